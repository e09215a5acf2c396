"""One side of a table through the weeks, or of several, for the training card and the coach: rows below heads, and rules."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.frame.head import Folio, Foot
from programprint.compose.frame.notes import notes_area
from programprint.compose.setting import Setting
from programprint.compose.table.weeks import Band, WeekColumns
from programprint.compose.type.boxes import Box, Built, Stack, White, grid_for
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet

NOTES_AT_LEAST = 4.0
"""Lines of the grid below which left-over room stays white."""


Ruling = tuple[float, float, frozenset[int], frozenset[int]]
"""A stretch of a side, in lines from its top: the columns that are held there, and of these the heavy ones."""


class TableHead(Built):
    """What heads some rows; the rules between the columns that are *held* run from *above* to *ruled* lines below its top, and
    leave it the width elsewhere. The *heavy* ones of its rows are deloads."""

    def __init__(
        self,
        box: Box,
        heavy: frozenset[int],
        ruled: float = 0.0,
        held: frozenset[int] = frozenset(),
        above: float = 0.0,
    ) -> None:
        super().__init__(box)
        self.heavy, self.ruled, self.held, self.above = heavy, ruled, held, above


class TableRow(Built):
    """A row, with something in the columns that are *held*; *above* are the lines of its words over all columns."""

    def __init__(self, box: Box, held: frozenset[int], above: float = 0.0) -> None:
        super().__init__(box)
        self.held, self.above = held, above


Rows = tuple[TableHead, Sequence[TableRow]]
"""Rows below their head."""


class Table(Struct, frozen=True):
    """Rows of some *sheets* below what heads their weeks; *above* them is what parts the table from another."""

    weeks: Box
    groups: Sequence[Rows]
    columns: WeekColumns
    sheets: Sequence[Sheet]
    above: Box = White(0)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All of it, from top to bottom."""
        return (self.above, self.weeks, *(box for head, rows in self.groups for box in (head, *rows)))

    def bands(self, y: float, rise: float) -> list[Ruling]:
        """Where rules between its columns begin and end, where it begins at *y*."""
        every = frozenset(self.columns.weeks)
        deloads = frozenset(sheet.week for sheet in self.sheets if sheet.deload) & every
        found: list[Ruling] = []
        y += self.above.height
        if self.weeks.height:
            found.append((y, y + self.weeks.height - rise, every, deloads))
        y += self.weeks.height
        for head, rows in self.groups:
            found.append((y + (head.above or -rise), y + head.ruled - rise, head.held, head.heavy))
            y += head.height
            for row in rows:
                found.append((y + (row.above or -rise), y + row.height - rise, row.held, head.heavy))
                y += row.height
        return found


class TableSide:
    """A side from top to bottom: what heads the page, then tables; its grid is opened as far as the paper allows, and what it
    leaves of *room*, in points, becomes room for notes, whose field begins with *name*."""

    def __init__(
        self, heads: Sequence[Box], tables: Sequence[Table], foot: Foot, name: str, room: float, setting: Setting
    ) -> None:
        layout, rise = setting.layout, setting.layout.gaps.rule
        self.foot, self.tables, self.name, self.room = foot, tables, name, room - foot.height
        self.body = Stack((*heads, *(box for table in tables for box in table.boxes)))
        y = sum(head.height for head in heads)
        self.bands: list[tuple[WeekColumns, list[Ruling]]] = []
        """The rules between the columns of each table, in lines from the top."""
        for table in tables:
            self.bands.append((table.columns, table.bands(y, rise)))
            y += sum(box.height for box in table.boxes)
        self.lines = y
        self.fits = y * layout.line.least <= self.room + 0.01
        """Whether the tightest grid has room for all of it."""
        self.grid = grid_for(self.room, y, layout.line.least, layout.line.most)

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the side."""
        grid, layout = self.grid, pen.layout
        self.body.draw(pen, pen.left, pen.top, grid)
        for columns, found in self.bands:
            columns.rules(
                pen,
                [
                    Band(pen.top + top * grid, pen.top + bottom * grid, held, heavy)
                    for top, bottom, held, heavy in found
                    if bottom > top
                ],
            )
        self.foot.draw(pen, folio)
        end = pen.top + (self.lines - layout.gaps.rule) * grid
        if self.room / grid - self.lines >= NOTES_AT_LEAST:
            notes_area(pen, end + layout.gaps.row * grid, self.foot, f"{self.name}/notes/{folio.page}", grid)
        else:
            pen.rule(pen.left, pen.right, end, layout.rules.thin)
