"""The sides that say how exercises are done: cards in columns, as large as fits. An exercise that a page can hold stays on one
page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

from msgspec.structs import replace

from programprint.compose.cues.cards import CardSetter
from programprint.compose.cues.columns import Cards, Column, Columns, has_look, persons_that_fit, sizes
from programprint.compose.cues.strips import Card, Strip
from programprint.compose.cues.subjects import Subjects
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import least
from programprint.docket import Docket
from programprint.merge.sheet import Sheet
from programprint.read.sides import Reading


class ReadingSide(Columns):
    """Cards on as few pages as hold them: the largest size that needs no page more, then columns of even height.

    Figures come first: they stand there as large as costs no page at the least size.
    A card stays in one column where that costs no page, and on one page unless it is longer than that. Where *pages* are
    there anyway, the cards are spread over so many, at the size of the log at most. A card of nothing but a name is left out.
    """

    def __init__(
        self,
        subjects: Subjects,
        reading: Reading,
        setting: Setting,
        sheet: Sheet,
        what: str,
        stem: str,
        docket: Docket,
        reserve: float = 0.0,
        pages: int = 0,
    ) -> None:
        super().__init__(reading, setting, sheet, what)
        whole = self.height

        def drawn(size: float, persons: Sequence[float]) -> Cards:
            pairs = zip(subjects, persons, strict=True)
            cards = [self.set(CardSetter, reading, stem, size, person, subject) for subject, person in pairs]
            return [[] if card.is_bare else self._parts(card, whole) for card in cards]

        def fits(cards: Cards) -> bool:
            return self._fits(_flat(cards), fewest, self.height)

        smallest, *larger = sizes(reading, self.layout.type.body if pages else 0.0)
        looks = [has_look(guide, reading) for guide, *_ in subjects]
        plain = drawn(smallest, [0.0] * len(looks))
        chosen = _flat(plain)
        for card in chosen:
            if not self._columns([card], False, self.height):
                self.refuse_giant(card, docket)
        fewest = max(len(self._pages(chosen, whole)), pages)
        if self._fits(chosen, fewest, whole - reserve):
            self.height -= reserve
        persons = persons_that_fit(looks, plain, partial(drawn, smallest), fits)
        for size in [*([smallest] if any(persons) else []), *larger]:
            if not fits(cards := drawn(size, persons)):
                break
            chosen = _flat(cards)
        full = self.height
        if pages:
            self.height = least(partial(self._fits, chosen, fewest), 0.0, full, 10)
        self.filled = self.height / full
        """How much of a page the highest one takes."""
        self.pages = [self._evenly(cards) for cards in self._pages(chosen, self.height)]

    def _fits(self, cards: Sequence[Card], most: int, height: float) -> bool:
        """Whether so many pages, *height* points high, hold the cards."""
        pages = self._pages(cards, height)
        return len(pages) <= most and all(self._columns(page, False, height) for page in pages)

    def _parts(self, card: Card, height: float) -> list[Card]:
        """The card, or the parts of one that no page *height* points high can hold: it breaks as it does between columns."""
        if self._columns([card], False, height):
            return [card]
        parts: list[list[Strip]] = [[]]
        for chunk in _chunks(card, height / 2):
            if parts[-1] and not self._columns([replace(card, strips=(*parts[-1], *chunk))], False, height):
                parts.append([card.continued])
            parts[-1] += chunk
        return [replace(card, strips=tuple(strips)) for strips in parts]

    def _pages(self, cards: Sequence[Card], height: float) -> list[list[Card]]:
        """Which cards share a page *height* points high, in order."""
        pages: list[list[Card]] = []
        for card in cards:
            if pages and self._columns([*pages[-1], card], False, height):
                pages[-1].append(card)
            else:
                pages.append([card])
        return pages

    def _evenly(self, cards: Sequence[Card]) -> list[Column]:
        """The lowest columns that hold the cards of a page: cards whole if all columns are used that way, else run on."""
        for whole in (True, False):
            columns = self._columns(cards, whole, self.height)
            if not columns or (whole and len(columns) < self.count and len(cards) < self.count):
                continue
            height = least(partial(self._columns, cards, whole), 0.0, self.height, 14)
            return self._columns(cards, whole, height) or columns
        return [[strip for card in cards for strip in card.strips]]

    def _columns(self, cards: Sequence[Card], whole: bool, height: float) -> list[Column] | None:
        return _columns(tuple(cards), height, whole, self.count)


def _flat(cards: Cards) -> list[Card]:
    return [card for cards_of_one in cards for card in cards_of_one]


@lru_cache(maxsize=1 << 12)
def _columns(cards: Sequence[Card], height: float, whole: bool, count: int) -> list[Column] | None:
    """The cards in columns at most *height* points high; None when *count* columns cannot hold them. Remembered, because weeks
    and athletes mostly read the same cards.

    *whole* keeps a card in one column; otherwise its sections stay together unless one is half a column high.
    """
    columns: list[Column] = [[]]
    used = 0.0
    for card in cards:
        for number, chunk in enumerate(_chunks(card, None if whole else height / 2)):
            needed = sum([strip.height for strip in chunk])
            if columns[-1] and used + needed > height + 0.01:
                columns.append([card.continued] if number else [])
                used = card.continued.height if number else 0.0
            if not columns[-1]:
                needed -= chunk[0].before
            used += needed
            if used > height + 0.01 or len(columns) > count:
                return None
            columns[-1] += chunk
    return columns


@lru_cache(maxsize=1 << 12)
def _chunks(card: Card, tallest: float | None) -> list[list[Strip]]:
    """What may not be torn apart: the whole card without *tallest*; else its sections, the high ones in parts."""
    if tallest is None:
        return [list(card.strips)]
    return [part for section in sections(card.strips) for part in torn(section, tallest)]


def sections(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The strips by headings: each with what follows it."""
    found: list[list[Strip]] = []
    for strip in strips:
        if not found or (strip.keep and any(not other.keep for other in found[-1])):
            found.append([])
        found[-1].append(strip)
    return found


def torn(section: Sequence[Strip], tallest: float) -> list[list[Strip]]:
    """A section in parts where it is higher than *tallest*, two strips at either end together; else in one."""
    if sum(strip.height for strip in section) <= tallest or len(section) < 5:
        return [list(section)]
    head = sum(strip.keep for strip in section) + 2
    return [[*section[:head]], *([strip] for strip in section[head:-2]), [*section[-2:]]]


def forget() -> None:
    """Lets go of what was packed."""
    for kept in (_columns, _chunks):
        kept.cache_clear()
