"""A workbook with a sheet for each week → its sheets below each other, each under its week."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.importing.grid_head import is_head, list_head
from programprint.importing.grid_words import is_day, names_week, weeks_of
from programprint.limits import raised
from programprint.problems import Span
from programprint.read.cells import Worksheet
from programprint.read.sheet import read_sheet, tabs_in


class Stacked(Worksheet, frozen=True, dict=True, kw_only=True):
    """Sheets of a workbook below each other: each with its name, the row in which its own begin, and those rows themselves by
    number. The row before them names the week."""

    parts: tuple[tuple[str, int, Worksheet], ...]

    def _at(self, row: int) -> tuple[str, int, Worksheet]:
        """The sheet that a row comes from, by name, and the row in it."""
        name, first, sheet = next(part for part in reversed(self.parts) if part[1] - 1 <= row)
        return name, max(row - first, 0), sheet

    def span(self, row: int, column: int, offset: int = 0) -> Span:
        _, own, sheet = self._at(row)
        return sheet.span(own, min(column, len(sheet.rows[own]) - 1), offset)

    def named(self, row: int, column: int) -> str:
        name, own, sheet = self._at(row)
        return f"{name}, {sheet.named(own, column)}"


def read_book(path: Path, tab: str | None, docket: Docket) -> Worksheet | None:
    """The cells of a plan: those of the sheet called *tab*; without one, of a workbook with a sheet for each week, Week 1, Week 2
    …, all of these, and of any other file the first sheet."""
    tabs = [] if tab else tabs_in(path, docket)
    weeks = {found[0][0]: name for name in reversed(tabs) if names_week(name) and (found := weeks_of(name))}
    if len(weeks) < 2:
        return read_sheet(path, tab, docket)
    named = [weeks[number] for number in sorted(weeks)]
    sheets = [(name, sheet) for name in named if (sheet := read_sheet(path, name, docket))]
    if len(sheets) < len(named):
        return None
    others = [name for name in tabs if name not in named]
    notes = (f"other sheets of the file ({', '.join(others)}): choose one with --sheet",) if others else ()
    return _stacked(
        [(name, sheet if at == 0 else _from_head(sheet)) for at, (name, sheet) in enumerate(sheets)], notes, docket
    )


def _from_head(sheet: Worksheet) -> Worksheet:
    """A later sheet with the title above its head left empty: the first one has it."""
    heads = (row for row in range(len(sheet.rows)) if is_head(sheet, row) or list_head(sheet, row))
    head = next(heads, 0)

    def tells(row: int) -> bool:
        words = " ".join(sheet.cell(row, column) for column in sheet.filled(row))
        titles = row == head - 1 and len(sheet.filled(row)) > 1  # of tables side by side
        return row >= head or titles or names_week(words) or is_day(words)

    rows = [cells if tells(row) else ("",) * len(cells) for row, cells in enumerate(sheet.rows)]
    return replace(sheet, rows=tuple(rows))


def _stacked(sheets: list[tuple[str, Worksheet]], notes: tuple[str, ...], docket: Docket) -> Worksheet | None:
    """Sheets below each other; None, with the problem added, where they are larger than one may be."""
    width = max(len(row) for _, sheet in sheets for row in sheet.rows)
    length, file = sum(len(sheet.rows) + 1 for _, sheet in sheets), sheets[0][1].name
    many = "athletes" if length > docket.limits.athletes else "cells"
    if many == "athletes" or length * width > docket.limits.cells:
        message = f"the sheets of the weeks have more than {getattr(docket.limits, many):,} "
        message += "rows" if many == "athletes" else "cells"
        docket.error(file, message, f"is it the right one? {raised(many)}")
        return None
    starts = [*accumulate((len(sheet.rows) + 1 for _, sheet in sheets), initial=1)][:-1]
    parts = tuple((name, first, sheet) for (name, sheet), first in zip(sheets, starts, strict=True))
    rows: list[tuple[str, ...]] = []
    for name, _, sheet in parts:
        rows += [(name, *[""] * (width - 1)), *((*row, *[""] * (width - len(row))) for row in sheet.rows)]
    merged = tuple(
        (top + first, left, bottom + first, right)
        for _, first, sheet in parts
        for top, left, bottom, right in sheet.merged
    )
    said = tuple(dict.fromkeys(note for _, _, sheet in parts for note in sheet.notes if "other sheets" not in note))
    return Stacked(file, tuple(rows), (*said, *notes), merged=merged, parts=parts)
