"""Sheets → the block as a table: groups of a session on its day, rows of an exercise, and what each week has there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from msgspec import Struct

from programprint.merge.sheet import Block, Cell, Entry, Score, Session, Sheet
from programprint.naming import slug
from programprint.wording import names
from programprint.wording.weeks import named
from programprint.wording.words import Words

T = TypeVar("T")
_DONE: dict[str, Literal["rounds done", "times done"]] = {"rounds": "rounds done", "times": "times done"}


class Planned(Struct, frozen=True):
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
    def first(self) -> bool:
        """Whether it is the first exercise of its block."""
        return self.block.entries[0] is self.entry

    @property
    def opens(self) -> Block | None:
        """The block, where this is the first exercise of one that has something to say."""
        block = self.block
        return block if self.first and (block.manner or block.note or block.only_for) else None

    @property
    def label(self) -> str:
        """The label to print: the alternatives of a choice share one, and the first of them has it."""
        return self.entry.label if self.first or self.entry.label != self.block.label else ""

    @property
    def shares(self) -> bool:
        """Whether the exercises of its block are written down together."""
        return self.block.rows is not None or self.block.score is not None

    @property
    def _last(self) -> bool:
        return self.block.entries[-1] is self.entry

    @property
    def rows(self) -> Entry | None:
        """The exercise whose sets the pen fills in here: itself, those of its block with the last of it, or none."""
        if self.shares:
            return self.block.rows if self._last else None
        return self.entry

    @property
    def score(self) -> Score | None:
        """What is written down of a block by the clock, with the last of its exercises."""
        return self.block.score if self._last else None

    @property
    def block_stem(self) -> str:
        """How the ids of the fields of its block begin."""
        return f"w{self.week}/{self.session.id}/{slug(self.block.label)}"

    @property
    def results(self) -> tuple[Cell, ...]:
        """The cells of what is written down of a block by the clock; rounds to tick become a number."""
        if not (score := self.score):
            return ()
        turns, cut = divmod(score.ticks, 1 if score.days else score.turn)
        done = Cell("turns done", of=score.ticks) if cut else Cell(_DONE[score.noun], of=turns)
        return (*([done] if score.ticks and not _counts(score) else []), *score.cells) or (Cell("result"),)


class Row(Struct, frozen=True):
    """One exercise through the columns of the table, or some that take turns; *weeks* holds those that have it, *parts* the rows
    of those that share it."""

    weeks: Mapping[int, Planned]
    parts: tuple[Row, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The exercise as each week has it."""
        return tuple(planned.entry for planned in self.weeks.values())

    @property
    def first(self) -> Entry:
        """The exercise as the first week has it."""
        return self.entries[0]

    @property
    def continues(self) -> bool:
        """Whether it goes on with what the row above it began: exercises that are written down together."""
        return all(planned.shares and not planned.first for planned in self.weeks.values())

    @property
    def tied(self) -> bool:
        """Whether it belongs to the row above it: exercises that are done in turn."""
        return all(not planned.first for planned in self.weeks.values())

    @property
    def alone(self) -> bool:
        """Whether it neither goes on with the row above it nor is written down with others."""
        return all(planned.first and not planned.shares for planned in self.weeks.values())

    @property
    def inside(self) -> Block | None:
        """The block that a row above it opened; None where it opens its own."""
        return next((planned.block for planned in self.weeks.values() if not planned.first), None)

    def common(self, what: Callable[[Planned], str]) -> str:
        """What is said in every week alike, or nothing."""
        return common(map(what, self.weeks.values()))


class Group(Struct, frozen=True):
    """A session through the columns of the table: on its day week by week or, in *visits*, time by time on whatever day. *sheets*
    are the weeks that the columns belong to."""

    weeks: Mapping[int, Session]
    rows: tuple[Row, ...]
    sheets: Mapping[int, Sheet]
    visits: bool = False

    @property
    def first(self) -> Session:
        return next(iter(self.weeks.values()))

    @property
    def deloads(self) -> frozenset[int]:
        """The columns of weeks that are a deload."""
        return frozenset(column for column, sheet in self.sheets.items() if sheet.deload)

    def name(self, words: Words) -> str:
        """Its name, with which time in the week it is where any week says so."""
        if self.visits:
            return self.first.name
        return max((names.session(session, words) for session in self.weeks.values()), key=len)

    def day(self, words: Words) -> str:
        """Its day, or its days where weeks differ; each visit says its own."""
        if self.visits:
            return ""
        days = (names.day(session, words) for session in self.weeks.values())
        return words.joined("list.slash", dict.fromkeys(days))

    def texts(self, what: Callable[[Session], str], words: Words) -> list[tuple[str, str]]:
        """What is said of it, and in front the weeks where not all of them say the same."""
        found: dict[str, dict[int, None]] = {}
        for column, session in self.weeks.items():
            found.setdefault(what(session), {})[self.sheets[column].week] = None
        return [(_before([*weeks], words) if len(found) > 1 else "", text) for text, weeks in found.items() if text]


