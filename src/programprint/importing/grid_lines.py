"""The rows of a grid as they are read: exercises, the sessions that they stand in, and one row for each week as a single one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from programprint.importing.entry import Fields
from programprint.importing.grid_turns import Turns
from programprint.importing.grid_weekly import NOTHING, weekly
from programprint.importing.grid_words import Label, day_number, rest_day, weekday
from programprint.write_yaml import InlineList


class GridRow(Struct):
    """A row of the grid: its number, the name as written, the name without its label, and what is prescribed. *weeks* are those
    that it is for, none where it is for all; *across* those that its columns stand for."""

    row: int
    written: str
    name: str
    label: Label | None
    fields: Fields
    weeks: tuple[int, ...] = ()
    across: tuple[int, ...] = ()
    turns: Turns | None = None
    """The heading under which it takes turns with its neighbours."""
    goes_on: bool = False
    """Whether it is another set of the exercise in the row above."""


class Session(Struct):
    """A session as it is read. *row* is that of its heading, or -1; *of_head* when the head of the grid named it; *rest* what is
    done on a day without training."""

    name: str
    day: str = ""
    row: int = -1
    of_head: bool = False
    rest: str | None = None
    warm_up: list[str | GridRow] = field(default_factory=list)
    lines: list[GridRow] = field(default_factory=list)
    note: list[str] = field(default_factory=list)

    @property
    def weekday(self) -> int | None:
        """Its day of the week, 0 for Monday; None where it names none."""
        return weekday(self.day or self.name)

    @property
    def is_rest(self) -> bool:
        """Whether it is a day without training, by what it is called or by what stands in its rows."""
        return not (self.lines or self.warm_up) and (self.rest is not None or rest_day(self.name) is not None)


def parted(session: Session) -> tuple[list[str | GridRow], list[GridRow]]:
    """The warm-up of a session and its main part. Where no heading ends the warm-up, only its words are one."""
    if session.lines:
        return session.warm_up, session.lines
    told: list[str | GridRow] = [line for line in session.warm_up if isinstance(line, str)]
    return told, [line for line in session.warm_up if not isinstance(line, str)]


def begun_with_week_1(sessions: list[Session], labels: dict[int, str]) -> None:
    """Where the first week that is named is the second, what stands before it is for the first."""
    lines = [line for session in sessions for line in (*session.warm_up, *session.lines) if isinstance(line, GridRow)]
    before = [line for line in lines if not line.weeks]
    if min(labels, default=1) == 2 and before:
        labels[1] = ""
        for line in before:
            line.weeks = (1,)


def in_order(sessions: list[Session]) -> list[Session]:
    """Sessions by their days, where all have one: the week may begin on any of them, but then goes on."""
    days = [day for session in sessions if (day := session.weekday) is not None]
    numbers = [day_number(session.name) for session in sessions]
    if sessions and len(days) == len(sessions):
        turns = sum(after < here for here, after in pairwise([*days, days[0]]))
        return sessions if turns <= 1 else sorted(sessions, key=lambda session: session.weekday or 0)
    if all(number is not None for number in numbers):
        return sorted(sessions, key=lambda session: day_number(session.name) or 0)
    return sessions


def grouped(lines: list[GridRow]) -> list[list[GridRow]]:
    """Lines in order, neighbours with one letter, A1 and A2, together. What may be a label, and has no such neighbour, becomes
    part of the name again, unless all lines have one. Where all are 1.1, 1.2, 1.3 they are numbered, and no superset."""
    letters = {line.label.letter if line.label else "" for line in lines}
    if len(letters) == 1 and letters.pop().endswith("."):
        return [[line] for line in lines]
    labelled = len(lines) > 1 and all(line.label and line.label.is_likely for line in lines)
    for index, line in enumerate(lines):
        near = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        if line.label and not (line.label.sure or labelled) and not any(paired(line, other) for other in near):
            line.label, line.name = None, line.written
    groups: list[list[GridRow]] = []
    for line in lines:
        if groups and paired(groups[-1][-1], line) and not _is_there(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_there(line: GridRow, group: list[GridRow]) -> bool:
    """Whether the number of a line is one of the group, so that another A1 begins anew."""
    numbers = [member.label.number for member in group if member.label]
    return bool(line.label and line.label.number and line.label.number in numbers)


def paired(line: GridRow, other: GridRow) -> bool:
    """Whether two neighbours belong to one superset: A1 and A2, or A and A."""
    here, there = line.label, other.label
    if here is None or there is None or here.letter != there.letter:
        return False
    return here.number != there.number if here.number and there.number else here.number == there.number


def by_exercise(lines: Sequence[GridRow], weeks: Sequence[int]) -> list[dict[int, GridRow]]:
    """Rows that are each for some weeks → for each exercise its rows by week. The second row of an exercise in a week is another
    entry."""
    found: dict[tuple[str, int], dict[int, GridRow]] = {}
    turns: dict[tuple[str, int], int] = {}
    for line in (one for written in lines for one in _parted(written)):
        name, own = line.name.casefold(), line.weeks or tuple(weeks)
        turn = max(turns.get((name, week), 0) for week in own)
        for week in own:
            found.setdefault((name, turn), {})[week] = line
            turns[name, week] = turn + 1
    return list(found.values())


def _parted(line: GridRow) -> list[GridRow]:
    """A row with a column for each week as one for each week that it says anything of."""
    is_weekly = any(isinstance(value, InlineList) for value in line.fields.values())
    if not line.across or (line.weeks and not is_weekly):
        return [line]
    parted = []
    for index, week in enumerate(line.across):
        fields = {part: value[index] if isinstance(value, InlineList) else value for part, value in line.fields.items()}
        if fields["do"] != NOTHING:
            kept = {part: value for part, value in fields.items() if value != NOTHING or part == "do"}
            parted.append(replace(line, fields=kept, weeks=(week,)))
    return parted


def joined(own: dict[int, GridRow], weeks: Sequence[int]) -> GridRow:
    """The rows of an exercise by week as one, with a value for each of the *weeks*."""
    first = next(iter(own.values()))
    parts = dict.fromkeys(part for line in own.values() for part in line.fields)
    each = {part: [own[week].fields.get(part, "") if week in own else "" for week in weeks] for part in parts}
    fields = {
        part: weekly([value or NOTHING for value in values] if part in ("do", "note") else _filled(values))
        for part, values in each.items()
    }
    return replace(first, fields=fields)


def _filled(values: list[str]) -> list[str]:
    """One value where those that are there agree; else “-” where there is none."""
    there = dict.fromkeys(filter(None, values))
    return [next(iter(there))] * len(values) if len(there) == 1 else [value or NOTHING for value in values]
