"""A spreadsheet that is printed as it is: its program, as if it had been written as YAML, with the cells for places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from programprint.docket import Docket
from programprint.importing.grid import Grid, read_grid
from programprint.importing.grid_book import read_book
from programprint.importing.placed import Placed
from programprint.problems import Span
from programprint.read.cells import Worksheet
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.read.library import Library
from programprint.read.program import Program
from programprint.read.value import Mapping as Document
from programprint.read.value import Sequence as Listed
from programprint.read.value import Text, Value

_SHOWN = 100
"""Lines that say what was left out, where they are not problems with places."""


class Plan(Struct, frozen=True):
    """The program of a spreadsheet, and what to say about it."""

    program: Program
    remarks: tuple[str, ...]


def read_plan(path: Path, tab: str | None, library: Library, docket: Docket) -> Plan | None:
    """The program of the spreadsheet in *path*; the *library* gets the exercises that it lacks, by their names. None, with the
    problems added, where there is no program."""
    sheet = read_book(path, tab, docket)
    grid = sheet and read_grid(sheet, "", library, docket)
    if not grid:
        return None
    made = {stub.id: validate(Exercise, _document(stub.fields, grid.sheet), docket) for stub in grid.stubs}
    library.lend({own: exercise for own, exercise in made.items() if exercise}, path.parent / "exercises")
    program = validate(Program, _document(grid.program, grid.sheet), docket)
    return None if program is None else Plan(program, tuple(remarks(grid)))


def remarks(grid: Grid) -> Iterable[str]:
    """What was made of a grid, and what was not: lines for a person."""
    sessions = sum("exercises" in session for session in grid.program["sessions"])
    left = f"; {_counted(len(grid.left_out), 'place')} left out" if grid.left_out else ""
    yield f"read as {_counted(grid.weeks, 'week')} of {_counted(sessions, 'session')}{left}"
    if grid.stubs:
        yield "not in the library, and printed by name alone:"
    for stub in grid.stubs:
        yield f"  {'; '.join(stub.notes)}"
    if grid.notes:
        yield "not carried, or to be looked at:"
    for note in grid.notes:
        yield f"  {note}"


def left_out(grid: Grid) -> list[str]:
    """What was left out, for the head of the file that is made."""
    more = len(grid.left_out) - _SHOWN
    return [*grid.left_out[:_SHOWN], *([f"… and {more:,} more left out"] if more > 0 else [])]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _document(fields: Mapping[str, object], sheet: Worksheet) -> Document:
    """Plain fields as a document; what has no place has that of what it stands in."""
    made = _value(fields, sheet, sheet.span(0, 0))
    assert isinstance(made, Document)
    return made


def _value(value: object, sheet: Worksheet, span: Span) -> Value:
    if (place := _place(value)) is not None:
        span = sheet.span(place.row, place.column)
    made: Value
    if isinstance(value, Mapping):
        made = Document((key, _value(inner, sheet, span)) for key, inner in value.items())
        made.keys_at = {key: inner.span for key, inner in made.items()}
    elif isinstance(value, Sequence) and not isinstance(value, str):
        made = Listed(_value(inner, sheet, span) for inner in value)
    else:
        made = Text(value)
    made.span = span
    return made


def _place(value: object) -> Placed | None:
    """The first text in a value that has a place."""
    while isinstance(value, (Mapping, Sequence)) and not isinstance(value, str):
        held = value.values() if isinstance(value, Mapping) else value
        value = next(iter(held), None)
    return value if isinstance(value, Placed) else None
