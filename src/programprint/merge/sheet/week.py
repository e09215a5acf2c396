"""One week of a program as it is printed: sessions on their days, and the days between them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.sheet.block import Block
from programprint.merge.sheet.entry import Entry
from programprint.merge.sheet.guide import Guide
from programprint.merge.sheet.sets import Wanted, WeakSide
from programprint.merge.sheet.tally import Tally
from programprint.notation.target import Load
from programprint.problems import Span


class Session(Struct, frozen=True):
    """A session on its *day*, or on the *days* of one that is printed once for all of them. *time* counts from 1 which time of
    the week it is, where no days tell them apart. *warm_up* holds lines of text; warm-up exercises with boxes come first in
    *blocks*. *on* is its date, where that is known; *left_out* is the date on which nobody trains."""

    id: str
    name: str
    day: str
    minutes: int
    warm_up: tuple[str, ...]
    blocks: tuple[Block, ...]
    note: str
    only_for: tuple[str, ...] = ()
    optional: bool = False
    days: tuple[str, ...] = ()
    time: int = 0
    on: date | None = None
    left_out: date | None = None

    @property
    def minds_pain(self) -> bool:
        """Whether one of its exercises says how much pain is allowed; where it is done several times a day, its boxes ask."""
        return any(
            entry.minds_pain
            for block in self.blocks
            if block.kind != "daily"
            for entry in (*block.entries, *([block.rows] if block.rows else []))
        )


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


class Who(Struct, frozen=True):
    """The fields of a sheet that speak of the athlete, empty where it is nobody's own."""

    athlete: str = ""
    body_weight: Load | None = None
    athlete_note: str = ""


class Sheet(Struct, frozen=True):
    """One week of a program. The name, weight and note of an *athlete* are empty where it is nobody's own. *begins* is its first
    day, where the program has a start; *earlier* are the exercises of weeks before it that were not asked for: whoever prints
    it has them from there. The *tally* is what a log says of it, where there is one."""

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
    body_weight: Load | None = None
    athlete_note: str = ""
    where: Span | None = None
    begins: date | None = None
    earlier: tuple[Guide, ...] = ()
    tally: Tally | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every exercise of the week, in order."""
        return tuple(entry for session in self.sessions for block in session.blocks for entry in block.entries)

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The maxima that its percentages are taken of and that nobody knows, each once, in the order of the week."""
        blocks = (block for session in self.sessions for block in session.blocks)
        entries = (entry for block in blocks for entry in (*block.entries, block.rows) if entry)
        found: dict[str, Wanted] = {}
        for one in (one for entry in entries for one in entry.wanted):
            found.setdefault(one.id, replace(one, week=self.week) if one.earned else one)
        return tuple(found.values())

    def alone(self, index: int) -> Sheet:
        """The week with nothing but its session at *index*, and the rest days that follow it; those before the first session
        stay with that one. So every rest day is on one of the sheets of a week that is parted in this way."""
        kept = (index + 1, 0) if index == 0 else (index + 1,)
        rests = (replace(rest, before=min(rest.before, 1)) for rest in self.rests if rest.before in kept)
        return replace(self, sessions=(self.sessions[index],), rests=tuple(rests))
