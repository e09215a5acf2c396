"""Dates in a grid: heads a week apart, the dates of a list, and what a spreadsheet made a date of, such as 8-10."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})(?:\2(\d{2,4})?)?(?: 00:00:00)?")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NAMED = re.compile(
    rf"(?:(?P<day>{_DAY})[-. ]{{1,2}}(?P<month>{_MONTH})|(?P<first>{_MONTH})[-. ]{{1,2}}(?P<second>{_DAY}))"
    r"\.?(?:[-, ]{1,2}(?P<year>\d{4}|\d\d))?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,. ]+(?=\S*\d)", re.IGNORECASE)
_ORDERS = ("ymd", "dmy", "mdy")
_LEAP = 2024
"""The year of dates that name none."""
_TYPED = 2015
"""A spreadsheet puts the year in which somebody types; a year before this one was the third number of a row of three."""


def is_date(text: str) -> bool:
    """Whether a cell is a date in words, or one with its year."""
    match = _NUMBERS.fullmatch(text)
    return bool(_NAMED.fullmatch(text) or (match and match[4] and max(len(match[1]), len(match[4])) == 4))


def as_range(text: str) -> str | None:
    """The two numbers that a spreadsheet made a date of, the smaller one first: 10-Aug, 8-Oct and 2026-08-10 are 8-10. None when
    it may have been something else."""
    if match := _NAMED.fullmatch(text):
        month = _MONTHS.index((match["month"] or match["first"])[:3].lower()) + 1
        other, year = int(re.sub(r"\D", "", match["day"] or match["second"])), match["year"]
        if year and not int(year) + (2000 if len(year) < 3 else 0) >= _TYPED:
            return None
        return _range(month, other)
    match = _NUMBERS.fullmatch(text)
    if not match or not match[4]:
        return None
    if len(match[1]) == 4:
        year, *two = match[1], match[3], match[4]
    else:
        year, *two = match[4], match[1], match[3]
    return _range(*map(int, two)) if len(year) == 4 and int(year) >= _TYPED else None


def _range(one: int, other: int) -> str | None:
    return f"{min(one, other)}-{max(one, other)}" if one != other and min(one, other) else None


def weeks_apart(cells: Mapping[int, str]) -> dict[int, str]:
    """Columns and labels (“2 March”) of the cells that are dates; none at all unless they are a week apart in one way of
    writing dates, since 02/03 is in March for one coach and in February for another."""
    dates = {column: text.strip() for column, text in cells.items() if _match(text.strip())}
    for order in _ORDERS:
        days = [_read(text, order) for text in dates.values()]
        known = _onward([day for day in days if day])
        if len(known) == len(days) > 1 and all((after - here).days == 7 for here, after in pairwise(known)):
            return {column: f"{day.day} {day:%B}" for column, day in zip(dates, known, strict=True)}
    return {}


def days_of(texts: Iterable[str]) -> dict[str, date]:
    """The days of a list, by the texts that name them: all of them, in the one way of writing dates that can be meant. None at
    all when there are two such ways."""
    listed = [text for text in dict.fromkeys(texts) if _match(text)]
    ways = []
    for order in _ORDERS:
        days = [_read(text, order) for text in listed]
        known = [day for day in days if day]
        if listed and len(known) == len(days):
            found = dict(zip(listed, known, strict=True))
            if found not in ways:
                ways.append(found)
    close = [way for way in ways if max(way.values()) - min(way.values()) <= timedelta(days=max(60, 10 * len(way)))]
    return (ways if len(ways) == 1 else close)[0] if len(ways) == 1 or len(close) == 1 else {}


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _match(text: str) -> re.Match[str] | None:
    return _NUMBERS.fullmatch(text) or _NAMED.fullmatch(_WEEKDAY.sub("", text, count=1))


def _onward(days: list[date]) -> list[date]:
    """Days of which each comes after the one before: January after December is in the next year."""
    found: list[date] = []
    for day in days:
        if found and day.year == _LEAP and found[-1].month == 12 and day.month == 1:
            day = day.replace(year=found[-1].year + 1)
        found.append(day)
    return found


def _read(text: str, order: str) -> date | None:
    if match := _NAMED.fullmatch(_WEEKDAY.sub("", text, count=1)):
        month = str(_MONTHS.index((match["month"] or match["first"])[:3].lower()) + 1)
        return _day(match["year"] or str(_LEAP), month, re.sub(r"\D", "", match["day"] or match["second"]))
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    if order == "ymd":
        if len(match[1]) != 4 or not match[4]:
            return None
        return _day(match[1], match[3], match[4])
    day, month = (match[1], match[3]) if order == "dmy" else (match[3], match[1])
    return _day(match[4] or str(_LEAP), month, day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) < 3 else 0), int(month), int(day))
    except ValueError:
        return None


def made_a_date(text: str) -> tuple[str, str]:
    """What is wrong with a cell that the spreadsheet made a date of, and the cure."""
    two = as_range(text)
    message = f"“{text}” is a date; the spreadsheet made it of something like {two or '5-3-1'}"
    return message, f"format the cell as text and write it again, such as {(two or '3-10').replace('-', 'x')}"
