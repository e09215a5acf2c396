"""The rack sheet: athletes are rows, and each has a cell for every set of every exercise that is theirs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import saying
from paper import (
    METRICS,
    SHIPPED,
    Printed,
    few_and_many,
    generated,
    layout_named,
    printed,
    printed_text,
    squeezed,
    turns,
    words_of,
)
from promises import check_clashes, check_corners, check_margins, check_results, check_type, logged, places_of
from stress import EDGES, program

from programprint.compose.frame.head import Folio
from programprint.compose.rack.rack import rack
from programprint.compose.setting import Setting
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.merge.sheet import amount_id
from programprint.naming import slug
from programprint.notation.scanner import NBSP
from programprint.pages import MM, Page, Rule, Text
from programprint.read.layout import Layout
from programprint.read.layouts import read_layout


def rack_layout(*given: str) -> Layout:
    layout = read_layout("rack", None, given, Docket())
    assert layout is not None
    return layout


SETTING = Setting(rack_layout(), METRICS, saying.EN)


def check_page(page: Page, small: float) -> None:
    check_margins(page)
    check_clashes(page)
    check_type(page, small)
    check_corners(page)
    for field in page.fields:
        assert field.height >= 8.5 * MM - 0.01, field
        assert field.width >= {"load": 25, "amount": 10}.get(field.kind, 10) * MM - 0.01, field


def check_rack(made: Printed) -> None:
    for page in made.pages:
        check_page(page, made.layout.type.small)
    found = Counter(field.id for page in made.pages for field in page.fields if field.kind != "maximum")
    assert max(found.values(), default=1) == 1
    for page in made.pages:  # a maximum is one field for all weeks, once on a side
        maxima = [field.id for field in page.fields if field.kind == "maximum"]
        assert len(maxima) == len({*maxima})
    for row in range(1, made.layout.rack.rows + 1):
        check_results(made, f"r{row}/", runs=True)
    wanted = {
        f"r{row}/{stem}/{line.id}/{amount_id(side, part)}"
        for sheet in made.sheets
        for stem, entry in logged(sheet)
        for line, part in entry.parts
        for side in line.sides
        for row in range(1, made.layout.rack.rows + 1)
    }
    runs = {
        f"r{row}/w{sheet.week}/{session.id}/{slug(block.label)}/{run}/both/amount"
        for sheet in made.sheets
        for session in sheet.sessions
        for block in session.blocks
        if block.score and block.score.timed and all(cell.kind == "result" for cell in block.score.cells)
        for run in range(1, block.score.ticks + 1)
        for row in range(1, made.layout.rack.rows + 1)
    }
    assert {name for name in found if name.endswith("/amount")} == wanted | runs
    everything = "".join(words_of(page) for page in made.pages)
    for sheet in made.sheets:
        said = [sheet.title, sheet.note, sheet.week_note]
        said += places_of(sheet) if sheet.sessions else []
        for session in sheet.sessions:
            said += [*saying.session(session), *session.warm_up]
            said += [text for block in session.blocks for text in saying.block(block)]
        for entry in sheet.entries:
            said += [entry.guide.name, entry.label, entry.cue, saying.note(entry), saying.rest(entry)]
            said += [*saying.tempo(entry), *saying.load(entry)]
            said += [part for pair in saying.amounts(entry) for text in pair for part in text.split(", ")]
        for text in dict.fromkeys(said):
            assert squeezed(text) in everything, text


@pytest.mark.parametrize(
    ("path", "paper"), turns(SHIPPED, [("a4", "landscape"), ("letter", "landscape"), ("a4", "portrait")], every=4)
)
def test_shipped_programs_keep_every_promise(path: Path, paper: tuple[str, str]) -> None:
    made = printed(path, layout=rack_layout(f"paper={paper[0]}", f"orientation={paper[1]}"))
    check_rack(made)
    assert not list(made.docket)


@pytest.mark.parametrize("text", EDGES.values(), ids=EDGES)
def test_programs_at_the_edges_keep_every_promise(text: str) -> None:
    check_rack(printed_text(text, layout=rack_layout("rack.rows=12")))


@pytest.mark.parametrize("examples", few_and_many(6, 20))
def test_generated_programs_keep_every_promise(examples: int) -> None:
    generated(examples, rack_layout("rack.rows=3"), check_rack)


def test_rows_that_one_side_has_no_room_for_go_on_under_the_same_head() -> None:
    made = printed_text(program(), layout=rack_layout("rack.rows=30"))
    assert len(made.pages) > 1
    for page in made.pages:
        assert "Squat0" in words_of(page)
    assert "continued" in words_of(made.pages.pages[1])


def test_each_athlete_has_a_row_with_name_and_load_at_the_exercise_that_is_theirs() -> None:
    text = program(exercises=2).replace("do: 3x10", "do: 3x10 @ 60kg")
    (ada,) = printed_text(text).sheets
    (ben,) = printed_text(text.replace("60kg", "72.5kg").replace("Squat 1", "Lunge")).sheets
    sides = rack([("Ada Example", ada), ("Ben Sample", ben)], SETTING, Docket())
    (side,) = sides
    pen = Pen(SETTING, back=False)
    side.draw(pen, Folio(1, 1))
    page = pen.page()
    check_page(page, rack_layout().type.small)
    words = words_of(page)
    assert words.count("AdaExample") == words.count("BenSample") == 2
    assert words.count("60kg") == words.count("72.5kg") == 2
    assert words.count("Squat1") == words.count("Lunge") == 1
    assert not [field for field in page.fields if field.kind == "name"]


@pytest.mark.parametrize(
    ("name", "printed_name"),
    [
        ("Ada Example", "AdaExample"),
        ("Adamantine Philippa Konstantina Maximiliane Longwinded-Exampleton", "Longwinded-Exampleton"),
        ("Pneumonoultramicroscopicsilicovolcanoconiosis" * 2, "…"),
    ],
)
def test_a_name_without_room_is_shortened_and_never_cut_in_silence(name: str, printed_name: str) -> None:
    (sheet,) = printed_text(program()).sheets
    (side,) = rack([(name, sheet)], SETTING, Docket())
    pen = Pen(SETTING, back=False)
    side.draw(pen, Folio(1, 1))
    assert printed_name in words_of(pen.page())


def test_paper_without_room_for_a_set_is_refused_at_the_exercise() -> None:
    made = printed_text(program(weeks=3), layout=rack_layout("paper=a6", "orientation=portrait"))
    (problem,) = made.docket
    assert "“Squat 0” has no room on this paper" in problem.message
    assert problem.hint


def test_what_is_written_down_together_says_its_weights_with_its_names() -> None:
    """The rows of a choice have none, since nobody knows yet what is chosen."""
    text = program(exercises=2).replace("do: 3x10", "do: 'top 1x3 @ 102.5kg, back-off 3x8'", 1)
    head, entries = text.split("  exercises:\n")
    chosen = (
        entries.replace("  - ", "      - ").replace("\n    do", "\n        do").replace("\n    name", "\n        name")
    )
    made = printed_text(f"{head}  exercises:\n  - one_of:\n{chosen}", layout=rack_layout("rack.rows=3"))
    check_rack(made)
    assert words_of(made.pages.pages[0]).count("102.5kg") == 1


def test_left_and_right_keep_their_column_and_the_first_of_them_is_underlined() -> None:
    """Right first for Ben: his letters stand below those of Ada, and another one has the rule."""
    text = program(exercises=1).replace("do: 3x10", "do: 3x10 per leg")
    (ada,) = printed_text(f"weak_side: left\n{text}").sheets
    (ben,) = printed_text(f"weak_side: right\n{text}").sheets
    (side,) = rack([("Ada Example", ada), ("Ben Sample", ben)], SETTING, Docket())
    pen = Pen(SETTING, back=False)
    side.draw(pen, Folio(1, 1))
    page = pen.page()
    letters = [
        item for item in page.items if isinstance(item, Text) and item.text in ("L", "R") and item.face == "bold"
    ]
    assert len({round(item.x, 2) for item in letters}) == 6
    rules = {(round(item.x0, 2), round(item.y0 - 2.2, 2)) for item in page.items if isinstance(item, Rule)}
    rows = sorted({item.y for item in letters})
    for row, first in zip(rows, ("L", "R"), strict=True):
        marked = {item.text for item in letters if item.y == row and (round(item.x, 2), round(row, 2)) in rules}
        assert marked == {first}
    assert "theunderlinedonefirst" in words_of(page)


@pytest.mark.parametrize("rows", [12, 14, 17, 38, 53])
def test_a_torn_table_leaves_no_handful_of_athletes_on_the_next_page(rows: int) -> None:
    made = printed_text(program(exercises=1), layout=rack_layout(f"rack.rows={rows}"))
    counts = [len({field.id.split("/")[0] for field in page.fields if field.kind == "name"}) for page in made.pages]
    assert sum(counts) == rows
    assert max(counts) - min(counts) <= 1


def test_names_are_large_enough_to_find_oneself() -> None:
    (sheet,) = printed_text(program()).sheets
    (side,) = rack([("Ada Example", sheet)], SETTING, Docket())
    pen = Pen(SETTING, back=False)
    side.draw(pen, Folio(1, 1))
    names = [item for item in pen.page().items if isinstance(item, Text) and "Ada" in item.text]
    assert names
    assert all(item.size >= 11 for item in names)


def test_two_exercises_share_a_page_where_they_fit_and_its_foot_explains_only_them() -> None:
    made = printed(next(path for path in SHIPPED if path.stem == "training-max-wave"), layout=rack_layout())
    first = words_of(made.pages.pages[0])
    assert "Backsquat" in first
    assert "Rear-foot-elevatedsplitsquat" in first
    assert "percentofyourtrainingmax" in first
    for page in made.pages:
        sided = any(isinstance(item, Text) and item.text == "L" and item.face == "bold" for item in page.items)
        assert ("left,right" in words_of(page)) is sided


@pytest.mark.parametrize("layout", ["rack", "pocket"])
def test_a_maximum_that_nobody_knows_has_a_place(layout: str) -> None:
    lifts = "{exercise: back-squat, do: 3x5 @ 75%}, {exercise: bench-press, do: 3x5 @ 60kg}"
    text = f"title: Maxima\nweeks: 1\nsessions: [{{name: A, exercises: [{lifts}]}}]\n"
    pages = printed_text(text, layout=layout_named(layout)).pages
    found = "".join(map(words_of, pages.pages))
    assert found.count(squeezed("Back squat maximum, kg")) == 1
    assert squeezed("Bench press maximum") not in found
    cells = [field.id for page in pages.pages for field in page.fields if field.kind == "maximum"]
    rows = [f"r{row}/max/back-squat/maximum" for row in range(1, 7)]
    assert cells == (["max/back-squat/maximum"] if layout == "pocket" else rows)


def test_a_maximum_is_asked_once_a_session_and_by_hand_where_a_row_has_no_room() -> None:
    lifts = (
        "{exercise: back-squat, do: 3x5 @ 75%}, {exercise: front-squat, do: 3x5 @ 60% of back-squat},"
        " {exercise: deadlift, do: '1x5 @ 75%, 2x3 @ 85%'}"
    )
    text = f"title: Maxima\nweeks: 1\nsessions: [{{name: A, exercises: [{lifts}]}}]\n"
    pages = printed_text(text, layout=rack_layout("rack.rows=2")).pages.pages
    cells = [field.id for page in pages for field in page.fields if field.kind == "maximum"]
    assert cells == ["r1/max/back-squat/maximum", "r2/max/back-squat/maximum"]
    found = "".join(map(words_of, pages))
    assert found.count(squeezed("Behind “of”: Back squat maximum, kg")) == 1
    assert found.count(squeezed("Write behind the name: Deadlift maximum, kg")) == 1


def test_every_run_of_intervals_has_a_cell() -> None:
    block = "{intervals: 3, work: 400m, rest: 90s, exercises: [{exercise: running}]}"
    text = f"title: Runs\nweeks: 1\nsessions: [{{name: A, exercises: [{block}]}}]\n"
    (page,) = printed_text(text, layout=rack_layout("rack.rows=1")).pages.pages
    assert [field.id for field in page.fields if field.kind in ("amount", "result")] == [
        f"r1/w1/a/a/{run}/both/amount" for run in (1, 2, 3)
    ]
    assert {"1, sec", "2, sec", "3, sec"} <= {item.text for item in page.items if isinstance(item, Text)}


def test_what_targets_are_a_share_of_stands_above_them() -> None:
    entry = "{exercise: back-squat, do: 3x5, load: 75%, rest: 2 min}"
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{entry}]}}]"
    (page,) = printed_text(text, layout=rack_layout()).pages
    texts = [item for item in page.items if isinstance(item, Text)]
    (head,) = [item for item in texts if item.text == "percent of your maximum"]
    targets = [item for item in texts if item.text.replace(NBSP, " ") == "75 %"]
    assert targets
    assert {round(item.x, 1) for item in targets} == {round(head.x, 1)}
    assert all(item.y > head.y for item in targets)


def test_twelve_athletes_with_a_warm_up_of_their_own_share_a_page() -> None:
    """What a row adds for its athlete stands before the note, in the height of the cells."""
    lift = "{exercise: back-squat, do: 3x5 @ 75%, ramp: '40% x 5, 50% x 3, 60% x 2'}"
    text = "title: Team\nweeks: 1\nmaxes: {{back-squat: {load}kg}}\nsessions: [{{name: A, exercises: [LIFT]}}]\n"
    own = [printed_text(text.format(load=100 + 10 * at).replace("LIFT", lift)).sheets[0] for at in range(12)]
    (side,) = rack([(f"Athlete {at}", sheet) for at, sheet in enumerate(own, 1)], SETTING, Docket())
    pen = Pen(SETTING, back=False)
    side.draw(pen, Folio(1, 1))
    page = pen.page()
    texts = [item for item in page.items if isinstance(item, Text)]
    notes = [field for field in page.fields if field.kind == "note"]
    origins = [item for item in texts if item.text.startswith("of maximum") or "maximum" in item.text]
    assert len(notes) == len(origins) == 12
    names = sorted(item.y for item in texts if item.text.startswith("Athlete "))
    for low, high, note in zip(names, [*names[1:], 1e6], sorted(notes, key=lambda field: field.y), strict=True):
        assert low - 12 < note.y + note.height < high
        assert note.width >= 25 * MM
