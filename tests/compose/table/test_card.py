"""The training card: every set of every week has its space once, and the table breaks where a coach would break it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
import saying
from hypothesis import given
from hypothesis import strategies as st
from paper import (
    METRICS,
    SHIPPED,
    Printed,
    composed,
    few_and_many,
    generated,
    printed_text,
    some,
    squeezed,
    turns,
    words_of,
)
from promises import check_clashes, check_corners, check_margins, check_results, check_type, logged, places_of
from stress import EDGES, LONG, program

from programprint.compose.setting import Setting
from programprint.compose.table import card_rows
from programprint.compose.table.block import take_turns
from programprint.compose.table.card_rows import CardRows
from programprint.compose.type.boxes import White
from programprint.docket import Docket
from programprint.languages import words_of as words_in
from programprint.merge.sheet import amount_id
from programprint.naming import slug
from programprint.notation.scanner import NBSP
from programprint.pages import MM, Rule, Text
from programprint.read.layout import Layout
from programprint.read.layouts import read_layout


def card(*given: str) -> Layout:
    layout = read_layout("card", None, given, Docket())
    assert layout is not None
    return layout


def check_card(made: Printed) -> None:
    for page in made.pages:
        check_margins(page)
        check_clashes(page)
        check_type(page, made.layout.type.small)
        check_corners(page)
        for field in page.fields:
            if field.kind == "amount":
                assert field.width >= 10 * MM - 0.01, field  # two figures
            if field.kind == "load":
                assert field.width >= 25 * MM - 0.01, field  # 102.5
            if field.kind in ("amount", "load", "date"):
                assert field.height >= 8.5 * MM - 0.01, field
    check_sets(made)
    everything = "".join(words_of(page) for page in made.pages)
    for sheet in made.sheets:
        said = [sheet.title, sheet.goal, sheet.note, sheet.week_note]
        said += places_of(sheet)
        for session in sheet.sessions:
            named = saying.session(session)  # which time of the week it is, columns of visits say by their order
            said += [re.sub(r", \d+\w\w time$", "", text) for text in named] if take_turns(made.sheets) else named
            said += session.warm_up
            said += [text for block in session.blocks for text in saying.block(block)]
        for entry in sheet.entries:
            said += [entry.guide.name, entry.label, entry.cue, saying.note(entry), saying.rest(entry)]
            said += [*saying.tempo(entry), *saying.load(entry)]
            said += [part for pair in saying.amounts(entry) for text in pair for part in text.split(", ")]
        for text in dict.fromkeys(said):
            assert squeezed(text) in everything, text


def check_sets(made: Printed) -> None:
    """Each set of each week has its space exactly once, and each session its date."""
    found = Counter(field.id for page in made.pages for field in page.fields if not field.id.startswith("max/"))
    assert max(found.values(), default=1) == 1
    check_results(made, "")
    wanted = {
        f"{stem}/{line.id}/{amount_id(side, part)}"
        for sheet in made.sheets
        for stem, entry in logged(sheet)
        for line, part in entry.parts
        for side in line.sides
    }
    runs = {
        f"w{sheet.week}/{session.id}/{slug(block.label)}/{run}/both/amount"
        for sheet in made.sheets
        for session in sheet.sessions
        for block in session.blocks
        if block.score and block.score.timed
        for run in range(1, block.score.ticks + 1)
    }
    assert {name for name in found if name.endswith("/amount")} == wanted | runs
    dates = {f"w{sheet.week}/{session.id}/date" for sheet in made.sheets for session in sheet.sessions}
    assert dates <= set(found)


@pytest.mark.parametrize(("path", "paper"), turns(SHIPPED, ["a4", "letter", "a4+letter", "legal", "a3"], every=3))
def test_shipped_programs_keep_every_promise(path: Path, paper: str) -> None:
    made = composed(path, "card", paper)
    check_card(made)
    assert not list(made.docket)


@pytest.mark.parametrize(("name", "orientation"), turns([*EDGES], ["portrait", "landscape"]))
def test_programs_at_the_edges_keep_every_promise(name: str, orientation: str) -> None:
    check_card(printed_text(EDGES[name], layout=card(f"orientation={orientation}")))


@pytest.mark.parametrize("examples", few_and_many(4, 25))
def test_generated_programs_keep_every_promise(examples: int) -> None:
    generated(examples, card(), check_card)


def test_six_weeks_share_a_landscape_sheet_and_more_go_on_the_next() -> None:
    six = printed_text(program(weeks=6), layout=card())
    assert len(six.pages) == 1
    words = [words_of(page) for page in printed_text(program(weeks=7), layout=card()).pages]
    assert ["Week7" in text for text in words] == [False, True]
    assert ["Week1" in text for text in words] == [True, False]


def test_what_is_the_same_every_week_is_said_once() -> None:
    made = printed_text(program(weeks=4).replace("do: 3x10", "do: 3x10\n    rest: 90s"), layout=card())
    assert words_of(made.pages.pages[0]).count("Rest90s") == 1


def test_what_changes_is_said_in_its_week() -> None:
    made = printed_text(program(weeks=2).replace("do: 3x10", "do: 3x10\n    rest: [90s, 2 min]"), layout=card())
    words = words_of(made.pages.pages[0])
    assert "Rest90s" in words
    assert "Rest2min" in words


def test_an_exercise_that_comes_and_goes_keeps_its_row() -> None:
    text = program(weeks=3, exercises=2).replace("do: 3x10", "do: [3x10, '-', 3x10]", 1)
    made = printed_text(text, layout=card())
    words = words_of(made.pages.pages[0])
    assert words.count("Squat0") == words.count("Squat1") == 1


def test_a_deload_stands_in_a_heavy_frame() -> None:
    made = printed_text(program(weeks=2).replace("weeks: 2", "weeks: [Base, Deload]"), layout=card())
    assert "DELOAD" in words_of(made.pages.pages[0])


def test_paper_without_room_for_a_week_is_refused_at_the_layout() -> None:
    made = printed_text(program(), layout=card("paper=120mm x 200mm", "orientation=portrait", "card.words=80mm"))
    (problem,) = made.docket
    assert "no room for a week" in problem.message
    assert problem.hint


def test_a_side_that_begins_inside_a_block_says_which() -> None:
    members = "".join(f"{{exercise: step-up, name: Step {number}, do: 8, rest: 30s}}, " for number in range(12))
    text = f"title: T\nweeks: 6\nsessions: [{{name: A, exercises: [{{circuit: [{members}], rounds: 3}}]}}]"
    first, *others = printed_text(text, layout=card()).pages
    assert others
    assert not any("continued" in item.text for item in first.items if isinstance(item, Text))
    for page in others:
        assert next(item.text for item in page.items if isinstance(item, Text) and item.face == "italic").startswith(
            "Circuit"
        )


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("3x8", "4x8", ["3 × 8", "RPE 7"]), ("3x8", "cluster 3x2+2", ["3 × 8", "per leg, weak side first,", "RPE 7"])],
)
def test_a_comma_parts_a_load_from_words_and_not_from_figures(first: str, second: str, said: list[str]) -> None:
    entry = f'{{exercise: step-up, do: ["{first}", "{second}"], load: [RPE 7, RPE 8]}}'
    text = f"title: T\nweeks: 2\nsessions: [{{name: A, exercises: [{entry}]}}]"
    (page,) = printed_text(text, layout=card()).pages
    texts = [item.text.replace("\N{NO-BREAK SPACE}", " ") for item in page.items if isinstance(item, Text)]
    at = texts.index("3 × 8")
    assert "".join(texts[at : texts.index("RPE 7") + 1]).replace(" ", "") == "".join(said).replace(" ", "")


def test_rounds_done_are_counted_and_not_minutes() -> None:
    members = ", ".join("{exercise: step-up, do: 8}" for _ in range(3))
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{emom: 12 min, exercises: [{members}]}}]}}]"
    (page,) = printed_text(text, layout=card()).pages
    said = [item.text for item in page.items if isinstance(item, Text)]
    assert "Rounds done" in said
    assert "of 4" in [text.replace("\N{NO-BREAK SPACE}", " ") for text in said]


def test_an_exercise_higher_than_a_side_is_refused_by_name() -> None:
    made = printed_text(
        program(do="50x10", name=LONG, each=True), layout=card("paper=a6", "orientation=landscape", "card.column=60mm")
    )
    (problem,) = made.docket
    assert LONG in problem.message
    assert "50 sets" in problem.message


def test_a_session_that_says_more_than_a_side_holds_is_refused_by_name() -> None:
    text = program().replace("  exercises:", f"  note: {'Breathe and go on. ' * 500}\n  exercises:", 1)
    made = printed_text(text, layout=card())
    assert [problem.message for problem in made.docket if "longer than a page" in problem.message]


@pytest.mark.parametrize("path", some(SHIPPED))
def test_loads_of_a_week_stand_below_each_other(path: Path) -> None:
    """Beside words in one place for all exercises; below words in one place for all weeks of an exercise."""
    made = composed(path, "card", "a4")
    found: dict[str, set[float]] = {}
    for index, page in enumerate(made.pages):
        dates = {field.id.removesuffix("/date"): field.x for field in page.fields if field.id.endswith("/date")}
        above = dates and min(dates.values()) < page.frame[0] + 20 * MM
        for field in page.fields:
            if field.kind == "load" and field.id.endswith("/load"):
                week, session, label, *_ = field.id.split("/")
                if not above:
                    found.setdefault(f"{index} {week} {session}", set()).add(round(field.x, 1))
                elif f"{week}/{session}" in dates:
                    place = round(field.x - dates[f"{week}/{session}"], 1)
                    found.setdefault(f"{index} {session} {label}", set()).add(place)
    assert all(len(places) == 1 for places in found.values()), found


WORDY = """
title: T
weeks: {weeks}
sessions:
  - name: S
    exercises:
      - exercise: Split squat
        do: 3x10/leg
        load: 20kg
        tempo: 3-1-2-1
        rest: 2 min
        note: Stand tall and breathe before every one of them
