"""The cells of a spreadsheet as rows of texts, and the place of each for the problems in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from msgspec import Struct

from programprint import late
from programprint.docket import Docket
from programprint.notation.prose import clean
from programprint.problems import Listing, Source, Span

_SHOWN = 40
"""Characters of a cell that a problem shows."""


Written = tuple[str, Callable[[int], Sequence[tuple[int, int]]]]
"""A text, and what finds the start and the end (exclusive) of the cells of a row of it."""
Merged = tuple[int, int, int, int]
"""Cells that are one: the first row and column, and the last row and column."""


class Worksheet(Struct, frozen=True, dict=True):
    """Cells by row and column, both counted from 0; every row has the same length. *notes* are for the summary.

    *written* is the text that the cells were read from, and where in it each of them starts and ends; None for what is no text.
    Rows of *plain* data, below the row of their heads, have paths for places. Of cells that are *merged* the first has the words.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    written: Written | None = None
    plain: bool = False
    merged: tuple[Merged, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """The words of a cell on one line."""
        return clean(self.rows[row][column]) if column < len(self.rows[row]) else ""

    def filled(self, row: int) -> list[int]:
        """The columns of a row that say something."""
        return [column for column, text in enumerate(self.rows[row]) if text.strip()]

    @cached_property
    def last(self) -> list[int]:
        """The last row of each column that says something; -1 where none does."""
        found = [-1] * max(map(len, self.rows), default=0)
        for row in range(len(self.rows)):
            for column in self.filled(row):
                found[column] = row
        return found

    @cached_property
    def _source(self) -> tuple[Source, list[list[int]]]:
        """The sheet as a text with one line to a row, and where each cell starts in it."""
        starts, text = [], ""
        for row in range(len(self.rows)):
            here = []
            for column in range(len(self.rows[row])):
                text += " | " if column else ""
                here.append(len(text))
                written = self.cell(row, column)
                text += written if len(written) <= _SHOWN else f"{written[: _SHOWN - 1]}…"
            starts.append(here)
            text += "\n"
        listing = None
        if self.plain:
            heads = self.rows[0]
            listing = Listing(
                [start for row in starts for start in row],
                [f"[{row - 1}].{head}" if row else head for row in range(len(self.rows)) for head in heads],
            )
        return Source(self.name, text, None, listing), starts

    @cached_property
    def _text(self) -> Source:
        return Source(self.name, self.written[0] if self.written else "")

    def span(self, row: int, column: int, offset: int = 0) -> Span:
        """The place of a cell, or of one character of it: in the text that it was read from, or else in its row."""
        if self.written:
            places = self.written[1](row)
            start, end = places[min(column, len(places) - 1)]
            span = Span(self._text, start, max(end, start + 1))
            return span.at(offset) if offset else span
        source, starts = self._source
        start, length = starts[row][column], min(len(self.cell(row, column)), _SHOWN)
        span = Span(source, start, start + max(length, 1))
        return span.at(offset) if 0 < offset < length else span

    def fault(self, docket: Docket, row: int, column: int, message: str, hint: str = "", offset: int = 0) -> None:
        """Adds a problem that starts with the name of the cell: “C4: …”."""
        docket.error(self.span(row, column, offset), f"{self.named(row, column)}{message}", hint)

    def named(self, row: int, column: int) -> str:
        """How a problem of a cell begins: “C4: ”."""
        return "" if self.plain else f"{cell_name(row, column)}: "

    def column_named(self, row: int, column: int) -> str:
        """The letters of the column in which a cell stands: “C”."""
        return column_name(column)

    def home(self, row: int, column: int) -> tuple[int, int]:
        """Where a cell stands in the file."""
        return row, column


class Slip(Struct, frozen=True):
    """A cell that had to be left behind: where it stands, what is wrong, and the cure."""

    row: int
    column: int
    message: str
    hint: str


class Rearranged(Worksheet, frozen=True, dict=True, kw_only=True):
    """The cells of a *sheet* in other rows and columns, and where each of them stands there. *slips* are cells of the sheet that
    it lacks."""

    sheet: Worksheet
    at: tuple[tuple[tuple[int, int], ...], ...]
    slips: tuple[Slip, ...] = ()

    def span(self, row: int, column: int, offset: int = 0) -> Span:
        return self.sheet.span(*self.home(row, column), offset)

    def named(self, row: int, column: int) -> str:
        return self.sheet.named(*self.home(row, column))

    def column_named(self, row: int, column: int) -> str:
        return self.sheet.column_named(*self.home(row, column))

    def home(self, row: int, column: int) -> tuple[int, int]:
        here = self.at[row]
        return here[min(column, len(here) - 1)] if here else (0, 0)


def cell_name(row: int, column: int) -> str:
    """“A1” for the first cell."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """A, B … Z, AA, AB …"""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def squared(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows of one length, without the empty ones at the end."""
    while rows and not any(text.strip() for text in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return tuple((*map(as_meant, row), *[""] * (width - len(row))) for row in rows)


_FORMULA = late.pattern(r"'*[=+\-@＝＋－＠\t\r\n]")
_NUMBER = late.pattern(r"[+-]?\d+(?:[.,]\d+)?%?")


def as_text(cell: str) -> str:
    """A cell as it is written, so that no spreadsheet program takes its words for a formula: with an apostrophe before them, and
    one more before one that is there. Numbers stay numbers."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def as_meant(cell: str) -> str:
    """A cell as it is read: without the apostrophe that :func:`as_text` puts there, and so do people."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
