"""Blocks on their sheet: how they are headed, what their exercises say, and what the pen finds."""

from __future__ import annotations

import pytest
import saying
from conftest import Findings, Sheets, one, place, spaced
from conftest import marked as marked_place
from paper import printed_text

from programprint.merge import Sheet
from programprint.merge.sheet import Block
from programprint.notation.target import Ranged
from programprint.pages import Field, Text

GYM = {
    "squat": "name: Squat",
    "press": "{name: Press, tempo: 2-0-1-0, rest: 90s}",
    "row": "{name: Row, sides: each, limb: arm, load: bodyweight}",
    "plank": "{name: Plank, load: bodyweight}",
}


def session(block: str, head: str = "") -> str:
    return f"title: T\nweeks: 1\n{head}\nsessions: [{{name: A, exercises: [{block}]}}]"


def only(sheets: tuple[Sheet, ...]) -> Block:
    (block,) = sheets[0].sessions[0].blocks
    return block


def amounts(block: Block) -> list[str]:
    return [saying.prescription(entry)[0][0] for entry in block.entries]


SQUAT, PRESS, PLANK = "{exercise: squat, do: 10}", "{exercise: press, do: 5}", "{exercise: plank, do: 30s}"


@pytest.mark.parametrize(("count", "title"), [(2, "Superset"), (3, "Tri-set"), (4, "Giant set"), (5, "Giant set")])
def test_a_superset_has_the_name_of_its_size(sheets: Sheets, count: int, title: str) -> None:
    assert saying.title(only(sheets(session(f"{{superset: [{', '.join([SQUAT] * count)}]}}"), GYM))) == title


@pytest.mark.parametrize(
    ("block", "title", "line"),
    [
        (f"{{circuit: [{SQUAT}], rounds: 3, rest: 60s}}", "Circuit", "3 rounds, rest 60 s after each"),
        (f"{{emom: 10 min, exercises: [{SQUAT}]}}", "EMOM 10 min", "every minute"),
        (f"{{emom: 10 min, exercises: [{SQUAT}, {PRESS}]}}", "EMOM 10 min", "one exercise every minute, in turn"),
        (f"{{emom: 10 min, together: true, exercises: [{SQUAT}, {PRESS}]}}", "EMOM 10 min", "all of it every minute"),
        (f"{{emom: 20 min, every: 2 min, exercises: [{SQUAT}]}}", "E2MOM 20 min", "every 2 min, 10 rounds"),
        (f"{{emom: 15 min, every: 90s, exercises: [{SQUAT}]}}", "Every 90 s for 15 min", "every 90 s, 10 rounds"),
        (f"{{emom: 9 min, add: 1, exercises: [{SQUAT}]}}", "EMOM 9 min", "every minute; 1 rep more each round"),
        (f"{{emom: 6 rounds, exercises: [{SQUAT}]}}", "EMOM 6 min", "every minute"),
        (f"{{emom: 6 Rounds, every: 2 min, exercises: [{SQUAT}]}}", "E2MOM 12 min", "every 2 min, 6 rounds"),
        (f"{{emom: 6x, every: 90s, exercises: [{SQUAT}]}}", "Every 90 s for 540 s", "every 90 s, 6 rounds"),
        (
            f"{{emom: 6 rounds, together: true, exercises: [{SQUAT}, {PRESS}]}}",
            "EMOM 6 min",
            "all of it every minute",
        ),
        (f"{{amrap: 12 min, exercises: [{SQUAT}, {PLANK}]}}", "AMRAP 12 min", "as many rounds and reps as possible"),
        (
            f"{{amrap: 7 min, add: 3, exercises: [{SQUAT}]}}",
            "AMRAP 7 min",
            "as many reps as possible; 3 reps more each round",
        ),
        (f"{{for_time: 5, cap: 20 min, exercises: [{SQUAT}]}}", "For time", "5 rounds, time cap 20 min"),
        (
            "{for_time: 21-15-9, rest: 60s, exercises: [{exercise: squat}]}",
            "For time",
            "21–15–9 reps, rest 60 s after each round",
        ),
        (f"{{for_time: 1, exercises: [{SQUAT}]}}", "For time", ""),
        ("{intervals: 8, work: 20s, rest: 10s, exercises: [{exercise: squat}]}", "Tabata", "8 × 20 s work, 10 s rest"),
        (
            "{intervals: 6, work: 200m, rest: 60s, sets: 2, between: 5 min, exercises: [{exercise: squat}]}",
            "Intervals",
            "2 sets of 6 × 200 m work, 60 s rest, 5 min between sets",
        ),
    ],
)
def test_a_block_says_what_it_is_and_how_it_is_done(sheets: Sheets, block: str, title: str, line: str) -> None:
    found = only(sheets(session(block), GYM))
    assert (saying.title(found), saying.line(found)) == (title, line)


