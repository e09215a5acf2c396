"""The faces that pages are set in: embedded TrueType, measured from the same tables that the PDF carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby, repeat
from pathlib import Path
from struct import error
from threading import RLock
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from programprint.docket import Docket
from programprint.draw.source_sans import SourceSans
from programprint.notation.scanner import SHY
from programprint.pages import Face, Fonts
from programprint.problems import Span
from programprint.scripts import JOINERS, SHAPED

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

    from programprint.draw.document import Document
    from programprint.draw.shaping import Shaper

    Font: TypeAlias = SourceSans | TTFont
    """Ours, or one of a coach's own, which reportlab reads."""

_FILES: dict[Face, str] = {
    "regular": "SourceSansPro-Regular.ttf",
    "italic": "SourceSansPro-It.ttf",
    "semibold": "SourceSansPro-Semibold.ttf",
    "bold": "SourceSansPro-Bold.ttf",
}


@cache
def _folder() -> Path:
    """Where the package of the fonts has its files. To import it would have it list them all."""
    package = find_spec("font_source_sans_pro")
    beside = Path(package.origin or "").parent / "files" if package else Path()
    if package and (beside / _FILES["regular"]).is_file():
        return beside
    import font_source_sans_pro

    return Path(font_source_sans_pro.font_directory)


_STAND_INS: dict[Face, Face] = {"italic": "regular", "semibold": "bold", "bold": "semibold"}
"""What a family without a face sets instead."""


FONT_TABLES = RLock()
"""Held by who reads in a font file: all threads share its reader, which stands at one place."""
_SOURCE_SANS: dict[Face, Font] = {}


def font(face: Face) -> Font:
    """Source Sans in a face, read when it is first used."""
    if found := _SOURCE_SANS.get(face):
        return found
    with FONT_TABLES:
        if face not in _SOURCE_SANS:
            path = _folder() / _FILES[face]
            try:
                _SOURCE_SANS[face] = SourceSans(face, path)
            except (ValueError, error):  # the package has files of another kind than it had
                from reportlab.pdfbase.ttfonts import TTFont

                _SOURCE_SANS[face] = TTFont(face, str(path))
        return _SOURCE_SANS[face]


def set_in(document: Document, font: Font, text: str) -> Iterator[tuple[str, bytes]]:
    """A text as a document sets it: names of a font with a set of codes, and codes."""
    asked = document if isinstance(font, SourceSans) else document.guests
    for subset, codes in font.splitString(text, asked):
        yield font.getSubsetInternalName(subset, asked), codes


def _own(path: Path, changed: int) -> Font:
    with FONT_TABLES:
        return _read(path, changed)


@lru_cache(maxsize=32)
def _read(path: Path, changed: int) -> Font:
    """A font from a file, under a name that says when it was *changed*.

    reportlab and PDF know a font by the name inside its file, which two files may share: so that one does not stand for the
    other, each carries a sum of its bytes as well. A character without a glyph is left to the next font.
    """
    from reportlab.pdfbase.ttfonts import TTFont

    loaded = TTFont(f"{path}@{changed}", str(path))
    loaded.face.name += b"-%08x" % crc32(path.read_bytes())
    known = loaded.face.charToGlyph
    for character in [one for one, glyph in known.items() if not 0 <= glyph < loaded.face.numGlyphs]:
        del known[character]
    return loaded


@lru_cache(maxsize=32)
def _shaper(path: str, changed: int) -> Shaper:
    """What shapes letters with a font of a layout's own."""
    from programprint.draw.shaping import Shaper

    return Shaper(Path(path))


def shaper_of(one: Font) -> Shaper:
    """What shapes letters with a font."""
    path = Path(one.face.filename)
    return _shaper(str(path), path.stat().st_mtime_ns)


MOST_WIDTHS = 100_000
"""Texts whose widths are remembered: more than a team needs, and few enough for a thousand programs in one run."""


