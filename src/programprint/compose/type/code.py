"""An address → the code that a phone's camera reads, in solid bars."""

from __future__ import annotations

from functools import cache

from programprint.compose.type.pen import Pen
from programprint.pages import MM, Fill

SMALLEST_MODULE, LARGEST_MODULE = 0.4 * MM, 0.6 * MM
"""A module is one square of the code: below 0.4 mm a camera in the hand fails on a worn card."""
QUIET = 4
"""Modules of white that a code needs on every side."""
_SIDE = 18 * MM
"""How large a code becomes where that keeps its modules between the smallest and the largest."""


class Code:
    """The code of an address. Its white is not part of *side*."""

    def __init__(self, address: str) -> None:
        self.rows = _rows(address)
        self.module = min(max(_SIDE / len(self.rows), SMALLEST_MODULE), LARGEST_MODULE)
        self.side = self.module * len(self.rows)
        self.quiet = self.module * QUIET

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Sets the code with its top left module at *x*, *y*: a bar for each run of dark modules in a row."""
        for number, row in enumerate(self.rows):
            for start, length in _runs(row):
                left, top = x + start * self.module, y + number * self.module
                pen.items.append(Fill(left, top, length * self.module, self.module, part_of=(x, self.side)))


@cache
def _rows(address: str) -> tuple[tuple[bool, ...], ...]:
    """The modules by rows, true where dark; with as much error correction as its size allows, at least 15 %."""
    import segno

    code = segno.make_qr(address, error="m", boost_error=True)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark modules stand side by side: the first of them and how many."""
    runs: list[tuple[int, int]] = []
    for index, dark in enumerate(row):
        if dark and index and row[index - 1]:
            start, length = runs.pop()
            runs.append((start, length + 1))
        elif dark:
            runs.append((index, 1))
    return runs
