"""What was drawn of some athletes of a large roster: objects that are numbered from 1, until they are gathered into one file."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Mark(Struct, frozen=True, array_like=True):
    """An entry of the outline: its depth, the place of its page within the lot, and a height above the bottom of that. A
    *section* may go on from the lot before."""

    title: str
    level: int
    section: bool
    page: int
    height: float


class Lot(Struct, frozen=True):
    """Objects in the order of their numbers, as they stand in a file. *tree* is the number of what holds the *pages*, which are
    listed by theirs; *labels* are names of pages by their place. *copies* is how many athletes have pages."""

    things: Sequence[bytes]
    tree: int
    pages: Sequence[int]
    labels: Sequence[tuple[int, str]]
    marks: Sequence[Mark]
    copies: int
