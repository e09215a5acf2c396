"""What must hold of every page, over the shipped programs and over generated ones."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from paper import (
    PAPERS_OF_RECORD,
    SHIPPED,
    EvenMetrics,
    Printed,
    composed,
    few_and_many,
    generated,
    layout_named,
    printed,
    printed_text,
    some,
    squeezed,
    turns,
    words_of,
)
from promises import EVERY_LAYOUT, check_all, check_boxes, check_clashes, check_geometry, check_margins, check_promised

from programprint.docket import Docket
from programprint.pages import MM, Text
from programprint.problems import Problem
from programprint.read.layouts import read_layout
from programprint.read.paper import PAPERS

SHEETS = [*turns(SHIPPED, ["handout"], PAPERS_OF_RECORD, every=4), *turns(SHIPPED, ["large-print"], ["a4"], every=8)]
SHEETS += turns(SHIPPED[:1], ["handout"], ["a3"])
SMALL = [*turns(SHIPPED, ["pocket", "pocket-fold", "large-print"], ["a4", "letter"], every=5)]


@pytest.mark.parametrize(("path", "layout", "paper"), SHEETS)
def test_shipped_programs_keep_every_promise(path: Path, layout: str, paper: str) -> None:
    made = composed(path, layout, paper)
    check_all(made)
    assert not list(made.docket)


@pytest.mark.parametrize(("path", "name", "paper"), SMALL)
def test_shipped_programs_print_small_folded_and_large(path: Path, name: str, paper: str) -> None:
    """A pocket shares its paper as a booklet on A4, and four to a side on Letter."""
    share = {"a4": "impose=booklet", "letter": "impose=4up"}[paper]
    made = printed(path, layout=layout_named(name, paper, *([share] if name == "pocket" else [])))
    assert not made.docket.errors
    check_geometry(made)
    check_boxes(made)
    check_promised(made)


@pytest.mark.parametrize(("path", "paper"), turns(SHIPPED, ["a4", "letter"], every=3))
def test_large_print_keeps_every_session_on_a_page(path: Path, paper: str) -> None:
    homes: dict[str, set[int]] = {}
    for number, page in enumerate(composed(path, "large-print", paper).pages):
        for field in page.fields:
            week, session, *cell = field.id.split("/")
            if week != "max" and cell and session not in ("notes", "weak", "name"):
                homes.setdefault(f"{week}/{session}", set()).add(number)
    assert homes
    assert all(len(pages) == 1 for pages in homes.values()), homes


def test_in_large_print_the_head_of_a_week_is_shorter_before_it_has_a_page_to_itself() -> None:
    path = next(path for path in SHIPPED if path.stem == "beginner-full-body")
    made = printed(path, layout=layout_named("large-print", None, "program=[]"))
    assert all("tick" in {field.kind for field in page.fields} for page in made.pages)
    texts = [words_of(page) for page in made.pages]
    for sheet in made.sheets:
        assert (
            sum(squeezed(f"Week {sheet.week} of") in text and squeezed(sheet.week_note) in text for text in texts) == 1
        )
    assert sum(squeezed(made.sheets[0].goal) in text for text in texts) == 1


SIGNS = {"RPE": "effort, 1 to 10", "RIR": "reps in reserve", "Tempo": "seconds to lower", "+1": "an extra set"}
"""What a legend explains, and the beginning of how."""


@pytest.mark.parametrize(("name", "path"), turns(["pocket", "pocket-fold", "large-print"], SHIPPED, every=4))
def test_a_small_page_explains_what_it_is_the_first_of_its_week_to_abbreviate(name: str, path: Path) -> None:
    made = composed(path, name, None)
    told: dict[str, list[str]] = {}
    for page in made.pages:
        weeks = {field.id.split("/")[0] for field in page.fields if field.kind in ("tick", "load", "amount")}
        texts = [item.text for item in page.items if isinstance(item, Text)]
        for sign, meaning in SIGNS.items():
            if squeezed(meaning) in words_of(page):
                used = " ".join(texts).replace("Tempo", "") if sign == "Tempo" else " ".join(texts).replace(sign, "", 1)
                assert re.search(r"\d-\d" if sign == "Tempo" else re.escape(sign), used), (sign, page.label)
                told.setdefault(sign, []).extend(weeks)
    assert all(len(weeks) == len(set(weeks)) for sign, weeks in told.items() if sign != "Tempo"), told


@pytest.mark.parametrize("name", ["pocket", "pocket-fold"])
def test_a_booklet_asks_once_for_each_maximum(name: str) -> None:
    made = composed(next(path for path in SHIPPED if path.stem == "training-max-wave"), name, None)
    asked = [field.id for page in made.pages for field in page.fields if field.kind == "maximum"]
    once = 1 if name == "pocket" else len(made.sheets)
    assert asked
    assert Counter(asked) == {one.id: once for sheet in made.sheets for one in sheet.wanted}


@pytest.mark.parametrize(("name", "names"), [("pocket", 1), ("pocket-fold", 4)])
def test_cover_and_name_come_once_a_booklet(name: str, names: int) -> None:
    made = composed(next(path for path in SHIPPED if path.stem == "unilateral-glute-block"), name, None)
    assert sum(field.kind == "name" for page in made.pages for field in page.fields) == names
    assert sum(squeezed("Find the weak side") in words_of(page) for page in made.pages) == names
    starts = [page for page in made.pages if any(mark.title.startswith("Week") for mark in page.bookmarks)]
    assert len(starts) == 4
    assert all(any(field.id.endswith("/date") for field in page.fields) for page in starts)


@pytest.mark.parametrize("path", some(SHIPPED, 2))
def test_a_week_is_one_folded_sheet_or_the_coach_is_told_why_not(path: Path) -> None:
    made = composed(path, "pocket-fold", "a4")
    why = " ".join(remark for remark in made.docket.remarks if "more than one" in remark)
    pages: dict[str, int] = {}
    for number, page in enumerate(made.pages):
        for field in (field for field in page.fields if field.kind != "maximum"):  # one field in all weeks
            pages.setdefault(field.id.split("/")[0], number // 8)
            if number // 8 != pages[field.id.split("/")[0]]:
                week = field.id.split("/")[0].removeprefix("w")
                assert re.search(rf"weeks? ([\d, and]* )?{week}\b", why), (week, why)
    assert not why or re.search(r"Longest is “.+”, \d\.\d of them", why)


ALL_PAPERS = (*PAPERS, "200mm x 250mm")
VARIANTS = [(), ("hand=left",), ("binding=right",), ("binding=top",), ("binding=none",)]
TOO_SMALL = {
    ("handout", "a6", "landscape"): "a page offers|leave no page",
    ("large-print", "a5", "landscape"): "a page offers",
    ("large-print", "a6", "portrait"): "more than a page|a page offers",
    ("large-print", "a6", "landscape"): "more than a page|a page offers|leave no page",
    ("pocket-fold", "a5", "portrait"): "leave no page",
    ("pocket-fold", "a6", "portrait"): "leave no page",
    ("pocket-fold", "a4+letter", "portrait"): "need to know the paper",
    ("pocket-fold", "200mm x 250mm", "portrait"): "leave no page",
    **{("pocket-fold", paper, "landscape"): "upright" for paper in ALL_PAPERS},
    ("card", "a6", "landscape"): "a side of the card offers",
    ("coach", "a6", "portrait"): "no room for a week",
    ("report", "a6", "portrait"): "no room for a week",
    ("cues", "a6", "portrait"): "for its text",
    ("figures", "a5", "landscape"): "no room on a page",
    ("figures", "a6", "portrait"): "no room on a page",
    ("figures", "a6", "landscape"): "no room on a page",
    ("rack", "a6", "portrait"): "no room on this paper",
    ("rack", "a6", "landscape"): "no room on this paper",
    ("rack", "a5", "portrait"): "no room on this paper",
    **{
        ("poster", paper, orientation): "no room on a poster|leave no page"
        for paper in ALL_PAPERS
        if paper not in ("a3", "a2", "a1", "tabloid")
        for orientation in ("portrait", "landscape")
    },
    **{
        ("wall", paper, orientation): "no room on this paper|leave no page"
        for paper in ALL_PAPERS
        if paper not in ("a2", "a1")
        for orientation in ("portrait", "landscape")
    },
}
"""Which layouts may refuse which papers, as a pattern of what they then say."""


def on_paper(name: str, settings: tuple[str, ...], text: str) -> tuple[Printed | None, Docket]:
    """A program in a layout with settings over it; None where the layout is refused."""
    docket = Docket()
    layout = read_layout(name, None, settings, docket)
    made = printed_text(text, layout=layout) if layout else None
    return made, made.docket if made else docket


@pytest.mark.parametrize(("name", "paper", "orientation"), turns(EVERY_LAYOUT, ALL_PAPERS, ["portrait", "landscape"]))
def test_every_layout_keeps_its_measures_on_every_paper(name: str, paper: str, orientation: str) -> None:
    """Programs, hands and bindings take turns, so that every paper meets some of each."""
    turn = EVERY_LAYOUT.index(name) + ALL_PAPERS.index(paper) + (orientation == "landscape")
    path, variant = SHIPPED[turn % len(SHIPPED)], VARIANTS[turn % len(VARIANTS)]
    settings = (f"paper={paper}", f"orientation={orientation}", *variant)
    made, problems = on_paper(name, settings, path.read_text(encoding="utf-8"))
    if problems.errors:
        refused = first_error(problems)
        assert re.search(TOO_SMALL[name, paper, orientation], refused.message), refused.render()
        assert refused.hint
    else:
        assert made is not None
        check_geometry(made)
        assert all(page.label for page in made.pages)
        if "log" in made.layout.week:
            check_boxes(made)
            check_promised(made)


_LONG = "Single-leg Romanian deadlift with a contralateral kettlebell and a slow eccentric"
_CUES = " ".join(["Keep the hips level and breathe out as you push the floor away."] * 17)
STRESSES = {
    "longest names": f"""
