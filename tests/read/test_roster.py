"""Rosters: what spreadsheets export is read right, and every fault is told with its row and column."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import openpyxl
import pytest
from conftest import one, place

from programprint.docket import Docket
from programprint.notation.target import Weight
from programprint.problems import Problem, Span
from programprint.read.library import Library
from programprint.read.roster import LONGEST_NAME, Athlete, read_roster
from programprint.read.sheet import read_csv

EXERCISES = {
    "back-squat": "{name: Back squat, aliases: [High-bar squat]}",
    "bench-press": "name: Bench press",
    "split-squat": "{name: Split squat, sides: each, limb: leg}",
}


def roster(folder: Path, content: str | bytes, name: str = "team.csv") -> tuple[list[Athlete] | None, list[Problem]]:
    """The athletes of a file and what is wrong with it."""
    shelf = folder / "exercises"
    shelf.mkdir(exist_ok=True)
    for exercise, text in EXERCISES.items():
        (shelf / f"{exercise}.yaml").write_text(text)
    path = folder / name
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content)
    docket = Docket()
    found = read_roster(path, Library([shelf], docket), "kg", docket)
    return (None if found is None else list(found.athletes)), list(docket)


def athletes(folder: Path, content: str | bytes, name: str = "team.csv") -> list[Athlete]:
    found, problems = roster(folder, content, name)
    assert not problems, [problem.render() for problem in problems]
    assert found is not None
    return found


def kg(number: str) -> Weight:
    from decimal import Decimal

    return Weight(Decimal(number), "kg")


def pounds(number: str) -> Weight:
    from decimal import Decimal

    return Weight(Decimal(number), "lb")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_export_says_the_same(tmp_path: Path, encoding: str, sign: str, end: str) -> None:
    rows = [["Name", "Back squat", "Note"], ["Zoë Müller", "102.5", "“Slow”"], ["", "", ""], ["Bo", "", ""]]
    text = "".join(sign.join(row) + end for row in rows)
    first, second = athletes(tmp_path, text.encode(encoding))
    assert (first.name, first.maxes, first.note) == ("Zoë Müller", {"back-squat": kg("102.5")}, "“Slow”")
    assert (second.name, second.maxes) == ("Bo", {})


def test_a_decimal_comma_is_a_decimal_point(tmp_path: Path) -> None:
    (athlete,) = athletes(tmp_path, "Name;Back squat\nBo;102,5\n")
    assert athlete.maxes == {"back-squat": kg("102.5")}


def test_line_breaks_in_quotes_blank_lines_and_empty_columns_do_no_harm(tmp_path: Path) -> None:
    text = '\nName,Note,Back squat,,\nAda,"Knee first:\nstop when it hurts.",100,,\n,,,,\n\nBo,,90,,\n'
    first, second = athletes(tmp_path, text)
    assert (first.name, first.note) == ("Ada", "Knee first: stop when it hurts.")
    assert second.maxes == {"back-squat": kg("90")}


def test_xlsx_reads_as_csv_does(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in (["Name", "Units", "Back squat"], ["Ada", "lb", 225], ["Bo", "kg", 102.5]):
        workbook.active.append(row)
    workbook.save(tmp_path / "team.xlsx")
    first, second = athletes(tmp_path, (tmp_path / "team.xlsx").read_bytes(), "team.xlsx")
    assert (first.maxes, second.maxes) == ({"back-squat": pounds("225")}, {"back-squat": kg("102.5")})


@pytest.mark.parametrize(
    "head", ["Back squat", "back-squat", "BACK_SQUAT", "High bar squat", "Back squat 1RM", "Back-squat max"]
)
def test_a_column_is_known_by_id_name_or_alias_however_it_is_written(tmp_path: Path, head: str) -> None:
    (athlete,) = athletes(tmp_path, f"Name,{head}\nBo,100\n")
    assert athlete.maxes == {"back-squat": kg("100")}


@pytest.mark.parametrize("head", ["Back squat (lb)", "Back squat 1RM (lbs)", "Back squat [LB]", "Back squat lb 1RM"])
def test_a_head_may_name_the_unit(tmp_path: Path, head: str) -> None:
    (athlete,) = athletes(tmp_path, f"Name,{head}\nBo,225\n")
    assert athlete.maxes == {"back-squat": pounds("225")}


def test_a_cell_knows_its_unit_better_than_the_head_and_the_head_better_than_the_row(tmp_path: Path) -> None:
    text = "Name,Units,Back squat (kg),Bench press\nBo,lb,225 lb,100\nAda,lb,100,90kg\n"
    first, second = athletes(tmp_path, text)
    assert first.maxes == {"back-squat": pounds("225"), "bench-press": pounds("100")}
    assert second.maxes == {"back-squat": kg("100"), "bench-press": kg("90")}


def test_training_maxes_starts_and_swaps_have_columns_of_their_own(tmp_path: Path) -> None:
    text = (
        "Name,Back squat TM,Bench press start (kg),Swap\nBo,90,40,back squat > split-squat; bench-press = Back squat\n"
    )
    (athlete,) = athletes(tmp_path, text)
    assert athlete.training_maxes == {"back-squat": kg("90")}
    assert athlete.starts == {"bench-press": kg("40")}
    assert athlete.swaps == {"back-squat": "split-squat", "bench-press": "back-squat"}


def test_first_and_last_name_make_a_name(tmp_path: Path) -> None:
    first, second = athletes(tmp_path, "Last name,First name\nSample,Ada\n,Bo\n")
    assert (first.name, second.name) == ("Ada Sample", "Bo")


def test_group_weak_side_and_body_weight_are_read(tmp_path: Path) -> None:
    (athlete,) = athletes(tmp_path, "Name,Group,Weak side,Bodyweight (kg)\nBo,backs,L,81.5\n")
    assert (athlete.group, athlete.weak_side, athlete.body_weight) == ("backs", "left", kg("81.5"))


@pytest.mark.parametrize("nothing", ["", "-", "–", "?", "n/a"])
def test_what_is_not_known_is_left_out(tmp_path: Path, nothing: str) -> None:
    (athlete,) = athletes(tmp_path, f"Name,Back squat,Weak side\nBo,{nothing},{nothing}\n")
    assert (athlete.maxes, athlete.weak_side) == ({}, None)


FAULTS = {
    "a load that is no number": ("Name,Back squat\nBo,ninety\n", (2, 4), "B2: “ninety” is no load"),
    "a load that may be a thousand": ("Name;Back squat\nBo;1,000\n", (2, 4), "B2: “1,000” is no load"),
    "a load that became a date": ("Name,Back squat\nBo,2026-05-01\n", (2, 4), "B2: “2026-05-01” is no load"),
    "a load of nothing": ("Name,Back squat\nBo,0\n", (2, 4), "B2: 0 is no load that anybody lifts"),
    "a load without its point": ("Name,Back squat\nBo,10250\n", (2, 4), "B2: 10250 is no load that anybody lifts"),
    "no name": ("Name,Group\n,backs\n", (2, 1), "A2: the name of the athlete is missing"),
    "twice the same athlete": ("Name,Group\nBo,a\nAda,a\n bo ,b\n", (4, 1), "A4: this athlete stands in row 2 already"),
    "a unit that is none": ("Name,Units\nBo,stone\n", (2, 4), "B2: “stone” is no unit of loads"),
    "a pair that is none": ("Name,Pair\nBo,third\n", (2, 4), "B2: “third” is neither of a pair"),
    "a side that is none": ("Name,Weak side\nBo,front\n", (2, 4), "B2: “front” is no side"),
    "a swap of nothing": ("Name,Swap\nBo,back squat\n", (2, 4), "B2: “back squat” swaps nothing"),
    "a swap for nothing known": ("Name,Swap\nBo,back-squat > splitsquat\n", (2, 4), "no exercise “splitsquat”"),
    "columns that mean the same": ("Name,Back squat,back-squat (kg)\nBo,1,2\n", (1, 17), "mean the same"),
    "no column of names": ("Who,Back squat\nBo,100\n", (1, 1), "A1: no column has the names of the athletes"),
    "a name that no sheet holds": (f"Name\n{'x' * (LONGEST_NAME + 1)}\n", (2, 1), "A2: a name of 81 characters"),
}


@pytest.mark.parametrize(("text", "where", "said"), FAULTS.values(), ids=list(FAULTS))
def test_a_fault_is_told_with_row_and_column(tmp_path: Path, text: str, where: tuple[int, int], said: str) -> None:
    found, problems = roster(tmp_path, text)
    error = one(problem for problem in problems if problem.severity == "error")
    assert found is None
    assert place(error) == where
    assert said in error.message


def test_a_fault_below_quoted_line_breaks_points_at_the_line_of_the_file(tmp_path: Path) -> None:
    _, problems = roster(tmp_path, 'Name,Note,Back squat\nAda,"one\ntwo",100\nBo,"",heavy\n')
    error = one(problems)
    assert place(error) == (4, 7)
    assert error.render().splitlines()[1:3] == ['  | Bo,"",heavy', "  |       ^^^^^"]


def test_a_fault_in_xlsx_names_the_cell(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in (["Name", "Back squat"], ["Ada", 100], ["Bo", "heavy"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "team.xlsx")
    _, problems = roster(tmp_path, (tmp_path / "team.xlsx").read_bytes(), "team.xlsx")
    assert one(problems).message.startswith("B3: “heavy” is no load")


def test_all_faults_are_told_in_one_run(tmp_path: Path) -> None:
    _, problems = roster(tmp_path, "Name,Units,Weak side,Back squat\nBo,stone,up,heavy\n,kg,,1\nBo,kg,,2\n")
    assert [problem.message.split(":")[0] for problem in problems] == ["B2", "C2", "D2", "A3", "A4"]


def test_an_unknown_column_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    found, problems = roster(tmp_path, "Name,Bck squat\nBo,100\n")
    warning = one(problems)
    assert warning.severity == "warning"
    assert isinstance(warning.where, Span)
    assert "B1: “Bck squat” is no column of a roster and no exercise" in warning.message
    assert "back squat" in warning.hint
    assert found is not None


def test_an_empty_roster_is_an_error(tmp_path: Path) -> None:
    assert "no athlete below" in one(roster(tmp_path, "Name,Group\n")[1]).message


@pytest.mark.parametrize(
    ("head", "cell", "cure"), [("Back squat", "1025", "102.5"), ("Back squat lb", "1955", "195.5")]
)
def test_a_load_that_nobody_lifts_is_warned_of(tmp_path: Path, head: str, cell: str, cure: str) -> None:
    found, problems = roster(tmp_path, f"Name,{head}\nBo,{cell}\n")
    problem = one(problems)
    assert found
    assert (problem.severity, place(problem)) == ("warning", (2, 4))
    assert "a decimal comma lost" in problem.hint
    assert problem.hint.endswith(cure)


def test_the_strongest_there_are_are_believed(tmp_path: Path) -> None:
    assert athletes(tmp_path, "Name,Back squat,Bench press (lb)\nBo,500,1100\n")


def test_a_decimal_comma_that_cuts_a_number_in_two_is_told_with_its_cure(tmp_path: Path) -> None:
    _, problems = roster(tmp_path, 'Name,Back squat\n"Ada",102,5\n')
    problem = one(problems)
    assert place(problem) == (2, 11)
    assert '"102,5"' in problem.hint
    assert "semicolons" in problem.hint


@pytest.mark.parametrize(
    ("written", "pair"), [("first", "first"), ("2", "second"), ("2nd", "second"), ("1", "first"), ("", ""), ("-", "")]
)
def test_which_of_a_pair_an_athlete_takes_is_read(tmp_path: Path, written: str, pair: str) -> None:
    (athlete,) = athletes(tmp_path, f"Name,Pair\nBo,{written}\n")
    assert athlete.pair == pair


GERMAN = "Vorname;Nachname;Gruppe;Schwache Seite;Gewicht (kg);Back squat 1RM;Sprache;Notiz\n"


def in_words(folder: Path, content: str, language: str = "en") -> tuple[list[Athlete], Docket]:
    shelf = folder / "exercises"
    shelf.mkdir()
    (shelf / "back-squat.yaml").write_text("name: Back squat\n")
    path = folder / "team.csv"
    path.write_text(content, encoding="utf-8")
    docket = Docket()
    library = Library([shelf], docket)
    library.language = language
    found = read_roster(path, library, "kg", docket)
    return list(found.athletes) if found else [], docket


@pytest.mark.parametrize("language", ["en", "de"])
def test_heads_in_another_language_are_recognised(tmp_path: Path, language: str) -> None:
    (athlete,), docket = in_words(tmp_path, f"{GERMAN}Ana;Berg;A;links;62,5;100;fr;Knie\n", language)
    assert [problem.render() for problem in docket] == []
    assert (athlete.name, athlete.group, athlete.weak_side, athlete.language, athlete.note) == (
        ("Ana Berg", "A", "left", "fr", "Knie")
    )
    assert athlete.body_weight == kg("62.5")
    assert athlete.maxes == {"back-squat": kg("100")}
    assert any("its heads are German" in remark for remark in docket.remarks) == (language == "en")


def test_english_heads_are_read_as_ever_beside_one_of_another_language(tmp_path: Path) -> None:
    _, docket = in_words(tmp_path, "Name;Gruppe\nAna;A\n")
    assert ["“Gruppe” is no column of a roster" in problem.message for problem in docket] == [True]
    assert not docket.remarks


def test_heads_that_two_languages_have_are_not_guessed_at(tmp_path: Path) -> None:
    _, docket = in_words(tmp_path, "Grupo;Nombre completo;Nome completo\nA;Ana;Bia\n")
    assert docket.errors
    assert not docket.remarks


CELLS = [
    "name,note,max",
    'Ada,"Two, in ""quotes""",100',
    "",
    "Bo,'=not a sum,",
    '"Cleo\nSample",,92.5',
    "Dot,plain,80",
]
"""Rows of a table; in one a cell has two lines."""


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5], [5, 0, 4, 1, 3, 3, 2], [3, 5, 1]])
def test_the_place_of_a_cell_is_found_in_whatever_order_one_asks(order: list[int], end: str) -> None:
    sheet = read_csv(("\n".join(CELLS) + end).encode(), "team.csv", Docket())
    assert sheet is not None
    for row in order:
        for column in sheet.filled(row):
            place = sheet.span(row, column)
            shown = place.source.text[place.start : place.end]
            assert shown.replace('""', '"') == sheet.rows[row][column]
            assert shown in CELLS[row]


def test_a_table_is_held_in_little_more_than_its_text() -> None:
    rows = "".join(f"Athlete {row}{f',{row % 90}' * 20}\n" for row in range(2000))
    data = f"name{',max' * 20}\n{rows}".encode()
    read_csv(data, "team.csv", Docket())
    tracemalloc.start()
    sheet = read_csv(data, "team.csv", Docket())
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sheet is not None
    assert held < 25 * 21 * 2000
