"""One exercise of a session as it is printed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from programprint.merge.sheet.guide import Guide
from programprint.merge.sheet.last import Due, LastTime
from programprint.merge.sheet.sets import Aim, Group, Plates, SetLine, Wanted
from programprint.notation.amount import Limb
from programprint.notation.duration import Duration
from programprint.notation.exertion import of_pain
from programprint.notation.progress import Progress
from programprint.notation.rounds import Rounds
from programprint.notation.set_group import SetGroup
from programprint.notation.tempo import Tempo
from programprint.notation.units import Unit
from programprint.problems import Span
from programprint.read.exercise import Phases, Sides

Role = Literal["work", "warm-up"]
"""What an exercise is for in its session."""


class Ramp(Struct, frozen=True):
    """The sets that lead to the work load. *of_work*: percentages in it are those of a work load that nobody knows."""

    steps: tuple[SetGroup, ...]
    of_work: bool = False


class Paced(Struct, frozen=True):
    """A tempo, what the exercise calls its phases, with which of them it starts, and what of it is *shown*."""

    tempo: Tempo
    phases: Phases
    starts_with: str
    shown: Literal["both", "code", "words"] = "both"


class BySides(Struct, frozen=True):
    """How sides take turns: *order* says which comes first, or that they alternate; nothing where none need be first. *each*: the
    amount is that of one side. *half_way*: sides change in the middle of it."""

    limb: Limb
    order: Literal["weak", "left", "right", "alternating", ""]
    each: bool
    half_way: bool = False


class OneSide(Struct, frozen=True):
    """Only one side is trained."""

    limb: Limb
    side: Literal["weak", "left", "right"]


class After(Struct, frozen=True):
    """What comes after a set, and after those that follow it up to the next such value: a rest, none where that is empty, then
    the exercise with the label *then*. *again*: the next round of it. *number* counts sets from 1."""

    number: int
    rest: Duration | None
    then: str
    again: bool


Rests = Duration | tuple[After, ...]
"""The rest after every set; or what comes after which set, where exercises take turns."""


class Turns(Struct, frozen=True):
    """The rounds of a block in which an exercise is done: every *step*-th from *first* to *last*."""

    noun: Literal["minute", "round", "interval"]
    first: int
    step: int
    last: int

    @property
    def numbers(self) -> range:
        """The rounds."""
        return range(self.first, self.last + 1, self.step)


class Once(Struct, frozen=True):
    """Done once, before the rounds of a block or after them."""

    when: Literal["before", "after"]


Share = Turns | Once | Rounds
"""What an exercise has of the rounds of its block: which, when, or the reps in each."""


class Entry(Struct, frozen=True):
    """One exercise of a session.

    *groups* are its set groups, *sets* its rows for the pen; in a block of *rounds* they are those of one round. *differ*: the
    sets are not all alike, so that each row says what it asks for; *loads_differ*: the loads are not. *by_sides* says how sides
    take turns. *counts* is the unit that the athlete writes beside a box; *load_unit* is the unit of the load column, or empty
    when there is none; *effort* is “RPE”, “RIR”, “bpm” and so on where one is asked for. *instead* names exercises that may
    replace it; *share* is what it has of the rounds of its block. *block_says_load*: the head of its block says the loads of its
    sets, once for all. *progress* says what changes next time, *stage* is the number of that of its stages which is printed,
    *staged* the week since which that depends on what happened in the gym, 0 where it does not.
    *last* is how it went last time, and *due* are the rules that have come true since, where a log tells.
    *tier* is its rank in the program. *tension* is seconds under tension of one set on one side. *only_for* names the groups
    that it is for, where it is printed for all. *wanted* are the maxima that nobody knows.
    """

    id: str
    role: Role
    label: str
    guide: Guide
    sides: Sides
    limb: Limb
    groups: tuple[Group, ...]
    sets: tuple[SetLine, ...]
    counts: Unit
    load_unit: str
    effort: str
    tempo: Paced | None
    tension: int | None
    load: Aim
    rest: Rests | None
    cue: str
    note: str
    only_for: tuple[str, ...] = ()
    rounds: int = 0
    differ: bool = False
    loads_differ: bool = False
    by_sides: BySides | OneSide | None = None
    instead: tuple[str, ...] = ()
    optional: bool = False
    tier: str = ""
    share: Share | None = None
    block_says_load: bool = False
    ramp: Ramp | None = None
    rest_between_sides: Duration | None = None
    progress: Progress | None = None
    stage: int = 0
    staged: int = 0
    wanted: tuple[Wanted, ...] = ()
    last: LastTime | None = None
    due: tuple[Due, ...] = ()
    where: Span | None = None

    @property
    def parts(self) -> tuple[tuple[SetLine, int], ...]:
        """Every set with each of its parts, counted from 1: all that is written down by itself."""
        return tuple((line, part) for line in self.sets for part in range(1, line.parts + 1))

    @property
    def plates(self) -> Plates | None:
        """The plates of the bar where all sets have the same."""
        return None if self.loads_vary or not self.groups else self.groups[0].plates

    @property
    def minds_pain(self) -> bool:
        """Whether it says how much pain is allowed, or what comes of it."""
        loads = (self.load.load, *(load for group in self.groups for load in (group.load, group.told)))
        clauses = self.progress.clauses if self.progress else ()
        whens = [when for clause in clauses for when in (clause.when, clause.when.also) if when]
        return any(map(of_pain, loads)) or any(when.kind == "pain" for when in whens)

    @property
    def loads_vary(self) -> bool:
        """Whether sets come to more loads than one."""
        return len({group.load for group in self.groups}) > 1
