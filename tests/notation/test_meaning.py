"""What a phrase means to a coach who has not read the page: that it means, or it is asked about, with both readings spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phrasebook
import pytest
from conftest import tried
from paper import few_and_many

from programprint.notation import examples, prescription
from programprint.notation.scanner import Unreadable

MEANT = [
    ("3x5 + 1x20", "3x5, 1x20"),
    ("5x5 + 1xAMRAP", "5x5, 1xAMRAP"),
    ("2x5 + 1x5+", "2x5, 1x5+"),
    ("3x5 @ 80kg + 1x20 @ 60kg", "3x5 @ 80kg, 1x20 @ 60kg"),
    ("myo-reps 1x15 + 4x5", "myo-reps 1x15+5+5+5+5"),
    ("5x2+1", "5x(2+1)"),
    ("3x5 @ 80kg, 85, 90", "1x5 @ 80kg, 1x5 @ 85kg, 1x5 @ 90kg"),
    ("3x10 @ RPE 7, 8, 9", "1x10 @ RPE 7, 1x10 @ RPE 8, 1x10 @ RPE 9"),
    ("3x10 @ 7, 8, 9", "1x10 @ RPE 7, 1x10 @ RPE 8, 1x10 @ RPE 9"),
    ("3x5 @ 65,75,85%", "1x5 @ 65%, 1x5 @ 75%, 1x5 @ 85%"),
    ("3x5 @ 65/75/85%", "1x5 @ 65%, 1x5 @ 75%, 1x5 @ 85%"),
    ("12, 10, 8 @ 60kg, 65, 70", "1x12 @ 60kg, 1x10 @ 65kg, 1x8 @ 70kg"),
    ("3 waves of 3-2-1 @ 80, 85, 90%", "3x(1x3 @ 80%, 1x2 @ 85%, 1x1 @ 90%)"),
    ("3x5 @ 67,5%", "3x5 @ 67.5%"),
    ("3x8 @ 60kg, 2 RIR", "3x8 @ 60kg @ 2 RIR"),
    ("1x5 @ 65%, 5 @ 75%, 5+ @ 85%", "1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%"),
    ("3x8 @8", "3x8 @ RPE 8"),
    ("3x8 @ 5", "3x8 @ RPE 5"),
    ("3x8 @ 10", "3x8 @ RPE 10"),
    ("8x30s/30s", "8x30s rest 30s"),
    ("8x20s/10s", "8x20s rest 10s"),
    ("8x30s on, 30s off", "8x30s rest 30s"),
    ("4x1km/90s", "4x1km rest 90s"),
    ("3x10/10", "3x10 per side"),
    ("10 km @ 5:30", "10 km @ 5:30/km"),
    ("5 mi @ 8:00", "5 mi @ 8:00/mi"),
    ("5k @ 25:00", "5k in 25:00"),
    ("10x400m @ 1:45", "10x400m in 1:45"),
    ("1x1 km @ 3:30", "1x1 km in 3:30"),
]

ASKED = [
    ("5x5 + AMRAP", "5x5, 1xAMRAP", "5x(5+AMRAP)"),
    ("3x5+20", "3x5, 1x20", "3x(5+20)"),
    ("3x5 + 5+", "3x5, 1x5+", "3x(5+5+)"),
    ("1x15 + 4x5", "1x15, 4x5", "myo-reps 1x15 + 4x5"),
    ("3x10 + 10s", "3x10s+10s", "3x10 + 10s hold"),
    ("3x5 @ 80kg, 8, 6", "3x5 @ 80kg, 8kg, 6kg", "3x5 @ 80kg, 1x8, 1x6"),
    ("1x5 @ 80kg, 8, 6", "3x5 @ 80kg, 8kg, 6kg", "1x5 @ 80kg, 1x8, 1x6"),
    ("3x30s/30s", "3x30s/side", "3x30s rest 30s"),
    ("3x30s/30", "3x30s/side", "3x30s rest 30s"),
    ("3x30/30s", "3x30s/side", "3x30s rest 30s"),
    ("10x30/30", "10x30/side", "10x30s rest 30s"),
    ("4x100m/100m", "4x100m/side", "4x100m rest 100m jog"),
    ("2 km @ 8:00", "2km @ 8:00/km", "2km in 8:00"),
    ("3x10, 60s", "3x10 rest 60s", "3x10, 1x60s"),
    ("3x10, 10s hold", "3x10 + 10s hold", "3x10, 1x10s hold"),
]

REFUSED = [
    "3x10 @ RPE 7, 8",
    "5x5 @ 65,75,85%",
    "2x5 @ 65,75%",
    "3x5 @ 80kg, 12",
    "3x10 min @ zone 2, 3, 4",
    "3x5 @ 70, 75, 80% @ RPE 8",
    "3-4x5 @ 70, 75, 80, 85%",
    "3x8 @ 4",
    "3x8 @ 11",
    "3x8 @ RPE 8 @ RPE 9",
    "10 km in 5:30",
    "2k @ 1:45",
    "8x20s on 10s",
    "3x8 @ max",
    "3x5+20m",
    "2x(1x3 + 1x2)",
    "3x10 +2.5/week",
    "3x5 @ 70% +2.5/week",
]


@pytest.mark.parametrize(("phrase", "meant"), MEANT)
def test_a_phrase_means_what_its_writer_meant(phrase: str, meant: str) -> None:
    assert prescription.parse(phrase) == prescription.parse(meant)


@pytest.mark.parametrize(("phrase", "one", "other"), ASKED)
def test_of_two_likely_readings_both_are_spelt_out_and_can_be_written(phrase: str, one: str, other: str) -> None:
    with pytest.raises(Unreadable) as caught:
        prescription.parse(phrase)
    assert one in caught.value.hint
    assert other in caught.value.hint
    assert prescription.parse(one) != prescription.parse(other)


@pytest.mark.parametrize("phrase", REFUSED)
def test_what_may_mean_much_is_refused_with_a_cure(phrase: str) -> None:
    assert tried(prescription.parse, phrase) is None


TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-zA-Z]+|[^\sa-zA-Z\d]")
NEEDLESS = {
    *("@", ",", "-", ":", "/", ".", "and", "at", "of", "the", "a", "in", "to", "with", "then", "is", "go", "most"),
    *("rep", "reps", "set", "sets", "s", "S", "kg", "lb", "m", "km", "mi", "cal", "contact", "RPE", "%"),
    *(
        "hold",
        "side",
        "way",
        "p",
        "each",
        "pace",
        "daily",
        "resistance",
        "top",
        "max",
        "pause",
        "cluster",
        "last",
        "easy",
    ),
}
"""Words and signs that a phrase may do without: what they say is said by the rest of it, or they say it in more words."""
FIGURES = {"8L/8R": "8L/R", "3x8 @ 60kg tempo 31X0 rest 2 min": "3x8 @ 60kg tempo 31X rest 2 min", "31X0": "31X"}
"""Figures that may be left out: that of the other side, and the last nought of a tempo."""
WORDS = {
    "3 sets x 10 reps": "3 sets  10 reps",
    "100 total in at most 4 sets": "100  in at most 4 sets",
    "60 total in 3-5 sets": "60  in 3-5 sets",
    "2x(5x200m in 32 s rest 60s) rest 8 min": "2x(5x200m in 32 s  60s) rest 8 min",
    "harder variation when all sets reach 8": "harder  when all sets reach 8",
    "easier variation after 2 misses": "easier  after 2 misses",
}
"""Words that these phrases may do without."""
OPEN = ("up to", "at most", "top of the range")
"""A bound, before or behind which “+” says nothing more."""
TABLES = {
    "prescription": (
        examples.PRESCRIPTIONS,
        ("5", "x", "@", "+", "60kg", "RIR", "tempo", "drop", "AMRAP", "total", "max"),
    ),
    "load": (examples.LOADS, ("5", "x", "+", "60kg", "RIR", "easy", "bodyweight")),
    "progress": (examples.PROGRESS, ("5", "+", "kg", "misses", "repeat", "double")),
    "ramp": (examples.RAMPS, ("5", "x", "%", "kg", "bar")),
    "tempo": (examples.TEMPOS, ("5", "X", "slow", "bottom")),
}


def without_one(phrase: str) -> Iterator[tuple[str, str]]:
    """The phrase without each of its words, figures and signs, and which one that is."""
    for match in TOKEN.finditer(phrase):
        yield phrase[: match.start()] + phrase[match.end() :], match[0]


def with_one_more(phrase: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The phrase with each of some words before, between and behind its own."""
    for at in sorted({0, len(phrase)} | {match.end() for match in TOKEN.finditer(phrase)}):
        for word in words:
            yield f"{phrase[:at]} {word} {phrase[at:]}", word


@pytest.mark.parametrize("reader", TABLES)
def test_no_word_or_figure_is_passed_over_without_a_word(reader: str) -> None:
    """Phrases that differ in a word and are read alike are suspects: each of those words is known to be needless."""
    read, (table, _) = phrasebook.READERS[reader], TABLES[reader]
    for phrase in examples.forms(table):
        meant = read(phrase)
        for other, word in without_one(phrase):
            if tried(read, other) == meant and other not in (FIGURES.get(phrase), WORDS.get(phrase)):
                assert word in NEEDLESS, (phrase, other)


@pytest.mark.parametrize("every", few_and_many(5, 1))
@pytest.mark.parametrize("reader", TABLES)
def test_no_word_that_is_added_is_passed_over(reader: str, every: int) -> None:
    """Of one phrase in so many."""
    read, (table, words) = phrasebook.READERS[reader], TABLES[reader]
    for phrase in [*examples.forms(table)][::every]:
        meant = read(phrase)
        for other, word in with_one_more(phrase, words):
            if tried(read, other) == meant:
                bound = word == "+" and any(words in phrase for words in OPEN)
                assert bound or word in ("@", "max", "x", "5", "total"), (phrase, other)
