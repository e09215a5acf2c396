"""Units that a set is counted in: reps, seconds, metres, calories, foot contacts; the unit at the cursor → its short name."""

from __future__ import annotations

from typing import Literal

from programprint.notation import duration, effort, named_load
from programprint.notation.manner import POSITION
from programprint.notation.scanner import Scanner

Unit = Literal[
    "reps", "s", "min", "m", "km", "yd", "ft", "mi", "cal", "contacts", "breaths", "steps", "jumps", "hops", "throws"
]
COUNTED: tuple[Unit, ...] = ("reps", "contacts", "breaths", "steps", "jumps", "hops", "throws")
"""Units that are counted one by one, for each side; times and distances go on over both."""
METRES = {"m": 1.0, "km": 1000.0, "yd": 0.9144, "ft": 0.3048, "mi": 1609.344}
SECONDS = {"s": 1, "min": 60}
_UNITS: tuple[tuple[Unit, str], ...] = (
    ("km", r"km?"),
    ("mi", r"mi(?:les?)?"),
    ("yd", r"y(?:ar)?ds?"),
    ("ft", r"f(?:ee|oo)?t(?! contacts?)\.?"),
    ("m", r"m(?:et(?:er|re)s?)?"),
    ("cal", r"k?cal(?:ories)?"),
    ("contacts", r"(?:foot )?contacts?"),
    ("breaths", r"breaths?"),
    ("steps", r"steps?"),
    ("jumps", r"jumps?"),
    ("hops", r"hops?"),
    ("throws", r"throws?"),
)
_AFTER = r"(?:RP|rest[ -]?pause|myo[ -]?reps?|over|through(?:out)?|spread|between|during)(?![a-z])"
"""Words that may follow an amount and say in what manner it is done."""
EACH = r"each|ea|es"
"""How a coach says that an amount is that of each side."""


def take(scanner: Scanner) -> Unit:
    """The unit after a number; reps where nothing is said."""
    if scanner.take(r"reps?(?![a-z])"):
        return "reps"
    for unit, words in _UNITS:
        if scanner.take(rf"(?:{words})(?![a-z])"):
            return unit
    found = duration.take_unit(scanner)
    if found:
        scanner.take(r"holds?(?![a-z])")
        return "s" if found == "s" else "min"
    if scanner.sees(r"[a-z]") and not scanner.sees(
        rf"(?:{EACH}|a|per|x|rest|tempo|at|in|with|pause|intra|[FS]SL|hold|total|on|work|every|alt(?:ernat[a-z]+)?"
        r"|l(?:eft)?|r(?:ight)?|weak(?:er)?|strong(?:er)?)(?![a-z])"
        r"|(?:to|till|until) (?:failure|F)(?![a-z])|[ep]/s|w/"
        rf"|{_AFTER}|{POSITION}"
        rf"|{effort.BEGINS}|{named_load.BEGINS}|(?:with|w/) (?:an? |the )?(?:{named_load.BEGINS})"
        r"|(?:then|and|followed by)\s+\d+\s*x"
    ):
        raise scanner.fail(
            f"“{scanner.written[scanner.at :].strip()}” is not a unit",
            hint="known: s, min, h, m, km, yd, ft, mi, cal, contacts, jumps, hops, throws, breaths, steps, reps; "
            "words go into “note:”",
        )
    return "reps"


def take_open(scanner: Scanner) -> Unit:
    """What “max” counts: reps where nothing is said."""
    for unit, words in (
        ("s", r"hold|time|s(?:ec(?:onds?)?)?|min(?:utes?)?"),
        ("m", r"distance|m(?:et(?:er|re)s?)?"),
        ("cal", r"k?cal(?:ories)?"),
    ):
        if scanner.take(rf"(?:{words})(?![a-z])"):
            return unit  # type: ignore[return-value]
    return "reps"
