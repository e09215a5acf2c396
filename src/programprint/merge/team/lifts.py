"""The loads of a program → the lifts that a roster could have a column for."""

from __future__ import annotations

from programprint.merge.entry.entries import Entries
from programprint.notation.target import BODY, Percent, Weight


def maxima(entries: Entries) -> list[str]:
    """The lifts whose maxima would turn every percentage into a load, in the order of the program."""
    return list(dict.fromkeys(of for load, _, of in entries.loads() if isinstance(load, Percent) and of != BODY))


def starts(entries: Entries) -> list[str]:
    """The exercises with a plain weight, for which each athlete may have another one."""
    return list(dict.fromkeys(own for load, own, _ in entries.loads() if isinstance(load, Weight)))
