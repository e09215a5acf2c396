"""Sets in rows of their own, as where a column “Set” counts 1, 2, 3 → one exercise with all of them."""

from __future__ import annotations

import re
from itertools import groupby

from msgspec.structs import replace

from programprint.importing.grid_lines import GridRow
from programprint.importing.grid_roles import role_of
from programprint.importing.grid_shorthand import tidy
from programprint.notation import prescription
from programprint.notation.scanner import Unreadable
from programprint.read.cells import Rearranged, Slip, Worksheet

_SET = re.compile(r"set(?: ?(?:#|no\.?|nr\.?|number))?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<warm>w(?:u|arm[ -]?up)?[ .-]?)?(?:set ?)?(?:# ?)?(?P<number>\d{0,2})(?:[.,]0+)?", re.IGNORECASE
)


class Counted(Rearranged, frozen=True, dict=True, kw_only=True):
    """A list with one set in each row; *going_on* are the rows of sets that belong to the exercise above them."""

    going_on: frozenset[int]


def one_set_each(sheet: Worksheet) -> Worksheet:
    """The sheet, where the numbers below a head “Set” count the sets of an exercise: with 1 in place of each, and the name of the
    exercise in every row. Sets before the first may be those of its warm-up, W1 and W2. Where most of them count, a
    number that does not is one of its slips."""
    for head in range(min(len(sheet.rows), 50)):
        roles = {column: sheet.cell(head, column).strip() for column in sheet.filled(head)}
        sets = [column for column, words in roles.items() if _SET.fullmatch(words)]
        names = [column for column, words in roles.items() if role_of(words) == "exercise"]
        if len(sets) == len(names) == 1:
            counted, slips = _counted(sheet, head, names[0], sets[0])
            if counted or not slips:
                return _written(sheet, names[0], sets[0], counted, slips) if counted else sheet
            told = f"numbers below “{roles[sets[0]]}”; they were read as how many sets there are, not as set 1, 2, 3"
            return replace(sheet, notes=(*sheet.notes, told))
    return sheet


_Set = tuple[str, str, bool]
"""The exercise of a set, what stands for its number, and whether it goes on with the exercise above."""


def _counted(sheet: Worksheet, head: int, names: int, sets: int) -> tuple[dict[int, _Set], list[Slip]]:
    """The sets by their rows, and numbers among them that do not count; nothing where too few do."""
    found: dict[int, _Set] = {}
    slips: list[Slip] = []
    name, last, most, kept = "", 0, 0, False
    for row in range(head + 1, len(sheet.rows)):
        written, words = sheet.cell(row, names).strip(), sheet.cell(row, sets).strip()
        if not words:
            continue
        match = _NUMBER.fullmatch(words)
        if written and written != name:
            name, last, kept = written, 0, False
        if match is None or not (match["warm"] or match["number"]):
            slips.append(Slip(row, sets, f"“{words}” counts no set", f"write {last + 1}"))
            continue
        number = 0 if match["warm"] else int(match["number"])
        if not name or (number != last + 1 and not (number == 0 and last == 0) and not (number == 1 and written)):
            after = f"“{words}” comes after set {last}" if last else f"“{words}” comes first"
            message = f"{after}, where the numbers count the sets" if last != number else f"a second set {number}"
            slips.append(Slip(row, sets, message, f"write {last + 1}, or one row for each set"))
            last = max(number, last)
            continue
        goes_on = kept and number != 1 if number else kept
        found[row] = name, "1" if number else "warm-up 1", goes_on
        last, most, kept = number, max(most, number), True
    counting = sum(goes_on for _, _, goes_on in found.values())
    return (found, slips) if most > 1 and counting > len(slips) else ({}, slips if counting else [])


def _written(sheet: Worksheet, names: int, sets: int, counted: dict[int, _Set], slips: list[Slip]) -> Worksheet:
    rows = [list(row) for row in sheet.rows]
    for row, (name, number, _) in counted.items():
        rows[row][names], rows[row][sets] = name, number
    lost = {slip.row for slip in slips}
    kept = [row for row in range(len(rows)) if row not in lost]
    at = tuple(tuple((row, column) for column in range(len(rows[row]))) for row in kept)
    going_on = frozenset(new for new, row in enumerate(kept) if row in counted and counted[row][2])
    texts = tuple(tuple(rows[row]) for row in kept)
    return Counted(sheet.name, texts, sheet.notes, sheet=sheet, at=at, slips=tuple(slips), going_on=going_on)


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
