"""Spreadsheets as coaches keep them → the program that a person would read in each, and a sheet on paper from the file itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from programprint.cli import main
from programprint.docket import Docket
from programprint.importing.grid import Grid, read_grid
from programprint.importing.grid_book import read_book
from programprint.importing.grid_dates import as_range, days_of
from programprint.importing.grid_split import split_cell
from programprint.importing.shelf import program_text, prove_program
from programprint.limits import Limits, limits
from programprint.problems import Problem
from programprint.read.library import Library
from programprint.read.sheet import read_csv, read_sheet

NAMES = ("Back squat", "Bench press", "Deadlift", "Pull-up", "Dip", "Plank", "Row", "Easy run", "Glute bridge")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "library"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name.lower().replace(' ', '-')}.yaml").write_text(f"name: {name}\n")
    return Library([folder], Docket())


def read(text: str, library: Library, limits: Limits | None = None) -> tuple[Grid | None, list[Problem]]:
    docket = Docket(limits or Limits())
    sheet = read_csv(dedent(text).encode(), "plan.csv", docket)
    assert sheet is not None
    return read_grid(sheet, "", library, docket), list(docket)


def in_short(grid: Grid) -> str:
    """A program on few lines: each session with its blocks, what is done in each week, and what else is said."""
    lines = []
    for session in grid.program["sessions"]:
        name = session.get("name", f"rest {session.get('rest')}".strip())
        lines.append(f"{name} on {session['day']}" if session.get("day") else name)
        lines += [f"  warm-up {item if isinstance(item, str) else _entry(item)}" for item in session.get("warm_up", [])]
        for block in session.get("exercises", []):
            members = block.get("superset", [block])
            rest = f" | rest {block['rest']}" if "superset" in block and "rest" in block else ""
            lines.append("  " + " + ".join(map(_entry, members)) + rest)
    return "\n".join(lines) + "\n"


def taken(text: str, library: Library) -> str:
    """The same of a sheet of which everything is taken."""
    grid, problems = read(text, library)
    assert grid
    assert not problems
    return in_short(grid)


def _entry(entry: dict[str, Any]) -> str:
    words = [entry["exercise"], _weekly(entry["do"])]
    return " ".join([*words, *(f"{part} {_weekly(entry[part])}" for part in entry if part not in ("exercise", "do"))])


def _weekly(value: Any) -> str:
    return value if isinstance(value, str) else " / ".join(value)


def program_of(text: str, library: Library) -> str:
    """The program of a sheet of which nothing is left out, and which reads back."""
    grid, problems = read(text, library)
    assert not problems, [problem.render() for problem in problems]
    assert grid is not None
    docket = Docket()
    prove_program(program_text(grid, "plan.csv"), "plan.yaml", lambda words: ("plan.csv", ""), docket)
    assert not len(docket), [problem.render() for problem in docket]
    return in_short(grid)


SHEETS = {
    "two tables side by side": (
        """\
        Spring block,,,,,,
        Day 1,,,,Day 2,,
        Exercise,Sets,Reps,,Exercise,Sets,Reps
        Back squat,4,6,,Deadlift,3,5
        Plank,3,30s,,Pull-up,3,max
        ,,,,,,
        Day 3,,,,Day 4,,
        Exercise,Sets,Reps,,Exercise,Sets,Reps
        Bench press,4,6,,Row,3,12
        ,,,,Dip,3,8
        """,
        """\
        Day 1
          back-squat 4x6
          plank 3x30s
        Day 2
          deadlift 3x5
          pull-up 3xAMRAP
        Day 3
          bench-press 4x6
        Day 4
          row 3x12
          dip 3x8
        """,
    ),
    "tables without a gap, with labels and days below their heads": (
        """\
        #,Exercise,Sets x Reps,Notes,#,Exercise,Sets x Reps,Notes
        ,Monday,,,,Thursday,,
        A,Back squat,5x5,,A1,Deadlift,3x5,
        B,Plank,3x30s,brace,A2,Dip,3x8,slow
        """,
        """\
        Monday
          back-squat 5x5
          plank 3x30s note brace
        Thursday
          deadlift 3x5 + dip 3x8 note slow
        """,
    ),
    "a week in each table": (
        """\
        Week 1,,,,Week 2,,
        Exercise,Sets,Reps,,Exercise,Sets,Reps
        Monday,,,,Monday,,
        Back squat,3,5,,Back squat,3,6
        Friday,,,,Friday,,
        Row,3,10,,Row,4,10
        """,
        """\
        Monday
          back-squat 3x5 / 3x6
        Friday
          row 3x10 / 4x10
        """,
    ),
    "exercises under weekdays, weeks as rows, lines in a cell": (
        """\
        ,Monday,Wednesday,Friday
        Week 1,"Back squat 5x5
        Bench press: 3x8",Deadlift 3x5,Rest
        Week 2,"Back squat 5x5 @ 80%
        Bench press: 3x10",Deadlift 3x3,Rest
        """,
        """\
        Monday
          back-squat 5x5 / 5x5 @ 80%
          bench-press 3x8 / 3x10
        Wednesday
          deadlift 3x5 / 3x3
        rest on Friday
        """,
    ),
    "weekdays over two columns each": (
        """\
        Marta,,,,,
        Monday,,Tuesday,,Thursday,
        Back squat,4x6,Easy run,30 min,Deadlift,3x5
        Bench press,3x8,,,Row,3x10
        """,
        """\
        Monday
          back-squat 4x6
          bench-press 3x8
        Tuesday
          easy-run 1x30 min
        Thursday
          deadlift 3x5
          row 3x10
        """,
    ),
    "a column for each day": (
        "Exercise,Mon,Wed,Fri\nBack squat,5x5,,3x5\nDeadlift,,3x5,\n",
        "Mon\n  back-squat 5x5\nWed\n  deadlift 3x5\nFri\n  back-squat 3x5\n",
    ),
    "name and sets in one cell": (
        """\
        Day 1
        Back squat 5x5 @ 75%
        Bench press - 3 sets of 8-10
        3x10/side Row
        Plank (3x30s)
        Day 2
        Deadlift: 1x5
        """,
        """\
        Day 1
          back-squat 5x5 @ 75%
          bench-press 3x8-10
          row 3x10/side
          plank 3x30s
        Day 2
          deadlift 1x5
        """,
    ),
    "no heads, but labels": (
        "Monday\nA1,Back squat,3x5\nA2,Pull-up,3x8\nB,Plank,3x30s\nFriday\nA,Dip,3x8\n",
        "Monday\n  back-squat 3x5 + pull-up 3x8\n  plank 3x30s\nFriday\n  dip 3x8\n",
    ),
    "an order with warm-up and superset": (
        """\
        Order,Exercise,Sets,Reps,Rest
        Day 1,,,,
        W1,Glute bridge,2,10,
        W2,Plank,2,20s,
        1,Back squat,4,6,120
        2a,Bench press,3,8,
        2b,Pull-up,3,8,60
        3,Dip,3,AMRAP,
        """,
        """\
        Day 1
          warm-up glute-bridge 2x10
          warm-up plank 2x20s
          back-squat 4x6 rest 120s
          bench-press 3x8 + pull-up 3x8 | rest 60s
          dip 3xAMRAP
        """,
    ),
    "days and weeks in any order, as a table of data": (
        """\
        week_number,day,exercise_name,target_sets,rep_range,weight_lbs,rest_seconds,coach_notes
        2.0,1,Back squat,4.0,5.0,185.0,120.0,
        1.0,2,Deadlift,3.0,5.0,225.0,120.0,N/A
        1.0,1,Back squat,3.0,5.0,175.0,120.0,
        2.0,2,Deadlift,3.0,5.0,235.0,120.0,
        """,
        """\
        Day 1
          back-squat 3x5 / 4x5 load 175lb / 185lb rest 120s
        Day 2
          deadlift 3x5 load 225lb / 235lb rest 120s
        """,
    ),
    "week, day and exercise with dates and rest days": (
        """\
        Week,Day,Date,Exercise,Sets,Reps,RPE,Done
        Week 1,Monday,02/03/2026,Back squat,3,5,7,
        Week 1,Wednesday,04/03/2026,Rest,N/A,N/A,N/A,
        Week 1,Friday,06/03/2026,Deadlift,1,5,8,
        Week 2,Monday,09/03/2026,Back squat,3,5,8,
        Week 2,Wednesday,11/03/2026,Rest,,,,
        Week 2,Friday,13/03/2026,Deadlift,1,5,8.5,
        """,
        """\
        Monday
          back-squat 3x5 load RPE 7 / RPE 8
        rest on Wednesday
        Friday
          deadlift 1x5 load RPE 8 / RPE 8.5
        """,
    ),
    "dates alone": (
        """\
        Date,Exercise,Sets,Reps
        16/03/2026,Back squat,3,5
        19/03/2026,Deadlift,1,5
        23/03/2026,Back squat,3,6
        """,
        """\
        Monday
          back-squat 3x5 / 3x6
        Thursday
          deadlift 1x5 / -
        """,
    ),
    "weeks one below the other": (
        """\
        Week 1
        Day 1
        Exercise,Sets,Reps,Load (kg)
        Back squat,3,5,100
        Day 2
        Exercise,Sets,Reps,Load (kg)
        Deadlift,1,5,140
        Week 2
        Day 2
        Exercise,Sets,Reps,Load (kg)
        Deadlift,1,5,145
        Day 1
        Exercise,Sets,Reps,Load (kg)
        Back squat,3,5,102.5
        """,
        """\
        Day 1
          back-squat 3x5 load 100kg / 102.5kg
        Day 2
          deadlift 1x5 load 140kg / 145kg
        """,
    ),
    "rest days and days as numbers": (
        """\
        Day,Exercise,Sets,Reps,Rest
        3,Dip,3,"12, 10, 8",2-3 min
        1,Back squat,4,8-Oct,2m
        2,Rest,,,
        Sunday,Off,,,
        """,
        """\
        Day 3
          dip 1x12, 1x10, 1x8 rest 2-3 min
        Day 1
          back-squat 4x8-10 rest 2 min
        rest on Sunday
        """,
    ),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_becomes_what_a_person_reads_in_it(kind: str, library: Library) -> None:
    sheet, program = SHEETS[kind]
    assert program_of(sheet, library) == dedent(program)


def test_days_that_are_out_of_order_are_put_in_order(library: Library) -> None:
    rows = "Day,Exercise,Sets,Reps\nFriday,Row,3,8\nWednesday,Dip,3,8\nMonday,Plank,3,8\n"
    assert re.findall(r"^\w+", program_of(rows, library), re.MULTILINE) == ["Monday", "Wednesday", "Friday"]
    rows = "Day,Exercise,Sets,Reps\nThursday,Row,3,8\nSaturday,Dip,3,8\nMonday,Plank,3,8\n"
    assert re.findall(r"^\w+", program_of(rows, library), re.MULTILINE) == ["Thursday", "Saturday", "Monday"]


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("10-Aug", "8-10"),
        ("8-Oct", "8-10"),
        ("Aug-10", "8-10"),
        ("08-Oct-26", "8-10"),
        ("2026-08-10", "8-10"),
        ("2026-10-08", "8-10"),
        ("10/08/2026", "8-10"),
        ("Dec-15", "12-15"),
        ("2001-05-03", None),
        ("5-May", None),
        ("8-10", None),
        ("10 reps", None),
    ],
)
def test_what_a_spreadsheet_made_a_date_of(text: str, two: str | None) -> None:
    assert as_range(text) == two


def test_dates_that_can_be_read_in_two_ways_are_not_read() -> None:
    assert days_of(["02/03/2026", "03/04/2026"]) == {}
    assert days_of(["02/03/2026", "16/03/2026"]) == {"02/03/2026": date(2026, 3, 2), "16/03/2026": date(2026, 3, 16)}
    assert days_of(["Mon, 2 March 2026", "5-Mar-26"])["5-Mar-26"] == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Back squat 3x5", ("Back squat", "3x5")),
        ("5x5 @ 80% Back squat", ("Back squat", "5x5 @ 80%")),
        ("1-arm row 3x8", ("1-arm row", "3x8")),
        ("90/90 stretch 2x30s", ("90/90 stretch", "2x30s")),
        ("Deadlift 1x5, 2x3 @ 80%", ("Deadlift", "1x5, 2x3 @ 80%")),
        ("Easy run 20 min", ("Easy run", "20 min")),
        ("Squat 100", None),
        ("Day 1", None),
        ("3x5", None),
    ],
)
def test_a_name_is_told_from_its_sets(cell: str, found: tuple[str, str] | None) -> None:
    assert split_cell(cell) == found


def test_what_cannot_be_taken_is_named_and_the_rest_is_there(library: Library) -> None:
    text = """\
        Day,Exercise,Sets,Reps,Load,RPE,Tempo,Rest
        1,Back squat,4,6,100kg,8,3-0,90s
        1,Bench press,4,"12, 10",60,,,3-Feb
        1,Row,3,,,,,
        1,,3,8,,,,
        1,Dip,3,3-May-2001,,,,
        1,Deadlift,3,5,heaps,,3110,N/A
    """
    grid, problems = read(text, library)
    assert grid is not None
    assert in_short(grid) == "Day 1\n  back-squat 4x6 load 100kg, RPE 8 rest 90s\n  deadlift 3x5 tempo 3110\n"
    assert [problem.message for problem in problems] == [
        "G2: left out: “tempo”: a tempo has three or four figures; “3-0” reads as 2: 3, 0",
        "D3: left out: “12, 10” are not the reps of 4 sets",
        "C4: left out: “3” sets, and no reps go with it",
        "C5: left out: this row names no exercise",
        "D6: left out: “3-May-2001” is a date; the spreadsheet made it of something like 5-3-1",
        "E7: left out: “load”: “heaps” is not a load",
    ]
    assert {problem.severity for problem in problems} == {"warning"}


def test_cells_to_write_in_are_no_columns_of_the_plan(library: Library) -> None:
    grid, problems = read("Exercise,Sets,Reps,Weight,RPE,Film\nRow,3,8,,7,\nDip,3,8,,8,\n", library)
    assert grid is not None
    assert not problems
    assert [entry["load"] for entry in grid.program["sessions"][0]["exercises"]] == ["RPE 7", "RPE 8"]
    assert not [note for note in grid.notes if "column" in note]


def book(path: Path, fill: Callable[[Any], None]) -> Path:
    workbook = openpyxl.Workbook()
    fill(workbook.active)
    workbook.save(path)
    return path


def _strength(sheet: Any) -> None:
    """Merged heads, units in formats, dates that were 8-10, and a rest that two exercises share."""
    sheet["A1"] = "Off-season strength"
    sheet["A3"], sheet["B3"], sheet["E3"], sheet["H3"] = "Exercise", "Week 1", "Week 2", "Rest"
    for column, head in enumerate(("Sets", "Reps", "Load") * 2, 2):
        sheet.cell(4, column, head)
    sheet["A5"], sheet["A8"], sheet["A9"] = "MONDAY – Lower", "WEDNESDAY – Rest", "FRIDAY – Upper"
    squat = ("A1. Back squat", 3, datetime(2026, 8, 10), 185, 3, datetime(2026, 6, 8), 195, "90s")
    rows = {
        6: squat,
        7: ("A2. Pull-up", 3, 8, "BW", 3, 8, "BW"),
        10: ("Bench press", 4, 6, "N/A", 4, 6, 0.75, "2-3 min"),
    }
    for row, cells in rows.items():
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    for cell, form in {"D6": '0" lbs"', "G6": '0" lbs"', "C6": "d-mmm", "F6": "d-mmm", "G10": "0%"}.items():
        sheet[cell].number_format = form
    for area in ("A1:H1", "A3:A4", "B3:D3", "E3:G3", "H3:H4", "A5:H5", "H6:H7", "A8:H8", "A9:H9"):
        sheet.merge_cells(area)


def test_a_workbook_with_merged_heads_and_units_in_its_formats(tmp_path: Path, library: Library) -> None:
    docket = Docket()
    sheet = read_sheet(book(tmp_path / "plan.xlsx", _strength), None, docket)
    assert sheet is not None
    grid = read_grid(sheet, "", library, docket)
    assert grid is not None
    assert not len(docket), [problem.render() for problem in docket]
    assert in_short(grid) == dedent("""\
        Lower on MONDAY
          back-squat 3x8-10 @ 185lb / 3x6-8 @ 195lb + pull-up 3x8 @ bodyweight | rest 90s
        rest on WEDNESDAY
        Upper on FRIDAY
          bench-press 4x6 / 4x6 @ 75% rest 2-3 min
    """)
    assert grid.program["title"] == "Off-season strength"
    assert grid.notes == ("dates that the spreadsheet made of two numbers; read 10-Aug as 8-10, 8-Jun as 6-8",)


def _wrong_reps(sheet: Any) -> None:
    for row in (["Day", "Exercise", "Sets", "Reps"], [1, "Wobble press", 3, "3 or so"], [None, "Wobble row", 3, 8]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a spreadsheet in two forms."""
    monkeypatch.chdir(tmp_path)
    book(tmp_path / "plan.xlsx", _wrong_reps)
    (tmp_path / "plan.csv").write_text("Exercise,Week 1,Week 2\nDay 1,,\nWobble press,3x10,3x8\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_spreadsheet_is_printed_as_it_is_and_what_was_made_of_it_is_said(here: Path) -> None:
    done = run("build", "plan.xlsx")
    assert done.exit_code == 0, done.output
    assert (here / "plan.pdf").read_bytes().startswith(b"%PDF-")
    assert "plan.xlsx:2:" in done.stderr
    assert "warning: D2: left out: " in done.stderr
    assert "plan.xlsx: read as 1 week of 1 session; 1 place left out\n" in done.stderr
    assert "  not in the library, and printed by name alone:\n    Wobble row\n" in done.stderr
    assert sorted(path.name for path in here.iterdir()) == ["plan.csv", "plan.pdf", "plan.xlsx"]


def test_check_and_export_take_a_spreadsheet(here: Path) -> None:
    done = run("check", "plan.csv")
    assert done.exit_code == 0
    assert "Checked 1 program: nothing wrong." in done.stderr
    assert run("check", "plan.xlsx", "--strict").exit_code == 1
    assert "Wobble press" in run("export", "plan.csv", "--to", "markdown").stdout


def test_a_roster_is_still_one(here: Path) -> None:
    (here / "team.csv").write_text("Name,Group\nAda Sample,W1\n")
    assert "Checked 1 roster" in run("check", "team.csv").stderr


def test_a_spreadsheet_with_a_roster_is_printed_for_each_athlete(here: Path) -> None:
    (here / "team.csv").write_text("Name\nAda Sample\nBo Example\n")
    assert run("build", "plan.csv", "--roster", "team.csv").exit_code == 0
    assert (here / "plan-team.pdf").exists()


def test_what_is_wrong_with_the_program_is_told_at_its_cell(here: Path) -> None:
    (here / "plan.csv").write_text("Exercise,Tempo,Week 1\nWobble press,,3x8\nGlute bridge,,50x2000\n")
    done = run("build", "plan.csv")
    assert done.exit_code == 1
    assert "plan.csv:3:1: error: “Glute bridge” needs" in done.stderr
    assert "plan.csv: 1 error; nothing written" in done.stderr
    assert not (here / "plan.pdf").exists()


def test_keep_writes_the_program_beside_the_sheet_and_it_prints_the_same(here: Path) -> None:
    done = run("build", "plan.xlsx", "--keep")
    assert done.exit_code == 0, done.output
    assert "Wrote plan.yaml (1 week, 1 session)\n" in done.stderr
    assert (here / "plan.yaml").read_text().startswith("# Read from plan.xlsx\n# D2: left out: ")
    assert (here / "exercises" / "wobble-row.yaml").exists()
    before = (here / "plan.pdf").read_bytes()
    assert run("build", "plan.yaml").exit_code == 0
    assert (here / "plan.pdf").read_bytes() == before


def test_keep_never_writes_over_a_file_that_is_there(here: Path) -> None:
    (here / "plan.yaml").write_text("mine")
    done = run("build", "plan.csv", "--keep")
    assert done.exit_code == 1
    assert "plan.yaml: error: there is a file already" in done.stderr
    assert not (here / "plan.pdf").exists()
    assert run("build", "plan.csv", "--keep-as", "other.yaml").exit_code == 0
    assert (here / "other.yaml").exists()
    assert (here / "plan.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plan.yaml", "--keep"], "--keep is for a program that is a spreadsheet"),
        (["plan.yaml", "--sheet", "A"], "--sheet is for a program that is a spreadsheet"),
        (["plan.csv", "--keep", "--keep-as", "a.yaml"], "leave out one of them"),
        (["plan.csv", "plan.xlsx", "--keep", "-o", "out/"], "kept in one file"),
        (["plan.csv", "plan.xlsx", "--keep-as", "a.yaml", "-o", "out/"], "must name a folder"),
    ],
)
def test_keep_is_asked_for_in_one_way(arguments: list[str], message: str, here: Path) -> None:
    done = run("build", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_sheet_of_a_workbook_is_chosen_by_name(here: Path) -> None:
    assert run("build", "plan.xlsx", "--sheet", "Sheet").exit_code == 0
    done = run("build", "plan.xlsx", "--sheet", "Block 2")
    assert done.exit_code == 1
    assert "there is no sheet “Block 2”" in done.stderr


def test_python_takes_the_path_of_a_spreadsheet(here: Path) -> None:
    from programprint import sheets

    merged = sheets(here / "plan.csv")
    assert len(merged.sheets) == 2


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        ("entries", "Week,Exercise,Sets,Reps\n" + "1-50,Row,3,5\n" * 3),
        ("values", "Week,Exercise,Sets,Reps\n1-50,Row,3,5\n1-50,Dip,3,5\n"),
        ("athletes", 'Monday,Friday\n"Row 3x5\nDip 3x5\nPlank 3x5",Row 3x5\n'),
        ("library", "Exercise,W1\nWobble,3x5\nBobble,3x5\n"),
    ],
)
def test_what_a_sheet_costs_is_counted(limit: str, text: str, library: Library) -> None:
    most = {"entries": 100, "values": 60, "athletes": 3, "library": 1}[limit]
    grid, problems = read(text, library, limits([f"{limit}={most}"]))
    assert grid is None
    assert f"more than {most:,}" in problems[0].message
    assert f"--limit {limit}=" in problems[0].hint


