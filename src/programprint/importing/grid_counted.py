"""Sets in rows or columns of their own, as where a column “Set” counts 1, 2, 3 → one exercise with all of them."""

from __future__ import annotations

import re
from itertools import groupby

from msgspec.structs import replace

from programprint.importing.grid_lines import GridRow
from programprint.importing.grid_roles import role_of
from programprint.importing.grid_shorthand import tidy
from programprint.notation import prescription
from programprint.notation.scanner import Unreadable
from programprint.read.cells import Rearranged, Worksheet

_SET = re.compile(r"set(?: ?(?:#|no\.?|nr\.?|number))?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<warm>w(?:u|arm[ -]?up)?[ .-]?)?(?:set ?)?(?:# ?)?(?P<number>\d{0,2})(?:[.,]0+)?", re.IGNORECASE
)


class Counted(Rearranged, frozen=True, dict=True, kw_only=True):
    """A list with one set in each row; *going_on* are the rows of sets that belong to the exercise above them."""

    going_on: frozenset[int]


def one_set_each(sheet: Worksheet) -> Worksheet:
    """The sheet, where the numbers below a head “Set” count the sets of an exercise: with 1 in place of each, and the name of the
    exercise in every row. Sets before the first may be those of its warm-up, W1 and W2."""
    for head in range(min(len(sheet.rows), 50)):
        roles = {column: sheet.cell(head, column).strip() for column in sheet.filled(head)}
        sets = [column for column, words in roles.items() if _SET.fullmatch(words)]
        names = [column for column, words in roles.items() if role_of(words) == "exercise"]
        if len(sets) == len(names) == 1:
            counted = _counted(sheet, head, names[0], sets[0])
            return _written(sheet, names[0], sets[0], counted) if counted else sheet
    return sheet


_COLUMN = re.compile(r"sets? ?#? ?(\d{1,2})", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:\d{1,3}(?: ?[-–] ?\d{1,3})?\+?|amrap|max)(?: ?@ ?\S.*)?", re.IGNORECASE)


def sets_in_one_cell(sheet: Worksheet) -> Worksheet:
    """The sheet, where columns “Set 1”, “Set 2” … hold the reps of each set: with all of them in the first. Empty ones are
    there to be written in."""
    for head in range(min(len(sheet.rows), 50)):
        columns = [column for column in sheet.filled(head) if _COLUMN.fullmatch(sheet.cell(head, column))]
        numbers = [int(match[1]) for at in columns if (match := _COLUMN.fullmatch(sheet.cell(head, at)))]
        if len(columns) < 2 or numbers != [*range(1, len(columns) + 1)]:
            continue
        below = range(head + 1, len(sheet.rows))
        each = {row: [text for at in columns if (text := sheet.cell(row, at).strip())] for row in below}
        if not all(_AMOUNT.fullmatch(text) for texts in each.values() for text in texts):
            return sheet
        rows = [list(row) for row in sheet.rows]
        is_plan = any(each.values())
        rows[head][columns[0]] = "Sets x Reps" if is_plan else ""
        for row, texts in each.items():
            rows[row][columns[0]] = ", ".join(f"{len([*same])}x{text}" for text, same in groupby(texts))
        for row in (head, *below):
            for column in columns[1:]:
                rows[row][column] = ""
        return _at_home(sheet, rows)
    return sheet


def _at_home(sheet: Worksheet, rows: list[list[str]]) -> Worksheet:
    """The sheet with other words in its cells."""
    at = tuple(tuple((row, column) for column in range(len(texts))) for row, texts in enumerate(rows))
    return Rearranged(sheet.name, tuple(map(tuple, rows)), sheet.notes, sheet=sheet, at=at)


_Set = tuple[str, str, bool]
"""The exercise of a set, what stands for its number, and whether it goes on with the exercise above."""


