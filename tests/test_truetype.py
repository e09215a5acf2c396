"""Font files: the tables that are read say what another reader says, and what is embedded is a font."""

from __future__ import annotations

import struct
from pathlib import Path

import font_source_sans_pro
import pytest
from PIL import ImageFont

from programprint.draw.fonts import NAMES, font
from programprint.draw.truetype import TrueType, _in_segments
from programprint.pages import Face

FACES: tuple[Face, ...] = tuple(NAMES)


def file_of(face: Face) -> Path:
    return Path(font_source_sans_pro.font_directory) / f"{NAMES[face]}.ttf"


@pytest.mark.parametrize("face", FACES)
def test_widths_are_those_that_another_reader_measures(face: Face) -> None:
    measured = ImageFont.truetype(file_of(face), 1000, layout_engine=ImageFont.Layout.BASIC)
    for character in "AaWi09×–·’…Übßł ":
        assert font(face).width(ord(character)) == pytest.approx(measured.getlength(character), abs=1), character


@pytest.mark.parametrize("face", FACES)
def test_figures_are_equally_wide(face: Face) -> None:
    assert len({font(face).width(ord(figure)) for figure in "0123456789"}) == 1


def test_a_character_that_the_face_lacks_has_no_glyph() -> None:
    assert font("regular").glyph(ord("中")) == 0
    assert font("regular").glyph(0x10FFFF) == 0
    assert font("regular").glyph(ord("A")) != 0


@pytest.mark.parametrize("face", FACES)
def test_both_kinds_of_character_table_say_the_same(face: Face) -> None:
    """Fonts without a table for all of Unicode have one for its first 65,536 characters."""
    found = font(face)
    cmap = found._tables["cmap"]
    (count,) = struct.unpack_from(">H", cmap, 2)
    starts = [struct.unpack_from(">HHL", cmap, 4 + 8 * index)[2] for index in range(count)]
    (short,) = {start for start in starts if struct.unpack_from(">H", cmap, start)[0] == 4}
    listed = {first: glyph for first, _, glyph in _in_segments(cmap, short)}
    assert len(listed) > 500
    assert all(found.glyph(character) == glyph for character, glyph in listed.items() if character != 0xA0)


@pytest.mark.parametrize("face", FACES)
def test_a_subset_has_the_outlines_that_were_asked_for_and_no_others(face: Face) -> None:
    """É is put together from parts."""
    wanted = {code: code for code in range(33, 127)} | {200: ord("É"), 201: ord("ß")}
    whole = font(face)
    small = whole.subset(wanted)
    assert len(small) < file_of(face).stat().st_size / 3
    again = _Subset(small)
    for character in wanted.values():
        assert (
            again.outline(whole.glyph(character)) == whole._outlines({whole.glyph(character)})[whole.glyph(character)]
        )
    assert again.outline(whole.glyph(ord("Þ"))) == b""
    assert again.codes == {code: whole.glyph(character) for code, character in wanted.items()}
    assert again.advance(whole.glyph(ord("W"))) == whole.width(ord("W"))


class _Subset(TrueType):
    """A subset read back: it keeps only what a PDF needs, so its tables are looked at one by one."""

    def __init__(self, data: bytes) -> None:
        (count,) = struct.unpack_from(">H", data, 4)
        rows = [struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count)]
        self._tables = {tag.decode(): data[start : start + size] for tag, _, start, size in rows}
        for tag, total, start, size in rows:
            padded = data[start : start + size + -size % 4]
            assert sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF == total, tag
        cmap = self._tables["cmap"]
        first, number = struct.unpack_from(">2H", cmap, 18)
        listed = struct.unpack_from(f">{number}H", cmap, 22)
        self.codes = {first + index: glyph for index, glyph in enumerate(listed) if glyph}

    def outline(self, glyph: int) -> bytes:
        if 4 * glyph + 8 > len(self._tables["loca"]):
            return b""
        start, end = struct.unpack_from(">2L", self._tables["loca"], 4 * glyph)
        return self._tables["glyf"][start:end]

    def advance(self, glyph: int) -> int:
        (advance,) = struct.unpack_from(">H", self._tables["hmtx"], 4 * glyph)
        return int(advance)