def weeks(path: Path, names: tuple[str, ...], head: tuple[str, ...] = ("Exercise", "Sets", "Reps", "Load")) -> Path:
    """A workbook with notes, and a sheet for each week of these *names*: the squat gets heavier, and one cell is wrong."""
    workbook = openpyxl.Workbook()
    workbook.active.append(("Some words to the athletes",))
    for number, name in enumerate(names, 1):
        sheet = workbook.create_sheet(name)
        for row in (
            ("Spring block",), (), head, ("Monday",), ("Back squat", 3, 5, f"{50 + 10 * number}kg"),
            ("Bench press", 3, "8x?" if number == 2 else 8, ""), ("Thursday",), ("Deadlift", 1, 5, ""),
        ):  # fmt: skip
            sheet.append(row)
    workbook.save(path)
    return path


@pytest.mark.parametrize("names", [("Week 1", "Week 2", "Week 3"), ("W2", "W1", "W3 Deload")])
def test_a_workbook_with_a_sheet_for_each_week_is_one_program(
    names: tuple[str, ...], tmp_path: Path, library: Library
) -> None:
    docket = Docket()
    sheet = read_book(weeks(tmp_path / "plan.xlsx", names), None, docket)
    assert sheet is not None
    grid = read_grid(sheet, "", library, docket)
    assert grid is not None
    assert (grid.weeks, grid.program["title"]) == (3, "Spring block")
    loads = "[60kg, 70kg, 80kg]" if names[0] == "Week 1" else "[70kg, 60kg, 80kg]"
    first = grid.program["sessions"][0]["exercises"][0]
    assert str(list(first["load"])).replace("'", "") == loads
    (problem,) = docket
    assert problem.message.startswith(f"{names[1]}, C6: left out: “3x8x?”")
    assert "other sheets of the file (Sheet): choose one with --sheet" in grid.notes


