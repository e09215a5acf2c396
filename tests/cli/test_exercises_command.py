"""``exercises``: finding them by what one knows of them, and where each value of one comes from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from paper import few_and_many, some

from programprint import resources
from programprint.cli import exercises, main
from programprint.cli.table import aligned, extent

SHELF = {
    "goblet-squat": "name: Goblet squat\npattern: squat\nequipment: [kettlebell]\n"
    "muscles: [{name: quadriceps}, {name: gluteus maximus}]\n",
    "pistol-squat": "name: Pistol squat\naliases: [one-leg squat]\nsides: each\nlimb: leg\n"
    "muscles: [{name: quadriceps}]\n",
    "developpe": "name: Développé assis\nsides: alternating\nlimb: arm\nequipment: [dumbbells, flat bench]\n",
    "hip-thrust": "name: Hip thrust\nsummary: Better than a squat.\nmuscles: [{name: gluteus maximus, share: 60}]\n",
}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a small library, and no shipped one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(resources, "programs", lambda: tmp_path / "nothing-ships")
    (tmp_path / "exercises").mkdir()
    for name, text in SHELF.items():
        (tmp_path / "exercises" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["exercises", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def ids(*arguments: str) -> list[str]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--json").stdout)
    return [one["id"] for one in found]


def test_the_list_holds_every_exercise_that_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shipped = sorted(path.stem for path in (resources.programs() / "exercises").glob("*.yaml"))
    assert ids("list") == shipped
    lines = run("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["ID", *shipped]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["search", "squat"], ["goblet-squat", "pistol-squat", "hip-thrust"]),
        (["search", "SQUATS", "one"], ["pistol-squat"]),
        (["search", "glutes"], ["goblet-squat", "hip-thrust"]),
        (["search", "quad", "kettle"], ["goblet-squat"]),
        (["search", "hip-thrust"], ["hip-thrust"]),
        (["search", "developpe"], ["developpe"]),
        (["search", "dévelop"], ["developpe"]),
        (["search", "quat"], []),
        (["list", "--muscle", "gluteus maximus"], ["goblet-squat", "hip-thrust"]),
        (["list", "--muscle", "glute", "--muscle", "quads"], ["goblet-squat"]),
        (["list", "--muscle", "gluteus quadriceps"], []),
        (["list", "--equipment", "bench"], ["developpe"]),
        (["list", "--equipment", "flat dumbbell"], []),
        (["list", "--sides", "each"], ["pistol-squat"]),
        (["list", "--pattern", "squat"], ["goblet-squat"]),
        (["list", "--pattern", "hinge"], []),
        (["search", "squat", "--sides", "both", "--muscle", "quadriceps"], ["goblet-squat"]),
    ],
)
def test_exercises_are_found_by_the_beginnings_of_words_and_what_is_called_so_comes_first(
    shelf: Path, arguments: list[str], found: list[str]
) -> None:
    assert ids(*arguments) == found


def test_json_has_what_programs_need(shelf: Path) -> None:
    (one,) = json.loads(run("search", "pistol", "--json").stdout)
    assert one == {
        "id": "pistol-squat",
        "name": "Pistol squat",
        "aliases": ["one-leg squat"],
        "sides": "each",
        "limb": "leg",
        "pattern": None,
        "equipment": [],
        "muscles": [{"name": "quadriceps", "role": "primary"}],
        "summary": "",
        "file": "exercises/pistol-squat.yaml",
    }


def test_finding_nothing_is_said_in_words_and_is_no_failure(shelf: Path) -> None:
    result = run("search", "burpee")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No exercise has all of that" in result.stderr
    assert run("search", "burpee", "--json").stdout == "[]\n"


def test_the_nearest_folder_wins(shelf: Path) -> None:
    (shelf / "mine").mkdir()
    (shelf / "mine" / "hip-thrust.yaml").write_text("name: My thrust\n")
    assert "My thrust" in run("list", "--library", "mine").stdout
    assert "My thrust" not in run("list").stdout
    shown = run("show", "hip-thrust", "--library", "mine").stdout
    assert "hip-thrust, from mine/hip-thrust.yaml\nin place of exercises/hip-thrust.yaml\n" in shown
    assert "in place of" not in run("show", "hip-thrust").stdout


def test_the_library_of_a_program_is_that_of_its_folder_and_its_own(shelf: Path) -> None:
    (shelf / "club" / "more").mkdir(parents=True)
    (shelf / "club" / "more" / "row.yaml").write_text("name: Row\n")
    program = shelf / "club" / "block.yaml"
    program.write_text(
        "title: B\nweeks: 1\nlibrary: [more]\nsessions: [{name: A, exercises: [{exercise: row, do: 3x8}]}]\n"
    )
    assert ids("list", "--program", "club/block.yaml") == ["row"]
    assert ids("list", "--program", "club/block.yaml", "--library", "exercises") == sorted([*SHELF, "row"])


def test_a_file_that_is_wrong_is_told_of_and_hides_no_other(shelf: Path) -> None:
    (shelf / "exercises" / "row.yaml").write_text("name: Row\nsides: left\n")
    result = run("list")
    assert result.exit_code == 1
    assert "exercises/row.yaml:2:8: error: “sides” cannot be “left”" in result.stderr
    assert "pistol-squat" in result.stdout


def test_show_says_the_place_of_every_value(shelf: Path) -> None:
    (shelf / "exercises" / "row.yaml").write_text(
        "name: Row\ntempo: 2-0-1-1\ninstructions:\n  - Pull.\n  - {text: Lower it., short: Slowly.}\n"
        "mistakes: [{text: You jerk., fix: Less load.}]\n"
    )
    assert run("show", "row").stdout == (
        "Row\n"
        "row, from exercises/row.yaml\n"
        "\n"
        "sides         both [said nowhere: the usual]\n"
        "tempo         2-0-1-1 [row.yaml:2]\n"
        "instructions  [row.yaml:4]\n"
        "              1. Pull.\n"
        "              2. Lower it. (in short: Slowly.)\n"
        "mistakes      - You jerk. Instead: Less load. [row.yaml:6]\n"
    )


def test_show_knows_names_and_aliases(shelf: Path) -> None:
    assert run("show", "One-leg squat").stdout == run("show", "pistol-squat").stdout


def test_show_lays_the_defaults_of_a_program_over_the_library(shelf: Path) -> None:
    (shelf / "exercises" / "row.yaml").write_text(
        "name: Row\ntempo: 2-0-1-1\nrest: 60s\ntips: [Chest up.]\nsummary: A row.\n"
    )
    (shelf / "block.yaml").write_text(
        "title: B\nweeks: 2\ndefaults:\n  do: [3x8, 3x10]\n  tempo: usual, top 2s\n  rest: 90s\n  add_tips: [Film it.]\n"
        "sessions: [{name: A, exercises: [{exercise: row}]}]\n"
    )
    card = json.loads(run("show", "row", "--program", "block.yaml", "--json").stdout)
    assert {name: card[name] for name in ("do", "tempo", "rest", "tips", "summary")} == {
        "do": ["3x8", "3x10"],
        "tempo": "2-0-1-2",
        "rest": "90s",
        "tips": [{"text": "Chest up."}, {"text": "Film it."}],
        "summary": "A row.",
    }
    assert {name: card["from"][name] for name in ("do", "tempo", "rest", "tips", "summary")} == {
        "do": ["block.yaml:4"],
        "tempo": ["exercises/row.yaml:2", "block.yaml:5"],
        "rest": ["block.yaml:6"],
        "tips": ["exercises/row.yaml:4", "block.yaml:7"],
        "summary": ["exercises/row.yaml:5"],
    }
    shown = run("show", "row", "--program", "block.yaml").stdout
    assert "do            [block.yaml:4]\n              week 1: 3x8\n              week 2: 3x10\n" in shown


@pytest.mark.parametrize("path", some(sorted((resources.programs() / "exercises").glob("*.yaml")), 12))
def test_a_shipped_card_says_each_field_of_its_file_once_with_a_true_place(path: Path) -> None:
    card = json.loads(run("show", path.stem, "--json").stdout)
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = [line.partition(":")[0] for line in lines if line[:1].isalpha()]
    assert set(card["from"]) | {"name"} == set(fields) | {"sides"}
    for field, (place,) in card["from"].items():
        number = int(place.rpartition(":")[2])
        start = next(index for index, line in enumerate(lines) if line.startswith(f"{field}:"))
        following = [index for index, line in enumerate(lines) if index > start and line[:1].isalpha()]
        assert start < number <= (following[0] if following else len(lines))


def test_an_unknown_exercise_gets_the_nearest_names(shelf: Path) -> None:
    result = run("show", "hip-trust")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the library has no exercise “hip-trust”" in result.stderr
    assert "did you mean hip-thrust?" in result.stderr


@pytest.mark.parametrize(("wrong", "said"), [("hing", "did you mean hinge?"), ("zzz", "one of: squat, hinge, ")])
def test_an_unknown_pattern_is_wrong_use_and_gets_the_known_ones(shelf: Path, wrong: str, said: str) -> None:
    result = run("list", "--pattern", wrong)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_program_that_cannot_be_read_is_a_problem(shelf: Path) -> None:
    result = run("list", "--program", "gone.yaml")
    assert result.exit_code == 1
    assert "gone.yaml: error: there is no such file" in result.stderr


@pytest.mark.parametrize("width", [40, 50, 80, 120])
def test_the_list_fits_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercises, "terminal_width", lambda: width)
    lines = run("list").stdout.splitlines()
    assert max(map(extent, lines)) <= width
    assert any(line.startswith("rear-foot-elevated-split-squat") for line in lines)


@pytest.mark.parametrize("width", [50, 80, 100])
def test_the_words_of_a_card_fit_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercises, "terminal_width", lambda: width)
    words = [line for line in run("show", "single-leg-hip-thrust").stdout.splitlines() if line.startswith(" ")]
    assert len(words) > 50
    assert width - 14 < max(map(extent, words)) <= width


CELLS = st.lists(
    st.tuples(*[st.text(st.characters(categories=["L", "N", "M"]), max_size=30)] * 3), min_size=1, max_size=6
)


@pytest.mark.parametrize("examples", few_and_many(20, 100))
def test_a_table_is_never_wider_than_its_first_column_and_the_terminal(examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(CELLS, st.integers(40, 120))
    def each(rows: list[tuple[str, ...]], width: int) -> None:
        first = max(extent(row[0]) for row in rows)
        for row, line in zip(rows, aligned(rows, width), strict=True):
            assert extent(line) <= max(width, first)
            assert line.startswith(row[0])

    each()


def test_columns_start_at_the_same_place_whatever_the_signs_are() -> None:
    assert aligned([("a", "b"), ("漢字", "c"), ("é", "d")], None) == ["a     b", "漢字  c", "é     d"]


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    for number in range(500):
        (tmp_path / f"e{number}.yaml").write_text(f"name: E\nsummary: {'x' * 500}\n")
    command = [sys.executable, "-m", "programprint", "exercises", "list", "--json", "--library", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_search_that_finds_nothing_offers_the_nearest_words(shelf: Path) -> None:
    result = CliRunner().invoke(main, ["exercises", "search", "goblet", "sqat"])
    assert "Did you mean “goblet squat”?" in result.output


SQUAT = "name: My squat\nfigure: {start: stand, end: squat, arrow: hip}\n"


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF-"), ("svg", b"<svg "), ("png", b"\x89PNG")])
def test_figures_are_drawn_on_a_sheet(shelf: Path, ending: str, start: bytes) -> None:
    (shelf / "exercises" / "my-squat.yaml").write_text(SQUAT, encoding="utf-8")
    result = CliRunner().invoke(main, ["exercises", "draw", "my squat", "-o", f"sheet.{ending}"])
    assert result.exit_code == 0, result.output
    assert f"Wrote sheet.{ending} (1 figure)" in result.output
    assert (shelf / f"sheet.{ending}").read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("figure", "name", "fault"),
    [
        ("{start: {pose: stand, hand: [70, 60]}}", "mine", "mine.yaml:2:37: error: “hand”: the hand is"),
        ("{as: goblet-squat}", "mine", "mine.yaml:2:14: error: “goblet-squat” has no figure of its own"),
        ("{as: goblin-squat}", "mine", "the library has no exercise “goblin-squat”"),
        ("{start: stand}", "goblet-squat", "“goblet-squat” has no figure"),
    ],
)
def test_a_sheet_with_a_figure_that_is_wrong_is_not_written(shelf: Path, figure: str, name: str, fault: str) -> None:
    (shelf / "exercises" / "mine.yaml").write_text(f"name: Mine\nfigure: {figure}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["exercises", "draw", name, "-o", "sheet.svg"])
    assert result.exit_code == 1
    assert fault in result.output + result.stderr
    assert not (shelf / "sheet.svg").exists()


def test_a_shared_figure_has_props_of_its_own(shelf: Path) -> None:
    (shelf / "exercises" / "my-squat.yaml").write_text(SQUAT, encoding="utf-8")
    loaded = "name: Loaded\nfigure: {as: my-squat, props: {dumbbell: both}}\n"
    (shelf / "exercises" / "loaded.yaml").write_text(loaded, encoding="utf-8")
    for name in ("my-squat", "loaded"):
        assert CliRunner().invoke(main, ["exercises", "draw", name, "-o", f"{name}.svg"]).exit_code == 0
    assert (shelf / "my-squat.svg").read_bytes().count(b"<path") < (shelf / "loaded.svg").read_bytes().count(b"<path")


def test_a_sheet_of_figures_has_a_known_ending(shelf: Path) -> None:
    result = CliRunner().invoke(main, ["exercises", "draw", "-o", "sheet.doc"])
    assert result.exit_code == 2


GERMAN = """\
language: de
reviewed: no
muscles:
  quadriceps: Quadrizeps
