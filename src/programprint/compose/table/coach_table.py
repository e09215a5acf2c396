"""The block → the rows of the coach's table: what is prescribed of each exercise in each week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from programprint.compose.log.exercise import AFTER
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned, Row, table_of
from programprint.compose.table.row_words import RowWords, with_load
from programprint.compose.table.session_words import said_of, title_of
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Entry, Sheet
from programprint.wording.entries import amounts


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


def table_parts(sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting) -> list[Part]:
    """A part for each session on its day."""
    parts = []
    for group in table_of(sheets):
        name, said = tuple(title_of(group, setting.words)), tuple(map(tuple, said_of(group, setting.words)))
        parts.append(Part(name, said, [TableRow(row, columns, setting) for row in group.rows]))
    return parts


class TableRow:
    """One exercise through the weeks, without cells for a pen."""

    def __init__(self, row: Row, columns: WeekColumns, setting: Setting) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.row, self.columns, self.layout = row, columns, layout
        self.entry: Entry | None = row.first
        self.continues = row.continues
        self.words = words = RowWords(row, columns.words, setting, cues=False)
        small = layout.type.small
        self.cells = {
            week: [
                line
                for runs in (
                    *words.before(planned),
                    *_target(planned, words.how_changes, setting),
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


def _target(planned: Planned, how: bool, setting: Setting) -> list[list[Run]]:
    """“3 × 10 60 kg”, a paragraph for each set group, then extra sets; *how* says whether the sides must be said here."""
    entry, body, words = planned.entry, setting.layout.type.body, setting.words
    said = [[Run(amount, "bold", body), Run(done if how else "")] for amount, done in amounts(entry, words)]
    said[-1] = [*with_load(said[-1], entry, words)]
    said = [[run for run in runs if run.text] for runs in said]
    extra = [line.sides[0] for line in entry.sets if line.extra]
    if not extra:
        return said
    side = words("cells.weak" if extra[0] == "weak" else f"side.letter.{extra[0]}")
    return [*said, [Run(words("set.extra", n=len(extra)), "bold"), Run(words("coach.extra", side=side))]]
