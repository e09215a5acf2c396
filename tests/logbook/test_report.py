"""The coach's report: what a log says of what was planned, week by week."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from programprint.build import merge_program
from programprint.cli import main
from programprint.docket import Docket
from programprint.merge.sheet import ExerciseTally, Tally
from programprint.order import Order

BLOCK = """
title: Spring
weeks: [Base, Build, Build, Deload]
sessions:
  - name: Lower
    day: Monday
    exercises:
      - {exercise: back-squat, do: 3x5}
      - {exercise: single-leg-hip-thrust, do: 2x8-12/leg}
  - name: Upper
    day: Thursday
    exercises:
      - {exercise: bench-press, do: 2x8-12}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("block.yaml").write_text(BLOCK)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def add(*what: str, week: int = 1, session: str = "Lower", to: str = "ada.jsonl") -> None:
    options = ("--week", str(week), "--session", session)
    result = run("log", "add", to, "--program", "block.yaml", *options, *what)
    assert result.exit_code == 0, result.output


def tallies() -> dict[int, Tally]:
    docket = Docket()
    sheets = merge_program(Path("block.yaml"), Order(log=Path("ada.jsonl")), docket)
    assert sheets, [problem.render() for problem in docket]
    return {sheet.week: sheet.tally for sheet in sheets if sheet.tally}


def exercise(week: int, name: str) -> ExerciseTally:
    return tallies()[week].exercises[name]


def text(path: str = "block-report.pdf") -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_what_was_done_is_counted_beside_what_was_planned(here: Path) -> None:
    add("A: 5, 5, - @ 60kg", "B: L 12, 10 / R 12, 12 @ 24kg")
    week = tallies()[1]
    assert (week.known, week.sessions, week.planned_sessions) == (True, 1, 2)
    assert (week.sets, week.planned) == (4, 7)
    assert week.reps == 10 + 46
    assert week.moved == 600 + 46 * 24
    squat = week.exercises["Back squat"]
    assert (squat.done, squat.planned) == (2, 3)
    assert squat.best
    assert str(squat.best.load) == "60kg"
    assert squat.best.amount == 5
    assert week.muscles["gluteus maximus"] > 0


def test_a_set_of_one_side_counts_a_half(here: Path) -> None:
    add("B: L 12, 10 / R 12, - @ 24kg")
    assert exercise(1, "Single-leg hip thrust").done == 1.5


def test_sides_are_held_against_each_other_where_both_are_written_down(here: Path) -> None:
    add("B: L 12, 10 / R 12, 12 @ 24kg")
    found = exercise(1, "Single-leg hip thrust")
    assert (found.left, found.right, found.weighed) == (Decimal(22 * 24), Decimal(24 * 24), True)
    assert found.best
    assert found.best.amount == 12  # of the side that did less
    add("B: L 12, 10 / R 12, 12", week=2)
    found = exercise(2, "Single-leg hip thrust")
    assert (found.left, found.right, found.weighed) == (Decimal(22), Decimal(24), False)


def test_a_week_of_which_nothing_is_written_down_is_no_zero(here: Path) -> None:
    add("A: 5, 5, 5 @ 60kg")
    add("A: 5, 5, 5 @ 65kg", week=3)
    assert [tallies()[week].known for week in (1, 2, 3, 4)] == [True, False, True, False]
    assert run("build", "block.yaml", "-l", "report", "--log", "ada.jsonl").exit_code == 0
    assert "weeks 1–3 of 4" in text()
    assert "nothing is written down of this week" in text()
    assert "0 of 7" not in text()


@pytest.mark.parametrize(
    ("lines", "since"),
    [
        (["8, 8 @ 40", "8, 8 @ 40", "8, 8 @ 40"], 2),
        (["8, 8 @ 40", "8, 9 @ 40", "9, 8 @ 40"], 1),
        (["8, 8 @ 40", "8, 8 @ 40", "6, 6 @ 42.5"], 0),
        (["8, 8 @ 40", "12, 12 @ 37.5", "12, 12 @ 37.5"], 2),
        (["8, 8", "9, 8", "9, 9"], 0),
        (["8, 8 @ 40", "-, - @ 40", "8, 8 @ 40"], 1),
    ],
)
def test_an_exercise_stands_still_where_it_is_no_more_than_before(here: Path, lines: list[str], since: int) -> None:
    for week, line in enumerate(lines, start=1):
        add(f"A: {line}", week=week, session="Upper")
    assert exercise(3, "Bench press").since == since


