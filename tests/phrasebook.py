"""Phrases of the shorthand → all that is made of them, as text: a page dump for notation.

`tests/phrasebook/` has a file for each reader. A phrase stands in quotation marks; indented below it what was read, what that
writes and sets, and the figures that others ask of it, or what is wrong, where, and the cure. A space that does not break is
shown as “~”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from programprint.notation import (
    days,
    duration,
    load,
    prescription,
    progress,
    prose,
    ramp,
    rounds,
    set_group,
    tempo,
    weeks,
)
from programprint.notation.scanner import NBSP, Unreadable

FOLDER = Path(__file__).parent / "phrasebook"
READERS: dict[str, Callable[[str], Any]] = {
    "prescription": prescription.parse,
    "reps": set_group.parse,
    "load": load.parse,
    "maximum": load.parse_maximum,
    "training_max": load.parse_training_max,
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
    """What a reader makes of a phrase."""
    try:
        found = READERS[reader](phrase)
    except Unreadable as fault:
        return [f"! {fault.offset}: {fault.message}".replace(NBSP, "~"), f"> {fault.hint}".replace(NBSP, "~")]
    lines = [_read(found)]
    if isinstance(found, Struct):
        lines += [str(found), *dict.fromkeys(line for part in _parts(found) for line in _derived(part))]
    return [line.replace(NBSP, "~") for line in lines]


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
    """What a structure says of itself."""
    kind = type(part)
    said = [getattr(part, name)() for name in ("typeset", "short", "ladder") if hasattr(part, name)]
    facts = [name for name, value in vars(kind).items() if isinstance(value, property) and not name.startswith("_")]
    asked = [(name, getattr(part, name)) for name in facts]
    said += [
        f"{name} {value}" for name, value in asked if value and isinstance(value, (bool, str, int, float, Decimal))
    ]
    if said:
        yield f"{kind.__name__}: {' | '.join(dict.fromkeys(said))}"
