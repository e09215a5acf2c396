"""A spreadsheet file, CSV or xlsx → its cells."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from programprint import late
from programprint.docket import Docket
from programprint.limits import raised
from programprint.read.cells import Worksheet, as_meant, squared
from programprint.read.files import decoded, read_bytes

_LINE_END = late.pattern(r"\r\n?|\n")
_SAMPLE = 1_000_000
"""Characters by which the delimiter is told."""
_DELIMITERS = "\t;,|"
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a workbook starts: xlsx, or one of an older kind, which is refused with a cure."""


def read_sheet(path: Path, tab: str | None, docket: Docket) -> Worksheet | None:
    """The cells of a file; of an xlsx file those of the *tab* with that name, or of the first that can be seen."""
    name = docket.files.shown(path)
    if (given := docket.files.plain(path)) is not None:
        from programprint.read.plain import plain_rows

        return plain_rows(given, name, docket)
    data = read_bytes(path, docket)
    if data is None:
        return None
    if _is_workbook(path, data):
        from programprint.read.xlsx import read_xlsx

        sheet = read_xlsx(data, name, tab, docket)
    elif tab is not None:
        docket.error(name, f"there is no sheet “{tab}” in a CSV file", "leave out --sheet")
        return None
    else:
        sheet = read_csv(data, name, docket)
    if sheet is not None and not any(sheet.filled(row) for row in range(len(sheet.rows))):
        docket.error(name, "the sheet is empty", "")
        return None
    return None if sheet is None or _too_long(sheet, docket) else sheet


def tabs_in(path: Path, docket: Docket) -> list[str]:
    """The names of the sheets of a workbook that can be seen; none of any other file."""
    if docket.files.plain(path) is not None or not (data := read_bytes(path, docket)) or not _is_workbook(path, data):
        return []
    from programprint.read.xlsx import tabs_of

    return tabs_of(data, docket)


def _is_workbook(path: Path, data: bytes) -> bool:
    return data.startswith(_WORKBOOK) or path.suffix.lower() in (".xlsx", ".xlsm")


def _too_long(sheet: Worksheet, docket: Docket) -> bool:
    """Whether a cell holds more than one cell may."""
    most, before = docket.limits.text, docket.errors
    for row, cells in enumerate(sheet.rows):
        for column in (at for at, text in enumerate(cells) if len(text) > most):
            message, cure = f"a text of more than {most:,} characters", f"write less; {raised('text')}"
            sheet.fault(docket, row, column, message, cure)
    return docket.errors > before


def read_csv(data: bytes, name: str, docket: Docket) -> Worksheet | None:
    """The cells of CSV bytes: any usual encoding, separated by commas, semicolons or tabs."""
    try:
        text, encoding = decoded(data)
    except UnicodeError:
        docket.error(name, "the encoding of this file is not known", "save it as “CSV UTF-8”")
        return None
    if "\0" in text:
        docket.error(name, "this is not a text file", "save the sheet as “CSV UTF-8”, or as xlsx")
        return None
    told = re.match(r"sep=(.)\r?\n", text)
    whole, text = text, text[told.end() :] if told else text
    delimiter = told[1] if told else _delimiter(text)
    lines = _Lines(text, delimiter, docket.limits.cells)
    rows: list[tuple[str, ...]] = []
    known: dict[str, str] = {}
    try:
        widest, most = 0, docket.limits
        for row in csv.reader(lines, delimiter=delimiter, strict=True):
            lines.signs = 0
            rows.append(tuple([known.setdefault(cell, cell) for cell in row]))  # most figures come again and again
            widest = max(widest, len(row))
            if len(rows) > most.athletes:
                message = f"the sheet has more than {most.athletes:,} rows"
                docket.error(name, message, f"is it the right one? {raised('athletes')}")
                return None
            if len(rows) * widest > most.cells:
                raise _TooManyCells
    except _TooManyCells:
        message = f"the sheet has more than {docket.limits.cells:,} cells"
        docket.error(name, message, f"delete what is not used; {raised('cells')}")
        return None
    except csv.Error as fault:
        docket.error(name, *_said(str(fault), len(rows) + 1))
        return None
    notes = ("the file is not UTF-8; it was read as Windows-1252",) if encoding == "cp1252" else ()
    return Worksheet(name, squared(rows), notes, (whole, _Places(text, delimiter, len(whole) - len(text))))