@pytest.mark.parametrize(
    ("block", "cells", "ticks"),
    [
        (f"{{emom: 10 min, exercises: [{PLANK}]}}", [], 10),
        (f"{{emom: 50 min, exercises: [{PLANK}]}}", [], 0),
        (f"{{amrap: 12 min, exercises: [{PLANK}, {PLANK}]}}", ["Rounds", "and reps"], 0),
        (f"{{amrap: 12 min, exercises: [{SQUAT}]}}", ["Reps", "Load"], 0),
        (f"{{amrap: 12 min, exercises: [{SQUAT}, {PLANK}]}}", ["Rounds", "and reps", "Load A1"], 0),
        (f"{{for_time: 3, exercises: [{PLANK}]}}", ["Time"], 3),
        (f"{{for_time: 1, cap: 9 min, exercises: [{PLANK}]}}", ["Time", "or reps at the cap"], 0),
        ("{intervals: 8, work: 20s, sets: 2, exercises: [{exercise: plank}]}", ["Result"], 16),
        ("{amrap: 9 min, exercises: [{exercise: squat, do: 5, load: 40kg}]}", ["Reps"], 0),
    ],
)
def test_work_by_the_clock_is_written_down_as_its_result(
    sheets: Sheets, block: str, cells: list[str], ticks: int
) -> None:
    found = only(sheets(session(block), GYM))
    assert found.score
    assert saying.cells(found.score) == cells
    assert found.score.ticks == ticks
    assert not any(entry.sets for entry in found.entries)


def test_exercises_that_take_turns_say_when(sheets: Sheets) -> None:
    emom = only(sheets(session(f"{{emom: 5 min, exercises: [{SQUAT}, {PRESS}]}}"), GYM))
    assert [saying.share(entry) for entry in emom.entries] == ["minutes 1, 3, 5", "minutes 2, 4"]
    assert [entry.groups[0].do.sets for entry in emom.entries] == [3, 2]


def test_a_ladder_is_taken_by_those_who_say_nothing(sheets: Sheets) -> None:
    found = only(
        sheets(session("{for_time: 21-15-9, exercises: [{exercise: squat}, {exercise: plank, do: 30s}]}"), GYM)
    )
    assert saying.share(found.entries[0]) == "21–15–9 reps"
    assert sum(group.do.sets * int(group.do.amount.low or 0) for group in found.entries[0].groups) == 45
    assert (found.entries[1].share, found.entries[1].groups[0].do.sets) == (None, 3)


def test_by_the_clock_only_what_the_coach_wrote_is_said_of_tempo_and_rest(sheets: Sheets) -> None:
    found = only(sheets(session(f"{{amrap: 5 min, exercises: [{PRESS}]}}"), GYM)).entries[0]
    assert (found.tempo, found.rest) == (None, None)
    written = "{exercise: press, do: 5, tempo: 3-0-1-0, rest: 20s}"
    found = only(sheets(session(f"{{amrap: 5 min, exercises: [{written}]}}"), GYM)).entries[0]
    assert (saying.tempo(found)[0], saying.rest(found)) == ("3-0-1-0", "20 s")


def test_a_complex_has_one_load_and_one_row_a_set(sheets: Sheets) -> None:
    text = "{complex: [{exercise: squat, do: 2}, {exercise: press, do: 1}], sets: 4, load: 70%, rest: 2 min}"
    found = only(sheets(session(text, "maxes: {squat: 100kg, press: 50kg}"), GYM))
    assert saying.line(found) == "4 sets without putting the weight down, rest 2 min after each"
    assert amounts(found) == ["2 reps", "1 rep"]
    assert found.rows
    assert ([line.number for line in found.rows.sets], saying.load(found.rows)[0]) == ([1, 2, 3, 4], "70 kg")
    loads = [group.load for entry in found.entries for group in entry.groups]
    assert {load.low for load in loads if isinstance(load, Ranged)} == {70}


