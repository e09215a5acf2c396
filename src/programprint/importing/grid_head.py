"""The head of a program grid → which column holds what: the exercise, the weeks, tempo, rest and so on."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.importing.grid_dates import weeks_apart
from programprint.read.cells import Worksheet, column_name

_ROLES = (
    ("exercise", r"exercises?(?: names?)?|lifts?|movements?|names?"),
    ("session", r"days?|sessions?|workouts?"),
    ("order", r"#|no\.?|nr\.?|order|labels?|groups?|supersets?|blocks?"),
    ("do", r"sets? ?(?:x|×|/|by|and|&) ?reps?|prescription|scheme|sets? and reps?"),
    ("sets", r"sets?"),
    ("reps", r"(?:target )?reps?|repetitions"),
    ("load", r"(?:target )?(?:loads?|weights?|intensity|percent(?:age)?|%|rpe|rir|kgs?|lbs?)(?: ?of)?(?: ?1 ?rm)?"),
    ("tempo", r"tempo"),
    ("rest", r"rests?(?: period| time| between sets)?|pauses?|recovery"),
    ("note", r"(?:coach(?:ing)? )?(?:notes?|comments?|cues?|remarks?)"),
)
PARTS = ("do", "sets", "reps", "load", "tempo", "rest")
"""What a week may give in columns of its own."""
_UNITS = (
    ("s", r"s|secs?|seconds?"),
    ("min", r"min|mins|minutes?"),
    ("kg", r"kgs?|kilos?"),
    ("lb", r"lbs?|pounds?"),
    ("%", r".*%.*|percent(?:age)?.*"),
    ("RPE", r"rpe"),
    ("RIR", r"rir"),
)
_LOAD_UNITS = frozenset({"kg", "lb", "lbs", "%", "%1rm", "% 1rm", "rpe", "rir"})
_WEEK = re.compile(
    r"(?:weeks?|wks?|w)[ .#]*(\d{1,3})(?: ?(?:-|–|to|&|\+) ?(?:w(?:eek|k)? ?)?(\d{1,3}))?(?!\d)[\s:.,(\[/–—-]*(.*?)[)\]]?",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"(?:weeks?|wks?)\b\.?(?: ?(?:no\.?|nr\.?|#))?", re.IGNORECASE)
_WEIGHT = re.compile(r"\b(?:loads?|weights?)\b", re.IGNORECASE)
_DELOAD = re.compile(r"de-?load(?: week)?", re.IGNORECASE)


class Week(Struct, frozen=True):
    """One week: its number in the grid, its name, and the columns of its parts; “do” is the cell that says it all."""

    number: int
    label: str
    parts: dict[str, int]


class Head(Struct, frozen=True):
    """What the columns of a grid hold. *rows* are those of the head, *named* the index of the one with the weeks.

    *roles* are the columns outside the weeks; *unread* says something else.
    """

    rows: tuple[int, ...]
    named: int
    exercise: int
    roles: dict[str, int]
    weeks: tuple[Week, ...]
    unread: tuple[int, ...]

    @property
    def row(self) -> int:
        """The row that names the weeks."""
        return self.rows[self.named]

    @property
    def read(self) -> set[int]:
        """Every column with a value for an entry, but not its name."""
        parts = {column for week in self.weeks for column in week.parts.values()}
        return parts | {column for role, column in self.roles.items() if role not in ("session", "exercise")}


def role_of(head: str) -> str:
    """What a head such as “Rest (s)” announces, or nothing."""
    words = re.sub(r"\(.*?\)|\[.*?\]|[:*]", " ", head).lower()
    words = " ".join(words.split()) or head.strip("()[] ").lower()
    without_unit = re.sub(r" (?:in )?(?:s|sec|seconds|min|minutes|kg|lbs?|%)$", "", words)
    for candidate in (words, without_unit):
        if found := next((role for role, pattern in _ROLES if re.fullmatch(pattern, candidate)), ""):
            return found
    return ""


def unit_of(head: str) -> str:
    """The unit that a head names for bare numbers below it: s, min, kg, lb, %, RPE or RIR."""
    words = re.findall(r"[%\w]+", head.lower())
    return next((unit for unit, pattern in _UNITS for word in words if re.fullmatch(pattern, word)), "")


def is_weight(head: str) -> bool:
    """Whether bare numbers below a head are weights, rather than shares or efforts."""
    return bool(_WEIGHT.search(head))


def week_of(words: str) -> tuple[int, str] | None:
    """The number and the label of a week that a row names: “1”, “Week 2”, “Wk 4 deload”."""
    match = _WEEK.fullmatch(words) or _WEEK.fullmatch(f"week {words}")
    return (int(match[1]), match[3].strip()) if match else None


def find_head(sheet: Worksheet, docket: Docket) -> Head | None:
    """The first row that names weeks, else the first that heads a list; None, with the problem added, when there is none."""
    rows = range(len(sheet.rows))
    lone = (row for row in rows if len(sheet.filled(row)) > 1 and any(_week_cells(sheet, row)))
    if (found := next((row for row in rows if is_head(sheet, row)), next(lone, None))) is not None:
        return read_head(sheet, found, docket)
    if (found := next((row for row in rows if _list_head(sheet, row)), None)) is not None:
        return _list_head(sheet, found)
    row = next((row for row in range(len(sheet.rows)) if len(sheet.filled(row)) > 1), 0)
    column = sheet.filled(row)[0] if sheet.filled(row) else 0
    message, hint = "no row names the weeks", "write “Week 1”, “Week 2” … above the columns of the weeks"
    sheet.fault(docket, row, column, message, hint)
    return None


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
    said = [sheet.cell(head.row, column) for column in columns]
    return any(said) and said == [sheet.cell(row, column) for column in columns]


def read_head(sheet: Worksheet, row: int, docket: Docket) -> Head | None:
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
    roles: dict[str, int] = {}
    unread = []
    for column in range(len(sheet.rows[row])):
        role = role_of(head_of(column)) if column not in inside else ""
        if role and role not in roles:
            roles[role] = column
        elif column not in inside and head_of(column):
            unread.append(column)
    exercise = roles.get("exercise", _unnamed(sheet, row, inside | set(roles.values())))
    if exercise is None:
        exercise = roles.pop("session", None)
    if exercise is None:
        message = "no column is left for the exercises"
        sheet.fault(docket, row, min(cells), message, "put the names in the first column, under “Exercise”")
        return None
    head = Head(
        rows, rows.index(row), exercise, roles, _merged(weeks), tuple(column for column in unread if column != exercise)
    )
    return head if _in_order(sheet, row, cells, head, docket) else None


def _list_head(sheet: Worksheet, row: int) -> Head | None:
    """The head of a list: exercises, and sets and reps for all weeks or, with a column of weeks, for one."""
    roles: dict[str, int] = {}
    unread = []
    for column in sheet.filled(row):
        text = sheet.cell(row, column)
        role = "week" if _WEEKS.fullmatch(text) else role_of(text)
        if role and role not in roles:
            roles[role] = column
        else:
            unread.append(column)
    if "exercise" not in roles or not {"do", "reps"} & set(roles):
        return None
    return Head((row,), 0, roles["exercise"], roles, (Week(1, "", {}),), tuple(unread))


def _week_cells(sheet: Worksheet, row: int) -> dict[int, list[Week]]:
    """The weeks that a row names, by column; a column may stand for several."""
    found: dict[int, list[Week]] = {}
    last = 0
    filled = sheet.filled(row) if row < len(sheet.rows) else []
    for column in filled:
        text = sheet.cell(row, column)
        if match := _WEEK.fullmatch(text):
            first, until = int(match[1]), int(match[2] or match[1])
            label = match[3].strip()
            found[column] = [Week(number, label, {}) for number in range(first, min(until, first + 104) + 1)]
            last = until
        elif found and _DELOAD.fullmatch(text):
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
    numbers = [week.number for weeks in cells.values() for week in weeks]

    def named(week: Week, column: int) -> Week:
        part = role_of(week.label) if week.label else ""
        if part in PARTS and (numbers.count(week.number) > 1 or week.label.lower() in _LOAD_UNITS):
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
    for column in range(len(sheet.rows[row])):
        if column not in taken and any(sheet.cell(below, column) for below in range(row + 1, len(sheet.rows))):
            return column
    return None


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


def _in_order(sheet: Worksheet, row: int, cells: dict[int, list[Week]], head: Head, docket: Docket) -> bool:
    """Whether the weeks are numbered one after the other; problems where they are not."""
    numbers = [week.number for week in head.weeks]
    for here, week in zip(range(numbers[0], numbers[0] + len(numbers)), head.weeks, strict=True):
        if week.number != here:
            at = next(column for column, named in cells.items() if any(one.number == week.number for one in named))
            if numbers.count(week.number) > 1:
                at = [column for column, named in cells.items() if any(one.number == week.number for one in named)][-1]
            message = f"week {week.number} stands where week {here} should"
            sheet.fault(docket, row, at, message, "number the weeks one after the other, each once")
            return False
    return True


def unread_note(sheet: Worksheet, head: Head) -> list[str]:
    """What to say about columns that no field takes."""
    return [f"column “{sheet.cell(head.row, column)}” ({column_name(column)})" for column in head.unread]
