"""The block → the training card: a sheet on which rows are exercises and columns are weeks, for the weight room's folder."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from programprint.compose.frame.head import ContinuedHead, Foot, Head
from programprint.compose.frame.legend import explain, explained, rest_days, signs, tempo_code
from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.table.block import Group, Row, table_of
from programprint.compose.table.card_cell import SHAPES, CardCell, Shape
from programprint.compose.table.row import week_row
from programprint.compose.table.row_words import RowWords
from programprint.compose.table.session_words import about, refuse_head, title_of
from programprint.compose.table.side import TableHead, TableSide
from programprint.compose.table.weeks import WeekColumns, fitting, spread, week_heads
from programprint.compose.type.boxes import Beside, Box, Built, Drawn, Lines, Marked, Ruled, White, stack
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.docket import Docket
from programprint.merge.sheet import Entry, Sheet
from programprint.pages import MM
from programprint.wording import blocks, sessions

WIDER = (1.0, 1.125, 1.25, 1.5, 2.0, 2.5)
"""How wide the words may become, as multiples of what the layout gives them, where that makes rows lower."""
_TITLE, _DROP, _AFTER_TITLE = 1.15, 1.3, 0.9
"""Lines of the grid from line to line of a title, down to its first baseline, and of white after it."""
_DATES = 2.1
"""Lines of the grid of a row of dates."""


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
        widths = [card.words * times for times in WIDER if fitting(width, card.words * times, card.column) >= most]
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
        self.columns = WeekColumns.of(sheets, words, self.width)
        first, last = sheets[0], sheets[-1]
        words_ = setting.words
        span = words_("weeks.span", first=first.week, last=last.week)
        self.name = words_("week", n=first.week) if first is last else words_("week.several", n=span)
        sessions = tuple(session for sheet in sheets for session in sheet.sessions)
        whole = replace(first, label=words_("card.label"), deload=False, week_note="", phase=None, sessions=sessions)
        self.head = Head(whole, setting, self.width, self.name, words_("head.start"))
        self.weeks = [week_heads(sheets, self.columns, setting, notes) for notes in (True, False)]
        """The heads of the weeks, on the first side and on later ones."""
        self.groups = table_of(sheets)
        self.rows = [
            [
                CardRow(row, self.columns, setting, followed=index < len(group.rows) and group.rows[index].continues)
                for index, row in enumerate(group.rows, start=1)
            ]
            for group in self.groups
        ]
        every = [row for rows in self.rows for row in rows]
        fitting = [shape for shape in SHAPES if all(shape in row.boxes for row in every)]
        self.shape = min(fitting, key=lambda shape: sum(row.boxes[shape].height for row in every))
        """Where loads stand, in all cells alike."""
        self.boxes = [[row.boxes[self.shape] for row in rows] for rows in self.rows]
        heights = [[box.height for box in boxes] for boxes in self.boxes]
        self.lines = sum(map(sum, heights))
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
        self.giants = [row for row in every if row.boxes[self.shape].height > self.tallest]
        pages = pages_of(
            heights,
            lambda number, continued: self.head_heights[number][continued],
            lambda first: self.offered[not first],
            lambda number, index: self.groups[number].rows[index].continues,
        )
        self.sides = [self._side(page, number) for number, page in enumerate(pages or [[]], start=1)]

    def __len__(self) -> int:
        return len(self.sides)

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
        foot = self.foot([entry for row in shown for entry in row.entries])
        heads, weeks = self.heads(page)
        return TableSide(heads, weeks, groups, foot, self.columns, self.sheets, self.room, self.setting)

    def heads(self, page: int) -> tuple[list[Box], Box]:
        """What heads a side, and what heads its weeks."""
        if page == 1:
            return [self.head], self.weeks[0]
        again = ContinuedHead(self.sheets[0], page, self.setting, self.width, self.name)
        marked = Marked(self.setting.words("head.continued", what=self.name), 1)
        return [again, marked], self.weeks[1]

    def group_head(self, number: int, first: int | None = None) -> TableHead:
        """The head of a session; *first* is the index of the row with which it goes on."""
        return session_head(self.groups[number], self.columns, self.width, self.setting, first)

    def foot(self, entries: Sequence[Entry]) -> Foot:
        """The legend of what stands on a side."""
        words = self.setting.words
        sides = any("both" not in line.sides for entry in entries for line in entry.sets)
        loaded = any(entry.load_unit for entry in entries)
        cells = [
            explain("cells.card" if loaded else "cells.bare_card", words),
            *([explain("sides", words)] if sides else []),
        ]
        signed = [*tempo_code(entries, words), *cells, *signs(entries, words)]
        return Foot(self.setting, explained([*rest_days(self.sheets, words), *signed]), self.width)

    def _offered(self, first: bool) -> float:
        heads, weeks = self.heads(1 if first else 2)
        full = self.foot([entry for sheet in self.sheets for entry in sheet.entries])
        room = (self.room - full.height) / self.layout.line.least
        return room - sum(head.height for head in heads) - weeks.height

    def refuse_giants(self, docket: Docket) -> None:
        """An exercise that is higher than a side is an error, and so is the head of a session."""
        for number, group in enumerate(self.groups):
            if self.head_heights[number][0] > self.offered[1]:
                refuse_head(group.first.name, group.rows[0].first if group.rows else None, docket)
        millimetres = self.layout.line.least / MM
        for giant in self.giants:
            entry = max(giant.row.entries, key=lambda entry: len(entry.sets))
            docket.error(
                entry.where,
                f"“{entry.guide.name}” needs {giant.boxes[self.shape].height * millimetres:.0f} mm "
                f"for its {len(entry.sets)} sets, "
                f"but a side of the card offers {self.tallest * millimetres:.0f} mm",
                "choose larger paper, or prescribe fewer sets in “do”",
            )


def session_head(
    group: Group, columns: WeekColumns, width: float, setting: Setting, first: int | None = None
) -> TableHead:
    """The head of a session on its day: a thick rule, its name, its date in every week, and below them the warm-up and a note;
    where it goes on with row *first*, its name and what it is in the midst of."""
    layout, metrics, words, gaps = setting.layout, setting.metrics, setting.words, setting.layout.gaps
    type_ = layout.type
    title, rule, least = title_of(group, words), Ruled(layout.rules.thick, gaps.rule), (0.0, White(_DATES))
    if first is not None:
        midst = group.rows[first].inside
        again = " ".join(filter(None, (blocks.title(midst, words) if midst else "", words("continued"))))
        title.append(Run(again, "italic", type_.small))
    name = Lines(lines(title, type_.heading, columns.words, metrics), _TITLE, _DROP)
    named = (0.0, stack(name, White(_AFTER_TITLE)))
    if first is not None:
        row = Beside((named, least))
        return TableHead(stack(rule, row), row.height)
    marked = Marked(words.joined("list.dot", (group.day(words), group.name(words))), 1, rise=gaps.rule)
    row = Beside(
        (named, least, *((x, _date(group, week, columns)) for week, x in columns.places if week in group.weeks))
    )
    length = sessions.length([session.minutes for session in group.weeks.values()], words)
    told = [line for runs in about(group, words, length) for line in lines(runs, type_.small, width, metrics)]
    below = (Lines(told), White(gaps.heading)) if told else ()
    return TableHead(stack(rule, marked, row, *below), row.height)


def _date(group: Group, week: int, columns: WeekColumns) -> Box:
    """Where the date of a week is written, beside the name of its session."""

    def draw(pen: Pen, x: float, y: float, grid: float) -> None:
        baseline = y + _DROP * grid
        label = pen.text(x, baseline, pen.words("head.date"), "regular", pen.layout.type.small) + 1.6 * MM
        room, name = min(columns.width - label, 30 * MM), f"w{week}/{group.weeks[week].id}/date"
        pen.cell(x + label, baseline + (1 - BASE) * grid, room, ROW * grid, pen.layout.rules.thin, name, "date")

    return Drawn(_DATES, draw)


class CardRow:
    """One exercise through the weeks of a sheet: what holds for all of them at the left, what changes in their cells."""

    def __init__(self, row: Row, columns: WeekColumns, setting: Setting, followed: bool) -> None:
        self.row = row
        words = RowWords(row, columns.words, setting)
        cells = {week: CardCell(planned, words, columns.width, setting).boxes for week, planned in row.weeks.items()}
        self.boxes: dict[Shape, Built] = {}
        """The row in every shape that all of its cells have room for."""
        for shape in SHAPES:
            if all(shape in boxes for boxes in cells.values()):
                shaped = {week: boxes[shape] for week, boxes in cells.items()}
                self.boxes[shape] = Built(week_row(words, shaped, columns, setting, followed))
