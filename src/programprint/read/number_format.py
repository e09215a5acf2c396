"""A number of a workbook and the format of its cell → what a person sees: “75%”, “1:30”, “10-Aug”, “135 lbs”."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from programprint import late
from programprint.notation.scanner import plain

EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
"""Day 0 of a workbook, by whether it counts from 1904."""
_LITERAL = late.pattern(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DATE = late.pattern(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_SPAN = late.pattern(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SECTION = late.pattern(r'(?:"[^"]*"|\\.|[^;])*')
_PIECE = late.pattern(
    r'"(?P<words>[^"]*)"|\\(?P<sign>.)|\[[^\]]*\]|[_*].|(?P<figure>General|[0#?][0#?.,]*)|(?P<space>\s)|.', re.DOTALL
)
"""What a format consists of: words as they are, places of figures, and what only moves or colours them."""


def dated(value: int | float, form: str, epoch: datetime) -> int | float | str | time | datetime | timedelta:
    """A number as the day or the time that its format makes of it; any other number as it is."""
    first = _LITERAL.sub("", form.split(";")[0])
    if not _DATE.search(first):
        return value
    try:
        if _SPAN.search(first):
            return timedelta(days=value)
        day, part = divmod(value, 1)
        rest = timedelta(milliseconds=round(part * 86_400_000))
        if 0 <= value < 1 and not rest.days:
            return (datetime.min + rest).time()
        early = 0 < value < 60 and epoch == EPOCHS[False]  # spreadsheets believe in a 29 February 1900
        return epoch + timedelta(days=day + early) + rest
    except OverflowError:
        return "#VALUE!"


def iso(text: str) -> str:
    """A day or a time as a sheet may write it out."""
    try:
        return cell_text(time.fromisoformat(text) if text[2:3] == ":" else date.fromisoformat(text[:10]), "")
    except ValueError:
        return text


def cell_text(value: object, form: str) -> str:
    """What a cell with this value and number format says: 0.75 as 0% is “75%”, 1:30 as a time of day “1:30”."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return _number(value, form)
        case datetime() | date():
            return _day(value, _LITERAL.sub("", form.split(";")[0]).lower())
        case time():
            return _clock(value.hour, value.minute, value.second)
        case timedelta():
            seconds = round(value.total_seconds())
            return _clock(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return str(value)


def _number(value: int | float, form: str) -> str:
    number = Decimal(repr(value)) if isinstance(value, int) else _rounded(Decimal(repr(value)), 6)
    if "%" in form:
        return f"{plain(_rounded(number * 100, 4))}%"
    text = plain(number)
    digits = form.strip()
    return text.zfill(len(digits)) if digits and set(digits) == {"0"} else _with_words(text, value, form)


def _with_words(text: str, value: int | float, form: str) -> str:
    """The words of a format around its number: 135 as 0" lbs" is “135 lbs”."""
    if '"' not in form and "\\" not in form:
        return text
    before, after = _words_around(form, (value > 0) - (value < 0))
    return f"{before}{text}{after}".strip()


@lru_cache(maxsize=20_000)
def _words_around(form: str, sign: int) -> tuple[str, str]:
    """What a format says before and after a number that is below, at or above 0. Signs without letters say nothing."""
    parts = [part for part in _SECTION.findall(form) if part]
    chosen = parts[1] if sign < 0 and len(parts) > 1 else parts[2] if not sign and len(parts) > 2 else parts[0]
    around, place = ["", ""], 0
    for piece in _PIECE.finditer(chosen):
        place = 1 if piece["figure"] else place
        around[place] += piece["words"] or piece["sign"] or piece["space"] or ""
    before, after = around
    return (before, after) if place and any(map(str.isalpha, before + after)) else ("", "")


def _day(value: date, form: str) -> str:
    """A day. One without its year, or its day, is shown so: a spreadsheet makes “10-Aug” of what was typed as 8-10."""
    if "d" in form and "y" not in form and "mmm" in form:
        return f"{value.day}-{_MONTHS[value.month - 1]}"
    if "d" not in form and "mmm" in form and "y" in form:
        return f"{_MONTHS[value.month - 1]}-{value.year % 100:02}"
    return value.strftime("%Y-%m-%d")


def _rounded(number: Decimal, places: int) -> Decimal:
    """A number without what counting in halves leaves behind its end; large ones have no places."""
    return round(number, places) if abs(number) < 10**15 else number


def _clock(hours: int, minutes: int, seconds: int) -> str:
    """A time of day as the coach typed it: a program takes 1:30 for hours and minutes, a coach means minutes and seconds."""
    if hours and not seconds:
        return f"{hours}:{minutes:02}"
    return f"{hours * 60 + minutes}:{seconds:02}"
