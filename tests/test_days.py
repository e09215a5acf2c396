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
