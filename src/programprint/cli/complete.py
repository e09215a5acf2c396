"""What the shell offers while one types: names of exercises, languages, layouts, papers, shipped programs and athletes."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_SUFFIXES = (".yaml", ".yml")


def exercises(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of the library, with the ``exercises/`` folder here."""
    from programprint.docket import Docket
    from programprint.libraries import library_at

    return [name for name in library_at(Path(), (), Docket()).ids if name.startswith(incomplete)]


def exercise_languages(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Languages that the shipped library, or the ``exercises/`` folder here, has texts in."""
    from programprint.docket import Docket
    from programprint.libraries import library_at
    from programprint.read.translation import tags_in

    docket = Docket()
    tags = {tag for folder in library_at(Path(), (), docket).folders for tag in tags_in(folder, docket)}
    return sorted(tag for tag in tags if tag.startswith(incomplete))


def layouts(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Names of layouts, those in ``layouts/`` here among them."""
    from programprint.read.layouts import layout_folders, layout_names

    return [name for name in layout_names(layout_folders(Path())) if name.startswith(incomplete)]


def languages(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Tags of the languages that there are words in."""
    from programprint.languages import known

    return [tag for tag in known() if tag.startswith(incomplete.casefold())]


def papers(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Names of papers."""
    from programprint.read.paper import PAPERS

    return [name for name in PAPERS if name.startswith(incomplete)]


def programs(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Shipped programs, and what lies here; elsewhere the shell looks for files itself.

    Both are listed here, because bash offers either files of its own or names of ours.
    """
    from click.shell_completion import CompletionItem

    from programprint import resources

    shipped = [path.stem for path in sorted(resources.programs().glob("*.yaml"))]
    if not any(name.startswith(incomplete) for name in shipped):
        return [CompletionItem(incomplete, type="file")]
    there = [path for path in sorted(Path().iterdir()) if not path.name.startswith(".")]
    here = [f"{path}/" if path.is_dir() else str(path) for path in there if path.is_dir() or path.suffix in _SUFFIXES]
    return [CompletionItem(_typed(name)) for name in (*here, *shipped) if name.startswith(incomplete)]


def athletes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Names of the roster that stands before it on the line, and that are not asked for yet."""
    from programprint.read.roster import names_in

    roster = ctx.params.get("roster")
    asked = ctx.params.get("athletes") or ()
    names = names_in(Path(roster)) if roster else []
    begun = incomplete.casefold()
    return [_typed(name) for name in names if name.casefold().startswith(begun) and name not in asked]


def _typed(name: str) -> str:
    """A name as one would type it. zsh and fish put strokes before spaces themselves; bash takes what it is given, and its
    script reads one stroke of two away."""
    in_bash = os.environ.get("_PROGRAMPRINT_COMPLETE", "").startswith("bash")
    return re.sub(r"([^\w.@%+=:,/-])", r"\\\\\1", name) if in_bash else name
