"""Guides → instruction cards to cut out: one for each exercise, at the largest type that fits, on a second card if need be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.cues.card_face import CARD_PERSONS, CueCardSetter, card_head, cut_marks
from programprint.compose.cues.cards import cue_anchor
from programprint.compose.cues.columns import column_box, sizes
from programprint.compose.cues.filling import Columns, fitting, headings, level, strip_by_strip
from programprint.compose.cues.reading import sections, torn
from programprint.compose.cues.subjects import Subjects
from programprint.compose.frame.head import Folio
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import POINTS, Anchored, Beside, Box, Drawn, Marked, last, stack
from programprint.compose.type.pen import Pen
from programprint.compose.type.picture import fitted, place
from programprint.docket import Docket
from programprint.merge.sheet import Guide
from programprint.pages import MM
from programprint.problems import Span
from programprint.read.sides import Cards

NARROWEST_COLUMN = 58 * MM
"""A column below this breaks too many lines; the card then has one less."""
PICTURE_PART = 0.36
"""Most of a card's height that its picture takes."""
_SPARED = {"mistakes": "the mistakes", "faq": "the questions", "aliases": "the other names"}
"""What a card that is too full leaves out, in this order: it is read at home rather than at the rack."""
Rooms = Callable[[int, int], list[float]]
"""The heights of the columns of a card, by its number and how many there are."""


class Way(Struct, frozen=True):
    """A way to set an exercise: with *short* cues, with sections that may be torn between two cards, and with a *person* so many
    points tall in its figure."""

    short: bool
    tear: bool
    person: float


class Planned(Struct, frozen=True):
    """An exercise as its cards have it: what of it was *left_out*, and the columns of each card at a size; none where that is too
    large for some part."""

    guide: Guide
    left_out: tuple[str, ...]
    columns: Callable[[float], list[Columns] | None]


class CardStock:
    """What all cards of a document share: their size on paper, and their columns."""

    def __init__(self, setting: Setting, stem: str) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.setting = setting
        self.layout, self.stem, self.metrics = layout, stem, metrics
        self.reading: Cards = layout.cards
        across, down = layout.card_grid
        width, height = layout.size
        margins = layout.margins
        self.width = width / across - margins.inside - margins.outside
        self.height = height / down - margins.top - margins.bottom
        most = int((self.width + self.reading.gutter) / (NARROWEST_COLUMN + self.reading.gutter))
        self.columns = max(min(self.reading.columns, most), 1)
        self.measure = (self.width - (self.columns - 1) * self.reading.gutter) / self.columns

    @property
    def picture_room(self) -> tuple[float, float]:
        """Width and height that a picture may take."""
        return self.measure, self.height * PICTURE_PART

    def picture_height(self, guide: Guide) -> float:
        """The height of the picture of a guide and the white below it; none where it has its place among the sections."""
        if guide.picture is None or "image" in self.reading.show:
            return 0.0
        return fitted(guide.picture, *self.picture_room)[1] + 3 * MM

    def plan(self, guide: Guide, where: Span | None, docket: Docket) -> Planned | None:
        """How the cards of an exercise are set: on one if that can be with all words, with a smaller figure, with less of what is
        read at home, or with short cues, in this order; else on as few as hold all. None where a part fits on none: an error."""
        least, persons = sizes(self.reading)[0], self._persons(guide)
        ways = [Way(short, tear, person) for person in persons for tear in (False, True) for short in self._lengths]
        whole = [self._planned(guide, (), way) for way in ways]
        full = [
            planned for planned, way in zip(whole, ways, strict=True) if way.short is ways[0].short and not way.tear
        ]
        small = replace(ways[0], person=persons[-1])
        less = [self._planned(less, left_out, small) for less, left_out in self._shorter(guide)]
        shortest = [self._planned(less, left_out, ways[-1]) for less, left_out in [(guide, ()), *self._shorter(guide)]]
        for planned in (*full, *less, *shortest):
            if len(planned.columns(least) or ()) == 1:
                return planned
        found = [planned for planned in whole if planned.columns(least)]
        if not found:
            self._refuse(guide, where, docket)
            return None
        return min(found, key=lambda planned: len(planned.columns(least) or ()))

    def _persons(self, guide: Guide) -> tuple[float, ...]:
        """How tall a person may stand in its figure, the largest first; a single one where it has none on a card."""
        drawn = "figure" in self.reading.show and guide.figure and not guide.picture
        return CARD_PERSONS if drawn else CARD_PERSONS[:1]

    def _planned(self, guide: Guide, left_out: tuple[str, ...], way: Way) -> Planned:
        rooms: Rooms = cache(partial(self._rooms, guide))
        return Planned(guide, left_out, cache(partial(self._filled, guide, rooms, way)))

    def _shorter(self, guide: Guide) -> Iterator[tuple[Guide, tuple[str, ...]]]:
        """An exercise with less and less of what is read at home rather than at the rack, and the names of what was left out."""
        left_out: tuple[str, ...] = ()
        for part, name in _SPARED.items():
            if getattr(guide, part) and (part == "aliases" or part in self.reading.show):
                guide, left_out = replace(guide, **{part: ()}), (*left_out, name)
                yield guide, left_out

    def cards(self, planned: Planned, size: float) -> list[Box]:
        """The cards of one exercise."""
        found = planned.columns(size) or []
        return [self._card(planned.guide, number, len(found), columns) for number, columns in enumerate(found, start=1)]

    def _card(self, guide: Guide, number: int, cards: int, columns: Columns) -> Box:
        """One card, in points: its head, then its columns; above the first of them, on the first card, the picture."""
        boxes: list[Box] = [column_box(column, self.measure, self.layout) for column in columns]
        if number == 1 and guide.picture and boxes and self.picture_height(guide):
            width, height = self.picture_room
            picture = guide.picture
            placed = Drawn(self.picture_height(guide), lambda pen, x, y, grid: place(picture, pen, x, y, width, height))
            boxes[0] = stack(placed, boxes[0])
        pitch = self.measure + self.reading.gutter
        return stack(
            Anchored(cue_anchor(self.stem, guide)) if number == 1 else None,
            Marked(guide.name, 0) if number == 1 else None,
            card_head(guide, number, cards, self.setting, self.width),
            Beside(tuple([(index * pitch, box) for index, box in enumerate(boxes)])),
        )

    @property
    def _lengths(self) -> list[bool]:
        """Whether cues are short: all words come before short ones."""
        return [True] if self.reading.short else [False, True]

    def _refuse(self, guide: Guide, where: Span | None, docket: Docket) -> None:
        docket.error(
            where,
            f"“{guide.name}” does not fit: its name, a cue or an answer is longer than a whole card",
            "shorten it or give it a “short” form, or print fewer cards on a page",
        )

    def _rooms(self, guide: Guide, card: int, cards: int) -> list[float]:
        """The heights of the columns of a card."""
        head = card_head(guide, card, cards, self.setting, self.width).height
        picture = self.picture_height(guide) if card == 1 else 0.0
        return [self.height - head - (0 if column else picture) for column in range(self.columns)]

    def _filled(self, guide: Guide, rooms: Rooms, way: Way, size: float) -> list[Columns] | None:
        """The columns of each card, on as few cards as hold them; None when a part fits on none."""
        reading = self.reading.changed(short=way.short)
        setter = CueCardSetter(reading, self.setting, self.stem, size, self.measure, way.person)
        whole = sections(setter.strips_of(guide))
        if all_on_one := level(whole, rooms(1, 1)):
            return [all_on_one]
        above = headings(whole)
        rest = [part for section in whole for part in (torn(section, 0) if way.tear else [section])]
        cards: list[Columns] = []
        while rest:
            if again := above.get(id(rest[0][0])):
                rest[0] = [again, *rest[0]]
            heights = rooms(len(cards) + 1, 2)
            if min(heights) < 0:
                return None
            count = fitting(rest, heights)
            if not count:
                rest = [*strip_by_strip(rest[0]), *rest[1:]]
                if not (count := fitting(rest, heights)) and cards:
                    return None  # a card without the long head and the picture of the first does not hold it either
            cards.append(level(rest[:count], heights))
            rest = rest[count:]
        return cards


