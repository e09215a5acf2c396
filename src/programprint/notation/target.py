"""What a set aims at: what is common to all loads and efforts, and the loads: what is on the bar, or in the hands.

How hard or how fast a set shall be is in ``exertion``. Each kind of target is a struct of its own; match on its type.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation.duration import Duration
from programprint.notation.rule import Rule
from programprint.notation.scanner import plain, span_of

Basis = str
"""Empty for what the program uses, 1RM, TM, another repetition maximum such as 5RM, or a weight in words: “Monday's weight”."""
WeightUnit = Literal["kg", "lb"]
BODY = "bodyweight"
"""The “lift” that a share of the body weight is taken of."""


class Load(Struct, frozen=True, kw_only=True):
    """What goes on the bar, or how hard or fast the set shall be: all that a set can aim at.

    *rule* says how it climbs; *also* is a second target for the same set, such as an RPE beside a weight; *gear* pulls besides,
    such as bands. *kind* is its name in exports; nothing else asks for it.
    """

    kind: ClassVar[str]
    rule: Rule | None = None
    also: Effort | None = None
    gear: str = ""

    def __str__(self) -> str:
        gear = f" + {self.gear}" if self.gear else ""
        climbs = f" {self.rule}" if self.rule else ""
        return f"{self._written()}{gear}{climbs}{f' @ {self.also}' if self.also else ''}"

    def _written(self) -> str:
        """The target alone, as a coach writes it."""
        raise NotImplementedError

    @property
    def bar(self) -> Self:
        """The target alone, without a second one."""
        return replace(self, also=None)

    @property
    def effort(self) -> Effort | None:
        """How hard or how fast the set shall be, where that is said."""
        return self.also

    @property
    def within(self) -> Duration | None:
        """The time in which all of a set shall be done; None where nothing is said."""
        return self.also.within if self.also else None

    @property
    def aims(self) -> tuple[Load, ...]:
        """The targets one by one."""
        return (self.bar, *(self.also.aims if self.also else ()))


class Effort(Load, frozen=True):
    """How hard or how fast, rather than what is on the bar; as a second target, or alone."""

    @property
    def effort(self) -> Effort:
        """The effort itself: it says how hard."""
        return self


class _To(Load, frozen=True, kw_only=True):
    high: Decimal | None = None
    second: Decimal | None = None


class Ranged(_To, frozen=True):
    """A figure, or a range from *low* to *high*; or *low* and a *second* one, a pair that a group chooses from."""

    low: Decimal

    @property
    def one(self) -> bool:
        """Whether it is one figure, neither a range nor a pair."""
        return self.high is None and self.second is None

    @property
    def most(self) -> Decimal:
        """The figure, or the end of the range."""
        return self.low if self.high is None else self.high


class Weight(Ranged, frozen=True):
    """Kilograms or pounds; a *pair*: one such weight in each hand."""

    kind = "weight"
    unit: WeightUnit
    pair: bool = False

    def _written(self) -> str:
        return f"{'2x' if self.pair else ''}{span_of(self.low, self.high, second=self.second)}{self.unit}"


class WithBody(Weight, frozen=True):
    """A weight in which that of the body is counted: what somebody pulls up at most, with all that hangs on the belt."""

    def _written(self) -> str:
        return f"{Weight._written(self)} with bodyweight"


class Percent(Ranged, frozen=True):
    """Percent of what can be lifted at most, or of another weight that is known.

    *of* names the lift, as typed, empty for the exercise itself and BODY for the body weight; *basis* says of what of it.
    *plus* is what is added to it (or, below zero, taken away), in *plus_unit*, which is empty where nothing is.
    """

    kind = "percent"
    of: str = ""
    basis: Basis = ""
    plus: Decimal = Decimal(0)
    plus_unit: WeightUnit | Literal[""] = ""

    @property
    def of_words(self) -> bool:
        """Whether it is a share of what the athlete knows by a name: “5RM”, “Monday's weight”."""
        return self.basis not in ("", "1RM", "TM")

    @property
    def of_maximum(self) -> bool:
        """Whether it is a share of what can be lifted at most, rather than of a training max or the body weight."""
        return self.of != BODY and self.basis != "TM"

    def _written(self) -> str:
        basis = f" {'of ' if ' ' in self.basis else ''}{self.basis}" if self.basis else ""
        of = f" of {self.of}" if self.of else ""
        sign = "+" if self.plus > 0 else "-"
        plus = f" {sign} {plain(abs(self.plus))}{self.plus_unit}" if self.plus else ""
        return f"{span_of(self.low, self.high)}%{basis}{of}{plus}"


class BodyWeight(Load, frozen=True):
    """The body, and what is *added* to it in *unit*: below zero, assistance. Nothing added has no unit where a coach writes it. A
    share of a maximum may be a range, up to *high*."""

    kind = "bodyweight"
    added: Decimal = Decimal(0)
    unit: WeightUnit | Literal[""] = ""
    high: Decimal | None = None

    def _written(self) -> str:
        sign = "-" if self.added < 0 else "+"
        return f"bodyweight {sign} {plain(abs(self.added))}{self.unit}" if self.added else "bodyweight"


class RepMax(Load, frozen=True):
    """The most that goes for so many *reps*, that day."""

    kind = "repmax"
    reps: int

    def _written(self) -> str:
        return f"{self.reps}RM"


class Bar(Load, frozen=True):
    """The empty bar."""

    kind = "bar"

    def _written(self) -> str:
        return "bar"


class Band(Load, frozen=True):
    """A band, by its colour or *strength*, empty for any."""

    kind = "band"
    strength: str = ""

    def _written(self) -> str:
        return f"{self.strength} band".lstrip()


class SameAs(Load, frozen=True):
    """The load of an earlier set: of the *nth* work set, counted from one."""

    kind = "first"
    nth: int

    def _written(self) -> str:
        return {1: "first set", 2: "second set"}.get(self.nth, f"set {self.nth}")


class Shift(Load, frozen=True):
    """So much heavier, or below zero lighter, than the set that it starts from: a *step* in kg, lb or percent of it. *from_set*
    is the number of that set, where merging has settled it."""

    kind = "change"
    step: Decimal
    unit: WeightUnit | Literal["%"]
    from_set: int = 0

    def _written(self) -> str:
        return f"{'-' if self.step < 0 else '+'}{plain(abs(self.step))}{self.unit}"
