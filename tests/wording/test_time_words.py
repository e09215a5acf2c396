"""Lengths of time and rests, in words. A space that does not break is written “~”."""

from __future__ import annotations

import pytest

from programprint.languages import words_of
from programprint.notation import duration
from programprint.notation.scanner import NBSP
from programprint.wording import times

EN = words_of("en")
DURATIONS = [
    ("90s", "90~s"),
    ("1 min", "1~min"),
    ("every 1 min", "until 1~min is up"),
    ("every 60s", "until 60~s is up"),
    ("every 2 min", "until 2~min are up"),
    ("1:30", "1:30~min"),
    ("2-3 min", "2–3~min"),
    ("2.5 min", "2:30~min"),
    ("90s jog", "90~s~jog"),
    ("200m jog", "200~m~jog"),
    ("walk back", "walk~back"),
    ("jog down", "jog~down"),
    ("swim back", "swim~back"),
    ("as needed", "as~needed"),
    ("until ready", "until~ready"),
    ("until recovered", "until~recovered"),
    ("until fresh", "until~fresh"),
    ("full", "full~recovery"),
    ("until 120 bpm", "until~120~bpm"),
    ("same as work", "as long as the work"),
    ("2x work", "2~× the~work"),
    ("2 min easy", "2~min~easy"),
    ("60s active", "60~s~active"),
    ("90s row", "90~s~row"),
    ("90s swim", "90~s~swim"),
    ("90s spin", "90~s~spin"),
    ("90s walk", "90~s~walk"),
    ("24h", "24~h"),
    ("99:59", "99:59~min"),
    ("0:30", "0:30~min"),
    ("0", "0~s"),
    ("on the 1:30", "until 1:30~min are up"),
    ("30s-1 min", "30–60~s"),
    ("200 meters walk", "200~m~walk"),
    ("0.5 h", "0.5~h"),
    ("1.25 min", "1:15~min"),
    ("1:30 jog", "1:30~min~jog"),
    ("90s easy", "90~s~easy"),
    ("2 min spin", "2~min~spin"),
    ("2 min row", "2~min~row"),
    ("until HR is below 110 bpm", "until~110~bpm"),
    ("1.5x work", "1.5~× the~work"),
    ("0.5 x the work time", "0.5~× the~work"),
    ("3:2 work:rest", "0.7~× the~work"),
    ("3:1 work to rest", "0.3~× the~work"),
    ("1 s", "1~s"),
    ("60 s", "60~s"),
    ("every 61s", "until 61~s are up"),
    ("every 2-3 min", "until 2–3~min are up"),
    ("2′", "2~min"),
    ("1-2 hours", "1–2~h"),
    ("60,5s", "60.5~s"),
    ("every 1s", "until 1~s is up"),
    ("10x work", "10~× the~work"),
    ("3x work", "3~× the~work"),
]


@pytest.mark.parametrize(("written", "said"), DURATIONS)
def test_lengths_of_time(written: str, said: str) -> None:
    assert times.duration(duration.parse(written), EN).replace(NBSP, "~") == said


def test_as_long_as_possible() -> None:
    assert times.duration(duration.parse_whole("open"), EN).replace(NBSP, "~") == "as~long~as~possible"


@pytest.mark.parametrize(("written", "said"), [("90s", "90~s"), ("none", "none"), ("walk back", "walk~back")])
def test_rests(written: str, said: str) -> None:
    assert times.rest(duration.parse(written), EN).replace(NBSP, "~") == said


def test_no_word_of_a_rest_that_nobody_spoke_of() -> None:
    assert times.rest(None, EN) == times.between_sides(None, "leg", EN) == ""


def test_rests_between_sides() -> None:
    half = duration.parse("30s")
    assert times.between_sides(half, "leg", EN) == f"30{NBSP}s between legs"
    assert times.between_sides(half, "arm", EN) == f"30{NBSP}s between arms"
    assert times.between_sides(half, "side", EN) == f"30{NBSP}s between sides"
    assert times.between_sides(duration.parse("none"), "side", EN) == ""
