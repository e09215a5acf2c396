"""Lists with a row for each set, whose column “Set” counts 1, 2, 3 → the same with one set in each row."""

from __future__ import annotations

import re

from programprint.importing.grid_roles import role_of
from programprint.read.cells import Rearranged, Worksheet

_SET = re.compile(r"set(?: ?(?:#|no\.?|nr\.?|number))?", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,2})(?:[.,]0+)?")


def one_set_each(sheet: Worksheet) -> Worksheet:
    """The sheet, where the numbers below a head “Set” count the sets of an exercise: with 1 in place of each, and the name of the
    exercise in every row."""
    for head in range(min(len(sheet.rows), 50)):
        roles = {column: sheet.cell(head, column).strip() for column in sheet.filled(head)}
        sets = [column for column, words in roles.items() if _SET.fullmatch(words)]
        names = [column for column, words in roles.items() if role_of(words) == "exercise"]
        if len(sets) == len(names) == 1:
            counted = _counted(sheet, head, names[0], sets[0])
            return _written(sheet, names[0], sets[0], counted) if counted else sheet
    return sheet


def _counted(sheet: Worksheet, head: int, names: int, sets: int) -> dict[int, str]:
    """The name of the exercise of each row with a set; nothing where the numbers do not count."""
    found: dict[int, str] = {}
    name, last, most = "", 0, 0
    for row in range(head + 1, len(sheet.rows)):
        written, words = sheet.cell(row, names).strip(), sheet.cell(row, sets).strip()
        if not words:
            continue
        match = _NUMBER.fullmatch(words)
        number = int(match[1]) if match else 0
        goes_on = number == last + 1 and written in ("", name) and name
        if not goes_on and not (number == 1 and written):
            return {}
        name, last, most = written or name, number, max(most, number)
        found[row] = name
    return found if most > 1 else {}


def _written(sheet: Worksheet, names: int, sets: int, counted: dict[int, str]) -> Worksheet:
    rows = [list(row) for row in sheet.rows]
    for row, name in counted.items():
        rows[row][names], rows[row][sets] = name, "1"
    at = tuple(tuple((row, column) for column in range(len(texts))) for row, texts in enumerate(rows))
    return Rearranged(sheet.name, tuple(map(tuple, rows)), sheet.notes, sheet=sheet, at=at)
