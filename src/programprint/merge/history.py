"""A program's calendar → how often an exercise has been done with the same prescription or load before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from programprint.merge import climb
from programprint.merge.checks import entries_of
from programprint.merge.layers import Layers
from programprint.notation.load import Load
from programprint.notation.prescription import Prescription
from programprint.read.program import Entry, Session

Calendar = Callable[[int], Sequence[Session]]
"""The sessions of a week, counted from 1, in the order in which they are done."""


class History:
    """Every session of a program in order, to count those that lie behind."""

    def __init__(self, weeks: int, calendar: Calendar, layers_of: Callable[[Entry], Layers | None]) -> None:
        self._weeks, self._calendar, self._layers_of = weeks, calendar, layers_of
        self._done: dict[tuple[str, str], frozenset[tuple[int, int]]] = {}

    def sessions(self) -> Iterator[tuple[int, int, Session]]:
        """Week, number in the week from 0, and session."""
        for week in range(1, self._weeks + 1):
            for turn, session in enumerate(self._calendar(week)):
                yield week, turn, session

    def gone_by(self, exercise: str, value: Prescription | Load, week: int, turn: int) -> tuple[int, int]:
        """The full weeks and the sessions before this one in which an exercise had this prescription or load, rule and
        all. A squat that climbs by the session climbs through all sessions that give it the same rule."""
        if not climb.climbs(value):
            return 0, 0
        key = (exercise, str(value))
        if key not in self._done:
            self._done[key] = frozenset(self._when(exercise, value))
        before = [when for when in self._done[key] if when < (week, turn)]
        return len({past for past, _ in before if past < week}), len(before)

    def _when(self, exercise: str, value: Prescription | Load) -> Iterator[tuple[int, int]]:
        for week, turn, session in self.sessions():
            for entry in entries_of(session):
                layers = self._layers_of(entry)
                do = layers.prescription(week) if layers and layers.id == exercise else None
                if layers and do and value in (do, layers.load(week)):
                    yield week, turn
