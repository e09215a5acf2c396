"""A program → its calendar: which session falls on which day of which week, and what holds for it there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from programprint.docket import Docket
from programprint.limits import raised
from programprint.merge.plan.course import Course, spread
from programprint.naming import slug
from programprint.notation.days import day_order
from programprint.notation.prose import polished
from programprint.problems import Span, nearest
from programprint.read import program as written


class Turn(Struct, frozen=True):
    """A session on one of its days. *id* is unique in its week; *time* counts from 1 which of its turns there it is, where it
    has several and no days tell them apart. *days*: all the days of one that is done several times a day and printed once.
    *on* is its date, where the program has a start, and *left_out* the date on which nobody trains. What is not asked for is not
    *printed*."""

    course: Course
    day: str
    id: str
    name: str
    days: tuple[str, ...] = ()
    time: int = 0
    on: date | None = None
    left_out: date | None = None
    printed: bool = True


class DayOff(Struct, frozen=True):
    """A rest day, and what is done instead of training."""

    day: str
    text: str


class Week(Struct, frozen=True):
    """A week of the program, counted from 1. *here* counts from the start of its *phase*, if it has one. *begins* is its first
    day, where the program has a start."""

    number: int
    here: int
    source: written.Week
    phase: written.Phase | None
    days: tuple[Turn | DayOff, ...]
    begins: date | None = None
    printed: bool = True


class Calendar(Struct, frozen=True):
    """The weeks of a program, and every session that they hold."""

    weeks: tuple[Week, ...]
    courses: tuple[Course, ...]


Appointment = tuple[written.Session | DayOff, str]
"""What falls on a day."""


def plan(program: written.Program, docket: Docket) -> Calendar:
    """The calendar of a program; what cannot be is added to *problems* and left out."""
    weeks: list[Week] = []
    courses: list[Course] = []
    room = docket.limits.entries
    for stretch in stretches(program):
        listed: list[list[Appointment]] = []
        for appointments in _weeks(stretch, docket):
            listed.append(appointments)
            room -= sum(_size(one) for one, _ in appointments)
            if room < 0:
                message = f"the weeks hold more than {docket.limits.entries:,} exercises and rest days"
                where = stretch.span("sessions")
                docket.error(where or "sessions", message, f"plan fewer weeks or sessions; {raised('entries')}")
                return Calendar((), ())
        above = tuple(layer for layer in (program.defaults, stretch.defaults) if layer)
        found = _courses(stretch, above if stretch is not program else above[:1], listed)
        ids = _ids(listed)
        for here, (week, appointments) in enumerate(zip(stretch.weeks, listed, strict=True), start=1):
            days = tuple(_days(appointments, found, ids))
            phase = stretch if isinstance(stretch, written.Phase) else None
            weeks.append(Week(len(weeks) + 1, here, week, phase, days))
        courses += found.values()
    return Calendar(tuple(weeks), tuple(courses))


Stretch = written.Program | written.Phase
"""Weeks in a row that share their sessions: a phase, or a program that has none."""


def stretches(program: written.Program) -> Sequence[Stretch]:
    """The phases of a program, or else the program itself."""
    return program.phases or [program]


def all_items(stretch: Stretch) -> Iterator[written.Session | written.RestDay]:
    """Every session and rest day, those of single weeks included."""
    yield from stretch.sessions
    for week in stretch.weeks:
        yield from week.sessions


def _weeks(stretch: Stretch, docket: Docket) -> Iterator[list[Appointment]]:
    """What each week holds, in the order of its days."""
    turn = 0
    used: set[str] = set()
    for number, week in enumerate(stretch.weeks, start=1):
        if week.sessions:
            yield _in_order(list(_listed(week.sessions, number)))
        elif stretch.schedule or stretch.days:
            yield _in_order(list(_scheduled(stretch, number, turn, used, docket)))
            turn += 1
        else:
            yield _in_order(list(_listed(stretch.sessions, number)))
    if stretch.schedule:
        used |= {_key(place.session) for place in stretch.schedule.places() if place.session}
        for session in stretch.sessions:
            if isinstance(session, written.Session) and _key(session.name) not in used and (at := session.span("name")):
                message = f"“{session.name}” is in no week of the schedule"
                docket.warn(at, message, "give it a place in “schedule:”, or remove it")


def _size(one: written.Session | DayOff) -> int:
    """How many exercises a session has; 1 for a rest day."""
    if isinstance(one, DayOff):
        return 1
    return 1 + len(one.warm_up) + sum(len(getattr(item, "members", (item,))) for item in one.exercises)


def _listed(items: Sequence[written.Session | written.RestDay], number: int) -> Iterator[Appointment]:
    """Sessions on their own days."""
    for item in items:
        if item.weeks is None or number in item.weeks:
            for day in item.days or [item.day]:
                yield (DayOff(day, item.rest) if isinstance(item, written.RestDay) else item), day


def _scheduled(stretch: Stretch, number: int, turn: int, used: set[str], docket: Docket) -> Iterator[Appointment]:
    """What the schedule has for a week, then the rest days that the sessions list. Without a schedule the sessions take turns."""
    sessions = {_key(one.name): one for one in reversed(stretch.sessions) if isinstance(one, written.Session)}
    names = tuple(written.DayPlan(one.name) for one in stretch.sessions if isinstance(one, written.Session))
    schedule = stretch.schedule or written.Schedule((names,), flat=True)
    days = stretch.days
    if schedule.flat and None not in map(day_order, days):
        days = sorted(days, key=lambda day: day_order(day) or (0, 0))
    places = schedule.week(number, turn, len(days))
    where = stretch.span("schedule")
    if places is None:
        docket.error(
            where, f"the schedule has nothing for week {number}", "name every week, as in {1-3: [A, B], 4: [A]}"
        )
    if stretch.days and places and len(places) > len(stretch.days):
        message = f"“days” names {len(stretch.days)}, but the schedule has {len(places)} in week {number}"
        docket.error(stretch.span("days"), message, "name as many days as a week has sessions and rest days")
    done: Counter[str] = Counter()
    for index, place in enumerate(places or ()):
        named = days[index] if index < len(days) else ""
        if place.session is None:
            yield DayOff(place.day or named, place.rest), place.day or named
            continue
        key = _key(place.session)
        if (session := sessions.get(key)) is None:
            at = getattr(place.session, "span", where)
            known = {one.name: one for one in sessions.values()}
            from programprint.read.vocabulary import in_another_language

            cure = nearest(place.session, known)
            cure = in_another_language(place.session) or cure
            docket.error(at, f"there is no session “{place.session}”", cure)
            continue
        yield session, place.day or named or _own_day(session, done[key], number, where, docket)
        done[key] += 1
    for item in stretch.sessions:
        if isinstance(item, written.RestDay):
            for day in item.days or [item.day]:
                yield DayOff(day, item.rest), day


def _own_day(session: written.Session, turn: int, number: int, where: Span | None, docket: Docket) -> str:
    """The day that a session itself names for its n-th turn in a week, counted from 0."""
    days = session.days or ([session.day] if session.day else [])
    if days and turn >= len(days):
        message = (
            f"the schedule has “{session.name}” {turn + 1} times in week {number}, but it names {len(days)} of its days"
        )
        docket.error(where, message, "name more “days:” there, or write the schedule as {Monday: A, Thursday: B}")
    return days[turn] if turn < len(days) else ""


def _key(name: str) -> str:
    return slug(polished(name))


def _in_order(week: list[Appointment]) -> list[Appointment]:
    """In the order of the week where every day is a weekday, else in the order of the file."""
    places = [day_order(day) for _, day in week]
    if None in places:
        return week
    return [one for _, one in sorted(zip(places, week, strict=True), key=lambda item: item[0] or (0, 0))]


def _courses(
    stretch: Stretch, above: tuple[written.Override, ...], listed: Sequence[Sequence[Appointment]]
) -> dict[int, Course]:
    """Each session with what holds for it, by its identity. A list with a value for each of its weeks speaks of those."""
    courses = {}
    held: dict[int, dict[int, None]] = {}
    for number, week in enumerate(listed, start=1):
        for one, _ in week:
            held.setdefault(id(one), {})[number] = None
    for session in all_items(stretch):
        if isinstance(session, written.Session):
            own = (session.defaults,) if session.defaults else ()
            courses[id(session)] = Course(session, session, (*above, *own), tuple(held.get(id(session), ())))
    return {key: spread(course, len(stretch.weeks)) for key, course in courses.items()}


def _ids(listed: Sequence[Sequence[Appointment]]) -> dict[str, bool]:
    """The slug of each session's name, and whether some week has it more than once."""
    counts = [Counter(_key(one.name) for one, _ in _once(week) if isinstance(one, written.Session)) for week in listed]
    return {name: any(count[name] > 1 for count in counts) for count in counts for name in count}


