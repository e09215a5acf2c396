"""Merged values → the words and numbers of the weight room, set as a typesetter would."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from programprint.notation.amount import Limb
from programprint.notation.duration import Duration
from programprint.notation.rounds import Times
from programprint.notation.scanner import NBSP
from programprint.notation.set_group import SetGroup
from programprint.notation.tempo import PHASES, Tempo
from programprint.notation.units import COUNTED, Unit
from programprint.read.exercise import Cue, Phases, Sides

_PHASE_NAMES = {"eccentric": "down", "lengthened": "pause low", "concentric": "up", "shortened": "pause high"}
_PROPER = (
    "arnold bulgarian copenhagen cossack cuban jefferson kroc meadows nordic olympic pallof pendlay romanian russian scott "
    "smith sorensen spanish svend swiss turkish zercher zottman"
)
"""Names of people and places with which exercises begin."""
_SIDE_NAMES = {"L": "left", "R": "right"}


def per_side(sides: Sides, limb: Limb, first: str, unit: Unit = "reps", together: bool = False) -> str:
    """“per leg, weak side first”, “per arm, alternating”, or nothing where both sides work together. *first* is the
    letter of the side that comes first, empty where that is the weak one and nobody knows which that is.

    A time or a distance on alternating sides is that of both *together*; steps and totals always are.
    """
    if sides == "both":
        return ""
    if sides == "alternating":
        return f"per{NBSP}{limb}, alternating" if unit in COUNTED and not together else "alternating"
    order = f"{_SIDE_NAMES[first]}{NBSP}first" if first else f"weak{NBSP}side first"
    return order if together else f"per{NBSP}{limb}, {order}"


def one_side(side: str, limb: Limb) -> str:
    """“left leg only”, “weak arm only”; *side* is a letter, or empty for a weak side that nobody knows."""
    return f"{_SIDE_NAMES.get(side, 'weak')}{NBSP}{limb}{NBSP}only"


def between_sides(rest: Duration | None, limb: Limb) -> str:
    """“30 s between legs”."""
    return f"{rest.typeset()} between {limb}s" if rest and rest.seconds else ""


def amount(group: SetGroup, rounds: int) -> str:
    """“4 × 10”; in a circuit of some *rounds*, whose head says them, what one round asks for: “10 reps” or “2 × 10”."""
    if not rounds:
        return group.typeset()
    if group.sets > rounds:
        return replace(group, sets=group.sets // rounds, least=group.least // rounds).typeset()
    text = group.amount.typeset()
    return f"{text}{NBSP}rep{'' if text == '1' else 's'}" if group.amount.unit == "reps" and group.amount.low else text


def rounds(times: Times, rest: str) -> str:
    """The head of a circuit: “3 rounds, rest 90 s after each”; nothing about a rest that nobody spoke of."""
    said = times.said("round")
    if times.most == 1 or not rest:
        return said
    return f"{said}, no rest between them" if rest == "none" else f"{said}, rest {rest} after each"


def tempo_pair(tempo: Tempo | None, phases: Phases, starts_with: str) -> tuple[str, str]:
    """The code and the words of a tempo, in the order of the lift."""
    if tempo is None:
        return "", ""
    names = {phase: getattr(phases, phase) or _PHASE_NAMES[phase] for phase in PHASES}
    return tempo.code, tempo.spoken(names, starts_with)


def rest_text(rest: Duration | None) -> str:
    """“90 s”, “none”, or nothing where nothing is said."""
    if rest is None:
        return ""
    return rest.typeset() if rest.seconds else "none"


def key_cue(tips: tuple[Cue, ...], instructions: tuple[Cue, ...]) -> str:
    """The one cue that stands beside the boxes: the first tip, or else the first step, that has a short form."""
    return next((cue.short for cue in (*tips, *instructions) if cue.short), "")


def of_lift(load: tuple[str, str], name: str) -> tuple[str, str]:
    """A load and where it comes from, said beside other exercises: “of maximum 60 kg” → “of power clean maximum 60 kg”."""
    target, origin = load
    for whole in ("maximum", f"training{NBSP}max"):
        for mine in (f"of {whole}", f"of your {whole}"):
            origin = origin.replace(mine, f"{mine.removesuffix(whole)}{inside(name)} {whole}")
    return target, origin


def inside(name: str) -> str:
    """A name inside a sentence: “Barbell hip thrust” → “barbell hip thrust”; “RDL”, “T-bar row”, “Romanian deadlift” stay."""
    first = re.split(r"[\W_]", name, maxsplit=1)[0]
    kept = len(first) < 2 or first[:2].isupper() or first.casefold() in _PROPER.split()
    return name if kept else name[:1].lower() + name[1:]


def slug(text: str) -> str:
    """A name as part of an id: letters and figures of any script, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "x"


def for_groups(groups: Sequence[str], note: str) -> str:
    """“Only for forwards. Use the low bench.”; the note alone where it is for all."""
    only = f"Only for {' and '.join(groups)}." if groups else ""
    return " ".join(filter(None, (only, note)))


def letters(index: int) -> str:
    """A, B … Z, AA, AB …"""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def ordinal(number: int) -> str:
    """“1st”, “2nd”, “3rd”, “4th” … “11th” … “21st”."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
