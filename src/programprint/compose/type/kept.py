"""What was made for a document and is asked for again, by another of its weeks or athletes: kept until all of it is let go of."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")
MOST_KEPT = 4_000
"""Things of a kind that are kept: more than the programs that anybody follows ask for, and few beside the pages of a team."""
_all: list[dict[Hashable, Any]] = []


class Kept(Generic[T]):
    """Things of one kind, each by all that decides how it is made."""

    def __init__(self) -> None:
        self._made: dict[Hashable, T] = {}
        _all.append(self._made)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing of a key, made where there is none."""
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            found = self._made[key] = make()
        return found

    def known(self, key: Hashable) -> T | None:
        """The thing of a key, if there is one."""
        return self._made.get(key)


def forget() -> None:
    """Lets go of everything."""
    for made in _all:
        made.clear()
