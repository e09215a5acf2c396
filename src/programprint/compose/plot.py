"""Figures of the weeks → a row of bars above one line, each with its number: black on white, solid, a deload hollow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programprint.compose.pen import Pen
from programprint.pages import MM

BAR = 0.62
"""Width of a bar, as a part of its week's column."""
WIDEST = 14 * MM
"""Bars are not wider than this."""
OUTLINE = 0.75
"""Weight of the outline of a hollow bar, in points."""
LOWEST = 0.6
"""A figure that is not nothing has a bar at least this high, in points."""


@dataclass(frozen=True)
class Bar:
    """A figure of one week: its value, what is printed above it, and whether the bar is hollow."""

    value: float
    text: str
    hollow: bool = False


def bars(
    pen: Pen, places: Sequence[tuple[float, float]], found: Sequence[Bar], base: float, height: float, top: float
) -> None:
    """Sets bars on the line *base*, one for each place (left edge and width of its column).

    *top* is the value whose bar would be *height* points high: rows that share it can be compared. The number stands right
    above its bar.
    """
    size, rules = pen.layout.type.small, pen.layout.rules
    for (x, column), bar in zip(places, found, strict=True):
        width = min(column * BAR, WIDEST)
        left, tall = x + (column - width) / 2, height * bar.value / top if top else 0.0
        if bar.value > 0:
            tall = max(tall, LOWEST)
            if bar.hollow and tall > 2 * OUTLINE:
                half = OUTLINE / 2
                pen.box(left + half, base - tall + half, width - OUTLINE, tall - half, OUTLINE)
            else:
                pen.fill(left, base - tall, width, tall)
        pen.text(left + width / 2, base - tall - 0.22 * size, bar.text, "regular", size, "centre")
    if places:
        pen.rule(places[0][0], places[-1][0] + places[-1][1], base, rules.thin)


def room(size: float, height: float) -> float:
    """Points from the top of the numbers of a row of bars down to below its line; *size* is that of the type."""
    return height + 0.22 * size + 0.7 * size + 1 * MM
