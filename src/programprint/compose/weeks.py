"""Weeks side by side: how many fit on a sheet, where their columns stand, and what stands above them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import Pen
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.read.layout import Layout

GAP = 3 * MM
"""White between two weeks, with a rule in its middle."""
_FRAME = 1 * MM
"""White between the frame of a deload and its words."""


def spread(sheets: Sequence[Sheet], most: int) -> list[Sequence[Sheet]]:
    """The weeks on as few sheets as hold them, *most* on each, as evenly as can be."""
    count = -(-len(sheets) // max(most, 1))
    ends = [round(len(sheets) * number / count) for number in range(count + 1)]
    return [sheets[start:end] for start, end in itertools.pairwise(ends)]


def fitting(width: float, words: float, column: float) -> int:
    """How many columns at least *column* wide stand beside words."""
    return int((width - words + 0.01) / (column + GAP))


@dataclass(frozen=True)
class WeekColumns:
    """The columns of some weeks beside *words*; *width* is that of one."""

    weeks: tuple[int, ...]
    words: float
    width: float

    @classmethod
    def of(cls, sheets: Sequence[Sheet], words: float, room: float, widest: float = 0.0) -> WeekColumns:
        """Columns that share what the words leave of *room*, none wider than *widest* where that is given."""
        width = (room - words) / len(sheets) - GAP
        return cls(tuple(sheet.week for sheet in sheets), words, min(width, widest) if widest else width)

    def places(self, left: float) -> Iterator[tuple[int, float]]:
        """Each week with the left edge of its column."""
        for index, week in enumerate(self.weeks):
            yield week, left + self.words + GAP + index * (self.width + GAP)

    def rules(self, pen: Pen, top: float, bottom: float, heavy: Sequence[int]) -> None:
        """Rules before every week; heavy ones at both sides of those weeks that are *heavy*."""
        rules = pen.layout.rules
        for index, (_, x) in enumerate(self.places(pen.left)):
            beside = set(self.weeks[max(index - 1, 0) : index + 1])
            pen.bar(x - GAP / 2, top, bottom, rules.thick if beside & set(heavy) else rules.thin)
        if self.weeks and self.weeks[-1] in heavy:
            pen.bar(pen.right, top, bottom, rules.thick)


class WeekHeads:
    """What stands above the columns: week, label and note; a deload in a heavy frame. Heights are in lines of the grid."""

    def __init__(
        self, sheets: Sequence[Sheet], columns: WeekColumns, layout: Layout, metrics: Metrics, notes: bool
    ) -> None:
        self.sheets, self.columns, self.layout = sheets, columns, layout
        type_ = layout.type
        self.names: list[tuple[Line, ...]] = []
        self.notes: list[tuple[Line, ...]] = []
        for sheet in sheets:
            label = sheet.label or ("Deload" if sheet.deload else "")
            number = Run(f"Week\N{NO-BREAK SPACE}{sheet.week}", "bold", type_.body)
            said = Run(label.upper(), "bold", type_.body) if sheet.deload else Run(label, "regular", type_.body)
            pad = 2 * _FRAME if sheet.deload else 0.0
            self.names.append(lines([number, said], type_.body, columns.width - pad, metrics))
            self.notes.append(lines([Run(sheet.week_note if notes else "")], type_.small, columns.width, metrics))

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return 1.75 + 1.15 * (max(map(len, self.names)) - 1) + max(map(len, self.notes)) + 0.25

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the heads with their top at *y*."""
        below = y + (1.75 + 1.15 * (max(map(len, self.names)) - 1)) * grid
        for sheet, name, note, (_, x) in zip(
            self.sheets, self.names, self.notes, self.columns.places(pen.left), strict=True
        ):
            pad = _FRAME if sheet.deload else 0.0
            if sheet.deload:
                height = (1.25 + 1.15 * (len(name) - 1)) * grid
                pen.box(x, y + 0.05 * grid, self.columns.width, height, self.layout.rules.thick)
            pen.lines(x + pad, y + grid, name, 1.15 * grid)
            pen.lines(x, below + 0.7 * grid, note, grid)
