"""Exercises that take turns → what comes after each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from programprint.notation.scanner import NBSP

_NAMED = 6
"""Most turns that are named one by one."""


def rests_in_turn(members: Sequence[tuple[str, int]], own_rests: Sequence[str], after_round: str) -> list[str]:
    """What each member of a superset says of its rest. *members* are labels and sets, the rests are words.

    Members may have different numbers of sets: who has none left is passed over, and after the last set there is nothing to say.
    """
    return [
        _joined([_after(members, own_rests, after_round, index, number) for number in range(1, sets + 1)])
        for index, (_, sets) in enumerate(members)
    ]


def _after(
    members: Sequence[tuple[str, int]], own_rests: Sequence[str], after_round: str, index: int, number: int
) -> str:
    """What comes after one set of a member; empty when that was the last of all."""
    own = own_rests[index]
    for label, sets in members[index + 1 :]:
        if sets >= number:
            return f"none, straight to {label}" if own in ("", "none") else f"{own}, then {label}"
    for label, sets in members:
        if sets > number:
            again = f"then {label}{NBSP}again"
            return f"{after_round}, {again}" if after_round else again
    return ""


def _joined(after: Sequence[str]) -> str:
    """One text for all sets, changes being said with the set that they follow."""
    parts: list[str] = []
    number = 0
    for text, same in groupby(after):
        if text and parts:
            parts.append(f"after set{NBSP}{number + 1}: {text}")
        elif text:
            parts.append(text)
        number += len(list(same))
    return "; ".join(parts)


def turns(noun: str, first: int, step: int, last: int) -> str:
    """“minutes 1, 4, 7”, “intervals 2, 4, 6 … 20”: every *step*-th from *first* to *last*."""
    numbers = list(range(first, last + 1, step))
    if len(numbers) == 1:
        return f"{noun}{NBSP}{numbers[0]}"
    if len(numbers) <= _NAMED:
        return f"{noun}s{NBSP}{', '.join(map(str, numbers))}"
    return f"{noun}s{NBSP}{', '.join(map(str, numbers[:3]))}{NBSP}…{NBSP}{numbers[-1]}"
