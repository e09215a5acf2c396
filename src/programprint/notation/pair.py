"""Two figures that a group chooses from, ``95/65 lb``, ``24/20 in``, ``15/12 cal`` → the second of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from msgspec.structs import replace

from programprint.notation.exertion import Height
from programprint.notation.scanner import Scanner, plain
from programprint.notation.target import Load, Weight

Target = TypeVar("Target", bound=Load)
HINT = "write 95/65 lb, or 24/20 in; sets that differ are written one by one: 1x5 @ 65%, 1x5 @ 75%"


def second(scanner: Scanner, first: Decimal) -> Decimal | None:
    """The 65 of 95/65, with the cursor after the 95; None where there is no other."""
    if not scanner.sees(r"/\s*\d"):
        return None
    scanner.take("/")
    at, found = scanner.at, scanner.number()
    if not found or found == first:
        raise scanner.fail(
            "the two of a pair are not the same, nor nothing", at, f"write {plain(first)} once, or {HINT[6:14]}"
        )
    return found


def of(scanner: Scanner, at: int, load: Load, other: Decimal | None) -> Load:
    """A target with the other one of its pair, where there is one; *at* is where it begins."""
    if other is None:
        return load
    if not isinstance(load, Weight | Height):
        raise scanner.fail("a pair that a group chooses from is one of weights or heights", at, HINT)
    return replace(load, second=other)