def test_a_choice_has_as_many_rows_as_its_longest_and_a_box_a_side(sheets: Sheets) -> None:
    text = "{one_of: [{exercise: squat, do: 5x5}, {exercise: row, do: 3x8}]}"
    rows = only(sheets(session(text), GYM)).rows
    assert rows
    assert [line.sides for line in rows.sets] == [("L", "R")] * 5


def test_what_may_replace_an_exercise_is_named(sheets: Sheets, findings: Findings) -> None:
    text = session("{exercise: squat, do: 3x5, instead: [row, Plank]}")
    assert only(sheets(text, GYM)).entries[0].instead == ("Row", "Plank")
    problem = one(findings(text.replace("Plank", "Plnk"), GYM))
    assert "no exercise “Plnk”" in problem.message
    assert "plank" in problem.hint


def minutes(sheets: Sheets, block: str) -> int:
    return sheets(session(block), GYM)[0].sessions[0].minutes


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (f"{{emom: 30 min, exercises: [{SQUAT}]}}", 30),
        (f"{{amrap: 20 min, exercises: [{SQUAT}]}}", 20),
        (f"{{for_time: 50, cap: 10 min, exercises: [{SQUAT}]}}", 10),
        ("{intervals: 20, work: 60s, rest: 60s, exercises: [{exercise: plank}]}", 40),
        (f"{{emom: 30 min, optional: true, exercises: [{SQUAT}]}}, {SQUAT}", 5),
        ("{one_of: [{exercise: plank, do: 10x60s}, {exercise: plank, do: 1x30s}]}", 20),
    ],
)
def test_the_length_of_a_session_knows_the_clock(sheets: Sheets, block: str, expected: int) -> None:
    assert minutes(sheets, block) == expected


def test_an_optional_session_has_its_length(sheets: Sheets) -> None:
    text = session(f"{{emom: 30 min, optional: true, exercises: [{SQUAT}]}}").replace(
        "name: A,", "name: A, optional: true,"
    )
    assert sheets(text, GYM)[0].sessions[0].minutes == 30


FAULTS = [
    (f"{{emom: ↓90s, exercises: [{SQUAT}]}}", "no whole number of intervals", "1 min"),
    (f"{{emom: ↓60 min, exercises: [{SQUAT}]}}", "no whole number of intervals", "up to 50"),
    (f"{{emom: 10 min, every: ↓0, exercises: [{SQUAT}]}}", "“every” is 0s", "one interval"),
    (f"{{emom: ↓6 rounds, exercises: [{SQUAT}, {PRESS}]}}", "6 rounds of 2 exercises in turn may be 6 or 12", "12 min"),
    (f"{{emom: ↓0 rounds, exercises: [{SQUAT}]}}", "no rounds at all cannot be meant", "6 rounds"),
    (f"{{amrap: ↓10-12 min, exercises: [{SQUAT}]}}", "is 10-12 min", "one length"),
    (f"{{emom: 2 min, exercises: ↓[{SQUAT}, {SQUAT}, {SQUAT}]}}", "the last never has one", "more intervals"),
    (
        "{intervals: 1, work: 20s, exercises: ↓[{exercise: squat}, {exercise: plank}]}",
        "the last never has one",
        "fewer",
    ),
    ("{intervals: ↓200, work: 20s, exercises: [{exercise: squat}]}", "“intervals” is 200", "between 1 and 50"),
    (f"{{one_of: ↓[{SQUAT}]}}", "of one is no choice", "at least 2"),
    ("{for_time: 5 rounds, exercises: [{exercise: ↓squat}]}", "nothing says what to do", "do: 3x10"),
    ("{for_time: ↓21-15-, exercises: [{exercise: squat}]}", "missing after “-”", "21-15-9"),
    (f"{{↓amrap: 5 min, emom: 5 min, exercises: [{SQUAT}]}}", "no field “amrap” here", "emom"),
    (f"{{↓supreset: [{SQUAT}, {SQUAT}]}}", "no field “supreset” here", "superset"),
    ("{complex: ↓[], sets: 3}", "“complex” is empty", "at least 1"),
    ("{amrap: 5 min, exercises: [{exercise: row, do: 5, ↓extra_set: {}}]}", "no place here", "of its own"),
]


