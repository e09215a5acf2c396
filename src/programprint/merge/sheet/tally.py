"""What a log says of a week: what was done of what was planned."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from programprint.notation.target import Weight
from programprint.notation.units import Unit


class Best(Struct, frozen=True):
    """The best set of a week: the most of what was done with the heaviest *load*, None for the bare body."""

    load: Weight | None
    amount: Decimal


class ExerciseTally(Struct, frozen=True):
    """What was done of an exercise in a week, of so many *planned* sets. A set of which one side was done counts by half.

    *left* and *right* are what each side came to, in the sets that are written down for both: load × amount where every load is
    *weighed*, else the amount; None where no set is. *since*: so many times in a row, up to the last, it was no more than before.
    """

    unit: Unit
    planned: int
    done: float
    best: Best | None = None
    left: Decimal | None = None
    right: Decimal | None = None
    weighed: bool = False
    since: int = 0


class Tally(Struct, frozen=True):
    """A week by the log. *known*: something is written down of it. Sessions and sets are counted with how many were *planned*;
    *reps* are those of both sides together, *moved* is load × reps in kg. *unsettled* sets are read in two ways, or unsure.
    *exercises* are by name, *muscles* get shares of the sets that were done, by English name."""

    known: bool
    planned_sessions: int
    sessions: int
    planned: int
    sets: float
    reps: Decimal
    moved: Decimal
    unsettled: int
    exercises: Mapping[str, ExerciseTally]
    muscles: Mapping[str, float]