class CardPage(Struct, frozen=True):
    """A page of cards, to be cut apart at the marks."""

    cards: tuple[Box, ...]
    stock: CardStock

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the page. A card carries no page number: it leaves the page."""
        across, down = pen.layout.card_grid
        width, height = pen.page_width / across, pen.page_height / down
        for index, card in enumerate(self.cards):
            row, column = divmod(index, across)
            left, top = pen.left + column * width, pen.top + row * height
            if band := pen.setting.band:
                band.draw(pen, left, left + self.stock.width, top, top + self.stock.height)
            card.draw(pen, left, top, POINTS)
        cut_marks(pen, across, down)


def card_pages(subjects: Subjects, setting: Setting, stem: str, docket: Docket) -> list[CardPage]:
    """The cards of all exercises, in order, in one size of type, on as few pages as hold them."""
    layout, stock = setting.layout, CardStock(setting, stem)
    plans = [planned for guide, _, where in subjects if (planned := stock.plan(guide, where, docket))]
    tried = sizes(layout.cards)
    fewest = [len(planned.columns(tried[0]) or ()) for planned in plans]

    def fit(at: int) -> bool:
        return all(
            0 < len(planned.columns(tried[at]) or ()) <= cards for planned, cards in zip(plans, fewest, strict=True)
        )

    size = tried[last(fit, len(tried))]
    _remark(plans, size, docket)
    cards = [card for planned in plans for card in stock.cards(planned, size)]
    count = layout.cards.per_page
    return [CardPage(tuple(cards[start : start + count]), stock) for start in range(0, len(cards), count)]


def _remark(plans: Sequence[Planned], size: float, docket: Docket) -> None:
    """Tells the coach what the cards leave out."""
    left_out = Counter(name for planned in plans for name in planned.left_out)
    if left_out:
        told = ", ".join(f"{name} of {count} {'card' if count == 1 else 'cards'}" for name, count in left_out.items())
        docket.remarks[f"Cards of {size:g} pt: left out {told}; cards.per_page=1 has room for more"] = None
