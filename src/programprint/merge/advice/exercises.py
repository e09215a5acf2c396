"""A plan → advice on exercises: what does not suit them, what is missing beside or before them, how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from programprint import late
from programprint.merge.advice.plan import Finding, Item, Plan
from programprint.notation.set_group import SetGroup
from programprint.notation.tempo import Tempo
from programprint.notation.units import Unit
from programprint.problems import Span

_WHOLE: dict[str | None, str] = {"carry": "carry", "sprint": "sprint"}
"""Patterns that have no phases at all."""
_FAST: dict[str | None, str] = {"jump": "jump", "hop": "hop", "throw": "throw"}
"""Patterns of which only a pause can be timed."""
_JUMPS = ("jump", "hop")


def tempo_out_of_place(plan: Plan) -> Iterator[Finding]:
    """Seconds for the way up or down of a jump, a hop or a throw, or for any phase of a carry or a sprint. Quiet for words,
    for X, and for a pause, such as a landing that is held."""
    for item in plan.items:
        pattern = item.merged.guide.pattern
        if pattern in _WHOLE or pattern in _FAST:
            for tempo, where in _tempos(item):
                timed = tempo.digits if pattern in _WHOLE else (tempo.eccentric, tempo.concentric)
                if any(digit not in ("", "0", "X") for digit in timed):
                    kind = _WHOLE.get(pattern) or _FAST[pattern]
                    message = f"“{item.merged.guide.name}” is a {kind}: a tempo in seconds has no place"
                    yield Finding(
                        where, message, "remove the tempo, or say it in words, such as “smooth and quiet”", item
                    )


def _tempos(item: Item) -> Iterator[tuple[Tempo, Span]]:
    """The tempos that the program gives an exercise, and where they stand."""
    for layer in (item.written, *reversed(item.course.defaults)):
        if layer.tempo and (tempo := layer.tempo.at(item.here)):
            yield tempo, layer.week_span("tempo", item.here) or layer.span("tempo") or item.where
            break
    for group in item.merged.groups:
        if group.do.tempo:
            yield group.do.tempo, item.place("do")


_WRITTEN = late.pattern(r"\breps?\b", re.IGNORECASE)
_UNITS: dict[str, Unit] = {"seconds": "s", "minutes": "min", "metres": "m"}
_MOST_MINUTES = 90
_LEAST = 5
"""A smaller number may be that of the runs or the holds: 3x3 block starts."""


def bare_number(plan: Plan) -> Iterator[Finding]:
    """A hold, a carry or a run, as the library has it in `counted_in`, whose `do` is a bare number: “plank 3x30” is printed with
    thirty reps. Quiet below five, for `reps` written out, and where the amount comes from a block or from `defaults`."""
    for item in plan.items:
        unit, where = _UNITS.get(item.merged.guide.counted_in), item.place("do")
        do = item.written.do.at(item.here) if item.written.do and item.written.says("do") else None
        if unit is None or do is None or _WRITTEN.search(where.source.text[where.start : where.end]):
            continue
        for group in do.groups:
            amount, sets = group.amount, f"{group.sets}x" if group.sets > 1 or item.block.kind == "single" else ""
            if amount.unit == "reps" and not amount.then and amount.low is not None and amount.low >= _LEAST:
                name, counted = item.merged.guide.name, item.merged.guide.counted_in
                message = f"“{name}” is counted in {counted}, and “{sets}{amount}” says reps"
                meant = f"{sets}{replace(amount, unit=_unit_meant(unit, item, group))}"
                yield Finding(where, message, f"did you mean {meant}? Or write {sets}{amount} reps", item)
                break


def _unit_meant(usual: Unit, item: Item, group: SetGroup) -> Unit:
    """What a bare number of an exercise may count: of a long run metres where it is large or starts every so
    often, as lengths in a pool do, and calories against the clock."""
    if usual != "min":
        return usual
    if item.block.kind in ("emom", "amrap", "for time", "intervals"):
        return "cal"
    often = group.rest is not None and group.rest.every
    return "m" if often or (group.amount.low or 0) > _MOST_MINUTES else "min"


def one_side_only(plan: Plan) -> Iterator[Finding]:
    """An exercise with `side: left` or `side: right` that the other side does not do in the same week. Quiet for the weak
    side, be it by name or as `side: weak`: that is meant."""
    for sheet in plan.sheets:
        trained: dict[str, set[str | None]] = {}
        for item in plan.of(sheet):
            trained.setdefault(item.merged.id, set()).add(item.written.side)
        for item in plan.of(sheet):
            side = item.written.side
            if side in ("left", "right") and side != plan.program.weak_side and trained[item.merged.id] == {side}:
                other = "right" if side == "left" else "left"
                message = f"“{item.merged.guide.name}” trains only the {side} side in week {item.week}"
                yield Finding(item.place("side"), message, f"add it with “side: {other}”, or remove “side”", item)


def harder_first(plan: Plan) -> Iterator[Finding]:
    """A jump or hop that stands at least two jumps above the easiest of its line in the library, in a program that has none
    of the easier ones up to that week. Quiet for everything but jumps and hops: a harder squat or press asks for more
    strength, a harder jump for joints that have learnt to land. Quiet too where only later weeks are printed."""
    if not plan.sheets or plan.sheets[0].week != 1:
        return  # nobody knows what came before
    used: set[str] = set()
    for sheet in plan.sheets:
        used |= {item.merged.id for item in plan.of(sheet)}
        for item in plan.of(sheet):
            if item.merged.guide.pattern in _JUMPS:
                near, far = _easier_jumps(item.merged.id, plan)
                if far and not used & (near | far):
                    names = sorted(found.name for one in near if (found := plan.library.get(one)))
                    message = f"“{item.merged.guide.name}” comes in week {item.week} before any of its easier forms"
                    yield Finding(item.where, message, f"begin with {' or '.join(names)}", item)


def _easier_jumps(exercise: str, plan: Plan) -> tuple[set[str], set[str]]:
    """The ids of the jumps that are one step easier, and of those that are easier by more."""
    near = _one_step(exercise, plan)
    far: set[str] = set()
    new = near
    while new:
        new = {below for one in new for below in _one_step(one, plan)} - near - far - {exercise}
        far |= new
    return near, far


def _one_step(exercise: str, plan: Plan) -> set[str]:
    found = plan.library.get(exercise) if plan.library.file_of(exercise) else None
    links = [one.exercise for one in found.variations if one.level == "easier" and one.exercise] if found else []
    ids = {name for link in links if (name := plan.library.id_of(link)) and name != exercise}
    return {name for name in ids if (easier := plan.library.get(name)) and easier.pattern in _JUMPS}


def two_names(plan: Plan) -> Iterator[Finding]:
    """An exercise that the program calls by two of its names, such as “RDL” here and “Romanian deadlift” there. Quiet for
    capitals, hyphens, a plural s and “weighted”, and where a `name` of its own is printed."""
    first: dict[str, Item] = {}
    for item in plan.items:
        if item.written.says("name"):
            continue
        before = first.setdefault(item.merged.id, item)
        mine, theirs = item.written.exercise, before.written.exercise
        if _plain(mine) != _plain(theirs):
            message = f"“{mine}” is the exercise that {before.where.named} calls “{theirs}”"
            yield Finding(item.where, message, f"write “{theirs}” in both places, or print a “name:” of its own", item)


def _plain(name: str) -> str:
    """A name without what does not tell it from another."""
    words = " ".join(name.casefold().replace("-", " ").replace("’", "'").split())
    return words.removeprefix("weighted ").removesuffix("s")
