"""Documents: text and places from YAML, and every YAML fault in plain words at the right place."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import marked, one, place
from hypothesis import given, settings
from hypothesis import strategies as st

from programprint.docket import Docket
from programprint.limits import USUAL
from programprint.problems import Problem, Source, Span
from programprint.read.document import parse_document, read_document
from programprint.read.mended import mend
from programprint.read.value import Mapping, Sequence, Text, span_at


def document(text: str) -> Mapping:
    """The document in a text that must be free of problems."""
    docket = Docket()
    found = parse_document(Source("f.yaml", text), docket)
    assert found is not None, [problem.render() for problem in docket]
    assert not len(docket)
    return found


def faults(text: str) -> list[Problem]:
    """The problems of a text; one that has any gives no document."""
    docket = Docket()
    found = parse_document(Source("f.yaml", text), docket)
    assert (found is None) == bool(docket.errors)
    return list(docket)


def faults_of_file(path: Path) -> list[Problem]:
    docket = Docket()
    assert read_document(path, path.name, docket) is None
    return list(docket)


# Scalars and places


@pytest.mark.parametrize(
    "typed",
    ["0311", "no", "yes", "on", "1:30", "3:1:1:0", "1.10", "~", "null", "1e3", "0x1F", "12_000", "2026-03-01", "="],
)
def test_a_scalar_stays_the_text_that_was_typed(typed: str) -> None:
    """YAML 1.1 would make 201 of 0311, False of no, 90 of 1:30 and 1.1 of 1.10."""
    found = document(f"a: {typed}\nb: [{typed}]\n{typed}: c\n")
    assert (found["a"], found["b"]) == (typed, [typed])
    assert found[typed] == "c"


def test_an_empty_value_is_empty_text() -> None:
    assert document("a:\nb: ''\n") == {"a": "", "b": ""}


def test_quotes_and_folds_are_taken_off() -> None:
    found = document("a: 'it''s'\nb: \"tab\\tend\"\nc: >-\n  one\n  two\nd: |\n  one\n  two\n")
    assert found == {"a": "it's", "b": "tab\tend", "c": "one two", "d": "one\ntwo\n"}


def test_keys_values_and_items_know_their_line_and_column() -> None:
    found = document("title: Block\nweeks:\n  - Base\n  - [Deload, x]\nsessions:\n  - name: A\n    day: 'Mon'\n")
    assert found.span.place == (1, 1)
    assert found.keys_at["title"].place == (1, 1)
    assert found["title"].span.place == (1, 8)
    assert found.keys_at["weeks"].place == (2, 1)
    weeks = found["weeks"]
    assert isinstance(weeks, Sequence)
    assert weeks.span.place == (3, 3)
    assert weeks[0].span.place == (3, 5)
    assert weeks[1].span.place == (4, 5)
    assert weeks[1][1].span.place == (4, 14)
    session = found["sessions"][0]
    assert session.span.place == (6, 5)
    assert session.keys_at["day"].place == (7, 5)
    assert session["day"].span.place == (7, 10)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places_are_the_same_whatever_ends_a_line(line_end: str) -> None:
    found = document(line_end.join(["title: A", "goal: B", "note: C", ""]))
    assert [found[key].span.place for key in found] == [(1, 8), (2, 7), (3, 7)]


def test_columns_count_characters_not_bytes() -> None:
    found = document("a: {ü: 🏋️, b: ß}\n")
    assert found["a"]["b"].span.place == (1, 15)


def test_a_place_can_be_found_by_a_path() -> None:
    found = document("a:\n  - b: c\n")
    assert span_at(found, ["a", 0, "b"]) == found["a"][0]["b"].span
    assert span_at(found, ["a", 0, "nothing"]) == found["a"][0].span
    assert span_at(found, ["a", 7]) == found["a"].span


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("a: 3x10 @ 75", 7, (1, 11)),
        ("a: '3x10 @ 75'", 7, (1, 12)),
        ('a: "3x10 @ 75"', 7, (1, 12)),
        ("a:\n  3x10 @ 75", 7, (2, 10)),
        ("a: >-\n  3x10 @ 75", 7, (2, 10)),
    ],
)
def test_a_character_of_a_value_is_found_inside_its_quotes(text: str, offset: int, expected: tuple[int, int]) -> None:
    value = document(text + "\n")["a"]
    assert isinstance(value, Text)
    assert value.point(offset).place == expected


def test_a_character_of_a_folded_value_is_somewhere_in_that_value() -> None:
    value = document("a: >-\n  3x10,\n  2x8 @\nb: c\n")["a"]
    assert value.point(9).place[0] in (1, 2, 3)


# YAML faults


FAULTS = [
    # what, text with ↓ at the place, part of the message, part of the hint
    ("unquoted colon", "title: Block↓: heavy\n", "a second “: ”", "quotes"),
    ("deeper indent", "title: A\n  goal↓: B\n", "indented further than the one above", "line the field up"),
    ("colon in a list", "weeks: [a, b: c↓: d]\n", "a second “: ”", "quotes"),
    ("words of the parser in the text", "note: an alias↓: a tag\n", "a second “: ”", "quotes"),
    ("double quote", 'title: ↓"Glutes\ngoal: x\n', "the quote that opens here is never closed", "closing quote"),
    ("single quote", "title: ↓'Glutes\ngoal: x\n", "the quote that opens here is never closed", "closing quote"),
    ("apostrophe", "note: 'don'↓t rush'\n", "a quote ends too early", "''"),
    ("bracket", "weeks: ↓[a, b\ngoal: x\n", "the “[” that opens here is never closed", "“]”"),
    ("bracket at the end", "weeks: ↓[a, b\n", "the “[” that opens here is never closed", "“]”"),
    ("bracket in a list", "x:\n  - name: ↓[A\n  - name: B\n", "the “[” that opens here is never closed", "“]”"),
    ("brace", "extra: ↓{side: weak\ngoal: x\n", "the “{” that opens here is never closed", "“}”"),
    ("brace around a bracket", "extra: ↓{weeks: [4]\n", "the “{” that opens here is never closed", "“}”"),
    ("undefined alias", "note: ↓*important\n", "“*” points to an anchor that does not exist", "quote the text"),
    ("two documents", "title: a\n↓---\ntitle: b\n", "a second document starts here", "---"),
    ("field among items", "x:\n  - a: 1\n  ↓b: 2\n", "a list ends here", "- "),
    ("item a space too far", "x:\n  - a: 1\n   ↓b: 2\n", "a list ends here", "- "),
    ("outdent", "x:\n    - a: 1\n  ↓b: 2\n", "not indented like its neighbours", "line it up"),
    ("tab before an item", "x:\n↓\t- a: 1\n", "a tab stands at the start of this line", "spaces"),
    ("tab before a field", "title: a\n↓\tgoal: b\n", "tab", "spaces"),
    ("tab inside a session", "x:\n  - a: 1\n↓\tb: 2\n", "tab", "spaces"),
    ("tab after a dash", "x:\n  - ↓\ta: 1\n", "a tab stands here", "spaces"),
    ("bracket at the very end", "weeks: [\n↓", "the file ends inside", "close it"),
    ("tag", "note: ↓!important keep the back flat\n", "a value cannot start with “!”", "quotes"),
    ("percent sign", "load: ↓%75\n", "a value cannot start with “%”", "quotes"),
    ("at sign", "load: ↓@RPE 8\n", "a value cannot start with “@”", "quotes"),
    ("backtick", "note: ↓`x`\n", "a value cannot start with “`”", "quotes"),
    ("bell", "title: a↓\x07b\n", "a control character (U+0007) stands here", "delete it"),
    ("bell after a letter of two bytes", "title: ü↓\x07b\n", "a control character (U+0007) stands here", "delete it"),
    ("nought", "title: a↓\x00b\n", "a control character (U+0000) stands here", "delete it"),
    ("form feed", "title: a\ngoal: b↓\x0cc\n", "a control character (U+000C) stands here", "delete it"),
    ("no colon", "title: a\n↓goal\nweeks: 3\n", "no “: ” between a field and its value", "field: value"),
    ("no colon on the first line", "↓title\nweeks: 3\n", "“: ”", "field: value"),
    ("no colon after a dash", "x:\n  - ↓name A\n    do: 3x10\n", "no “: ” between a field and its value", ""),
    ("no space after a dash", "x: a\n↓-b\n", "“-” needs a space after it", ""),
    ("no space after the colon", "↓title:Block\nweeks: 3\n", "", "space"),
    ("bold", "title: ↓**bold**\n", "“*”", "quote"),
    ("greater than", "rest: ↓>60 s\n", "", "quote"),
    ("pipe", "note: ↓|x|\n", "", "quote"),
    ("ampersand", "title: ↓& more\n", "", "quote"),
    ("question mark", "note: ↓? really\n", "", "quote"),
    ("dash", "do: ↓- 3x10\n", "", ""),
    ("backslash", 'note: "a↓\\qb"\n', "", ""),
    ("bracket too many", "weeks: [a, b]↓]\n", "]", ""),
    ("text after a quote", 'title: "Glutes" ↓A\n', "a quote ends too early", ""),
    ("list as a field", "↓[a, b]: c\n", "a field name must be plain text", "quote it"),
    ("map as a field", "↓{a: b}: c\n", "a field name must be plain text", "quote it"),
    ("field twice", "title: a\ngoal: b\n↓title: c\n", "“title” is written twice", "line 1"),
    ("field twice, deeper", "x:\n  - name: a\n    ↓name: b\n", "“name” is written twice", "line 2"),
    ("anchor in itself", "a: ↓&a\n  b: *a\n", "this anchor contains itself", "write the value out"),
    ("anchor in its own list", "a: ↓&a [x, *a]\n", "this anchor contains itself", "write the value out"),
    ("anchor merged into itself", "a: ↓&a\n  <<: *a\n  b: c\n", "this anchor contains itself", "write the value out"),
    ("nothing", "↓", "the file is empty", "title:"),
    ("only remarks", "↓# nothing yet\n", "the file is empty", "name:"),
    ("one word", "↓hello\n", "the file must be a set of “field: value” lines", ""),
    ("a list", "↓- a\n- b\n", "the file must be a set of “field: value” lines", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_a_yaml_fault_is_told_in_plain_words_at_its_place(text: str, message: str, hint: str) -> None:
    text, expected = marked(text)
    problem = one(faults(text))
    assert place(problem) == expected, problem.render()
    assert message in problem.message
    assert hint in problem.hint
    assert "this is not YAML" not in problem.message, problem.render()


# What a word processor made of it


LIST = "x:\n  - a: 1\n    b: 2\n  - a: 3\n    b: 4\n"


@pytest.mark.parametrize(
    "typed",
    [
        LIST.replace("- ", "– "),
        LIST.replace("- ", "— "),
        LIST.replace("- ", "−\u00a0"),
        LIST.replace("- ", "• "),
        LIST.replace("- ", "* "),
        LIST.replace("- ", "-\u00a0"),
        LIST.replace("- a", "-a"),
        LIST.replace("- a", "–a"),
        LIST.replace("- a", "-a").replace("    b", "   b"),
        LIST.replace("- a: 3", "-a: 3"),
        LIST.replace("    b", "\u00a0\u00a0\u00a0\u00a0b"),
        LIST.replace("    b", "  \u202f\u3000b"),
        LIST.replace("  - a: 3", "\u00a0 - a: 3"),
        LIST.replace("a: ", "a:\u00a0"),
        "x:\n  - {a:\u00a01,\u00a0b: 2}\n  -\u00a0{\u00a0a: 3, b:\u00a0 4}\n",
        "x: [{a:\u00a01, b: 2},\u00a0{a: 3, b: 4}]\n",
        LIST.replace("  - ", "– ").replace("    b", "  b"),
        LIST.replace("\n", "\r\n").replace("- ", "– "),
    ],
)
def test_dashes_and_spaces_of_a_word_processor_are_read_as_they_are_meant(typed: str) -> None:
    assert document(typed) == {"x": [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]}


@pytest.mark.parametrize("dash", ["– ", "• ", "-", "–"])
@pytest.mark.parametrize("first", ["easy bike", "5 min bike"])
def test_words_after_such_a_dash_are_items_where_a_list_is_expected(first: str, dash: str) -> None:
    text = f"x:\n  {dash}{first}\n  {dash}2x10 bridges\ny: z\n"
    assert document(text) == {"x": [first, "2x10 bridges"], "y": "z"}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("|\n    – heels down\n    * chest up\n", "– heels down\n* chest up\n"),
        (">-\n    – heels down\n", "– heels down"),
        ("keep it tight\n    – then lift\n", "keep it tight – then lift"),
        ("\n    – then lift\n", "– then lift"),
        ("-10%\n", "-10%"),
        ("\n    -10%\n", "-10%"),
        ("a\u00a0b\n", "a\u00a0b"),
    ],
)
def test_a_text_keeps_its_dashes_and_spaces(typed: str, value: str) -> None:
    assert document(f"x:\n  note: {typed}  y: z\n") == {"x": {"note": value, "y": "z"}}


def test_what_was_mended_keeps_its_place() -> None:
    found = document("x:\n  -a: 1\n   b: 22\n  -a: 333\n   b: 4\n")["x"]
    assert [(item[name].span.place, len(item[name])) for item in found for name in "ab"] == [
        ((2, 7), 1),
        ((3, 7), 2),
        ((4, 7), 3),
        ((5, 7), 1),
    ]
    problem = one(faults("x:\n  -a: 1\n   b: 2\n   b: 3\n"))
    assert (place(problem), problem.message) == ((4, 4), "“b” is written twice")


@given(st.text(alphabet="ab:-–•*|>\"' \u00a0\n\r#0[", max_size=60))
def test_mending_changes_no_more_than_dashes_and_spaces(text: str) -> None:
    mended = mend(text)
    kept = "".join(sign for at, sign in enumerate(mended.text) if at not in mended.added)
    assert len(kept) == len(text)
    for at, (was, now) in enumerate(zip(text, kept, strict=True)):
        assert was == now or (was in "–•*" and now == "-") or (was == "\u00a0" and now == " "), at


def test_two_fields_written_twice_are_two_problems() -> None:
    assert [place(problem) for problem in faults("a: 1\na: 2\nb: 3\nb: 4\n")] == [(2, 1), (4, 1)]


def test_a_document_end_without_another_document_is_no_fault() -> None:
    assert document("---\ntitle: a\n...\n") == {"title": "a"}


def test_a_tag_does_not_swallow_words() -> None:
    """“!important” is emphasis to a coach; its loss on paper would go unseen."""
    text, expected = marked("note: ↓!important keep the back flat\n")
    docket = Docket()
    assert parse_document(Source("f.yaml", text), docket) is None
    problem = one(docket)
    assert place(problem) == expected
    assert (problem.message, problem.hint) == ("a value cannot start with “!”", "put the value in quotes")


# Anchors


def test_an_alias_repeats_what_its_anchor_holds() -> None:
    found = document("a: &rest 90s\nb: *rest\n")
    assert found["b"] == "90s"


def test_a_merge_key_fills_in_what_is_not_said() -> None:
    found = document("base: &b {rest: 90s, do: 3x10}\nx:\n  <<: *b\n  do: 4x8\n")
    assert found["x"] == {"rest": "90s", "do": "4x8"}
    assert "<<" not in found["x"]


def test_a_merged_value_keeps_the_place_where_it_is_written() -> None:
    found = document("base: &b\n  rest: 90s\nx:\n  <<: *b\n")
    assert found["x"]["rest"].span.place == (2, 9)
    assert found["x"].keys_at["rest"].place == (2, 3)


def test_of_several_merged_maps_the_first_wins() -> None:
    found = document("a: &a {p: 1, q: 1}\nb: &b {q: 2, r: 2}\nx:\n  <<: [*a, *b]\n")
    assert found["x"] == {"p": "1", "q": "1", "r": "2"}


@pytest.mark.parametrize("text", ["x:\n  <<: ↓base\n  do: 3x10\n", "x:\n  <<: [↓base]\n  do: 3x10\n"])
def test_a_merge_of_anything_but_a_map_is_a_fault(text: str) -> None:
    """“<<: base” without its “*” would silently merge nothing."""
    text, expected = marked(text)
    problem = one(faults(text))
    assert place(problem)[0] == expected[0]


def test_aliases_that_explode_are_stopped_and_told() -> None:
    """Twelve lines of aliases to aliases would be a million million values."""
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    begun = time.perf_counter()
    problem = one(faults(bomb))
    assert "values once its aliases are followed" in problem.message
    assert time.perf_counter() - begun < 10


def test_nesting_as_deep_as_the_limit_is_read() -> None:
    depth = USUAL.depth - 2
    assert document(f"a: {'[' * depth}{']' * depth}\n")


@pytest.mark.parametrize(("opener", "closer"), [("[", "]"), ("{a: ", "}")])
def test_nesting_deeper_than_the_limit_is_told_at_its_place(opener: str, closer: str) -> None:
    problem = one(faults(f"a: {opener * 200}{closer * 200}\n"))
    assert f"nested deeper than {USUAL.depth} levels" in problem.message
    assert place(problem)[0] == 1


def test_deep_nesting_of_indented_fields_is_told() -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(200))
    assert "nested deeper" in one(faults(text)).message


@pytest.mark.parametrize("text", ["'a: ' + '[' * n + ']' * n", "'a: ' + '{b: ' * n + '}' * n", "'a:\\n' + '- ' * n"])
def test_nesting_of_a_hundred_thousand_levels_is_refused_and_the_process_lives(text: str) -> None:
    """In a process of its own: a parser that recurses in C would take the tests down with it."""
    program = (
        "from programprint.docket import Docket\n"
        "from programprint.problems import Source\n"
        "from programprint.read.document import parse_document\n"
        "n, docket = 100_000, Docket()\n"
        f"found = parse_document(Source('f.yaml', {text}), docket)\n"
        "print(found is None and docket.errors)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "1"), done.stderr[-300:]


# Files


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: A\r\ngoal: B\r\n")
    found = read_document(path, "p.yaml", Docket())
    assert found == {"title": "A", "goal": "B"}
    assert found.keys_at["title"].place == (1, 1)
    assert found["goal"].span.place == (2, 7)


@pytest.mark.parametrize(
    ("data", "expected", "byte"),
    [
        (b"title: \xff\n", (1, 8), "0xFF"),
        (b"title: A\ngoal: K\xf6rper\n", (2, 8), "0xF6"),
        ("title: äöü\ngoal: äö".encode() + b"\x93x\n", (2, 9), "0x93"),
        (b"\xef\xbb\xbftitle: A\ngoal: \xe4\n", (2, 7), "0xE4"),
        (b"\xef\xbb\xbf" + "note: öä".encode() + b"\xfc\n", (1, 9), "0xFC"),
        (b"title: cut off \xe2\x82", (1, 16), "0xE2"),
        ("title: A\n".encode("utf-16"), (1, 1), "0xFF"),
    ],
)
def test_a_file_that_is_not_utf8_is_told_with_the_bad_byte_and_its_place(
    tmp_path: Path, data: bytes, expected: tuple[int, int], byte: str
) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(data)
    problem = one(faults_of_file(path))
    assert place(problem) == expected
    assert f"the file is not UTF-8: byte {byte} stands here" in problem.message
    assert "UTF-8" in problem.hint


def test_a_missing_file_is_told_with_the_files_that_are_there(tmp_path: Path) -> None:
    for name in ("block.yaml", "base.yml", "notes.txt"):
        (tmp_path / name).write_text("title: A\n")
    problem = one(faults_of_file(tmp_path / "spring.yaml"))
    assert (problem.where, problem.message) == ("spring.yaml", "there is no such file")
    assert "base.yml" in problem.hint
    assert "block.yaml" in problem.hint
    assert "notes.txt" not in problem.hint


def test_a_missing_file_in_a_missing_folder_is_told_without_a_hint(tmp_path: Path) -> None:
    problem = one(faults_of_file(tmp_path / "nowhere" / "block.yaml"))
    assert (problem.message, problem.hint) == ("there is no such file", "")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    problem = one(faults_of_file(tmp_path))
    assert problem.message == "this is a folder, not a file"
    assert problem.hint


def test_a_file_inside_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("title: A\n")
    assert "cannot be read" in one(faults_of_file(tmp_path / "p.yaml" / "q.yaml")).message


def test_a_file_too_large_to_be_a_program_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    with path.open("wb") as file:
        file.truncate(USUAL.file + 1)
    assert "larger than 5,000,000 bytes" in one(faults_of_file(path)).message


def test_an_empty_file_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"")
    assert one(faults_of_file(path)).message == "the file is empty"


# Whatever may come


PIECES = st.sampled_from(
    [
        *("a", "b", ": ", ":", "- ", "\n", "\n  ", "\n    ", "\t", "[", "]", "{", "}", ",", "'", '"', "#", "&a ", "*a"),
        *("<<: ", "|", ">", "%", "@", "!", "? ", "---", "...", "\\", "\x00", "\x85", "\u2028", "\ufeff", "🏋️", "ü"),
    ]
)


def is_consistent(text: str) -> None:
    docket = Docket()
    found = parse_document(Source("f.yaml", text), docket)
    assert (found is None) == bool(docket.errors)
    lines = text.splitlines() or [""]
    for problem in docket:
        line, column = place(problem)
        assert 1 <= line <= len(lines) + 1
        assert 1 <= column <= max(map(len, lines)) + 2
        assert problem.render()


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(PIECES, max_size=25).map("".join))
def test_any_text_is_a_document_or_has_a_problem_with_a_place(text: str) -> None:
    is_consistent(text)


@settings(deadline=None, max_examples=150)
@given(data=st.binary(max_size=60) | st.lists(PIECES, max_size=12).map("".join).map(str.encode))
def test_any_bytes_are_a_document_or_have_a_problem(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    docket = Docket()
    found = read_document(path, "any.yaml", docket)
    assert (found is None) == bool(docket.errors)
    assert all(problem.render() for problem in docket)


plain = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(plain, inner, min_size=1, max_size=3),
    max_leaves=8,
)


def flow(value: object) -> str:
    """A value in YAML's flow style."""
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    return str(value)


def stands_where_it_says(value: object, text: str) -> bool:
    """Whether every scalar of a value stands in the text where its span says, and every map and list opens there."""
    assert isinstance(value, (Text, Sequence, Mapping))
    span: Span = value.span
    if isinstance(value, Text):
        return text[span.start : span.end] == value
    inner = list(value.values()) if isinstance(value, Mapping) else list(value)
    return text[span.start] in "[{" and all(stands_where_it_says(item, text) for item in inner)


@settings(deadline=None)
@given(st.dictionaries(plain, values, min_size=1, max_size=4))
def test_what_is_written_is_read_and_stands_where_it_says(value: dict[str, object]) -> None:
    text = flow(value)
    found = document(text)
    assert found == value
    assert stands_where_it_says(found, text)
