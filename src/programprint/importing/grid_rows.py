"""The rows of a grid below its head, one after the other → the sessions that stand in them."""

from __future__ import annotations

import re

from msgspec import Struct, field
from msgspec.structs import replace

from programprint.importing.grid_aside import Aside
from programprint.importing.grid_calendar import Calendar
from programprint.importing.grid_cells import Cells
from programprint.importing.grid_counted import goes_on
from programprint.importing.grid_habits import is_blank
from programprint.importing.grid_head import Head, is_head, list_head, read_head, repeats
from programprint.importing.grid_instead import with_others
from programprint.importing.grid_lines import GridRow, Session
from programprint.importing.grid_names import Names
from programprint.importing.grid_roles import role_of
from programprint.importing.grid_split import split_cell
from programprint.importing.grid_turns import Turns, turns_of
from programprint.importing.grid_words import (
    HEADED,
    NOTE,
    SECTION,
    WARM_UP,
    Label,
    group_label,
    is_day,
    is_sentence,
    is_warm_label,
    named,
    names_week,
    order_label,
    rest_day,
    split_label,
)
from programprint.importing.placed import Placed
from programprint.limits import raised
from programprint.read.cells import Worksheet


class Rows(Struct):
    """Goes down the rows and keeps the sessions it has met. What it cannot take is put *aside*."""

    sheet: Worksheet
    head: Head
    cells: Cells
    names: Names
    calendar: Calendar
    aside: Aside
    sessions: list[Session] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    tempos: list[tuple[int, int]] = field(default_factory=list)
    """The cells that are tempos."""
    count: int = 0
    """How many exercises there are in all weeks."""
    _named: dict[tuple[str, str], Session] = field(default_factory=dict)
    _here: Session | None = None
    _warming: bool = False
    _turns: Turns | None = None
    _headings: int = 0
    _first: Head | None = None
    _last: int = -1
    """The row of the exercise that was read last."""
    _number: int = 0
    """The number that stood in front of the exercise before."""

    def read(self, above: list[str]) -> None:
        """All rows below the head; *above* are weeks and days that stand over it."""
        self._first = self.head
        self._begin(self.head)
        for words in above:
            self._lone(words, self.head.rows[0])
        row = self.head.rows[-1] + 1
        while row < len(self.sheet.rows):
            row = self._row(row)
            if max(self.count, self.cells.tried) > (most := self.aside.docket.limits.entries):
                message = f"the sheet has more than {most:,} exercises"
                self.aside.docket.error(self.sheet.name, message, f"is it the right one? {raised('entries')}")
                return
        self._end_turns()

    def _begin(self, head: Head) -> None:
        """A head may name a session where it could say “Exercise”."""
        self.head = head
        self.calendar.begin(head)
        words = self.sheet.cell(head.row, head.exercise)
        if words and not role_of(words):
            self._open(words, head.row)
            self.sessions[-1].of_head = True

    def _row(self, row: int) -> int:
        """Reads one row; the number of the next."""
        head, sheet = self.head, self.sheet
        filled = sheet.filled(row)
        if not filled:
            if self._turns and self._turns.members:
                self._turns.closed = True
                self._end_turns()
            return row + 1
        if len(filled) == 1 and row in self.aside.rows:
            return row + 1  # its other cells have been put aside
        if again := self._head_in(row):
            self._begin(again)
            return again.rows[-1] + 1
        words = sheet.cell(row, head.exercise)
        alone = len(filled) == 1
        in_day = alone and filled[0] == head.roles.get("session") and not names_week(sheet.cell(row, filled[0]))
        if alone and filled[0] not in head.read and not in_day:
            self._lone(sheet.cell(row, filled[0]), row, filled[0])
            return row + 1
        day = self.calendar.enter(row)
        if day and (self._here is None or self._here is not self._named.get(named(day))):
            self._open(day, row)
        values = [column for column in filled if column in head.read and column != head.exercise]
        told = [column for column in values if not is_blank(sheet.cell(row, column))]
        if words and not told and (rest := rest_day(words)) is not None and day:
            self._session().rest = rest
        elif words and not values:
            self._lone(words, row)
        elif words:
            self._exercise_row(words, row, told)
        elif (above := self._above(row)) and {*head.columns("do"), *head.columns("reps")} & {*told}:
            self._exercise_row(above.written, row, told, True)
        elif values:
            hint = "repeat the name, or put its sets into one cell, such as 3x5, 1x10"
            self.aside.put(row, values[0], "this row names no exercise", hint)
        return row + 1

    def _above(self, row: int) -> GridRow | None:
        """The exercise in the row above."""
        here = self._here
        last = next((lines[-1] for lines in (here.lines, here.warm_up) if lines), None) if here else None
        return last if isinstance(last, GridRow) and self._last == row - 1 else None

    def _head_in(self, row: int) -> Head | None:
        """The head that a row is, where it is one: the same again, or another."""
        head, sheet = self.head, self.sheet
        in_weeks = any(week.parts for week in head.weeks)
        same = repeats(sheet, row, head)
        again: Head | None
        if same and not in_weeks:
            again = head.again(row)
        elif same or (in_weeks and is_head(sheet, row)):
            again = read_head(sheet, row, self.aside)
        else:
            again = list_head(sheet, row) if role_of(sheet.cell(row, sheet.filled(row)[0])) else None
        if again is None or self._first is None:
            return None
        if again.numbers != head.numbers:
            self.calendar.add(self._first)
            self.calendar.add(again)
        return again

    def _open(self, words: str, row: int) -> None:
        """Goes on with the session that words name, where weeks are rows and it is there already; else begins it."""
        name, day = named(words)
        self._warming, self._number = False, 0
        self._end_turns()
        known = self._named.get((name, day))
        if known is None or not self.calendar.labels:
            known = self._named[name, day] = Session(Placed.of(name, row, self.head.exercise), day, row)
            self.sessions.append(known)
        self._here = known

    def _session(self) -> Session:
        if self._here is None:
            self._here = Session("Day 1")
            self.sessions.append(self._here)
        return self._here

    def _begin_turns(self, turns: Turns | None) -> None:
        """What follows takes turns, under a heading."""
        self._end_turns()
        self._warming, self._turns = False, turns
        self._headings += 1

    def _end_turns(self) -> None:
        """What follows stands alone again; a heading of fewer than two exercises is no more than a heading."""
        if self._turns and self._turns.members < 2:
            self.sections.append(self._turns.words)
        self._turns = None

    def _lone(self, words: str, row: int, column: int | None = None) -> None:
        """A row with nothing but words: a week, a day, the warm-up, a note, a heading, an exercise with its sets or without."""
        here, column = self._here, self.head.exercise if column is None else column
        if names_week(words) and self.calendar.named(words):
            if is_day(day := self.calendar.after(words)):
                self._open(day, row)
        elif note := NOTE.fullmatch(words):
            self._session().note.append(note["note"])
        elif turns := turns_of(words, self._headings):
            self._begin_turns(turns)
        elif HEADED.fullmatch(words) and here and here.lines and not self._is_labelled(words):
            here.note.append(words)
        elif WARM_UP.fullmatch(words):
            self._end_turns()
            self._warming = True
        elif SECTION.fullmatch(words) and here:
            self._end_turns()
            self._warming = False
            self.sections.append(words)
        elif self._warming and not is_day(words):
            self._session().warm_up.append(words)
        elif (rest := rest_day(words)) is not None and here and not here.lines:
            here.rest = rest
        elif not is_day(words) and self._split(words):
            self._exercise_row(words, row, [])
        elif not is_day(words) and self.names.knows(split_label(words)[1]):
            message = f"no week says what to do of “{words}”"
            self.aside.put(row, column, message, "write it in a week, such as 3x10, or delete the row")
        elif here and here.name.endswith(f": {words}") and self.calendar.labels:
            pass  # the second line of a heading, as in the week before
        elif is_sentence(words):
            self._session().note.append(words)
        elif here and not here.lines and not here.warm_up and not is_day(words) and here.rest is None:
            here.name = (
                Placed.of(f"{here.name}: {words}", here.row, column) if here.row >= 0 else f"{here.name}: {words}"
            )
        else:
            self._open(words, row)

    def _is_labelled(self, words: str) -> bool:
        """Whether a line is an exercise with its sets, behind a label such as “Superset A:”."""
        found = self._split(words)
        return bool(found and found[0] and found[0].sure)

    def _split(self, words: str) -> tuple[Label | None, str, str] | None:
        """Label, name and sets of a line that has its sets in it."""
        label, name = split_label(words)
        found = split_cell(name) or (split_cell(words) if label else None)
        return (label, *found) if found else None

    def _exercise_row(self, words: str, row: int, told: list[int], more: bool = False) -> None:
        """A row with an exercise, or with *more* sets of that in the row above."""
        head = self.head
        self.tempos += [(row, column) for column in self._tempo_columns()]
        label, name = self._labelled(words)
        sets = ""
        do = {column for part in ("do", "reps", "time", "hold") for column in head.columns(part)}
        do |= {column for week in head.weeks for column in week.parts.values()}
        if not do & set(told) and (split := self._split(words)):
            label, name, sets = split
            label, name = (label, name) if label else self._labelled(name)
        order = self.sheet.cell(row, head.roles["order"]) if "order" in head.roles else ""
        warming = self._warming or is_warm_label(order)
        if order and not is_warm_label(order):
            counts = role_of(order_head := self.sheet.cell(head.row, head.roles["order"])) and not any(
                word in order_head.lower() for word in ("group", "super", "pair", "block")
            )
            label = order_label(order) or (None if counts else group_label(order)) or label
        if label and label.is_warm_up:
            label, warming = None, True
        fields = self.cells.entry(row, head, sets)
        if not fields:
            return
        if label and label.tier:
            fields, label = {"tier": label.tier, **fields}, None
        name, others = with_others(name, self.names)
        if others:
            self.cells.notes[f"“{words}”: {' or '.join(others)} may be done instead"] = None
            told_too = [str(fields["instead"])] if "instead" in fields else []
            fields["instead"] = Placed.of("; ".join([*others, *told_too]), row, head.exercise)
        if (label and label.sure) or (self._turns and self._turns.members > 1 and not self._turns.takes(fields["do"])):
            if self._turns:
                self._turns.closed = True
            self._end_turns()
        turns = None if warming else self._turns
        if turns:
            turns.members += 1
            label = Label(turns.letter, turns.members, True)
        more = more or goes_on(self.sheet, row)
        self._last = row
        line = GridRow(
            row, name if sets else words, name, label, fields, self.calendar.weeks, head.numbers, turns, more
        )
        session = self._session()
        session.rest = None
        self.count += len(line.weeks or head.weeks)
        (session.warm_up if warming else session.lines).append(line)

    def _labelled(self, words: str) -> tuple[Label | None, str]:
        """The label and the name of a row. A bare letter or number, “B Lateral raise”, is one where the library knows what
        follows it, and numbers count."""
        label, name = split_label(words)
        mark, _, rest = words.partition(" ")
        if label is None and name == words and re.fullmatch(r"[A-H]|\d{1,2}", mark):
            counts = mark.isalpha() or int(mark) - self._number in (0, 1)
            if counts and self.names.knows(rest) and not self.names.knows(words):
                label, name = (Label(mark, 0, True), rest) if mark.isalpha() else (None, rest)
        elif label and not label.sure and label.is_likely and self.names.knows(name) and not self.names.knows(words):
            label = replace(label, sure=True)
        if number := re.match(r"\d{1,2}", words):
            self._number = int(number[0])
        return label, name

    def _tempo_columns(self) -> list[int]:
        fixed = [self.head.roles["tempo"]] if "tempo" in self.head.roles else []
        return fixed + [week.parts["tempo"] for week in self.head.weeks if "tempo" in week.parts]
