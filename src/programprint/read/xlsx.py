"""The bytes of an xlsx file → a sheet of the texts that a person sees in it, read bit by bit and counted meanwhile.

Only one sheet is read, and of the file beside it the texts that cells share and the formats of numbers. What cells look like,
which of them are merged, charts, names and whatever else a workbook holds is passed over.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from struct import error
from typing import Any
from xml.parsers.expat import ExpatError

from programprint.docket import Docket
from programprint.limits import Limits
from programprint.notation.scanner import plain
from programprint.problems import either
from programprint.read.cells import Worksheet, cell_name, squared
from programprint.read.parts import Broken, Parts, TooMuch
from programprint.read.workbook import Words, Workbook, unescaped

_BROKEN = (
    *(Broken, ExpatError, zipfile.BadZipFile, zlib.error, error, LookupError, ValueError),
    *(OverflowError, RuntimeError, EOFError, OSError),
)
"""What comes up where a file is no workbook, or half of one."""
_MOST_ROWS = 1_048_576
_SHOWN_SHEETS = 20
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
"""Day 0 of a workbook, by whether it counts from 1904."""
_LITERAL = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DATE = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_SPAN = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


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
    return Worksheet(name, squared(cells.rows()), notes)


class _Cells:
    """The cells of a sheet that say something, by row and column, both counted from 1."""

    def __init__(self, book: Workbook, title: str, limits: Limits) -> None:
        self.texts, self.formats = book.texts(limits), book.formats()
        self.epoch, self.title, self.limits = _EPOCHS[book.counts_from_1904], title, limits
        self.filled: dict[int, dict[int, str]] = {}
        self.without_result: list[str] = []
        self._row = self._column = self._widest = self._last = 0
        self._cells = self._rows = self._characters = 0
        self._cell: dict[str, str] | None = None
        self._value: str | None = None
        self._has_formula = False
        self._words = Words(limits.text + 1)

    def opened(self, tag: str, said: dict[str, str]) -> None:
        if tag == "row":
            self._row, self._column = int(said["r"]) if "r" in said else self._row + 1, 0
            self._rows += 1
            if self._rows > _MOST_ROWS:
                raise self._too_many("athletes", "rows")
        elif tag == "c":
            self._cell, self._value, self._has_formula = said, None, False
            self._words = Words(self.limits.text + 1)
            self._go(said.get("r"))
            self._cells += 1
            if self._cells > self.limits.cells:
                raise self._too_many("cells", "cells")
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._words.is_spoken = True

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
        found = _CELL.fullmatch(place)
        if found is None:
            raise Broken
        self._row, self._column = int(found[2]), 0
        for letter in found[1].upper():
            self._column = self._column * 26 + ord(letter) - ord("A") + 1

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
                return said(_whole(value) != 0, "")
            case "n":
                style = _whole(cell.get("s", "0"))
                form = self.formats[style] if style < len(self.formats) else ""
                figure = _figure(value)
                return said(_dated(figure, form, self.epoch), form) if isfinite(figure) else value
            case "d":
                return _iso(value)
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


def _whole(text: str) -> int:
    """A number of something in the file, never below 0."""
    number = int(text)
    if number < 0:
        raise Broken
    return number


def _figure(text: str) -> int | float:
    return float(text) if len(text) > 20 or set(text) & set(".eEnNfF") else int(text)


def _dated(value: int | float, form: str, epoch: datetime) -> Any:
    """A number as the day or the time that its format makes of it; any other number as it is."""
    first = _LITERAL.sub("", form.split(";")[0])
    if not _DATE.search(first):
        return value
    try:
        if _SPAN.search(first):
            return timedelta(days=value)
        day, part = divmod(value, 1)
        rest = timedelta(milliseconds=round(part * 86_400_000))
        if 0 <= value < 1 and not rest.days:
            return (datetime.min + rest).time()
        early = 0 < value < 60 and epoch == _EPOCHS[False]  # spreadsheets believe in a 29 February 1900
        return epoch + timedelta(days=day + early) + rest
    except OverflowError:
        return "#VALUE!"


def _iso(text: str) -> str:
    """A day or a time as a sheet may write it out."""
    try:
        return said(time.fromisoformat(text) if text[2:3] == ":" else date.fromisoformat(text[:10]), "")
    except ValueError:
        return text


def said(value: Any, form: str) -> str:
    """What a cell with this value and number format says: 0.75 as 0% is “75%”, 1:30 as a time of day “1:30”."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return _number(value, form)
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case time():
            return _clock(value.hour, value.minute, value.second)
        case timedelta():
            seconds = round(value.total_seconds())
            return _clock(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return str(value)


def _number(value: int | float, form: str) -> str:
    number = Decimal(repr(value)) if isinstance(value, int) else _rounded(Decimal(repr(value)), 6)
    if "%" in form:
        return f"{plain(_rounded(number * 100, 4))}%"
    text = plain(number)
    digits = form.strip()
    return text.zfill(len(digits)) if digits and set(digits) == {"0"} else text


def _rounded(number: Decimal, places: int) -> Decimal:
    """A number without what counting in halves leaves behind its end; large ones have no places."""
    return round(number, places) if abs(number) < 10**15 else number


def _clock(hours: int, minutes: int, seconds: int) -> str:
    """A time of day as the coach typed it: a program takes 1:30 for hours and minutes, a coach means minutes and seconds."""
    if hours and not seconds:
        return f"{hours}:{minutes:02}"
    return f"{hours * 60 + minutes}:{seconds:02}"
