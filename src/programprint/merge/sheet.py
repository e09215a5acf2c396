"""What is printed, with no geometry: one sheet per week, every value merged, every word in place."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.wording import inside
from programprint.notation.amount import Limb
from programprint.notation.load import Load
from programprint.notation.set_group import SetGroup
from programprint.notation.units import Unit
from programprint.pages import Picture
from programprint.problems import Span
from programprint.read.exercise import Cue, Guidance, Mistake, Muscle, Question, Sides, Variation

_ABBREVIATED = re.compile(r"[A-Z]{2}")

Side = Literal["L", "R", "weak", "both"]
"""Which side a box is for. “weak” is the weak side of an athlete who has not said which that is."""
WeakSide = Literal["", "L", "R"]
"""The letter of a weak side; empty where nobody knows it."""
SIDES: dict[str | None, WeakSide] = {"left": "L", "right": "R", None: ""}
"""Sides as they are written, and their letters."""


class SetLine(Struct, frozen=True):
    """One set: its number as printed, and the sides that have a box, in the order in which they are trained.

    *closed* is the side that rests in a one-sided extra set. Where the sets of an exercise differ, *target* is what this
    one asks for: amount, load, and what is particular about it; empty otherwise. *plates* are then those on each side of
    its bar.
    """

    number: str
    sides: tuple[Side, ...]
    extra: bool = False
    closed: Side | None = None
    target: tuple[str, str, str] = ("", "", "")
    plates: str = ""


class Group(Struct, frozen=True):
    """Sets that are alike, in figures: how many of what, the load that they come to, and in words where it comes from.

    *told* is the load as prescribed, before a maximum makes a weight of it. *plates* are those on each side of its bar.
    """

    do: SetGroup
    load: Load | None
    origin: str
    told: Load | None = None
    plates: str = ""


class Guide(Struct, frozen=True):
    """Everything that the library, and the layers over it, say of an exercise."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    pattern: str | None
    counted_in: str
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
    image: str = ""
    picture: Picture | None = None

    @property
    def also_called(self) -> str:
        """Three of its other names, words rather than abbreviations; the rest are for searching."""
        return ", ".join(sorted(self.aliases, key=lambda name: bool(_ABBREVIATED.search(name)))[:3])

    def __hash__(self) -> int:
        """Quick, because guides are looked up often; what is said of an exercise is compared where this agrees."""
        return hash((self.id, self.name))


class Entry(Struct, frozen=True):
    """One exercise of a session.

    *prescription* pairs what to do (“3 × 10”) with how (“per leg, weak side first”). *tempo* is code and words,
    either of which may be empty. *load* is the target and where it comes from. *counts* is the unit that the
    athlete writes beside a box; *load_unit* is the unit of the load column, or empty when there is none; *effort*
    is “RPE”, “RIR”, “bpm” and so on where one is asked for. *instead* names exercises that may replace it; *share* is what it has
    of the rounds of its block: which (“minutes 1, 3, 5”), or the reps in each (“21–15–9 reps”). *groups* are the
    same sets in figures, and *overview* what to do and how in one line where they differ, its first part empty where they
    do not. *ramp* is the warm-up to the work load, *plates* are those on each side of the bar where all sets have the same,
    *progress* says what changes next time. *tension* is seconds under tension of one set on one side.
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
    instead: tuple[str, ...] = ()
    optional: bool = False
    share: str = ""
    overview: tuple[str, str] = ("", "")
    ramp: str = ""
    plates: str = ""
    rest_between_sides: str = ""
    progress: str = ""
    where: Span | None = None

    @property
    def replaced_by(self) -> str:
        """What may replace it, as it stands inside a sentence: “goblet squat, Romanian deadlift”."""
        return ", ".join(map(inside, self.instead))


BlockKind = Literal[
    "single", "superset", "circuit", "choice", "complex", "emom", "amrap", "for time", "intervals", "daily"
]


LOAD_CELL = "Load"
"""How the name of a cell for a load begins, among those of a block by the clock."""


class Score(Struct, frozen=True):
    """What is written down of work by the clock: cells by name and unit (“Rounds”, “Time”), and so many rounds to tick.

    *turn* is how many rounds it takes until every exercise had its turn. *names* stand over the boxes in place of numbers,
    and *noun* is what a box is for.
    """

    cells: tuple[tuple[str, str], ...]
    ticks: int = 0
    turn: int = 1
    names: tuple[str, ...] = ()
    noun: str = "rounds"


class Block(Struct, frozen=True):
    """Exercises that belong together: *title* is what that is called (“Tri-set”, “EMOM”), *line* how it is done.

    *rows* holds the sets that all its exercises share, where they share them: a choice, a complex. *score* is what is written
    down of a format that runs by the clock; its exercises then have no sets of their own.
    """

    kind: BlockKind
    entries: tuple[Entry, ...]
    line: str = ""
    note: str = ""
    title: str = ""
    label: str = ""
    optional: bool = False
    rows: Entry | None = None
    score: Score | None = None


class Session(Struct, frozen=True):
    """A session on its day. *warm_up* holds lines of text; warm-up exercises with boxes come first in *blocks*."""

    id: str
    name: str
    day: str
    minutes: int
    warm_up: tuple[str, ...]
    blocks: tuple[Block, ...]
    note: str
    optional: bool = False


class Rest(Struct, frozen=True):
    """Rest days: when, and what is done instead of training. They come before the session with the index *before*."""

    days: tuple[str, ...]
    text: str
    before: int


class PhaseWeek(Struct, frozen=True):
    """Where a week stands in its phase. *opens*: it is the first of its phase that is printed. *move_on* is what must be true
    before the next phase."""

    name: str
    note: str
    week: int
    weeks: int
    opens: bool
    move_on: tuple[str, ...] = ()


class Words(Struct, frozen=True):
    """The fields of a sheet that speak of the athlete, empty where it is nobody's own."""

    athlete: str = ""
    body_weight: str = ""
    athlete_note: str = ""


class Sheet(Struct, frozen=True):
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
    weak_side: WeakSide
    sessions: tuple[Session, ...]
    rests: tuple[Rest, ...] = ()
    phase: PhaseWeek | None = None
    athlete: str = ""
    body_weight: str = ""
    athlete_note: str = ""
    where: Span | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every exercise of the week, in order."""
        return tuple(entry for session in self.sessions for block in session.blocks for entry in block.entries)

    def alone(self, index: int) -> Sheet:
        """The week with nothing but its session at *index*, and the rest days that follow it; those before the first session
        stay with that one. So every rest day is on one of the sheets of a week that is parted in this way."""
        kept = (index + 1, 0) if index == 0 else (index + 1,)
        rests = (replace(rest, before=min(rest.before, 1)) for rest in self.rests if rest.before in kept)
        return replace(self, sessions=(self.sessions[index],), rests=tuple(rests))
