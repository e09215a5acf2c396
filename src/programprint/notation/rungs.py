"""Ladders: ``3 ladders of 1-2-3``, ``3 ladders of 2,3,5``, ``ladder 5x(1,2,3,4,5)``, ``5 ladders of 1-5`` → sets whose parts are
the rungs."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from programprint.notation.amount import MOST_PARTS, Amount
from programprint.notation.scanner import Scanner

_JOIN = r"\s*[-+]\s*"
_RUNGS = (
    rf"(\d{{1,3}}(?:{_JOIN}\d{{1,3}})+|\d{{1,3}}(?:\s*,\s*\d{{1,3}}(?!\d|\s*(?:x|-|sets|%)))+)"
    r"|\(\s*(\d{1,3}(?:\s*[-+,]\s*\d{1,3})+)\s*\)"
)
_FROM_TO = r"(\d{1,2})\s*(?:-|to)\s*(\d{1,2})(?!\d|\s*[-+])"
"""The first and the last rung; those between them are counted out."""


def take(scanner: Scanner) -> Amount | None:
    """The rungs at the cursor, as parts of one set; None where they are written in another way."""
    at = scanner.at
    if ends := scanner.take(_FROM_TO):
        first, last = int(ends[1]), int(ends[2])
        if first == last:
            raise scanner.fail("this ladder cannot be meant", at, "write ladder 3x1+2+3")
        up = 1 if last > first else -1
        return _ladder(scanner, at, list(map(str, range(first, last + up, up))))
    match = scanner.take(_RUNGS)
    if match is None:
        return None
    numbers = (match[1] or match[2]).replace("-", "+").replace(",", "+").split("+")
    return _ladder(scanner, at, numbers)


def _ladder(scanner: Scanner, at: int, numbers: list[str]) -> Amount:
    rungs = [Amount(Decimal(number.strip())) for number in numbers]
    if len(rungs) > MOST_PARTS or not all(rung.low for rung in rungs):
        raise scanner.fail("this ladder cannot be meant", at, "write ladder 3x1+2+3")
    return replace(rungs[0], then=tuple(rungs[1:]))
