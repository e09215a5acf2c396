"""Some letters of a font → a font file that holds no others, with parts of theirs that are letters themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from struct import pack, unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programprint.draw.source_sans import FontFile

Tables = dict[str, tuple[int, int]]
"""Where each table of a font begins in its file, and how long it is."""

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 8, 32, 64, 128
"""Flags of a part of a glyph: how its place and its scale are written, and whether another part follows."""


def subset_of(face: FontFile, letters: Sequence[int]) -> bytes:
    """The file of a font with the glyphs of these letters, whose codes are their places in the list."""
    order = [0]
    places = {0: 0}
    glyphs = [face.charToGlyph.get(letter, 0) for letter in letters]
    for glyph in glyphs:
        _take(glyph, order, places)
    for glyph in order:  # which grows, as parts are met
        for _, part in _parts(_outline(face, glyph)):
            _take(part, order, places)
    by_letter = dict(zip(letters, (places[glyph] for glyph in glyphs), strict=True))
    outlines = [_renumbered(_outline(face, glyph), places) for glyph in order]
    starts, glyf = _joined(outlines)
    short = (starts[-1] + 1) >> 1 <= 0xFFFF
    full, metrics = _metrics([(face.advances[glyph], face.bearings[glyph]) for glyph in order])
    count = len(letters)
    tables = {tag: _table(face, tag) for tag in ("name", "OS/2", "cvt ", "fpgm", "prep") if tag in face.tables}
    return _file(
        tables
        | {
            "post": b"\x00\x03\x00\x00" + _table(face, "post")[4:16] + bytes(16),
            "hmtx": metrics,
            "hhea": _with(_table(face, "hhea"), 34, full),
            "maxp": _with(_table(face, "maxp"), 4, len(order)),
            "cmap": pack(
                f">{11 + count}H",
                0,
                1,
                1,
                0,
                0,
                12,
                6,
                10 + 2 * count,
                0,
                0,
                count,
                *(by_letter[one] for one in letters),
            ),
            "glyf": glyf,
            "loca": pack(f">{len(starts)}H", *(one >> 1 for one in starts))
            if short
            else pack(f">{len(starts)}L", *starts),
            "head": _with(_table(face, "head"), 50, 0 if short else 1),
        }
    )


def _take(glyph: int, order: list[int], places: dict[int, int]) -> None:
    """Gives a glyph the next place unless it has one."""
    if glyph not in places:
        places[glyph] = len(order)
        order.append(glyph)


def _table(face: FontFile, tag: str) -> bytes:
    start, length = face.tables[tag]
    return face.data[start : start + length]


def _outline(face: FontFile, glyph: int) -> bytes:
    start = face.tables["glyf"][0]
    return face.data[start + face.places[glyph] : start + face.places[glyph + 1]]


def _parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """The glyphs that a glyph is put together from, each with the place of its number; none of one that is drawn itself."""
    if len(outline) <= 2 or unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = unpack_from(">HH", outline, at)
        yield at + 2, part
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _renumbered(outline: bytes, places: Mapping[int, int]) -> bytes:
    """A glyph whose parts go by their new numbers."""
    for at, part in list(_parts(outline)):
        outline = _with(outline, at, places[part])
    return outline


def _joined(outlines: Sequence[bytes]) -> tuple[list[int], bytes]:
    """Where each glyph begins and the last ends, and all of them in a row, each filled up to whole words."""
    starts, found, at = [], [], 0
    for outline in outlines:
        starts.append(at)
        padded = outline + bytes(-(at + len(outline)) % 4)
        found.append(padded)
        at += len(padded)
    return [*starts, at], b"".join(found)


def _metrics(pairs: Sequence[tuple[int, int]]) -> tuple[int, bytes]:
    """Widths and bearings; how many have a width of their own: it is left out of those at the end that are as wide as the one
    before."""
    full = len(pairs)
    while full > 1 and pairs[full - 1][0] == pairs[full - 2][0]:
        full -= 1
    numbers = [number for pair in pairs[:full] for number in pair] + [bearing for _, bearing in pairs[full:]]
    return full, pack(f">{len(numbers)}H", *numbers)


def _with(data: bytes, at: int, number: int) -> bytes:
    """The same with a number of two bytes at a place."""
    return data[:at] + pack(">H", number) + data[at + 2 :]


def _file(tables: Mapping[str, bytes]) -> bytes:
    """A font file of these tables, with its sums."""
    tables = dict(sorted({**tables, "head": tables["head"][:8] + bytes(4) + tables["head"][12:]}.items()))
    count = len(tables)
    step = 1 << count.bit_length() - 1
    header = pack(">lHHHH", 0x00010000, count, 16 * step, step.bit_length() - 1, 16 * (count - step))
    at = 12 + 16 * count
    listed, bodies = [header], []
    for tag, data in tables.items():
        if tag == "head":
            head = at
        listed.append(pack(">4sLLL", tag.encode("latin-1"), _sum(data), at, len(data)))
        bodies.append(data + bytes(-len(data) % 4))
        at += len(bodies[-1])
    made = b"".join([*listed, *bodies])
    return made[: head + 8] + pack(">L", 0xB1B0AFBA - _sum(made) & 0xFFFFFFFF) + made[head + 12 :]


def _sum(data: bytes) -> int:
    """The sum of a table, word by word."""
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = unpack_from(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