@pytest.mark.parametrize(("block", "message", "hint"), FAULTS)
def test_what_makes_no_sense_is_one_problem_with_a_cure(
    findings: Findings, block: str, message: str, hint: str
) -> None:
    text, expected = marked_place(session(block))
    problem = one(findings(text, GYM))
    assert place(problem) == expected, problem.render()
    assert message in problem.message
    assert hint in problem.hint


def fields(text: str) -> list[Field]:
    return [field for page in printed_text(text).pages for field in page.fields]


def test_fields_are_named_by_block_and_what_they_take() -> None:
    text = """
title: T
weeks: 1
sessions:
  - name: A
    exercises:
      - one_of: [{exercise: pull-up, do: 1x5}, {exercise: lat-pulldown, do: 1x10}]
      - for_time: 21-15-9
        cap: 9 min
        exercises: [{exercise: push-up}]
"""
    assert [field.id for field in fields(text) if field.id.startswith(("w1/a/a/", "w1/a/b/"))] == [
        "w1/a/a/option-1/choice", "w1/a/a/option-2/choice", "w1/a/a/1/load", "w1/a/a/1/both/tick", "w1/a/a/1/both/amount",
        "w1/a/a/last/load", "w1/a/a/last/both", "w1/a/b/1/both/tick", "w1/a/b/2/both/tick", "w1/a/b/3/both/tick",
        "w1/a/b/time/result", "w1/a/b/or-reps-at-the-cap/result",
    ]  # fmt: skip


def test_rounds_that_take_turns_fill_whole_rows() -> None:
    """Three exercises in twenty-four minutes: two rows of twelve, so that a column always belongs to one exercise."""
    members = ", ".join(["{exercise: plank, do: 30s}"] * 3)
    found = fields(
        f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{emom: 24 min, exercises: [{members}]}}]}}]"
    )
    rows = [round(field.y) for field in found if field.kind == "tick"]
    assert [rows.count(y) for y in sorted(set(rows))] == [12, 12]


def test_the_outline_shows_phases_with_their_weeks_and_sessions() -> None:
    phase = "{{name: {}, weeks: 2, sessions: [{{name: A, exercises: [{{exercise: plank, do: 1x30s}}]}}]}}"
    made = printed_text(f"title: T\nphases: [{phase.format('Base')}, {phase.format('Peak')}]")
    outline = [(mark.level, mark.title) for page in made.pages for mark in page.bookmarks]
    assert outline[:5] == [(0, "Base"), (1, "Week 1"), (2, "A"), (1, "Week 2"), (2, "A")]
    assert outline[5] == (0, "Peak")
    words = [spaced(item.text) for item in made.pages.pages[0].items if isinstance(item, Text)]
    assert "of 4 · Base, week 1 of 2" in words


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (f"{{emom: [8 min, 10 min], exercises: [{SQUAT}]}}", ["EMOM 8 min", "EMOM 10 min"]),
        (
            f"{{emom: {{1: 8 min, 2: 10 min}}, every: [1 min, 2 min], exercises: [{SQUAT}]}}",
            ["EMOM 8 min", "E2MOM 10 min"],
        ),
        (f"{{amrap: [8 min, 10 min], exercises: [{SQUAT}]}}", ["AMRAP 8 min", "AMRAP 10 min"]),
    ],
)
def test_the_clock_may_say_another_length_each_week(sheets: Sheets, block: str, lines: list[str]) -> None:
    weeks = sheets(session(block).replace("weeks: 1", "weeks: 2"), GYM)
    assert [saying.title(sheet.sessions[0].blocks[0]) for sheet in weeks] == lines


@pytest.mark.parametrize(
    "block",
    [
        "{intervals: [6, 8], work: {1: 20s, 2: 30s}, rest: [10s, 15s], exercises: [{exercise: squat}]}",
        "{for_time: {1: 21-15-9, 2: 15-12-9}, cap: {1: 8 min, 2: 9 min}, exercises: [{exercise: squat}]}",
        f"{{circuit: [{SQUAT}], rounds: {{1: 2, 2: 3}}, rest: [60s, 45s]}}",
        "{complex: [{exercise: squat, do: 2}, {exercise: press, do: 1}], sets: {1: 4, 2: 5}, load: {1: 40kg, 2: 45kg}}",
    ],
)
def test_what_a_block_asks_for_may_differ_by_week(sheets: Sheets, block: str) -> None:
    first, second = sheets(session(block).replace("weeks: 1", "weeks: 2"), GYM)
    assert first.sessions[0].blocks != second.sessions[0].blocks


