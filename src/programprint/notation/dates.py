"""Dates as files say them: a day, ``2027-03-01``, or several in a row, ``2027-12-20 to 2028-01-02``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from programprint import late
from programprint.notation.scanner import Unreadable

HINT = "write year, month and day in figures, such as 2027-03-01"
FIRST_YEAR, LAST_YEAR = 1950, 2199
"""Years that a program may be of."""
MOST_DAYS = 366
"""Days that one stretch may have: a year."""
_DATE = late.pattern(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_BETWEEN = late.pattern(r"\s*(?:\bto\b|–|\.\.|\s-\s)\s*")
Stretch = tuple[date, date]
"""The first and the last of some days in a row."""


def parse(text: str) -> date:
    """A day. Raises :class:`Unreadable` for what is no date of the calendar."""
    return _day(text.strip(), text)


def parse_stretch(text: str) -> Stretch:
    """A day, or several in a row. Raises :class:`Unreadable`, also where they end before they begin, or are more than a year."""
    ends = _BETWEEN.split(text.strip())
    if len(ends) > 2:
        raise Unreadable(f"“{text}” is no date, nor two with “to” between them", 0, "write 2027-12-20 to 2028-01-02")
    first, last = _day(ends[0], text), _day(ends[-1], text)
    if last < first:
        raise Unreadable(f"“{text}” ends before it begins", 0, "write the earlier day first")
    if last - first >= timedelta(MOST_DAYS):
        raise Unreadable(f"“{text}” is longer than a year", 0, "mend the year")
    return first, last


def _day(day: str, text: str) -> date:
    at = max(text.find(day), 0)
    if not (match := _DATE.fullmatch(day)):
        raise Unreadable(f"“{day}” is no date", at, HINT)
    year, month, number = map(int, match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"“{day}” is not of these times", at, f"write a year from {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(year, month, number)
    except ValueError:
        raise Unreadable(
            f"there is no {day} in the calendar", at, "mend month and day; the month comes first"
        ) from None
