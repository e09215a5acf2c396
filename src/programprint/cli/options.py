"""Options that several subcommands share, and how their values are read."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from programprint.cli import complete

Function = TypeVar("Function", bound=Callable[..., Any])
T = TypeVar("T")


def number_choice(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[int, ...] | None:
    """“1-2,4” → the weeks or pages; wrong use of the command when it names none."""
    from programprint.notation import weeks

    return None if value is None else _parsed(weeks.parse, value)


def date_choice(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """“2027-03-01” → the day; wrong use of the command when it is none."""
    from programprint.notation import dates

    return None if value is None else _parsed(dates.parse, value)


def language_choice(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """“de”, of “German” as well; nothing where nothing is asked for. Wrong use of the command when there are no words in it."""
    if value is None:
        return ""
    from programprint.languages import tag_of, unspoken

    if lacking := unspoken(tag := tag_of(value)):
        raise click.BadParameter("; ".join(lacking))
    return tag


def _parsed(parse: Callable[[str], T], value: str) -> T:
    """What the notation makes of a value; what it cannot read is wrong use of the command."""
    from programprint.notation.scanner import Unreadable

    try:
        return parse(value)
    except Unreadable as fault:
        raise click.BadParameter(f"{fault.message}; {fault.hint}") from None


def is_folder(written: str) -> bool:
    """Whether a path is written as that of a folder, which need not be there yet: “sheets/”."""
    return written.endswith(("/", os.sep))


def weeks_option(function: Function) -> Function:
    """``--weeks``: some weeks instead of all."""
    return click.option("--weeks", metavar="WEEKS", callback=number_choice, help="Only these weeks, such as 1-2,4.")(
        function
    )


def start_option(function: Function) -> Function:
    """``--start``: the day on which the program starts."""
    return click.option(
        "--start",
        metavar="DATE",
        callback=date_choice,
        help="The day on which it starts, such as 2027-03-01: weeks and sessions bear their dates.",
    )(function)


def language_option(function: Function) -> Function:
    """``--language``: the language of the sheets."""
    return click.option(
        "--language",
        metavar="TAG",
        callback=language_choice,
        shell_complete=complete.languages,
        help="The language of the sheets, such as de or pt-BR.  [default: as the program says]",
    )(function)


def estimate_option(function: Function) -> Function:
    """``--estimate-maxima``: maxima from what was done, only where somebody asks for them."""
    return click.option(
        "--estimate-maxima",
        "estimate",
        metavar="FORMULA",
        type=click.Choice(["epley", "brzycki"]),
        help="Estimate the maxima that nobody has given from the --log: epley or brzycki. Each is said.",
    )(function)


def log_option(function: Function) -> Function:
    """``--log``: what was done so far."""
    return click.option(
        "--log",
        metavar="PATH",
        type=click.Path(path_type=Path),
        help="What was done so far: last time's numbers are printed, and what follows from them. With a roster, a folder.",
    )(function)


def marks_options(function: Function) -> Function:
    """``--marks``, ``--keys``, ``--copies``: sheets that are read back."""
    options = (
        click.option("--marks", is_flag=True, help="Print marks by which a picture of a filled sheet is read back."),
        click.option(
            "--keys",
            metavar="FOLDER",
            type=click.Path(file_okay=False, path_type=Path),
            help="Where the key of marked sheets goes.  [default: beside the PDF]",
        ),
        click.option(
            "--copies",
            metavar="N",
            type=click.IntRange(1, 1_000),
            default=1,
            help="So many copies, each with its own code.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def brand_option(function: Function) -> Function:
    """``--brand``: the gym's own head and foot."""
    return click.option(
        "--brand",
        metavar="PATH",
        default="",
        help="Your own head and foot on every page, or “none”.  [default: brand.yaml beside the program]",
    )(function)


