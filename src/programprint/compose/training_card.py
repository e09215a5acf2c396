"""The block → the training card: a sheet on which rows are exercises and columns are weeks, for the weight room's folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from programprint.compose.block import Group, Planned, Row, common, table_of
from programprint.compose.breaks import Stretch, pages_of
from programprint.compose.card_cell import SHAPES, CardCell, written
from programprint.compose.head import ContinuedHead, Foot, Head
from programprint.compose.legend import explained, signs, tempo_code
from programprint.compose.log import AFTER, BASE, ROW
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Run, lines
from programprint.compose.pen import Pen
from programprint.compose.week import notes_area
from programprint.compose.weeks import WeekColumns, WeekHeads, fitting, spread
from programprint.merge.sheet import Entry, Sheet
from programprint.notation.scanner import NBSP
from programprint.pages import MM
from programprint.problems import Problems
from programprint.read.layout import Layout

NOTES_AT_LEAST = 4.0
"""Lines of the grid below which left-over room stays white."""

Saying = Callable[[Planned], list[Run]]
"""A detail of an exercise in a week, as a paragraph; empty where there is none."""


def training_card(sheets: Sequence[Sheet], layout: Layout, metrics: Metrics, problems: Problems) -> list[CardSide]:
    """The sides of the card; weeks that one sheet has no room for go on the next."""
    card = layout.card
    width = Pen(layout, metrics, back=False).width
    fit = fitting(width, card.words, card.column)
    if fit < 1:
        where = layout.span("card", "words")
        assert where is not None
        problems.error(
            where,
            f"beside words of this width there is no room for a week, which needs {card.column / MM:.0f} mm",
            "choose larger paper, turn it, or narrow the words",
        )
        return []
    return [
        side
        for weeks in spread(sheets, min(card.weeks, fit))
        for side in CardWeeks(weeks, layout, metrics, problems).sides()
    ]


class CardWeeks:
    """Some weeks of the card: as many sides as their exercises need."""

    def __init__(self, sheets: Sequence[Sheet], layout: Layout, metrics: Metrics, problems: Problems) -> None:
        self.sheets, self.layout, self.metrics = sheets, layout, metrics
        probe = Pen(layout, metrics, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        self.columns = WeekColumns.of(sheets, layout.card.words, self.width)
        self.heads = WeekHeads(sheets, self.columns, layout, metrics, notes=True)
        first, last = sheets[0], sheets[-1]
        self.name = f"Week {first.week}" if first is last else f"Weeks {first.week}–{last.week}"
        about = replace(first, label="training card", deload=False, week_note="")
        self.head = Head(about, layout, self.width, metrics, self.name, "Start")
        self.groups = table_of(sheets)
        self.pieces = [[RowPiece(row, self.columns, layout, metrics) for row in group.rows] for group in self.groups]
        tallest = self.available(False) - max(
            (self.group_head(number, True).height for number in range(len(self.groups))), default=0
        )
        for piece in (piece for pieces in self.pieces for piece in pieces if piece.height > tallest):
            _refuse(piece, tallest, layout, problems)

    def continued(self, page: int) -> ContinuedHead:
        """The head of a side after the first, counted from 1."""
        return ContinuedHead(self.sheets[0], page, self.layout, self.width, self.metrics, self.name)

    def group_head(self, number: int, continued: bool) -> GroupHead:
        return GroupHead(self.groups[number], self.columns, self.width, self.layout, self.metrics, continued)

    def foot(self, entries: Sequence[Entry]) -> Foot:
        """The legend of what stands on a side."""
        cells = (
            "Cells",
            f"the load{NBSP}first, then what you did in each set: one{NBSP}space for every set, in their order.",
        )
        sides = any("both" not in line.sides for entry in entries for line in entry.sets)
        said = [*tempo_code(entries), cells, *([(f"L,{NBSP}R", "left, right.")] if sides else []), *signs(entries)]
        return Foot(self.layout, explained(said), self.width, self.metrics)

    def available(self, first: bool) -> float:
        """Lines of the tightest grid that a side offers to sessions."""
        head = self.head.height if first else self.continued(2).height
        full = self.foot([entry for sheet in self.sheets for entry in sheet.entries])
        return (self.room - full.height) / self.layout.line.least - head - self.heads.height

    def sides(self) -> list[CardSide]:
        """The sides, composed and ready to draw."""
        heights = [[piece.height for piece in pieces] for pieces in self.pieces]
        pages = pages_of(heights, lambda number, continued: self.group_head(number, continued).height, self.available)
        return [CardSide(self, page, number) for number, page in enumerate(pages, start=1)]


def _refuse(piece: RowPiece, tallest: float, layout: Layout, problems: Problems) -> None:
    entry = max(piece.row.entries, key=lambda entry: len(entry.sets))
    if entry.where:
        millimetres = layout.line.least / MM
        problems.error(
            entry.where,
            f"“{entry.guide.name}” needs {piece.height * millimetres:.0f} mm for its {len(entry.sets)} sets, "
            f"but a side of the card offers {tallest * millimetres:.0f} mm",
            "fewer weeks on a sheet make wider columns: “weeks” of “card”; or choose larger paper",
        )


class CardSide:
    """One side of the card: its grid opened up as far as the paper allows, then room for notes."""

    def __init__(self, card: CardWeeks, stretches: Sequence[Stretch], page: int) -> None:
        self.card, self.page = card, page
        self.head = card.head if page == 1 else card.continued(page)
        self.parts = [
            (
                card.group_head(stretch.group, stretch.first > 0),
                card.pieces[stretch.group][stretch.first : stretch.end],
            )
            for stretch in stretches
        ]
        rows = [row for _, pieces in self.parts for row in pieces]
        self.foot = card.foot([entry for row in rows for entry in row.row.entries])
        self.lines = self.head.height + card.heads.height + sum(head.height for head, _ in self.parts)
        self.lines += sum(row.height for row in rows)
        line, self.room = card.layout.line, card.room - self.foot.height
        self.grid = max(min(self.room / self.lines, line.most), line.least)

    def draw(self, pen: Pen, number: str) -> None:
        """Sets the side."""
        card, grid, y = self.card, self.grid, pen.top
        self.head.draw(pen, y, grid)
        y += self.head.height * grid
        if self.page > 1:
            pen.bookmark(f"{card.name}, continued", 1, y)
        top = y
        card.heads.draw(pen, y, grid)
        y += card.heads.height * grid
        for head, rows in self.parts:
            head.draw(pen, y, grid)
            y += head.height * grid
            for row in rows:
                row.draw(pen, y, grid)
                y += row.height * grid
        end = y - 0.35 * grid
        card.columns.rules(pen, top, end, [sheet.week for sheet in card.sheets if sheet.deload])
        self.foot.draw(pen, number)
        if self.room / grid - self.lines >= NOTES_AT_LEAST:
            name = f"w{card.sheets[0].week}/notes/{number.partition(' ')[0]}"
            notes_area(pen, end + 0.2 * grid, pen.bottom - self.foot.height - 2 * MM, name, grid)
        else:
            pen.rule(pen.left, pen.right, end, card.layout.rules.thin)


class GroupHead:
    """The head of a session on its day: its name, its date in every week, and below them the warm-up and a note."""

    def __init__(
        self, group: Group, columns: WeekColumns, width: float, layout: Layout, metrics: Metrics, continued: bool
    ) -> None:
        self.group, self.columns, self.layout, self.continued = group, columns, layout, continued
        type_, session = layout.type, group.first
        name = [Run(session.day, "bold"), Run(session.name)] if session.day else [Run(session.name, "bold")]
        said = (
            [Run("continued", "italic", type_.small)] if continued else [Run(_minutes(group), "regular", type_.small)]
        )
        self.title = lines([*name, *said], type_.heading, columns.words, metrics)
        below = [
            *([[Run("Warm-up", "bold"), Run(" · ".join(session.warm_up))]] if session.warm_up else []),
            *([[Run(session.note)]] if session.note else []),
        ]
        self.below = [
            line for runs in ([] if continued else below) for line in lines(runs, type_.small, width, metrics)
        ]

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return max(2.1, 1.75 + 1.15 * (len(self.title) - 1) + 0.3) + len(self.below) + 0.45

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*: a thick rule, then the words and the dates."""
        layout, type_ = self.layout, self.layout.type
        y -= 0.35 * grid
        pen.rule(pen.left, pen.right, y, layout.rules.thick)
        baseline = y + 1.65 * grid
        last = pen.lines(pen.left, baseline, self.title, 1.15 * grid) - 1.15 * grid
        for week, x in self.columns.places(pen.left):
            if week in self.group.weeks and not self.continued:
                label = pen.text(x, baseline, "Date", "regular", type_.small) + 1.6 * MM
                room = min(self.columns.width - label, 30 * MM)
                name = f"w{week}/{self.group.weeks[week].id}/date"
                pen.cell(x + label, baseline + (1 - BASE) * grid, room, ROW * grid, layout.rules.thin, name, "date")
        pen.lines(pen.left, last + 1.2 * grid, self.below, grid)
        if not self.continued:
            session = self.group.first
            pen.bookmark(f"{session.day} · {session.name}" if session.day else session.name, 1, y)