def test_one_sheet_of_a_workbook_of_weeks_may_be_asked_for(tmp_path: Path, library: Library) -> None:
    path, docket = weeks(tmp_path / "plan.xlsx", ("Week 1", "Week 2", "Week 3")), Docket()
    sheet = read_book(path, "Week 3", docket)
    assert sheet is not None
    grid = read_grid(sheet, "", library, docket)
    assert grid is not None
    assert grid.program["sessions"][0]["exercises"][0]["load"] == "80kg"


def test_sheets_of_weeks_may_not_be_larger_together_than_one(tmp_path: Path) -> None:
    path, docket = weeks(tmp_path / "plan.xlsx", ("Week 1", "Week 2")), Docket(limits(["cells=50"]))
    assert read_book(path, None, docket) is None
    assert [problem.message for problem in docket] == ["the sheets of the weeks have more than 50 cells"]


def test_a_day_between_the_tables_of_two_weeks_is_a_day_of_both(library: Library) -> None:
    text = """\
        Week 1,,,,Week 2,,
        Exercise,Sets,Reps,,Exercise,Sets,Reps
        Monday,,,,,,
        Back squat,3,5,,Back squat,4,5
        Wednesday,,,,,,
        Bench press,3,8,,Bench press,4,8
        """
    assert taken(text, library) == "Monday\n  back-squat 3x5 / 4x5\nWednesday\n  bench-press 3x8 / 4x8\n"


