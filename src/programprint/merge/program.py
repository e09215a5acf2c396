"""A program and a library → one sheet per week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from programprint.merge import estimate, wording
from programprint.merge.athlete import Slots, concerns
from programprint.merge.checks import WEEKDAYS, check
from programprint.merge.entries import Entries
from programprint.merge.sheet import Block, Entry, Session, Sheet
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import NBSP
from programprint.problems import Problems
from programprint.read import program as written
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.read.roster import Athlete


def merge(
    program: written.Program,
    library: Library,
    problems: Problems,
    weeks: Iterable[int] | None = None,
    athlete: Athlete | None = None,
    slots: Slots | None = None,
) -> tuple[Sheet, ...]:
    """The sheets of the chosen weeks (counted from 1; all when None), in order. None at all when there is an error.

    With *slots* the sheets are those of every athlete of the same shape: name and numbers are left open, and the slots
    know what fills them.
    """
    check(program, problems)
    entries = Entries(program, library, problems, athlete, slots)
    if problems.errors:
        return ()
    return tuple(_sheet(program, entries, week) for week in weeks or range(1, len(program.weeks) + 1))


def _sheet(program: written.Program, entries: Entries, week: int) -> Sheet:
    here = program.weeks[week - 1]
    days = _in_order([(session, day) for session in program.sessions for day in (session.days or [session.day])])
    ids = _ids([(session.name, day) for session, day in days])
    sessions = [_session(session, day, own, entries, week) for (session, day), own in zip(days, ids, strict=True)]
    return Sheet(
        title=program.title,
        goal=program.goal,
        author=program.author,
        language=program.language,
        note=program.note,
        week=week,
        weeks=len(program.weeks),
        label=here.label,
        deload=here.is_deload,
        week_note=here.note,
        weak_side=entries.weak,
        sessions=tuple(session for session in sessions if session),
        **entries.athlete_words(),
        where=program.span("title"),
    )


def _in_order(sessions: list[tuple[written.Session, str]]) -> list[tuple[written.Session, str]]:
    """Sessions on their days: in the order of the week where every day is a weekday, else in the order of the file."""
    places = [_weekday(day) for _, day in sessions]
    if None in places:
        return sessions
    return [session for _, session in sorted(zip(places, sessions, strict=True), key=lambda item: item[0] or 0)]


def _weekday(day: str) -> int | None:
    """“Monday”, “mon” → 0; None for what is no English weekday."""
    word = day.casefold().rstrip(".")
    return next((place for place, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.startswith(word)), None)


def _session(session: written.Session, day: str, own_id: str, entries: Entries, week: int) -> Session | None:
    """A session on one of its days. Warm-up entries come first, labelled W; then the blocks, labelled A, B …
    None in a week that has none of its blocks."""
    if not concerns(session.for_, entries.athlete):
        return None
    lines = [item for item in session.warm_up if isinstance(item, str)]
    drills = [item for item in session.warm_up if isinstance(item, written.Entry) and entries.prescription(item, week)]
    main: list[Block] = []
    seconds = sum(estimate.warm_up_seconds(line) for line in lines)
    for item in session.exercises:
        block, cost = _block(item, session, entries, week, wording.letters(len(main)))
        main += [block] if block else []
        seconds += cost
    if not main:
        return None
    warm_up: list[Block] = []
    for number, drill in enumerate(drills, start=1):
        block, cost = _block(drill, session, entries, week, "W" if len(drills) == 1 else f"W{number}")
        warm_up += [block] if block else []
        seconds += cost
    blocks = (*warm_up, *main)
    note = entries.note(session.for_, session.note)
    return Session(own_id, session.name, day, estimate.minutes(seconds), tuple(lines), blocks, note)


def _block(
    item: written.Block, session: written.Session, entries: Entries, week: int, label: str
) -> tuple[Block | None, float]:
    """A block as printed and the seconds that it takes; no block in a week that has nothing of it."""
    if isinstance(item, written.Entry):
        do = entries.prescription(item, week)
        return (None, 0) if do is None else _single(item, do, entries, week, label, "")
    members = [
        (entry, do)
        for entry in (item.circuit if isinstance(item, written.Circuit) else item.superset)
        if (do := entries.prescription(entry, week))
    ]
    if not concerns(item.for_, entries.athlete):
        return None, 0
    own_rest = item.rest.at(week) if item.rest else None
    rest = own_rest or entries.default_rest(session, week)
    if isinstance(item, written.Circuit):
        rounds = item.rounds.at(week)
        return _circuit(item, members, rounds, rest, entries, week, label) if members and rounds else (None, 0)
    if len(members) == 1:
        block, seconds = _single(*members[0], entries, week, label, entries.note(item.for_, item.note))
        (entry,) = block.entries
        pause = wording.rest_text(own_rest) or entry.rest
        return replace(block, entries=(replace(entry, rest=pause),)), seconds
    return _superset(item, members, rest, entries, week, label) if members else (None, 0)


Members = list[tuple[written.Entry, Prescription]]


def _single(
    item: written.Entry, do: Prescription, entries: Entries, week: int, label: str, note: str
) -> tuple[Block, float]:
    seconds = estimate.block_seconds(entries.timed(item, do, week))
    return Block("single", (entries.entry(item, do, week, label),), "", note), seconds


def _circuit(
    item: written.Circuit, members: Members, rounds: int, rest: Duration | None, entries: Entries, week: int, label: str
) -> tuple[Block, float]:
    members = [(entry, do.times(rounds)) for entry, do in members]
    own_rests = [entry.rest.at(week) if entry.rest else None for entry, _ in members]
    printed = [
        replace(entries.entry(entry, do, week, f"{label}{number}", rounds), rest=wording.rest_text(own))
        for number, ((entry, do), own) in enumerate(zip(members, own_rests, strict=True), start=1)
    ]
    between = sum(own.seconds for own in own_rests if own) * rounds
    note = entries.note(item.for_, item.note)
    seconds = estimate.rounds_seconds([entries.timed(*member, week) for member in members], rest, rounds) + between
    return Block("circuit", tuple(printed), wording.rounds(rounds, wording.rest_text(rest)), note), seconds


def _superset(
    item: written.Superset, members: Members, rest: Duration | None, entries: Entries, week: int, label: str
) -> tuple[Block, float]:
    """The rest comes after the round; a member that asks for a rest of its own has it before the next member."""
    own_rests = [entry.rest.at(week) if entry.rest else None for entry, _ in members]
    after_round = (
        (item.rest.at(week) if item.rest else None) or own_rests[-1] or entries.rest(members[-1][0], week) or rest
    )
    printed = [
        entries.entry(entry, do, week, f"{label}{number}") for number, (entry, do) in enumerate(members, start=1)
    ]
    timed = [entries.timed(entry, do, week) for entry, do in members]
    rounds = max(len(member.work) for member in timed)
    between = sum(own.seconds for own in own_rests[:-1] if own) * rounds
    turned = _in_turn(printed, [wording.rest_text(own) for own in own_rests], wording.rest_text(after_round))
    seconds = estimate.rounds_seconds(timed, after_round, rounds) + between
    return Block("superset", turned, "", entries.note(item.for_, item.note)), seconds


def _in_turn(entries: list[Entry], own_rests: list[str], after_round: str) -> tuple[Entry, ...]:
    """Members of a superset, each saying what comes after it."""
    turned = []
    for own, following in zip(own_rests, [*entries[1:], None], strict=True):
        if following is None:
            again = f"then {entries[0].label}{NBSP}again"
            turned.append(f"{after_round}, {again}" if after_round else again)
        elif own not in ("", "none"):
            turned.append(f"{own}, then {following.label}")
        else:
            turned.append(f"none, straight to {following.label}")
    return tuple(replace(entry, rest=rest) for entry, rest in zip(entries, turned, strict=True))


def _ids(sessions: list[tuple[str, str]]) -> list[str]:
    """Ids of all sessions of a program, given name and day: the name, the day where a name comes twice, a number where
    that does too. They are the same in every week."""
    names = [wording.slug(name) for name, _ in sessions]
    ids: list[str] = []
    for name, (_, day) in zip(names, sessions, strict=True):
        base = f"{name}-{wording.slug(day)}" if names.count(name) > 1 and day else name
        candidate, number = base, 2
        while candidate in ids:
            candidate, number = f"{base}-{number}", number + 1
        ids.append(candidate)
    return ids