title: {_LONG} for {_LONG}
goal: {_LONG}
weeks: [{_LONG}]
sessions: [{{name: {_LONG}, day: Wednesday, exercises: [{{exercise: step-up, name: {_LONG}, do: 3x10}}]}}]""",
    "twelve exercises": "title: T\nweeks: 1\nsessions: [{name: A, exercises: ["
    + ", ".join(["{exercise: step-up, do: 3x8}", "{exercise: dead-bug, do: 2x10}"] * 6)
    + "]}]",
    "ten sets": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: barbell-hip-thrust, do: 10x3}]}]",
    "ten sets a leg": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 10x3/leg}]}]",
    "seven days": "title: T\nweeks: 1\nsessions: ["
    + ", ".join(f"{{name: Day {n}, day: Monday, exercises: [{{exercise: step-up, do: 3x8}}]}}" for n in range(7))
    + "]",
    "one exercise": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: dead-bug, do: 1x8}]}]",
    "no cues": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8, instructions: [], "
    "tips: [], stop_when: []}]}]",
    "cues of 200 words": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8, "
    f"instructions: [{_CUES}], tips: [{_CUES}]}}]}}]",
    "sixteen weeks": "title: T\nweeks: 16\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8}]}]",
}


@pytest.mark.parametrize(("name", "stress"), turns(EVERY_LAYOUT, [*STRESSES]))
def test_every_layout_bears_what_coaches_write(name: str, stress: str) -> None:
    """It fits, or an error names what does not, with a cure."""
    made, problems = on_paper(name, (), STRESSES[stress])
    for problem in problems:
        assert problem.hint, problem.render()
    if not problems.errors:
        assert made is not None
        check_geometry(made)
    refused = bool(problems.errors)
    assert refused == ((name, stress) in REFUSED_STRESSES), [problem.render() for problem in problems]


REFUSED_STRESSES = {("pocket-fold", "longest names")}
"""What a layout may refuse to print."""


SEARCHED = {("a4", "portrait"), ("a3", "landscape")}
"""Papers on which the wall's cures are tried; looking for the largest type takes its time."""
FOLLOWED = [key for key in TOO_SMALL if key[0] != "wall" or key[1:] in SEARCHED]


