"""The bytes of an xlsx file → a sheet of the texts that a person sees in it, read bit by bit and counted meanwhile.

Only one sheet is read, and of the file beside it the texts that cells share and the formats of numbers. What cells look like,
charts, names and whatever else a workbook holds is passed over.
"""

from __future__ import annotations

import zipfile
import zlib
from math import isfinite
from struct import error
from xml.parsers.expat import ExpatError

from programprint import late
from programprint.docket import Docket
from programprint.limits import Limits
from programprint.problems import either
from programprint.read.cells import Merged, Worksheet, cell_name, squared
from programprint.read.number_format import EPOCHS, cell_text, dated, iso
from programprint.read.parts import Broken, Parts, TooMuch
from programprint.read.workbook import Words, Workbook, unescaped

_BROKEN = (
    *(Broken, ExpatError, zipfile.BadZipFile, zlib.error, error, LookupError, ValueError),
    *(OverflowError, RuntimeError, EOFError, OSError),
)
"""What comes up where a file is no workbook, or half of one."""
_MOST_ROWS = 1_048_576
_SHOWN_SHEETS = 20
_CELL = late.pattern(r"([A-Za-z]{1,3})([0-9]{1,7})")
_AREA = late.pattern(r"([A-Za-z0-9]{1,10}):([A-Za-z0-9]{1,10})")


def read_xlsx(data: bytes, name: str, tab: str | None, docket: Docket) -> Worksheet | None:
    """The cells of one sheet: that called *tab*, or the first that is not hidden. Formulas count as their saved results."""
    try:
        return _read(Parts(data, docket.limits), name, tab, docket)
    except TooMuch as fault:
        docket.error(name, fault.message, fault.hint)
    except _BROKEN:
        hint = "open it in your spreadsheet program and save it as xlsx or as “CSV UTF-8”"
        docket.error(name, "this is not an xlsx file that can be read", hint)
    return None


def tabs_of(data: bytes, docket: Docket) -> list[str]:
    """The names of the sheets that can be seen; none where the file cannot be read, which reading a sheet says."""
    try:
        return [one.title for one in Workbook(Parts(data, docket.limits)).tabs if one.is_seen]
    except (TooMuch, *_BROKEN):
        return []


def _read(parts: Parts, name: str, tab: str | None, docket: Docket) -> Worksheet | None:
    book = Workbook(parts)
    if not book.tabs:
        docket.error(name, "the file holds no sheet of cells", "save the sheet as xlsx or as “CSV UTF-8”")
        return None
    chosen = next((one for one in book.tabs if tab and one.title.casefold() == tab.casefold()), None)
    if tab and chosen is None:
        shown = [one.title for one in book.tabs[:_SHOWN_SHEETS]]
        docket.error(name, f"there is no sheet “{tab}”", f"it holds {either(shown)}")
        return None
    chosen = chosen or next((one for one in book.tabs if one.is_seen), book.tabs[0])
    cells = _Cells(book, chosen.title, docket.limits)
    parts.tell(chosen.part, cells)
    for place in cells.without_result:
        hint = "open the file in your spreadsheet program, save it, and try again"
        docket.error(name, f"{place}: a formula without a saved result stands here", hint)
    others = [one.title for one in book.tabs if one.is_seen and one is not chosen]
    listed = ", ".join([*others[:_SHOWN_SHEETS], *(["…"] if len(others) > _SHOWN_SHEETS else [])])
    notes = (f"other sheets of the file ({listed}): choose one with --sheet",) if others else ()
    return Worksheet(name, squared(cells.rows()), notes, merged=cells.joined())


