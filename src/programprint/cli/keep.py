"""The program of a spreadsheet as a file of ours: what ``import grid`` writes, and ``build --keep``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from programprint.cli.report import counted, say, show
from programprint.cli.terminal import give
from programprint.resources import PIPE, shown

if TYPE_CHECKING:
    from programprint.docket import Docket
    from programprint.limits import Limits


class Kept(Struct, frozen=True):
    """A spreadsheet, the sheet of it that is meant, and where its program goes; *typed* when a person named that very file."""

    file: Path
    tab: str | None
    path: Path
    typed: bool = True


def kept(programs: Sequence[Path], beside: bool, target: Path | None, tab: str | None) -> list[Kept]:
    """Where the spreadsheets among *programs* are kept: *beside* themselves, or at the *target*; nothing when nobody asks. What
    cannot be is wrong use of the command."""
    from programprint.build import is_table

    tables = [program for program in programs if is_table(program)]
    asked = "--keep" if beside else "--keep-as" if target else "--sheet" if tab else ""
    if asked and not tables:
        raise click.UsageError(f"{asked} is for a program that is a spreadsheet")
    if target and beside:
        raise click.UsageError("--keep writes beside the spreadsheet, --keep-as elsewhere; leave out one of them")
    if target and len(tables) > 1 and not target.is_dir():
        raise click.UsageError("for several spreadsheets, --keep-as must name a folder that is there")
    if target and not target.is_dir() and not target.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {target.parent}")
    if not beside and target is None:
        return []
    found = [place(table, tab, target or table.parent) for table in tables]
    if len({one.path for one in found}) < len(found):
        raise click.UsageError("two spreadsheets would be kept in one file; keep them one by one, with --keep-as")
    return found


def place(file: Path, tab: str | None, target: Path) -> Kept:
    """Where the program of a *file* goes: the *target*, or a file in it that is called as that one."""
    from programprint.importing.names import slug

    in_folder = target.is_dir() or (target != PIPE and not target.suffix)
    return Kept(file, tab, target / f"{slug(file.stem)}.yaml" if in_folder else target, not in_folder)


def is_refused(places: Sequence[Kept], limits: Limits) -> bool:
    """Whether a file is in the way of any of them, which is said."""
    if not places:
        return False
    from programprint.docket import Docket
    from programprint.importing import shelf

    docket = Docket(limits)
    for one in places:
        docket.look_at(one.file)
        shelf.refuse(one.path, False, docket, "name another with --keep-as, or move that one")
    show(docket)
    if docket.errors:
        say(f"{counted(docket.errors, 'error')}; nothing written")
    return bool(docket.errors)


def keep(places: Sequence[Kept], libraries: tuple[Path, ...], limits: Limits, quiet: bool) -> bool:
    """Writes the program of each spreadsheet, and says where; False, with the problems said, where one cannot be."""
    from programprint.docket import Docket
    from programprint.write import why_not

    failed = False
    for one in places:
        docket = Docket(limits)
        try:
            write_program(one, "", libraries, False, quiet, docket, in_short=True)
        except OSError as fault:
            docket.error(str(fault.filename or one.path), *why_not(fault))
        show(problem for problem in docket if problem.severity == "error")
        failed = failed or bool(docket.errors)
    return not failed


def write_program(
    to: Kept, title: str, libraries: tuple[Path, ...], force: bool, quiet: bool, docket: Docket, in_short: bool = False
) -> None:
    """Writes the program of a spreadsheet and, beside it, a file for each exercise that the library lacks. What was made of it is
    said, *in short* only where it went."""
    from programprint.importing import shelf
    from programprint.importing.grid import read_grid
    from programprint.importing.grid_book import read_book
    from programprint.importing.plan import left_out
    from programprint.read.library import Library
    from programprint.resources import programs
    from programprint.spare import YAML, Over
    from programprint.write import OTHER_NAME, write

    path = to.path
    if path != PIPE:
        shelf.refuse(path, force, docket)
    beside = path.parent / "exercises"
    folders = [folder for folder in (*libraries, beside, programs() / "exercises") if folder.is_dir()]
    sheet = read_book(to.file, to.tab, docket)
    grid = sheet and read_grid(sheet, title, Library(folders, docket), docket)
    if not grid or docket.errors:
        return
    text = shelf.program_text(grid, shown(to.file), left_out(grid))
    home = shelf.of_sheet(sheet) if sheet else shelf.of_file(shown(to.file))
    shelf.prove_program(text, shown(path), home, docket)
    shelf.prove(grid.stubs, home, docket)
    if path != PIPE:
        shelf.refuse(path, force, docket)
    if docket.errors:
        return
    if path == PIPE:
        give(text)
        unknown = "Not in the library; “programprint new exercise” starts a file for each:"
    else:
        if grid.stubs:
            shelf.store(grid.stubs, beside, force=False)
        path.parent.mkdir(exist_ok=True)
        if write(text.encode(), path, Over(YAML, docket.looked_at, typed=to.typed)):
            docket.warn(shown(path), *OTHER_NAME)
        weeks, sessions = grid.weeks, sum("exercises" in session for session in grid.program["sessions"])
        say(f"Wrote {shown(path)} ({counted(weeks, 'week')}, {counted(sessions, 'session')})", quiet)
        unknown = f"Wrote to {shown(beside)}, with the name alone, what the library does not know:"
    if in_short:
        return
    if grid.stubs:
        say(unknown, quiet)
    for stub in grid.stubs:
        say(f"  {stub.id}.yaml  {'; '.join(stub.notes)}", quiet)
    if grid.notes:
        say("Not carried, or to be looked at:", quiet)
    for note in grid.notes:
        say(f"  {note}", quiet)
    if grid.left_out:
        say(f"Left out, as the head of the file says too: {counted(len(grid.left_out), 'place')}", quiet)