def _counted(sheet: Worksheet, head: int, names: int, sets: int) -> dict[int, _Set]:
    """The sets by their rows; nothing where the numbers do not count."""
    found: dict[int, _Set] = {}
    name, last, most = "", 0, 0
    for row in range(head + 1, len(sheet.rows)):
        written, words = sheet.cell(row, names).strip(), sheet.cell(row, sets).strip()
        if not words:
            continue
        match = _NUMBER.fullmatch(words)
        if match is None or not (match["warm"] or match["number"]):
            return {}
        warm, number = bool(match["warm"]), int(match["number"] or 0)
        same = bool(name) and written in ("", name)
        goes_on = same and (last == 0 if warm else number == last + 1)
        if not goes_on and not (written and (warm or number == 1)):
            return {}
        name, last, most = written or name, 0 if warm else number, max(most, number)
        found[row] = name, "warm-up 1" if warm else "1", goes_on
    return found if most > 1 else {}


def _written(sheet: Worksheet, names: int, sets: int, counted: dict[int, _Set]) -> Worksheet:
    rows = [list(row) for row in sheet.rows]
    for row, (name, number, _) in counted.items():
        rows[row][names], rows[row][sets] = name, number
    at = tuple(tuple((row, column) for column in range(len(texts))) for row, texts in enumerate(rows))
    going_on = frozenset(row for row, (_, _, goes_on) in counted.items() if goes_on)
    return Counted(sheet.name, tuple(map(tuple, rows)), sheet.notes, sheet=sheet, at=at, going_on=going_on)


def goes_on(sheet: Worksheet, row: int) -> bool:
    """Whether a row has another set of the exercise in the row above."""
    while isinstance(sheet, Rearranged):
        if isinstance(sheet, Counted):
            return row in sheet.going_on
        row, sheet = sheet.home(row, 0)[0], sheet.sheet
    return False


def with_all_sets(lines: list[GridRow]) -> list[GridRow]:
    """The lines, where those that go on are one with that whose sets they are: “1x5 @ 60kg, 2x5 @ 80kg”."""
    groups: list[list[GridRow]] = []
    for line in lines:
        above = groups[-1][0] if groups else None
        if above and (line.goes_on or _is_again(above, line)) and _is_same(above, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [line for group in groups for line in _as_one(group)]


def _is_again(first: GridRow, line: GridRow) -> bool:
    """Whether a row names the exercise above once more, with other sets, and is no member of a superset."""
    named = first.name.casefold() == line.name.casefold() and not (first.label or line.label or line.weeks)
    return named and (first.fields["do"], first.fields.get("load")) != (line.fields["do"], line.fields.get("load"))


def _is_same(first: GridRow, line: GridRow) -> bool:
    """Whether what is said of the whole exercise is the same."""
    apart = ("do", "load", "note")
    one, other = ({part: value for part, value in row.fields.items() if part not in apart} for row in (first, line))
    return one == other and first.weeks == line.weeks and max(len(first.across), len(line.across)) < 2


def _as_one(lines: list[GridRow]) -> list[GridRow]:
    """Lines of one set each as one, whose load stands apart where all sets have it; as they are where nobody could read that."""
    if len(lines) < 2:
        return lines
    sets = [(str(line.fields["do"]), str(line.fields.get("load", ""))) for line in lines]
    is_one = len({load for _, load in sets}) == 1 and not lines[0].weeks
    counted = ((len([*same]), *one) for one, same in groupby(sets))
    groups = (", ".join(_times(count, do, f" @ {load}" if load and not is_one else "")) for count, do, load in counted)
    written = ", ".join(groups)
    try:
        do = tidy(prescription.parse(written), written)
    except Unreadable:
        return lines
    notes = dict.fromkeys(str(note) for line in lines if (note := line.fields.get("note")))
    fields = {part: value for part, value in lines[0].fields.items() if part != "load" or is_one}
    return [replace(lines[0], fields={**fields, "do": do, **({"note": "; ".join(notes)} if notes else {})})]


_ONE = re.compile(r"((?:warm-up )?)1(x[^,]*)")


def _times(count: int, do: str, load: str) -> list[str]:
    """What is done of one set so many times over; more than one set is said again."""
    match = _ONE.fullmatch(do)
    return [f"{match[1]}{count}{match[2]}{load}"] if match else [f"{do}{load}"] * count
