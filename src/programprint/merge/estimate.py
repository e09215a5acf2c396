"""How long a set and a session take. Rules of thumb, written down in docs/format.md and rounded on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from programprint.notation import duration, prescription
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription, SetGroup
from programprint.notation.scanner import Unreadable
from programprint.notation.tempo import Tempo

REP = 3.0
"""Seconds of a rep without a tempo."""
OPEN_SET = 40.0
"""Seconds of a set with no number of reps."""
REST = 60.0
"""Seconds of rest after a set where nothing is said."""
CHANGE = 90.0
"""Seconds to change from one exercise to the next."""
WARM_UP_LINE = 60.0
"""Seconds of a warm-up line that names neither time nor reps."""
_EACH = {"contacts": 2.0, "breaths": 5.0, "km": 330.0, "cal": 4.0}
"""Seconds of one contact, breath, kilometre, calorie."""
CARRIED = 100.0
"""Metres that are walked, at a metre a second; what is beyond them is run."""


@dataclass(frozen=True)
class Timed:
    """What one exercise of a block costs: seconds of work per set (all sides), sets, and seconds of rest after a set."""

    work: tuple[float, ...]
    rest: float


def set_seconds(group: SetGroup, tempo: Tempo | None) -> float:
    """Seconds of one set on one side."""
    amount = group.amount
    if amount.seconds is not None:
        return amount.seconds
    if amount.middle is None:
        return OPEN_SET
    if amount.unit == "reps":
        return amount.middle * ((tempo.seconds if tempo else None) or REP)
    if amount.unit == "m":
        return min(amount.middle, CARRIED) + max(amount.middle - CARRIED, 0) * _EACH["km"] / 1000
    return amount.middle * _EACH[amount.unit]


def tension(group: SetGroup, tempo: Tempo | None) -> int | None:
    """Seconds under tension of one set on one side: reps × the four figures, X counted as one second; None without them."""
    if tempo is None or tempo.seconds is None or group.amount.unit != "reps" or group.amount.middle is None:
        return None
    return round(group.amount.middle * tempo.seconds)


def timed(do: Prescription, tempo: Tempo | None, sides: int, rest: float | None, extra: int) -> Timed:
    """The cost of an exercise: *extra* one-sided sets come on top, as long as the last set."""
    work = [set_seconds(group, tempo) * sides for group in do.groups for _ in range(group.sets)]
    work += [work[-1] / sides] * extra
    return Timed(tuple(work), REST if rest is None else rest)


def block_seconds(exercise: Timed) -> float:
    """Seconds of one exercise: its sets, a rest after each but the last, and the change to the next exercise."""
    return sum(exercise.work) + (len(exercise.work) - 1) * exercise.rest + CHANGE


def rounds_seconds(members: Sequence[Timed], rest: Duration | None, rounds: int) -> float:
    """Seconds of exercises done in turn: all sets, a rest after each round but the last, and a change per exercise."""
    work = sum(sum(member.work) for member in members)
    return work + (rounds - 1) * (REST if rest is None else rest.seconds) + CHANGE * len(members)


def warm_up_seconds(line: str) -> float:
    """Seconds of a warm-up line, from the time or the sets × reps that it starts with."""
    words = line.split()
    for count in range(min(3, len(words)), 0, -1):
        start = " ".join(words[:count])
        try:
            return duration.parse(start).seconds
        except Unreadable:
            pass
        try:
            do = prescription.parse(start)
        except Unreadable:
            continue
        sides = 2 if re.search(r"\b(?:per|each)\b|/(?:leg|arm|side)", line) else 1
        return sum(group.sets * set_seconds(group, None) * sides for group in do.groups)
    return WARM_UP_LINE


def minutes(seconds: float) -> int:
    """Minutes, rounded to five: more would be a promise."""
    return max(5, 5 * round(seconds / 300))
