"""Writing YAML and ids: what comes back is what went in, and a file name works everywhere."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programprint.docket import Docket
from programprint.importing.names import slug, unique_ids
from programprint.problems import Source
from programprint.read.document import parse_document
from programprint.write_yaml import WIDTH, Inline, InlineList, document

SENTENCE = "Push the floor away with the whole foot until the hip is straight, hold the top for two seconds, and sink."


def read(text: str) -> Any:
    """What our reader makes of a file, every scalar as text."""
    docket = Docket()
    found = parse_document(Source("file.yaml", text), docket)
    assert not len(docket), [problem.render() for problem in docket]
    return found


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Hip thrust", "Hip thrust"),
        ("3x10 @ 70%", "3x10 @ 70%"),
        ("don't", "don't"),
        ("Breathe: in", '"Breathe: in"'),
        ("hold # steady", '"hold # steady"'),
        ("- dash", '"- dash"'),
        ("end:", '"end:"'),
        ("@ 70%", '"@ 70%"'),
        ('"big" chest', "'\"big\" chest'"),
        ('it\'s "big": yes', '"it\'s \\"big\\": yes"'),
        ("back\\slash: x", "'back\\slash: x'"),
        ("no", '"no"'),
        ("1:30", '"1:30"'),
        ("0311", '"0311"'),
        ("2024-01-02", '"2024-01-02"'),
        ("-", '"-"'),
        ("", '""'),
        ("two\nlines", '"two\\nlines"'),
        ("a\u2028b", '"a\\u2028b"'),
        (" edge", '" edge"'),
        (3, "3"),
        (True, "true"),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(value: Any, written: str) -> None:
    assert document({"field": value}) == f"field: {written}\n"


def test_long_text_is_folded_and_lists_stand_in_blocks() -> None:
    text = document(
        {
            "name": "Bridge",
            "equipment": InlineList(["bench", "mat"]),
            "muscles": [Inline(name="glutes", role="primary")],
            "tips": ["Slow.", SENTENCE],
            "guidance": {"feel": "In the glute."},
        },
        ["From a notebook", "sides: each  # a guess"],
    )
    assert text == dedent("""\
        # From a notebook
        # sides: each  # a guess
        name: Bridge
        equipment: [bench, mat]
        muscles:
          - {name: glutes, role: primary}
        tips:
          - Slow.
          - >-
            Push the floor away with the whole foot until the hip is straight, hold the top for two seconds,
            and sink.
        guidance:
          feel: In the glute.
        """)


def test_a_row_that_is_too_long_for_one_line_becomes_a_block() -> None:
    values = [f"{sets}x{reps}, 1x20 @ RPE 8" for sets in range(3, 6) for reps in range(3, 6)]
    text = document({"do": InlineList(values)})
    assert text.startswith("do:\n  - 3x3, 1x20 @ RPE 8\n")
    assert read(text) == {"do": values}


KEYS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    "ab :#-'\"\\[]{},&*!|>%@`?\n\t\u00a0\u2029\U0001f3cb"
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(InlineList),
        st.dictionaries(KEYS, inner, max_size=4),
        st.dictionaries(KEYS, inner, max_size=4).map(Inline),
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_whatever_is_written_is_read_back_exactly(fields: dict[str, Any]) -> None:
    assert read(document(fields)) == fields


@given(st.lists(st.from_regex(r"[a-zäß0-9.,:#'\"-]{1,12}", fullmatch=True), min_size=1, max_size=60))
def test_sentences_are_read_back_and_no_line_is_too_long(words: list[str]) -> None:
    sentence = " ".join(words)
    text = document({"tips": [sentence]})
    assert read(text) == {"tips": [sentence]}
    quoted = text.splitlines()[-1].endswith(('"', "'"))
    assert quoted or all(len(line) <= WIDTH for line in text.splitlines())


def test_a_comment_never_leaves_its_line() -> None:
    assert document({"name": "A"}, ["one\ntwo: 3\u2028four"]) == "# onetwo: 3four\nname: A\n"


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Hip Thrust", "hip-thrust"),
        ("Child's Pose", "childs-pose"),
        ("Child’s Pose", "childs-pose"),
        ("3/4 Sit-Up", "3-4-sit-up"),
        ("Clean & Jerk", "clean-and-jerk"),
        ("Kniebeuge, tief (Müller-Art, groß)", "kniebeuge-tief-muller-art-gross"),
        ("Приседание", "prisedanie"),
        ("Έλξεις", "elxeis"),
        ("½ squat", "1-2-squat"),
        ("Con", "con-exercise"),
        ("深蹲", "exercise-14906fe6"),
    ],
)
def test_an_id_is_ascii_words_with_hyphens(name: str, own: str) -> None:
    assert slug(name) == own


def test_a_long_name_is_cut_between_words() -> None:
    own = slug("very " * 40 + "long")
    assert len(own) <= 80
    assert own.endswith("-very")
    assert len(slug("x" * 200)) == 80


def test_ids_differ_and_the_first_keeps_the_plain_one() -> None:
    named = [("Plank", "7"), ("plank", "9"), ("Plank 9", "11"), ("PLANK!", "9")]
    assert unique_ids(named) == ["plank", "plank-9-2", "plank-9", "plank-9-3"]
    assert unique_ids([*named[:1], ("Row", "8"), *named[1:]])[0] == "plank"


@given(st.lists(st.tuples(st.text(max_size=8), st.text("0123456789", min_size=1, max_size=2)), max_size=20))
def test_ids_are_always_unique_file_names(named: list[tuple[str, str]]) -> None:
    ids = unique_ids(named)
    assert len({own.casefold() for own in ids}) == len(named)
    assert all(own and set(own) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for own in ids)
