"""What must hold between the parts of a program before it can be merged. Each check is a function that adds problems."""

from __future__ import annotations

from collections.abc import Iterator

from programprint.docket import Docket
from programprint.merge.plan import clock
from programprint.merge.plan.calendar import Calendar, all_items, stretches
from programprint.merge.plan.doubled import check_doubled
from programprint.merge.plan.rests import check_rests
from programprint.merge.plan.torn import check_torn
from programprint.notation import weeks as week_notation
from programprint.notation.days import WEEKDAYS, day_order, twice
from programprint.notation.set_group import MOST_SETS
from programprint.problems import close_to
from programprint.read.program import (
    Choice,
    Complex,
    Entry,
    Phase,
    Program,
    RestDay,
    Session,
    Superset,
    Timed,
    Together,
)
from programprint.read.vocabulary import Vocabulary, vocabulary_of
from programprint.read.weekly import Weekly
from programprint.read.written import Written


def check(program: Program, calendar: Calendar, docket: Docket) -> None:
    """Every check. What speaks of weeks is left alone when the weeks themselves are at fault."""
    courses = {id(course.source): course.weeks for course in calendar.courses}
    for stretch in stretches(program):
        weeks = 0 if stretch.stands_in("weeks") else len(stretch.weeks)
        whole = "phase" if program.phases else "program"
        for session in (None, *(item for item in all_items(stretch) if isinstance(item, Session))):
            own = courses.get(id(session), ())
            _daily(session, docket)
            for model in _models_of(session) if session else filter(None, [stretch.defaults]):
                _model(model, weeks, own, whole, docket)
        if weeks:
            _chosen_weeks(stretch, weeks, whole, docket)
        _days(stretch, program.language, docket)
    if program.phases:
        _phases(program, docket)
        for model in filter(None, [program.defaults]):
            _model(model, 0, (), "program", docket)


def _model(model: Written, weeks: int, own: tuple[int, ...], whole: str, docket: Docket) -> None:
    if weeks:
        _weeks(model, weeks, own, whole, docket)
    _numbers(model, docket)
    check_doubled(model, weeks, docket)
    check_torn(model, docket)
    check_rests(model, weeks, docket)
    _members(model, docket)
    clock.lengths(model, weeks, docket)
    clock.turns(model, weeks, docket)


def entries_of(session: Session) -> Iterator[Entry]:
    """Every entry of a session: warm-up first, then the members of its blocks in order."""
    for block in (*session.warm_up, *session.exercises):
        if isinstance(block, Entry):
            yield block
        elif isinstance(block, Together):
            yield from block.members


def _models_of(session: Session) -> Iterator[Written]:
    """Everything of a session that may hold a value per week."""
    if session.defaults:
        yield session.defaults
    yield from (block for block in (*session.warm_up, *session.exercises) if isinstance(block, Together))
    yield from entries_of(session)


def _chosen(model: Written, own: tuple[int, ...]) -> tuple[int, ...]:
    """The weeks of its session in which an entry or a block is done."""
    weeks = model.weeks if isinstance(model, (Entry, Together)) else None
    return own if weeks is None else tuple(week for week in own if week in weeks)


def _weeklies(model: Written) -> Iterator[tuple[str, Weekly[object]]]:
    """The values per week that stand in the file here; what a block lends its exercises is checked of the block."""
    for name in type(model).fields:
        if isinstance(value := getattr(model, name), Weekly) and model.key_span(name):
            yield name, value


def _weeks(model: Written, weeks: int, own: tuple[int, ...], whole: str, docket: Docket) -> None:
    """A list has one value per week, or one for each of the weeks in which its session takes place (*own*); a map speaks of
    weeks that exist, of each once; so does an extra set."""
    chosen = _chosen(model, own)
    if isinstance(model, (Entry, Together)) and model.key_span("weeks") and model.weeks and own:
        if model.weeks[-1] > weeks:
            message = f"“weeks” names week {model.weeks[-1]}, but the {whole} has {weeks}"
            docket.error(model.span("weeks"), message, "mend the week")
        elif not chosen:
            docket.error(model.span("weeks"), "its session is in none of these weeks", "mend the weeks")
    for name, value in _weeklies(model):
        if (count := value.count()) is not None and count not in (weeks, len(own) or weeks, len(chosen) or weeks):
            docket.error(
                model.span(name),
                f"“{name}” has {_counted(count, 'value')} for {_counted(len(chosen) or weeks, 'week')}",
                "write one value for all weeks, or one per week; “-” for a week without",
            )
        seen: set[int] = set()
        for key in value.by_week or {}:
            named = set(week_notation.parse(key))
            where = model.key_span(name, key)
            if beyond := [week for week in sorted(named) if week > weeks]:
                message = f"“{name}” speaks of week {beyond[0]}, but the {whole} has {weeks}"
                docket.error(where, message, "mend the week, or “weeks:”")
            if twice := sorted(named & seen):
                docket.error(where, f"“{name}” gives week {twice[0]} two values", "let the ranges not overlap")
            seen |= named
    if isinstance(model, Entry) and model.extra_set and model.extra_set.weeks and model.extra_set.weeks[-1] > weeks:
        message = f"“weeks” names week {model.extra_set.weeks[-1]}, but the {whole} has {weeks}"
        docket.error(model.extra_set.span("weeks"), message, "mend the week")


