"""Exercises and programs that were read from elsewhere → files. Nothing is written unless all of it can be read back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from programprint import write_yaml
from programprint.importing.entry import Entry
from programprint.importing.grid import Grid
from programprint.problems import Problems, Source
from programprint.read.document import parse_document
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.read.program import Program
from programprint.resources import named, shown
from programprint.spare import YAML, Over, spare
from programprint.write import why_not, write


class Stored(Struct, frozen=True):
    """What became of the entries, by id: *written*, *same* as the file that was there, or *kept* because a file was there."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    kept: tuple[str, ...]


def prove(entries: Iterable[Entry], problems: Problems) -> None:
    """Reads every entry back as an exercise file; what does not come back is a problem of that file."""
    for entry in entries:
        document = parse_document(Source(f"{entry.id}.yaml", entry.text()), problems)
        if document is not None:
            validate(Exercise, document, problems)


def store(entries: Iterable[Entry], folder: Path, force: bool, read: Iterable[Path] = ()) -> Stored:
    """Writes each entry to its file in *folder*. A file that is there stays as it is unless *force*; one that was *read* does in
    any case, and so does what a link leads to.

    Raises :class:`OSError` when the folder cannot be written to.
    """
    folder.mkdir(exist_ok=True)
    over = Over(YAML, tuple(read))
    there = {path.stem.casefold(): path for path in folder.iterdir() if path.suffix in (".yaml", ".yml")}
    written, same, kept = [], [], []
    for entry in entries:
        path = there.get(entry.id.casefold(), folder / f"{entry.id}.yaml")
        data = entry.text().encode()
        if path.exists() and path.read_bytes() == data:
            same.append(entry.id)
        elif path.exists() and not force:
            kept.append(entry.id)
        else:
            write(data, path, over)
            written.append(entry.id)
    return Stored(tuple(written), tuple(same), tuple(kept))


def program_text(grid: Grid, source: str) -> str:
    """The file of a program that was read from *source*."""
    return write_yaml.document(grid.program, (f"Read from {source}", *grid.comments))


def prove_program(text: str, name: str, problems: Problems) -> None:
    """Reads a program back that is to be written as *name*."""
    document = parse_document(Source(name, text), problems)
    if document is not None:
        validate(Program, document, problems)


def refuse(path: Path, force: bool, problems: Problems) -> None:
    """A problem when *path* is there already and may not be replaced: without *force*, or because the run has read it."""
    if path.exists() and not force:
        problems.error(shown(path), "there is a file already", "name another with -o, or replace it with --force")
        return
    try:
        spare(path, Over(YAML, problems.looked_at, typed=True))
    except OSError as fault:
        problems.error(named(path), *why_not(fault))
