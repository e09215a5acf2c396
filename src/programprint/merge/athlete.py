"""An athlete over a program: loads in their units, exercises in place of others, and slots for what differs within a shape.

Athletes whose sheets differ in nothing but name and numbers are of one *shape*. A shape is merged once, with slots in the
place of what differs; for each athlete the slots are then filled.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from programprint.merge.loads import Maxes
from programprint.notation.load import Load
from programprint.notation.prescription import Prescription
from programprint.notation.prose import folded
from programprint.pages import slot
from programprint.problems import Problems
from programprint.read.exercise import Content, Exercise
from programprint.read.library import Library
from programprint.read.program import Entry, Override, Program

if TYPE_CHECKING:
    from programprint.read.roster import Athlete

KG_OF_LB = Decimal("0.45359237")
HALF = Decimal("0.5")
"""What a maximum is rounded to in other units than those it was measured in."""
SHORT_NAME = 28
"""Characters of a name that may stand in a slot; a longer one is set by itself, since it may take more lines."""


def shape(athlete: Athlete, groups: Collection[str], lifts: Collection[str]) -> Hashable:
    """What decides all of an athlete's sheets but name and numbers. *groups*, folded, and *lifts* are those that the
    program tells apart and takes percentages of."""

    def units(loads: Mapping[str, Load], wanted: Collection[str] | None = None) -> Hashable:
        return frozenset((lift, load.unit) for lift, load in loads.items() if wanted is None or lift in wanted)

    return (
        "" if len(athlete.name) <= SHORT_NAME else athlete.name,
        folded(athlete.group) if folded(athlete.group) in groups else "",
        athlete.units,
        athlete.weak_side,
        athlete.body_weight is not None,
        units(athlete.maxes, None if athlete.swaps else lifts),
        units(athlete.training_maxes, None if athlete.swaps else lifts),
        units(athlete.starts),
        frozenset(athlete.swaps.items()),
        athlete.note,
    )


@dataclass(frozen=True)
class OpenLoad(Load):
    """A load that each athlete has for themselves; on paper a slot."""

    sign: str = ""

    def typeset(self) -> str:
        """The slot."""
        return self.sign


Recipe = tuple[str, Load | None, str]
"""What fills a slot: its kind, and for loads the prescribed load and the lift that it is taken of."""


@dataclass
class Slots:
    """The slots of a shape, in the order in which merging comes upon them, with what fills each. *known* are those of all shapes
    of a roster: the same thing has the same slot in each of them."""

    known: dict[Recipe, str] = field(default_factory=dict)
    signs: dict[Recipe, str] = field(default_factory=dict)

    def sign(self, kind: str, load: Load | None = None, lift: str = "") -> str:
        """The slot for something; the same for the same thing."""
        recipe = (kind, load, lift)
        return self.signs.setdefault(recipe, self.known.setdefault(recipe, slot(len(self.known))))

    def load(self, like: Load, kind: str, load: Load | None, lift: str) -> OpenLoad:
        """A load with a slot for its figures, in the unit of another one."""
        return OpenLoad(like.kind, Decimal(0), None, like.unit, sign=self.sign(kind, load, lift))

    def values(self, athlete: Athlete, maxes: OwnMaxes) -> dict[str, str]:
        """What an athlete's slots hold."""
        return {sign: _filled(recipe, athlete, maxes) for recipe, sign in self.signs.items()}


def _filled(recipe: Recipe, athlete: Athlete, maxes: OwnMaxes) -> str:
    kind, load, lift = recipe
    if kind == "name":
        return athlete.name
    if kind == "weight":
        return maxes.weight(athlete)
    if kind == "start":
        return maxes.start(lift).typeset()
    return maxes.maximum(lift).typeset() if load is None else maxes.computed(load, lift).typeset()


@dataclass(frozen=True)
class OwnMaxes(Maxes):
    """The maxima of one athlete, or of the program for whom no athlete is known. Loads in other *units* are converted, unless
    empty. *starts* are loads to begin with; *personal* the lifts whose maxima are the athlete's own."""

    units: str = ""
    starts: Mapping[str, Load] = field(default_factory=dict)
    personal: frozenset[str] = frozenset()

    def computed(self, load: Load, lift: str) -> Load:
        """What a load comes to, in the athlete's units."""
        found = super().computed(load, lift)
        if not self.units or found.unit in ("", self.units):
            return found
        low = self._step_of(found.low, found.unit)
        high = low if found.high is None else self._step_of(found.high, found.unit)
        return replace(found, low=low, high=high if high > low else None, unit=self.units)

    def _step_of(self, number: Decimal, unit: str) -> Decimal:
        rounded = self.rounded(converted(abs(number), unit, self.units), self.units)
        return -rounded if number < 0 else rounded

    def start(self, lift: str) -> Load:
        """The load to begin with, as it is printed."""
        return self.starts[lift]

    def started(self, do: Prescription, exercise: str) -> Prescription:
        """A prescription with the athlete's own load in the place of a weight that is the same for every set."""
        if exercise not in self.starts or len({group.load for group in do.groups}) > 1:
            return do
        return unweighed(do, self.start(exercise))

    def weight(self, athlete: Athlete) -> str:
        """The body weight, or nothing."""
        return _in(athlete.body_weight, self.units).typeset() if athlete.body_weight else ""


