"""Cards set close, one after the other: they run on over columns and pages, and the columns of the last page are even."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from programprint.compose.cues.cards import Card, Strip
from programprint.compose.cues.close import CloseSetter
from programprint.compose.cues.columns import Column, Columns, set_card, sizes
from programprint.compose.cues.subjects import Subject
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import least
from programprint.docket import Docket
from programprint.merge.sheet import Sheet
from programprint.read.layout import Reading


class Piece(NamedTuple):
    """Strips of a card that stay together; the card *begins* with them, or goes on."""

    card: Card
    strips: Sequence[Strip]
    begins: bool


class RunOnSide(Columns):
    """Cards in columns that are filled one after the other, at the largest size that needs no page more than the least one.

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
        tried = (self._pages(told, size) for size in sizes(reading))
        pages = next(tried)
        for card in _giants(pages, self.height):
            self.refuse_giant(card, docket)
        for larger in tried:
            if len(larger) > len(pages):
                break
            pages = larger
        self.pages = [[_column(pieces) for pieces in page] for page in self._evened(pages)]

    def _pages(self, told: Sequence[tuple[str, Reading, Subject]], size: float) -> list[list[list[Piece]]]:
        """The pieces of all cards at a *size*, by pages and their columns."""
        cards = (set_card(self.manner(CloseSetter, shown, stem, size), *subject) for stem, shown, subject in told)
        columns = filled([piece for card in cards if not card.is_bare for piece in pieces_of(card)], self.height)
        return [columns[at : at + self.count] for at in range(0, len(columns), self.count)]

    def _evened(self, pages: list[list[list[Piece]]]) -> list[list[list[Piece]]]:
        """The same *pages*, the columns of the last one as low as can be."""
        last = [piece for column in pages[-1:] for pieces in column for piece in pieces]
        low = least(lambda height: len(filled(last, height)) <= self.count, 0.0, self.height, 14)
        return [*pages[:-1], filled(last, low)] if last else pages


def _giants(pages: Sequence[Sequence[Sequence[Piece]]], height: float) -> list[Card]:
    """The cards of which a piece is higher than a column."""
    over = [column for page in pages for column in page if column_height(column) > height + 0.01]
    return list({id(column[0].card): column[0].card for column in over}.values())


def filled(pieces: Sequence[Piece], height: float) -> list[list[Piece]]:
    """Columns that are filled one after the other up to *height* points; what is higher alone stands in one of its own."""
    columns: list[list[Piece]] = []
    used = 0.0
    for piece in pieces:
        needed = sum([strip.height for strip in piece.strips])
        if not columns or used + needed > height + 0.01:
            columns.append([])
            used = -piece.strips[0].before if piece.begins else piece.card.continued.height
        columns[-1].append(piece)
        used += needed
    return columns


def column_height(pieces: Sequence[Piece]) -> float:
    """How high a column of these *pieces* is."""
    strips = _column(pieces)
    return sum([strip.height for strip in strips]) - strips[0].before


def _column(pieces: Sequence[Piece]) -> Column:
    """The strips of a column; a card that goes on in it is named again."""
    resumed = [] if pieces[0].begins else [pieces[0].card.continued]
    return [*resumed, *(strip for piece in pieces for strip in piece.strips)]


def pieces_of(card: Card) -> list[Piece]:
    """A card in pieces, none of which is a heading without two lines below it, or an end of one line."""
    two = 2 * card.leading - 0.01
    parts = [part for section in _sections(card.strips) for part in _torn(section, two)]
    if len(parts) > 1 and _height(parts[-1]) < two:
        parts[-2:] = [[*parts[-2], *parts[-1]]]
    return [Piece(card, part, begins=part is parts[0]) for part in parts]


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
