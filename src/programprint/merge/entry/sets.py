"""The set groups of one exercise and what its bar takes → figures, and rows for the pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from programprint.merge.entry import estimate, relative
from programprint.merge.entry.layers import Layers
from programprint.merge.lift import climb
from programprint.merge.lift.loads import Loading
from programprint.merge.sheet import Aim, Earned, Group, Ramp, SetLine, Side
from programprint.notation import ramp as written
from programprint.notation.amount import Amount
from programprint.notation.prescription import Prescription
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Bar, BodyWeight, Load, Percent, Shift, Weight
from programprint.notation.units import COUNTED, METRES
from programprint.read.exercise import Sides
from programprint.read.program import Entry

USUAL_RAMP = ((40, 5), (60, 3), (80, 2))
"""Percent of the work load, and reps, of a ramp that is not written out; a barbell comes empty before them."""
EMPTY_BAR_REPS = 8
FEWEST_OF_TOTAL, MOST_OF_TOTAL = 4, 10
"""Sets that a total has room for where nobody says in how many it is done: one for every ten, within these."""


def sides_of(do: Prescription, layers: Layers) -> Sides:
    """How the sides are trained; a prescription that says “per leg” makes each side work by itself, and one that says
    “alternating” makes them take turns."""
    sides: Sides = layers.content.sides
    if any(group.alternating for group in do.groups):
        return "alternating"
    return "each" if sides == "both" and any(group.limb for group in do.groups) else sides


def extra_sets(entry: Entry, week: int) -> int:
    """How many one-sided extra sets an entry has in a week."""
    extra = entry.extra_set
    return extra.sets if extra and (extra.weeks is None or week in extra.weeks) else 0


def grouped(do: Prescription, loading: Loading, earned: Sequence[int] = ()) -> tuple[Group, ...]:
    """The groups in figures. Loads told by another set become loads of their own, or say which set that is; what climbs from set
    to set, and drop sets that get lighter set by set, become groups of one. *earned* has for each group of *do* the week since
    which its load depends on the gym, 0 for one that does not."""
    done: list[Group] = []
    now = loading
    for alike, week in zip(do.groups, earned or [0] * len(do.groups), strict=True):
        loading = now.written if week else now
        for group in _spelled(alike, loading):
            work = [other for other in done if other.do.kind != "warm-up"]
            told = relative.told(group, work, loading)
            load, origin = loading.target(told) if told else (None, None)
            if told and load and week and in_figures(told):
                told = load = Earned(load.bar, week, also=told.also)
                origin = None
            change = group.load if isinstance(group.load, Shift) and not isinstance(load, Shift) else None
            made = Group(group, load, change or origin, told, loading.plates(load))
            done.append(replace(made, lighter=relative.lighter(made, work)))
    return tuple(done)


def opened(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups with an open cell in the place of loads that are earned, where these began alike: what was lifted last says
    more. Where they differ, each says what it began with."""
    earned = {group.load.first for group in groups if isinstance(group.load, Earned)}
    if len(earned) != 1:
        return groups
    return tuple(
        replace(group, load=group.load.also, told=group.load.also) if isinstance(group.load, Earned) else group
        for group in groups
    )


def in_figures(load: Load) -> bool:
    """Whether a load is a weight, or becomes one."""
    return isinstance(load, Weight | Percent) or (isinstance(load, BodyWeight) and bool(load.unit))


def _spelled(alike: SetGroup, loading: Loading) -> Iterator[SetGroup]:
    for group in map(loading.in_units, climb.set_by_set(alike, loading.rounded)):
        each_lighter = group.kind in ("drop", "joker") and isinstance(group.load, Shift)
        yield from [replace(group, sets=1, least=0)] * group.sets if each_lighter else [group]


def differ(groups: Sequence[Group]) -> bool:
    """Whether the sets are not all alike, so that each row must say what it asks for."""
    return len({_asked(group) for group in groups}) > 1


def _asked(group: Group) -> tuple[object, ...]:
    """All that a row says of its set."""
    do = group.do
    return do.kind, do.amount, do.other, group.load, do.tempo, do.pause, do.spread, do.rest, do.splits, do.position


def loads_differ(groups: Sequence[Group]) -> bool:
    """Whether loads are prescribed that are not all the same."""
    return len({group.told for group in groups}) > 1


