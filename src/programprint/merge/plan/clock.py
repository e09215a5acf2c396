"""Checks of the formats that run by the clock: one length, into which an interval goes, and a turn for each exercise."""

from __future__ import annotations

from programprint.docket import Docket
from programprint.notation.duration import Duration
from programprint.notation.rounds import MOST_ROUNDS
from programprint.read.blocks import Amrap, Emom, Intervals, Timed
from programprint.read.written import Written


def lengths(model: Written, weeks: int, docket: Docket) -> None:
    """A format that runs by the clock has one length, and an interval goes into it."""
    if not isinstance(model, Emom | Amrap):
        return
    field = "emom" if isinstance(model, Emom) else "amrap"
    for week in range(1, weeks + 1):
        length = model.lasts(week) if isinstance(model, Emom) else model.amrap.at(week)
        every = model.every.at(week) if isinstance(model, Emom) and model.every else None
        where = model.week_span(field, week)
        if not length or length.untimed or (isinstance(model, Emom) and _many_turns(model, week, docket)):
            continue
        if every and (not every.seconds or every.high is not None):
            place = model.week_span("every", week)
            docket.error(place, f"“every” is {every}", "write one interval, such as 2 min")
        elif not length.seconds or length.high is not None:
            docket.error(where, f"“{field}” is {length}", "write one length, such as 10 min")
        elif isinstance(model, Emom):
            _intervals(model, length, every, week, docket)


def _intervals(model: Emom, length: Duration, every: Duration | None, week: int, docket: Docket) -> None:
    """A whole number of intervals goes into the length of an EMOM."""
    seconds = every.seconds if every else 60
    if length.seconds % seconds or length.seconds / seconds > MOST_ROUNDS:
        hint = f"let it be so many times {every or '1 min'}, up to {MOST_ROUNDS} times"
        message = f"{length} is no whole number of intervals of {every or '1 min'}"
        docket.error(model.week_span("emom", week), message, hint)


def _many_turns(model: Emom, week: int, docket: Docket) -> bool:
    """Whether its rounds do not say how many intervals there are, since several exercises take turns; a problem if so."""
    rounds, turns = model.emom.at(week), len(model.exercises)
    if not rounds or rounds.unit != "rounds" or turns == 1 or model.together:
        return False
    message = f"{rounds} of {turns} exercises in turn may be {rounds.low} or {rounds.low * turns} intervals"
    hint = f"write the time, such as {rounds.low * turns} min; with “together: true” all are done in every interval"
    docket.error(model.week_span("emom", week), message, hint)
    return True


def turns(model: Written, weeks: int, docket: Docket) -> None:
    """Where exercises take turns, each has one."""
    for week in range(1, weeks + 1):
        count: float = MOST_ROUNDS
        if isinstance(model, Emom) and not model.together and (length := model.lasts(week)) and not length.untimed:
            every = model.every.at(week) if model.every else None
            count = length.seconds / (every.seconds or 60 if every else 60)
        if isinstance(model, Intervals):
            count = model.intervals.at(week) or count
        if isinstance(model, Timed) and len(model.members) > count >= 1:
            message = f"{len(model.members)} exercises take turns in {count:g} intervals: the last never has one"
            docket.error(model.span("exercises"), message, "plan more intervals, or fewer exercises")
            return
