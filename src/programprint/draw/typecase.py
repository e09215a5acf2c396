"""The characters that a document sets → the codes that its pages show them by, and the fonts that it carries for them."""

from __future__ import annotations

from programprint.draw.fonts import NAMES, SOURCE_SANS, font
from programprint.draw.objects import Objects, escaped
from programprint.draw.truetype import TrueType
from programprint.pages import Face

_ASCII = range(32, 127)
_SPARE = 128
"""Codes 128 to 255 of each font are given to other characters as they come."""
_STAND_IN = ord("?")
_REMEMBERED = 1 << 12
"""Texts of which it is remembered how they are shown."""


class _Codes(dict[int, int]):
    """A table for ``str.translate``: from characters to the number of their font in the high byte and their code in the low."""

    def __init__(self, font: TrueType) -> None:
        super().__init__(zip(_ASCII, _ASCII, strict=True))
        self[0xA0] = 0x20
        self.font = font
        self.others: list[int] = []

    def __missing__(self, character: int) -> int:
        if not self.font.glyph(character):
            code = _STAND_IN
        else:
            code = (len(self.others) // _SPARE << 8) + _SPARE + len(self.others) % _SPARE
            self.others.append(character)
        self[character] = code
        return code


class TypeCase:
    """One face in one document. Printable ASCII keeps its codes, so that content stays readable; 128 other characters fit
    into the same font, and every further 128 need one more."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._font = font(face)
        self._codes = _Codes(self._font)
        self._shown: dict[tuple[str, float], tuple[str, float]] = {}

    def shown(self, text: str, size: float) -> tuple[str, float]:
        """The operators that show a text, and how wide it runs. Remembered: the loads of a team are few."""
        key = (text, size)
        if key not in self._shown:
            if len(self._shown) == _REMEMBERED:
                self._shown.clear()
            said = "\n".join([f"{name} {size:g} Tf({inside})Tj" for name, inside in self.runs(text)])
            self._shown[key] = said, SOURCE_SANS.width(text, self.face, size)
        return self._shown[key]

    def runs(self, text: str) -> list[tuple[str, str]]:
        """The text as (name of a font, inside of a PDF string); one run unless it mixes many scripts."""
        if text.isascii() and text.isprintable():
            return [(f"/{self.face}0", escaped(text))]
        coded = text.translate(self._codes)
        if max(coded, default="") < "\u0100":
            return [(f"/{self.face}0", escaped(coded))]
        runs: list[tuple[str, str]] = []
        for character in coded:
            name, byte = f"/{self.face}{ord(character) >> 8}", chr(ord(character) & 0xFF)
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + byte)
            else:
                runs.append((name, byte))
        return [(name, escaped(inside)) for name, inside in runs]

    def write(self, objects: Objects) -> dict[str, int]:
        """Writes the fonts with the characters that were used; their names and object numbers."""
        others = self._codes.others
        written = {f"/{self.face}0": dict(zip(_ASCII, _ASCII, strict=True))}
        for index, character in enumerate(others):
            written.setdefault(f"/{self.face}{index // _SPARE}", {})[_SPARE + index % _SPARE] = character
        return {name: self._write_font(objects, codes, index) for index, (name, codes) in enumerate(written.items())}

    def _write_font(self, objects: Objects, codes: dict[int, int], index: int) -> int:
        """One font; *codes* stand for characters."""
        font = self._font
        file = font.subset(codes)
        name = f"{''.join(chr(ord('A') + int(digit)) for digit in f'{index:06}')}+{NAMES[self.face]}"
        box = " ".join(f"{edge:.0f}" for edge in font.box)
        flags = 4 | (64 if font.italic_angle else 0)
        descriptor = objects.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle {font.italic_angle:g}"
            f"/Ascent {font.ascent:.0f}/Descent {font.descent:.0f}/CapHeight {font.cap_height:.0f}"
            f"/StemV {50 + (font.weight / 65) ** 2:.0f}/FontFile2 {objects.stream(file, f'/Length1 {len(file)}')} 0 R>>"
        )
        first, last = min(codes), max(codes)
        widths = " ".join(f"{font.width(codes[code]) if code in codes else 0:g}" for code in range(first, last + 1))
        meanings = objects.stream(_meanings(codes).encode())
        return objects.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}"
            f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {meanings} 0 R>>"
        )


class Cases(dict[Face, TypeCase]):
    """The type cases of a document, opened when a face is first used."""

    def __missing__(self, face: Face) -> TypeCase:
        self[face] = case = TypeCase(face)
        return case


def _meanings(codes: dict[int, int]) -> str:
    """The ToUnicode table: what each code means to who copies or searches text. A block may hold a hundred lines."""
    lines = [f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>" for code, character in codes.items()]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    said = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{said}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
