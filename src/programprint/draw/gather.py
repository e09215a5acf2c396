"""Lots of a large roster → one PDF: each gets its numbers behind those of the one before, and is written and let go.

The pages of a lot hang from a branch of their own, and so do their names, so that nothing of a lot need be kept but its entries
in the outline. What a lot has in common with the first one, such as cards and fonts, is in the file once.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import BinaryIO

from programprint.draw.document import Document, Ledger
from programprint.draw.lot import Lot, Mark
from programprint.pages import Pages

_ROOT = 1
"""The number of what holds the branches of all lots."""
_LEADS = b" 0 R"
_REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|\b(\d+) 0 R\b", re.DOTALL)
"""What leads to another object; or a text in brackets, in which the same means nothing."""


class Gathering:
    """A file to which lots are added in order. *about* is what it says of itself."""

    def __init__(self, about: Pages, out: BinaryIO) -> None:
        self.about, self.pages, self.copies = about, 0, 0
        self._ledger = Ledger(out, "1.3")
        self._last = _ROOT
        self._branches: list[str] = []
        self._names: list[str] = []
        self._marks: list[tuple[Mark, int]] = []
        self._shared: dict[bytes, int] = {}
        """What of the first lot leads to nothing else, by a sum of it."""

    def add(self, lot: Lot) -> None:
        """Writes a lot behind the others."""
        numbers = self._numbers(lot)

        def moved(found: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % numbers[int(found[1]) - 1] if found[1] else found[0]

        kids = " ".join([f"{numbers[page - 1]} 0 R" for page in lot.pages])
        branch = f"<</Type/Pages/Parent {_ROOT} 0 R/Count {len(lot.pages)}/Kids[{kids}]>>".encode()
        for index, (number, body) in enumerate(zip(numbers, lot.things, strict=True), start=1):
            if index == lot.tree:
                self._ledger.put(number, branch)
            elif number > self._last:
                head, stream, data = body.partition(b"stream\n")
                head = _REFERENCE.sub(moved, head) if _LEADS in head else head
                self._ledger.put(number, head + stream + data)
        self._last = max(numbers)
        self._branches.append(f"{numbers[lot.tree - 1]} 0 R")
        self._marks += [(mark, numbers[lot.pages[mark.page] - 1]) for mark in lot.marks]
        if lot.labels:
            self._name(lot)
        self.pages += len(lot.pages)
        self.copies += lot.copies

    def _numbers(self, lot: Lot) -> list[int]:
        """The number of each thing of a lot: one of its own, or that of the same thing in the first lot."""
        first, count, numbers = not self._branches, self._last, []
        for index, body in enumerate(lot.things, start=1):
            alone = index != lot.tree and _LEADS not in body.partition(b"stream\n")[0]
            key = blake2b(body, digest_size=16).digest() if alone else b""
            if not first and key in self._shared:
                numbers.append(self._shared[key])
                continue
            count += 1
            numbers.append(count)
            if first and alone:
                self._shared[key] = count
        return numbers

    def _name(self, lot: Lot) -> None:
        """Writes what the pages of a lot are called."""
        names = " ".join([f"{self.pages + place}{label}" for place, label in lot.labels])
        ends = f"{self.pages + lot.labels[0][0]} {self.pages + lot.labels[-1][0]}"
        self._last += 1
        self._ledger.put(self._last, f"<</Limits[{ends}]/Nums[{names}]>>".encode("latin-1"))
        self._names.append(f"{self._last} 0 R")

    def close(self) -> None:
        """Writes what belongs to the whole file."""
        tree = f"<</Type/Pages/Count {self.pages}/Kids[{' '.join(self._branches)}]>>"
        self._ledger.put(_ROOT, tree.encode())
        document = Document(self.about, self._last)
        above, section = -1, ""
        for mark, page in self._marks:
            if mark.section and mark.title == section:
                continue  # it goes on from the lot before
            section = mark.title if mark.section else section
            above = min(mark.level, above + 1)
            document.outline.add(mark.title, above, page, mark.height, closed=True)
        if self._names:
            document.labels = f"/Kids[{' '.join(self._names)}]"
        document.close(self._ledger, f"{_ROOT} 0 R")
