"""Limits: each of them ends in a problem with a place and a cure, and each is raised by its flag."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from paper import EvenMetrics

from programprint.cli import main
from programprint.compose.type.paragraph import Run, lines
from programprint.docket import Docket
from programprint.limits import USUAL, Limits, limits, meanings
from programprint.problems import Source, Span

HOP = "name: Hop\ntips: [Quiet]\nimage: hop.png\n"
PLAIN = "title: T\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: hop, do: 3x8}, {exercise: hop, do: 3x8}]}]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

OVER: dict[str, tuple[str, int, int]] = {
    "file": ("", 100, 100_000),
    "depth": ("", 3, 60),
    "values": ("", 10, 1_000),
    "characters": ("", 30, 10_000),
    "text": ("", 6, 1_000),
    "name": ("", 2, 300),
    "weeks": ("", 1, 2),
    "entries": ("", 3, 100),
    "sets": ("", 11, 12),
    "pages": ("", 1, 100),
    "library": ("", 1, 20_000),
    "roster": ("team.csv", 5, 1_000),
    "athletes": ("team.csv", 1, 100),
    "cells": ("team.csv", 2, 100),
    "unpacked": ("team.xlsx", 100, 10_000_000),
    "picture": ("", 20, 100_000),
    "dots": ("", 50, 100_000),
    "steps": ("svg", 2, 1_000),
}
"""A limit, what it takes beside the program, a number that is too low for it, and one that is not."""


@pytest.fixture
def gym(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from openpyxl import Workbook
    from PIL import Image

    (tmp_path / "exercises").mkdir()
    out = io.BytesIO()
    Image.new("L", (10, 10)).save(out, "PNG")
    (tmp_path / "exercises" / "hop.png").write_bytes(out.getvalue())
    (tmp_path / "exercises" / "hop.svg").write_text(SVG)
    (tmp_path / "exercises" / "hop.yaml").write_text(HOP)
    (tmp_path / "exercises" / "jump.yaml").write_text("name: Jump")
    (tmp_path / "p.yaml").write_text(PLAIN)
    (tmp_path / "team.csv").write_text("Name,Group\nAda,X\nBo,Y\n")
    book = Workbook()
    book.active.append(["Name"])
    book.active.append(["Ada"])
    book.save(tmp_path / "team.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_limit_is_tried_here() -> None:
    assert {*OVER, "problems", "font"} == {*meanings()} == {one.name for one in fields(Limits)} - {"allowed"}


@pytest.mark.parametrize("name", OVER)
def test_what_goes_over_a_limit_is_a_problem_and_the_flag_raises_it(gym: Path, name: str) -> None:
    beside, low, enough = OVER[name]
    if beside == "svg":
        (gym / "exercises" / "hop.yaml").write_text(HOP.replace("png", "svg"))
    roster = ["--roster", beside] if beside.startswith("team") else []
    over = CliRunner().invoke(main, ["build", "p.yaml", "-o", "x.pdf", *roster, "--limit", f"{name}={low}"])
    assert over.exit_code == 1, over.output
    assert f"--limit {name}=NUMBER" in over.stderr
    assert not (gym / "x.pdf").exists()
    if not roster:
        checked = CliRunner().invoke(main, ["check", "p.yaml", "--limit", f"{name}={low}"])
        assert checked.exit_code == 1, checked.output
    within = CliRunner().invoke(main, ["build", "p.yaml", "-o", "x.pdf", *roster, "--limit", f"{name}={enough}"])
    assert within.exit_code == 0, within.output


def test_a_font_has_a_limit_too(gym: Path) -> None:
    (gym / "mine.yaml").write_text("extends: handout\nfonts: {regular: font.ttf}\n")
    (gym / "font.ttf").write_bytes(b"\x00\x01\x00\x00" + b"\0" * 100)
    result = CliRunner().invoke(main, ["build", "p.yaml", "--layout", "mine.yaml", "--limit", "font=100"])
    assert re.search(r"mine\.yaml:2:\d+: error: “font.ttf” is larger than 100 bytes", result.stderr)


def test_of_more_problems_than_are_listed_the_errors_come_first_and_the_rest_is_counted(gym: Path) -> None:
    (gym / "p.yaml").write_text(PLAIN.replace("title: T", "title: 漢") + "untis: kg\nnoot: a\n")
    result = CliRunner().invoke(main, ["build", "p.yaml", "--limit", "problems=1"])
    assert result.stderr.count("error: there is no field") == 1
    assert "… and 1 more; --limit problems=NUMBER lists them" in result.stderr
    assert "2 errors; nothing written" in result.stderr


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("weks=3", "there is no limit “weks”"),
        ("weeks", "write weeks=NUMBER"),
        ("weeks=-1", "write weeks=NUMBER"),
        ("weeks=0", "write weeks=NUMBER"),
        ("weeks=٣", "write weeks=NUMBER"),
        ("weeks=9999", "weeks can be raised to 1000 at most"),
        ("file=" + "9" * 99, "write file=NUMBER"),
    ],
)
def test_a_limit_that_cannot_be_meant_is_wrong_use(gym: Path, setting: str, said: str) -> None:
    result = CliRunner().invoke(main, ["build", "p.yaml", "--limit", setting])
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_only_what_is_named_differs() -> None:
    assert limits(["weeks=200", "file=10,000,000"]) == replace(USUAL, weeks=200, file=10_000_000)


@given(st.integers(1, 20_000), st.sampled_from("aW-/"), st.floats(20, 400))
def test_a_word_without_end_is_broken_into_lines_that_fit_and_loses_nothing(
    length: int, sign: str, measure: float
) -> None:
    word = (sign + "x") * (length // 2) + "y"
    found = lines([Run(word)], 10.0, measure, EvenMetrics())
    rest = word
    for line in found:
        text = "".join(text for _, text, *_ in line.parts).replace(" ", "")
        if not rest.startswith(text):  # broken between two syllables, with a hyphen
            text = text.removesuffix("-")
        assert text
        assert rest.startswith(text)
        rest = rest.removeprefix(text)
    assert not rest
    assert all(line.width <= measure + 0.01 for line in found)


@given(st.text(max_size=300), st.text(max_size=300), st.integers(0, 900))
def test_a_problem_in_a_line_of_any_length_points_at_its_character(before: str, after: str, many: int) -> None:
    before, after = (" ".join(part.split()) for part in (before * (many // 100 + 1), after))
    text = f"{before}\N{BLACK STAR}{after}"
    assume(len(text.splitlines()) == 1)
    docket = Docket()
    docket.error(Span(Source("f", text), len(before), len(before) + 1), "here")
    _, shown, caret = next(iter(docket)).render().split("\n")
    assert shown[caret.index("^")] == "\N{BLACK STAR}"
    assert len(shown) < 250


@pytest.mark.parametrize("layout", ["handout", "pocket-fold", "rack"])
@pytest.mark.parametrize("roster", [[], ["--roster", "team.csv"], ["--roster", "team.csv", "--per-session"]])
def test_too_many_pages_are_told_however_they_share_the_paper(
    layout: str, roster: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("team.csv").write_text("Name\nAda\nBo\n")
    asked = ["build", "two-days-in-turn", "-l", layout, "--limit", "pages=1", *roster]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 1, result.output
    assert "fills more than 1 pages" in result.stderr
    assert not [*tmp_path.rglob("*.pdf")]