"""


def first_week(weeks: int) -> float:
    """Where the column of the first week begins, in millimetres."""
    pages = printed_text(WORDY.replace("{weeks}", str(weeks)), layout=card()).pages
    return min(item.x for item in pages.pages[0].items if isinstance(item, Text) and item.text == f"Week{NBSP}1") / MM


def test_what_few_weeks_leave_widens_the_words() -> None:
    assert first_week(1) >= first_week(4) > first_week(6) == pytest.approx(20 + 44 + 3)


def test_the_seconds_of_four_sets_share_a_line() -> None:
    made = printed_text(program(weeks=4, do="4x20s").replace("split-squat", "plank"), layout=card())
    sets = [field for page in made.pages for field in page.fields if field.kind == "amount"]
    assert len(sets) == 16
    assert len({round(field.y) for field in sets}) == 1
    assert all(field.width >= 12 * MM for field in sets)


def test_times_of_a_daily_session_are_counted_by_the_week() -> None:
    text = WORDY.replace("{weeks}", "2").replace("- name: S", "- name: S\n    days: daily\n    times: 2")
    assert "of14" in words_of(printed_text(text, layout=card()).pages.pages[0])


SHEIKO = """
title: T
weeks: {weeks}
sessions:
  - name: Monday
    exercises:
      - exercise: bench-press
        do: "5 @ 50%, 4 @ 60%, 2x3 @ 70%, 2x3 @ 75%, 2x2 @ 80%, 4 @ 75%, 5 @ 70%, 6 @ 65%, 7 @ 60%, 8 @ 55%, 9 @ 50%"