@pytest.mark.parametrize("kind", ["superset", "complex", "emom"])
def test_a_block_inside_a_block_is_told_once_with_the_way_to_write_it(findings: Findings, kind: str) -> None:
    inner = f"{{{kind}: [{SQUAT}, {PRESS}]}}"
    problem = one(findings(session(f"{{circuit: [{PLANK}, {inner}], rounds: 3}}"), GYM))
    assert (problem.message, problem.hint[:28]) == (f"there is no field “{kind}” here", "a block holds exercises only")


def test_a_warm_up_may_hold_a_block(sheets: Sheets) -> None:
    warm_up = f"[5 min bike, {PLANK}, {{circuit: [{SQUAT}, {PRESS}], rounds: 2}}]"
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, warm_up: {warm_up}, exercises: [{SQUAT}]}}]"
    found = sheets(text, GYM)[0].sessions[0]
    assert found.warm_up == ("5\u00a0min bike",)
    assert [(saying.title(block), [entry.label for entry in block.entries]) for block in found.blocks] == [
        ("", ["Wa"]),
        ("Circuit", ["Wb1", "Wb2"]),
        ("", ["A"]),
    ]


@pytest.mark.parametrize(("loads", "asked"), [((", load: 95 lb", ""), []), (("", ""), ["Load"])])
def test_one_load_cell_is_asked_for_only_where_no_exercise_has_a_load(
    sheets: Sheets, loads: tuple[str, str], asked: list[str]
) -> None:
    first, second = (f"{{exercise: {name}{load}}}" for name, load in zip(("squat", "press"), loads, strict=True))
    score = only(sheets(session(f"{{for_time: 21-15-9, exercises: [{first}, {second}]}}"), GYM)).score
    assert [name for name in saying.cells(score) if name == "Load"] == asked


def test_rest_in_an_emom_takes_its_turn_among_the_minutes(sheets: Sheets) -> None:
    block = only(sheets(session(f"{{emom: 9 min, rest: 1 min, exercises: [{SQUAT}, {PRESS}]}}"), GYM))
    assert [saying.share(entry) for entry in block.entries] == ["minutes 1, 4, 7", "minutes 2, 5, 8"]
    assert block.score
    assert (block.score.ticks, block.score.turn) == (9, 3)
    assert "then 1 min rest" in saying.line(block)


RUN = {**GYM, "run": "{name: Run, pattern: conditioning, load: bodyweight}"}
MILE = "{exercise: run, do: 1 mi}"


def test_what_is_bought_in_and_cashed_out_is_done_once(sheets: Sheets) -> None:
    block = only(sheets(session(f"{{for_time: 20, buy_in: [{MILE}], exercises: [{PLANK}], cash_out: [{MILE}]}}"), RUN))
    assert [(entry.guide.name, saying.share(entry)) for entry in block.entries] == [
        ("Run", "once, before"),
        ("Plank", ""),
        ("Run", "once, after"),
    ]
    assert [sum(group.do.sets for group in entry.groups) for entry in block.entries] == [1, 20, 1]


def test_an_amrap_that_is_done_again_has_cells_for_each_time(sheets: Sheets) -> None:
    block = only(sheets(session(f"{{amrap: 3 min, sets: 2, between: 1 min, exercises: [{PLANK}, {PLANK}]}}"), GYM))
    assert saying.line(block) == "2 times, 1 min between them; each time as many rounds and reps as possible"
    assert saying.cells(block.score) == ["1: rounds", "1: and reps", "2: rounds", "2: and reps"]


def test_an_emom_without_an_end_asks_how_far_it_went(sheets: Sheets) -> None:
    block = only(sheets(session(f"{{emom: as long as possible, add: 1, exercises: [{PLANK}]}}"), GYM))
    assert saying.title(block) == "EMOM as long as possible"
    assert block.score
    assert (saying.cells(block.score), block.score.ticks) == (["Whole minutes", "and reps"], 0)


def test_a_rest_before_the_next_block_is_said(sheets: Sheets) -> None:
    block = only(sheets(session(f"{{amrap: 15 min, rest_after: 5 min, exercises: [{PLANK}]}}"), GYM))
    assert saying.line(block).endswith("then rest 5 min")


