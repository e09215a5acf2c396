"""The faces that pages are set in: embedded TrueType, measured from the same tables that the PDF carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from programprint.draw.truetype import TrueType
from programprint.pages import Face

NAMES: dict[Face, str] = {
    "regular": "SourceSansPro-Regular",
    "italic": "SourceSansPro-It",
    "semibold": "SourceSansPro-Semibold",
    "bold": "SourceSansPro-Bold",
}


@cache
def font(face: Face) -> TrueType:
    """The font of a face, read when it is first used."""
    import font_source_sans_pro

    return TrueType((Path(font_source_sans_pro.font_directory) / f"{NAMES[face]}.ttf").read_bytes())


class SourceSans:
    """Source Sans Pro as the metrics that composing asks for. Its figures are tabular; it covers Latin, Greek and Cyrillic."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, Face], float] = {}
        self._characters: dict[Face, _Widths] = {}
        self._known: dict[Face, set[str]] = {}

    def width(self, text: str, face: Face, size: float) -> float:
        """How wide *text* runs, in points."""
        key = (text, face)
        if key not in self._widths:
            if face not in self._characters:
                self._characters[face] = _Widths(font(face))
            self._widths[key] = sum(map(self._characters[face].__getitem__, text)) / 1000
        return self._widths[key] * size

    def missing(self, text: str, face: Face) -> str:
        """The characters that the face cannot show."""
        if text.isascii() and text.isprintable():
            return ""
        known = self._known.setdefault(face, set())
        glyph = font(face).glyph
        known |= {character for character in set(text) - known if glyph(ord(character))}
        lacking = set(text) - known
        return "".join(dict.fromkeys(character for character in text if character in lacking)) if lacking else ""


class _Widths(dict[str, float]):
    """The width of each character of a face, measured when it is first asked for."""

    def __init__(self, face: TrueType) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, character: str) -> float:
        self[character] = width = self.face.width(ord(character))
        return width


SOURCE_SANS = SourceSans()
"""The one instance: what it has measured once is known to every build of a run."""
