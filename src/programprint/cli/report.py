"""Problems and words → the terminal, in colour when a person reads them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from programprint.diary import Diary
    from programprint.problems import Problem

_COLOURS = {"error": "red", "warning": "yellow"}


def paint(text: str, **style: Any) -> str:
    """The text in colour or weight, never with NO_COLOR. click.echo takes it off again where no terminal reads it."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)


def show(problems: Iterable[Problem], err: bool = True, most: int = 1_000) -> None:
    """Every problem, in order; on standard output where they are what was asked for. Of more than *most* the errors come first,
    and the rest is counted."""
    found = list(problems)
    if len(found) > most:
        found.sort(key=lambda problem: problem.severity != "error")
    for problem in found[:most]:
        said = f"{problem.severity}:"
        painted = paint(said, fg=_COLOURS[problem.severity], bold=True)
        click.echo(problem.render().replace(f" {said}", f" {painted}", 1), err=err)
    if len(found) > most:
        click.echo(f"… and {len(found) - most:,} more; --limit problems=NUMBER lists them", err=err)


def say(words: str, quiet: bool = False) -> None:
    """Words for a person beside the result: on standard error, and none of them when *quiet*."""
    if not quiet:
        click.echo(words, err=True)


def tell(about: str, diary: Diary) -> None:
    """What a run did, for whoever asked with “-v”."""
    click.echo("\n".join([about, *diary.lines()]), err=True)


def counted(number: int, noun: str) -> str:
    """“1 error”, “2 errors”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def at_terminal() -> bool:
    """Whether a person can be asked: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()
