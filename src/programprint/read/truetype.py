"""The bytes of a TrueType font → why it cannot be used, before anything else reads it.

What reads fonts later trusts them: it follows every offset, and makes as many characters as a table says that there are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from struct import Struct, error, unpack_from

MOST_TABLES = 200
MOST_CHARACTERS = 400_000
"""In all lists of them: more than Unicode has names for, twice. A font has 65,535 glyphs at most."""
MOST_PARTS = 1_000
"""Of which a glyph is put together, and those again."""
_LEAST = {"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "post": 16, "name": 6, "cmap": 4, "loca": 4, "glyf": 0}
"""The tables that a font must have, and how many bytes of each are read whatever they say."""
_OUTLINES = {"glyf", "loca"}
_EM = range(16, 16_385)
"""Units to the em that a font may have."""
_RESTRICTED = 0x0302
"""Bits of a font that may not be embedded, or not in part."""
_GROUP, _PART = Struct(">LLL"), Struct(">HH")
_WORDS, _SCALE, _MORE, _TWO_SCALES, _FOUR_SCALES = 0x01, 0x08, 0x20, 0x40, 0x80
Tables = dict[str, tuple[int, int]]
"""Start and length of each table, in bytes."""


class Unusable(Exception):  # noqa: N818  (it is no fault of ours)
    """A font that cannot be used. Its text is what is said of it."""


def check(data: bytes) -> None:
    """Raises :class:`Unusable` for a font that is not whole, that lies about itself, or that may not be embedded."""
    try:
        tables = _tables(data)
        _check_rights(data, tables)
        _check_characters(data, tables)
        _check_glyphs(data, tables)
    except error:  # a number that would stand behind the end
        raise Unusable("is not whole: a table points outside it") from None


def _tables(data: bytes) -> Tables:
    """The tables that a font lists, each inside the file and as long as it must be."""
    (count,) = unpack_from(">H", data, 4)
    if count > MOST_TABLES:
        raise Unusable(f"says that it has {count:,} tables")
    tables: Tables = {}
    for number in range(count):
        tag, _, start, length = unpack_from(">4sLLL", data, 12 + 16 * number)
        name = tag.decode("latin-1")
        if start + length > len(data):
            raise Unusable(f"is not whole: its table “{name.strip()}” ends outside the file")
        if not name.isascii() or name in tables:
            raise Unusable(f"lists a table “{name.strip()}” that no font has, or lists it twice")
        tables[name] = start, length
    for name, least in _LEAST.items():
        if name not in tables:
            raise Unusable(f"has no {'outlines' if name in _OUTLINES else 'table'} “{name}”")
        if tables[name][1] < least:
            raise Unusable(f"is not whole: its table “{name}” is too short")
    (em,) = unpack_from(">H", data, tables["head"][0] + 18)
    if em not in _EM:
        raise Unusable(f"says that an em has {em:,} units")
    return tables


def _check_rights(data: bytes, tables: Tables) -> None:
    if "OS/2" in tables and unpack_from(">H", data, tables["OS/2"][0] + 8)[0] & _RESTRICTED:
        raise Unusable("says that it may not be embedded in part, which a PDF needs")


def _check_characters(data: bytes, tables: Tables) -> None:
    """Counts the characters before anybody lists them."""
    start, length = tables["cmap"]
    (count,) = unpack_from(">H", data, start + 2)
    if 4 + 8 * count > length:
        raise Unusable("is not whole: its table “cmap” is too short")
    lists = {unpack_from(">L", data, start + 8 + 8 * number)[0] for number in range(count)}
    many = 0
    for offset in lists:
        many += _characters(data, start + offset)
        if many > MOST_CHARACTERS:
            raise Unusable(f"says that it has {many:,} characters or more; {MOST_CHARACTERS:,} are the most")


def _characters(data: bytes, at: int) -> int:
    """How many characters one list of them goes through, and no fewer than it has stretches of characters."""
    (kind,) = unpack_from(">H", data, at)
    if kind == 2:
        ways = unpack_from(">256H", data, at + 6)
        return sum(1 + unpack_from(">H", data, at + 520 + 8 * way)[0] for way in ways)
    if kind == 4:
        many = unpack_from(">H", data, at + 6)[0] // 2
        ends = unpack_from(f">{many}H", data, at + 14)
        starts = unpack_from(f">{many}H", data, at + 16 + 2 * many)
        return sum(max(end - first + 1, 1) for first, end in zip(starts, ends, strict=True))
    if kind == 10:
        return int(unpack_from(">L", data, at + 16)[0])
    if kind not in (12, 13):
        return 256  # of these no more than a few thousand can be said
    (many,) = unpack_from(">L", data, at + 12)
    if many > MOST_CHARACTERS:
        return int(many)
    groups = memoryview(data)[at + 16 : at + 16 + many * _GROUP.size]
    if len(groups) < many * _GROUP.size:
        raise Unusable("is not whole: its list of characters ends outside the file")
    return sum(max(end - first + 1, 1) for first, end, _ in _GROUP.iter_unpack(groups))


def _check_glyphs(data: bytes, tables: Tables) -> None:
    """Looks where each glyph lies, and of which others it is put together."""
    (many,) = unpack_from(">H", data, tables["maxp"][0] + 4)
    (is_long,) = unpack_from(">H", data, tables["head"][0] + 50)
    if not many:
        raise Unusable("has no glyphs")
    if tables["loca"][1] < (many + 1) * (4 if is_long else 2):
        raise Unusable("is not whole: its table “loca” is too short")
    places = unpack_from(f">{many + 1}{'L' if is_long else 'H'}", data, tables["loca"][0])
    start, length = tables["glyf"]
    made_of: dict[int, array[int]] = {}
    for glyph in range(many):
        first, end = (place if is_long else place * 2 for place in places[glyph : glyph + 2])
        if first == end:
            continue
        if not first + 10 <= end <= length:
            raise Unusable(f"is not whole: glyph {glyph} lies outside its outlines")
        if unpack_from(">h", data, start + first)[0] < 0:
            made_of[glyph] = array("H", _parts(data, start + first + 10, start + end))
            if max(made_of[glyph]) >= many:
                raise Unusable(f"puts glyph {glyph} together from one that it has not")
    _check_parts(made_of)


def _parts(data: bytes, at: int, end: int) -> Iterator[int]:
    """The glyphs of which one is put together."""
    flags = _MORE
    while flags & _MORE:
        if at + 4 > end:
            raise Unusable("is not whole: the parts of a glyph have no end")
        flags, glyph = _PART.unpack_from(data, at)
        yield glyph
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _FOUR_SCALES else 0


def _check_parts(made_of: dict[int, array[int]]) -> None:
    """Refuses a glyph that is a part of itself, or that has more parts, parts of parts counted, than anybody draws."""
    many: dict[int, int] = {}
    try:
        for glyph in TopologicalSorter(made_of).static_order():
            many[glyph] = 1 + sum(many[part] for part in made_of.get(glyph, ()))
            if many[glyph] > MOST_PARTS:
                raise Unusable(f"puts glyph {glyph} together from more than {MOST_PARTS:,} parts")
    except CycleError:
        raise Unusable("has a glyph that is a part of itself") from None
