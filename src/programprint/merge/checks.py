"""What must hold between the parts of a program before it can be merged. Each check is a function that adds problems."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from programprint.notation import weeks as week_notation
from programprint.notation.prescription import MOST_SETS
from programprint.problems import Problems, Span
from programprint.read.fields import Weekly, Written
from programprint.read.program import Circuit, Entry, Prescribed, Program, Session, Superset

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def check(program: Program, problems: Problems) -> None:
    """Every check. What speaks of weeks is left alone when the weeks themselves are at fault."""
    for model in _models(program):
        if not program.stands_in("weeks"):
            _weeks(model, len(program.weeks), problems)
        _numbers(model, problems)
        _said_twice(model, problems)
        _load_twice(model, len(program.weeks), problems)
        _members(model, problems)
    _days(program, problems)


def entries_of(session: Session) -> Iterator[Entry]:
    """Every entry of a session: warm-up first, then the members of its blocks in order."""
    yield from (item for item in session.warm_up if isinstance(item, Entry))
    for block in session.exercises:
        if isinstance(block, Entry):
            yield block
        else:
            yield from block.superset if isinstance(block, Superset) else block.circuit


def _models(program: Program) -> Iterator[Written]:
    """Everything that may hold a value per week."""
    if program.defaults:
        yield program.defaults
    for session in program.sessions:
        if session.defaults:
            yield session.defaults
        yield from (block for block in session.exercises if isinstance(block, (Superset, Circuit)))
        yield from entries_of(session)


def _place(span: Span | None) -> Span:
    assert span is not None  # what was read from a file has a place in it
    return span


def _weeklies(model: Written) -> Iterator[tuple[str, Weekly[object]]]:
    for name in type(model).model_fields:
        if isinstance(value := getattr(model, name), Weekly):
            yield name, value


def _weeks(model: Written, weeks: int, problems: Problems) -> None:
    """A list has one value per week; a map speaks of weeks that exist, of each once; so does an extra set."""
    for name, value in _weeklies(model):
        if (count := value.count()) is not None and count != weeks:
            problems.error(
                _place(model.span(name)),
                f"“{name}” has {_counted(count, 'value')} for {_counted(weeks, 'week')}",
                "write one value for all weeks, or one per week; “-” for a week without",
            )
        seen: set[int] = set()
        for key in value.by_week or {}:
            named = set(week_notation.parse(key))
            where = _place(model.key_span(name, key))
            if beyond := [week for week in sorted(named) if week > weeks]:
                said = f"“{name}” speaks of week {beyond[0]}, but the program has {weeks}"
                problems.error(where, said, "mend the week, or “weeks:”")
            if twice := sorted(named & seen):
                problems.error(where, f"“{name}” gives week {twice[0]} two values", "let the ranges not overlap")
            seen |= named
    if isinstance(model, Entry) and model.extra_set and model.extra_set.weeks and model.extra_set.weeks[-1] > weeks:
        said = f"“weeks” names week {model.extra_set.weeks[-1]}, but the program has {weeks}"
        problems.error(_place(model.extra_set.span("weeks")), said, "mend the week")


def _numbers(model: Written, problems: Problems) -> None:
    """Sets and rounds lie within reason."""
    for name, value in _weeklies(model):
        if name not in ("sets", "rounds"):
            continue
        found = {(): value.value} if value.value is not None else {}
        found |= {(index,): number for index, number in enumerate(value.each or [])}  # type: ignore[misc]
        found |= {(key,): number for key, number in (value.by_week or {}).items()}  # type: ignore[misc]
        for path, number in found.items():
            if isinstance(number, int) and not 1 <= number <= MOST_SETS:
                where = _place(model.span(name, *path))
                problems.error(where, f"“{name}” is {number}", f"it must lie between 1 and {MOST_SETS}")


def _said_twice(model: Written, problems: Problems) -> None:
    """What to do is said in shorthand or in the long form, not in both."""
    if isinstance(model, Prescribed) and model.do is not None:
        for name in ("sets", "reps"):
            if getattr(model, name) is not None and not model.stands_in(name):
                where = _place(model.key_span(name))
                problems.error(where, f"“do” says the {name} already", f"keep “do” or “{name}”")


def _load_twice(model: Written, weeks: int, problems: Problems) -> None:
    """Where every set has its load in the shorthand, another one beside it has no place."""
    if not isinstance(model, Prescribed) or model.do is None or model.load is None:
        return
    for week in range(1, weeks + 1):
        do = model.do.at(week)
        if do and all(group.load or group.kind == "warm-up" for group in do.groups) and model.load.at(week):
            where = _place(model.week_span("load", week))
            problems.error(where, "“do” says the load already", "keep the “@ …” in “do”, or “load”")
            return


def _members(model: Written, problems: Problems) -> None:
    """A superset has two members at least."""
    if isinstance(model, Superset) and len(model.superset) < 2:
        where = _place(model.span("superset"))
        problems.error(where, "a “superset” of one is no superset", "it needs at least 2 exercises; write one alone")


def _days(program: Program, problems: Problems) -> None:
    """A session falls on one day or on several; a day that is nearly a weekday is a slip."""
    for session in program.sessions:
        if session.day and session.days:
            problems.error(_place(session.span("days")), "“day” and “days” are both given", "keep “days”")
        for path, day in [(("day",), session.day), *((("days", n), day) for n, day in enumerate(session.days))]:
            close = difflib.get_close_matches(day.casefold(), WEEKDAYS, n=1, cutoff=0.8)
            if close and day.casefold() != close[0]:
                said = f"“{day}” is printed as it stands"
                problems.warn(_place(session.span(*path)), said, f"did you mean {close[0].capitalize()}?")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
