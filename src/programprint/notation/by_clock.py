"""Times that are written in minutes and seconds, ``1:30``, ``:45``, ``1 min 30 s``, ``1:30-2:00`` → seconds."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation.scanner import Scanner

_MINUTES = r"(\d{1,3})(?:\s*(?:min(?:ute)?s?|['′])\s*|m(?=\d))([0-5]?\d)\s*(?:s(?:ec(?:ond)?s?)?|\"|″)(?![a-z])"
"""Minutes and seconds with their units: “1 min 30 s”."""
BEGINS = rf"\d*:\d\d|{_MINUTES}"


def take(scanner: Scanner) -> tuple[Decimal, Decimal | None]:
    """The seconds of a time at the cursor, from low to high where it is a range."""
    at, low = scanner.at, _minutes(scanner)
    high = None
    if scanner.sees(r"-\s*\d*:\d\d"):
        scanner.take("-")
        high = _minutes(scanner)
    scanner.take(r"min(?:ute)?s?(?![a-z])")
    if not low or (high is not None and high <= low):
        raise scanner.fail("the range runs backwards" if low else "nothing is done in no time", at, "write 3x1:30")
    return low, high


def _minutes(scanner: Scanner) -> Decimal:
    """Seconds of “1:30”, “:45” or “1:30:00”."""
    if match := scanner.take(_MINUTES):
        return Decimal(int(match[1]) * 60 + int(match[2]))
    at, match = scanner.at, scanner.take(r"(?:(\d{1,2}):(?=\d\d:))?(\d{0,3}):([0-5]\d)(?![\d:])")
    if match is None:
        raise scanner.fail("this is not minutes and seconds", at, "write 3x1:30, or 3x90s")
    hours, minutes, seconds = (int(figures or 0) for figures in match.groups())
    return Decimal(hours * 3600 + minutes * 60 + seconds)
