"""Source Sans from its files: the widths of its letters, and the part of it that a document carries.

It does what reportlab does for fonts of one's own, byte for byte, for the few kinds of tables that these files have; reportlab
takes longer to be loaded than a sheet to be drawn.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from struct import Struct, unpack_from
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from programprint.draw.objects import Ready, array, dictionary, real, stream_of
from programprint.draw.subset import Tables, subset_of

if TYPE_CHECKING:
    from programprint.draw.document import Document

_SYMBOLIC, _ITALIC, _BOLD = 4, 64, 1 << 18
_BOLD_FROM = 600
"""The weight from which a font says that it is bold."""
_SPACE, _NO_BREAK = 0x20, 0xA0
_REMEMBERED = 8
"""Sets of letters whose outlines are kept, some 20 kB each."""


class FontFile:
    """A font as it lies in its file, in thousandths of the size of type. Raises ValueError for tables of another kind."""

    def __init__(self, path: Path) -> None:
        self.filename = str(path)
        self.data = data = path.read_bytes()
        self.tables: Tables = {
            tag.decode("latin-1"): (offset, length)
            for tag, _, offset, length in Struct(">4sLLL").iter_unpack(
                data[12 : 12 + 16 * unpack_from(">H", data, 4)[0]]
            )
        }
        head, os2 = self._at("head"), self._at("OS/2")
        (units,) = unpack_from(">H", data, head + 18)
        if units != 1000:
            raise ValueError("its unit is not a thousandth")
        self.bbox: tuple[int, ...] = unpack_from(">4h", data, head + 36)
        self.long_places = bool(unpack_from(">H", data, head + 50)[0])
        version, _, weight = unpack_from(">HhH", data, os2)
        if version < 2:
            raise ValueError("it does not say how high its capitals are")
        self.ascent, self.descent = unpack_from(">hh", data, os2 + 68)
        (self.capHeight,) = unpack_from(">h", data, os2 + 88)
        self.stemV = 50 + int((weight / 65.0) ** 2)
        slant, part = unpack_from(">hH", data, self._at("post") + 4)
        self.italicAngle = slant + part / 65536.0
        self.flags = _SYMBOLIC | (_ITALIC if self.italicAngle else 0) | (_BOLD if weight >= _BOLD_FROM else 0)
        (self.numGlyphs,) = unpack_from(">H", data, self._at("maxp") + 4)
        (measured,) = unpack_from(">H", data, self._at("hhea") + 34)
        pairs = unpack_from(f">{2 * measured}H", data, self._at("hmtx"))
        rest = unpack_from(f">{self.numGlyphs - measured}H", data, self._at("hmtx") + 4 * measured)
        self.advances = [*pairs[::2], *[pairs[-2]] * len(rest)]
        self.bearings = [*pairs[1::2], *rest]
        self.charToGlyph = self._letters()
        self.defaultWidth = self.advances[0]
        self.charWidths = dict(
            zip(self.charToGlyph, map(self.advances.__getitem__, self.charToGlyph.values()), strict=True)
        )

    def _at(self, tag: str) -> int:
        """Where a table begins."""
        try:
            return self.tables[tag][0]
        except KeyError:
            raise ValueError(f"it has no table “{tag}”") from None

    def _letters(self) -> dict[int, int]:
        """The glyph of each letter, from the last table that is for Unicode."""
        start = self._at("cmap")
        (count,) = unpack_from(">H", self.data, start + 2)
        kinds = [unpack_from(">HHL", self.data, start + 4 + 8 * index) for index in range(count)]
        found_at = [at for platform, _, at in kinds if platform in (0, 3)]
        if not found_at:
            raise ValueError("it has no letters of Unicode")
        at = start + found_at[-1]
        (kind,) = unpack_from(">H", self.data, at)
        if kind == 12:
            (groups,) = unpack_from(">L", self.data, at + 12)
            runs = Struct(">LLL").iter_unpack(self.data[at + 16 : at + 16 + 12 * groups])
            found: dict[int, int] = {}
            for first, last, glyph in runs:
                found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        elif kind == 4:
            found = self._in_segments(at)
        else:
            raise ValueError("its letters are listed in another way")
        if _SPACE not in found:
            raise ValueError("it has no space")
        found[_NO_BREAK] = found[_SPACE]
        return found

    def _in_segments(self, at: int) -> dict[int, int]:
        """The same from a table in segments."""
        (double,) = unpack_from(">H", self.data, at + 6)
        count = double // 2
        last, first, more, jump = (
            unpack_from(f">{count}{sign}", self.data, at + 14 + place)
            for sign, place in (("H", 0), ("H", 2 + double), ("h", 2 + 2 * double), ("H", 2 + 3 * double))
        )
        jumps = at + 16 + 3 * double
        found: dict[int, int] = {}
        for index in range(count):
            glyphs = range(first[index] + more[index] & 0xFFFF, (last[index] + more[index] & 0xFFFF) + 1)
            if not jump[index] and len(glyphs) == last[index] - first[index] + 1:  # those of the letters, all in a row
                found.update(zip(range(first[index], last[index] + 1), glyphs, strict=True))
                continue
            for code in range(first[index], last[index] + 1):
                glyph = code
                if jump[index]:
                    place = jumps + 2 * index + jump[index] + 2 * (code - first[index])
                    glyph = unpack_from(">H", self.data, place)[0] if place + 2 <= len(self.data) else 0
                    if not glyph:
                        found[code] = 0
                        continue
                found[code] = glyph + more[index] & 0xFFFF
        return found

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where the outline of each glyph begins in its table, and where the last one ends."""
        if self.long_places:
            return unpack_from(f">{self.numGlyphs + 1}L", self.data, self._at("loca"))
        return tuple(2 * place for place in unpack_from(f">{self.numGlyphs + 1}H", self.data, self._at("loca")))

    @cached_property
    def name(self) -> str:
        """What the font is called."""
        start = self._at("name")
        count, texts = unpack_from(">HH", self.data, start + 2)
        for index in range(count):
            platform, encoding, language, what, length, at = unpack_from(">6H", self.data, start + 6 + 12 * index)
            name: bytes = self.data[start + texts + at :][:length]
            if what == 6 and (platform, encoding, language) == (3, 1, 0x409):
                return name.decode("utf-16-be")
            if what == 6 and (platform, encoding, language) == (1, 0, 0):
                return name.decode("mac-roman")
        raise ValueError("it has no name")

    def getCharWidth(self, code: int) -> int:  # noqa: N802  (as reportlab calls it)
        """How wide a letter is."""
        return int(self.charWidths.get(code, self.defaultWidth))


