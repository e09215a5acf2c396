"""The columns that all sides that are read are set in, between a head and a foot, and the cards that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from programprint.compose.cues.cards import PERSONS, CardSetter
from programprint.compose.cues.strips import Card, Strip
from programprint.compose.cues.subjects import Subject
from programprint.compose.frame.head import Folio, Foot, RunningHead
from programprint.compose.frame.notes import notes_area
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import POINTS, Box, Ruled, Stack, White
from programprint.compose.type.kept import Kept
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Run
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.merge.sheet import Guide, Sheet
from programprint.pages import MM
from programprint.problems import Span
from programprint.read.layout import Layout
from programprint.read.sides import Reading
from programprint.wording.words import Words

NARROWEST_COLUMN = 58 * MM
"""Some forty characters: where the paper is too narrow for as many such columns as the layout asks for, there are fewer."""

RISE = 0.5
"""Lines of the grid from the rule down to the columns."""
RULE = 0.45
"""How far a rule stands above the name of an exercise, as a part of the white there."""
NOTES_ROOM = 30 * MM
"""What a page of cues must leave for the heading and three lines of notes."""
Column = list[Strip]


class Manner(Struct, frozen=True):
    """How cards are set: by which setter, what of an exercise, for which sides, at what size and measure, and with a *person* so
    many points tall in the figures; none where that is nothing."""

    setter: type[CardSetter]
    reading: Same[Reading]
    layout: Same[Layout]
    metrics: Metrics
    words: Words
    stem: str
    size: float
    measure: float
    person: float


def set_card(manner: Manner, guide: Guide, places: str, where: Span | None) -> Card:
    """The card of an exercise, set once for all weeks and athletes."""

    def made() -> Card:
        setting = Setting(manner.layout.it, manner.metrics, manner.words)
        setter = manner.setter(manner.reading.it, setting, manner.stem, manner.size, manner.measure, manner.person)
        return setter.card(guide, places, where)

    return _cards.of((manner, guide, places), made)


_cards = Kept[Card](lasting=True)


class Columns:
    """What the pages of a side that is read share: head and foot, and how many columns of which measure, *height* points high."""

    def __init__(self, reading: Reading, setting: Setting, sheet: Sheet, what: str) -> None:
        self.reading, self.layout, self.setting = reading, setting.layout, setting
        layout = setting.layout
        probe = Pen(setting, back=False)
        self.head, self.foot = _around.of(
            (sheet.title, sheet.author, what, Same(setting)), lambda: _head_and_foot(sheet, what, setting, probe.width)
        )
        most = int((probe.width + reading.gutter) / (NARROWEST_COLUMN + reading.gutter))
        self.count = max(min(reading.columns, most), 1)
        self.measure = (probe.width - (self.count - 1) * reading.gutter) / self.count
        self.grid = layout.line.least
        self.height = probe.bottom - probe.top - self.head.height * self.grid - self.foot.height

    def set(
        self, setter: type[CardSetter], reading: Reading, stem: str, size: float, person: float, subject: Subject
    ) -> Card:
        """The card of an exercise in these columns; without a *person* it has no figure."""
        metrics, words = self.setting.metrics, self.setting.words
        return set_card(
            Manner(setter, Same(reading), Same(self.layout), metrics, words, stem, size, self.measure, person),
            *subject,
        )

    def refuse_giant(self, card: Card, docket: Docket) -> None:
        """A card of which no page holds a part is an error."""
        message = f"the text of “{card.name}” fills more than a page"
        docket.error(card.where, message, "shorten its “instructions” and “tips”, or choose larger paper")

    def draw(self, columns: Sequence[Column], pen: Pen, folio: Folio) -> float:
        """Sets one page; returns where its longest column ends."""
        self.head.draw(pen, pen.left, pen.top, self.grid)
        top = pen.top + self.head.height * self.grid
        ends = [
            self._column(column, pen, pen.left + index * (self.measure + self.reading.gutter), top)
            for index, column in enumerate(columns)
        ]
        self.foot.draw(pen, folio)
        return max(ends, default=top)

    def _column(self, column: Column, pen: Pen, x: float, y: float) -> float:
        metrics, words = pen.metrics, pen.words
        key = Same(column), x, y, self.measure, Same(self.layout), metrics, words
        known, end = _columns.of(key, lambda: _set_column(column, x, y, self.measure, self.layout, metrics, words))
        pen.items += known.items
        pen.anchors += known.anchors
        return end


_around = Kept[tuple[Stack, Foot]](lasting=True)


def _head_and_foot(sheet: Sheet, what: str, setting: Setting, width: float) -> tuple[Stack, Foot]:
    head = RunningHead(sheet, what, setting, width)
    return Stack((head, Ruled(setting.layout.rules.thick, RISE))), Foot(setting, [Run(head.signed)], width)


class ReadingPage(Struct, frozen=True):
    """One page of a side that is read; with *notes*, what it leaves becomes room for them."""

    side: Columns
    columns: list[Column]
    bookmark: str = ""
    notes: str = ""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the page."""
        end = self.side.draw(self.columns, pen, folio)
        bottom = pen.bottom - self.side.foot.height
        if self.notes and bottom - end >= NOTES_ROOM:
            notes_area(pen, end + 5 * MM, self.side.foot, self.notes, pen.layout.line.least)
        if self.bookmark:
            pen.bookmark(self.bookmark, 0, pen.top)


