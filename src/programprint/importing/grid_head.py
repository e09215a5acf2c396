"""The head of a program grid → which column holds what: the exercise, the weeks, tempo, rest and so on."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from programprint.importing.grid_aside import Aside
from programprint.importing.grid_dates import weeks_apart
from programprint.importing.grid_roles import PARTS, role_of
from programprint.importing.grid_split import split_cell
from programprint.importing.grid_words import WEEK
from programprint.read.cells import Rearranged, Worksheet

_LOAD_UNITS = frozenset({"kg", "lb", "lbs", "%", "%1rm", "% 1rm", "rpe", "rir"})
_MOST_CELLS = 6_000
"""Columns of weeks and their parts beyond which nobody means them."""
_LOOKED_AT = 200
"""Rows in which a list is told by its names."""
DELOAD = re.compile(r"de-?load(?: week)?", re.IGNORECASE)


class Week(Struct, frozen=True):
    """One week: its number in the grid, its name, and the columns of its parts; “do” is the cell that says it all."""

    number: int
    label: str
    parts: dict[str, int]


class Head(Struct, frozen=True):
    """What the columns of a grid hold. *rows* are those of the head, *named* the index of the one with the weeks.

    *roles* are the columns outside the weeks, *others* more of one role; *unread* says something else.
    """

    rows: tuple[int, ...]
    named: int
    exercise: int
    roles: dict[str, int]
    weeks: tuple[Week, ...]
    unread: tuple[int, ...]
    others: dict[str, tuple[int, ...]]

    @property
    def row(self) -> int:
        """The row that names the weeks."""
        return self.rows[self.named]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The weeks that its columns stand for; none of a list, whose rows may name them."""
        return tuple(week.number for week in self.weeks if week.parts)

    def again(self, row: int) -> Head:
        """The same head of a list in another row."""
        return replace(self, rows=(row,), named=0)

    def columns(self, role: str) -> tuple[int, ...]:
        """All columns of a role outside the weeks."""
        return (*((self.roles[role],) if role in self.roles else ()), *self.others.get(role, ()))

    @property
    def read(self) -> set[int]:
        """Every column with a value for an entry, but not its name."""
        parts = {column for week in self.weeks for column in week.parts.values()}
        told = ("session", "exercise", "week", "date", "order")
        return parts | {column for role in self.roles if role not in told for column in self.columns(role)}


def find_head(sheet: Worksheet, aside: Aside) -> Head | None:
    """The first row that names weeks or heads a list, else the first with a week in it or with names that have their sets behind
    them; None, with the problem added, when there is none."""
    rows = range(len(sheet.rows))
    for row in rows:
        if is_head(sheet, row) or (
            _list_head(sheet, row) and not (row + 1 < len(sheet.rows) and is_head(sheet, row + 1))
        ):
            return read_head(sheet, row, aside)
    for row in rows:
        if head := _list_head(sheet, row, bare=True):
            return head
    if (row := next((row for row in rows if len(sheet.filled(row)) > 1 and _week_cells(sheet, row)), -1)) >= 0:
        return read_head(sheet, row, aside)
    row = next((row for row in rows if len(sheet.filled(row)) > 1), 0)
    column = sheet.filled(row)[0] if sheet.filled(row) else 0
    message, hint = "no row names the weeks", "write “Week 1”, “Week 2” … above the columns of the weeks"
    named = ((one, column) for one in rows for column in sheet.filled(one) if len(sheet.filled(one)) > 1)
    if place := next(((one, at) for one, at in named if role_of(sheet.cell(one, at)) == "week"), None):
        row, column = place
        message = f"beside “{sheet.cell(row, column)}” no column is called {_lacking(sheet, row)}"
        hint = "name the columns in one row: Exercise, Sets, Reps; or Exercise and a column for each week"
    sheet.fault(aside.docket, row, column, message, hint)
    return None


def _lacking(sheet: Worksheet, row: int) -> str:
    """The heads that a row lacks for a list of exercises: “Exercise” and “Reps”."""
    roles = {role_of(sheet.cell(row, column)) for column in sheet.filled(row)}
    lacks = {"“Exercise”": "exercise" not in roles, "“Reps”": not {"do", "reps"} & roles}
    return " or ".join(name for name, missing in lacks.items() if missing) or "“Week 1”"


def is_head(sheet: Worksheet, row: int) -> bool:
    """Whether a row names weeks above columns, rather than in a title."""
    weeks = _week_cells(sheet, row)
    return len(weeks) > 1 or (
        len(weeks) == 1 and any(role_of(sheet.cell(row, column)) for column in sheet.filled(row) if column not in weeks)
    )


