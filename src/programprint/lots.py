"""A large roster in lots: each is merged, composed and drawn by itself, by whoever is free, and all are gathered into one file.

The lots depend on the roster alone, not on how many work on them: so the bytes are the same for one and for many. A team is one
lot as long as its athletes share what they are asked; where every athlete differs there is little to share, and a lot is small.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from programprint.build import call_roll
from programprint.docket import Docket
from programprint.draw.gather import Gathering
from programprint.draw.lot import Lot
from programprint.draw.pdf import FEW, draw_lot
from programprint.merge.team.shapes import kind_of
from programprint.pages import Pages
from programprint.problems import Problem
from programprint.team import refuse_idle, team_of

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from programprint.jobs import Job
    from programprint.roll import Roll

T = TypeVar("T")
Watched = Callable[[Iterable[T], int], Iterable[T]]
MOST_ATHLETES = 1000
"""Athletes of a lot who share their sheets: what each of them adds is little beside what all have in common."""
MOST_KINDS = 64
"""Kinds of athletes in a lot, who share little: enough to work for a second."""


class Drawn(Struct, frozen=True):
    """A lot that is done, or None where there was an error; how all of it is printed, and what was found wrong."""

    lot: Lot | None
    about: Pages | None
    problems: Sequence[Problem]


def lots_of(roll: Roll) -> list[slice]:
    """The athletes of each lot, by place. One lot for all of a small team, and for what is not parted: sheets for all athletes
    together, stacks, forms, logs, and sheets that are read back."""
    layout, order = roll.layout, roll.order
    whole = "rack" in layout.week or layout.marks or order.per_session or order.fillable or order.log
    if whole or len(roll.athletes) <= FEW:
        return [slice(0, len(roll.athletes))]
    kinds = [kind_of(athlete, roll.groups) for athlete in roll.athletes]
    count = len(_parted(kinds, MOST_ATHLETES))
    return _parted(kinds, -(-len(kinds) // count))  # of a size, so that nobody waits for the one who has most


def _parted(kinds: Sequence[Hashable], most: int) -> list[slice]:
    """Athletes in lots of so many at most, by their kinds."""
    starts, known = [0], set[Hashable]()
    for place, kind in enumerate(kinds):
        if place - starts[-1] == most or (kind not in known and len(known) == MOST_KINDS):
            starts.append(place)
            known.clear()
        known.add(kind)
    return [slice(start, end) for start, end in zip(starts, [*starts[1:], len(kinds)], strict=True)]


def gathered(
    job: Job,
    roll: Roll,
    lots: Sequence[slice],
    hands: Executor | None,
    out: BinaryIO,
    docket: Docket,
    watched: Watched[int],
) -> tuple[int, int] | None:
    """Writes the file of a roster, lot by lot in order, worked on by *hands*, here where there are none. How many pages there
    are, and athletes who have some; None, with the problems added, when there is an error."""
    found: dict[tuple[object, ...], None] = {}
    gathering: Gathering | None = None
    done = (_lot(roll, docket, lot) for lot in lots) if hands is None else _by_hands(job, lots, hands)
    for drawn in watched_athletes(done, lots, watched):
        for problem in drawn.problems:
            told = problem.file, problem.line, problem.column, problem.message
            if told not in found:
                found[told] = None
                docket.add(problem)
        if drawn.lot is None or drawn.about is None or docket.errors:
            continue
        if gathering is None:
            program = roll.program
            about = replace(drawn.about, title=program.title, author=program.author, language=program.language)
            gathering = Gathering(about, out)
        gathering.add(drawn.lot)
    if gathering is None and not docket.errors:
        refuse_idle(roll, docket)
    if gathering is None or docket.errors:
        return None
    gathering.close()
    return gathering.pages, gathering.copies


def watched_athletes(done: Iterable[Drawn], lots: Sequence[slice], watched: Watched[int]) -> Iterator[Drawn]:
    """The lots as they are done; a person is shown how many athletes that is."""
    count = iter(watched(range(lots[-1].stop), lots[-1].stop))
    for drawn, lot in zip(done, lots, strict=True):
        deque(islice(count, lot.stop - lot.start), maxlen=0)
        yield drawn
    deque(count, maxlen=0)


def _lot(roll: Roll, docket: Docket, lot: slice) -> Drawn:
    """A lot, from merging to drawing. Its problems are taken from the docket: those of one lot do not stop another."""
    before = len(docket)
    team = team_of(roll, docket, lot)
    drawn = draw_lot(team.document, team.copies()) if team else None
    problems = docket.take_after(before)
    return Drawn(drawn if drawn and drawn.pages else None, team.document if team else None, problems)


_HANDS = Lock()
"""Held by who draws a lot: a worker of a cluster may have several threads, and they would share a roll and its docket."""
_called: dict[Job, tuple[Roll, Docket]] = {}
"""The roll of the job that is worked on. A process that is a copy of this one has it already; others call it once."""


def _known(job: Job) -> tuple[Roll, Docket] | None:
    if job not in _called:
        docket = Docket(job.order.limits)
        if (roll := call_roll(job.path, job.order, docket)) is None:
            return None
        keep(job, roll, docket)
    return _called[job]


def keep(job: Job, roll: Roll, docket: Docket) -> None:
    """Remembers the roll of a job in the place of another."""
    _called.clear()
    _called[job] = roll, docket


def draw(job: Job, lot: slice) -> Drawn:
    """A lot of a job, anywhere. Raises OSError where the files that were there at first are gone or have become others."""
    with _HANDS:
        known = _known(job)
        if known is None:
            raise OSError(f"{job.path.name}: it, or what belongs to it, has been changed while it was worked on")
        return _lot(*known, lot)


AHEAD = 4
"""Lots that are worked on, or are done and wait for one before them: so many more than hands, so that memory stays flat."""


def _by_hands(job: Job, lots: Sequence[slice], hands: Executor) -> Iterator[Drawn]:
    """Lots that others draw, in order; each is let go when it has been passed on."""
    waiting: deque[Future[Drawn]] = deque()
    left = iter(lots)
    try:
        while True:
            waiting.extend(hands.submit(draw, job, lot) for lot in islice(left, AHEAD - len(waiting)))
            if not waiting:
                return
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
