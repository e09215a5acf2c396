"""Pages → pages that a font can show: what it lacks becomes a question mark and a warning that names it. Letters of a script
that no font has are an error."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from programprint.compose.type.kept import Kept
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.pages import Face, Page, Text
from programprint.problems import Span
from programprint.scripts import refusal

STAND_IN = "?"


def with_glyphs(pages: Sequence[Page], metrics: Metrics, program: Span | None, docket: Docket) -> tuple[Page, ...]:
    """The pages, every missing character replaced and named once: where it stands in the program, or in which text."""
    lacking: dict[str, str] = {}
    shown = []
    for page in pages:
        if _complete.of((Same(page), Same(metrics)), partial(_lacks_nothing, page, metrics)):
            shown.append(page)
            continue
        items = []
        for item in page.items:
            if isinstance(item, Text) and (missing := metrics.missing(item.text, item.face)):
                for character in missing:
                    lacking.setdefault(character, item.text)
                text = "".join(STAND_IN if character in missing else character for character in item.text)
                item = replace(item, text=text)
            items.append(item)
        shown.append(replace(page, items=tuple(items)))
    refused = dict.fromkeys(filter(None, (refusal(character, text) for character, text in lacking.items())))
    for message, hint in {hint: (message, hint) for message, hint in [*refused][::-1]}.values():
        docket.error(program.source.name if program else "text", message, hint)
    for character, text in lacking.items():
        if not refusal(character, text):
            _warn(character, text, program, docket)
    return tuple(shown)


_complete = Kept[bool]()


def _lacks_nothing(page: Page, metrics: Metrics) -> bool:
    """Whether the font has all characters of a page."""
    known = _shown.of(Same(metrics), set)
    new = {(item.face, item.text) for item in page.items if type(item) is Text} - known
    of_face: dict[Face, list[str]] = {}
    for face, text in new:
        of_face.setdefault(face, []).append(text)
    if any(metrics.missing("".join(texts), face) for face, texts in of_face.items()):
        return False
    known |= new
    return True


_shown = Kept[set[tuple[Face, str]]]()
"""Texts that the fonts have all characters of."""


def _warn(character: str, text: str, program: Span | None, docket: Docket) -> None:
    name = unicodedata.name(character, "a character without a name")
    at = program.source.text.find(character) if program else -1
    where: Span | str = "text"
    if program:
        where = Span(program.source, at, at + 1) if at >= 0 else program.source.name
    place = "" if at >= 0 else f", which stands in “{text}”"
    docket.warn(
        where,
        f"the font has no “{character}” (U+{ord(character):04X} {name}){place}; a question mark is printed",
        "write it in other letters",
    )
