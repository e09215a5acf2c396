"""Cards set close, one after the other: they run on over columns and pages, and the columns of the last page are even."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from programprint.compose.cues.close import CloseSetter
from programprint.compose.cues.columns import Cards, Column, Columns, has_look, persons_that_fit, sizes
from programprint.compose.cues.strips import Card, Strip
from programprint.compose.cues.subjects import Subject
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import least
from programprint.compose.type.kept import Kept
from programprint.docket import Docket
from programprint.merge.sheet import Sheet
from programprint.read.sides import Reading


class Piece(Struct, frozen=True):
    """Strips of a card that stay together; the card *begins* with them, or goes on. Their *height* has the white above."""

    card: Card
    strips: Sequence[Strip]
    begins: bool
    height: float

    @property
    def opening(self) -> Column:
        """What stands above it where a column begins with it: the name of a card that goes on."""
        return [] if self.begins else [self.card.continued]

    @property
    def first_height(self) -> float:
        """How high a column is that begins with it."""
        return self.height + (-self.strips[0].before if self.begins else self.card.continued.height)


class RunOnSide(Columns):
    """Cards in columns that are filled one after the other, at the largest size that needs no page more than the least one.
    Figures come first: they stand there as large as costs no page at the least size.

    *told* are the exercises: each with the sides that it is an anchor of, and what of it is shown. Those of which nothing is
    known but the name are left out.
    """

    def __init__(
        self,
        told: Sequence[tuple[str, Reading, Subject]],
        reading: Reading,
        setting: Setting,
        sheet: Sheet,
        what: str,
        docket: Docket,
    ) -> None:
        super().__init__(reading, setting, sheet, what)
        least, *larger = sizes(reading)
        looks = [has_look(guide, shown) for _, shown, (guide, *_) in told]
        plain = self._cards(told, least, [0.0] * len(told))
        for card in (card for cards in plain for card in cards):
            if any(piece.first_height > self.height + 0.01 for piece in pieces_of(card)):
                self.refuse_giant(card, docket)
        self.pages = self._run_on(plain)
        persons = persons_that_fit(looks, plain, partial(self._cards, told, least), self._fits)
        for size in [*([least] if any(persons) else []), *larger]:
            if not self._fits(cards := self._cards(told, size, persons)):
                break
            self.pages = self._run_on(cards)

    def _fits(self, cards: Cards) -> bool:
        """Whether cards take no page more."""
        return len(self._run_on(cards)) <= len(self.pages)

    def _run_on(self, cards: Cards) -> list[list[Column]]:
        return run_on(tuple([one for cards_of_one in cards for one in cards_of_one]), self.height, self.count)

    def _cards(
        self, told: Sequence[tuple[str, Reading, Subject]], size: float, persons: Sequence[float]
    ) -> list[list[Card]]:
        """The card of each exercise; none of one that says nothing."""
        cards = [
            self.set(CloseSetter, shown, stem, size, person, subject)
            for (stem, shown, subject), person in zip(told, persons, strict=True)
        ]
        return [[] if card.is_bare else [card] for card in cards]


def run_on(cards: tuple[Card, ...], height: float, count: int) -> list[list[Column]]:
    """The *cards* by pages of *count* columns at most *height* points high, those of the last page as low as can be. Kept,
    because athletes mostly read the same."""
    return _run_on.of((cards, height, count), lambda: _packed(cards, height, count))


_run_on = Kept[list[list[Column]]](lasting=True)


def _packed(cards: Sequence[Card], height: float, count: int) -> list[list[Column]]:
    columns = filled([piece for card in cards for piece in pieces_of(card)], height)
    start = (len(columns) - 1) // count * count
    last = [piece for column in columns[start:] for piece in column]
    low = least(lambda lower: len(filled(last, lower)) <= count, 0.0, height, 14)
    columns[start:] = filled(last, low)
    strips = [[*pieces[0].opening, *(strip for piece in pieces for strip in piece.strips)] for pieces in columns]
    return [strips[at : at + count] for at in range(0, len(strips), count)]


def filled(pieces: Sequence[Piece], height: float) -> list[list[Piece]]:
    """Columns that are filled one after the other up to *height* points; what is higher alone stands in one of its own."""
    columns: list[list[Piece]] = []
    used = 0.0
    for piece in pieces:
        if columns and used + piece.height <= height + 0.01:
            columns[-1].append(piece)
            used += piece.height
        else:
            columns.append([piece])
            used = piece.first_height
    return columns


def pieces_of(card: Card) -> tuple[Piece, ...]:
    """A card in pieces, none of which is a heading without two lines below it, or an end of one line."""
    return _pieces.of(card, lambda: _pieces_of(card))


_pieces = Kept[tuple[Piece, ...]](lasting=True)


def _pieces_of(card: Card) -> tuple[Piece, ...]:
    two = 2 * card.leading - 0.01
    parts = [part for section in _sections(card.strips) for part in _torn(section, two)]
    if len(parts) > 1 and _height(parts[-1]) < two:
        parts[-2:] = [[*parts[-2], *parts[-1]]]
    return tuple([Piece(card, part, part is parts[0], sum([strip.height for strip in part])) for part in parts])


def _sections(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The strips by headings, and each paragraph that belongs to none."""
    found: list[list[Strip]] = []
    for strip in strips:
        if not found or (not found[-1][-1].keep and (strip.keep or strip.alone or found[-1][-1].alone)):
            found.append([])
        found[-1].append(strip)
    return found


def _torn(section: Sequence[Strip], least: float) -> list[Sequence[Strip]]:
    """A section in as many parts as may stand apart: at both ends *least* points of text stay together."""
    first = sum(strip.keep for strip in section)
    items = section[first:]
    start, end = _reaching(items, least), len(items) - _reaching(items[::-1], least)
    if start > end:
        return [section]
    return [section[: first + start], *([strip] for strip in items[start:end]), *([items[end:]] if items[end:] else [])]


def _reaching(items: Sequence[Strip], height: float) -> int:
    """How many of the *items*, from the first on, come to that *height*; all of them where they do not."""
    return next((count for count in range(1, len(items)) if _height(items[:count]) >= height), len(items))


def _height(strips: Sequence[Strip]) -> float:
    """The height of what *strips* print."""
    return sum([strip.body.height for strip in strips])
