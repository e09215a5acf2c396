"""Heads above the columns of a table that has none, or none above its days."""

from __future__ import annotations

from collections.abc import Iterable

from programprint.importing.grid_roles import role_of
from programprint.importing.grid_split import is_sets, split_cell
from programprint.importing.grid_words import is_day, names_week, order_label
from programprint.read.cells import Rearranged, Worksheet, squared

Cell = tuple[str, tuple[int, int]]
"""What a cell says, and where it stands in the sheet."""
LOOKED_AT = 200
"""Rows in which it is told what columns hold."""


def rearranged(sheet: Worksheet, rows: list[list[Cell]]) -> Worksheet:
    texts = squared([tuple(text for text, _ in row) for row in rows])
    at = tuple(tuple(place for _, place in row) for row in rows[: len(texts)])
    return Rearranged(sheet.name, texts, sheet.notes, sheet=sheet, at=at)


def headed(sheet: Worksheet) -> Worksheet:
    """The sheet with heads above its columns, where nothing says what they are, and sets stand in them or behind the names."""
    sets: dict[int, int] = {}
    lines: dict[int, int] = {}
    for row in range(min(len(sheet.rows), LOOKED_AT)):
        filled = sheet.filled(row)
        texts = [sheet.cell(row, column) for column in filled]
        for column, words in zip(filled, texts, strict=True):
            if role_of(words) == "exercise" or (len(filled) > 1 and names_week(words) and not any(map(is_sets, texts))):
                return _with_heads(sheet, row)
            sets[column] = sets.get(column, 0) + (column > 0 and is_sets(words) and _is_named(sheet, row, column - 1))
            lines[column] = lines.get(column, 0) + bool(split_cell(words))
    most = max((*sets.values(), *lines.values()), default=0)
    if not most:
        return sheet
    column = next((one for one in sets if sets[one] == most), -1)
    heads = {column - 1: "Exercise", column: "Sets x Reps"} if column > 0 else {}
    heads = heads or {next(one for one in lines if lines[one] == most): "Exercise"}
    names = next(iter(heads))
    rows = range(len(sheet.rows))
    first = next(row for row in rows if _begins(sheet, row, names, column))
    entries = [row for row in rows[first:][:LOOKED_AT] if names and sheet.cell(row, names)]
    labels = [text for row in entries if (text := sheet.cell(row, names - 1))]
    if labels and all(map(order_label, labels)):
        heads[names - 1] = "Order"
    heads |= _calendar_heads(sheet, first, range(names))
    cells = [placed_cells(sheet, row, 0, len(sheet.rows[row])) for row in rows]
    head = [(heads.get(at, ""), (first, at)) for at in range(len(sheet.rows[first]))]
    return rearranged(sheet, [*cells[:first], head, *cells[first:]])


def _with_heads(sheet: Worksheet, row: int) -> Worksheet:
    """The sheet with a head above days or weeks that stand in a column without one."""
    heads = _calendar_heads(sheet, row + 1, [at for at in range(len(sheet.rows[row])) if not sheet.cell(row, at)])
    if not heads:
        return sheet
    cells = [placed_cells(sheet, one, 0, len(sheet.rows[one])) for one in range(len(sheet.rows))]
    cells[row] = [(heads.get(at, text), (row, at)) for at, (text, _) in enumerate(cells[row])]
    return rearranged(sheet, cells)


def _calendar_heads(sheet: Worksheet, first: int, columns: Iterable[int]) -> dict[int, str]:
    """“Day” or “Week” for the columns that hold nothing else from a row on, each once."""
    heads: dict[int, str] = {}
    for column in columns:
        below = range(first, min(first + LOOKED_AT, len(sheet.rows)))
        words = [text for row in below if len(sheet.filled(row)) > 1 and (text := sheet.cell(row, column))]
        kind = "Week" if words and all(map(names_week, words)) else "Day"
        if words and kind not in heads.values() and (kind == "Week" or all(map(is_title, words))):
            heads[column] = kind
    return heads


def _is_named(sheet: Worksheet, row: int, column: int) -> bool:
    """Whether a cell can be the name of an exercise."""
    words = sheet.cell(row, column)
    return sum(map(str.isalpha, words)) > 1 and not is_sets(words)


def _begins(sheet: Worksheet, row: int, names: int, sets: int) -> bool:
    """Whether a list without heads begins in a row: with a day, a week, or an exercise and its sets."""
    words = sheet.cell(row, names)
    return (
        is_day(words) or names_week(words) or bool(split_cell(words)) or (sets > 0 and is_sets(sheet.cell(row, sets)))
    )


def placed_cells(sheet: Worksheet, row: int, start: int, end: int) -> list[Cell]:
    return [(text, (row, start + index)) for index, text in enumerate(sheet.rows[row][start:end])]


def is_title(words: str) -> bool:
    """Whether words above a table are the name of a day, and not an exercise or a week."""
    return is_day(words) and not split_cell(words)
