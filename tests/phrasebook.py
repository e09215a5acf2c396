"""Phrases of the shorthand → all that is made of them, as text: a page dump for notation, and for sets and their figures.

`tests/phrasebook/` has a file for each reader. A phrase stands in quotation marks; indented below it what was read, what that
writes and sets, and the figures that others ask of it, or what is wrong, where, and the cure. Phrases of `LIFTERS` are what a
lifter is asked to do in a barbell squat, with “; ramp: …” for what leads up to it; below them stands what is printed, row by row,
with an extra set of the left side. A space that does not break is shown as “~”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import saying
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from programprint.merge.entry.athlete import weighed
from programprint.merge.entry.figures import Asked, Figures, figures
from programprint.merge.lift.loads import Loading, Maxes
from programprint.merge.lift.plates import Rack
from programprint.merge.sheet import Aim, BySides, Entry
from programprint.notation import (
    days,
    duration,
    load,
    maximum,
    prescription,
    progress,
    prose,
    ramp,
    rounds,
    set_group,
    tempo,
    weeks,
)
from programprint.notation.amount import Amount
from programprint.notation.rounds import Rounds, Times
from programprint.notation.scanner import NBSP, Unreadable
from programprint.notation.set_group import SetGroup
from programprint.notation.target import BODY, Load
from programprint.wording import amounts, loads, sets, targets
from programprint.wording import rounds as round_words
from programprint.wording.words import Words

FOLDER = Path(__file__).parent / "phrasebook"
READERS: dict[str, Callable[[str], Any]] = {
    "prescription": prescription.parse,
    "reps": set_group.parse,
    "load": load.parse,
    "maximum": maximum.parse,
    "lift_maximum": maximum.parse_of_lift,
    "training_max": maximum.parse_training,
    "tempo": tempo.parse,
    "duration": duration.parse,
    "whole_duration": duration.parse_whole,
    "progress": progress.parse,
    "ramp": ramp.parse,
    "rounds": rounds.parse,
    "times": rounds.parse_times,
    "weeks": weeks.parse,
    "days": days.listed,
    "day_order": days.day_order,
    "polished": prose.polished,
    "clean": prose.clean,
    "folded": prose.folded,
}

SQUAT = {"squat": maximum.parse("100kg"), BODY: maximum.parse("80kg")}
POUNDS = {"squat": maximum.parse("225 lb"), BODY: maximum.parse("180 lb")}
LIFTERS: dict[str, tuple[Maxes, str, bool]] = {
    "with_maximum": (Maxes(SQUAT), "", False),
    "with_training_max": (Maxes(SQUAT, training={"": maximum.parse_training("90%")}), "", False),
    "without_maximum": (Maxes({}), "", False),
    "in_pounds": (Maxes(POUNDS, units="lb", rack=Rack.of("lb")), "", False),
    "with_a_start": (Maxes({}), "42.5kg", False),
    "swapped_in": (Maxes({}), "42.5kg", True),
}
"""Who is asked: the maxima that are known, the load that a lifter starts with, and whether it is done in the place of another."""
BOOKS = (*READERS, *LIFTERS)
WORDS = saying.EN
SAID: dict[type, tuple[Callable[[Any, Words], str], ...]] = {
    **{kind: (say,) for kind, say in saying.VALUES.items() if kind is not Times},
    Amount: (amounts.amount, amounts.short),
    Rounds: (round_words.for_time, round_words.ladder),
}
"""What says the values that a phrase is made of."""
FRAME = Entry(
    id="squat",
    role="work",
    label="A",
    guide=None,  # type: ignore[arg-type]
    sides="each",
    limb="leg",
    groups=(),
    sets=(),
    counts="reps",
    load_unit="",
    effort="",
    tempo=None,
    tension=None,
    load=Aim(),
    rest=None,
    cue="",
    note="",
    by_sides=BySides("leg", "weak", each=True),
)
"""What a lifter is asked to do, without figures."""


def phrases(reader: str) -> list[str]:
    """The phrases of a reader's file, in order."""
    lines = (FOLDER / f"{reader}.txt").read_text(encoding="utf-8").split("\n")
    return [line[1:-1] for line in lines if line.startswith("“")]


def page(reader: str, listed: list[str]) -> str:
    """The file that these phrases make."""
    return (
        "\n".join("\n".join([f"“{phrase}”", *(f"    {line}" for line in told(reader, phrase))]) for phrase in listed)
        + "\n"
    )


