"""Sheet → how much it is: sets and reps by exercise, muscle and side, load moved, time under tension, length of sessions.

The rules and their limits are written down in docs/figures.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.entry import estimate
from programprint.merge.lift.plates import POUND
from programprint.merge.sheet import Block, BySides, Entry, Group, Session, Sheet
from programprint.notation.target import Weight
from programprint.notation.tempo import Tempo
from programprint.notation.units import COUNTED
from programprint.read.exercise import Muscle

ONE_SIDE = 0.5
"""What a set for one side only counts: a muscle has two sides."""
_LEFT_OUT = ("warm-up", "joker")
"""Kinds of sets that do not count: too light, or not sure to happen. All others, drop and back-off sets too, count one."""
_WEIGHT = {"primary": 3, "secondary": 2, "stabiliser": 1}
"""How muscles that name no share divide what the others leave."""


class Work(Struct, frozen=True):
    """What an exercise, or several, add up to.

    *sets* counts a set of both sides as one and a one-sided extra set as a half; *reps* are those of both sides together,
    *contacts* are those of the feet in jumps and hops, *open_sets* those whose reps nobody knows before. *moved* is load × reps
    in kg, over *loaded_sets* of the sets. *tension* is seconds over *timed_sets* of the sets.
    """

    sets: float = 0.0
    reps: float = 0.0
    contacts: float = 0.0
    open_sets: float = 0.0
    moved: Decimal = Decimal(0)
    loaded_sets: float = 0.0
    tension: float = 0.0
    timed_sets: float = 0.0

    def __add__(self, other: Work) -> Work:
        return Work(
            self.sets + other.sets,
            self.reps + other.reps,
            self.contacts + other.contacts,
            self.open_sets + other.open_sets,
            self.moved + other.moved,
            self.loaded_sets + other.loaded_sets,
            self.tension + other.tension,
            self.timed_sets + other.timed_sets,
        )


class MuscleWork(Struct, frozen=True):
    """Sets of one muscle: *direct* where it is a prime mover, *shared* by its share of the work of every set."""

    direct: float = 0.0
    shared: float = 0.0


class SideSets(Struct, frozen=True):
    """Sets that train one side at a time, by side. *weak* are extra sets for a weak side that nobody has named yet."""

    left: int = 0
    right: int = 0
    weak: int = 0


class Volume(Struct, frozen=True):
    """A week in figures. *exercises* are by name, *muscles* by English name, *minutes* those of each session in order; *called*
    is what the language of the sheet calls the muscles."""

    total: Work
    exercises: Mapping[str, Work]
    muscles: Mapping[str, MuscleWork]
    sides: SideSets
    minutes: tuple[int, ...]
    called: Mapping[str, str] = {}


def volume(sheet: Sheet) -> Volume:
    """What a week adds up to. Warm-ups are left out of everything but the length of the sessions."""
    counted = [item for session in sheet.sessions for block in session.blocks for item in planned(session, block)]
    exercises: dict[str, Work] = {}
    muscles: dict[str, MuscleWork] = {}
    called: dict[str, str] = {}
    for entry, known in counted:
        work, name = work_of(entry), entry.guide.name
        work = work if known else replace(work, open_sets=work.sets)
        exercises[name] = exercises.get(name, Work()) + work
        called |= entry.guide.called
        for muscle, share in shares(entry.guide.muscles):
            before = muscles.get(muscle.name, MuscleWork())
            direct = work.sets if muscle.role == "primary" else 0.0
            muscles[muscle.name] = MuscleWork(before.direct + direct, before.shared + work.sets * share)
    return Volume(
        sum(exercises.values(), Work()),
        exercises,
        muscles,
        side_sets(entry for entry, _ in counted),
        tuple(session.minutes for session in sheet.sessions),
        called,
    )


def planned(session: Session, block: Block) -> Iterator[tuple[Entry, bool]]:
    """The exercises of a block that count, and whether it is known how often: of a choice the first; nothing that is
    optional, unless its whole session is; of an AMRAP one round, whose number nobody knows before."""
    if block.optional and not session.optional:
        return
    for entry in block.entries[:1] if block.kind == "choice" else block.entries:
        if entry.role != "warm-up" and (session.optional or not entry.optional):
            yield entry, block.kind != "amrap"


def work_of(entry: Entry) -> Work:
    """What one exercise of a session adds up to."""
    pace = _tempo(entry)
    return sum((_group_work(entry, group, sets, sides, pace) for group, sets, sides in _counted(entry)), Work())


def _counted(entry: Entry) -> Iterator[tuple[Group, int, int]]:
    """The set groups with their sets, and how many sides each set has; extra sets are like the last group."""
    for group in entry.groups:
        if group.do.kind not in _LEFT_OUT:
            yield group, group.do.sets, _sides(entry)
    extra = sum(line.extra for line in entry.sets)
    if extra and entry.groups:
        yield entry.groups[-1], extra, 1


def _sides(entry: Entry) -> int:
    """How many sides each of its sets has; one where only the weaker side trains."""
    if entry.sides == "both":
        return 1
    return max((len(line.sides) for line in entry.sets if not line.extra), default=2) if entry.sides == "each" else 2


def _group_work(entry: Entry, group: Group, sets: int, sides: int, pace: Tempo | None) -> Work:
    amount, load = group.do.amount, group.load
    weight = ONE_SIDE if sides == 1 and entry.sides != "both" else 1.0
    done = (amount.middle or 0.0) * sets * (1 if group.do.of_both else sides)
    if (other := group.do.other) and sides == 2:
        done = ((amount.middle or 0.0) + (other.amount.middle or 0.0)) * sets
    reps = done if amount.unit == "reps" else 0.0
    contacts = done if amount.unit in ("contacts", "jumps", "hops") else 0.0
    moved, loaded = Decimal(0), 0.0
    if isinstance(load, Weight) and load.second is None and reps:
        middle = (load.low + load.most) / 2
        moved = middle * (POUND if load.unit == "lb" else 1) * Decimal(str(reps)) * (2 if load.pair else 1)
        loaded = sets * weight
    held = amount.seconds if amount.unit == "s" else None
    tension = held if held is not None else estimate.tension(group.do, pace)
    half_way = isinstance(entry.by_sides, BySides) and entry.by_sides.half_way
    per_set = sides if amount.unit in COUNTED or (entry.sides == "each" and not half_way) else 1
    return Work(
        sets * weight,
        reps,
        contacts,
        sets * weight if amount.middle is None else 0.0,
        moved,
        loaded,
        (tension or 0) * sets * per_set,
        sets * weight if tension is not None else 0.0,
    )


def _tempo(entry: Entry) -> Tempo | None:
    """The tempo where it has figures for all phases."""
    return entry.tempo.tempo if entry.tempo and entry.tempo.tempo.code else None


def shares(muscles: Iterable[Muscle]) -> Iterator[tuple[Muscle, float]]:
    """Each muscle's part of a set, from 0 to 1. Those that name no share divide what the others leave, prime movers most."""
    muscles = list(muscles)
    left = max(100 - sum(muscle.share or 0 for muscle in muscles), 0)
    parts = sum(_WEIGHT[muscle.role] for muscle in muscles if muscle.share is None)
    for muscle in muscles:
        share = left * _WEIGHT[muscle.role] / parts if muscle.share is None else muscle.share
        yield muscle, share / 100


def side_sets(entries: Iterable[Entry]) -> SideSets:
    """The sets that train one side at a time."""
    sides: list[str] = []
    for entry in entries:
        sides += [side for line in entry.sets if line.role in ("work", "extra") for side in line.sides]
        if not entry.sets and entry.sides == "each":  # rounds of a block that is written down as a whole
            sides += ["L", "R"] * sum(group.do.sets for group in entry.groups)
    return SideSets(sides.count("L"), sides.count("R"), sides.count("weak"))
