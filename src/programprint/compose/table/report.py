"""The block and its log → pages for the coach: what was done of what was planned, left against right, best sets and what stands
still, week by week, as rows with a small line of bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from programprint.compose.setting import Setting
from programprint.compose.table.coach import sides_of
from programprint.compose.table.coach_body import body_row
from programprint.compose.table.coach_figures import figure_row, shown_unit, whole
from programprint.compose.table.coach_table import CoachRow, Titled
from programprint.compose.table.side import TableSide
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.paragraph import Run
from programprint.compose.type.plot import STEP, Bar
from programprint.docket import Docket
from programprint.merge.lift.plates import POUND
from programprint.merge.sheet import ExerciseTally, Sheet, Tally
from programprint.wording import targets
from programprint.wording.words import Words

STALLED = 3
"""So many times in a row without more are said."""
PAIRED = 0.6
"""From bar to bar where each week has two, as a part of the step of single ones."""


def report(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> list[TableSide]:
    """The pages. Weeks after the last of which anything is written down are left out, once there is one."""
    known = [number for number, sheet in enumerate(sheets, start=1) if sheet.tally and sheet.tally.known]
    if not known and not any(sheet.tally for sheet in sheets):
        message = "the report knows of nothing that was done"
        docket.remarks[f"{message}: name the log with --log FILE"] = None
    shown = sheets[: known[-1]] if known else sheets
    return sides_of([("report.done", setting.layout.coach.bar, report_rows)], shown, setting, docket)


def report_rows(sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting) -> list[Titled]:
    """The week as a whole, its exercises, and their sides."""
    words = setting.words
    tallies = [sheet.tally if sheet.tally and sheet.tally.known else None for sheet in sheets]
    unit = shown_unit(sheets)
    unknown = ("report.unknown",) if None in tallies else ()
    nothing = () if any(tallies) else ((Run(words("report.nothing")),),)
    names = dict.fromkeys(name for tally in tallies if tally for name in tally.exercises)
    best = [_best(name, tallies, columns, setting) for name in names]
    sides = [row for name in names if (row := _sides(name, tallies, columns, setting))]
    groups = [
        Titled(
            (Run(words("coach.week"), "bold"),),
            nothing,
            _total(tallies, unit, columns, setting),
            (*unknown, "report.outlined"),
        )
    ]
    if best:
        title = (Run(words("report.exercises"), "bold"), Run(words("report.exercises.said")))
        groups.append(Titled(title, _still(names, tallies, words), best, (*unknown, "report.best")))
    if sides:
        title = (Run(words("report.sides"), "bold"), Run(words("report.sides.said")))
        groups.append(Titled(title, (), sides, (*unknown, "report.sides")))
    return groups


def _total(tallies: Sequence[Tally | None], unit: str, columns: WeekColumns, setting: Setting) -> list[CoachRow]:
    """What the weeks add up to, with a body for each of them where the layout asks for bodies."""
    words = setting.words
    per_unit = float(POUND) if unit == "lb" else 1.0

    def of(done: Callable[[Tally], float], planned: Callable[[Tally], float]) -> list[Bar]:
        return [
            _unknown(words)
            if one is None
            else Bar(
                done(one), words("report.of", n=whole(done(one), words), of=whole(planned(one), words)), of=planned(one)
            )
            for one in tallies
        ]

    def alone(value: Callable[[Tally], float]) -> list[Bar]:
        return [_unknown(words) if one is None else Bar(value(one), whole(value(one), words)) for one in tallies]

    counted = [
        ("coach.sets", "coach.sets.said", of(lambda one: one.sets, lambda one: one.planned)),
        ("report.sessions", "report.sessions.said", of(lambda one: one.sessions, lambda one: one.planned_sessions)),
        ("coach.reps.name", "coach.reps.said", alone(lambda one: float(one.reps))),
        ("coach.moved", "report.moved.said", alone(lambda one: float(one.moved) / per_unit)),
        ("report.unsettled", "report.unsettled.said", alone(lambda one: one.unsettled)),
    ]
    rows = [
        figure_row(words(name, unit=words.unit(unit)), words(remark), bars, _top(bars), (), columns, setting)
        for number, (name, remark, bars) in enumerate(counted)
        if not number or any(bar.value for bar in bars)
    ]
    muscles = [one.muscles if one else None for one in tallies]
    most = max((sets for week in muscles if week for sets in week.values()), default=0.0)
    body = body_row(muscles, most, columns, setting) if setting.layout.coach.body else None
    return [*rows, *([body] if body else [])]


def _best(name: str, tallies: Sequence[Tally | None], columns: WeekColumns, setting: Setting) -> CoachRow:
    """The best set of an exercise in each week, and how many of its sets were done; whether it has stood still of late."""
    words = setting.words
    weeks = [one.exercises.get(name) if one else None for one in tallies]
    bars = [_best_bar(one, known, words) for one, known in zip(weeks, tallies, strict=True)]
    sets = [words("report.of", n=whole(one.done, words), of=words.number(one.planned)) if one else "" for one in weeks]
    since = _since(name, tallies)
    remark = words.counted("report.stalled", since) if since >= STALLED else ""
    widest = f"{words('report.best', load='102.5 kg', amount='12')}", "10 of 10"
    return figure_row(name, remark, bars, _top(bars), sets, columns, setting, "report.sets", widest)


def _since(name: str, tallies: Sequence[Tally | None]) -> int:
    """How many times in a row, up to the last, an exercise was no more than before."""
    return next((one.exercises[name].since for one in reversed(tallies) if one and name in one.exercises), 0)


def _still(names: Iterable[str], tallies: Sequence[Tally | None], words: Words) -> tuple[tuple[Run, ...], ...]:
    """What stands still, in a line above the exercises."""
    found = [name for name in names if _since(name, tallies) >= STALLED]
    return ((Run(words("report.still"), "bold"), Run(words.listed(found))),) if found else ()


def _best_bar(one: ExerciseTally | None, known: Tally | None, words: Words) -> Bar:
    if known is None:
        return _unknown(words)
    if one is None or one.best is None:
        return Bar(0.0, "" if one is None else words("report.unknown"))
    best, amount = one.best, words(f"amount.{one.unit}", n=words.number(one.best.amount))
    if best.load is None:
        return Bar(float(best.amount), amount)
    return Bar(float(best.load.low), words("report.best", load=targets.load(best.load, words), amount=amount))


def _sides(name: str, tallies: Sequence[Tally | None], columns: WeekColumns, setting: Setting) -> CoachRow | None:
    """What each side of an exercise came to; None where no week has both."""
    words = setting.words
    weeks = [one.exercises.get(name) if one else None for one in tallies]
    both = [one for one in weeks if one and one.left is not None and one.right is not None]
    if not both:
        return None
    weighed = all(one.weighed for one in both)
    pairs: list[Bar] = []
    texts: list[Bar] = []
    for one, known in zip(weeks, tallies, strict=True):
        sides = (one.left, one.right) if one and one in both and one.weighed == weighed else (None, None)
        left, right = sides
        pairs += [Bar(float(left or 0), "", hollow=True), Bar(float(right or 0), "")]
        if left is None or right is None or one is None:
            texts.append(_unknown(words) if known is None else Bar(0.0, words("report.unknown")))
            continue
        unit = "reps" if weighed else one.unit
        shown = {
            side: words(f"amount.{unit}", n=whole(float(value), words))
            for side, value in (("left", left), ("right", right))
        }
        texts.append(Bar(0.0, words("report.pair", **shown)))
    load = next((one.best.load for one in both if one.best and one.best.load), None)
    remark = words("report.sides.weighed", unit=words.unit(load.unit)) if weighed and load else ""
    return figure_row(name, remark, texts, _top(pairs), (), columns, setting, step=PAIRED * STEP, plot=pairs)


def _unknown(words: Words) -> Bar:
    return Bar(0.0, words("report.unknown"))


def _top(bars: Sequence[Bar]) -> float:
    return max((max(bar.value, bar.of) for bar in bars), default=0.0)
