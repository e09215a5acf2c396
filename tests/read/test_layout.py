"""Layouts: deltas over one another, found by name, and refused when no page could be printed with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from programprint.docket import Docket
from programprint.pages import MM
from programprint.problems import Problem, Span
from programprint.read.layout import Layout
from programprint.read.layouts import layout_folders, layout_names, read_layout


def read(folder: Path, text: str, name: str = "mine") -> tuple[Layout | None, list[Problem]]:
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts" / f"{name}.yaml").write_text(text)
    docket = Docket()
    return read_layout(name, folder, (), docket), list(docket)


def test_a_layout_says_only_what_differs(tmp_path: Path) -> None:
    layout, found = read(tmp_path, "extends: handout\nmargins: {inside: 25mm}\n")
    assert found == []
    assert layout is not None
    assert layout.margins.inside == pytest.approx(25 * MM)
    assert layout.margins.outside == pytest.approx(10 * MM)


def test_a_list_replaces_the_list_of_the_base(tmp_path: Path) -> None:
    layout, _ = read(tmp_path, "extends: handout\ncues: {show: [tips]}\n")
    assert layout is not None
    assert layout.cues.show == ["tips"]
    assert layout.cues.columns == 2


def test_layouts_may_extend_each_other_in_a_row(tmp_path: Path) -> None:
    read(tmp_path, "extends: handout\npaper: letter\n", "first")
    layout, found = read(tmp_path, "extends: first\norientation: landscape\n")
    assert found == []
    assert layout is not None
    assert layout.size == (792, 612)


def test_a_layout_that_extends_itself_is_refused(tmp_path: Path) -> None:
    read(tmp_path, "extends: mine\n", "other")
    layout, (problem,) = read(tmp_path, "extends: other\n")
    assert layout is None
    assert "extends itself: mine → other → mine" in problem.message


def test_shipped_and_own_layouts_are_known_by_name(tmp_path: Path) -> None:
    read(tmp_path, "extends: handout\n")
    assert {"handout", "mine"} <= set(layout_names(layout_folders(tmp_path)))


@pytest.mark.parametrize(
    ("delta", "line", "said"),
    [
        ("paper: a44", 2, "there is no paper “a44”"),
        ("margins: {top: 12}", 2, "“12” is not a length"),
        ("margins: {top: 5mm}", 2, "too narrow for most printers"),
        ("type: {small: 7pt}", 2, "too small to read"),
        ("line: {least: 3mm}", 2, "too low for handwriting"),
        ("log: {box: 9mm}", 2, "a tick box of this size"),
        ("log: {words: 150mm, arrange: beside}", 2, "left to write reps in"),
        ("cues: {most: 8pt}", 2, "less than “least”"),
        ("cues: {columns: 0}", 2, "“columns” is 0"),
        ("cues: {show: [tipps]}", 2, "“show” cannot be “tipps”"),
        ("margin: {top: 12mm}", 2, "there is no field “margin”"),
        ("week: []\nprogram: []", 2, "no side at all"),
        ("cards: {per_page: 3}", 2, "“per_page”: a page is cut into 1, 2 or 4 cards"),
        ("cards: {least: 7pt}", 2, "too small to read"),
        ("paper: a6\nweek: []\nprogram: [cards]\ncards: {per_page: 4}", 5, "a card has 22 × 50 mm for its text"),
    ],
)
def test_a_layout_that_cannot_be_printed_is_refused_at_its_line(
    tmp_path: Path, delta: str, line: int, said: str
) -> None:
    layout, found = read(tmp_path, f"extends: handout\n{delta}\n")
    assert layout is None
    (problem,) = found
    assert said in problem.message
    assert isinstance(problem.where, Span)
    assert problem.where.place[0] == line
    assert problem.hint


def test_a_layout_that_does_not_exist_is_named_with_the_nearest(tmp_path: Path) -> None:
    docket = Docket()
    assert read_layout("handuot", tmp_path, (), docket) is None
    (problem,) = docket
    assert problem.hint == "did you mean handout?"


def read_with(*settings: str) -> tuple[Layout | None, list[Problem]]:
    docket = Docket()
    return read_layout("handout", None, settings, docket), list(docket)


@pytest.mark.parametrize(
    ("settings", "size"),
    [
        (("paper=a4",), (210 * MM, 297 * MM)),
        (("paper=Letter",), (612, 792)),
        (("paper=a4", "orientation=landscape"), (297 * MM, 210 * MM)),
        (("paper=200mm x 250mm",), (200 * MM, 250 * MM)),
        (("paper=8.5in×13in",), (612, 936)),
        (("paper=a1",), (594 * MM, 841 * MM)),
    ],
)
def test_settings_of_the_command_line_go_over_the_layout(settings: tuple[str, ...], size: tuple[float, float]) -> None:
    layout, found = read_with(*settings)
    assert found == []
    assert layout is not None
    assert layout.size == pytest.approx(size)


def test_a_setting_may_name_a_part_or_a_list() -> None:
    layout, _ = read_with("margins.inside=25mm", "cues.show=[tips, stop_when]")
    assert layout is not None
    assert layout.margins.inside == pytest.approx(25 * MM)
    assert layout.cues.show == ["tips", "stop_when"]


@pytest.mark.parametrize(
    ("setting", "said", "column"),
    [
        ("paper=a44", "there is no paper “a44”", 8),
        ("paper=10mm x 0mm", "there is no paper", 8),
        ("margins.insde=25mm", "there is no field “insde” here", 16),
        ("log.box=9mm", "a tick box of this size", 10),
        ("type.small=7pt", "too small to read", 13),
        ("gaps.exercise=-1", "“exercise” is -1", 16),
        ("gaps.row=nan", "“row” is nan", 11),
    ],
)
def test_a_setting_is_checked_like_the_file(setting: str, said: str, column: int) -> None:
    layout, (problem,) = read_with(setting)
    assert layout is None
    assert said in problem.message
    assert isinstance(problem.where, Span)
    assert problem.where.source.name == "command line"
    assert problem.where.place == (1, column)


def test_a_setting_without_a_value_is_refused() -> None:
    layout, (problem,) = read_with("foo")
    assert layout is None
    assert "sets nothing" in problem.message


@pytest.mark.parametrize(
    ("box", "least", "most"),
    [
        ("6mm", "4.25mm", 6.0),
        ("6.1mm", "4.25mm", None),
        ("12mm", "7.25mm", 12.0),
        ("12mm", "7mm", None),
        ("13mm", "9mm", None),
    ],
)
def test_a_box_is_as_large_as_its_row_has_room_for(box: str, least: str, most: float | None) -> None:
    layout, found = read_with(f"log.box={box}", f"line.least={least}", "line.most=9mm")
    assert (layout and round(layout.log.box / MM, 1)) == most
    assert [problem.hint.startswith("choose 4mm to ") for problem in found] == ([] if most else [True])