exercises:
  goblet-squat:
    name: Kniebeuge
    aliases: [Langhantel-Kniebeuge]
"""


@pytest.fixture
def german(shelf: Path) -> Path:
    folder = Path("exercises/languages")
    folder.mkdir(parents=True)
    (folder / "de.yaml").write_text(GERMAN, encoding="utf-8")
    return folder / "de.yaml"


def test_show_speaks_a_language_and_says_whether_somebody_has_reviewed_it(german: Path) -> None:
    told = run("show", "kniebeuge", "--language", "de").stdout
    assert told.startswith("Kniebeuge\ngoblet-squat, from ")
    assert "reviewed by no native speaker yet" in told
    assert "Langhantel-Kniebeuge [exercises/languages/de.yaml:8]" in told
    assert "Quadrizeps" in told
    card = json.loads(run("show", "goblet-squat", "--language", "de", "--json").stdout)
    assert (card["name"], card["reviewed"][0]) == ("Kniebeuge", "no")
    german.write_text(GERMAN.replace("reviewed: no", "reviewed: Kim Muster"), encoding="utf-8")
    assert "reviewed by Kim Muster" in run("show", "goblet-squat", "--language", "de").stdout
    assert "reviewed" not in run("show", "goblet-squat").stdout


def test_names_are_found_in_every_language_and_listed_in_one(german: Path) -> None:
    assert "goblet-squat" in ids("search", "langhantel-knieb")
    found = run("search", "kniebeuge", "--language", "de").stdout
    assert "Kniebeuge" in found
    assert "Goblet squat" in run("search", "kniebeuge").stdout


def test_a_language_without_texts_gets_those_that_there_are(german: Path) -> None:
    result = run("list", "--language", "xx")
    assert result.exit_code == 1
    assert "there are no texts in “xx”" in result.stderr
    assert "de" in result.stderr
    assert run("list", "--language", "en-GB").exit_code == 0