def _minutes(group: Group) -> str:
    """How long the session takes, from the shortest to the longest week."""
    found = [session.minutes for session in group.weeks.values()]
    least, most = min(found), max(found)
    return f"about{NBSP}{least if least == most else f'{least}–{most}'}{NBSP}min"


class RowPiece:
    """One exercise through the weeks of a sheet: what holds for all of them at the left, what changes in their cells."""

    def __init__(self, row: Row, columns: WeekColumns, layout: Layout, metrics: Metrics) -> None:
        self.row, self.columns, self.layout = row, columns, layout
        type_, measure = layout.type, columns.words - layout.log.label
        self.label = row.common(lambda planned: planned.entry.label)
        alike = all(len({group.load for group in entry.groups}) == 1 for entry in row.entries)
        how = common(words for entry in row.entries for _, words in entry.prescription) if alike else ""
        steady = [runs for said in SAYINGS if (runs := self._steady(said))]
        changing = [said for said in (*OPENINGS, *SAYINGS) if not self._steady(said)]
        if not self.label:
            changing.insert(0, lambda planned: [Run(planned.entry.label, "semibold")])
        openings = [runs for said in OPENINGS if (runs := self._steady(said))]
        self.opening = [line for runs in openings for line in lines(runs, type_.small, columns.words, metrics)]
        self.words = [
            *lines([Run(row.first.guide.name, "semibold")], type_.body, measure, metrics),
            *(line for runs in ([Run(how)], *steady) for line in lines(runs, type_.small, measure, metrics)),
        ]
        self.cells = {
            week: CardCell(
                planned, [runs for said in changing if (runs := said(planned))], not how, columns.width, layout, metrics
            )
            for week, planned in row.weeks.items()
        }
        self.shape, cells = min(
            (
                (shape, max(found))
                for shape in SHAPES
                if (found := [height for cell in self.cells.values() if (height := cell.height(shape)) is not None])
                and len(found) == len(self.cells)
            ),
            key=lambda choice: choice[1],
        )
        self.height = max(len(self.opening) + len(self.words) + 0.2, cells + 0.3) + AFTER

    def _steady(self, said: Saying) -> list[Run]:
        """What is said alike in every week, or nothing."""
        first, *others = [said(planned) for planned in self.row.weeks.values()]
        return first if all(other == first for other in others) else []

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the row with its top at *y*."""
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        first = y + BASE * grid
        baseline = pen.lines(pen.left, first, self.opening, grid)
        pen.text(pen.left, baseline, self.label, "bold", self.layout.type.body)
        pen.lines(pen.left + self.layout.log.label, baseline, self.words, grid)
        for week, x in self.columns.places(pen.left):
            if week in self.cells:
                self.cells[week].draw(pen, x, y, grid, self.shape)
            else:
                pen.text(x, first, "–", "regular", self.layout.type.body)


def _named(name: str, text: str) -> list[Run]:
    return [*([Run(name, "bold")] if name else []), Run(text)] if text else []


def _tempo(planned: Planned) -> list[Run]:
    code, words = planned.entry.tempo
    return [*([Run(code, "bold")] if code else []), *([Run(words)] if words else [])]


OPENINGS: tuple[Saying, ...] = (
    lambda planned: [Run(planned.opens.line, "semibold")] if planned.opens and planned.opens.line else [],
    lambda planned: _named("Note", planned.opens.note) if planned.opens else [],
)
"""What the first exercise of a block says for all of them."""
SAYINGS: tuple[Saying, ...] = (
    lambda planned: _named("", planned.entry.load[1]),
    _tempo,
    lambda planned: _named("Rest", planned.entry.rest),
    lambda planned: _named("Note", planned.entry.note),
    lambda planned: [Run(planned.entry.cue, "italic")] if planned.entry.cue else [],
    lambda planned: _named("", written(planned.entry)),
)
"""What is said below the name where it holds for all weeks, else in each week's cell."""
