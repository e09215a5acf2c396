"""What is drawn of an exercise, in rows: figure and body side by side, and the list of muscles beside them where it has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from programprint.compose.looks import Look
from programprint.compose.type.boxes import Beside, Box
from programprint.pages import MM

DRAWN = ("figure", "body", "muscles")
"""The sections that may stand side by side, where a layout names them one after the other."""
GAP = 4 * MM
"""White between them."""
LIST = 42 * MM
"""The least width of the list of muscles."""


def drawn_together(show: Sequence[str]) -> list[list[str]]:
    """The sections of a card in order, those together that may stand side by side."""
    found: list[list[str]] = []
    for section in show:
        if section in DRAWN and found and found[-1][-1] in DRAWN:
            found[-1].append(section)
        else:
            found.append([section])
    return found


def rows_of(looks: Sequence[Look], muscles: Callable[[float], Box] | None, measure: float) -> tuple[list[Box], bool]:
    """Rows with what is drawn, *measure* points wide, and whether the list of *muscles* is among it, which is set at a width."""
    rows: list[list[Look]] = []
    for look in looks:
        if rows and _width([*rows[-1], look]) <= measure:
            rows[-1].append(look)
        else:
            rows.append([look])
    room = measure - _width(rows[-1]) - GAP if rows else 0.0
    listed = [muscles(room)] if muscles and room >= LIST else []
    boxes: list[Box] = [_row(row, listed if row is rows[-1] else []) for row in rows]
    return boxes, bool(listed)


def _width(row: Sequence[Look]) -> float:
    return sum(look.width + GAP for look in row) - GAP


def _row(looks: Sequence[Look], after: Sequence[Box]) -> Box:
    places = accumulate((look.width + GAP for look in looks), initial=0.0)
    return Beside(tuple(zip(places, [*(look.boxed() for look in looks), *after], strict=False)))
