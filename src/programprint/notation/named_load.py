"""Loads that go by a name: ``bodyweight + 10kg``, ``bar``, ``red band``, ``daily max``; and the unit of a weight."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation import rule
from programprint.notation.scanner import Scanner, plain
from programprint.notation.target import Band, Bar, BodyWeight, Load, RepMax, WeightUnit

BODYWEIGHT = r"(?:body\s?weight|bw)"
_BAR = r"(?:the |just the |an? )?(?:empty )?bar(?:bell)?(?![a-z])"
_BAND = r"((?:[a-z]+[ -]){0,2}?)(?:resistance )?bands?(?![a-z])"
BEGINS = rf"{BODYWEIGHT}(?![a-z])|{_BAR}|{_BAND.replace('(', '(?:', 1)}"
"""How such a load begins; it needs no “@” before it."""


def take(scanner: Scanner) -> Load | None:
    """A load that goes by a name; None where none stands."""
    if not scanner.word:
        return None
    if match := scanner.take(_BAND):
        return Band(match[1].strip().lower())
    if scanner.take(rf"{BODYWEIGHT}(?![a-z])"):
        return _bodyweight(scanner)
    if scanner.take(_BAR):
        return Bar()
    return RepMax(1) if scanner.take(r"(?:the |a )?(?:daily |day's )?max(?![a-z]|\s*(?:RPE|effort|speed|HR))") else None


def take_unit(scanner: Scanner) -> WeightUnit | None:
    """The unit of a weight, as coaches write it."""
    if match := scanner.take(r"(?:(kgs?|kilos?)|(lbs?|pounds?))(?![a-z])"):
        return "kg" if match[1] else "lb"
    return None


def _bodyweight(scanner: Scanner) -> BodyWeight:
    if rule.sees(scanner) or not (sign := scanner.take(r"[+-](?=\s*\d)(?!\s*\d+\s*x)")):
        return BodyWeight()
    added = scanner.number() or Decimal(0)
    unit = take_unit(scanner)
    if unit is None:
        share = f"{plain(added)}% of bodyweight" if scanner.sees("%") else "bodyweight + 10kg"
        raise scanner.fail("what is added to the bodyweight needs kg or lb", hint=f"write {share}")
    return BodyWeight(-added if sign[0] == "-" else added, unit if added else "")
