"""Parts of a page that are set again and again in the same place: what they set is kept."""

from __future__ import annotations

from typing import NamedTuple

from programprint.compose.type.boxes import Box, Built
from programprint.compose.type.pen import Pen
from programprint.pages import Anchor, Bookmark, Field, Item

MOST_PLACES = 256
"""Places of a part that are kept."""


class _Set(NamedTuple):
    """What a part has set."""

    items: list[Item]
    fields: list[Field]
    bookmarks: list[Bookmark]
    anchors: list[Anchor]


class SetAgain(Built):
    """A part that athletes or weeks share: on the pages of all of them it is made of the same items."""

    def __init__(self, box: Box) -> None:
        super().__init__(box)
        self._known: dict[tuple[float, ...], _Set] = {}

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets what it is made of, or the same once more."""
        place = x, y, grid, pen.left, pen.right
        known = self._known.get(place)
        if known is None:
            if len(self._known) >= MOST_PLACES:
                self._known.clear()
            items, fields, bookmarks, anchors = len(pen.items), len(pen.fields), len(pen.bookmarks), len(pen.anchors)
            super().draw(pen, x, y, grid)
            self._known[place] = _Set(
                pen.items[items:], pen.fields[fields:], pen.bookmarks[bookmarks:], pen.anchors[anchors:]
            )
            return
        pen.items += known.items
        pen.fields += known.fields
        pen.bookmarks += known.bookmarks
        pen.anchors += known.anchors
