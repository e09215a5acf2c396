"""What an entry asks for in a session, and what an athlete can lift → all of it that has a figure in it.

This is what differs between athletes who get the same exercises: whoever has the same maximum gets the same figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.entry import sets
from programprint.merge.entry.athlete import in_another_place, starting_with, weighed
from programprint.merge.lift.loads import Earned, Loading
from programprint.merge.sheet import Aim, Group, SetLine, Side, Wanted
from programprint.merge.sheet import Ramp as Climbed
from programprint.notation.exertion import (
    Feel,
    HeartRate,
    Height,
    NamedPace,
    Pace,
    Rir,
    Rpe,
    Scale,
    Share,
    Speed,
    Within,
    Zone,
)
from programprint.notation.prescription import Prescription
from programprint.notation.ramp import Ramp
from programprint.notation.target import Band, BodyWeight, Effort, Load, Percent, Weight
from programprint.notation.units import Unit


class Asked(Struct, frozen=True):
    """An entry in a session, as far as figures depend on it. *do* holds the loads of the week, *first* is the weight that the
    entry begins with, in its first week, *own* that of the library; *lifts* are the ids of those that percentages may be taken
    of, *usual* is the one that stands in for an exercise whose own maximum nobody knows.

    *boxes* are the sides of a row; *extra* is how many sets come on top, of which side, and the side that then rests.
    *swapped*: it is done in the place of another. *free*: nothing but the body is moved, unless a load says so. *tells_body*:
    “body weight” says something of the exercise. *opens*: it is the first time that the exercise is done.
    *weeks* have gone by, where the training max climbs. *earned* has for each group of *do* the week since which its load
    depends on what happened in the gym, 0 where it does not; nothing where none does. *maxima* of its lifts depend on that as
    well. *most* sets are those of the largest stage, where there are stages.
    """

    exercise: str
    do: Prescription
    first: Weight | BodyWeight | None
    own: Load | None
    lifts: tuple[str, ...]
    usual: str
    barbell: bool
    boxes: tuple[Side, ...]
    extra: tuple[int, Side, Side | None]
    ramp: Ramp | None
    swapped: bool
    tells_body: bool
    opens: bool
    weeks: int
    most: int = 0
    earned: tuple[int, ...] = ()
    maxima: tuple[Earned, ...] = ()
    number: int = 0
    free: bool = False

    @property
    def shares(self) -> bool:
        """Whether something is a share of a maximum."""
        steps = self.ramp.steps if self.ramp else ()
        return any(isinstance(group.load, Percent) for group in self.do.groups) or any(
            isinstance(step.load, Percent) and step.load.basis for step in steps
        )

    def numbered(self, known: dict[Asked, int]) -> Asked:
        """The same with a number among those that are *known*: one for all that ask for alike figures, also of other exercises
        where nothing is a share of a maximum, or only of their own."""
        alone = not self.shares or self.lifts == (self.exercise,)
        like = replace(self, exercise="", lifts=()) if alone else self
        return replace(self, number=known.setdefault(like, len(known)))


class Figures(Struct, frozen=True):
    """The fields of an entry that have figures in them, under the names that they have there."""

    groups: tuple[Group, ...]
    sets: tuple[SetLine, ...]
    differ: bool
    loads_differ: bool
    load_unit: str
    effort: str
    load: Aim
    ramp: Climbed | None
    wanted: tuple[Wanted, ...] = ()


class Occasion(NamedTuple):
    """Where figures are asked for: an entry, by id, in the session number *turn* of a week, under a label, in so many rounds."""

    week: int
    turn: int
    entry: int
    label: str
    rounds: int


LookUp = Callable[[Occasion, Asked], Figures]  # how figures are found for what is asked for at a place


def figures(asked: Asked, loading: Loading, start: Weight | None, units: str) -> Figures:
    """The figures of an athlete with these loads, who may *start* with one of their own; *units* are those of the program."""
    do, ramp = asked.do, asked.ramp
    loading = replace(loading, maxes=replace(loading.maxes, earned=asked.maxima)) if asked.maxima else loading
    if asked.swapped:
        do = in_another_place(do, start or asked.own)
        if (others := _without_shares(do, loading)) != do:
            do, ramp = others, None  # those were meant for another exercise
    elif start and asked.first:
        do = starting_with(do, start, asked.first, loading.rounded)
    told = sets.grouped(do, loading, asked.earned)
    groups = sets.opened(told)
    load = sets.aim(groups, loading)
    if start and asked.opens and not any(group.load and weighed(group.load) for group in groups):
        load = replace(load, start=start)
    if not asked.tells_body and all(_is_body(group.told) for group in groups):
        load = Aim()
    count, side, closed = asked.extra
    rows = sets.rows(groups, asked.boxes)
    return Figures(
        groups=groups,
        sets=(
            *rows,
            *sets.stage_rows(rows, asked.most),
            *(sets.extra_rows(groups, count, side, closed) if count else ()),
        ),
        differ=sets.differ(groups),
        loads_differ=sets.loads_differ(groups),
        load_unit=_load_unit(told, loading, units, asked.free),
        effort=_effort(groups),
        load=load,
        ramp=sets.ramp(ramp, groups, loading) if ramp else None,
        wanted=_wanted(groups, ramp, loading, units),
    )


def _wanted(groups: Sequence[Group], ramp: Ramp | None, loading: Loading, units: str) -> tuple[Wanted, ...]:
    """The maxima that percentages of the sets, and of the *ramp* to them, are taken of and that nobody knows."""
    steps = (step.load for step in (ramp.steps if ramp else ()) if isinstance(step.load, Percent) and step.load.basis)
    found = (loading.wanted(load, units) for load in (*(group.told for group in groups), *steps))
    return tuple(dict.fromkeys(filter(None, found)))


def _without_shares(do: Prescription, loading: Loading) -> Prescription:
    """A prescription without percentages of what nobody knows."""

    def unknown(load: Load) -> bool:
        known = loading.written.maxes
        return isinstance(load, Percent) and known.base(load, loading.lift(load)) is None

    return Prescription(
        tuple(
            replace(group, load=group.load.also) if group.load and unknown(group.load) else group for group in do.groups
        )
    )


def _load_unit(groups: tuple[Group, ...], loading: Loading, units: str, free: bool) -> str:
    """The unit of the load column: that of the prescribed or computed weight, or the program's; none for the bare body, also
    where it is *free* and only an effort is said, and for what is run."""
    if all(group.told and _is_bare(group.told, group.do.amount.unit, free) for group in groups):
        return ""
    found = [loading.unit(group.told) for group in groups if group.told and not isinstance(group.told, BodyWeight)]
    found += [group.told.unit for group in groups if isinstance(group.told, BodyWeight)]
    return next((unit for unit in found if unit), loading.maxes.units or units)


def _effort(groups: tuple[Group, ...]) -> str:
    """What the athlete writes of how hard it was, where that is asked for: “RPE”, “bpm”, “m/s”."""
    efforts = [group.told.effort for group in groups if group.told]
    return next((column for effort in efforts if effort and (column := _column(effort))), "")


def _column(effort: Effort) -> str:
    """The head of the column for an effort; nothing for one that nobody measures."""
    match effort:
        case Rpe():
            return "RPE"
        case Rir():
            return "RIR"
        case HeartRate() | Zone():
            return "bpm"
        case Pace():
            return "pace"
        case Scale():
            return effort.name
        case Speed() | Height():
            return effort.unit
    return ""


def _is_bare(load: Load, unit: Unit, free: bool) -> bool:
    """Whether nothing is lifted but the body: no load column then."""
    match load:
        case Feel() | NamedPace() | Within() | Share() | Scale():
            return free or unit != "reps"
        case Rpe() | Rir():
            return free
        case Speed():
            return load.unit != "m/s"
    return isinstance(load, Zone | HeartRate | Pace | Height | Band) or _is_body(load)


def _is_body(load: Load | None) -> bool:
    """Whether a load says no more than the body."""
    return isinstance(load, BodyWeight) and not (load.unit or load.gear)
