"""Figures of the weeks → a small line of bars, to be read beside its numbers: black on white, solid, a deload hollow."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.type.pen import Pen
from programprint.pages import MM

STEP = 1.9 * MM
"""From bar to bar, where there is room."""
BAR = 0.7
"""Width of a bar, as a part of that."""
OUTLINE = 0.75
"""Weight of the outline of a hollow bar, in points."""
LOWEST = 0.6
"""A figure that is not nothing has a bar at least this high, in points."""


class Bar(Struct, frozen=True):
    """A figure of one week: its value, what is printed for it, and whether the bar is hollow. Where it is so much *of* something,
    that is an outline, filled as far as the figure goes."""

    value: float
    text: str
    hollow: bool = False
    of: float = 0.0


def growth(pen: Pen, right: float, base: float, found: Sequence[Bar], step: float, height: float, top: float) -> None:
    """Sets bars on the line *base*, *step* points apart, up to their *right* end.

    *top* is the value whose bar would be *height* points high: rows that share it can be compared.
    """
    width = step * BAR
    for index, bar in enumerate(found):
        tall = max(height * bar.value / top if top else 0.0, LOWEST if bar.value > 0 else 0.0)
        x = right - (len(found) - index) * step + step - width
        whole = height * bar.of / top if top else 0.0
        if whole > tall and min(width, whole) > 2 * OUTLINE:
            pen.box(x + OUTLINE / 2, base - whole + OUTLINE / 2, width - OUTLINE, whole - OUTLINE, OUTLINE)
        if tall and bar.hollow and min(width, tall) > 2 * OUTLINE:
            pen.box(x + OUTLINE / 2, base - tall + OUTLINE / 2, width - OUTLINE, tall - OUTLINE, OUTLINE)
        elif tall:
            pen.fill(x, base - tall, width, tall)
