"""Exercises that take turns → what comes after each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from programprint.merge.sheet import After
from programprint.notation.duration import Duration

Rested = Sequence[Duration | None]
"""The rest after each set; the last holds for all that come after it."""


def rests_in_turn(
    members: Sequence[tuple[str, int]], own_rests: Sequence[Rested], after_round: Rested
) -> list[tuple[After, ...]]:
    """What comes after the sets of each member of a superset. *members* are labels and sets, *own_rests* what each of them has
    before the next member, *after_round* what comes after the last of them.

    Members may have different numbers of sets: who has none left is passed over, and after the last set nothing comes.
    """
    return [
        tuple(_changes([_after(members, own_rests, after_round, index, number) for number in range(1, sets + 1)]))
        for index, (_, sets) in enumerate(members)
    ]


def _after(
    members: Sequence[tuple[str, int]],
    own_rests: Sequence[Rested],
    after_round: Rested,
    index: int,
    number: int,
) -> After | None:
    """What comes after one set of a member; None when that was the last of all."""
    for label, sets in members[index + 1 :]:
        if sets >= number:
            return After(0, _rest(own_rests[index], number), label, again=False)
    for label, sets in members:
        if sets > number:
            return After(0, _rest(after_round, number), label, again=True)
    return None


def _rest(rests: Rested, number: int) -> Duration | None:
    """The rest after a set, counted from 1."""
    return rests[min(number, len(rests)) - 1]


def _changes(after: Sequence[After | None]) -> Iterator[After]:
    """What comes after each set, told with the first of those that it is the same for."""
    number = 1
    for found, same in groupby(after):
        if found:
            yield replace(found, number=number)
        number += len(list(same))
