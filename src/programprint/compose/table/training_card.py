"""The block → the training card: a sheet on which rows are exercises and columns are weeks, for the weight room's folder."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.frame.head import Foot, Head
from programprint.compose.frame.legend import explain, explained, rest_days, signs, tempo_code
from programprint.compose.frame.running import ContinuedHead, LineHead
from programprint.compose.setting import Setting
from programprint.compose.table.block import Group, Planned
from programprint.compose.table.card_rows import CardRows, columned
from programprint.compose.table.session_words import refuse_head
from programprint.compose.table.side import Rows, Table, TableHead, TableRow, TableSide
from programprint.compose.table.weeks import ABOVE, fitting, spread, told_of_weeks, week_heads
from programprint.compose.type.boxes import Box, Marked, Stack, White
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.merge.sheet import Sheet
from programprint.pages import MM

WIDER = (1.0, 1.125, 1.25, 1.5, 2.0, 2.5)
"""How wide the words may become, as multiples of what the layout gives them, where that makes rows lower."""
TOGETHER = 2500.0
"""What it costs to part exercises that are done in turn: more than another page."""

_BETWEEN = 0.6
"""Lines of white above a table that begins below another."""


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
    sheets_before = 0
    for most in range(min(card.weeks, fit, len(sheets)), 0, -1):
        parts = spread(sheets, most)
        if chosen and (0, len(parts), 0) >= _cost(chosen)[:3]:
            break  # fewer weeks on a sheet need more sheets, each with a side at least
        if len(parts) == sheets_before:
            continue  # they are spread as before
        sheets_before = len(parts)
        count = max(len(columned(weeks, setting)[1]) for weeks in parts)
        widths = [card.words * times for times in WIDER if fitting(width, card.words * times, card.column) >= count]
        tried = [[CardRows(weeks, words, setting) for weeks in parts] for words in widths or [card.words]]
        ways = [[CardWeeks([rows], setting) for rows in way] for way in tried]
        if min(map(_cost, ways))[:2] > (0, len(parts)):
            tried.append([CardRows(weeks, ABOVE, setting) for weeks in parts])
            ways += [[CardWeeks([rows], setting, tight=True) for rows in way] for way in tried]
            if len(parts) > 1:
                ways += [[CardWeeks(way, setting, tight=True)] for way in tried]
        chosen = min([*([chosen] if chosen else []), *ways], key=_cost)
    for weeks in chosen:
        weeks.refuse_giants(docket)
    return [side for weeks in chosen for side in weeks.sides]


def _cost(card: Sequence[CardWeeks]) -> tuple[int, int, int, bool, bool, bool, float]:
    """What makes one way to set the card worse than another: what has no room, sides, tables, those that begin below others,
    tight heads, words above the cells, and how high rows are; rounded, so that a tie goes to what was tried first."""
    giants, sides, first = sum(len(weeks.giants) for weeks in card), sum(map(len, card)), card[0]
    tables = [table for weeks in card for table in weeks.tables]
    height = round(sum(table.lines for table in tables), 6)
    return giants, sides, len(tables), len(tables) > len(card), first.tight, tables[0].columns.below, height


class _Group(Struct, frozen=True):
    """A session through the columns of a table; *opens* its table."""

    rows: CardRows
    number: int
    opens: bool

    @property
    def group(self) -> Group:
        return self.rows.groups[self.number]

    @property
    def boxes(self) -> Sequence[TableRow]:
        return self.rows.boxes[self.number]


class CardWeeks:
    """Some weeks of the card, in one table or in several: as many sides as their rows need; *tight* heads leave more of each to
    them."""

    def __init__(self, tables: Sequence[CardRows], setting: Setting, tight: bool = False) -> None:
        self.tables, self.setting, self.tight, self.layout = tables, setting, tight, setting.layout
        self.sheets = [sheet for table in tables for sheet in table.sheets]
        self.visits, self.width = any(table.visits for table in tables), tables[0].width
        self.groups = [_Group(table, number, not number) for table in tables for number in range(len(table.groups))]
        probe = Pen(setting, back=False)
        self.room = probe.bottom - probe.top
        first, last = self.sheets[0], self.sheets[-1]
        words = setting.words
        span = words("weeks.span", first=first.week, last=last.week)
        self.name = words("week", n=first.week) if first is last else words("week.several", n=span)
        sessions = tuple(session for sheet in self.sheets for session in sheet.sessions)
        whole = replace(first, label=words("card.label"), deload=False, week_note="", phase=None, sessions=sessions)
        self.head = Head(whole, setting, self.width, self.name, words("head.start"), wanted=whole.wanted)
        self.weeks = [
            [White(0), White(0)]
            if table.visits
            else [week_heads(table.sheets, table.columns, setting, notes) for notes in (True, False)]
            for table in tables
        ]
        """The heads of the weeks of each table, where it begins and where it goes on; none where columns are visits."""
        full = self.foot([planned for item in self.groups for row in item.group.rows for planned in row.weeks.values()])
        self.offered = self._offered(full)
        """Lines of the tightest grid that a side offers to sessions: the first, and a later one."""
        self.head_heights = [
            (
                self.group_head(item).height + (self._opened(item) if number and item.opens else 0.0),
                max((self.group_head(item, first).height for first in range(len(item.group.rows))), default=0.0),
            )
            for number, item in enumerate(self.groups)
        ]
        """Height of the head of each session, with those of the weeks where it opens another table; and where it goes on, with
        whatever row."""
        self.tallest = self.offered[1] - max((again for _, again in self.head_heights), default=0)
        self.giants = [
            (row, box)
            for item in self.groups
            for row, box in zip(item.group.rows, item.boxes, strict=True)
            if box.height > self.tallest
        ]
        self.pages = self._pages(self.offered)
        if tight and len(self.pages) > 1:
            close = self._pages(self._offered(self.foot([])))
            if len(close) < len(self.pages) and all(side.fits for side in self._sides(close)):
                self.pages = close

    def __len__(self) -> int:
        return len(self.pages)

    @property
    def sides(self) -> list[TableSide]:
        """Its sides."""
        return self._sides(self.pages)

    def opening(self, item: _Group) -> Stack:
        """What stands above the heads of the weeks where another table begins."""
        return Stack((White(_BETWEEN), *self._told(item.rows)))

    def _told(self, table: CardRows) -> list[Box]:
        return [told_of_weeks(table.sheets, self.width, self.setting)] if table.visits else []

    def _sides(self, pages: Sequence[Sequence[Stretch]]) -> list[TableSide]:
        return [self._side(page, number) for number, page in enumerate(pages, start=1)]

    def _pages(self, offered: tuple[float, float]) -> list[list[Stretch]]:
        """What stands on each side, of which the first offers so many lines, and a later one; less where the first holds nothing
        but its head, and what is said of the weeks comes down to the next."""
        pages = self._broken(offered)
        if pages and not pages[0]:
            told, again = (head.height for head in self.weeks[0][:2])
            pages = self._broken((offered[0], offered[1] - max(told - again, 0.0)))
        return pages or [[]]

    def _broken(self, offered: tuple[float, float]) -> list[list[Stretch]]:
        return pages_of(
            [[box.height for box in item.boxes] for item in self.groups],
            lambda number, continued: self.head_heights[number][continued],
            lambda first: offered[not first],
            lambda number, index: self.groups[number].group.rows[index].tied,
            TOGETHER,
        )

    def _side(self, stretches: Sequence[Stretch], page: int) -> TableSide:
        """One side of the card; *page* counts from 1."""
        found: list[tuple[_Group, Stretch, list[Rows]]] = []
        for stretch in stretches:
            item = self.groups[stretch.group]
            if not found or found[-1][0].rows is not item.rows:
                found.append((item, stretch, []))
            head = self.group_head(item, stretch.first if stretch.continued else None)
            found[-1][2].append((head, item.boxes[stretch.first : stretch.end]))
        tables = [self._table(item, stretch, groups) for item, stretch, groups in found]
        parts = [(self.groups[part.group].group, part) for part in stretches]
        shown = [row for group, part in parts for row in group.rows[part.first : part.end]]
        foot = self.foot([planned for row in shown for planned in row.weeks.values()])
        return TableSide(self.heads(page), tables, foot, f"w{self.sheets[0].week}", self.room, self.setting)

    def _opened(self, item: _Group) -> float:
        return self.opening(item).height + self.weeks[self.tables.index(item.rows)][0].height

    def _table(self, item: _Group, stretch: Stretch, groups: Sequence[Rows]) -> Table:
        """A table on a side, from the stretch of a session on."""
        begins = item.opens and not stretch.continued
        weeks = self.weeks[self.tables.index(item.rows)][not begins]
        above = self.opening(item) if begins and stretch.group else White(0)
        return Table(weeks, groups, item.rows.columns, item.rows.sheets, above)

    def heads(self, page: int) -> list[Box]:
        """What heads a side."""
        if page == 1:
            return [self.head, *self._told(self.tables[0])]
        kind = LineHead if self.tight else ContinuedHead
        again = kind(self.sheets[0], page, self.setting, self.width, self.name)
        return [again, Marked(self.setting.words("head.continued", what=self.name), 1)]

    def group_head(self, item: _Group, first: int | None = None) -> TableHead:
        """The head of a session; *first* is the index of the row with which it goes on."""
        return item.rows.head(item.number, first, self.tight)

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

    def _offered(self, foot: Foot) -> tuple[float, float]:
        """Lines that the first side offers above a foot, and a later one."""
        room = (self.room - foot.height) / self.layout.line.least
        again = max(weeks[1].height for weeks in self.weeks)
        return (
            room - sum(head.height for head in self.heads(1)) - self.weeks[0][0].height,
            room - sum(head.height for head in self.heads(2)) - again,
        )

    def refuse_giants(self, docket: Docket) -> None:
        """An exercise that is higher than a side is an error, and so is the head of a session."""
        for item, (height, _) in zip(self.groups, self.head_heights, strict=True):
            if height > self.offered[1]:
                refuse_head(item.group.first.name, item.group.rows[0].first if item.group.rows else None, docket)
        millimetres = self.layout.line.least / MM
        for giant, box in self.giants:
            entry = max(giant.entries, key=lambda entry: len(entry.sets))
            docket.error(
                entry.where,
                f"“{entry.guide.name}” needs {box.height * millimetres:.0f} mm "
                f"for its {len(entry.sets)} sets, "
                f"but a side of the card offers {self.tallest * millimetres:.0f} mm",
                "choose larger paper, or prescribe fewer sets in “do”",
            )
