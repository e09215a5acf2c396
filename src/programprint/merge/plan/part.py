"""A calendar and what of each week is asked for → the same, with what is not printed marked so."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.merge.plan.calendar import Calendar, Turn, Week
from programprint.naming import slug
from programprint.notation.days import same_day, weekday
from programprint.notation.prose import polished
from programprint.problems import nearest


class Part(Struct, frozen=True):
    """Sessions, by name, and days of the week; a session is printed that is one of these on one of those. All where none are
    named."""

    sessions: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


WHOLE = Part()
_MOST_LISTED = 20
"""Names that an answer lists at most."""


def only(calendar: Calendar, part: Part, docket: Docket) -> Calendar:
    """The calendar with nothing to print but a *part*. A name that it does not have is an error."""
    if part == WHOLE or docket.errors:
        return calendar
    turns = [day for week in calendar.weeks for day in week.days if isinstance(day, Turn)]
    there = {"session": [turn.name for turn in turns], "day": [day for turn in turns for day in _days_of(turn)]}
    for name in part.sessions:
        if not any(_called(turn, name) for turn in turns):
            docket.error("--session", f"there is no session “{name}”", _listed(name, there["session"]))
    for name in part.days:
        if not any(_falls_on(turn, name) for turn in turns):
            hint = _listed(name, there["day"]) or "sessions have no days here; choose with --session"
            docket.error("--day", f"no session falls on “{name}”", hint)
    if docket.errors:
        return calendar
    weeks = tuple(_with(week, part) for week in calendar.weeks)
    if not any(week.printed for week in weeks):
        docket.error("--session", "none of these sessions falls on one of these days", "leave out --session, or --day")
    return replace(calendar, weeks=weeks)


def _with(week: Week, part: Part) -> Week:
    days = tuple(replace(day, printed=_is_in(day, part)) for day in week.days if isinstance(day, Turn))
    return replace(week, days=days, printed=any(day.printed for day in days))


def _is_in(turn: Turn, part: Part) -> bool:
    named = not part.sessions or any(_called(turn, name) for name in part.sessions)
    return named and (not part.days or any(_falls_on(turn, name) for name in part.days))


def _called(turn: Turn, name: str) -> bool:
    return slug(polished(name)) in (slug(polished(turn.name)), turn.id)


def _falls_on(turn: Turn, name: str) -> bool:
    return any(same_day(day, name) or _weekday(day) == weekday(name) is not None for day in _days_of(turn))


def _weekday(day: str) -> int | None:
    """The weekday of “Monday AM”."""
    return weekday(day.split()[0]) if day.split() else None


def _days_of(turn: Turn) -> tuple[str, ...]:
    return turn.days or ((turn.day,) if turn.day else ())


def _listed(name: str, there: Iterable[str]) -> str:
    known = list(dict.fromkeys(there))
    return f"one of: {', '.join(known)}" if 0 < len(known) <= _MOST_LISTED else nearest(name, known)
