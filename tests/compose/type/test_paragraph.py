"""Lines of a paragraph: where they break, and where they never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import METRICS, EvenMetrics, layout_named

from programprint.compose.setting import Setting
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.languages import words_of
from programprint.notation.scanner import SHY
from programprint.pages import Text

DETAILS = st.lists(st.sampled_from(["5 jumping jacks", "easy bike", "12 hinges", "rest"]), min_size=1, max_size=12)


def broken(text: str, measure: float) -> list[str]:
    return ["".join(part[1] for part in line.parts) for line in lines([Run(text)], 10, measure, EvenMetrics())]


@given(DETAILS)
def test_a_line_neither_begins_nor_ends_with_a_dot_nor_parts_a_number_from_what_it_counts(details: list[str]) -> None:
    for line in broken(" · ".join(details), 110):
        assert not line.startswith("·")
        assert not line.endswith("·")
        assert not line.endswith(("5", "12"))


@given(DETAILS, st.integers(40, 200))
def test_dots_go_at_the_ends_of_lines_and_nothing_else_does(details: list[str], measure: int) -> None:
    found = broken(" · ".join(details), measure)
    assert " ".join(found).replace("·", "").split() == " ".join(details).split()
    assert sum(line.count("·") for line in found) + len(found) >= len(details)


def test_a_dot_that_ends_a_paragraph_stays() -> None:
    assert broken("one two ·", 25)[-1].endswith("·")


@given(
    st.lists(st.sampled_from(["90 s", "3 min", "none, straight to B2"]), min_size=1, max_size=6), st.integers(60, 200)
)
def test_a_name_in_bold_stands_on_the_line_of_what_it_names(rests: list[str], measure: int) -> None:
    runs = [run for rest in rests for run in (Run("·"), Run("Rest", "bold"), Run(rest))][1:]
    for line in lines(runs, 10, measure, EvenMetrics()):
        assert line.parts[-1][2] != "bold"


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("Wie|der|ho|lun|gen", 100, ["Wiederholungen"]),
        ("Wie|der|ho|lun|gen", 50, ["Wiederho-", "lungen"]),
        ("Wie|der|ho|lun|gen", 25, ["Wie-", "der-", "ho-", "lun-", "gen"]),
        ("acht Wie|der|ho|lun|gen", 80, ["acht Wiederho-", "lungen"]),
        ("acht bis zehn Wie|der|ho|lun|gen", 90, ["acht bis zehn", "Wiederholungen"]),
        ("Wie|derholungen", 40, ["Wie-", "derho-", "lungen"]),
    ],
)
def test_a_soft_hyphen_breaks_a_word_that_is_long_for_its_line(text: str, measure: float, expected: list[str]) -> None:
    assert broken(text.replace("|", SHY), measure) == expected


def test_a_soft_hyphen_is_not_seen() -> None:
    page = Pen(Setting(layout_named("handout"), METRICS, words_of("en")), False)
    assert page.text(0, 0, f"Pau{SHY}se", "regular", 10) == METRICS.width("Pause", "regular", 10)
    page.bookmark(f"Pau{SHY}se", 0, 0)
    assert [item.text for item in page.page().items if isinstance(item, Text)] == ["Pause"]
    assert page.page().bookmarks[0].title == "Pause"


@pytest.mark.parametrize(
    ("word", "measure", "expected"),
    [
        ("Rotatorenmanschette", 75, ["Rotatorenman-", "schette"]),
        ("Kurzhantel-Schrägbankdrücken", 95, ["Kurzhantel-", "Schrägbankdrücken"]),
        ("Schrägbankdrücken", 60, ["Schrägbank-", "drücken"]),
        ("Schrägbankdrücken", 75, ["Schrägbankdrü-", "cken"]),
        ("приседания", 40, ["приседа-", "ния"]),
        ("καθίσματα", 40, ["καθίσ-", "ματα"]),
        ("https://example.org/a-very-long-name", 60, None),
        ("x" * 30, 50, ["x" * 10] * 3),
        ("12345678901234567890", 50, ["1234567890"] * 2),
    ],
)
def test_a_word_wider_than_the_line_is_broken_between_syllables(
    word: str, measure: float, expected: list[str] | None
) -> None:
    found = broken(word, measure)
    assert found == expected if expected else "".join(found) == word
