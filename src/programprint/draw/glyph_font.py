"""Glyphs that a shaper chose → a font of a document, whose codes stand for a glyph each and for what that says.

Other fonts have a code for each character, which shaped letters have none of: a glyph is one of several forms of a letter, or
several letters.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from programprint.draw.objects import Ready, stream

if TYPE_CHECKING:
    from programprint.draw.document import Document
    from programprint.draw.shaping import Glyph, Shaper

SILENT = range(0xFE00, 0xFE10)
"""Codes of glyphs that say nothing: who shows the number of such a code as a character shows none that is seen."""
MOST_CODES = SILENT[0] - 1
_TOLD = 100
"""As many codes as one list of characters may have."""


class GlyphFont:
    """A part of a font file in a document, added to it when that is saved. *name* is what content calls it by."""

    def __init__(self, document: Document, shaper: Shaper) -> None:
        self._shaper = shaper
        self._codes: dict[tuple[int, str, bool], int] = {}
        self._silent: list[tuple[int, str, bool]] = []
        self.name = f"/G{len(document.fontMapping) + 1}"
        document.fontMapping[self.name] = self.name
        document.delayedFonts.append(self)

    def code(self, glyph: Glyph) -> int | None:
        """The code of a glyph; None when there are no more."""
        key = (glyph.id, glyph.text, glyph.blank)
        if key not in self._codes:
            silent = len(self._silent)
            if not glyph.text and silent < len(SILENT):
                self._silent.append(key)
                self._codes[key] = SILENT[silent]
            elif len(self._codes) - silent == MOST_CODES:
                return None
            else:
                self._codes[key] = len(self._codes) - silent + 1
        return self._codes[key]

    def width(self, glyph: Glyph) -> float:
        """How far a glyph moves the pen by itself, in parts of the size."""
        return 0.0 if glyph.blank else round(self._shaper.width_of(glyph.id), 4)

    def embed(self, document: Document) -> None:
        """Puts into a document the font with all glyphs that were used."""

        added = document.reference
        glyphs = {glyph for glyph, _, _ in self._codes}
        data = self._shaper.part(glyphs)
        file = added(stream(data, f"/Length1 {len(data)}"))
        glyph_of = {code: glyph for (glyph, _, _), code in self._codes.items()}
        numbers = b"".join(glyph_of.get(code, 0).to_bytes(2, "big") for code in range(max(glyph_of) + 1))
        tag = zlib.crc32(numbers)
        letters = "".join(chr(65 + tag // 26**place % 26) for place in range(6))
        called = f"/{letters}+{self._shaper.name.replace(' ', '')}"
        ascent, descent = self._shaper.measures()
        descriptor = added(
            Ready(
                f"<</Type/FontDescriptor/FontName{called}/Flags 4/FontBBox[-1000 {descent} 2000 {ascent}]/Ascent {ascent}"
                f"/Descent {descent}/CapHeight 660/ItalicAngle 0/StemV 80/FontFile2 {file}>>".encode()
            )
        )
        widths = "".join(
            f"{code}[{round(self._shaper.width_of(glyph) * 1000, 1):g}]"
            for (glyph, _, blank), code in self._codes.items()
            if not blank
        )
        inner = added(
            Ready(
                f"<</Type/Font/Subtype/CIDFontType2/BaseFont{called}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                f"/Supplement 0>>/DW 0/W[{widths}]/CIDToGIDMap {added(stream(numbers))}"
                f"/FontDescriptor {descriptor}>>".encode()
            )
        )
        font = Ready(
            f"<</Type/Font/Subtype/Type0/BaseFont{called}/Encoding/Identity-H/DescendantFonts[{inner}]"
            f"/ToUnicode {added(stream(self._characters()))}>>".encode()
        )
        document.fonts[self.name[1:]] = document.number(font)

    def _characters(self) -> bytes:
        """Which characters each code stands for."""
        told = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text, _), code in self._codes.items()
        ]
        lists = [told[at : at + _TOLD] for at in range(0, len(told), _TOLD)]
        return "\n".join(
            [
                "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def",
                "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange",
                *("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"]) for part in lists),
                "endcmap CMapName currentdict/CMap defineresource pop end end",
            ]
        ).encode()