"""


@pytest.mark.parametrize("weeks", [1, 2, 4])
def test_eleven_set_groups_print_with_a_load_for_each(weeks: int) -> None:
    made = printed_text(SHEIKO.replace("{weeks}", str(weeks)), layout=card())
    assert not list(made.docket)
    loads = [field for page in made.pages for field in page.fields if field.kind == "load"]
    assert len(loads) == 11 * weeks
    assert {field.id.rpartition("/")[0].rpartition("/")[2] for field in loads} == {str(n) for n in range(1, 12)}


def test_a_set_group_takes_one_line_where_the_column_has_room() -> None:
    (page,) = printed_text(SHEIKO.replace("{weeks}", "1"), layout=card()).pages
    for field in page.fields:
        if field.kind == "load":
            beside = [other for other in page.fields if other.kind == "amount" and round(other.y) == round(field.y)]
            assert beside, field


TURNS = """
title: T
weeks: 4
days: [Monday, Wednesday, Friday]
schedule: [A, B]
sessions:
  - {name: A, exercises: [{exercise: back-squat, do: 3x5}]}
  - {name: B, exercises: [{exercise: deadlift, do: 1x5}]}
"""


def test_sessions_that_take_turns_have_a_column_for_each_visit() -> None:
    made = printed_text(TURNS, layout=card())
    check_card(made)
    (page,) = made.pages
    texts = [item.text for item in page.items if isinstance(item, Text)]
    assert texts.count("Back squat") == texts.count("Deadlift") == 1
    dates = [round(field.x, 1) for field in page.fields if re.fullmatch("w./[^/]+/date", field.id)]
    assert len(dates) == 12
    assert len(set(dates)) == 6
    assert "Wednesday" in words_of(page)


@pytest.mark.parametrize("path", some(SHIPPED))
def test_no_cell_holds_a_dash(path: Path) -> None:
    for page in composed(path, "card", "a4").pages:
        assert not [item for item in page.items if isinstance(item, Text) and item.text == "–"]


def test_nothing_frames_an_empty_cell() -> None:
    text = program(weeks=4).replace("do: 3x10", "do: [3x10, '-', '-', 3x10]")
    text = f"{text.rstrip()}\n  - {{exercise: plank, do: 2x20s}}\n"
    (page,) = printed_text(text, layout=card()).pages
    top, bottom = (
        min(item.y for item in page.items if isinstance(item, Text) and item.text == name)
        for name in ("Squat 0", "Plank")
    )
    crossing = {
        round(item.x0)
        for item in page.items
        if isinstance(item, Rule) and item.x0 == item.x1 and item.y0 < (top + bottom) / 2 < item.y1
    }
    assert len(crossing) == 3  # before the first week, behind it, and before the last


@pytest.mark.parametrize("count", range(1, 9))
def test_a_superset_stays_on_one_side(count: int) -> None:
    alone = "".join(f"      - {{exercise: back-squat, name: Squat {n}, do: 3x5}}\n" for n in range(count))
    pair = "      - superset: [{exercise: bench-press, do: 3x5}, {exercise: face-pull, do: 3x10}]\n"
    text = f"title: T\nweeks: 6\nsessions:\n  - name: S\n    exercises:\n{alone}{pair}"
    pages = [words_of(page) for page in printed_text(text, layout=card()).pages]
    assert [("Benchpress" in page) == ("Facepull" in page) for page in pages] == [True] * len(pages)


def test_kilograms_are_the_boldest() -> None:
    text = program(weeks=2).replace("do: 3x10", "do: 3x10\n    load: [60kg, 65kg]")
    (page,) = printed_text(text, layout=card()).pages
    (weight,) = [item for item in page.items if isinstance(item, Text) and item.text == f"65{NBSP}kg"]
    (amount,) = [item for item in page.items if isinstance(item, Text) and item.text == f"3{NBSP}×{NBSP}10"]
    assert weight.face == "bold"
    assert weight.size > amount.size


def test_the_legend_of_a_side_without_sets_explains_no_cells() -> None:
    text = (
        "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{emom: 6 min, exercises: [{exercise: burpee, do: 8}]}]}]"
    )
    (page,) = printed_text(text, layout=card()).pages
    assert not [item for item in page.items if isinstance(item, Text) and item.text == "Cells"]


@pytest.mark.parametrize(("exercise", "loaded"), [("push-up", False), ("back-squat", True)])
def test_the_legend_speaks_of_a_load_only_where_there_is_a_cell_for_one(exercise: str, loaded: bool) -> None:
    text = f"title: T\nweeks: 2\nsessions: [{{name: A, exercises: [{{exercise: {exercise}, do: 3x10}}]}}]\n"
    pages = printed_text(text, layout=card()).pages
    told = " ".join(item.text for page in pages for item in page.items if isinstance(item, Text)).replace(NBSP, " ")
    assert ("Cells the load, then" in " ".join(told.split())) is loaded


@pytest.mark.parametrize("layout", ["card", "pocket", "handout"])
def test_every_run_has_a_cell_for_its_time(layout: str) -> None:
    runs = "{exercise: sprint, do: 2x(4x100m rest 60s) rest 5 min}"
    timed = "{intervals: 6, work: 400m, rest: 90s, exercises: [{exercise: easy-run}]}"
    text = f"title: Runs\nweeks: 1\nsessions: [{{name: A, exercises: [{runs}, {timed}]}}]\n"
    shown = read_layout(layout, None, [], Docket())
    made = printed_text(text, layout=shown)
    ids = {field.id for page in made.pages.pages for field in page.fields if field.kind == "amount"}
    series = {f"w1/a/a/{line}/{amount_id('both', part)}" for line in (1, 2) for part in (1, 2, 3, 4)}
    assert ids == series | {f"w1/a/b/{number}/both/amount" for number in range(1, 7)}


LONG_WAYS = {"beginner-full-body", "ready-to-run", "sprint-sessions", "training-max-wave"}
"""Twelve exercises of three sets with a load, or of both sides, in six or four columns; a time for every run; four loads for a
lift: these cells alone are higher than two sides."""
LONGER = {"bodyweight-steps", "runners-two-days", "three-phases", "upper-lower-hypertrophy"}
"""Twelve weeks; eight of runs; seventeen exercises of five weeks."""


@pytest.mark.parametrize("path", some(SHIPPED))
def test_a_short_program_takes_two_sides_and_a_longer_one_three(path: Path) -> None:
    made = composed(path, "card", "a4")
    exercises = max(sum(1 for _ in sheet.entries) for sheet in made.sheets)
    short = len(made.sheets) <= 6 and exercises <= 12
    few = 2 if short else 3
    assert (len(made.pages.pages) <= few) is (path.stem not in LONG_WAYS | LONGER)
    assert short is (path.stem in LONG_WAYS) or path.stem not in LONG_WAYS | LONGER


def many(count: int, weeks: int = 6) -> str:
    """A program of one session, whose exercises ask for more each week."""
    done = ", ".join(f"3x{week}" for week in range(1, weeks + 1))
    alone = "".join(f"      - {{exercise: back-squat, name: Squat {n}, do: [{done}]}}\n" for n in range(count))
    return f"title: T\nweeks: {weeks}\nsessions:\n  - name: S\n    exercises:\n{alone}"


@pytest.mark.parametrize(("name", "above"), [("single-leg-power-block", False), ("two-days-in-turn", True)])
def test_words_stand_above_the_cells_only_where_that_saves_a_side(name: str, above: bool) -> None:
    (path,) = [path for path in SHIPPED if path.stem == name]
    page = composed(path, "card", "a4").pages.pages[0]
    dates = [field for field in page.fields if re.fullmatch("w./[^/]+/date", field.id)]
    (label,) = [item for item in page.items if isinstance(item, Text) and item.y < dates[0].y and item.text == "Name"]
    assert (min(field.x for field in dates) < label.x + 15 * MM) is above


def test_later_weeks_begin_below_earlier_ones_where_that_saves_a_side() -> None:
    made = printed_text(many(8, weeks=12), layout=card())
    check_card(made)
    words = [words_of(page) for page in made.pages]
    together = [text for text in words if "Week6" in text and "Week7" in text]
    assert len(words) * 2 > len(together) * 2 == 2


TAKING_TURNS = """
title: T
weeks: 4
sessions:
  - name: S
    exercises:
      - {exercise: back-squat, do: [3x5, "-", 3x5, "-"]}
      - {exercise: front-squat, do: ["-", 3x4, "-", 3x4]}
      - {exercise: plank, do: 2x20s}
