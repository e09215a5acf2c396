"""A TrueType file → the widths and glyphs of its characters, and a file with no more glyphs than a document uses.

It reads the handful of tables that a PDF needs (OpenType specification, “glyf” outlines), because reading whole fonts with a
library takes longer than composing a program.
"""

from __future__ import annotations

import struct
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

_COPIED = ("cvt ", "fpgm", "prep")
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
"""Flags of a part of a composite glyph: its offsets are words, what scales it, and whether another part follows."""


class TrueType:
    """One face. Lengths are in thousandths of the type size."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (count,) = struct.unpack_from(">H", data, 4)
        rows = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
        self._tables = {tag.decode("latin-1"): data[start : start + size] for tag, _, start, size in rows}
        head, hhea, os2 = self._tables["head"], self._tables["hhea"], self._tables["OS/2"]
        self._part: float = 1000 / struct.unpack_from(">H", head, 18)[0]
        self.box = tuple(map(self._scaled, struct.unpack_from(">4h", head, 36)))
        (self._long_offsets,) = struct.unpack_from(">h", head, 50)
        self.ascent, self.descent = map(self._scaled, struct.unpack_from(">2h", hhea, 4))
        self.italic_angle = struct.unpack_from(">l", self._tables["post"], 4)[0] / 65536
        version, _, self.weight = struct.unpack_from(">HhH", os2)
        self.cap_height = self._scaled(struct.unpack_from(">h", os2, 88)[0]) if version >= 2 else self.ascent
        self._groups = _characters(self._tables["cmap"])
        (metrics,) = struct.unpack_from(">H", hhea, 34)
        self._advances = struct.unpack_from(f">{2 * metrics}H", self._tables["hmtx"])[::2]

    def _scaled(self, length: int) -> float:
        return length * self._part

    def glyph(self, character: int) -> int:
        """The number of the glyph of a character, 0 when the face lacks it. A space that does not break is a space."""
        character = 0x20 if character == 0xA0 else character
        first, last, glyph = self._groups[bisect_right(self._groups, (character, sys.maxunicode, 0)) - 1]
        return glyph + character - first if first <= character <= last else 0

    def width(self, character: int) -> float:
        """How far a character moves the pen; one that the face lacks, as far as its box for missing ones."""
        glyph = self.glyph(character)
        return self._scaled(self._advances[min(glyph, len(self._advances) - 1)])

    def subset(self, codes: Mapping[int, int]) -> bytes:
        """A file with the glyphs of the characters that *codes* (0 to 255) stand for. Glyphs keep their numbers."""
        wanted = {code: self.glyph(character) for code, character in codes.items()}
        outlines = self._outlines({0, *wanted.values()})
        count = max(outlines) + 1
        glyf = b""
        offsets: list[int] = []
        metrics = bytearray(4 * count)
        for glyph, outline in sorted(outlines.items()):
            offsets += [len(glyf)] * (glyph + 1 - len(offsets))
            glyf += outline + b"\0" * (-len(outline) % 4)
            struct.pack_into(">Hh", metrics, 4 * glyph, *self._metric(glyph))
        offsets.append(len(glyf))
        first, last = min(wanted), max(wanted)
        listed = [wanted.get(code, 0) for code in range(first, last + 1)]
        size = 10 + 2 * len(listed)
        tables = {
            "cmap": struct.pack(f">4HL5H{len(listed)}H", 0, 1, 1, 0, 12, 6, size, 0, first, len(listed), *listed),
            "glyf": glyf,
            "head": self._tables["head"][:8] + b"\0\0\0\0" + self._tables["head"][12:50] + b"\0\1\0\0",
            "hhea": self._tables["hhea"][:34] + struct.pack(">H", count),
            "hmtx": bytes(metrics),
            "loca": struct.pack(f">{len(offsets)}L", *offsets),
            "maxp": self._tables["maxp"][:4] + struct.pack(">H", count) + self._tables["maxp"][6:],
        }
        tables |= {tag: self._tables[tag] for tag in _COPIED if tag in self._tables}
        return _file(dict(sorted(tables.items())))

    def _metric(self, glyph: int) -> tuple[int, int]:
        """How far a glyph moves the pen, and where its outline begins; the last glyphs may share the first of the two."""
        full, hmtx = len(self._advances), self._tables["hmtx"]
        at = 4 * glyph + 2 if glyph < full else 4 * full + 2 * (glyph - full)
        return self._advances[min(glyph, full - 1)], struct.unpack_from(">h", hmtx, at)[0]

    def _outlines(self, glyphs: set[int]) -> dict[int, bytes]:
        """The outlines of glyphs and of those that they are put together from."""
        loca, glyf = self._tables["loca"], self._tables["glyf"]
        form, step, unit = (">2L", 4, 1) if self._long_offsets else (">2H", 2, 2)
        found: dict[int, bytes] = {}
        rest = list(glyphs)
        while rest:
            glyph = rest.pop()
            if glyph not in found:
                start, end = struct.unpack_from(form, loca, step * glyph)
                found[glyph] = outline = glyf[start * unit : end * unit]
                rest += _parts(outline)
        return found


def _parts(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite one is put together from."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">2H", outline, at)
        yield glyph
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


_Group = tuple[int, int, int]
"""First and last character of a run, and the glyph of the first; those of the others follow."""


def _characters(cmap: bytes) -> list[_Group]:
    """The characters that have a glyph, in order, from the fullest Unicode table there is."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    tables = [struct.unpack_from(">HHL", cmap, 4 + 8 * index) for index in range(count)]
    for kind in ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3)):
        for platform, encoding, start in tables:
            if (platform, encoding) == kind:
                (form,) = struct.unpack_from(">H", cmap, start)
                groups = _in_groups(cmap, start) if form == 12 else _in_segments(cmap, start)
                return [(-1, -1, 0), *groups]
    return [(-1, -1, 0)]


