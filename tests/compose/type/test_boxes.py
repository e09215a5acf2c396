"""Boxes: what is measured is what is drawn, and the gaps between them are the layout's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import METRICS, SHIPPED, composed, layout_named

from programprint.compose.frame.head import Folio
from programprint.compose.log.week import LogWeek
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import (
    Beside,
    Box,
    Drawn,
    Label,
    Lines,
    Ruled,
    Stack,
    White,
    grid_for,
    largest,
    least,
    stack,
)
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.languages import words_of
from programprint.pages import Item, Rule, Text
from programprint.read.gaps import Gaps

SETTING = Setting(layout_named(), METRICS, words_of("en"))
SENTENCE = "Push the floor away and stand tall before the bar leaves the thighs."
PROGRAM = next(path for path in SHIPPED if path.stem == "three-phases")


def drawn(box: Box, grid: float = 10.0) -> list[Item]:
    """What a box sets at the top left corner of the paper."""
    pen = Pen(SETTING, back=False)
    box.draw(pen, 0.0, 0.0, grid)
    return pen.items


def paragraph(measure: float) -> Lines:
    return Lines(lines([Run(SENTENCE)], 10, measure, METRICS))


heights = st.lists(st.floats(0, 20), max_size=6)


@given(heights, st.floats(1, 30))
def test_the_end_of_a_stack_is_where_its_height_says(whites: list[float], grid: float) -> None:
    ends: list[float] = []
    end = Drawn(0.0, lambda pen, x, y, grid: ends.append(y))
    found = Stack((*map(White, whites), end))
    drawn(found, grid)
    assert ends == [pytest.approx(found.height * grid)]


@given(heights)
def test_what_stands_beside_each_other_is_as_high_as_the_highest(whites: list[float]) -> None:
    assert Beside(tuple((0.0, White(height)) for height in whites)).height == max(whites, default=0.0)


def test_lines_stand_on_baselines_a_leading_apart() -> None:
    found = paragraph(100)
    assert found.height > 2
    baselines = [item.y for item in drawn(found) if isinstance(item, Text)]
    assert baselines == pytest.approx([10 * (0.79 + number) for number in range(len(baselines))])
    assert baselines[-1] < 10 * found.height


def test_a_label_and_a_rule_take_no_height() -> None:
    found = stack(Ruled(0.5, rise=0.35), None, Label("A", "bold", 10), White(1))
    rule, label = drawn(found)
    assert found.height == 1
    assert isinstance(rule, Rule)
    assert isinstance(label, Text)
    assert (rule.y0, label.y) == pytest.approx((-3.5, 7.9))


@pytest.mark.parametrize(("lines_", "grid"), [(10, 14), (50, 12), (60, 10), (100, 10)])
def test_a_grid_opens_as_far_as_the_page_allows(lines_: float, grid: float) -> None:
    assert grid_for(600, lines_, 10, 14) == grid


@given(st.floats(0, 100))
def test_the_size_that_fits_is_found_from_both_sides(limit: float) -> None:
    assert largest(lambda size: size <= limit, 0, 100, 40) == pytest.approx(limit, abs=1e-6)
    assert least(lambda size: size >= limit, 0, 100, 40) == pytest.approx(limit, abs=1e-6)


def logs(*settings: str) -> tuple[float, list[Item]]:
    """Lines of all log sides of a program with phases, notes and a deload, and what is printed on them."""
    setting = Setting(layout_named("handout", None, *settings), METRICS, words_of("en"))
    taken, items = 0.0, list[Item]()
    for sheet in composed(PROGRAM).sheets:
        for side in LogWeek(sheet, setting, Docket()).sides():
            pen = Pen(setting, back=False)
            side.draw(pen, Folio(1, 1))
            taken, items = taken + side.lines, items + pen.items
    return taken, items


@pytest.mark.parametrize("gap", sorted(set(Gaps.fields) - {"rule", "load", "plot", "table"}))
def test_a_wider_gap_takes_more_of_the_page(gap: str) -> None:
    assert logs(f"gaps.{gap}={getattr(Gaps(), gap) + 0.25}")[0] > logs()[0] + 0.2


def test_rules_rise_and_nothing_else_moves() -> None:
    (before, old), (after, new) = logs(), logs("gaps.rule=0.5")
    assert after == before
    moved = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
    assert moved
    assert all(isinstance(was, Rule) and isinstance(now, Rule) and now.y0 < was.y0 for was, now in moved)


def test_a_layout_that_says_nothing_of_gaps_has_those_of_the_handout() -> None:
    assert layout_named().gaps == Gaps()
