"""Letters that join or run to the left: shaped where a text has them, taken out of the PDF as they were written, refused by name
where nothing sets them."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from paper import layout_named, printed_text, some, squeezed

from programprint.direction import LEFTWARDS, rightwards
from programprint.docket import Docket
from programprint.draw import companions
from programprint.draw.fonts import SOURCE_SANS, Typefaces, load, typefaces
from programprint.draw.pdf import draw, draw_copies
from programprint.impose import impose
from programprint.pages import Copy, Face, Fonts, Page, Pages, Text, slot
from programprint.problems import Problem, Source, Span
from programprint.read.truetype import Unusable, check
from programprint.scripts import refusal

HEBREW = """
title: תוכנית כוח לרגליים
goal: להתחזק (לאט) ובלי כאבים
author: המאמנת נועה
language: he
weeks: [בסיס, עומס]
sessions:
  - name: רגל אחת
    day: mon
    exercises:
      - {exercise: single-leg-hip-thrust, do: "3x8-10 @ 22.5kg", name: הרמת אגן ברגל אחת,
         note: "עד 80 kg, או Bench Press (קל) ב-1:30"}
      - {exercise: back-squat, do: "1x5 @ 65%, 1x5+ @ 85%", note: "ק״ג או ק\\"ג; א ב"}
"""
ARABIC = """
title: برنامج قوة الساقين
goal: أقوى (ببطء) وبلا ألم أولًا
author: المدربة نورة
language: ar
weeks: [الأساس, الحمل]
sessions:
  - name: ساق واحدة
    day: mon
    exercises:
      - {exercise: single-leg-hip-thrust, do: "3x8-10 @ 22.5kg", name: رفع الحوض بساق واحدة,
         note: "حتى 80 kg، أو Bench Press (خفيف) في 1:30"}
      - {exercise: back-squat, do: "1x5 @ 65%, 1x5+ @ 85%", note: "لا إله، الثلاثاء؛ مُدَّة جدًا و ب"}
"""
PROGRAMS = {"he": HEBREW, "ar": ARABIC}
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
"""Signs by which poppler says the direction of what it took out."""


def texts_of(page: Page) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Text)]


def errors(docket: Docket) -> list[Problem]:
    return [problem for problem in docket if problem.severity == "error"]


def one_page(*lines: str, face: Face = "regular", leftwards: bool = True) -> Pages:
    """A page of lines, each at its right end."""
    items = tuple(
        Text(300 - width, 50 + 30 * number, line, face, 14, width, align="right", leftwards=leftwards)
        for number, line in enumerate(lines)
        for width in (SOURCE_SANS.width(line, face, 14),)
    )
    return Pages("", "", "ar", (Page(400, 60 + 30 * len(lines), (0, 0, 400, 400), items, ()),), leftwards=leftwards)


def taken_out(pdf: bytes) -> str:
    return str(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text())


@pytest.mark.parametrize("layout", ["handout", "card", "wall", "large-print"])
@pytest.mark.parametrize("language", PROGRAMS)
def test_what_is_taken_out_of_a_page_is_what_was_written(language: str, layout: str) -> None:
    """All texts of every page, in the order in which they are read."""
    made = printed_text(PROGRAMS[language], layout=layout_named(layout))
    assert [problem.render() for problem in made.docket] == []
    read = pypdf.PdfReader(io.BytesIO(draw(made.pages)))
    assert any(LEFTWARDS.search(text) for page in made.pages for text in texts_of(page))
    for page, found in zip(made.pages, read.pages, strict=True):
        assert squeezed(found.extract_text()) == squeezed("".join(texts_of(page)))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("language", PROGRAMS)
def test_poppler_and_pdfium_take_out_every_line_that_runs_one_way(language: str) -> None:
    """How a line of both directions comes out is for each reader to judge by the places of its words."""
    made = printed_text(PROGRAMS[language])
    pdf = draw(made.pages)
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    poppler = CONTROLS.sub("", done.stdout.decode()).split("\f")
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(made.pages):
        whole = [text for text in texts_of(page) if LEFTWARDS.search(text) and not rightwards(text)]
        letters = [text for text in whole if re.fullmatch(r"[\w\s]+", text)]
        assert letters or number
        pdfium = squeezed(document[number].get_textpage().get_text_range())
        assert [text for text in letters if squeezed(text) not in squeezed(poppler[number])] == []
        assert [text for text in letters if squeezed(text) not in pdfium] == []
    document.close()


@pytest.mark.parametrize(
    "line",
    [
        "الثلاثاء والأربعاء لا إله",
        "مُدَّة جدًا",
        '(לאט) ק"ג א',
        "תרגיל Bench Press עם 80 kg במוט",
        "3 × 8–10 مع الراحة",
        "א → ב [ג] «ד»",
        "Week 3 (deload), 80 kg",
    ],
)
@pytest.mark.parametrize("face", ["regular", "italic", "semibold", "bold"])
@pytest.mark.parametrize("leftwards", [True, False])
def test_a_line_comes_out_as_it_was_written(line: str, face: Face, leftwards: bool) -> None:
    pdf = draw(one_page(line, face=face, leftwards=leftwards))
    assert squeezed(taken_out(pdf)) == squeezed(line)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []


def ink(pages: Pages) -> list[list[bool]]:
    """Where a page is dark, in rows of dots, ten a point."""
    document = pypdfium2.PdfDocument(draw(pages))
    image = document[0].render(scale=4, grayscale=True).to_pil()
    document.close()
    width, height = image.size
    data = image.tobytes()
    return [[dot < 128 for dot in data[row * width : (row + 1) * width]] for row in range(height)]


def columns(pages: Pages) -> list[bool]:
    """Which columns of a page have ink."""
    return [any(column) for column in zip(*ink(pages), strict=True)]


def test_a_line_to_the_left_begins_at_its_right() -> None:
    """The word that comes first stands at the right, as far from the left as the other is wide."""
    both, second = (columns(one_page(line)) for line in ("אבגדה ו", "ו"))
    wide = SOURCE_SANS.width("אבגדה", "regular", 14) * 4
    assert sum(second) < sum(both)
    rightmost = max(at for at, dark in enumerate(both) if dark)
    assert rightmost == pytest.approx(300 * 4, abs=6)
    assert not any(both[int(1200 - wide - 8) : int(1200 - wide - 3)])  # the space between the two


def test_brackets_open_to_the_left_and_arrows_point_there() -> None:
    """A bracket in a line to the left looks as the other one does in a line to the right."""
    for one, other in (("א(", ")א"), ("א→", "←א")):
        assert ink(one_page(one)) == ink(one_page(other, leftwards=False)), one


def test_letters_join() -> None:
    alone, joined = (SOURCE_SANS.width(word, "regular", 1.0) for word in ("بـ", "ببب"))
    assert joined < 3 * SOURCE_SANS.width("ب", "regular", 1.0) - 0.1
    assert alone > 0
    (run,) = SOURCE_SANS.shaped("لا", "regular")
    assert run[0] is not None
    seen = [glyph for glyph in run[0].shape("لا").glyphs if not glyph.blank]
    assert len(seen) == 1  # one glyph for both
    assert "".join(glyph.text for glyph in run[0].shape("لا").glyphs[::-1]) == "لا"


@pytest.mark.parametrize("word", ["تمرين", "הרמה"])
def test_faces_have_their_weights(word: str) -> None:
    regular, italic, semibold, bold = (
        SOURCE_SANS.width(word, face, 1.0) for face in ("regular", "italic", "semibold", "bold")
    )
    assert regular == italic < semibold < bold


@pytest.mark.parametrize("word", ["تمرين", "הרמה"])
def test_what_is_embedded_is_a_small_font_of_one_weight(word: str) -> None:
    pdf = draw(one_page(word, face="bold"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = document.pages[0].resources["/Font"]
        (font,) = [one for one in fonts.values() if one.Subtype == "/Type0"]
        data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert b"fvar" not in data[:400]
    assert b"GSUB" not in data[:400]
    assert len(pdf) < 30_000
    assert draw(one_page(word, face="bold")) == pdf


def test_a_sheet_in_other_letters_loads_nothing_of_it(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom programprint.cli import main\n"
        "try: main(['build', 'unilateral-glute-block', '--language', 'ru', '-o', 'a.pdf'])\nexcept SystemExit: pass\n"
        "sys.exit(', '.join(n for n in sys.modules if n.startswith('uharfbuzz')"
        " or n in ('programprint.draw.shaping', 'programprint.draw.directed', 'programprint.compose.mirror')) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.pdf").exists()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Takes packages away."""

    def forget() -> None:
        for known in (companions.can_shape, companions._companion):
            known.cache_clear()

    def take(*packages: str) -> Typefaces:
        def found(name: str, package: str | None = None) -> object:
            return None if name in packages else find_spec(name, package)

        monkeypatch.setattr(companions, "find_spec", found)
        monkeypatch.setattr("programprint.scripts.find_spec", found)
        forget()
        return Typefaces()

    yield take
    forget()


@pytest.mark.parametrize(("language", "extra", "script"), [("ar", "arabic", "Arabic"), ("he", "hebrew", "Hebrew")])
@pytest.mark.parametrize("lacking", ["uharfbuzz", "fontpkg_ibm_plex_sans_arabic fontpkg_assistant"])
def test_without_the_extra_it_is_named_and_nothing_is_printed(
    without: Any, language: str, extra: str, script: str, lacking: str
) -> None:
    made = printed_text(PROGRAMS[language], metrics=without(*lacking.split()))
    (problem,) = errors(made.docket)
    assert f"in {script} letters" in problem.message
    assert f"'programprint[{extra}]'" in (problem.hint or "")
    assert not [warning for warning in made.docket if "question mark" in warning.message]


def test_a_script_for_which_there_is_no_font_is_refused_by_name() -> None:
    made = printed_text(HEBREW.replace("language: he", "language: en").replace("רגל אחת", "एक पैर"))
    (problem,) = errors(made.docket)
    assert "“एक पैर” is in Devanagari letters, for which there is no font" in problem.message
    assert "fallback" in (problem.hint or "")


@pytest.mark.parametrize(
    ("sign", "text", "refused"),
    [
        ("漢", "Sign: 漢.", False),
        ("漢", "漢字", True),
        ("ა", "ბავშვა", True),
        ("★", "★★", False),
        ("ब", "a ब c", True),
        ("ɓ", "ɓɓ", False),
    ],
)
def test_a_sign_by_itself_may_become_a_question_mark(sign: str, text: str, refused: bool) -> None:
    assert bool(refusal(sign, text)) is refused


def indic(path: Path) -> Path:
    """A font in which three letters of Devanagari become one, 300 wide, where each is 700 by itself."""
    letters = {"ka": 0x915, "virama": 0x94D, "ssa": 0x937}
    names = [".notdef", "space", *letters, "kssa"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space", **{code: name for name, code in letters.items()}})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 600), (250, 600), (250, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics({name: (300 if name == "kssa" else 700, 50) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Indic"})
    builder.setupOS2()
    builder.setupPost()
    feature = "languagesystem dev2 dflt;\nfeature akhn { sub ka virama ssa by kssa; } akhn;"
    addOpenTypeFeaturesFromString(builder.font, feature)
    builder.save(path)
    return path


