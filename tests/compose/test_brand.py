"""The gym's own head and foot on every page."""

from __future__ import annotations

from typing import Any

import pytest
from golden import LAYOUTS
from paper import METRICS, clashes, flat, layout_named, words_of

import programprint
from programprint.compose import compose
from programprint.docket import Docket
from programprint.merge import Sheet
from programprint.pages import Fill, Image, Page
from programprint.read.brand import LEAST_CONTRAST, contrast
from programprint.read.layouts import read_layout

PROGRAM = """
title: T
weeks: 2
start: 2027-03-01
sessions:
  - {name: A, day: Monday, exercises: [{exercise: back-squat, do: 3x5}, {exercise: side-plank, do: 2x30s}]}
"""
BRAND = {
    "name": "Riverside Strength",
    "line": "12 Mill Lane",
    "logo": "logo.svg",
    "accent": "#1b5e20",
    "footer": "Wipe the bench.",
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><rect width="9" height="4"/></svg>'
SETTINGS = [f"brand.{name}={value!r}" for name, value in BRAND.items() if name != "logo"]


def branded(layout: str, *settings: str) -> list[Page]:
    sheets: tuple[Sheet, ...] = programprint.sheets(PROGRAM).sheets
    docket = Docket()
    pages = compose(sheets, layout_named(layout, None, *SETTINGS, *settings), METRICS, docket)
    assert not docket.errors
    return [flat(page) for page in pages]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_has_the_head_and_nothing_runs_into_it(layout: str) -> None:
    for page in branded(layout):
        assert "RiversideStrength" in words_of(page)
        assert ("Wipethebench." in words_of(page)) == (not layout.startswith("pocket"))
        assert any(isinstance(item, Fill) and item.colour for item in page.items)
        assert not clashes([item for item in page.items if not isinstance(item, Image)])


def test_a_layout_without_a_brand_is_as_it_was() -> None:
    sheets = programprint.sheets(PROGRAM).sheets
    pages = compose(sheets, layout_named("handout"), METRICS, Docket())
    nothing = compose(sheets, layout_named("handout", None, "brand={}"), METRICS, Docket())
    assert pages == nothing


@pytest.mark.parametrize("layout", ["handout", "large-print", "pocket", "card", "rack"])
def test_there_is_room_for_initials_where_the_layout_asks(layout: str) -> None:
    kinds = [
        {field.kind for page in branded(layout, *more) for field in page.fields} for more in ((), ("initials=yes",))
    ]
    assert kinds[1] - kinds[0] - {"notes"} == {"initials"}


def test_a_brand_beside_the_program_is_found_and_one_that_is_named_goes_over_it() -> None:
    beside: dict[str, Any] = {"brand.yaml": BRAND, "logo.svg": LOGO}
    plain = programprint.render(PROGRAM).pdf
    found = programprint.render(PROGRAM, files=beside)
    assert found.pdf != plain
    assert not found.problems
    assert programprint.render(PROGRAM, files=beside, brand="none").pdf == plain
    other = programprint.render(PROGRAM, files=beside, brand={"name": "Other"}).pdf
    assert other not in (plain, found.pdf)
    own = {"extends": "handout", "brand": {"name": "Other"}}
    assert programprint.render(PROGRAM, own, files=beside).pdf == other


@pytest.mark.parametrize(
    ("brand", "said"),
    [
        ({"accent": "#fc0"}, "a photocopy would lose it"),
        ({"accent": "navy"}, "“navy” is no colour"),
        ({"logo": "none.svg"}, "“logo”: there is no file “none.svg”"),
        ({"logo": "../logo.svg"}, "“logo”: “../logo.svg” leads out"),
        ({"logo": "logo.txt"}, "is no picture that can be printed"),
        ({"logo": "broken.png"}, "“logo”: this is no PNG file"),
        ({"logo": "bomb.svg"}, "“logo”: "),
        ({"nmae": "Gym"}, "there is no field “nmae”"),
        ({"name": "x" * 9999}, "a name of 9,999 characters"),
        ({"name": "Gym", "footer": "word " * 2000}, "the brand takes"),
    ],
)
def test_a_brand_that_cannot_be_printed_is_refused(brand: dict[str, str], said: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]>' + LOGO
    files: dict[str, Any] = {
        "logo.svg": LOGO,
        "brand.yaml": brand,
        "broken.png": b"GIF89a",
        "bomb.svg": bomb,
        "logo.txt": "x",
    }
    done = programprint.render(PROGRAM, files=files)
    assert done.pdf is None
    assert said in done.problems[0].message


@pytest.mark.parametrize("accent", ["#ffcc00", "#fff", "00ff00", "#8ab4f8", "#ff6600"])
def test_the_darker_shade_that_is_named_is_dark_enough(accent: str) -> None:
    files: dict[str, Any] = {"brand.yaml": {"accent": accent}}
    (problem,) = programprint.render(PROGRAM, files=files).problems
    shade = problem.hint.partition('"#')[2][:6]
    red, green, blue = (int(shade[at : at + 2], 16) for at in (0, 2, 4))
    assert contrast((red, green, blue)) >= LEAST_CONTRAST
    files["brand.yaml"] = {"accent": shade}
    assert not programprint.render(PROGRAM, files=files).problems


@pytest.mark.parametrize("layout", ["wall", "coach", "cues"])
def test_initials_are_refused_by_name_where_no_side_has_a_line_for_them(layout: str) -> None:
    docket = Docket()
    assert read_layout(layout, None, ("initials=yes",), docket) is None
    (problem,) = docket
    assert "no line for initials" in problem.message
