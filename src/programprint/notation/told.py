"""Loads that another set tells: ``-10%``, ``+5kg``, ``90% of top set``, ``first set``; weights of another day."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation import named_load
from programprint.notation.scanner import Scanner, Unreadable
from programprint.notation.target import Load, SameAs, Shift

WEIGHT_OF = r"[a-z0-9][a-z0-9' -]*? (?:weight|load)"
"""A weight that the athlete knows: “Monday's weight”, “last work weight”."""
FIRST = r"(?:as |like )?(?:the )?first set(?: last)?(?![a-z])|FSL(?![a-z])"
SECOND = r"(?:as |like )?(?:the )?second set(?: last)?(?![a-z])|SSL(?![a-z])"
_OF_A_SET = (
    r"\d+(?:\.\d+)?\s*% of (?:(?:the )?(?:top(?! (?:speed|effort))(?: set)?|set before|last set)|it|that)(?![a-z])"
)


BEGINS = rf"{FIRST}|{SECOND}|{_OF_A_SET}"
"""How the load of another set begins."""


def take(scanner: Scanner) -> Load | None:
    """“-10%”, “+5kg”, “80% of top set”, “first set”: a load told by another set of the same exercise."""
    if scanner.take(FIRST):
        return SameAs(1)
    if scanner.take(SECOND):
        return SameAs(2)
    at = scanner.at
    if match := scanner.take(
        r"(\d+(?:\.\d+)?)\s*% of (?:(?:the )?(?:top(?: set)?|set before|last set)|it|that)(?![a-z])"
    ):
        share = Decimal(match[1]) - 100
        if not -99 <= share <= 100:
            raise scanner.fail(f"{match[1]} % of another set is out of reach", at, "write 90% of top set, or -10%")
        if not share:
            raise scanner.fail("100 % of another set is its own load", at, "write first set, or the load itself")
        return Shift(share, "%")
    if not (sign := scanner.take(r"[+-](?=\s*\d)")):
        return None
    step = (scanner.number() or Decimal(0)) * (-1 if sign[0] == "-" else 1)
    unit = "%" if scanner.take("%") else named_load.take_unit(scanner)
    if unit is None or not step or (unit == "%" and not -100 < step <= 100):
        raise scanner.fail("a change from the set before needs a number and %, kg or lb", at, "write -10% or -5kg")
    scanner.take(r"(?:of|from|than) (?:the )?(?:top(?: set)?|set before|last set)(?![a-z])")
    return Shift(step, unit)


def of_nothing(scanner: Scanner) -> Unreadable:
    """The load of another set, where none stands before it."""
    words = scanner.written[scanner.at :].strip()
    return scanner.fail(
        f"“{words}” is the load of another set, and none stands before it here",
        hint="write the set that it follows first: 1x5 @ 85%, 3x5 @ first set; or give it a load of its own",
    )


def no_load(scanner: Scanner, forms: str) -> Unreadable:
    """Words that are no load; those for a weight of another time need a share of it."""
    words = scanner.written[scanner.at :].strip()
    if known := scanner.take(rf"(?:the |as |use )*(?:same (?:as )?)?({WEIGHT_OF})(?![a-z])"):
        if known[1].lower().startswith("same "):
            return scanner.fail(
                f"“{words}” does not say as what", known.start(), "write first set, or 100% of last week's weight"
            )
        return scanner.fail(
            f"“{words}” needs a share of it",
            known.start(),
            f"write 100% of {known[1]}, or how it climbs in “progress:”",
        )
    if scanner.sees(r"(?:the )?(?:same|like|as) .*(?:last|before|previous)"):
        return scanner.fail(f"“{words}” is not a load", hint="write 100% of last week's weight, or first set")
    return scanner.fail(f"“{words}” is not a load", hint=f"{forms}; words go into “note:”")
