"""A program and a library → one sheet per week."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import TYPE_CHECKING

from programprint.limits import raised
from programprint.merge import wording
from programprint.merge.block import estimate
from programprint.merge.block.blocks import Blocks
from programprint.merge.block.daily import daily
from programprint.merge.entry.entries import Entries
from programprint.merge.plan import calendar
from programprint.merge.plan.calendar import DayOff, Turn
from programprint.merge.plan.checks import check
from programprint.merge.sheet import Block, PhaseWeek, Rest, Session, Sheet
from programprint.merge.team.athlete import concerns
from programprint.notation.days import same_day
from programprint.problems import Problems
from programprint.read import program as written
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.merge.team.shapes import Shape
    from programprint.read.roster import Athlete


def merge(
    program: written.Program, library: Library, problems: Problems, weeks: Iterable[int] | None = None
) -> tuple[Sheet, ...]:
    """The sheets of the chosen weeks, in order. None at all when there is an error."""
    entries = entries_in(program, library, problems)
    return () if problems.errors else sheets_of(entries, weeks)


def _sets(sheet: Sheet) -> int:
    return sum(len(entry.sets) for session in sheet.sessions for block in session.blocks for entry in block.entries)


def merge_each(
    entries: Entries, athletes: Sequence[Athlete], weeks: Sequence[int] | None
) -> Iterator[tuple[Sheet, ...]]:
    """The sheets of each athlete. What is wrong with the swaps of one is added to the problems of the entries."""
    for athlete in athletes:
        own = entries.of(athlete)
        yield () if own.problems.errors else sheets_of(own, weeks)


def merge_shapes(
    entries: Entries, athletes: Sequence[Athlete], weeks: Sequence[int] | None, groups: Collection[str]
) -> list[Shape]:
    """The same for athletes who share what is alike: the shape of each. *groups*, folded, are told apart by the program."""
    from programprint.merge.team.shapes import shapes

    return shapes(entries, athletes, groups, lambda own: sheets_of(own, weeks))


def entries_in(program: written.Program, library: Library, problems: Problems) -> Entries:
    """All entries of a program, everything about them checked."""
    planned = calendar.plan(program, problems)
    check(program, planned, problems)
    entries = Entries(program, planned, library, problems)
    if not problems.errors and not _trains(planned, entries):
        field = next(name for name in ("schedule", "phases", "sessions") if program.says(name))
        hint = "name a session in it, such as {Monday: A}, and say what is done there in one week at least"
        if field != "schedule":
            hint = "write a session with exercises, and in “do” what is done in one week at least"
        problems.error(program.span(field) or field, "no week has anything to do", hint)
    return entries


def _trains(planned: calendar.Calendar, entries: Entries) -> bool:
    """Whether there is an exercise in any week."""
    return any(
        _takes_place(item, entries, week.here)
        for week in planned.weeks
        for day in week.days
        if isinstance(day, Turn)
        for item in day.course.session.exercises
    )


def sheets_of(entries: Entries, weeks: Iterable[int] | None) -> tuple[Sheet, ...]:
    """The sheets of the chosen weeks (counted from 1; all when None), in order."""
    program, planned = entries.program, entries.calendar
    chosen = [planned.weeks[number - 1] for number in weeks or range(1, len(planned.weeks) + 1)]
    before = [None, *(week.phase for week in chosen)]
    sheets: list[Sheet] = []
    room = entries.problems.limits.sets
    for week, last in zip(chosen, before, strict=False):
        sheets.append(_sheet(program, week, len(planned.weeks), week.phase is not last, entries))
        room -= _sets(sheets[-1])
        if room < 0:
            said = f"the weeks hold more than {entries.problems.limits.sets:,} sets"
            where = program.span("title")
            entries.problems.error(where or "title", said, f"plan fewer weeks or sets; {raised('sets')}")
            return ()
    return tuple(sheets)


def _sheet(program: written.Program, week: calendar.Week, weeks: int, opens: bool, entries: Entries) -> Sheet:
    sessions: list[Session] = []
    off: list[tuple[int, DayOff]] = []
    turns = count()
    for day in week.days:
        if isinstance(day, DayOff):
            off.append((len(sessions), day))
        elif session := _session(day, entries.on(week, next(turns)), week.here):
            sessions.append(session)
    phase, who = week.phase, entries.words()
    return Sheet(
        title=program.title,
        goal=program.goal,
        author=program.author,
        language=program.language,
        note=program.note,
        week=week.number,
        weeks=weeks,
        label=week.source.label,
        deload=week.source.is_deload,
        week_note=week.source.note,
        weak_side=entries.weak,
        sessions=tuple(sessions),
        rests=tuple(
            Rest(tuple(day.day for _, day in days if day.day), text, before)
            for (before, text), days in groupby(off, key=lambda one: (one[0], one[1].text))
        ),
        phase=PhaseWeek(phase.name, phase.note, week.here, len(phase.weeks), opens, tuple(phase.move_on))
        if phase
        else None,
        athlete=who.athlete,
        body_weight=who.body_weight,
        athlete_note=who.athlete_note,
        where=program.span("title"),
    )


def _session(turn: Turn, entries: Entries, week: int) -> Session | None:
    """A session on one of its days. The warm-up's exercises come first, labelled W; then the blocks, labelled A, B …
    None in a week that has none of its blocks."""
    session, blocks = turn.course.session, Blocks(turn.course, entries, week)
    if not concerns(session.for_, entries.athlete):
        return None
    lines = [item for item in session.warm_up if isinstance(item, str)]
    drills = [item for item in session.warm_up if not isinstance(item, str) and _takes_place(item, entries, week)]
    main: list[Block] = []
    seconds = sum(estimate.warm_up_seconds(line) for line in lines)
    if session.times:
        block, cost = daily(turn, entries, week)
        main += [block] if block else []
        seconds += cost
    for item in () if session.times else session.exercises:
        block, cost = blocks.block(item, wording.letters(len(main)))
        main += [block] if block else []
        seconds += cost
    if not main:
        return None
    warm_up: list[Block] = []
    alone = all(isinstance(drill, written.Entry) for drill in drills)
    for number, drill in enumerate(drills, start=1):
        mark = "" if len(drills) == 1 else str(number) if alone else wording.letters(number - 1).lower()
        block, cost = blocks.block(drill, f"W{mark}")
        warm_up += [block] if block else []
        seconds += cost
    return Session(
        id=turn.id,
        name=turn.name,
        day="" if same_day(turn.day, turn.name) else turn.day,
        minutes=estimate.minutes(seconds),
        warm_up=tuple(lines),
        blocks=(*warm_up, *main),
        note=entries.note(session.for_, session.note),
        optional=session.optional,
    )


def _takes_place(item: written.Block, entries: Entries, week: int) -> bool:
    """Whether a week has an entry, or any of a block's."""
    members = item.members if isinstance(item, written.Together) else [item]
    return any(entries.prescription(entry, week) for entry in members)
