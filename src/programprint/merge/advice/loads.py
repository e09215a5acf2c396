"""A plan → advice on what is lifted: weights that the plates cannot make, stations that are needed twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, groupby

from msgspec.structs import replace

from programprint.merge.advice.plan import Finding, Item, Plan
from programprint.merge.lift.plates import Rack
from programprint.merge.sheet import Origin
from programprint.notation.exertion import Rir, Rpe
from programprint.notation.scanner import plain
from programprint.notation.target import Bar, Load, Percent, Weight
from programprint.read.program import OTHERS

_STATIONS = ("barbell", "rack", "trap bar", "landmine", "leg press", "sled")
"""What a gym has one of for an athlete; machines besides."""
_STEPS = 40
"""How many steps of the smallest plates a weight is looked for that can be made."""


def odd_load(plan: Plan) -> Iterator[Finding]:
    """A weight on a barbell that its bar and plates cannot make, or that is lighter than the bar. Looks at weights that the
    file gives, not at computed ones, which are rounded; at that of a complex once. Quiet for whole steps of `rounding`, where
    the program names one."""
    rack = Rack.of(plan.program.units, plan.program.bar, plan.program.plates)
    of_complexes: set[tuple[int, Weight]] = set()
    for item in plan.items:
        gear = item.merged.guide.equipment
        if "barbell" not in gear or "landmine" in gear:
            continue
        step = _rounded_to(item.merged.id, plan)
        for load in dict.fromkeys(group.do.load for group in item.merged.groups):
            if not isinstance(load, Weight) or (id(item.block), load) in of_complexes:
                continue
            if item.block.kind == "complex":
                of_complexes.add((id(item.block), load))
            own = rack if load.unit == rack.unit else Rack.of(load.unit)
            for weight in filter(None, (load.low, load.high, load.second)):
                if own.a_side(weight) is None and not (step and weight >= own.bar and weight % step == 0):
                    yield _odd(item, load, weight, own)
                    break


def _rounded_to(exercise: str, plan: Plan) -> Decimal | None:
    """What the program rounds the loads of an exercise to, where it says so."""
    message = plan.program.rounding
    if isinstance(message, dict):
        by_id = {plan.library.id_of(name): step for name, step in message.items()}
        message = by_id.get(exercise, message.get(OTHERS))
    return None if message is None else Decimal(str(message))


def _odd(item: Item, load: Weight, weight: Decimal, rack: Rack) -> Finding:
    where, unit = item.place("load", "do"), rack.unit
    by = f" in week {item.week}" if load.rule else ""
    if weight < rack.bar:
        message = f"{plain(weight)} {unit}{by} is lighter than the bar, which weighs {plain(rack.bar)} {unit}"
        return Finding(where, message, f"write {plain(rack.bar)}{unit}, or name a lighter bar with “bar:”", item)
    low = rack.bar + (weight - rack.bar) // rack.step * rack.step
    below = [low - n * rack.step for n in range(_STEPS) if low - n * rack.step >= rack.bar]
    above = [low + n * rack.step for n in range(1, _STEPS)]
    near = [
        f"{plain(found)}{unit}"
        for side in (below, above)
        if (found := next((one for one in side if rack.a_side(one) is not None), None)) is not None
    ]
    message = f"bar and plates cannot make {plain(weight)} {unit}{by}"
    cure = f"write {' or '.join(near)}" if near else f"is a decimal point missing? {plain(weight / 10)}{unit}"
    return Finding(where, message, f"{cure}, or name your plates with “plates:”", item)


def share_of_another(plan: Plan) -> Iterator[Finding]:
    """A bare percentage, such as `70%`, of an exercise for which the library's `percent_of` names another lift, and for which
    the program gives no maximum: it is a share of the other lift's. Said once of each exercise. Quiet where the program
    itself says `percent_of`, or names the lift."""
    told: set[str] = set()
    for item in plan.items:
        layers = (item.written, *item.course.defaults)
        if item.merged.id in told or any(layer.says("percent_of") for layer in layers):
            continue
        for group in item.merged.groups:
            share, origin = group.do.load, group.origin
            if not isinstance(share, Percent) or share.of or share.basis:
                continue
            if isinstance(origin, Origin) and origin.whole.lift:
                told.add(item.merged.id)
                own, other = item.merged.id, plan.library.get(item.merged.id)
                lift = other.percent_of if other else ""
                message = f"“{share}” of “{own}” is a share of the {origin.whole.kind} of “{lift}”"
                cure = f"write {replace(share, of=lift)}, or give “{own}” a maximum in “maxes:”"
                yield Finding(item.place("load", "do"), message, cure, item)
                break


def last_set_only(plan: Plan) -> Iterator[Finding]:
    """A load, an RPE or a RIR that is written behind the last set group and so is that of these sets alone, where no set before
    them has any: `2x5, 1x5+ @ 75%`. Quiet where one of the other sets, or `load`, says something, and for warm-up, top, back-off,
    drop and joker sets."""
    for item in plan.items:
        *before, last = item.merged.groups
        kinds = {group.do.kind for group in item.merged.groups}
        aimed = isinstance(last.do.load, Weight | Percent | Rpe | Rir) and last.do.load == last.told
        if before and aimed and kinds == {"work"} and not any(group.load for group in before):
            meant = ", ".join(f"{group.do.sets}x{group.do.amount} @ {last.do.load}" for group in item.merged.groups)
            message = f"“{last.do.load}” is said of the last {'set' if last.do.sets == 1 else 'sets'} only"
            yield Finding(item.place("do"), message, f"if it is meant for all, write {meant}", item)


def untold_sets(plan: Plan) -> Iterator[Finding]:
    """A set group for which nothing says a load, an RPE or a RIR, after one that has any: `1x5 @ RPE 8, 3x5`. Quiet for other
    kinds than work sets, and where the amounts count something else than reps."""
    for item in plan.items:
        groups = item.merged.groups
        aimed = next((n for n, one in enumerate(groups) if isinstance(one.told, Weight | Percent | Rpe | Rir)), None)
        alike = {(one.do.kind, one.do.amount.unit) for one in groups} == {("work", "reps")}
        for group in groups[aimed + 1 :] if aimed is not None and alike else ():
            if group.load is None and not group.do.amount.of_set:
                first, own = groups[aimed or 0].told, f"{group.do.sets}x{group.do.amount}"
                hint = f"if the load is meant for these as well, write {own} @ {first}"
                yield Finding(item.place("do"), f"nothing says how heavy “{own}” is, after “{first}”", hint, item)
                break


def station_twice(plan: Plan) -> Iterator[Finding]:
    """Two exercises of a superset that need the same barbell, rack or machine with different loads, so that it would have to
    be reloaded in every round. Looks at loads that are given; what may be done with other equipment as well is left out."""
    for _, together in groupby(plan.items, lambda item: id(item.block)):
        members = list(together)
        for first, second in combinations(members, 2) if members[0].block.kind == "superset" else ():
            shared = [one for one in _stations(first) if one in _stations(second)]
            if shared and _weights(first) and _weights(second) and _weights(first) != _weights(second):
                names = f"“{first.merged.guide.name}” and “{second.merged.guide.name}”"
                message = f"{names} need the same {shared[0]} with different loads in one superset"
                yield Finding(second.where, message, "take one of them out, or do one with other equipment", second)


def _stations(item: Item) -> list[str]:
    """The stations that an exercise cannot do without."""
    gear = item.merged.guide.equipment
    return [one for one in gear if one in _STATIONS or (one.endswith("machine") and " or " not in one)]


def _weights(item: Item) -> set[Load]:
    """What goes on the bar in the work sets."""
    loads = (group.load for group in item.merged.groups if group.do.kind != "warm-up")
    return {load for load in loads if isinstance(load, Weight | Percent | Bar)}
