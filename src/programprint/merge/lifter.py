"""What a program says of its lifts and of the gym, and an athlete → the loads of an exercise and the figures of what is asked."""

from __future__ import annotations

from collections.abc import Hashable
from copy import copy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from programprint.merge.athlete import maxes_over
from programprint.merge.figures import Asked, Figures, figures
from programprint.merge.layers import Layers
from programprint.merge.loads import Loading
from programprint.merge.maxes import maxes_of
from programprint.merge.sheet import SIDES, WeakSide, Words
from programprint.notation.load import BODY, Load
from programprint.notation.prescription import Prescription
from programprint.notation.ramp import Ramp
from programprint.problems import Problems
from programprint.read.library import Library
from programprint.read.program import Program

if TYPE_CHECKING:
    from programprint.read.roster import Athlete


class Lifter:
    """Who lifts: nobody in particular, with the maxima of the program, or one athlete."""

    def __init__(self, program: Program, library: Library, problems: Problems) -> None:
        self.program, self.library = program, library
        self.athlete: Athlete | None = None
        self.weak: WeakSide = SIDES[program.weak_side]
        self.maxes = self._of_program = maxes_of(program, library, problems)
        self._numbers: dict[Asked, int] = {}
        self._figures: dict[Hashable, Figures] = {}
        self._seen: dict[Hashable, int] = {}
        self._tokens: dict[str, int] = {}

    def of(self, athlete: Athlete) -> Lifter:
        """That athlete, who shares all figures that are known with the others."""
        own = copy(self)
        own.athlete = athlete
        own.weak = SIDES[athlete.weak_side or self.program.weak_side]
        own.maxes = maxes_over(self._of_program, athlete, self.program.units)
        own._tokens = {}
        return own

    @property
    def climbs(self) -> bool:
        """Whether a training max of the program climbs with the weeks."""
        return any(share.rule for share in self._of_program.training.values())

    def words(self) -> Words:
        """What a sheet says of the athlete."""
        if self.athlete is None:
            return Words()
        weight = self.maxes.known[BODY].typeset() if self.athlete.body_weight else ""
        return Words(self.athlete.name, weight, self.athlete.note)

    def loading(self, layers: Layers) -> Loading:
        """The loads of an exercise where it stands."""
        return self._loading(layers.id, layers.content["percent_of"], layers.barbell)

    def _loading(self, exercise: str, usual: str, barbell: bool, weeks: int = 0) -> Loading:
        """The loads of an exercise after some weeks; its percentages are taken of the *usual* lift where its own is not known."""

        def lift_of(name: str) -> str:
            named = name or ("" if exercise in self.maxes.known else usual)
            return (self.library.id_of(named) if named else None) or exercise

        return Loading(replace(self.maxes, weeks=weeks), exercise, barbell, lift_of, self._name_of)

    def _name_of(self, exercise: str) -> str:
        found = self.library.get(exercise)
        return found.name if found else exercise

    def lifts(self, layers: Layers, do: Prescription, ramp: Ramp | None) -> tuple[str, ...]:
        """The ids of all lifts that a percentage of *do*, or of the *ramp* to it, may be taken of."""
        loads = [group.load for group in (*do.groups, *(ramp.steps if ramp else ())) if group.load]
        named = [load.of for load in (*loads, layers.exercise.load) if load and load.of]
        usual = layers.content["percent_of"]
        ids = (BODY if name == BODY else self.library.id_of(name) or layers.id for name in (*named, usual) if name)
        return tuple(dict.fromkeys((layers.id, *ids)))

    def numbered(self, asked: Asked) -> Asked:
        """What is asked of an athlete, with its number; what is asked of nobody in particular is computed each time."""
        return asked.numbered(self._numbers) if self.athlete else asked

    def figures(self, asked: Asked) -> Figures:
        """The figures of what is asked for; computed once for all athletes who bring the same to it."""
        if self.athlete is None:
            return self._computed(asked, None)
        start = self.athlete.starts.get(asked.exercise)
        key = (asked.number, self.maxes.units, start, *[self._token(lift) for lift in asked.lifts])
        if key not in self._figures:
            self._figures[key] = self._computed(asked, self.maxes.whole(start) if start else None)
        return self._figures[key]

    def _computed(self, asked: Asked, start: Load | None) -> Figures:
        loading = self._loading(asked.exercise, asked.usual, asked.barbell, asked.weeks)
        return figures(asked, loading, start, self.program.units)

    def _token(self, lift: str) -> int:
        """A number for what an athlete brings to a lift: the same for all who bring the same."""
        if lift not in self._tokens:
            brought = (self.maxes.known.get(lift), self.maxes.share(lift))
            self._tokens[lift] = self._seen.setdefault(brought, len(self._seen))
        return self._tokens[lift]