class Typefaces:
    """The metrics that composing asks for, and the fonts that a text is drawn with.

    Source Sans Pro unless there are other *fonts*: then each character is set in the first that has it, Source Sans last. Its
    figures are tabular; it covers Latin, Greek and Cyrillic, of which the latter two are upright where others are italic.
    """

    def __init__(self, fonts: Fonts = Fonts()) -> None:  # noqa: B008  (it is frozen)
        self._fonts = fonts
        self._widths: dict[tuple[str, Face], float] = {}
        self._known: dict[Face, list[Font]] = {}

    def _chain(self, face: Face) -> list[Font]:
        """The fonts that are asked for a character, in order."""
        if face in self._known:
            return self._known[face]
        own = dict(self._fonts.faces)
        file = own.get(face) or own.get(_STAND_INS.get(face, face))
        files = [*([file] if file else []), *self._fonts.fallback]
        upright = [font("regular")] if face == "italic" else []  # the italic has neither Greek nor Cyrillic letters
        self._known[face] = [*(_own(path, path.stat().st_mtime_ns) for path in files), font(face), *upright]
        return self._known[face]

    def face(self, text: str, face: Face) -> Face:
        """The face that all of a text is set in, so that no figure leans beside upright letters."""
        if face != "italic" or text.isascii():
            return face
        *leaning, _ = (one.face.charToGlyph for one in self._chain(face))
        return face if all(any(ord(sign) in known for known in leaning) for sign in text) else "regular"

    def runs(self, text: str, face: Face) -> list[tuple[Font, str]]:
        """The text in pieces, each with its font."""
        face = self.face(text, face)
        if not self._fonts.faces and not self._fonts.fallback:
            return [(font(face), text)]
        chain = self._chain(face)
        found = [next((one for one in chain if ord(sign) in one.face.charToGlyph), chain[-1]) for sign in text]
        pieces = groupby(zip(found, text, strict=True), key=lambda pair: pair[0].fontName)
        return [(pair[0][0], "".join(sign for _, sign in pair)) for pair in ([*group] for _, group in pieces)]

    def width(self, text: str, face: Face, size: float) -> float:
        """How wide *text* runs, in points."""
        key = (text, face)
        if (width := self._widths.get(key)) is None:
            if len(self._widths) >= MOST_WIDTHS:
                self._widths.clear()
            if SHAPED.search(text):
                width = sum(
                    shaper.shape(piece).width
                    if shaper
                    else sum(_width(part, one) for one, part in self.runs(piece, face))
                    for shaper, piece in self.shaped(text.replace(SHY, ""), face)
                )
            else:
                width = sum(_width(piece, one) for one, piece in self.runs(text.replace(SHY, ""), face))
            self._widths[key] = width
        return width * size

    def shaped(self, text: str, face: Face) -> list[tuple[Shaper | None, str]]:
        """A text in pieces, in the order in which it is written: letters that must be shaped, with what shapes them, and all
        else."""
        found: list[tuple[Shaper | None, str]] = []
        at = 0
        for match in SHAPED.finditer(text):
            found.append((None, text[at : match.start()]))
            shaper: Shaper | None = None
            for sign in match[0]:
                shaper = shaper if sign in JOINERS else self._shaper_of(sign, face)
                before, letters = found[-1]
                found[-1:] = [(shaper, letters + sign)] if before is shaper else [found[-1], (shaper, sign)]
            at = match.end()
        found.append((None, text[at:]))
        return [(shaper, piece) for shaper, piece in found if piece]

    def _shaper_of(self, sign: str, face: Face) -> Shaper | None:
        """What shapes a letter: the first of a layout's own fonts that has it, else the companion of its script."""
        from programprint.draw.companions import can_shape, companion

        if not can_shape():
            return None
        for one in self._chain(face):
            if ord(sign) in one.face.charToGlyph:
                return shaper_of(one)
        return companion(sign, face)

    def missing(self, text: str, face: Face) -> str:
        """The characters that no font has for the face."""
        if text.isascii() and text.isprintable() and not self._fonts.faces:
            return ""
        glyphs = [one.face.charToGlyph for one in self._chain(face)]
        lacking = {sign for sign in set(text) if not any(ord(sign) in known for known in glyphs)}
        if SHAPED.search(text):
            letters = {sign for found in SHAPED.findall(text) for sign in found}
            lacking -= letters
            lacking |= {sign for sign in letters if sign not in JOINERS and self._shaper_of(sign, face) is None}
        return "".join(dict.fromkeys(sign for sign in text if sign in lacking)) if lacking else ""


def _width(text: str, one: Font) -> float:
    """How wide a text runs in one font of one point."""
    widths, default = one.face.charWidths, one.face.defaultWidth
    return float(sum(map(widths.get, map(ord, text), repeat(default)))) / 1000


SOURCE_SANS = Typefaces()
"""The one instance: what it has measured once is known to every build of a run."""


def typefaces(fonts: Fonts) -> Typefaces:
    """The metrics of a set of fonts."""
    return Typefaces(fonts) if fonts.faces or fonts.fallback else SOURCE_SANS


def load(fonts: Fonts, spans: Mapping[Path, Span], docket: Docket) -> Typefaces:
    """The same, with an error where a file turns out not to be a whole font."""
    for path, span in spans.items():
        try:
            _own(path, path.stat().st_mtime_ns)
        except Exception as fault:  # whatever a parser makes of a broken file
            from reportlab.pdfbase.ttfonts import TTFError

            reason = f": {str(fault).splitlines()[0]}" if isinstance(fault, TTFError) and str(fault) else ""
            docket.error(span, f"“{path.name}” cannot be read as a font{reason}", "take another copy of the font")
    return typefaces(fonts)
