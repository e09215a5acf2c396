"""``new``: files that build at once, questions for people only, and nothing overwritten ever."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from paper import turns

from programprint import scaffold
from programprint.build import read_program
from programprint.cli import main, report
from programprint.docket import Docket
from programprint.notation.prose import polished

PROMPTS = re.compile(r"^(.+?)(?: \((.*)\))? \[(.*)\]: ", re.MULTILINE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person at the terminal."""
    monkeypatch.setattr(report, "at_terminal", lambda: True)


def run(*arguments: str, answers: str = "") -> Result:
    result = CliRunner().invoke(main, list(arguments), input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def asked(result: Result) -> list[str]:
    return [match[1] for match in PROMPTS.finditer(result.stderr)]


@pytest.mark.parametrize(("weeks", "sessions"), turns([1, 2, 104, 4, 5], range(1, 8)))
def test_every_program_is_in_order(here: Path, weeks: int, sessions: int) -> None:
    run("new", "program", "Spring block", "--weeks", str(weeks), "--sessions", str(sessions), "--units", "lb")
    checked = run("check", "spring-block.yaml", "--strict")
    assert (checked.exit_code, checked.stdout) == (0, "")
    program = read_program(here / "spring-block.yaml", Docket())
    assert program is not None
    assert (program.title, len(program.weeks), len(program.sessions), program.units) == (
        "Spring block",
        weeks,
        sessions,
        "lb",
    )
    days = [session.day for session in program.sessions]
    assert len(set(days)) == sessions


@pytest.mark.parametrize(("sides", "limb"), turns(["both", "each", "alternating"], ["leg", "arm", "side"]))
def test_every_exercise_is_in_order_and_found_by_a_program(here: Path, sides: str, limb: str) -> None:
    run("new", "exercise", "goblet-squat", "--sides", sides, "--limb", limb)
    run("new", "program", "block", "--weeks", "1", "--sessions", "1")
    program = here / "block.yaml"
    program.write_text(
        program.read_text(encoding="utf-8").replace("copenhagen-plank", "goblet squat"), encoding="utf-8"
    )
    checked = run("check", ".", "--strict")
    assert (checked.exit_code, checked.stdout) == (0, "")
    (shown,) = [one for one in json.loads(run("exercises", "list", "--json").stdout) if one["id"] == "goblet-squat"]
    assert (shown["name"], shown["sides"], shown["limb"]) == ("Goblet squat", sides, limb)


@pytest.mark.parametrize("paper", [None, "letter", "a4+letter", "a3"])
def test_every_layout_is_in_order_and_found_by_name(here: Path, paper: str | None) -> None:
    run("new", "layout", "club", *(["--paper", paper] if paper else []))
    run("new", "program", "block", "--weeks", "1", "--sessions", "1")
    checked = run("check", ".", "-l", "club", "--strict")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert run("build", "block.yaml", "-l", "club").stdout.startswith("Wrote block-club.pdf")
    assert f"\npaper: {paper or 'a4'}\n" in (here / "layouts" / "club.yaml").read_text(encoding="utf-8")


def test_a_layout_may_start_from_another_of_ones_own(here: Path) -> None:
    run("new", "layout", "club", "--paper", "letter")
    assert run("new", "layout", "club-plain", "--extends", "club").exit_code == 0
    assert "\npaper: letter\n" in (here / "layouts" / "club-plain.yaml").read_text(encoding="utf-8")
    assert run("check", "layouts").exit_code == 0


KINDS = [
    ("program", "x.yaml", ["new", "program", "x"]),
    ("exercise", "exercises/x.yaml", ["new", "exercise", "x"]),
    ("layout", "layouts/x.yaml", ["new", "layout", "x"]),
]


@pytest.mark.parametrize(("kind", "path", "command"), KINDS)
def test_the_first_line_names_the_schema_and_the_file_obeys_it(
    here: Path, kind: str, path: str, command: list[str]
) -> None:
    run(*command)
    text = Path(path).read_text(encoding="utf-8")
    line = text.splitlines()[0]
    assert line.startswith("# yaml-language-server: $schema=file:///")
    schema = Path(url2pathname(urlparse(line.partition("=")[2]).path))
    assert schema.name == f"{kind}.schema.json"
    jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(yaml.safe_load(text))


@pytest.mark.parametrize(("kind", "path", "command"), KINDS)
def test_what_stands_in_comments_is_true_too(here: Path, kind: str, path: str, command: list[str]) -> None:
    """Fields in comments start with a small letter or an indent, words with a capital."""
    run(*command)
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    opened = re.sub(r"^( *)# (?=[a-z_]+:|  )", r"\1", rest, flags=re.MULTILINE)
    assert opened.count("\n") == rest.count("\n")
    assert (
        len(re.findall(r"^ *[a-z_]+:", opened, re.MULTILINE)) >= len(re.findall(r"^ *[a-z_]+:", rest, re.MULTILINE)) + 3
    )
    file.write_text(f"{first}\n{opened}", encoding="utf-8")
    checked = run("check", path, "--strict")
    assert (checked.exit_code, checked.stdout) == (0, "")


@pytest.mark.parametrize(("kind", "path", "command"), KINDS)
@pytest.mark.parametrize("there", ["x.yaml", "x.yml", "X.yaml"])
def test_a_file_that_is_there_stays_as_it_is(here: Path, kind: str, path: str, command: list[str], there: str) -> None:
    file = here / Path(path).with_name(there)
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine", encoding="utf-8")
    result = run(*command)
    assert result.exit_code == 1
    assert f"{file.relative_to(here)}: error: this file is there already" in result.stderr
    assert file.read_text(encoding="utf-8") == "mine"
    assert files(here) == [file.relative_to(here).as_posix()]


def test_a_file_that_appears_while_questions_are_asked_stays_as_it_is(here: Path) -> None:
    docket = Docket()
    (here / "x.yaml").write_text("mine")
    assert not scaffold.start(here / "x.yaml", "theirs", docket)
    assert docket.errors == 1
    assert (here / "x.yaml").read_text() == "mine"


@pytest.mark.usefixtures("person")
def test_a_person_is_asked_and_return_takes_the_default(here: Path) -> None:
    result = run("new", "program", "spring-block", answers="\n6\n\nlb\n")
    assert asked(result) == ["Title", "Weeks", "Sessions a week", "Units"]
    program = read_program(here / "spring-block.yaml", Docket())
    assert program is not None
    assert (program.title, len(program.weeks), len(program.sessions), program.units) == ("Spring block", 6, 3, "lb")


@pytest.mark.usefixtures("person")
def test_what_is_given_is_not_asked(here: Path) -> None:
    result = run("new", "program", "x", "--weeks", "2", "--units", "kg", answers="Mine\n1\n")
    assert asked(result) == ["Title", "Sessions a week"]
    assert asked(run("new", "exercise", "x", "--name", "X", "--sides", "each", "--limb", "leg")) == []
    assert asked(run("new", "program", "y", "--yes")) == []


@pytest.mark.usefixtures("person")
def test_what_a_side_is_called_is_asked_only_where_there_are_sides(here: Path) -> None:
    assert asked(run("new", "exercise", "x", answers="\nboth\n")) == ["Name", "Sides"]
    assert asked(run("new", "exercise", "y", answers="\neach\narm\n")) == ["Name", "Sides", "What a side is called"]
    assert "\nlimb: arm" in (here / "exercises" / "y.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("person")
def test_an_answer_that_cannot_be_is_asked_for_again(here: Path) -> None:
    result = run("new", "program", "x", answers="\nmany\n0\n3\n\nstone\nkg\n")
    assert result.exit_code == 0
    assert result.stderr.count("write a whole number from 1 to 104") == 2
    assert asked(result).count("Units") == 2


@pytest.mark.usefixtures("person")
def test_nothing_is_asked_about_a_file_that_is_there(here: Path) -> None:
    (here / "x.yaml").touch()
    assert asked(run("new", "program", "x", answers="\n\n\n\n")) == []


@pytest.mark.usefixtures("person")
def test_who_breaks_off_has_no_file(here: Path) -> None:
    assert run("new", "program", "x", answers="\n3\n").exit_code == 1
    assert files(here) == []


@pytest.mark.parametrize(("kind", "path", "command"), KINDS)
def test_without_a_terminal_nothing_is_asked(here: Path, kind: str, path: str, command: list[str]) -> None:
    result = run(*command)
    assert (asked(result), result.stdout) == ([], "")
    assert result.stderr.startswith(f"Wrote {path}\n")
    Path(path).unlink()
    assert run(*command, "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("name", "path", "title"),
    [
        ("Spring block", "spring-block.yaml", "Spring block"),
        ("spring-block", "spring-block.yaml", "Spring block"),
        ("Push/pull: 5×5", "push-pull-5-5.yaml", "Push/pull: 5 × 5"),
        ("blocks/spring_2.yaml", "blocks/spring_2.yaml", "Spring 2"),
        ("x.yml", "x.yml", "X"),
        ("Яра", "яра.yaml", "Яра"),
        ("no", "no.yaml", "No"),
    ],
)
def test_the_name_makes_file_and_title(here: Path, name: str, path: str, title: str) -> None:
    run("new", "program", name)
    assert files(here) == [path]
    program = read_program(here / path, Docket())
    assert program is not None
    assert program.title.replace("\N{NO-BREAK SPACE}", " ") == title


def test_exercises_and_layouts_go_where_the_tool_looks_for_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "exercises").mkdir()
    monkeypatch.chdir(here / "exercises")
    run("new", "exercise", "hop")
    assert files(here) == ["exercises/hop.yaml"]


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1).filter(str.strip))
def test_any_title_is_read_back_as_it_was_written(title: str) -> None:
    title = " ".join(title.split())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_text(scaffold.NewProgram(title).text(), encoding="utf-8")
        docket = Docket()
        program = read_program(path, docket)
        assert program is not None, [problem.render() for problem in docket]
        assert program.title == polished(title)
        assert str(yaml.safe_load(path.read_text(encoding="utf-8"))["title"]) == title


