"""The type case of a document: for every text, which fonts show it with which codes, each looked up once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from programprint.draw.fonts import Typefaces, set_in
from programprint.draw.objects import escaped
from programprint.pages import Face
from programprint.scripts import SHAPED

if TYPE_CHECKING:
    from programprint.draw.document import Document
    from programprint.draw.glyph_font import GlyphFont
    from programprint.draw.shaping import Glyph, Shaper


class Piece(NamedTuple):
    """What one font shows of a text: the name of the font and the operator. It goes on where the piece before it ended or, with
    an *x*, stands so far from the left end of the text, *y* above its baseline, in parts of the size."""

    font: str
    operator: str
    x: float | None = None
    y: float = 0.0


class TypeCase:
    """The fonts of a document, in which every text is looked up once."""

    def __init__(self, document: Document, faces: Typefaces) -> None:
        self._document, self.faces = document, faces
        self._known: dict[tuple[str, Face, bool], tuple[float, tuple[Piece, ...]]] = {}
        self._glyphs: dict[Shaper, GlyphFont] = {}

    def setting(self, text: str, face: Face, leftwards: bool = False) -> tuple[float, tuple[Piece, ...]]:
        """How wide a text runs at one point, and its pieces; *leftwards*: it is read to the left."""
        key = (text, face, leftwards)
        if (found := self._known.get(key)) is None:
            if leftwards or SHAPED.search(text):
                from programprint.draw.directed import directed

                pieces = tuple(directed(text, face, leftwards, self))
            else:
                pieces = tuple(self.plain(text, face))
            found = self._known[key] = self.faces.width(text, face, 1.0), pieces
        return found

    def plain(self, text: str, face: Face) -> Iterator[Piece]:
        """The pieces of a text whose characters stand side by side as they are written."""
        for font, run in self.faces.runs(text, face):
            for name, codes in set_in(self._document, font, run):
                yield Piece(name, f"({escaped(codes)})Tj")

    def coded(self, shaper: Shaper, glyph: Glyph) -> tuple[str, int, float]:
        """The name of the font that shows a glyph, its code there, and how far that moves the pen, in parts of the size."""
        from programprint.draw.glyph_font import GlyphFont

        font = self._glyphs.get(shaper)
        code = font.code(glyph) if font else None
        if font is None or code is None:  # the first one, or one without a code left
            font = self._glyphs[shaper] = GlyphFont(self._document, shaper)
            code = font.code(glyph)
        assert code is not None
        return font.name, code, font.width(glyph)
