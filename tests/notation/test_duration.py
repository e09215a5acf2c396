"""Rests and other lengths of time."""

from __future__ import annotations

from decimal import Decimal

import pytest
import saying
from conftest import tried
from hypothesis import given, settings
from hypothesis import strategies as st

from programprint.notation.duration import LONGEST, Duration, parse
from programprint.notation.scanner import Unreadable

FORMS = [
    ("90s", "90s", "90 s", 90),
    ("90 s", "90s", "90 s", 90),
    ("90 S", "90s", "90 s", 90),
    ("90 sec", "90s", "90 s", 90),
    ("90 seconds", "90s", "90 s", 90),
    ("90″", "90s", "90 s", 90),
    ('90"', "90s", "90 s", 90),
    ("2 min", "2 min", "2 min", 120),
    ("2min", "2 min", "2 min", 120),
    ("2 minutes", "2 min", "2 min", 120),
    ("2′", "2 min", "2 min", 120),
    ("2'", "2 min", "2 min", 120),
    ("2’", "2 min", "2 min", 120),
    ("1 h", "1 h", "1 h", 3600),
    ("2 hours", "2 h", "2 h", 7200),
    ("24h", "24 h", "24 h", 86400),
    ("60-90s", "60-90s", "60–90 s", 75),
    ("60 – 90 s", "60-90s", "60–90 s", 75),
    ("2-3 min", "2-3 min", "2–3 min", 150),
    ("1.5-2 min", "1.5-2 min", "1.5–2 min", 105),
    ("1.5 min", "1.5 min", "1:30 min", 90),
    ("1,5 min", "1.5 min", "1:30 min", 90),
    ("0.5 min", "0.5 min", "0:30 min", 30),
    ("0s", "0s", "0 s", 0),
    ("0", "0s", "0 s", 0),
    ("none", "0s", "0 s", 0),
    ("None", "0s", "0 s", 0),
    ("no rest", "0s", "0 s", 0),
]

FAULTS = [
    ("↓", "“” is not a length of time", "90s"),
    ("↓soon", "“soon” is not a length of time", "1:30"),
    ("90↓", "“90” has no unit that is known", "90s for seconds or 90 min for minutes"),
    ("90 ↓reps", "“90 reps” has no unit that is known", "90s"),
    ("2-↓", "a range needs a number after “-”", ""),
    ("2-↓min", "a range needs a number after “-”", ""),
    ("↓3-2 min", "the range runs backwards", "write 2-3 min"),
    ("↓25 h", "this is longer than a day", ""),
    ("↓86401s", "this is longer than a day", ""),
    ("90 s ↓rest", "“rest” cannot be read here", "90s"),
    ("1:30 ↓h", "“:” stands between minutes and seconds", "1:30"),
    ("↓1:60", "“1:60” is not minutes and seconds", "1:30"),
    ("1:30 ↓2", "“2” cannot be read here", "1:30"),
]


@pytest.mark.parametrize(("text", "written", "typeset", "seconds"), FORMS)
def test_every_form_is_read_written_back_and_typeset(text: str, written: str, typeset: str, seconds: float) -> None:
    found = parse(text)
    assert (str(found), found.seconds) == (written, seconds)
    assert parse(written) == found
    assert saying.said(found) == typeset
    assert " " not in saying.typeset(found)


@pytest.mark.parametrize(
    ("text", "seconds"), [("1:30", 90), ("0:45", 45), ("1:05", 65), ("10:00", 600), ("1:30 min", 90)]
)
def test_a_clock_time_is_minutes_and_seconds(text: str, seconds: float) -> None:
    found = parse(text)
    assert found.seconds == seconds
    assert parse(str(found)).seconds == seconds


@pytest.mark.parametrize(("text", "typeset"), [("3:00", "3 min"), ("10:00", "10 min"), ("2:30", "2:30 min")])
def test_a_clock_time_stays_in_minutes_on_paper(text: str, typeset: str) -> None:
    """Who writes 3:00 thinks in minutes; “180 s” would have to be worked out between two sets."""
    assert saying.said(parse(text)) == typeset


def test_part_of_a_minute_is_rounded_to_the_nearest_second() -> None:
    """1.333 min are 79.98 s."""
    assert saying.said(parse("1.333 min")) == "1:20 min"


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS)
def test_what_cannot_be_read_says_where_why_and_how_to_write_it(text: str, message: str, hint: str) -> None:
    text, offset = text.replace("↓", ""), text.index("↓")
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert hint in caught.value.hint
    assert caught.value.hint


def test_a_range_from_a_number_to_itself_is_not_cured_by_writing_it_again() -> None:
    with pytest.raises(Unreadable) as caught:
        parse("2-2 min")
    assert "2-2" not in caught.value.hint


@pytest.mark.parametrize("text", ["1:60", "1:5", "100:00"])
def test_a_clock_time_that_no_clock_shows_is_not_cured_with_another_length(text: str) -> None:
    """“1:60” must not be answered with “write 1s”."""
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert "for seconds" not in caught.value.hint


def test_line_ends_and_tabs_count_as_spaces() -> None:
    assert parse("2\tmin\n") == parse("2 min")


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    unit, most = draw(st.sampled_from((("s", LONGEST), ("min", LONGEST // 60), ("h", LONGEST // 3600))))
    numbers = st.integers(0, most).map(Decimal) | st.decimals(0, most, places=3)
    low, high = draw(numbers), draw(st.none() | numbers)
    return Duration(low, high if high is not None and high > low else None, unit)


@settings(deadline=None)
@given(durations())
def test_what_is_written_back_is_read_as_the_same_length(value: Duration) -> None:
    assert parse(str(value)) == value


@settings(deadline=None)
@given(st.integers(0, 99), st.integers(0, 59))
def test_every_clock_time_means_its_minutes_and_seconds(minutes: int, seconds: int) -> None:
    assert parse(f"{minutes}:{seconds:02}").seconds == 60 * minutes + seconds


PIECES = st.sampled_from([*"0123456789:.,-–'\"′″ \t\n", "s", "sec", "min", "h", "hours", "none", "no rest"])


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(PIECES, max_size=10).map("".join))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    """No text crashes the reader; whatever is read survives being written back and can be typeset."""
    if found := tried(parse, text):
        assert parse(str(found)) == found
        assert 0 <= found.seconds <= LONGEST
        assert saying.typeset(found)


@pytest.mark.parametrize("text", ["9" * 20_000, "1:" * 20_000, "1-" * 20_000])
def test_long_nonsense_is_refused_at_once(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(text)


def test_a_rest_may_say_what_is_done_meanwhile() -> None:
    assert str(parse("90s easy jog")) == "90s jog"
    assert parse("200m jog").seconds == 90
    assert parse("90s-3min") == parse("90-180s")


def test_a_time_from_start_to_start_leaves_as_rest_what_the_work_does_not_take() -> None:
    every = parse("on 1:00")
    assert str(every) == "every 1:00"
    assert every.after(40) == 20
    assert every.after(75) == 0
    assert parse("60s").after(40) == 60


def test_a_rest_as_long_as_the_work_goes_by_the_work() -> None:
    assert parse("same as work").after(40) == 40
    assert parse("2x work").after(40) == 80
    assert parse("1:2 work to rest").after(45) == 90