@pytest.mark.parametrize(
    ("block", "line"),
    [
        (f"{{circuit: [{PLANK}], rounds: 2-3}}", "2–3 rounds"),
        (f"{{complex: [{SQUAT}, {PRESS}], sets: 3-5, load: 40kg}}", "3–5 sets without putting the weight down"),
    ],
)
def test_fewer_rounds_will_do_where_a_range_is_given(sheets: Sheets, block: str, line: str) -> None:
    found = only(sheets(session(block), GYM))
    assert saying.line(found) == line
    rows = found.rows or found.entries[0]
    assert len(rows.sets) == int(line[2])


def test_a_complex_says_the_load_of_each_set_in_its_head(sheets: Sheets) -> None:
    block = only(sheets(session(f"{{complex: [{SQUAT}, {PRESS}], sets: 3, load: 50kg +5kg/set}}"), GYM))
    assert saying.line(block) == "3 sets without putting the weight down, with 50 kg, 55 kg, 60 kg"
    assert amounts(block) == ["10 reps", "5 reps"]
    assert [len(saying.prescription(entry)) for entry in block.entries] == [1, 1]


def test_nothing_but_the_body_needs_no_cell_for_a_load(sheets: Sheets) -> None:
    gym = {**GYM, "pull-up": "{name: Pull-up, pattern: pull, equipment: [pull-up bar]}"}
    free = only(sheets(session("{amrap: 9 min, exercises: [{exercise: pull-up, do: 5}]}"), gym))
    bars = only(sheets(session(f"{{amrap: 9 min, exercises: [{SQUAT}]}}"), gym))
    assert free.score
    assert bars.score
    assert (len(free.score.cells), len(bars.score.cells)) == (1, 2)


def test_blocks_and_entries_are_done_in_their_weeks(sheets: Sheets) -> None:
    block = f"{{circuit: [{PLANK}, {{exercise: plank, do: 9s, weeks: 3}}], rounds: [2, 4], weeks: 2-3}}"
    entry = "{exercise: squat, do: [1x5, 1x3], weeks: '1,3'}"
    weeks = sheets(f"title: T\nweeks: 3\nsessions: [{{name: A, exercises: [{entry}, {block}]}}]", GYM)
    said = [[saying.prescription(e)[0][0] for b in week.sessions[0].blocks for e in b.entries] for week in weeks]
    assert said == [["1 × 5"], ["30 s"], ["1 × 3", "30 s", "9 s"]]
    assert [saying.line(week.sessions[0].blocks[-1]) for week in weeks[1:]] == ["2 rounds", "4 rounds"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{exercise: squat, do: 5, weeks: ↓4}", "“weeks” names week 4, but the program has 3"),
        ("{exercise: squat, do: ↓[5, 4], weeks: 2}", "“do” has 2 values for 1 week"),
    ],
)
def test_weeks_that_cannot_be_are_said_at_their_place(findings: Findings, entry: str, message: str) -> None:
    text, where = marked_place(f"title: T\nweeks: 3\nsessions: [{{name: A, exercises: [{SQUAT}, {entry}]}}]")
    problem = one(findings(text, GYM))
    assert (problem.message, place(problem)) == (message, where)


def test_the_load_of_a_complex_names_the_lift_that_it_is_of(sheets: Sheets) -> None:
    program = (
        "title: T\nweeks: 1\nmaxes: {squat: 60kg}\nsessions:\n  - name: A\n    exercises:\n"
        "      - {complex: [{exercise: squat, do: 2}, {exercise: bench-press, do: 3}], sets: 4, load: 60%}\n"
    )
    (block,) = sheets(program)[0].sessions[0].blocks
    assert [saying.load(entry)[1] for entry in block.entries] == ["60 % of squat maximum 60 kg"] * 2
    (alone,) = sheets(program.replace(", {exercise: bench-press, do: 3}", ""))[0].sessions[0].blocks
    assert saying.load(alone.entries[0])[1] == "60 % of maximum 60 kg"