def test_a_column_that_counts_sets_makes_one_exercise_of_a_set_in_each_row(library: Library) -> None:
    counted = "Exercise,Set,Reps\nBack squat,1,5\n,2,5\nBack squat,3.0,3\nPlank,1,30s\n"
    grid, problems = read(counted, library)
    assert grid
    assert not problems
    assert in_short(grid) == "Day 1\n  back-squat 2x5, 1x3\n  plank 1x30s\n"
    grid, _ = read("Exercise,Set,Reps\nBack squat,3,5\nPlank,1,30s\n", library)
    assert grid
    assert in_short(grid) == "Day 1\n  back-squat 3x5\n  plank 1x30s\n"


@pytest.mark.parametrize(
    ("rows", "do", "load"),
    [
        ("1,5,60 kg;2,5,80 kg;3,5,80 kg", "1x5 @ 60kg, 2x5 @ 80kg", None),
        ("1,5,80 kg;2,5,80 kg", "2x5", "80 kg"),
        ("1,8,;2,8-10,", "1x8, 1x8-10", None),
        ("W1,5,40 kg;W2,3,60 kg;1,5,80 kg;2,5,80 kg", "warm-up 1x5 @ 40kg, warm-up 1x3 @ 60kg, 2x5 @ 80kg", None),
        ("Warm-up,5,40 kg;1,5,80 kg;2,5,80 kg", "warm-up 1x5 @ 40kg, 2x5 @ 80kg", None),
        ("1,5,RPE 7;2,5,RPE 8", "1x5 @ RPE 7, 1x5 @ RPE 8", None),
        ("W1,5,40 kg;Set 1,5,80 kg;set #2,5,80 kg;3,5,80 kg", "warm-up 1x5 @ 40kg, 3x5 @ 80kg", None),
    ],
)
def test_each_counted_set_keeps_its_load(rows: str, do: str, load: str | None, library: Library) -> None:
    lines = "".join(f"Back squat,{row}\n" for row in rows.split(";"))
    grid, problems = read(f"Exercise,Set,Reps,Load\n{lines}Plank,1,30s,\n", library)
    assert grid
    assert not problems
    entry = grid.program["sessions"][0]["exercises"][0]
    assert (entry["do"], entry.get("load")) == (do, load)


