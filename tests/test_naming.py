"""Names of files: every system takes them, and none leaves its folder."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programprint.naming import MOST_BYTES, fields, filled, literal, partly, plain, safe, same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Sample", "Ada-Sample"),
        ("Ada O’Neil / U18", "Ada-O’Neil-U18"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "x"),
        ("", "x"),
        ("Bo.", "Bo"),
        ("con", "x-con"),
        ("LPT1", "x-LPT1"),
        ("nul.pdf", "x-nul.pdf"),
        ("Constance", "Constance"),
        ("Ada\x00\nSample\u202e", "Ada-Sample"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("a:b*c?d", "a-b-c-d"),
    ],
)
def test_a_text_becomes_a_name(text: str, name: str) -> None:
    assert safe(text) == name


@given(st.text())
def test_any_text_becomes_one_part_of_a_path(text: str) -> None:
    name = safe(text)
    assert 0 < len(name.encode()) <= MOST_BYTES + 2
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(". ") == unicodedata.normalize("NFC", name)
    assert all(unicodedata.category(sign)[0] != "C" for sign in name)
    assert len(Path(name).parts) == 1
    assert name.partition(".")[0].lower() not in ("con", "prn", "aux", "nul")


@given(name=st.text(), group=st.text())
def test_no_value_leaves_the_folder_of_the_template(name: str, group: str) -> None:
    path = filled("out/{group}/{name}.pdf", {"name": name, "group": group})
    assert path.parts[0] == "out"
    assert len(path.parts) == 3
    assert ".." not in path.parts


def test_braces_that_are_no_field_come_through() -> None:
    template = literal("{name}") + "/{name}" + literal("{group}x")
    assert fields(template) == ["name"]
    assert filled(template, {"name": "Ada"}) == Path("{name}/Ada{group}x")
    assert plain(partly("{program}-{name}", {"program": "{name}"})) == "{name}-{name}"
    assert filled(partly("{program}-{name}", {"program": "{name}"}), {"name": "Ada"}) == Path("{name}-Ada")


def test_a_value_with_braces_is_no_template() -> None:
    assert fields("{group}/{name}.pdf") == ["group", "name"]
    assert filled("{name}-{group}", {"name": "{group}", "group": "backs"}) == Path("{group}-backs")


@pytest.mark.parametrize(("first", "second"), [("Ada", "ADA"), ("Zoë", "Zoe\u0308"), ("straße", "STRASSE")])
def test_names_that_a_system_takes_for_one_are_the_same(first: str, second: str) -> None:
    assert same(Path(first)) == same(Path(second))
