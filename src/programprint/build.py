"""The main job: read, merge, compose, draw. Its result is bytes; writing them is the command's last step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from programprint import resources
from programprint.problems import Problems
from programprint.read.document import read_document
from programprint.read.faults import validate
from programprint.read.layout import read_layout
from programprint.read.library import Library
from programprint.read.program import Program

DEFAULT_LAYOUT = "handout"


@dataclass(frozen=True)
class Order:
    """What is asked for, besides the program: layout, paper, weeks, and folders of exercises that come before all others."""

    layout: str = DEFAULT_LAYOUT
    paper: str | None = None
    weeks: tuple[int, ...] | None = None
    library: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Printed:
    """A finished PDF and its number of pages."""

    pdf: bytes
    pages: int


def build(path: Path, order: Order, problems: Problems) -> Printed | None:
    """The PDF of a program; None, with the problems added, when there is an error."""
    from programprint.compose import compose
    from programprint.draw.fonts import SourceSans
    from programprint.draw.pdf import draw
    from programprint.merge import merge

    layout = read_layout(order.layout, path.parent, order.paper, problems)
    program = read_program(path, problems)
    if program is None:
        return None
    library = find_library(path, program, order.library, problems)
    weeks = _weeks(order.weeks, program, problems)
    sheets = merge(program, library, problems, weeks)
    if layout is None or problems.errors:
        return None
    pages = compose(sheets, layout, SourceSans(), problems)
    return None if problems.errors else Printed(draw(pages), len(pages))


def find_program(reference: str) -> Path:
    """The file that is meant: a path, or the name of a shipped program when there is no such file."""
    path = Path(reference)
    shipped = resources.programs() / f"{reference}.yaml"
    return shipped if not path.exists() and path.name == reference and shipped.is_file() else path


def read_program(path: Path, problems: Problems) -> Program | None:
    """The program in a file."""
    document = read_document(path, resources.shown(path), problems)
    return None if document is None else validate(Program, document, problems)


def find_library(path: Path, program: Program, extra: Sequence[Path], problems: Problems) -> Library:
    """The exercises that a program may use. The nearest folder wins: ``--library``, the program's own ``library:``,
    ``exercises/`` beside it, then the shipped ones."""
    folders = list(extra)
    for index, name in enumerate(program.library):
        folder = path.parent / name
        where = program.span("library", index)
        if folder.is_dir():
            folders.append(folder)
        elif where:
            problems.error(
                where,
                f"there is no folder “{name}” beside this file",
                "mend the path; it starts from this file's folder",
            )
    beside, shipped = path.parent / "exercises", resources.programs() / "exercises"
    folders += [folder for folder in (beside, shipped) if folder.is_dir()]
    unique = {folder.resolve(): folder for folder in reversed(folders)}
    return Library(list(reversed(unique.values())), problems)


def _weeks(wanted: tuple[int, ...] | None, program: Program, problems: Problems) -> tuple[int, ...] | None:
    if wanted and wanted[-1] > len(program.weeks):
        where = program.span("weeks")
        problems.error(
            where or "--weeks",
            f"--weeks asks for week {wanted[-1]}, but the program has {len(program.weeks)}",
            "ask for fewer weeks",
        )
        return None
    return wanted