def test_a_row_without_a_name_has_more_sets_of_the_exercise_above(library: Library) -> None:
    text = "Exercise,Sets,Reps,Load\nBack squat,3,5,80kg\n,1,5+,85kg\n,,,\nPlank,3,30s,\nPlank,3,30s,\n,3,30s,\n"
    grid, problems = read(text, library)
    assert grid
    assert not problems
    entries = grid.program["sessions"][0]["exercises"]
    assert [entry["do"] for entry in entries] == ["3x5 @ 80kg, 1x5+ @ 85kg", "3x30s", "3x30s, 3x30s"]


def test_an_exercise_named_again_has_other_sets_of_it(library: Library) -> None:
    text = "Exercise,Sets,Reps,%\nBack squat,1,5,65\nBack squat,1,5+,85\nPlank,3,30s,\nPlank,3,30s,\n"
    grid, problems = read(text, library)
    assert grid
    assert not problems
    entries = grid.program["sessions"][0]["exercises"]
    assert [entry["do"] for entry in entries] == ["1x5 @ 65%, 1x5+ @ 85%", "3x30s", "3x30s"]


def test_a_set_in_each_row_of_several_weeks(library: Library) -> None:
    rows = "1,1,5,7\n1,2,5,8\n2,1,3,8\n2,2,3,8\n".splitlines()
    lines = "".join(f"{row[:2]}Back squat,{row[2:]}\n" for row in rows)
    grid, problems = read(f"Week,Exercise,Set,Reps,RPE\n{lines}", library)
    assert grid
    assert not problems
    entry = grid.program["sessions"][0]["exercises"][0]
    assert entry == {"exercise": "back-squat", "do": ["1x5 @ RPE 7, 1x5 @ RPE 8", "2x3 @ RPE 8"]}


def test_what_stands_in_words_beside_the_sets(library: Library) -> None:
    text = (
        "Exercise,Warm-up sets,Sets,Reps,Rest,Substitution option 1,Substitution option 2,Notes\n"
        "Back squat,2-3,3,8,~3 min,Deadlift,Row,Deep\nPlank,N/A,3,30s,,,,\n"
    )
    grid, problems = read(text, library)
    assert grid
    assert not problems
    squat, plank = grid.program["sessions"][0]["exercises"]
    assert squat == {
        "exercise": "back-squat",
        "do": "3x8",
        "rest": "3 min",
        "note": "Warm-up sets: 2-3; Deep",
        "instead": ["deadlift", "row"],
    }
    assert plank == {"exercise": "plank", "do": "3x30s"}


def test_a_column_of_weeks_may_stand_over_the_names(library: Library) -> None:
    assert taken("Week,1,2\nBack squat,3x5,3x3\n", library) == "Day 1\n  back-squat 3x5 / 3x3\n"


def test_supersets_by_a_number_of_their_own(library: Library) -> None:
    grid, problems = read("Exercise,Superset ID,Sets,Reps\nBack squat,,3,5\nDip,1,3,8\nRow,1,3,8\n", library)
    assert grid
    assert not problems
    assert [len(block.get("superset", [0])) for block in grid.program["sessions"][0]["exercises"]] == [1, 2]


@pytest.mark.parametrize(
    ("cells", "do"),
    [
        ("8,6,4", "1x8, 1x6, 1x4"),
        ("8,8,6", "2x8, 1x6"),
        ("8 @ 60kg,6 @ 70kg,4+ @ 80kg", "1x8 @ 60kg, 1x6 @ 70kg, 1x4+ @ 80kg"),
        ("8-10,AMRAP,", "1x8-10, 1xAMRAP"),
    ],
)
def test_a_column_for_each_set(cells: str, do: str, library: Library) -> None:
    grid, problems = read(f"Exercise,Set 1,Set 2,Set 3,Rest\nBack squat,{cells},2 min\nPlank,3,3,3,\n", library)
    assert grid
    assert not problems
    assert grid.program["sessions"][0]["exercises"][0] == {"exercise": "back-squat", "do": do, "rest": "2 min"}


def test_columns_of_sets_that_are_empty_are_there_to_be_written_in(library: Library) -> None:
    assert taken("Exercise,Sets,Reps,Set 1,Set 2\nBack squat,3,5,,\n", library) == "Day 1\n  back-squat 3x5\n"


def test_a_bare_letter_is_a_label_where_the_library_knows_what_follows(library: Library) -> None:
    grid, problems = read("Exercise,Sets,Reps\nA1 Back squat,3,5\nA2 Plank,3,30s\nB Deadlift,3,8\n", library)
    assert grid
    assert not problems
    assert grid.program["sessions"][0]["exercises"][1] == {"exercise": "deadlift", "do": "3x8"}


