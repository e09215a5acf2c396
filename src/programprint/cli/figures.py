"""``programprint exercises draw``: figures of exercises on a sheet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from programprint.cli.ending import on_watch
from programprint.cli.report import complain, say, show
from programprint.cli.terminal import put

if TYPE_CHECKING:
    from programprint.docket import Docket
    from programprint.files import Stamp
    from programprint.pages import Pages
    from programprint.read.library import Library

ENDINGS = (".pdf", ".svg", ".png")


def draw_sheet(
    library: Callable[[Docket], Library], names: Sequence[str], output: Path, height: float, watch: bool
) -> None:
    """Draws what is asked for; with *watch* again at every change."""
    if output.suffix.lower() not in ENDINGS:
        raise click.BadParameter("a sheet of figures ends in .pdf, .svg or .png", param_hint="-o")
    for module, extra, wanted in (
        ("pypdfium2", "png", output.suffix.lower() == ".png"),
        ("watchfiles", "watch", watch),
    ):
        if wanted and find_spec(module) is None:
            raise click.UsageError(f"this needs an extra: pip install 'programprint[{extra}]'")
    done, looked_at = _draw(library, names, output, height)
    if watch:
        from programprint.watch import Watch

        watching = Watch()
        watching.look_at(looked_at)
        with on_watch():
            say("Watching; Ctrl-C ends it.")
            for _ in watching.changes():
                _, looked_at = _draw(library, names, output, height)
                watching.look_at(looked_at)
    if not done:
        sys.exit(1)


def _draw(
    library: Callable[[Docket], Library], names: Sequence[str], output: Path, height: float
) -> tuple[bool, Mapping[Path, Stamp]]:
    """Draws one sheet; says whether it is written, and what was looked at."""
    from programprint.compose.figures import contact_sheet
    from programprint.docket import Docket
    from programprint.draw.fonts import SOURCE_SANS
    from programprint.problems import Source, Span
    from programprint.spare import PDF, PNG, Format, Over, Spared
    from programprint.write import why_not, write

    docket = Docket()
    shelf = library(docket)
    typed = Source("command line", f"exercises draw {' '.join(names)}")
    ids: list[str] = []
    at = len("exercises draw ")
    for name in names:
        found = shelf.find(name, Span(typed, at, at + max(len(name), 1)))
        at += len(name) + 1
        if found and not found[1].says("figure"):
            docket.error(found[1].span("name"), f"“{found[0]}” has no figure", "write “figure:” into its file")
        elif found:
            ids.append(found[0])
    figures = [(name, figure) for name in (ids if names else shelf.ids) if (figure := shelf.figure(name)) is not None]
    show(docket)
    if docket.errors or not figures:
        say("Nothing written." if docket.errors else "No exercise here has a figure.")
        return False, docket.looked_at
    kind = output.suffix.lower()
    pages = contact_sheet(figures, height, SOURCE_SANS, whole=kind != ".pdf")
    formats = {".pdf": PDF, ".png": PNG, ".svg": Format("SVG", (".svg",), b"<svg ")}
    try:
        write(_bytes(pages, kind), output, Over(formats[kind], typed=True))
    except Spared as spared:
        complain(str(output), spared.message, spared.hint)
        return False, docket.looked_at
    except OSError as fault:
        complain(str(output), *why_not(fault))
        return False, docket.looked_at
    put(f"Wrote {output} ({len(figures)} figure{'s' * (len(figures) != 1)})")
    return True, docket.looked_at


def _bytes(pages: Pages, kind: str) -> bytes:
    from programprint.draw.pdf import draw

    if kind == ".svg":
        from programprint.draw.svg import svg

        return svg(pages.pages[0])
    drawn = draw(pages)
    if kind == ".png":
        from programprint.picture import pictures

        return next(pictures(drawn, 200))
    return drawn
