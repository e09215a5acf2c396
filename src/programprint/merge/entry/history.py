"""A program's calendar → how often an exercise has been done with the same prescription or load before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from programprint.merge.entry.layers import Layers
from programprint.merge.entry.lifter import Lifter
from programprint.merge.lift import climb
from programprint.merge.lift.loads import Earned
from programprint.merge.plan.calendar import Turn, Week
from programprint.merge.plan.checks import entries_of
from programprint.merge.plan.course import Course
from programprint.notation.prescription import Prescription
from programprint.notation.progress import Progress
from programprint.notation.target import Load
from programprint.read.program import Entry


class History:
    """Every session of a program in order, to count those that lie behind."""

    def __init__(self, weeks: Sequence[Week], layers_of: Callable[[Entry], Layers | None]) -> None:
        self._weeks, self._layers_of = weeks, layers_of
        self._changing: tuple[tuple[int, int, str, Progress], ...] | None = None
        self._done: dict[tuple[str, str, int], frozenset[tuple[int, int]]] = {}

    def sessions(self) -> Iterator[tuple[Week, int, Course]]:
        """Week, number of the session in its week from 0, and the session."""
        for week in self._weeks:
            turns = (day for day in week.days if isinstance(day, Turn))
            for number, turn in enumerate(turns):
                yield week, number, turn.course

    def gone_by(self, exercise: str, value: Prescription | Load, week: Week, turn: int) -> tuple[int, int]:
        """The full weeks and the sessions of the phase before this one in which an exercise had this prescription or load,
        rule and all. A squat that climbs by the session climbs through all sessions that give it the same rule."""
        if not climb.climbs(value):
            return 0, 0
        key = (exercise, str(value), _start(week))
        if key not in self._done:
            self._done[key] = frozenset(self._when(exercise, value, _start(week)))
        before = [when for when in self._done[key] if when < (week.number, turn)]
        return len({past for past, _ in before if past < week.number}), len(before)

    def earned_since(self, exercise: str, load: Load, week: Week, turn: int) -> int:
        """The week of the phase's first session, before this one, that gives an exercise the same load and rules for next time
        that change it for this session; 0 where there is none, and the load is what is written."""
        for past, number, course in self.sessions():
            if _start(past) != _start(week) or (past.number, number) >= (week.number, turn):
                continue
            for entry in entries_of(course.session):
                layers = self._layers_of(entry)
                do = layers.prescription(past.here) if layers and layers.id == exercise else None
                rules = layers.progress(past.here) if layers and do else None
                if layers and do and rules and rules.changes_load(past.number < week.number):
                    loads = (group.load for group in do.loaded(layers.load(past.here)).groups)
                    if any(other and other.bar == load.bar for other in loads):
                        return past.number
        return 0

    def maxima_earned(self, lifts: Sequence[str], week: Week, turn: int, lifter: Lifter) -> tuple[Earned, ...]:
        """The maxima of *lifts* that rules for next time have changed in sessions before this one, in any phase, and of which
        nothing else is written since."""
        if self._changing is None:
            self._changing = tuple(self._maxima_changed(lifter))
        found = {
            (lift, basis)
            for past, number, lift, rules in self._changing
            if lift in lifts and (past, number) < (week.number, turn)
            if lifter.maxes.at(past - 1).known.get(lift) == lifter.maxes.at(week.number - 1).known.get(lift)
            for basis in rules.maxima(past < week.number)
        }
        return tuple(sorted(found))

    def _maxima_changed(self, lifter: Lifter) -> Iterator[tuple[int, int, str, Progress]]:
        """Week, session, the lift that percentages are taken of there, and the rules that change a maximum of it."""
        for week, turn, course in self.sessions():
            for entry in entries_of(course.session):
                layers = self._layers_of(entry)
                rules = layers.progress(week.here) if layers and layers.prescription(week.here) else None
                if layers and rules and rules.maxima(weeks_later=True):
                    yield week.number, turn, lifter.loading(layers).lift_of(""), rules

    def staged_since(self, exercise: str, do: Prescription, rules: Progress, week: Week, turn: int) -> int:
        """The week of the phase's first session, before this one, that gives an exercise the same stage of the same rules; 0
        where there is none, and the stage is what is written."""

        def alike(entry: Entry, past: Week) -> bool:
            layers = self._layers_of(entry)
            if layers is None or layers.id != exercise:
                return False
            return (layers.prescription(past.here), layers.progress(past.here)) == (do, rules)

        for past, number, course in self.sessions():
            before = _start(past) == _start(week) and (past.number, number) < (week.number, turn)
            if before and any(alike(entry, past) for entry in entries_of(course.session)):
                return past.number
        return 0

    def _when(self, exercise: str, value: Prescription | Load, start: int) -> Iterator[tuple[int, int]]:
        for week, turn, course in self.sessions():
            for entry in entries_of(course.session) if _start(week) == start else ():
                layers = self._layers_of(entry)
                do = layers.prescription(week.here) if layers and layers.id == exercise else None
                if layers and do and value in (do, layers.load(week.here)):
                    yield week.number, turn


def _start(week: Week) -> int:
    """The weeks of the program before the phase of a week."""
    return week.number - week.here
