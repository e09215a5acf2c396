"""A program and a library → one sheet per week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from programprint.merge import estimate, wording
from programprint.merge.checks import check
from programprint.merge.entries import Entries
from programprint.merge.sheet import Block, Entry, Session, Sheet
from programprint.notation.scanner import NBSP
from programprint.problems import Problems
from programprint.read import program as written
from programprint.read.library import Library


def merge(
    program: written.Program, library: Library, problems: Problems, weeks: Iterable[int] | None = None
) -> tuple[Sheet, ...]:
    """The sheets of the chosen weeks (counted from 1; all when None), in order. None at all when there is an error."""
    check(program, problems)
    entries = Entries(program, library, problems)
    if problems.errors:
        return ()
    return tuple(_sheet(program, entries, week) for week in weeks or range(1, len(program.weeks) + 1))


def _sheet(program: written.Program, entries: Entries, week: int) -> Sheet:
    here = program.weeks[week - 1]
    days = [(session, day) for session in program.sessions for day in (session.days or [session.day])]
    sessions = [_session(session, day, entries, week) for session, day in days]
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
        sessions=_with_ids([session for session in sessions if session.blocks]),
        where=program.span("title"),
    )


def _session(session: written.Session, day: str, entries: Entries, week: int) -> Session:
    """A session on one of its days. Warm-up entries come first, labelled W; then the blocks, labelled A, B …"""
    lines = [item for item in session.warm_up if isinstance(item, str)]
    seconds = sum(estimate.warm_up_seconds(line) for line in lines)
    blocks: list[Block] = []
    drills = [item for item in session.warm_up if isinstance(item, written.Entry)]
    for number, drill in enumerate(drills, start=1):
        block, cost = _block(drill, entries, week, "W" if len(drills) == 1 else f"W{number}")
        blocks += [block] if block else []
        seconds += cost
    count = 0
    for item in session.exercises:
        block, cost = _block(item, entries, week, wording.letters(count))
        if block:
            blocks.append(block)
            seconds += cost
            count += 1
    minutes = estimate.minutes(seconds)
    return Session("", session.name, day, minutes, tuple(lines), tuple(blocks), session.note)


def _block(item: written.Block, entries: Entries, week: int, label: str) -> tuple[Block | None, float]:
    """A block as printed and the seconds that it takes; no block in a week that has nothing of it."""
    if isinstance(item, written.Entry):
        do = entries.prescription(item, week)
        if do is None:
            return None, 0
        seconds = estimate.block_seconds([entries.timed(item, do, week)], None)
        return Block("single", (entries.entry(item, do, week, label),)), seconds
    circuit = isinstance(item, written.Circuit)
    rounds = item.rounds.at(week) if isinstance(item, written.Circuit) else 1
    written_members = item.circuit if isinstance(item, written.Circuit) else item.superset
    members = [
        (entry, do.times(rounds) if circuit and rounds else do)
        for entry in written_members
        if (do := entries.prescription(entry, week))
    ]
    if not members or not rounds:
        return None, 0
    rest = item.rest.at(week) if item.rest else None
    seconds = estimate.block_seconds(
        [entries.timed(entry, do, week) for entry, do in members], rest.seconds if rest else estimate.REST
    )
    printed = [
        entries.entry(entry, do, week, f"{label}{number}", circuit)
        for number, (entry, do) in enumerate(members, start=1)
    ]
    own_rests = [wording.rest_text(entry.rest.at(week)) if entry.rest else "" for entry, _ in members]
    pause = wording.rest_text(rest)
    if circuit:
        turned = tuple(replace(entry, rest=own) for entry, own in zip(printed, own_rests, strict=True))
        return Block("circuit", turned, wording.rounds(rounds, pause), item.note), seconds
    return Block("superset", _in_turn(printed, own_rests, pause), "", item.note), seconds


def _in_turn(entries: list[Entry], own_rests: list[str], round_rest: str) -> tuple[Entry, ...]:
    """Members of a superset, each saying what comes after it. A rest between two is one that the first itself asks for."""
    turned = []
    for entry, own, following in zip(entries, own_rests, [*entries[1:], None], strict=True):
        if following is None:
            pause = round_rest or own or entry.rest
            again = f"then {entries[0].label}{NBSP}again"
            turned.append(f"{pause}, {again}" if pause else again)
        elif own not in ("", "none"):
            turned.append(f"{own}, then {following.label}")
        else:
            turned.append(f"none, straight to {following.label}")
    return tuple(replace(entry, rest=rest) for entry, rest in zip(entries, turned, strict=True))


def _with_ids(sessions: list[Session]) -> tuple[Session, ...]:
    """The sessions with ids that differ: the name, the day where a name comes twice, a number where that does too."""
    names = [wording.slug(session.name) for session in sessions]
    ids: list[str] = []
    for session, name in zip(sessions, names, strict=True):
        base = f"{name}-{wording.slug(session.day)}" if names.count(name) > 1 and session.day else name
        candidate, number = base, 2
        while candidate in ids:
            candidate, number = f"{base}-{number}", number + 1
        ids.append(candidate)
    return tuple(replace(session, id=own) for session, own in zip(sessions, ids, strict=True))
