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
    """The maxima of an athlete of a roster over a gym and its training maxima, in the athlete's units; what the program knows of
    somebody's maxima and body weight is nobody else's. A training max that the athlete gives is what percentages are taken of,
    whatever share the program says, and climbs by the program's rule. *units* are those of the program, which its rounding is for."""
    own = athlete.units
    rounding = None if own and own != units else maxes.rounding
    open_ = replace(maxes, units=own, rounding=rounding)
    weight = {BODY: athlete.body_weight} if athlete.body_weight else {}
    known = {**athlete.training_maxes, **athlete.maxes, **weight}
    known = {lift: open_.whole(load) for lift, load in known.items()}
    shares = {}
    for lift, load in athlete.training_maxes.items():
        usual = maxes.share(lift)
        share = open_.whole(load).low * 100 / known[lift].low
        shares[lift] = Load("percent", share, rule=usual.rule if usual else None)
    trained = frozenset(athlete.training_maxes) - frozenset(athlete.maxes)
    return replace(open_, known=known, training={**maxes.training, **shares}, trained=trained)


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
