"""A session that is done several times a day, or every day as homework → one block with a box for each time."""

from __future__ import annotations

from msgspec.structs import replace

from programprint.merge import wording
from programprint.merge.block import estimate
from programprint.merge.entry.entries import Entries
from programprint.merge.plan.calendar import Turn
from programprint.merge.sheet import Block, Score
from programprint.notation.days import day_order
from programprint.notation.scanner import NBSP
from programprint.read import program as written

_OFTEN = {1: "Once a day", 2: "Twice a day"}


def daily(turn: Turn, entries: Entries, week: int) -> tuple[Block | None, float]:
    """The block of such a session in a week, and the seconds that it takes once; no block where nothing is to do."""
    session = turn.course.session
    times, days = session.times or 1, turn.days
    done = times * max(len(days), 1)
    members = [
        (entry, do)
        for entry in session.exercises
        if isinstance(entry, written.Entry) and (do := entries.prescription(entry, week))
    ]
    if not members:
        return None, 0
    printed = [
        replace(entries.entry(entry, do.times(done), week, wording.letters(number), done), sets=())
        for number, (entry, do) in enumerate(members)
    ]
    names = tuple(_short(day) for _ in range(times) for day in days)
    often = _OFTEN.get(times, f"{times} times a day") if days else f"{times}{NBSP}times"
    loaded = [entry for entry in printed if entry.load_unit and (entry.effort or not entry.load[0])]
    cells = tuple((f"Load {entry.label}", entry.load_unit) for entry in loaded)
    score = Score(cells, done, max(len(days), 1), names, "times")
    seconds = sum(estimate.block_seconds(entries.timed(entry, do, week)) for entry, do in members)
    return Block("daily", tuple(printed), title=often, label="A", score=score), seconds


def _short(day: str) -> str:
    """“Mon” for a weekday, else the day as it stands."""
    return day[:3] if day_order(day) else day
