"""A set and a set group as they are printed: how many of what, at which load, and where that comes from."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from programprint.notation.set_group import SetGroup
from programprint.notation.target import Load

Side = Literal["L", "R", "weak", "both"]
"""Which side a box is for. “weak” is the weak side of an athlete who has not said which that is."""
WeakSide = Literal["", "L", "R"]
"""The letter of a weak side; empty where nobody knows it."""
SIDES: dict[str | None, WeakSide] = {"left": "L", "right": "R", None: ""}
"""Sides as they are written, and their letters."""


class SetLine(Struct, frozen=True):
    """One set, a row for the pen: its *number* among those of its role, and the sides that have a box, in the order in which
    they are trained.

    It is a set of the group with the index *group*, and *opens* it where it is the first of it. *closed* is the side that rests
    in an extra set for one side. A set of role “stage” is one that only a larger stage asks for.
    """

    number: int
    sides: tuple[Side, ...]
    role: Literal["work", "warm-up", "stage", "extra"] = "work"
    group: int = 0
    opens: bool = False
    closed: Side | None = None
    parts: int = 1

    @property
    def extra(self) -> bool:
        """Whether it is a set for one side that comes on top."""
        return self.role == "extra"

    @property
    def id(self) -> str:
        """How it is called in the ids of its cells."""
        return f"{_SET_IDS[self.role]}{self.number}"


def amount_id(side: Side, part: int) -> str:
    """How the cell for what was done in a *part* of a set, counted from 1, is called after the id of the set."""
    return f"{side.lower()}/amount" if part == 1 else f"{side.lower()}/part-{part}/amount"


_SET_IDS = {"work": "", "warm-up": "w", "stage": "", "extra": "extra"}


class Whole(Struct, frozen=True):
    """What a percentage is taken of: a maximum, a training max, the body weight, or what the coach calls it in *words*, such as
    “5RM” or “Monday's weight”. *lift* is the name of an exercise, empty where it is the same one."""

    kind: Literal["maximum", "training max", "body weight", "words"]
    lift: str = ""
    words: str = ""


class Origin(Struct, frozen=True):
    """Where loads come from: the *shares* of a *whole*, in percent from low to high, and what the whole is, where anybody knows.
    *plus* is what is added in *unit*."""

    shares: tuple[tuple[Decimal, Decimal | None], ...]
    whole: Whole
    base: Load | None = None
    plus: Decimal = Decimal(0)
    unit: str = ""


class Wanted(Struct, frozen=True):
    """A maximum that percentages are taken of and that nobody knows yet: that of the *lift* with an id, called *name*, in *unit*.

    *words* are what the coach calls one of more reps, “5RM”. A training max is a *share* of the maximum in percent, where
    anybody says so, and has climbed by *more* in *more_unit* since the program began. *hung*: it counts the body weight.
    One that is *earned* in the gym is another in each *week*.
    """

    kind: Literal["maximum", "training max", "words"]
    lift: str
    name: str
    unit: str
    words: str = ""
    share: Decimal | None = None
    more: Decimal = Decimal(0)
    more_unit: str = ""
    hung: bool = False
    earned: bool = False
    week: int = 0

    @property
    def id(self) -> str:
        """How it is called in the id of its cell: the same in all weeks, unless it is earned."""
        week = (f"w{self.week}",) if self.week else ()
        return "/".join(("max", self.lift, *(self.words or self.kind).casefold().split(), *week))


class Plates(Struct, frozen=True):
    """The plates on each side of a bar, heaviest first."""

    each: tuple[Decimal, ...]


class OpenPlates(Plates, frozen=True):
    """The plates that each athlete has for themselves; on paper the slot *sign*."""

    sign: str


class OpenLoad(Load, frozen=True):
    """A load that each athlete has for themselves; on paper the slot *sign*, and what else is aimed at."""

    sign: str

    def _written(self) -> str:
        return self.sign


class Compared(Load, frozen=True):
    """A load that nobody has put into figures: lighter, or heavier, than that of the work set with the number *from_set*."""

    kind = "compared"
    way: Literal["lighter", "heavier"]
    from_set: int


class Earned(Load, frozen=True):
    """A load that depends on what happened in the gym since a *week*, in which it was the *first* one."""

    kind = "earned"
    first: Load
    week: int


class Group(Struct, frozen=True):
    """Sets that are alike: how many of what, the *load* that they come to, and where that comes from.

    Of a load that is told by another set's, *origin* is the change. *told* is the load as prescribed, before a maximum makes a
    weight of it. *plates* are those of its bar. *lighter*: the load is known to be less than that of the set it follows.
    """

    do: SetGroup
    load: Load | None
    origin: Origin | Load | None
    told: Load | None = None
    plates: Plates | None = None
    lighter: bool = False


class Aim(Struct, frozen=True):
    """The load of an exercise as it is said once for all its sets: what it is, where that, or what its sets say, comes from, and
    the weight to *start* with where each athlete has one."""

    load: Load | None = None
    origin: Origin | Load | None = None
    start: Load | None = None

    @property
    def stated(self) -> Load | None:
        """What stands in the first place: the load, or the weight to start with where nothing else is said."""
        return self.load or (self.start if self.origin is None else None)
