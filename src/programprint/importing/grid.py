"""A program grid (a row for each exercise, a column for each week) → a program, and a file for each unknown exercise."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from programprint.docket import Docket
from programprint.importing import sides
from programprint.importing.entry import Entry
from programprint.importing.grid_cells import Cells, lost_zeros
from programprint.importing.grid_head import Head, find_head, is_head, read_head, repeats, role_of, unread_note, week_of
from programprint.importing.grid_lines import GridRow, Session, grouped, over_weeks
from programprint.importing.grid_words import (
    HEADED,
    NOTE,
    REST_DAY,
    SECTION,
    TOLD,
    WARM_UP,
    is_day,
    named,
    order_label,
    split_label,
    titled,
)
from programprint.importing.names import slug
from programprint.near import Near
from programprint.notation.target import BODY, BodyWeight, Percent, Weight
from programprint.read.cells import Worksheet
from programprint.read.library import Library
from programprint.write_yaml import Row


class Grid(Struct, frozen=True):
    """A program as plain fields, the exercises that the library lacks, and what to say about both."""

    program: dict[str, Any]
    stubs: tuple[Entry, ...]
    weeks: int
    comments: tuple[str, ...]
    notes: tuple[str, ...]


def read_grid(sheet: Worksheet, title: str, library: Library, docket: Docket) -> Grid | None:
    """The program of a sheet; None, with the problems added, when any cell of it cannot be read.

    *title* is the title; where it is empty the line above the head gives it, or else the name of the file.
    """
    head = find_head(sheet, docket)
    return None if head is None else _Reader(sheet, head, library, docket).grid(title)


class _Reader:
    """Goes down the rows and keeps the sessions it has met."""

    def __init__(self, sheet: Worksheet, head: Head, library: Library, docket: Docket) -> None:
        self.sheet, self.head, self.library, self.docket = sheet, head, library, docket
        self.first = head
        self.cells = Cells(sheet, docket)
        self.sessions: list[Session] = []
        self.warming = False
        self.stubs: dict[str, Entry] = {}
        self.known: dict[str, list[str]] | None = None
        self.near = Near(library.ids)
        self.sections: list[str] = []
        self.notes: list[str] = []
        self.tempos: list[tuple[int, int]] = []
        self.rows_of: dict[int, str] = {}
        """Where each row is for one week: the weeks in order, and their labels."""
        self.week = 0

    def grid(self, title: str) -> Grid | None:
        told, rest = self._top()
        row = self.head.rows[-1] + 1
        self._head_session(self.head)
        while row < len(self.sheet.rows):
            row = self._row(row)
        lost_zeros(self.cells, self.tempos)
        self.sessions = [session for session in self.sessions if not self._is_idle(session)]
        for session in self.sessions if self.rows_of else ():
            session.lines = over_weeks(session.lines, [*self.rows_of])
        sessions = [self._built(session) for session in self.sessions]
        if not sessions and not self.docket.errors:
            where = self.first.rows[-1]
            self.sheet.fault(self.docket, where, self.first.exercise, "no exercise stands below the head", "add rows")
        told["title"] = title or told.get("title", "") or titled(self.sheet.name)
        program = {"title": "", **told, "weeks": self._weeks(), **self._units(), "sessions": sessions}
        for lift in sorted(
            {load.of for load in self.cells.loads if isinstance(load, Percent) and load.of not in ("", BODY)}
        ):
            self._exercise(lift, self.head.row)
        if self.docket.errors:
            return None
        unnamed = any(session.row < 0 for session in self.sessions)
        notes = [
            *self.sheet.notes,
            *self.notes,
            *self.cells.notes,
            *unread_note(self.sheet, self.first),
            *(f"the line “{line}” above the grid; kept as a comment" for line in rest),
            *(f"the heading “{name}” inside a session" for name in dict.fromkeys(self.sections)),
            *(["no row names a day; all exercises stand in one session"] if unnamed else []),
        ]
        return Grid(
            program,
            tuple(self.stubs.values()),
            max(len(self.first.weeks), len(self.rows_of)),
            tuple(rest),
            tuple(notes),
        )

    def _top(self) -> tuple[dict[str, str], list[str]]:
        """Title, goal and author from the lines above the head, and the lines that are none of them."""
        told: dict[str, str] = {}
        rest = []
        for row in range(self.head.rows[0]):
            words = " ".join(self.sheet.cell(row, column) for column in self.sheet.filled(row))
            if match := TOLD.fullmatch(words):
                name = match["field"].lower()
                name = "goal" if name == "goal" else "author" if name in ("coach", "author", "by") else "title"
                told[name] = match["text"]
            elif words and "title" not in told and len(self.sheet.filled(row)) == 1:
                told["title"] = words
            elif words:
                rest.append(words)
        return told, rest

    def _weeks(self) -> Any:
        """A count, or a label for each week where any has one; weeks that start later than 1 keep their number."""
        if self.rows_of:
            return Row(self.rows_of.values()) if any(self.rows_of.values()) else len(self.rows_of)
        weeks = self.first.weeks
        late = weeks[0].number != 1
        labels = [week.label or (f"Week {week.number}" if late else "") for week in weeks]
        return Row(labels) if any(labels) else len(weeks)

    def _units(self) -> dict[str, str]:
        units = {load.unit for load in self.cells.loads if isinstance(load, Weight | BodyWeight) and load.unit}
        return {"units": "lb"} if units == {"lb"} else {}

    def _head_session(self, head: Head) -> None:
        """A head may name a session where it could say “Exercise”."""
        words = self.sheet.cell(head.row, head.exercise)
        if words and not role_of(words):
            self._open(words, head.row)
            self.sessions[-1].of_head = True

    def _row(self, row: int) -> int:
        """Reads one row; the number of the next."""
        head, sheet = self.head, self.sheet
        if is_head(sheet, row) or repeats(sheet, row, head):
            again = read_head(sheet, row, self.docket)
            if again is None:
                return row + 1
            if [week.number for week in again.weeks] != [week.number for week in head.weeks]:
                message = "the weeks here are not those of the head above"
                sheet.fault(self.docket, row, sheet.filled(row)[0], message, "let every head name the same weeks")
            self.head = again
            self._head_session(again)
            return again.rows[-1] + 1
        if "week" in head.roles and (words := sheet.cell(row, head.roles["week"])):
            self.week, label = week_of(words) or (self.week, "")
            self.rows_of[self.week] = self.rows_of.get(self.week) or label
        if "session" in head.roles and (words := sheet.cell(row, head.roles["session"])):
            name, day = named(words)
            if not self.sessions or (self.sessions[-1].name, self.sessions[-1].day) != (name, day):
                self._open(words, row)
        words = sheet.cell(row, head.exercise)
        if not words and len(sheet.filled(row)) == 1 and sheet.filled(row)[0] == head.roles.get("order"):
            words = sheet.cell(row, head.roles["order"])
            self._lone(words, row)
            return row + 1
        values = [column for column in sheet.filled(row) if column in head.read and column != head.exercise]
        if words and not values:
            self._lone(words, row)
        elif words:
            self._exercise_row(words, row)
        elif values:
            message = "this row names no exercise"
            hint = "repeat the name, or put its sets into one cell, such as 3x5, 1x10"
            sheet.fault(self.docket, row, values[0], message, hint)
        return row + 1

    def _open(self, words: str, row: int) -> None:
        name, day = named(words)
        self.warming = False
        if "week" in self.head.roles and (
            known := next((one for one in self.sessions if (one.name, one.day) == (name, day)), None)
        ):
            self.sessions.remove(known)
            self.sessions.append(known)
            return
        self.sessions.append(Session(name, day, row))

    def _here(self) -> Session:
        if not self.sessions:
            self.sessions.append(Session("Day 1"))
        return self.sessions[-1]

    def _lone(self, words: str, row: int) -> None:
        """A row with nothing but a name: a day, the warm-up, a note, a heading, or an exercise that nobody filled in."""
        if note := NOTE.fullmatch(words):
            self._here().note.append(note["note"])
        elif HEADED.fullmatch(words) and self.sessions and self.sessions[-1].lines:
            self.sessions[-1].note.append(words)
        elif WARM_UP.fullmatch(words):
            self.warming = True
        elif SECTION.fullmatch(words) and self.sessions:
            self.warming = False
            self.sections.append(words)
        elif self.warming and not is_day(words):
            self._here().warm_up.append(words)
        elif not is_day(words) and self.library.id_of(words):
            message = f"no week says what to do of “{words}”"
            hint = "write it in a week, such as 3x10, or delete the row"
            self.sheet.fault(self.docket, row, self.head.exercise, message, hint)
        elif self.sessions and not self.sessions[-1].lines and not self.sessions[-1].warm_up and not is_day(words):
            self.sessions[-1].name = f"{self.sessions[-1].name}: {words}"
        else:
            self._open(words, row)

    def _exercise_row(self, words: str, row: int) -> None:
        self.tempos += [(row, column) for column in self._tempo_columns()]
        label, name = split_label(words)
        if "order" in self.head.roles and (told := order_label(self.sheet.cell(row, self.head.roles["order"]))):
            label = told
        line = GridRow(row, words, name, label, self.cells.entry(row, self.head), self.week)
        (self._here().warm_up if self.warming else self._here().lines).append(line)

    def _tempo_columns(self) -> list[int]:
        fixed = [self.head.roles["tempo"]] if "tempo" in self.head.roles else []
        return fixed + [week.parts["tempo"] for week in self.head.weeks if "tempo" in week.parts]

    def _is_idle(self, session: Session) -> bool:
        """Whether a session without exercises is none: a rest day, or the head of a column in words we do not know."""
        if session.lines or session.warm_up:
            return False
        if REST_DAY.search(session.name):
            self.notes.append(f"“{session.name}” has no exercises")
            return True
        return session.of_head

    def _built(self, session: Session) -> dict[str, Any]:
        """A session as plain fields."""
        if not session.lines:
            message = f"“{session.name}” stands alone: no exercise follows"
            hint = "add its exercises, or delete the row; a note starts with “Note:”"
            self.sheet.fault(self.docket, max(session.row, 0), self.first.exercise, message, hint)
        drills = [item if isinstance(item, str) else self._entry(item) for item in session.warm_up]
        built: dict[str, Any] = {"name": session.name, "day": session.day, "note": " ".join(session.note)}
        built |= {"warm_up": drills, "exercises": self._blocks(session.lines)}
        return {name: value for name, value in built.items() if value}

    def _blocks(self, lines: list[GridRow]) -> list[dict[str, Any]]:
        """Entries in order; neighbours with one letter, A1 and A2, as a superset that rests after its last member."""
        blocks = []
        for group in grouped(lines):
            entries = [self._entry(line) for line in group]
            rest = entries[-1].pop("rest", None) if len(entries) > 1 else None
            blocks.append(
                entries[0] if len(entries) == 1 else {"superset": entries, **({"rest": rest} if rest else {})}
            )
        return blocks

    def _entry(self, line: GridRow) -> dict[str, Any]:
        return {"exercise": self._exercise(line.name, line.row), **line.fields}

    def _exercise(self, name: str, row: int) -> str:
        """The id of an exercise of the library, or that of a new file that holds only its name."""
        own = slug(name)
        known = self.library.id_of(name) or (file.stem if (file := self.library.file_of(own)) else None)
        if known or own in self.stubs:
            return known or own
        if self.known is None:
            self.known = self._by_slug()
        same = self.known.get(own, [])
        if len(same) > 1:
            message = f"“{name}” is the name or alias of several exercises: {', '.join(same)}"
            self.sheet.fault(self.docket, row, self.head.exercise, message, "write the id of the one that is meant")
        if same:
            return same[0]
        close = self.near.to(own, 1, 0.75)
        near = f" (is it {close[0]}?)" if close else ""
        self.stubs[own] = Entry(own, {"name": name}, sides.suggested(name, ""), (f"{name}{near}",))
        return own

    def _by_slug(self) -> dict[str, list[str]]:
        """The ids of the library by their names and aliases as ids."""
        known: dict[str, list[str]] = {}
        for exercise in self.library.ids:
            if found := self.library.get(exercise):
                for own in {slug(name) for name in (found.name, *found.aliases)}:
                    known.setdefault(own, []).append(exercise)
        return known
