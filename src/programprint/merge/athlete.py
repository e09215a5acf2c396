"""An athlete over a program: maxima and units of their own, exercises in place of others, and what concerns them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec.structs import replace

from programprint.merge.loads import Maxes
from programprint.notation.load import BODY, Load
from programprint.notation.prescription import Prescription
from programprint.notation.prose import folded
from programprint.read.exercise import Content, Exercise
from programprint.read.program import Entry, Override

if TYPE_CHECKING:
    from programprint.read.roster import Athlete


def maxes_over(maxes: Maxes, athlete: Athlete, units: str) -> Maxes:
    """The maxima of a program under those of an athlete, in the athlete's units. A training max that the athlete gives is what
    percentages are taken of, whatever share the program says. *units* are those of the program, for which its rounding is."""
    own = athlete.units
    rounding = None if own and own != units else maxes.rounding
    open_ = replace(maxes, units=own, rounding=rounding)
    weight = {BODY: athlete.body_weight} if athlete.body_weight else {}
    known = {**athlete.training_maxes, **maxes.known, **athlete.maxes, **weight}
    known = {lift: open_.whole(load) for lift, load in known.items()}
    shares = {
        lift: Load("percent", open_.whole(load).low * 100 / known[lift].low)
        for lift, load in athlete.training_maxes.items()
    }
    return replace(open_, known=known, training={**maxes.training, **shares})


def concerns(groups: Collection[str], athlete: Athlete | None) -> bool:
    """Whether what is ``for:`` some groups is for an athlete; without one it is for all to see."""
    return not groups or athlete is None or folded(athlete.group) in map(folded, groups)


_OTHER_WORDS = {
    "name",
    "instead",
    *Content.fields,
    *(name for name in Override.fields if name[:4] in ("add_", "drop")),
}
"""What an entry may say of its exercise, and not of the one that takes its place."""
_SIDED = {"extra_set", "first", "side", "rest_between_sides"}
"""What an entry may say of an exercise that trains each side by itself."""


def unweighed(do: Prescription, instead: Load | None) -> Prescription:
    """A prescription with something else, or nothing, in the place of every plain weight."""
    return Prescription(
        tuple(
            replace(group, load=instead) if group.load and group.load.kind == "weight" else group for group in do.groups
        )
    )


def swapped(entry: Entry, exercise: Exercise) -> Entry:
    """An entry without what it says of its own exercise: what to do stays, how to do it goes; and so does what it says of one
    side where the *exercise* in its place trains both together."""
    return entry.without(_OTHER_WORDS if exercise.sides == "each" else {*_OTHER_WORDS, *_SIDED})
