"""How much one set asks for: ``10``, ``8-10``, ``5+``, ``AMRAP``, ``max-2``, ``30s``, ``1:30``, ``2+2+2``, ``15 + 4x5``"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import of_set
from programprint.notation.scanner import plain, span_of
from programprint.notation.units import METRES, SECONDS, Unit

MOST_COUNT = 10_000
MOST_PARTS = 20

Limb = Literal["leg", "arm", "side"]
_BEST: dict[Unit, str] = {"s": " hold", "m": " distance", "cal": " cal"}
"""What is the most of something, besides reps."""


class Amount(Struct, frozen=True):
    """How much one set asks for: *low* to *high* of *unit*. No *low*: as many as possible. *more*: that many or more.

    *failure*: until not one more can be done well. *total*: in as many sets as it takes. *share*: so many percent of as many as
    possible, such as “50-60”, or of what the work set with the number *of_set* came to, *singles*: one at a time. *less*: so many
    fewer than as many as possible. *second*: the other one of a pair that a group chooses from, such as 15/12 cal. *clock*:
    seconds, written as minutes and seconds. *then* are the smaller parts that follow in the same set, after a breath (a cluster,
    rest-pause, myo-reps) or in one go (a complex); after reps also a hold, which counts seconds.
    """

    low: Decimal | None
    high: Decimal | None = None
    unit: Unit = "reps"
    more: bool = False
    failure: bool = False
    total: bool = False
    then: tuple[Amount, ...] = ()
    share: tuple[Decimal, ...] = ()
    less: Decimal | None = None
    clock: bool = False
    of_set: int = 0
    singles: bool = False
    second: Decimal | None = None

    def __str__(self) -> str:
        """As a coach writes it; three or more parts that are alike after another first one as “15 + 4x5”."""
        first, *then = self.parts
        if set(then) == {first} and self.unit in METRES:
            return f"{1 + len(then)}x{plainly(first)}"
        if len(then) > 2 and first != then[0] and len(set(then)) == 1:
            return f"{plainly(first)} + {len(then)}x{plainly(then[0])}"
        if self.held:
            return f"{'+'.join(map(plainly, self.parts[:-1]))} + {hold(self.held)}"
        return "+".join(map(plainly, self.parts))

    @property
    def held(self) -> Amount | None:
        """The hold at the end of a set of reps; None where there is none."""
        return self.then[-1] if self.then and self.then[-1].unit != self.unit else None

    @property
    def parts(self) -> tuple[Amount, ...]:
        """The parts of the set, each without those that follow it."""
        return (replace(self, then=()), *self.then)

    @property
    def least(self) -> Decimal | None:
        """The least that the whole set asks for, in *unit*; None when it is open."""
        lows = [part.low for part in self._counted]
        return None if None in lows else Decimal(sum(low or 0 for low in lows))

    @property
    def most(self) -> Decimal | None:
        """The most that the whole set asks for; the least where there is no range."""
        return None if self.least is None else Decimal(sum(part.high or part.low or 0 for part in self._counted))

    @property
    def _counted(self) -> tuple[Amount, ...]:
        """The parts that count *unit*."""
        return self.parts[:-1] if self.held else self.parts

    @property
    def middle(self) -> float | None:
        """The middle of the range, in *unit*; None when it is open."""
        least, most = self.least, self.most
        return None if least is None or most is None else float((least + most) / 2)

    @property
    def seconds(self) -> float | None:
        """Seconds of a timed amount; None for anything that is not timed."""
        return None if self.middle is None or self.unit not in SECONDS else self.middle * SECONDS[self.unit]

    @property
    def metres(self) -> float | None:
        """Metres of a distance; None for anything else."""
        return None if self.middle is None or self.unit not in METRES else self.middle * METRES[self.unit]


def plainly(part: Amount) -> str:
    """A part of a set as a coach writes it, without those that follow it."""
    if part.of_set:
        return of_set.written(part.share[0], part.of_set, part.singles)
    if part.share:
        return f"{'-'.join(map(plain, part.share))}% of max{_BEST.get(part.unit, '')}"
    if part.less is not None:
        return f"max{'' if part.unit == 'reps' else f' {part.unit}'}-{plain(part.less)}"
    if part.low is None:
        return "to failure" if part.failure else "AMRAP" if part.unit == "reps" else f"max {part.unit}"
    if part.clock:
        return f"{'-'.join(f'{int(end) // 60}:{int(end) % 60:02}' for end in (part.low, part.high) if end)}"
    gap = " " if len(part.unit) > 2 or part.unit in ("yd", "ft", "mi") else ""
    unit = "" if part.unit == "reps" else f"{gap}{part.unit}"
    end = " to failure" if part.failure else " total" if part.total else ""
    return f"{span_of(part.low, part.high, second=part.second)}{'+' if part.more else ''}{unit}{end}"


def hold(part: Amount) -> str:
    """A time that is held: “10s hold”, “max hold”."""
    return "max hold" if part.low is None else f"{plainly(part)} hold"
