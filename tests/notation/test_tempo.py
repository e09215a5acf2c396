"""Tempo: codes, phrases and free words, and the words on paper."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import spaced, tried
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import EN

from programprint.notation.scanner import Unreadable
from programprint.notation.tempo import Tempo, parse, parse_own
from programprint.wording import tempo

NAMES = {"eccentric": "down", "lengthened": "pause low", "concentric": "up", "shortened": "squeeze"}

CODES = [
    ("3-0-1-2", "3-0-1-2"),
    ("3012", "3-0-1-2"),
    ("31X0", "3-1-X-0"),
    ("31x0", "3-1-X-0"),
    ("3-1-X-0", "3-1-X-0"),
    ("3/1/X/0", "3-1-X-0"),
    ("3:1:1:0", "3-1-1-0"),
    ("3.1.1.0", "3-1-1-0"),
    ("3, 1, 1, 0", "3-1-1-0"),
    ("3 1 1 0", "3-1-1-0"),
    ("3 - 1 - 1 - 0", "3-1-1-0"),
    ("3–1–1–0", "3-1-1-0"),
    (" 3-1-1-0 ", "3-1-1-0"),
    ("0311", "0-3-1-1"),
    ("XXXX", "X-X-X-X"),
    ("10-0-1-0", "10-0-1-0"),
    ("60-0-1-0", "60-0-1-0"),
    ("05-0-1-0", "5-0-1-0"),
]

PHRASES = [
    ("top 2s", Tempo(shortened="2")),
    ("top 2 s", Tempo(shortened="2")),
    ("top 2", Tempo(shortened="2")),
    ("TOP 2 SECONDS", Tempo(shortened="2")),
    ("2s top", Tempo(shortened="2")),
    ("2s at the top", Tempo(shortened="2")),
    ("2 s pause at the top", Tempo(shortened="2")),
    ("2s squeeze", Tempo(shortened="2")),
    ("lockout 1s", Tempo(shortened="1")),
    ("bottom 1s", Tempo(lengthened="1")),
    ("2s hold in the bottom", Tempo(lengthened="2")),
    ("stretch 3s", Tempo(lengthened="3")),
    ("down 4s", Tempo(eccentric="4")),
    ("4s lowering", Tempo(eccentric="4")),
    ("negative 5s", Tempo(eccentric="5")),
    ("eccentric 3s", Tempo(eccentric="3")),
    ("eccentric phase 3s", Tempo(eccentric="3")),
    ("slow down", Tempo(eccentric="3")),
    ("down slow", Tempo(eccentric="3")),
    ("down slowly", Tempo(eccentric="3")),
    ("slow on the way down", Tempo(eccentric="3")),
    ("fast up", Tempo(concentric="X")),
    ("up fast", Tempo(concentric="X")),
    ("explosive up", Tempo(concentric="X")),
    ("drive fast", Tempo(concentric="X")),
    ("slow down, top 2s", Tempo(eccentric="3", shortened="2")),
    ("slow down and top 2s", Tempo(eccentric="3", shortened="2")),
    ("slow down; top 2s", Tempo(eccentric="3", shortened="2")),
    ("3s down · bottom 1s · fast up · top 0s", Tempo("3", "1", "X", "0")),
]

WORDS = ["controlled", "smooth and steady", "slow", "as a pendulum: no stop", "slow down and breathe", "hold", "Ruhig"]


@pytest.mark.parametrize(("text", "code"), CODES)
def test_a_code_of_four_figures_is_eccentric_pause_concentric_pause(text: str, code: str) -> None:
    found = parse(text)
    assert (found.code, str(found)) == (code, code)
    assert found.digits == tuple(code.split("-"))
    assert parse(code) == found


@pytest.mark.parametrize("text", ["311", "3-1-1", "3/1/1", "3 1 1"])
def test_three_figures_leave_out_the_last_pause(text: str) -> None:
    """King's three digits: the pause at the end is nought."""
    assert parse(text) == Tempo("3", "1", "1", "0")


@pytest.mark.parametrize(("text", "tempo"), PHRASES)
def test_a_phrase_speaks_of_the_phases_it_names_and_no_other(text: str, tempo: Tempo) -> None:
    found = parse(text)
    assert found == tempo
    assert parse(str(found)) == found