def rests(block: Block) -> list[str]:
    return [saying.rest(entry) for entry in block.entries]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (["3x10", "50 total"], ["none, straight to A2", "2 min, then A1 again"]),
        (["60 total", "50 total"], ["none, straight to A2", "2 min, then A1 again"]),
        (["50 total", "3x10"], ["none, straight to A2", "2 min, then A1 again"]),
        (
            ["2x5", "50 total", "3x5"],
            ["none, straight to A2", "none, straight to A3", "2 min, then A1 again; after set 2: 2 min, then A2 again"],
        ),
        (["100 total in at most 4 sets", "50 total in 3 sets"], ["none, straight to A2", "2 min, then A1 again"]),
    ],
)
def test_a_total_goes_along_with_the_others_of_its_superset(
    sheets: Sheets, members: list[str], expected: list[str]
) -> None:
    listed = ", ".join(f"{{exercise: plank, do: {do}}}" for do in members)
    assert rests(only(sheets(session(f"{{superset: [{listed}], rest: 2 min}}"), GYM))) == expected


def test_what_a_set_group_says_of_its_rest_holds_in_a_superset(sheets: Sheets) -> None:
    members = '{exercise: squat, do: "2x10 rest 30s, 1x10 rest 45s"}, {exercise: plank, do: 3x30s}'
    found = only(sheets(session(f"{{superset: [{members}], rest: 2 min}}"), GYM))
    assert rests(found) == ["30 s, then A2; after set 3: 45 s, then A2", "2 min, then A1 again"]
    assert saying.prescription(found.entries[0]) == [("2 × 10", ""), ("1 × 10", "")]


@pytest.mark.parametrize(
    "block",
    [
        "{circuit: [{exercise: squat, do: 10 rest 15s}, {exercise: plank, do: 30s}], rounds: 3}",
        "{emom: 10 min, together: true, exercises: [{exercise: squat, do: 10 rest 15s}, {exercise: plank, do: 10s}]}",
        "{complex: [{exercise: squat, do: 2 rest 15s}, {exercise: press, do: 3}], sets: 5}",
    ],
)
def test_a_rest_that_a_member_says_with_its_amount_is_printed(sheets: Sheets, block: str) -> None:
    assert rests(only(sheets(session(block), GYM)))[0] == "15 s"


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{intervals: 8, work: 40s, rest: 20s, exercises: [{exercise: row}]}", "change arms half-way, weak side first"),
        ("{intervals: 8, work: 40s, exercises: [{exercise: row, do: 30s}]}", "change arms half-way, weak side first"),
        ("{intervals: 8, work: 40s, exercises: [{exercise: row, do: 20s}]}", "per arm, weak side first"),
        ("{intervals: 8, work: 40s, exercises: [{exercise: row, do: 40s per arm}]}", "per arm, weak side first"),
        ("{intervals: 8, work: 40s, exercises: [{exercise: row, do: 10}]}", "per arm, weak side first"),
        ("{intervals: 8, work: 40m, exercises: [{exercise: row}]}", "change arms half-way, weak side first"),
        ("{intervals: 8, work: 40s, exercises: [{exercise: row, first: left}]}", "change arms half-way, left first"),
        ("{intervals: 8, work: 40s, exercises: [{exercise: plank}]}", ""),
        ("{emom: 10 min, exercises: [{exercise: row, do: 40s}]}", "change arms half-way, weak side first"),
        ("{emom: 10 min, exercises: [{exercise: row, do: 20s}]}", "per arm, weak side first"),
    ],
)
def test_two_sided_work_that_has_no_room_for_both_sides_changes_half_way(sheets: Sheets, block: str, said: str) -> None:
    (entry,) = only(sheets(session(block), GYM)).entries
    assert saying.by_sides(entry) == said


def test_a_target_that_stands_with_the_amount_is_printed_by_the_clock(sheets: Sheets) -> None:
    block = "{for_time: 3 rounds, exercises: [{exercise: plank, do: 12 @ 24/20 in}]}"
    (entry,) = only(sheets(session(block), GYM)).entries
    assert saying.load(entry) == ("24/20 in", "")


