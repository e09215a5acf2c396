"""Where PDFs go: what ``-o`` says, a name made of what is built, and what must not be written over."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from programprint import naming
from programprint.cli.options import is_folder
from programprint.order import DEFAULT_LAYOUT, Order
from programprint.resources import PIPE
from programprint.spare import is_same_file

FIELDS = ("program", "layout", "roster", "group", "name")
_OWN = ("group", "name")
"""Fields that differ from athlete to athlete; they are filled in when the roster has been read."""


def targets(paths: Sequence[Path], order: Order, output: str | None, split: bool) -> tuple[list[str | None], bool]:
    """The target of each program, as jobs have it, and whether every athlete has a file."""
    if output == "-":
        if len(paths) > 1 or split:
            raise click.UsageError(f"only one {'file' if split else 'program'} fits on standard output")
        return [None], False
    output = output and _folders_as_they_are(output)
    used = naming.fields(output or "")
    if unknown := [name for name in used if name not in FIELDS]:
        known = ", ".join(f"{{{name}}}" for name in FIELDS)
        raise click.UsageError(f"-o: there is no {{{unknown[0]}}}; there are {known}")
    split = split or "name" in used
    if order.roster is None and (split or {*_OWN, "roster"} & {*used}):
        raise click.UsageError("one file for each athlete needs a --roster")
    template = _template(order, output, split, len(paths))
    if split and "name" not in naming.fields(template):
        raise click.UsageError('one file for each athlete needs {name} in -o, such as -o "out/{name}.pdf"')
    if not split and "group" in used:
        raise click.UsageError("{group} in -o needs {name} as well")
    found = [_filled(template, path, order) for path in paths]
    if not split:
        found = [naming.plain(target) for target in found]
    _refuse(found, paths, order)
    return list(found), split


def _folders_as_they_are(output: str) -> str:
    """What was typed, with the braces of a folder that is there made literal: they are part of its name."""
    path = Path(output)
    if path.is_dir():
        return naming.literal(output)
    folder = str(path.parent)
    return str(Path(naming.literal(folder), path.name)) if naming.fields(folder) and path.parent.is_dir() else output


def _template(order: Order, output: str | None, split: bool, count: int) -> str:
    layout = "" if order.layout == DEFAULT_LAYOUT else "-{layout}"
    if order.roster is None:
        name = f"{{program}}{layout}.pdf"
    elif split:
        name = f"{{program}}{layout}-{{roster}}/{{name}}.pdf"
    else:
        who = naming.literal("-".join(map(naming.safe, order.athletes))[: naming.LONGEST]) or "{roster}"
        name = f"{{program}}{layout}-{who}{'-by-session' if order.per_session else ''}.pdf"
    if output is None:
        return name
    path = Path(naming.plain(output))
    if path.is_dir() or (is_folder(output) and not naming.fields(output)):
        return str(Path(output, f"{{name}}-{{program}}{layout}.pdf" if split else name))
    if naming.fields(output):
        if count > 1 and "program" not in naming.fields(output):
            raise click.UsageError("for several programs, -o needs {program}")
        return output
    if split:
        return output
    if count > 1:
        raise click.UsageError("for several programs, -o must name a folder, such as sheets/, or hold {program}")
    if not path.parent.is_dir():
        raise click.UsageError(f"there is no folder {path.parent}")
    return output


def _filled(template: str, path: Path, order: Order) -> str:
    """The template with everything but what is an athlete's own."""
    roster = {"roster": "roster" if order.roster == PIPE else order.roster.stem} if order.roster else {}
    program = "program" if path == PIPE else path.stem
    return naming.partly(template, {"program": program, "layout": Path(order.layout).stem, **roster})


def _refuse(found: Sequence[str], paths: Sequence[Path], order: Order) -> None:
    found = list(map(naming.plain, found))
    names = [_really(Path(target)) for target in found]
    count = Counter(names)
    if twice := sorted({target for target, name in zip(found, names, strict=True) if count[name] > 1}):
        raise click.UsageError(f"two programs would be written to {', '.join(twice)}; build them one by one, with -o")
    for given in (*paths, *([order.roster] if order.roster else [])):
        if _really(given) in names or any(is_same_file(Path(target), given) for target in found):
            raise click.UsageError(
                f"{'standard input' if given == PIPE else given} is read, and cannot be written over; choose another -o"
            )


def _really(path: Path) -> str:
    """What the names of one file have in common."""
    return naming.same(Path(os.path.realpath(path)))