def first_error(docket: Docket) -> Problem:
    return next(problem for problem in docket if problem.severity == "error")


def cured(name: str, settings: tuple[str, ...], hint: str) -> tuple[str, ...]:
    """The settings with what a hint asks for laid over them."""
    if found := re.search(r"“distance” of “wall” to ([\d.]+m)", hint):
        return (*settings, f"wall.distance={found[1]}")
    if "orientation to portrait" in hint:
        return (*settings, "orientation=portrait")
    if "fewer cards" in hint:
        return (*settings, "cards.per_page=1")
    assert re.search("larger paper|a larger one|a4 or letter", hint), hint
    own = layout_named(name).paper
    return (*settings, "paper=a4" if own == "a6" else f"paper={own}" if f"paper={own}" not in settings else "paper=a3")


@pytest.mark.parametrize("key", some(FOLLOWED, 8))
def test_who_follows_the_cure_of_a_layout_that_is_refused_gets_his_pages(key: tuple[str, str, str]) -> None:
    name, paper, orientation = key
    settings: tuple[str, ...] = (f"paper={paper}", f"orientation={orientation}")
    text = SHIPPED[sum(map(ord, "".join(key))) % len(SHIPPED)].read_text(encoding="utf-8")
    for _ in range(3):  # a cure may lead to what else is wrong
        made, problems = on_paper(name, settings, text)
        if not problems.errors:
            break
        settings = cured(name, settings, first_error(problems).hint)
    assert not problems.errors, [problem.render() for problem in problems]
    assert made is not None
    check_geometry(made)


