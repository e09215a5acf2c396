"""The bytes of an xlsx file → a sheet of the texts that a person sees in it. The only module that imports openpyxl."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from programprint.limits import raised
from programprint.notation.scanner import plain
from programprint.problems import Problems, either
from programprint.read.cells import Sheet, cell_name, squared
from programprint.read.hush import hushed

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError),
    *(TypeError, AttributeError, RuntimeError, EOFError, OSError),
)
"""What openpyxl raises where a file is no workbook, or half of one."""


def read_xlsx(data: bytes, name: str, tab: str | None, problems: Problems) -> Sheet | None:
    """The cells of one sheet: that called *tab*, or the first that is not hidden. Formulas count as their saved results."""
    try:
        import openpyxl
    except ImportError:
        hint = "install it with: pip install 'programprint[xlsx]', or save the sheet as CSV"
        problems.error(name, "reading xlsx needs openpyxl, which is not installed", hint)
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > problems.limits.unpacked:
            said = f"unpacked, the file has {unpacked:,} bytes; {problems.limits.unpacked:,} are the most"
            problems.error(name, said, f"delete what is not used; {raised('unpacked')}")
            return None
        with hushed():  # openpyxl warns of colours and drop-down lists, which are not read anyway
            results = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data))
    except _BROKEN:
        hint = "open it in your spreadsheet program and save it as xlsx or as “CSV UTF-8”"
        problems.error(name, "this is not an xlsx file that can be read", hint)
        return None
    seen = [sheet.title for sheet in results.worksheets if sheet.sheet_state == "visible"]
    title = next((title for title in results.sheetnames if tab and title.casefold() == tab.casefold()), None)
    if tab and title is None:
        problems.error(name, f"there is no sheet “{tab}”", f"it holds {either(results.sheetnames)}")
        return None
    title = title or next(iter(seen), results.sheetnames[0])
    values, written = results[title], formulas[title]
    most = problems.limits
    if values.max_row > most.athletes or values.max_row * values.max_column > most.cells:
        limit, number = ("athletes", most.athletes) if values.max_row > most.athletes else ("cells", most.cells)
        said = f"the sheet “{title}” has more than {number:,} {'rows' if limit == 'athletes' else 'cells'}"
        problems.error(name, said, f"delete what is not used; {raised(limit)}")
        return None
    rows = [
        tuple(_text(cell, written.cell(cell.row, cell.column).value, name, problems) for cell in row)
        for row in values.iter_rows()
    ]
    others = [other for other in seen if other != title]
    notes = (f"other sheets of the file ({', '.join(others)}): choose one with --sheet",) if others else ()
    return Sheet(name, squared(rows), notes)


def _text(cell: Any, written: Any, name: str, problems: Problems) -> str:
    value, form = cell.value, str(cell.number_format or "")
    if value is None and isinstance(written, str) and written.startswith("="):
        where = cell_name(cell.row - 1, cell.column - 1)
        problems.error(
            name,
            f"{where}: a formula without a saved result stands here",
            "open the file in your spreadsheet program, save it, and try again",
        )
        return ""
    return said(value, form)


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
    number = Decimal(repr(value)) if isinstance(value, int) else round(Decimal(repr(value)), 6)
    if "%" in form:
        return f"{plain(round(number * 100, 4))}%"
    text = plain(number)
    digits = form.strip()
    return text.zfill(len(digits)) if digits and set(digits) == {"0"} else text


def _clock(hours: int, minutes: int, seconds: int) -> str:
    """A time of day as the coach typed it: a program takes 1:30 for hours and minutes, a coach means minutes and seconds."""
    if hours and not seconds:
        return f"{hours}:{minutes:02}"
    return f"{hours * 60 + minutes}:{seconds:02}"
