"""One exercise of a sheet → its set groups in figures that can be computed with, and in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.sheet import Entry, Side
from programprint.notation.amount import Amount
from programprint.notation.load import Load
from programprint.notation.scanner import NBSP
from programprint.wording import amounts, loads, sets
from programprint.wording.words import Words

SIDES: dict[Side, str] = {"L": "left", "R": "right", "weak": "weak"}
"""Sides as files name them."""


class Dose(Struct, frozen=True):
    """Sets that are alike: *words* as on paper, the load in words and where it comes from, and both in figures.

    *kind* is that of the sets and *manner* the same in words; *plates* are those on each side of the bar.
    *side* is set for extra sets of one side only: left, right, or weak where nobody knows yet which that is.
    """

    words: str
    sets: int
    amount: Amount
    load_words: str
    load_origin: str
    load: Load | None
    kind: str = "work"
    plates: str = ""
    manner: str = ""
    side: str = ""

    @property
    def shorthand(self) -> str:
        """As “do:” takes it, without kind and load."""
        return f"{self.sets}x{self.amount}"

    @property
    def effort(self) -> Load | None:
        """A second target beside the load, such as an RPE."""
        return self.load.also if self.load else None

    loaded: str = ""
    """The load and where it comes from in one: “90 kg (65 % of maximum 140 kg)”, “65 % of your maximum”."""


def doses(entry: Entry, words: Words) -> Iterator[Dose]:
    """The set groups of an exercise in the order in which they are done; extra sets of one side come last."""
    last: Dose | None = None
    said = [what for what, _ in sets.prescription(entry, words)]
    if len(said) < len(entry.groups):  # the head of a block says for all what differs
        said = [amounts.dose(group.do, words) for group in entry.groups]
    for what, group in zip(said, entry.groups, strict=True):
        load_words, origin = loads.load(group.load, words) if group.load else "", loads.origin_of(group.origin, words)
        do = group.do
        last = Dose(
            words=spaced(what),
            sets=do.sets,
            amount=do.amount,
            load_words=spaced(load_words),
            load_origin=spaced(origin),
            load=group.load,
            kind=do.kind,
            plates=loads.plates(group.plates, words) if group.plates else "",
            manner=spaced(amounts.manner(do, words)),
            loaded=spaced(loads.with_origin(load_words, group.origin, words)),
        )
        yield last
    extra = [line.sides[0] for line in entry.sets if line.extra]
    if extra and last:
        yield replace(last, sets=len(extra), side=SIDES[extra[0]])


def number(value: Decimal | None) -> int | float | None:
    """A figure as JSON has it."""
    return None if value is None else int(value) if value == int(value) else float(value)


def spaced(text: str) -> str:
    """Words with plain spaces in place of those that keep a line together on paper."""
    return text.replace(NBSP, " ")
