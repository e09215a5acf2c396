"""What closes a document: each exercise once, how it is done and what else is known of it, in columns that run on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import saying
from paper import METRICS, SHIPPED, Printed, composed, layout_named, printed, squeezed, words_of

from programprint.compose.cues.close import CloseSetter
from programprint.compose.cues.closing import in_one_run
from programprint.compose.cues.run_on import Piece, filled, pieces_of
from programprint.compose.cues.strips import Card
from programprint.compose.setting import Setting
from programprint.pages import Text

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
