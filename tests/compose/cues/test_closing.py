"""What closes a document: each exercise once, how it is done and what else is known of it, in columns that run on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import saying
from paper import (
    METRICS,
    SHIPPED,
    Printed,
    clashes_between,
    composed,
    few_and_many,
    layout_named,
    printed,
    squeezed,
    words_of,
)

from programprint.compose.cues.around import set_around
from programprint.compose.cues.cards import PERSONS
from programprint.compose.cues.close import CloseSetter
from programprint.compose.cues.closing import in_one_run
from programprint.compose.cues.columns import Cards, persons_that_fit
from programprint.compose.cues.run_on import Piece, filled, pieces_of
from programprint.compose.cues.strips import Card, Strip
from programprint.compose.cues.together import GAP
from programprint.compose.looks import Look
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import White
from programprint.pages import MM, Drawing, Image, Page, Text

TITLE = "Know your exercises"
GLUTES = next(path for path in SHIPPED if path.stem == "unilateral-glute-block")
READ_ALONE = layout_named("handout", None, "week=[]")
APART = layout_named("handout", None, "week=[]", "guide.gutter=6.9mm")
"""The same, where cues and guide are not set alike."""
OWN = """
title: Own
weeks: 2
sessions:
  - name: A
    exercises:
      - {exercise: box-climb, do: 3x8}
      - {exercise: bare-climb, do: 3x8}
      - {exercise: pallof-press, do: 3x8, weeks: 2}
"""
CLIMB = """
name: Box climb
summary: Up and down.
instructions: [Step on the box.]
mistakes: [{text: You jump., fix: Step.}]
source: A book
license: CC BY 4.0
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A program with two exercises of its own, of one of which nothing is known but the name."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "box-climb.yaml").write_text(CLIMB)
    (tmp_path / "exercises" / "bare-climb.yaml").write_text("name: Bare climb\n")
    (tmp_path / "own.yaml").write_text(OWN)
    return tmp_path / "own.yaml"


def texts(made: Printed) -> list[Text]:
    return [item for page in made.pages for item in page.items if isinstance(item, Text)]


def test_every_exercise_stands_once() -> None:
    made = printed(GLUTES, layout=READ_ALONE)
    names = [item.text for item in texts(made) if item.face == "bold" and item.size == 13]
    assert sorted(set(names) - {"Unilateral glute block"}) == [
        "Barbell hip thrust",
        "Pallof press",
        "Single-leg hip thrust",
    ]
    assert all(names.count(name) == 1 for name in set(names) - {"Unilateral glute block"})
    assert [mark.title for page in made.pages for mark in page.bookmarks] == [TITLE]
    assert {anchor.name.partition("/")[0] for page in made.pages for anchor in page.anchors} == {"cues"}


def test_how_it_is_done_comes_before_what_else_is_known() -> None:
    text = "".join(words_of(page) for page in printed(GLUTES, layout=READ_ALONE).pages)
    order = ["Set-up", "How to do it", "Tips", "Stop the set when", "In short", "You need", "Common mistakes", "Easier"]
    places = [text.index(squeezed(phrase)) for phrase in order]
    assert places == sorted(places)


def test_four_weeks_of_three_exercises_take_two_sides_to_read() -> None:
    assert len(printed(GLUTES, layout=READ_ALONE).pages) == 2
    assert len(composed(GLUTES).pages) <= 6


def test_sides_that_are_not_set_alike_stay_apart() -> None:
    assert in_one_run(READ_ALONE)
    assert not in_one_run(APART)
    assert not in_one_run(layout_named("handout", None, "program=[guide, cues]"))
    assert not in_one_run(layout_named("handout", None, "program=[guide]"))
    made = printed(GLUTES, layout=APART)
    assert [mark.title for page in made.pages for mark in page.bookmarks] == ["How to do it", TITLE]


def test_credits_are_said_once_and_last(own: Path) -> None:
    made = printed(own, layout=READ_ALONE)
    text = "".join(words_of(page) for page in made.pages)
    assert text.count("CCBY4.0") == 1
    assert text.index(squeezed("You jump.")) < text.index("CCBY4.0")


def test_an_exercise_of_which_nothing_is_known_has_no_heading(own: Path) -> None:
    for settings in (["week=[]"], ["week=[]", "program=[guide]"], ["week=[]", "program=[cues]"]):
        made = printed(own, layout=layout_named("handout", None, *settings))
        assert "Bare climb" not in [item.text for item in texts(made)]
        assert "Box climb" in [item.text for item in texts(made)]


