"""Loads and amounts that climb by a rule → what they have come to in a week and session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation.amount import MOST_COUNT, Amount
from programprint.notation.exertion import Pace, Rir, Rpe
from programprint.notation.load import MOST_BODIES
from programprint.notation.prescription import Prescription
from programprint.notation.rule import Rule
from programprint.notation.set_group import MOST_SETS, SetGroup
from programprint.notation.target import BODY, BodyWeight, Load, Percent, Ranged, Weight, WeightUnit

HEAVIEST = Decimal(1000)
MOST_ASSISTANCE = Decimal(500)
LEAST = Decimal("0.001")
SLOWEST = Decimal(100 * 60)
"""Seconds of a pace; none can be written that is slower."""
Loadable = Callable[[Decimal, WeightUnit], Decimal]
"""A weight and its unit → the nearest one that can be loaded."""


def climbs(value: Load | Prescription) -> bool:
    """Whether anything of it climbs by a rule."""
    if isinstance(value, Prescription):
        return any(
            any(rule.per != "set" for rule in group.rules) or (group.load and climbs(group.load))
            for group in value.groups
        )
    from_week_to_week = value.rule is not None and value.rule.per != "set"
    return from_week_to_week or (value.also is not None and climbs(value.also))


def load_after(
    load: Load | None, weeks: int, sessions: int, loadable: Loadable = lambda weight, _: weight
) -> Load | None:
    """A load after some weeks and sessions of its rule; the load itself where it has none. *loadable* rounds what a percentage
    has made of a weight."""
    if load is None:
        return None
    also = load_after(load.also, weeks, sessions, loadable)
    if load.rule is None or load.rule.per == "set":
        return replace(load, also=also)
    return _risen(load, also, load.rule.times(weeks, sessions), loadable)


def load_of_set(load: Load | None, sets: int, loadable: Loadable = lambda weight, _: weight) -> Load | None:
    """A load that climbs from set to set, after some sets; the load itself where it does not."""
    if load is None:
        return None
    also = load_of_set(load.also, sets, loadable)
    if load.rule is None or load.rule.per != "set":
        return replace(load, also=also)
    return _risen(load, also, load.rule.times(0, 0, sets), loadable)


def _risen(load: Load, also: Load | None, times: int, loadable: Loadable) -> Load:
    """A load whose rule was applied some times."""
    assert load.rule
    if isinstance(load, Percent) and load.rule.unit in ("kg", "lb"):
        plus = load.rule.risen(load.plus, times)
        return replace(load, plus=plus, plus_unit=load.rule.unit, rule=None, also=also)
    if isinstance(load, BodyWeight):
        added = load.rule.risen(load.added, times)
        unit = load.unit or (load.rule.unit if added else "")
        return replace(load, added=added, unit=unit, rule=None, also=also)
    assert isinstance(load, Ranged)  # nothing else climbs
    low = _after(load, load.low, times, loadable)
    high = None if load.high is None else _after(load, load.high, times, loadable)
    second = None if load.second is None else _after(load, load.second, times, loadable)
    return replace(load, low=low, high=high if high and high > low else None, second=second, rule=None, also=also)


def _after(load: Ranged, value: Decimal, times: int, loadable: Loadable) -> Decimal:
    """A figure of a load after its rule; a weight that climbs by percent does so on what it has become."""
    assert load.rule
    if not isinstance(load, Weight) or load.rule.unit != "%":
        return load.rule.risen(value, times)
    return loadable(value * (1 + load.rule.step / 100) ** times, load.unit)


def prescription_after(
    do: Prescription, weeks: int, sessions: int, loadable: Loadable = lambda weight, _: weight
) -> Prescription:
    """A prescription after some weeks and sessions of its rules: amounts, sets and loads."""
    return Prescription(tuple(_group_after(group, weeks, sessions, loadable) for group in do.groups))


def _group_after(group: SetGroup, weeks: int, sessions: int, loadable: Loadable) -> SetGroup:
    sets, least, amount = group.sets, group.least, group.amount
    for rule in group.rules:
        if rule.per == "set":
            continue
        if rule.unit == "sets":
            more = max(int(rule.after(Decimal(sets), weeks, sessions)), 1) - sets
            sets, least = sets + more, max(least + more, 1) if least and sets + more > 1 else 0
        elif amount.low is not None:
            amount = _more(amount, rule, rule.times(weeks, sessions))
    load = load_after(group.load, weeks, sessions, loadable)
    kept = tuple(rule for rule in group.rules if rule.per == "set")
    return replace(group, sets=sets, least=least, amount=amount, rules=kept, load=load)


def _more(amount: Amount, rule: Rule, times: int) -> Amount:
    """An amount to which a rule was applied some times."""
    low, high, second = (None if n is None else rule.risen(n, times) for n in (amount.low, amount.high, amount.second))
    return replace(amount, low=low, high=high if high and low and high > low else None, second=second)


def set_by_set(group: SetGroup, loadable: Loadable = lambda weight, _: weight) -> tuple[SetGroup, ...]:
    """A group whose load or amount climbs from set to set, as groups of one set; the group itself where nothing does."""
    from_set_to_set = any(aim.rule and aim.rule.per == "set" for aim in (group.load.aims if group.load else ()))
    if not from_set_to_set and not group.rules:
        return (group,)
    made = []
    for done in range(group.sets):
        amount = group.amount
        for rule in group.rules:
            amount = _more(amount, rule, rule.times(0, 0, done))
        load = load_of_set(group.load, done, loadable)
        made.append(replace(group, sets=1, least=0, amount=amount, load=load, rules=()))
    return tuple(made)


def beyond(do: Prescription) -> str:
    """What has climbed out of reach, as a coach writes it; nothing when all can be done."""
    if do.sets > MOST_SETS:
        return f"{do.sets} sets"
    return next(_beyond(one for group in do.groups for one in set_by_set(group)), "")


def _beyond(groups: Iterable[SetGroup]) -> Iterator[str]:
    for group in groups:
        if group.amount.low is not None and not 0 < group.amount.low <= MOST_COUNT:
            yield str(group.amount)
        for load in group.load.aims if group.load else ():
            if not _in_reach(load):
                yield str(load)


def _in_reach(load: Load) -> bool:
    """Whether somebody can do it; what cannot climb is in reach as it is read."""
    match load:
        case Weight():
            return LEAST <= load.low <= load.most <= HEAVIEST
        case BodyWeight():
            return -MOST_ASSISTANCE <= load.added <= HEAVIEST
        case Percent():
            return LEAST <= load.low <= load.most <= (MOST_BODIES * 100 if load.of == BODY else 200)
        case Rpe():
            return 1 <= load.low <= load.most <= 10
        case Rir():
            return load.low >= 0
        case Pace():
            return LEAST <= load.low <= load.most <= SLOWEST
    return True