@pytest.mark.parametrize(
    ("do", "rows", "together"),
    [
        ("3x5 rest 3 min, 2x10", ["rest 3 min", "rest 90 s"], ""),
        ("3x5 rest 3 min, 2x10 rest 60s", ["rest 3 min", "rest 60 s"], ""),
        ("3x5 rest 60s, 2x10 rest 60s", ["", ""], "60 s"),
        ("warm-up 2x5, 3x5 rest 3 min", ["", "rest 3 min"], ""),
        ("3x5 rest 3 min, drop 1x10", ["rest 3 min", ""], ""),
        ("5x5 rest 3 min, 1xAMRAP", ["rest 3 min", ""], ""),
        ("3x5, 2x10", ["", ""], "90 s"),
        ("50 total over the session, 3x5 rest 60s", ["", "rest 60 s"], ""),
    ],
)
def test_a_rest_for_all_is_not_said_beside_those_of_the_rows(
    sheets: Sheets, do: str, rows: list[str], together: str
) -> None:
    (entry,) = only(sheets(session(f'{{exercise: press, do: "{do}"}}'), GYM)).entries
    assert saying.rest(entry) == together
    said = [how.split(", ") for _, how in saying.prescription(entry)]
    assert [", ".join(part for part in parts if part.startswith("rest")) for parts in said] == rows


def test_the_coach_s_own_rest_follows_a_last_single_set_too(sheets: Sheets) -> None:
    entry = '{exercise: press, do: "5x5 rest 3 min, 1xAMRAP", rest: 2 min}'
    (found,) = only(sheets(session(entry), GYM)).entries
    assert [how for _, how in saying.prescription(found)] == ["rest 3 min", "rest 2 min"]


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("{superset: [SQUAT, {exercise: press, do: 3x5, rest: 45s}], rest: 2 min}", "45s of its own, and 2 min"),
        ("{superset: [SQUAT, {exercise: press, do: 3x5 rest 45s}], rest: 2 min}", "45s of its own, and 2 min"),
        ("{superset: [SQUAT, {exercise: press, do: 3x5, rest: {1: 45s}}], rest: 2 min}", "45s of its own, and 2 min"),
        ("{circuit: [SQUAT, {exercise: press, do: 5, rest: 20s}], rounds: 3, rest: 90s}", "20s of its own, and 90s"),
        ("{complex: [SQUAT, {exercise: press, do: 5, rest: 20s}], sets: 3, rest: 90s}", "20s of its own, and 90s"),
        ("{for_time: 3 rounds, rest: 60s, exercises: [{exercise: press, do: 5, rest: 20s}]}", "20s of its own"),
        (
            "{intervals: 8, work: 20s, rest: 10s, exercises: [{exercise: press, rest: 20s}, SQUAT]}",
            "after the interval",
        ),
    ],
)
def test_two_rests_after_the_last_exercise_are_asked_about(findings: Findings, block: str, message: str) -> None:
    (problem,) = findings(session(block.replace("SQUAT", SQUAT)), GYM)
    assert message in problem.message
    assert problem.where


@pytest.mark.parametrize(
    "block",
    [
        "{superset: [{exercise: press, do: 3x5, rest: 45s}, SQUAT], rest: 2 min}",
        "{superset: [SQUAT, {exercise: press, do: 3x5, rest: 2 min}], rest: 2 min}",
        "{superset: [SQUAT, {exercise: press, do: 3x5, rest: none}], rest: 2 min}",
        "{superset: [SQUAT, {exercise: press, do: 3x5, rest: 45s}]}",
        "{circuit: [{exercise: squat, do: 5, rest: 20s}, {exercise: press, do: 5, rest: 20s}], rounds: 3, rest: 90s}",
        "{circuit: [{exercise: press, do: 5, rest: 20s}, SQUAT], rounds: 3, rest: 90s}",
    ],
)
def test_a_rest_between_exercises_or_one_after_the_round_is_clear(findings: Findings, block: str) -> None:
    assert not findings(session(block.replace("SQUAT", SQUAT)), GYM)


def test_the_last_exercise_of_a_circuit_says_the_rest_in_place_of_the_usual_one(sheets: Sheets) -> None:
    members = f"{SQUAT}, {{exercise: press, do: 5, rest: 20s}}"
    block = only(sheets(session(f"{{circuit: [{members}], rounds: 3}}", "defaults: {rest: 90s}"), GYM))
    assert saying.line(block) == "3 rounds"
    assert rests(block) == ["", "20 s"]


def test_one_rest_of_all_exercises_comes_between_them_and_that_of_the_circuit_after_the_round(sheets: Sheets) -> None:
    members = ", ".join(f"{{exercise: {name}, do: 5, rest: 20s}}" for name in ("squat", "press", "plank"))
    block = only(sheets(session(f"{{circuit: [{members}], rounds: 3, rest: 90s}}"), GYM))
    assert saying.line(block) == "3 rounds, rest 90 s after each"
    assert rests(block) == ["20 s", "20 s", ""]