def test_what_a_week_has_told_is_not_told_again(own: Path) -> None:
    made = printed(own, layout=layout_named("handout", None, "week=[log, cues]"))
    text = "".join(words_of(page) for page in made.pages)
    assert text.count(squeezed("Step on the box.")) == 1
    assert text.count(squeezed("Common mistakes")) == 2
    assert squeezed(TITLE) in text


@pytest.mark.parametrize("size", [8.5, 9.5])
def test_pieces_are_the_card_and_end_in_two_lines(size: float) -> None:
    for card in cards_of(size):
        pieces = pieces_of(card)
        assert [strip for piece in pieces for strip in piece.strips] == [*card.strips]
        assert [piece.begins for piece in pieces] == [True, *(False for _ in pieces[1:])]
        for piece in pieces:
            assert not piece.strips[-1].keep
        for end in (pieces[0], pieces[-1]):
            told = sum(strip.body.height for strip in end.strips if not strip.keep)
            assert told >= 2 * card.leading - 0.1


def cards_of(size: float) -> list[Card]:
    """Every exercise of a program, with all of its parts."""
    setting = Setting(READ_ALONE, METRICS, saying.EN)
    show = [*READ_ALONE.cues.show, *READ_ALONE.guide.show]
    setter = CloseSetter(READ_ALONE.cues.changed(show=show), setting, "cues", size, 240.0)
    path = next(path for path in SHIPPED if path.stem == "upper-lower-hypertrophy")
    guides = dict.fromkeys(entry.guide for sheet in composed(path).sheets for entry in sheet.entries)
    return [setter.card(guide, "", None) for guide in guides]


def height_of(column: list[Piece]) -> float:
    first, *others = column
    return first.first_height + sum(piece.height for piece in others)


def test_columns_are_filled_in_turn_and_none_is_higher_than_the_page() -> None:
    pieces = [piece for card in cards_of(8.5) for piece in pieces_of(card)]
    columns = filled(pieces, 700.0)
    assert [piece for column in columns for piece in column] == pieces
    for column, after in pairwise(columns):
        assert height_of(column) <= 700.01
        assert height_of([*column, after[0]]) > 700.0


def test_the_columns_of_the_last_page_are_even() -> None:
    path = next(path for path in SHIPPED if path.stem == "bodyweight-steps")
    last = composed(path).pages.pages[-1]
    gap = (last.frame[0] + last.frame[2]) / 2
    body = [item for item in last.items if isinstance(item, Text) and item.y < last.frame[3] - 15]
    left, right = (max(item.y for item in body if (item.x < gap) == side) for side in (True, False))
    assert abs(left - right) < 90


def test_a_text_that_no_column_holds_is_refused_with_a_cure(own: Path) -> None:
    (own.parent / "exercises" / "bare-climb.yaml").write_text(
        f"name: Bare climb\nsummary: {'Up and down the box again. ' * 300}\n"
    )
    made = printed(own, layout=READ_ALONE)
    assert any("fills more than a page" in problem.message for problem in made.docket)


def test_the_programs_that_ship_are_read_on_few_sides() -> None:
    assert sum(len(printed(path, layout=READ_ALONE).pages) for path in SHIPPED) <= 90


READ = {"handout": ("a4", "letter", "a5"), "large-print": ("a4", "letter"), "pocket": ("a6",)}
WITHOUT = {
    name: f"cues.show=[{', '.join(part for part in layout_named(name).cues.show if part != 'figure')}]" for name in READ
}


def drawn(made: Printed) -> list[tuple[Page, Image]]:
    return [(page, item) for page in made.pages for item in page.items if isinstance(item, Image)]


def looks(made: Printed) -> int:
    return len({entry.guide for sheet in made.sheets for entry in sheet.entries if entry.guide.figure})


@pytest.mark.parametrize("every", few_and_many(8, 2))
@pytest.mark.parametrize(("name", "paper"), [(name, paper) for name, papers in READ.items() for paper in papers])
def test_figures_cost_no_side(name: str, paper: str, every: int) -> None:
    """Of no shipped program, whether it is told once or week by week; and the type is nowhere smaller than the least."""
    asked = SHIPPED if (name, paper, every) == ("handout", "a4", 2) else SHIPPED[len(name) % 3 :: every]
    for path, week in zip(asked, [(), ("week=[log, cues]",)] * len(asked), strict=False):
        layout = layout_named(name, paper, *week)
        shown, plain = (
            printed(path, layout=layout),
            printed(path, layout=layout_named(name, paper, *week, WITHOUT[name])),
        )
        assert len(shown.pages) <= len(plain.pages), path.stem
        assert drawn(shown), path.stem
        assert not drawn(plain)
        assert min(text.size for text in texts(shown)) >= min(layout.cues.least, layout.type.small)


