"""A log → a table: CSV, or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from programprint.logbook.book import Book
from programprint.logbook.record import Record
from programprint.notation.scanner import plain
from programprint.read.cells import as_text

COLUMNS = tuple(name for name in Record.__struct_fields__ if name not in ("log", "picture"))
"""The names of the columns, which are those of the fields."""


def _cells(book: Book) -> Iterator[list[str]]:
    for one in book.known.values():
        yield [_text(getattr(one, name)) for name in COLUMNS]


def _text(value: object) -> str:
    return "" if value is None else plain(value) if isinstance(value, Decimal) else str(value)


def as_csv(book: Book) -> str:
    """What is known of each set, with a head; lines end in a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([as_text(cell) for cell in row] for row in _cells(book))
    return text.getvalue()


def as_xlsx(book: Book) -> bytes:
    """The same as a workbook, in which numbers are numbers."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Log")
    sheet.append(COLUMNS)
    for one in book.known.values():
        values = (getattr(one, name) for name in COLUMNS)
        sheet.append([as_text(value) if isinstance(value, str) else value for value in values])
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()
