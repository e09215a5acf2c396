"""Tempos in words. A space that does not break is written “~”."""

from __future__ import annotations

import pytest

from programprint.languages import words_of
from programprint.notation.scanner import NBSP
from programprint.notation.tempo import parse
from programprint.wording import tempo

EN = words_of("en")
TEMPOS = [
    ("3-0-1-2", "down~3~s · up~1~s · pause~high~2~s"),
    ("31X0", "down~3~s · pause~low~1~s · up~fast"),
    ("301", "down~3~s · up~1~s"),
    ("3/0/X", "down~3~s · up~fast"),
    ("top 2s", "pause~high~2~s"),
    ("slow down", "down~3~s"),
    ("fast up", "up~fast"),
    ("top 2s, slow down", "down~3~s · pause~high~2~s"),
    ("smooth and quiet", "smooth and quiet"),
    ("none", "none"),
    ("60-0-1-0", "down~60~s · up~1~s"),
    ("00-0-1-0", "up~1~s"),
    ("slowly up", "slowly up"),
    ("top 60s", "pause~high~60~s"),
    ("pause 2s at the bottom", "pause~low~2~s"),
    ("hold 3s top", "pause~high~3~s"),
    ("slow down, fast up, top 2s", "down~3~s · up~fast · pause~high~2~s"),
    ("even pace", "even pace"),
]


@pytest.mark.parametrize(("written", "said"), TEMPOS)
def test_tempos(written: str, said: str) -> None:
    assert tempo.spoken(parse(written), {}, "eccentric", EN).replace(NBSP, "~") == said


def test_phases_go_by_the_names_of_the_exercise_and_in_its_order() -> None:
    names = {"eccentric": "slide down", "shortened": ""}
    pair = tempo.tempo(parse("3-1-X-2"), names, "concentric", EN)
    assert pair == ("3-1-X-2", "up~fast · pause~high~2~s · slide~down~3~s · pause~low~1~s".replace("~", NBSP))


def test_no_tempo_has_no_words() -> None:
    assert tempo.tempo(None, {}, "eccentric", EN) == ("", "")


def test_the_tempo_of_some_sets() -> None:
    assert tempo.of_sets(parse("3010"), EN) == f"tempo{NBSP}3-0-1-0"
    assert tempo.of_sets(parse("top 5s"), EN) == f"hold{NBSP}5{NBSP}s"
    assert tempo.of_sets(parse("slow down"), EN) == f"down{NBSP}3{NBSP}s"
    assert tempo.of_sets(parse("even pace"), EN) == "even pace"


@pytest.mark.parametrize(
    ("written", "tag", "said"),
    [
        ("Controlled", "en", "Controlled"),
        ("controlled", "en", "controlled"),
        ("Controlled", "de", "Kontrolliert"),
        ("explosive", "es", "explosivo"),
        ("like a cat", "de", "like a cat"),
    ],
)
def test_a_tempo_in_words_is_said_in_the_language(written: str, tag: str, said: str) -> None:
    assert tempo.spoken(parse(written), {}, "eccentric", words_of(tag)) == said
