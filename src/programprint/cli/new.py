"""``programprint new``: a file to start from."""

from __future__ import annotations

import shlex
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from programprint.cli import complete, report
from programprint.cli.options import Function, library_option


@click.group("new")
def command() -> None:
    """Start a program, an exercise, a layout or a roster: a short, commented file that builds at once.

    At a terminal a few questions are asked, each with an answer to accept; every option that is given is one question
    fewer. A file that is there already is never touched.
    """


def _printable(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    text = " ".join(value.split())
    if not text or not text.isprintable():
        raise click.BadParameter("write at least one letter, and only what can be printed")
    return text


def _common(function: Function) -> Function:
    """What all three take: the name, and whether to ask and to speak."""
    for add in (
        click.option("-q", "--quiet", is_flag=True, help="Say nothing when all is well."),
        click.option("-y", "--yes", is_flag=True, help="Ask nothing; take the defaults."),
        click.argument("name", metavar="NAME", callback=_printable),
    ):
        function = add(function)
    return function


@command.command("program")
@_common
@click.option("--title", callback=_printable, help="The title on every sheet.  [default: from NAME]")
@click.option("--weeks", type=click.IntRange(1, 104), default=4, show_default=True, help="How many weeks.")
@click.option("--sessions", type=click.IntRange(1, 7), default=3, show_default=True, help="Sessions a week.")
@click.option("--units", type=click.Choice(["kg", "lb"]), default="kg", show_default=True, help="Units of the loads.")
@click.pass_context
def program(ctx: click.Context, /, name: str, title: str | None, quiet: bool, **given: Any) -> None:
    """Start a program as NAME.yaml here.

    NAME may also be a path that ends in .yaml.

    \b
    Examples:
      programprint new program "Spring block"
      programprint new program blocks/spring.yaml --weeks 6 --sessions 2 --units lb
    """
    from programprint import scaffold

    path = _free(scaffold.place_for(name))
    ctx.params["title"] = title or scaffold.title_of(name)
    answers = _answers(ctx, title="Title", weeks="Weeks", sessions="Sessions a week", units="Units")
    _start(path, scaffold.NewProgram(**answers).text(), quiet)
    report.say(f"Print it with:  programprint build {_quoted(path)}", quiet)


@command.command("exercise")
@_common
@click.option("--name", "title", callback=_printable, help="The name on paper.  [default: from NAME]")
@click.option(
    "--sides",
    type=click.Choice(["both", "each", "alternating"]),
    default="both",
    show_default=True,
    help="Both sides together, each by itself, or alternating from rep to rep.",
)
@click.option(
    "--limb",
    type=click.Choice(["leg", "arm", "side"]),
    default="side",
    show_default=True,
    help="What a side is called: per leg, per arm or per side.",
)
@click.pass_context
def exercise(ctx: click.Context, /, name: str, title: str | None, quiet: bool, **given: Any) -> None:
    """Start an exercise as exercises/NAME.yaml, where programs in this folder find it.

    NAME may also be a path that ends in .yaml.

    \b
    Examples:
      programprint new exercise goblet-squat
      programprint new exercise "Cable pull-through" --sides both
      programprint new exercise legs/pistol-squat.yaml --sides each --limb leg
    """
    from programprint import scaffold
    from programprint.resources import programs

    path = _free(scaffold.place_for(name, "exercises"))
    ctx.params["title"] = title or scaffold.title_of(name)
    answers = _answers(ctx, title="Name", sides="Sides")
    answers |= _answers(ctx, limb="What a side is called") if answers["sides"] != "both" else {"limb": given["limb"]}
    _start(path, scaffold.NewExercise(answers.pop("title"), **answers).text(), quiet)
    if (programs() / "exercises" / f"{path.stem}.yaml").exists():
        report.say(f"It takes the place of the “{path.stem}” that ships with programprint.", quiet)
    report.say(f"Use it in a program as:  - exercise: {path.stem}", quiet)


@command.command("layout")
@_common
@click.option(
    "--extends",
    default="handout",
    show_default=True,
    metavar="NAME",
    shell_complete=complete.layouts,
    help="The layout that it starts from.",
)
@click.option(
    "--paper",
    metavar="NAME",
    shell_complete=complete.papers,
    help="a4, letter, a4+letter, a5 …  [default: as the layout it starts from]",
)
@click.pass_context
def layout(ctx: click.Context, /, name: str, paper: str | None, quiet: bool, **given: Any) -> None:
    """Start a layout as layouts/NAME.yaml, where programs in this folder find it.

    NAME may also be a path that ends in .yaml.

    \b
    Examples:
      programprint new layout club
      programprint new layout club-letter --extends handout --paper letter
    """
    from programprint import scaffold
    from programprint.docket import Docket
    from programprint.read.layouts import find_layout, read_layout
    from programprint.resources import layouts

    path = _free(scaffold.place_for(name, "layouts"))
    answers = _answers(ctx, extends="Starts from")
    docket = Docket()
    found = find_layout(answers["extends"], [path.parent, layouts()], path.parent)
    reference = str(found or answers["extends"])
    base = read_layout(reference, None, _on(paper), docket)
    if base is not None:
        ctx.params["paper"] = base.paper
        answers |= _answers(ctx, paper="Paper")
        base = read_layout(reference, None, _on(answers["paper"]), docket)
    report.show(docket)
    if base is None:
        sys.exit(1)
    own = path.stem if path.parent == Path("layouts") else str(path)
    _start(path, scaffold.NewLayout(own, **answers).text(), quiet)
    report.say(f"Use it with:  programprint build PROGRAM --layout {_quoted(Path(own))}", quiet)


@command.command("roster")
@_common
@click.option(
    "--program",
    required=True,
    metavar="PROGRAM",
    shell_complete=complete.programs,
    help="The program whose athletes they are; it decides the columns.",
)
@library_option
def roster(name: str, program: str, libraries: tuple[Path, ...], quiet: bool, yes: bool) -> None:
    """Start a roster as NAME.csv here: one athlete to a row, and a column for each thing that a program can use.

    Fill it in with any spreadsheet program. NAME may also be a path that ends in .csv.

    \b
    Examples:
      programprint new roster team --program my-block.yaml
    """
    from programprint import scaffold
    from programprint.build import find_program
    from programprint.docket import Docket
    from programprint.resources import shown

    path, docket = _free(scaffold.place_for(name, suffixes=(".csv",))), Docket()
    made = scaffold.new_roster(find_program(program), libraries, docket)
    report.show(docket)
    if made is None:
        sys.exit(1)
    _start(path, made.text(), quiet)
    report.say(
        f"Print it with:  programprint build {shlex.quote(program)} --roster {_quoted(Path(shown(path)))}", quiet
    )


def _answers(ctx: click.Context, **questions: str) -> dict[str, Any]:
    """The value of each option; at a terminal, those that were not given are asked for."""
    asking = report.at_terminal() and not ctx.params["yes"]
    options = {option.name: option for option in ctx.command.params}
    answers: dict[str, Any] = {}
    for name, question in questions.items():
        option, value = options[name], ctx.params[name]
        if asking and ctx.get_parameter_source(name) != click.core.ParameterSource.COMMANDLINE:
            value = click.prompt(
                question, default=value, type=option.type, value_proc=partial(_read, ctx, option), err=True
            )
        answers[name] = value
    return answers


def _read(ctx: click.Context, option: click.Parameter, answer: str) -> Any:
    """An answer as the option has it; click asks again after a usage error."""
    try:
        return option.process_value(ctx, answer)
    except click.BadParameter as fault:
        kind = option.type
        cure = (
            f"write a whole number from {kind.min} to {kind.max}" if isinstance(kind, click.IntRange) else fault.message
        )
        raise click.UsageError(cure) from None


def _free(path: Path) -> Path:
    """The path, when nothing is there; told before any question is asked."""
    from programprint.docket import Docket
    from programprint.scaffold import is_free

    docket = Docket()
    if not is_free(path, docket):
        report.show(docket)
        sys.exit(1)
    return path


def _start(path: Path, text: str, quiet: bool) -> None:
    from programprint.docket import Docket
    from programprint.resources import shown
    from programprint.scaffold import start

    docket = Docket()
    if not start(path, text, docket):
        report.show(docket)
        sys.exit(1)
    report.say(f"Wrote {shown(path)}", quiet)


def _quoted(path: Path) -> str:
    """A path as a shell takes it."""
    return shlex.quote(str(path))


def _on(paper: str | None) -> tuple[str, ...]:
    """The setting that puts a layout on a paper."""
    return (f"paper={paper}",) if paper else ()
