"""Files that mean harm, or are only broken, by name; and a process that builds each of them with bounded time and memory.

Every file is a program unless its name says otherwise; ``exercises/``, ``layouts/``, fonts and rosters come with one.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import sys
import traceback
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import font_source_sans_pro

Content = str | bytes | Callable[[], str | bytes]
"""What is in a file; or what makes it, where it is large."""

PROGRAM = """title: T
weeks: 1
sessions:
  - name: A
    exercises:
      - exercise: glute-bridge
        do: 3x10
"""


def with_(old: str, new: str) -> str:
    """The plain program with one part of it replaced."""
    assert old in PROGRAM
    return PROGRAM.replace(old, new)


def titled(title: str) -> str:
    return with_("title: T", f"title: {title}")


def done(do: str) -> str:
    return with_("do: 3x10", f"do: {do}")


def bomb(levels: int, width: int, text: str = "x") -> str:
    """Aliases to aliases: *width* to the power of *levels* values."""
    lines = [f"a0: &a0 [{', '.join([text] * width)}]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n" + PROGRAM


def doing(block: str) -> str:
    """The plain program with another block in the place of its exercise."""
    return with_("exercise: glute-bridge\n        do: 3x10", block.replace("; ", "\n        "))


def large(weeks: int, sessions: int, exercises: int, do: str = "50x10") -> str:
    entries = "".join(f"      - {{exercise: glute-bridge, do: {do}}}\n" for _ in range(exercises))
    days = "".join(f"  - name: S{n}\n    exercises:\n{entries}" for n in range(sessions))
    return f"title: T\nweeks: {weeks}\nsessions:\n{days}"


def png(width: int, height: int) -> bytes:
    """A PNG that says it has so many dots, and has hardly any."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'
NAMES = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row><c t="inlineStr"><is><t>Ada</t></is></c></row>'
_RELATED = '<Relationship Id="{0}" Type="http://x/{1}" Target="{2}"/>'
PARTS = {
    "_rels/.rels": f"<Relationships>{_RELATED.format('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>",
    "xl/workbook.xml": '<workbook><sheets><sheet name="Team" sheetId="1" id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": "<Relationships>"
    + _RELATED.format("r1", "worksheet", "worksheets/sheet1.xml")
    + _RELATED.format("r2", "sharedStrings", "sharedStrings.xml")
    + _RELATED.format("r3", "styles", "styles.xml")
    + "</Relationships>",
}


def xlsx(
    rows: str = NAMES, after: str = "", method: int = zipfile.ZIP_DEFLATED, twice: bool = False, **parts: str | None
) -> bytes:
    """A workbook of some kilobytes, with parts in the place of the plain ones or beside them."""
    named = {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
    known = PARTS | {"xl/worksheets/sheet1.xml": SHEET.format(rows, after)} | named
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as packed:
        warnings.simplefilter("ignore", UserWarning)
        for name, text in [*known.items()] * (2 if twice else 1):
            if text is not None:
                packed.writestr(name, text)
    return out.getvalue()


def figure(number: str, style: str = "") -> bytes:
    """A workbook with an athlete and a number."""
    head = '<row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Glute bridge</t></is></c></row>'
    return xlsx(
        f'{head}<row><c t="inlineStr"><is><t>Ada</t></is></c><c s="0"><v>{number}</v></c></row>',
        xl__styles=f'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="{style}"/></numFmts>'
        '<cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>',
    )


def listed(count: int) -> bytes:
    """A zip with so many parts of which nothing but the list is there."""
    part = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    body = b"".join(part[:28] + struct.pack("<H", 7) + part[30:] + b"%07d" % number for number in range(count))
    return b"PK\x03\x04" + body + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(body), 4, 0)


