"""``programprint export``: the merged weeks, for other tools and for people without paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from programprint.cli import complete
from programprint.cli.options import (
    is_folder,
    language_option,
    library_option,
    limits_options,
    log_option,
    part_options,
    sheet_option,
    start_option,
    weeks_option,
)
from programprint.cli.report import complain, counted, remark, say, show
from programprint.cli.terminal import give

if TYPE_CHECKING:
    from datetime import date

    from programprint.limits import Limits


@click.command("export")
@click.argument("program", metavar="PROGRAM", shell_complete=complete.programs)
@click.option(
    "--to",
    "form",
    type=click.Choice(["markdown", "csv", "json"]),
    required=True,
    help="Markdown to read, CSV for a spreadsheet, JSON with everything.",
)
@click.option("-o", "--output", metavar="PATH", help="Where to write: a file or a folder.  [default: standard output]")
@weeks_option
@part_options
@start_option
@language_option
@log_option
@sheet_option
@library_option
@limits_options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all is well.")
def command(
    program: str,
    form: str,
    output: str | None,
    weeks: tuple[int, ...] | None,
    sessions: tuple[str, ...],
    days: tuple[str, ...],
    start: date | None,
    language: str,
    log: Path | None,
    tab: str | None,
    libraries: tuple[Path, ...],
    quiet: bool,
    limits: Limits,
) -> None:
    """Write the merged weeks of PROGRAM, with every load, for other tools.

    PROGRAM is a YAML file, a spreadsheet (CSV or xlsx), the name of a program that ships with programprint, or “-” for
    standard input. Where there is an error nothing is written.

    \b
    Examples:
      programprint export my-block.yaml --to markdown
      programprint export my-block.yaml --to csv -o my-block.csv
      programprint export my-block.yaml --to json --weeks 1

    \b
    Exit codes: 0 written, 1 problems in the input, 2 wrong use of the command.
    """
    from programprint.build import find_program, merge_program
    from programprint.docket import Docket
    from programprint.export import FORMATS
    from programprint.order import Order
    from programprint.resources import PIPE, shown
    from programprint.spare import Over
    from programprint.write import OTHER_NAME, why_not, write

    path, docket = find_program(program), Docket(limits)
    kind, written = FORMATS[form]
    target = _target(output, ("program" if path == PIPE else path.stem) + kind.endings[0])
    order = Order(
        weeks=weeks, library=libraries, tab=tab, start=start, sessions=sessions, days=days, log=log, language=language
    )
    sheets = merge_program(path, order, docket)
    show(docket, most=limits.problems)
    remark(docket, quiet)
    if sheets is None:
        say(f"{shown(path)}: {counted(docket.errors, 'error')}; nothing written")
        sys.exit(1)
    text = written(sheets)
    if target is None:
        give(text)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        begins = kind.start or text.partition("\n\n")[0].encode()  # Markdown is known by its title
        over = Over(kind._replace(start=begins), docket.looked_at, target == Path(str(output)))
        parted = write(text.encode(), target, over)
    except OSError as fault:
        complain(target, *why_not(fault))
        sys.exit(1)
    if parted:
        complain(target, *OTHER_NAME, "warning")
    say(f"Wrote {shown(target)} ({counted(len(sheets), 'week')})", quiet)


def _target(output: str | None, name: str) -> Path | None:
    """Where the text goes; None is standard output."""
    if output in (None, "-"):
        return None
    path = Path(str(output))
    if path.is_dir() or is_folder(str(output)):
        return path / name
    if not path.parent.is_dir():
        raise click.UsageError(f"there is no folder {path.parent}")
    return path
