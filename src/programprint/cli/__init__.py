"""The ``programprint`` command: one module a subcommand, loaded when it is called. The only package that knows click."""

from __future__ import annotations

import programprint.lightly  # noqa: F401 - what comes below is loaded lightly

# isort: split
import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from programprint import __version__, resources
from programprint.cli.ending import refuse_nowhere, tidy
from programprint.cli.terminal import ready
from programprint.sight import seen

_COMMANDS = {
    "build": "Write the workout sheets of programs as PDF.",
    "check": "Say everything that is wrong with programs, exercises, layouts and rosters.",
    "new": "Start a program, an exercise, a layout or a roster.",
    "import": "Bring in exercises and programs from other formats.",
    "layouts": "List the layouts; “layouts show NAME” prints one.",
    "exercises": "List, search and show the exercises of the library.",
    "export": "Write the merged weeks as Markdown, CSV or JSON.",
    "log": "Keep what was done: add it, show it, take it over from other tools.",
    "scan": "Read filled sheets back from photographs and scans.",
    "schema": "Print the JSON Schema of a kind of file, for editors.",
}
"""Each subcommand and its line in the help; it is ``command`` in the module of that name (``import_`` for import)."""


@contextmanager
def _safe_to_say() -> Iterator[None]:
    """Wrong use of the command quotes what was typed, or what a shell put in its place."""
    try:
        yield
    except click.ClickException as fault:
        vars(fault)["message"] = seen(fault.message)
        raise


class _Lazy(click.Group):
    """A group that imports a subcommand when it is called, so that the help stays quick, and ends tidily whatever ends it."""

    def main(self, *args: Any, **extra: Any) -> Any:
        with ready(), tidy():
            return super().main(*args, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _safe_to_say():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _safe_to_say():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"programprint.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with:  programprint build unilateral-glute-block",
)
@click.version_option(__version__, "-V", "--version", prog_name="programprint")
def main() -> None:
    """Turn a training program into workout sheets for paper.

    A program (YAML) says what to do in each week; an exercise library supplies instructions and tips. Merged, they become
    a PDF to print, hand out and fill in with a pen.
    """
    refuse_nowhere()
    if not resources.layouts().is_dir():
        raise click.UsageError(
            "the layouts, programs and exercises of programprint are not beside it. It cannot run from a zip file: "
            "install it with pip, or unpack it into a folder"
        )
    atexit.register(gc.freeze)
