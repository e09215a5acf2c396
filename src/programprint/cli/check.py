"""``programprint check``: what building would say, without a PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from programprint.cli import complete
from programprint.cli.options import (
    language_option,
    layout_settings,
    library_option,
    limits_options,
    over_layout,
    roster_option,
    sheet_option,
    words_options,
)
from programprint.cli.progress import watched
from programprint.cli.report import counted, say, show, tell
from programprint.cli.terminal import give_json, put

if TYPE_CHECKING:
    from programprint.check import Report
    from programprint.limits import Limits


@click.command("check")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, shell_complete=complete.programs)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations of GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option(
    "-l",
    "--layout",
    "layouts",
    metavar="NAME-OR-PATH",
    multiple=True,
    default=["handout"],
    show_default="handout",
    shell_complete=complete.layouts,
    help="The layout that it must fit. May be repeated.",
)
@layout_settings
@library_option
@limits_options
@roster_option
@sheet_option
@language_option
@words_options
def command(
    paths: tuple[str, ...],
    form: Literal["text", "json", "github"],
    strict: bool,
    layouts: tuple[str, ...],
    paper: str | None,
    orientation: str | None,
    settings: tuple[str, ...],
    libraries: tuple[Path, ...],
    roster: Path | None,
    tab: str | None,
    language: str,
    quiet: bool,
    verbose: bool,
    limits: Limits,
) -> None:
    """Say everything that is wrong with programs, exercises, languages, layouts, brands and rosters.

    PATH is a file, a folder that is searched with all its folders, or “-” for standard input. Programs are merged and
    laid out like in “build”, so that what does not fit is found, and so are spreadsheets that are named; exercises and
    layouts on a trial sheet. With --roster, programs are checked for every athlete of the file.

    \b
    Examples:
      programprint check .
      programprint check my-block.yaml -l handout -l wall
      programprint check programs --strict --format github
      programprint check my-block.yaml --roster team.csv

    \b
    Exit codes: 0 nothing wrong, 1 problems in the input, 2 wrong use of the command.
    """
    from programprint.build import find_program
    from programprint.check import check
    from programprint.check.formats import as_github, as_json

    report = check(
        [find_program(path) for path in paths],
        layouts,
        over_layout(paper, orientation, settings),
        libraries,
        roster,
        lambda files, total: files if quiet else watched(files, total, "Files"),
        limits,
        tab,
        language,
    )
    failed = bool(report.count("error") or (strict and report.count("warning")))
    if form == "json":
        give_json(as_json(report, failed))
    elif form == "github":
        put(*as_github(report), command=True)
    else:
        show((finding.problem for finding in report.findings), err=False, most=limits.problems)
    for line in report.remarks:
        say(line, quiet or form == "json")
    for about, diary in report.diaries if verbose else ():
        tell(about, diary)
    say(_summary(report), quiet or form == "json")
    if failed:
        sys.exit(1)


def _summary(report: Report) -> str:
    """“Checked 2 programs and 16 exercises: 1 error, 2 warnings.”"""
    kinds = [kind for _, kind in report.checked]
    counts = [
        counted(kinds.count(kind), kind)
        for kind in ("program", "exercise", "language", "layout", "brand", "roster")
        if kind in kinds
    ]
    *most, last = counts or ["nothing"]
    what = f"{', '.join(most)} and {last}" if most else last
    aside = f" (passed over {counted(len(report.skipped), 'other YAML file')})" if report.skipped else ""
    found = [counted(number, kind) for kind in ("error", "warning") if (number := report.count(kind))]
    return f"Checked {what}{aside}: {', '.join(found) or 'nothing wrong'}."
