"""Loads and amounts that climb by a rule → what they have come to in a week and session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation.amount import MOST_COUNT
from programprint.notation.load import Load
from programprint.notation.prescription import MOST_SETS, Prescription, SetGroup

HIGHEST = {"percent": Decimal(200), "rpe": Decimal(10)}
LOWEST = {"rpe": Decimal(1), "rir": Decimal(0), "bodyweight": Decimal(-500)}
HEAVIEST = Decimal(1000)
Loadable = Callable[[Decimal, str], Decimal]
"""A weight and its unit → the nearest one that can be loaded."""


def climbs(value: Load | Prescription) -> bool:
    """Whether anything of it climbs by a rule."""
    if isinstance(value, Prescription):
        return any(group.rules or (group.load and climbs(group.load)) for group in value.groups)
    return value.rule is not None or (value.also is not None and climbs(value.also))


def load_after(
    load: Load | None, weeks: int, sessions: int, loadable: Loadable = lambda weight, _: weight
) -> Load | None:
    """A load after some weeks and sessions of its rule; the load itself where it has none. *loadable* rounds what a percentage
    has made of a weight."""
    if load is None:
        return None
    also = load_after(load.also, weeks, sessions, loadable)
    if load.rule is None:
        return replace(load, also=also)
    if load.kind == "percent" and load.rule.unit in ("kg", "lb"):
        return replace(
            load, plus=load.rule.after(load.plus, weeks, sessions), unit=load.rule.unit, rule=None, also=also
        )
    low, high = (
        None if value is None else _after(load, value, weeks, sessions, loadable) for value in (load.low, load.high)
    )
    assert low is not None
    unit = load.unit or (load.rule.unit if load.kind == "bodyweight" and low else "")
    return replace(load, low=low, high=high if high and high > low else None, unit=unit, rule=None, also=also)


def _after(load: Load, value: Decimal, weeks: int, sessions: int, loadable: Loadable) -> Decimal:
    """A figure of a load after its rule; a weight that climbs by percent does so on what it has become."""
    assert load.rule
    if load.kind != "weight" or load.rule.unit != "%":
        return load.rule.after(value, weeks, sessions)
    return loadable(value * (1 + load.rule.step / 100) ** load.rule.times(weeks, sessions), load.unit)


def prescription_after(
    do: Prescription, weeks: int, sessions: int, loadable: Loadable = lambda weight, _: weight
) -> Prescription:
    """A prescription after some weeks and sessions of its rules: amounts, sets and loads."""
    return Prescription(tuple(_group_after(group, weeks, sessions, loadable) for group in do.groups))


def _group_after(group: SetGroup, weeks: int, sessions: int, loadable: Loadable) -> SetGroup:
    sets, least, amount = group.sets, group.least, group.amount
    for rule in group.rules:
        if rule.unit == "sets":
            more = max(int(rule.after(Decimal(sets), weeks, sessions)), 1) - sets
            sets, least = sets + more, max(least + more, 1) if least else 0
        elif amount.low is not None:
            low, high = (None if n is None else rule.after(n, weeks, sessions) for n in (amount.low, amount.high))
            amount = replace(amount, low=low, high=high if high and low and high > low else None)
    load = load_after(group.load, weeks, sessions, loadable)
    return replace(group, sets=sets, least=least, amount=amount, rules=(), load=load)


def beyond(do: Prescription) -> str:
    """What has climbed out of reach, in words; nothing when all can be done."""
    if do.sets > MOST_SETS:
        return f"{do.sets} sets"
    return next(_beyond(do.groups), "")


def _beyond(groups: Iterable[SetGroup]) -> Iterator[str]:
    for group in groups:
        if group.amount.low is not None and not 0 < group.amount.low <= MOST_COUNT:
            yield group.amount.typeset()
        for load in group.load.aims if group.load else ():
            least, most = LOWEST.get(load.kind, Decimal("0.001")), HIGHEST.get(load.kind, HEAVIEST)
            if load.kind in ("bar", "effort", "first", "change"):
                continue
            if not least <= load.low <= (load.high or load.low) <= most:
                yield load.typeset()