class _Cells:
    """The cells of a sheet that say something, by row and column, both counted from 1."""

    def __init__(self, book: Workbook, title: str, limits: Limits) -> None:
        self.texts, self.formats = book.texts(limits), book.formats()
        self.epoch, self.title, self.limits = EPOCHS[book.counts_from_1904], title, limits
        self.filled: dict[int, dict[int, str]] = {}
        self.without_result: list[str] = []
        self._row = self._column = self._widest = self._last = 0
        self._cells = self._rows = self._characters = 0
        self._merged: list[str] = []
        self._cell: dict[str, str] | None = None
        self._value: str | None = None
        self._has_formula = False
        self._words = Words(limits.text + 1)

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self._row, self._column = int(attributes["r"]) if "r" in attributes else self._row + 1, 0
            self._rows += 1
            if self._rows > _MOST_ROWS:
                raise self._too_many("athletes", "rows")
        elif tag == "c":
            self._cell, self._value, self._has_formula = attributes, None, False
            self._words = Words(self.limits.text + 1)
            self._go(attributes.get("r"))
            self._cells += 1
            if self._cells > self.limits.cells:
                raise self._too_many("cells", "cells")
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._words.is_spoken = True
        elif tag == "mergeCell":
            self._merged.append(attributes.get("ref", ""))
            if len(self._merged) > self.limits.cells:
                raise self._too_many("cells", "merged cells")

    def closed(self, tag: str, text: str) -> None:
        if self._cell is None:
            return
        self._words.closed(tag, text)
        if tag == "v":
            self._value = text
        elif tag == "c":
            self._keep(self._said(self._cell))
            self._cell = None

    def _go(self, place: str | None) -> None:
        """To the cell of a name, or the next one."""
        if place is None:
            self._column += 1
            return
        self._column, self._row = _at(place)

    def _said(self, cell: dict[str, str]) -> str:
        kind, value = cell.get("t", "n"), self._value
        if self._has_formula and (value is None or (not value and kind != "str")):
            if len(self.without_result) < self.limits.problems:
                self.without_result.append(cell_name(self._row - 1, self._column - 1))
            return ""
        if kind == "inlineStr":
            return self._words.text
        if value is None or not value.strip():
            return value or ""
        match kind:
            case "s":
                return self.texts[_whole(value)]
            case "b":
                return cell_text(_whole(value) != 0, "")
            case "n":
                style = _whole(cell.get("s", "0"))
                form = self.formats[style] if style < len(self.formats) else ""
                figure = _figure(value)
                return cell_text(dated(figure, form, self.epoch), form) if isfinite(figure) else value
            case "d":
                return iso(value)
        return unescaped(value)

    def _keep(self, text: str) -> None:
        self.filled.get(self._row, {}).pop(self._column, None)
        if not text:
            return
        if self._row < 1 or self._column < 1:
            raise Broken
        self._last, self._widest = max(self._last, self._row), max(self._widest, self._column)
        self._characters += len(text)
        if self._last > self.limits.athletes:
            raise self._too_many("athletes", "rows")
        if self._last * self._widest > self.limits.cells:
            raise self._too_many("cells", "cells")
        if self._characters > self.limits.unpacked:
            raise TooMuch(f"the sheet has more than {self.limits.unpacked:,} characters", "unpacked")
        self.filled.setdefault(self._row, {})[self._column] = text

    def _too_many(self, limit: str, what: str) -> TooMuch:
        return TooMuch(f"the sheet “{self.title}” has more than {getattr(self.limits, limit):,} {what}", limit)

    def rows(self) -> list[tuple[str, ...]]:
        """The texts of all cells, those between what is filled as well."""
        columns = range(1, self._widest + 1)
        here = (self.filled.get(row, {}) for row in range(1, self._last + 1))
        return [tuple(row.get(column, "") for column in columns) for row in here]

    def joined(self) -> tuple[Merged, ...]:
        """The cells that are merged, as far as anything stands in their rows and columns."""
        found = []
        for match in map(_AREA.fullmatch, self._merged):
            if match is None:
                raise Broken
            (left, top), (right, bottom) = _at(match[1]), _at(match[2])
            area = top - 1, left - 1, min(bottom, self._last) - 1, min(right, self._widest) - 1
            if area[0] <= area[2] and area[1] <= area[3]:
                found.append(area)
        return tuple(found)


def _at(place: str) -> tuple[int, int]:
    """Column and row of a cell by its name, both counted from 1."""
    found = _CELL.fullmatch(place)
    if found is None:
        raise Broken
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])


def _whole(text: str) -> int:
    """A number of something in the file, never below 0."""
    number = int(text)
    if number < 0:
        raise Broken
    return number


def _figure(text: str) -> int | float:
    return float(text) if len(text) > 20 or set(text) & set(".eEnNfF") else int(text)