def aim(groups: Sequence[Group], loading: Loading) -> Aim:
    """The load that is said once. Loads that differ are said with each group, and once the maximum that they are taken of."""
    first = groups[0]
    if loads_differ(groups):
        return Aim(None, loading.basis([group.told for group in groups if group.told and group.do.load == group.told]))
    if first.told and first.do.tests:
        return Aim(first.told.also)
    return Aim(first.load, first.origin) if first.load else Aim()


def rows(groups: Sequence[Group], sides: tuple[Side, ...]) -> list[SetLine]:
    """A row for each set. Warm-up sets are numbered by themselves."""
    lines: list[SetLine] = []
    warm_up = work = 0
    for number, group in enumerate(groups):
        parts = parts_of(group.do)
        for index in range(group.do.sets):
            if group.do.kind == "warm-up":
                warm_up += 1
                lines.append(SetLine(warm_up, sides, "warm-up", number, index == 0, parts=parts))
            else:
                work += 1
                lines.append(SetLine(work, sides, "work", number, index == 0, parts=parts))
    return lines


def stage_rows(rows: Sequence[SetLine], most: int) -> list[SetLine]:
    """Rows that follow those of the work sets, so that there are as many as the largest of some stages has: *most*."""
    work = [line for line in rows if line.role == "work"]
    return (
        [replace(work[-1], number=n, role="stage", opens=False) for n in range(len(work) + 1, most + 1)] if work else []
    )


def parts_of(do: SetGroup) -> int:
    """In how many parts a set is written down: the runs of a series, the parts of rest-pause and myo-reps sets, and the sets that
    a total takes, of which nobody knows the number where the coach does not say it."""
    amount, runs = do.amount, len(do.amount.parts)
    if amount.total:
        tens = -(-int(amount.most or 0) // 10) if amount.unit in COUNTED else 0
        return do.splits.most if do.splits and do.splits.most else min(max(tens, FEWEST_OF_TOTAL), MOST_OF_TOTAL)
    if do.kind == "rest-pause" and runs == 1:
        return 1 + estimate.REST_PAUSES
    return runs if do.kind in ("rest-pause", "myo-reps") or amount.unit in METRES else 1


def extra_rows(groups: Sequence[Group], count: int, side: Side, closed: Side | None) -> list[SetLine]:
    """Rows for extra sets of one side: as the last set that is not a drop set."""
    last = max(index for index, group in enumerate(groups) if group.do.kind != "drop")
    return [SetLine(number, (side,), "extra", last, True, closed) for number in range(1, count + 1)]


def ramp(steps: written.Ramp, groups: Sequence[Group], loading: Loading) -> Ramp | None:
    """The sets that lead to the first work set; percentages where its load is not known, None where it is too light for any."""
    first = next((group.load for group in groups if group.do.kind != "warm-up"), None)
    work = first if isinstance(first, Weight) and first.second is None else None
    climbed: list[SetGroup] = []
    lightest = Decimal(0)
    for step in steps.steps or _usual(loading):
        assert step.load is not None  # every step has one
        load = _step_load(step.load, work, loading)
        if work and not steps.steps and isinstance(load, Weight):
            if not lightest < load.low < work.low:
                continue
            lightest = load.low
        climbed.append(replace(step, load=load))
    of_work = any(isinstance(step.load, Percent) and not step.load.basis for step in steps.steps)
    unknown = work is None and (of_work or not steps.steps)
    return Ramp(tuple(dict.fromkeys(climbed)), unknown) if climbed else None


def _step_load(load: Load, work: Weight | None, loading: Loading) -> Load:
    """What a step comes to: a share of the work load, of a maximum where it says so, the bar, or the weight itself."""
    if isinstance(load, Bar) and work:
        return Weight(loading.maxes.rack_in(work.unit).bar, work.unit)
    if isinstance(load, Percent) and not load.basis:
        if work is None:
            return load
        return Weight(loading.maxes.rounded(work.low * load.low / 100, work.unit, loading.barbell), work.unit)
    return loading.computed(load)


def _usual(loading: Loading) -> Iterator[SetGroup]:
    """The steps of a ramp that is not written out."""
    if loading.barbell:
        yield SetGroup(1, Amount(Decimal(EMPTY_BAR_REPS)), None, Bar(), "warm-up")
    for share, reps in USUAL_RAMP:
        yield SetGroup(1, Amount(Decimal(reps)), None, Percent(Decimal(share)), "warm-up")