"""


def test_exercises_that_take_turns_share_a_row() -> None:
    made = printed_text(TAKING_TURNS, layout=card())
    check_card(made)
    (page,) = made.pages
    loads = [field for field in page.fields if field.kind == "load"]
    assert len(loads) == 4
    assert len({round(field.y) for field in loads}) == 1
    said = words_of(page)
    assert "Weeks1,3" in said
    assert "Weeks2,4" in said


def test_left_and_right_share_a_line_where_every_week_has_room() -> None:
    entry = "{exercise: split-squat, do: 1x8/leg, load: bodyweight}"
    text = f"title: T\nweeks: 4\nsessions: [{{name: A, exercises: [{entry}]}}]"
    (page,) = printed_text(text, layout=card()).pages
    amounts = [field for field in page.fields if field.kind == "amount"]
    assert len(amounts) == 8
    assert len({round(field.y) for field in amounts}) == 1


def test_a_label_that_changes_stands_before_what_is_asked() -> None:
    entries = "{exercise: plank, do: ['2x20s', '-']}, {exercise: dead-bug, do: [2x8, 2x10]}"
    text = f"title: T\nweeks: 2\nsessions: [{{name: A, exercises: [{entries}]}}]"
    (page,) = printed_text(text, layout=card()).pages
    texts = [item for item in page.items if isinstance(item, Text)]
    labels = [item for item in texts if item.text in ("A", "B") and item.face == "semibold"]
    asked = [item for item in texts if item.text in (f"2{NBSP}×{NBSP}8", f"2{NBSP}×{NBSP}10")]
    assert [round(item.y) for item in labels] == [round(item.y) for item in asked]


class Heights(NamedTuple):
    """A row: how high its words are, and how high it is with loads in each place."""

    box: White
    of: list[float]

    def built(self, lead: float) -> White:
        return White(self.of[int(lead)])


@given(st.lists(st.tuples(st.integers(1, 4), st.lists(st.integers(0, 3), min_size=4, max_size=4)), max_size=6))
def test_loads_stand_where_all_rows_are_lowest_and_in_the_first_of_several_such_places(
    drawn: list[tuple[int, list[int]]],
) -> None:
    rows = [Heights(White(words / 7), [(words + more) / 7 for more in mores]) for words, mores in drawn]
    ways = [[row.built(lead) for row in rows] for lead in range(4)]
    lowest = min(ways, key=lambda way: round(sum(box.height for box in way), 6))
    found: object = card_rows._lowest(rows, range(4))  # type: ignore[arg-type]
    assert found == lowest


def test_a_tight_head_has_a_title_of_two_lines_in_the_height_of_its_dates() -> None:
    name = "Lower body with a long name"
    (sheet,) = printed_text(program().replace("Session 1", name), layout=card()).sheets
    rows = CardRows([sheet], 30 * MM, Setting(card(), METRICS, words_in("en")))
    loose, tight = (rows.head(0, None, tight) for tight in (False, True))
    assert tight.height < loose.height
    assert rows.head(0, None, False) is loose
    assert rows.head(0, 0, False).height < loose.height


@pytest.mark.parametrize(("weeks", "sets"), [(3, 4), (4, 3), (5, 2)])
def test_seconds_are_narrower_where_what_is_asked_then_has_room_on_their_line(weeks: int, sets: int) -> None:
    done = ", ".join(f"{sets}x{20 + 5 * week}s" for week in range(weeks))
    text = f"title: T\nweeks: {weeks}\nsessions: [{{name: A, exercises: [{{exercise: plank, do: [{done}]}}]}}]\n"
    (page,) = printed_text(text, layout=card()).pages
    cells = [field for field in page.fields if field.kind == "amount"]
    assert {round(cell.width / MM, 2) for cell in cells} == {12.0}
    asked = [item for item in page.items if isinstance(item, Text) and item.text.startswith(f"{sets}{NBSP}×")]
    assert len(asked) == weeks
    assert all(cells[0].y < item.y < cells[0].y + cells[0].height for item in asked)
