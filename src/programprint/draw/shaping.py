"""Letters that join or stack → glyphs in their places, by HarfBuzz; and the part of a font that they need."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as harfbuzz

from programprint.direction import LEFTWARDS

_REMEMBERED = 1 << 14
"""Words whose glyphs are remembered, a font."""
_NEEDLESS = ("BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap", "name", "post", "meta", "DSIG", "gasp")
"""Tables of a font that a PDF does not ask for."""


class Glyph(NamedTuple):
    """A glyph, the characters that it stands for, and in parts of the size: how far the pen moves on, and where the glyph stands
    from the pen. A *blank* one is not seen: it stands for what another shows along."""

    id: int
    text: str
    advance: float
    x: float = 0.0
    y: float = 0.0
    blank: bool = False


Placed = tuple[int, float, float, float]
"""A glyph with what it moves on and where it stands."""


class Shaped(NamedTuple):
    """A word as it stands on paper, from the left."""

    glyphs: tuple[Glyph, ...]
    width: float


class Shaper:
    """A font file, of a *weight* where it holds several."""

    def __init__(self, path: Path, weight: float = 0.0) -> None:
        self.face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))
        self.font = harfbuzz.Font(self.face)
        self.name = f"{path.stem.partition('[')[0]}-{weight:g}" if weight else path.stem
        self.signs = frozenset(self.face.unicodes)
        self.weight = weight if any(axis.tag == "wght" for axis in self.face.axis_infos) else 0.0
        if self.weight:
            self.font.set_variations({"wght": self.weight})
        self._empty = self.glyph(" ")
        self.shape = lru_cache(maxsize=_REMEMBERED)(self._shape)

    def glyph(self, sign: str) -> int:
        """The glyph of a character that the font has."""
        return int(self.font.get_nominal_glyph(ord(sign)) or 0)

    def width_of(self, glyph: int) -> float:
        """How far the pen moves on after a glyph by itself."""
        return float(self.font.get_glyph_h_advance(glyph)) / float(self.face.upem)

    def _shape(self, word: str) -> Shaped:
        leftwards = bool(LEFTWARDS.match(word))
        buffer = harfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if leftwards else "ltr"
        buffer.language = "und"  # not that of the machine
        harfbuzz.shape(self.font, buffer, {})
        em = float(self.face.upem)
        glyphs: list[tuple[int, int, float, float, float]] = [
            (info.codepoint, info.cluster, place.x_advance / em, place.x_offset / em, place.y_offset / em)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]
        starts = sorted({cluster for _, cluster, *_ in glyphs})
        ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
        found: list[Glyph] = []
        for start in starts[::-1] if leftwards else starts:
            own = [(glyph, on, x, y) for glyph, cluster, on, x, y in glyphs if cluster == start]
            found += _told(own, word[start : ends[start]], leftwards, self._empty)
        return Shaped(tuple(found), sum(glyph.advance for glyph in found))

    def part(self, glyphs: set[int]) -> bytes:
        """The font with these glyphs alone, under their numbers; of one weight. A font with a fault in it stays whole."""
        wanted = harfbuzz.SubsetInput()
        wanted.glyph_set.update(glyphs | {0})
        wanted.unicode_set.clear()
        for table in _NEEDLESS:
            wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode(), "big"))
        wanted.flags = (
            harfbuzz.SubsetFlags.RETAIN_GIDS
            | harfbuzz.SubsetFlags.NO_HINTING
            | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
            | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
        )
        for axis in self.face.axis_infos:
            if axis.tag == "wght" and self.weight:
                wanted.pin_axis_location(self.face, axis.tag, self.weight)
            else:
                wanted.pin_axis_to_default(self.face, axis.tag)
        try:
            return bytes(harfbuzz.subset(self.face, wanted).blob.data)
        except RuntimeError:  # what it says of outlines that do not hold together
            return bytes(self.face.blob.data)

    def measures(self) -> tuple[int, int]:
        """How high and how low its letters reach, in thousandths of the size."""
        extents, em = self.font.get_font_extents("ltr"), self.face.upem
        return round(extents.ascender * 1000 / em), round(extents.descender * 1000 / em)


def _told(glyphs: list[Placed], text: str, leftwards: bool, empty: int) -> list[Glyph]:
    """The glyphs of some characters that belong together, from the left. What runs to the right is said by the first of them. To
    the left each stands for one character, *empty* ones for those that are left or are marks off the baseline: who takes text
    out turns round the characters of a line, not what one glyph says."""
    if not leftwards:
        return [Glyph(glyph, text if not at else "", on, x, y) for at, (glyph, on, x, y) in enumerate(glyphs)]
    left = list(text[::-1])
    told: list[Glyph] = []
    for glyph, on, x, y in glyphs[::-1]:
        told.append(Glyph(glyph, left.pop() if left and not y else "", on, x, y))
    return [*(Glyph(empty, own, 0.0, blank=True) for own in left), *told[::-1]]
