"""The main job: read, merge, compose, draw. Its result is bytes; writing them is the command's last step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint import resources
from programprint.docket import Docket
from programprint.libraries import find_library, library_at
from programprint.limits import raised
from programprint.merge.plan.part import WHOLE, Part
from programprint.order import Order
from programprint.parts import in_parts
from programprint.read.brand import brought, logo_of
from programprint.read.document import read_document
from programprint.read.faults import validate
from programprint.read.layouts import read_layout
from programprint.read.library import Library, is_english
from programprint.read.program import Program

if TYPE_CHECKING:
    from programprint.compose.type.metrics import Metrics
    from programprint.logbook.book import Book
    from programprint.merge import Sheet
    from programprint.pages import Pages
    from programprint.read.layout import Layout
    from programprint.roll import Roll

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
"""How the name of a spreadsheet ends."""


class Begun(Struct, frozen=True):
    """How every run begins: a program, the exercises that it may use, the weeks that are asked for, all when None, what part of
    each, and the log of its athlete."""

    program: Program
    library: Library
    weeks: tuple[int, ...] | None
    part: Part = WHOLE
    book: Book | None = None


class Printed(Struct, frozen=True):
    """A finished PDF and its number of pages; the *key* of marked sheets."""

    pdf: bytes
    pages: int
    key: bytes | None = None


def build(path: Path, order: Order, docket: Docket, pdf: str = "", before: bytes | None = None) -> Printed | None:
    """The PDF of a program; None, with the problems added, when there is an error. Of marked sheets the key knows how the *pdf*
    is called, and keeps the codes of the key that was there *before*."""
    from programprint.draw.pdf import draw

    pages = prepare(path, order, docket)
    if pages is None:
        return None
    with docket.diary.stage("draw"):
        if not pages.marked:
            return Printed(draw(pages, order.fillable), len(pages))
        from programprint.marks.printing import draw_marked

        return draw_marked(pages, order, pdf, before)


def prepare(path: Path, order: Order, docket: Docket) -> Pages | None:
    """Everything but the drawing: the composed pages of a program; None, with the problems added, when there is an error."""
    from programprint.compose import compose, forget
    from programprint.impose import impose

    layout = _layout(path, order, docket)
    logo = logo_of(layout, docket) if layout else None
    sheets = merge_program(path, _with_figures(order, layout), docket)
    if layout is None or sheets is None:
        return None
    metrics = _metrics(layout, docket)
    if docket.errors:
        return None
    with docket.diary.stage("compose"):
        pages = compose(sheets, layout, metrics, docket, logo)
        if layout.marks:
            from programprint.marks.printing import marked

            pages = marked(pages, sheets, layout)
        forget()
        if order.fillable:
            from programprint.compose.frame.spoken import in_words

            pages = in_words(pages, sheets)
        pages = impose(pages, layout)
    if order.pages:
        pages = _chosen(pages, order.pages, path, docket)
    docket.diary.note("pages", str(len(pages)))
    return None if docket.errors else pages


def call_roll(path: Path, order: Order, docket: Docket) -> Roll | None:
    """Whose sheets are printed, and all that is common to them; None, with the problems added, when there is an error."""
    from programprint.roll import called

    layout = _layout(path, order, docket)
    logo = logo_of(layout, docket) if layout else None
    begun = begin(path, _with_figures(order, layout), docket)
    if layout is None or begun is None:
        return None
    return called(begun, layout, order, _metrics(layout, docket), docket, logo)


def _layout(path: Path, order: Order, docket: Docket) -> Layout | None:
    """The layout that is asked for, for a program at *path*."""
    with docket.diary.stage("read"):
        brand = brought(path.parent, order.brand, docket)
        layout = read_layout(order.layout, path.parent, order.settings, docket, brand)
        layout = layout and in_parts(layout, order, docket)
    if layout and layout.marks:
        from programprint.marks.place import with_margins

        return with_margins(layout, docket)
    return layout


def _with_figures(order: Order, layout: Layout | None) -> Order:
    """What is asked for, with the figures of exercises where the layout shows them."""
    return replace(order, figures=True) if layout and layout.draws else order


def _metrics(layout: Layout, docket: Docket) -> Metrics:
    """The widths of a layout's fonts."""
    from programprint.draw.fonts import load
    from programprint.read.typefaces import font_spans, fonts_of

    return load(fonts_of(layout), font_spans(layout), docket)


def _chosen(pages: Pages, wanted: tuple[int, ...], path: Path, docket: Docket) -> Pages:
    if wanted[-1] > len(pages):
        message = f"--pages asks for page {wanted[-1]}, but there are {len(pages)}"
        docket.error(docket.files.shown(path), message, "ask for fewer pages")
        return pages
    return replace(pages, pages=tuple(pages.pages[number - 1] for number in wanted))


