"""What the shell offers while one types: names of exercises, layouts, papers and shipped programs."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem


def exercises(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of the library, with the ``exercises/`` folder here."""
    from programprint.build import library_at
    from programprint.problems import Problems

    return [name for name in library_at(Path(), (), Problems()).ids if name.startswith(incomplete)]


def layouts(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Names of layouts, those in ``layouts/`` here among them."""
    from programprint.read.layouts import layout_folders, layout_names

    return [name for name in layout_names(layout_folders(Path())) if name.startswith(incomplete)]


def papers(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Names of papers."""
    from programprint.read.layout import PAPERS

    return [name for name in PAPERS if name.startswith(incomplete)]


def programs(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Shipped programs, and files."""
    from programprint import resources

    names = sorted(path.stem for path in resources.programs().glob("*.yaml") if path.stem.startswith(incomplete))
    return [*(CompletionItem(name) for name in names), CompletionItem(incomplete, type="file")]