@pytest.mark.parametrize(("name", "stress"), sorted(REFUSED_STRESSES))
def test_who_follows_the_cure_of_a_stress_gets_his_pages(name: str, stress: str) -> None:
    _, problems = on_paper(name, (), STRESSES[stress])
    settings = cured(name, (f"paper={layout_named(name).paper}",), first_error(problems).hint)
    made, problems = on_paper(name, settings, STRESSES[stress])
    assert not problems.errors, [problem.render() for problem in problems]
    assert made is not None
    check_geometry(made)


_NOTED = "{exercise: step-up, do: 8, note: Keep the hips level and breathe out as you push the floor away from you}"
_BOARD = {
    "emom": f"{{emom: 12 min, exercises: [{', '.join([_NOTED] * 6)}]}}",
    "amrap": f"{{amrap: 10 min, exercises: [{', '.join([_NOTED] * 8)}]}}",
    "intervals": f"{{intervals: 18, work: 20s, rest: 10s, exercises: [{', '.join([_NOTED.replace('do: 8, ', '')] * 6)}]}}",
    "complex": f"{{complex: [{', '.join([_NOTED] * 6)}], sets: 5, load: 60kg}}",
    "choice": f"{{one_of: [{', '.join([_NOTED.replace('do: 8', 'do: 5x8')] * 5)}]}}",
}


@pytest.mark.parametrize(("name", "block"), turns(["pocket-fold", "pocket"], [*_BOARD]))
def test_a_block_of_the_whiteboard_goes_on_where_a_small_page_ends(name: str, block: str) -> None:
    """Its exercises break between each other, its cells stay together, and the page it goes on says so."""
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{_BOARD[block]}]}}]"
    made, problems = on_paper(name, (), text)
    assert not problems.errors
    assert made is not None
    check_geometry(made)
    check_boxes(made)
    assert name == "pocket" or any("continued" in words_of(page) for page in made.pages)
    homes = {n for n, page in enumerate(made.pages) for field in page.fields if re.match(r"w1/a/a/\d+/", field.id)}
    assert len(homes) <= 1


