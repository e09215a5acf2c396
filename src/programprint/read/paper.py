"""Lengths, distances and papers: what a layout measures with."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from programprint.pages import MM
from programprint.read.readers import ReadBy, unreadable

PAPERS = {
    "a4": (210 * MM, 297 * MM),
    "letter": (8.5 * 72, 11 * 72),
    "a4+letter": (210 * MM, 279 * MM),
    "a6": (105 * MM, 148 * MM),
    "a5": (148 * MM, 210 * MM),
    "legal": (8.5 * 72, 14 * 72),
    "tabloid": (11 * 72, 17 * 72),
    "a3": (297 * MM, 420 * MM),
    "a2": (420 * MM, 594 * MM),
    "a1": (594 * MM, 841 * MM),
}
"""Width and height in points, portrait. “a4+letter” is what both have: one file that prints on either without scaling."""

LARGEST_PAPER = 5080 * MM
"""A PDF page cannot be larger: 200 inches."""

PRINTABLE = 6.4 * MM
"""The margin that every printer can print."""
SMALLEST_TYPE = 8.0
"""The smallest type that can be read in the hand, in points."""
SMALLEST_ROW = 8.5 * MM
"""The least height of a cell for handwriting."""

_POINTS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0}


def _length(value: object) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)", str(value).strip()) if isinstance(value, str) else None
    if not match:
        raise unreadable(f"“{value}” is not a length", "write it as 12mm, 1.5cm, 0.5in or 9pt")
    return float(Decimal(match[1])) * _POINTS[match[2]]


Length = Annotated[float, ReadBy(_length, {"type": "string", "examples": ["12mm", "9pt"]})]
"""A length with its unit; points once read."""


def _distance(value: object) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(m|ft)", str(value).strip()) if isinstance(value, str) else None
    metres = float(match[1]) * (1 if match[2] == "m" else 0.3048) if match else 0.0
    if metres <= 0:
        raise unreadable(f"“{value}” is not a distance to read from", "write it as 3m or 10ft")
    return metres


Distance = Annotated[float, ReadBy(_distance, {"type": "string", "examples": ["3m", "10ft"]})]
"""How far away a reader stands; metres once read."""


@lru_cache(maxsize=16)
def paper_size(name: str) -> tuple[float, float] | None:
    """Width and height in points of a paper by name or as “200mm x 250mm”; None when it is neither."""
    if name.lower() in PAPERS:
        return PAPERS[name.lower()]
    sides = re.split(r"\s*[x×]\s*", name.strip())
    try:
        width, height = (_length(side) for side in sides)
    except ValueError:
        return None
    return (width, height) if 0 < width <= LARGEST_PAPER and 0 < height <= LARGEST_PAPER else None
