"""Weeks side by side: how many fit on a sheet, where their columns stand, and what stands above them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import weeks as of_weeks
from programprint.wording.words import Words

GAP = 3 * MM
"""White between two weeks, with a rule in its middle."""


def spread(sheets: Sequence[Sheet], most: int) -> list[Sequence[Sheet]]:
    """The weeks on as few sheets as hold them, *most* on each, as evenly as can be."""
    count = -(-len(sheets) // max(most, 1))
    ends = [round(len(sheets) * number / count) for number in range(count + 1)]
    return [sheets[start:end] for start, end in itertools.pairwise(ends)]


def fitting(width: float, words: float, column: float) -> int:
    """How many columns at least *column* wide stand beside words."""
    return int((width - words - GAP / 2 + 0.01) / (column + GAP))


class WeekColumns(Struct, frozen=True):
    """The columns of some weeks beside *words*; *width* is that of one."""

    weeks: tuple[int, ...]
    words: float
    width: float

    @classmethod
    def of(cls, sheets: Sequence[Sheet], words: float, room: float, widest: float = 0.0) -> WeekColumns:
        """Columns that share what the words leave of *room*, none wider than *widest* where that is given."""
        width = (room - words - GAP / 2) / len(sheets) - GAP
        return cls(tuple(sheet.week for sheet in sheets), words, min(width, widest) if widest else width)

    def places(self, left: float) -> Iterator[tuple[int, float]]:
        """Each week with the left edge of its column."""
        for index, week in enumerate(self.weeks):
            yield week, left + self.words + GAP + index * (self.width + GAP)

    def rules(self, pen: Pen, stretches: Sequence[tuple[float, float]], heavy: Sequence[int]) -> None:
        """Rules before every week, along each of the stretches from top to bottom; weeks that are *heavy* stand in a heavy
        frame."""
        rules, pitch = pen.layout.rules, self.width + GAP
        framed = [index for index, week in enumerate(self.weeks) if week in heavy]
        edges = {edge for index in framed for edge in (index, index + 1)}
        left = pen.left + self.words + GAP / 2
        for top, bottom in stretches:
            for edge in range(len(self.weeks) + 1):
                if edge < len(self.weeks) or edge in edges:
                    pen.bar(left + edge * pitch, top, bottom, rules.thick if edge in edges else rules.thin)
        for index in framed if stretches else ():
            for y in (stretches[0][0], stretches[-1][1]):
                pen.rule(left + index * pitch, left + (index + 1) * pitch, y, rules.thick)


class WeekHeads:
    """What stands above the columns: week, label and note. Heights are in lines of the grid."""

    def __init__(self, sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting, notes: bool) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.sheets, self.columns, self.layout = sheets, columns, layout
        type_, words = layout.type, setting.words
        self.names: list[tuple[Line, ...]] = []
        self.notes: list[tuple[Line, ...]] = []
        for index, sheet in enumerate(sheets):
            label = of_weeks.label(sheet, words)
            said = Run(label.upper(), "bold") if sheet.deload else Run(label)
            number = Run(of_weeks.named([sheet.week], words), "bold")
            self.names.append(lines([number, said], type_.body, columns.width, metrics))
            below = [phase_words(sheet, words), [Run(sheet.week_note if notes else "")]]
            if sheet.phase and notes and (sheet.phase.opens or not index):
                below.insert(1, [Run(sheet.phase.note)])
            self.notes.append(
                tuple(line for runs in below for line in lines(runs, type_.small, columns.width, metrics))
            )

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return 1.95 + 1.15 * (max(map(len, self.names)) - 1) + max(map(len, self.notes))

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the heads with their top at *y*."""
        below = y + (1.75 + 1.15 * (max(map(len, self.names)) - 1)) * grid
        for name, note, (_, x) in zip(self.names, self.notes, self.columns.places(pen.left), strict=True):
            pen.lines(x, y + grid, name, 1.15 * grid)
            pen.lines(x, below + 0.45 * grid, note, grid)


def phase_words(sheet: Sheet, words: Words) -> list[Run]:
    """“Strength · week 2 of 4”, the phase that a week belongs to."""
    if not (phase := sheet.phase):
        return []
    where = words("phase.here", n=phase.week, of=phase.weeks) if phase.weeks > 1 else ""
    return [Run(phase.name, "semibold"), *([Run("·"), Run(where)] if where else [])]
