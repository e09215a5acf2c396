"""Options that several subcommands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


def number_choice(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[int, ...] | None:
    """“1-2,4” → the weeks or pages; wrong use of the command when it names none."""
    from programprint.notation import weeks
    from programprint.notation.scanner import Unreadable

    if value is None:
        return None
    try:
        return weeks.parse(value)
    except Unreadable as fault:
        raise click.BadParameter(f"{fault.message}; {fault.hint}") from None


def weeks_option(function: Function) -> Function:
    """``--weeks``: some weeks instead of all."""
    return click.option("--weeks", metavar="WEEKS", callback=number_choice, help="Only these weeks, such as 1-2,4.")(
        function
    )


def library_option(function: Function) -> Function:
    """``--library``: folders of exercises that come before all others."""
    return click.option(
        "--library",
        "libraries",
        metavar="DIR",
        multiple=True,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A folder of exercise files that comes before all others. May be repeated.",
    )(function)
