"""The weeks in figures → rows of plots: what a week adds up to, sets by muscle, sets and reps by exercise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programprint.compose.log.exercise import AFTER
from programprint.compose.setting import Setting
from programprint.compose.table.coach_table import Part
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.compose.type.plot import Bar, bars, lying, room
from programprint.merge.lift.plates import POUND
from programprint.merge.sheet import Entry, Sheet
from programprint.merge.volume import MuscleWork, Volume, Work, volume
from programprint.notation.scanner import NBSP
from programprint.pages import MM
from programprint.wording.words import Words

LEAST_SHARE = 0.05
"""A muscle that gets less than this of a set in every week has no row."""


def figure_parts(sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting) -> list[Part]:
    """The week as a whole, its muscles, its exercises."""
    words = setting.words
    weeks = [volume(sheet) for sheet in sheets]
    hollow = [sheet.deload for sheet in sheets]

    def shown(values: Sequence[float], text: Callable[[float], str]) -> list[Bar]:
        return [Bar(value, text(value), deload) for value, deload in zip(values, hollow, strict=True)]

    muscles = [
        MuscleRow(name, _range(direct, words), shown(shared, _tenth), highest, columns, setting)
        for name, direct, shared, highest in _muscles(weeks)
    ]
    total = [
        PlotRow(name, said, shown(values, _whole), columns, setting)
        for name, said, values in [*_total(sheets, weeks, words), *_sides(weeks, words)]
    ]
    exercises = [ExerciseRow(name, found, columns, setting) for name, found in _exercises(weeks)]
    return [
        Part((Run(words("coach.week"), "bold"),), (), total),
        *([Part((Run(words("coach.by_muscle"), "bold"),), (), muscles)] if muscles else []),
        Part((Run(words("coach.by_exercise"), "bold"), Run(words("coach.and_reps"))), (), exercises),
    ]


def _total(sheets: Sequence[Sheet], weeks: Sequence[Volume], words: Words) -> list[tuple[str, str, list[float]]]:
    """Name, remark and the figure of each week, of what is not nothing."""
    unit = _unit(sheets)
    per_unit = float(POUND) if unit == "lb" else 1.0
    work = [week.total for week in weeks]
    moved = [float(week.moved) / per_unit for week in work]
    loaded = words("coach.moved.said", n=_span([week.loaded_sets for week in work]))
    timed = words("coach.tension.said", n=_span([week.timed_sets for week in work]))
    unknown = [week.open_sets for week in work]
    reps = words("coach.reps.open", n=_span(unknown)) if any(unknown) else words("coach.reps.said")
    length = [minutes for week in weeks for minutes in week.minutes]
    each = words("coach.gym.said", n=_span(length)) if length else ""
    rows = [
        (words("coach.sets"), words("coach.sets.said"), [week.sets for week in work]),
        (words("coach.reps.name"), reps, [week.reps for week in work]),
        (words("coach.contacts"), words("coach.contacts.said"), [week.contacts for week in work]),
        (words("coach.moved", unit=unit), loaded, moved),
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


def _unit(sheets: Sequence[Sheet]) -> str:
    """Pounds where every load column counts pounds, else kilograms."""
    units = {entry.load_unit for sheet in sheets for entry in sheet.entries} - {""}
    return "lb" if units == {"lb"} else "kg"


def _whole(value: float) -> str:
    """A figure with a space between thousands, half sets with their half."""
    whole = f"{value:.1f}" if value < 100 and abs(value - round(value)) == 0.5 else f"{round(value):,}"
    return whole.replace(",", NBSP)


def _tenth(value: float) -> str:
    return f"{value:.1f}" if value else "0"


def _span(values: Sequence[float]) -> str:
    least, most = min(values), max(values)
    return _whole(least) if least == most else f"{_whole(least)}–{_whole(most)}"


def _range(values: Sequence[float], words: Words) -> str:
    return words("coach.direct", n=_span(values)) if any(values) else words("coach.helps")


class PlotRow:
    """A name and a remark, and beside them a bar for each week."""

    entry: Entry | None = None
    continues: bool = False

    def __init__(self, name: str, said: str, found: Sequence[Bar], columns: WeekColumns, setting: Setting) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.found, self.columns, self.layout = found, columns, layout
        type_, least = layout.type, layout.line.least
        self.words = (
            *lines([Run(name, "semibold")], type_.body, columns.words, metrics),
            *lines([Run(said)], type_.small, columns.words, metrics),
        )
        self.bars = room(type_.small, layout.coach.plot) / least
        self.height = max(self.bars, len(self.words)) + 0.5

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the row with its top at *y*."""
        pen.lines(pen.left, y + BASE * grid, self.words, grid)
        places = [(x, self.columns.width) for _, x in self.columns.places(pen.left)]
        base = y + (self.height - 0.75) * grid
        bars(pen, places, self.found, base, self.layout.coach.plot, max(bar.value for bar in self.found))


class MuscleRow:
    """A muscle, its direct sets, and beside them a lying bar for each week; all muscles share one scale."""

    entry: Entry | None = None
    continues: bool = False

    def __init__(
        self,
        name: str,
        said: str,
        found: Sequence[Bar],
        top: float,
        columns: WeekColumns,
        setting: Setting,
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.found, self.top, self.columns, self.layout = found, top, columns, layout
        type_ = layout.type
        runs = [Run(name, "semibold"), Run(said, "regular", type_.small)]
        self.words = lines(runs, type_.body, columns.words, metrics)
        self.height = len(self.words) + 0.5

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the row with its top at *y*."""
        baseline = y + BASE * grid
        pen.lines(pen.left, baseline, self.words, grid)
        for bar, (_, x) in zip(self.found, self.columns.places(pen.left), strict=True):
            lying(pen, x, self.columns.width, bar, baseline, self.top)


class ExerciseRow:
    """An exercise, and in each week its sets and its reps: one beside the other, or below it where weeks are narrow."""

    entry: Entry | None = None
    continues: bool = False

    def __init__(self, name: str, found: Sequence[Work | None], columns: WeekColumns, setting: Setting) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.found, self.columns, self.layout = found, columns, layout
        self.words = lines([Run(name, "semibold")], layout.type.body, columns.words, metrics)
        self.stacked = columns.width < metrics.width(
            f"88.5 · {setting.words('coach.reps', n='8888+')}", "bold", layout.type.body
        )
        self.height = max(2 if self.stacked else 1, len(self.words)) + AFTER

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the row with its top at *y*."""
        type_, baseline = self.layout.type, y + BASE * grid
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        pen.lines(pen.left, baseline, self.words, grid)
        for work, (_, x) in zip(self.found, self.columns.places(pen.left), strict=True):
            after = x + pen.text(x, baseline, _whole(work.sets) if work else "–", "bold", type_.body) + 1.5 * MM
            reps = f"{_whole(work.reps)}{'+' if work.open_sets else ''}" if work and work.reps else ""
            if self.stacked:
                pen.text(x, baseline + grid, reps, "regular", type_.small)
            elif reps:
                pen.text(after, baseline, pen.words("coach.reps", n=reps), "regular", type_.small)
