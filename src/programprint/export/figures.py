"""One exercise of a sheet → its set groups in figures that can be computed with.

A sheet says everything in words for paper. The words are the shorthand of the notation in typeset form, and the
notation reads that form too. What it cannot read stays as words and has no figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from programprint.merge import wording
from programprint.merge.sheet import Entry, Sheet, Side
from programprint.notation import load, prescription
from programprint.notation.load import Load
from programprint.notation.prescription import Amount
from programprint.notation.scanner import NBSP, Unreadable

_SIDES: dict[Side, str] = {"L": "left", "R": "right", "weak": "weak"}


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

    @property
    def loaded(self) -> str:
        """The load and where it comes from in one: “90 kg (65 % of maximum 140 kg)”, “65 % of your maximum”."""
        if self.load_origin.startswith("of "):
            return f"{self.load_words} {self.load_origin}"
        return f"{self.load_words} ({self.load_origin})" if self.load_origin else self.load_words


def doses(entry: Entry, sheet: Sheet) -> Iterator[Dose]:
    """The set groups of an exercise in the order in which they are done; extra sets of one side come last."""
    count = sum(not line.extra for line in entry.sets)
    per_side = wording.per_side(entry.sides, entry.limb, sheet.weak_side)
    own = [how.removeprefix(per_side).removeprefix(", ") for _, how in entry.prescription]
    last: Dose | None = None
    for (what, _), said in zip(entry.prescription, own, strict=True):
        target, origin = _own_load(said, entry.load) if any(own) else entry.load
        sets, amount = _read(what)
        last = Dose(
            spaced(what),
            sets if f"{NBSP}×" in what else count // len(entry.prescription),
            amount,
            spaced(target),
            spaced(origin),
            _load(target),
        )
        yield last
    extra = [line.sides[0] for line in entry.sets if line.extra]
    if extra and last:
        yield replace(last, sets=len(extra), side=_SIDES[extra[0]])


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


def _own_load(said: str, basis: tuple[str, str]) -> tuple[str, str]:
    """The load of one group among others that differ, and where it comes from.

    “90 kg, 65 %” and the basis (“140 kg”, “maximum”) → “90 kg”, “65 % of maximum 140 kg”. “65 %” and the basis (“%”,
    “of your maximum”) → “65 %”, “of your maximum”.
    """
    target, _, percent = said.partition(", ")
    of, whole = basis
    if percent:
        return target, f"{percent} of {whole} {of}" if whole else percent
    return target, whole if of == "%" and target.endswith("%") else ""


def number(value: Decimal | None) -> int | float | None:
    """A figure as JSON has it."""
    return None if value is None else int(value) if value == int(value) else float(value)


def spaced(text: str) -> str:
    """Words with plain spaces in place of those that keep a line together on paper."""
    return text.replace(NBSP, " ")
