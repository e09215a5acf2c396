"""A calendar and the day on which the program starts → the same with dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.merge.plan.calendar import Calendar, Turn, Week
from programprint.notation.days import WEEKDAYS, day_order
from programprint.read.dates import Skipped
from programprint.read.program import Program

_WEEK = 7


def dated(calendar: Calendar, program: Program, docket: Docket) -> Calendar:
    """The calendar with the date of each week, and of each session that has a weekday; as it is where the program has no start.

    Where sessions have weekdays, a week goes from Monday to Sunday, and the first of them falls on its first weekday that is not
    before the start; that this is in the next week is a warning. Else a week is the seven days from the start. A week of which
    nothing is left moves on, with all that follow."""
    if program.start is None:
        if program.skip != Skipped() and not docket.errors:
            message = "“skip” names days, but nothing says when the program starts"
            docket.warn(program.span("skip"), message, "write “start: 2027-03-01”, or say --start where you print it")
        return calendar
    begins = _first_day(calendar, program.start, program, docket)
    met: set[date] = set()
    weeks = []
    for week in calendar.weeks:
        while not any(program.skip.on(day) for day in _days(week, begins)):
            begins += timedelta(_WEEK)
        days = tuple(_on(day, begins, program.skip, met) if isinstance(day, Turn) else day for day in week.days)
        weeks.append(replace(week, days=days, begins=begins))
        begins += timedelta(_WEEK)
    for day, _ in program.skip.moved:
        if day not in met:
            message = f"no session falls on {day}, so that there is none to move"
            docket.warn(program.span("skip"), message, "mend the date, or remove it")
    return replace(calendar, weeks=tuple(weeks))


def _first_day(calendar: Calendar, start: date, program: Program, docket: Docket) -> date:
    """The first day of week 1."""
    if not any(place is not None for week in calendar.weeks for place in _weekdays(week)):
        return start
    monday = start - timedelta(start.weekday())
    first = min((place for week in calendar.weeks[:1] for place in _weekdays(week) if place is not None), default=None)
    if first is None or first >= start.weekday():
        return monday
    later = monday + timedelta(_WEEK + first)
    message = (
        f"{start} is a {WEEKDAYS[start.weekday()].title()}, and the first session is on {WEEKDAYS[first].title()}: "
        f"it falls on {later}"
    )
    in_file = program.written("start") == str(start)
    docket.warn(
        program.span("start") if in_file else "--start",
        message,
        f"say so: start: {later}; or mend the date, or the days",
    )
    return monday + timedelta(_WEEK)


def _weekdays(week: Week) -> Iterator[int | None]:
    """The weekday of each session, from 0 for Monday; None where it has none, or several."""
    for day in week.days:
        if isinstance(day, Turn):
            order = day_order(day.day)
            yield order[0] if order else None


def _days(week: Week, begins: date) -> Iterator[date]:
    """The days on which a week trains; all of them where a session may fall on any."""
    weekdays = list(_weekdays(week)) or [None]
    places = range(_WEEK) if None in weekdays else sorted({place for place in weekdays if place is not None})
    return (begins + timedelta(place) for place in places)


def _on(turn: Turn, begins: date, skip: Skipped, met: set[date]) -> Turn:
    """A session with its date; *met* takes up the days that sessions fall on before they move."""
    if (order := day_order(turn.day)) is None:
        return turn
    day = begins + timedelta(order[0])
    met.add(day)
    on = skip.on(day)
    return replace(turn, on=on, left_out=None if on else day)
