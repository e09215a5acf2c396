"""The set groups of one exercise and what its bar takes → figures, and rows for the pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from programprint.merge.block import estimate
from programprint.merge.entry.layers import Layers
from programprint.merge.lift import climb
from programprint.merge.lift.loads import Loading
from programprint.merge.sheet import Aim, Group, Ramp, SetLine, Side
from programprint.notation import ramp as written
from programprint.notation.amount import Amount
from programprint.notation.prescription import Prescription
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Bar, Load, Percent, SameAs, Shift, Weight
from programprint.notation.units import COUNTED, METRES
from programprint.read.exercise import Sides
from programprint.read.program import Entry

USUAL_RAMP = ((40, 5), (60, 3), (80, 2))
"""Percent of the work load, and reps, of a ramp that is not written out; a barbell comes empty before them."""
EMPTY_BAR_REPS = 8
FEWEST_OF_TOTAL, MOST_OF_TOTAL = 4, 10
"""Sets that a total has room for where nobody says in how many it is done: one for every ten, within these."""


def sides_of(do: Prescription, layers: Layers) -> Sides:
    """How the sides are trained; a prescription that says “per leg” makes each side work by itself."""
    sides: Sides = layers.content.sides
    return "each" if sides == "both" and any(group.limb for group in do.groups) else sides


def extra_sets(entry: Entry, week: int) -> int:
    """How many one-sided extra sets an entry has in a week."""
    extra = entry.extra_set
    return extra.sets if extra and (extra.weeks is None or week in extra.weeks) else 0


def grouped(do: Prescription, loading: Loading) -> tuple[Group, ...]:
    """The groups in figures. Loads told by another set become loads of their own; what climbs from set to set, and drop sets
    that get lighter set by set, become groups of one."""
    done: list[Group] = []
    for group in _spelled(do, loading):
        told = _told(group, done, loading) if group.load else None
        load, origin = loading.target(told) if told else (None, None)
        change = group.load if isinstance(group.load, Shift) else None
        done.append(Group(group, load, change or origin, told, loading.plates(load)))
    return tuple(done)


def _spelled(do: Prescription, loading: Loading) -> Iterator[SetGroup]:
    for group in (loading.in_units(one) for alike in do.groups for one in climb.set_by_set(alike, loading.rounded)):
        each_lighter = group.kind in ("drop", "joker") and isinstance(group.load, Shift)
        yield from [replace(group, sets=1, least=0)] * group.sets if each_lighter else [group]


def _told(group: SetGroup, done: Sequence[Group], loading: Loading) -> Load | None:
    """The load of a group with what it is told by put in: a share of a maximum, a weight, or itself where nobody knows."""
    load = group.load
    assert load is not None
    work = [other for other in done if other.do.kind != "warm-up"]
    if isinstance(load, SameAs):
        nth = work[load.nth - 1] if len(work) >= load.nth else None
        return replace(nth.told, also=load.also) if nth and nth.told else load
    if not isinstance(load, Shift) or not work:
        return load
    base = _base(group, work)
    if base.told is None or base.load is None:
        return load
    if load.unit == "%":
        share = 1 + load.step / 100
        if isinstance(base.told, Percent):
            high = None if base.told.high is None else _exact(base.told.high * share)
            return replace(
                base.told, low=_exact(base.told.low * share), high=high, plus=base.told.plus * share, also=load.also
            )
        if isinstance(base.load, Weight):
            low, second = (
                None if n is None else loading.maxes.rounded(n * share, base.load.unit, loading.barbell)
                for n in (base.load.low, base.load.second)
            )
            assert low is not None
            return Weight(low, base.load.unit, base.load.pair, second=second, also=load.also)
    elif isinstance(base.load, Weight) and base.load.unit == load.unit and base.load.low + load.step > 0:
        second = None if base.load.second is None else base.load.second + load.step
        return Weight(base.load.low + load.step, base.load.unit, base.load.pair, second=second, also=load.also)
    return load


def _exact(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _base(group: SetGroup, work: Sequence[Group]) -> Group:
    """The set that a change starts from: the one before for drops and jokers, else the top set, else the last work set."""
    if group.kind not in ("drop", "joker"):
        for kind in ("top", "work", "cluster", "ladder", "rest-pause", "myo-reps", "breathing"):
            if found := [other for other in work if other.do.kind == kind]:
                return found[-1]
    return work[-1]


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