def _once(week: Sequence[Appointment]) -> Iterator[Appointment]:
    """The week, with a session that is done several times a day only on its first day."""
    seen: set[int] = set()
    for one, day in week:
        if isinstance(one, written.Session) and one.times:
            if id(one) in seen:
                continue
            seen.add(id(one))
        yield one, day


def _days(week: Sequence[Appointment], courses: dict[int, Course], crowded: dict[str, bool]) -> Iterator[Turn | DayOff]:
    """The turns of a week, with ids: the name, the day where a name comes twice, a number where that does too."""
    taken: set[str] = set()
    times: Counter[int] = Counter()
    turns = Counter(id(one) for one, _ in week)
    alike: Counter[str] = Counter()
    for one, day in _once(week):
        if isinstance(one, DayOff):
            yield one
            continue
        if one.times:
            days = tuple(named for other, named in week if other is one and named)
            yield Turn(courses[id(one)], "", _key(one.name), one.name, days)
            taken.add(_key(one.name))
            continue
        base = f"{_key(one.name)}-{slug(day)}" if crowded[_key(one.name)] and day else _key(one.name)
        candidate = base
        while candidate in taken:
            alike[base] += 1
            candidate = f"{base}-{alike[base] + 1}"
        taken.add(candidate)
        times[id(one)] += 1
        again = turns[id(one)] > 1 and not day
        yield Turn(courses[id(one)], day, candidate, one.name, time=times[id(one)] if again else 0)