def test_a_font_of_ones_own_is_shaped_for_any_script(tmp_path: Path, without: Any) -> None:
    fonts = Fonts(fallback=(indic(tmp_path / "indic.ttf"),))
    faces = typefaces(fonts)
    assert faces.width("क्ष", "regular", 10) == pytest.approx(3)
    assert faces.missing("क्ष", "regular") == ""
    width = faces.width("a क्ष b", "regular", 10)
    page = Page(200, 100, (0, 0, 200, 100), (Text(20, 50, "a क्ष b", "regular", 10, width),), ())
    pdf = draw(Pages("", "", "hi", (page,), fonts=fonts))
    assert taken_out(pdf).strip() == "a क्ष b"
    without("uharfbuzz")
    assert set(typefaces(fonts).missing("क्ष", "regular")) == set("क्ष")
    message, hint = refusal("क", "क्ष") or ("", "")
    assert "Devanagari letters, which cannot be set yet" in message
    assert "'programprint[shaping]'" in hint


def test_a_narrower_value_keeps_its_right_end_and_what_follows_comes_along() -> None:
    """In a line to the left the value of a slot begins at the right, and the next text stands at its left end."""
    wide = SOURCE_SANS.width("אבגדהוזח", "regular", 14)
    after = SOURCE_SANS.width("ט", "regular", 14)
    items = (
        Text(300 - wide, 50, slot(0), "regular", 14, wide, align="right", leftwards=True),
        Text(300 - wide - 4 - after, 50, "ט", "regular", 14, after, align="right", follows=True, leftwards=True),
    )
    page = Page(400, 100, (0, 0, 400, 100), items, ())
    out = io.BytesIO()
    draw_copies(Pages("", "", "he", ()), [Copy("x", (page,), {slot(0): "אב"})], out)
    narrow = SOURCE_SANS.width("אב", "regular", 14)
    moved = (
        Text(300 - narrow, 50, "אב", "regular", 14, narrow, leftwards=True),
        Text(300 - narrow - 4 - after, 50, "ט", "regular", 14, after, leftwards=True),
    )
    document = pypdfium2.PdfDocument(out.getvalue())
    image = document[0].render(scale=4, grayscale=True).to_pil()
    document.close()
    expected = ink(Pages("", "", "he", (Page(400, 100, (0, 0, 400, 100), moved, ()),)))
    assert [dot < 128 for dot in image.tobytes()] == [dot for row in expected for dot in row]