@dataclass(frozen=True)
class OpenMaxes(OwnMaxes):
    """The maxima of a shape: what is the athlete's own stands open."""

    slots: Slots = field(default_factory=Slots)

    def maximum(self, lift: str) -> Load:
        """A known maximum, as it is printed."""
        known = super().maximum(lift)
        return self.slots.load(known, "load", None, lift) if lift in self.personal else known

    def computed(self, load: Load, lift: str) -> Load:
        """What a load comes to."""
        found = super().computed(load, lift)
        own = load.kind == "percent" and lift in self.personal
        return self.slots.load(found, "load", load, lift) if own else found

    def start(self, lift: str) -> Load:
        """The load to begin with, as it is printed."""
        return self.slots.load(super().start(lift), "start", None, lift)

    def weight(self, athlete: Athlete) -> str:
        """The body weight, or nothing."""
        return self.slots.sign("weight") if athlete.body_weight else ""


def own_maxes(
    known: Mapping[str, Load], program: Program, athlete: Athlete | None, slots: Slots | None = None
) -> OwnMaxes:
    """The maxima that the program knows, under those of an athlete; open where there are *slots*."""
    rounding = None if program.rounding is None else Decimal(str(program.rounding))
    if athlete is None:
        return OwnMaxes(known, rounding)
    units = athlete.units
    own = {**athlete.maxes, **athlete.training_maxes}
    made = OwnMaxes(
        known={lift: _in(load, units) for lift, load in {**known, **own}.items()},
        rounding=None if units and units != program.units else rounding,
        training=frozenset(athlete.training_maxes),
        units=units,
        starts={lift: _in(load, units) for lift, load in athlete.starts.items()},
        personal=frozenset(own),
    )
    return made if slots is None else OpenMaxes(**vars(made), slots=slots)


def known_maxes(program: Program, library: Library, problems: Problems) -> dict[str, Load]:
    """The maxima that a program gives, by exercise id."""
    known: dict[str, Load] = {}
    for name, load in program.maxes.items():
        where = program.key_span("maxes", name)
        found = library.find(name, where) if where else None
        if found and found[0] in known:
            problems.error(where or name, f"“{found[1].name}” has a maximum already", "keep one of the two")
        elif found:
            known[found[0]] = load
    return known


def converted(number: Decimal, unit: str, units: str) -> Decimal:
    """A weight in other units, not rounded."""
    if unit == units:
        return number
    return number / KG_OF_LB if units == "lb" else number * KG_OF_LB


def _in(load: Load, units: str) -> Load:
    """A weight in other units, to the nearest half; as it is where *units* are its own or empty."""
    if not units or load.unit == units:
        return load
    halves = (converted(load.low, load.unit, units) / HALF).quantize(Decimal(1))
    return replace(load, low=halves * HALF, unit=units)


def concerns(groups: Collection[str], athlete: Athlete | None) -> bool:
    """Whether what is ``for:`` some groups is for an athlete; without one it is for all to see."""
    return not groups or athlete is None or folded(athlete.group) in map(folded, groups)


_OTHER_WORDS = {
    "name",
    *Content.model_fields,
    *(name for name in Override.model_fields if name[:4] in ("add_", "drop")),
}
"""What an entry may say of its exercise, and not of the one that takes its place."""


def unweighed(do: Prescription, instead: Load | None) -> Prescription:
    """A prescription with something else, or nothing, in the place of every plain weight."""
    return Prescription(
        tuple(
            replace(group, load=instead) if group.load and group.load.kind == "weight" else group for group in do.groups
        )
    )


def swapped(entry: Entry, exercise: Exercise) -> Entry:
    """An entry without what it says of its own exercise: what to do stays, how to do it goes; and so do extra sets for one side
    where the *exercise* in its place trains both together."""
    gone = _OTHER_WORDS if exercise.sides == "each" else {*_OTHER_WORDS, "extra_set"}
    fresh = {name: Entry.model_fields[name].get_default(call_default_factory=True) for name in gone}
    bare = entry.model_copy(update=fresh)
    bare.__pydantic_fields_set__.clear()
    bare.__pydantic_fields_set__.update(entry.model_fields_set - gone)
    return bare
