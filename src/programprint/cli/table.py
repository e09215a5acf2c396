"""Rows of cells → aligned lines that fit the terminal."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Sequence

from programprint.cli.terminal import is_terminal

GAP = 2
LEAST = 16
"""Signs below which a column is not narrowed any further."""


def terminal_width() -> int | None:
    """Signs in a line of the terminal; None where none reads the output, and nothing needs to be cut."""
    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None


def aligned(rows: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """The rows with their columns aligned. The first column is never cut; the others end in “…” where they are too wide,
    and one that would be left with next to nothing is left out."""
    widths = [max(map(extent, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        while sum(widths) + GAP * (len(widths) - 1) > width and len(widths) > 1:
            widest = max(range(1, len(widths)), key=lambda index: widths[index])
            if widths[widest] > LEAST:
                widths[widest] -= 1
            else:
                widths.pop()
    return [
        (" " * GAP).join(_filled(cell, room) for cell, room in zip(row, widths, strict=False)).rstrip() for row in rows
    ]


def extent(text: str) -> int:
    """The columns of a terminal that a text takes: two for a wide sign, none for a combining one."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _filled(text: str, room: int) -> str:
    if extent(text) > room:
        while extent(text) > room - 1:
            text = text[:-1]
        text = f"{text.rstrip()}…"
    return text + " " * (room - extent(text))
