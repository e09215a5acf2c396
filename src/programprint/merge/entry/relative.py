"""A set group and those before it → its load, where another set of the exercise tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from msgspec.structs import replace

from programprint.merge.lift.loads import Loading
from programprint.merge.sheet import Compared, Group
from programprint.notation.exertion import Rir, Rpe
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Band, Bar, BodyWeight, Load, Percent, Ranged, SameAs, Shift, Weight

_WAYS: dict[str, Literal["lighter", "heavier"]] = {"back-off": "lighter", "drop": "lighter", "joker": "heavier"}
"""Kinds of sets that are lighter or heavier than another by their name."""
_HARDEST = ("top", "work", "cluster", "ladder", "rest-pause", "myo-reps", "breathing")


def told(group: SetGroup, work: Sequence[Group], loading: Loading) -> Load | None:
    """The load of a group with what it is told by put in: a share of a maximum, a weight, or where nobody knows these, the number
    of the set that it is told by. *work* are the groups before it, without warm-ups."""
    match group.load:
        case SameAs():
            return _same(group.load, work)
        case Shift() if work:
            return _shifted(group.load, _base(group, work), work, loading)
        case None if work and group.amount.of_set:
            return _as_followed(group.amount.of_set, work)
        case None if work:
            return _unsaid(group, _base(group, work), work)
    return group.load


def _same(load: SameAs, work: Sequence[Group]) -> Load:
    """The load of the nth work set where it is one weight, whatever else that set aims at."""
    sets = [other for other in work for _ in range(other.do.sets)]
    nth = sets[load.nth - 1].told if len(sets) >= load.nth else None
    return replace(nth, also=load.also) if nth and _is_one(nth) else load


def _as_followed(number: int, work: Sequence[Group]) -> Load | None:
    """The load of a set whose reps follow from those of another: that one's, where it has any."""
    sets = [other for other in work for _ in range(other.do.sets)]
    load = sets[number - 1].told if len(sets) >= number else None
    return _same(SameAs(number), work) if load else None


def _is_one(load: Load) -> bool:
    """Whether a load is the same for whoever is told it twice."""
    match load:
        case Weight() | Percent() | BodyWeight():
            return load.high is None
    return isinstance(load, Bar | Band)


def _shifted(load: Shift, base: Group, work: Sequence[Group], loading: Loading) -> Load:
    """What a change from a set comes to."""
    if load.unit == "%" and isinstance(base.told, Percent) and base.load is not None:
        share = 1 + load.step / 100
        high = None if base.told.high is None else _exact(base.told.high * share)
        low, plus = _exact(base.told.low * share), base.told.plus * share
        return replace(base.told, low=low, high=high, plus=plus, also=load.also)
    if isinstance(base.load, Weight):
        unit = base.load.unit
        if load.unit == "%":
            share = 1 + load.step / 100
            return _moved(base.load, load, lambda n: loading.maxes.rounded(n * share, unit, loading.barbell))
        if unit == load.unit and base.load.low + load.step > 0:
            return _moved(base.load, load, lambda n: n + load.step)
    return replace(load, from_set=_last(base, work))


def _moved(weight: Weight, load: Shift, move: Callable[[Decimal], Decimal]) -> Weight:
    """A weight, or both of a pair, moved by a change."""
    second = None if weight.second is None else move(weight.second)
    return Weight(move(weight.low), weight.unit, weight.pair, second=second, also=load.also)


def _unsaid(group: SetGroup, base: Group, work: Sequence[Group]) -> Load | None:
    """What the kind of a group says of a load that is not written: nothing beside a set whose load is not written either."""
    bare = isinstance(base.told, BodyWeight | Band) and not (isinstance(base.told, BodyWeight) and base.told.unit)
    if group.kind not in _WAYS or base.told is None or bare or group.amount.unit != "reps":
        return None
    return Compared(_WAYS[group.kind], _last(base, work))


def _exact(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _base(group: SetGroup, work: Sequence[Group]) -> Group:
    """The sets that a change starts from: those before for drops and jokers, else the top set, else the last work set."""
    if group.kind not in ("drop", "joker"):
        for kind in _HARDEST:
            if found := [other for other in work if other.do.kind == kind]:
                return found[-1]
    return work[-1]


def _last(base: Group, work: Sequence[Group]) -> int:
    """The number of the last set of a group, among the work sets."""
    number = 0
    for other in work:
        number += other.do.sets
        if other is base:
            break
    return number


def lighter(group: Group, work: Sequence[Group]) -> bool:
    """Whether the load of a group is known to be less than that of the sets that a change would start from."""
    if isinstance(group.load, Compared):
        return group.load.way == "lighter"
    if isinstance(group.do.load, Shift):
        return group.do.load.step < 0
    if not work or isinstance(group.load, SameAs):
        return False
    return _less(group, _base(group.do, work))


def _less(group: Group, base: Group) -> bool:
    """Whether one load is less than another: of two weights, of two shares of the same, or of two efforts."""
    mine, other = group.told, base.told
    match mine, other:
        case Percent(), Percent() if (mine.of, mine.basis) == (other.of, other.basis):
            return mine.most + mine.plus < other.low + other.plus
    if isinstance(group.load, Weight) and isinstance(base.load, Weight) and group.load.unit == base.load.unit:
        return group.load.most < base.load.low
    mine_left, other_left = _to_failure(group), _to_failure(base)
    return mine_left is not None and other_left is not None and mine_left[0] > other_left[1]


def _to_failure(group: Group) -> tuple[Decimal, Decimal] | None:
    """The reps that would go with the load of a group, from fewest to most: those that are done and those that are left."""
    effort, amount = group.told.effort if group.told else None, group.do.amount
    if amount.unit != "reps" or amount.least is None or amount.most is None or not isinstance(effort, Rpe | Rir):
        return None
    fewest, most = _left(effort)
    return amount.least + fewest, amount.most + most


def _left(effort: Ranged) -> tuple[Decimal, Decimal]:
    if isinstance(effort, Rpe):
        return 10 - effort.most, 10 - effort.low
    return effort.low, effort.most
