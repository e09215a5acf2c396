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

_FIELDS = tuple(name for name in Record.__struct_fields__ if name not in ("log", "picture"))
COLUMNS = (*_FIELDS, "conflict")
"""The names of the columns, which are those of the fields; the last says what another reading has, until a person settles it."""


def amount_told(one: Record) -> str:
    """How much was done, in its unit; reps go without."""
    return "" if one.done is None else f"{plain(one.done)}{'' if one.unit == 'reps' else f' {one.unit}'}"


def load_told(one: Record) -> str:
    return f"{plain(one.load)} {one.load_unit}" if one.load is not None else ""


def effort_told(one: Record) -> str:
    return f"{one.effort_unit} {plain(one.effort)}" if one.effort is not None else ""


def told(one: Record) -> str:
    """What was written down of a set, in words."""
    state = "" if one.state == "done" else one.state
    return ", ".join(filter(None, (amount_told(one), load_told(one), effort_told(one), state))) or "done"


def _rows(book: Book) -> Iterator[list[object]]:
    for key, one in book.known.items():
        conflict = book.contested.get(key)
        yield [*(getattr(one, name) for name in _FIELDS), told(conflict.second) if conflict else ""]


def _text(value: object) -> str:
    return "" if value is None else plain(value) if isinstance(value, Decimal) else str(value)


def as_csv(book: Book) -> str:
    """What is known of each set, with a head; lines end in a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([as_text(_text(value)) for value in row] for row in _rows(book))
    return text.getvalue()


def as_xlsx(book: Book) -> bytes:
    """The same as a workbook, in which numbers are numbers."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Log")
    sheet.append(COLUMNS)
    for row in _rows(book):
        sheet.append([as_text(value) if isinstance(value, str) else value for value in row])
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()
