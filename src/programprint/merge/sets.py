"""The set groups of one exercise and what its bar takes → figures, rows for the pen, and the words for both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from programprint.merge import wording
from programprint.merge.layers import Layers
from programprint.merge.loads import Loading
from programprint.merge.sheet import Group, SetLine, Side
from programprint.notation.load import Load
from programprint.notation.prescription import Prescription, SetGroup
from programprint.notation.ramp import Ramp
from programprint.notation.scanner import NBSP
from programprint.read.exercise import Sides
from programprint.read.program import Entry

USUAL_RAMP = (("40", "5"), ("60", "3"), ("80", "2"))
"""Percent of the work load, and reps, of a ramp that is not written out; a barbell comes empty before them."""
EMPTY_BAR_REPS = 8


def sides_of(do: Prescription, layers: Layers) -> Sides:
    """How the sides are trained; a prescription that says “per leg” makes each side work by itself."""
    sides: Sides = layers.content["sides"]
    return "each" if sides == "both" and any(group.limb for group in do.groups) else sides


def extra_sets(entry: Entry, week: int) -> int:
    """How many one-sided extra sets an entry has in a week."""
    extra = entry.extra_set
    return extra.sets if extra and (extra.weeks is None or week in extra.weeks) else 0


def grouped(do: Prescription, loading: Loading) -> tuple[Group, ...]:
    """The groups in figures. Loads told by another set become loads of their own, drop sets that get lighter set by set
    become groups of one."""
    done: list[Group] = []
    for group in _spelled(do):
        told = _told(group, done, loading) if group.load else None
        load, origin = (loading.computed(told), loading.target(told)[1]) if told else (None, "")
        if group.load and group.load.kind == "change":
            origin = group.load.typeset()
        done.append(Group(group, load, origin, told, loading.plates(load)))
    return tuple(done)


def _spelled(do: Prescription) -> Iterator[SetGroup]:
    for group in do.groups:
        each_lighter = group.kind in ("drop", "joker") and group.load and group.load.kind == "change"
        yield from [replace(group, sets=1)] * group.sets if each_lighter else [group]


def _told(group: SetGroup, done: Sequence[Group], loading: Loading) -> Load | None:
    """The load of a group with what it is told by put in: a share of a maximum, a weight, or itself where nobody knows."""
    load = group.load
    assert load is not None
    work = [other for other in done if other.do.kind != "warm-up"]
    if load.kind == "first":
        return replace(work[0].told, also=load.also) if work and work[0].told else load
    if load.kind != "change" or not work:
        return load
    base = _base(group, work)
    if base.told is None or base.load is None:
        return load
    if load.unit == "%":
        share = 1 + load.low / 100
        if base.told.kind == "percent":
            high = None if base.told.high is None else _exact(base.told.high * share)
            return replace(base.told, low=_exact(base.told.low * share), high=high, also=load.also)
        if base.load.kind == "weight":
            low = loading.maxes.rounded(base.load.low * share, base.load.unit, loading.barbell)
            return Load("weight", low, None, base.load.unit, also=load.also)
    elif base.load.kind == "weight" and base.load.unit == load.unit and base.load.low + load.low > 0:
        return Load("weight", base.load.low + load.low, None, load.unit, also=load.also)
    return load


def _exact(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"))


def _base(group: SetGroup, work: Sequence[Group]) -> Group:
    """The set that a change starts from: the one before for drops and jokers, else the top set, else the last work set."""
    if group.kind not in ("drop", "joker"):
        for kind in ("top", "work", "cluster", "rest-pause", "myo-reps"):
            if found := [other for other in work if other.do.kind == kind]:
                return found[-1]
    return work[-1]


def differ(groups: Sequence[Group]) -> bool:
    """Whether the sets are not all alike, so that each row must say what it asks for."""
    return len({(group.do.kind, group.do.amount, group.load, group.do.tempo) for group in groups}) > 1


def _loads_differ(groups: Sequence[Group]) -> bool:
    return len({group.told for group in groups}) > 1


def said(
    groups: Sequence[Group], loading: Loading, per_side: str, rounds: int
) -> tuple[tuple[tuple[str, str], ...], tuple[str, str]]:
    """What to do and how, a pair per set group, and the load. Loads that differ are said with each group, and the
    maximum that they are taken of once."""
    if not _loads_differ(groups):
        pairs = [
            (wording.amount(group.do, rounds), _joined(group.do.manner, per_side, *_extras(group))) for group in groups
        ]
        told = groups[0].told
        return tuple(pairs), loading.target(told) if told else ("", "")
    pairs = []
    for group in groups:
        target = group.load.typeset() if group.load else ""
        share = group.told.bar.typeset() if group.told and group.told.kind == "percent" else ""
        share = "" if target.startswith(share) else share
        if group.do.load and group.do.load.kind == "change" and group.load != group.do.load:
            share = group.do.load.bar.typeset()
        pairs.append(
            (wording.amount(group.do, rounds), _joined(group.do.manner, per_side, target, share, *_extras(group)))
        )
    return tuple(pairs), (
        "",
        loading.basis([group.told for group in groups if group.told and group.do.load == group.told]),
    )


def _extras(group: Group) -> Iterator[str]:
    """What else is particular to a group."""
    if group.do.tempo:
        yield f"tempo{NBSP}{group.do.tempo.code}"
    if group.do.rest:
        yield f"rest{NBSP}{wording.rest_text(group.do.rest)}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def overview(groups: Sequence[Group]) -> str:
    """All groups in a line, single sets as a ladder: “5 · 5 · 5+, back-off 5 × 5”; nothing where the sets are all alike."""
    if not differ(groups):
        return ""
    parts: list[str] = []
    for single, alike in groupby(groups, lambda group: (group.do.sets == 1, group.do.kind)):
        run = list(alike)
        kind = "" if run[0].do.kind == "work" else f"{run[0].do.kind} "
        if single[0] and len(run) > 1:
            parts.append(kind + f"{NBSP}· ".join(group.do.amount.typeset() for group in run))
        else:
            parts += [kind + group.do.typeset() for group in run]
    return ", ".join(parts)


def rows(groups: Sequence[Group], sides: tuple[Side, ...]) -> list[SetLine]:
    """A row for each set; where the sets differ, each says what it asks for, and the first of a group what is particular
    about them all. Warm-up sets are numbered w1, w2 …"""
    told, loads = differ(groups), _loads_differ(groups)
    lines: list[SetLine] = []
    warm_up = work = 0
    for group in groups:
        for index in range(group.do.sets):
            if group.do.kind == "warm-up":
                warm_up += 1
            else:
                work += 1
            number = f"w{warm_up}" if group.do.kind == "warm-up" else str(work)
            line = SetLine(number, sides)
            if told:
                line = replace(line, target=_target(group, loads, index == 0))
                line = replace(line, plates="" if index or not loads else group.plates)
            lines.append(line)
    return lines


def extra_rows(groups: Sequence[Group], count: int, side: Side, closed: Side | None) -> list[SetLine]:
    """Rows for extra sets of one side: as the last set that is not a drop set, and told as fully as a first one."""
    lasting = [group for group in groups if group.do.kind != "drop"][-1:]
    target = _target(lasting[0], _loads_differ(groups), True) if differ(groups) else ("", "", "")
    return [SetLine(f"+{number}", (side,), True, closed, target) for number in range(1, count + 1)]


def _target(group: Group, loads: bool, first: bool) -> tuple[str, str, str]:
    """What one set asks for, for a narrow place: amount, load where the *loads* of the sets differ, and, of the *first* of
    its group, what is particular."""
    do = group.do
    tempo = f"tempo{NBSP}{do.tempo.code}" if do.tempo else ""
    words = _joined("" if do.kind == "warm-up" else do.manner, tempo) if first else ""
    return do.amount.short(), group.load.typeset() if group.load and loads else "", words


def ramp(steps: Ramp, groups: Sequence[Group], loading: Loading) -> str:
    """The sets that lead to the first work set, “20 kg × 8 · 42.5 kg × 5”; percentages where its load is not known."""
    first = next((group.load for group in groups if group.do.kind != "warm-up"), None)
    work = first if first and first.kind == "weight" else None
    said: list[str] = []
    lightest = Decimal(0)
    known = True
    for sets, load, amount in _steps(steps, loading):
        if load.basis:
            load = loading.computed(load)
        elif load.kind == "percent" and work:
            load = Load(
                "weight", loading.maxes.rounded(work.low * load.low / 100, work.unit, loading.barbell), None, work.unit
            )
        elif load.kind == "bar":
            load = loading.computed(load)
        known = known and (load.kind != "percent" or bool(load.basis))
        if work and load.kind == "weight" and load.unit == work.unit:
            if not steps.steps and not lightest < load.low < work.low:
                continue
            lightest = load.low
        said.append(f"{load.typeset()}{NBSP}× {sets}{amount}".replace("× ", f"×{NBSP}"))
    said = list(dict.fromkeys(said))
    return f"{NBSP}· ".join(said) + ("" if known else " (of the work load)")


def _steps(steps: Ramp, loading: Loading) -> Iterator[tuple[str, Load, str]]:
    """Sets where there are several, load and amount of each step."""
    if not steps.steps:
        if loading.barbell:
            yield "", Load("bar"), str(EMPTY_BAR_REPS)
        for share, reps in USUAL_RAMP:
            yield "", Load("percent", Decimal(share)), reps
    for step in steps.steps:
        assert step.load is not None
        yield f"{step.sets} × " if step.sets > 1 else "", step.load, step.amount.typeset()
