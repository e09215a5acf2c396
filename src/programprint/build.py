"""The main job: read, merge, compose, draw. Its result is bytes; writing them is the command's last step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint import resources
from programprint.limits import leads_out, raised
from programprint.order import Order
from programprint.problems import Problems
from programprint.read.document import read_document
from programprint.read.faults import validate
from programprint.read.layouts import read_layout
from programprint.read.library import Library
from programprint.read.program import Program

if TYPE_CHECKING:
    from programprint.merge import Sheet
    from programprint.pages import Pages
    from programprint.scaffold import NewRoster
    from programprint.team import Team


class Printed(Struct, frozen=True):
    """A finished PDF and its number of pages."""

    pdf: bytes
    pages: int


def build(path: Path, order: Order, problems: Problems) -> Printed | None:
    """The PDF of a program; None, with the problems added, when there is an error."""
    from programprint.draw.pdf import draw

    pages = prepare(path, order, problems)
    if pages is None:
        return None
    with problems.diary.stage("draw"):
        return Printed(draw(pages, order.fillable), len(pages))


def prepare(path: Path, order: Order, problems: Problems) -> Pages | None:
    """Everything but the drawing: the composed pages of a program; None, with the problems added, when there is an error."""
    from programprint.compose import compose, forget
    from programprint.draw.fonts import load
    from programprint.impose import impose
    from programprint.read.typefaces import font_spans, fonts_of

    with problems.diary.stage("read"):
        layout = read_layout(order.layout, path.parent, order.settings, problems)
    sheets = merge_program(path, order, problems)
    if layout is None or sheets is None:
        return None
    metrics = load(fonts_of(layout), font_spans(layout), problems)
    if problems.errors:
        return None
    with problems.diary.stage("compose"):
        pages = compose(sheets, layout, metrics, problems)
        forget()
        if order.fillable:
            from programprint.compose.frame.spoken import in_words

            pages = in_words(pages, sheets)
        pages = impose(pages, layout)
    if order.pages:
        pages = _chosen(pages, order.pages, path, problems)
    problems.diary.note("pages", str(len(pages)))
    return None if problems.errors else pages


def prepare_for_team(path: Path, order: Order, problems: Problems) -> Team | None:
    """Everything but the drawing, for a roster; None, with the problems added, when there is an error."""
    from programprint.draw.fonts import load
    from programprint.read.typefaces import font_spans, fonts_of
    from programprint.team import prepare_team

    with problems.diary.stage("read"):
        layout = read_layout(order.layout, path.parent, order.settings, problems)
    program = read_program(path, problems)
    if program is None:
        return None
    library = find_library(path, program, order.library, problems)
    weeks = _weeks(order.weeks, program, problems)
    if layout is None:
        return None
    metrics = load(fonts_of(layout), font_spans(layout), problems)
    return prepare_team(program, library, layout, weeks, order, metrics, problems)


def new_roster(path: Path, extra: Sequence[Path], problems: Problems) -> NewRoster | None:
    """A roster with the columns that a program can use; None, with the problems added, when there is an error."""
    from programprint.merge.lift.lifts import maxima, starts
    from programprint.merge.program import entries_in
    from programprint.scaffold import NewRoster
    from programprint.team import groups_of

    program = read_program(path, problems)
    if program is None:
        return None
    library = find_library(path, program, extra, problems)
    entries = entries_in(program, library, problems)
    if problems.errors:
        return None
    maxes, weights = (
        tuple(found.name for name in names if (found := library.get(name)))
        for names in (maxima(entries), starts(entries))
    )
    groups = dict.fromkeys(group for group, _ in groups_of(program))
    return NewRoster(program.units, maxes, weights, tuple(groups))


def _chosen(pages: Pages, wanted: tuple[int, ...], path: Path, problems: Problems) -> Pages:
    if wanted[-1] > len(pages):
        said = f"--pages asks for page {wanted[-1]}, but there are {len(pages)}"
        problems.error(resources.shown(path), said, "ask for fewer pages")
        return pages
    return replace(pages, pages=tuple(pages.pages[number - 1] for number in wanted))


def merge_program(path: Path, order: Order, problems: Problems) -> tuple[Sheet, ...] | None:
    """The merged weeks of a program, with no layout yet; None, with the problems added, when there is an error."""
    from programprint.merge import merge
    from programprint.merge.advice import advise

    program = read_program(path, problems)
    if program is None:
        return None
    library = find_library(path, program, order.library, problems)
    weeks = _weeks(order.weeks, program, problems)
    with problems.diary.stage("merge"):
        sheets = merge(program, library, problems, weeks)
        advise(program, library, sheets, problems)
    return None if problems.errors else sheets


def find_program(reference: str) -> Path:
    """The file that is meant: a path, or the name of a shipped program when there is no such file."""
    path = Path(reference)
    shipped = resources.programs() / f"{reference}.yaml"
    try:
        return shipped if not path.exists() and path.name == reference and shipped.is_file() else path
    except OSError:  # a name that no file can have
        return path


def read_program(path: Path, problems: Problems) -> Program | None:
    """The program in a file."""
    problems.diary.note("program", resources.shown(path))
    with problems.diary.stage("read"):
        document = read_document(path, resources.shown(path), problems)
        program = None if document is None else validate(Program, document, problems)
    if program and len(program.all_weeks) > (most := problems.limits.weeks):
        where = program.span("phases" if program.phases else "weeks")
        said = f"“{'phases' if program.phases else 'weeks'}”: {len(program.all_weeks)} weeks cannot be planned"
        problems.error(where or resources.shown(path), said, f"write 1 to {most}; {raised('weeks')}")
    return program


def find_library(path: Path, program: Program, extra: Sequence[Path], problems: Problems) -> Library:
    """The exercises that a program may use. The nearest folder wins: ``--library``, the program's own ``library:``,
    ``exercises/`` beside it, then the shipped ones."""
    folders = list(extra)
    for index, name in enumerate(program.library):
        folder = path.parent / name
        where = program.span("library", index) or program.span("library")
        if where and leads_out(folder, path.parent, problems.limits.allowed):
            said = f"“{name}” leads out of the folder of this file"
            problems.error(where, said, "name the folder on the command line: --library DIR or --allow DIR")
        elif _is_folder(folder):
            folders.append(folder)
        elif where:
            problems.error(
                where,
                f"there is no folder “{name}” beside this file",
                "mend the path; it starts from this file's folder",
            )
    return library_at(path.parent, folders, problems)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def library_at(place: Path, nearer: Sequence[Path], problems: Problems) -> Library:
    """The exercises for what lies in the folder *place*: *nearer* folders, then ``exercises/`` in it, then the shipped ones."""
    beside, shipped = place / "exercises", resources.programs() / "exercises"
    for folder in (*nearer, beside):
        problems.look_at(folder)
    if beside.is_symlink() and leads_out(beside, place, problems.limits.allowed):
        said = "“exercises” is a link that leads out of this folder"
        problems.error(
            resources.shown(beside), said, "name the folder on the command line: --library DIR or --allow DIR"
        )
    folders = [*nearer, *(folder for folder in (beside, shipped) if folder.is_dir())]
    unique: dict[Path, Path] = {}
    for folder in folders:
        unique.setdefault(folder.resolve(), folder)
        problems.diary.note("library", resources.shown(folder))
    with problems.diary.stage("read"):
        return Library(list(unique.values()), problems)


def _weeks(wanted: tuple[int, ...] | None, program: Program, problems: Problems) -> tuple[int, ...] | None:
    if wanted and wanted[-1] > len(program.all_weeks):
        where = program.span("weeks")
        problems.error(
            where or "--weeks",
            f"--weeks asks for week {wanted[-1]}, but the program has {len(program.all_weeks)}",
            "ask for fewer weeks",
        )
        return None
    return wanted