@pytest.mark.parametrize(
    ("name", "paper"), [("handout", "a4"), ("handout", "a5"), ("large-print", "letter"), ("pocket", "a6")]
)
@pytest.mark.parametrize("stem", ["bodyweight-steps", "unilateral-glute-block", "training-max-wave"])
def test_a_figure_stands_in_its_column_and_nothing_on_it(name: str, paper: str, stem: str) -> None:
    made = composed(next(path for path in SHIPPED if path.stem == stem), name, paper)
    for page, image in drawn(made):
        left, top, right, bottom = page.frame
        assert left - 0.01 <= image.x
        assert image.x + image.width <= right + 0.01
        assert top <= image.y
        assert image.y + image.height <= bottom
        assert image.height <= 1.1 * 20 * MM + 0.01
        assert clashes_between([image], [item for item in page.items if item is not image]) == []


def test_every_exercise_of_the_programs_that_ship_has_its_figure_in_the_handout() -> None:
    for path in SHIPPED:
        made = composed(path)
        assert len(drawn(made)) == looks(made), path.stem


def test_words_stand_left_of_a_figure_and_right_of_it_where_they_are_read_to_the_left() -> None:
    for language in ("", "ar"):
        made = printed(GLUTES, layout=READ_ALONE, language=language)
        page, image = drawn(made)[0]
        gap = (page.frame[0] + page.frame[2]) / 2
        beside = [
            item
            for item in page.items
            if isinstance(item, Text) and image.y + 2 < item.y < image.y + image.height
            if (item.x < gap) == (image.x < gap)
        ]
        assert beside
        for item in beside:
            assert item.x > image.x + image.width if language else item.x + item.width < image.x


def card_as_high_as(height: float) -> Card:
    return Card("", (Strip(White(height)),), 10.0, lambda: Strip(White(0.0)), None)


@pytest.mark.parametrize(
    ("room", "persons"),
    [(72, (20, 20, 0, 20)), (66, (14, 14, 0, 14)), (63, (14, 14, 0, 0)), (61, (0, 14, 0, 0)), (60, (0, 0, 0, 0))],
)
def test_figures_are_smaller_and_then_fewer_before_they_cost_a_page(room: float, persons: tuple[float, ...]) -> None:
    """The first of four exercises costs two lines, the next one, the third has none, and the last costs three."""
    costs = (2, 1, 0, 3)

    def cards(chosen: Sequence[float]) -> list[list[Card]]:
        return [
            [card_as_high_as(15 + (cost * (2 if person == PERSONS[0] else 1) if person else 0))]
            for cost, person in zip(costs, chosen, strict=True)
        ]

    def fits(found: Cards) -> bool:
        return sum(card.height for cards_of_one in found for card in cards_of_one) <= room

    found = persons_that_fit([True, True, False, True], cards([0.0] * 4), cards, fits)
    assert found == pytest.approx([person * MM for person in persons])


def test_where_no_exercise_has_a_figure_nothing_is_set_twice() -> None:
    def never(_: object) -> list[list[Card]]:
        raise AssertionError

    assert persons_that_fit([False, False], [], never, lambda _: True) == [0.0, 0.0]


@pytest.mark.parametrize(("reach", "beside"), [(5.0, 1), (35.0, 2), (41.0, 3), (70.0, 4), (200.0, 6)])
def test_words_are_narrow_as_far_down_as_the_figure_reaches(reach: float, beside: int) -> None:
    """A heading of ten points, then five items that take twenty when they are narrow, ten when they are wide."""
    strips = {
        width: [Strip(White(10.0), keep=True), *(Strip(White(high)) for _ in range(5))]
        for width, high in ((40.0, 20.0), (100.0, 10.0))
    }
    look = Look(Drawing(1.0, 1.0, ()), 60.0 - GAP, reach)
    (block, *rest), used = set_around(
        lambda at, _, above: [*above, *strips[at]], [["setup"]], [], look, 100.0, reach, 10
    )
    assert used == 1
    assert len(rest) == 6 - beside
    assert block.height >= reach
    assert all(strip.height == 10.0 for strip in rest)
