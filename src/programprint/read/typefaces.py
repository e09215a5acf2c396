"""The fonts that a layout names → the files that are meant, or a problem at the line that names them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from programprint.docket import Docket
from programprint.limits import raised
from programprint.pages import FACES, Fonts
from programprint.problems import Span

if TYPE_CHECKING:
    from programprint.read.layout import Layout

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_OTHERS = {
    b"OTTO": (
        "has PostScript outlines, which cannot be embedded",
        "take the TrueType version of the font, a .ttf file",
    ),
    b"ttcf": ("is a collection of several fonts", "take the one font out of it, as a .ttf file"),
    b"wOFF": ("is a font for web pages", "take the TrueType version of the font, a .ttf file"),
    b"wOF2": ("is a font for web pages", "take the TrueType version of the font, a .ttf file"),
}


def fonts_of(layout: Layout) -> Fonts:
    """The files of a layout's own fonts."""
    files = [(field, file) for field, _, file, _ in _named(layout)]
    faces = tuple((face, file) for face in FACES for field, file in files if field == face)
    return Fonts(faces, tuple(file for field, file in files if field == "fallback"))


def font_spans(layout: Layout) -> dict[Path, Span]:
    """Where each file is named."""
    return {file: span for _, _, file, span in _named(layout)}


def check_fonts(layout: Layout, docket: Docket) -> None:
    """Adds an error for every font that is not there, lies outside the folder of its layout, or cannot be embedded."""
    for _, written, file, span in _named(layout):
        folder = _folder(span)
        docket.look_at(file)
        if folder is not None and docket.leads_out(file, folder):
            hint = (
                "put the font beside the layout; or name it on the command line: --set fonts.regular=/path/to/font.ttf"
            )
            docket.error(span, f"“{written}” lies outside the folder of this layout", hint)
            continue
        try:
            if docket.files.kind(file) != "file":
                raise OSError
            data = docket.files.data(file, docket.limits.font + 1)
        except (OSError, ValueError):
            where = "the folder of this layout" if folder is not None else "the working directory"
            docket.error(span, f"there is no font “{written}”", f"mend the path; it starts from {where}")
            continue
        if len(data) > docket.limits.font:
            docket.error(span, f"“{written}” is larger than {docket.limits.font:,} bytes", raised("font"))
            continue
        if (start := data[:4]) not in _TRUETYPE:
            why, cure = _OTHERS.get(start, ("is not a font", "name a TrueType font, a .ttf file"))
            docket.error(span, f"“{written}” {why}", cure)
        elif why := _broken(data):
            docket.error(span, f"“{written}” {why}", "take another copy of the font, or another font")


@lru_cache(maxsize=4)
def _broken(data: bytes) -> str:
    """Why a TrueType font cannot be used; nothing when it can. Looked into once for all layouts that name it."""
    from programprint.read.truetype import Unusable, check  # which needs a font of one's own

    try:
        check(data)
    except Unusable as fault:
        return str(fault)
    return ""


def _named(layout: Layout) -> Iterator[tuple[str, str, Path, Span]]:
    """Every font that is named: its field, the name, its file, and where."""
    fonts = layout.fonts
    named: list[tuple[str, tuple[str | int, ...], str]] = [(face, (face,), getattr(fonts, face)) for face in FACES]
    named += [("fallback", ("fallback", index), name) for index, name in enumerate(fonts.fallback)]
    for field, path, name in named:
        span = layout.span("fonts", *path)
        if name and span is not None:
            yield field, name, (_folder(span) or Path()) / name, span


def _folder(span: Span) -> Path | None:
    """The folder of the file in which a value stands; None for the command line."""
    return span.source.path.parent if span.source.path else None
