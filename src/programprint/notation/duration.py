"""Lengths of time: ``90s``, ``2 min``, ``1:30``, ``2-3 min``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from programprint.notation.scanner import NBSP, Scanner, plain, span_of

HINT = "write it as 90s, 2 min, 1:30 or 2-3 min"
LONGEST = 24 * 3600
_SECONDS = {"s": 1, "min": 60, "h": 3600}


@dataclass(frozen=True)
class Duration:
    """A length of time, or a range of it. *low* and *high* count *unit*: s, min or h.

    *clock*: written as minutes and seconds, 1:30; *low* counts seconds all the same.
    """

    low: Decimal
    high: Decimal | None = None
    unit: str = "s"
    clock: bool = False

    @property
    def seconds(self) -> float:
        """Seconds; the middle of a range."""
        middle = self.low if self.high is None else (self.low + self.high) / 2
        return float(middle * _SECONDS[self.unit])

    def __str__(self) -> str:
        if self.clock:
            return _clock(int(self.low))
        return f"{span_of(self.low, self.high)}{' ' if self.unit != 's' else ''}{self.unit}"

    def typeset(self) -> str:
        """“90 s”, “2–3 min”; clock times and minutes that are not whole become “1:30 min”, to the nearest second."""
        if self.clock or (self.unit == "min" and self.high is None):
            return f"{_clock(round(self.seconds)).removesuffix(':00')}{NBSP}min"
        return f"{span_of(self.low, self.high, '–')}{NBSP}{self.unit}"


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def take_unit(scanner: Scanner) -> str | None:
    """A unit of time as the coach writes it: s, sec, min, h, ′, ″ …"""
    if match := scanner.take(r"(?:(sec(?:ond)?s?|s|\"|″)|(min(?:ute)?s?|'|′)|(h(?:ours?|rs?)?))(?![a-z])"):
        return "s" if match[1] else "min" if match[2] else "h"
    return None


def parse(text: str) -> Duration:
    """A rest or any other length of time; “none” and “0” are no time at all."""
    scanner = Scanner(text, HINT)
    if scanner.take(r"(?:none|no rest)$"):
        return Duration(Decimal(0))
    if match := scanner.take(r"(?:(\d{1,2}):([0-5]\d)|\d+:\d*)(?!\d)"):
        at, hint = scanner.at, "write minutes and seconds as 1:30, up to 99:59"
        if match[1] is None:
            raise scanner.fail(f"“{match[0]}” is not minutes and seconds", match.start(), hint)
        if take_unit(scanner) not in (None, "min"):
            raise scanner.fail("“:” stands between minutes and seconds", at, hint)
        scanner.end()
        return Duration(Decimal(int(match[1]) * 60 + int(match[2])), clock=True)
    if (low := scanner.number()) is None:
        raise scanner.fail(f"“{text}” is not a length of time")
    high = None
    if scanner.take("-") and (high := scanner.number()) is None:
        raise scanner.fail("a range needs a number after “-”")
    at, unit = scanner.at, take_unit(scanner)
    if unit is None:
        if scanner.done and not low and high is None:
            return Duration(Decimal(0))
        raise scanner.fail(
            f"“{text}” has no unit that is known",
            at,
            f"write {plain(low)}s for seconds or {plain(low)} min for minutes",
        )
    scanner.end()
    if high is not None and high <= low:
        cure = span_of(high, low if high < low else None)
        raise scanner.fail("the range runs backwards", 0, f"write {cure} {unit}")
    if (high or low) * _SECONDS[unit] > LONGEST:
        raise scanner.fail("this is longer than a day", 0, HINT)
    return Duration(low, high, unit)
