"""Which side works, and which one first."""

from __future__ import annotations

from programprint.notation.amount import Limb
from programprint.notation.units import COUNTED, Unit
from programprint.read.exercise import Sides
from programprint.wording.words import Words

_SIDES = {"L": "left", "R": "right", "": "weak"}


def per_side(sides: Sides, limb: Limb, first: str, unit: Unit, together: bool, words: Words) -> str:
    """“per leg, weak side first”, “per arm, alternating”, or nothing where both sides work together. *first* is the
    letter of the side that comes first, empty where that is the weak one and nobody knows which that is.

    A time or a distance on alternating sides is that of both *together*; steps and totals always are.
    """
    if sides == "both":
        return ""
    per = "" if together else words(f"side.per.{limb}")
    if sides == "alternating":
        return words.listed((per if unit in COUNTED else "", words("side.alternating")))
    return words.listed((per, words(f"side.first.{_SIDES[first]}")))


def one_side(side: str, limb: Limb, words: Words) -> str:
    """“left leg only”, “weak arm only”; *side* is a letter, or empty for a weak side that nobody knows."""
    return words(f"side.only.{_SIDES.get(side, 'weak')}.{limb}")
