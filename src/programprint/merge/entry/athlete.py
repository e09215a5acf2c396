"""An athlete over a program: maxima and units of their own, exercises in place of others, and what concerns them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, TypeGuard, TypeVar

from msgspec.structs import replace

from programprint.merge.lift.climb import Loadable
from programprint.merge.lift.loads import Maxes, converted
from programprint.notation.amount import Amount
from programprint.notation.prescription import Prescription
from programprint.notation.prose import folded
from programprint.notation.target import BODY, BodyWeight, Load, Percent, Ranged, Weight, WithBody
from programprint.read.exercise import Content, Exercise
from programprint.read.program import Entry, Override

if TYPE_CHECKING:
    from programprint.merge.entry.layers import Layers
    from programprint.read.roster import Athlete


def maxes_over(maxes: Maxes, athlete: Athlete, units: str, hangs: Callable[[str], bool] = lambda lift: False) -> Maxes:
    """The maxima of an athlete of a roster over a gym and its training maxima, in the athlete's units; what the program knows of
    somebody's maxima and body weight is nobody else's. A training max that the athlete gives is what percentages are taken of,
    whatever share the program says, and climbs by the program's rule. *units* are the program's, for which its rounding is. A
    maximum of an exercise in which the body *hangs* counts the body where it is more than that alone; where it is not, it is what
    hangs on the belt."""
    own = athlete.units
    rounding = None if own and own != units else maxes.rounding
    steps = {} if own and own != units else maxes.steps
    open_ = replace(maxes, units=own, rounding=rounding, steps=steps)
    weight = {BODY: athlete.body_weight} if athlete.body_weight else {}
    known = {**athlete.training_maxes, **athlete.maxes, **weight}
    known = {lift: open_.whole(load) for lift, load in known.items()}
    if body := known.get(BODY):
        known |= {lift: _with_body(load, body) for lift, load in known.items() if lift != BODY and hangs(lift)}
    shares = {}
    for lift, load in athlete.training_maxes.items():
        usual = maxes.share(lift)
        share = open_.whole(load).low * 100 / known[lift].low
        shares[lift] = Percent(share, rule=usual.rule if usual else None)
    trained = frozenset(athlete.training_maxes) - frozenset(athlete.maxes)
    return replace(open_, known=known, training={**maxes.training, **shares}, trained=trained, by_week=())


def _with_body(load: Weight, body: Weight) -> WithBody:
    """A maximum with the body in it. One that is no more than the body weight is what hangs on the belt: nobody who cannot lift
    the body alone has any."""
    own = converted(body.low, body.unit, load.unit)
    added = own.quantize(Decimal("0.1"), ROUND_HALF_UP) if load.low <= own else Decimal(0)
    return WithBody((load.low + added).normalize(), load.unit)


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


def in_another_place(do: Prescription, own: Load | None) -> Prescription:
    """A prescription for another exercise than it was written for: with the other's *own* load, or none, in the place of weights,
    of the body's and of shares of some other lift."""

    def foreign(load: Load) -> bool:
        of_other = isinstance(load, Percent) and load.of not in ("", BODY)
        return of_other or isinstance(load, Weight | BodyWeight)

    return Prescription(
        tuple(replace(group, load=own) if group.load and foreign(group.load) else group for group in do.groups)
    )


def chosen(do: Prescription, athlete: Athlete | None) -> Prescription:
    """A prescription with the one of each pair that an athlete takes; both where nobody says which."""
    if athlete is None or not athlete.pair:
        return do

    def amount(asked: Amount) -> Amount:
        return replace(own_of(asked, athlete), then=tuple(map(amount, asked.then)))

    return Prescription(
        tuple(replace(group, amount=amount(group.amount), load=load_of(group.load, athlete)) for group in do.groups)
    )


def load_of(load: Load | None, athlete: Athlete | None) -> Load | None:
    """A load with the one of a pair that an athlete takes."""
    if load is None or athlete is None or not athlete.pair:
        return load
    also = load_of(load.also, athlete)
    return replace(own_of(load, athlete) if isinstance(load, Ranged) else load, also=also)


Paired = TypeVar("Paired", Amount, Ranged)


def own_of(paired: Paired, athlete: Athlete) -> Paired:
    """What an athlete takes of a pair."""
    if paired.second is None:
        return paired
    return replace(paired, low=paired.second if athlete.pair == "second" else paired.low, second=None)


def weighed(load: Load | None) -> TypeGuard[Weight | BodyWeight]:
    """Whether a load is a plain weight, or one that is added to the body's."""
    return isinstance(load, Weight) or (isinstance(load, BodyWeight) and bool(load.unit))


def starting_with(do: Prescription, start: Weight, first: Weight | BodyWeight, loadable: Loadable) -> Prescription:
    """A prescription whose weights begin with another one than the *first* of the program, and from there go the same way."""
    begin = first.low if isinstance(first, Weight) else first.added

    def moved(load: Weight | BodyWeight) -> Weight | BodyWeight:
        if isinstance(load, BodyWeight):
            return replace(load, added=after(load.added - begin, load.unit), unit=start.unit)
        low = after(load.low - begin, load.unit)
        high = None if load.high is None else after(load.high - begin, load.unit)
        return replace(load, low=low, high=high if high and high > low else None, second=None, unit=start.unit)

    def after(gone: Decimal, unit: str) -> Decimal:
        weight = max(start.low + converted(gone, unit, start.unit), start.low / 2)
        return weight if unit == start.unit else loadable(weight, start.unit) if gone else start.low

    return Prescription(
        tuple(replace(group, load=moved(group.load)) if weighed(group.load) else group for group in do.groups)
    )


def swapped(entry: Entry, exercise: Exercise) -> Entry:
    """An entry without what it says of its own exercise: what to do stays, how to do it goes; and so does what it says of one
    side where the *exercise* in its place trains both together, and a share of a maximum where it is done with the body alone."""
    kept = entry.without(_OTHER_WORDS if exercise.sides == "each" else {*_OTHER_WORDS, *_SIDED})
    own = exercise.load
    if not isinstance(own, BodyWeight) or own.unit or exercise.percent_of:
        return kept
    asked = {"do": kept.do and kept.do.mapped(_unshared), "load": kept.load and kept.load.mapped(_own_load)}
    return kept.changed(**{name: value for name, value in asked.items() if value is not None})


def _unshared(do: Prescription) -> Prescription:
    """A prescription without the shares of a maximum that nobody has."""
    return Prescription(tuple(replace(group, load=group.load and _own_load(group.load)) for group in do.groups))


def _own_load(load: Load) -> Load | None:
    """A load; none where it is a share of a maximum of the exercise itself."""
    return None if isinstance(load, Percent) and not load.of and not load.of_words else load


def first_weight(layers: Layers, week: int, athlete: Athlete | None) -> Weight | BodyWeight | None:
    """The first weight of the first week, up to this one, in which an entry has one for an athlete; None without an athlete."""
    if athlete is None:
        return None
    for past in range(1, week + 1):
        do = layers.prescription(past)
        for group in do.loaded(layers.load(past)).groups if do else ():
            if weighed(load := load_of(group.load, athlete)):
                return replace(load, rule=None, also=None)
    return None
