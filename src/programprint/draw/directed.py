"""A text with letters that are shaped, or one that is read to the left → its pieces, each in its place.

Pieces come in the order in which the text is read, word by word, and the letters of a word from the left, which is how programs
that take text out of a PDF expect them. Marks that stand above or below their letters are pieces of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from programprint.direction import TURNED, from_the_left, runs
from programprint.draw.case import Piece, TypeCase
from programprint.draw.fonts import shaper_of
from programprint.draw.shaping import Glyph, Shaper
from programprint.pages import Face

_WORD = re.compile(r"\s|\S+")


def directed(text: str, face: Face, leftwards: bool, case: TypeCase) -> Iterator[Piece]:
    """The pieces of a text; *leftwards*: the line is read to the left."""
    found = runs(text, leftwards)
    starts: dict[int, float] = {}
    x = 0.0
    for run in from_the_left(found):
        starts[run.start] = x
        x += case.faces.width(text[run.start : run.end], face, 1.0)
    for run in found:
        part = text[run.start : run.end]
        place = _to_the_left if run.level % 2 else _to_the_right
        yield from place(part, face, starts[run.start], case)


def _to_the_right(text: str, face: Face, x: float, case: TypeCase) -> Iterator[Piece]:
    """The pieces of a run that is read to the right and begins at *x*."""
    for shaper, part in case.faces.shaped(text, face):
        if shaper:
            yield from _glyphs(shaper, shaper.shape(part).glyphs, x, case)
        else:
            first, *others = case.plain(part, face)
            yield first._replace(x=x)
            yield from others
        x += case.faces.width(part, face, 1.0)


def _to_the_left(text: str, face: Face, x: float, case: TypeCase) -> Iterator[Piece]:
    """The pieces of a run that is read to the left and ends at *x*."""
    x += case.faces.width(text, face, 1.0)
    for word in _WORD.findall(text):
        for shaper, part in case.faces.shaped(word, face):
            for piece in [part] if shaper else part:
                x -= case.faces.width(piece, face, 1.0)
                if shaper:
                    yield from _glyphs(shaper, shaper.shape(piece).glyphs, x, case)
                else:
                    yield from _sign(piece, face, x, case)


def _sign(sign: str, face: Face, x: float, case: TypeCase) -> Iterator[Piece]:
    """One character that is no letter of its script; a bracket opens to the other side, and is the same bracket to who reads."""
    turned = sign.translate(TURNED)
    ((font, _),) = case.faces.runs(sign, face)
    if turned == sign or ord(turned) not in font.face.charToGlyph:
        for piece in case.plain(sign, face):
            yield piece._replace(x=x)
        return
    shaper = shaper_of(font)
    yield from _glyphs(shaper, [Glyph(shaper.glyph(turned), sign, case.faces.width(sign, face, 1.0))], x, case)


def _glyphs(shaper: Shaper, glyphs: Iterable[Glyph], x: float, case: TypeCase) -> Iterator[Piece]:
    """Glyphs from the left, beginning at *x*: those on the baseline in one piece, then the marks above and below it."""
    placed: list[tuple[float, str, float, int, float]] = []
    for glyph in glyphs:
        font, code, advance = case.coded(shaper, glyph)
        placed.append((glyph.y, font, x + glyph.x, code, advance))
        x += glyph.advance
    placed.sort(key=lambda one: bool(one[0]))
    for (y, font), group in groupby(placed, key=lambda one: one[:2]):
        start, pen, shown = None, 0.0, ""
        for _, _, at, code, advance in group:
            if start is None:
                start = pen = at
            if moved := round((at - pen) * 1000):
                shown += f">{-moved}<"
                pen += moved / 1000
            shown += f"{code:04X}"
            pen += advance
        yield Piece(font, f"[<{shown}>]TJ", start, y)