@pytest.mark.parametrize(
    "arguments", [["x", "--weeks", "0"], ["x", "--sessions", "8"], [" "], ["\x07"], ["x", "--title", ""]]
)
def test_wrong_use_writes_nothing(here: Path, arguments: list[str]) -> None:
    assert run("new", "program", *arguments).exit_code == 2
    assert files(here) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--paper", "70mm x 200mm"], "mm are left to write reps in"),
        (["--paper", "papyrus"], "there is no paper “papyrus”"),
        (["--extends", "handuot"], "did you mean handout?"),
    ],
)
def test_a_layout_that_could_not_be_used_is_not_written(here: Path, options: list[str], said: str) -> None:
    result = run("new", "layout", "x", *options)
    assert result.exit_code == 1
    assert said in result.stderr
    assert files(here) == []


def test_an_exercise_that_takes_the_place_of_a_shipped_one_is_mentioned(here: Path) -> None:
    assert "takes the place of the “dead-bug” that ships" in run("new", "exercise", "Dead bug").stderr
    assert "takes the place" not in run("new", "exercise", "dead-bug-march").stderr


def test_a_place_that_cannot_be_written_to_is_a_problem(here: Path) -> None:
    (here / "file").touch()
    for name in ("file/x.yaml", f"{'x' * 300}.yaml"):
        result = run("new", "program", name)
        assert result.exit_code == 1
        assert "error: it cannot be written:" in result.stderr
