"""A merged program → the plan that advice looks at: every exercise of every week beside what the coach wrote."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from programprint.merge.plan.calendar import Calendar
from programprint.merge.plan.checks import entries_of
from programprint.merge.plan.course import Course
from programprint.merge.sheet import Block, Entry, Sheet
from programprint.merge.volume import Volume, volume
from programprint.problems import Span
from programprint.read import program as written
from programprint.read.library import Library


class Item(Struct, frozen=True):
    """An exercise of a week as merged and as written. *here* is the week counted from the start of its phase."""

    week: int
    here: int
    block: Block
    merged: Entry
    written: written.Entry
    course: Course

    @property
    def where(self) -> Span:
        """Where the exercise is named."""
        assert self.merged.where is not None  # it has been read from a file
        return self.merged.where

    def place(self, *fields: str) -> Span:
        """Where the first of these fields that the entry says has its value for the week, or else the exercise."""
        named = next((field for field in fields if self.written.says(field)), None)
        return (named and self.written.week_span(named, self.here)) or self.where


class Finding(Struct, frozen=True):
    """What one piece of advice has found: where, what, the cure, and the exercise, which may not want to hear it."""

    where: Span
    message: str
    cure: str
    item: Item | None = None


class Plan(Struct, frozen=True, dict=True):
    """The merged weeks of a program, which may be some of them only, and where they come from."""

    program: written.Program
    calendar: Calendar
    library: Library
    sheets: tuple[Sheet, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every exercise, week by week."""
        known = {
            where.start: (entry, course)
            for course in self.calendar.courses
            for entry in entries_of(course.session)
            if (where := entry.span("exercise"))
        }

        def found() -> Iterator[Item]:
            for sheet in self.sheets:
                here = sheet.phase.week if sheet.phase else sheet.week
                for session in sheet.sessions:
                    for block in session.blocks:
                        for entry in block.entries:
                            if entry.where and entry.where.start in known:
                                yield Item(sheet.week, here, block, entry, *known[entry.where.start])

        return tuple(found())

    def of(self, sheet: Sheet) -> tuple[Item, ...]:
        """The exercises of one week."""
        return self._by_week.get(sheet.week, ())

    @cached_property
    def _by_week(self) -> dict[int, tuple[Item, ...]]:
        return {week: tuple(items) for week, items in groupby(self.items, lambda item: item.week)}

    @cached_property
    def volumes(self) -> tuple[Volume, ...]:
        """What each of the sheets adds up to."""
        return tuple(map(volume, self.sheets))

    def place(self, sheet: Sheet) -> Span | None:
        """Where a week is written down."""
        week = self.calendar.weeks[sheet.week - 1]
        stretch = week.phase or self.program
        return stretch.span("weeks", week.here - 1) or stretch.span("weeks")
