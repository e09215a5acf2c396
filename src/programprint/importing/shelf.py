"""Exercises and programs that were read from elsewhere → files. Nothing is written unless all of it can be read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from programprint import write_yaml
from programprint.docket import Docket
from programprint.importing.entry import Imported
from programprint.importing.grid import Grid
from programprint.notation.prose import clean
from programprint.problems import Source, Span
from programprint.read.cells import Worksheet
from programprint.read.document import parse_document
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.read.program import Program
from programprint.read.written import Written
from programprint.resources import named, shown
from programprint.spare import YAML, Over, real_path, spare
from programprint.write import why_not, write

_RAISED = "; if all of it is meant"
"""Where the cure of a limit begins that only a run with limits of its own can use."""
_TELLING = 60
"""Characters by which the cell of a text is found again."""


class Stored(Struct, frozen=True):
    """What became of the entries, by id: *written*, *same* as the file that was there, or *kept* because a file was there."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    kept: tuple[str, ...]


Home = Callable[[str], tuple[Span | str, str]]
"""From some words of what was made to the place that they came from, and how a problem there begins: the name of its cell."""


def of_file(name: str) -> Home:
    """The places of a file that has none."""
    return lambda words: (name, "")


def of_sheet(sheet: Worksheet) -> Home:
    """The cell that holds the words, or the whole sheet."""

    def home(words: str) -> tuple[Span | str, str]:
        for row, cells in enumerate(sheet.rows):
            for column in range(len(cells)):
                if words and words in sheet.cell(row, column):
                    return sheet.span(row, column), sheet.named(row, column)
        return sheet.name, ""

    return home


def prove(entries: Iterable[Imported], home: Home, docket: Docket) -> None:
    """Reads every entry back as an exercise file; what does not come back is a problem of the place that it came from."""
    for entry in entries:
        _prove(Exercise, Source(f"{entry.id}.yaml", entry.text()), home, docket)


def _prove(model: type[Written], made: Source, home: Home, docket: Docket) -> None:
    """Reads a file back that is to be written. It is not there yet, so that no problem may point into it."""
    found = Docket(docket.limits)
    document = parse_document(made, found)
    if document is not None:
        validate(model, document, found)
    for problem in found:
        span = problem.where if isinstance(problem.where, Span) else None
        rest = made.text[span.start : span.start + 2 * _TELLING].lstrip("'\">|-\n ") if span else ""
        where, cell = home(clean(rest.partition("\n")[0])[:_TELLING].rstrip("'\""))
        message = f"{cell}{problem.message}" if cell else f"{made.name.removesuffix('.yaml')}: {problem.message}"
        (docket.error if problem.severity == "error" else docket.warn)(
            where, message, problem.hint.partition(_RAISED)[0]
        )


def store(entries: Iterable[Imported], folder: Path, force: bool, read: Iterable[Path] = ()) -> Stored:
    """Writes each entry to its file in *folder*. A file that is there stays as it is unless *force*; one that was *read* does in
    any case, and so does what a link leads to.

    Raises :class:`OSError` when the folder cannot be written to.
    """
    folder.mkdir(exist_ok=True)
    made: set[Path] = set()
    over = Over(YAML, tuple(read), made=made)
    there = {path.stem.casefold(): path for path in folder.iterdir() if path.suffix in (".yaml", ".yml")}
    written, same, kept = [], [], []
    for entry in entries:
        path = there.get(entry.id.casefold(), folder / f"{entry.id}.yaml")
        data = entry.text().encode()
        if real_path(path) not in made and path.exists() and path.read_bytes() == data:
            same.append(entry.id)
        elif real_path(path) not in made and path.exists() and not force:
            kept.append(entry.id)
        else:
            write(data, path, over)
            made.add(real_path(path))
            written.append(entry.id)
    return Stored(tuple(written), tuple(same), tuple(kept))


def program_text(grid: Grid, source: str, left_out: Iterable[str] = ()) -> str:
    """The file of a program that was read from *source*, with what was *left out* at its head."""
    return write_yaml.document(grid.program, (f"Read from {source}", *grid.comments, *left_out))


def prove_program(text: str, name: str, home: Home, docket: Docket) -> None:
    """Reads a program back that is to be written as *name*."""
    _prove(Program, Source(name, text), home, docket)


def refuse(
    path: Path, force: bool, docket: Docket, cure: str = "name another with -o, or replace it with --force"
) -> None:
    """A problem when *path* is there already and may not be replaced: without *force*, or because the run has read it."""
    if path.exists() and not force:
        docket.error(shown(path), "there is a file already", cure)
        return
    try:
        spare(path, Over(YAML, docket.looked_at, typed=True))
    except OSError as fault:
        docket.error(named(path), *why_not(fault))
