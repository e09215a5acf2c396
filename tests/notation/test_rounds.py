"""Rounds of work for time: a count, the reps of each, or a ladder."""

from __future__ import annotations

import pytest
import saying
from conftest import tried
from hypothesis import given
from hypothesis import strategies as st

from programprint.notation import rounds
from programprint.notation.rounds import MOST_REPS, MOST_ROUNDS, Rounds
from programprint.notation.scanner import Unreadable


@pytest.mark.parametrize(
    ("text", "reps", "typeset"),
    [
        ("1", (), "1 round"),
        ("5 rounds", (), "5 rounds"),
        ("21-15-9", (21, 15, 9), "21–15–9 reps"),
        ("21–15–9 reps", (21, 15, 9), "21–15–9 reps"),
        ("10 to 1", (10, 9, 8, 7, 6, 5, 4, 3, 2, 1), "10, 9, 8 … 1 reps"),
        ("2 to 6 by 2", (2, 4, 6), "2–4–6 reps"),
    ],
)
def test_rounds_are_counted_or_have_reps_of_their_own(text: str, reps: tuple[int, ...], typeset: str) -> None:
    read = rounds.parse(text)
    assert read.reps == reps
    assert saying.said(read) == typeset


@pytest.mark.parametrize(
    "text", ["", "often", "21-", "10 to", "2 to 20 by", "0", "99", "1 to 90", "21-15-9 s", "5 laps"]
)
def test_what_is_no_number_of_rounds_is_refused_with_a_cure(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        rounds.parse(text)
    assert refusal.value.hint == rounds.HINT


@given(st.lists(st.integers(1, MOST_REPS), min_size=2, max_size=MOST_ROUNDS))
def test_what_is_written_is_read_again(reps: list[int]) -> None:
    ladder = Rounds(len(reps), tuple(reps))
    assert rounds.parse(str(ladder)) == ladder


@given(st.text(alphabet="0123456789- tobyrunds", max_size=15))
def test_any_text_is_read_or_refused_at_a_place(text: str) -> None:
    read = tried(rounds.parse, text)
    assert read is None or 1 <= read.count <= MOST_ROUNDS


@pytest.mark.parametrize(("text", "said"), [("3", "3 rounds"), ("1", "1 round"), ("2-3", "2–3 rounds")])
def test_how_often_a_round_is_done_is_said_with_its_noun(text: str, said: str) -> None:
    assert saying.said(rounds.parse_times(text)) == said
