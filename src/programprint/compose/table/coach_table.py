"""The block → the rows of the coach's table: what is prescribed of each exercise in each week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from programprint.compose.log.exercise import AFTER
from programprint.compose.table.block import Planned, Row, amounts, table_of
from programprint.compose.table.row_words import RowWords, with_load
from programprint.compose.table.session_words import said_of
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Entry, Sheet
from programprint.read.layout import Layout


class Piece(Protocol):
    """A row of a table or of plots."""

    height: float
    """Lines of the grid, with the white after it."""
    entry: Entry | None
    """The exercise, where it is about one."""
    continues: bool
    """Whether it goes on with what the row above it began."""

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the row with its top at *y*."""
        ...


class Part(Struct, frozen=True):
    """Rows under a title; *said* stands below the title, at the size of everything small."""

    title: tuple[Run, ...]
    said: tuple[tuple[Run, ...], ...]
    pieces: Sequence[Piece]


def table_parts(sheets: Sequence[Sheet], columns: WeekColumns, layout: Layout, metrics: Metrics) -> list[Part]:
    """A part for each session on its day."""
    parts = []
    for group in table_of(sheets):
        name = (Run(group.day, "bold"), Run(group.name)) if group.day else (Run(group.name, "bold"),)
        said = tuple(map(tuple, said_of(group)))
        parts.append(Part(name, said, [TableRow(row, columns, layout, metrics) for row in group.rows]))
    return parts


class TableRow:
    """One exercise through the weeks, without cells for a pen."""

    def __init__(self, row: Row, columns: WeekColumns, layout: Layout, metrics: Metrics) -> None:
        self.row, self.columns, self.layout = row, columns, layout
        self.entry: Entry | None = row.first
        self.continues = row.continues
        self.words = words = RowWords(row, columns.words, layout, metrics, cues=False)
        small = layout.type.small
        self.cells = {
            week: [
                line
                for runs in (
                    *words.before(planned),
                    *_target(planned, words.how_changes, layout),
                    *words.after(planned),
                )
                for line in lines(runs, small, columns.width, metrics)
            ]
            for week, planned in row.weeks.items()
        }
        self.height = max(words.height, *(words.opened + len(cell) for cell in self.cells.values())) + 0.2 + AFTER

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the row with its top at *y*."""
        if not self.continues:
            pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        self.words.draw(pen, y, grid)
        y += self.words.opened * grid
        for week, x in self.columns.places(pen.left):
            if week in self.cells:
                pen.lines(x, y + BASE * grid, self.cells[week], grid)
            else:
                pen.text(x, y + BASE * grid, "–", "regular", self.layout.type.body)


def _target(planned: Planned, how: bool, layout: Layout) -> list[list[Run]]:
    """“3 × 10 60 kg”, a paragraph for each set group, then extra sets; *how* says whether the sides must be said here."""
    entry, body = planned.entry, layout.type.body
    said = [[Run(amount, "bold", body), Run(words if how else "")] for amount, words in amounts(entry)]
    said[-1] = [*with_load(said[-1], entry)]
    said = [[run for run in runs if run.text] for runs in said]
    extra = [line.sides[0] for line in entry.sets if line.extra]
    return [*said, *([[Run(f"+{len(extra)}", "bold"), Run(f"{extra[0]} only")]] if extra else [])]
