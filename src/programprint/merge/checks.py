"""What must hold between the parts of a program before it can be merged. Each check is a function that adds problems."""

from __future__ import annotations

from collections.abc import Iterator

from programprint.notation import weeks as week_notation
from programprint.notation.prescription import MOST_SETS
from programprint.problems import Problems
from programprint.read.fields import Weekly, Written
from programprint.read.program import Circuit, Entry, Program, Session, Superset


def check(program: Program, problems: Problems) -> None:
    """Every check, in the order of the file."""
    for model in _models(program):
        _weekly_counts(model, len(program.weeks), problems)
    for name, load in program.maxes.items():
        if load.kind != "weight" and (where := program.span("maxes", name)):
            problems.error(where, f"a maximum is a weight, not “{load}”", "write it as 100kg or 225 lb")
    for index, session in enumerate(program.sessions):
        if session.day and session.days and (where := program.span("sessions", index, "days")):
            problems.error(where, "“day” and “days” are both given", "keep “days”")


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


def _weekly_counts(model: Written, weeks: int, problems: Problems) -> None:
    for name in type(model).model_fields:
        value = getattr(model, name)
        if not isinstance(value, Weekly):
            continue
        where = model.span(name)
        assert where is not None
        if (count := value.count()) is not None and count != weeks:
            problems.error(
                where,
                f"“{name}” has {_counted(count, 'value')} for {_counted(weeks, 'week')}",
                "write one value for all weeks, or one per week; “-” for a week without",
            )
        seen: set[int] = set()
        for key in value.by_week or {}:
            named = set(week_notation.parse(key))
            if beyond := [week for week in sorted(named) if week > weeks]:
                problems.error(
                    where,
                    f"“{name}” speaks of week {beyond[0]}, but the program has {weeks}",
                    "mend the week, or “weeks:”",
                )
            if twice := sorted(named & seen):
                problems.error(where, f"“{name}” gives week {twice[0]} two values", "let the ranges not overlap")
            seen |= named
        if name in ("sets", "rounds"):
            for number in [value.value, *(value.each or []), *(value.by_week or {}).values()]:
                if number is not None and not 1 <= number <= MOST_SETS:
                    problems.error(where, f"“{name}” is {number}", f"it must lie between 1 and {MOST_SETS}")
    if isinstance(model, Entry) and model.extra_set and model.extra_set.weeks and model.extra_set.weeks[-1] > weeks:
        where = model.extra_set.span("weeks")
        assert where is not None
        problems.error(
            where,
            f"“weeks” names week {model.extra_set.weeks[-1]}, but the program has {weeks}",
            "mend the week",
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
