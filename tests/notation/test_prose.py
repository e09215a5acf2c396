"""Prose: what a coach types on a keyboard becomes what a typesetter sets."""

from __future__ import annotations

import pytest
from conftest import spaced
from hypothesis import given, settings
from hypothesis import strategies as st

from programprint.notation.prose import clean, polished
from programprint.notation.scanner import NBSP


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2x10 glute bridge", "2 × 10 glute bridge"),
        ("2 x 10", "2 × 10"),
        ("2×10", "2 × 10"),
        ("3xAMRAP", "3 × AMRAP"),
        ("3x8-10", "3 × 8–10"),
        ("8-10 reps", "8–10 reps"),
        ("1.5-2 kg", "1.5–2 kg"),
        ("RPE 7-8, then 8-9.", "RPE 7–8, then 8–9."),
        ("50-60% of it", "50–60% of it"),
        ("don't", "don’t"),
        ("It's the athlete's", "It’s the athlete’s"),
        ("  two   words \n on a line ", "two words on a line"),
        ("a\ttab", "a tab"),
    ],
)
def test_signs_and_spaces_are_set_as_a_typesetter_would(typed: str, printed: str) -> None:
    assert spaced(polished(typed)) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "3-0-1-2",
        "3-1-1",
        "tempo 31X0",
        "2026-03-01",
        "12-10-8-6",
        "warm-up",
        "A1-A2",
        "-5 to -6",
        "x-ray",
        "box 10x",
        "4x the fun",
        "'quoted'",
        "",
    ],
)
def test_dates_codes_words_and_quotes_stay_as_they_are(typed: str) -> None:
    assert polished(typed) == typed


def test_a_tempo_code_in_small_letters_is_not_a_multiplication() -> None:
    """Nothing is done nought times: “31x0” can only be a tempo."""
    assert polished("tempo 31x0") == "tempo 31x0"


@pytest.mark.parametrize("typed", ["10 kg", "5 min", "90 s", "20 m", "55 %", "2x10", "2 x 10"])
def test_a_number_never_parts_from_its_unit_or_sign_at_a_line_end(typed: str) -> None:
    assert " " not in polished(f"a{NBSP}{typed}{NBSP}b")


def test_a_unit_is_only_bound_when_it_is_the_whole_word() -> None:
    assert polished("10 meters, 5 minutes, 3 more") == "10 meters, 5 minutes, 3 more"


@settings(deadline=None, max_examples=300)
@given(st.text() | st.text("0123456789x×-–.' %kgminsAMRAP\t\n", max_size=20))
def test_polishing_twice_changes_nothing_more(text: str) -> None:
    assert polished(polished(text)) == polished(text)


@settings(deadline=None)
@given(st.text())
def test_no_line_ends_double_spaces_or_outer_spaces_remain(text: str) -> None:
    found = polished(text)
    assert not any(sign in found for sign in ("\n", "\r", "\t", "  "))
    assert found == found.strip(" ")


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="x×-'’ \t\r\n")))
def test_text_without_signs_or_spaces_is_kept_to_the_letter(text: str) -> None:
    assert polished(text) == text


@pytest.mark.parametrize("text", ["1-" * 20_000, "1x" * 20_000, "1.1" * 20_000, " 's" * 20_000])
def test_long_nonsense_does_not_hang(text: str) -> None:
    assert polished(text)


@pytest.mark.parametrize(
    "sign", ["\a", "\x00", "\x7f", "\x9f", "\ud800", "\ue000", "\u0378", "\u00ad", "\u200b", "\u2060", "\ufeff"]
)
def test_what_cannot_be_seen_is_left_out(sign: str) -> None:
    assert clean(f"Xé{sign}X") == "XéX"
    assert clean(f"XX{sign}XX") == "XXXX"
