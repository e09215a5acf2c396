"""Sheets and a log → what was done of what was planned, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from programprint.logbook.book import Book
from programprint.logbook.cells import Planned, planned
from programprint.logbook.record import Record
from programprint.merge.lift.plates import POUND
from programprint.merge.sheet import Best, ExerciseTally, Sheet, Tally
from programprint.merge.volume import shares
from programprint.notation.target import Weight

Place = tuple[int, str, str, str]
"""A set but for its label: week, session, exercise, and its id."""


class Counted(Struct, frozen=True):
    """A planned set with the records of it."""

    of: Planned
    records: Sequence[Record]

    @property
    def done(self) -> float:
        """How much of it was done, from 0 to 1: by its sides."""
        sides = {one.side for one in self.records if one.state == "done"}
        return min(len(sides) / max(len(self.of.line.sides), 1), 1.0)

    @property
    def load(self) -> Weight | None:
        """Its load."""
        return next((load for one in self.records if (load := _load(one))), None)

    @property
    def least(self) -> Decimal | None:
        """What it came to, on the side that did less; None where nobody knows."""
        sides = [self.of_side(side) for side in dict.fromkeys(one.side for one in self.records)]
        known = [amount for amount in sides if amount is not None]
        return min(known) if known and len(known) == len(sides) else None

    def of_side(self, side: str) -> Decimal | None:
        """What one side came to."""
        found = [one.amount for one in self.records if one.side == side]
        known = [amount for amount in found if amount is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(found) else None


def tallied(book: Book, every: Sequence[Sheet]) -> dict[int, Tally]:
    """The tally of each week; *every* sheet of the program says what was planned."""
    if not every:
        return {}
    title = every[0].title
    sure = _by_place(one for one in book.sure if one.program == title)
    settled = {*map(id, book.sure)}
    unsettled = [one for one in book.known.values() if one.program == title and id(one) not in settled]
    known = {one.week for one in (*book.sure, *unsettled) if one.program == title}
    since: dict[str, _Times] = {}
    found = {}
    for sheet in every:
        counted = [Counted(one, _of(one, sure)) for one in planned([sheet]) if _counts(one)]
        open_ = sum(one.week == sheet.week for one in unsettled)
        found[sheet.week] = _tally(sheet, counted, sheet.week in known, open_, since)
    return found


def _counts(one: Planned) -> bool:
    return one.entry.role == "work" and one.line.role == "work" and one.line.group < len(one.entry.groups)


def _by_place(records: Iterable[Record]) -> dict[Place, dict[str, list[Record]]]:
    """Records by the place of their set, then by the label of their exercise."""
    found: dict[Place, dict[str, list[Record]]] = {}
    for one in records:
        found.setdefault((one.week, one.session, one.exercise, one.set), {}).setdefault(one.label, []).append(one)
    return found


def _of(one: Planned, records: Mapping[Place, Mapping[str, Sequence[Record]]]) -> Sequence[Record]:
    """The records of a set; a label that is another by now does not matter where there is but one."""
    labels = records.get((one.sheet.week, one.session.id, one.entry.id, one.line.id), {})
    return labels.get(one.entry.label) or (next(iter(labels.values())) if len(labels) == 1 else ())


class _Times:
    """How often in a row an exercise was no more than before: a heavier load is more, and with the same load what all sets came
    to."""

    def __init__(self) -> None:
        self.since, self._best = 0, (Decimal("-Infinity"), Decimal(0))

    def add(self, counted: Sequence[Counted]) -> None:
        """One time more; a time of which nobody knows what it came to tells nothing."""
        amounts = [one.least for one in counted if one.records]
        known = [amount for amount in amounts if amount is not None]
        if not known or len(known) < len(amounts) or not any(known):
            return
        here = (max(_kilograms(one.load) for one in counted), sum(known, Decimal(0)))
        self.since = 0 if here > self._best else self.since + 1
        self._best = max(self._best, here)


def _tally(sheet: Sheet, counted: Sequence[Counted], known: bool, unsettled: int, since: dict[str, _Times]) -> Tally:
    by_name: dict[str, list[Counted]] = {}
    by_session: dict[str, list[Counted]] = {}
    muscles: dict[str, float] = {}
    for one in counted:
        by_name.setdefault(one.of.entry.guide.name, []).append(one)
        by_session.setdefault(one.of.session.id, []).append(one)
        for muscle, share in shares(one.of.entry.guide.muscles) if one.done else ():
            muscles[muscle.name] = muscles.get(muscle.name, 0.0) + one.done * share
    exercises = {}
    for name, sets in by_name.items():
        times = since.setdefault(name, _Times())
        for session in dict.fromkeys(one.of.session.id for one in sets) if not sheet.deload else ():
            times.add([one for one in sets if one.of.session.id == session])
        exercises[name] = _exercise(sets, times.since)
    reps = [(one, amount) for set_ in counted for one in set_.records if one.unit == "reps" and (amount := one.amount)]
    pairs = {id(one): _is_pair(set_.of) for set_ in counted for one in set_.records}
    return Tally(
        known,
        len(by_session),
        sum(any(one.done for one in sets) for sets in by_session.values()),
        len(counted),
        sum(one.done for one in counted),
        sum((amount for _, amount in reps), Decimal(0)),
        sum(
            (max(_weight(one), Decimal(0)) * amount * (2 if pairs[id(one)] else 1) for one, amount in reps), Decimal(0)
        ),
        unsettled,
        exercises,
        muscles,
    )


def _exercise(sets: Sequence[Counted], since: int) -> ExerciseTally:
    best = max(
        ((_kilograms(one.load), amount, one.load) for one in sets if (amount := one.least)),
        key=lambda found: found[:2],
        default=None,
    )
    both = [(one, left, right) for one in sets if None not in (left := one.of_side("L"), right := one.of_side("R"))]
    weighed = bool(both) and all(one.load is not None for one, _, _ in both)
    sides = {side: _sum(both, side, weighed) for side in ("L", "R")} if both else {}
    return ExerciseTally(
        sets[0].of.entry.counts,
        len(sets),
        sum(one.done for one in sets),
        Best(best[2], best[1]) if best else None,
        sides.get("L"),
        sides.get("R"),
        weighed,
        since,
    )


def _sum(
    both: Sequence[tuple[Counted, Decimal | None, Decimal | None]], side: Literal["L", "R"], weighed: bool
) -> Decimal:
    """What a side came to, of sets that are written down for both."""
    loads = [
        next((load for one in set_.records if one.side == side and (load := _load(one))), set_.load)
        for set_, _, _ in both
    ]
    amounts = [(left if side == "L" else right) or Decimal(0) for _, left, right in both]
    return sum(
        (amount * (load.low if weighed and load else 1) for load, amount in zip(loads, amounts, strict=True)),
        Decimal(0),
    )


def _is_pair(one: Planned) -> bool:
    load = one.entry.groups[one.line.group].load
    return isinstance(load, Weight) and load.pair


def _load(one: Record) -> Weight | None:
    return Weight(one.load, one.load_unit) if one.load is not None and one.load_unit else None


def _weight(one: Record) -> Decimal:
    return _kilograms(_load(one)) if one.load is not None else Decimal(0)


def _kilograms(load: Weight | None) -> Decimal:
    """A load to compare with others; nothing for the bare body."""
    return Decimal(0) if load is None else load.low * (POUND if load.unit == "lb" else 1)
