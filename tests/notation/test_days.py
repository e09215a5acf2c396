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
    ("names", "count"),
    [
        ([], 0),
        (["Monday"], 0),
        (["Monday", "Tuesday"], 0),
        (["Monday", "Tuesday", "Wednesday"], 3),
        (["Fri", "Sat", "Sun"], 3),
        (["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], 6),
        (["Monday", "Wednesday", "Friday"], 0),
        (["Wednesday", "Tuesday", "Monday"], 0),
        (["Monday", "Tuesday", "Rest day"], 0),
        (["Day 1", "Day 2", "Day 3"], 0),
        ([day.title() for day in days.WEEKDAYS], 7),
    ],
)
def test_three_weekdays_and_more_that_follow_each_other_are_in_a_row(names: list[str], count: int) -> None:
    assert days.weekdays_in_a_row(names) == count


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
