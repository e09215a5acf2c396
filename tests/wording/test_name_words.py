"""Names of days beside each other."""

from __future__ import annotations

import pytest
from saying import EN

from programprint.merge.sheet import Session
from programprint.notation import days
from programprint.wording import names


@pytest.mark.parametrize(
    ("listed", "said"),
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
def test_days_in_a_row_are_said_as_a_span(listed: list[str], said: str) -> None:
    session = Session("home", "Home", "", 5, (), (), "", days=tuple(listed))
    assert names.day(session, EN) == said
