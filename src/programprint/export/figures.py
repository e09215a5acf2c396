"""One exercise of a sheet → its set groups in figures that can be computed with.

A sheet says everything in words for paper. The words are the shorthand of the notation in typeset form, and the notation
reads that form too. What it cannot read stays as words and has no figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from programprint.merge import wording
from programprint.merge.sheet import Entry, Sheet
from programprint.notation import load, prescription
from programprint.notation.load import Load
from programprint.notation.prescription import Amount
from programprint.notation.scanner import NBSP, Scanner, Unreadable

_SIDES = {"L": "left", "R": "right", "weak": "weak"}


@dataclass(frozen=True)
class Dose:
    """Sets that are alike: *words* as on paper, *load_words* and where that load comes from, and what of it is figures.

    *side* is set for extra sets of one side only: left, right, or weak where nobody knows yet which that is.
    """

    words: str
    sets: int
    amount: Amount | None
    load_words: str
    load_origin: str
    load: Load | None
    side: str = ""

    @property
    def shorthand(self) -> str:
        """As “do:” takes it, without the load; the words where they cannot be read."""
        return f"{self.sets}x{self.amount}" if self.amount else self.words


def doses(entry: Entry, sheet: Sheet) -> Iterator[Dose]:
    """The set groups of an exercise in the order in which they are done; extra sets of one side come last."""
    count = sum(not line.extra for line in entry.sets)
    per_side = wording.per_side(entry.sides, entry.limb, sheet.weak_side)
    last: Dose | None = None
    for what, how in entry.prescription:
        sets, amount = _read(what)
        target, origin = entry.load
        if not target:
            target, origin = _own_load(how.removeprefix(per_side).removeprefix(", "))
        last = Dose(
            spaced(what),
            sets if NBSP + "×" in what else count // len(entry.prescription),
            amount,
            spaced(target),
            spaced(origin),
            _load(target),
        )
        yield last
    for line in entry.sets:
        if line.extra and last:
            yield Dose("", 1, last.amount, last.load_words, last.load_origin, last.load, _SIDES.get(line.sides[0], ""))


def _read(words: str) -> tuple[int, Amount | None]:
    try:
        (group,) = prescription.parse(words).groups
    except (Unreadable, ValueError):
        return 1, None
    return group.sets, group.amount


def _load(words: str) -> Load | None:
    try:
        return load.parse(words) if words else None
    except Unreadable:
        return None


def _own_load(words: str) -> tuple[str, str]:
    """The load of one group among others that differ: “32.5 kg 75 % of maximum 100 kg” → the load, and where it comes from."""
    try:
        found = load.take(Scanner(words, "")) if words else None
    except Unreadable:
        found = None
    target = found.typeset() if found else words
    return (target, words.removeprefix(target).strip()) if words.startswith(target) else (words, "")


def number(value: Decimal | None) -> int | float | None:
    """A figure as JSON has it."""
    return None if value is None else int(value) if value == int(value) else float(value)


def spaced(text: str) -> str:
    """Words with plain spaces in place of those that keep a line together on paper."""
    return text.replace(NBSP, " ")
