"""Where words and cells stand: beside each other where the paper has room, below each other where it has not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import SHIPPED, layout_named, printed, printed_text, squeezed

from programprint.pages import MM, Text
from programprint.read.columns import NARROWEST_AMOUNT, WIDE_AMOUNT, Columns

LOG = layout_named().log
PROGRAM = """
title: T
weeks: 1
sessions:
  - {name: One leg, exercises: [{exercise: step-up, do: 3x8/leg, load: 20kg}, {exercise: dead-bug, do: 2x10}]}
"""


@pytest.mark.parametrize(
    ("paper", "arrange", "load_once"),
    [("a4", "beside", False), ("letter", "beside", False), ("a5", "stacked", False), ("a6", "stacked", True)],
)
def test_the_paper_decides_where_cells_stand(paper: str, arrange: str, load_once: bool) -> None:
    columns = layout_named("handout", paper).columns
    assert (columns.arrange, columns.load_once) == (arrange, load_once)


@given(st.floats(75, 600))
def test_cells_stay_inside_the_frame_and_wide_enough(millimetres: float) -> None:
    width = millimetres * MM
    for hand in ("left", "right"):
        columns = Columns.of(LOG, width, hand)
        assert columns.width == pytest.approx(width)
        assert columns.end <= width + 0.01
        assert columns.words + columns.measure <= width + 0.01
        assert min(columns.amounts) >= NARROWEST_AMOUNT - 0.01


def test_a_wide_page_gives_the_words_what_the_pen_does_not_need() -> None:
    columns = layout_named("handout", "a4", "orientation=landscape").columns
    assert columns.measure > LOG.words
    assert max(columns.amounts) <= WIDE_AMOUNT + 8 * MM


def test_the_left_hand_finds_its_cells_left_of_the_words() -> None:
    def edges(hand: str) -> tuple[float, float]:
        page = printed_text(PROGRAM, layout=layout_named("handout", None, f"hand={hand}")).pages.pages[0]
        label = next(item.x for item in page.items if isinstance(item, Text) and item.text == "Step-up")
        return label, max(field.x for field in page.fields if field.kind == "amount")

    label, cells = edges("right")
    assert label < cells
    label, cells = edges("left")
    assert cells < label


def test_both_hands_have_the_same_cells() -> None:
    def cells(hand: str) -> list[tuple[str, float, float]]:
        pages = printed(SHIPPED[-1], layout=layout_named("handout", None, f"hand={hand}")).pages
        return [(field.id, round(field.width, 3), round(field.y, 3)) for page in pages for field in page.fields]

    assert cells("left") == cells("right")


def test_where_rows_have_no_load_one_line_takes_it() -> None:
    def loads(paper: str) -> list[str]:
        pages = printed_text(PROGRAM, layout=layout_named("handout", paper)).pages
        return [field.id for page in pages for field in page.fields if field.kind == "load"]

    assert loads("a5") == [f"w1/one-leg/a/{number}/load" for number in (1, 2, 3)]
    assert loads("a6") == ["w1/one-leg/a/load"]


def test_ticks_have_a_box_a_set_and_one_line_for_the_load() -> None:
    pages = printed_text(PROGRAM, layout=layout_named("pocket")).pages
    found = [field.id for page in pages for field in page.fields if field.id.startswith("w1/one-leg/a/")]
    cells = [f"w1/one-leg/a/{n}/{side}/{cell}" for side in "lr" for n in (1, 2, 3) for cell in ("tick", "amount")]
    assert found == [*cells, "w1/one-leg/a/load", "w1/one-leg/a/last/load"]
    pages = printed_text(PROGRAM, layout=layout_named("pocket", None, "log.amounts=no")).pages
    found = [field.id for page in pages for field in page.fields if field.id.startswith("w1/one-leg/a/")]
    assert found == [*cells[::2], "w1/one-leg/a/load"]


@pytest.mark.parametrize(
    ("binding", "front", "back"),
    [
        ("left", (20, 12, 10, 12), (10, 12, 20, 12)),
        ("right", (10, 12, 20, 12), (20, 12, 10, 12)),
        ("top", (10, 20, 10, 12), (10, 12, 10, 20)),
        ("none", (10, 12, 10, 12), (10, 12, 10, 12)),
    ],
)
def test_the_bound_edge_has_the_inside_margin_and_backs_mirror_it(
    binding: str, front: tuple[float, ...], back: tuple[float, ...]
) -> None:
    layout = layout_named("handout", None, f"binding={binding}")
    width, height = layout.size
    for turned, expected in ((False, front), (True, back)):
        left, top, right, bottom = layout.frame(turned)
        assert [left / MM, top / MM, (width - right) / MM, (height - bottom) / MM] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("binding", "orientation", "flip"),
    [
        ("left", "portrait", "long"),
        ("top", "portrait", "short"),
        ("left", "landscape", "short"),
        ("top", "landscape", "long"),
    ],
)
def test_the_printer_is_told_over_which_edge_to_turn(binding: str, orientation: str, flip: str) -> None:
    assert layout_named("handout", None, f"binding={binding}", f"orientation={orientation}").flip == flip
    assert layout_named("handout", None, "duplex=false").flip == ""


@pytest.mark.parametrize(("paper", "arrange", "most"), [("a4", "across", 6), ("a5", "across", 3), ("a6", "stacked", 0)])
def test_words_go_across_the_page_where_three_sets_have_room_below_them(paper: str, arrange: str, most: int) -> None:
    columns = layout_named("large-print", paper).columns
    assert (columns.arrange, columns.most) == (arrange, most)


def test_across_the_page_a_lift_and_what_to_do_stand_on_one_line() -> None:
    page = printed_text(PROGRAM, layout=layout_named("large-print")).pages.pages[0]
    at = {squeezed(item.text): item.y for item in page.items if isinstance(item, Text)}
    assert at["Step-up"] == at["A"] == at["3×8"]
    cells = [field for field in page.fields if field.id.startswith("w1/one-leg/a/")]
    assert min(field.y for field in cells) > at["Step-up"]
