"""The set groups of one exercise and what its bar takes → figures, rows for the pen, and the words for both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from msgspec.structs import replace

from programprint.merge import wording
from programprint.merge.entry.layers import Layers
from programprint.merge.lift import climb
from programprint.merge.lift.loads import Loading
from programprint.merge.sheet import Group, SetLine, Side
from programprint.notation.amount import Amount
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.ramp import Ramp
from programprint.notation.scanner import NBSP
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Bar, BodyWeight, Load, Percent, SameAs, Shift, Weight
from programprint.notation.tempo import Tempo
from programprint.read.exercise import Sides
from programprint.read.program import Entry

USUAL_RAMP = ((40, 5), (60, 3), (80, 2))
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
    """The groups in figures. Loads told by another set become loads of their own; what climbs from set to set, and drop sets
    that get lighter set by set, become groups of one."""
    done: list[Group] = []
    for group in _spelled(do, loading):
        told = _told(group, done, loading) if group.load else None
        load, origin = loading.target(told) if told else (None, "")
        if isinstance(group.load, Shift):
            origin = group.load.typeset()
        done.append(Group(group, load, origin, told, loading.plates(load)))
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
            low = loading.maxes.rounded(base.load.low * share, base.load.unit, loading.barbell)
            return Weight(low, base.load.unit, base.load.pair, also=load.also)
    elif isinstance(base.load, Weight) and base.load.unit == load.unit and base.load.low + load.step > 0:
        return Weight(base.load.low + load.step, base.load.unit, base.load.pair, also=load.also)
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
    return len({(group.do.kind, group.do.amount, group.load, group.do.tempo) for group in groups}) > 1


def _loads_differ(groups: Sequence[Group]) -> bool:
    return len({group.told for group in groups}) > 1


def said(
    groups: Sequence[Group], loading: Loading, per_side: str, rounds: int
) -> tuple[tuple[tuple[str, str], ...], tuple[str, str]]:
    """What to do and how, a pair per set group, and the load. Loads that differ are said with each group, and the
    maximum that they are taken of once."""
    one_rest = own_rest([group.do for group in groups])
    if not _loads_differ(groups):
        pairs = [
            (wording.amount(group.do, rounds), _joined(group.do.manner, per_side, *_extras(group, one_rest)))
            for group in groups
        ]
        load, told = groups[0].load, groups[0].told
        if told and groups[0].do.tests:
            return tuple(pairs), (told.also.typeset() if told.also else "", "")
        return tuple(pairs), (load.typeset(), groups[0].origin) if load else ("", "")
    pairs = []
    for group in groups:
        target = _load(group)
        share = group.told.bar.typeset() if isinstance(group.told, Percent) else ""
        share = "" if target.startswith(share) else share
        if isinstance(group.do.load, Shift) and group.load != group.do.load:
            share = group.do.load.bar.typeset()
        pairs.append(
            (
                wording.amount(group.do, rounds),
                _joined(group.do.manner, per_side, target, share, *_extras(group, one_rest)),
            )
        )
    return tuple(pairs), (
        "",
        loading.basis([group.told for group in groups if group.told and group.do.load == group.told]),
    )


def _load(group: Group) -> str:
    """The load of a group in words; of a run, a row or a hold “body weight” says nothing."""
    load = group.load
    if load and group.do.tests:
        return load.also.typeset() if load.also else ""
    bare = isinstance(load, BodyWeight) and not (load.unit or load.gear or load.also)
    return "" if load is None or (bare and group.do.amount.unit != "reps") else load.typeset()


def _pace(tempo: Tempo) -> str:
    """The tempo of one group: “tempo 3-0-1-2”, or “hold 5 s” where only that is said."""
    return f"tempo{NBSP}{tempo.code}" if tempo.code else f"hold{NBSP}{tempo.shortened}{NBSP}s"


def own_rest(groups: Sequence[SetGroup]) -> Duration | None:
    """The rest that all groups name alike, so that it stands in the place of the exercise's own; None where they do not."""
    rests = {group.rest for group in groups}
    return rests.pop() if len(rests) == 1 else None


def _extras(group: Group, one_rest: Duration | None) -> Iterator[str]:
    """What else is particular to a group; a rest that is the same for all of them is said with the exercise."""
    if group.do.tempo:
        yield _pace(group.do.tempo)
    if group.do.rest and group.do.rest != one_rest:
        yield f"rest{NBSP}{wording.rest_text(group.do.rest)}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def overview(groups: Sequence[Group]) -> str:
    """All groups in a line, single sets as a ladder: “5 · 5 · 5+, back-off 5 × 5”; nothing where the sets are all alike. A top
    set ends the ladder that leads to it, and its row says what it is."""
    if not differ(groups):
        return ""
    parts: list[str] = []
    steps = zip(groups, [None, *groups], strict=False)
    for (single, named), alike in groupby(steps, lambda pair: _step(*pair)):
        run = [group for group, _ in alike]
        kind = "" if named == "work" else f"{named} "
        if single and len(run) > 1:
            parts.append(kind.replace(" ", NBSP) + " · ".join(group.do.amount.typeset() for group in run))
        else:
            parts += [kind + group.do.typeset() for group in run]
    return ", ".join(parts)


def _step(group: Group, before: Group | None) -> tuple[bool, str]:
    """Whether a group is a single set, and its kind: a top set after a single work set is one more of those."""
    single = group.do.sets == 1
    climbs = single and group.do.kind == "top" and before is not None and _step(before, None) == (True, "work")
    return single, "work" if climbs else group.do.kind


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
    tempo = _pace(do.tempo) if do.tempo else ""
    words = _joined("" if do.kind == "warm-up" else do.manner, tempo) if first else ""
    what = group.load.bar.typeset() if group.load and do.tests else do.amount.short()
    return what, _load(group) if loads else "", words


def ramp(steps: Ramp, groups: Sequence[Group], loading: Loading) -> str:
    """The sets that lead to the first work set, “20 kg × 8 · 42.5 kg × 5”; percentages where its load is not known."""
    first = next((group.load for group in groups if group.do.kind != "warm-up"), None)
    work = first if isinstance(first, Weight) else None
    said: list[str] = []
    lightest = Decimal(0)
    for step in steps.steps or _usual(loading):
        assert step.load is not None  # every step has one
        load = _step_load(step.load, work, loading)
        if work and not steps.steps and isinstance(load, Weight):
            if not lightest < load.low < work.low:
                continue
            lightest = load.low
        reps = f"{NBSP}×{NBSP}{step.amount.typeset()}" if step.sets == 1 else f"{NBSP}{step.typeset()}"
        said.append(f"{load.typeset()}{reps}")
    of_work = any(isinstance(step.load, Percent) and not step.load.basis for step in steps.steps)
    unknown = work is None and (of_work or not steps.steps)
    return " · ".join(dict.fromkeys(said)) + (" (of the work load)" if unknown else "")


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
