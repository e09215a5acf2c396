"""Writes what is made from the code: parts of docs/format.md, commands.md, advice.md and reliability.md, and the JSON schemas.

Run ``python docs/generate.py`` after a change of the models, commands or advice; with ``--check`` it only says what is no longer
current, as a test does.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from programprint import resources
from programprint.cli import main
from programprint.limits import meanings
from programprint.merge.advice import ADVICE
from programprint.notation import after, examples, listed, load, parts, prescription, progress, ramp, rule, sides
from programprint.read import brand, exercise, gaps, language, layout, program, shown
from programprint.read import sides as of_sides
from programprint.read.written import Field, Written
from programprint.schema import KINDS, schema

DOCS = Path(__file__).parent
BEGIN, END = "<!-- reference: made by docs/generate.py -->", "<!-- end of reference -->"

TABLES: list[tuple[str, type[Written], tuple[type[Written], ...]]] = [
    ("The program file", program.Program, ()),
    ("A week", program.Week, ()),
    ("A phase", program.Phase, ()),
    ("A session", program.Session, ()),
    ("A rest day", program.RestDay, ()),
    ("An entry: one exercise in a session", program.Entry, (program.Override,)),
    ("A superset", program.Superset, ()),
    ("A circuit", program.Circuit, ()),
    ("A choice", program.Choice, ()),
    ("A complex", program.Complex, ()),
    ("EMOM: on every minute", program.Emom, ()),
    ("AMRAP: as many rounds as possible", program.Amrap, ()),
    ("For time", program.ForTime, ()),
    ("Intervals", program.Intervals, ()),
    ("An extra set", program.ExtraSet, ()),
    ("Layers: `defaults`, and every entry", program.Override, (exercise.Content,)),
    ("The exercise file", exercise.Exercise, ()),
    ("A cue", exercise.Cue, ()),
    ("A mistake", exercise.Mistake, ()),
    ("A muscle", exercise.Muscle, ()),
    ("A variation", exercise.Variation, ()),
    ("A question", exercise.Question, ()),
    ("Guidance", exercise.Guidance, ()),
    ("Phases of a rep", exercise.Phases, ()),
    ("The language file", language.LanguageFile, ()),
    ("Texts of an exercise", language.ExerciseTexts, ()),
    ("Texts of a variation", language.VariationTexts, ()),
    ("The layout file", layout.Layout, ()),
    ("Brand", brand.Brand, ()),
    ("Margins", layout.Margins, ()),
    ("Type", layout.Type, ()),
    ("Fonts", layout.FontFiles, ()),
    ("Line", layout.Baseline, ()),
    ("Rules", layout.Rules, ()),
    ("Gaps", gaps.Gaps, ()),
    ("Log", layout.Log, ()),
    ("Cues and guide", of_sides.Reading, ()),
    ("Cards", of_sides.Cards, ()),
    ("Card", of_sides.CardTable, ()),
    ("Coach", of_sides.CoachTable, ()),
    ("Wall", shown.Wall, ()),
    ("Figures", shown.Figures, ()),
    ("Rack", of_sides.Rack, ()),
]
"""Heading, model, and the models whose fields are listed under a heading of their own."""


def example(name: str, field: Field) -> str:
    """A field as one would type it, on one line."""
    value = (field.examples or [""])[0]
    return f"{name}: {_yaml(value)}"


def _yaml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(inner) for inner in value) + "]"
    text = str(value)
    return f'"{text}"' if ": " in text or text[:1] in "[{%@`*&#" or ("," in text) else text


def fields(model: type[Written], elsewhere: tuple[type[Written], ...]) -> Iterator[tuple[str, Field]]:
    """The fields that a table lists: those of the model that no other table has."""
    known = {name for other in elsewhere for name in other.fields}
    own = set(model.__annotations__)
    found = [(name, field) for name, field in model.fields.items() if name not in known or name in own]
    named = [(field.written, field) for name, field in found]
    yield from sorted(named, key=lambda item: not item[1].is_required)


def reference() -> str:
    """All tables."""
    parts = []
    for heading, model, elsewhere in TABLES:
        rows = [
            f"| `{name}`{' *' if field.is_required else ''} | {field.description} | `{example(name, field)}` |"
            for name, field in fields(model, elsewhere)
        ]
        intro = " ".join((model.__doc__ or "").split("\n\n")[0].split())
        parts.append(
            "\n".join([f"### {heading}", "", intro, "", "| field | meaning | example |", "|---|---|---|", *rows, ""])
        )
    return "\n".join(parts)


FORMS = {
    "prescriptions": ("written in `do`", examples.PRESCRIPTIONS),
    "loads": ("written", examples.LOADS),
    "changes": ("written after `@`", examples.CHANGES),
    "ramps": ("written in `ramp`", examples.RAMPS),
    "progress": ("written in `progress`", examples.PROGRESS),
    "tempos": ("written", examples.TEMPOS),
}
"""Tables of the shorthand by the name of their place in the text: what heads the first column, and the forms."""


def shorthand(name: str) -> str:
    """A table of forms and what they mean."""
    head, table = FORMS[name]
    rows = [f"| {', '.join(f'`{form}`' for form in written.split(' | '))} | {said} |" for written, said in table]
    return "\n".join([f"| {head} | means |", "|---|---|", *rows])


def grammar() -> str:
    """The rules of the shorthand, as the modules that read it state them."""
    rules = [
        (module.__doc__ or "").split("\n\n", 1)[1].strip()
        for module in (prescription, listed, after, parts, sides, load, rule, ramp, progress)
    ]
    return "\n\n".join(["```text", *rules]).replace("```text\n\n", "```text\n") + "\n```"


def advice() -> str:
    """A heading for each piece of advice, and what its function says of it."""
    return "\n\n".join(f"### {name}\n\n{inspect.cleandoc(find.__doc__ or '')}" for name, find in ADVICE.items())


def options() -> str:
    """A heading and a table for each command that does something by itself."""

    def inside(command: click.Command, words: str) -> Iterator[tuple[str, click.Command]]:
        if isinstance(command, click.Group):
            for name in command.list_commands(click.Context(command)):
                found = command.get_command(click.Context(command), name)
                assert found is not None
                yield from inside(found, f"{words} {name}")
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield words, command

    parts = []
    for words, command in inside(main, "programprint"):
        usage = " ".join([words, *(_value(given) for given in command.params if isinstance(given, click.Argument))])
        given = [option for option in command.params if isinstance(option, click.Option)]
        rows = [f"| `{', '.join(option.opts)}{_value(option, ' ')}` | {_said(option)} |" for option in given]
        table = ["", "| option | does |", "|---|---|", *rows] if rows else []
        parts.append("\n".join([f"### {words.removeprefix('programprint ')}", "", f"`{usage}`", *table]))
    return "\n\n".join(parts)


def _value(given: click.Parameter, before: str = "") -> str:
    """What is written after an option, or in the place of an argument."""
    if getattr(given, "is_flag", False):
        return ""
    kind = given.type
    choices = "/".join(kind.choices) if isinstance(kind, click.Choice) else ""
    return before + (given.metavar or choices or ("TEXT" if kind is click.STRING else "N"))


def _said(option: click.Option) -> str:
    """The help of an option, and what it is when it is left out, as it may stand in a table."""
    usual = option.show_default if isinstance(option.show_default, str) else option.default
    told = f"{option.help or ''}{f' [default: {usual}]' if option.show_default else ''}"
    return " ".join(told.split()).replace("{", "`{").replace("}", "}`")


def limits() -> str:
    """A table of the limits, and what each of them counts."""
    rows = [f"| `{name}` | {number:,} | {meaning} |" for name, (number, meaning) in meanings().items()]
    return "\n".join(["| limit | at most | of what |", "|---|---|---|", *rows])


def between(text: str, name: str, content: str) -> str:
    """The text with *content* in the place that bears a name."""
    begin, end = f"<!-- {name}: made by docs/generate.py -->", f"<!-- end of {name} -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"


def made() -> dict[Path, str]:
    """Every file that is made, or partly made, with its text."""
    page = DOCS / "format.md"
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    text = f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"
    for name in FORMS:
        text = between(text, name, shorthand(name))
    files = {page: between(text, "grammar", grammar())}
    commands = DOCS / "commands.md"
    files[commands] = between(commands.read_text(encoding="utf-8"), "options", options())
    advised = DOCS / "advice.md"
    files[advised] = between(advised.read_text(encoding="utf-8"), "advice", advice())
    reliability = DOCS / "reliability.md"
    files[reliability] = between(reliability.read_text(encoding="utf-8"), "limits", limits())
    for kind in KINDS:
        files[resources.schemas() / f"{kind}.schema.json"] = (
            json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        )
    return files


def stale(files: dict[Path, str]) -> list[Path]:
    """The files that differ from what is made."""
    return [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


if __name__ == "__main__":
    files = made()
    old = stale(files)
    if sys.argv[1:] == ["--check"]:
        sys.exit("".join(f"not current: {path}; run python docs/generate.py\n" for path in old) or 0)
    for path in old:
        path.parent.mkdir(exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