def test_runs_by_the_mile_in_a_calendar_of_weeks(library: Library) -> None:
    grid, problems = read("Week,Mon,Tue,Sat\n1,3 mi run,Rest,6 mi run\n2,3 mi run,Rest,7 mi run\n", library)
    assert grid
    assert not problems
    sessions = grid.program["sessions"]
    assert [session.get("exercises") for session in sessions] == [
        [{"exercise": "run", "do": "1x3 mi"}],
        None,
        [{"exercise": "run", "do": ["1x6 mi", "1x7 mi"]}],
    ]


def test_counted_sets_that_differ_in_more_than_their_load_stand_apart(library: Library) -> None:
    grid, problems = read("Exercise,Set,Reps,Rest\nBack squat,1,5,90s\n,2,5,3 min\nPlank,1,30s,\n", library)
    assert grid
    assert not problems
    assert [entry["do"] for entry in grid.program["sessions"][0]["exercises"]] == ["1x5", "1x5", "1x30s"]


@pytest.mark.parametrize("labels", ["1;2.1;2.2;3", "A;SS1;SS1;SS2", "1;Superset;Superset;2", "1.0;2.1;2.2;3.0"])
def test_what_shares_a_number_in_the_column_of_labels_is_a_superset(labels: str, library: Library) -> None:
    names = ["Back squat", "Bench press", "Barbell row", "Plank"]
    rows = "".join(f"{label},{name},3,8\n" for label, name in zip(labels.split(";"), names, strict=True))
    grid, problems = read(f"Order,Exercise,Sets,Reps\n{rows}", library)
    assert grid
    assert not problems
    blocks = grid.program["sessions"][0]["exercises"]
    assert [len(block.get("superset", [block])) for block in blocks] == [1, 2, 1]


def test_numbers_that_all_share_their_first_figure_only_count(library: Library) -> None:
    grid, problems = read("Order,Exercise,Sets,Reps\n1.1,Back squat,3,5\n1.2,Bench press,3,5\n", library)
    assert grid
    assert not problems
    assert [*map(len, grid.program["sessions"][0]["exercises"])] == [2, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Monday,Back squat,3x5\n,Bench press,3x5\nWednesday,Deadlift,1x5\nDays off,,\n",
        ",Exercise,Sets,Reps\nMonday,Back squat,3,5\n,Bench press,3,5\nWednesday,Deadlift,1,5\n",
        ",,Week 1,Week 2\nMonday,Back squat,3x5,3x5\n,Bench press,3x5,3x5\nWednesday,Deadlift,1x5,1x5\n",
        "Week 1,Monday,Back squat,3x5\n,,Bench press,3x5\n,Wednesday,Deadlift,1x5\n",
    ],
)
def test_days_need_no_head(text: str, library: Library) -> None:
    assert taken(text, library) == "Monday\n  back-squat 3x5\n  bench-press 3x5\nWednesday\n  deadlift 1x5\n"


@pytest.mark.parametrize(("sets", "do"), [("4", "1x10, 1x8, 1x6, 1x4"), ("", "1x10, 1x8, 1x6, 1x4"), ("3", None)])
def test_reps_with_dashes_between_them_are_those_of_each_set(sets: str, do: str | None, library: Library) -> None:
    grid, problems = read(f"Exercise,Sets,Reps\nBack squat,{sets},10-8-6-4\nPlank,3,30s\n", library)
    assert grid
    assert bool(problems) == (do is None)
    assert [entry["do"] for entry in grid.program["sessions"][0]["exercises"]] == [*filter(None, [do]), "3x30s"]


@pytest.mark.parametrize("words", ["Rest day", "Off day", "Full rest", "Complete rest day", "Day off"])
def test_a_day_of_rest_says_no_more(words: str, library: Library) -> None:
    grid, problems = read(f"Day,Exercise,Sets,Reps\nMonday,Back squat,3,5\nTuesday,{words},,\n", library)
    assert grid
    assert not problems
    assert grid.program["sessions"][-1] == {"rest": "", "day": "Tuesday"}


def in_blocks(text: str, library: Library) -> list[list[str]]:
    """The exercises of each block of the first session, with what is done and what may be done instead."""
    grid, _ = read(text, library)
    assert grid
    return [
        [f"{entry['exercise']} {entry['do']}" for entry in block.get("superset", [block])]
        for block in grid.program["sessions"][0]["exercises"]
    ]


@pytest.mark.parametrize(
    "labels",
    [
        "SS1 ;SS1 ;SS2 ;SS2 ",
        "SS1: ;SS1: ;SS2 - ;SS2 - ",
        "SS1a ;SS1b ;SS2a ;SS2b ",
        "Superset A: ;Superset A: ;Superset B: ;Superset B: ",
        "SS A1. ;SS A2. ;B1. ;B2. ",
        "1A ;1B ;2A ;2B ",
        "1A. ;1B. ;2A) ;2B) ",
        "A1. ;A2. ;B1: ;B2: ",
        "A1. ;A2. ;A1. ;A2. ",
        "(A1) ;(A2) ;[B1] ;[B2] ",
        "1.1 ;1.2 ;2.1 ;2.2 ",
        "1.1. ;1.2. ;2.1) ;2.2) ",
        "A) ;A) ;B) ;B) ",
    ],
)
def test_labels_in_front_of_names_make_supersets(labels: str, library: Library) -> None:
    names = ["Back squat", "Bench press", "Deadlift", "Dip"]
    pairs = list(zip(labels.split(";"), names, strict=True))
    blocks = [["back-squat 3x8", "bench-press 3x8"], ["deadlift 3x8", "dip 3x8"]]
    assert in_blocks("Exercise,Sets,Reps\n" + "".join(f"{one}{name},3,8\n" for one, name in pairs), library) == blocks
    assert in_blocks("Monday\n" + "".join(f"{one}{name} 3x8\n" for one, name in pairs), library) == blocks


@pytest.mark.parametrize(
    "labels", ["1 ;2 ;3 ", "#1 ;#2 ;#3 ", "1: ;2: ;3: ", "1 - ;2 - ;3 - ", "A ;B ;C ", "A1 ;B1 ;C1 "]
)
def test_labels_that_count_leave_no_trace(labels: str, library: Library) -> None:
    names = ["Back squat", "Bench press", "Dip"]
    rows = "".join(f"{one}{name},3,8\n" for one, name in zip(labels.split(";"), names, strict=True))
    assert in_blocks(f"Exercise,Sets,Reps\n{rows}", library) == [["back-squat 3x8"], ["bench-press 3x8"], ["dip 3x8"]]


