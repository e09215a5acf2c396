"""Texts that know the cell of a grid they came from, so that what is wrong with them later is told there."""

from __future__ import annotations

from typing import Self


class Placed(str):
    """A text made of the cell in a row and a column."""

    __slots__ = ("column", "row")
    row: int
    column: int

    @classmethod
    def of(cls, text: str, row: int, column: int) -> Self:
        made = cls(text)
        made.row, made.column = row, column
        return made
