"""The weeks and days that the rows of a grid name: in columns, in rows of their own, or by dates."""

from __future__ import annotations

from datetime import date

from programprint.importing.grid_aside import Aside
from programprint.importing.grid_dates import days_of, is_date, monday
from programprint.importing.grid_head import DELOAD, Head
from programprint.importing.grid_words import day_of, is_day, weeks_of
from programprint.read.cells import Worksheet


class Calendar:
    """What week and day the rows are in. *labels* are the weeks that rows have named, and what they are called."""

    def __init__(self, sheet: Worksheet, aside: Aside) -> None:
        self.sheet, self.aside = sheet, aside
        self.labels: dict[int, str] = {}
        self.weeks: tuple[int, ...] = ()
        self._head: Head | None = None
        self._days: dict[str, date] = {}
        self._first: date | None = None
        self._column: int | None = None
        self._read: set[int] = set()

    def begin(self, head: Head) -> None:
        """Reads the dates below a head, where there are any that tell weeks or days."""
        self._head = head
        self._column = column = self._dates(head)
        if column is None or column in self._read:
            return
        self._read.add(column)
        below = range(head.rows[-1] + 1, len(self.sheet.rows))
        found = days_of(text for row in below if is_date(text := self.sheet.cell(row, column)) or "/" in text)
        self._days |= found
        if found and self._first is None:
            self._first = monday(min(found.values()))
        if not found and not ("week" in head.roles and "session" in head.roles):
            message = f"the dates below “{self.sheet.cell(head.row, column)}” can be read in two ways, or not at all"
            self.aside.put(head.row, column, message, "write them as 2026-03-02")

    def add(self, head: Head) -> None:
        """Takes the weeks of a head, where a sheet has heads with others further down."""
        for week in head.weeks:
            if week.parts:
                self.labels[week.number] = self.labels.get(week.number) or week.label

    def named(self, words: str) -> bool:
        """Whether words name weeks, which then are those of the rows that follow."""
        found = weeks_of(words)
        if found is None and DELOAD.fullmatch(words) and self.labels:
            known = next((number for number, label in self.labels.items() if label == words), 0)
            found = (known or max(self.labels) + 1,), words
        if found is None:
            return False
        self.weeks, label = found
        label = "" if is_day(label) else label
        for number in self.weeks:
            self.labels[number] = self.labels.get(number) or label
        return True

    @staticmethod
    def after(words: str) -> str:
        """What follows the week in words such as “Week 2 – Monday”."""
        found = weeks_of(words)
        return found[1] if found else ""

    def enter(self, row: int) -> str:
        """Takes the week from a row, and gives the day that it names, nothing where it names none."""
        head, sheet = self._head, self.sheet
        assert head is not None
        if "week" in head.roles and (words := sheet.cell(row, head.roles["week"])) and not self.named(words):
            self.aside.put(row, head.roles["week"], f"“{words}” names no week", "write its number")
        dates = self._column
        day = self._days.get(sheet.cell(row, dates)) if dates is not None else None
        if day and self._first and "week" not in head.roles:
            self.named(str((monday(day) - self._first).days // 7 + 1))
        days = [
            day_of(text, sheet.cell(head.row, column))
            for column in head.columns("session")
            if column != head.exercise and column != dates and (text := sheet.cell(row, column))
        ]
        return ": ".join(days) or (f"{day:%A}" if day else "")

    def _dates(self, head: Head) -> int | None:
        """The column of dates: one that says so, or that of the days where they are dates."""
        if "date" in head.roles:
            return head.roles["date"]
        column = head.roles.get("session")
        if column is None or column == head.exercise:
            return None
        below = range(head.rows[-1] + 1, min(head.rows[-1] + 40, len(self.sheet.rows)))
        words = [text for row in below if (text := self.sheet.cell(row, column))]
        return column if words and all(map(is_date, words)) else None
