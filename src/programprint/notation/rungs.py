"""Ladders: ``3 ladders of 1-2-3``, ``ladder 5x(1,2,3,4,5)`` → sets whose parts are the rungs."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from programprint.notation.amount import MOST_PARTS, Amount
from programprint.notation.scanner import Scanner

_JOIN = r"\s*[-+]\s*"
_RUNGS = rf"(\d{{1,3}}(?:{_JOIN}\d{{1,3}})+)|\(\s*(\d{{1,3}}(?:\s*[-+,]\s*\d{{1,3}})+)\s*\)"


def take(scanner: Scanner) -> Amount | None:
    """The rungs at the cursor, as parts of one set; None where they are written in another way."""
    at, match = scanner.at, scanner.take(_RUNGS)
    if match is None:
        return None
    numbers = (match[1] or match[2]).replace("-", "+").replace(",", "+").split("+")
    rungs = [Amount(Decimal(number.strip())) for number in numbers]
    if len(rungs) > MOST_PARTS or not all(rung.low for rung in rungs):
        raise scanner.fail("this ladder cannot be meant", at, "write ladder 3x1+2+3")
    return replace(rungs[0], then=tuple(rungs[1:]))
