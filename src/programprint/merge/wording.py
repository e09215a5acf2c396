"""Merged values → the words and numbers of the weight room, set as a typesetter would."""

from __future__ import annotations

import re

from programprint.notation.duration import Duration
from programprint.notation.prescription import Limb, SetGroup
from programprint.notation.scanner import NBSP
from programprint.notation.tempo import PHASES, Tempo
from programprint.read.exercise import Cue, Phases, Sides

_PHASE_NAMES = {"eccentric": "down", "lengthened": "pause low", "concentric": "up", "shortened": "pause high"}
_SIDE_NAMES = {"L": "left", "R": "right"}


def per_side(sides: Sides, limb: Limb, weak_side: str) -> str:
    """“per leg, weak side first”, “per arm, alternating”, or nothing where both sides work together."""
    if sides == "both":
        return ""
    if sides == "alternating":
        return f"per{NBSP}{limb}, alternating"
    first = f"{_SIDE_NAMES[weak_side]}{NBSP}first" if weak_side else f"weak{NBSP}side first"
    return f"per{NBSP}{limb}, {first}"


def amount(group: SetGroup, rounds: bool) -> str:
    """“4 × 10”; inside a circuit, whose head says the rounds, just “10”."""
    text = group.amount.typeset() if rounds else group.typeset()
    return f"{text}{NBSP}reps" if rounds and group.amount.unit == "reps" and group.amount.low else text


def rounds(count: int, rest: str) -> str:
    """The head of a circuit: “3 rounds, rest 90 s after each”."""
    said = f"{count}{NBSP}round{'' if count == 1 else 's'}"
    return f"{said}, rest {rest} after each" if rest not in ("", "none") else f"{said}, no rest between them"


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


def slug(text: str) -> str:
    """A name as part of an id: letters and figures of any script, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "x"


def letters(index: int) -> str:
    """A, B … Z, AA, AB …"""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
