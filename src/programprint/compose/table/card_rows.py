"""The exercises of some weeks → the rows of the training card, as wide as the paper allows and as low as they become."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.table.block import Group, Row, shared, table_of, take_turns, visits_of
from programprint.compose.table.card_cell import CardCell
from programprint.compose.table.row import week_row
from programprint.compose.table.row_words import RowWords
from programprint.compose.table.session_head import goes_on, session_head
from programprint.compose.table.side import TableHead, TableRow
from programprint.compose.table.weeks import GAP, WeekColumns, fitting
from programprint.compose.type.boxes import Built, Stack, White
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import weeks as of_weeks
from programprint.wording.words import Words

_LEADS = 6
"""About so many places for loads are tried."""
_NEARLY = 1e-5
"""Lines by which heights may differ that are the same."""


class CardRows:
    """The rows of some weeks, beside *words* of a width or below them."""

    def __init__(self, sheets: Sequence[Sheet], words: float, setting: Setting) -> None:
        self.sheets, self.width = sheets, Pen(setting, back=False).width
        self.groups, numbers = columned(sheets, setting)
        self.visits = any(group.visits for group in self.groups)
        self.columns = WeekColumns.of(numbers, words, self.width)
        rows = [
            [
                CardRow(row, self.columns, setting, followed=index < len(group.rows) and group.rows[index].continues)
                for index, row in enumerate(group.rows, start=1)
            ]
            for group in self.groups
        ]
        every = [row for found in rows for row in found]
        built = iter(_lowest(every, self._leads(every)))
        self.boxes = [[next(built) for _ in found] for found in rows]
        if self.columns.below:
            self.boxes = [
                [
                    min([box, *map(row.built, row.leads)], key=lambda box: round(box.height, 6))
                    for row, box in zip(*pair, strict=True)
                ]
                for pair in zip(rows, self.boxes, strict=True)
            ]
        """The rows, all of them with loads in one place: where they are lowest. Below their words, a row that is lower with loads
        in another place has them there."""
        self.heights = [[box.height for box in boxes] for boxes in self.boxes]
        broken = sum(any(cell.broken for cell in row.cells.values()) for row in every)
        self.lines = sum(map(sum, self.heights)) + ROW * broken
        """How high the rows are; one whose sets take more lines than one counts for more."""
        self.setting = setting
        self._again = [[goes_on(row, setting.words) for row in group.rows] for group in self.groups]
        self._heads: dict[tuple[int, str, bool], TableHead] = {}

    def head(self, number: int, first: int | None, tight: bool) -> TableHead:
        """The head of a session, made once for all ways to set the rows; *first* is the row with which it goes on."""
        key = number, "" if first is None else self._again[number][first], tight
        if key not in self._heads:
            self._heads[key] = session_head(self.groups[number], self.columns, self.width, self.setting, *key[1:])
        return self._heads[key]

    def _leads(self, rows: Sequence[CardRow]) -> list[float]:
        """How far from the left edge of a week loads may stand: behind what any exercise asks for, or as far as lets the sets of
        any stand behind them."""
        cells = [cell for row in rows for cell in row.cells.values()]
        most = min((cell.most_lead for cell in cells), default=0.0)
        leads = [lead for cell in cells for lead in (*cell.leads, self.columns.width - cell.after)]
        told = sorted({math.ceil(lead / MM) * MM for lead in leads if 0 < lead <= most - MM})
        return [0.0, *told[:: max(len(told) // _LEADS, 1)], most]


def _lowest(rows: Sequence[CardRow], leads: Sequence[float]) -> list[TableRow]:
    """The rows with their loads in that of some places in which they are lowest, the first of several; a place is given up as
    soon as the rows must become higher there than in another, since none is lower than its words."""
    lowest, least = list[TableRow](), math.inf
    to_come = [*accumulate((row.box.height for row in reversed(rows)), initial=0.0)]
    for lead in leads:
        built, height = list[TableRow](), 0.0
        for row, words in zip(rows, to_come[-2::-1], strict=True):
            built.append(row.built(lead))
            height += built[-1].height
            if height + words > least + _NEARLY:
                break
        else:
            if round(height, 6) < least:
                lowest, least = built, round(height, 6)
    return lowest


def columned(sheets: Sequence[Sheet], setting: Setting) -> tuple[list[Group], list[int]]:
    """The groups of some weeks, with exercises that take turns in one row, and the numbers of their columns: weeks or, where
    sessions take turns, visits that have room."""
    groups = table_of(sheets)
    numbers = [sheet.week for sheet in sheets]
    if take_turns(sheets):
        visits = visits_of(sheets)
        most = max(len(group.weeks) for group in visits)
        card = setting.layout.card
        if most <= max(fitting(Pen(setting, back=False).width, card.words, card.column), len(sheets)):
            groups, numbers = visits, [*range(1, most + 1)]
    return [replace(group, rows=shared(group.rows)) for group in groups], numbers


class CardRow:
    """One exercise through the weeks of a sheet: what holds for all of them at the left, what changes in their cells."""

    def __init__(self, row: Row, columns: WeekColumns, setting: Setting, followed: bool) -> None:
        self.row, self.columns, self.setting, self.followed = row, columns, setting, followed
        across = max(columns.width * len(columns.weeks) + GAP * (len(columns.weeks) - 1), 0.0)
        width = across if columns.below else columns.words
        self.words = [
            RowWords(
                part, width, setting, flow=columns.below, weeks=_weeks_of(part, setting.words) if row.parts else ""
            )
            for part in row.parts or (row,)
        ]
        first, *others = [words.box for words in self.words]
        parted = White(0.0 if columns.below else setting.layout.gaps.exercise)
        self.box = Built(Stack((first, *(box for other in others for box in (parted, other)))))
        """Its words."""
        self.cells = self._cells(narrow=False)
        if any(cell.broad for cell in self.cells.values()) and not self._has_room():
            broad, self.cells = self.cells, self._cells(narrow=True)
            if not self._has_room():
                self.cells = broad
        self.after = max((cell.after for cell in self.cells.values()), default=0.0)
        self.apart = self._apart(max((cell.widest for cell in self.cells.values()), default=0.0) + GAP)

    def _cells(self, narrow: bool) -> dict[int, CardCell]:
        width, setting = self.columns.width, self.setting
        return {
            week: CardCell(planned, words, width, setting, narrow)
            for words in self.words
            for week, planned in words.row.weeks.items()
        }

    def _has_room(self, lead: float = 0.0) -> bool:
        return all(cell.has_room(lead) for cell in self.cells.values())

    @property
    def leads(self) -> list[float]:
        """Where its loads may begin in each week: behind what any week asks for."""
        most = min((cell.most_lead for cell in self.cells.values()), default=0.0)
        leads = {max(found) for found in zip(*(cell.leads for cell in self.cells.values()), strict=False) if found}
        return sorted(lead for lead in leads if lead <= most)

    def _apart(self, apart: float) -> float:
        """Where the second side begins on the line of the first: *apart* from it if that is so in every week, else nowhere."""
        ways = {(cell.abreast(0.0), cell.abreast(apart)) for cell in self.cells.values()}
        return apart if len({len(way) for _, way in ways}) == 1 else 0.0

    def built(self, lead: float) -> TableRow:
        """The row with its loads *lead* from the left edge of each week; the sets stand behind them where all of them do."""
        behind = lead + self.after <= self.columns.width + 0.01
        beside = self._has_room(lead)
        cells = {week: cell.box(lead, behind, beside, self.apart) for week, cell in self.cells.items()}
        box = week_row(self.box, cells, self.columns, self.setting, self.followed, continues=self.row.continues)
        return TableRow(box, frozenset(cells), self.box.height if self.columns.below else 0.0)


def _weeks_of(row: Row, words: Words) -> str:
    """The weeks of a row, as a sentence begins with them."""
    return of_weeks.named([planned.week for planned in row.weeks.values()], words)
