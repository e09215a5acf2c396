"""The block → the training card: a sheet on which rows are exercises and columns are weeks, for the weight room's folder."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from programprint.compose.frame.head import ContinuedHead, Foot, Head
from programprint.compose.frame.legend import explain, explained, rest_days, signs, tempo_code
from programprint.compose.log.cells import ROW
from programprint.compose.log.exercise import AFTER
from programprint.compose.log.week import notes_area
from programprint.compose.setting import Setting
from programprint.compose.table.block import Group, Row, table_of
from programprint.compose.table.card_cell import SHAPES, CardCell, Shape
from programprint.compose.table.row_words import RowWords
from programprint.compose.table.session_words import refuse_head, said_of, title_of
from programprint.compose.table.weeks import WeekColumns, WeekHeads, fitting, spread
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Entry, Sheet
from programprint.pages import MM
from programprint.problems import Problems
from programprint.wording import blocks, sessions

NOTES_AT_LEAST = 4.0
"""Lines of the grid below which left-over room stays white."""
WIDER = (1.0, 1.125, 1.25, 1.5, 2.0, 2.5)
"""How wide the words may become, as multiples of what the layout gives them, where that makes rows lower."""


def training_card(sheets: Sequence[Sheet], setting: Setting, problems: Problems) -> list[CardSide]:
    """The sides of the card. Weeks that one sheet has no room for go on the next, and so do those that would make cells so
    narrow that the whole took more sides; a tie goes to more weeks on a sheet. The words are as wide as makes rows lowest."""
    layout = setting.layout
    card = layout.card
    width = Pen(setting, back=False).width
    fit = fitting(width, card.words, card.column)
    if fit < 1:
        problems.error(
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
        weeks.refuse_giants(problems)
    return [side for weeks in chosen for side in weeks.sides]


def _cost(card: Sequence[CardWeeks]) -> tuple[int, int, int, float]:
    """What makes one way to set the card worse than another: what has no room, sides, sheets, and how high its rows are."""
    giants, sides = sum(len(weeks.giants) for weeks in card), sum(map(len, card))
    return giants, sides, len(card), sum(weeks.lines for weeks in card)


class CardWeeks:
    """Some weeks of the card: as many sides as their exercises need."""

    def __init__(self, sheets: Sequence[Sheet], words: float, setting: Setting) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.setting = setting
        self.sheets, self.layout, self.metrics = sheets, layout, metrics
        probe = Pen(setting, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        self.columns = WeekColumns.of(sheets, words, self.width)
        self.noted = WeekHeads(sheets, self.columns, setting, notes=True)
        self.heads = WeekHeads(sheets, self.columns, setting, notes=False)
        first, last = sheets[0], sheets[-1]
        said = setting.words
        span = said("weeks.span", first=first.week, last=last.week)
        self.name = said("week", n=first.week) if first is last else said("week.several", n=span)
        sessions = tuple(session for sheet in sheets for session in sheet.sessions)
        about = replace(first, label=said("card.label"), deload=False, week_note="", phase=None, sessions=sessions)
        self.head = Head(about, setting, self.width, self.name, said("head.start"))
        self.groups = table_of(sheets)
        self.pieces = [
            [RowPiece(row, group.rows, self.columns, setting) for row in group.rows] for group in self.groups
        ]
        every = [piece for pieces in self.pieces for piece in pieces]
        fitting = [shape for shape in SHAPES if all(shape in piece.heights for piece in every)]
        self.shape = min(fitting, key=lambda shape: sum(piece.heights[shape] for piece in every))
        """Where loads stand, in all cells alike."""
        self.lines = sum(piece.heights[self.shape] for piece in every)
        self.tallest = self.available(False) - max(
            (self.head_height(number, True) for number in range(len(self.groups))), default=0
        )
        self.giants = [piece for piece in every if piece.heights[self.shape] > self.tallest]
        heights = [[piece.heights[self.shape] for piece in pieces] for pieces in self.pieces]
        pages = pages_of(
            heights,
            self.head_height,
            self.available,
            lambda number, index: self.groups[number].rows[index].continues,
        )
        self.sides = [CardSide(self, page, number) for number, page in enumerate(pages or [[]], start=1)]

    def __len__(self) -> int:
        return len(self.sides)

    def continued(self, page: int) -> ContinuedHead:
        """The head of a side after the first, counted from 1."""
        return ContinuedHead(self.sheets[0], page, self.setting, self.width, self.name)

    def group_head(self, number: int, first: int | None = None) -> GroupHead:
        """The head of a session; *first* is the index of the row with which it goes on."""
        return GroupHead(self.groups[number], self.columns, self.width, self.setting, first)

    def head_height(self, number: int, continued: bool) -> float:
        """Height of the head of a session in lines; with whatever row it goes on."""
        rows = range(len(self.groups[number].rows)) if continued else [None]
        return max((self.group_head(number, first).height for first in rows), default=0)

    def foot(self, entries: Sequence[Entry]) -> Foot:
        """The legend of what stands on a side."""
        words = self.setting.words
        sides = any("both" not in line.sides for entry in entries for line in entry.sets)
        cells = [explain("cells.card", words), *([explain("sides", words)] if sides else [])]
        said = [*tempo_code(entries, words), *cells, *signs(entries, words)]
        return Foot(self.setting, explained([*rest_days(self.sheets, words), *said]), self.width)

    def available(self, first: bool) -> float:
        """Lines of the tightest grid that a side offers to sessions."""
        head = self.head.height + self.noted.height if first else self.continued(2).height + self.heads.height
        full = self.foot([entry for sheet in self.sheets for entry in sheet.entries])
        return (self.room - full.height) / self.layout.line.least - head

    def refuse_giants(self, problems: Problems) -> None:
        """An exercise that is higher than a side is an error, and so is the head of a session."""
        for number, group in enumerate(self.groups):
            if self.group_head(number).height > self.available(False):
                refuse_head(group.first.name, group.rows[0].first if group.rows else None, problems)
        millimetres = self.layout.line.least / MM
        for piece in self.giants:
            entry = max(piece.row.entries, key=lambda entry: len(entry.sets))
            problems.error(
                entry.where,
                f"“{entry.guide.name}” needs {piece.heights[self.shape] * millimetres:.0f} mm "
                f"for its {len(entry.sets)} sets, "
                f"but a side of the card offers {self.tallest * millimetres:.0f} mm",
                "choose larger paper, or prescribe fewer sets in “do”",
            )


class CardSide:
    """One side of the card: its grid opened up as far as the paper allows, then room for notes."""

    def __init__(self, card: CardWeeks, stretches: Sequence[Stretch], page: int) -> None:
        self.card, self.page = card, page
        self.head = card.head if page == 1 else card.continued(page)
        self.heads = card.noted if page == 1 else card.heads
        self.parts = [
            (
                card.group_head(stretch.group, stretch.first if stretch.continued else None),
                card.pieces[stretch.group][stretch.first : stretch.end],
            )
            for stretch in stretches
        ]
        rows = [row for _, pieces in self.parts for row in pieces]
        self.foot = card.foot([entry for row in rows for entry in row.row.entries])
        self.lines = self.head.height + self.heads.height + sum(head.height for head, _ in self.parts)
        self.lines += sum(row.heights[card.shape] for row in rows)
        line, self.room = card.layout.line, card.room - self.foot.height
        self.grid = max(min(self.room / self.lines, line.most), line.least)

    def draw(self, pen: Pen, number: str) -> None:
        """Sets the side."""
        card, grid, y = self.card, self.grid, pen.top
        self.head.draw(pen, pen.left, y, grid)
        y += self.head.height * grid
        if self.page > 1:
            pen.bookmark(pen.words("head.continued", what=card.name), 1, y)
        stretches, top = [], y
        self.heads.draw(pen, y, grid)
        y += self.heads.height * grid
        for head, rows in self.parts:
            head.draw(pen, y, grid)
            stretches.append((top, y + (head.row - 0.35) * grid))
            y += head.height * grid
            top = y - 0.35 * grid
            for row in rows:
                row.draw(pen, y, grid, card.shape)
                y += row.heights[card.shape] * grid
        end = y - 0.35 * grid
        stretches.append((top, end))
        card.columns.rules(pen, stretches, [sheet.week for sheet in card.sheets if sheet.deload])
        self.foot.draw(pen, number)
        if self.room / grid - self.lines >= NOTES_AT_LEAST:
            name = f"w{card.sheets[0].week}/notes/{number.partition(' ')[0]}"
            notes_area(pen, end + 0.2 * grid, pen.bottom - self.foot.height - 2 * MM, name, grid)
        else:
            pen.rule(pen.left, pen.right, end, card.layout.rules.thin)


class GroupHead:
    """The head of a session on its day: its name, its date in every week, and below them the warm-up and a note; where it
    goes on with row *first*, its name and what it is in the midst of."""

    def __init__(self, group: Group, columns: WeekColumns, width: float, setting: Setting, first: int | None) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.group, self.columns, self.layout = group, columns, layout
        self.continued = continued = first is not None
        type_ = layout.type
        words = setting.words
        midst = group.rows[first].inside if first is not None else None
        again = " ".join(filter(None, (blocks.title(midst, words) if midst else "", words("continued"))))
        name, said = title_of(group, words), [Run(again, "italic", type_.small)] if continued else []
        self.title = lines([*name, *said], type_.heading, columns.words, metrics)
        below = [*said_of(group, words, sessions.length([session.minutes for session in group.weeks.values()], words))]
        self.below = [
            line for runs in ([] if continued else below) for line in lines(runs, type_.small, width, metrics)
        ]

    @property
    def row(self) -> float:
        """Lines of the grid down to below the title and the dates."""
        return max(2.1, 1.75 + 1.15 * (len(self.title) - 1) + 0.3)

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return self.row + (len(self.below) + 0.45 if self.below else 0)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*: a thick rule, then the words and the dates."""
        layout, type_ = self.layout, self.layout.type
        y -= 0.35 * grid
        pen.rule(pen.left, pen.right, y, layout.rules.thick)
        baseline = y + 1.65 * grid
        pen.lines(pen.left, baseline, self.title, 1.15 * grid)
        for week, x in self.columns.places(pen.left):
            if week in self.group.weeks and not self.continued:
                label = pen.text(x, baseline, pen.words("head.date"), "regular", type_.small) + 1.6 * MM
                room = min(self.columns.width - label, 30 * MM)
                name = f"w{week}/{self.group.weeks[week].id}/date"
                pen.cell(x + label, baseline + (1 - BASE) * grid, room, ROW * grid, layout.rules.thin, name, "date")
        pen.lines(pen.left, y + (self.row + 0.35 + BASE) * grid, self.below, grid)
        if not self.continued:
            words = pen.words
            pen.bookmark(words.joined("list.dot", (self.group.day(words), self.group.name(words))), 1, y)


