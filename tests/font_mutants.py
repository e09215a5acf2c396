"""Fonts with a few bytes changed, most of them where a font says where its parts lie; and what comes of them."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hostile import FONT, tables
from paper import printed_text

from programprint.docket import Docket
from programprint.draw.fonts import load
from programprint.draw.pdf import draw
from programprint.read.layouts import read_layout
from programprint.read.typefaces import font_spans, fonts_of

PROGRAM = "title: Push ★ hard é\nweeks: 1\nsessions: [{name: Нога, exercises: [{exercise: step-up, do: 2x8}]}]"
READ = (b"head", b"hhea", b"maxp", b"cmap", b"loca", b"glyf", b"hmtx", b"OS/2", b"name", b"post")
_ODD = [
    bytes.fromhex(digits) for digits in ("0000", "ffff", "7fff", "8000", "0001", "00000000", "ffffffff", "7fffffff")
]


def mutant(seed: int, font: bytes = FONT) -> bytes:
    """The shipped font with one to twenty changes, always the same for a seed."""
    chance, changed, places = Random(seed), bytearray(font), tables(font)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if chance.random() < 0.2:
            at = chance.randrange(4, 12 + 16 * len(places))
        else:
            start, length = places[chance.choice(READ)]
            at = start + chance.randrange(min(length, chance.choice((20, 60, 400, length))))
        odd = bytes([chance.randrange(256)]) if chance.random() < 0.4 else chance.choice(_ODD)
        changed[at : at + len(odd)] = odd
    return bytes(changed[: chance.randrange(len(font))] if chance.random() < 0.05 else changed)


def tried(font: bytes, folder: Path, program: str = PROGRAM) -> str:
    """What a layout with the font comes to: the first problem, or the empty text where a whole PDF was made."""
    (folder / "font.ttf").write_bytes(font)
    (folder / "mine.yaml").write_text("extends: handout\nfonts: {regular: font.ttf}\n")
    docket = Docket()
    layout = read_layout(str(folder / "mine.yaml"), None, (), docket)
    if layout is not None:
        faces = load(fonts_of(layout), font_spans(layout), docket)
        if not docket.errors:
            made = printed_text(program, layout=layout, metrics=faces)
            assert draw(made.pages).rstrip().endswith(b"%%EOF")
            return ""
    first = next(iter(docket))
    assert first.hint, first
    return first.message
