"""A log → the occasions on which an exercise was done, in order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from programprint.logbook.book import Book
from programprint.logbook.record import Record
from programprint.merge.sheet import Done, LastTime
from programprint.notation.target import Weight
from programprint.notation.units import Unit

Order = tuple[int, datetime.date, int, int]
"""When an occasion was, to compare with others: those of other programs by date, then those of this one by session."""
Place = tuple[int, str]
"""A session of the program: its week and its id."""


class Occasion(Struct, frozen=True):
    """One time that an exercise was done: where in the program, 0 and empty for another one, under which *label*, and its work
    *sets* by id, in order, each with the records of its sides and parts."""

    week: int
    session: str
    on: datetime.date | None
    sets: Mapping[str, Sequence[Record]]
    label: str = ""

    @property
    def load(self) -> Weight | None:
        """The heaviest load."""
        loads = [load for one in self.sets.values() if (load := _load(one))]
        return max(loads, key=lambda load: load.low, default=None)

    def amounts(self) -> dict[str, Decimal | None]:
        """What each set came to, by id: of the side that did less; None where nobody knows."""
        return {name: _least(one) for name, one in self.sets.items()}

    def efforts(self, unit: str) -> list[Decimal]:
        """How hard the sets were, by a scale."""
        records = (one for found in self.sets.values() for one in found)
        return [one.effort for one in records if one.effort is not None and one.effort_unit == unit]

    @property
    def last(self) -> LastTime:
        """It as the last time."""
        unit: Unit = next((one.unit for found in self.sets.values() for one in found), "reps")
        return LastTime(tuple(map(_done, self.sets.values())), unit, self.week, self.on)


def _done(records: Sequence[Record]) -> Done:
    sides = dict.fromkeys(one.side for one in records)
    return Done(_load(records), tuple((side, _sum(one for one in records if one.side == side)) for side in sides))


def _load(records: Sequence[Record]) -> Weight | None:
    return next((Weight(one.load, one.load_unit) for one in records if one.load is not None and one.load_unit), None)


def _sum(records: Iterable[Record]) -> Decimal | None:
    found = [one.amount for one in records]
    amounts = [amount for amount in found if amount is not None]
    return sum(amounts, Decimal(0)) if len(amounts) == len(found) else None


def _least(records: Sequence[Record]) -> Decimal | None:
    sides = [amount for _, amount in _done(records).sides]
    known = [amount for amount in sides if amount is not None]
    return min(known) if known and len(known) == len(sides) else None


class History:
    """The occasions in a log, by exercise. *places* are the sessions of the program with this *title*, in their order."""

    def __init__(self, book: Book, title: str, places: Sequence[Place]) -> None:
        self._order = {place: number for number, place in enumerate(places)}
        found: dict[str, dict[tuple[Order, int, str, datetime.date | None, str], dict[str, list[Record]]]] = {}
        for one in book.sure:
            if not one.set.isdecimal():
                continue  # a warm-up, or a set on top
            place = (one.week, one.session)
            here = one.program == title and place in self._order
            first = one.date or datetime.date.min
            order: Order = (1, datetime.date.min, self._order[place], 0) if here else (0, first, one.week, 0)
            key = (order, one.week if here else 0, one.session, None if here else one.date, one.label)
            found.setdefault(one.exercise, {}).setdefault(key, {}).setdefault(one.set, []).append(one)
        self._found = {
            exercise: [
                (key[0], _occasion(key[1], key[2], key[4], sets))
                for key, sets in sorted(of.items(), key=lambda one: one[0][0])
            ]
            for exercise, of in found.items()
        }

    def before(self, exercise: str, place: Place, label: str = "") -> list[Occasion]:
        """When an exercise was done before a session of the program, in order. Of a session that has it more than once, the
        time under the same *label* counts, else the first."""
        at: Order = (1, datetime.date.min, self._order[place], 0)
        met: dict[tuple[Order, str], Occasion] = {}
        for order, one in self._found.get(exercise, []):
            if order < at and ((order, one.session) not in met or one.label == label):
                met[order, one.session] = one
        return [*met.values()]


def _occasion(week: int, session: str, label: str, sets: Mapping[str, list[Record]]) -> Occasion:
    on = max((one.date for found in sets.values() for one in found if one.date), default=None)
    return Occasion(week, session, on, {name: sets[name] for name in sorted(sets, key=int)}, label)
