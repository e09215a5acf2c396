"""A program grid, as coaches keep it in a spreadsheet → a program, and a file for each unknown exercise."""

from __future__ import annotations

import re

from msgspec import Struct

from programprint.docket import Docket
from programprint.importing.entry import Fields, Imported
from programprint.importing.grid_aside import Aside
from programprint.importing.grid_calendar import Calendar
from programprint.importing.grid_cells import Cells
from programprint.importing.grid_counted import with_all_sets
from programprint.importing.grid_head import Head, find_head, is_head, list_head
from programprint.importing.grid_language import in_english, in_other_languages, label_in, session_in
from programprint.importing.grid_lines import (
    GridRow,
    Session,
    begun_with_week_1,
    by_exercise,
    grouped,
    in_order,
    joined,
    parted,
)
from programprint.importing.grid_merged import are_one, filled_down
from programprint.importing.grid_names import Ambiguous, Names
from programprint.importing.grid_notes import dates_read, some
from programprint.importing.grid_rows import Rows
from programprint.importing.grid_tables import in_one_table
from programprint.importing.grid_turns import block
from programprint.importing.grid_weekly import NOTHING
from programprint.importing.grid_words import REST_DAY, TOLD, is_day, names_week, rest_day, titled
from programprint.importing.placed import Placed
from programprint.limits import raised
from programprint.notation.target import BODY, BodyWeight, Percent, Weight
from programprint.read.cells import Worksheet
from programprint.read.library import ENGLISH, Library, is_english
from programprint.write_yaml import InlineList


