"""Sections of a card → its columns: as many as it holds, and ending as high up as they can."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from math import ceil, log2

from programprint.compose.cues.reading import torn
from programprint.compose.cues.strips import Strip
from programprint.compose.type.boxes import Lines, largest

Columns = tuple[tuple[Strip, ...], ...]
Unbroken = tuple[Sequence[Strip], float]
"""Strips that stay together in a column, and how high they are."""


def headings(sections: Sequence[Sequence[Strip]]) -> dict[int, Strip]:
    """The heading that a strip stands under, by the identity of the strip. What is drawn above it is none."""
    found: dict[int, Strip] = {}
    for section in sections:
        heading = None
        for strip in section:
            if strip.keep:
                heading = strip if isinstance(strip.body, Lines) else None
            elif heading:
                found[id(strip)] = heading
    return found


def fitting(sections: Sequence[Sequence[Strip]], rooms: Sequence[float]) -> int:
    """How many of the sections, from the first on, a card holds."""
    whole = range(len(sections), 0, -1)
    return next((count for count in whole if _poured(_whole(sections[:count], rooms), rooms, 0.0)), 0)


def strip_by_strip(section: Sequence[Strip]) -> list[list[Strip]]:
    """A section in as many parts as can be: the heading stays with the strip after it."""
    head = sum(strip.keep for strip in section) + 1
    return [[*section[:head]], *([strip] for strip in section[head:])]


def level(sections: Sequence[Sequence[Strip]], rooms: Sequence[float]) -> Columns:
    """Sections in columns that end as high up as they can, side by side; no columns at all when the rooms do not hold them."""
    poured = cache(partial(_poured, _whole(sections, rooms), rooms))
    tallest = max(rooms)
    if not poured(0.0) or len(rooms) == 1 or tallest <= 1:
        return poured(0.0)
    return poured(largest(poured, 0.0, tallest, ceil(log2(tallest))))  # to a point


def _whole(sections: Sequence[Sequence[Strip]], rooms: Sequence[float]) -> list[Unbroken]:
    """What no column tears apart: sections, or the parts of one that is higher than half a column; and how high each is."""
    parts = [part for section in sections for part in torn(section, max(rooms) / 2)]
    return [(part, sum([strip.height for strip in part])) for part in parts]


def _poured(parts: Sequence[Unbroken], rooms: Sequence[float], free: float) -> Columns:
    """Parts in columns, from the first on, *free* points left below; no columns at all when the rooms do not hold them."""
    columns: list[list[Strip]] = [[]]
    used = 0.0
    for part, height in parts:
        while used + height - (0 if columns[-1] else part[0].before) > rooms[len(columns) - 1] - free + 0.01:
            if len(columns) == len(rooms):
                return ()
            columns.append([])
            used = 0.0
        used += height - (0 if columns[-1] else part[0].before)
        columns[-1] += part
    return tuple(tuple(column) for column in columns)