PROGRAMS: dict[str, str | bytes] = {
    "alias-bomb": bomb(12, 9),
    "alias-bomb-of-text": "a: &a " + "x" * 9_000 + "\nb: [" + ", ".join(["*a"] * 100_000) + "]\n" + PROGRAM,
    "recursion": titled("&t [*t]"),
    "recursion-of-a-map": PROGRAM + "defaults: &d {tips: *d}\n",
    "merge-of-itself": "a: &a\n  <<: *a\n" + PROGRAM,
    "merge-keys": "x: &x {weeks: 1}\n<<: *x\n" + with_("weeks: 1\n", ""),
    "merge-of-nothing": "<<: 3\n" + PROGRAM,
    "deep-lists": titled("[" * 10_000 + "]" * 10_000),
    "deep-maps": titled("{a: " * 10_000 + "}" * 10_000),
    "deep-indentation": "".join(" " * n + "a:\n" for n in range(3_000)),
    "100-MB": PROGRAM + "#" + "x" * 100_000_000,
    "large-note": PROGRAM + "note: " + "x " * 2_000_000,
    "billion-sets": done("1000000000x10"),
    "billion-sets-long-form": with_("do: 3x10", "sets: 1000000000\n        reps: 10"),
    "billion-weeks-in-a-map": done("{1-1000000000: 3x10}"),
    "10000-weeks": with_("weeks: 1", "weeks: 10000"),
    "weeks-without-end": with_("weeks: 1", "weeks: " + "9" * 5_000),
    "10000-labels": with_("weeks: 1", "weeks: [" + "a, " * 10_000 + "a]"),
    "million-character-title": titled("N" * 1_000_000),
    "million-character-name": with_("name: A", "name: " + "N" * 1_000_000),
    "long-exercise-name": with_("exercise: glute-bridge", "exercise: glute-bridge\n        name: " + "N" * 299),
    "long-words-everywhere": titled("N" * 299) + "note: " + "W" * 9_999 + "\ngoal: " + "G" * 9_999 + "\n",
    "long-prescription": done(", ".join(["3x10"] * 200_000)),
    "long-number": done("3x" + "9" * 9_000),
    "many-sets": large(50, 50, 50),
    "many-sets-within-the-entries": large(104, 6, 40),
    "a-week-of-many-sessions": large(1, 3_000, 1, "1x1"),
    "many-fields": PROGRAM + "".join(f"k{n}: v\n" for n in range(20_000)),
    "many-faults": with_("do: 3x10", "do: 3x10\n        tips: [" + "{a: b}, " * 20_000 + "]"),
    "nul": titled("T\0x"),
    "control-characters": titled('"T\\x01\\x1b[2J\\x7f\\x9b"'),
    "raw-escape": titled("T\x1b[31m"),
    "bidi": titled("abc\u202e\u2066def\u2069 \u200f\u061c"),
    "zero-width": titled("a\u200b\u200d\u2060\ufeffb\u00ad"),
    "nothing-to-see": titled('"\\u200b\\u2060"'),
    "combining-marks": titled("e" + "\u0301" * 250),
    "emoji": titled("🏋️‍♀️ \U0001f3fb 👩‍👩‍👧‍👦"),
    "private-use": titled("\ue000\U000f0000"),
    "escaped-surrogate": titled('"\\ud800"'),
    "lone-surrogate": titled("\ud800").encode("utf-8", "surrogatepass"),
    "bom": b"\xef\xbb\xbf" + PROGRAM.encode(),
    "two-boms": b"\xef\xbb\xbf\xef\xbb\xbf" + PROGRAM.encode(),
    "utf-16": PROGRAM.encode("utf-16"),
    "utf-32": PROGRAM.encode("utf-32"),
    "latin-1": titled("Übung").encode("latin-1"),
    "cr": PROGRAM.replace("\n", "\r"),
    "crlf": PROGRAM.replace("\n", "\r\n"),
    "mixed-line-ends": "\r\n".join(PROGRAM.split("\n", 3)[:3]) + "\r" + PROGRAM.split("\n", 3)[3],
    "other-line-ends": titled("T\x85x\u2028y\u2029z"),
    "tag": titled("!!python/object/apply:os.system ['touch pwned']"),
    "tag-new": titled("!!python/object/new:subprocess.Popen [[touch, pwned]]"),
    "tag-of-a-map": "!!python/object:builtins.dict\n" + PROGRAM,
    "binary-tag": titled("!!binary aGVsbG8="),
    "directive": "%YAML 9.9\n%TAG ! tag:evil,2000:\n---\n" + PROGRAM,
    "two-documents": PROGRAM + "---\n" + PROGRAM,
    "duplicate": PROGRAM + "title: again\n",
    "field-like-a-mark": PROGRAM + "~no: 1\n",
    "week-like-a-mark": done("{~list: 3x10, ~map: 3x10}"),
    "complex-key": PROGRAM + "? [a, b]\n: c\n",
    "nan": PROGRAM + "rounding: .nan\n",
    "nan-of-python": PROGRAM + "rounding: nan\n",
    "infinity": PROGRAM + "rounding: inf\n",
    "tiny-rounding": done("3x10 @ 50%") + "rounding: 1e-300\nmaxes: {glute-bridge: 100kg}\n",
    "tiny-plates": done("3x10 @ 50%") + "plates: [1e-300]\nmaxes: {glute-bridge: 100kg}\n",
    "huge-max": PROGRAM + "maxes: {glute-bridge: 1e999kg}\n",
    "long-max": PROGRAM + "maxes: {glute-bridge: " + "9" * 5_000 + "kg}\n",
    "negative-sets": with_("do: 3x10", "sets: -3\n        reps: 10"),
    "negative-reps": done("3x-10"),
    "zero": done("0x0"),
    "other-figures": done("٣x١٠"),
    "other-figures-of-weeks": with_("weeks: 1", "weeks: ٣"),
    "full-width-figures": done("３ｘ１０"),
    "roman-figures": with_("weeks: 1", "weeks: Ⅳ"),
    "underscored-figures": with_("weeks: 1", "weeks: 1_0"),
    "superscript": done("3x10²"),
    "climb-without-end": done("3x10 +9999 reps/week @ 60kg +999999kg/session"),
    "empty": b"",
    "only-comments": "# nothing\n",
    "bytes": bytes(range(256)) * 100,
    "zeros": b"\0" * 100_000,
    "a-pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n",
    "open-quote": titled('"T'),
    "tabs": PROGRAM.replace("    ", "\t"),
    "library-of-the-root": PROGRAM + "library: [/]\n",
    "library-above": PROGRAM + "library: [../../..]\n",
    "library-of-nul": PROGRAM + 'library: ["a\\0b"]\n',
    "library-without-end": PROGRAM + "library: [" + "x" * 9_000 + "]\n",
    "library-of-windows": PROGRAM + "library: ['C:\\Windows', '\\\\server\\share']\n",
    "exercise-of-a-path": with_("exercise: glute-bridge", "exercise: ../../etc/passwd"),
    "exercise-of-nul": with_("exercise: glute-bridge", 'exercise: "a\\0b"'),
    "exercise-without-end": with_("exercise: glute-bridge", "exercise: " + "x" * 9_999),
    "circuit-of-circuits": doing("circuit: &c; - circuit: *c"),
    "emom-without-end": doing("emom: 999999 min; exercises: [{exercise: plank, do: 1}]"),
    "rounds-without-end": doing("circuit: [{exercise: plank, do: 1}]; rounds: 999999999"),
    "ladder-without-end": doing("for_time: 1 to 1000000000; exercises: [{exercise: plank}]"),
    "intervals-without-end": doing("intervals: 99999999; work: 20s; exercises: [{exercise: plank}]"),
    "schedule-without-end": PROGRAM + "schedule: [" + ", ".join(["A"] * 60_000) + "]\n",
}
"""Programs by name."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
PICTURES: dict[str, tuple[str, str | bytes]] = {
    "no-picture": ("a.png", b"this is no picture"),
    "half-a-picture": ("a.png", png(10, 10)[:50]),
    "bomb": ("a.png", png(60_000, 60_000)),
    "thin-bomb": ("a.png", png(2_000_000_000, 1)),
    "text-bomb": ("a.png", png(2, 2)[:-12] + b"\xff" * 100),
    "no-jpeg": ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 1_000),
    "entities": (
        "a.svg",
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + SVG.format("<text>&b;</text>"),
    ),
    "entity-of-a-file": (
        "a.svg",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&a;</text>"),
    ),
    "entities-utf-16": (
        "a.svg",
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<title>&a;</title>")).encode("utf-16"),
    ),
    "image-from-afar": ("a.svg", SVG.format('<image xlink:href="http://localhost:9/a.png" width="9" height="9"/>')),
    "image-of-a-file": ("a.svg", SVG.format('<image href="file:///etc/passwd" width="9" height="9"/>')),
    "use-from-afar": ("a.svg", SVG.format('<use xlink:href="http://localhost:9/a.svg#a"/>')),
    "style-from-afar": ("a.svg", SVG.format('<style>@import "http://localhost:9/a.css";</style><path d="M0 0h9"/>')),
    "script": ("a.svg", SVG.format("<script>alert(1)</script>")),
    "steps": ("a.svg", SVG.format('<path d="M0 0' + "h1" * 200_000 + '"/>')),
    "arcs": ("a.svg", SVG.format('<path d="M0 0' + "a1 1 0 0 1 1 1" * 90_000 + '"/>')),
    "arcs-without-spaces": ("a.svg", SVG.format('<path d="M0 0a' + "1 1 0 011-1" * 400_000 + '"/>')),
    "smooth-curves": ("a.svg", SVG.format('<path d="M0 0t' + "1 1 " * 900_000 + "s" + "1 1 1 1 " * 200_000 + '"/>')),
    "polygons": ("a.svg", SVG.format(f'<polygon points="{"1 1 " * 900_000}"/>')),
    "circles": ("a.svg", SVG.format('<circle r="1"/>' * 600_000)),
    "groups": ("a.svg", SVG.format("<g/>" * 2_000_000)),
    "nothing-but-moves": ("a.svg", SVG.format(f'<path d="{"M0 0" * 2_000_000}"/>')),
    "transforms": (
        "a.svg",
        SVG.format(f'<g transform="{"scale(1)" * 1_000}">' + '<path d="M0 0h9"/>' * 60_000 + "</g>"),
    ),
    "transforms-of-transforms": (
        "a.svg",
        SVG.format('<g transform="scale(1)">' * 900 + '<path d="M0 0h9"/>' * 60_000 + "</g>" * 900),
    ),
    "transform-without-end": ("a.svg", SVG.format(f'<path d="M0 0h9" transform="{"scale(" * 1_000_000}"/>')),
    "attributes": (
        "a.svg",
        SVG.format("<g " + "".join(f'a{n}="" ' for n in range(90_000)) + ">" + '<path d="M0 0h9"/>' * 60_000 + "</g>"),
    ),
    "styles": (
        "a.svg",
        SVG.format(f"<style>*{{{'a:b;' * 5_000}}}</style>" + '<path class="a" d="M0 0h9"/>' * 60_000),
    ),
    "styles-of-one-class": (
        "a.svg",
        SVG.format(f"<style>.a{{{'a:b;' * 5_000}}}</style><path class='{'a ' * 900_000}' d='M0 0h9'/>"),
    ),
    "style-without-end": ("a.svg", SVG.format(f"<style>{'a' * 5_000_000}</style><path d='M0 0h9'/>")),
    "deep": ("a.svg", SVG.format("<g>" * 20_000 + "</g>" * 20_000)),
    "arcs-of-nothing": ("a.svg", SVG.format('<path d="M0 0 A 1e308 1e308 0 1 1 1e308 1e308 A nan inf 0 0 0 1 1"/>')),
    "no-size": ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 -9"><path d="M0 0h9"/></svg>'),
    "up": ("../a.png", png(2, 2)),
    "root": ("/etc/passwd", b""),
    "url": ("http://localhost:9/a.png", b""),
}
"""Pictures by name: what the exercise calls it, and its bytes."""

EXERCISES: dict[str, str] = {
    "name-without-end": "name: " + "N" * 1_000_000,
    "long-name": "name: " + "N" * 299,
    "a-book": "name: Hop\ntips: [" + ", ".join(["word " * 1_900] * 400) + "]",
    "many-tips": "name: Hop\ntips: [" + ", ".join(["x"] * 8_000) + "]",
    "one-word-tips": "name: Hop\ntips: [" + "W" * 9_999 + "]",
    "short-cues": "name: Hop\ntips: [{text: a, short: " + "W" * 9_999 + "}]",
    "shares": "name: Hop\nmuscles: [{name: a, share: .nan}, {name: b, share: -1}, {name: c, share: 1e308}]",
    "javascript": "name: Hop\nvideo: 'javascript:alert(1)'",
    "file-link": "name: Hop\nvideo: 'file:///etc/passwd'",
    "broken-link": "name: Hop\nvideo: 'https://[::1'",
    "itself": "name: Hop\npercent_of: hop\nload: 50%",
    "tag": "name: !!python/name:os.system x",
    "list": "- name: Hop",
}
"""Exercises by name; the program does ``hop``."""

FONT = Path(font_source_sans_pro.font_directory, "SourceSansPro-Regular.ttf").read_bytes()


def tables(font: bytes) -> dict[bytes, tuple[int, int]]:
    """Start and length of each table of a whole font."""
    (count,) = struct.unpack_from(">H", font, 4)
    listed = [struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count)]
    return {tag: (start, length) for tag, _, start, length in listed}


def font(**changed: bytes | None) -> bytes:
    """The shipped font with other tables, or without them."""
    kept = {tag: FONT[start : start + length] for tag, (start, length) in tables(FONT).items() if tag != b"DSIG"}
    said = {tag.encode(): data for tag, data in changed.items()}
    known = {tag: data for tag, data in (kept | said).items() if data is not None}
    head, body, at = struct.pack(">LHHHH", 0x10000, len(known), 0, 0, 0), b"", 12 + 16 * len(known)
    for tag, data in sorted(known.items()):
        head += struct.pack(">4sLLL", tag, 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body


def written(tag: str, at: int, new: bytes) -> bytes:
    """The shipped font with other bytes in one table."""
    start, length = tables(FONT)[tag.encode()]
    return font(**{tag: FONT[start : start + at] + new + FONT[start + at + len(new) : start + length]})


def characters(*lists: bytes, repeated: int = 1) -> bytes:
    """The shipped font with other lists of characters, each named so many times."""
    head, at = struct.pack(">HH", 0, len(lists) * repeated), 4 + 8 * len(lists) * repeated
    for said in lists:
        head += struct.pack(">HHL", 3, 10, at) * repeated
        at += len(said)
    return font(cmap=head + b"".join(lists))


def stretches(*groups: tuple[int, int, int], kind: int = 12) -> bytes:
    """A list of characters by first, last and glyph."""
    return struct.pack(">HHLLL", kind, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(
        struct.pack(">LLL", *group) for group in groups
    )


def segments(count: int) -> bytes:
    """A list of characters in which every stretch is all of them."""
    ends, starts = b"\xff\xff" * count, b"\0\0" * count
    return struct.pack(">7H", 4, 0xFFFF, 0, count * 2, 0, 0, 0) + ends + b"\0\0" + starts * 3


def glyph(data: bytes) -> bytes:
    """The shipped font with another glyph in the place of the first, of which the others have the place as well."""
    (many,) = struct.unpack_from(">H", FONT, tables(FONT)[b"maxp"][0] + 4)
    data += bytes(-len(data) % 4)
    places = struct.pack(f">{many + 1}L", 0, *[len(data)] * many)
    return font(glyf=data, loca=places, head=_far_places())


def _far_places() -> bytes:
    """The head of the shipped font, which then gives the place of a glyph in four bytes."""
    start, length = tables(FONT)[b"head"]
    return FONT[start : start + 50] + b"\0\1" + FONT[start + 52 : start + length]


_PARTS = struct.pack(">hhhhh", -1, 0, 0, 9, 9)
FONTS: dict[str, bytes] = {
    "no-outlines": font(glyf=None),
    "no-places": font(loca=None),
    "no-names": font(name=None),
    "no-characters": font(cmap=None),
    "empty-tables": font(head=b"", hhea=b"", maxp=b"", post=b""),
    "nothing-but-a-head": b"\0\1\0\0" + b"\0" * 200,
    "a-start": b"\0\1\0\0",
    "65535-tables": b"\0\1\0\0\xff\xff" + b"\0" * 2_000_000,
    "half": FONT[: len(FONT) // 2],
    "tables-outside": FONT[:4] + FONT[4:300].replace(b"glyf", b"glyf\xff\xff\xff\xff\xff\xff\xff\xff") + FONT[300:],
    "four-billion-characters": characters(stretches((0, 0xFFFFFFFF, 1))),
    "four-billion-characters-of-one-glyph": characters(stretches((0, 0xFFFFFFFF, 1), kind=13)),
    "four-billion-stretches": characters(struct.pack(">HHLLL", 12, 0, 16, 0, 0xFFFFFFFF)),
    "stretches-on-end": characters(stretches(*[(32, 120_000, 1)] * 10_000)),
    "stretches-of-nothing": characters(stretches(*[(9, 1, 1)] * 390_000), repeated=190),
    "segments-upon-segments": characters(segments(8_000)),
    "65535-lists": characters(segments(100), repeated=65_535),
    "list-outside": font(cmap=struct.pack(">HHHHL", 0, 1, 3, 1, 0xFFFFFFF0)),
    "array-without-end": characters(struct.pack(">HHLLLL", 10, 0, 0, 0, 0, 0xFFFFFFFF) + bytes(2_000_000)),
    "two-bytes-a-character": characters(struct.pack(">HHH", 2, 0xFFFF, 0) + b"\0\1" * 256 + b"\xff\xff" * 50_000),
    "characters-without-glyphs": characters(stretches((32, 40_000, 60_000))),
    "no-glyphs": written("maxp", 4, b"\0\0"),
    "65535-glyphs": written("maxp", 4, b"\xff\xff"),
    "no-em": written("head", 18, b"\0\0"),
    "small-em": written("head", 18, b"\0\x10"),
    "unknown-places": written("head", 50, b"\0\7"),
    "no-widths": written("hhea", 34, b"\0\0"),
    "65535-widths": written("hhea", 34, b"\xff\xff"),
    "all-of-no-width": font(hmtx=bytes(2 * tables(FONT)[b"hmtx"][1])),
    "all-as-wide-as-can-be": font(hmtx=b"\xff" * 2 * tables(FONT)[b"hmtx"][1]),
    "not-to-be-embedded": written("OS/2", 8, b"\0\2"),
    "part-of-itself": glyph(_PARTS + struct.pack(">HHH", 0x0, 0, 0)),
    "parts-without-end": glyph(_PARTS + struct.pack(">HHH", 0x20, 1, 0) * 5_000),
    "parts-that-are-cut-off": glyph(_PARTS + struct.pack(">HHH", 0x20, 1, 0)),
    "part-that-is-none": glyph(_PARTS + struct.pack(">HHH", 0x0, 0xFFFF, 0)),
    "short-glyph": glyph(b"\xff\xff\0\0"),
    "names-without-end": written("name", 2, b"\xff\xff\xff\xff"),
    "no-title": written("name", 0, b"\0\0\0\0\0\6"),
}
"""Fonts by name; the layout prints in them."""

LAYOUTS: dict[str, str | bytes] = {
    "itself": "extends: mine",
    "cycle": "extends: other",
    "unknown": "extends: nothing-of-the-kind",
    "path-up": "extends: ../../secret.yaml",
    "path-of-the-root": "extends: /etc/passwd.yaml",
    "nul": 'extends: "a\\0b.yaml"',
    "zero-paper": "extends: handout\npaper: 0mm x 0mm",
    "negative-paper": "extends: handout\npaper: -10mm x 100mm",
    "paper-without-end": "extends: handout\npaper: 999999999999mm x 99999999999999mm",
    "negative-margin": "extends: handout\nmargins: {top: -12mm}",
    "margins-that-leave-nothing": "extends: handout\nmargins: {inside: 500mm}",
    "zero-type": "extends: handout\ntype: {body: 0pt}",
    "huge-type": "extends: handout\ntype: {display: 9999999pt, body: 500pt}",
    "zero-line": "extends: handout\nline: {least: 0mm, most: 0mm}",
    "huge-line": "extends: handout\nline: {least: 900mm, most: 900mm}",
    "zero-columns": "extends: handout\ncues: {columns: 0}",
    "columns-that-cannot-fit": "extends: handout\ncues: {columns: 1000000}",
    "gutter-that-cannot-fit": "extends: handout\ncues: {columns: 2, gutter: 900mm}",
    "words-that-cannot-fit": "extends: handout\nlog: {words: 900mm}",
    "zero-box": "extends: handout\nlog: {box: 0mm}",
    "nan": "extends: handout\nlog: {words: .nan}",
    "exponent": "extends: handout\nlog: {words: 1e400mm}",
    "digits": "extends: handout\nlog: {words: " + "9" * 5_000 + "mm}",
    "font-of-the-root": "extends: handout\nfonts: {regular: /etc/passwd}",
    "font-up": "extends: handout\nfonts: {regular: ../../font.ttf}",
    "font-that-is-none": "extends: handout\nfonts: {regular: mine.yaml}",
    "no-sides": "extends: handout\nweek: []\nprogram: []",
    "sides-without-end": "extends: handout\nweek: [" + "log, " * 5_000 + "log]",
    "cards": "extends: cues\ncards: {per_page: 0}",
    "card-of-no-weeks": "extends: card\ncard: {weeks: 0, words: 0mm, column: 0mm}",
    "card-of-all-weeks": "extends: card\ncard: {weeks: 1000000000}",
    "rack-of-rows": "extends: rack\nrack: {rows: 1000000000}",
    "rack-of-no-rows": "extends: rack\nrack: {rows: 0}",
    "rack-of-cells": "extends: rack\nrack: {cell: 0mm, name: 0mm, target: 0mm}",
    "wall-from-the-moon": "extends: wall\nwall: {distance: 384400000m}",
    "coach-without-bars": "extends: coach\ncoach: {plot: 0mm, bar: 0mm, column: 0mm, words: 0mm}",
    "bytes": bytes(range(256)),
}
"""Layouts by name; the program is printed with ``layouts/mine.yaml``."""

BRANDS: dict[str, Content] = {
    "empty": b"",
    "list": "- name: Gym",
    "bytes": bytes(range(256)),
    "long-name": f"name: {'Gym ' * 5_000}",
    "endless-word": f"name: {'G' * 50_000}",
    "controls": 'name: "A\\x1b[31m\\x07B"\nline: "\\u202eabc"',
    "emoji": "name: 🏋️‍♀️\nfooter: 漢字",
    "odd-colours": "accent: '#ggg'\nname: Gym",
    "white": "accent: '#ffffff'",
    "comment-for-a-colour": "accent: #1b5e20",
    "foot-of-a-page": f"footer: {'Wipe the bench. ' * 500}",
    "logo-of-folder": "logo: .",
    "logo-above": "logo: ../../../etc/passwd",
    "logo-of-program": "logo: p.yaml",
    "logo-that-is-none": "logo: none.svg",
    "logo-that-calls-itself": "logo: brand.yaml",
    "unknown-fields": "nmae: Gym\ncolour: red",
    "nested": "name: {name: {name: Gym}}",
}
"""Brands by name; the program is printed with ``brand.yaml`` beside it."""

ROSTERS: dict[str, tuple[str, Content]] = {
    "empty": ("team.csv", b""),
    "bytes": ("team.csv", bytes(range(256)) * 50),
    "nul": ("team.csv", "Name\nA\0B\n"),
    "open-quote": ("team.csv", 'Name\n"A\n' + "B\n" * 1_000),
    "one-long-row": ("team.csv", "Name\nA" + "," * 900_000 + "\n"),
    "wide-and-long": ("team.csv", "Name" + "," * 50_000 + "\n" + "A\n" * 50_000),
    "long-cell": ("team.csv", "Name,Note\nA," + "x" * 100_000 + "\n"),
    "longest-cell": ("team.csv", "Name,Note\nA," + "x" * 1_000_000 + "\n"),
    "long-name": ("team.csv", "Name\n" + "N" * 5_000 + "\n"),
    "controls": ("team.csv", "Name\nA\x1b[31m\x07B\n"),
    "bidi": ("team.csv", "Name\n\u202eabc\u200f\n"),
    "emoji": ("team.csv", "Name\n🏋️‍♀️\n"),
    "same-by-form": ("team.csv", "Name\nZoë\nZoe\u0308\n"),
    "formula": ("team.csv", "Name\n=cmd|' /C calc'!A0\n@SUM(1)\n"),
    "odd-loads": ("team.csv", "Name,Glute bridge\nA,1e999\nB,-5\nC,nan\nD,٣\nE," + "9" * 400 + "\n"),
    "no-xlsx": ("team.xlsx", b"PK\x03\x04 nothing"),
    "swollen": ("team.xlsx", lambda: xlsx(" " * 200_000_000)),
    "xlsx-with-merges": ("team.xlsx", lambda: xlsx(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "xlsx-of-many-merges": ("team.xlsx", lambda: xlsx(after="<m>" + '<mergeCell ref="A1:B9"/>' * 1_000_000 + "</m>")),
    "xlsx-of-empty-cells": ("team.xlsx", lambda: xlsx("<row>" + "<c/>" * 4_800_000 + "</row>")),
    "xlsx-of-empty-rows": ("team.xlsx", lambda: xlsx("<row/>" * 7_000_000)),
    "xlsx-of-cells-in-one-place": ("team.xlsx", lambda: xlsx('<row><c r="A1"><v>1</v></c></row>' * 1_000_001)),
    "xlsx-far-corner": ("team.xlsx", lambda: xlsx(NAMES + '<row><c r="XFD90000"><v>1</v></c></row>')),
    "xlsx-beyond-the-corner": (
        "team.xlsx",
        lambda: xlsx(NAMES + '<row r="999999999999"><c r="ZZZ9999999"><v>1</v></c></row>'),
    ),
    "xlsx-row-of-digits": ("team.xlsx", lambda: xlsx(f'<row r="{"9" * 9_000}"><c><v>1</v></c></row>')),
    "xlsx-row-0": ("team.xlsx", lambda: xlsx('<row r="0"><c><v>1</v></c></row>')),
    "xlsx-size-that-is-none": ("team.xlsx", lambda: xlsx(NAMES, "<dimension ref='A1:XFD1048576'/>")),
    "xlsx-large-number": ("team.xlsx", lambda: figure("1" + "0" * 22)),
    "xlsx-larger-number": ("team.xlsx", lambda: figure("1E22")),
    "xlsx-largest-number": ("team.xlsx", lambda: figure("1.7E308", "0.0%")),
    "xlsx-number-beyond": ("team.xlsx", lambda: figure("1E999")),
    "xlsx-number-of-digits": ("team.xlsx", lambda: figure("9" * 9_000)),
    "xlsx-no-number": ("team.xlsx", lambda: figure("NaN")),
    "xlsx-day-beyond": ("team.xlsx", lambda: figure("1E15", "yyyy-mm-dd")),
    "xlsx-day-before": ("team.xlsx", lambda: figure("-1E7", "yyyy-mm-dd")),
    "xlsx-time-beyond": ("team.xlsx", lambda: figure("1E300", "[h]:mm")),
    "xlsx-long-format": ("team.xlsx", lambda: figure("1", "&quot;[" * 2_000_000)),
    "xlsx-lzma": ("team.xlsx", lambda: xlsx(method=zipfile.ZIP_LZMA)),
    "xlsx-bzip2": ("team.xlsx", lambda: xlsx(method=zipfile.ZIP_BZIP2)),
    "xlsx-parts-twice": ("team.xlsx", lambda: xlsx(twice=True)),
    "xlsx-of-parts": ("team.xlsx", lambda: listed(900_000)),
    "xlsx-without-sheets": ("team.xlsx", lambda: xlsx(xl__workbook="<workbook/>")),
    "xlsx-without-its-sheet": ("team.xlsx", lambda: xlsx(xl__worksheets__sheet1=None)),
    "xlsx-of-sheets": (
        "team.xlsx",
        lambda: xlsx(xl__workbook="<workbook>" + '<sheet name="A" id="r1"/>' * 900_000 + "</workbook>"),
    ),
    "xlsx-of-names": (
        "team.xlsx",
        lambda: xlsx(xl__workbook="<workbook><definedName>" + "".join(f"<n{n}/>" for n in range(3_000_000))),
    ),
    "xlsx-of-attributes": ("team.xlsx", lambda: xlsx("<row " + "".join(f'a{n}=""' for n in range(3_000_000)) + "/>")),
    "xlsx-deep": ("team.xlsx", lambda: xlsx("<a>" * 12_000_000)),
    "xlsx-of-styles": ("team.xlsx", lambda: xlsx(xl__styles="<s><cellXfs>" + "<xf/>" * 9_000_000 + "</cellXfs></s>")),
    "xlsx-of-texts": ("team.xlsx", lambda: xlsx(xl__sharedStrings="<sst>" + "<si/>" * 9_000_000 + "</sst>")),
    "xlsx-long-text": (
        "team.xlsx",
        lambda: xlsx(f'<row><c t="inlineStr"><is><t>{"🏋" * 12_000_000}</t></is></c></row>'),
    ),
    "xlsx-text-of-pieces": (
        "team.xlsx",
        lambda: xlsx(
            '<row><c t="s"><v>0</v></c></row>', xl__sharedStrings=f"<sst><si>{'<t>abc</t>' * 4_000_000}</si></sst>"
        ),
    ),
    "xlsx-one-text-everywhere": (
        "team.xlsx",
        lambda: xlsx(
            '<row><c t="s"><v>0</v></c></row>' * 99_000, xl__sharedStrings=f"<sst><si><t>{'x' * 9_999}</t></si></sst>"
        ),
    ),
    "xlsx-text-that-is-none": ("team.xlsx", lambda: xlsx('<row><c t="s"><v>7</v></c></row>')),
    "xlsx-formulas": ("team.xlsx", lambda: xlsx("<row>" + "<c><f>A1</f></c>" * 900_000 + "</row>")),
    "xlsx-entities": (
        "team.xlsx",
        lambda: xlsx(
            xl__sharedStrings='<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
        ),
    ),
    "xlsx-entity-of-a-file": (
        "team.xlsx",
        lambda: xlsx(xl__workbook='<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'),
    ),
    "row-of-100-MB": ("team.csv", lambda: "Name\nA" + "," * 100_000_000),
    "row-of-49-MB": ("team.csv", lambda: "Name\nA" + "," * 49_000_000),
    "row-of-49-MB-over-lines": ("team.csv", lambda: "Name\nA" + ("," * 900_000 + '"\n"') * 54),
    "rows-of-49-MB": ("team.csv", lambda: "Name\n" * 9_800_000),
    "text-of-49-MB": ("team.csv", lambda: "Name\n🏋" + "x" * 49_000_000),
    "empty-lines-of-49-MB": ("team.csv", lambda: "\n" * 49_000_000),
    "quotes-of-49-MB": ("team.csv", lambda: '"' * 49_000_000),
    "old-xls": ("team.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 1_000),
    "utf-16": ("team.csv", "Name\nAda\n".encode("utf-16")),
}
"""Rosters by name: the file and what is in it."""

_LINE = "Squat " + " ".join(f"{number}x{number}q" for number in range(10, 40))
"""A line that begins to look like sets again and again, and never is."""
_PLAN = "".join(
    "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
    for row in (("Exercise", "Sets", "Reps"), ("Row", "3", "5"), ("", "", "6"))
)
PLANS: dict[str, tuple[str, Content]] = {
    "plan-lines": ("p.csv", lambda: "Exercise\nSquat 3x5\n" + "".join(f"{_LINE} {row}\n" for row in range(90_000))),
    "plan-cell": ("p.csv", lambda: "Monday,Friday\n" + ('"' + "Row 3x5\n" * 1_200 + '",Row 3x5\n') * 150),
    "plan-names": ("p.csv", lambda: "Exercise,W1\n" + "".join(f"Wobble {row},3x5\n" for row in range(49_000))),
    "plan-wrong": (
        "p.csv",
        lambda: f"Exercise,{','.join(f'W{week}' for week in range(1, 10))}\n" + f"Row{',3xx zz 5 ee' * 9}\n" * 90_000,
    ),
    "plan-weeks": ("p.csv", lambda: "Week,Exercise,Sets,Reps\n" + "1-105,Row,3,5\n" * 90_000),
    "plan-week-cells": ("p.csv", lambda: "Exercise" + ",W1 sets" * 400_000 + "\nRow,3\n"),
    "plan-week-range": ("p.csv", lambda: "Exercise,W1-104\n" + "Row,3x5\n" * 90_000),
    "plan-heads": ("p.csv", lambda: "Exercise,Sets,Reps\nExercises,Sets,Reps\n" * 45_000 + "Row,3,5\n"),
    "plan-days": ("p.csv", lambda: "".join(f"Day {row % 90} {row}\n" for row in range(99_000)) + "Row 3x5\n"),
    "plan-tables": ("p.csv", lambda: ",".join(["Exercise"] * 400_000) + "\n" + ",".join(["Row 3x5"] * 400_000)),
    "plan-day-heads": (
        "p.csv",
        lambda: (
            f"{',' * 300_000}{','.join(f'Day 1 {day}' for day in range(150_000))}\n"
            f"{',' * 300_000}{','.join(['Row 3x5'] * 150_000)}\n"
        ),
    ),
    "plan-dates": (
        "p.csv",
        lambda: (
            "Date,Exercise,Sets,Reps\n"
            + "".join(f"{1 + row % 28:02}/{1 + row % 12:02}/2026,Row {row % 7},3,5\n" for row in range(49_000))
        ),
    ),
    "plan-xlsx-merged": (
        "p.xlsx",
        lambda: xlsx(_PLAN, after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 300_000 + "</mergeCells>"),
    ),
    "plan-xlsx-merged-wrong": ("p.xlsx", xlsx(after='<mergeCells><mergeCell ref="A1:B"/></mergeCells>')),
    "plan-xlsx-format": (
        "p.xlsx",
        lambda: xlsx(
            "".join(f'<row><c s="{row % 9_000}"><v>{row}</v></c></row>' for row in range(90_000)),
            xl__styles="<styleSheet><numFmts>"
            + "".join(
                f'<numFmt numFmtId="{164 + form}" formatCode="{"&quot;" * 200}0\\a{form}"/>' for form in range(9_000)
            )
            + "</numFmts><cellXfs>"
            + "".join(f'<xf numFmtId="{164 + form}"/>' for form in range(9_000))
            + "</cellXfs></styleSheet>",
        ),
    ),
    "plan-words": ("p.csv", "Exercise,Week 1,Week 2\nDay 1\n=1+1,3x8,\x1b[31m\n\u202eRow,3x8,3x8\n"),
    "plan-nothing": ("p.csv", "Exercise,Sets,Reps\n"),
    "plan-none": ("p.xlsx", b"PK\x03\x04nothing"),
}


SECONDS, BYTES, HELD = 240, 3_000_000_000, 1_000_000_000
"""What one case may take: seconds of a processor and bytes of address space, both far above what any of them needs; and bytes of
memory that it holds at once."""
KINDS: dict[str, dict[str, dict[str, Content]]] = {
    "program": {name: {"p.yaml": text} for name, text in PROGRAMS.items()},
    "exercise": {
        name: {"p.yaml": with_("glute-bridge", "hop"), "exercises/hop.yaml": text} for name, text in EXERCISES.items()
    },
    "picture": {
        name: {
            "p.yaml": with_("glute-bridge", "hop"),
            "exercises/hop.yaml": f"name: Hop\nimage: {said}\n",
            **({f"exercises/{said}": data} if data else {}),
        }
        for name, (said, data) in PICTURES.items()
    },
    "layout": {
        name: {"p.yaml": PROGRAM, "layouts/mine.yaml": text, "layouts/other.yaml": "extends: mine"}
        for name, text in LAYOUTS.items()
    },
    "font": {
        name: {
            "p.yaml": PROGRAM,
            "layouts/mine.yaml": "extends: handout\nfonts: {regular: f.ttf}",
            "layouts/f.ttf": data,
        }
        for name, data in FONTS.items()
    },
    "brand": {name: {"p.yaml": PROGRAM, "brand.yaml": content} for name, content in BRANDS.items()},
    "roster": {name: {"p.yaml": PROGRAM, file: content} for name, (file, content) in ROSTERS.items()},
    "plan": {name: {file: content} for name, (file, content) in PLANS.items()},
}
"""The files of every case, by kind and name."""


def options(kind: str, name: str) -> list[str]:
    """What the command is asked for besides the program."""
    mine = ["--layout", "mine"]
    return {"layout": mine, "font": mine, "roster": ["--roster", ROSTERS.get(name, ("",))[0]]}.get(kind, [])


def run(folder: Path, *arguments: str) -> tuple[int, str, int]:
    """The exit code of the command in *folder*, what it said, and the most bytes of memory that it held; in a child with bounded
    time and memory."""
    import resource

    said = folder.parent / f"{folder.name}.said"
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.chdir(folder)
        code: object = 0
        try:
            from programprint.cli import main

            main(list(arguments))
        except SystemExit as end:
            code = end.code or 0
        except BaseException:
            traceback.print_exc()
            code = 70
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)
    _, status, used = os.wait4(child, 0)
    held = used.ru_maxrss * (1024 if sys.platform == "linux" else 1)
    return os.waitstatus_to_exitcode(status), said.read_text(encoding="utf-8", errors="replace"), held


def put(folder: Path, files: Mapping[str, Content]) -> None:
    """Writes files, and the folders that they lie in."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = content() if callable(content) else content
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def tried(kind: str, name: str, folder: Path) -> dict[str, object]:
    """What building and checking a case came to, and what files it left."""
    put(folder, KINDS[kind][name])
    program = PLANS[name][0] if kind == "plan" else "p.yaml"
    before = {path for path in folder.rglob("*") if path.is_file()}
    code, said, held = run(folder, "build", program, "-o", "out.pdf", *options(kind, name))
    left = sorted(str(path.relative_to(folder)) for path in {*folder.rglob("*")} - before if path.is_file())
    pdf = (folder / "out.pdf").read_bytes() if "out.pdf" in left else b""
    whole = pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    checked, told, held_too = run(folder, "check", program, *options(kind, name))
    return {
        "code": code,
        "said": said,
        "left": left,
        "whole": whole,
        "checked": checked,
        "told": told,
        "held": max(held, held_too),
    }


def warmed(folder: Path) -> None:
    """Builds and checks once in this process, so that its children need not import anything."""
    from programprint.cli import main

    put(folder, {"p.yaml": PROGRAM, "team.csv": "Name\nAda\n"})
    for command in (
        ["build", "-q", "-o", str(folder / "out.pdf"), "--roster", str(folder / "team.csv")],
        ["check", "-q"],
    ):
        with contextlib.redirect_stdout(sys.stderr), contextlib.suppress(SystemExit):
            main([*command, str(folder / "p.yaml")])


if __name__ == "__main__":  # python tests/hostile.py FOLDER KIND/NAME …: a line of JSON for each case
    warmed(Path(sys.argv[1], "warm-up"))
    for case in sys.argv[2:]:
        place = Path(sys.argv[1], case)
        place.mkdir(parents=True)
        kind, name = case.split("/")
        print(json.dumps({"name": case, **tried(kind, name, place)}), flush=True)
