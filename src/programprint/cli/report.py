"""Problems → words on standard error, in colour when a person reads them."""

from __future__ import annotations

import os

import click

from programprint.problems import Problems

_COLOURS = {"error": "red", "warning": "yellow"}


def show(problems: Problems) -> None:
    """Every problem, in the order of the file. Colour only on a terminal, and never with NO_COLOR."""
    for problem in problems:
        text = problem.render()
        if not os.environ.get("NO_COLOR"):
            said = f"{problem.severity}:"
            text = text.replace(f" {said}", f" {click.style(said, fg=_COLOURS[problem.severity], bold=True)}", 1)
        click.echo(text, err=True)