@pytest.mark.parametrize("name", ["5k run", "2K row", "3D lunge", "1.5 rep squat", "20 Dip", "Z press", "T-bar row"])
def test_what_only_looks_like_a_label_is_part_of_the_name(name: str, library: Library) -> None:
    grid, _ = read(f"Exercise,Sets,Reps\nBack squat,3,8\n{name},3,8\n", library)
    assert grid
    assert [stub.fields["name"] for stub in grid.stubs] == [name]


def test_a_tier_is_no_superset(library: Library) -> None:
    for text in (
        "Exercise,Sets,Reps\nT1 Back squat,5,3\nT2: Bench press,3,10\n",
        "Tier,Exercise,Sets,Reps\nT1,Back squat,5,3\nT2,Bench press,3,10\n",
    ):
        grid, problems = read(text, library)
        assert grid
        assert not problems
        assert in_short(grid) == "Day 1\n  back-squat 5x3 tier T1\n  bench-press 3x10 tier T2\n"


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Deadlift (or Dip)", ["dip"]),
        ("Deadlift / Dip", ["dip"]),
        ("Deadlift/Dip", ["dip"]),
        ("Deadlift or dips", ["dip"]),
        ("Deadlift, or Dip", ["dip"]),
        ("A. Deadlift (alt: Dip)", ["dip"]),
        ("Deadlift (or Dip or Plank)", ["dip", "plank"]),
        ("Deadlift [sub: Dip, Plank]", ["dip", "plank"]),
    ],
)
def test_a_name_may_say_what_may_be_done_instead(name: str, others: list[str], library: Library) -> None:
    grid, problems = read(f'Exercise,Sets,Reps\n"{name}",3,5\n', library)
    assert grid
    assert not problems
    assert grid.program["sessions"][0]["exercises"] == [{"exercise": "deadlift", "do": "3x5", "instead": others}]
    assert any("may be done instead" in note for note in grid.notes)


@pytest.mark.parametrize("name", ["Barbell or dumbbell row", "Deadlift (R/L)", "Deadlift (or similar)", "Dip/leg"])
def test_a_name_that_only_looks_so_is_kept(name: str, library: Library) -> None:
    grid, _ = read(f"Exercise,Sets,Reps\n{name},3,5\n", library)
    assert grid
    assert [stub.fields["name"] for stub in grid.stubs] == [name]


@pytest.mark.parametrize(
    ("cells", "do"),
    [
        ("5x60;5x70", "1x5 @ 60kg, 1x5 @ 70kg"),
        ("5@100;5@100", "2x5 @ 100kg"),
        ("100x5;110x3", "1x5 @ 100kg, 1x3 @ 110kg"),
        ("3x8x60;", "3x8 @ 60kg"),
        ("5x65%;3+x75%", "1x5 @ 65%, 1x3+ @ 75%"),
        ("60kg x 5;8", "1x5 @ 60kg, 1x8"),
        ("8@8;8 @ 60kg", "1x8 @ RPE 8, 1x8 @ 60kg"),
        ("30s;20m", "1x30s, 1x20m"),
        ("8-10;AMRAP", "1x8-10, 1xAMRAP"),
    ],
)
def test_columns_of_sets_may_hold_loads(cells: str, do: str, library: Library) -> None:
    one, two = cells.split(";")
    grid, problems = read(f"Exercise,Set 1,Set 2\nBack squat,{one},{two}\nDip,8,8\n", library)
    assert grid
    assert not problems
    assert [entry["do"] for entry in grid.program["sessions"][0]["exercises"]] == [do, "2x8"]


@pytest.mark.parametrize("cell", ["12x10", "foo", "60x5x3"])
def test_a_set_that_cannot_be_read_is_named_and_the_rest_is_there(cell: str, library: Library) -> None:
    grid, problems = read(f"Exercise,Set 1,Set 2,Set 3\nBack squat,5,{cell},5\nDip,{cell},,\nPlank,30s,30s,\n", library)
    assert grid
    assert [problem.message.partition(": ")[0] for problem in problems] == ["C2", "B3"]
    assert in_short(grid) == "Day 1\n  back-squat 2x5\n  plank 2x30s\n"


def test_columns_of_sets_may_come_in_pairs(library: Library) -> None:
    text = "Exercise,Set 1 Reps,Set 1 Weight,Set 2 Reps,Set 2 Weight (lb)\nBack squat,5,60,3,155\nDip,8,,8,\n"
    grid, problems = read(text, library)
    assert grid
    assert not problems
    assert [entry["do"] for entry in grid.program["sessions"][0]["exercises"]][1] == "2x8"


def test_columns_of_sets_beside_reps_are_there_to_be_written_in(library: Library) -> None:
    assert taken("Exercise,Sets,Reps,Set 1,Set 2\nBack squat,2,5,5x60,4x60\n", library) == "Day 1\n  back-squat 2x5\n"


@pytest.mark.parametrize(
    ("numbers", "named", "do"),
    [
        ("1;2;4", "B4", "2x5"),
        ("1;2;2", "B4", "2x5"),
        ("1;foo;2", "B3", "2x5"),
        ("1;2;3", "", "3x5"),
        ("W1;1;2", "", "warm-up 1x5, 2x5"),
    ],
)
def test_a_number_that_counts_no_set_is_named(numbers: str, named: str, do: str, library: Library) -> None:
    rows = "".join(f"{'' if at else 'Back squat'},{number},5\n" for at, number in enumerate(numbers.split(";")))
    grid, problems = read(f"Exercise,Set,Reps\n{rows}Dip,1,8\n,2,8\n,3,8\n", library)
    assert grid
    assert [problem.message.partition(": ")[0] for problem in problems] == [named] * bool(named)
    assert [entry["do"] for entry in grid.program["sessions"][0]["exercises"]] == [do, "3x8"]


def test_numbers_that_count_no_sets_are_remarked(library: Library) -> None:
    grid, _ = read("Exercise,Set,Reps\nBack squat,2,5\n,3,3\nDip,1,8\n,2,8\n", library)
    assert grid
    assert any("read as how many sets there are" in note for note in grid.notes)


def test_holds_and_times_have_columns(library: Library) -> None:
    text = (
        "Exercise,Sets,Reps,Hold,Time,Distance (m),Frequency\nGlute bridge,3,10,5s,,,2x/day\nPlank,3,,30,,,\n"
        "Easy run,1,,,20 min,,\nRow,2,,,,40m,\nDip,3,8,,30s,,\nDeadlift,3,,,,20,\n"
    )
    grid, problems = read(text, library)
    assert grid
    assert in_short(grid) == (
        "Day 1\n  glute-bridge 3x10 hold 5s note Frequency: 2x/day\n  plank 3x30s\n  easy-run 1x20 min\n  row 2x40m\n"
        "  dip 3x8\n"
    )
    assert [problem.message for problem in problems] == [
        "E6: left out: “30s”, since “8” says how much",
        "F7: left out: “20” has no unit",
    ]