@pytest.mark.parametrize("text", WORDS)
def test_free_words_are_kept_as_they_are(text: str) -> None:
    found = parse(text)
    assert (found.words, str(found), found.code, found.seconds) == (text, text, "", None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("↓", "the tempo is empty", "3-0-1-2"),
        ("↓3", "a tempo has three or four figures; “3” reads as 1: 3", "eccentric, pause, concentric, pause"),
        ("↓3-0", "a tempo has three or four figures; “3-0” reads as 2: 3, 0", "eccentric"),
        ("↓30111", "a tempo has three or four figures; “30111” reads as 5: 3, 0, 1, 1, 1", "eccentric"),
        ("↓3-0-1-61", "“3-0-1-61” cannot be read as a tempo", "31X0"),
        ("↓3--0-1", "“3--0-1” cannot be read as a tempo", "31X0"),
        ("↓3-0-1-", "“3-0-1-” cannot be read as a tempo", "31X0"),
        ("3-0-1-2 ↓slow", "“slow” cannot be read in a tempo code", "top 2s"),
        ("3-1-X-0 ↓then rest", "“then rest” cannot be read in a tempo code", ""),
    ],
)
def test_what_looks_like_a_code_must_be_one(text: str, message: str, hint: str) -> None:
    text, offset = text.replace("↓", ""), text.index("↓")
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert hint in caught.value.hint
    assert caught.value.hint


@pytest.mark.parametrize("text", ["31XO", "3O10", "3-O-1-O", "30l0", "31X0!", "3010 slow"])
def test_a_mistyped_code_is_not_taken_for_free_words(text: str) -> None:
    """A letter O for a nought is a slip of the finger, not a description of the movement."""
    with pytest.raises(Unreadable):
        parse(text)


def test_a_phrase_has_the_same_longest_pause_as_a_code() -> None:
    """“top 99s” would become a code that cannot be read again."""
    with pytest.raises(Unreadable):
        parse("top 99s")


def test_x_may_stand_in_a_phrase_as_it_does_in_a_code() -> None:
    assert parse("down 3s, bottom 1s, up X, top 2s") == Tempo("3", "1", "X", "2")


def test_line_ends_and_tabs_count_as_spaces() -> None:
    assert parse("\t31X0\n") == Tempo("3", "1", "X", "0")


def test_a_phrase_fills_in_over_the_weaker_tempo() -> None:
    assert parse("top 2s").over(parse("2-0-1-1")) == Tempo("2", "0", "1", "2")


def test_a_nought_said_in_a_phrase_replaces_the_weaker_pause() -> None:
    assert parse("top 0s").over(parse("2-0-1-1")) == Tempo("2", "0", "1", "0")


def test_a_full_code_stands_alone() -> None:
    assert parse("4010").over(parse("2-0-1-1")) == parse("4010")


def test_free_words_stand_alone() -> None:
    assert parse("controlled").over(parse("2-0-1-1")) == Tempo(words="controlled")


def test_a_phrase_over_free_words_keeps_only_the_phrase() -> None:
    assert parse("top 2s").over(parse("controlled")) == Tempo(shortened="2")


def test_anything_over_nothing_is_itself() -> None:
    assert parse("top 2s").over(None) == parse("top 2s")


@pytest.mark.parametrize(
    ("text", "seconds"), [("3-0-1-2", 6), ("31X0", 5), ("000", 0), ("top 2s", None), ("controlled", None)]
)
def test_seconds_of_a_rep_are_the_sum_of_the_figures_and_x_counts_one(text: str, seconds: float | None) -> None:
    assert parse(text).seconds == seconds


@pytest.mark.parametrize(
    ("text", "starts_with", "spoken"),
    [
        ("3-0-1-2", "eccentric", "down 3 s · up 1 s · squeeze 2 s"),
        ("3-0-1-2", "concentric", "up 1 s · squeeze 2 s · down 3 s"),
        ("3-1-X-0", "eccentric", "down 3 s · pause low 1 s · up fast"),
        ("3-1-X-0", "concentric", "up fast · down 3 s · pause low 1 s"),
        ("top 2s", "eccentric", "squeeze 2 s"),
        ("controlled", "concentric", "controlled"),
    ],
)
def test_spoken_phases_follow_the_lift_and_leave_out_noughts(text: str, starts_with: str, spoken: str) -> None:
    """A hip thrust begins with the concentric: its words start at digit three."""
    assert spaced(tempo.spoken(parse(text), NAMES, starts_with, EN)) == spoken


