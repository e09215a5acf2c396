"""Figures of the weeks → bars, upright above one line or lying in a line of text, each with its number: black on white,
solid, a deload hollow."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.type.pen import CAPITAL, Pen
from programprint.pages import MM

BAR = 0.62
"""Width of a bar, as a part of its week's column."""
WIDEST = 14 * MM
"""Bars are not wider than this."""
OUTLINE = 0.75
"""Weight of the outline of a hollow bar, in points."""
_ABOVE_BAR, _DIGIT = 0.22, 0.7
"""From a bar up to its number, and the height of that, as parts of the size of the type."""
LOWEST = 0.6
"""A figure that is not nothing has a bar at least this high, in points."""


class Bar(Struct, frozen=True):
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
            _bar(pen, left, base - tall, width, tall, bar.hollow)
        pen.text(left + width / 2, base - tall - _ABOVE_BAR * size, bar.text, "regular", size, "centre")
    if places:
        pen.rule(places[0][0], places[-1][0] + places[-1][1], base, rules.thin)


def lying(pen: Pen, x: float, column: float, bar: Bar, baseline: float, top: float) -> None:
    """Sets one bar from *x* to the right, as high as the capitals on *baseline*, and its number after it.

    *top* is the value whose bar and number would fill the column.
    """
    size, gap = pen.layout.type.small, 1 * MM
    longest = column - pen.metrics.width(bar.text, "regular", size) - gap
    length = max(longest * bar.value / top if top else 0.0, LOWEST if bar.value > 0 else 0.0)
    if length:
        _bar(pen, x, baseline - CAPITAL * size, length, CAPITAL * size, bar.hollow)
    pen.text(x + length + gap, baseline, bar.text, "regular", size)


def _bar(pen: Pen, x: float, y: float, width: float, height: float, hollow: bool) -> None:
    if hollow and min(width, height) > 2 * OUTLINE:
        pen.box(x + OUTLINE / 2, y + OUTLINE / 2, width - OUTLINE, height - OUTLINE, OUTLINE)
    else:
        pen.fill(x, y, width, height)


def room(size: float, height: float) -> float:
    """Points from the top of the numbers of a row of bars down to below its line; *size* is that of the type."""
    return height + (_ABOVE_BAR + _DIGIT) * size + 1 * MM
