"""Lines in runs: what is read to the left, what to the right, and in which order it stands on paper."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from programprint.direction import TURNED, from_the_left, rightwards, runs
from programprint.languages import right_to_left

HEBREW = ["אבג", "דה", "וזח", "טיכ"]
ARABIC = ["بسم", "تمرين", "مع"]
LATIN = ["Bench", "press", "RPE", "B2"]


def shown(text: str, leftwards: bool) -> str:
    """A line as it stands on paper, letter by letter from the left; marks stay behind their letters."""
    pieces = []
    for run in from_the_left(runs(text, leftwards)):
        piece = text[run.start : run.end]
        pieces.append("".join(_clusters(piece)[::-1]).translate(TURNED) if run.level % 2 else piece)
    return "".join(pieces)


def _clusters(text: str) -> list[str]:
    """Letters, each with its marks."""
    found: list[str] = []
    for sign in text:
        if found and unicodedata.combining(sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


@pytest.mark.parametrize(
    ("language", "leftwards"),
    [
        *[(tag, True) for tag in ("ar", "he", "AR-eg", "he_IL", "fa", "az-Arab", "en-Hebr", "ur-Arab-PK")],
        *[(tag, False) for tag in ("en", "de-AT", "ru", "ks-Deva", "ar-Latn", "pt-BR", "")],
    ],
)
def test_a_tag_says_the_direction(language: str, leftwards: bool) -> None:
    assert right_to_left(language) is leftwards


@pytest.mark.parametrize(
    ("line", "to_the_right"),
    [
        ("תרגיל Bench Press עם 80 kg במוט", ["Bench Press", "80 kg"]),
        ("3 × 8–10 مع الراحة", ["3 × 8–10"]),
        ("3 × 8–10 · 80 kg · RPE 8 · 2:00", ["3 × 8–10", "80 kg", "RPE 8", "2:00"]),
        ("80 → 85 kg", ["80", "85 kg"]),
        ("3 × 8, 3 × 10", ["3 × 8", "3 × 10"]),
        ("2,5 ק״ג", ["2,5"]),
        ("-5 ק״ג, +2.5 kg", ["-5", "+2.5 kg"]),
        ("עד 65%, או 72.5\u00a0%", ["65%", "72.5\u00a0%"]),
        ("10/8/6 @ 60", ["10/8/6 @ 60"]),
        ("× 5", ["× 5"]),
        ("Week 3 (deload)", ["Week 3 (deload)"]),
        ("אבג (Bench Press) 5", ["Bench Press", "5"]),
        ("Bench (אבג)", ["Bench"]),
        ("Bench (Press אבג)", ["Bench", "Press"]),
        ("Bench) Press אבג", ["Bench", "Press"]),
        ("training max of a press, 5 kg to the others.", ["training max of a press, 5 kg to the others."]),
        ("6 · 6 · 6+, אבג 2 × 8", ["6", "6", "6+", "2 × 8"]),
        ("Squeeze, then lower.", ["Squeeze, then lower."]),
        ("Stop when the arms are below,", ["Stop when the arms are below,"]),
        ("עם Bench.", ["Bench"]),
        ("אבג דהו", []),
        ("", []),
    ],
)
def test_names_and_figures_run_to_the_right_in_a_line_to_the_left(line: str, to_the_right: list[str]) -> None:
    assert [line[start:end] for start, end in rightwards(line)] == to_the_right


@pytest.mark.parametrize(
    ("line", "leftwards", "paper"),
    [
        ("אבג (דה) 3 × 8", True, "3 × 8 (הד) גבא"),
        ("א → ב", True, "ב ← א"),
        ("80 kg → 85 kg", True, "85 kg ← 80 kg"),
        ("Name: אבג דה, ok", False, "Name: הד גבא, ok"),
        ("Name: אבג 12 דה", False, "Name: הד 12 גבא"),
        ("Bench press", False, "Bench press"),
        ("Bench press", True, "Bench press"),
        ("לָנוּ", True, "וּנלָ"),
    ],
)
def test_a_line_stands_on_paper_as_it_is_read(line: str, leftwards: bool, paper: str) -> None:
    assert shown(line, leftwards) == paper


@given(st.lists(st.sampled_from([*HEBREW, *ARABIC, "12", "3:30"]), max_size=8), st.booleans())
def test_words_and_single_figures_stand_as_the_standard_says(words: list[str], latin: bool) -> None:
    """Latin names between words of the language as well, where no figure stands beside them."""
    line = " אב ".join(words)
    if latin:
        line = f"אבג {' '.join(LATIN)} דה {line}"
    assert shown(line, True) == get_display(line, base_dir="R")


@given(st.lists(st.sampled_from([*HEBREW, *ARABIC, *LATIN]), max_size=8))
def test_so_they_do_in_a_line_that_is_read_to_the_right(words: list[str]) -> None:
    line = " ".join(words)
    assert shown(line, False) == get_display(line, base_dir="L")


@given(st.text(alphabet="אבג اب 12 ab ()[]·,;.→-–×@%\u00a0\u0301", max_size=20), st.booleans())
def test_runs_are_the_whole_line_in_order(line: str, leftwards: bool) -> None:
    found = runs(line, leftwards)
    assert "".join(line[run.start : run.end] for run in found) == line
    assert all(run.start < run.end for run in found)


@pytest.mark.parametrize("sign", ["a(", "a)", "(", "אa", "a\u0301", "א 1 ", "a, ", "a."])
def test_a_line_of_any_length_is_parted_in_no_time(sign: str) -> None:
    line = sign * 20_000
    assert sum(run.end - run.start for run in runs(line, True)) == len(line)
    assert sum(run.end - run.start for run in runs(line, False)) == len(line)
