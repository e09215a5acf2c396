"""Choices of weeks."""

from __future__ import annotations

import pytest
from conftest import tried
from hypothesis import given, settings
from hypothesis import strategies as st

from programprint.notation.scanner import Unreadable
from programprint.notation.weeks import MOST_WEEKS, parse


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("1", (1,)),
        (" 4 ", (4,)),
        ("1-3", (1, 2, 3)),
        ("1 – 3", (1, 2, 3)),
        ("2-2", (2,)),
        ("1-2,4", (1, 2, 4)),
        ("1, 2 , 4", (1, 2, 4)),
        ("4,1", (1, 4)),
        ("1-3,2-4", (1, 2, 3, 4)),
        ("104", (104,)),
        ("01", (1,)),
    ],
)
def test_weeks_and_ranges_name_each_week_once_and_in_order(text: str, weeks: tuple[int, ...]) -> None:
    assert parse(text) == weeks


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("↓", "“” does not name weeks"),
        ("↓all", "“all” does not name weeks"),
        ("↓week 1", "“week 1” does not name weeks"),
        ("↓0", "“0” does not name weeks"),
        ("1,↓0-2", "“0-2” does not name weeks"),
        ("↓3-1", "“3-1” does not name weeks"),
        ("↓1001", "“1001” does not name weeks"),
        ("1,↓", "“1,” does not name weeks"),
        ("1↓-", "“-” cannot be read here"),
        ("1-3↓-5", "“-5” cannot be read here"),
        ("1 ↓2", "“2” cannot be read here"),
        ("1↓;2", "“;2” cannot be read here"),
        ("1↓.5", "“.5” cannot be read here"),
    ],
)
def test_what_names_no_weeks_says_where_and_how_to_write_it(text: str, message: str) -> None:
    text, offset = text.replace("↓", ""), text.index("↓")
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert "1-2,4" in caught.value.hint


def test_a_week_number_is_quoted_whole_when_it_is_too_large() -> None:
    with pytest.raises(Unreadable, match="“10000”"):
        parse("10000")


def test_line_ends_and_tabs_count_as_spaces() -> None:
    assert parse("1,\t2\n") == (1, 2)


@settings(deadline=None)
@given(st.sets(st.integers(1, MOST_WEEKS), min_size=1), st.randoms())
def test_any_choice_written_week_by_week_is_read_as_that_choice(chosen: set[int], chance: object) -> None:
    written = [str(week) for week in chosen]
    chance.shuffle(written)  # type: ignore[attr-defined]
    assert parse(",".join(written)) == tuple(sorted(chosen))


@settings(deadline=None)
@given(st.integers(1, MOST_WEEKS), st.integers(0, MOST_WEEKS))
def test_any_range_is_read_from_its_ends(first: int, length: int) -> None:
    last = min(first + length, MOST_WEEKS)
    assert parse(f"{first}-{last}") == tuple(range(first, last + 1))


@settings(deadline=None, max_examples=300)
@given(st.text() | st.text("0123456789-–, ;\t\n", max_size=12))
def test_any_text_names_weeks_or_is_refused_with_a_place_in_it(text: str) -> None:
    if found := tried(parse, text):
        assert found == tuple(sorted(set(found)))
        assert found[0] >= 1
        assert found[-1] <= MOST_WEEKS


@pytest.mark.parametrize("text", ["9" * 20_000, "1-" * 20_000, "1," * 20_000])
def test_long_nonsense_is_refused_at_once(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(text)
