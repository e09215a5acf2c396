"""What a program says of its lifts and of the gym, and an athlete → the loads of an exercise and the figures of what is asked."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from copy import copy
from typing import TYPE_CHECKING

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.merge.entry.athlete import maxes_over
from programprint.merge.entry.exercise import language_of
from programprint.merge.entry.figures import Asked, Figures, figures
from programprint.merge.entry.layers import Layers
from programprint.merge.entry.maxes import hangs, maxes_of
from programprint.merge.lift.loads import Loading
from programprint.merge.sheet import SIDES, WeakSide, Who
from programprint.notation.prescription import Prescription
from programprint.notation.ramp import Ramp
from programprint.notation.target import BODY, Percent, Weight, WithBody
from programprint.read.library import Library
from programprint.read.program import Program

if TYPE_CHECKING:
    from programprint.read.roster import Athlete


class Lifter:
    """Who lifts: nobody in particular, with the maxima of the program, or one athlete. Athletes bring maxima of some *lifts*."""

    def __init__(self, program: Program, library: Library, docket: Docket, lifts: Collection[str] = ()) -> None:
        self.program, self.library = program, library
        self.language = language_of(program, None)
        self.athlete: Athlete | None = None
        self.weak: WeakSide = SIDES[program.weak_side]
        self.maxes = self._of_program = replace(maxes_of(program, library, docket), brought=lifts)
        self._numbers: dict[Asked, int] = {}
        self._figures: dict[tuple[int, int], Figures] = {}
        self._seen: dict[Hashable, int] = {}
        self._tokens: dict[tuple[str, tuple[str, ...], bool], int] = {}

    def of(self, athlete: Athlete) -> Lifter:
        """That athlete, who shares all figures that are known with the others."""
        own = copy(self)
        own.athlete = athlete
        own.language = language_of(self.program, athlete)
        own.weak = SIDES[athlete.weak_side]
        own.maxes = maxes_over(self._of_program, athlete, self.program.units, self._hangs)
        own._tokens = {}
        return own

    @property
    def climbs(self) -> bool:
        """Whether a maximum, or a training max, of the program changes with the weeks."""
        return bool(self._of_program.by_week) or any(share.rule for share in self._of_program.training.values())

    def who(self) -> Who:
        """What a sheet says of the athlete."""
        if self.athlete is None:
            return Who()
        weight = self.maxes.known[BODY] if self.athlete.body_weight else None
        return Who(self.athlete.name, weight, self.athlete.note)

    def loading(self, layers: Layers) -> Loading:
        """The loads of an exercise where it stands."""
        return self._loading(layers.id, layers.content.percent_of, layers.barbell)

    def _loading(self, exercise: str, usual: str, barbell: bool, weeks: int = 0) -> Loading:
        """The loads of an exercise after some weeks; its percentages are taken of the *usual* lift where its own is not known."""

        maxes = self.maxes.at(weeks).of_exercise(exercise)

        def lift_of(name: str) -> str:
            named = name or ("" if exercise in maxes.known else usual)
            return (self.library.id_of(named) if named else None) or exercise

        own = maxes.known.get(exercise)
        hung = isinstance(own, WithBody) or hangs(self.library.get(exercise))
        return Loading(maxes, exercise, barbell, lift_of, self._name_of, hung)

    def _hangs(self, exercise: str) -> bool:
        return hangs(self.library.get(exercise))

    def _name_of(self, exercise: str) -> str:
        return self.library.name(exercise, self.language)

    def lifts(self, layers: Layers, do: Prescription, ramp: Ramp | None) -> tuple[str, ...]:
        """The ids of all lifts that a percentage of *do*, or of the *ramp* to it, may be taken of."""
        loads = [group.load for group in (*do.groups, *(ramp.steps if ramp else ()))]
        named = [load.of for load in (*loads, layers.exercise.load) if isinstance(load, Percent) and load.of]
        usual = layers.content.percent_of
        ids = (BODY if name == BODY else self.library.id_of(name) or layers.id for name in (*named, usual) if name)
        return tuple(dict.fromkeys((layers.id, *ids)))

    def numbered(self, asked: Asked) -> Asked:
        """What is asked of an athlete, with its number; what is asked of nobody in particular is computed each time."""
        return asked.numbered(self._numbers) if self.athlete else asked

    def figures(self, asked: Asked) -> Figures:
        """The figures of what is asked for; computed once for all athletes who bring the same to it."""
        if self.athlete is None:
            return self._computed(asked, None)
        key = asked.number, self._brought(asked.exercise, asked.lifts, asked.shares)
        if (found := self._figures.get(key)) is None:
            start = self.athlete.starts.get(asked.exercise)
            found = self._figures[key] = self._computed(asked, self.maxes.whole(start) if start else None)
        return found

    def _computed(self, asked: Asked, start: Weight | None) -> Figures:
        loading = self._loading(asked.exercise, asked.usual, asked.barbell, asked.weeks)
        return figures(asked, loading, start, self.program.units)

    def _brought(self, exercise: str, lifts: tuple[str, ...], shares: bool) -> int:
        """A number for what the athlete brings to an exercise whose percentages are those of *lifts*: the same for all who bring
        the same, whatever the exercise, unless a share of what nobody knows, or of what changes, tells of it."""
        asked = exercise, lifts, shares
        if (token := self._tokens.get(asked)) is None:
            assert self.athlete
            known, hangs = self.maxes.known, self._hangs(exercise)
            told = hangs or self.maxes.by_week or any(lift not in known or lift in self.maxes.trained for lift in lifts)
            maxes = [(known.get(lift), self.maxes.share(lift)) for lift in lifts]
            start, step = self.athlete.starts.get(exercise), self.maxes.steps.get(exercise)
            of = exercise if shares and told else ""
            brought = (self.maxes.units, self.language, start, step, known.get(BODY) if hangs else None, of, *maxes)
            token = self._tokens[asked] = self._seen.setdefault(brought, len(self._seen))
        return token
