"""The faces that pages are set in: embedded TrueType, measured from the same tables that the PDF carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from programprint.pages import Face

_FILES: dict[Face, str] = {
    "regular": "SourceSansPro-Regular.ttf",
    "italic": "SourceSansPro-It.ttf",
    "semibold": "SourceSansPro-Semibold.ttf",
    "bold": "SourceSansPro-Bold.ttf",
}


@cache
def _folder() -> Path:
    import font_source_sans_pro

    return Path(font_source_sans_pro.font_directory)


@cache
def font(face: Face) -> TTFont:
    """The font of a face, read when it is first used and registered under the name of the face."""
    loaded = TTFont(face, str(_folder() / _FILES[face]))
    pdfmetrics.registerFont(loaded)
    return loaded


class SourceSans:
    """Source Sans Pro as the metrics that composing asks for. Its figures are tabular; it covers Latin, Greek and Cyrillic."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, Face], float] = {}

    def width(self, text: str, face: Face, size: float) -> float:
        """How wide *text* runs, in points."""
        key = (text, face)
        if key not in self._widths:
            table = font(face).face
            widths, default = table.charWidths, table.defaultWidth
            self._widths[key] = sum(widths.get(ord(character), default) for character in text) / 1000
        return self._widths[key] * size

    def missing(self, text: str, face: Face) -> str:
        """The characters that the face cannot show."""
        if text.isascii() and text.isprintable():
            return ""
        glyphs = font(face).face.charToGlyph
        return "".join(dict.fromkeys(character for character in text if ord(character) not in glyphs))


SOURCE_SANS = SourceSans()
"""The one instance: what it has measured once is known to every build of a run."""
