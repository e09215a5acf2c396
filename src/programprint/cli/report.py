"""Problems and words → the terminal, in colour when a person reads them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from programprint.cli.terminal import TerminalLine, is_terminal, paint, put

if TYPE_CHECKING:
    from programprint.diary import Diary
    from programprint.docket import Docket
    from programprint.problems import Problem, Severity

_COLOURS = {"error": "red", "warning": "yellow"}


def show(problems: Iterable[Problem], err: bool = True, most: int = 1_000) -> None:
    """Every problem, in order; on standard output where they are what was asked for. Of more than *most* the errors come first,
    and the rest is counted."""
    found = list(problems)
    if len(found) > most:
        found.sort(key=lambda problem: problem.severity != "error")
    for problem in found[:most]:
        head, *rest = problem.lines()
        put(_painted(head, problem.severity), *rest, err=err)
    if len(found) > most:
        put(f"… and {len(found) - most:,} more; --limit problems=NUMBER lists them", err=err)


def _painted(head: str, severity: Severity) -> TerminalLine:
    before, word, after = head.partition(f" {severity}:")
    return (before, " ", paint(word[1:], fg=_COLOURS[severity], bold=True), after)


def complain(about: Path | str, message: str, hint: str, severity: Severity = "error") -> None:
    """One problem that has no place in a file."""
    from programprint.problems import Problem
    from programprint.resources import named

    show([Problem(named(about) if isinstance(about, Path) else about, message, hint, severity)])


def say(words: str, quiet: bool = False) -> None:
    """Words for a person beside the result: on standard error, and none of them when *quiet*."""
    if not quiet:
        put(words, err=True)


def remark(docket: Docket, quiet: bool = False) -> None:
    """What was made of what was read, where that is not all that stands there."""
    for line in docket.remarks:
        say(line, quiet)


def tell(about: str, diary: Diary) -> None:
    """What a run did, for whoever asked with “-v”."""
    put(about, *diary.lines(), err=True)


def counted(number: int, noun: str) -> str:
    """“1 error”, “2 errors”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def at_terminal() -> bool:
    """Whether a person can be asked: both ends are a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)
