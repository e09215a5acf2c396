"""The white that has a name is where a layout says, and as much as it says."""

from __future__ import annotations

from functools import cache

import pytest
from golden import sheets_of
from paper import METRICS, layout_named, some

from programprint.compose import compose
from programprint.docket import Docket
from programprint.pages import Page, Text


@cache
def pages(program: str, layout: str, *settings: str) -> tuple[Page, ...]:
    return compose(
        sheets_of(program)[:2], layout_named(layout, None, "line.most=4.25mm", *settings), METRICS, Docket()
    ).pages


def baselines(page: Page) -> list[float]:
    return sorted({round(item.y, 2) for item in page.items if isinstance(item, Text)})


NAMED = [
    ("exercise", "card", "iron"),
    ("block", "card", "clock"),
    ("heading", "card", "iron"),
    ("note", "card", "iron"),
    ("row", "card", "iron"),
    ("load", "card", "iron"),
    ("exercise", "coach", "iron"),
    ("heading", "coach", "iron"),
    ("row", "coach", "iron"),
    ("plot", "coach", "iron"),
    ("table", "rack", "iron"),
]
"""Each white that has a name, with a layout and a program that have it."""


@pytest.mark.parametrize(("gap", "layout", "program"), NAMED)
def test_a_gap_moves_what_stands_below_it(gap: str, layout: str, program: str) -> None:
    close, wide = pages(program, layout), pages(program, layout, f"gaps.{gap}=3")
    assert getattr(layout_named(layout).gaps, gap) < 3
    assert len(close) <= len(wide)
    assert [baselines(page) for page in close] != [baselines(page) for page in wide]


@pytest.mark.parametrize("named", some(NAMED))
def test_a_gap_may_be_none(named: tuple[str, str, str]) -> None:
    gap, layout, program = named
    usual, none = pages(program, layout), pages(program, layout, f"gaps.{gap}=0")
    assert 0 < len(none) <= len(usual)
    assert [baselines(page) for page in usual] != [baselines(page) for page in none]
    lowest = [max(baselines(page), default=0.0) for page in none]
    assert all(y <= page.frame[3] + 0.01 for y, page in zip(lowest, none, strict=True))


def test_a_gap_is_counted_in_lines_of_the_grid() -> None:
    """The second exercise of a sheet at the rack stands lower by as many lines as both tables have above them."""
    close, wide = (baselines(pages("iron", "rack", "rack.rows=2", f"gaps.table={lines}")[0]) for lines in (1, 1.5))
    line = layout_named("rack").line.least
    moved = [round((after - before) / line, 2) for before, after in zip(close, wide, strict=False)]
    assert {0.0, 0.5, 1.0} <= set(moved)
