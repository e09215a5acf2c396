"""A plan → advice on whole weeks: those that jump in volume, and deloads that are none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from programprint.merge.advice.plan import Finding, Plan
from programprint.merge.sheet import Sheet
from programprint.merge.volume import planned, work_of
from programprint.notation.exertion import Rir, Rpe
from programprint.notation.target import BodyWeight, Load, Percent, Weight

_Alike = tuple[type[Load], str, str]
"""The kind of a load, its unit, and the lift that it is a share of: loads that can be compared."""
MOST = 1.5
"""A week may have so many times the sets of the weeks before it."""
LEAST_SETS, LEAST_IN_ALL = 6, 12
"""Fewer sets more than this are no jump, be they many of few: for a muscle, and for all muscles together."""
LOOK_BACK = 3
"""Weeks that a week is compared with: after a lighter one, what came before that counts."""


def volume_jump(plan: Plan) -> Iterator[Finding]:
    """A week that has more than half as many sets again, and at least six more, for a muscle as prime mover, than the
    hardest of the three weeks before it. Weeks that hold other sessions, as where they rotate or a new phase begins, are
    compared by all their sets together, which must then be at least twelve more. Intervals, runs and other conditioning are
    no sets of a muscle here. Quiet for deloads, for a muscle that was not trained before, and where the muscle has as much
    to do as before once the exercises are counted in which it helps, as where one press takes the place of another."""
    sets = [_sets(sheet) for sheet in plan.sheets]
    for index, sheet in enumerate(plan.sheets):
        back = [n for n in range(max(0, index - LOOK_BACK), index) if plan.sheets[n].week >= sheet.week - LOOK_BACK]
        back = [n for n in back if not plan.sheets[n].deload]
        where = plan.place(sheet)
        if sheet.deload or not back or where is None:
            continue
        alike = [n for n in back if _sessions(plan.sheets[n]) == _sessions(sheet)]
        now = sets[index]
        jumps = _by_muscle(now, [sets[n] for n in alike]) or _in_all(now, [sets[n] for n in back])
        if jumps:
            what, before, after = jumps
            message = f"week {sheet.week} jumps from {before:g} to {after:g} sets{what}"
            yield Finding(where, message, f"climb by less than half, such as to {_fair(before)} sets")


class _Sets(Struct, frozen=True):
    """The sets of a week in *all*; by muscle those in which it is a prime mover, and those in which it works at *any* rate. What
    an exercise works that names no muscles is *unknown*."""

    all: float
    direct: Mapping[str, float]
    any: Mapping[str, float]
    unknown: float


def _sets(sheet: Sheet) -> _Sets:
    found, unknown = 0.0, 0.0
    direct: dict[str, float] = defaultdict(float)
    any_role: dict[str, float] = defaultdict(float)
    for session in sheet.sessions:
        for block in session.blocks:
            for entry, _ in planned(session, block):
                if block.kind == "intervals" or entry.guide.pattern == "conditioning":
                    continue
                sets = work_of(entry).sets
                found += sets
                unknown += 0 if entry.guide.muscles else sets
                for muscle in entry.guide.muscles:
                    direct[muscle.name] += sets if muscle.role == "primary" else 0
                    any_role[muscle.name] += sets if muscle.role != "stabiliser" else 0
    return _Sets(found, direct, any_role, unknown)


def _fair(before: float) -> int:
    """Sets that are a fifth more."""
    return max(round(before * 1.2), int(before) + 1)


def _sessions(sheet: Sheet) -> Counter[tuple[str, str]]:
    phase = sheet.phase.name if sheet.phase else ""
    return Counter((phase, session.name) for session in sheet.sessions)


def _by_muscle(now: _Sets, weeks: list[_Sets]) -> tuple[str, float, float] | None:
    """The muscle whose sets grow most beyond measure: in words, with the sets before and now."""
    found = []
    for name, after in now.direct.items():
        before = max((week.direct.get(name, 0.0) for week in weeks), default=0.0)
        helped = max((week.any.get(name, 0.0) + week.unknown for week in weeks), default=0.0)
        if before and _jumps(before, after, LEAST_SETS) and _jumps(helped, now.any[name] + now.unknown, LEAST_SETS):
            found.append((f" for the {name}", before, after))
    return max(found, key=lambda one: one[2] - one[1], default=None)


def _in_all(now: _Sets, weeks: list[_Sets]) -> tuple[str, float, float] | None:
    before = max(week.all for week in weeks)
    return ("", before, now.all) if before and _jumps(before, now.all, LEAST_IN_ALL) else None


def _jumps(before: float, after: float, least: int) -> bool:
    return after > before * MOST and after - before >= least


def deload_not_lighter(plan: Plan) -> Iterator[Finding]:
    """A deload that has neither fewer sets, nor fewer reps (or seconds, or metres), nor a lighter load than the last week
    before it that is no deload. Quiet for a deload with a `note` of its own, which may say in words what is lighter."""
    before: int | None = None
    for index, sheet in enumerate(plan.sheets):
        if not sheet.deload:
            before = index
            continue
        where = plan.place(sheet)
        if before is None or sheet.week_note or where is None or not sheet.entries:
            continue
        full, light = plan.volumes[before].total, plan.volumes[index].total
        fewer = light.sets < full.sets or light.open_sets < full.open_sets
        if not fewer and not _less(sheet, plan.sheets[before]):
            message = f"week {sheet.week} is a deload, but no lighter than week {plan.sheets[before].week}"
            yield Finding(
                where, message, "give it fewer sets, fewer reps or lighter loads, or say in its “note:” what is"
            )


def _less(light: Sheet, full: Sheet) -> bool:
    """Whether less is asked for of some unit, or some exercise is done with a lighter load."""
    asked, was = _amounts(light), _amounts(full)
    if any(asked[unit] < was[unit] for unit in was):
        return True
    loads, were = _loads(light), _loads(full)
    return any(loads[key] < were[key] for key in loads.keys() & were.keys())


def _amounts(sheet: Sheet) -> Counter[str]:
    """How much the week asks for, by unit."""
    sums: Counter[str] = Counter()
    for entry in sheet.entries:
        for group in entry.groups:
            sums[group.do.amount.unit] += round((group.do.amount.middle or 0) * group.do.sets * 100)
    return sums


def _loads(sheet: Sheet) -> dict[tuple[str, _Alike], Decimal]:
    """The heaviest load of each exercise by its kind; more reps in reserve are lighter."""
    heaviest: dict[tuple[str, _Alike], Decimal] = {}
    for entry in sheet.entries:
        for group in entry.groups:
            for load in (group.load, group.load.also if group.load else None):
                if load and (found := _heavy(load)):
                    alike, heavy = found
                    key = entry.id, alike
                    heaviest[key] = max(heaviest.get(key, heavy), heavy)
    return heaviest


def _heavy(load: Load) -> tuple[_Alike, Decimal] | None:
    """How heavy a load is, and what others must have in common with it to be compared; None of what has no weight."""
    match load:
        case Weight():
            return (Weight, load.unit, ""), load.most
        case Percent():
            return (Percent, load.plus_unit, load.of), load.most
        case BodyWeight():
            return (BodyWeight, load.unit, ""), load.added
        case Rpe():
            return (Rpe, "", ""), load.most
        case Rir():
            return (Rir, "", ""), -load.low
    return None
