"""``programprint log``: what was done, kept in a file for each athlete."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from programprint.cli import complete
from programprint.cli.options import date_choice, library_option
from programprint.cli.report import complain, counted, say, show
from programprint.cli.table import aligned, terminal_width
from programprint.cli.terminal import give, put

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from programprint.docket import Docket
    from programprint.logbook.book import Book, Taken
    from programprint.logbook.record import LoadUnit, Record


@click.group("log")
def command() -> None:
    """Keep what was done: sets, loads and efforts, a file for each athlete.

    A log grows and is never changed. “programprint build --log FILE” prints last time's numbers and what follows from them.
    """


_FILE = click.argument("file", metavar="LOG", type=click.Path(path_type=Path, dir_okay=False))
_quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")


@command.command("add")
@_FILE
@click.argument("what", metavar="WHAT…", nargs=-1, required=True)
@click.option(
    "--program", required=True, metavar="PROGRAM", shell_complete=complete.programs, help="Whose sheets they are."
)
@click.option("--week", type=click.IntRange(1), help="The week of lines that are typed.")
@click.option("--session", metavar="NAME", default="", help="The session of lines that are typed.")
@click.option("--date", "on", metavar="DATE", callback=date_choice, help="When it was done, such as 2027-03-01.")
@click.option("--athlete", metavar="NAME", default="", help="Whose it is, where the sheet does not say.")
@click.option("--by", metavar="NAME", default="", help="Who confirms it.  [default: the athlete]")
@library_option
@_quiet
def add(
    file: Path,
    what: tuple[str, ...],
    program: str,
    week: int | None,
    session: str,
    on: date | None,
    athlete: str,
    by: str,
    libraries: tuple[Path, ...],
    quiet: bool,
) -> None:
    """Add to LOG what was done: WHAT is a PDF form that was filled in, a file of records, or a line.

    \b
    Examples:
      programprint log add ada.jsonl --program block.yaml block-filled.pdf
      programprint log add ada.jsonl --program block.yaml --week 1 --session "Lower A" "A1: 8, 8, 7 @ 60kg RPE 8"
      programprint log add ada.jsonl --program block.yaml --week 1 --session "Lower A" "B1: L 8, 8 / R 8, 7 @ 24kg"

    \b
    Exit codes: 0 written, 1 problems in the input, 2 wrong use of the command.
    """
    from msgspec.structs import replace

    from programprint.build import find_program, merge_program
    from programprint.docket import Docket
    from programprint.order import Order

    docket = Docket()
    sheets = merge_program(find_program(program), Order(library=libraries), docket) or ()
    found: list[Record] = []
    for one in what if sheets else ():
        path = Path(one)
        if path.suffix.lower() == ".pdf":
            from programprint.cli.refuse import need
            from programprint.logbook.form import read_form

            need("pypdf", "log", True)
            found += [replace(record, by=by) for record in read_form(path, sheets, docket)]
        elif path.suffix.lower() in (".jsonl", ".json"):
            from programprint.logbook.book import read_book

            book = read_book(path, docket)
            found += [replace(record, by=by or record.by) for record in (book.records if book else ())]
        else:
            if week is None:
                raise click.UsageError(f"“{one}” is a line; say which --week and --session it is of")
            from programprint.logbook.cells import planned
            from programprint.logbook.hand import by_hand
            from programprint.notation.prose import folded

            sets = [each for each in planned(sheets) if each.sheet.week == week]
            known = dict.fromkeys(each.session.name for each in sets)
            sets = [
                each
                for each in sets
                if not session or folded(session) in map(folded, (each.session.name, each.session.id, each.session.day))
            ]
            met = dict.fromkeys(each.session.id for each in sets)
            if not sets or (not session and len(known) > 1) or len(met) > 1:
                raise click.UsageError(f"--session names one of week {week}: {', '.join(known) or 'it has none'}")
            found += by_hand(one, sets, on, by or athlete or "hand", docket)
    if athlete:
        found = [replace(record, athlete=record.athlete or athlete) for record in found]
    _keep(file, found, docket, quiet)


@command.command("import")
@_FILE
@click.argument("other", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--athlete", metavar="NAME", default="", help="Whose log it is.")
@click.option(
    "--units", type=click.Choice(["kg", "lb"]), default="kg", show_default=True, help="Of weights that say none."
)
@library_option
@_quiet
def take(file: Path, other: Path, athlete: str, units: LoadUnit, libraries: tuple[Path, ...], quiet: bool) -> None:
    """Add to LOG what another tool kept: the CSV of Strong, Hevy, FitNotes or Liftosaur, or the workout log (JSON) of wger.

    Exercises are found by their names; those that the library does not know are named and left out.
    """
    from programprint.docket import Docket
    from programprint.libraries import library_at
    from programprint.logbook.others import read_others

    docket = Docket()
    library = library_at(Path(), libraries, docket)
    _keep(file, read_others(other, library, units, athlete, docket), docket, quiet)


def _keep(file: Path, found: Sequence[Record], docket: Docket, quiet: bool) -> None:
    """Writes down what is new, and says what became of the rest."""
    from programprint.logbook.keep import keep
    from programprint.write import why_not

    try:
        taken = keep(file, found, docket) if not docket.errors else None
    except OSError as fault:
        complain(file, *why_not(fault))
        sys.exit(1)
    show(docket)
    if taken is None or docket.errors:
        say(f"{file}: {counted(docket.errors, 'error')}; nothing written")
        sys.exit(1)
    say(f"Wrote {counted(len(taken.new), 'set')} to {file}", quiet)
    if taken.has:
        say(f"  {counted(len(taken.has), 'set')} were there already", quiet)
    tell_conflicts(taken)


def tell_conflicts(taken: Taken) -> None:
    """Says what would have changed what a person confirmed, and what two readings say differently."""
    from programprint.logbook.table import told

    for conflict in taken.left:
        first, second = map(told, (conflict.first, conflict.second))
        say(f"  {_named(conflict.first)} stays as it was confirmed: {first}, not {second}")
    for conflict in taken.contradict:
        first, second = map(told, (conflict.first, conflict.second))
        say(f"  {_named(conflict.first)} is {first} in one and {second} in another: settle it with “log add”")


@command.command("show")
@_FILE
@click.option("--exercise", metavar="NAME", default="", help="Only this exercise, by its id.")
def show_log(file: Path, exercise: str) -> None:
    """List what is known of each set, and what two readings say differently."""
    from programprint.logbook.table import told

    book = _read(file)
    records = [one for one in book.known.values() if exercise in ("", one.exercise)]
    several = len(book.athletes) > 1
    head = (
        "date",
        "week",
        "session",
        "",
        "exercise",
        "set",
        "done",
        "load",
        "effort",
        "felt",
        "pain",
        "",
        "known from",
    )
    listed = [_row(one) for one in records]
    shown = [at for at, name in enumerate(head) if name not in ("felt", "pain") or any(row[at] for row in listed)]
    rows = [tuple(row[at] for at in shown) for row in (head, *listed)]
    if several:
        rows = [(who, *row) for who, row in zip(("athlete", *(one.athlete for one in records)), rows, strict=True)]
    put(*aligned(rows, terminal_width()))
    for conflict in book.conflicts:
        who = f"{conflict.first.athlete}, " if several else ""
        put(f"{who}{_named(conflict.first)}: {told(conflict.first)} in one, {told(conflict.second)} in another")


def _row(one: Record) -> tuple[str, ...]:
    from programprint.logbook.table import amount_told, effort_told, load_told

    side = "" if one.side == "both" else f" {one.side}"
    return (
        one.date.isoformat() if one.date else "",
        str(one.week or ""),
        one.session,
        one.label,
        one.exercise,
        f"{one.set}{side}{'' if one.part == 1 else f' part {one.part}'}",
        amount_told(one),
        load_told(one),
        effort_told(one),
        "" if one.felt is None else str(one.felt),
        "" if one.pain is None else str(one.pain),
        "" if one.state == "done" else one.state,
        one.by or (f"a {one.source}, {one.confidence:.1%}" if one.confidence < 1 else one.source),
    )


def _named(one: Record) -> str:
    week = f"week {one.week}, " if one.week else ""
    return f"{week}{one.session}, {one.exercise}, set {one.set}{'' if one.side == 'both' else f' {one.side}'}"


@command.command("export")
@_FILE
@click.option(
    "--to", "form", type=click.Choice(["csv", "xlsx"]), required=True, help="CSV, or a workbook for a spreadsheet."
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Where to write.  [default: standard output]",
)
@_quiet
def export(file: Path, form: str, output: Path | None, quiet: bool) -> None:
    """Write what is known of each set, for a spreadsheet."""
    from programprint.cli.refuse import need
    from programprint.logbook.table import as_csv, as_xlsx
    from programprint.spare import CSV, Format, Over
    from programprint.write import why_not, write

    book = _read(file)
    need("openpyxl", "log", form == "xlsx")
    if output is None:
        if form == "xlsx":
            raise click.UsageError("a workbook needs a file, such as -o log.xlsx")
        give(as_csv(book))
        return
    data = as_csv(book).encode() if form == "csv" else as_xlsx(book)
    kind = CSV._replace(start=b"program,athlete,") if form == "csv" else Format("workbook", (".xlsx",), b"PK\x03\x04")
    try:
        write(data, output, Over(kind, [file], True))
    except OSError as fault:
        complain(output, *why_not(fault))
        sys.exit(1)
    say(f"Wrote {output} ({counted(len(book.known), 'set')})", quiet)


def _read(file: Path) -> Book:
    from programprint.docket import Docket
    from programprint.logbook.book import read_book

    docket = Docket()
    book = read_book(file, docket)
    show(docket)
    if book is None:
        sys.exit(1)
    return book