def _in_groups(cmap: bytes, start: int) -> Iterable[_Group]:
    """Format 12: the groups as they are."""
    (count,) = struct.unpack_from(">L", cmap, start + 12)
    return struct.iter_unpack(">3L", cmap[start + 16 : start + 16 + 12 * count])


def _in_segments(cmap: bytes, start: int) -> Iterable[_Group]:
    """Format 4: last and first characters of segments, and what leads from a character to its glyph."""
    double = struct.unpack_from(">H", cmap, start + 6)[0]
    count, at = double // 2, start + 14
    lasts = struct.unpack_from(f">{count}H", cmap, at)
    firsts = struct.unpack_from(f">{count}H", cmap, at + double + 2)
    deltas = struct.unpack_from(f">{count}H", cmap, at + 2 * double + 2)
    shifts = struct.unpack_from(f">{count}H", cmap, at + 3 * double + 2)
    for index, (first, last, delta, shift) in enumerate(zip(firsts, lasts, deltas, shifts, strict=True)):
        for character in range(first, last + 1):
            glyph = character
            if shift:
                place = at + 3 * double + 2 + 2 * index + shift + 2 * (character - first)
                glyph = struct.unpack_from(">H", cmap, place)[0] if place < len(cmap) - 1 else 0
            if (not shift or glyph) and (glyph := (glyph + delta) & 0xFFFF):
                yield character, character, glyph


def _file(tables: Mapping[str, bytes]) -> bytes:
    """The tables as a file: a directory with their sums, then each on a multiple of four."""
    power = len(tables).bit_length() - 1
    directory = [struct.pack(">L4H", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))]
    bodies = []
    at = 12 + 16 * len(tables)
    for tag, table in tables.items():
        body = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(body) // 4}L", body)) & 0xFFFFFFFF
        directory.append(struct.pack(">4s3L", tag.encode(), total, at, len(table)))
        bodies.append(body)
        at += len(body)
    return b"".join(directory + bodies)
