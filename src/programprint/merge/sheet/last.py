"""What a log says of an exercise: how it went last time, and what follows from that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from programprint.merge.sheet.sets import Side
from programprint.notation.clause import Clause
from programprint.notation.target import Weight
from programprint.notation.units import Unit


class Done(Struct, frozen=True):
    """A set as it was done: its load, None for the bare body, and how much on each side; None where nobody knows."""

    load: Weight | None
    sides: tuple[tuple[Side, Decimal | None], ...]


class LastTime(Struct, frozen=True):
    """The work sets of the last time, and when that was: the *week* of the same program, 0 for another one, and the date where it
    is known. Amounts are in *unit*."""

    sets: tuple[Done, ...]
    unit: Unit
    week: int = 0
    on: date | None = None


class Due(Struct, frozen=True):
    """A rule for next time that has come true, and the *load* that it comes to, where that can be told."""

    rule: Clause
    load: Weight | None = None