def _numbers(model: Written, docket: Docket) -> None:
    """Sets and rounds lie within reason."""
    for name, value in _weeklies(model):
        if name not in ("sets", "rounds", "intervals", "add"):
            continue  # those of circuits and complexes are read as counts
        found = {(): value.value} if value.value is not None else {}
        found |= {(index,): number for index, number in enumerate(value.each or [])}  # type: ignore[misc]
        found |= {(key,): number for key, number in (value.by_week or {}).items()}  # type: ignore[misc]
        for path, number in found.items():
            if isinstance(number, int) and not 1 <= number <= MOST_SETS:
                where = model.span(name, *path)
                docket.error(where, f"“{name}” is {number}", f"it must lie between 1 and {MOST_SETS}")


def _members(model: Written, docket: Docket) -> None:
    """A superset has two members at least, and a choice two to choose from."""
    for kind, field, name in ((Superset, "superset", "superset"), (Choice, "one_of", "choice")):
        if isinstance(model, kind) and len(model.members) < 2:
            where = model.span(field)
            docket.error(where, f"a “{field}” of one is no {name}", "it needs at least 2 exercises; write one alone")
    if isinstance(model, (Complex, Timed)):
        for entry in model.members:
            if entry.extra_set:
                where = entry.key_span("extra_set")
                docket.error(where, "an extra set has no place here", "write it as an exercise of its own")


def _daily(session: Session | None, docket: Docket) -> None:
    """A session that is done several times a day is short: single exercises, without sets of one side on top."""
    for item in session.exercises if session and session.times else ():
        if not isinstance(item, Entry):
            message = "a session with “times” holds single exercises"
            docket.error(item.span(), message, "write them one by one, or remove “times”")
        elif item.extra_set:
            docket.error(
                item.key_span("extra_set"),
                "an extra set has no place here",
                "write it as an exercise of its own",
            )


def _chosen_weeks(stretch: Program | Phase, weeks: int, whole: str, docket: Docket) -> None:
    """The weeks that a session chooses are there, and nothing else chooses for it."""
    for item in stretch.sessions:
        if item.weeks and item.weeks[-1] > weeks:
            message = f"“weeks” names week {item.weeks[-1]}, but the {whole} has {weeks}"
            docket.error(item.span("weeks"), message, "mend the week")
        elif item.weeks and (stretch.schedule or stretch.days):
            docket.error(item.key_span("weeks"), "the schedule says the weeks already", "remove “weeks”")
    for week in stretch.weeks:
        for item in week.sessions:
            if item.weeks:
                message = "this session stands in its week already"
                docket.error(item.key_span("weeks"), message, "remove “weeks”")


def _days(stretch: Program | Phase, language: str, docket: Docket) -> None:
    """A session falls on one day or on several, each once; a day that is nearly a weekday is a slip, in the *language* of the
    program too."""
    spoken = vocabulary_of(language)
    _day_names([((("days", n)), day) for n, day in enumerate(stretch.days)], stretch, spoken, docket)
    for item in all_items(stretch):
        if item.day and item.days:
            docket.error(item.span("days"), "“day” and “days” are both given", "keep “days”")
        _day_names(
            [(("day",), item.day), *((("days", n), day) for n, day in enumerate(item.days))], item, spoken, docket
        )
    schedule = stretch.schedule
    if schedule and stretch.days and any(place.day for place in schedule.places()):
        docket.error(stretch.key_span("days"), "the schedule names the days already", "remove “days”")
    by_schedule = stretch.days or (schedule and any(place.day for place in schedule.places()))
    for item in stretch.sessions if schedule or stretch.days else ():
        if isinstance(item, Session) and by_schedule and (item.day or item.days):
            field = "day" if item.day else "days"
            message = "the schedule says the day already"
            docket.error(item.key_span(field), message, f"remove “{field}” here")
        if isinstance(item, RestDay) and not (item.day or item.days):
            message = "on which day is this rest?"
            docket.error(item.span("rest"), message, "add “day:”, or write “rest” into the schedule")
    named = dict.fromkeys(place.day for place in schedule.places()) if schedule else {}
    _day_names([(("schedule",), day) for day in named], stretch, spoken, docket)
    for turn in schedule.turns if schedule else ():
        if day := twice(list(dict.fromkeys(place.day for place in turn))):
            docket.error(stretch.span("schedule"), f"the schedule has “{day}” twice", "write one [A, B] for the day")


def _day_names(
    days: list[tuple[tuple[str | int, ...], str]], owner: Written, spoken: Vocabulary | None, docket: Docket
) -> None:
    """Days that come twice, and slips such as “Wensday”."""
    if day := twice([day for path, day in days if path[0] == "days"]):
        docket.error(owner.span("days"), f"“{day}” is named twice", "name each day once")
    for path, day in days:
        names = (*WEEKDAYS, *(spoken.weekdays if spoken else ()))
        close = close_to(day.casefold(), names, n=1, cutoff=0.8)
        if close and day_order(spoken.day(day) if spoken else day) is None:
            message = f"“{day}” is printed as it stands"
            docket.warn(owner.span(*path), message, f"did you mean {close[0].capitalize()}?")


def _phases(program: Program, docket: Docket) -> None:
    """With phases, weeks, sessions and days stand in them; what holds for all of them is one value."""
    for field in ("weeks", "sessions", "schedule", "days"):
        if program.says(field):
            message = f"“{field}” stands beside “phases”"
            docket.error(program.key_span(field), message, f"move “{field}” into the phases, or remove “phases”")
    if program.defaults:
        for name, value in _weeklies(program.defaults):
            if value.each is not None or value.by_week is not None:
                where = program.defaults.key_span(name)
                message = "what all phases share is one value for all weeks"
                docket.error(where, message, "put what changes from week to week into the “defaults:” of each phase")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
