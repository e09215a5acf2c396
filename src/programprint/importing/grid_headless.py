"""Heads above the columns of a table that has none, or none above its days."""

from __future__ import annotations

import re
from collections.abc import Iterable

from programprint.importing.grid_habits import is_blank, rest_in_shorthand
from programprint.importing.grid_roles import role_of
from programprint.importing.grid_shorthand import is_load
from programprint.importing.grid_split import is_sets, split_cell
from programprint.importing.grid_words import is_day, names_week, order_label
from programprint.notation import duration
from programprint.notation.scanner import Unreadable
from programprint.read.cells import Rearranged, Worksheet, squared

Cell = tuple[str, tuple[int, int]]
"""What a cell says, and where it stands in the sheet."""
LOOKED_AT = 200
"""Rows in which it is told what columns hold."""
_COLUMNS = 40
"""Columns among which sets are looked for."""
_SETS = re.compile(r"\d{1,2}(?: ?[-–] ?\d)?")


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
    column = next((one for one in sets if sets[one] == most), -1) if most else _numbers(sheet)
    if not most and column < 0:
        return sheet
    heads = {column - 1: "Exercise", column: "Sets x Reps"} if column > 0 else {}
    heads = heads or {next(one for one in lines if lines[one] == most): "Exercise"}
    if not most:
        heads |= {column: "Sets", column + 1: "Reps"}
    names = next(iter(heads))
    rows = range(len(sheet.rows))
    first = next(
        row for row in rows if _begins(sheet, row, names, column) or (not most and _is_counted(sheet, row, column))
    )
    heads |= {after: _told(sheet, first, after) for after in range(max(heads) + 1, len(sheet.rows[0]))}
    if _is_labelled(sheet, rows[first:][:LOOKED_AT], names):
        heads[names - 1] = "Order"
    heads |= _calendar_heads(sheet, first, range(names))
    cells = [placed_cells(sheet, row, 0, len(sheet.rows[row])) for row in rows]
    head = [(heads.get(at, ""), (first, at)) for at in range(len(sheet.rows[first]))]
    return rearranged(sheet, [*cells[:first], head, *cells[first:]])


def _with_heads(sheet: Worksheet, row: int) -> Worksheet:
    """The sheet with a head above days, weeks or labels that stand in a column without one; above labels below each list."""
    heads = {(row, at): head for at, head in _calendar_heads(sheet, row + 1, _headless(sheet, row)).items()}
    for place in _labels(sheet):
        heads.setdefault(place, "Order")
    if not heads:
        return sheet
    cells = [placed_cells(sheet, one, 0, len(sheet.rows[one])) for one in range(len(sheet.rows))]
    for at, column in heads:
        cells[at][column] = (heads[at, column], (at, column))
    return rearranged(sheet, cells)


def _headless(sheet: Worksheet, row: int) -> list[int]:
    return [at for at in range(len(sheet.rows[row])) if not sheet.cell(row, at)]


def _labels(sheet: Worksheet) -> list[tuple[int, int]]:
    """Row and column of each place without a head, left of “Exercise”, that has labels of exercises below it."""
    named = [
        (row, column)
        for row in range(len(sheet.rows))
        for column in sheet.filled(row)
        if role_of(sheet.cell(row, column)) == "exercise"
    ]
    found = []
    ends: dict[int, int] = {}
    """Where the next list of a column begins."""
    for row, names in reversed(named):
        until, ends[names] = ends.get(names, len(sheet.rows)), row
        free = names > 0 and not sheet.cell(row, names - 1)
        if free and _is_labelled(sheet, range(row + 1, until)[:LOOKED_AT], names):
            found.append((row, names - 1))
    return found[::-1]


def _is_labelled(sheet: Worksheet, rows: range, names: int) -> bool:
    """Whether the column left of the *names* holds their labels and nothing else. One letter alone, such as x, ticks off."""
    labels = [text for row in rows if names and sheet.cell(row, names) and (text := sheet.cell(row, names - 1))]
    return all(map(order_label, labels)) and (len(set(labels)) > 1 or any(len(text) > 1 for text in labels))


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


def _is_counted(sheet: Worksheet, row: int, column: int) -> bool:
    """Whether a row has a name, sets in a column and reps behind it, each as a number."""
    sets, reps = sheet.cell(row, column), sheet.cell(row, column + 1)
    return bool(_SETS.fullmatch(sets)) and is_sets(f"{sets}x{reps}") and _is_named(sheet, row, column - 1)


def _numbers(sheet: Worksheet) -> int:
    """The column of sets in a list of names, sets and reps; -1 where there is none, or only one row."""
    rows = range(min(len(sheet.rows), LOOKED_AT))
    counts = {
        column: sum(_is_counted(sheet, row, column) for row in rows)
        for column in range(1, min(len(sheet.rows[0]) if sheet.rows else 0, _COLUMNS))
    }
    most = max(counts.values(), default=0)
    return next(column for column, count in counts.items() if count == most) if most > 1 else -1


def _told(sheet: Worksheet, first: int, column: int) -> str:
    """The head of a column behind the sets: that of rests, loads or words; one that nothing takes where nobody can tell."""
    rows = range(first, min(first + LOOKED_AT, len(sheet.rows)))
    texts = [text for row in rows if (text := sheet.cell(row, column)) and not is_blank(text)]
    if texts and all(map(_is_rest, texts)):
        return "Rest"
    if not texts or any(map(is_sets, texts)):
        return ""
    if all(is_load(text) for text in texts):
        return "Load"
    return "without a head" if any(map(str.isdigit, texts)) else "Notes"


def _is_rest(words: str) -> bool:
    """Whether words are a length of time with its unit, and nothing else."""
    try:
        duration.parse(rest_in_shorthand(words))
    except Unreadable:
        return False
    return True


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