def merge_program(path: Path, order: Order, docket: Docket) -> tuple[Sheet, ...] | None:
    """The merged weeks of a program, with no layout yet; None, with the problems added, when there is an error."""
    from programprint.merge.advice import advise
    from programprint.merge.program import entries_in, sheets_of

    begun = begin(path, order, docket)
    if begun is None:
        return None
    with docket.diary.stage("merge"):
        entries = entries_in(begun.program, begun.library, docket, begun.part)
        sheets = () if docket.errors else sheets_of(entries, begun.weeks)
        advise(entries, sheets)
        if begun.book and not docket.errors:
            from programprint.logbook.applied import told_by

            sheets = told_by(begun.book, entries, sheets)
    return None if docket.errors else sheets


def begin(path: Path, order: Order, docket: Docket) -> Begun | None:
    """What every run begins with; None where there is no program to read."""
    if is_table(path):
        return _begin_with_table(path, order, docket)
    program = read_program(path, docket)
    if program is None:
        return None
    library = find_library(path, program, order.library, docket)
    return _begun(program, library, order, docket)


def is_table(path: Path) -> bool:
    """Whether a program is a spreadsheet rather than a file of ours."""
    return path.suffix.lower() in TABLES


def _begin_with_table(path: Path, order: Order, docket: Docket) -> Begun | None:
    """What a run begins with whose program is a spreadsheet; what was made of that is remarked."""
    from programprint.importing.plan import read_plan

    name = docket.files.shown(path)
    docket.diary.note("program", name)
    library = library_at(path.parent, order.library, docket)
    library.language = order.language or library.language
    with docket.diary.stage("read"):
        plan = read_plan(path, order.tab, library, docket)
    if plan is None:
        return None
    first, *others = plan.remarks
    docket.remarks |= dict.fromkeys([f"{name}: {first}", *(f"  {remark}" for remark in others)])
    _judge_weeks(plan.program, name, docket)
    return _begun(plan.program, library, order, docket)


def _begun(program: Program, library: Library, order: Order, docket: Docket) -> Begun:
    library.language = program.language
    if order.start:
        program = program.changed(start=order.start)
    if order.language:
        program = program.changed(language=order.language)
    library.draws = order.figures
    weeks, days, sessions = _weeks(order.weeks, program, docket), order.days, order.sessions
    if (days or sessions) and not is_english(library.language):
        from programprint.read.vocabulary import days_in

        days, sessions = days_in(days, library.language), days_in(sessions, library.language)
    book = None
    if order.log and order.roster is None:
        from programprint.logbook.applied import begin_with

        book, program = begin_with(order.log, program, docket)
        if book and order.estimate:
            from programprint.logbook.maxima import with_maxima

            program = with_maxima(book, program, library, order.estimate, docket)
    return Begun(program, library, weeks, Part(sessions, days), book)


def find_program(reference: str) -> Path:
    """The file that is meant: a path, or the name of a shipped program when there is no such file."""
    path = Path(reference)
    shipped = resources.programs() / f"{reference}.yaml"
    try:
        return shipped if not path.exists() and path.name == reference and shipped.is_file() else path
    except OSError:  # a name that no file can have
        return path


def read_program(path: Path, docket: Docket) -> Program | None:
    """The program in a file."""
    name = docket.files.shown(path)
    docket.diary.note("program", name)
    with docket.diary.stage("read"):
        document = read_document(path, name, docket)
        program = None if document is None else validate(Program, document, docket)
    if program:
        _judge_weeks(program, name, docket)
    return program


def _judge_weeks(program: Program, name: str, docket: Docket) -> None:
    """A problem where a program has more weeks than one may have."""
    if len(program.all_weeks) > (most := docket.limits.weeks):
        where = program.span("phases" if program.phases else "weeks")
        message = f"“{'phases' if program.phases else 'weeks'}”: {len(program.all_weeks)} weeks cannot be planned"
        docket.error(where or name, message, f"write 1 to {most}; {raised('weeks')}")


def _weeks(wanted: tuple[int, ...] | None, program: Program, docket: Docket) -> tuple[int, ...] | None:
    if wanted and wanted[-1] > len(program.all_weeks):
        where = program.span("weeks")
        docket.error(
            where or "--weeks",
            f"--weeks asks for week {wanted[-1]}, but the program has {len(program.all_weeks)}",
            "ask for fewer weeks",
        )
        return None
    return wanted
