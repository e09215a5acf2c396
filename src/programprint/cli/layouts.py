"""``programprint layouts``: the layouts there are, and the full text of one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from programprint.cli import complete
from programprint.cli.report import show
from programprint.cli.terminal import give, put


@click.group("layouts", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the layouts that are known here, each with a line about its use.

    \b
    Examples:
      programprint layouts
      programprint layouts show handout > layouts/mine.yaml
    """
    if ctx.invoked_subcommand:
        return
    from programprint.docket import Docket
    from programprint.read.layouts import layout_folders, layout_names, read_layout

    names = layout_names(layout_folders(Path()))
    width = max(map(len, names))
    for name in names:
        layout = read_layout(name, Path(), (), Docket())
        put(f"{name:{width}}  {layout.use if layout else '(has errors: programprint check says which)'}")


@command.command("show")
@click.argument("name", metavar="NAME-OR-PATH", shell_complete=complete.layouts)
def show_layout(name: str) -> None:
    """Print a layout with everything that it extends filled in: a start for one of your own."""
    from programprint.docket import Docket
    from programprint.read.layouts import resolved_text

    docket = Docket()
    text = resolved_text(name, Path(), docket)
    show(docket)
    if text is None:
        sys.exit(1)
    give(text)
