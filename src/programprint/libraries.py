"""A program, or a folder → the folders of exercises that it may use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from programprint import resources
from programprint.docket import Docket
from programprint.read.library import Library
from programprint.read.program import Program


def find_library(path: Path, program: Program, extra: Sequence[Path], docket: Docket) -> Library:
    """The exercises that a program may use. The nearest folder wins: ``--library``, the program's own ``library:``,
    ``exercises/`` beside it, then the shipped ones."""
    folders = list(extra)
    for index, name in enumerate(program.library):
        folder = path.parent / name
        where = program.span("library", index) or program.span("library")
        if docket.leads_out(folder, path.parent):
            message = f"“{name}” leads out of the folder of this file"
            docket.error(where, message, "name the folder on the command line: --library DIR or --allow DIR")
        elif docket.files.kind(folder) == "folder":
            folders.append(folder)
        else:
            docket.error(
                where,
                f"there is no folder “{name}” beside this file",
                "mend the path; it starts from this file's folder",
            )
    return library_at(path.parent, folders, docket)


def library_at(place: Path, nearer: Sequence[Path], docket: Docket) -> Library:
    """The exercises for what lies in the folder *place*: *nearer* folders, then ``exercises/`` in it, then the shipped ones."""
    files = docket.files
    beside, shipped = place / "exercises", resources.programs() / "exercises"
    for folder in (*nearer, beside):
        docket.look_at(folder)
    if files.is_link(beside) and docket.leads_out(beside, place):
        message = "“exercises” is a link that leads out of this folder"
        docket.error(files.shown(beside), message, "name the folder on the command line: --library DIR or --allow DIR")
    folders = [*nearer, *(folder for folder in (beside, shipped) if files.kind(folder) == "folder")]
    unique: dict[Path, Path] = {}
    for folder in folders:
        unique.setdefault(files.real(folder), folder)
        docket.diary.note("library", files.shown(folder))
    with docket.diary.stage("read"):
        return Library(list(unique.values()), docket)
