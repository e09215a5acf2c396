"""Checks of the rests in a block: after its last exercise comes one rest, not two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from programprint.docket import Docket
from programprint.notation.duration import Duration
from programprint.problems import Span
from programprint.read.blocks import Circuit, Complex, ForTime, Intervals, Superset
from programprint.read.program import Entry
from programprint.read.written import Written


def check_rests(model: Written, weeks: int, docket: Docket) -> None:
    """The rest of the last exercise and that of the block come at one time: an error where they differ. Of intervals that is so
    for each exercise. “none” leaves it to the block, and so does one rest that all exercises say: it comes between them."""
    if not isinstance(model, Superset | Circuit | Complex | ForTime | Intervals) or model.rest is None:
        return
    inside = model.exercises if isinstance(model, ForTime | Intervals) else model.members
    unit, last = ("interval", inside) if isinstance(model, Intervals) else ("round", inside[-1:])
    for week in range(1, weeks + 1):
        after = model.rest.at(week)
        for entry in last if after and (unit == "interval" or not _alike(inside, week)) else ():
            for own, where in _own(entry, week):
                if own.seconds and after and own != after:
                    message = f"two rests after “{entry.exercise}”: {own} of its own, and {after} after the {unit}"
                    docket.error(where, message, f"keep one of the two; “rest:” of the block comes after the {unit}")
                    return


def _alike(entries: Sequence[Entry], week: int) -> bool:
    """Whether several exercises say the same rest."""
    each = [{rest for rest, _ in _own(entry, week)} for entry in entries]
    return len(each) > 1 and all(rests == each[0] for rests in each)


def _own(entry: Entry, week: int) -> Iterator[tuple[Duration, Span | None]]:
    """The rests that an exercise has of its own in a week, and where."""
    if entry.weeks and week not in entry.weeks:
        return
    do = entry.do.at(week) if entry.do else None
    groups = do.groups if do else ()
    yield from ((group.rest, entry.week_span("do", week)) for group in groups if group.rest)
    if (rest := entry.rest.at(week) if entry.rest else None) and do and not all(group.rest for group in groups):
        yield rest, entry.week_span("rest", week)
