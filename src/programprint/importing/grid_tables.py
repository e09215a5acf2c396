"""Tables that stand side by side, and days above columns → one table, one day below the other, of placed cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.importing.grid_counted import one_set_each
from programprint.importing.grid_headless import LOOKED_AT, Cell, headed, is_title, placed_cells, rearranged
from programprint.importing.grid_merged import filled_down
from programprint.importing.grid_roles import role_of
from programprint.importing.grid_set_columns import sets_in_one_cell
from programprint.importing.grid_split import is_sets
from programprint.importing.grid_words import names_week, rest_day
from programprint.limits import raised
from programprint.read.cells import Worksheet


class _Part(Struct, frozen=True):
    """Rows of a sheet with tables side by side: the row of their titles, or -1, the row of their heads, or -1, the columns in
    which each begins, and the row after the last. *week* is a row before them that names the week of all, or -1; their heads may
    stand above it."""

    titles: int
    heads: int
    starts: tuple[int, ...]
    week: int = -1
    end: int = 0

    @property
    def first(self) -> int:
        return next(row for row in (self.week, self.titles, self.heads) if row >= 0)

    @property
    def body(self) -> range:
        """The rows below heads and titles."""
        return range(max(self.heads, self.titles, self.week) + 1, self.end)


def in_one_table(sheet: Worksheet, docket: Docket) -> Worksheet | None:
    """The sheet as one table; None, with the problem added, where it would be larger than a sheet may be."""
    filled = filled_down(sheet, docket)
    if filled is None:
        return None
    sheet = one_set_each(sets_in_one_cell(filled))
    parts = _parts(sheet)
    if not parts:
        return headed(sheet)
    rows: list[list[Cell]] = [placed_cells(sheet, row, 0, len(sheet.rows[row])) for row in range(parts[0].first)]
    width = max(map(len, rows), default=0)
    for row in (row for part in parts for row in (*_week_of(sheet, part), *_below_each_other(sheet, part))):
        rows.append(row)
        width = max(width, len(row))
        many = "athletes" if len(rows) > docket.limits.athletes else "cells"
        if many == "athletes" or len(rows) * width > docket.limits.cells:
            message = f"the tables of the sheet have more than {getattr(docket.limits, many):,} "
            message += "rows" if many == "athletes" else "cells"
            docket.error(sheet.name, message, f"is it the right one? {raised(many)}")
            return None
    return rearranged(sheet, rows)


def _week_of(sheet: Worksheet, part: _Part) -> list[list[Cell]]:
    return [placed_cells(sheet, part.week, 0, len(sheet.rows[part.week]))] if part.week >= 0 else []


def _parts(sheet: Worksheet) -> list[_Part]:
    """The stretches of rows in which tables stand side by side, in order."""
    found: list[_Part] = []
    week, row = -1, 0
    while row < len(sheet.rows):
        filled = sheet.filled(row)
        names = _exercises(sheet, row) if len(filled) > 1 else []
        days = [column for column in filled if is_title(sheet.cell(row, column))] if len(filled) > 1 else []
        is_week = bool(found) and found[-1].heads >= 0 and len(filled) == 1 and names_week(sheet.cell(row, filled[0]))
        part = None
        if len(names) > 1:
            starts = _starts(sheet, row, names)
            part = _Part(row - 1 if _titles_above(sheet, row, starts) else -1, row, starts)
        elif len(days) > 1 and _are_days(sheet, row, filled, days):
            below = row + 1
            names = _exercises(sheet, below) if below < len(sheet.rows) else []
            if len(names) > 1:
                part = _Part(row, below, _starts(sheet, below, names))
                row = below
            elif found and found[-1].heads >= 0 and _tables_of(found[-1].starts, days) == {*found[-1].starts}:
                part = _Part(row, found[-1].heads, found[-1].starts)
            else:
                part = _Part(row, -1, tuple(days))
        elif is_week and not _heads_follow(sheet, row):
            found.append(replace(found[-1], week=row))
        elif is_week:
            week = row
        if part:
            found.append(replace(part, week=week))
            week = -1
        row += 1
    ends = [*(part.first for part in found[1:]), len(sheet.rows)]
    parts = [replace(part, end=end) for part, end in zip(found, ends if found else (), strict=True)]
    return [part for part in parts if len(parts) == 1 or part.heads < 0 or any(map(sheet.filled, part.body))]


def _exercises(sheet: Worksheet, row: int) -> list[int]:
    """The columns of a row that head exercises."""
    return [column for column in sheet.filled(row) if role_of(sheet.cell(row, column)) == "exercise"]


def _heads_follow(sheet: Worksheet, row: int) -> bool:
    """Whether a row is followed by heads of tables, or by their titles and then their heads."""
    after = [one for one in range(row + 1, min(row + 10, len(sheet.rows))) if sheet.filled(one)][:2]
    return any(len(_exercises(sheet, one)) > 1 for one in after)


def _tables_of(starts: tuple[int, ...], columns: list[int]) -> set[int]:
    """Where the tables begin in which columns stand; -1 before the first."""
    return {starts[index - 1] if (index := bisect_right(starts, column)) else -1 for column in columns}


def _are_days(sheet: Worksheet, row: int, filled: list[int], days: list[int]) -> bool:
    """Whether a row names days above columns: nothing else stands in it but what heads the columns before them."""
    words = {sheet.cell(row, column) for column in days}
    return len(words) == len(days) == sum(column >= days[0] for column in filled)


def _titles_above(sheet: Worksheet, heads: int, starts: tuple[int, ...]) -> bool:
    """Whether the row above the heads has a title for more than one of the tables."""
    above = sheet.filled(heads - 1) if heads else []
    tables = _tables_of(starts, above)
    return len(above) > 1 and len(above) == len(tables) and -1 not in tables


def _starts(sheet: Worksheet, row: int, names: list[int]) -> tuple[int, ...]:
    """The columns in which the tables begin that have their names in *names*: where the first head of the first comes again, or a
    column of labels without a head stands."""
    first = min(sheet.filled(row)[0], names[0])
    lead = sheet.cell(row, first)
    starts = [first]
    for before, name in pairwise(names):
        again = [column for column in range(before + 1, name) if first != names[0] and sheet.cell(row, column) == lead]
        bare = name - 1 > before and not sheet.cell(row, name - 1) and sheet.last[name - 1] > row
        starts.append(again[0] if again else name - 1 if bare and _is_labels(sheet, row, name - 1) else name)
    if starts[0] and not sheet.cell(row, starts[0] - 1) and _is_labels(sheet, row, starts[0] - 1):
        starts[0] -= 1
    return tuple(starts)


def _is_labels(sheet: Worksheet, row: int, column: int) -> bool:
    """Whether short words stand below a head that is empty."""
    below = [text for one in range(row + 1, min(row + 20, len(sheet.rows))) if (text := sheet.cell(one, column))]
    return bool(below) and all(len(text) <= 4 for text in below)


def _below_each_other(sheet: Worksheet, part: _Part) -> Iterator[list[Cell]]:
    """The rows of the tables of a part, one table after the other."""
    width = len(sheet.rows[0])
    before = _before(sheet, part) if part.heads < 0 else {}
    shared = _days_of_all(sheet, part)
    for start, end in pairwise([*part.starts, width]):
        title: list[Cell] = []
        if part.titles >= 0:
            title = [cell for cell in placed_cells(sheet, part.titles, start, end) if cell[0].strip()][:1]
        if part.heads < 0:
            yield from _of_day(sheet, part, start, end, title, before)
            continue
        yield placed_cells(sheet, part.heads, start, end)
        yield title
        for row in part.body:
            cells = placed_cells(sheet, row, start, end)
            if row in shared and start != part.starts[0]:
                cells = [(sheet.cell(row, shared[row]), (row, shared[row]))]
            if any(text.strip() for text, _ in cells):
                yield cells


def _days_of_all(sheet: Worksheet, part: _Part) -> dict[int, int]:
    """Rows between tables of weeks that say nothing but a day, that of all of them, and where it stands."""
    titles = [sheet.cell(part.titles, column) for column in sheet.filled(part.titles)] if part.titles >= 0 else []
    if part.heads < 0 or not titles or not all(map(names_week, titles)):
        return {}
    rows = ((row, sheet.filled(row)) for row in part.body)
    second = part.starts[1]
    return {
        row: filled[0]
        for row, filled in rows
        if len(filled) == 1 and filled[0] < second and is_title(sheet.cell(row, filled[0]))
    }


def _of_day(
    sheet: Worksheet, part: _Part, start: int, end: int, title: list[Cell], before: dict[int, str]
) -> Iterator[list[Cell]]:
    """The rows of a day that stands above its columns: exercises line by line, with what stands before the days."""
    top = part.titles
    body = range(top + 1, part.end)
    columns = [column for column in range(start, end) if any(sheet.cell(row, column) for row in body[:LOOKED_AT])]
    if not columns:
        return
    named = "Exercise" in before.values()
    heads = ["Sets x Reps"] if named else _heads(sheet, body, columns)
    if any(text and rest_day(text) is None for row in body for text in [sheet.cell(row, columns[0])]):
        yield [
            *((head, (top, column)) for column, head in before.items()),
            *((head, (top, column)) for head, column in zip(heads, columns, strict=False)),
        ]
    yield title
    week: Cell | None = None
    for row in body:
        lead = []
        for column, head in before.items():
            cell = (sheet.rows[row][column], (row, column))
            week = cell if head == "Week" and cell[0].strip() else week
            lead.append(week if head == "Week" and week else cell)
        if not any(sheet.cell(row, column) for column in columns):
            continue
        cells = [(sheet.rows[row][column], (row, column)) for column in columns]
        lines = [line for line in cells[0][0].splitlines() if line.strip()]
        if len(columns) == 1 and not named and len(lines) > 1:
            yield from ([*lead, (line, cells[0][1])] for line in lines)
        elif not named and len(lines) == 1 and rest_day(lines[0]) is not None:
            yield [cells[0]]
        else:
            yield [*lead, *cells]


def _before(sheet: Worksheet, part: _Part) -> dict[int, str]:
    """What stands in the columns before the days: weeks and names of exercises, in one column each."""
    found: dict[int, str] = {}
    for column in range(part.starts[0]):
        head = role_of(sheet.cell(part.titles, column))
        below = range(part.titles + 1, part.end)[:LOOKED_AT]
        body = [text for row in below if (text := sheet.cell(row, column))]
        if "Week" not in found.values() and (head == "week" or (body and all(map(names_week, body)))):
            found[column] = "Week"
        elif "Exercise" not in found.values() and (
            head == "exercise" or (body and any(is_sets(sheet.cell(row, part.starts[0])) for row in below))
        ):
            found[column] = "Exercise"
    return found


def _heads(sheet: Worksheet, body: range, columns: list[int]) -> list[str]:
    """What the columns of a day hold that has no heads: names, then sets and reps in one column or in two, and a load."""
    if len(columns) == 1:
        return ["Exercise"]
    second = [text for row in body[:LOOKED_AT] if (text := sheet.cell(row, columns[1]))]
    if second and all(text.isdigit() for text in second):
        return ["Exercise", "Sets", "Reps", "Load"]
    return ["Exercise", "Sets x Reps", "Load", "Notes"]
