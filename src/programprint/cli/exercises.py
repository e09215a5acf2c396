"""``programprint exercises``: what the library holds."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from programprint.cli import complete
from programprint.cli.card import card_lines, card_record
from programprint.cli.options import Function, library_option
from programprint.cli.report import say, show
from programprint.cli.table import aligned, terminal_width
from programprint.cli.terminal import give_json, paint, put

if TYPE_CHECKING:
    from programprint.docket import Docket
    from programprint.read.library import Library
    from programprint.read.program import Program


@click.group("exercises")
def command() -> None:
    """List, search and show the exercises that programs may use.

    These are the ones in the folders given with --library, in the library of a --program, in exercises/ here, and the
    ones that ship with programprint. Where two have the same id, the first of these wins.
    """


def _shelf(function: Function) -> Function:
    """The options that all three take."""
    for add in (
        click.option("--json", "as_json", is_flag=True, help="JSON for programs."),
        click.option(
            "--program",
            metavar="PROGRAM",
            shell_complete=complete.programs,
            help="The library of this program, and for “show” its defaults too.",
        ),
        click.option(
            "--language",
            metavar="TAG",
            shell_complete=complete.exercise_languages,
            help="Names and texts in this language, such as de.  [default: English]",
        ),
        library_option,
    ):
        function = add(function)
    return function


def _pattern(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from typing import get_args

    from programprint.problems import nearest
    from programprint.read.exercise import Pattern

    known = get_args(Pattern)
    if value is not None and value not in known:
        cure = nearest(value, known) or f"one of: {', '.join(known)}"
        raise click.BadParameter(f"there is no pattern “{value}”; {cure}")
    return value


def _filters(function: Function) -> Function:
    for add in (
        click.option("--pattern", metavar="NAME", callback=_pattern, help="Only of this pattern, such as hinge."),
        click.option("--sides", type=click.Choice(["both", "each", "alternating"]), help="Only with these sides."),
        click.option("--equipment", multiple=True, metavar="WORD", help="Only with this equipment. May be repeated."),
        click.option(
            "--muscle", "muscles", multiple=True, metavar="WORD", help="Only with this muscle. May be repeated."
        ),
    ):
        function = add(function)
    return function


@command.command("list")
@_filters
@_shelf
def list_(**given: Any) -> None:
    """List the exercises.

    \b
    Examples:
      programprint exercises list
      programprint exercises list --sides each --json
      programprint exercises list --language de
    """
    _found((), **given)


@command.command("search")
@click.argument("words", metavar="WORD…", nargs=-1, required=True)
@_filters
@_shelf
def search(words: tuple[str, ...], **given: Any) -> None:
    """List the exercises that have every WORD in their names, summary, pattern, muscles or equipment.

    The beginning of a word is enough. Exercises that are called so come first. Names are found in all languages.

    \b
    Examples:
      programprint exercises search hip thrust
      programprint exercises search glutes --equipment dumbbell --sides each
    """
    _found(words, **given)


@command.command("show")
@click.argument("exercise", metavar="ID", shell_complete=complete.exercises)
@_shelf
def show_(exercise: str, libraries: tuple[Path, ...], program: str | None, as_json: bool, language: str | None) -> None:
    """Show one exercise, and which file each value comes from.

    ID may also be its name or an alias. With --program, the values are those under the defaults of that program.

    \b
    Examples:
      programprint exercises show single-leg-hip-thrust
      programprint exercises show "dead bug" --program my-block.yaml
      programprint exercises show kniebeuge --language de
    """
    from programprint import rack
    from programprint.docket import Docket
    from programprint.problems import Source, Span

    docket = Docket()
    library, coach = _library(libraries, program, docket)
    tag = _known(language, library, docket)
    library.language = tag
    asked = Source("command line", f"exercises show {exercise}")
    found = library.find(exercise, Span(asked, 15, 15 + max(len(exercise), 1)))
    if found:
        card = rack.card(*found, library, coach, tag)
        library.figure(found[0])
        if as_json:
            give_json(json.dumps(card_record(card), ensure_ascii=False, indent=2))
        else:
            put(*card_lines(card, min(terminal_width() or 100, 100)))
    _end(docket)


@command.command("draw")
@click.argument("names", metavar="NAME…", nargs=-1, shell_complete=complete.exercises)
@click.option("-o", "--output", default="figures.pdf", show_default=True, help="The sheet: a .pdf, .svg or .png file.")
@click.option(
    "--height", type=click.FloatRange(10, 200), default=30.0, show_default=True, help="Millimetres of a person."
)
@click.option("--watch", is_flag=True, help="Stay, and draw again whenever a file that is used changes.")
@click.option("--program", metavar="PROGRAM", shell_complete=complete.programs, help="The library of this program.")
@library_option
def draw(
    names: tuple[str, ...], output: str, height: float, watch: bool, libraries: tuple[Path, ...], program: str | None
) -> None:
    """Draw the figures of exercises on a sheet, or of all that have one.

    Each NAME is an id, a name or an alias.

    \b
    Examples:
      programprint exercises draw back-squat deadlift
      programprint exercises draw my-squat --watch -o my-squat.png
    """
    from programprint.cli.figures import draw_sheet

    draw_sheet(lambda docket: _library(libraries, program, docket)[0], names, Path(output), height, watch)


def _found(
    words: tuple[str, ...],
    muscles: tuple[str, ...],
    equipment: tuple[str, ...],
    sides: Any,
    pattern: str | None,
    libraries: tuple[Path, ...],
    program: str | None,
    as_json: bool,
    language: str | None,
) -> None:
    from programprint import rack
    from programprint.docket import Docket

    docket = Docket()
    library, _ = _library(libraries, program, docket)
    tag = _known(language, library, docket)
    found = rack.search(library, rack.Wanted(words, muscles, equipment, sides, pattern), tag)
    if as_json:
        records = [rack.record(name, exercise, library) for name, exercise in found]
        give_json(json.dumps(records, ensure_ascii=False, indent=2))
    elif found:
        rows = [("ID", "NAME", "SIDES", "MUSCLES", "EQUIPMENT")]
        for name, exercise in found:
            working = [muscle.name for muscle in exercise.muscles if muscle.role == "primary"]
            rows.append((name, exercise.name, exercise.sides, ", ".join(working), ", ".join(exercise.equipment)))
        head, *lines = aligned(rows, terminal_width())
        put(paint(head, bold=True), *lines)
    else:
        meant = rack.respelt(library, words)
        hint = f"Did you mean “{meant}”?" if meant else "“programprint exercises list” shows them all."
        say(f"No exercise has all of that. {hint}")
    _end(docket)


def _known(language: str | None, library: Library, docket: Docket) -> str:
    """The language that is asked for; English, with a problem added, where no file has it."""
    from programprint.read.library import ENGLISH, is_english
    from programprint.read.translation import tags_in

    if language is None or is_english(language) or library.translation(language):
        return language or ENGLISH
    tags = sorted({tag for folder in library.folders for tag in tags_in(folder, docket)} | {ENGLISH})
    docket.error("--language", f"there are no texts in “{language}”", f"there are {', '.join(tags)}")
    return ENGLISH


def _library(libraries: tuple[Path, ...], program: str | None, docket: Docket) -> tuple[Library, Program | None]:
    """The exercises to look in, and the program whose they are."""
    from programprint.build import find_program, read_program
    from programprint.libraries import find_library, library_at

    if program is None:
        return library_at(Path(), libraries, docket), None
    path = find_program(program)
    found = read_program(path, docket)
    if found is None:
        show(docket)
        sys.exit(1)
    return find_library(path, found, libraries, docket), found


def _end(docket: Docket) -> None:
    show(docket)
    if docket.errors:
        sys.exit(1)
