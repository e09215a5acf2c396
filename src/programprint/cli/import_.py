"""``programprint import``: exercises and programs from other formats, as files of ours."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from programprint.cli.keep import place, write_program
from programprint.cli.options import library_option, limits_options
from programprint.cli.report import counted, say, show
from programprint.cli.terminal import Unheard
from programprint.resources import PIPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programprint.docket import Docket
    from programprint.importing.entry import Imported
    from programprint.importing.shelf import Home
    from programprint.importing.table import Credit
    from programprint.limits import Limits

_OWN_OPTIONS = {
    "columns": ("--map", ("csv",)),
    "credit": ("--credit", ("csv",)),
    "licence": ("--license", ("csv",)),
    "only": ("--only", ("free-exercise-db", "wger", "csv")),
    "tab": ("--sheet", ("csv", "grid")),
    "title": ("--title", ("grid",)),
    "libraries": ("--library", ("grid",)),
}
"""Options that not every source takes."""


def _map(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """``name=Exercise,rest=Pause`` → fields and their columns; a comma parts only before the next ``field=``."""
    from programprint.importing.table import FIELDS
    from programprint.problems import nearest

    columns = {}
    for pair in (pair for value in values for pair in re.split(r",(?=\s*[\w.]+\s*=)", value)):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if not sign or not column:
            raise click.BadParameter(f"“{pair}” is not of the form FIELD=COLUMN")
        if field not in FIELDS:
            raise click.BadParameter(f"there is no field “{field}”; {nearest(field, FIELDS) or ', '.join(FIELDS)}")
        if field in columns:
            raise click.BadParameter(f"“{field}” is mapped twice")
        columns[field] = column
    return columns


@click.command("import")
@click.argument("source", metavar="SOURCE", type=click.Choice(["free-exercise-db", "wger", "csv", "grid"]))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="The folder for exercises, or the file or folder for the program of a grid.  [default: exercises/, or FILE's name here]",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option(
    "--only", metavar="WORDS", multiple=True, help="Only exercises with these words in the name. May be repeated."
)
@click.option(
    "--map",
    "columns",
    metavar="FIELD=COLUMN,…",
    multiple=True,
    callback=_map,
    help="csv: which column holds which field, by its head or letter. May be repeated.",
)
@click.option("--credit", metavar="TEXT", default="", help="csv: the source of every row that names none.")
@click.option("--license", "licence", metavar="TEXT", default="", help="csv: the licence of every row that names none.")
@click.option("--sheet", "tab", metavar="NAME", help="csv, grid: the sheet of an xlsx file.  [default: the first]")
@click.option("--title", metavar="TEXT", default="", help="grid: the title of the program.")
@library_option
@limits_options
@click.option("-q", "--quiet", is_flag=True, help="Only the problems, no words about the run.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    source: str,
    file: Path,
    output: Path | None,
    force: bool,
    only: tuple[str, ...],
    columns: dict[str, str],
    credit: str,
    licence: str,
    tab: str | None,
    title: str,
    libraries: tuple[Path, ...],
    limits: Limits,
    quiet: bool,
) -> None:
    """Bring in exercises and programs from other formats.

    \b
    SOURCE is one of
      free-exercise-db  its JSON file, or the folder of its exercises
      wger              the folder of its exercise data (JSON)
      csv               a sheet with one exercise to a row, CSV or xlsx
      grid              a program as a coach keeps it in a spreadsheet, CSV or xlsx

    FILE may be “-” for standard input, and -o “-” writes the program of a grid to standard output.

    Source, author and licence of every exercise are kept and stand on its cue page. Pictures and films are never fetched.
    What could not be carried is listed at the end. Files that are there already stay as they are. Where there is an error
    nothing is written; a cell of a grid that cannot be read is a warning, and left out.

    \b
    Examples:
      programprint import free-exercise-db exercises.json --only "hip thrust" --only lunge
      programprint import wger wger/exercises/fixtures -o library/wger
      programprint import csv lifts.csv --map name=Lift,instructions="How to" --license CC0-1.0
      programprint import grid spring-block.xlsx

    \b
    Exit codes: 0 written, whether or not cells of a grid were left out; 1 problems in the input, 2 wrong use of the
    command.
    """
    from programprint.docket import Docket
    from programprint.importing.table import Credit
    from programprint.write import why_not

    for name, (option, sources) in _OWN_OPTIONS.items():
        if ctx.params[name] and source not in sources:
            raise click.UsageError(f"{option} belongs to {' and '.join(sources)}, not to {source}")
    target = output or Path("exercises" if source != "grid" else "-" if file == PIPE else ".")
    if target == PIPE and source != "grid":
        raise click.UsageError("exercises are many files; -o names a folder for them")
    if file == PIPE and source == "wger":
        raise click.UsageError("wger is a folder of files, not standard input")
    if not target.is_dir() and not target.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {target.parent}")
    if source != "grid" and target.exists() and not target.is_dir():
        raise click.UsageError(f"{target} is a file; -o names a folder for exercises")
    docket = Docket(limits)
    try:
        if source == "grid":
            write_program(place(file, tab, target), title, libraries, force, quiet, docket)
        else:
            entries, home = _read(source, file, tab, columns, Credit(credit, licence), docket)
            _exercises(entries, home, file, only, target, force, quiet, docket)
    except Unheard:
        raise
    except OSError as fault:
        where = fault.filename or target
        message, hint = why_not(fault)
        docket.error(str(where), message, f"{hint}; what was written before stays")
        show(docket)
        sys.exit(1)
    show(docket, most=limits.problems)
    if docket.errors:
        say(f"{file}: {counted(docket.errors, 'error')}; nothing written")
        sys.exit(1)


def _read(
    source: str, file: Path, tab: str | None, columns: dict[str, str], credit: Credit, docket: Docket
) -> tuple[list[Imported], Home]:
    """The exercises of a file, whatever its kind, and where their words stand in it."""
    from programprint.importing import free_exercise_db, shelf, table, wger
    from programprint.read.sheet import read_sheet
    from programprint.resources import shown

    match source:
        case "free-exercise-db":
            return free_exercise_db.read(file, docket), shelf.of_file(shown(file))
        case "wger":
            return wger.read(file, docket), shelf.of_file(shown(file))
    sheet = read_sheet(file, tab, docket)
    if sheet is None:
        return [], shelf.of_file(shown(file))
    return table.entries(sheet, columns, credit, docket), shelf.of_sheet(sheet)


def _exercises(
    entries: list[Imported],
    home: Home,
    file: Path,
    only: tuple[str, ...],
    folder: Path,
    force: bool,
    quiet: bool,
    docket: Docket,
) -> None:
    """Writes exercises into a folder, and says what became of them."""
    from programprint import resources
    from programprint.importing import shelf
    from programprint.importing.entry import tally

    wanted = [words.casefold().split() for words in only]
    chosen = [
        entry
        for entry in entries
        if not wanted or any(all(word in str(entry.fields["name"]).casefold() for word in words) for words in wanted)
    ]
    if not chosen and not docket.errors:
        message = f"no name holds “{'” or “'.join(only)}”" if entries else "it holds no exercise"
        docket.error(resources.shown(file), message, "choose other words with --only" if entries else "")
    if not docket.errors:
        shelf.prove(chosen, home, docket)
    if docket.errors:
        return
    stored = shelf.store(chosen, folder, force, docket.looked_at)
    say(f"Wrote {counted(len(stored.written), 'exercise')} to {resources.shown(folder)}", quiet)
    if stored.same:
        say(f"  {len(stored.same)} were there already, just the same", quiet)
    if stored.kept:
        say(f"  {len(stored.kept)} kept as they were; --force replaces them: {_some(stored.kept)}", quiet)
    shipped = {path.stem for path in (resources.programs() / "exercises").glob("*.yaml")}
    if nearer := sorted(shipped.intersection(entry.id for entry in chosen)):
        say(
            f"  {len(nearer)} now come before the exercise of that id that ships with programprint: {_some(nearer)}",
            quiet,
        )
    if noted := tally(chosen):
        say("Not carried, or to be looked at:", quiet)
    for note, ids in noted:
        say(f"  {len(ids):>5}  {note}{f': {_some(ids)}' if len(ids) < len(chosen) else ''}", quiet)


def _some(ids: Iterable[str]) -> str:
    """The first few of them."""
    first, *rest = [*ids]
    shown = [first, *rest[:3]]
    return ", ".join(shown) + (" …" if len(rest) > 3 else "")
