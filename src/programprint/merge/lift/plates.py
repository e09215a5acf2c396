"""A weight on a barbell → the plates on each side, and the nearest weight that bar and plates can make."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from msgspec import Struct

from programprint.notation.target import Weight, WeightUnit

_PLATES = {
    "kg": tuple(map(Decimal, ("25", "20", "15", "10", "5", "2.5", "1.25"))),
    "lb": tuple(map(Decimal, ("45", "35", "25", "10", "5", "2.5"))),
}
_BARS = {"kg": Decimal(20), "lb": Decimal(45)}
STEPS = {"kg": Decimal("2.5"), "lb": Decimal(5)}
"""What a computed load is rounded to unless the program says otherwise: the smallest pair of plates in most gyms."""
POUND = Decimal("0.45359237")
"""Kilograms of a pound."""
MOST_PLATES = 12
"""Plates that a sleeve holds."""


class Rack(Struct, frozen=True):
    """A bar and the pairs of plates for it, heaviest first, all in *unit*."""

    unit: WeightUnit
    bar: Decimal
    plates: tuple[Decimal, ...]

    @classmethod
    def of(cls, unit: WeightUnit, bar: Weight | None = None, plates: Sequence[float] = ()) -> Rack:
        """What a program says there is, filled up with what most gyms have."""
        unit = bar.unit if bar else unit
        own = tuple(sorted((Decimal(str(plate)) for plate in plates), reverse=True))
        return cls(unit, bar.low if bar else _BARS[unit], own or _PLATES[unit])

    @property
    def step(self) -> Decimal:
        """The smallest change that a pair of plates makes."""
        return 2 * self.plates[-1]

    def a_side(self, weight: Decimal) -> tuple[Decimal, ...] | None:
        """The plates on each side, heaviest first and as few as can be; None when the weight cannot be made."""
        return _fewest((weight - self.bar) / 2, self.plates)


@lru_cache(maxsize=1 << 10)
def _fewest(rest: Decimal, plates: tuple[Decimal, ...]) -> tuple[Decimal, ...] | None:
    """The fewest of *plates* that add up to *rest*: plate by plate, the heaviest first, each rest as it is first met."""
    used: dict[Decimal, tuple[Decimal, ...]] = {rest: ()}
    rests = [rest]
    for left in rests:  # it grows meanwhile
        if not left:
            return tuple(sorted(used[left], reverse=True))
        room = MOST_PLATES - len(used[left]) - 1
        for plate in plates:
            less = left - plate
            if 0 <= less <= room * plates[0] and less not in used:
                used[less] = (*used[left], plate)
                rests.append(less)
    return None


def rounded(weight: Decimal, step: Decimal, start: Decimal = Decimal(0)) -> Decimal:
    """The nearest weight that is *start* and full steps, the middle going up; one step at least, or the start itself."""
    steps = ((weight - start) / step).quantize(Decimal(1), ROUND_HALF_UP)
    return start + max(steps, Decimal(0) if start else Decimal(1)) * step
