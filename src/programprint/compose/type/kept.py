"""What was made for a document and is asked for again, by another of its weeks or athletes: kept until all of it is let go of.

Where the same document comes again and again, what is *lasting* is kept for the next time: things that are known by all that they
say, but for their places in files.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")
MOST_KEPT = 4_000
"""Things of a kind that are kept: more than the programs that anybody follows ask for, and few beside the pages of a team."""


class Kept(Generic[T]):
    """Things of one kind, each by all that decides how it is made."""

    def __init__(self, lasting: bool = False) -> None:
        self.lasting = lasting
        self._made: dict[Hashable, T] = {}
        self._before: dict[Hashable, T] = {}
        """What the last round asked for."""
        _all.append(self)

    def __len__(self) -> int:
        return len(self._made) + len(self._before)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of a key, made where there is none."""
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            found = self._before.get(key) if self._before else None
            found = self._made[key] = make() if found is None else found
        return found

    def known(self, key: Hashable) -> T | None:
        """The thing of a key, if there is one."""
        return self._made.get(key)

    def turn(self) -> None:
        """Lets go of what was not asked for since the last turn."""
        self._before, self._made = self._made, {}

    def clear(self) -> None:
        """Lets go of everything."""
        self._before, self._made = {}, {}


_all: list[Kept[Any]] = []
_rounds = False


def in_rounds() -> bool:
    """Whether the same documents are composed again and again."""
    return _rounds


@contextmanager
def rounds() -> Iterator[Callable[[], None]]:
    """In the block the same documents come again and again. What it gives is called after each round."""
    global _rounds

    def turn() -> None:
        for kept in _all:
            if kept.lasting:
                kept.turn()

    _rounds = True
    try:
        yield turn
    finally:
        _rounds = False
        forget(lasting=True)


def forget(lasting: bool = False) -> None:
    """Lets go of everything; between rounds of what is *lasting* only where that is said."""
    for kept in _all:
        if lasting or not (_rounds and kept.lasting):
            kept.clear()


def how_many() -> int:
    """How many things are kept."""
    return sum(map(len, _all))
