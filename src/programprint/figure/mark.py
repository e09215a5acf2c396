"""Marks beside a figure: a clock for what is held, two arrows for what changes sides."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from programprint.figure.body import Point, moved
from programprint.figure.ink import Added, Ink, Solid, Widths, clear, ready
from programprint.figure.notation import Mark
from programprint.figure.outline import circle, path, polygon

SIZE = 6.0
"""Half the width of a mark."""
CLEAR = 3.0
"""Units of white around it."""

Box = tuple[float, float, float, float]


def marked(mark: Mark, bounds: Box, taken: Sequence[Solid], widths: Widths) -> Added:
    """A mark where the frame leaves room, from its upper right corner on; else to the right of it."""
    size = max(SIZE, widths.line * 3.2)
    centre = _free(bounds, taken, size)
    inks = _clock(centre, size, widths) if mark == "hold" else _arrows(centre, size, widths)
    return Added(inks, ((centre, centre, size),))


def _free(bounds: Box, taken: Sequence[Solid], size: float) -> Point:
    left, bottom, right, top = bounds
    kept, white = ready(taken), size + CLEAR
    y = top - size
    while y >= bottom + size + CLEAR:
        x = right - size
        while x >= left + size:
            missing = white - clear((x, y), kept, white)
            if missing <= 0:
                return x, y
            x -= 2.0 * max(1, ceil(missing / 2 - 1e-6))
        y -= 2.0
    return right + size + CLEAR, max(min(top - size, bottom + 60.0), bottom + size + CLEAR)


def _clock(centre: Point, size: float, widths: Widths) -> tuple[Ink, ...]:
    line = widths.line
    hands = [moved(centre, (0.0, size * 0.62)), centre, moved(centre, (size * 0.42, 0.0))]
    return Ink((circle(centre, size - line / 2),), weight=line), Ink((path(hands),), weight=line * 0.8)


def _arrows(centre: Point, size: float, widths: Widths) -> tuple[Ink, ...]:
    """One to the right above one to the left."""
    line, high = widths.line, size * 0.55
    half = size * 0.42
    shafts, heads = [], []
    for way in (1, -1):
        y = centre[1] + way * high
        tip = (centre[0] + way * size, y)
        base = moved(tip, (-way * size * 0.75, 0.0))
        shafts.append(path([(centre[0] - way * size + way * line / 2, y), base]))
        heads.append(polygon([tip, moved(base, (0.0, half)), moved(base, (0.0, -half))]))
    return Ink(tuple(shafts), weight=line), Ink(tuple(heads))
