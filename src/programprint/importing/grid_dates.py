"""Heads that are dates, a week apart → the weeks that begin on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

_DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})(?:\2(\d{2,4})?)?(?: 00:00:00)?")
_ORDERS = ("ymd", "dmy", "mdy")
_LEAP = 2024
"""The year of dates that name none."""


def weeks_apart(cells: Mapping[int, str]) -> dict[int, str]:
    """Columns and labels (“2 March”) of the cells that are dates; none at all unless they are a week apart in one way of
    writing dates, since 02/03 is in March for one coach and in February for another."""
    dates = {column: found for column, text in cells.items() if (found := _DATE.fullmatch(text.strip()))}
    for order in _ORDERS:
        days = [_read(match, order) for match in dates.values()]
        known = [day for day in days if day]
        if len(known) == len(days) > 1 and all((after - here).days == 7 for here, after in pairwise(known)):
            return {column: f"{day.day} {day:%B}" for column, day in zip(dates, known, strict=True)}
    return {}


def _read(match: re.Match[str], order: str) -> date | None:
    if order == "ymd":
        year, month, day = match[1], match[3], match[4]
        if len(year) != 4 or not day:
            return None
    else:
        year = match[4] or str(_LEAP)
        day, month = (match[1], match[3]) if order == "dmy" else (match[3], match[1])
    try:
        return date(int(year) + (2000 if len(year) < 3 else 0), int(month), int(day))
    except ValueError:
        return None
