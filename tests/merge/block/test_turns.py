"""What comes after each set when exercises take turns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from conftest import spaced
from hypothesis import given
from hypothesis import strategies as st
from saying import EN

from programprint.merge.block.turns import rests_in_turn
from programprint.merge.sheet import After, Turns
from programprint.notation.duration import Duration, parse
from programprint.wording.entries import turns


def taken(sets: Sequence[int], own: Sequence[str] = (), after: str = "90s") -> list[tuple[After, ...]]:
    members = [(f"A{number}", count) for number, count in enumerate(sets, start=1)]
    own_rests = [[rest(text)] for text in own] or [[None]] * len(sets)
    return rests_in_turn(members, own_rests, [rest(after)])


def rest(text: str) -> Duration | None:
    return parse(text) if text else None


def said(found: Sequence[tuple[After, ...]]) -> list[str]:
    return [spaced(turns(after, EN)) for after in found]


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
    assert said(taken(sets)) == expected


def test_a_rest_of_its_own_comes_before_the_next_member() -> None:
    assert said(taken([2, 2], ["30s", ""])) == ["30 s, then A2", "90 s, then A1 again"]


def test_without_any_rest_only_the_order_is_said() -> None:
    assert said(taken([2, 2], after="")) == ["none, straight to A2", "then A1 again"]


@given(st.lists(st.integers(1, 6), min_size=2, max_size=4))
def test_no_member_is_sent_to_one_that_is_done(sets: list[int]) -> None:
    """Going through the rounds in order, what comes after every set names the label that really comes next."""
    order = [
        (number, index) for number in range(1, max(sets) + 1) for index, count in enumerate(sets) if number <= count
    ]
    found = taken(sets)
    for (number, index), (following, member) in pairwise(order):
        after = max((one for one in found[index] if one.number <= number), key=lambda one: one.number)
        assert (after.then, after.again) == (f"A{member + 1}", following > number)
        assert f"A{member + 1}" in turns(found[index], EN)


@pytest.mark.parametrize(
    ("turn", "numbers"),
    [
        (Turns("minute", 1, 2, 6), [1, 3, 5]),
        (Turns("minute", 3, 3, 3), [3]),
        (Turns("interval", 2, 2, 20), [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]),
    ],
)
def test_a_turn_comes_every_so_many_rounds_up_to_the_last(turn: Turns, numbers: list[int]) -> None:
    assert list(turn.numbers) == numbers