class _Codes:
    """The letters of a font that a document sets, in sets of 256 codes; the codes of ASCII are those of ASCII."""

    def __init__(self, face: FontFile) -> None:
        ascii_codes = range(32, 128)
        self.of = {code: code for code in ascii_codes if code in face.charToGlyph} | {0: 0}
        self.subsets: list[list[int]] = [[*[0] * 32, *ascii_codes]]
        self.next, self.name = 1, ""

    def add(self, letter: int) -> int:
        """The code of a letter that has none yet; the set is in its higher bits."""
        code = self.next
        if code & 0xFF == 32:  # a space everywhere
            if code != 32:
                self.subsets[code >> 8].append(32)
            self.next = code = code + 1
        if code > 32:
            if not code & 0xFF:  # what has no glyph, everywhere
                self.subsets.append([0])
                self.next = code = code + 1
            self.subsets[code >> 8].append(letter)
        else:
            if code == 31:
                self.next = 127
            self.subsets[0][code] = letter
        self.next += 1
        self.of[letter] = code
        return code


class SourceSans:
    """A face, which many documents may set, each with letters of its own."""

    def __init__(self, name: str, path: Path) -> None:
        self.fontName = name
        self.face = FontFile(path)
        self._known: WeakKeyDictionary[Document, _Codes] = WeakKeyDictionary()
        self._carried = lru_cache(maxsize=_REMEMBERED)(self._cut_out)

    def _codes(self, document: Document) -> _Codes:
        if (found := self._known.get(document)) is None:
            found = self._known[document] = _Codes(self.face)
        return found

    def splitString(self, text: str, document: Document) -> list[tuple[int, bytes]]:  # noqa: N802
        """The text in codes, in pieces of one set each."""
        codes = self._codes(document)
        if text.isascii() and text.isprintable():
            return [(0, text.encode())] if text else []
        pieces: list[tuple[int, bytearray]] = []
        for letter in map(ord, text):
            wanted = _SPACE if letter == _NO_BREAK else letter
            code = codes.of.get(wanted)
            if code is None:
                code = codes.add(wanted) if wanted in self.face.charToGlyph else 0
            if not pieces or pieces[-1][0] != code >> 8:
                pieces.append((code >> 8, bytearray()))
            pieces[-1][1].append(code & 0xFF)
        return [(subset, bytes(piece)) for subset, piece in pieces]

    def getSubsetInternalName(self, subset: int, document: Document) -> str:  # noqa: N802
        """What content calls the font with a set of codes."""
        codes = self._codes(document)
        if not codes.name:
            codes.name = f"F{len(document.fontMapping) + 1}"
            document.fontMapping[self.fontName] = f"/{codes.name}"
            document.delayedFonts.append(self)
        return f"/{codes.name}+{subset}"

    def embed(self, document: Document) -> None:
        """Puts into a document what it needs of the font."""
        codes = self._known.pop(document)
        for number, subset in enumerate(codes.subsets):
            self._embed(document, f"{codes.name}+{number}", number, subset)

    def _embed(self, document: Document, called: str, number: int, subset: list[int]) -> None:
        face = self.face
        name = f"{str(number).zfill(6).translate(_LETTERS)}+{face.name}"
        unicode, file = self._carried(name, tuple(subset))
        told = document.reference(Ready(unicode))
        descriptor = {
            "Type": "/FontDescriptor",
            "Ascent": real(face.ascent),
            "CapHeight": real(face.capHeight),
            "Descent": real(face.descent),
            "Flags": real(face.flags),
            "FontBBox": array(map(real, face.bbox)),
            "FontName": f"/{name}",
            "ItalicAngle": real(face.italicAngle),
            "StemV": real(face.stemV),
            "FontFile2": document.reference(Ready(file)),
            "MissingWidth": real(face.defaultWidth),
        }
        font = {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": f"/{name}",
            "Name": f"/{called}",
            "FirstChar": "0",
            "LastChar": real(len(subset) - 1),
            "Widths": array(real(face.getCharWidth(letter)) for letter in subset),
            "ToUnicode": told,
            "FontDescriptor": document.reference(Ready(dictionary(descriptor).encode("latin-1"))),
        }
        document.fonts[called] = document.number(Ready(dictionary(font).encode("latin-1")))

    def _cut_out(self, name: str, letters: tuple[int, ...]) -> tuple[bytes, bytes]:
        """What a document carries of these letters: what they stand for, and a file with their outlines. Remembered, since the
        next document mostly sets the same."""
        data = subset_of(self.face, letters)
        unicode = _packed(_to_unicode(name, letters).encode("latin-1"), {})
        return unicode.body, _packed(data, {"Length1": real(len(data))}).body


_LETTERS = str.maketrans("0123456789", "ABCDEFGIJK")
"""The figures of the number of a set in the letters that its name begins with."""


def _packed(content: bytes, entries: dict[str, str]) -> Ready:
    return stream_of(zlib.compress(content), {**entries, "Filter": "[ /FlateDecode ]"})


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """What letters the codes stand for, for a reader that copies text."""
    lines = [f"<{code:02X}> <{letter:04X}>" for code, letter in enumerate(subset)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo",
            f"<< /Registry ({name})",
            f"/Ordering ({name})",
            "/Supplement 0",
            ">> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            f"{len(subset)} beginbfchar",
            *lines,
            "endbfchar",
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