class RowPiece:
    """One exercise through the weeks of a sheet: what holds for all of them at the left, what changes in their cells."""

    def __init__(self, row: Row, rows: Sequence[Row], columns: WeekColumns, setting: Setting) -> None:
        layout = setting.layout
        self.row, self.columns, self.layout = row, columns, layout
        self.words = words = RowWords(row, columns.words, setting)
        self.cells = {week: CardCell(planned, words, columns.width, setting) for week, planned in row.weeks.items()}
        follows = row is not rows[-1] and rows[rows.index(row) + 1].continues
        after = 0.25 if follows else AFTER
        self.heights: dict[Shape, float] = {}
        """Height in lines of the grid in every shape that all of its cells have room for."""
        for shape in SHAPES:
            cells = [height for cell in self.cells.values() if (height := cell.height(shape)) is not None]
            if len(cells) == len(self.cells):
                self.heights[shape] = max(words.height + 0.2, words.opened + max(cells) + 0.3) + after

    def draw(self, pen: Pen, y: float, grid: float, shape: Shape) -> None:
        """Sets the row with its top at *y*, its loads where *shape* says."""
        if not self.row.continues:
            pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        self.words.draw(pen, y, grid)
        for week, x in self.columns.places(pen.left):
            if week in self.cells:
                self.cells[week].draw(pen, x, y + self.words.opened * grid, grid, shape)
            else:
                pen.text(x, y + (self.words.opened + BASE) * grid, "–", "regular", self.layout.type.body)