def test_holds_in_another_language(library: Library) -> None:
    grid, problems = read("Übung,Sätze,Wdh.,Haltezeit,Häufigkeit\nPlank,3,,30 s,2x täglich\nDip,3,maximal,,\n", library)
    assert grid
    assert not problems
    plank, dip = grid.program["sessions"][0]["exercises"]
    assert plank["do"], plank["note"] == ("3x30s", "Häufigkeit: 2x täglich")
    assert dip["do"] == "3xAMRAP"


@pytest.mark.parametrize(
    "text",
    [
        "A1,Back squat,3,5,,\nA2,Dip,3,8,,Rest 90s\nB,Plank,3,60s,,\n",
        "A1,Back squat,3x5,,\nA2,Dip,3x8,,Rest 90s\nB,Plank,3x60s,,\n",
    ],
)
def test_a_list_needs_no_heads(text: str, library: Library) -> None:
    assert taken(text, library) == "Day 1\n  back-squat 3x5 + dip 3x8 | rest 90s\n  plank 3x60s\n"


def test_what_stands_behind_the_sets_without_a_head_is_not_lost(library: Library) -> None:
    grid, problems = read("Back squat,3x5,3 min,60kg,deep\nDip,3x8,90s,,\n", library)
    assert grid
    assert not problems
    assert in_short(grid) == "Day 1\n  back-squat 3x5 load 60kg rest 3 min note deep\n  dip 3x8 rest 90s\n"
    grid, _ = read("Back squat,3,5,100\nDip,3,8,20\n", library)
    assert grid
    assert "column “without a head” (D)" in grid.notes


@pytest.mark.parametrize(
    "text",
    [
        ",Exercise,Sets,Reps\nA1,Back squat,3,5\nA2,Plank,3,8\nB,Dip,3,10\n",
        ",Exercise,Week 1\nA1,Back squat,3x5\nA2,Plank,3x8\nB,Dip,3x10\n",
        "Monday,,,\n,Exercise,Sets,Reps\nA,Deadlift,1,5\nTuesday,,,\n,Exercise,Sets,Reps\n"
        "SS1,Back squat,3,5\nSS1,Plank,3,8\nB,Dip,3,10\n",
    ],
)
def test_labels_need_no_head(text: str, library: Library) -> None:
    grid, problems = read(text, library)
    assert grid
    assert not problems
    pair, alone = grid.program["sessions"][-1]["exercises"]
    assert [entry["exercise"] for entry in pair["superset"]] == ["back-squat", "plank"]
    assert alone["exercise"] == "dip"


def test_marks_without_a_head_join_nothing(library: Library) -> None:
    grid, problems = read(",Exercise,Sets,Reps\nx,Back squat,3,5\nx,Plank,3,8\n", library)
    assert grid
    assert not problems
    assert [entry["exercise"] for entry in grid.program["sessions"][0]["exercises"]] == ["back-squat", "plank"]


def test_sets_and_reps_with_a_stroke_below_a_head_that_says_so(library: Library) -> None:
    assert (
        taken("Exercise,Sets/Reps,Weight,Rest\nBack squat,4/6,185#,2'30\"\nDip,3 / 8-10,,1'\n", library)
        == "Day 1\n  back-squat 4x6 load 185lb rest 2:30\n  dip 3x8-10 rest 1 min\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Push,,,,Pull,,\nExercise,Sets,Reps,,Exercise,Sets,Reps\nDip,4,6,,Deadlift,3,5\n"
        "Week 2,,,,,,\nPush,,,,Pull,,\nExercise,Sets,Reps,,Exercise,Sets,Reps\nDip,5,6,,Deadlift,4,5\n",
        "Push,,,,Pull,,\nExercise,Sets,Reps,,Exercise,Sets,Reps\nWeek 1,,,,,,\nDip,4,6,,Deadlift,3,5\n"
        "Week 2,,,,,,\nDip,5,6,,Deadlift,4,5\n",
    ],
)
def test_weeks_below_each_other_of_tables_side_by_side(text: str, library: Library) -> None:
    assert taken(text, library) == "Push\n  dip 4x6 / 5x6\nPull\n  deadlift 3x5 / 4x5\n"


def test_a_workbook_of_weeks_with_tables_side_by_side(tmp_path: Path, library: Library) -> None:
    book = openpyxl.Workbook()
    for week in (1, 2):
        sheet = book.active if week == 1 else book.create_sheet()
        sheet.title = f"Week {week}"
        for row in (
            ["Push", "", "", "", "Pull", "", ""],
            ["Exercise", "Sets", "Reps", "", "Exercise", "Sets", "Reps"],
            ["Dip", 3 + week, 6, "", "Deadlift", 2 + week, 5],
        ):
            sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    docket = Docket()
    cells = read_book(tmp_path / "plan.xlsx", None, docket)
    assert cells
    grid = read_grid(cells, "", library, docket)
    assert grid
    assert not list(docket)
    assert in_short(grid) == "Push\n  dip 4x6 / 5x6\nPull\n  deadlift 3x5 / 4x5\n"


@pytest.mark.parametrize(
    ("cell", "do"),
    [
        ("5x65%", "1x5 @ 65%"),
        ("3x8x60kg", "3x8 @ 60kg"),
        ("60kg x 5", "1x5 @ 60kg"),
        ("3x10 60kg", "3x10 @ 60kg"),
        ("3x8-10, 22.5 kg", "3x8-10 @ 22.5kg"),
        ("3x8/leg 10-12kg", "3x8/leg @ 10-12kg"),
        ("3x5 135lbs, 1x5+ 155 lbs", "3x5 @ 135lb, 1x5+ @ 155lb"),
        ("5x65%, 3+x75%", "1x5 @ 65%, 1x3+ @ 75%"),
    ],
)
def test_a_load_with_its_unit_may_stand_behind_the_reps(cell: str, do: str, library: Library) -> None:
    grid, problems = read(f'Exercise,Week 1,Week 2\nBack squat,"{cell}",3x5\n', library)
    assert grid
    assert not problems
    assert grid.program["sessions"][0]["exercises"][0]["do"] == [do, "3x5"]


def test_of_a_load_and_two_numbers_both_ways_are_told(library: Library) -> None:
    grid, problems = read("Exercise,Week 1,Week 2\nBack squat,60kg x 5 x 3,3x5\n", library)
    assert grid
    assert problems[0].hint == "write 5x3 @ 60kg for 5 sets, or 3x5 @ 60kg for 3 sets"
