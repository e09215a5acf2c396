"""What a sheet says in English, with ordinary spaces, for reading in a test; empty where it says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import spaced
from msgspec import Struct

from programprint.languages import words_of
from programprint.merge.sheet import Block, Entry, Origin, Score, Session, SetLine, Wanted
from programprint.notation.amount import Amount
from programprint.notation.change import Change
from programprint.notation.clause import Clause
from programprint.notation.duration import Duration
from programprint.notation.progress import Progress
from programprint.notation.rounds import Rounds, Times
from programprint.notation.rule import Rule
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Load
from programprint.wording import amounts as amount_words
from programprint.wording import blocks, entries, loads, maxima, names, rounds, sessions, sets, targets, times
from programprint.wording import progress as progress_words
from programprint.wording.words import Words

EN = words_of("en")
Pair = tuple[str, str]
VALUES: dict[type, Callable[[Any, Words], str]] = {
    Amount: amount_words.amount,
    SetGroup: amount_words.dose,
    Duration: times.duration,
    Rounds: rounds.for_time,
    Times: rounds.rounds,
    Progress: progress_words.progress,
    Clause: progress_words.clause,
    Change: progress_words.change,
    Rule: progress_words.rule,
}
"""What says a value of the notation."""


def typeset(value: Struct) -> str:
    """A value of the notation as it stands on paper, with the spaces that do not break."""
    return targets.load(value, EN) if isinstance(value, Load) else VALUES[type(value)](value, EN)


def said(value: Struct) -> str:
    """The same with ordinary spaces."""
    return spaced(typeset(value))


def wanted(one: Wanted) -> str:
    """What stands beside the cell for a maximum that nobody knows."""
    return spaced(maxima.wanted(one, EN))


def title(block: Block) -> str:
    """What exercises that belong together are called: “EMOM 10 min”."""
    return spaced(blocks.title(block, EN))


def line(block: Block) -> str:
    """How they are taken: “3 rounds, rest 90 s after each”."""
    return spaced(blocks.line(block, EN))


def cells(score: Score | None) -> list[str]:
    """What is written down of work by the clock: “Rounds”, “Load A1”. There must be something."""
    assert score
    return [spaced(blocks.cell(cell, EN)) for cell in score.cells]


def note(of: Block | Entry | Session) -> str:
    """A note, and whom it is for."""
    if isinstance(of, Session):
        return spaced(sessions.note(of, EN))
    return spaced(blocks.note(of, EN) if isinstance(of, Block) else entries.note(of, EN))


def named(session: Session) -> str:
    """The name of a session, and which time of the week it is."""
    return spaced(names.session(session, EN))


def day(session: Session) -> str:
    """The day of a session, or its days in few words."""
    return spaced(names.day(session, EN))


def session(of: Session) -> tuple[str, str, str]:
    """The name of a session, its day and its note."""
    return named(of), day(of), note(of)


def block(of: Block) -> tuple[str, str, str]:
    """What is said over the exercises of a block: title, line and note."""
    return title(of), line(of), note(of)


def prescription(entry: Entry) -> list[Pair]:
    """What to do (“3 × 10”) and how (“per leg, weak side first”), a pair for each set group."""
    return [_pair(pair) for pair in sets.prescription(entry, EN)]


def amounts(entry: Entry) -> list[Pair]:
    """The same; of a ladder by the clock its reps round by round in one."""
    return [_pair(pair) for pair in entries.amounts(entry, EN)]


def overview(entry: Entry) -> str:
    """All sets in a line where they differ."""
    return spaced(sets.overview(entry, EN))


def by_sides(entry: Entry) -> str:
    """“per leg, weak side first”."""
    return spaced(sets.by_sides(entry, EN))


def mark(line: SetLine) -> str:
    """How a set is numbered: “1”, “w1”, “+1”."""
    return spaced(sets.mark(line, EN))


def target(entry: Entry, line: SetLine) -> tuple[str, str, str]:
    """What one of sets that differ asks for: amount, load, and what is particular about it."""
    what, load, particular = map(spaced, sets.target(entry, line, EN))
    return what, load, particular


def load(entry: Entry) -> Pair:
    """The load that is said once, and where it, or what the sets say, comes from."""
    return _pair(loads.aim_of(entry.load, EN))


def origin(of: Origin | Load | None) -> str:
    """Where a load comes from: “70 % of maximum 100 kg”."""
    return spaced(loads.origin_of(of, EN))


def plates(entry: Entry) -> str:
    """The plates on each side of the bar."""
    return spaced(loads.plates(entry.plates, EN)) if entry.plates else ""


def ramp(entry: Entry) -> str:
    """The sets that lead to the work load."""
    return spaced(loads.ramp(entry.ramp, EN)) if entry.ramp else ""


def tempo(entry: Entry) -> Pair:
    """The code and the words of a tempo."""
    return _pair(entries.pace(entry, EN))


def rest(entry: Entry) -> str:
    """The rest after a set, and what comes after it where exercises take turns."""
    return spaced(entries.rest(entry, EN))


def rest_between_sides(entry: Entry) -> str:
    """“30 s between legs”."""
    return spaced(entries.rest_between_sides(entry, EN))


def share(entry: Entry) -> str:
    """What an exercise has of the rounds of its block: “minutes 1, 3, 5”."""
    return spaced(entries.share(entry, EN))


def progress(entry: Entry) -> str:
    """What changes next time."""
    return spaced(progress_words.progress(entry.progress, EN)) if entry.progress else ""


def instead(entry: Entry) -> str:
    """What may replace an exercise."""
    return spaced(names.instead(entry, EN))


def _pair(said: Pair) -> Pair:
    first, second = said
    return spaced(first), spaced(second)