class _TooManyCells(Exception):  # noqa: N818 - it reads as “except _TooManyCells”
    """A row or a sheet with more cells than a sheet may have."""


class _Lines:
    """The lines of a text, one at a time and with their ends. *signs* are the delimiters since it was last set to 0: a row is
    given up before it is taken apart into more cells than *most*."""

    def __init__(self, text: str, delimiter: str, most: int) -> None:
        self._text, self._delimiter, self._most, self._at, self.signs = text, delimiter, most, 0, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._at == len(self._text):
            raise StopIteration
        found = _LINE_END.search(self._text, self._at)
        start, self._at = self._at, found.end() if found else len(self._text)
        self.signs += self._text.count(self._delimiter, start, self._at)
        if self.signs > self._most:
            raise _TooManyCells
        return self._text[start : self._at]


class _Places:
    """Where the cells of sound CSV stand, without their quotes, in a text that has *before* characters more in front. A row is
    looked through when it is asked for; of those that were passed it is known where they begin, and no more."""

    def __init__(self, text: str, delimiter: str, before: int) -> None:
        self._text, self._delimiter, self._before = text, delimiter, before
        sign = re.escape(delimiter)
        self._cell = re.compile(rf'(?:"((?:[^"]|"")*)"|([^{sign}\r\n]*))({sign}|\r\n|[\r\n]|\Z)')
        self._starts = array("q", [0])
        self._last: tuple[int, list[tuple[int, int]]] = (-1, [])

    def __call__(self, row: int) -> Sequence[tuple[int, int]]:
        """The start and the end (exclusive) of each cell of a row, counted from 0. Raises IndexError where there is none."""
        while row >= (known := len(self._starts)):
            self._look_through(known - 1)
            if len(self._starts) == known:
                raise IndexError(row)
        if self._last[0] != row:
            self._look_through(row)
        return self._last[1]

    def _look_through(self, row: int) -> None:
        """Finds the cells of a row, and where the next one begins."""
        at, cells, ends = self._starts[row], [], False
        while not ends and (match := self._cell.match(self._text, at)):
            start, end = match.span(1) if match[1] is not None else match.span(2)
            start += end > start and as_meant(self._text[start:end]) != self._text[start:end]
            cells.append((self._before + start, self._before + end))
            at, ends = match.end(), match[3] != self._delimiter
        self._last = row, cells
        if ends and at < len(self._text) and row == len(self._starts) - 1:
            self._starts.append(at)


def _delimiter(text: str) -> str:
    """The sign that cuts most rows into the same number of cells; rows of one cell, such as headings, say nothing."""

    start = text[:_SAMPLE]

    def score(sign: str) -> tuple[int, int]:
        try:
            sample = list(zip(csv.reader(io.StringIO(start, newline=""), delimiter=sign), range(200), strict=False))
        except csv.Error:
            return 0, 0
        widths = Counter(len(row) for row, _ in sample if len(row) > 1 and any(cell.strip() for cell in row))
        (_, count), *_ = widths.most_common(1) or [(0, 0)]
        return count, -_DELIMITERS.index(sign)

    best = max(_DELIMITERS, key=score)
    return best if score(best)[0] else ","


def _said(fault: str, row: int) -> tuple[str, str]:
    if "unexpected end" in fault:
        return f"row {row}: a quote is opened here and never closed", 'close it with " or take it away'
    if "expected after" in fault:
        return f"row {row}: something follows a closing quote", 'write "" for a quote inside quotes'
    return f"row {row} cannot be read: {fault}", "save the sheet as “CSV UTF-8” again"
