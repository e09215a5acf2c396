"""Days on one line."""

from __future__ import annotations

import pytest

from programprint.notation import days


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Mon-Wed", ["Monday", "Tuesday", "Wednesday"]),
        ("Sat-Sun", ["Saturday", "Sunday"]),
        ("Mon, Wed and Fri", ["Mon", "Wed", "Fri"]),
        ("Day 1", ["Day 1"]),
    ],
)
def test_days_are_listed(text: str, listed: list[str]) -> None:
    assert days.listed(text) == listed


def test_daily_is_every_day_of_the_week() -> None:
    assert len(days.listed("daily")) == 7


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Monday"], "Monday"),
        (["Monday", "Tuesday"], "Monday, Tuesday"),
        (["Monday", "Tuesday", "Wednesday"], "Monday–Wednesday"),
        (["Fri", "Sat", "Sun"], "Fri–Sun"),
        (["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], "Tuesday–Sunday"),
        (["Monday", "Wednesday", "Friday"], "Monday, Wednesday, Friday"),
        (["Wednesday", "Tuesday", "Monday"], "Wednesday, Tuesday, Monday"),
        (["Monday", "Tuesday", "Rest day"], "Monday, Tuesday, Rest day"),
        (["Day 1", "Day 2", "Day 3"], "Day 1, Day 2, Day 3"),
        ([day.title() for day in days.WEEKDAYS], "Daily"),
    ],
)
def test_days_in_a_row_are_said_as_a_span(names: list[str], said: str) -> None:
    assert days.together(names) == said


@pytest.mark.parametrize(
    ("names", "again"),
    [
        (["Monday", "Tuesday"], ""),
        (["Mon", "Tuesday", "monday"], "monday"),
        (["Day 1", "Day 2", "day 1"], "day 1"),
        (["Monday AM", "Monday PM"], ""),
        (["Monday AM", "Mon am"], "Mon am"),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_a_day_that_is_named_twice_is_found(names: list[str], again: str) -> None:
    assert days.twice(names) == again


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mon", "Monday", True),
        ("Monday (evening)", "mon evening", True),
        ("Day 1", "DAY 1", True),
        ("Day 1", "Day 2", False),
        ("Monday", "Tuesday", False),
        ("Monday", "Monday PM", False),
    ],
)
def test_two_ways_to_write_one_day(one: str, other: str, same: bool) -> None:
    assert days.same_day(one, other) is same