def told(reader: str, phrase: str) -> list[str]:
    """What a reader, or a lifter, makes of a phrase."""
    try:
        found = figures_of(reader, phrase) if reader in LIFTERS else READERS[reader](phrase)
    except Unreadable as fault:
        return [f"! {fault.offset}: {fault.message}".replace(NBSP, "~"), f"> {fault.hint}".replace(NBSP, "~")]
    lines = list(_rows(found)) if isinstance(found, Figures) else [_read(found)]
    if isinstance(found, Struct) and not isinstance(found, Figures):
        lines += [str(found), *dict.fromkeys(line for part in _parts(found) for line in _derived(part))]
    return [line.replace(NBSP, "~") for line in lines]


def figures_of(lifter: str, phrase: str) -> Figures:
    """What a lifter is asked to do, in figures."""
    maxes, start, swapped = LIFTERS[lifter]
    said, _, leading = phrase.partition("; ramp: ")
    do = prescription.parse(said)
    first = next((group.load for group in do.groups if weighed(group.load)), None)
    asked = Asked(
        exercise="squat",
        do=do,
        first=first,
        own=None,
        lifts=("squat",),
        usual="",
        barbell=True,
        boxes=("L", "R"),
        extra=(1, "L", "R"),
        ramp=ramp.parse(leading) if leading else None,
        swapped=swapped,
        tells_body=False,
        opens=True,
        weeks=0,
    )
    loading = Loading(maxes, "squat", True, lambda name: name or "squat", lambda lift: lift.capitalize())
    return figures(asked, loading, maximum.parse(start) if start else None, "kg")


def _rows(found: Figures) -> Iterator[str]:
    """What of figures is printed."""
    entry = replace(
        FRAME,
        groups=found.groups,
        sets=found.sets,
        differ=found.differ,
        loads_differ=found.loads_differ,
        load=found.load,
        ramp=found.ramp,
    )
    yield "do: " + " / ".join(" | ".join(pair) for pair in sets.prescription(entry, WORDS))
    load = " | ".join(loads.aim_of(entry.load, WORDS))
    yield f"load: {load}, column {found.load_unit or 'none'}, {found.effort or 'no effort'}"
    if entry.differ:
        yield f"overview: {sets.overview(entry, WORDS)}"
    if entry.ramp:
        yield f"ramp: {loads.ramp(entry.ramp, WORDS)}"
    if entry.plates:
        yield f"plates: {loads.plates(entry.plates, WORDS)}"
    for line in entry.sets:
        closed = (" extra" if line.extra else "") + (f" (not {line.closed})" if line.closed else "")
        closed += f" in {line.parts} parts" if line.parts > 1 else ""
        row = f"  {sets.mark(line, WORDS)} {'/'.join(line.sides)}{closed} {' | '.join(sets.target(entry, line, WORDS))}"
        plates = sets.plates(entry, line, WORDS).strip("()")
        yield f"{row} {plates}".rstrip(" |")


def _read(value: object) -> str:
    """A value with those of its fields that are not as usual."""
    if isinstance(value, Struct):
        own = ((one.name, getattr(value, one.name), one.default) for one in fields(value))
        said = (f"{name}={_read(inner)}" for name, inner, usual in own if usual is NODEFAULT or inner != usual)
        return f"{type(value).__name__}({', '.join(said)})"
    if isinstance(value, tuple):
        return f"({', '.join(map(_read, value))})"
    return str(value) if isinstance(value, Decimal) else repr(value)


def _parts(value: object) -> Iterator[Struct]:
    """Every structure in a value, the outermost first."""
    if isinstance(value, Struct):
        yield value
        for one in fields(value):
            yield from _parts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _parts(inner)


def _derived(part: Struct) -> Iterator[str]:
    """What is said of a structure."""
    kind = type(part)
    said = [targets.load(part, WORDS)] if isinstance(part, Load) else [say(part, WORDS) for say in SAID.get(kind, ())]
    facts = [name for name, value in vars(kind).items() if isinstance(value, property) and not name.startswith("_")]
    asked = [(name, getattr(part, name)) for name in facts if name != "manner"]
    asked += [("manner", amounts.manner(part, WORDS))] if isinstance(part, SetGroup) else []
    said += [
        f"{name} {value}" for name, value in asked if value and isinstance(value, (bool, str, int, float, Decimal))
    ]
    if said:
        yield f"{kind.__name__}: {' | '.join(dict.fromkeys(said))}"
