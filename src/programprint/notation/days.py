"""Days as coaches write them → their place in the week."""

from __future__ import annotations

import re
from collections.abc import Sequence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS = ("morning", "am", "a.m.", "noon", "midday", "afternoon", "pm", "p.m.", "evening", "night")


def listed(text: str) -> list[str]:
    """Several days on one line: “daily”, “Mon-Sat”, “Mon, Wed and Fri”; anything else is one day."""
    if text.casefold().strip() in ("daily", "every day", "everyday"):
        return [name.title() for name in WEEKDAYS]
    ends = re.split(r"\s*[-–]\s*|\s+to\s+", text.strip())
    if len(ends) == 2 and None not in (places := [weekday(end) for end in ends]):
        first, last = (place or 0 for place in places)
        return [WEEKDAYS[place % 7].title() for place in range(first, (last if last >= first else last + 7) + 1)]
    return [day for day in re.split(r"\s*,\s*|\s+and\s+", text.strip()) if day]


def weekday(day: str) -> int | None:
    """“Monday”, “mon” → 0; None for what is no English weekday."""
    word = day.casefold().rstrip(".,")
    return next((place for place, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.startswith(word)), None)


def day_order(day: str) -> tuple[int, int] | None:
    """Where a day comes in the week: weekday, then time of day, as in “Monday AM”; None for what is no weekday."""
    first, *rest = day.casefold().split() or [""]
    hour = " ".join(rest).strip("()")
    if (place := weekday(first)) is None or (hour and hour not in _HOURS):
        return None
    return place, _HOURS.index(hour) + 1 if hour else 0


def weekdays_in_a_row(names: Sequence[str]) -> int:
    """How many weekdays follow each other, where these are three or more and nothing else; otherwise 0."""
    places = [place for name in names if (place := weekday(name)) is not None]
    in_a_row = len(places) == len(names) > 2 and places == list(range(places[0], places[0] + len(places)))
    return len(places) if in_a_row else 0


def same_day(one: str, other: str) -> bool:
    """Whether two texts mean one day."""
    return one.casefold() == other.casefold() or (day_order(one) is not None and day_order(one) == day_order(other))


def twice(days: Sequence[str]) -> str:
    """The first day that is named twice; empty when there is none."""
    return next((day for n, day in enumerate(days) if day and any(same_day(day, other) for other in days[:n])), "")
