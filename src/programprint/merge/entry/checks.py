"""An entry under its layers, for a week → what in it has no place or comes to nothing, as problems."""

from __future__ import annotations

import re
from collections.abc import Iterable

from programprint import late
from programprint.docket import Docket
from programprint.merge.entry.layers import THINNED, Layers
from programprint.merge.entry.maxes import check_lift
from programprint.merge.entry.sets import extra_sets, sides_of
from programprint.merge.lift import climb
from programprint.merge.lift.loads import Maxes
from programprint.notation.prescription import Prescription
from programprint.notation.target import BodyWeight, Percent
from programprint.problems import Span
from programprint.read.library import Library
from programprint.read.program import Entry, Override

_LEAPS = ("jump", "hop")
"""Patterns whose measure is a height."""


def check_entry(
    entry: Entry, layers: Layers, do: Prescription, week: int, maxes: Maxes, library: Library, docket: Docket
) -> None:
    """Every check of an entry whose prescription of a week is *do*."""
    where = _place(entry, "exercise")
    for load in {group.load for group in do.loaded(layers.load(week)).groups}:
        if isinstance(load, Percent):
            place = entry.week_span("load" if entry.says("load") else "do", week) or where
            check_lift(load, place, layers, maxes, library, docket)
            _bare(load, place, entry, layers, do, maxes, docket)
    _other_side(entry, layers, do, week, docket)
    _sides(entry, layers, do, week, docket)
    _turns(entry, layers, do, week, docket)
    _ramp(entry, layers, do, week, docket)


def _place(entry: Entry, field: str) -> Span | None:
    """Where a field of an entry stands, or the entry itself."""
    return entry.span(field) or entry.span("exercise")


def _bare(
    load: Percent, where: Span | None, entry: Entry, layers: Layers, do: Prescription, maxes: Maxes, docket: Docket
) -> None:
    """Nobody has a maximum in kg of what is done with the body alone, unless the program gives one, or a roster."""
    known = any(layers.id in each for each in (maxes.known, maxes.brought, *maxes.by_week))
    if not layers.bare or layers.runs or load.of or load.of_words or layers.content.percent_of or known:
        return
    share, first = f"{load.low.normalize():f}%", do.groups[0]
    best = f"“{first.sets}x{share} of max"
    cures = {"s": f"{best} hold”", "reps": f"{best}” for a share of the most reps"}
    cure = cures.get(first.amount.unit, f"“{share} effort”")
    if layers.content.pattern in _LEAPS:
        cure = f"“{share} effort”, or a height such as “60cm”"
    message = f"“{entry.exercise}” is done with the body alone: {load.bar} of which maximum?"
    docket.error(where, message, f"write {cure}; or give a weight that it is done with in “maxes:”")


def _other_side(entry: Entry, layers: Layers, do: Prescription, week: int, docket: Docket) -> None:
    """What differs from side to side is asked of an exercise that trains them one by one."""
    told = any(layer.says("sides") for layer in (layers.exercise, *layers.layers))
    two = next((group for group in do.groups if group.other), None)
    if two and told and layers.content.sides == "both":
        message = f"“{entry.exercise}” trains both sides together: what is another number on each side?"
        cure = f"write one, such as {two.sets}x{two.amount}, name an exercise for one side, or add “sides: each”"
        docket.error(entry.week_span("do", week) or _place(entry, "do"), message, cure)


def _sides(entry: Entry, layers: Layers, do: Prescription, week: int, docket: Docket) -> None:
    """What speaks of sides has a place only where each side works by itself."""
    alone = sides_of(do, layers) == "each" and not entry.side
    trained = "one side only" if entry.side else "both sides together"
    for field in ("first", "rest_between_sides"):
        if entry.says(field) and not alone:
            message = f"“{entry.exercise}” trains {trained}: “{field}” has no place"
            docket.error(
                _place(entry, field), message, f"remove “{field}”{'' if entry.side else ', or write “sides: each”'}"
            )
    if extra_sets(entry, week) and not alone:
        message = f"“{entry.exercise}” trains {trained}: an extra set {'' if entry.side else 'for one '}has no place"
        cure = "remove “extra_set”, or “side”" if entry.side else "remove “extra_set”, or write “sides: each”"
        docket.error(_place(entry, "extra_set"), message, cure)


def _turns(entry: Entry, layers: Layers, do: Prescription, week: int, docket: Docket) -> None:
    """“5x30s/30s” of an exercise that is done side by side: work and rest, or the one side and the other."""
    where = entry.week_span("do", week) if sides_of(do, layers) == "each" and not entry.side else None
    text = where.source.text[where.start : where.end] if where else ""
    for group in do.groups if _EQUAL.search(text) else ():
        if group.rest and not group.rest.every and group.limb is None and group.amount.seconds == group.rest.seconds:
            work, rest = f"{group.sets}x{group.amount}", group.rest
            message = f"“{work}/{rest}” may be work and rest, or the two sides of “{entry.exercise}”"
            docket.error(where, message, f"write {work} rest {rest}, or {work}/side")
            return


_EQUAL = late.pattern(r"(\d+ ?(?:s|sec|min)) ?/ ?\1", re.IGNORECASE)
"""A time, and the same time behind a stroke."""


def _ramp(entry: Entry, layers: Layers, do: Prescription, week: int, docket: Docket) -> None:
    """There is a load to warm up to."""
    load = do.loaded(layers.load(week)).groups[-1].load
    if entry.says("ramp") and layers.ramp(week) and isinstance(load, BodyWeight) and not load.unit:
        message = f"“{entry.exercise}” has no load to warm up to"
        docket.error(_place(entry, "ramp"), message, "remove “ramp”, or write a “load:”")


def check_climb(entry: Entry, layers: Layers, do: Prescription, week: int, docket: Docket) -> bool:
    """Whether what climbs by a rule has come out of reach by a week, in which it has become *do*."""
    far = climb.beyond(do)
    for field, value in (("do", layers.prescription(week)), ("load", layers.load(week))):
        if far and value and climb.climbs(value):
            where = entry.week_span(field, week) or _place(entry, field)
            docket.error(where, f"by week {week} this has climbed to {far}", "end the rule, such as with “up to 90%”")
            return True
    return False


def check_drops(each: Iterable[Layers], docket: Docket) -> None:
    """A line to drop that an entry does not have is an error; one of a default is, when no entry at all has it. *each* are the
    layers of all entries."""
    uses: dict[tuple[int, str, int], list[bool]] = {}
    asked: dict[tuple[int, str, int], tuple[Override, int]] = {}
    for layers in each:
        missed = {(id(layer), field, index): count for layer, field, index, count in layers.undropped}
        for layer in layers.layers:
            for field in (f"drop_{name}" for name in THINNED):
                for index in range(len(getattr(layer, field))):
                    key = (id(layer), field, index)
                    uses.setdefault(key, []).append(key not in missed)
                    asked[key] = (layer, missed.get(key, 0))
    for key, (layer, count) in asked.items():
        _, field, index = key
        where = layer.span(field, index)
        if not any(uses[key]):
            docket.error(
                where,
                f"“{_short(getattr(layer, field)[index])}” is none of the {count} lines that it could drop",
                f"write its number, 1 to {count}, or how it begins" if count else "there is nothing to drop",
            )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
