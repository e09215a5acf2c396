"""Pages that are read from right to left: what holds of paper holds of them, and everything stands where its reader looks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from msgspec.structs import replace
from paper import METRICS, SHIPPED, Printed, layout_named, merged, printed, printed_text, turns
from promises import EVERY_LAYOUT, check_geometry

from programprint.compose import compose
from programprint.compose.mirror import mirrored
from programprint.docket import Docket
from programprint.draw.pdf import draw
from programprint.impose import impose
from programprint.merge import Sheet
from programprint.pages import MM, Box, Drawing, Field, Fill, Image, Page, Pages, Rule, Text
from programprint.read.layout import Layout

PSEUDO = "en-Hebr"
"""English phrases on pages that are read to the left: what stands where is then all that differs."""
EVERY_WAY = [
    pytest.param(*one.values, id=one.id, marks=one.marks)
    for one in turns(["ar", "he", PSEUDO], EVERY_LAYOUT, SHIPPED, every=2)
]
PROGRAM = """
title: Spring
weeks: 2
sessions:
  - name: One
    day: Monday
    exercises:
      - {exercise: single-leg-hip-thrust, do: 3x8/leg @ 40kg}
      - {exercise: back-squat, do: 3x5}
"""


def in_language(made: Printed, language: str) -> Printed:
    """The same program in another language."""
    return set_in(language, made.sheets, made.layout)


def set_in(language: str, sheets: Sequence[Sheet], layout: Layout) -> Printed:
    """Sheets with their exercises as they are called, set in a language."""
    spoken = tuple(replace(sheet, language=language) for sheet in sheets)
    docket = Docket()
    return Printed(spoken, compose(spoken, layout, METRICS, docket), layout, docket)


@pytest.mark.parametrize(("language", "layout", "program"), EVERY_WAY)
def test_what_holds_of_paper_holds_of_pages_to_the_left(language: str, layout: str, program: Path) -> None:
    made = set_in(language, merged(program), layout_named(layout))
    if language != PSEUDO or not made.docket.errors:  # nothing but the length of words may make it too long
        assert [problem.render() for problem in made.docket if problem.severity == "error"] == []
    check_geometry(made)
    assert draw(impose(made.pages, made.layout))


@pytest.mark.parametrize("layout", EVERY_LAYOUT)
def test_a_page_to_the_left_is_the_page_to_the_right_seen_from_behind(layout: str) -> None:
    made = printed_text(PROGRAM, layout=layout_named(layout))
    other = in_language(made, PSEUDO)
    assert other.pages.leftwards
    assert not made.pages.leftwards
    for page, turned in zip(made.pages, other.pages, strict=True):
        left, top, right, bottom = page.frame
        assert turned.frame == pytest.approx((page.width - right, top, page.width - left, bottom))
        assert turned == mirrored(page)
        for one, two in zip((*page.items, *page.fields), (*turned.items, *turned.fields), strict=True):
            assert type(one) is type(two)
            if isinstance(one, Rule):
                assert isinstance(two, Rule)
                assert (two.x0, two.x1) == pytest.approx((page.width - one.x1, page.width - one.x0))
                continue
            assert not isinstance(two, Rule)
            if not isinstance(one, Text) or (isinstance(two, Text) and two.leftwards):
                assert two.x + two.width == pytest.approx(page.width - one.x)
            if isinstance(one, Text):
                assert isinstance(two, Text)
                assert (two.text, two.y, two.face, two.size) == (one.text, one.y, one.face, one.size)


def test_labels_stand_at_the_right_and_cells_at_their_left() -> None:
    (page, *_) = in_language(printed_text(PROGRAM), "he").pages
    texts = {item.text: item for item in page.items if isinstance(item, Text)}
    fields = {field.id: field for field in page.fields}
    assert texts["A"].x > texts["Single-leg hip thrust"].x > fields["w1/one/a/1/l/tick"].x
    sets = [fields[f"w1/one/a/{number}/l/tick"].x for number in (1, 2, 3)]
    assert all(one > two for one, two in pairwise(sets))
    name = next(field for field in page.fields if field.kind == "name")
    assert texts["שם"].x > name.x + name.width


def test_the_binding_edge_is_the_right_one_of_a_front_and_the_left_one_of_a_back() -> None:
    front, back = in_language(
        printed_text(PROGRAM, layout=layout_named("handout", None, "week_starts=front")), "he"
    ).pages.pages[:2]
    inside, outside = 20 * MM, 10 * MM
    assert (front.frame[0], front.width - front.frame[2]) == pytest.approx((outside, inside))
    assert (back.frame[0], back.width - back.frame[2]) == pytest.approx((inside, outside))


@pytest.mark.parametrize("setting", ["binding=right", "binding=left", "hand=left"])
def test_the_bound_edge_and_the_cells_are_where_they_are_asked_for(setting: str) -> None:
    """Cells left of the words are what a left hand asks for, and a bound edge at the right what a reader to the left does."""
    usual, asked = (
        in_language(printed_text(PROGRAM, layout=layout_named("handout", None, *own)), "he").pages
        for own in ((), (setting,))
    )
    assert asked == usual


def test_progress_goes_to_the_left() -> None:
    """The bars of the coach's weeks."""
    program = PROGRAM.replace("weeks: 2", "weeks: 4")
    pages = [in_language(printed_text(program, layout=layout_named("coach")), tag).pages for tag in ("en", PSEUDO)]
    bars, turned = ([item for page in made for item in page.items if isinstance(item, (Fill, Box))] for made in pages)
    assert bars
    for one, two in pairwise(range(len(bars))):
        assert (bars[one].x < bars[two].x) == (turned[one].x > turned[two].x)