def repeats(sheet: Worksheet, row: int, head: Head) -> bool:
    """Whether a row says again what *head* says above the weeks."""
    if not any(week.parts for week in head.weeks):
        return sheet.rows[row] == sheet.rows[head.row]
    columns = [column for week in head.weeks for column in week.parts.values()]
    heads = [sheet.cell(head.row, column) for column in columns]
    return any(heads) and heads == [sheet.cell(row, column) for column in columns]


def read_head(sheet: Worksheet, row: int, aside: Aside) -> Head | None:
    """What the columns hold, by the head in *row* and, where there is one, the row of part names below it."""
    cells = _week_cells(sheet, row)
    if not cells:
        return _list_head(sheet, row)
    below = row + 1 if _is_second_head(sheet, row + 1, min(cells)) else None
    above = row - 1 if row and all(role_of(sheet.cell(row - 1, column)) for column in sheet.filled(row - 1)) else None
    rows = tuple(found for found in (above, row, below) if found is not None)

    def head_of(column: int) -> str:
        here = (sheet.cell(found, column) for found in (row, *(found for found in (below, above) if found is not None)))
        return next(filter(None, here), "")

    spans = _spans(sheet, cells, below)
    weeks = [
        replace(week, parts=parts)
        for column, named in cells.items()
        for week in named
        if (parts := spans[column]) is not None
    ]
    inside = {column for parts in spans.values() for column in parts.values()} | set(cells)
    heads = {column: head_of(column) for column in range(len(sheet.rows[row])) if column not in inside}
    roles, others, unread = _roles(sheet, rows[-1], heads)
    exercise = roles.get("exercise", _unnamed(sheet, row, inside | set(roles.values())))
    if exercise is None:
        exercise = roles.pop("session", roles.pop("week", None))
    if exercise is None:
        message = "no column is left for the exercises"
        sheet.fault(aside.docket, row, min(cells), message, "put the names in the first column, under “Exercise”")
        return None
    kept = _in_order(sheet, row, cells, _merged(weeks), aside)
    unread = [column for column in unread if column != exercise]
    return Head(rows, rows.index(row), exercise, roles, kept, tuple(unread), others)


def _roles(
    sheet: Worksheet, row: int, heads: dict[int, str]
) -> tuple[dict[str, int], dict[str, tuple[int, ...]], list[int]]:
    """The first column of each role that says anything below *row*, more of loads, notes and sessions, and columns that nothing
    takes. Cells to write in, empty below their head, are no columns of the plan."""
    roles: dict[str, int] = {}
    others: dict[str, tuple[int, ...]] = {}
    unread = []
    for column, words in heads.items():
        role = role_of(words)
        is_empty = sheet.last[column] <= row
        if role and (role not in roles or (not is_empty and sheet.last[roles[role]] <= row)):
            roles[role] = column
        elif role in ("load", "note", "session", "instead", "warming", "time") and not is_empty:
            others[role] = (*others.get(role, ()), column)
        elif words and not is_empty:
            unread.append(column)
    return roles, others, unread


def list_head(sheet: Worksheet, row: int) -> Head | None:
    """The head of a list in *row*, when it is one, with sets and reps or with names that have theirs behind them."""
    is_ours = isinstance(sheet, Rearranged) and all(role_of(sheet.cell(row, column)) for column in sheet.filled(row))
    return _list_head(sheet, row) or _list_head(sheet, row, bare=True, sure=is_ours)


def _list_head(sheet: Worksheet, row: int, bare: bool = False, sure: bool = False) -> Head | None:
    """The head of a list: exercises, and sets and reps for all weeks or, with a column of weeks, for one. In a *bare* one the
    names have their sets behind them."""
    heads = {column: sheet.cell(row, column) for column in sheet.filled(row)}
    if not any(role_of(words) == "exercise" for words in heads.values()):
        return None
    roles, others, unread = _roles(sheet, row, heads)
    names = roles["exercise"]
    if bare and not sure:
        below = range(row + 1, min(row + 1 + _LOOKED_AT, len(sheet.rows)))
        if not any(split_cell(sheet.cell(one, names)) for one in below):
            return None
    elif not sure and not {"do", "reps", "time", "hold"} & set(roles):
        return None
    return Head((row,), 0, names, roles, (Week(1, "", {}),), tuple(unread), others)