@pytest.mark.parametrize("name", some(EVERY_LAYOUT, 3))
def test_a_deload_of_a_phase_has_its_place_under_a_title_of_two_lines(name: str) -> None:
    made, problems = on_paper(
        name,
        (),
        "title: A long title that takes two lines\nphases: [{name: Strength and power, weeks: [Deload for everybody], "
        "sessions: [{name: A, exercises: [{exercise: step-up, do: 3x8}]}]}]",
    )
    assert not problems.errors
    assert made is not None
    check_geometry(made)


@pytest.mark.parametrize("path", some(SHIPPED))
def test_no_leaf_of_a_handout_has_a_back_with_nothing_but_notes(path: Path) -> None:
    for page in composed(path, "handout", "a4").pages:
        assert not page.fields or any("/notes/side" not in field.id for field in page.fields), page.label


@pytest.mark.parametrize("name", ["handout", "large-print"])
def test_headings_of_columns_stand_apart(name: str) -> None:
    made = printed(next(path for path in SHIPPED if path.stem == "kettlebell-class"), layout=layout_named(name))
    found = 0
    for page in made.pages:
        for word in (item for item in page.items if isinstance(item, Text) and item.text in ("round", "set")):
            after = [
                item.x - word.x - word.width
                for item in page.items
                if isinstance(item, Text) and item.y == word.y and item.x > word.x
            ]
            assert min(after) >= 1.5 * MM
            found += word.text == "round"
    assert found


def test_few_words_stand_beside_the_dose_across_the_page() -> None:
    lifts = "{exercise: back-squat, do: 3x5, note: Chest up.}, {exercise: deadlift, do: 3x5, note: 'NOTE'}"
    text = f"title: Words\nweeks: 1\nsessions: [{{name: A, exercises: [{lifts}]}}]\n".replace(
        "NOTE", "Slow down. " * 12
    )
    page = printed_text(text, layout=layout_named("large-print")).pages.pages[0]
    at = {item.text: item.y for item in page.items if isinstance(item, Text)}
    assert next(y for words, y in at.items() if words.startswith("Chest up.")) == at["Back squat"]
    assert next(y for words, y in at.items() if words.startswith("Slow down.")) > at["Deadlift"]


@pytest.mark.parametrize("path", some(SHIPPED))
def test_large_print_is_large(path: Path) -> None:
    made = composed(path, "large-print", "a4")
    assert min(item.size for page in made.pages for item in page.items if isinstance(item, Text)) >= 12
    assert min(field.height for page in made.pages for field in page.fields if field.kind == "amount") >= 12 * MM - 0.01


@pytest.mark.parametrize(
    ("how", "expected"), [("anywhere", [0, 1, 2, 3]), ("page", [0, 1, 2, 3]), ("front", [0, 2, 4, 6])]
)
def test_weeks_run_on_over_leaves_or_start_on_a_front(how: str, expected: list[int]) -> None:
    path = next(path for path in SHIPPED if path.stem == "unilateral-glute-block")
    made = printed(path, layout=layout_named().changed(week_starts=how))
    starts = [
        i
        for i, page in enumerate(made.pages)
        if any(m.level == 0 and m.title.startswith("Week") for m in page.bookmarks)
    ]
    assert starts == expected


@pytest.mark.parametrize("examples", few_and_many(5, 40))
def test_generated_programs_keep_every_promise(examples: int) -> None:
    generated(examples, layout_named(), check_all, refused=0)


@pytest.mark.parametrize("examples", few_and_many(4, 15))
def test_promises_do_not_depend_on_the_font(examples: int) -> None:
    def check(made: Printed) -> None:
        for page in made.pages:
            check_margins(page)
            check_clashes(page)
        check_boxes(made)

    generated(examples, layout_named(), check, EvenMetrics())


@pytest.mark.parametrize("path", some(SHIPPED))
def test_a_foot_explains_how_a_session_felt_only_where_that_is_asked(path: Path) -> None:
    made = composed(path, "handout", "a4")
    for page in made.pages:
        logged = any(field.kind == "tick" and "/warm-up/" not in field.id for field in page.fields)
        asked = any(field.kind == "felt" for field in page.fields)
        if logged:
            assert ("1veryeasy,10allout" in words_of(page)) is asked