def parts_options(function: Function) -> Function:
    """``--logs-only``, ``--cues-only``, ``--guide``: some sides instead of all of the layout."""
    options = (
        click.option("--logs-only", is_flag=True, help="Only the sides to write on."),
        click.option("--cues-only", is_flag=True, help="Only how the exercises are done."),
        click.option(
            "--guide/--no-guide",
            default=None,
            help="With or without all else that is known of the exercises.  [default: with a whole program]",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def part_options(function: Function) -> Function:
    """``--session`` and ``--day``: what of each week is wanted, as *sessions* and *days*."""
    options = (
        click.option(
            "--session", "sessions", metavar="NAME", multiple=True, help="Only this session. May be repeated."
        ),
        click.option("--day", "days", metavar="DAY", multiple=True, help="Only this day. May be repeated."),
    )
    for option in reversed(options):
        function = option(function)
    return function


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


def sheet_option(function: Function) -> Function:
    """``--sheet``: which sheet of a workbook is the program, as *tab*."""
    return click.option(
        "--sheet", "tab", metavar="NAME", help="The sheet of a program that is an xlsx file.  [default: the first]"
    )(function)


def words_options(function: Function) -> Function:
    """``-q`` and ``-v``: fewer words, or more."""
    for add in (
        click.option(
            "-v", "--verbose", is_flag=True, help="Say also which files were read, and the time for each stage."
        ),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong."),
    ):
        function = add(function)
    return function


def limits_options(function: Function) -> Function:
    """``--limit`` and ``--allow``: the limits of the run, as *limits*."""

    @functools.wraps(function)
    def limited(*args: Any, limit: tuple[str, ...], allow: tuple[Path, ...], **options: Any) -> Any:
        from programprint.limits import limits

        try:
            chosen = limits(limit, (folder.absolute() for folder in allow))
        except ValueError as fault:
            raise click.BadParameter(str(fault), param_hint="--limit") from None
        return function(*args, limits=chosen, **options)

    options = (
        click.option(
            "--limit",
            metavar="NAME=NUMBER",
            multiple=True,
            help="Take in more than usual, such as weeks=200. May be repeated.",
        ),
        click.option(
            "--allow",
            metavar="DIR",
            multiple=True,
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="Let files name what lies in this folder, besides their own. May be repeated.",
        ),
    )
    found: Any = limited
    for option in reversed(options):
        found = option(found)
    return cast(Function, found)


def roster_option(function: Function) -> Function:
    """``--roster``: the athletes."""
    return click.option(
        "--roster",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Personal sheets for the athletes of a CSV or xlsx file.",
    )(function)


def roster_options(function: Function) -> Function:
    """Which athletes of a roster, in which order, in how many files."""
    options = (
        click.option(
            "--athlete",
            "athletes",
            metavar="NAME",
            multiple=True,
            shell_complete=complete.athletes,
            help="Only this athlete. May be repeated.",
        ),
        click.option(
            "--sort", metavar="COLUMN", default="", help="Athletes in the order of name, group or any column."
        ),
        click.option(
            "--group-by", metavar="COLUMN", default="", help="Athletes of a group together, under its heading."
        ),
        click.option("--per-session", is_flag=True, help="A sheet for each session, collated by session for the rack."),
        click.option("--split", is_flag=True, help="One file for each athlete."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def layout_settings(function: Function) -> Function:
    """``--paper``, ``--orientation`` and ``--set``: settings that go over the layout."""
    options = (
        click.option(
            "--paper",
            metavar="NAME",
            shell_complete=complete.papers,
            help="Other paper: a4, letter, a4+letter, a5, legal, a3 …, or 200mm x 250mm.",
        ),
        click.option("--orientation", type=click.Choice(["portrait", "landscape"]), help="Upright or turned."),
        click.option(
            "--set",
            "settings",
            metavar="KEY=VALUE",
            multiple=True,
            help="Any field of the layout, such as margins.inside=25mm. May be repeated.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def over_layout(
    paper: str | None, orientation: str | None, settings: tuple[str, ...], marks: bool = False
) -> tuple[str, ...]:
    """The settings of a command, the named ones first."""
    named = (("paper", paper), ("orientation", orientation), ("marks", "yes" if marks else None))
    return (*(f"{key}={value}" for key, value in named if value), *settings)