def _week_cells(sheet: Worksheet, row: int) -> dict[int, list[Week]]:
    """The weeks that a row names, by column; a column may stand for several."""
    found: dict[int, list[Week]] = {}
    last = 0
    filled = sheet.filled(row) if row < len(sheet.rows) else []
    for column in filled:
        text = sheet.cell(row, column)
        if len(found) > _MOST_CELLS or last > _MOST_CELLS:
            break
        if match := WEEK.fullmatch(text):
            first, until = int(match[1]), int(match[2] or match[1])
            label = match[3].strip()
            found[column] = [Week(number, label, {}) for number in range(first, min(until, first + 104) + 1)]
            last = until
        elif found and DELOAD.fullmatch(text):
            last += 1
            found[column] = [Week(last, text, {})]
    if found:
        return _with_parts(found)
    numbers = [column for column in filled if re.fullmatch(r"\d{1,2}", sheet.cell(row, column))]
    counted = [int(sheet.cell(row, column)) for column in numbers]
    named = all(role_of(sheet.cell(row, column)) for column in filled if column not in numbers)
    if len(numbers) > 1 and counted == list(range(1, len(numbers) + 1)) and named:
        return {column: [Week(number, "", {})] for column, number in zip(numbers, counted, strict=True)}
    days = weeks_apart({column: sheet.cell(row, column) for column in filled})
    return {column: [Week(number, label, {})] for number, (column, label) in enumerate(days.items(), 1)}


def _with_parts(cells: dict[int, list[Week]]) -> dict[int, list[Week]]:
    """“Week 1 sets” beside “Week 1 reps” names a part, and so does “Week 1 (kg)”; “Week 3 load” alone is a loading week."""
    numbers = Counter(week.number for weeks in cells.values() for week in weeks)

    def named(week: Week, column: int) -> Week:
        part = role_of(week.label) if week.label else ""
        if part in PARTS and (numbers[week.number] > 1 or week.label.lower() in _LOAD_UNITS):
            return Week(week.number, "", {part: column})
        return week

    return {column: [named(week, column) for week in weeks] for column, weeks in cells.items()}


def _is_second_head(sheet: Worksheet, row: int, first_week: int) -> bool:
    """Whether a row only names the parts of the weeks: sets, reps, load …"""
    if row >= len(sheet.rows):
        return False
    filled = sheet.filled(row)
    return any(column >= first_week for column in filled) and all(role_of(sheet.cell(row, column)) for column in filled)


def _spans(sheet: Worksheet, cells: dict[int, list[Week]], below: int | None) -> dict[int, dict[str, int]]:
    """The columns of the parts of each week column: those up to the next week, by the names in the row *below*."""
    spans = {}
    starts = [*cells]
    width = min((after - here for here, after in pairwise(starts)), default=len(sheet.rows[0]))
    for column, weeks in cells.items():
        parts = dict(weeks[0].parts)
        if below is not None:
            for inner in range(column, min(column + width, len(sheet.rows[below]))):
                part = role_of(sheet.cell(below, inner))
                if part in PARTS:
                    parts.setdefault(part, inner)
        spans[column] = parts or {"do": column}
    return spans


def _unnamed(sheet: Worksheet, row: int, taken: set[int]) -> int | None:
    """The first column that nothing else takes and that holds words below the head."""
    free = (column for column in range(len(sheet.rows[row])) if column not in taken)
    return next((column for column in free if sheet.last[column] > row), None)


def _merged(weeks: list[Week]) -> tuple[Week, ...]:
    """Weeks that are named once for each of their parts (“Week 1 sets”, “Week 1 reps”) as one."""
    merged: dict[int, Week] = {}
    for week in weeks:
        known = merged.get(week.number)
        if known is None:
            merged[week.number] = week
        elif not set(known.parts) & set(week.parts):
            merged[week.number] = replace(known, label=known.label or week.label, parts=known.parts | week.parts)
        else:
            merged[-len(merged)] = week
    return tuple(merged.values())


def _in_order(
    sheet: Worksheet, row: int, cells: dict[int, list[Week]], weeks: tuple[Week, ...], aside: Aside
) -> tuple[Week, ...]:
    """The weeks by their numbers. Of two columns for one week the first counts, and the other is put aside."""
    kept: dict[int, Week] = {}
    for week in weeks:
        if week.number in kept:
            at = [column for column, named in cells.items() if any(one.number == week.number for one in named)][-1]
            message = f"a second column for week {week.number}"
            aside.put(row, at, message, "number the weeks one after the other, each once")
        kept.setdefault(week.number, week)
    return tuple(kept[number] for number in sorted(kept))
