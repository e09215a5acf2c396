"""The loads of a program → the lifts that a roster could have a column for."""

from __future__ import annotations

from collections.abc import Iterator

from programprint.merge.entry.entries import Entries
from programprint.merge.plan.checks import entries_of
from programprint.notation.amount import Amount
from programprint.notation.target import BODY, Percent, Ranged, Weight


def maxima(entries: Entries) -> list[str]:
    """The lifts whose maxima would turn every percentage into a load, in the order of the program."""
    return list(dict.fromkeys(of for load, _, of in entries.loads() if isinstance(load, Percent) and of != BODY))


def starts(entries: Entries) -> list[str]:
    """The exercises with a plain weight, for which each athlete may have another one."""
    return list(dict.fromkeys(own for load, own, _ in entries.loads() if isinstance(load, Weight)))


def has_pairs(entries: Entries) -> bool:
    """Whether anything is one of two that a group chooses from, such as 95/65 lb or 15/12 cal."""
    loads = (load for found, _, _ in entries.loads() for load in (found, found.also))
    amounts = (one for amount in _amounts(entries) for one in (amount, *amount.then))
    return any(isinstance(one, Ranged | Amount) and one.second is not None for one in (*loads, *amounts))


def _amounts(entries: Entries) -> Iterator[Amount]:
    """Every amount that is prescribed in any week."""
    for course in entries.calendar.courses:
        for layers in filter(None, map(entries.layers_of, entries_of(course.session))):
            for do in filter(None, map(layers.prescription, course.weeks)):
                yield from (group.amount for group in do.groups)