def test_pictures_and_codes_keep_their_looks() -> None:
    picture = Drawing(2, 1, ())
    code = tuple(Fill(100 + x, 20, 1, 1, part_of=(100, 10)) for x in (0, 3))
    page = Page(400, 100, (10, 0, 380, 100), (Image(30, 10, 50, 25, picture), *code, Fill(100, 50, 30, 5)), ())
    image, first, second, bar = mirrored(page).items
    assert image == Image(320, 10, 50, 25, picture)
    assert isinstance(first, Fill)
    assert isinstance(second, Fill)
    assert (first.x, second.x) == (290, 293)  # as far apart as they were, and as much to the right
    assert first.part_of == (290, 10)
    assert bar == Fill(270, 50, 30, 5)
    assert mirrored(mirrored(page)).items == page.items


def test_a_camera_reads_the_code_of_a_page_to_the_left(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "hop.yaml").write_text("name: Hop\nvideo: https://a.example/hop\ninstructions: [Hop.]\n")
    program = "title: T\nlanguage: en-Hebr\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: hop, do: 2x8}]}]"
    (tmp_path / "p.yaml").write_text(program)
    made = printed(tmp_path / "p.yaml", layout=layout_named("cues"))
    assert any(isinstance(item, Fill) and item.part_of for page in made.pages for item in page.items)
    document = pypdfium2.PdfDocument(draw(made.pages))
    image = document[0].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["https://a.example/hop"]


def text(x: float, words: str, follows: bool = False, face: str = "regular") -> Text:
    return Text(x, 50, words, face, 10, METRICS.width(words, "regular", 10), follows=follows)  # type: ignore[arg-type]


def test_texts_of_a_line_follow_each_other_to_the_left() -> None:
    page = Page(400, 100, (0, 0, 400, 100), (text(100, "2 × 8", face="bold"), text(140, "RPE 7", follows=True)), ())
    first, second = mirrored(page).items
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert first.x > second.x
    assert first.leftwards
    assert second.leftwards
    assert (first.align, first.follows, second.follows) == ("right", False, True)


def test_a_line_of_sentences_in_other_letters_goes_on_to_the_right() -> None:
    words = (text(100, "Knees cave in.", face="bold"), text(180, "Push them out over the toes.", follows=True))
    page = Page(400, 100, (0, 0, 400, 100), words, ())
    first, second = mirrored(page).items
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert second.x - first.x == pytest.approx(80)
    assert second.x + second.width == pytest.approx(300)
    assert not first.leftwards


@pytest.mark.parametrize("layout", ["pocket-fold", "pocket"])
def test_sheets_are_cut_and_folded_as_seen_from_behind(layout: str) -> None:
    settings = ["impose=booklet", "paper=a5"] if layout == "pocket" else []
    chosen = layout_named(layout, None, *settings)
    made = printed_text(PROGRAM, layout=chosen)
    other = in_language(made, PSEUDO)
    right, left = impose(made.pages, chosen), impose(other.pages, chosen)
    for one, two in zip(right, left, strict=True):
        assert len(one.panels) == len(two.panels)
        for panel, turned in zip(one.panels, two.panels, strict=True):
            assert turned.page == mirrored(panel.page)
            assert turned.x == pytest.approx(one.width - panel.x - panel.page.width)
            assert (turned.y, turned.upside_down) == (panel.y, panel.upside_down)
        for cell, other_cell in zip(one.fields, two.fields, strict=True):
            assert isinstance(cell, Field)
            assert other_cell.id == cell.id
            assert other_cell.x == pytest.approx(one.width - cell.x - cell.width)
    assert left.flip == right.flip


def test_a_document_in_two_ways_is_never_mixed_up() -> None:
    made = printed_text(PROGRAM)
    assert isinstance(made.pages, Pages)
    assert in_language(in_language(made, "ar"), "en").pages == made.pages