class Grid(Struct, frozen=True):
    """A program as plain fields, the exercises that the library lacks, what to say about both, and what was left out. Its texts
    are placed in the *sheet*."""

    program: Fields
    stubs: tuple[Imported, ...]
    weeks: int
    comments: tuple[str, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    sheet: Worksheet


def read_grid(sheet: Worksheet, title: str, library: Library, docket: Docket) -> Grid | None:
    """The program of a sheet; None, with the problem added, where there is none in it. Cells that cannot be read are left out,
    each with a warning.

    *title* is the title; where it is empty the line above the head gives it, or else the name of the file.
    """
    sheet, spoken = in_english(sheet, library.language, docket)
    table = in_one_table(sheet, docket)
    if table is None:
        return None
    library.language = spoken.tag if spoken else library.language
    aside = Aside(table, docket)
    head = find_head(table, aside)
    return None if head is None else _Made(table, head, library, aside).grid(title)


def is_grid(sheet: Worksheet, docket: Docket) -> bool:
    """Whether a sheet looks like a program, so that something can be made of it, or said against it: tables of exercises side by
    side may be too many."""
    sheet, _ = in_english(sheet, ENGLISH, Docket(docket.limits))
    table = in_one_table(sheet, docket)
    if table is None:
        return filled_down(sheet, Docket(docket.limits)) is not None
    return any(is_head(table, row) or list_head(table, row) for row in range(len(table.rows)))


class _Made:
    """Puts a program together from what stands in the rows."""

    def __init__(self, sheet: Worksheet, head: Head, library: Library, aside: Aside) -> None:
        self.sheet, self.head, self.aside, self.docket = sheet, head, aside, aside.docket
        self.cells = Cells(sheet, aside)
        self.names = Names(library)
        self.calendar = Calendar(sheet, aside)
        self.rows = Rows(sheet, head, self.cells, self.names, self.calendar, aside)
        self.notes: list[str] = []

    def grid(self, title: str) -> Grid | None:
        told, above, rest = self._top()
        self.aside.put_slips()
        self.rows.read(above)
        self.aside.end()
        _lost_zeros(self.sheet, self.aside, self.rows.tempos)
        for session in self.rows.sessions:
            session.lines = with_all_sets(session.lines)
        sessions = in_order([session for session in self.rows.sessions if not self._is_idle(session)])
        if not self.head.numbers:
            begun_with_week_1(sessions, self.calendar.labels)
        weeks = sorted(self.calendar.labels)
        if weeks:
            self._join(sessions, weeks)
        built = [found for session in sessions if (found := self._built(session))]
        if not any("exercises" in one for one in built) and not self.docket.errors:
            where = self.head.rows[-1]
            read = "nothing below the head can be read" if self.aside.rows else "no exercise stands below the head"
            self.sheet.fault(self.docket, where, self.head.exercise, read, "add rows" if not self.aside.rows else "")
        told["title"] = title or told.get("title", "") or titled(self.sheet.name)
        spoken = {"language": tag} if not is_english(tag := self.names.library.language) else {}
        program = {"title": "", **told, **spoken, "weeks": self._weeks(), **self._units(), "sessions": built}
        for lift in sorted(
            {load.of for load in self.cells.loads if isinstance(load, Percent) and load.of not in ("", BODY)}
        ):
            self._exercise(lift, self.head.row)
        if len(self.names.stubs) > (most := self.docket.limits.library):
            message = f"the sheet names more than {most:,} exercises that the library lacks"
            self.docket.error(self.sheet.name, message, f"is it the right one? {raised('library')}")
        if self.docket.errors:
            return None
        unnamed = any(session.row < 0 for session in sessions)
        notes = [
            *self.sheet.notes,
            *self.notes,
            *self.cells.notes,
            *dates_read(self.cells.dates),
            *_unread(self.sheet, self.head),
            *(f"the line “{line}” above the grid; kept as a comment" for line in rest),
            *in_other_languages(self.names.library.foreign),
            *(f"the heading “{name}” inside a session" for name in dict.fromkeys(self.rows.sections)),
            *(["no row names a day; all exercises stand in one session"] if unnamed else []),
        ]
        count = max(len(self.head.weeks), len(weeks))
        stubs, left_out = tuple(self.names.stubs.values()), tuple(self.aside.lines)
        return Grid(program, stubs, count, tuple(rest), tuple(some(notes)), left_out, self.sheet)

    def _join(self, sessions: list[Session], weeks: list[int]) -> None:
        """Makes one row of the rows that are each for some of the *weeks*."""
        values, most = 0, self.docket.limits.values
        for session in sessions:
            drills = [line for line in session.warm_up if isinstance(line, GridRow)]
            lines, warming = by_exercise(session.lines, weeks), by_exercise(drills, weeks)
            values += (len(lines) + len(warming)) * len(weeks)
            if values > most:
                message = f"the sheet has more than {most:,} values over all weeks"
                self.docket.error(self.sheet.name, message, f"is it the right one? {raised('values')}")
                return
            session.lines = [joined(own, weeks) for own in lines]
            told = [line for line in session.warm_up if not isinstance(line, GridRow)]
            session.warm_up = [*told, *(joined(own, weeks) for own in warming)]

    def _top(self) -> tuple[dict[str, str], list[str], list[str]]:
        """Title, goal and author from the lines above the head, weeks and days that stand there, and the other lines."""
        told: dict[str, str] = {}
        above, rest = [], []
        for row in range(self.head.rows[0]):
            filled = self.sheet.filled(row)
            words = " ".join(self.sheet.cell(row, column) for column in filled)
            if match := TOLD.fullmatch(words):
                name = match["field"].lower()
                name = "goal" if name == "goal" else "author" if name in ("coach", "author", "by") else "title"
                told[name] = Placed.of(match["text"], row, filled[0])
            elif len(filled) == 1 and (names_week(words) or is_day(words)):
                above.append(words)
            elif words and "title" not in told and len(filled) == 1:
                told["title"] = Placed.of(words, row, filled[0])
            elif words:
                rest.append(words)
        return told, above, rest

    def _weeks(self) -> InlineList[str] | int:
        """A count, or a label for each week where any has one; weeks that do not count from 1 keep their numbers."""
        named = self.calendar.labels or {week.number: week.label for week in self.head.weeks}
        numbers = sorted(named)
        counted = numbers == [*range(1, len(numbers) + 1)]
        language = self.names.library.language
        labels = [label_in(named[number], language) or ("" if counted else f"Week {number}") for number in numbers]
        return InlineList(labels) if any(labels) else len(labels)

    def _units(self) -> dict[str, str]:
        units = {load.unit for load in self.cells.loads if isinstance(load, Weight | BodyWeight) and load.unit}
        return {"units": "lb"} if units == {"lb"} else {}

    def _is_idle(self, session: Session) -> bool:
        """Whether a session without exercises is none: a day off on no day of the week, or the head of a column in words that we
        do not know."""
        if session.lines or session.warm_up:
            return False
        if (session.is_rest or REST_DAY.search(session.name)) and not (session.is_rest and session.weekday is not None):
            self.notes.append(f"“{session.name}” has no exercises")
            return True
        return session.of_head

    def _built(self, session: Session) -> Fields:
        """A session or a day off as plain fields; nothing where none of its exercises could be read."""
        if session.is_rest:
            told = session.rest if session.rest is not None else rest_day(session.name) or ""
            return {
                "rest": Placed.of(told, max(session.row, 0), self.head.exercise),
                "day": session.day or session.name,
            }
        warm_up, lines = parted(session)
        drills = [item if isinstance(item, str) else self._entry(item) for item in warm_up]
        drills = [drill for drill in drills if drill]
        blocks = self._blocks(lines)
        if not blocks and session.row < 0:
            return {}
        if not blocks:
            message = f"“{session.name}”, since no exercise follows that can be read"
            hint = "add its exercises, or delete the row; a note starts with “Note:”"
            self.aside.put(max(session.row, 0), self.head.exercise, message, hint)
            return {}
        name = session_in(session.name, self.names.library.language)
        built: Fields = {"name": name, "day": session.day, "note": self._note(session)}
        built |= {"warm_up": drills, "exercises": blocks}
        return {name: value for name, value in built.items() if value}

    def _note(self, session: Session) -> str:
        """What its rows say in words, as far as a text may go."""
        text, most = " ".join(session.note), self.docket.limits.text
        if len(text) > most:
            message = f"the words of “{session.name}” come to {len(text):,} characters; {most:,} are the most"
            self.sheet.fault(self.docket, max(session.row, 0), self.head.exercise, message, "write fewer of them")
            text = ""
        return text

    def _blocks(self, lines: list[GridRow]) -> list[Fields]:
        """Entries in order; neighbours with one letter, A1 and A2, as a superset that rests after its last member."""
        blocks = []
        for group in grouped(lines):
            entries = [entry for line in group if (entry := self._entry(line))]
            if not entries:
                continue
            rest = self._rest_of(group, entries) if len(entries) > 1 else None
            if len(entries) == 1:
                blocks.append(entries[0])
            elif turns := group[0].turns:
                blocks.append(block(turns, entries, rest))
                if not turns.closed and len(entries) > 2:
                    self.notes.append(f"“{turns.words}” holds all to “{group[-1].name}”; an empty row ends it")
            else:
                blocks.append({"superset": entries, **({"rest": rest} if rest else {})})
        return blocks

    def _rest_of(self, group: list[GridRow], entries: list[Fields]) -> object:
        """The rest of a superset: that of its last member, which it loses; and so do others whose cell is the same."""
        rest = entries[-1].pop("rest", None)
        column = self.head.roles.get("rest")
        if column is not None and are_one(self.sheet, group[0].row, group[-1].row, column):
            for entry in entries:
                entry.pop("rest", None)
        return rest

    def _entry(self, line: GridRow) -> Fields:
        """An entry as plain fields; nothing where its name means several exercises."""
        exercise = self._exercise(line.name, line.row)
        if not exercise:
            return {}
        fields = dict(line.fields)
        if told := fields.get("instead"):
            weeks = told if isinstance(told, list) else [told]
            names = [name for text in weeks if text != NOTHING for name in re.split(" *; *", str(text))]
            others = [other for name in dict.fromkeys(names) if (other := self._exercise(name, line.row))]
            fields["instead"] = InlineList(dict.fromkeys(others))
        return {"exercise": Placed.of(exercise, line.row, self.head.exercise), **fields}

    def _exercise(self, name: str, row: int) -> str:
        """The id of an exercise; nothing, put aside, where its name means several."""
        try:
            return self.names.id_of(Placed.of(name, row, self.head.exercise))
        except Ambiguous as fault:
            self.aside.put(row, self.head.exercise, str(fault), "write the id of the one that is meant")
            return ""


def _unread(sheet: Worksheet, head: Head) -> list[str]:
    """What to say about columns that no field takes."""
    return [
        f"column “{sheet.cell(head.row, column)}” ({sheet.column_named(head.row, column)})" for column in head.unread
    ]


def _lost_zeros(sheet: Worksheet, aside: Aside, places: list[tuple[int, int]]) -> None:
    """Warns of tempo cells of three figures among others of four: a spreadsheet drops a leading zero."""
    texts = {place: sheet.cell(*place) for place in places}
    if not any(re.fullmatch(r"[\dX]{4}", text, re.IGNORECASE) for text in texts.values()):
        return
    for (row, column), text in texts.items():
        if re.fullmatch(r"\d{3}", text):
            message = f"the tempo {text} has three figures where others have four: was it 0{text}?"
            hint = f"format the column as text and write 0{text} or {text}0; it is read as {'-'.join(text)}-0"
            aside.docket.warn(sheet.span(row, column), message, hint)
