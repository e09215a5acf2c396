"""When a program starts, and the days on which nobody trains."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from msgspec import Struct

from programprint.notation import dates
from programprint.notation.scanner import Unreadable
from programprint.read.fields import shorthand
from programprint.read.readers import ReadBy, Unfit, unreadable

OFF_WORDS = ("off", "skip", "rest", "-", "–")
"""What a coach writes for a day that is left out, where another would stand to which it is moved."""
MOST_SKIPPED = 366
"""Days and stretches that may be named."""
_HINT = "write [2027-03-29, 2027-12-20 to 2028-01-02], and {2027-04-05: 2027-04-06} for a day that moves"


class Skipped(Struct, frozen=True):
    """The days that are *left_out*, and those that are *moved*, each to another."""

    left_out: frozenset[date] = frozenset()
    moved: tuple[tuple[date, date], ...] = ()

    def on(self, day: date) -> date | None:
        """When that is done what the program has for a day; None where it is left out."""
        return dict(self.moved).get(day, None if day in self.left_out else day)


def _days(text: object) -> Iterator[date]:
    if not isinstance(text, str):
        raise unreadable("a day is one text", _HINT)
    try:
        first, last = dates.parse_stretch(text)
    except Unreadable as fault:
        raise unreadable(fault.message, fault.hint) from None
    return (first + timedelta(day) for day in range((last - first).days + 1))


def _skipped(value: object) -> Skipped:
    items = value if isinstance(value, list) else [value]
    pairs = [pair for item in items for pair in (item.items() if isinstance(item, dict) else [(item, "off")])]
    if len(pairs) > MOST_SKIPPED:
        raise Unfit("long", most=MOST_SKIPPED)
    left_out: set[date] = set()
    moved: dict[date, date] = {}
    for key, to in pairs:
        days = list(_days(key))
        if isinstance(to, str) and to.strip().casefold() in OFF_WORDS:
            left_out.update(days)
            continue
        aims = list(_days(to))
        if len(days) > 1 or len(aims) > 1:
            raise unreadable(f"“{key}” is more than a day; one day moves to another", "write a line for each day")
        moved[days[0]] = aims[0]
    for day, to in moved.items():
        if day in left_out:
            raise unreadable(f"{day} is left out, and moved to {to}", "keep one of the two")
        if to in left_out:
            raise unreadable(f"{day} is moved to {to}, which is left out", "move it to another day")
    return Skipped(frozenset(left_out), tuple(sorted(moved.items())))


Day = Annotated[date, *shorthand(dates.parse, "A date", ["2027-03-01"])]
Skip = Annotated[
    Skipped,
    ReadBy(
        _skipped,
        {
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}},
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"type": "string"},
                            {"type": "object", "additionalProperties": {"type": "string"}},
                        ]
                    },
                },
            ]
        },
    ),
]
"""A day, several, or a map from days to those to which they move."""
