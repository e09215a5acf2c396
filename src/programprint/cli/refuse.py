"""What ``programprint build`` refuses before it begins, as wrong use of the command."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import click

from programprint.resources import PIPE


def of_pipe(paths: Sequence[Path], roster: Path | None, cores: int | None, cluster: str | None, watch: bool) -> None:
    """What standard input cannot do, where it is asked for: be two files, change, or be read by others."""
    if PIPE not in (*paths, roster):
        return
    if [*paths, roster].count(PIPE) > 1:
        raise click.UsageError("standard input is one file; “-” can stand once")
    if watch:
        raise click.UsageError("--watch needs files, not standard input")
    if cluster or ((cores or 1) > 1 and len(paths) > 1):
        raise click.UsageError("--jobs and --cluster need files, not standard input")


def of_roster(roster: Path | None, of_athletes: bool, pages: bool) -> None:
    """What is asked of athletes needs a roster, and what is asked of pages none."""
    if roster is None and of_athletes:
        raise click.UsageError("--athlete, --sort, --group-by, --per-session and --split need a --roster")
    if roster and pages:
        raise click.UsageError("--pages is for sheets without a --roster; choose with --weeks or --athlete")


def of_log(estimate: str | None, log: Path | None, roster: Path | None) -> None:
    """Maxima are estimated from the log of one athlete."""
    if estimate and (log is None or roster):
        message = "--estimate-maxima needs the --log of one athlete; those of a roster stand in its columns"
        raise click.UsageError(message)


def of_cluster(address: str | None) -> None:
    """A cluster has an address."""
    if address is not None and not address.strip():
        raise click.UsageError("--cluster needs an address, such as tcp://127.0.0.1:8786")


def of_output(output: str | None, of_file: bool, several: bool) -> None:
    """What is done with a file needs one, and what is shown is one file."""
    if output == "-" and of_file:
        raise click.UsageError("--png, --open and --watch need a file, not standard output")
    if several:
        raise click.UsageError("--open shows one file; leave out --split")


def of_date(seconds: str | None) -> None:
    """The only date that a PDF ever bears is the one asked for with this variable."""
    try:
        time.gmtime(int(seconds or 0))
    except (ValueError, OverflowError, OSError):
        hint = "it is a number of seconds since 1970; without it a PDF has no date"
        raise click.UsageError(f"SOURCE_DATE_EPOCH is “{seconds}”; {hint}") from None


def need(module: str, extra: str, wanted: bool) -> None:
    """What needs an extra that is not there."""
    if not wanted:
        return
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise click.UsageError(f"--{extra} needs an extra: pip install 'programprint[{extra}]'")


def of_marks(output: str | None, roster: Path | None, keys: Path | None, copies: int, marks: bool) -> None:
    """Copies of what a roster makes; and marked sheets on standard output whose key has no place."""
    if copies > 1 and roster:
        raise click.UsageError("--copies is for sheets without a --roster, whose athletes have a copy each")
    if copies > 1 and not marks:
        raise click.UsageError("--copies gives each copy a code of its own: it needs --marks")
    if output == "-" and marks and keys is None:
        raise click.UsageError("standard output has no place for the key of marked sheets; name a folder with --keys")
