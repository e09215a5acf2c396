"""One side of a table through the weeks, for the training card and the coach: rows below heads, with rules between the weeks."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.compose.frame.head import Folio, Foot
from programprint.compose.frame.notes import notes_area
from programprint.compose.setting import Setting
from programprint.compose.table.weeks import Band, WeekColumns
from programprint.compose.type.boxes import Box, Built, Stack, grid_for
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet

NOTES_AT_LEAST = 4.0
"""Lines of the grid below which left-over room stays white."""


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


class TableSide:
    """A side from top to bottom: what heads the page, what heads the weeks, then rows; its grid is opened as far as the paper
    allows, and what it leaves of *room*, in points, becomes room for notes."""

    def __init__(
        self,
        heads: Sequence[Box],
        weeks: Box,
        groups: Sequence[Rows],
        foot: Foot,
        columns: WeekColumns,
        sheets: Sequence[Sheet],
        room: float,
        setting: Setting,
    ) -> None:
        layout, rise = setting.layout, setting.layout.gaps.rule
        self.foot, self.columns, self.sheets, self.room = foot, columns, sheets, room - foot.height
        self.body = Stack((*heads, weeks, *(box for head, rows in groups for box in (head, *rows))))
        top = sum(head.height for head in heads)
        y = top + weeks.height
        every = frozenset(columns.weeks)
        deloads = frozenset(sheet.week for sheet in sheets if sheet.deload) & every
        self.bands: list[tuple[float, float, frozenset[int], frozenset[int]]] = []
        """Where rules between the columns begin and end, in lines from the top; the columns held there, and the heavy ones."""
        if weeks.height:
            self.bands.append((top, y - rise, every, deloads))
        for head, rows in groups:
            self.bands.append((y + (head.above or -rise), y + head.ruled - rise, head.held, head.heavy))
            y += head.height
            for row in rows:
                self.bands.append(
                    (y + (row.above + rise if row.above else -rise), y + row.height - rise, row.held, head.heavy)
                )
                y += row.height
        self.lines = y
        self.fits = y * layout.line.least <= self.room + 0.01
        """Whether the tightest grid has room for all of it."""
        self.grid = grid_for(self.room, y, layout.line.least, layout.line.most)

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the side."""
        grid, layout = self.grid, pen.layout
        self.body.draw(pen, pen.left, pen.top, grid)
        bands = [
            Band(pen.top + top * grid, pen.top + bottom * grid, held, heavy)
            for top, bottom, held, heavy in self.bands
            if bottom > top
        ]
        self.columns.rules(pen, bands)
        self.foot.draw(pen, folio)
        end = pen.top + (self.lines - layout.gaps.rule) * grid
        if self.room / grid - self.lines >= NOTES_AT_LEAST:
            name = f"w{self.sheets[0].week}/notes/{folio.page}"
            notes_area(pen, end + layout.gaps.row * grid, self.foot, name, grid)
        else:
            pen.rule(pen.left, pen.right, end, layout.rules.thin)
