"""A program and a library → one sheet per week."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import count, groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.limits import raised
from programprint.merge.block.blocks import BlockOf, Blocks
from programprint.merge.block.daily import daily
from programprint.merge.block.labels import label, warm_up_label
from programprint.merge.entry import estimate
from programprint.merge.entry.athlete import concerns
from programprint.merge.entry.entries import Entries, SessionEntries
from programprint.merge.entry.figures import LookUp
from programprint.merge.plan import calendar
from programprint.merge.plan.calendar import DayOff, Turn
from programprint.merge.plan.checks import check, entries_of
from programprint.merge.plan.dates import dated
from programprint.merge.plan.part import WHOLE, Part, only
from programprint.merge.sheet import Block, Guide, PhaseWeek, Rest, Session, Sheet, Who
from programprint.notation.days import same_day
from programprint.read import program as written
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.merge.team.shapes import Said, Shape
    from programprint.read.roster import Athlete


SessionOf = Callable[[Turn, calendar.Week, int], Session | None]
"""How the session of a turn is found, by its number in its week; None in a week that has none of its blocks."""


def merge(
    program: written.Program, library: Library, docket: Docket, weeks: Iterable[int] | None = None
) -> tuple[Sheet, ...]:
    """The sheets of the chosen weeks, in order. None at all when there is an error."""
    entries = entries_in(program, library, docket)
    return () if docket.errors else sheets_of(entries, weeks)


def _sets(sheet: Sheet) -> int:
    return sum(len(entry.sets) for session in sheet.sessions for block in session.blocks for entry in block.entries)


def merge_each(
    entries: Entries, athletes: Sequence[Athlete], weeks: Sequence[int] | None
) -> Iterator[tuple[Sheet, ...]]:
    """The sheets of each athlete. What is wrong with the swaps of one is added to the problems of the entries."""
    for athlete in athletes:
        own = entries.of(athlete)
        yield () if own.docket.errors else sheets_of(own, weeks)


def merge_shapes(
    entries: Entries, athletes: Sequence[Athlete], weeks: Sequence[int] | None, groups: Collection[str], said: Said
) -> list[Shape]:
    """The same for athletes who share what is alike: the shape of each. *groups*, folded, are told apart by the program; *said*
    puts what differs from one to the next into words of a language."""
    from programprint.merge.team.sessions import Sessions
    from programprint.merge.team.shapes import shapes

    return shapes(entries, athletes, groups, Sessions(partial(sheets_of, weeks=weeks), session_on), said)


def entries_in(
    program: written.Program, library: Library, docket: Docket, part: Part = WHOLE, lifts: Collection[str] = ()
) -> Entries:
    """All entries of a program, everything about them checked; of its sessions a *part* is printed. Athletes bring maxima of some
    *lifts*."""
    planned = calendar.plan(program, docket)
    check(program, planned, docket)
    planned = only(dated(planned, program, docket), part, docket)
    entries = Entries(program, planned, library, docket, lifts)
    if not docket.errors and not _trains(planned, entries):
        field = next(name for name in ("schedule", "phases", "sessions") if program.says(name))
        hint = "name a session in it, such as {Monday: A}, and say what is done there in one week at least"
        if field != "schedule":
            hint = "write a session with exercises, and in “do” what is done in one week at least"
        docket.error(program.span(field) or field, "no week has anything to do", hint)
    return entries


def _trains(planned: calendar.Calendar, entries: Entries) -> bool:
    """Whether there is an exercise in any week."""
    return any(
        entries.takes_place(item, week.here)
        for week in planned.weeks
        for day in week.days
        if isinstance(day, Turn)
        for item in day.course.session.exercises
    )


def sheets_of(
    entries: Entries, weeks: Iterable[int] | None, session_of: SessionOf | None = None, who: Who | None = None
) -> tuple[Sheet, ...]:
    """The sheets of the chosen weeks (counted from 1; all when None), in order. Sessions, and what is said of the athlete, are
    those of the entries, unless they are found elsewhere."""
    find = session_of or partial(session_on, entries)
    program, planned = entries.program, entries.calendar
    chosen = [planned.weeks[number - 1] for number in weeks or range(1, len(planned.weeks) + 1)]
    chosen = [week for week in chosen if week.printed]
    before = [None, *(week.phase for week in chosen)]
    sheets: list[Sheet] = []
    room = entries.docket.limits.sets
    for week, last in zip(chosen, before, strict=False):
        sheet = _sheet(program, week, len(planned.weeks), week.phase is not last, find, entries)
        skipped = [other for other in planned.weeks[: week.number - 1] if other not in chosen]
        sheet = replace(sheet, earlier=_guides(entries, skipped)) if skipped else sheet
        sheets.append(_of(who or entries.lifter.who(), sheet))
        room -= _sets(sheets[-1])
        if room < 0:
            message = f"the weeks hold more than {entries.docket.limits.sets:,} sets"
            where = program.span("title")
            entries.docket.error(where or "title", message, f"plan fewer weeks or sets; {raised('sets')}")
            return ()
    return tuple(sheets)


def _guides(entries: Entries, weeks: Iterable[calendar.Week]) -> tuple[Guide, ...]:
    """The exercises of these weeks, each once."""
    found = (
        entries.meant(entry).guide
        for week in weeks
        for day in week.days
        if isinstance(day, Turn) and concerns(day.course.session.for_, entries.athlete)
        for entry in entries_of(day.course.session)
        if entries.takes_place(entry, week.here)
    )
    return tuple(dict.fromkeys(found))


def _of(who: Who, sheet: Sheet) -> Sheet:
    return replace(sheet, athlete=who.athlete, body_weight=who.body_weight, athlete_note=who.athlete_note)


def _sheet(
    program: written.Program,
    week: calendar.Week,
    weeks: int,
    opens: bool,
    session_of: SessionOf,
    entries: Entries,
) -> Sheet:
    """A week of so many *weeks*, which *opens* its phase; its sessions are found by number."""
    sessions: list[Session] = []
    off: list[tuple[int, DayOff]] = []
    turns = count()
    for day in week.days:
        if isinstance(day, DayOff):
            off.append((len(sessions), day))
            continue
        number = next(turns)
        if day.printed and (session := session_of(day, week, number)):
            sessions.append(session)
    phase = week.phase
    return Sheet(
        title=program.title,
        goal=program.goal,
        author=program.author,
        language=entries.language,
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
        where=program.span("title"),
        begins=week.begins,
    )


def session_on(
    entries: Entries,
    turn: Turn,
    week: calendar.Week,
    number: int,
    look_up: LookUp | None = None,
    block_of: BlockOf = Blocks.block,
) -> Session | None:
    """A session, the number *number* of a week; figures and blocks are those of the entries, unless they are found elsewhere."""
    return _session(turn, entries.on(week, number, look_up), week.here, block_of)


def _session(turn: Turn, entries: SessionEntries, week: int, block_of: BlockOf) -> Session | None:
    """A session on one of its days. The warm-up's exercises come first, labelled W; then the blocks, labelled A, B …
    None in a week that has none of its blocks."""
    session, blocks = turn.course.session, Blocks(turn.course, entries, week)
    if not concerns(session.for_, entries.athlete):
        return None
    lines = [item for item in session.warm_up if isinstance(item, str)]
    drills = [item for item in session.warm_up if not isinstance(item, str) and entries.entries.takes_place(item, week)]
    main: list[Block] = []
    seconds = sum(estimate.warm_up_seconds(line) for line in lines)
    if session.times:
        block, cost = daily(turn, entries, week)
        main += [block] if block else []
        seconds += cost
    for item in () if session.times else session.exercises:
        block, cost = block_of(blocks, item, label(len(main)))
        main += [block] if block else []
        seconds += cost
    if not main:
        return None
    warm_up: list[Block] = []
    alone = all(isinstance(drill, written.Entry) for drill in drills)
    for number, drill in enumerate(drills, start=1):
        block, cost = block_of(blocks, drill, warm_up_label(number, len(drills), alone))
        warm_up += [_as_warm_up(block)] if block else []
        seconds += cost
    return Session(
        id=turn.id,
        name=turn.name,
        day="" if same_day(turn.day, turn.name) else turn.day,
        minutes=estimate.minutes(seconds),
        warm_up=tuple(lines),
        blocks=(*warm_up, *main),
        note=session.note,
        only_for=entries.named(session.for_),
        optional=session.optional,
        days=turn.days,
        time=turn.time,
        on=turn.on,
        left_out=turn.left_out,
    )


def _as_warm_up(block: Block) -> Block:
    """A block whose exercises, and the rows that they share, are those of the warm-up."""
    rows = block.rows and replace(block.rows, role="warm-up")
    return replace(block, entries=tuple(replace(entry, role="warm-up") for entry in block.entries), rows=rows)
