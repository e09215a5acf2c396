"""``programprint build``: programs in, PDF out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from programprint.cli.options import library_option, weeks_option
from programprint.cli.report import show


@click.command("build")
@click.argument("programs", metavar="PROGRAM…", nargs=-1, required=True)
@click.option(
    "-l",
    "--layout",
    default="handout",
    show_default=True,
    metavar="NAME-OR-PATH",
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
@click.option("--paper", metavar="NAME", help="Other paper: a4, letter, a4+letter, a5, legal, a3, tabloid.")
@library_option
def command(
    programs: tuple[str, ...],
    layout: str,
    output: str | None,
    weeks: tuple[int, ...] | None,
    paper: str | None,
    libraries: tuple[Path, ...],
) -> None:
    """Write the workout sheets of each PROGRAM as a PDF.

    PROGRAM is a YAML file, or the name of a program that ships with programprint. Problems are listed with file, line,
    column and a cure. Where there is an error nothing is written, and an older PDF stays as it was.

    \b
    Examples:
      programprint build my-block.yaml
      programprint build my-block.yaml --weeks 1 --paper letter
      programprint build my-block.yaml -o sheets/
      programprint build unilateral-glute-block -o - | lpr

    \b
    Exit codes: 0 written, 1 problems in the input, 2 wrong use of the command.
    """
    from programprint.build import Order, build, find_program
    from programprint.problems import Problems
    from programprint.resources import shown
    from programprint.write import write

    paths = [find_program(program) for program in programs]
    targets = [_target(path, layout, output, len(paths)) for path in paths]
    if twice := sorted({str(target) for target in targets if target and targets.count(target) > 1}):
        raise click.UsageError(f"two programs would be written to {', '.join(twice)}; build them one by one, with -o")
    failed = False
    for path, target in zip(paths, targets, strict=True):
        problems = Problems()
        printed = build(path, Order(layout, paper, weeks, libraries), problems)
        show(problems)
        if printed is None:
            count = problems.errors
            click.echo(f"{shown(path)}: {count} error{'s' if count != 1 else ''}; nothing written", err=True)
            failed = True
        elif target is None:
            sys.stdout.buffer.write(printed.pdf)
        else:
            try:
                write(printed.pdf, target)
            except OSError as fault:
                click.echo(f"{shown(target)}: error: it cannot be written: {fault.strerror or fault}", err=True)
                failed = True
                continue
            click.echo(f"Wrote {shown(target)} ({printed.pages} page{'s' if printed.pages != 1 else ''})")
    if failed:
        sys.exit(1)


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
