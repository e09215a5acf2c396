"""Boxes that a person has confirmed → small pictures beside what they are and how they were read: how good reading is on the
paper of one's own gym, and with one's own phones.

Nothing personal is in a name: a picture is called by its own dots.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import cv2
import msgspec
from msgspec import Struct

from programprint.logbook.book import Book
from programprint.logbook.record import Key, Record, parsed
from programprint.scan.boxes import State
from programprint.scan.sheets import ReadPage

HEAD = "file,is,read\n"


class Kept(Struct, frozen=True):
    """A box: its picture as PNG, what it *is* by a person's word, and how it was *read*."""

    png: bytes
    is_: State
    read: State

    @property
    def name(self) -> str:
        """How its file is called."""
        return f"{hashlib.sha256(self.png).hexdigest()[:16]}.png"


def confirmed(books: Iterable[Book]) -> Mapping[tuple[Key, str], State]:
    """What boxes are, by the set and by the mark of the picture: what a person said of them who had looked at the picture."""
    return {
        (one.key, one.picture): "ticked" if one.state == "done" else "empty"
        for one in chain.from_iterable(book.records for book in books)
        if one.by and one.source == "scan" and one.picture and one.state != "unsure"
    }


def kept(page: ReadPage, athlete: str, picture: str, known: Mapping[tuple[Key, str], State]) -> Iterator[Kept]:
    """The boxes of a page of which it is *known* what they are; *picture* is the mark of what it was read from."""
    for box in page.boxes:
        if box.seen is None or not box.cell.asked:
            continue
        asked: Record = parsed(msgspec.json.encode(box.cell.asked))
        key = msgspec.structs.replace(asked, athlete=page.sheet.athlete or athlete).key
        if is_ := known.get((key, picture)):
            yield Kept(cv2.imencode(".png", box.seen)[1].tobytes(), is_, box.state)


def listed(found: Iterable[Kept]) -> str:
    """The list that goes with the pictures, as CSV."""
    return HEAD + "".join(f"{one.name},{one.is_},{one.read}\n" for one in {one.name: one for one in found}.values())


def summed_up(found: Iterable[Kept]) -> Counter[str]:
    """How many were read right, wrong, and not at all."""
    return Counter("unsure" if one.read == "unsure" else "right" if one.read == one.is_ else "wrong" for one in found)
