"""Fonts of one's own: named in a layout, asked glyph by glyph, and refused at their line when they cannot be used."""

from __future__ import annotations

import io
from pathlib import Path

import font_source_sans_pro
import pikepdf
import pypdfium2
import pytest
from font_mutants import mutant, tried
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hostile import characters, stretches, written
from paper import printed_text, some, squeezed

from programprint.docket import Docket
from programprint.draw.fonts import SOURCE_SANS, load, typefaces
from programprint.draw.pdf import draw
from programprint.pages import Fonts, Text
from programprint.problems import Problem, Span
from programprint.read.layout import Layout
from programprint.read.layouts import read_layout
from programprint.read.typefaces import font_spans, fonts_of

PROGRAM = "title: Push ★ hard\nweeks: 1\nsessions: [{name: Нога, exercises: [{exercise: step-up, do: 2x8}]}]"


def make_font(path: Path, characters: str, width: int = 700, truetype: bool = True) -> Path:
    """A font with a box for each of the characters, all of one width."""
    names = [".notdef", *(f"u{ord(sign):04X}" for sign in characters)]
    builder = FontBuilder(1000, isTTF=truetype)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(sign): f"u{ord(sign):04X}" for sign in characters})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 600), (width - 50, 600), (width - 50, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (width, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": path.stem})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


LATIN = "".join(map(chr, range(32, 127)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_font(tmp_path / "latin.ttf", LATIN)
    make_font(tmp_path / "star.ttf", "★", width=900)
    return tmp_path


def read(folder: Path, text: str) -> tuple[Layout | None, list[Problem]]:
    path = folder / "mine.yaml"
    path.write_text(f"extends: handout\n{text}\n", encoding="utf-8")
    docket = Docket()
    return read_layout(str(path), None, (), docket), list(docket)


def layout_with(folder: Path, text: str) -> Layout:
    layout, found = read(folder, text)
    assert layout is not None, [problem.render() for problem in found]
    return layout


def test_a_text_is_measured_in_the_fonts_that_draw_it(folder: Path) -> None:
    faces = typefaces(fonts_of(layout_with(folder, "fonts: {regular: latin.ttf, fallback: [star.ttf]}")))
    own = SOURCE_SANS.width("Н", "regular", 10)
    assert faces.width("ab★Н", "regular", 10) == pytest.approx(7 + 7 + 9 + own)
    assert [text for _, text in faces.runs("ab★Н", "regular")] == ["ab", "★", "Н"]
    assert faces.missing("ab★Н漢", "regular") == "漢"


def test_a_face_that_is_not_named_is_set_in_its_nearest(folder: Path) -> None:
    faces = typefaces(fonts_of(layout_with(folder, "fonts: {regular: latin.ttf}")))
    assert faces.width("a", "italic", 10) == pytest.approx(7)
    assert faces.width("a", "bold", 10) == SOURCE_SANS.width("a", "bold", 10)
    both = typefaces(fonts_of(layout_with(folder, "fonts: {bold: latin.ttf}")))
    assert both.width("a", "semibold", 10) == pytest.approx(7)
    assert both.width("a", "regular", 10) == SOURCE_SANS.width("a", "regular", 10)


def test_without_fonts_of_ones_own_nothing_is_asked_twice() -> None:
    assert typefaces(Fonts()) is SOURCE_SANS


def test_every_font_that_is_used_is_embedded_and_read_back(folder: Path) -> None:
    layout = layout_with(folder, "fonts: {regular: latin.ttf, bold: latin.ttf, fallback: [star.ttf]}")
    made = printed_text(PROGRAM, layout=layout, metrics=typefaces(fonts_of(layout)))
    assert not list(made.docket)
    pdf = draw(made.pages)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [font for page in document.pages for font in page.resources.Font.values()]
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert sum("Boxes" in str(font.BaseFont) for font in fonts) >= 2
    document = pypdfium2.PdfDocument(pdf)
    text = squeezed(document[0].get_textpage().get_text_bounded())
    document.close()
    assert "Push★hard" in text
    assert "Нога" in text


def test_a_glyph_that_no_font_has_is_a_warning_that_names_it(folder: Path) -> None:
    layout = layout_with(folder, "fonts: {regular: latin.ttf}")
    made = printed_text(PROGRAM, layout=layout, metrics=typefaces(fonts_of(layout)))
    (problem,) = made.docket
    assert problem.severity == "warning"
    assert "BLACK STAR" in problem.message
    assert any("Push ? hard" in item.text for item in made.pages.pages[0].items if isinstance(item, Text))


@pytest.mark.parametrize(
    ("fonts", "said", "hint"),
    [
        ("{regular: gone.ttf}", "there is no font “gone.ttf”", "folder of this layout"),
        ("{bold: notes.txt}", "is not a font", ".ttf"),
        ("{italic: cff.otf}", "PostScript outlines", "TrueType"),
        ("{regular: web.woff2}", "for web pages", "TrueType"),
        ("{regular: ../latin.ttf}", "outside the folder of this layout", "--set"),
        ("{fallback: [latin.ttf, /etc/passwd]}", "outside the folder of this layout", "--set"),
    ],
)
def test_a_font_that_cannot_be_used_is_refused_at_its_line(folder: Path, fonts: str, said: str, hint: str) -> None:
    (folder / "notes.txt").write_text("not a font at all")
    (folder / "cff.otf").write_bytes(b"OTTO" + bytes(60))
    (folder / "web.woff2").write_bytes(b"wOF2" + bytes(60))
    layout, (problem,) = read(folder, f"fonts: {fonts}")
    assert layout is None
    assert said in problem.message
    assert hint in (problem.hint or "")
    assert isinstance(problem.where, Span)
    assert problem.where.place[0] == 2


def test_a_font_that_its_reader_refuses_is_an_error_and_not_a_crash(folder: Path) -> None:
    (folder / "named.ttf").write_bytes(written("name", 0, b"\0\7"))
    layout = layout_with(folder, "fonts: {regular: named.ttf}")
    docket = Docket()
    load(fonts_of(layout), font_spans(layout), docket)
    (problem,) = docket
    assert "cannot be read as a font: Unknown name table format (7)" in problem.message
    assert problem.hint


def test_a_character_without_a_glyph_is_left_to_the_next_font(folder: Path) -> None:
    (folder / "odd.ttf").write_bytes(characters(stretches((ord("a"), ord("b"), 5), (ord("★"), ord("★"), 60_000))))
    faces = typefaces(fonts_of(layout_with(folder, "fonts: {regular: odd.ttf, fallback: [star.ttf]}")))
    first, second = faces.runs("a★", "regular")
    assert (first[1], second[1]) == ("a", "★")
    assert first[0] is not second[0]


@pytest.mark.parametrize("part", some(range(8), 8))
def test_a_font_with_changed_bytes_prints_or_is_refused(tmp_path: Path, part: int) -> None:
    came_to = {tried(mutant(seed), tmp_path) for seed in range(part * 50, part * 50 + 50)}
    assert "" in came_to
    assert len(came_to) > 10


def test_the_command_line_may_name_a_font_anywhere() -> None:
    path = Path(font_source_sans_pro.font_directory) / "SourceSansPro-Regular.ttf"
    docket = Docket()
    layout = read_layout("handout", None, [f"fonts.regular={path}"], docket)
    assert layout is not None, [problem.render() for problem in docket]
    assert fonts_of(layout).faces == (("regular", path),)
