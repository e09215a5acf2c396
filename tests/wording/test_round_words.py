"""Rounds in words. A space that does not break is written “~”."""

from __future__ import annotations

import pytest

from programprint.languages import words_of
from programprint.notation import duration
from programprint.notation.rounds import parse, parse_times
from programprint.notation.scanner import NBSP
from programprint.wording import rounds

EN = words_of("en")
FOR_TIME = [
    ("5", "5~rounds"),
    ("1", "1~round"),
    ("50", "50~rounds"),
    ("30 reps", "30~reps"),
    ("21-15-9", "21–15–9~reps"),
    ("10 to 1", "10, 9, 8 …~1~reps"),
    ("1 to 10", "1, 2, 3 …~10~reps"),
    ("5 to 5", "5~reps"),
    ("2 to 20 by 2", "2, 4, 6 …~20~reps"),
    ("20 to 2 by 5", "20–15–10–5~reps"),
    ("1 to 50", "1, 2, 3 …~50~reps"),
    ("1000 reps", "1000~reps"),
    ("10-9-8-7-6-5", "10–9–8–7–6–5~reps"),
    ("10-9-8-7-6-5-4", "10, 9, 8 …~4~reps"),
    ("1 rep", "1~rep"),
]


@pytest.mark.parametrize(("written", "said"), FOR_TIME)
def test_rounds_for_time(written: str, said: str) -> None:
    assert rounds.for_time(parse(written), EN).replace(NBSP, "~") == said


@pytest.mark.parametrize(("written", "number", "noun"), [("3", "3", "s"), ("2-3", "2–3", "s"), ("1", "1", "")])
def test_times(written: str, number: str, noun: str) -> None:
    assert rounds.rounds(parse_times(written), EN) == f"{number}{NBSP}round{noun}"
    assert rounds.sets(parse_times(written), EN) == f"{number}{NBSP}set{noun}"


@pytest.mark.parametrize(
    ("written", "rest", "said"),
    [
        ("3", "", "3~rounds"),
        ("1", "90s", "1~round"),
        ("3", "90s", "3~rounds, rest 90~s after each"),
        ("2-3", "as needed", "2–3~rounds, rest as~needed after each"),
        ("3", "none", "3~rounds, no rest between them"),
    ],
)
def test_the_head_of_a_circuit(written: str, rest: str, said: str) -> None:
    head = rounds.head(parse_times(written), duration.parse(rest) if rest else None, EN)
    assert head.replace(NBSP, "~") == said
