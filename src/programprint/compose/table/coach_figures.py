"""The weeks in figures → rows of a table, each with a small line of its growth: what a week adds up to, sets by muscle, sets and
reps by exercise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from programprint.compose.setting import Setting
from programprint.compose.table.coach_body import body_row
from programprint.compose.table.coach_table import CoachRow, Titled
from programprint.compose.table.weeks import GAP, WeekColumns
from programprint.compose.type.boxes import Beside, Box, Drawn, Label, Lines, Ruled, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.compose.type.plot import STEP, Bar, growth
from programprint.merge.lift.plates import POUND
from programprint.merge.sheet import Sheet
from programprint.merge.volume import MuscleWork, Volume, Work, volume
from programprint.notation.scanner import NBSP
from programprint.pages import MM
from programprint.wording.words import Words

T = TypeVar("T")
LEAST_SHARE = 0.05
"""A muscle that gets less than this of a set in every week has no row."""


def figure_rows(sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting) -> list[Titled]:
    """The week as a whole, its muscles, its exercises."""
    words = setting.words
    weeks = [volume(sheet) for sheet in sheets]
    hollow = [sheet.deload for sheet in sheets]
    entire, tenth = partial(whole, words=words), partial(_tenth, words=words)
    explains = ("hollow", "sets") if any(hollow) else ("sets",)

    def shown(values: Sequence[float], text: Callable[[float], str]) -> list[Bar]:
        return [Bar(value, text(value), deload) for value, deload in zip(values, hollow, strict=True)]

    def row(name: str, remark: str, found: Sequence[Bar], top: float, below: Sequence[str] = ()) -> CoachRow:
        return figure_row(name, remark, found, top, below, columns, setting)

    worked = _muscles(weeks)
    called = {name: word for week in weeks for name, word in week.called.items()}
    muscles = [
        row(called.get(name, name), _range(direct, words), shown(shared, tenth), highest)
        for name, direct, shared, highest in worked
    ]
    if setting.layout.coach.body and worked:
        by_week = [{name: shared[at] for name, _, shared, _ in worked} for at in range(len(weeks))]
        body = body_row(by_week, worked[0][3], columns, setting)
        muscles = [*([body] if body else []), *muscles]
    total = [
        row(name, remark, shown(values, entire), max(values))
        for name, remark, values in [*_total(sheets, weeks, words), *_sides(weeks, words)]
    ]
    exercises = []
    for name, done in _exercises(weeks):
        bars = shown([work.sets if work else 0.0 for work in done], entire)
        bars = [bar if work else Bar(0.0, "") for bar, work in zip(bars, done, strict=True)]
        reps = [f"{entire(work.reps)}{'+' if work.open_sets else ''}" if work and work.reps else "" for work in done]
        exercises.append(row(name, "", bars, max(bar.value for bar in bars), reps))
    return [
        Titled((Run(words("coach.week"), "bold"),), (), total, explains),
        *([Titled((Run(words("coach.by_muscle"), "bold"),), (), muscles, (*explains, "by_muscle"))] if muscles else []),
        Titled((Run(words("coach.by_exercise"), "bold"), Run(words("coach.and_reps"))), (), exercises, explains),
    ]


def _total(sheets: Sequence[Sheet], weeks: Sequence[Volume], words: Words) -> list[tuple[str, str, list[float]]]:
    """Name, remark and the figure of each week, of what is not nothing."""
    unit = shown_unit(sheets)
    per_unit = float(POUND) if unit == "lb" else 1.0
    work = [week.total for week in weeks]
    moved = [float(week.moved) / per_unit for week in work]
    loaded = words("coach.moved.said", n=_span([week.loaded_sets for week in work], words))
    timed = words("coach.tension.said", n=_span([week.timed_sets for week in work], words))
    unknown = [week.open_sets for week in work]
    reps = words("coach.reps.open", n=_span(unknown, words)) if any(unknown) else words("coach.reps.said")
    length = [minutes for week in weeks for minutes in week.minutes]
    each = words("coach.gym.said", n=_span(length, words)) if length else ""
    rows = [
        (words("coach.sets"), words("coach.sets.said"), [week.sets for week in work]),
        (words("coach.reps.name"), reps, [week.reps for week in work]),
        (words("coach.contacts"), words("coach.contacts.said"), [week.contacts for week in work]),
        (words("coach.moved", unit=words.unit(unit)), loaded, moved),
        (words("coach.tension"), timed, [week.tension / 60 for week in work]),
        (words("coach.gym"), each, [float(sum(week.minutes)) for week in weeks]),
    ]
    return [row for row in rows if any(row[2])]


def _sides(weeks: Sequence[Volume], words: Words) -> list[tuple[str, str, list[float]]]:
    rows = [
        (words("coach.left"), words("coach.side.said"), [float(week.sides.left) for week in weeks]),
        (words("coach.right"), words("coach.side.said"), [float(week.sides.right) for week in weeks]),
        (words("coach.weak"), words("coach.weak.said"), [float(week.sides.weak) for week in weeks]),
    ]
    return [row for row in rows if any(row[2])]


def _muscles(weeks: Sequence[Volume]) -> list[tuple[str, list[float], list[float], float]]:
    """Name, direct sets and shared sets in each week, and the most that any muscle has; those with most work come first."""
    names = dict.fromkeys(name for week in weeks for name in week.muscles)
    work = {name: [week.muscles.get(name, MuscleWork()) for week in weeks] for name in names}
    shared = {name: [found.shared for found in work[name]] for name in names}
    most = max((max(found) for found in shared.values()), default=0.0)
    ordered = sorted(names, key=lambda name: -sum(shared[name]))
    return [
        (name, [found.direct for found in work[name]], shared[name], most)
        for name in ordered
        if max(shared[name]) >= LEAST_SHARE
    ]


def _exercises(weeks: Sequence[Volume]) -> list[tuple[str, list[Work | None]]]:
    names = dict.fromkeys(name for week in weeks for name in week.exercises)
    return [(name, [week.exercises.get(name) for week in weeks]) for name in names]


def shown_unit(sheets: Sequence[Sheet]) -> str:
    """Pounds where every load column counts pounds, else kilograms."""
    units = {entry.load_unit for sheet in sheets for entry in sheet.entries} - {""}
    return "lb" if units == {"lb"} else "kg"


def whole(value: float, words: Words) -> str:
    """A figure with a space between thousands, half sets with their half."""
    figures = f"{value:.1f}" if value < 100 and abs(value - round(value)) == 0.5 else f"{round(value):,}"
    return words.ready(figures.replace(",", NBSP))


def _tenth(value: float, words: Words) -> str:
    return words.ready(f"{value:.1f}") if value else "0"


def _span(values: Sequence[float], words: Words) -> str:
    least, most = min(values), max(values)
    return whole(least, words) if least == most else f"{whole(least, words)}–{whole(most, words)}"


def _range(values: Sequence[float], words: Words) -> str:
    return words("coach.direct", n=_span(values, words)) if any(values) else words("coach.helps")


def figure_row(
    name: str,
    remark: str,
    found: Sequence[Bar],
    top: float,
    below: Sequence[str],
    columns: WeekColumns,
    setting: Setting,
    phrase: str = "coach.reps",
    widest: tuple[str, str] = ("88.5", "8888+"),
    step: float = STEP,
    plot: Sequence[Bar] = (),
) -> CoachRow:
    """A name and a remark, how the figure grows in bars *step* points apart, those of a *plot* where they are others, and in each
    week the figure; more of it stands *below* it where weeks are too narrow for the *widest* of both, else beside it in a
    *phrase*."""
    layout, metrics, words, type_ = setting.layout, setting.metrics, setting.words, setting.layout.type
    plot = plot or found
    step = min(step, columns.words / 3 / len(plot))
    measure = columns.words - len(plot) * step - GAP
    runs = [Run(name, "semibold"), Run(remark, "regular", type_.small)]
    named = Lines(lines([run for run in runs if run.text], type_.body, measure, metrics))
    figure, more = widest
    narrow = columns.width < metrics.width(f"{figure} · {words(phrase, n=more)}", "bold", type_.body)
    shown: list[tuple[float, Box]] = []
    for index, (bar, x) in enumerate(_by_week(found, columns)):
        shown.append((x, Label(bar.text, "bold", type_.body)))
        if done := below[index] if below else "":
            after = x + metrics.width(bar.text, "bold", type_.body) + 1.5 * MM
            beside = (after, Label(words(phrase, n=done), "regular", type_.small))
            shown.append((x, Label(done, "regular", type_.small, BASE + 1)) if narrow else beside)

    def draw(pen: Pen, x: float, y: float, grid: float) -> None:
        growth(pen, x, y + BASE * grid, plot, step, min(layout.coach.plot, grid), top)

    line = (columns.words - GAP / 2, Drawn(1.0, draw))
    row = Beside(((0.0, named), line, *shown, (0.0, White(2.0 if narrow and below else 1.0))))
    return CoachRow(
        stack(Ruled(layout.rules.thin, layout.gaps.rule), row, White(layout.gaps.plot)), frozenset(columns.weeks)
    )


def _by_week(found: Sequence[T], columns: WeekColumns) -> list[tuple[T, float]]:
    """What each week has, with the left edge of its column."""
    return [(value, x) for value, (_, x) in zip(found, columns.places, strict=True)]
