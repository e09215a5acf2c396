"""Slips in a roster that only the program shows: groups that nobody is in, swaps of what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from programprint.docket import Docket
from programprint.merge.entry.entries import Entries
from programprint.notation.prose import folded
from programprint.problems import Span, close_to, either, nearest
from programprint.read.program import Program
from programprint.read.written import Written

if TYPE_CHECKING:
    from programprint.read.roster import Roster


def look_for_groups(program: Program, roster: Roster, docket: Docket) -> None:
    """A group that no athlete is in, but that is nearly another, is a slip."""
    there = {folded(athlete.group) for athlete in roster.athletes} - {""}
    for group, where in groups_of(program):
        close = close_to(folded(group), there, n=3)
        if folded(group) not in there and close:
            message = f"no athlete of the roster is in the group “{group}”"
            docket.warn(where, message, f"did you mean {either(close)}?")


def look_for_swaps(entries: Entries, roster: Roster, docket: Docket) -> None:
    """A swap of an exercise that the program does not have changes nothing."""
    there = entries.exercises
    for athlete in roster.athletes:
        for old, where in athlete.swapped_at.items():
            if athlete.swaps.get(old) == old:
                docket.warn(where, f"“{old}” in its own place changes nothing", "name another exercise after “>”")
            elif old not in there:
                message = f"the program has no “{old}” to swap; “{athlete.name}” does what the others do"
                docket.warn(where, message, nearest(old, there) or "name an exercise of the program before “>”")


def groups_of(program: Program) -> Iterator[tuple[str, Span | None]]:
    """Every group that something of a program is for, with its place."""
    for model in _models(program):
        for index, group in enumerate(getattr(model, "for_", ())):
            yield group, model.span("for", index) or model.span("for")


def _models(value: object) -> Iterator[Written]:
    """Everything that is written in a model, down to its smallest part."""
    if isinstance(value, Written):
        yield value
        for name in type(value).fields:
            yield from _models(getattr(value, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _models(inner)
