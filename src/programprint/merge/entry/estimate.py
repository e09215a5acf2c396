"""How long a set and a session take. Rules of thumb, written down in docs/format.md and rounded on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from programprint.merge.lift import climb
from programprint.notation import duration, prescription
from programprint.notation.amount import Amount
from programprint.notation.duration import Duration
from programprint.notation.exertion import Pace
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import Unreadable
from programprint.notation.set_group import SetGroup
from programprint.notation.tempo import Tempo
from programprint.notation.units import METRES

REP = 3.0
"""Seconds of a rep without a tempo."""
OPEN_SET = 40.0
"""Seconds of a set with no number of reps."""
OPEN_HOLD = 20.0
"""Seconds of a hold for as long as possible after reps."""
REST = 60.0
"""Seconds of rest after a set where nothing is said."""
CHANGE = 90.0
"""Seconds to change from one exercise to the next."""
WARM_UP_LINE = 60.0
"""Seconds of a warm-up line that names neither time nor reps."""
_EACH = {"contacts": 2.0, "breaths": 5.0, "cal": 4.0, "steps": 1.0, "jumps": 3.0, "hops": 2.0, "throws": 5.0}
"""Seconds of one contact, breath, calorie."""
BREATHING_REP = 6.0
"""Seconds of a rep with deep breaths before it."""
KILOMETRE = 330.0
"""Seconds of a kilometre that is run."""
PAUSE = {"cluster": 15.0, "rest-pause": 20.0, "myo-reps": 15.0}
"""Seconds of a pause inside a set where nothing is said."""
REST_PAUSES = 2
"""Pauses of a rest-pause set whose parts are not written out."""
RAMP_SET = 60.0
"""Seconds of a warm-up set that leads to the work load, with the rest after it."""
CLIMB, CLIMB_REST = 5, 180.0
"""Sets that climb to a day's best before it, and seconds of rest after each where nothing is said."""
CARRIED = 100.0
"""Metres that are walked, at a metre a second; what is beyond them is run."""


class Timed(Struct, frozen=True):
    """What one exercise of a block costs: seconds of work of each set (all sides), seconds of rest after each, and the
    seconds of what leads up to the first."""

    work: tuple[float, ...]
    rests: tuple[float, ...]
    ramp: float = 0.0


def set_seconds(group: SetGroup, tempo: Tempo | None) -> float:
    """Seconds of one set on one side, with the pauses inside it."""
    pauses = max(len(group.amount.then), REST_PAUSES if group.kind == "rest-pause" else 0)
    work = _work_seconds(group, paced(group, tempo)) + _held(group.amount)
    pause = group.pause.after(work / (pauses + 1)) if group.pause else PAUSE.get(group.kind, 0.0)
    return work + pauses * pause


def paced(group: SetGroup, tempo: Tempo | None) -> Tempo | None:
    """The tempo of a group's reps: its own, with the phases that it says nothing about from that of the exercise."""
    return group.tempo.over(tempo) if group.tempo else tempo


def _held(amount: Amount) -> float:
    """Seconds of the hold at the end of a set of reps."""
    if amount.held is None:
        return 0.0
    return OPEN_HOLD if amount.held.seconds is None else amount.held.seconds


def _work_seconds(group: SetGroup, tempo: Tempo | None) -> float:
    amount, pace = group.amount, group.load.effort if group.load else None
    if amount.seconds is not None:
        return amount.seconds
    if (within := group.load and group.load.within) and (amount.unit == "reps" or amount.metres is not None):
        return within.seconds * (len(amount.parts) if amount.metres is not None else 1)
    if amount.middle is None:
        return OPEN_SET
    if amount.metres is not None:
        if isinstance(pace, Pace):
            return amount.metres * _seconds_a_metre(pace)
        carried = min(amount.metres, CARRIED) if amount.unit in ("m", "yd", "ft") else 0
        return carried + (amount.metres - carried) * KILOMETRE / 1000
    if amount.unit == "reps":
        return amount.middle * (
            (tempo.seconds if tempo else None) or (BREATHING_REP if group.kind == "breathing" else REP)
        )
    return amount.middle * _EACH[amount.unit]


def _seconds_a_metre(pace: Pace) -> float:
    """A pace of 5:30/km is 0.33 seconds a metre."""
    return float(pace.low + pace.most) / 2 / ((pace.count or 1) * METRES[pace.unit])


def tension(group: SetGroup, tempo: Tempo | None) -> int | None:
    """Seconds under tension of one set on one side: reps × the four figures, X counted as one second, and the hold at the end;
    None without them."""
    amount, tempo = group.amount, paced(group, tempo)
    if tempo is None or tempo.seconds is None or amount.unit != "reps" or amount.total or amount.middle is None:
        return None
    return None if amount.held and amount.held.low is None else round(amount.middle * tempo.seconds + _held(amount))


@lru_cache(maxsize=1 << 12)
def timed(
    do: Prescription,
    tempo: Tempo | None,
    sides: int,
    rest: Duration | None,
    extra: int,
    between_sides: float = 0.0,
    ramp_sets: int = 0,
) -> Timed:
    """The cost of an exercise: *extra* one-sided sets come on top, as long as the last set; a drop set follows at once."""
    sets = [one for group in do.groups for one in climb.set_by_set(group) for _ in range(one.sets)]
    work = [set_seconds(group, tempo) * sides + between_sides * (sides - 1) for group in sets]
    rests = [
        0.0 if group.spread or (following and following.kind == "drop") else _rest(group.rest or rest, seconds)
        for group, seconds, following in zip(sets, work, [*sets[1:], None], strict=True)
    ]
    work += [set_seconds(sets[-1], tempo)] * extra
    rests += rests[-1:] * extra
    return Timed(tuple(work), tuple(rests), RAMP_SET * ramp_sets + _climb(do, tempo, sides, rest))


def _climb(do: Prescription, tempo: Tempo | None, sides: int, rest: Duration | None) -> float:
    """Seconds of the sets that lead to a day's best, where one is looked for; they are nowhere written out."""
    for group in do.groups:
        if group.works_up:
            work, pause = set_seconds(group, tempo) * sides, group.rest or rest
            return CLIMB * (work + (CLIMB_REST if pause is None else pause.after(work)))
    return 0.0


def _rest(rest: Duration | None, work: float) -> float:
    """Seconds of rest after a set, or a round, of so many seconds."""
    return REST if rest is None else rest.after(work)


def block_seconds(exercise: Timed) -> float:
    """Seconds of one exercise: what leads up to it, its sets, a rest after each but the last, and the change to the next."""
    return exercise.ramp + sum(exercise.work) + sum(exercise.rests[:-1]) + CHANGE


def rounds_seconds(members: Sequence[Timed], rest: Duration | None, rounds: int) -> float:
    """Seconds of exercises done in turn: all sets, a rest after each round but the last, and a change per exercise."""
    work = sum(sum(member.work) + member.ramp for member in members)
    return work + (rounds - 1) * _rest(rest, work / rounds) + CHANGE * len(members)


@lru_cache(maxsize=1 << 10)
def warm_up_seconds(line: str) -> float:
    """Seconds of a warm-up line, from the time or the sets × reps that it starts with. Remembered: it is the same every week."""
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