def test_a_lighter_week_of_the_plan_is_no_time_without_more(here: Path) -> None:
    for week in (1, 2, 3, 4):
        add("A: 8, 8 @ 40kg", week=week, session="Upper")
    assert exercise(4, "Bench press").since == 2
    Path("block.yaml").write_text(BLOCK.replace("Deload", "Build"))
    assert exercise(4, "Bench press").since == 3
    assert run("build", "block.yaml", "-l", "report", "--log", "ada.jsonl").exit_code == 0
    assert "Stands still Bench press" in text()
    assert "3 times in a row" in text()


def test_what_is_unsure_is_counted_in_nothing_but_what_is_to_settle(here: Path) -> None:
    add("A: 5, 5, 5 @ 60kg")
    lines = Path("ada.jsonl").read_text().splitlines()
    unsure = (
        lines[0]
        .replace('"by":"hand"', '"by":""')
        .replace('"done":5,', "")
        .replace('"load_unit":"kg"', '"state":"unsure"')
    )
    unsure = unsure.replace('"load":60,', "")
    Path("ada.jsonl").write_text("\n".join([unsure, *lines[1:]]) + "\n")
    week = tallies()[1]
    assert (week.unsettled, week.sets) == (1, 2)


def test_a_label_that_is_another_by_now_does_not_matter(here: Path) -> None:
    add("bench press: 8, 8 @ 40kg", session="Upper")
    log = Path("ada.jsonl").read_text()
    Path("ada.jsonl").write_text(log.replace('"label":"A"', '"label":"Q"'))
    assert exercise(1, "Bench press").done == 2


def test_a_log_of_another_program_tells_nothing_of_this_one(here: Path) -> None:
    add("A: 5, 5, 5 @ 60kg")
    Path("block.yaml").write_text(BLOCK.replace("Spring", "Summer"))
    assert not any(tally.known for tally in tallies().values())
    result = run("build", "block.yaml", "-l", "report", "--log", "ada.jsonl")
    assert result.exit_code == 0, result.output
    assert "Nothing of it is written down yet" in text()


def test_a_report_without_a_log_says_how_to_name_one(here: Path) -> None:
    result = run("build", "block.yaml", "-l", "report")
    assert result.exit_code == 0, result.output
    assert "--log FILE" in result.output


def test_one_command_reports_on_a_whole_team(here: Path) -> None:
    Path("team.csv").write_text("Name\nAda Sample\nBo Example\nCy Model\n")
    Path("logs").mkdir()
    add("A: 5, 5, 5 @ 60kg", to="logs/Ada-Sample.jsonl")
    add("A: 5, 5, 4 @ 80kg", to="logs/Bo-Example.jsonl")
    team = ("--roster", "team.csv", "--log", "logs", "--split", "-o", f"out{os.sep}{{name}}.pdf")
    result = run("build", "block.yaml", "-l", "report", *team)
    assert result.exit_code == 0, result.output
    assert "1 of 3 athletes have no log there" in result.output
    assert "60 kg × 5" in text("out/Ada-Sample.pdf")
    assert "80 kg × 5" in text("out/Bo-Example.pdf")
    assert "60 kg" not in text("out/Bo-Example.pdf")
    assert "Nothing of it is written down yet" in text("out/Cy-Model.pdf")


def test_pounds_are_told_in_pounds(here: Path) -> None:
    Path("block.yaml").write_text(f"units: lb\n{BLOCK}")
    add("A: 5, 5, 5 @ 135lb")
    assert run("build", "block.yaml", "-l", "report", "--log", "ada.jsonl").exit_code == 0
    assert "135 lb × 5" in text()
    assert "Load moved, lb" in text()
    assert "2\u00a0025" in text().replace("\u202f", "\u00a0") or "2 025" in text()


def test_who_is_not_in_the_log_of_a_team_is_no_reason_to_ask_for_a_log(here: Path) -> None:
    Path("team.csv").write_text("Name\nAda Sample\nBo Example\n")
    Path("logs").mkdir()
    add("A: 5, 5, 5 @ 60kg", to="logs/Ada-Sample.jsonl")
    result = run("build", "block.yaml", "-l", "report", "--roster", "team.csv", "--log", "logs", "-o", "x.pdf")
    assert "1 of 2 athletes have no log there" in result.output
    assert "--log FILE" not in result.output
