"""Reps that follow from those of another set: ``half of set 1``, ``as many singles as the first set``, ``70% of set 2``."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation.scanner import Scanner, plain

HALF, WHOLE = Decimal(50), Decimal(100)
"""Percent of the reps of another set that have words of their own."""
_OF_SET = (
    r"(?:(?P<half>half(?: of| as many as)?)|(?P<share>[1-9]\d?|1\d\d)\s*% of|as many (?:(?P<singles>singles)|reps )?\s*as|"
    r"(?:the )?same (?:number )?(?:of )?(?:reps )?as) "
    r"(?:the )?(?:reps (?:of|in) )?(?:the )?(?:set (?P<number>[1-9]\d?)|(?P<word>first|second) set)(?:'s)?(?: reps)?(?![a-z\d])"
)


def take(scanner: Scanner) -> tuple[Decimal, int, bool] | None:
    """The share in percent of the reps of the set with the number, and whether these are singles; None for anything else."""
    if not (match := scanner.take(_OF_SET)):
        return None
    share = HALF if match["half"] else Decimal(match["share"]) if match["share"] else WHOLE
    number = {"first": 1, "second": 2}.get((match["word"] or "").lower()) or int(match["number"])
    return share, number, bool(match["singles"])


def written(share: Decimal, number: int, singles: bool) -> str:
    """As a coach writes it: “half of set 1”."""
    many = "as many singles as" if singles else "as many as"
    named = "half of" if share == HALF else many if share == WHOLE else f"{plain(share)}% of"
    return f"{named} set {number}"