_columns = Kept[tuple[Pen, float]](lasting=True)


def _set_column(
    column: Column, x: float, y: float, measure: float, layout: Layout, metrics: Metrics, words: Words
) -> tuple[Pen, float]:
    """A column with its top at *y*, and where it ends. Set once for all weeks and athletes: their pages share its items."""
    pen = Pen(Setting(layout, metrics, words), back=False)
    box = column_box(column, measure, layout)
    box.draw(pen, x, y, POINTS)
    return pen, y + box.height


def column_box(column: Sequence[Strip], measure: float, layout: Layout) -> Stack:
    """Strips one under the other, *measure* points wide; the white above the first of them is left out."""
    boxes: list[Box] = []
    for strip in column:
        if boxes:
            boxes.append(White(strip.before))
            if strip.ruled:
                boxes.append(Ruled(layout.rules.thin, strip.before * RULE, measure))
        boxes.append(strip.body)
    return Stack(tuple(boxes))


def has_look(guide: Guide, reading: Reading) -> bool:
    """Whether what is shown of an exercise begins with how it looks."""
    return "figure" in reading.show and bool(guide.figure or guide.picture)


Cards = Sequence[Sequence[Card]]
"""The cards of exercises: of some there is none, and others go on."""


def persons_that_fit(
    looks: Sequence[bool], plain: Cards, drawn: Callable[[Sequence[float]], Cards], fits: Callable[[Cards], bool]
) -> Sequence[float]:
    """How tall a person stands in the figure of each exercise that *looks* like something, in points: as tall as *fits* in all of
    them. Where even the least is too much for all, those have it, from the first on, that still fit; others have nothing."""
    none = [0.0] * len(looks)
    if not any(looks):
        return none
    for person in PERSONS:
        persons = [person if look else 0.0 for look in looks]
        if fits(small := drawn(persons)):
            return persons
    found, chosen = none, [*plain]
    for at, look in enumerate(looks):
        if look and fits(tried := [*chosen[:at], small[at], *chosen[at + 1 :]]):
            chosen, found[at] = tried, PERSONS[-1]
    return found


def sizes(reading: Reading, most: float = 0.0) -> list[float]:
    """The sizes that may be tried, smallest first, a quarter of a point apart; *most* where it is more than usual."""
    steps = int((max(most, reading.most) - reading.least) / 0.25 + 0.01)
    return [reading.least + 0.25 * step for step in range(steps + 1)]
