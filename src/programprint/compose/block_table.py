"""Sheets → the block as a table: groups of a session on its day, rows of an exercise, and what each week has there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from programprint.merge.sheet import Block, Entry, Session, Sheet
from programprint.merge.wording import slug

T = TypeVar("T")


@dataclass(frozen=True)
class Planned:
    """An exercise in a week, with the session and the block that it belongs to; *week* counts from 1."""

    week: int
    session: Session
    block: Block
    entry: Entry

    @property
    def stem(self) -> str:
        """How the ids of its fields begin."""
        return f"w{self.week}/{self.session.id}/{slug(self.entry.label)}"

    @property
    def opens(self) -> Block | None:
        """The block, where this is the first exercise of one that has something to say."""
        block = self.block
        return block if block.entries[0] is self.entry and (block.line or block.note) else None


@dataclass(frozen=True)
class Row:
    """One exercise through the weeks; *weeks* holds those that have it."""

    weeks: Mapping[int, Planned]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The exercise as each week has it."""
        return tuple(planned.entry for planned in self.weeks.values())

    @property
    def first(self) -> Entry:
        """The exercise as the first week has it."""
        return self.entries[0]

    def common(self, said: Callable[[Planned], str]) -> str:
        """What is said in every week alike, or nothing."""
        return common(map(said, self.weeks.values()))


@dataclass(frozen=True)
class Group:
    """A session on its day through the weeks."""

    weeks: Mapping[int, Session]
    rows: tuple[Row, ...]

    @property
    def first(self) -> Session:
        return next(iter(self.weeks.values()))


def common(values: Iterable[str]) -> str:
    """The one value that all have, or nothing."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def table_of(sheets: Sequence[Sheet]) -> list[Group]:
    """The groups of some weeks. An exercise that comes and goes keeps one row, in the place where it first stands."""
    sessions = aligned([[(session.id, session) for session in sheet.sessions] for sheet in sheets])
    groups = []
    for found in sessions:
        weeks = {sheets[index].week: session for index, session in found.items()}
        planned = [planned_in(week, session) for week, session in weeks.items()]
        rows = [Row({item.week: item for item in row.values()}) for row in aligned(planned)]
        groups.append(Group(weeks, tuple(rows)))
    return groups


def planned_in(week: int, session: Session) -> list[tuple[Hashable, Planned]]:
    """What a session has in a week, each under what makes it the same in other weeks: exercise and name, and which of
    several such it is."""
    seen: list[tuple[str, str]] = []
    items: list[tuple[Hashable, Planned]] = []
    for block in session.blocks:
        for entry in block.entries:
            name = (entry.id, entry.guide.name)
            items.append(((*name, seen.count(name)), Planned(week, session, block, entry)))
            seen.append(name)
    return items


def aligned(lists: Sequence[Sequence[tuple[Hashable, T]]]) -> list[dict[int, T]]:
    """Lists laid beside each other: a row for each key, in an order that keeps the lists' own, with the value of each list
    that has it, by the list's number."""
    order: list[Hashable] = []
    found: dict[Hashable, dict[int, T]] = {}
    for number, items in enumerate(lists):
        at = 0
        for key, value in items:
            if key in found:
                at = order.index(key) + 1
            else:
                order.insert(at, key)
                found[key] = {}
                at += 1
            found[key][number] = value
    return [found[key] for key in order]
