"""Percentages and maxima → a load that can be put on the bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from programprint.notation.load import Load

STEPS = {"kg": Decimal("2.5"), "lb": Decimal(5)}
"""What a computed load is rounded to unless the program says otherwise: the smallest pair of plates in most gyms."""


@dataclass(frozen=True)
class Maxes:
    """The one-repetition maxima that are known, by exercise id, and the step that loads are rounded to.

    *training* are the lifts of which a training max is known instead.
    """

    known: Mapping[str, Load]
    rounding: Decimal | None = None
    training: frozenset[str] = frozenset()

    def maximum(self, lift: str) -> Load:
        """A known maximum, as it is printed."""
        return self.known[lift]

    def _whole(self, lift: str, name_of: Callable[[str], str], own: str) -> str:
        kind = "training max" if lift in self.training else "maximum"
        return kind if lift == own else f"{_lower_first(name_of(lift))} {kind}"

    def computed(self, load: Load, lift: str) -> Load:
        """What a load comes to: a percentage of a known maximum becomes a weight that the plates can make."""
        if load.kind != "percent" or lift not in self.known:
            return load
        maximum = self.known[lift]
        low = self.rounded(maximum.low * load.low / 100, maximum.unit)
        high = self.rounded(maximum.low * load.high / 100, maximum.unit) if load.high is not None else low
        return Load("weight", low, high if high > low else None, maximum.unit)

    def target(self, load: Load, lift: str, name_of: Callable[[str], str], own: str) -> tuple[str, str]:
        """A load on paper and where it comes from: (“32.5 kg”, “55 % of barbell hip thrust 60 kg”).

        *lift* is the id of the lift that a percentage is taken of, *own* the id of the exercise itself. Without a
        known maximum the percentage itself is the target, and the athlete's own cell takes the number.
        """
        if load.kind != "percent":
            return self.computed(load, lift).typeset(), ""
        whole = self._whole(lift, name_of, own)
        if lift not in self.known:
            return load.typeset(), f"of your {whole}"
        return self.computed(load, lift).typeset(), f"{load.typeset()} of {whole} {self.maximum(lift).typeset()}"

    def basis(self, lift: str, name_of: Callable[[str], str], own: str) -> tuple[str, str]:
        """What several percentages are taken of: “percentages of maximum 140 kg”, “percentages of your maximum”."""
        whole = self._whole(lift, name_of, own)
        if lift not in self.known:
            return "", f"percentages of your {whole}"
        return "", f"percentages of {whole} {self.maximum(lift).typeset()}"

    def unit(self, lift: str) -> str:
        """The unit of a known maximum."""
        return self.known[lift].unit if lift in self.known else ""

    def rounded(self, weight: Decimal, unit: str) -> Decimal:
        """The nearest load that the plates can make, one step at least; the middle goes up."""
        step = self.rounding or STEPS[unit]
        return max((weight / step).quantize(Decimal(1), ROUND_HALF_UP), Decimal(1)) * step


def _lower_first(name: str) -> str:
    """A name inside a sentence: “Barbell hip thrust” → “barbell hip thrust”, but “RDL” stays."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
