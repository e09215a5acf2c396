"""Program grids as coaches keep them → programs, and the cells that cannot be read."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from conftest import one, place
from hypothesis import given
from hypothesis import strategies as st

from programprint.docket import Docket
from programprint.importing.grid import Grid, read_grid
from programprint.importing.grid_roles import role_of, unit_of
from programprint.importing.shelf import program_text
from programprint.notation import duration, prescription
from programprint.problems import Problem, Source
from programprint.read.cells import Worksheet, squared
from programprint.read.document import parse_document
from programprint.read.faults import validate
from programprint.read.library import Library
from programprint.read.program import Program
from programprint.read.sheet import read_csv

EXERCISES = {
    "back-squat": "{name: Back squat, aliases: [Squat]}",
    "bench-press": "name: Bench press",
    "row": "name: Row",
    "plank": "name: Plank",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in EXERCISES.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    return Library([tmp_path], Docket())


ALONE = "a number alone after “@” is an RPE only from 5 to 10"


def attempt(text: str, library: Library, title: str = "") -> tuple[Grid | None, Docket]:
    docket = Docket()
    sheet = read_csv(dedent(text).encode(), "plans/spring-block.csv", docket)
    assert sheet is not None
    return read_grid(sheet, title, library, docket), docket


def grid_of(text: str, library: Library, title: str = "") -> Grid:
    """The grid of a sheet without problems; what is written of it can be read as a program."""
    grid, problems = attempt(text, library, title)
    if grid is not None:
        document = parse_document(Source("p.yaml", program_text(grid, "sheet")), problems)
        assert document is not None
        validate(Program, document, problems)
    assert not len(problems), [problem.render() for problem in problems]
    assert grid is not None
    return grid


def sessions_of(text: str, library: Library) -> list[Any]:
    return list(grid_of(text, library).program["sessions"])


def entries_of(text: str, library: Library) -> list[Any]:
    """The exercises of the only session."""
    (session,) = sessions_of(text, library)
    return list(session["exercises"])


def faults(text: str, library: Library) -> list[Problem]:
    """The problems of a sheet in which there is no program."""
    grid, problems = attempt(text, library)
    assert grid is None
    return list(problems)


def left_out(text: str, library: Library) -> tuple[list[Any], list[Problem]]:
    """The sessions of a sheet, and the cells that are left out."""
    grid, problems = attempt(text, library)
    assert grid is not None
    assert [problem.severity for problem in problems] == ["warning"] * len(problems)
    assert list(grid.left_out) == list(dict.fromkeys(problem.message for problem in problems))
    return list(grid.program["sessions"]), list(problems)


def test_a_grid_becomes_a_program(library: Library) -> None:
    text = """\
        Spring block,,,,,,
        Goal: stronger legs,,,,,,
        Coach: Robin Sample,,,,,,
        Season 24,for the club,,,,,
        ,,,,,,
        Exercise,Tempo,Rest,Notes,Week 1,Week 2,Week 3 (Deload)
        Day 1 - Monday,,,,,,
        Squat,3-0-1-2,2 min,belt off,3x10 @ 70%,"1x5 @ 80%, 2x5 @ 75%",
        Row,,,,3 × 8–10,3x8-10,3x8-10
        Day 2,,,,,,
        Bench Press,,90s,,5x5@RPE 7,5x5 @ RPE 8,-
    """
    grid = grid_of(text, library)
    assert program_text(grid, "spring.csv") == dedent("""\
        # Read from spring.csv
        # Season 24 for the club
        title: Spring block
        goal: stronger legs
        author: Robin Sample
        weeks: ["", "", Deload]
        sessions:
          - name: Day 1
            day: Monday
            exercises:
              - exercise: back-squat
                do: [3x10 @ 70%, "1x5 @ 80%, 2x5 @ 75%", "-"]
                tempo: 3-0-1-2
                rest: 2 min
                note: belt off
              - exercise: row
                do: 3x8-10
          - name: Day 2
            exercises:
              - exercise: bench-press
                do: [5x5 @ RPE 7, 5x5 @ RPE 8, "-"]
                rest: 90s
        """)
    assert grid.notes == ("the line “Season 24 for the club” above the grid; kept as a comment",)


def test_only_a_lift_that_a_percentage_is_taken_of_becomes_an_exercise(library: Library) -> None:
    loads = ("50% of bodyweight", "easy", "red band", "95% speed", "60% of Zercher carry")
    grid = grid_of("Lift,Sets,Reps,Load\n" + "".join(f"Row,3,8,{load}\n" for load in loads), library)
    assert [stub.id for stub in grid.stubs] == ["zercher-carry"]


def test_the_title_is_the_one_asked_for_else_that_of_the_sheet_else_the_file_name(library: Library) -> None:
    assert grid_of("Summer\nLift,W1\nRow,3x8\n", library, "Asked").program["title"] == "Asked"
    assert grid_of("Summer\nLift,W1\nRow,3x8\n", library).program["title"] == "Summer"
    assert grid_of("Lift,W1\nRow,3x8\n", library).program["title"] == "Spring block"


@pytest.mark.parametrize(
    "head",
    [
        "Week 1,Week 2",
        "W1,W2",
        "wk 1,wk 2",
        "WEEK1,WEEK2",
        "1,2",
        "W1,Deload",
        "Week 1: Base,Week 2: Deload",
        "Week #1,Week #2",
    ],
)
def test_weeks_are_known_by_their_heads(head: str, library: Library) -> None:
    (entry,) = entries_of(f"Exercise,{head}\nRow,3x8,3x10\n", library)
    assert entry["do"] == ["3x8", "3x10"]


@pytest.mark.parametrize("span", ["Weeks 1-3", "Week 1 to 3", "W1–W3", "W1-3"])
def test_one_column_may_stand_for_several_weeks(span: str, library: Library) -> None:
    grid = grid_of(f"Exercise,{span},Week 4\nRow,3x8,2x8\n", library)
    assert grid.program["weeks"] == 4
    assert grid.program["sessions"][0]["exercises"][0]["do"] == ["3x8", "3x8", "3x8", "2x8"]


def test_a_block_that_starts_later_keeps_the_numbers_of_its_weeks(library: Library) -> None:
    assert grid_of("Lift,W5,W6\nRow,3x8,3x9\n", library).program["weeks"] == ["Week 5", "Week 6"]


def test_weeks_may_stand_in_any_order_and_have_gaps(library: Library) -> None:
    assert entries_of("Lift,W2,W1\nRow,3x9,3x8\n", library) == [{"exercise": "row", "do": ["3x8", "3x9"]}]
    grid = grid_of("Lift,W1,W3\nRow,3x8,3x9\n", library)
    assert grid.program["weeks"] == ["Week 1", "Week 3"]


@pytest.mark.parametrize("head", ["W1,W1", "Weeks 1-2,W2"])
def test_of_two_columns_for_a_week_the_first_counts(head: str, library: Library) -> None:
    ((session,), problems) = left_out(f"Lift,{head}\nRow,3x8,3x9\n", library)
    assert session["exercises"][0]["do"] == "3x8"
    assert one(problems).message.startswith("C1: left out: a second column for week ")


def test_a_sheet_without_weeks_is_a_problem(library: Library) -> None:
    found = one(faults("Exercise,Sets\nRow,3\n", library))
    assert found.message == "A1: no row names the weeks"


def test_days_stand_in_rows_in_a_column_or_in_heads_of_their_own(library: Library) -> None:
    rows = "Exercise,W1,W2\nMonday: Legs,,\nSquat,3x5,3x6\nSession B (Thu),,\nRow,3x8,3x9\n"
    column = "Day,Exercise,W1,W2\nMonday: Legs,Squat,3x5,3x6\nSession B (Thu),Row,3x8,3x9\n,,,\n"
    heads = "Monday: Legs,W1,W2\nSquat,3x5,3x6\n,,\nSession B (Thu),W1,W2\nRow,3x8,3x9\n"
    expected = [
        {"name": "Legs", "day": "Monday", "exercises": [{"exercise": "back-squat", "do": ["3x5", "3x6"]}]},
        {"name": "Session B", "day": "Thu", "exercises": [{"exercise": "row", "do": ["3x8", "3x9"]}]},
    ]
    assert sessions_of(rows, library) == sessions_of(column, library) == sessions_of(heads, library) == expected


def test_a_day_in_a_column_holds_until_the_next(library: Library) -> None:
    found = sessions_of("Day,Lift,W1\nA,Squat,3x5\n,Row,3x8\nA,Plank,30s\nB,Row,3x8\n", library)
    assert [(session["name"], len(session["exercises"])) for session in found] == [("A", 3), ("B", 1)]


@pytest.mark.parametrize(
    ("words", "name", "day"),
    [
        ("Monday", "Monday", ""),
        ("Day 1", "Day 1", ""),
        ("Day 1 (Mon)", "Day 1", "Mon"),
        ("Friday – Upper:", "Upper", "Friday"),
        ("Push", "Push", ""),
        ("Workout B: heavy", "Workout B: heavy", ""),
    ],
)
def test_a_heading_is_a_session_and_its_weekday(words: str, name: str, day: str, library: Library) -> None:
    (session,) = sessions_of(f"Lift,W1\n{words},\nRow,3x8\n", library)
    assert (session["name"], session.get("day", "")) == (name, day)


def test_two_headings_make_one_name_and_a_later_one_a_new_session(library: Library) -> None:
    found = sessions_of("Lift,W1\nDay 1,\nUpper,\nRow,3x8\nLower,\nSquat,3x5\n", library)
    assert [session["name"] for session in found] == ["Day 1: Upper", "Lower"]


def test_rest_days_and_a_head_in_other_words_are_no_sessions(library: Library) -> None:
    grid = grid_of("Übung,W1\nDay 1,\nRow,3x8\nDay 2 - Rest,\nDay 3,\nSquat,3x5\n", library)
    assert [session["name"] for session in grid.program["sessions"]] == ["Day 1", "Day 3"]
    assert grid.notes == ("“Day 2 - Rest” has no exercises",)


def test_a_grid_without_days_is_one_session(library: Library) -> None:
    grid = grid_of("Lift,W1\nRow,3x8\n", library)
    assert grid.program["sessions"][0]["name"] == "Day 1"
    assert grid.notes == ("no row names a day; all exercises stand in one session",)


def test_warm_up_headings_and_notes_find_their_place(library: Library) -> None:
    text = """\
        Lift,W1,W2
        Day 1,,
        Warm-up,,
        5 min bike,,
        Plank,2x20s,2x30s
        Main lifts,,
        Squat,3x5,3x6
        Note: film one set,,
        Day 2,,
        Row,3x8,3x8
    """
    first, second = sessions_of(text, library)
    assert first["warm_up"] == ["5 min bike", {"exercise": "plank", "do": ["2x20s", "2x30s"]}]
    assert first["note"] == "film one set"
    assert [entry["exercise"] for entry in first["exercises"]] == ["back-squat"]
    assert second["exercises"] == [{"exercise": "row", "do": "3x8"}]
    assert grid_of(text, library).notes == ("the heading “Main lifts” inside a session",)


@pytest.mark.parametrize(
    "rows",
    [
        "A1. Squat,3x5,\nA2. Row,3x8,60s\nB. Plank,30s,\n",
        "A1) Squat,3x5,\nA2) Row,3x8,60s\nB1) Plank,30s,\n",
        "A1 Squat,3x5,\nA2 Row,3x8,60s\nB Plank,30s,\n".replace("B Plank", "Plank"),
        "a1: Squat,3x5,\na2: Row,3x8,60s\n3. Plank,30s,\n",
        "A1-Squat,3x5,\nA2 - Row,3x8,60s\nPlank,30s,\n",
    ],
)
def test_labels_make_supersets_that_rest_after_the_last(rows: str, library: Library) -> None:
    superset, plank = entries_of(f"Lift,W1,Rest\n{rows}", library)
    assert superset == {
        "superset": [{"exercise": "back-squat", "do": "3x5"}, {"exercise": "row", "do": "3x8"}],
        "rest": "60s",
    }
    assert plank == {"exercise": "plank", "do": "1x30s"}


def test_labels_may_stand_in_a_column_of_their_own(library: Library) -> None:
    superset, plank = entries_of("#,Lift,W1\nA,Squat,3x5\nA,Row,3x8\nB,Plank,3x30s\n", library)
    assert [entry["exercise"] for entry in superset["superset"]] == ["back-squat", "row"]
    assert plank["exercise"] == "plank"


@pytest.mark.parametrize("name", ["B Stance RDL", "D2 Flexion", "T-bar row", "L-sit", "3/4 sit-up", "Y-T-W raise"])
def test_a_name_that_only_looks_like_a_label_stays_whole(name: str, library: Library) -> None:
    grid = grid_of(f"Lift,W1\n{name},3x8\nRow,3x8\n", library)
    assert [stub.fields["name"] for stub in grid.stubs] == [name]


def test_weeks_may_have_columns_for_their_parts(library: Library) -> None:
    text = """\
        Day,Exercise,Week 1,,,,Week 2,,,,Notes
        ,,Sets,Reps,%1RM,Tempo,Sets,Reps,%1RM,Tempo,
        Mon,Squat,3,10,70,3010,4,8,75%,2010,deep
        ,Plank,3,30s,,,3,40s,,,
        ,Row,3,8-10,RPE 8,,,,,,
    """
    squat, plank, row = entries_of(text, library)
    assert squat == {
        "exercise": "back-squat",
        "do": ["3x10 @ 70%", "4x8 @ 75%"],
        "tempo": ["3010", "2010"],
        "note": "deep",
    }
    assert plank == {"exercise": "plank", "do": ["3x30s", "3x40s"]}
    assert row == {"exercise": "row", "do": ["3x8-10 @ RPE 8", "-"]}


def test_the_part_may_stand_in_the_head_of_the_week(library: Library) -> None:
    (squat,) = entries_of("Lift,Week 1 Sets,Week 1 Reps,Week 2 Sets,Week 2 Reps\nSquat,3,5,4,6\n", library)
    assert squat["do"] == ["3x5", "4x6"]
    grid = grid_of("Lift,Week 1 Volume,Week 2 Load\nRow,3x8,3x9\n", library)
    assert grid.program["weeks"] == ["Volume", "Load"]


def test_fixed_sets_and_reps_fill_the_weeks_that_give_a_load(library: Library) -> None:
    text = """\
        Lift,Sets,Reps,Load,Week 1 (kg),Week 2 (kg)
        Squat,3,5,,100,4x4 @ 105kg
        Row,3,8,RPE 8,,
        Plank,3,,,30s,
    """
    squat, row, plank = entries_of(text, library)
    assert squat["do"] == ["3x5 @ 100kg", "4x4 @ 105kg"]
    assert row == {"exercise": "row", "do": "3x8", "load": "RPE 8"}
    assert plank["do"] == ["3x30s", "-"]


def test_fixed_sets_take_the_reps_of_each_week(library: Library) -> None:
    (row,) = entries_of("Lift,Sets,W1,W2,W3\nRow,3,8-10,10,AMRAP\n", library)
    assert row["do"] == ["3x8-10", "3x10", "3xAMRAP"]


@pytest.mark.parametrize(
    ("head", "cell", "value"),
    [
        ("Rest (s)", "90", "90s"),
        ("Rest min", "2", "2 min"),
        ("Rest", "01:30:00", "1:30"),
        ("Rest", "00:01:30", "1:30"),
        ("Rest", "none", "none"),
        ("Load (kg)", "60", "60kg"),
        ("Load lb", "135", "135lb"),
        ("%1RM", "70", "70%"),
        ("RPE", "8", "RPE 8"),
        ("Tempo", "31X0", "31X0"),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_head(head: str, cell: str, value: str, library: Library) -> None:
    (entry,) = entries_of(f"Lift,{head},W1\nRow,{cell},3x8\n", library)
    assert value in entry.values()


def test_pounds_make_a_program_in_pounds(library: Library) -> None:
    assert grid_of("Lift,W1\nRow,3x8 @ 95lb\n", library).program["units"] == "lb"
    assert "units" not in grid_of("Lift,W1\nRow,3x8 @ 60kg\n", library).program


def test_blank_words_are_weeks_without_it(library: Library) -> None:
    (row,) = entries_of("Lift,Tempo,W1,W2,W3,W4\nRow,-,3x8,off,–,none\n", library)
    assert row == {"exercise": "row", "do": ["3x8", "-", "-", "-"]}


def test_lines_in_one_cell_are_set_groups(library: Library) -> None:
    (row,) = entries_of('Lift,W1\nRow,"1x5 @ 70%\n2x3 @ 80%"\n', library)
    assert row["do"] == "1x5 @ 70%, 2x3 @ 80%"


def test_unknown_exercises_get_a_file_with_their_name_and_the_nearest_is_named(library: Library) -> None:
    grid = grid_of("Lift,W1\nBench pres,3x5\nOne-leg curl,3x8\nONE-LEG CURL,3x8 @ 50% of Box squat\n", library)
    assert [stub.text() for stub in grid.stubs] == [
        "name: Bench pres\n",
        "# sides: each  # suggested by “One-leg” in the name: check it, then take the first # away\n"
        "# limb: leg\nname: One-leg curl\n",
        "name: Box squat\n",
    ]
    assert grid.stubs[0].notes == ("Bench pres (is it bench-press?)",)


def test_an_exercise_is_known_by_id_name_alias_or_the_id_of_its_name(library: Library) -> None:
    entries = entries_of("Lift,W1\nback-squat,3x5\nSQUAT,3x5\nBack squat!,3x5\n", library)
    assert {entry["exercise"] for entry in entries} == {"back-squat"}


def test_a_name_that_several_exercises_share_is_a_problem(library: Library, tmp_path: Path) -> None:
    for name in ("pull-up-a", "pull-up-b"):
        (tmp_path / f"{name}.yaml").write_text("name: Pull-up, wide")
    library = Library([tmp_path], Docket())
    ((session,), problems) = left_out("Lift,W1\nPull up wide,3x8\nRow,3x8\n", library)
    assert [entry["exercise"] for entry in session["exercises"]] == ["row"]
    message = "A2: left out: “Pull up wide” is the name or alias of several exercises: pull-up-a, pull-up-b"
    assert one(problems).message == message
    assert entries_of("Lift,W1\npull-up-b,3x8\n", library)[0]["exercise"] == "pull-up-b"


def test_a_name_may_differ_from_that_of_the_library_in_its_signs(library: Library, tmp_path: Path) -> None:
    (tmp_path / "chin.yaml").write_text("name: Chin-up (close)")
    (entry,) = entries_of("Lift,W1\nChin up close,3x8\n", Library([tmp_path], Docket()))
    assert entry["exercise"] == "chin"


def test_every_cell_that_cannot_be_read_is_named_in_one_run(library: Library) -> None:
    text = """\
        Lift,Tempo,Rest,W1,W2
        Day 1,,,,
        Squat,3-0,9,3 times ten,10-Mar
        ,,,3x8,
        Row,,2 min,,
        Plank,,,,
        Bench press,,,100,2024-03-10
        Bench press,,,100,3x8
        Day 2,,,,
    """
    ((session,), found) = left_out(text, library)
    assert session["exercises"] == [{"exercise": "bench-press", "do": ["-", "3x8"]}]
    assert [problem.message.replace("left out: ", "") for problem in found] == [
        "D3: “times ten” is not a unit",
        "E3: “10-Mar” is a date; the spreadsheet made it of something like 3-10",
        "D4: this row names no exercise",
        "A5: no week says what to do",
        "A6: no week says what to do of “Plank”",
        "D7: “100” alone could be sets, reps or a load",
        "E7: “2024-03-10” is a date; the spreadsheet made it of something like 3-10",
        "D8: “100” alone could be sets, reps or a load",
        "A9: “Day 2”, since no exercise follows that can be read",
    ]
    assert [place(problem)[0] for problem in found] == [3, 3, 4, 5, 6, 7, 7, 8, 9]
    assert all(problem.hint for problem in found)


def test_a_load_without_reps_is_a_problem(library: Library) -> None:
    nothing, left = faults("Lift,Week 1 (kg)\nRow,60\n", library)
    assert nothing.message == "A1: nothing below the head can be read"
    assert left.message == "B2: left out: no reps go with this load"
    assert one(left_out("Lift,W1,W2\nRow,3x8,70%\n", library)[1]).hint == "write them too: 3x10 @ 70%"


def test_heads_further_down_may_name_other_weeks(library: Library) -> None:
    text = "Lift,W1,W2\nA,,\nRow,3x8,3x9\nB,,\nSquat,3x5,3x5\nLift,W3,W4\nA,,\nRow,4x8,\nPlank,,30s\n"
    grid = grid_of(text, library)
    assert grid.program["weeks"] == 4
    first, second = grid.program["sessions"]
    assert first["exercises"] == [
        {"exercise": "row", "do": ["3x8", "3x9", "4x8", "-"]},
        {"exercise": "plank", "do": ["-", "-", "-", "1x30s"]},
    ]
    assert second["exercises"] == [{"exercise": "back-squat", "do": ["3x5", "3x5", "-", "-"]}]


def test_a_tempo_that_lost_its_zero_is_a_warning(library: Library) -> None:
    grid, problems = attempt("Lift,Tempo,W1\nRow,3010,3x8\nSquat,311,3x5\n", library)
    assert grid is not None
    assert one(problems).severity == "warning"
    assert one(problems).message == "the tempo 311 has three figures where others have four: was it 0311?"
    assert not len(attempt("Lift,Tempo,W1\nRow,301,3x8\nSquat,311,3x5\n", library)[1])


def test_columns_that_nothing_takes_are_said(library: Library) -> None:
    assert grid_of("Lift,W1,Film\nDay 1,,\nRow,3x8,x\n", library).notes == ("column “Film” (C)",)


@pytest.mark.parametrize(
    ("head", "role", "unit"),
    [
        ("Exercise", "exercise", ""),
        ("Rest (s)", "rest", "s"),
        ("Rest sec", "rest", "s"),
        ("Load (kg)", "load", "kg"),
        ("% of 1RM", "load", "%"),
        ("Sets x Reps", "do", ""),
        ("Target RPE", "load", "RPE"),
        ("Coaching notes", "note", ""),
        ("Colour", "", ""),
        ("", "", ""),
    ],
)
def test_heads_are_understood(head: str, role: str, unit: str) -> None:
    assert (role_of(head), unit_of(head)) == (role, unit)


@given(
    st.lists(
        st.lists(st.sampled_from(["", "Lift", "W1", "W2", "3x8", "Row", "Day 1", "A1. Row", "x"]), max_size=5),
        max_size=8,
    )
)
def test_any_grid_is_read_or_refused_but_never_breaks(rows: list[list[str]]) -> None:
    docket = Docket()
    sheet = Worksheet("any.csv", squared([tuple(row) for row in rows]))
    grid = read_grid(sheet, "", Library([], docket), docket) if sheet.rows else None
    assert (grid is None) == bool(docket.errors) or not sheet.rows
    if grid is not None:
        document = parse_document(Source("p.yaml", program_text(grid, "any")), docket)
        assert document is not None
        assert validate(Program, document, docket) is not None
    assert grid is None or not docket.errors


@given(
    st.integers(1, 9),
    st.integers(1, 20),
    st.sampled_from(["", "s", "m", "/leg"]),
    st.sampled_from(["", " @ 70%", " @ RPE 8"]),
)
def test_a_cell_in_our_shorthand_means_the_same_in_the_program(sets: int, reps: int, unit: str, load: str) -> None:
    cell = f"{sets} x {reps}{unit}{load}"
    docket = Docket()
    sheet = Worksheet("any.csv", (("Lift", "W1"), ("Row", cell)))
    grid = read_grid(sheet, "", Library([], docket), docket)
    assert grid is not None
    assert prescription.parse(grid.program["sessions"][0]["exercises"][0]["do"]) == prescription.parse(cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("3x8-10 RPE8", "3x8-10 @ RPE 8"),
        ("3 x 8 @RPE 8.5", "3x8 @ RPE 8.5"),
        ("3x8 rpe: 7", "3x8 @ RPE 7"),
        ("3*10", "3x10"),
        ("3 x 10 70%", "3x10 @ 70%"),
        ("3x12 ea leg", "3x12/leg"),
        ("3x12 each side", "3x12/side"),
        ("3x12 ea", "3x12/side"),
        ("3 x max", "3xAMRAP"),
        ("3x6 @ 82,5 kg", "3x6 @ 82.5kg"),
    ],
)
def test_the_habits_of_a_hand_are_understood(cell: str, value: str, library: Library) -> None:
    (session,) = sessions_of(f'Exercise,Week 1,Week 2\nRow,"{cell}","{cell}"\n', library)
    assert session["exercises"][0]["do"] == value


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        ("02/03/2026,09/03/2026,16/03/2026", ["2 March", "9 March", "16 March"]),
        ("03/02/2026,03/09/2026,03/16/2026", ["2 March", "9 March", "16 March"]),
        ("2026-12-21,2026-12-28,2027-01-04", ["21 December", "28 December", "4 January"]),
        ("2.3.,9.3.,16.3.", ["2 March", "9 March", "16 March"]),
    ],
)
def test_dates_a_week_apart_are_weeks(dates: str, labels: list[str], library: Library) -> None:
    assert grid_of(f"Exercise,{dates}\nRow,3x8,3x8,3x6\n", library).program["weeks"] == labels


def test_dates_that_are_no_weeks_apart_are_no_weeks(library: Library) -> None:
    grid, problems = attempt("Exercise,02/03/2026,04/03/2026\nRow,3x8,3x8\n", library)
    assert grid is None
    assert "no row names the weeks" in one(problems).message


def test_weeks_may_be_rows(library: Library) -> None:
    grid = grid_of(
        """\
        Week,Day,Exercise,Sets,Reps,Load,Rest,Notes
        1,Mon,Back squat,3,10,70%,120,
        1,Mon,Row,3,10,,90,with a pause
        1,Thu,Plank,3,30s,,60,
        2,Mon,Back squat,4,8,75%,120,
        2 (heavy),Mon,Back squat,1,8,80%,120,
        2,Thu,Plank,3,40s,,60,
        """,
        library,
    )
    assert grid.program["weeks"] == ["", "heavy"]
    first, second = grid.program["sessions"]
    assert (first["name"], second["name"]) == ("Mon", "Thu")
    assert first["exercises"] == [
        {"exercise": "back-squat", "do": ["3x10", "4x8"], "load": ["70%", "75%"], "rest": "120s"},
        {"exercise": "row", "do": ["3x10", "-"], "rest": "90s", "note": ["with a pause", "-"]},
        {"exercise": "back-squat", "do": ["-", "1x8"], "load": "80%", "rest": "120s"},
    ]
    assert second["exercises"] == [{"exercise": "plank", "do": ["3x30s", "3x40s"], "rest": "60s"}]


def test_a_list_for_one_week_needs_no_head_for_it(library: Library) -> None:
    grid = grid_of("Exercise;Sets;Reps;Load (kg)\nDay 1\nBack squat;4;6;82,5\nDay 2\nRow;3;8-10;\n", library)
    assert grid.program["weeks"] == 1
    assert [session["name"] for session in grid.program["sessions"]] == ["Day 1", "Day 2"]
    assert grid.program["sessions"][0]["exercises"] == [{"exercise": "back-squat", "do": "4x6", "load": "82,5kg"}]


@pytest.mark.parametrize(("other", "unit"), [("", "kg"), ("20kg", "kg"), ("45 lb", "lb")])
def test_bare_weights_have_the_unit_of_the_sheet_and_it_is_said(other: str, unit: str, library: Library) -> None:
    head = "Exercise,Week 1,,Week 2,\n,Sets x Reps,Weight,Sets x Reps,Weight\n"
    grid = grid_of(f"{head}Back squat,3x5,100,3x5,102.5\nRow,3x5,{other},3x5,\n", library)
    assert grid.program["sessions"][0]["exercises"][0]["do"] == [f"3x5 @ 100{unit}", f"3x5 @ 102.5{unit}"]
    assert f"weights without a unit; they were read as {unit}" in grid.notes


def test_a_bare_intensity_is_no_weight(library: Library) -> None:
    text = "Exercise,Week 1,,Week 2,\n,Reps,Intensity,Reps,Intensity\nRow,3x5,70,3x6,75\n"
    ((session,), problems) = left_out(text, library)
    assert session["exercises"] == [{"exercise": "row", "do": ["3x5", "3x6"]}]
    assert [(place(problem), problem.message, problem.hint) for problem in problems] == [
        ((3, 9), "C3: left out: “3x5 @ 70”: “70” has no unit that is known", f"write 70kg, 70lb or 70%; {ALONE}"),
        ((3, 16), "E3: left out: “3x6 @ 75”: “75” has no unit that is known", f"write 75kg, 75lb or 75%; {ALONE}"),
    ]


def test_a_day_may_stand_in_the_column_of_labels(library: Library) -> None:
    grid = grid_of("#,Exercise,Week 1,Week 2\nDay 1 (Lower)\nA1,Back squat,3x5,3x5\nDay 2\nA,Row,3x8,3x8\n", library)
    assert [session["name"] for session in grid.program["sessions"]] == ["Day 1 (Lower)", "Day 2"]


def test_a_heading_with_its_words_is_a_note_of_the_session(library: Library) -> None:
    grid = grid_of("Monday,Week 1,Week 2\nRow,3x8,3x8\nFinisher: 10 min bike easy\n", library)
    assert grid.program["sessions"][0]["note"] == "Finisher: 10 min bike easy"


def test_fractions_in_a_column_of_percent_are_percentages(library: Library) -> None:
    text = """\
    Exercise;Sets;Reps;%1RM
    Squat;4;6;0,75
    Bench press;4;6;75%
    Row;3;5;80
    Plank;3;5;0,7-0,8
    """
    grid = grid_of(text, library)
    (session,) = grid.program["sessions"]
    assert [entry["load"] for entry in session["exercises"]] == ["75%", "75%", "80%", "70-80%"]
    assert [note for note in grid.notes if "fractions" in note]


def test_cells_in_an_everyday_hand_are_read(library: Library) -> None:
    entries = entries_of(
        """\
        Exercise,Week 1,Week 2,Week 3
        Squat,3x10 (70%),5/3/1 @ 65/75/85%,"5,5,5+ @ 65,75,85%"
        Row,3 sets x 8 reps (per side),16-20 alt,2 to 3 x 8 to 10
        Plank,3x1:30,4x50ft,4xmax-2
        Bench press,3x8 @8,3x5 rest 90s tempo 31X0,4x200m in 24s
        """,
        library,
    )
    assert [entry["do"] for entry in entries] == [
        ["3x10 @ 70%", "1x5 @ 65%, 1x3 @ 75%, 1x1 @ 85%", "1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%"],
        ["3x8/side", "1x16-20 alternating", "2-3x8-10"],
        ["3x1:30", "4x50 ft", "4xmax-2"],
        ["3x8 @ RPE 8", "3x5 tempo 3-1-X-0 rest 90s", "4x200m @ in 24 s"],
    ]


def test_loads_that_are_listed_for_each_set_go_with_the_reps(library: Library) -> None:
    entries = entries_of(
        """\
        Exercise,Sets,Reps,Load,Rest
        Squat,3,5/3/1,65/75/85%,90s
        Bench press,3 to 4,8 to 10,(70%),2 to 3 min
        Row,3,"5,5,5+","65,75,85%",60s
        Plank,3,16-20 alt,@8,1:30
        """,
        library,
    )
    assert [{name: entry[name] for name in ("do", "load") if name in entry} for entry in entries] == [
        {"do": "1x5 @ 65%, 1x3 @ 75%, 1x1 @ 85%"},
        {"do": "3-4x8-10", "load": "(70%)"},
        {"do": "1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%"},
        {"do": "3x16-20 alternating @ RPE 8"},
    ]


def test_the_words_of_a_session_go_no_further_than_a_text_may(library: Library) -> None:
    lines = "".join(f"Keep the knees over the toes and the chest high in round {row}.,\n" for row in range(300))
    _, problems = attempt(f"Exercise,Week 1\nRow,3x8\n{lines}", library)
    assert "the words of “Day 1” come to 18,489 characters; 10,000 are the most" in next(iter(problems)).message


@pytest.mark.parametrize("first", ["Week 1,,,\nDay,Exercise,Sets,Reps\n", "Day,Exercise,Sets,Reps\nWeek 1,,,\n"])
def test_a_week_on_a_row_of_its_own_may_stand_in_the_column_of_days(first: str, library: Library) -> None:
    grid = grid_of(f"{first}Monday,Row,3,5\n,Back squat,3,8\nWeek 2,,,\nMonday,Row,4,5\n,Back squat,4,8\n", library)
    assert grid.program["weeks"] == 2
    ((session),) = grid.program["sessions"]
    assert [entry["do"] for entry in session["exercises"]] == [["3x5", "4x5"], ["3x8", "4x8"]]


@pytest.mark.parametrize(
    ("heading", "sets", "expected"),
    [
        ("Circuit (3 rounds)", "", {"circuit": ["1x10", "1x12"], "rounds": 3}),
        ("Circuit x3", "3", {"circuit": ["1x10", "1x12"], "rounds": 3}),
        ("Circuit A", "4", {"circuit": ["1x10", "1x12"], "rounds": 4}),
        ("Superset: 3 rounds", "", {"superset": ["3x10", "3x12"]}),
        ("Superset", "3", {"superset": ["3x10", "3x12"]}),
        ("Circuit", "", {"superset": ["10", "12"]}),
        ("Circuit x3", "4", {"superset": ["4x10", "4x12"]}),
    ],
)
def test_exercises_under_a_heading_of_turns_are_one_block(
    heading: str, sets: str, expected: dict[str, Any], library: Library
) -> None:
    text = f"Exercise,Sets,Reps,Rest\nDay 1\nSquat,3,5,\n{heading}\nRow,{sets},10,\nPlank,{sets},12,60-90\n\nDip,3,8,\n"
    _, block, alone = entries_of(text, library)
    kind = next(iter(expected))
    assert [prescription.parse(entry["do"]) for entry in block[kind]] == [*map(prescription.parse, expected[kind])]
    assert block.get("rounds") == expected.get("rounds")
    assert block["rest"] == "60-90s"
    assert alone["exercise"] == "dip"


def test_what_does_not_fit_the_rounds_of_a_circuit_ends_it(library: Library) -> None:
    rows = "Exercise,Sets,Reps\nDay 1\nCircuit (3 rounds)\nRow,3,10\nPlank,3,12\nDip,{sets},5\n"
    block, alone = entries_of(rows.format(sets=5), library)
    assert [entry["exercise"] for entry in block["circuit"]] == ["row", "plank"]
    assert (alone["exercise"], alone["do"]) == ("dip", "5x5")
    grid = grid_of(rows.format(sets=3), library)
    assert [len(one["circuit"]) for one in grid.program["sessions"][0]["exercises"]] == [3]
    assert grid.notes == ("“Circuit (3 rounds)” holds all to “Dip”; an empty row ends it",)


def test_a_heading_of_turns_over_one_exercise_is_a_heading(library: Library) -> None:
    grid = grid_of("Exercise,Sets,Reps\nDay 1\nCircuit\nRow,3,10\nDay 2\nDip,3,8\n", library)
    assert [session["exercises"][0]["exercise"] for session in grid.program["sessions"]] == ["row", "dip"]
    assert grid.notes == ("the heading “Circuit” inside a session",)


def test_an_effort_stands_beside_a_load_of_another_column(library: Library) -> None:
    text = "Exercise,Sets,Reps,RPE,Load\nRow,3,5,8,100kg\nDip,3,5,7-8,75%\nPlank,3,5,8,\nSquat,3,5,8,RPE 9\n"
    grid, problems = attempt(text, library)
    assert grid
    (session,) = grid.program["sessions"]
    assert [entry["load"] for entry in session["exercises"]] == ["100kg, RPE 8", "75%, RPE 7-8", "RPE 8", "RPE 8"]
    assert [problem.message for problem in problems] == ["E5: left out: “RPE 9”, since “RPE 8” stands for the load"]


def test_loads_for_each_set_stand_with_the_sets(library: Library) -> None:
    text = 'Exercise,Sets,Reps,Load (lb),RPE\nRow,3,5,"100, 110, 120",8\nDip,3,5,100/110/120,\n'
    found = entries_of(text, library)
    assert found[0]["do"] == found[1]["do"] == "1x5 @ 100lb, 1x5 @ 110lb, 1x5 @ 120lb"
    assert (found[0]["load"], found[1].get("load")) == ("RPE 8", None)
    found = entries_of('Exercise,Sets,Reps,%1RM\nRow,3,5,"0.7, 0.75, 0.8"\n', library)
    assert found[0]["do"] == "1x5 @ 70%, 1x5 @ 75%, 1x5 @ 80%"


def test_a_list_with_weeks_and_without_sets_is_told_what_it_lacks(library: Library) -> None:
    (problem,) = faults("Week,Exercise\n1,Row\n", library)
    assert problem.message == "A1: beside “Week” no column is called “Reps”"


IN_WORDS = {
    "de": """\
        Tag;Übung;Sätze;Wdh.;Gewicht;Pause
        Montag: Beine;Back squat;3;8;62,5 kg;90 Sek.
        ;Row;3;10 pro Seite;RPE 8;2 Min.
        Mittwoch;Plank;2;30 Sek.;;
        """,
    "es": """\
        Día;Ejercicio;Series;Reps;Peso;Descanso
        Lunes: Beine;Back squat;3;8;62,5 kg;90 seg
        ;Row;3;10 por lado;RPE 8;2 min
        Miércoles;Plank;2;30 seg;;
        """,
    "fr": """\
        Jour;Exercice;Séries;Répétitions;Charge;Repos
        Lundi : Beine;Back squat;3;8;62,5 kg;90 s
        ;Row;3;10 par côté;RPE 8;2 min
        Mercredi;Plank;2;30 s;;
        """,
    "ru": """\
        День;Упражнение;Подходы;Повторения;Вес;Отдых
        Понедельник: Beine;Back squat;3;8;62,5 кг;90 сек
        ;Row;3;10 на сторону;RPE 8;2 мин
        Среда;Plank;2;30 сек;;
        """,
}


@pytest.mark.parametrize("tag", IN_WORDS)
def test_a_list_whose_heads_are_in_another_language_is_read(tag: str, library: Library) -> None:
    grid, docket = attempt(IN_WORDS[tag], library)
    assert [problem.render() for problem in docket] == []
    assert grid is not None
    assert grid.program["language"] == tag
    legs, holds = grid.program["sessions"]
    assert (legs["name"], legs["day"], holds["name"]) == ("Beine", "Monday", "Wednesday")
    assert [(one["exercise"], one["do"], one["load"]) for one in legs["exercises"]] == [
        ("back-squat", "3x8", "62,5 kg"),
        ("row", "3x10/side", "RPE 8"),
    ]
    assert [duration.parse(one["rest"]).seconds for one in legs["exercises"]] == [90, 120]
    assert holds["exercises"][0]["do"] == "2x30s"
    assert len(docket.remarks) == 1


def test_weeks_in_another_language_are_read(library: Library) -> None:
    text = """\
        Übung;Woche 1;Woche 2;Entlastung
        Montag;;;
        Back squat;3x8;3x10 @ 62,5 kg;2x8
        Row;3x8 pro Seite;3x30 Sek.;2x8/Seite
        """
    grid = grid_of(text, library)
    assert grid.program["weeks"] == ["", "", "Entlastung"]
    (session,) = grid.program["sessions"]
    assert session["name"] == "Monday"
    assert session["exercises"][1]["do"] == ["3x8/side", "3x30s", "2x8/side"]


def test_a_language_that_is_named_is_not_remarked(library: Library) -> None:
    library.language = "de"
    _, docket = attempt(IN_WORDS["de"], library)
    assert not docket.remarks


def test_cells_in_another_language_keep_their_places(library: Library) -> None:
    _, docket = attempt("Übung;Sätze;Wdh.\nBack squat;3;8 quer\n", library)
    assert (2, 14) in [(problem.line, problem.column) for problem in docket]


@pytest.mark.parametrize("head", ["Exercise;Sets;Reps", "Exercise;Week 1", "Exercise;Sätze;Reps"])
def test_english_heads_leave_no_room_for_another_language(head: str, library: Library) -> None:
    _, docket = attempt(f"{head}\nBack squat;3;8\n", library)
    assert not docket.remarks


def test_numbered_days_in_another_language_are_read_and_named_in_it(library: Library) -> None:
    text = """\
        Übung;Sätze;Wdh.;Gewicht;Bemerkung
        Tag 1 - Montag
        Aufwärmen
        5 min Rad
        Back squat;3;bis zum Versagen;Körpergewicht;3 Sek. unten halten
        Tag 2
        Row;3;8;62,5 kg
        """
    first, second = grid_of(text, library).program["sessions"]
    assert (first["name"], first["day"], second["name"]) == ("Tag 1", "Monday", "Tag 2")
    (squat,) = first["exercises"]
    assert prescription.parse(squat["do"]) == prescription.parse("3x to failure")
    assert (squat["load"], squat["note"]) == ("bodyweight", "3 Sek. unten halten")


def test_a_warm_up_that_nothing_ends_leaves_the_exercises_to_the_main_part(library: Library) -> None:
    text = """\
        Exercise,Sets,Reps
        Day 1
        Warm-up
        5 min easy bike,,
        Back squat,3,5
        Row,3,8
        Day 2
        Row,3,8
        """
    first, second = grid_of(text, library).program["sessions"]
    assert first["warm_up"] == ["5 min easy bike"]
    assert [one["exercise"] for one in first["exercises"]] == ["back-squat", "row"]
    assert "warm_up" not in second
