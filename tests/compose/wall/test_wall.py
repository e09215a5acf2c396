"""The wall: it reads from the distance asked for, it uses the paper, and what does not fit is refused with what would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import saying
from paper import SHIPPED, Printed, few_and_many, generated, printed, printed_text, some, squeezed, turns, words_of
from promises import check_clashes, check_corners, check_margins, places_of
from stress import EDGES, program

from programprint.compose.wall.page import reads_from, size_for
from programprint.docket import Docket
from programprint.pages import MM, Image, Text
from programprint.problems import Span
from programprint.read.layout import Layout
from programprint.read.layouts import read_layout


def wall(*given: str) -> Layout:
    layout = read_layout("wall", None, given, Docket())
    assert layout is not None
    return layout


def check_wall(made: Printed) -> None:
    small, distance = made.layout.type.small, made.layout.wall.distance
    for page in made.pages:
        check_margins(page)
        check_clashes(page)
        check_corners(page)
        assert page.fields == ()
        sizes = {item.size for item in page.items if isinstance(item, Text)}
        assert len(sizes) <= 3
        for size in sizes - {small}:
            assert 0.66 * size >= distance * 1000 / 200 * MM - 0.01
        said = re.search(r"Readsfrom([\d.]+)m", words_of(page))
        assert said is not None
        assert distance <= float(said[1]) <= min(sizes - {small}) * 0.66 / MM / 5 + 0.01
    everything = "".join(words_of(page) for page in made.pages)
    for sheet in made.sheets:
        promised = [sheet.title, sheet.goal, sheet.note, sheet.week_note, f"Week {sheet.week}"]
        promised += places_of(sheet)
        for session in sheet.sessions:
            promised += [*saying.session(session)]
            promised += [text for block in session.blocks for text in saying.block(block)]
        for entry in sheet.entries:
            promised += [entry.label, entry.guide.name, saying.rest(entry), saying.note(entry), *saying.load(entry)]
            promised += [text for pair in saying.amounts(entry) for text in pair]
        timed = {
            id(entry) for each in sheet.sessions for block in each.blocks if block.score for entry in block.entries
        }
        promised += [entry.cue for entry in sheet.entries if id(entry) not in timed]
        for text in dict.fromkeys(promised):
            assert squeezed(text) in everything, text


@pytest.mark.parametrize(("path", "paper"), turns(SHIPPED, ["a2", "a1"], every=5))
def test_shipped_programs_keep_every_promise(path: Path, paper: str) -> None:
    made = printed(path, layout=wall(f"paper={paper}"))
    assert not list(made.docket)
    check_wall(made)


@pytest.mark.parametrize(
    ("name", "paper", "orientation"), turns([*EDGES], ["a3", "tabloid", "a2", "a1"], ["portrait", "landscape"])
)
def test_programs_at_the_edges_fit_or_are_refused_with_what_works(name: str, paper: str, orientation: str) -> None:
    asked = [f"paper={paper}", f"orientation={orientation}", "wall.distance=3m"]
    made = printed_text(EDGES[name], layout=wall(*asked))
    if made.docket.errors:
        cures = [re.search(r"to ([\d.]+)m", problem.hint) for problem in made.docket]
        works = min(float(cure[1]) for cure in cures if cure)
        made = printed_text(EDGES[name], layout=wall(*asked, f"wall.distance={works:g}m"))
        assert not made.docket.errors
    check_wall(made)


@pytest.mark.parametrize("examples", few_and_many(4, 15))
def test_generated_programs_keep_every_promise(examples: int) -> None:
    generated(examples, wall("paper=a1", "wall.distance=1m"), check_wall)


def test_three_metres_ask_for_capitals_of_fifteen_millimetres() -> None:
    assert size_for(3) * 0.66 == pytest.approx(15 * MM)
    assert reads_from(size_for(3)) == 3.0


def test_a_week_that_fits_is_one_page_and_one_that_does_not_is_a_page_a_session() -> None:
    text = program(sessions=3, exercises=3)
    assert len(printed_text(text, layout=wall("paper=a1", "wall.distance=1m")).pages) == 1
    assert len(printed_text(text, layout=wall("paper=a2", "wall.distance=3m")).pages) == 3


def largest_type(paper: str) -> float:
    page = printed_text(program(), layout=wall(f"paper={paper}")).pages.pages[0]
    return max(item.size for item in page.items if isinstance(item, Text))


def test_type_grows_where_the_paper_allows() -> None:
    assert largest_type("a1") > 1.5 * largest_type("a3")


def test_what_a_class_does_by_the_clock_or_in_rounds_reads_at_a_glance() -> None:
    blocks = (
        "{circuit: [{exercise: plank, do: 30s}], rounds: 3}, {emom: 6 min, exercises: [{exercise: plank, do: 20s}]}"
    )
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{blocks}, {{exercise: squat-jump, do: 3x5}}]}}]"
    (page,) = printed_text(text, layout=wall()).pages
    size = {item.text.replace("\N{NO-BREAK SPACE}", " "): item.size for item in page.items if isinstance(item, Text)}
    assert size["Circuit"] == size["EMOM 6 min"] > size["Squat jump"]


def test_a_long_session_hangs_on_pages_side_by_side_at_one_size() -> None:
    made = printed_text(program(exercises=12), layout=wall("paper=a3"))
    assert not made.docket.errors
    pages = made.pages.pages
    words = [" ".join(item.text for item in page.items if isinstance(item, Text)) for page in pages]
    assert len(pages) > 1
    for number, said in enumerate(words, 1):
        assert squeezed(f"Week 1 · page {number} of {len(pages)}") in squeezed(said)
    assert len({max(item.size for item in page.items if isinstance(item, Text)) for page in pages}) == 1


@pytest.mark.parametrize("path", some(SHIPPED, 8))
def test_shipped_programs_hang_on_a3_at_the_distance_that_the_layout_asks_for(path: Path) -> None:
    made = printed(path, layout=wall("paper=a3"))
    assert not list(made.docket)
    sizes = [{item.size for item in page.items if isinstance(item, Text)} - {12.0} for page in made.pages]
    for page, (body, large) in zip(made.pages, map(sorted, sizes), strict=True):
        assert large == pytest.approx(1.4 * body, abs=0.01)
        amounts = [item for item in page.items if isinstance(item, Text) and item.size == large and "×" in item.text]
        assert all(item.face == "bold" for item in amounts)


@pytest.mark.parametrize("paper", ["a2", "a3"])
def test_amounts_stand_in_one_place_on_all_pages(paper: str) -> None:
    pages = printed_text(program(weeks=3, sessions=3, exercises=5), layout=wall(f"paper={paper}", PLAIN)).pages.pages
    amounts = [
        item for page in pages for item in page.items if isinstance(item, Text) and re.match(r"\d+.×", item.text)
    ]
    assert len(amounts) >= 3 * 3 * 5
    starts, ends = {round(item.x, 1) for item in amounts}, {round(item.x + item.width, 1) for item in amounts}
    texts = [item for page in pages for item in page.items if isinstance(item, Text)]
    columns = len({round(item.x, 1) for item in texts if item.text in "ABCDE"})
    assert columns <= 2
    assert len(ends) == columns or len(starts) <= columns * len({item.size for item in amounts})


def test_wide_paper_has_two_columns() -> None:
    (page,) = printed_text(
        program(exercises=6), layout=wall("paper=a2", "orientation=landscape", "wall.distance=1.5m")
    ).pages
    labels = {item.text: item.x for item in page.items if isinstance(item, Text) and item.text in ("A", "B", "E", "F")}
    assert labels["A"] == labels["B"] < page.width / 2 < labels["E"] == labels["F"]


def test_a_superset_that_goes_on_with_the_next_page_says_so() -> None:
    members = ", ".join(f"{{exercise: {name}, do: 3x5}}" for name in ("plank", "squat-jump", "push-up", "pull-up"))
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{superset: [{members}]}}]}}]"
    made = printed_text(text, layout=wall("paper=a4", "wall.distance=2.5m"))
    assert not made.docket.errors
    assert ["continued" in words_of(page) for page in made.pages] == [False, *(True for _ in made.pages.pages[1:])]
    assert len(made.pages) > 1


def test_the_warm_up_in_words_stands_where_its_exercises_do() -> None:
    text = "title: T\nweeks: 1\nsessions: [{name: A, warm_up: [3 min skipping%s], exercises: [{exercise: plank, do: 3x30s}]}]"
    for exercise, stands in ((", {exercise: squat-jump, do: 2x5}", True), ("", False)):
        (page,) = printed_text(text % exercise, layout=wall()).pages
        assert ("3minskipping" in words_of(page)) is stands


def test_a_session_without_room_is_named_once_with_the_distance_that_works() -> None:
    made = printed_text(program(weeks=4, exercises=12), layout=wall("paper=a3", "wall.distance=20m"))
    (problem,) = made.docket
    assert "“Session 1”" in problem.message
    assert re.search(r"set “distance” of “wall” to [\d.]+m", problem.hint)
    assert isinstance(problem.where, Span)


@pytest.mark.parametrize("written", ["3", "far", "0m", "-2m"])
def test_a_distance_needs_its_unit(written: str) -> None:
    docket = Docket()
    assert read_layout("wall", None, [f"wall.distance={written}"], docket) is None
    (problem,) = docket
    assert problem.hint == "write it as 3m or 10ft"


def test_feet_are_a_distance_too() -> None:
    assert wall("wall.distance=10ft").wall.distance == pytest.approx(3.048)


def test_an_exercise_too_long_for_a_page_goes_on_with_the_next_between_its_groups_of_sets() -> None:
    path = next(path for path in SHIPPED if path.stem == "upper-lower-hypertrophy")
    made = printed(path, layout=wall("paper=a3", "orientation=landscape"))
    assert not list(made.docket)
    on = [index for index, page in enumerate(made.pages) if squeezed("Seated calf raise continued") in words_of(page)]
    assert len(on) == 1
    before, after = (words_of(made.pages.pages[index]) for index in (on[0] - 1, on[0]))
    assert squeezed("2 × 12–15") in before
    assert squeezed("less than set 3") not in before
    assert squeezed("less than set 3") in after
    assert squeezed("2 × 12–15") not in after


PLAIN = "wall.show=[load, rest, note, cue]"


def test_a_figure_stands_at_the_right_edge_below_the_amount() -> None:
    path = next(one for one in SHIPPED if one.stem == "beginner-full-body")
    assert not any(isinstance(item, Image) for page in printed(path, layout=wall(PLAIN)).pages for item in page.items)
    made = printed(path, layout=wall())
    check_wall(made)
    drawn = [entry for sheet in made.sheets for entry in sheet.entries if entry.guide.figure]
    assert sum(isinstance(item, Image) for page in made.pages for item in page.items) == len(drawn) > 5
    for page in made.pages:
        for figure in (item for item in page.items if isinstance(item, Image)):
            assert figure.x + figure.width == pytest.approx(page.frame[2])
            assert 15 * MM < figure.height < 70 * MM
            beside = [
                item
                for item in page.items
                if isinstance(item, Text) and figure.y < item.y - item.size * 0.7 < figure.y + figure.height
            ]
            assert all(item.x + item.width < figure.x for item in beside)


def test_an_exercise_without_a_figure_has_its_words_as_before() -> None:
    text = "title: A\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: adductor-squeeze, do: 1x10 min}]}]\n"
    assert printed_text(text, layout=wall()).pages == printed_text(text, layout=wall(PLAIN)).pages


@pytest.mark.parametrize(("path", "paper"), turns(SHIPPED[::3], ["a1", "a2", "a3"], every=2))
def test_figures_are_smaller_or_left_out_before_a_wall_takes_far_more_pages(path: Path, paper: str) -> None:
    size = (f"paper={paper}", "wall.distance=2m")
    plain, made = printed(path, layout=wall(*size, PLAIN)), printed(path, layout=wall(*size))
    figures = [item for page in made.pages for item in page.items if isinstance(item, Image)]
    assert len(made.pages) <= 1.25 * len(plain.pages)
    assert (made.pages == plain.pages) is (not figures)
    assert [remark.startswith("Wall without figures: they would take") for remark in made.docket.remarks] == (
        [] if figures else [True]
    )
    if len(made.pages) > len(plain.pages):
        assert max(figure.height for figure in figures) < 0.12 * min(made.layout.size)


def test_week_and_session_share_a_line_where_that_takes_fewer_pages() -> None:
    text, levels = program(exercises=4), list[bool]()
    for height in (340, 400):
        (page,) = printed_text(text, layout=wall(f"paper=297mm x {height}mm", "wall.distance=2m", PLAIN)).pages
        items = [item for item in page.items if isinstance(item, Text)]
        week, day = (next(item.y for item in items if item.text.startswith(name)) for name in ("Week", "Session"))
        levels.append(week == day)
    assert levels == [True, False]


def test_columns_of_wide_paper_are_level_and_no_exercise_is_torn_that_has_room() -> None:
    path = next(path for path in SHIPPED if path.stem == "jump-and-land")
    made = printed(path, layout=wall("orientation=landscape"))
    assert len(made.pages) <= 18
    for page in made.pages:
        items = [item for item in page.items if isinstance(item, Text)]
        labels = [item for item in items if re.fullmatch("[A-Z][1-9]?", item.text)]
        lefts = sorted({round(item.x) for item in labels})
        assert len(lefts) == min(len(labels), 2)
        large = max(item.size for item in items)
        bold = [item for item in items if item.face == "bold" and item.size < large and item.text != "Warm-up"]
        tops = [min(item.y for item in bold if round(item.x) == left) for left in lefts]
        assert max(tops) == pytest.approx(min(tops))
