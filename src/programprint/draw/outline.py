"""The outline of a PDF: titles below titles, and where each leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from programprint.draw.objects import Ready, array, dictionary, real, words

if TYPE_CHECKING:
    from programprint.draw.document import Document


class _Entry:
    """An entry with those *below* it, which a *closed* one hides at first."""

    __slots__ = ("below", "closed", "height", "made", "page", "title")

    def __init__(self, title: str, page: int, height: float, closed: bool) -> None:
        self.title, self.page, self.height, self.closed = title, page, height, closed
        self.below: list[_Entry] = []
        self.made = Ready()

    def seen(self) -> int:
        """How many entries are seen of it at first."""
        return 1 if self.closed and self.below else 1 + _seen(self.below)


def _seen(entries: Sequence[_Entry]) -> int:
    return sum(entry.seen() for entry in entries)


class Outline:
    """Entries in order, each no more than a level below the one before it."""

    def __init__(self) -> None:
        self._top: list[_Entry] = []
        self._open: list[list[_Entry]] = [self._top]
        self._groups = 0

    def add(self, title: str, level: int, page: int, height: float, closed: bool) -> None:
        """Adds an entry that leads to a height above the bottom of a page, in points; the page by the number of its object."""
        del self._open[level + 1 :]
        entry = _Entry(title, page, height, closed)
        self._open[level].append(entry)
        self._open.append(entry.below)

    def add_to(self, document: Document) -> Ready | None:
        """Puts the outline into a document; None when it is empty."""
        if not self._top:
            return None
        root = Ready()
        parent = document.reference(root)
        self._groups = 0
        first, last = self._group(self._top, parent, document)
        entries = {"Type": "/Outlines", "Count": f"{_seen(self._top) + self._groups}", "First": first, "Last": last}
        root.body = dictionary(entries).encode("latin-1")
        return root

    def _group(self, entries: Sequence[_Entry], parent: str, document: Document) -> tuple[str, str]:
        """Writes entries of one level, in a row, and says what leads to the first and the last of them."""
        made: list[tuple[_Entry, dict[str, str]]] = []
        for entry in entries:
            here = document.reference(entry.made)
            target = array([f"{entry.page} 0 R", "/XYZ", "0", real(entry.height), "0"])
            told = {"Title": words(entry.title), "Parent": parent, "Dest": target}
            if made:
                told["Prev"] = document.reference(made[-1][0].made)
                made[-1][1]["Next"] = here
            if entry.below:
                self._groups += 1
                told["First"], told["Last"] = self._group(entry.below, here, document)
                told["Count"] = f"{-_seen(entry.below) if entry.closed else _seen(entry.below)}"
            made.append((entry, told))
        for entry, told in made:
            entry.made.body = dictionary(told).encode("latin-1")
        return document.reference(entries[0].made), document.reference(entries[-1].made)
