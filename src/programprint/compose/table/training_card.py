"""The block → the training card: a sheet on which rows are exercises and columns are weeks, for the weight room's folder."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from programprint.compose.frame.head import ContinuedHead, Foot, Head
from programprint.compose.frame.legend import explain, explained, rest_days, signs, tempo_code
from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.table.block import Group, Planned, Row, table_of, take_turns, visits_of
from programprint.compose.table.card_cell import CardCell
from programprint.compose.table.row import week_row
from programprint.compose.table.row_words import RowWords
from programprint.compose.table.session_head import session_head
from programprint.compose.table.session_words import refuse_head
from programprint.compose.table.side import TableHead, TableRow, TableSide
from programprint.compose.table.weeks import WeekColumns, fitting, spread, told_of_weeks, week_heads
from programprint.compose.type.boxes import Box, Marked, White
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.merge.sheet import Sheet
from programprint.pages import MM

WIDER = (1.0, 1.125, 1.25, 1.5, 2.0, 2.5)
"""How wide the words may become, as multiples of what the layout gives them, where that makes rows lower."""
TOGETHER = 2500.0
"""What it costs to part exercises that are done in turn: more than another page."""
_LEADS = 6
"""About so many places for loads are tried."""


def training_card(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> list[TableSide]:
    """The sides of the card. Weeks that one sheet has no room for go on the next, and so do those that would make cells so
    narrow that the whole took more sides; a tie goes to more weeks on a sheet. The words are as wide as makes rows lowest."""
    layout = setting.layout
    card = layout.card
    width = Pen(setting, back=False).width
    fit = fitting(width, card.words, card.column)
    if fit < 1:
        docket.error(
            layout.span("card", "words"),
            f"beside words of this width there is no room for a week, which needs {card.column / MM:.0f} mm",
            "choose larger paper, turn it, or narrow the words",
        )
        return []
    chosen: list[CardWeeks] = []
    for most in range(min(card.weeks, fit, len(sheets)), 0, -1):
        parts = spread(sheets, most)
        if chosen and (0, len(parts), 0) >= _cost(chosen)[:3]:
            break  # fewer weeks on a sheet need more sheets, each with a side at least
        count = max(len(columned(weeks, setting)[1]) for weeks in parts)
        widths = [card.words * times for times in WIDER if fitting(width, card.words * times, card.column) >= count]
        tried = [[CardWeeks(weeks, words, setting) for weeks in parts] for words in widths or [card.words]]
        chosen = min([*([chosen] if chosen else []), *tried], key=_cost)
    for weeks in chosen:
        weeks.refuse_giants(docket)
    return [side for weeks in chosen for side in weeks.sides]


def _cost(card: Sequence[CardWeeks]) -> tuple[int, int, int, float]:
    """What makes one way to set the card worse than another: what has no room, sides, sheets, and how high its rows are; rounded,
    so that a tie goes to what was tried first."""
    giants, sides = sum(len(weeks.giants) for weeks in card), sum(map(len, card))
    return giants, sides, len(card), round(sum(weeks.lines for weeks in card), 6)


class CardWeeks:
    """Some weeks of the card: as many sides as their exercises need."""

    def __init__(self, sheets: Sequence[Sheet], words: float, setting: Setting) -> None:
        self.setting, self.sheets, self.layout = setting, sheets, setting.layout
        probe = Pen(setting, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        self.groups, numbers = columned(sheets, setting)
        self.visits = any(group.visits for group in self.groups)
        self.columns = WeekColumns.of(numbers, words, self.width)
        first, last = sheets[0], sheets[-1]
        words_ = setting.words
        span = words_("weeks.span", first=first.week, last=last.week)
        self.name = words_("week", n=first.week) if first is last else words_("week.several", n=span)
        sessions = tuple(session for sheet in sheets for session in sheet.sessions)
        whole = replace(first, label=words_("card.label"), deload=False, week_note="", phase=None, sessions=sessions)
        self.head = Head(whole, setting, self.width, self.name, words_("head.start"))
        self.weeks: list[Box] = [White(0), White(0)]
        """The heads of the weeks, on the first side and on later ones; none where columns are visits."""
        if not self.visits:
            self.weeks = [week_heads(sheets, self.columns, setting, notes) for notes in (True, False)]
        self.rows = [
            [
                CardRow(row, self.columns, setting, followed=index < len(group.rows) and group.rows[index].continues)
                for index, row in enumerate(group.rows, start=1)
            ]
            for group in self.groups
        ]
        every = [row for rows in self.rows for row in rows]
        built = [[[row.built(lead) for row in rows] for rows in self.rows] for lead in self._leads(every)]
        self.boxes = min(built, key=lambda boxes: round(sum(box.height for rows in boxes for box in rows), 6))
        """The rows, all of them with loads in one place: where they are lowest."""
        heights = [[box.height for box in boxes] for boxes in self.boxes]
        broken = sum(any(cell.broken for cell in row.cells.values()) for row in every)
        self.lines = sum(map(sum, heights)) + ROW * broken
        """How high the rows are; one whose sets take more lines than one counts for more."""
        self.offered = self._offered(first=True), self._offered(first=False)
        """Lines of the tightest grid that a side offers to sessions: the first, and a later one."""
        self.head_heights = [
            (
                self.group_head(number).height,
                max((self.group_head(number, first).height for first in range(len(group.rows))), default=0.0),
            )
            for number, group in enumerate(self.groups)
        ]
        """Height of the head of each session; and where it goes on, with whatever row."""
        self.tallest = self.offered[1] - max((again for _, again in self.head_heights), default=0)
        self.giants = [
            (row, box)
            for rows, boxes in zip(self.rows, self.boxes, strict=True)
            for row, box in zip(rows, boxes, strict=True)
            if box.height > self.tallest
        ]
        pages = pages_of(
            heights,
            lambda number, continued: self.head_heights[number][continued],
            lambda first: self.offered[not first],
            lambda number, index: self.groups[number].rows[index].tied,
            TOGETHER,
        )
        self.sides = [self._side(page, number) for number, page in enumerate(pages or [[]], start=1)]

    def __len__(self) -> int:
        return len(self.sides)

    def _leads(self, rows: Sequence[CardRow]) -> list[float]:
        """How far from the left edge of a week loads may stand: behind what any exercise asks for, or as far as lets the sets of
        any stand behind them."""
        cells = [cell for row in rows for cell in row.cells.values()]
        most = min((cell.most_lead for cell in cells), default=0.0)
        leads = [lead for cell in cells for lead in (*cell.leads, self.columns.width - cell.after)]
        told = sorted({math.ceil(lead / MM) * MM for lead in leads if 0 < lead <= most - MM})
        return [0.0, *told[:: max(len(told) // _LEADS, 1)], most]

    def _side(self, stretches: Sequence[Stretch], page: int) -> TableSide:
        """One side of the card; *page* counts from 1."""
        groups = [
            (
                self.group_head(stretch.group, stretch.first if stretch.continued else None),
                self.boxes[stretch.group][stretch.first : stretch.end],
            )
            for stretch in stretches
        ]
        shown = [self.groups[part.group].rows[index] for part in stretches for index in range(part.first, part.end)]
        foot = self.foot([planned for row in shown for planned in row.weeks.values()])
        heads, weeks = self.heads(page)
        return TableSide(heads, weeks, groups, foot, self.columns, self.sheets, self.room, self.setting)

    def heads(self, page: int) -> tuple[list[Box], Box]:
        """What heads a side, and what heads its weeks."""
        if page == 1:
            told = [told_of_weeks(self.sheets, self.width, self.setting)] if self.visits else []
            return [self.head, *told], self.weeks[0]
        again = ContinuedHead(self.sheets[0], page, self.setting, self.width, self.name)
        marked = Marked(self.setting.words("head.continued", what=self.name), 1)
        return [again, marked], self.weeks[1]

    def group_head(self, number: int, first: int | None = None) -> TableHead:
        """The head of a session; *first* is the index of the row with which it goes on."""
        return session_head(self.groups[number], self.columns, self.width, self.setting, first)

    def foot(self, shown: Sequence[Planned]) -> Foot:
        """The legend of what stands on a side."""
        words, entries = self.setting.words, [planned.entry for planned in shown]
        written = [rows for planned in shown if (rows := planned.rows) and rows.sets]
        loaded = any(rows.load_unit for rows in written)
        sides = any("both" not in line.sides for rows in written for line in rows.sets)
        cells = [explain("cells.card" if loaded else "cells.card.unloaded", words)] if written else []
        lettered = [explain("sides", words)] if sides else []
        signed = [*tempo_code(entries, words), *cells, *lettered, *signs(entries, words)]
        return Foot(self.setting, explained([*rest_days(self.sheets, words), *signed]), self.width)

    def _offered(self, first: bool) -> float:
        heads, weeks = self.heads(1 if first else 2)
        full = self.foot([item for group in self.groups for row in group.rows for item in row.weeks.values()])
        room = (self.room - full.height) / self.layout.line.least
        return room - sum(head.height for head in heads) - weeks.height

    def refuse_giants(self, docket: Docket) -> None:
        """An exercise that is higher than a side is an error, and so is the head of a session."""
        for number, group in enumerate(self.groups):
            if self.head_heights[number][0] > self.offered[1]:
                refuse_head(group.first.name, group.rows[0].first if group.rows else None, docket)
        millimetres = self.layout.line.least / MM
        for giant, box in self.giants:
            entry = max(giant.row.entries, key=lambda entry: len(entry.sets))
            docket.error(
                entry.where,
                f"“{entry.guide.name}” needs {box.height * millimetres:.0f} mm "
                f"for its {len(entry.sets)} sets, "
                f"but a side of the card offers {self.tallest * millimetres:.0f} mm",
                "choose larger paper, or prescribe fewer sets in “do”",
            )


def columned(sheets: Sequence[Sheet], setting: Setting) -> tuple[list[Group], list[int]]:
    """The groups of some weeks, and the numbers of their columns: weeks or, where sessions take turns, visits that have room."""
    if take_turns(sheets):
        groups = visits_of(sheets)
        most = max(len(group.weeks) for group in groups)
        card = setting.layout.card
        if most <= max(fitting(Pen(setting, back=False).width, card.words, card.column), len(sheets)):
            return groups, [*range(1, most + 1)]
    return table_of(sheets), [sheet.week for sheet in sheets]


class CardRow:
    """One exercise through the weeks of a sheet: what holds for all of them at the left, what changes in their cells."""

    def __init__(self, row: Row, columns: WeekColumns, setting: Setting, followed: bool) -> None:
        self.row, self.columns, self.setting, self.followed = row, columns, setting, followed
        self.words = RowWords(row, columns.words, setting)
        self.cells = {
            week: CardCell(planned, self.words, columns.width, setting) for week, planned in row.weeks.items()
        }

        self.after = max((cell.after for cell in self.cells.values()), default=0.0)

    def built(self, lead: float) -> TableRow:
        """The row with its loads *lead* from the left edge of each week; the sets stand behind them where all of them do."""
        behind = lead + self.after <= self.columns.width + 0.01
        beside = all(cell.has_room(lead) for cell in self.cells.values())
        cells = {week: cell.box(lead, behind, beside) for week, cell in self.cells.items()}
        return TableRow(week_row(self.words, cells, self.columns, self.setting, self.followed), frozenset(cells))