def test_a_reader_is_told_that_pages_follow_each_other_to_the_left() -> None:
    for language, said in (("he", True), ("en-Hebr", True), ("en", False)):
        made = printed_text(HEBREW.replace("language: he", f"language: {language}"))
        with pikepdf.open(io.BytesIO(draw(impose(made.pages, made.layout)))) as document:
            preferences = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
            assert (preferences.get("/Direction") == "/R2L") is said
            assert str(document.Root.Lang) == language


def test_a_roster_names_the_extra_at_the_athlete(without: Any, tmp_path: Path) -> None:
    from programprint.order import Order
    from programprint.team import prepare_for_team

    (tmp_path / "p.yaml").write_text(
        "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8}]}]"
    )
    (tmp_path / "r.csv").write_text("name\nAda\nנועה\n", encoding="utf-8")
    without("uharfbuzz")
    docket = Docket()
    assert prepare_for_team(tmp_path / "p.yaml", Order(roster=tmp_path / "r.csv"), docket) is None
    (problem,) = errors(docket)
    assert "r.csv:3" in problem.render()
    assert "“נועה” is in Hebrew letters" in problem.message


@pytest.mark.parametrize("part", some(range(6), 6))
def test_a_font_with_changed_bytes_is_refused_or_set(tmp_path: Path, part: int) -> None:
    """Shaping and cutting down a font whose tables passed for sound."""
    package = find_spec("fontpkg_ibm_plex_sans_arabic")
    assert package is not None
    assert package.origin is not None
    whole = Path(package.origin).with_name("files").joinpath("IBMPlexSansArabic-Regular.ttf").read_bytes()
    came_to = Counter[str]()
    for seed in range(part * 20, part * 20 + 20):
        chance, data = random.Random(seed), bytearray(whole)
        for _ in range(chance.choice((1, 5, 40))):
            data[chance.randrange(12, len(data) if chance.random() < 0.5 else 3000)] = chance.randrange(256)
        path = tmp_path / f"{seed}.ttf"
        path.write_bytes(data)
        docket, fonts = Docket(), Fonts(faces=(("regular", path),))
        try:
            check(bytes(data))
        except Unusable:
            docket.error(None, "refused by us")
        faces = typefaces(fonts) if docket.errors else load(fonts, {path: Span(Source("", ""), 0, 0)}, docket)
        if docket.errors:
            came_to["refused"] += 1
            continue
        line = Text(20, 50, "الثلاثاء", "regular", 10, faces.width("الثلاثاء", "regular", 10), leftwards=True)
        page = Page(200, 100, (0, 0, 200, 100), (line,), ())
        assert draw(Pages("", "", "ar", (page,), fonts=fonts, leftwards=True))
        came_to["set"] += 1
    assert came_to["set"]
    assert came_to["refused"]
