"""``programprint build``: programs in, PDF out; once, or at every save."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from programprint.cli import complete, refuse
from programprint.cli.ending import on_watch
from programprint.cli.keep import is_refused, kept
from programprint.cli.keep import keep as keep_programs
from programprint.cli.options import (
    brand_option,
    estimate_option,
    language_option,
    layout_settings,
    library_option,
    limits_options,
    log_option,
    marks_options,
    number_choice,
    over_layout,
    part_options,
    parts_options,
    roster_option,
    roster_options,
    sheet_option,
    start_option,
    weeks_option,
    words_options,
)
from programprint.cli.report import counted, remark, say, show, tell
from programprint.cli.run import Batch, written_of
from programprint.cli.terminal import is_closed, is_terminal, put
from programprint.resources import PIPE, shown
from programprint.write import DISK_FULL

if TYPE_CHECKING:
    from datetime import date

    from programprint.files import Stamp
    from programprint.limits import Limits

T = TypeVar("T")


@click.command("build")
@click.argument("programs", metavar="PROGRAM…", nargs=-1, required=True, shell_complete=complete.programs)
@click.option(
    "-l",
    "--layout",
    default="handout",
    show_default=True,
    metavar="NAME-OR-PATH",
    shell_complete=complete.layouts,
    help="How it is laid out: a name, or a YAML file of your own.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Where to write: a file, a folder, “-” for standard output, or a path with {program}, {layout}, {roster}, {group} or "
    "{name} in it.  [default: PROGRAM.pdf here, or PROGRAM-LAYOUT.pdf for another layout, PROGRAM-ROSTER.pdf for a team]",
)
@weeks_option
@part_options
@start_option
@language_option
@log_option
@estimate_option
@sheet_option
@click.option("--keep", is_flag=True, help="Write a program that is a spreadsheet as YAML too, beside it.")
@click.option(
    "--keep-as",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="The same, in another place: a file or a folder.",
)
@click.option("--pages", metavar="PAGES", callback=number_choice, help="Only these pages of the result, such as 1-2,4.")
@brand_option
@parts_options
@layout_settings
@library_option
@limits_options
@marks_options
@click.option("--fillable", is_flag=True, help="Make every box and cell a field to fill in on a tablet.")
@roster_option
@roster_options
@click.option(
    "--jobs",
    "cores",
    metavar="N",
    type=click.IntRange(1),
    help="Work on so many programs, or parts of a large roster, at once.  [default: one program; a large roster on all cores]",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Let a Dask cluster work, such as tcp://127.0.0.1:8786. Join only one that you trust: it may run code here.",
)
@click.option("--png", is_flag=True, help="Write an image of every page as well: PROGRAM-1.png, PROGRAM-2.png …")
@click.option("--open", "open_", is_flag=True, help="Show the result in the viewer for PDF.")
@click.option("--watch", is_flag=True, help="Stay, and build again whenever a file that is used changes.")
@words_options
def command(
    programs: tuple[str, ...],
    layout: str,
    output: str | None,
    weeks: tuple[int, ...] | None,
    sessions: tuple[str, ...],
    days: tuple[str, ...],
    start: date | None,
    language: str,
    log: Path | None,
    estimate: str | None,
    tab: str | None,
    keep: bool,
    keep_as: Path | None,
    pages: tuple[int, ...] | None,
    brand: str,
    logs_only: bool,
    cues_only: bool,
    guide: bool | None,
    paper: str | None,
    orientation: str | None,
    settings: tuple[str, ...],
    libraries: tuple[Path, ...],
    marks: bool,
    keys: Path | None,
    copies: int,
    fillable: bool,
    roster: Path | None,
    athletes: tuple[str, ...],
    sort: str,
    group_by: str,
    per_session: bool,
    split: bool,
    cores: int | None,
    cluster: str | None,
    png: bool,
    open_: bool,
    watch: bool,
    quiet: bool,
    verbose: bool,
    limits: Limits,
) -> None:
    """Write the workout sheets of each PROGRAM as a PDF.

    PROGRAM is a YAML file, a spreadsheet (CSV or xlsx), the name of a program that ships with programprint, or “-” for
    standard input; the PDF of that goes to standard output. What is made of a spreadsheet is said, and --keep writes it.
    Problems are listed with file, line, column and a cure. Where there is an error nothing is written, and an older PDF
    stays as it was.

    \b
    Examples:
      programprint build my-block.yaml
      programprint build my-block.yaml --weeks 1 --paper letter
      programprint build my-block.yaml --session "Upper 1" --start 2027-03-01
      programprint build my-block.yaml --logs-only --weeks 3
      programprint build my-block.yaml --watch --open
      programprint build my-block.yaml -o sheets/ --png
      programprint build unilateral-glute-block -o - | lpr
      programprint build my-block.xlsx --sheet "Block 2" --keep
      programprint build my-block.yaml --roster team.csv --group-by group
      programprint build my-block.yaml --roster team.csv --split -o "out/{group}/{name}.pdf"

    \b
    Exit codes: 0 written, 1 problems in the input, 2 wrong use of the command.
    """
    from programprint.build import find_program
    from programprint.cli.targets import targets
    from programprint.jobs import Job
    from programprint.order import Order

    refuse.of_date(os.environ.get("SOURCE_DATE_EPOCH"))
    refuse.of_roster(roster, bool(athletes or sort or group_by or per_session or split), bool(pages))
    refuse.of_log(estimate, log, roster)
    refuse.of_cluster(cluster)
    paths = [find_program(program) for program in programs]
    refuse.of_pipe(paths, roster, cores, cluster, watch)
    refuse.of_marks(output, roster, keys, copies, marks)
    if paths == [PIPE] and output is None and roster is None:
        if _is_terminal():
            raise click.UsageError("a PDF is nothing to read in a terminal; write it to a file, such as -o block.pdf")
        output = "-"
    order = Order(
        layout,
        over_layout(paper, orientation, settings, marks),
        weeks,
        libraries,
        pages,
        fillable,
        roster,
        athletes,
        sort,
        group_by,
        per_session,
        limits,
        tab,
        start,
        sessions,
        days,
        brand,
        logs_only,
        cues_only,
        guide,
        log,
        keys,
        copies,
        language=language,
        estimate=estimate or "",
    )
    to_keep = kept(paths, keep, keep_as, tab)
    places, split = targets(paths, order, output, split)
    refuse.of_output(output, png or open_ or watch, open_ and split)
    refuse.need("pypdfium2", "png", png)
    refuse.need("watchfiles", "watch", watch)
    refuse.need("distributed", "cluster", bool(cluster))
    jobs = [Job(path, order, place, split) for path, place in zip(paths, places, strict=True)]
    run = Batch(jobs, cores, cluster, png, quiet, verbose, Path(output) if output else None)
    if is_refused(to_keep, limits):
        sys.exit(1)
    with _rounds(watch) as turn:
        failed, looked_at = _build(run)
        failed = failed or not keep_programs(to_keep, libraries, limits, quiet)
        if open_:
            for place in filter(None, places):
                if Path(place).exists():
                    click.launch(place)
        if watch:
            _watch(run, looked_at, turn)
        elif failed:
            sys.exit(1)


def _rounds(watch: bool) -> AbstractContextManager[Callable[[], None]]:
    """What *watch* keeps from one build for the next, and how that is told that a build is done."""
    if not watch:
        return nullcontext(lambda: None)
    from programprint.compose.type.kept import rounds

    return rounds()


def _is_terminal() -> bool:
    return is_terminal(sys.stdout)


def _build(run: Batch, took: bool = False) -> tuple[bool, dict[Path, Stamp]]:
    """Does every job; says whether one failed, and what they looked at. *took* adds the time that it took. Nothing else of a job
    is kept when it is done: there may be thousands."""
    failed = False
    looked_at: dict[Path, Stamp] = {}
    made: set[Path] = set()
    start = time.perf_counter()
    with closing(run.done()) as done:
        for job, files, docket in done:
            written: list[tuple[int, int]] = []
            told, older = False, 0
            for file in files:
                if not told:
                    show(docket, most=job.order.limits.problems)
                    remark(docket, run.quiet)
                    told = True
                with docket.diary.stage("write"):
                    older += bool(file.path and file.path.exists())
                    fault = run.put(file, docket, made)
                if fault is None:
                    written.append((file.pages, file.athletes))
                    continue
                failed = True
                if fault.errno in DISK_FULL:
                    break  # neither would the next one fit
            if not told:
                show(docket, most=job.order.limits.problems)
                remark(docket, run.quiet)
                say(f"{shown(job.path)}: {counted(docket.errors, 'error')}; nothing written")
            elif written and job.target and not run.quiet and not is_closed():
                spent = f" in {(time.perf_counter() - start) * 1000:.0f} ms" if took else ""
                put(f"Wrote {written_of(job, written, older)}{spent}")
            failed = failed or not told
            if run.verbose:
                tell(shown(job.path), docket.diary)
            for path, before in docket.looked_at.items():
                looked_at.setdefault(path, before)  # as it was when the first of them read it
            start = time.perf_counter()
    return failed, looked_at


def _watch(run: Batch, looked_at: Mapping[Path, Stamp], turn: Callable[[], None]) -> None:
    """Builds again at every change, through errors and half-saved files, until Ctrl-C. A build begins with a *turn*."""
    from programprint.watch import Watch

    watching = Watch()
    watching.look_at(looked_at)
    with on_watch():
        say("Watching; Ctrl-C ends it.", run.quiet)
        for _ in watching.changes():
            turn()
            _, looked_at = _build(run, took=True)
            watching.look_at(looked_at)