def _before(weeks: Sequence[int], words: Words) -> str:
    return words("weeks.before", weeks=named(weeks, words))


def common(values: Iterable[str]) -> str:
    """The one value that all have, or nothing."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def _counts(score: Score) -> bool:
    """Whether a result is written down anyway; a load is none."""
    return any(cell.kind != "load" for cell in score.cells)


def table_of(sheets: Sequence[Sheet]) -> list[Group]:
    """The groups of some weeks, a column for each. An exercise that comes and goes keeps one row, in the place where it first
    stands."""
    sessions = aligned([[(session.id, session) for session in sheet.sessions] for sheet in sheets])
    return [_group({sheets[at].week: (sheets[at], session) for at, session in found.items()}) for found in sessions]


def visits_of(sheets: Sequence[Sheet]) -> list[Group]:
    """The groups of some weeks in which sessions take turns, a column for each time that a session comes, counted from 1."""
    found: dict[str, list[tuple[Sheet, Session]]] = {}
    turning = _turning(sheets)
    for sheet in sheets:
        for session in sheet.sessions:
            key = f"{session.name} in turn" if session.name in turning else session.id
            found.setdefault(key, []).append((sheet, session))
    return [_group(dict(enumerate(visits, 1)), visits=True) for visits in found.values()]


def shared(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows of which neighbours share one where no week has both of them: exercises that take turns in a session."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if last and not (last.weeks.keys() & row.weeks.keys()) and all(part.alone for part in (last, row)):
            found[-1] = Row({**last.weeks, **row.weeks}, (*(last.parts or (last,)), row))
        else:
            found.append(row)
    return tuple(found)


def take_turns(sheets: Sequence[Sheet]) -> bool:
    """Whether sessions of some weeks come on other days from week to week, or none of them comes every week."""
    weeks = _weeks_of(sheets)
    rare = bool(weeks) and all(len(found) < len(sheets) for found in weeks.values())
    return rare or bool(_turning(sheets))


def _weeks_of(sheets: Sequence[Sheet]) -> dict[tuple[str, str], frozenset[int]]:
    """The weeks of each session, by its name and id."""
    keys = dict.fromkeys((session.name, session.id) for sheet in sheets for session in sheet.sessions)
    return {
        key: frozenset(sheet.week for sheet in sheets if any(session.id == key[1] for session in sheet.sessions))
        for key in keys
    }


def _turning(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The names of sessions that come on other days from week to week."""
    found: dict[str, set[frozenset[int]]] = {}
    for (name, _), weeks in _weeks_of(sheets).items():
        found.setdefault(name, set()).add(weeks)
    return frozenset(name for name, weeks in found.items() if len(weeks) > 1)


def _group(columns: Mapping[int, tuple[Sheet, Session]], visits: bool = False) -> Group:
    numbers = [*columns]
    planned = [planned_in(sheet.week, session) for sheet, session in columns.values()]
    rows = [Row({numbers[at]: item for at, item in row.items()}) for row in aligned(planned)]
    weeks = {column: session for column, (_, session) in columns.items()}
    return Group(weeks, tuple(rows), {column: sheet for column, (sheet, _) in columns.items()}, visits)


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
    that has it, by the list's number. What stands in a list without anything known comes last."""
    order: list[Hashable] = []
    found: dict[Hashable, dict[int, T]] = {}
    for number, items in enumerate(lists):
        at = next((order.index(key) for key, _ in items if key in found), len(order))
        for key, value in items:
            if key in found:
                at = order.index(key) + 1
            else:
                order.insert(at, key)
                found[key] = {}
                at += 1
            found[key][number] = value
    return [found[key] for key in order]
