"""The characters that a document sets → the codes that its pages show them by, and the fonts that it carries for them."""

from __future__ import annotations

from programprint.draw.fonts import font
from programprint.draw.objects import Objects, escaped
from programprint.pages import Face

_ASCII = range(32, 127)
_SPARE = 128
"""Codes 128 to 255 of each font are given to other characters as they come."""
_STAND_IN = ord("?")


class _Codes(dict[int, int]):
    """A table for ``str.translate``: from characters to the number of their font in the high byte and their code in the low."""

    def __init__(self, glyphs: dict[int, int]) -> None:
        super().__init__(zip(_ASCII, _ASCII, strict=True))
        self[0xA0] = 0x20
        self.glyphs = glyphs
        self.others: list[int] = []

    def __missing__(self, character: int) -> int:
        if character not in self.glyphs:
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
        self._font = font(face).face
        self._codes = _Codes(self._font.charToGlyph)

    def runs(self, text: str) -> list[tuple[str, str]]:
        """The text as (name of a font, inside of a PDF string); one run unless it mixes many scripts."""
        if text.isascii() and text.isprintable():
            return [(f"/{self.face}0", escaped(text))]
        coded = text.translate(self._codes)
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
        boxes = [others[start : start + _SPARE] for start in range(0, len(others), _SPARE)] or [[]]
        written = {}
        for index, box in enumerate(boxes):
            codes = [*([0] * 32), *_ASCII, 0] if index == 0 else [0] * _SPARE
            written[f"/{self.face}{index}"] = self._write_font(objects, [*codes, *box], index)
        return written

    def _write_font(self, objects: Objects, characters: list[int], index: int) -> int:
        """One font; *characters* in the order of their codes, 0 for a code that is not used."""
        face = self._font
        program = face.makeSubset(characters)
        name = f"{''.join(chr(ord('A') + int(digit)) for digit in f'{index:06}')}+{face.name.decode()}"
        box = " ".join(f"{edge:g}" for edge in face.bbox)
        descriptor = objects.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {face.flags & ~32 | 4}/FontBBox[{box}]"
            f"/ItalicAngle {face.italicAngle:g}/Ascent {face.ascent:g}/Descent {face.descent:g}"
            f"/CapHeight {face.capHeight:g}/StemV {face.stemV:g}/MissingWidth {face.defaultWidth:g}"
            f"/FontFile2 {objects.stream(program, f'/Length1 {len(program)}')} 0 R>>"
        )
        first = 32 if index == 0 else _SPARE
        widths = " ".join(f"{face.charWidths.get(character, 0):g}" for character in characters[first:])
        meanings = objects.stream(_meanings(characters).encode())
        return objects.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {len(characters) - 1}"
            f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {meanings} 0 R>>"
        )


class Cases(dict[Face, TypeCase]):
    """The type cases of a document, opened when a face is first used."""

    def __missing__(self, face: Face) -> TypeCase:
        self[face] = case = TypeCase(face)
        return case


def _meanings(characters: list[int]) -> str:
    """The ToUnicode table: what each code means to who copies or searches text. A block may hold a hundred lines."""
    lines = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters)
        if character
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    said = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{said}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
