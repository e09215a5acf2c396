"""``programprint import``: what it writes, what it says, and that nothing is lost or overwritten."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from programprint.cli import main

DATA = [
    {"name": "Wobble press", "equipment": "barbell", "instructions": ["Wobble."], "images": ["a.jpg"]},
    {"name": "One-leg wobble", "equipment": "other", "instructions": ["Wobble on one leg."]},
]
GRID = "Exercise,Week 1,Week 2\nDay 1,,\nWobble press,3x10 @ 70%,3x8 @ 75%\nSplit wobble,2x8,2x10\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with data to import."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "db.json").write_text(json.dumps(DATA))
    (tmp_path / "My block.csv").write_text(GRID)
    (tmp_path / "lifts.csv").write_text("Lift,Steps\nBridge,Lift the hip.\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_exercises_go_to_a_folder_here_and_the_summary_says_what_is_left_out(here: Path) -> None:
    result = run("free-exercise-db", "db.json")
    assert result.exit_code == 0
    assert names(here / "exercises") == ["one-leg-wobble.yaml", "wobble-press.yaml"]
    assert result.stderr.splitlines() == [
        "Wrote 2 exercises to exercises",
        "Not carried, or to be looked at:",
        "      1  pictures: media is never fetched: wobble-press",
        "      1  equipment “other” says nothing and is left out: one-leg-wobble",
        "      1  sides are suggested in a comment; check it, then uncomment it: one-leg-wobble",
    ]


def test_wger_is_read_from_its_folder(here: Path) -> None:
    empty = {"category": 8, "muscles": [], "muscles_secondary": [], "equipment": [], "license": 2}
    text = {"exercise": 1, "name": "Heel lift", "description": "Lift.", "language": 2, "license": 2}
    files = {
        "exercise-base-data": [{"model": "e.exercise", "pk": 1, "fields": empty}],
        "translations": [{"model": "e.translation", "pk": 2, "fields": {**text, "license_author": "Ida"}}],
    }
    (here / "wger").mkdir()
    for name in ("exercise-base-data", "translations", "muscles", "equipment", "categories"):
        (here / "wger" / f"{name}.json").write_text(json.dumps(files.get(name, [])))
    assert run("wger", "wger").exit_code == 0
    assert "source: Ida, wger.de/en/exercise/1/view\n" in (here / "exercises" / "heel-lift.yaml").read_text()


def test_what_a_grid_cannot_carry_is_said(here: Path) -> None:
    (here / "My block.csv").write_text(GRID.replace("Week 2\n", "Week 2,Film\n").replace("75%\n", "75%,yes\n"))
    assert run("grid", "My block.csv").stderr.endswith("Not carried, or to be looked at:\n  column “Film” (D)\n")


def test_the_grid_in_the_guide_is_read_and_builds(here: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
    (grid,) = re.findall(r"```csv\n# spring-block.csv\n(.*?)```", guide, re.DOTALL)
    (here / "spring-block.csv").write_text(grid)
    assert run("grid", "spring-block.csv").exit_code == 0
    assert not (here / "exercises").exists()
    built = CliRunner().invoke(main, ["build", "spring-block.yaml"])
    assert built.exit_code == 0, built.output


def test_quiet_says_nothing(here: Path) -> None:
    result = run("free-exercise-db", "db.json", "-q", "-o", "mine")
    assert result.output == ""
    assert names(here / "mine") == ["one-leg-wobble.yaml", "wobble-press.yaml"]


def test_files_that_are_there_are_kept_unless_forced(here: Path) -> None:
    run("free-exercise-db", "db.json")
    mine = here / "exercises" / "wobble-press.yaml"
    mine.write_text("name: Mine\n")
    result = run("free-exercise-db", "db.json")
    assert result.exit_code == 0
    assert mine.read_text() == "name: Mine\n"
    assert result.stderr.splitlines()[:3] == [
        "Wrote 0 exercises to exercises",
        "  1 were there already, just the same",
        "  1 kept as they were; --force replaces them: wobble-press",
    ]
    assert run("free-exercise-db", "db.json", "--force").stderr.startswith("Wrote 1 exercise to exercises\n")
    assert mine.read_text().startswith("# free-exercise-db")


def test_a_file_whose_name_differs_in_case_or_ending_counts_as_there(here: Path) -> None:
    (here / "exercises").mkdir()
    (here / "exercises" / "Wobble-Press.yml").write_text("name: Mine\n")
    run("free-exercise-db", "db.json")
    assert names(here / "exercises") == ["Wobble-Press.yml", "one-leg-wobble.yaml"]


def test_only_takes_the_names_with_all_of_the_words(here: Path) -> None:
    assert run("free-exercise-db", "db.json", "--only", "LEG wobble").exit_code == 0
    assert names(here / "exercises") == ["one-leg-wobble.yaml"]
    result = run("free-exercise-db", "db.json", "--only", "squat", "--only", "row")
    assert result.exit_code == 1
    assert "no name holds “squat” or “row”" in result.stderr


def test_an_exercise_that_hides_a_shipped_one_is_named(here: Path) -> None:
    (here / "db.json").write_text(json.dumps([{"name": "Step-up"}]))
    assert "1 now come before the exercise of that id that ships with programprint: step-up" in (
        run("free-exercise-db", "db.json").stderr
    )


def test_where_there_is_an_error_nothing_is_written(here: Path) -> None:
    (here / "db.json").write_text(json.dumps([*DATA, {"id": "nameless"}, {"name": "A", "instructions": 3}]))
    result = run("free-exercise-db", "db.json")
    assert result.exit_code == 1
    assert "db.json: error: entry 3 has no name" in result.stderr
    assert "db.json: error: entry 4 (“A”) has no list of texts" in result.stderr
    assert result.stderr.endswith("db.json: 2 errors; nothing written\n")
    assert not (here / "exercises").exists()


def test_csv_takes_a_map_a_credit_and_a_licence(here: Path) -> None:
    result = run(
        "csv", "lifts.csv", "--map", "name=Lift, instructions=Steps", "--credit", "Ida", "--license", "CC0-1.0"
    )
    assert result.exit_code == 0, result.output
    assert (here / "exercises" / "bridge.yaml").read_text() == (
        "name: Bridge\ninstructions:\n  - Lift the hip.\nsource: Ida\nlicense: CC0-1.0\n"
    )


def test_a_grid_becomes_a_program_with_files_for_new_exercises_and_it_builds(here: Path) -> None:
    run("free-exercise-db", "db.json", "--only", "press")
    result = run("grid", "My block.csv", "--title", "My block")
    assert result.exit_code == 0, result.output
    assert result.stderr == (
        "Wrote my-block.yaml (2 weeks, 1 session)\n"
        "Wrote to exercises, with the name alone, what the library does not know:\n"
        "  split-wobble.yaml  Split wobble\n"
    )
    assert names(here / "exercises") == ["split-wobble.yaml", "wobble-press.yaml"]
    built = CliRunner().invoke(main, ["build", "my-block.yaml"])
    assert built.exit_code == 0, built.output


def test_a_grid_looks_exercises_up_in_the_libraries_that_are_named(here: Path) -> None:
    run("free-exercise-db", "db.json", "-o", "lib")
    (here / "out").mkdir()
    result = run("grid", "My block.csv", "--library", "lib", "-o", "out")
    assert result.exit_code == 0, result.output
    assert names(here / "out") == ["exercises", "my-block.yaml"]
    assert names(here / "out" / "exercises") == ["split-wobble.yaml"]


def test_a_program_that_is_there_is_not_overwritten(here: Path) -> None:
    (here / "my-block.yaml").write_text("mine")
    result = run("grid", "My block.csv")
    assert result.exit_code == 1
    assert "my-block.yaml: error: there is a file already" in result.stderr
    assert (here / "my-block.yaml").read_text() == "mine"
    assert not (here / "exercises").exists()
    assert run("grid", "My block.csv", "--force").exit_code == 0
    assert (here / "my-block.yaml").read_text().startswith("# Read from My block.csv\n")


def test_a_wrong_cell_of_a_grid_is_left_out_and_named_the_rest_is_written(here: Path) -> None:
    (here / "My block.csv").write_text(GRID.replace("2x10", "2xx"))
    result = run("grid", "My block.csv")
    assert result.exit_code == 0
    assert "My block.csv:4:20: warning: C4: left out: “x” is not a number of reps" in result.stderr
    assert "Left out, as the head of the file says too: 1 place\n" in result.stderr
    text = (here / "my-block.yaml").read_text()
    assert text.startswith("# Read from My block.csv\n# C4: left out: “x” is not a number of reps\n")
    assert 'do: [2x8, "-"]\n' in text


def test_a_grid_of_which_nothing_can_be_read_writes_nothing(here: Path) -> None:
    (here / "My block.csv").write_text("Exercise,Week 1\nWobble press,2xx\n")
    result = run("grid", "My block.csv")
    assert result.exit_code == 1
    assert "B2: left out: “x” is not a number of reps" in result.stderr
    assert "A1: nothing below the head can be read" in result.stderr
    assert names(here) == ["My block.csv", "db.json", "lifts.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["other", "db.json"], "'other' is not one of"),
        (["csv", "lifts.csv", "--map", "name"], "is not of the form FIELD=COLUMN"),
        (["csv", "lifts.csv", "--map", "nam=Lift"], "there is no field “nam”; did you mean name?"),
        (["csv", "lifts.csv", "--map", "name=A", "--map", "name=B"], "“name” is mapped twice"),
        (["wger", "db.json", "--map", "name=A"], "--map belongs to csv, not to wger"),
        (["csv", "lifts.csv", "--title", "A"], "--title belongs to grid, not to csv"),
        (["csv", "lifts.csv", "-o", "no/where"], "there is no folder no"),
        (["csv", "lifts.csv", "-o", "db.json"], "db.json is a file"),
    ],
)
def test_wrong_use_is_explained(here: Path, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_folder_that_cannot_be_made_is_a_problem(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    result = run("free-exercise-db", "db.json")
    assert result.exit_code == 1
    assert "it cannot be written" in result.stderr


def test_a_write_that_fails_is_a_problem(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "exercises/x.yaml")

    monkeypatch.setattr("programprint.importing.shelf.write", full)
    result = run("free-exercise-db", "db.json")
    assert result.exit_code == 1
    assert "exercises/x.yaml: error: it cannot be written: the disk is full" in result.stderr


@pytest.mark.parametrize(
    ("rows", "place", "said"),
    [
        ("Exercise,Week 1\n" + "N" * 400 + ",3x8\n", "2:1", "A2: “name”: a name of 400 characters"),
        ("Exercise,Week 1\nDay " + "N" * 400 + "\nSquat,3x8\n", "2:1", "A2: “name”: a name of 404 characters"),
        ("T" * 500 + "\nExercise,Week 1\nSquat,3x8\n", "1:1", "A1: “title”: a name of 500 characters"),
        (
            "Exercise,Week 1\nDay 1\n" + f"Note: {'w ' * 3000}\n" * 2 + "Squat,3x8\n",
            "2:1",
            "A2: the words of “Day 1” come to 11,999 characters",
        ),
    ],
)
def test_a_grid_that_would_not_read_back_is_refused_at_its_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, place: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "g.csv").write_text(rows)
    result = CliRunner().invoke(main, ["import", "grid", "g.csv", "-o", "x.yaml"])
    assert result.exit_code == 1
    assert f"g.csv:{place}: error: {said}" in result.stderr
    assert ".yaml" not in result.stderr
    assert "--limit" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["g.csv"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"name": "A", "order": ' + "9" * 5_000 + "}]", "it holds the number 999"),
        ('[{"name": NaN}]', "it holds the number NaN"),
        ('[{"name": -Infinity}]', "it holds the number -Infinity"),
        ("[" * 5_000 + "]" * 5_000, "nested too deep"),
        ("[" + "[]," * 1_000_001 + "[]]", "more than 1,000,000 values"),
        ('{"a": ' * 100_000, "nested too deep"),
        ('[{"name": "\\ud800"}]', ""),
        ('[{"name": "A", "name": "B", "force": 1e999}]', ""),
    ],
)
def test_hostile_json_ends_with_a_problem_or_in_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(text)
    result = CliRunner().invoke(main, ["import", "free-exercise-db", "a.json"])
    assert result.exit_code == 1 or (not said and result.exit_code == 0), result.output
    assert isinstance(result.exception, SystemExit | None)
    assert said in result.stderr
    if result.exit_code:
        assert "a.json" in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_limit_may_be_raised_or_lowered(tmp_path: Path) -> None:
    source = tmp_path / "lifts.csv"
    source.write_text("name\n" + "".join(f"Lift {number}\n" for number in range(50)))
    done = CliRunner().invoke(main, ["import", "csv", str(source), "-o", str(tmp_path / "out"), "--limit", "cells=20"])
    assert done.exit_code == 1
    assert "--limit cells=" in done.stderr
    done = CliRunner().invoke(main, ["import", "csv", str(source), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_an_exercise_does_not_take_the_place_of_another_of_the_same_import(
    tmp_path: Path, force: tuple[str, ...]
) -> None:
    source, shelf = tmp_path / "lifts.csv", tmp_path / "out"
    source.write_text("name,instructions\nZed,do it\nYup,be it\n")
    shelf.mkdir()
    (shelf / "zed.yaml").symlink_to("yup.yaml")
    done = CliRunner().invoke(main, ["import", "csv", str(source), "-o", str(shelf), *force])
    assert (done.exit_code, "written just before" in done.output + done.stderr) == (1, True)
