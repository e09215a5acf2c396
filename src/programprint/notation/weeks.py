"""Choices of weeks: ``1``, ``1-3``, ``1-2,4``, ``1-4 and 6``."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation.scanner import Scanner

HINT = "write 1, 1-3 or 1-2,4"
MOST_WEEKS = 1_000
"""The last week that can be named at all; the limit of a run is lower."""


def parse(text: str) -> tuple[int, ...]:
    """The weeks that are named, counted from 1, in order, each once."""
    scanner, weeks = Scanner(text, HINT), set[int]()
    while True:
        at = scanner.at
        if not (match := scanner.take(r"(\d+)(?:\s*-\s*(\d+))?")):
            raise scanner.fail(f"“{text}” does not name weeks")
        first, last = Decimal(match[1]), Decimal(match[2] or match[1])
        if not 1 <= first <= last <= MOST_WEEKS:
            raise scanner.fail(f"“{match[0].strip()}” does not name weeks", at)
        weeks.update(range(int(first), int(last) + 1))
        if not scanner.take(r",\s*(?:and(?![a-z])|&)|,|and(?![a-z])|&|\+"):
            break
    scanner.end()
    return tuple(sorted(weeks))
