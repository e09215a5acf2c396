"""A session that is done several times a day, or every day as homework → one block with a box for each time."""

from __future__ import annotations

from msgspec.structs import replace

from programprint.merge.block.labels import label
from programprint.merge.entry import estimate
from programprint.merge.entry.entries import SessionEntries
from programprint.merge.plan.calendar import Turn
from programprint.merge.sheet import Block, Cell, Score, manner
from programprint.read import program as written


def daily(turn: Turn, entries: SessionEntries, week: int) -> tuple[Block | None, float]:
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
        replace(entries.entry(entry, do.times(done), week, label(number), done), sets=())
        for number, (entry, do) in enumerate(members)
    ]
    loaded = [entry for entry in printed if entry.load_unit and (entry.effort or not entry.load.stated)]
    cells = tuple(Cell("load", entry.load_unit, labels=(entry.label,)) for entry in loaded)
    score = Score(
        cells, done, max(len(days), 1), tuple(days) * times, "times", any(entry.minds_pain for entry in printed)
    )
    seconds = sum(estimate.block_seconds(entries.timed(entry, do, week)) for entry, do in members)
    return Block(tuple(printed), manner.Daily(times, bool(days)), label="A", score=score), seconds
