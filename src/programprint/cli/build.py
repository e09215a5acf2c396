"""``programprint build``: programs in, PDF out; once, or at every save."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from programprint.cli import complete
from programprint.cli.options import layout_settings, library_option, number_choice, over_layout, weeks_option
from programprint.cli.report import counted, say, show

if TYPE_CHECKING:
    from programprint.build import Order
    from programprint.problems import Problems


@dataclass(frozen=True)
class _Job:
    """Programs, where their PDF goes (None: standard output), and what else was asked for."""

    paths: Sequence[Path]
    targets: Sequence[Path | None]
    order: Order
    png: bool
    quiet: bool


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
    help="Where to write: a file, a folder, or “-” for standard output.  "
    "[default: PROGRAM.pdf here, or PROGRAM-LAYOUT.pdf for another layout]",
)
@weeks_option
@click.option("--pages", metavar="PAGES", callback=number_choice, help="Only these pages of the result, such as 1-2,4.")
@layout_settings
@library_option
@click.option("--fillable", is_flag=True, help="Make every box and cell a field to fill in on a tablet.")
@click.option("--png", is_flag=True, help="Write an image of every page as well: PROGRAM-1.png, PROGRAM-2.png …")
@click.option("--open", "open_", is_flag=True, help="Show the result in the viewer for PDF.")
@click.option("--watch", is_flag=True, help="Stay, and build again whenever a file that is used changes.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
def command(
    programs: tuple[str, ...],
    layout: str,
    output: str | None,
    weeks: tuple[int, ...] | None,
    pages: tuple[int, ...] | None,
    paper: str | None,
    orientation: str | None,
    settings: tuple[str, ...],
    libraries: tuple[Path, ...],
    fillable: bool,
    png: bool,
    open_: bool,
    watch: bool,
    quiet: bool,
) -> None:
    """Write the workout sheets of each PROGRAM as a PDF.

    PROGRAM is a YAML file, or the name of a program that ships with programprint. Problems are listed with file, line,
    column and a cure. Where there is an error nothing is written, and an older PDF stays as it was.

    \b
    Examples:
      programprint build my-block.yaml
      programprint build my-block.yaml --weeks 1 --paper letter
      programprint build my-block.yaml --watch --open
      programprint build my-block.yaml -o sheets/ --png
      programprint build unilateral-glute-block -o - | lpr

    \b
    Exit codes: 0 written, 1 problems in the input, 2 wrong use of the command.
    """
    from programprint.build import Order, find_program

    paths = [find_program(program) for program in programs]
    targets = [_target(path, layout, output, len(paths)) for path in paths]
    if twice := sorted({str(target) for target in targets if target and targets.count(target) > 1}):
        raise click.UsageError(f"two programs would be written to {', '.join(twice)}; build them one by one, with -o")
    if output == "-" and (png or open_ or watch):
        raise click.UsageError("--png, --open and --watch need a file, not standard output")
    _need("pypdfium2", "png", png)
    _need("watchfiles", "watch", watch)
    order = Order(layout, over_layout(paper, orientation, settings), weeks, libraries, pages, fillable)
    job = _Job(paths, targets, order, png, quiet)
    failed, runs = _build(job)
    if open_:
        for target in targets:
            if target and target.exists():
                click.launch(str(target))
    if watch:
        _watch(job, runs)
    elif failed:
        sys.exit(1)


def _need(module: str, extra: str, wanted: bool) -> None:
    if wanted and find_spec(module) is None:
        raise click.UsageError(f"--{extra} needs an extra: pip install 'programprint[{extra}]'")


def _build(job: _Job, took: bool = False) -> tuple[bool, list[Problems]]:
    """Builds every program; says whether one failed, and what each run found. *took* adds the time that it took."""
    from programprint.build import build
    from programprint.problems import Problems
    from programprint.resources import shown

    failed = False
    runs = []
    for path, target in zip(job.paths, job.targets, strict=True):
        start = time.perf_counter()
        problems = Problems()
        runs.append(problems)
        printed = build(path, job.order, problems)
        show(problems)
        if printed is None:
            say(f"{shown(path)}: {counted(problems.errors, 'error')}; nothing written")
            failed = True
        elif target is None:
            sys.stdout.buffer.write(printed.pdf)
        elif _write(printed.pdf, target, job.png):
            if not job.quiet:
                spent = f" in {(time.perf_counter() - start) * 1000:.0f} ms" if took else ""
                click.echo(f"Wrote {shown(target)} ({counted(printed.pages, 'page')}){spent}")
        else:
            failed = True
    return failed, runs


def _write(pdf: bytes, target: Path, png: bool) -> bool:
    """Writes the PDF and, with *png*, its pages beside it; False, and said, when it cannot be written."""
    from programprint.picture import pictures
    from programprint.resources import shown
    from programprint.write import write

    files = [(target, pdf)]
    if png:
        images = list(pictures(pdf))
        width = len(str(len(images)))
        files += [(target.with_name(f"{target.stem}-{n:0{width}}.png"), image) for n, image in enumerate(images, 1)]
    for path, data in files:
        try:
            write(data, path)
        except PermissionError as fault:
            say(f"{shown(path)}: error: it cannot be written: {fault.strerror}\n  help: is it open in another program?")
            return False
        except OSError as fault:
            say(f"{shown(path)}: error: it cannot be written: {fault.strerror or fault}")
            return False
    return True


def _watch(job: _Job, runs: list[Problems]) -> None:
    """Builds again at every change, through errors and half-saved files, until Ctrl-C."""
    from programprint.watch import Watch

    watching = Watch()
    watching.look_at(runs)
    say("Watching; Ctrl-C ends it.", job.quiet)
    for _ in watching.changes():
        _, runs = _build(job, took=True)
        watching.look_at(runs)


def _target(program: Path, layout: str, output: str | None, count: int) -> Path | None:
    """Where the PDF of a program goes; None is standard output."""
    from programprint.build import DEFAULT_LAYOUT

    suffix = "" if layout == DEFAULT_LAYOUT else f"-{Path(layout).stem}"
    name = f"{program.stem}{suffix}.pdf"
    if output is None:
        return Path(name)
    if output == "-":
        if count > 1:
            raise click.UsageError("only one program fits on standard output")
        return None
    path = Path(output)
    if path.is_dir():
        return path / name
    if count > 1:
        raise click.UsageError("for several programs, -o must name a folder that exists")
    if not path.parent.is_dir():
        raise click.UsageError(f"there is no folder {path.parent}")
    return path
