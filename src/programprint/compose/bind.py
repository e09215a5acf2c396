"""Sides in order → pages: drawn, numbered and labelled; those that a leaf or a folded sheet lacks stay empty."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from programprint.compose.frame.again import shown_again
from programprint.compose.frame.head import Folio
from programprint.compose.frame.labels import with_labels
from programprint.compose.setting import Setting
from programprint.compose.type.glyphs import with_glyphs
from programprint.compose.type.kept import Kept
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.languages import right_to_left
from programprint.merge.sheet import Sheet
from programprint.pages import Page, Pages
from programprint.read.layout import Impose
from programprint.read.typefaces import fonts_of

FILLING = "filling"
"""The name of the pages that nothing needs."""
FOLDED: dict[Impose, int] = {"booklet": 4, "fold8": 8}
"""A folded sheet has so many pages; those that nothing needs stay empty."""


class Side(Protocol):
    """One side of paper, composed and ready to draw."""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the side; *folio* is the number that it prints."""
        ...


class Placed(Struct, frozen=True):
    """A side in its document, and which of the layout's sides it belongs to, by name."""

    side: Side
    name: str


class Blank(Struct, frozen=True):
    """A page that stays empty, such as the back of a leaf."""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets nothing."""


def placed(sides: Iterable[Side], name: str) -> list[Placed]:
    """The sides, each called by a name."""
    return [Placed(side, name) for side in sides]


def bound(
    sides: Sequence[Placed],
    first: Sheet,
    setting: Setting,
    docket: Docket,
    parts: Sequence[int] = (),
) -> Pages:
    """The sides drawn and numbered; *parts* are the sides at which the count begins again."""
    layout, metrics = setting.layout, setting.metrics
    folios = [
        Folio(number, end - start)
        for start, end in itertools.pairwise([0, *parts, len(sides)])
        for number in range(1, end - start + 1)
    ]
    pages = [
        _page(one, folio, setting, index % 2 == 1) for index, (one, folio) in enumerate(zip(sides, folios, strict=True))
    ]
    pages = shown_again(pages, [one.name for one in sides])
    shown = with_labels(with_glyphs(pages, metrics, first.where, docket), layout.duplex, setting.words)
    leftwards = right_to_left(first.language)
    if leftwards:
        from programprint.compose.mirror import mirrored

        shown = tuple(mirrored(page) for page in shown)
    return Pages(first.title, first.author, first.language, shown, layout.flip, fonts_of(layout), leftwards=leftwards)


_pages = Kept[Page]()


def _page(one: Placed, folio: Folio, setting: Setting, back: bool) -> Page:
    """A side drawn; one that several athletes have, on the same page of as many, is drawn once."""
    framed = setting.band is not None and not one.name.startswith("cards")  # a card that is cut out has its own

    def draw() -> Page:
        pen = Pen(setting, back)
        if setting.band and framed:
            setting.band.frame(pen)
        one.side.draw(pen, folio)
        return pen.page()

    return _pages.of((Same(one.side), Same(setting), folio, back, framed), draw)


def filling(lacking: int) -> list[Placed]:
    """The empty pages that are *lacking* to whole leaves or sheets."""
    return placed([Blank()] * lacking, FILLING)
