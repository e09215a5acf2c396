"""A spreadsheet, CSV or xlsx → rows of texts, and the place of every cell for the problems in it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from programprint.importing.files import decoded, read_bytes
from programprint.importing.plain_text import clean
from programprint.problems import Problems, Source, Span
from programprint.resources import shown

_SHOWN = 40
"""Characters of a cell that a problem shows."""
_DELIMITERS = "\t;,|"
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a workbook starts: xlsx, or one of an older kind, which is refused with a cure."""
_ROW_LIMIT = 100_000


@dataclass(frozen=True)
class Sheet:
    """Cells by row and column, both counted from 0; every row has the same length. *notes* are for the summary."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """The words of a cell on one line."""
        return clean(self.rows[row][column]) if column < len(self.rows[row]) else ""

    def filled(self, row: int) -> list[int]:
        """The columns of a row that say something."""
        return [column for column, text in enumerate(self.rows[row]) if text.strip()]

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
        return Source(self.name, text), starts

    def span(self, row: int, column: int, offset: int = 0) -> Span:
        """The place of a cell, or of one character of it."""
        source, starts = self._source
        start, length = starts[row][column], min(len(self.cell(row, column)), _SHOWN)
        span = Span(source, start, start + max(length, 1))
        return span.at(offset) if 0 < offset < length else span

    def fault(self, problems: Problems, row: int, column: int, message: str, hint: str = "", offset: int = 0) -> None:
        """Adds a problem that starts with the name of the cell: “C4: …”."""
        problems.error(self.span(row, column, offset), f"{cell_name(row, column)}: {message}", hint)


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


def read_sheet(path: Path, tab: str | None, problems: Problems) -> Sheet | None:
    """The cells of a file; of an xlsx file those of the *tab* with that name, or of the first that can be seen."""
    data = read_bytes(path, problems)
    if data is None:
        return None
    name = shown(path)
    if data.startswith(_WORKBOOK) or path.suffix.lower() in (".xlsx", ".xlsm"):
        from programprint.importing.xlsx import read_xlsx

        sheet = read_xlsx(data, name, tab, problems)
    elif tab is not None:
        problems.error(name, f"there is no sheet “{tab}” in a CSV file", "leave out --sheet")
        return None
    else:
        sheet = read_csv(data, name, problems)
    if sheet is not None and not any(sheet.filled(row) for row in range(len(sheet.rows))):
        problems.error(name, "the sheet is empty", "")
        return None
    return sheet


def read_csv(data: bytes, name: str, problems: Problems) -> Sheet | None:
    """The cells of CSV bytes: any usual encoding, separated by commas, semicolons or tabs."""
    try:
        text, encoding = decoded(data)
    except UnicodeError:
        problems.error(name, "the encoding of this file is not known", "save it as “CSV UTF-8”")
        return None
    if "\0" in text:
        problems.error(name, "this is not a text file", "save the sheet as “CSV UTF-8”, or as xlsx")
        return None
    told = re.match(r"sep=(.)\r?\n", text)
    text = text[told.end() :] if told else text
    delimiter = told[1] if told else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            rows.append(tuple(row))
            if len(rows) > _ROW_LIMIT:
                problems.error(name, f"the sheet has more than {_ROW_LIMIT:,} rows", "is it the right one?")
                return None
    except csv.Error as fault:
        problems.error(name, *_said(str(fault), len(rows) + 1))
        return None
    notes = ("the file is not UTF-8; it was read as Windows-1252",) if encoding == "cp1252" else ()
    return Sheet(name, squared(rows), notes)


def squared(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows of one length, without the empty ones at the end."""
    while rows and not any(text.strip() for text in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _delimiter(text: str) -> str:
    """The sign that cuts most rows into the same number of cells."""

    def score(sign: str) -> tuple[int, int]:
        try:
            sample = list(zip(csv.reader(io.StringIO(text, newline=""), delimiter=sign), range(200), strict=False))
        except csv.Error:
            return 0, 0
        widths = Counter(len(row) for row, _ in sample if any(cell.strip() for cell in row))
        (width, count), *_ = widths.most_common(1) or [(0, 0)]
        return (count if width > 1 else 0), -_DELIMITERS.index(sign)

    best = max(_DELIMITERS, key=score)
    return best if score(best)[0] else ","


def _said(fault: str, row: int) -> tuple[str, str]:
    if "unexpected end" in fault:
        return f"row {row}: a quote is opened here and never closed", 'close it with " or take it away'
    if "expected after" in fault:
        return f"row {row}: something follows a closing quote", 'write "" for a quote inside quotes'
    return f"row {row} cannot be read: {fault}", "save the sheet as “CSV UTF-8” again"
