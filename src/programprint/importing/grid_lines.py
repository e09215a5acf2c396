"""The rows of a grid as they are read: exercises, the sessions that they stand in, and one row for each week as a single one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from programprint.importing.grid_cells import NOTHING, weekly
from programprint.importing.grid_words import Label


class GridRow(Struct):
    """A row of the grid: its number, the name as written, the name without its label, and what is prescribed. *week* is the
    one that it is for, 0 where its columns say."""

    row: int
    written: str
    name: str
    label: Label | None
    fields: dict[str, Any]
    week: int = 0


class Session(Struct):
    """A session as it is read. *row* is that of its heading, or -1; *of_head* when the head of the grid named it."""

    name: str
    day: str = ""
    row: int = -1
    of_head: bool = False
    warm_up: list[Any] = field(default_factory=list)
    lines: list[GridRow] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


def grouped(lines: list[GridRow]) -> list[list[GridRow]]:
    """Lines in order, neighbours with one letter, A1 and A2, together. What may be a label, and has no such neighbour, becomes
    part of the name again."""
    for index, line in enumerate(lines):
        near = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        if line.label and not line.label.sure and not any(paired(line, other) for other in near):
            line.label, line.name = None, line.written
    groups: list[list[GridRow]] = []
    for line in lines:
        if groups and paired(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def paired(line: GridRow, other: GridRow) -> bool:
    """Whether two neighbours belong to one superset: A1 and A2, or A and A."""
    here, there = line.label, other.label
    if here is None or there is None or here.letter != there.letter:
        return False
    return here.number != there.number if here.number and there.number else here.number == there.number


def over_weeks(lines: Sequence[GridRow], weeks: Sequence[int]) -> list[GridRow]:
    """Rows that are each for one week → one for each exercise, with a value for each of the *weeks*. The second row of an
    exercise in a week is another entry."""
    found: dict[tuple[str, int], dict[int, GridRow]] = {}
    for line in lines:
        turn = 0
        while line.week in found.setdefault((line.name.casefold(), turn), {}):
            turn += 1
        found[line.name.casefold(), turn][line.week] = line
    return [_joined(own, weeks) for own in found.values()]


def _joined(own: dict[int, GridRow], weeks: Sequence[int]) -> GridRow:
    first = next(iter(own.values()))
    parts = dict.fromkeys(part for line in own.values() for part in line.fields)
    each = {part: [own[week].fields.get(part, "") if week in own else "" for week in weeks] for part in parts}
    fields = {
        part: weekly([value or NOTHING for value in values] if part in ("do", "note") else _filled(values))
        for part, values in each.items()
    }
    return replace(first, fields=fields)


def _filled(values: list[Any]) -> list[Any]:
    """One value where those that are there agree; else “-” where there is none."""
    there = dict.fromkeys(filter(None, values))
    return [next(iter(there))] * len(values) if len(there) == 1 else [value or NOTHING for value in values]
