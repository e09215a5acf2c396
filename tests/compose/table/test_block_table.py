"""Weeks laid beside each other: which rows the block's table has, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programprint.compose.table.block import aligned


def rows(*lists: str) -> str:
    """The keys of the rows in their order; a letter is an exercise, a word is a week."""
    return "".join(next(iter(row.values())) for row in aligned([[(key, key) for key in keys] for keys in lists]))


@pytest.mark.parametrize(
    ("weeks", "order"),
    [
        (("abc", "abc"), "abc"),
        (("ac", "abc"), "abc"),
        (("bc", "abc"), "abc"),
        (("ab", "abc"), "abc"),
        (("ab", "x", "ab"), "abx"),
        (("abc", "xb"), "axbc"),
        (("ab", "ba"), "ab"),
    ],
)
def test_what_comes_later_stands_beside_its_neighbours_and_without_any_at_the_end(
    weeks: tuple[str, ...], order: str
) -> None:
    assert rows(*weeks) == order


@given(st.lists(st.permutations("abcdef").map(lambda keys: keys[:4]), min_size=1, max_size=6))
def test_every_row_has_each_list_that_holds_it(lists: list[list[str]]) -> None:
    found = aligned([[(key, key) for key in keys] for keys in lists])
    assert sorted((number, value) for row in found for number, value in row.items()) == sorted(
        (number, key) for number, keys in enumerate(lists) for key in keys
    )
