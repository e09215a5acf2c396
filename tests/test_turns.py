"""What comes after each set when exercises take turns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from conftest import spaced
from hypothesis import given
from hypothesis import strategies as st

from programprint.merge.block.turns import rests_in_turn, turns


def said(sets: list[int], own: list[str] | None = None, after: str = "90 s") -> list[str]:
    members = [(f"A{number}", count) for number, count in enumerate(sets, start=1)]
    return [spaced(text) for text in rests_in_turn(members, own or [""] * len(sets), after)]


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ([3, 3], ["none, straight to A2", "90 s, then A1 again"]),
        ([1, 1], ["none, straight to A2", ""]),
        ([5, 3], ["none, straight to A2; after set 4: 90 s, then A1 again", "90 s, then A1 again"]),
        ([3, 5], ["none, straight to A2", "90 s, then A1 again; after set 3: 90 s, then A2 again"]),
        (
            [3, 1, 3],
            ["none, straight to A2; after set 2: none, straight to A3", "none, straight to A3", "90 s, then A1 again"],
        ),
    ],
)
def test_who_has_no_set_left_is_passed_over(sets: list[int], expected: list[str]) -> None:
    assert said(sets) == expected


def test_a_rest_of_its_own_comes_before_the_next_member() -> None:
    assert said([2, 2], ["30 s", ""]) == ["30 s, then A2", "90 s, then A1 again"]


def test_without_any_rest_only_the_order_is_said() -> None:
    assert said([2, 2], after="") == ["none, straight to A2", "then A1 again"]


@given(st.lists(st.integers(1, 6), min_size=2, max_size=4))
def test_no_member_is_sent_to_one_that_is_done(sets: list[int]) -> None:
    """Going through the rounds in order, every text names the label that really comes next."""
    order = [
        (number, index) for number in range(1, max(sets) + 1) for index, count in enumerate(sets) if number <= count
    ]
    texts = said(sets)
    for (_, index), (_, following) in pairwise(order):
        assert f"A{following + 1}" in texts[index]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("minute", 1, 2, 6), "minutes 1, 3, 5"),
        (("minute", 3, 3, 3), "minute 3"),
        (("interval", 2, 2, 20), "intervals 2, 4, 6 … 20"),
    ],
)
def test_turns_are_named_one_by_one_while_they_are_few(arguments: tuple[str, int, int, int], expected: str) -> None:
    assert spaced(turns(*arguments)) == expected