def test_spoken_phases_break_only_between_phases() -> None:
    parts = tempo.spoken(parse("3-1-X-0"), NAMES, "eccentric", EN).split(" ")
    assert [spaced(part) for part in parts if part != "·"] == ["down 3 s", "pause low 1 s", "up fast"]


digits = st.integers(0, 60).map(str) | st.just("X")


@settings(deadline=None)
@given(st.tuples(digits, digits, digits, digits))
def test_a_code_is_read_back_from_what_it_writes(figures: tuple[str, str, str, str]) -> None:
    assert parse(str(Tempo(*figures))) == Tempo(*figures)


@settings(deadline=None)
@given(st.lists(digits | st.just(""), min_size=4, max_size=4).filter(any))
def test_phrases_are_read_back_from_what_they_write(figures: list[str]) -> None:
    assert parse(str(Tempo(*figures))) == Tempo(*figures)


@settings(deadline=None)
@given(*[st.lists(digits | st.just(""), min_size=4, max_size=4).map(lambda figures: Tempo(*figures))] * 3)
def test_laying_tempos_over_each_other_does_not_depend_on_the_order_of_doing_so(a: Tempo, b: Tempo, c: Tempo) -> None:
    laid = a.over(b)
    assert laid is not None
    assert laid.over(c) == a.over(b.over(c))


@pytest.mark.parametrize("text", ["usual", "Usual", "the usual", "usual tempo", "default", "library tempo"])
def test_the_usual_tempo_is_that_of_the_exercise(text: str) -> None:
    assert parse(text).over(parse("2-0-1-1")) == parse("2-0-1-1")
    assert parse(text).over(parse("controlled")) == parse("controlled")
    assert parse(text).over(None) is None


@pytest.mark.parametrize("text", ["usual, top 2s", "usual; top 2s", "the usual but top 2s", "usual with 2s at the top"])
def test_the_usual_tempo_may_be_changed_in_a_phase(text: str) -> None:
    assert parse(text).over(parse("2-0-1-1")) == parse("2-0-1-2")
    assert parse(text).over(None) == parse("top 2s")


@pytest.mark.parametrize("text", ["usual, ↓3-0-1-1", "usual ↓3-0-1-1", "usual, ↓smooth", "usual, ↓usual"])
def test_the_usual_tempo_and_another_are_two(text: str) -> None:
    with pytest.raises(Unreadable, match="the usual tempo, or one of your own") as caught:
        parse(text.replace("↓", ""))
    assert caught.value.offset == text.index("↓")


def test_the_file_of_an_exercise_says_what_is_usual() -> None:
    with pytest.raises(Unreadable, match="which tempo is usual"):
        parse_own("usual")
    assert parse_own("2-0-1-1") == parse("2-0-1-1")


PIECES = st.sampled_from(
    [*"0123456789xXO-/:., ;·\t\n", "top", "bottom", "down", "up", "slow", "fast", "s", " and ", "2s", "31X0"]
)


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    """No text crashes the reader; whatever is read survives being written back."""
    if found := tried(parse, text):
        assert parse(str(found)) == found
        assert tempo.spoken(found, NAMES, "eccentric", EN) or set(found.digits) <= {"", "0"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("'3' * 20_000", "refused at 0"),
        ("'3-' * 20_000", "refused at 0"),
        ("' ' * 20_000", "refused at 20000"),
        ("'top 2s,' * 5_000 + '3-0'", "read"),
    ],
)
def test_long_nonsense_does_not_hang(text: str, end: str) -> None:
    """In a process of its own, which has many times longer than it needs."""
    program = (
        "from programprint.notation.scanner import Unreadable\n"
        "from programprint.notation.tempo import parse\n"
        "try:\n"
        f"    print('read' if parse({text}) else '')\n"
        "except Unreadable as fault:\n"
        "    print('refused at', fault.offset)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, end), done.stderr[-300:]


@pytest.mark.parametrize("text", ["none", "off", "no", "None", "false"])
def test_a_tempo_may_be_none_at_all(text: str) -> None:
    found = parse(text)
    assert found.off
    assert parse(str(found)) == found.over(parse("3-0-1-0")) == found
    assert parse("top 2s").over(found) == parse("top 2s")
