"""What is printed, with no geometry: one sheet per week, every value merged, every word in place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from programprint.notation.load import Load
from programprint.notation.prescription import Limb, SetGroup, Unit
from programprint.problems import Span
from programprint.read.exercise import Cue, Guidance, Mistake, Muscle, Question, Sides, Variation

Side = Literal["L", "R", "weak", "both"]
"""Which side a box is for. “weak” is the weak side of an athlete who has not said which that is."""


@dataclass(frozen=True)
class SetLine:
    """One set: its number as printed, and the sides that have a box, in the order in which they are trained.

    *closed* is the side that rests in a one-sided extra set.
    """

    number: str
    sides: tuple[Side, ...]
    extra: bool = False
    closed: Side | None = None


@dataclass(frozen=True)
class Group:
    """Sets that are alike, in figures: how many of what, the load that they come to, and in words where it comes from."""

    do: SetGroup
    load: Load | None
    origin: str


@dataclass(frozen=True)
class Guide:
    """Everything that the library, and the layers over it, say of an exercise."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    pattern: str | None
    equipment: tuple[str, ...]
    muscles: tuple[Muscle, ...]
    setup: tuple[Cue, ...]
    instructions: tuple[Cue, ...]
    tips: tuple[Cue, ...]
    mistakes: tuple[Mistake, ...]
    stop_when: tuple[Cue, ...]
    variations: tuple[Variation, ...]
    progression: tuple[Cue, ...]
    guidance: Guidance
    faq: tuple[Question, ...]
    video: str
    source: str
    license: str

    def __hash__(self) -> int:
        """Quick, because guides are looked up often; what is said of an exercise is compared where this agrees."""
        return hash((self.id, self.name))


@dataclass(frozen=True)
class Entry:
    """One exercise of a session.

    *prescription* pairs what to do (“3 × 10”) with how (“per leg, weak side first”). *tempo* is code and words, either of
    which may be empty. *load* is the target and where it comes from. *counts* is the unit that the athlete writes beside
    a box; *load_unit* is the unit of the load column, or empty when there is none; *effort* is “RPE” or “RIR” where one
    is asked for. *groups* are the same sets in figures. *tension* is seconds under tension of one set on one side.
    """

    id: str
    label: str
    guide: Guide
    sides: Sides
    limb: Limb
    prescription: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    sets: tuple[SetLine, ...]
    counts: Unit
    load_unit: str
    effort: str
    tempo: tuple[str, str]
    tension: int | None
    load: tuple[str, str]
    rest: str
    cue: str
    note: str
    where: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Block:
    """Exercises that belong together: one alone, a superset or a circuit, with a line about rounds and rest."""

    kind: Literal["single", "superset", "circuit"]
    entries: tuple[Entry, ...]
    line: str = ""
    note: str = ""


@dataclass(frozen=True)
class Session:
    """A session on its day. *warm_up* holds lines of text; warm-up exercises with boxes come first in *blocks*."""

    id: str
    name: str
    day: str
    minutes: int
    warm_up: tuple[str, ...]
    blocks: tuple[Block, ...]
    note: str


@dataclass(frozen=True)
class Sheet:
    """One week of a program. The name, weight and note of an *athlete* are empty where it is nobody's own."""

    title: str
    goal: str
    author: str
    language: str
    note: str
    week: int
    weeks: int
    label: str
    deload: bool
    week_note: str
    weak_side: Literal["", "L", "R"]
    sessions: tuple[Session, ...]
    athlete: str = ""
    body_weight: str = ""
    athlete_note: str = ""
    where: Span | None = field(default=None, compare=False, repr=False)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every exercise of the week, in order."""
        return tuple(entry for session in self.sessions for block in session.blocks for entry in block.entries)
