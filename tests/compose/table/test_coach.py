"""The coach's pages: the whole block as a table, and its figures with lines that show how they grow, on any copier."""

from __future__ import annotations

from pathlib import Path

import pytest
import saying
from paper import (
    SHIPPED,
    Printed,
    clashes,
    clashes_between,
    extent,
    few_and_many,
    generated,
    layout_named,
    printed,
    printed_text,
    squeezed,
    turns,
    words_of,
)
from promises import check_clashes, check_corners, check_margins, check_type, places_of
from stress import EDGES, program

from programprint.docket import Docket
from programprint.merge.volume import volume
from programprint.notation.scanner import NBSP
from programprint.pages import MM, Box, Fill, Image, Page, Text
from programprint.read.layouts import read_layout


def check_coach(made: Printed) -> None:
    for page in made.pages:
        check_margins(page)
        check_clashes(page)
        check_type(page, made.layout.type.small)
        check_corners(page)
        check_bars(page)
        assert {field.kind for field in page.fields} <= {"notes"}
    everything = "".join(words_of(page) for page in made.pages)
    for sheet in made.sheets:
        said = [sheet.title, sheet.goal, sheet.note, sheet.week_note, f"Week {sheet.week}"]
        said += places_of(sheet)
        for session in sheet.sessions:
            said += [*saying.session(session), *session.warm_up]
            said += [text for block in session.blocks for text in saying.block(block)]
        for entry in sheet.entries:
            said += [entry.guide.name, entry.label, saying.note(entry), saying.rest(entry)]
            said += [*saying.tempo(entry), *saying.load(entry)]
            said += [text for pair in saying.amounts(entry) for text in pair]
        for text in dict.fromkeys(said):
            assert squeezed(text) in everything, text


def check_bars(page: Page) -> None:
    """No bar lies under a word or over another bar."""
    drawn = [item for item in page.items if isinstance(item, (Fill, Box))]
    assert clashes(drawn) == []
    texts = [item for item in page.items if isinstance(item, Text)]
    assert clashes_between(drawn, texts) == []


@pytest.mark.parametrize(
    ("path", "paper"), turns(SHIPPED, [("a4", "landscape"), ("letter", "landscape"), ("a4", "portrait")], every=2)
)
def test_shipped_programs_keep_every_promise(path: Path, paper: tuple[str, str]) -> None:
    layout = read_layout("coach", None, [f"paper={paper[0]}", f"orientation={paper[1]}"], Docket())
    made = printed(path, layout=layout)
    check_coach(made)
    assert not list(made.docket)


@pytest.mark.parametrize("text", EDGES.values(), ids=EDGES)
def test_programs_at_the_edges_keep_every_promise(text: str) -> None:
    check_coach(printed_text(text, layout=layout_named("coach")))


@pytest.mark.parametrize("examples", few_and_many(8, 25))
def test_generated_programs_keep_every_promise(examples: int) -> None:
    generated(examples, layout_named("coach"), check_coach)


def test_the_printed_figures_are_those_of_the_week() -> None:
    made = printed(
        next(path for path in SHIPPED if path.stem == "unilateral-glute-block"), layout=layout_named("coach")
    )
    figures = words_of(made.pages.pages[1])
    for sheet in made.sheets:
        assert f"{volume(sheet).total.reps:.0f}" in figures


def bars_of(page: Page) -> list[Fill | Box]:
    return [item for item in page.items if isinstance(item, (Fill, Box))]


def test_bars_of_one_row_are_as_high_as_their_figures() -> None:
    text = program(weeks=2).replace("do: 3x10", "do: [2x10, 4x10]")
    made = printed_text(text, layout=layout_named("coach"))
    first, second = bars_of(made.pages.pages[1])[:2]
    assert second.height == pytest.approx(2 * first.height)


def test_a_deload_is_hollow_and_no_other_week_is() -> None:
    text = program(weeks=3).replace("weeks: 3", "weeks: [Base, More, Deload]")
    made = printed_text(text, layout=layout_named("coach"))
    page = made.pages.pages[1]
    hollow = {round(bar.x) for bar in bars_of(page) if isinstance(bar, Box)}
    solid = {round(bar.x) for bar in bars_of(page) if isinstance(bar, Fill) and bar.height > 2}
    assert len(hollow) == 1
    assert max(solid) < min(hollow)
    assert "Hollowbars" in words_of(page)


def test_sixteen_weeks_stand_in_one_table_of_figures() -> None:
    made = printed_text(program(weeks=16), layout=layout_named("coach"))
    figures = [words_of(page) for page in made.pages if "Bymuscle" in words_of(page)]
    assert any("Week1Week2" in text and "Week16" in text for text in figures)


def test_a_line_of_growth_stands_beside_its_name_and_covers_no_column() -> None:
    (page,) = [
        page
        for page in printed_text(program(weeks=16), layout=layout_named("coach")).pages
        if "Bymuscle" in words_of(page)
    ]
    first = min(item.x for item in page.items if isinstance(item, Text) and item.text.startswith("Week"))
    assert max(extent(bar)[2] for bar in bars_of(page)) < first


def test_what_few_weeks_leave_widens_the_words_of_the_table() -> None:
    def column(weeks: int) -> float:
        page = printed_text(FEW.replace("weeks: 1", f"weeks: {weeks}"), layout=layout_named("coach")).pages.pages[0]
        return min(item.x for item in page.items if isinstance(item, Text) and item.text == f"Week{NBSP}1")

    assert column(1) == column(3) > column(4) > column(7)


def test_a_body_a_week_stands_above_the_sets_by_muscle_where_it_is_asked_for() -> None:
    def bodies(weeks: int, *more: str) -> list[Image]:
        text = FEW.replace("weeks: 1", f"weeks: {weeks}")
        made = printed_text(text, layout=layout_named("coach", None, *more))
        for page in made.pages:
            check_margins(page)
            check_clashes(page)
        return [item for page in made.pages for item in page.items if isinstance(item, Image)]

    assert bodies(3) == []
    shown = bodies(3, "coach.body=true")
    assert len(shown) == 3
    assert len({(item.y, item.height) for item in shown}) == 1
    assert 20 * MM < shown[0].height < 23 * MM
    assert 13 * MM < bodies(9, "coach.body=true")[0].height < shown[0].height
    assert bodies(16, "coach.body=true") == []


FEW = """
title: T
weeks: 1
sessions: [{name: S, exercises: [{exercise: goblet-squat, do: 3x10}]}]
"""


def test_nothing_stands_where_nothing_is_planned_and_each_side_explains_only_itself() -> None:
    many = "".join(f"      - {{exercise: plank, name: Plank {n}, do: 2x20s, rest: 60s}}\n" for n in range(40))
    first = "      - {exercise: back-squat, do: [3x5, '-'], load: RPE 8, tempo: 3-0-1-0}\n"
    text = f"title: T\nweeks: 2\nsessions:\n  - name: S\n    exercises:\n{first}{many}"
    made = printed_text(text, layout=layout_named("coach"))
    words = [words_of(page) for page in made.pages]
    assert not any(item.text == "–" for page in made.pages for item in page.items if isinstance(item, Text))
    assert ["RPEeffort" in said for said in words] == [True] + [False] * (len(words) - 1)
    assert ["Bymuscle" in said for said in words] == ["Setsbymuscle" in said for said in words]
