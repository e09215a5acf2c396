"""``check``: it says what ``build`` would say, of programs, exercises and layouts, each thing once."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from programprint import resources
from programprint.check import check
from programprint.check.kinds import files_in, kind_of
from programprint.cli import main
from programprint.limits import USUAL
from programprint.notation.set_group import HINT

GOOD = "title: Block\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: step-up, do: 3x8}]}]\n"
MISTAKES = {
    "a misspelt field, exercise and prescription": (
        "titel: Block\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: stepup-, do: 3xten}]}]\n"
    ),
    "a value too many": GOOD.replace("3x8", "[3x8, 3x8, 3x8]"),
    "more sets than a page holds": GOOD.replace("3x8", "40x8"),
    "a sign that no face has": GOOD.replace("title: Block", "title: Block ★"),
    "an unknown folder of exercises": GOOD + "library: [nowhere]\n",
    "a quote that is never closed": GOOD.replace("title: Block", "title: 'Block"),
    "nothing": "",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def write(path: str, text: str) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_name_that_is_no_utf_8_spoils_no_report(here: Path) -> None:
    try:
        Path(os.fsdecode(b"odd\xff.yaml")).write_text(GOOD.replace("3x8", "3xx"), encoding="utf-8")
        Path(os.fsdecode(b"other\xff.yaml")).write_text("foo: 1\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    write("bad.yaml", GOOD.replace("3x8", "3xx"))
    for form in ("json", "github"):
        command = [sys.executable, "-m", "programprint", "check", ".", "--format", form]
        done = subprocess.run(
            command, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "utf-8:strict"}
        )
        assert done.returncode == 1, done.stderr
        report = done.stdout.decode("utf-8")
        assert {"odd\ufffd.yaml", "bad.yaml"} <= set(re.findall(r"[\w\ufffd]+\.yaml", report))


def places(*arguments: str) -> list[tuple[str, int | None, str]]:
    """File, line and message of every problem."""
    found = json.loads(run("check", *arguments, "--format", "json").stdout)
    return [(problem["file"], problem["line"], problem["message"]) for problem in found["problems"]]


def test_nothing_wrong_says_so_in_words_and_nothing_as_a_result(here: Path) -> None:
    write("block.yaml", GOOD)
    write("exercises/hop.yaml", "name: Hop\n")
    result = run("check", ".")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Checked 1 program and 1 exercise: nothing wrong.\n"
    assert run("check", ".", "-q").stderr == ""


SHIP = [
    *sorted(resources.programs().glob("*.yaml"))[::4],
    *sorted((resources.programs() / "exercises").glob("*.yaml"))[::48],
]


@pytest.mark.parametrize(
    "files", [pytest.param(SHIP, id="few"), pytest.param([resources.programs()], id="many", marks=pytest.mark.wide)]
)
def test_everything_that_ships_is_in_order_even_strictly(files: list[Path]) -> None:
    """In the quick run one program in four, and a few exercises."""
    result = run("check", *map(str, files), str(resources.layouts()), "--strict")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("text", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_program_gets_the_problems_that_building_it_finds(here: Path, text: str) -> None:
    write("block.yaml", text)
    built = run("build", "block.yaml")
    said = built.stderr.removesuffix(
        next((line for line in built.stderr.splitlines(keepends=True) if "nothing written" in line), "")
    )
    assert said
    checked = run("check", "block.yaml", "-q")
    assert checked.stdout == said
    assert checked.exit_code == built.exit_code


def test_it_must_fit_every_layout_that_is_named(here: Path) -> None:
    write("block.yaml", GOOD.replace("3x8", "28x8"))
    write("layouts/low.yaml", "extends: handout\norientation: landscape\nmargins: {bottom: 60mm}\n")
    assert run("check", "block.yaml").exit_code == 0
    (low,) = places("block.yaml", "-l", "low")
    assert low[:2] == ("block.yaml", 3)
    assert "a page offers" in low[2]
    assert places("block.yaml", "-l", "handout", "-l", "low") == [low]


def test_paper_is_that_of_the_command_line(here: Path) -> None:
    write("block.yaml", GOOD)
    result = run("check", "block.yaml", "--paper", "papyrus")
    assert result.exit_code == 1
    assert "there is no paper “papyrus”" in result.stdout


def test_what_two_programs_share_is_told_once(here: Path) -> None:
    write("exercises/hop.yaml", "name: Hop\ntipps: [Quiet]\n")
    for name in ("a", "b"):
        write(f"{name}.yaml", GOOD.replace("step-up", "hop"))
    expected = [("exercises/hop.yaml", 2, "there is no field “tipps” here")]
    assert places("a.yaml", "b.yaml") == expected
    assert places(".") == expected
    assert places(".", "a.yaml", "./exercises", str(here)) == expected


def test_a_folder_that_is_reached_in_two_ways_is_told_of_once(here: Path) -> None:
    write("programs/shelf/hop.yaml", "name: Hop\ntipps: [Quiet]\n")
    write("programs/a.yaml", GOOD.replace("step-up", "hop") + "library: [shelf]\n")
    os.chdir("programs")
    assert len(places("a.yaml", "../programs/shelf")) == 1


def test_problems_come_in_the_order_of_file_and_place(here: Path) -> None:
    bad = "title: Block\nweeks: x\nsessions: [{name: A, exercises: [{exercise: nope, do: 3x}]}]\n"
    write("b.yaml", bad)
    write("a.yaml", bad)
    write("a-exercises/hop.yaml", "name: Hop\nsides: none\n")
    found = places("b.yaml", "a.yaml", "a-exercises")
    assert [(file, line) for file, line, _ in found] == [
        ("a-exercises/hop.yaml", 2),
        *[("a.yaml", 2), ("a.yaml", 3), ("a.yaml", 3)],
        *[("b.yaml", 2), ("b.yaml", 3), ("b.yaml", 3)],
    ]


def test_a_program_with_errors_does_not_hide_those_of_the_next(here: Path) -> None:
    write("a.yaml", GOOD.replace("3x8", "3xx"))
    write("b.yaml", GOOD.replace("3x8", "40x8"))
    assert [file for file, _, _ in places(".")] == ["a.yaml", "b.yaml"]


def test_an_exercise_is_checked_without_any_program(here: Path) -> None:
    write(
        "exercises/hop.yaml",
        "name: Hop ★\nsides: each\npercent_of: hopp\nvariations:\n  - {name: Skip, exercise: skip}\n",
    )
    assert [(line, message.split("(")[0]) for _, line, message in places("exercises")] == [
        (1, "the font has no “★” "),
        (3, "the library has no exercise “hopp”"),
        (5, "the library has no exercise “skip”"),
    ]


FAULTY = "name: Hop\nfigure: {start: stnad}\n"
STNAD = ("exercises/hop.yaml", 2, "“pose”: “stnad” is none of the words")


@pytest.mark.parametrize("checked", ["exercises", "block.yaml", "."])
def test_a_figure_that_cannot_be_drawn_is_told_whether_a_layout_prints_it_or_not(here: Path, checked: str) -> None:
    write("exercises/hop.yaml", FAULTY)
    write("block.yaml", GOOD.replace("step-up", "hop"))
    assert places(checked) == [STNAD]


def test_building_asks_for_the_figures_that_it_prints(here: Path) -> None:
    write("exercises/hop.yaml", FAULTY)
    write("block.yaml", GOOD.replace("step-up", "hop"))
    assert run("build", "block.yaml", "--set", "cues.show=[tips]").exit_code == 0
    shown = run("build", "block.yaml")
    assert shown.exit_code == 1
    assert "hop.yaml:2:17: error: “pose”: “stnad” is none of the words" in shown.stderr


def test_an_exercise_may_name_those_of_its_own_folder_and_of_the_others_that_are_checked(here: Path) -> None:
    write("arms/curl.yaml", "name: Curl\npercent_of: row\nvariations: [{name: Hammer, exercise: hammer}]\n")
    write("arms/hammer.yaml", "name: Hammer curl\n")
    write("backs/row.yaml", "name: Row\npercent_of: step-up\n")
    assert places("arms", "backs") == []
    assert [message for *_, message in places("arms")] == ["the library has no exercise “row”"]


def test_two_files_of_one_id_are_a_problem_and_both_are_read(here: Path) -> None:
    write("exercises/hop.yaml", "name: Hop\n")
    write("exercises/hop.yml", "name: Hop\ntipps: []\n")
    found = places("exercises")
    assert ("exercises/hop.yml", None, "two files here define “hop”: hop.yaml and hop.yml") in found
    assert ("exercises/hop.yml", 2, "there is no field “tipps” here") in found


def test_a_layout_is_checked_without_any_program(here: Path) -> None:
    write("layouts/thin.yaml", "extends: handout\nmargins: {top: 2mm}\n")
    write("layouts/loud.yaml", "extends: handout\ntype: {display: 20pt, heading: 13pt, body: 90pt, small: 80pt}\n")
    found = places("layouts")
    assert ("layouts/thin.yaml", 2, "“top” is too narrow for most printers") in found
    loud = [(line, message.partition(" leaves ")[0]) for file, line, message in found if file == "layouts/loud.yaml"]
    assert loud == [(2, "“body” of 90 pt"), (2, "“small” of 80 pt")]


def test_warnings_fail_only_strictly(here: Path) -> None:
    write("block.yaml", GOOD.replace("title: Block", "title: Block ★"))
    lenient, strict = run("check", "block.yaml"), run("check", "block.yaml", "--strict")
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert lenient.stdout == strict.stdout
    assert "1 warning." in strict.stderr


def test_json_says_everything_and_says_it_alone(here: Path) -> None:
    write("block.yaml", GOOD.replace("3x8", "3xten"))
    write("other.yaml", "services: {}\n")
    result = run("check", ".", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {
        "version": 1,
        "ok": False,
        "errors": 1,
        "warnings": 0,
        "checked": [{"file": "block.yaml", "kind": "program"}],
        "skipped": ["other.yaml"],
        "problems": [
            {
                "file": "block.yaml",
                "line": 3,
                "column": 60,
                "end_line": 3,
                "end_column": 61,
                "severity": "error",
                "name": "",
                "message": "“do”: “ten” is not a number of reps",
                "hint": HINT,
            }
        ],
    }
    assert Path("block.yaml").read_text().splitlines()[2][59:62] == "ten"


def test_json_knows_when_warnings_fail(here: Path) -> None:
    write("block.yaml", GOOD.replace("title: Block", "title: Block ★"))
    assert json.loads(run("check", ".", "--format", "json").stdout)["ok"] is True
    assert json.loads(run("check", ".", "--format", "json", "--strict").stdout)["ok"] is False


def test_a_problem_without_a_place_has_no_line(here: Path) -> None:
    assert places("gone.yaml") == [("gone.yaml", None, "there is no such file")]


def test_github_gets_a_command_a_line_with_nothing_that_could_end_it_early(here: Path) -> None:
    write("a,b.yaml", "title: Block\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: '100%: up', do: 3x8}]}]\n")
    result = run("check", ".", "--format", "github")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("::error file=a%2Cb.yaml,title=programprint,line=3,col=45,endLine=3,endColumn=55::")
    assert "“100%25: up”%0Ahelp: " in line


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("x.yaml", GOOD, "program"),
        ("x.yaml", "titel: Block\nsessions: []\n", "program"),
        ("x.yaml", "name: Hop\n", "exercise"),
        ("x.yaml", "naem: Hop\nside: each\n", "exercise"),
        ("x.yaml", "extends: handout\n", "layout"),
        ("x.yaml", "paper: a4\nmargins: {}\n", "layout"),
        ("x.yaml", "{name: Hop, sides: each}\n", "exercise"),
        ("exercises/x.yaml", "nmae: Hop\n", "exercise"),
        ("layouts/x.yaml", "", "layout"),
        ("programs/x.yaml", "- a list\n", "program"),
        ("exercises/x.yaml", GOOD, "program"),
        ("x.yaml", "title: 'Block\nweeks: 2\n", "program"),
        ("brand.yaml", "name: Gym\n", "brand"),
        ("x.yaml", "name: Gym\nlogo: gym.svg\naccent: '#000'\n", "brand"),
        ("x.yaml", "on: push\n", None),
        ("x.yaml", "", None),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_content_or_else_by_its_folder(
    here: Path, path: str, text: str, kind: str | None
) -> None:
    assert kind_of(write(path, text), True, USUAL) == kind


@pytest.mark.parametrize(
    "text",
    ["name: CI\non: push\njobs: {}\n", "apiVersion: v1\nkind: {a\n", "name: x\nservices: {}\n", "{{ template }}\n"],
)
def test_files_of_other_tools_are_passed_over_in_a_folder_and_named_ones_are_told_of(here: Path, text: str) -> None:
    write("block.yaml", GOOD)
    write("other.yml", text)
    result = run("check", ".")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "passed over 1 other YAML file" in result.stderr
    assert run("check", "other.yml").exit_code == 1


def test_hidden_files_and_folders_are_left_alone(here: Path) -> None:
    for path in (".github/workflows/x.yaml", ".x.yaml", "a/x.yaml", "b.YML", "c.txt"):
        write(path, GOOD)
    assert [str(path) for path in files_in(Path())] == ["b.YML", "a/x.yaml"]


def test_a_folder_without_anything_to_check_is_a_problem(here: Path) -> None:
    Path("empty").mkdir()
    result = run("check", "empty")
    assert result.exit_code == 1
    assert "empty: error: there is no program, exercise, layout, brand or roster in this folder" in result.stdout


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", ".", "--format", "xml"], ["check", ".", "--library", "nowhere"]]
)
def test_wrong_use_is_told_apart_from_problems(here: Path, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"name: \xff\n",
        b"[1, 2]\n",
        b"title: \x00\n",
        b"name: &a [*a]\n",
        b"? {a: b}\n: c\n",
        b"- " * 99,
    ],
)
@pytest.mark.parametrize("folder", ["programs", "exercises", "layouts", "elsewhere"])
def test_no_file_whatever_makes_a_traceback(here: Path, folder: str, data: bytes) -> None:
    Path(folder).mkdir()
    Path(folder, "x.yaml").write_bytes(data)
    result = run("check", f"{folder}/x.yaml")
    assert result.exit_code == 1
    assert f"{folder}/x.yaml" in result.stdout


def test_a_name_that_no_file_can_have_is_a_problem_too(here: Path) -> None:
    name = "x" * 300
    assert [(file, message[:20]) for file, _, message in places(f"{name}.yaml")] == [
        (f"{name}.yaml", "the file cannot be r"),
    ]


def test_a_shipped_program_is_known_by_its_name(here: Path) -> None:
    assert "Checked 1 program:" in run("check", "unilateral-glute-block").stderr


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_and_never_with_no_color(
    here: Path, environment: dict[str, str], coloured: bool
) -> None:
    pty = pytest.importorskip("pty")
    write("block.yaml", GOOD.replace("3x8", "3xx"))
    command = [sys.executable, "-m", "programprint", "check", "-q", "block.yaml"]
    variables = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | environment
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        subprocess.run(command, stdout=theirs, env=variables, check=False)
        os.close(theirs)
        seen = terminal.read(100_000)
    assert b"error:" in seen
    assert (b"\x1b[" in seen) == coloured
    piped = subprocess.run(command, stdout=subprocess.PIPE, env=variables, check=False)
    assert b"\x1b[" not in piped.stdout


def test_a_closed_pipe_ends_it_quietly(here: Path) -> None:
    for number in range(200):
        write(f"exercises/e{number}.yaml", f"name: E\n{'tipps' * 100}: []\n")
    command = [sys.executable, "-m", "programprint", "check", "exercises"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "Exception" not in said


ROSTER = "Name,Back squat,Bak squat\nAda Sample,heavy,100\n"


def test_a_roster_is_checked_when_it_is_named_or_lies_among_rosters(here: Path) -> None:
    (here / "other.csv").write_text("Anything,else\n")
    (here / "rosters").mkdir()
    (here / "rosters" / "team.csv").write_text(ROSTER)
    result = run("check", ".")
    assert "rosters/team.csv:2:12: error: B2: “heavy” is no load" in result.stdout
    assert "warning: C1: “Bak squat” is no column of a roster" in result.stdout
    assert "other.csv" not in result.output
    assert "Checked 1 roster: 1 error, 1 warning." in result.stderr
    assert run("check", "rosters/team.csv").stdout == result.stdout


def test_a_share_of_a_maximum_of_the_bare_body_is_known_where_a_roster_gives_it(here: Path) -> None:
    text = "title: P\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: push-up, do: 3x5 @ 75%}]}]\n"
    (here / "bare.yaml").write_text(text)
    (here / "known.csv").write_text("Name,Push-up 1RM\nAda Sample,40\nBo Example,\n")
    (here / "other.csv").write_text("Name,Back squat 1RM\nAda Sample,40\n")
    assert "done with the body alone" in run("check", "bare.yaml").stdout
    assert "done with the body alone" in run("check", "bare.yaml", "--roster", "other.csv").stdout
    assert "error" not in run("check", "bare.yaml", "--roster", "known.csv").stdout


def test_a_roster_knows_the_exercises_beside_it(here: Path) -> None:
    (here / "exercises").mkdir()
    (here / "exercises" / "sandbag-toss.yaml").write_text("name: Sandbag toss\n")
    (here / "rosters").mkdir()
    for place in ("team.csv", "rosters/team.csv"):
        (here / place).write_text("Name,Sandbag toss\nAda Sample,20\n")
        assert run("check", place).stdout == ""


def test_a_roster_is_checked_with_the_program_that_it_is_for(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "team.csv").write_text("Name,Swap\nAda Sample,step-up > no-such-lift\n")
    result = run("check", "block.yaml", "--roster", "team.csv")
    assert result.exit_code == 1
    assert "the library has no exercise “no-such-lift”" in result.stdout


@pytest.mark.parametrize("arguments", [[], ["--strict"], ["--layout", "nowhere"]])
def test_the_json_is_what_its_schema_says(here: Path, arguments: list[str]) -> None:
    (here / "block.yaml").write_text(GOOD.replace("3x8", "3xten"))
    (here / "mkdocs.yml").write_text("site_name: x\n")
    (here / "rosters").mkdir()
    (here / "rosters" / "team.csv").write_text(ROSTER)
    schema = json.loads(run("schema", "check").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    said = json.loads(run("check", ".", "missing.yaml", "--format", "json", *arguments).stdout)
    jsonschema.Draft202012Validator(schema).validate(said)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**said, "ok": "yes"})


def test_verbose_says_what_was_done_for_each_program(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    told = run("check", "block.yaml", "-v").stderr
    assert "  exercise  step-up: " in told
    assert "compose" in told


def test_a_brand_is_checked_by_itself_and_on_paper(here: Path) -> None:
    brand = write("brand.yaml", "name: Gym\nlogo: none.svg\naccent: '#eeeeee'\ncolour: red\n")
    messages = [finding.problem.message for finding in check([brand]).findings]
    assert len(messages) == 2
    assert "so light that a photocopy would lose it" in " ".join(messages)
    brand = write("brand.yaml", f"name: Gym\nfooter: {'Wipe the bench. ' * 300}\n")
    (finding,) = check([brand]).findings
    assert "the brand takes" in finding.problem.message
    assert finding.file == "brand.yaml"
    brand = write("brand.yaml", "name: Gym\nlogo: none.svg\n")
    (finding,) = check([brand]).findings
    assert "none.svg" in finding.problem.message
    brand = write("brand.yaml", "name: Gym\n")
    report = check([here])
    assert report.checked == (("brand.yaml", "brand"),)
    assert not report.findings


def test_a_language_file_is_checked_with_its_exercises(here: Path) -> None:
    write("exercises/hop.yaml", "name: Hop\ntips: [{text: Land softly., short: Softly.}]\n")
    write("exercises/skip.yaml", "name: Skip\n")
    path = write(
        "exercises/languages/de.yaml",
        "language: fr\nmuscels: {}\nexercises:\n  hop:\n    name: Hüpfer\n    cues: [Leise., Weich.]\n"
        "  skip:\n    name: Sprung\n    aliases: [hüpfer]\n  skp:\n    name: Seil\n",
    )
    found = [(finding.start, finding.problem.message) for finding in check([path]).findings]
    assert found == [
        ((1, 11), "“language” is “fr”, and the file is called “de.yaml”"),
        ((2, 1), "there is no field “muscels” here"),
        ((6, 5), "“cues” has 2, and the exercise has 1"),
        ((9, 15), "“hüpfer” is a name of “hop” on line 5 already"),
        ((10, 3), "there is no exercise “skp” that these could be the texts of"),
    ]


def test_a_language_file_is_known_by_its_folder_or_its_fields(here: Path) -> None:
    assert kind_of(write("languages/de.yaml", "exercises: {}\n"), False, USUAL) == "language"
    assert kind_of(write("de.yaml", "language: de\nreviewed: no\nexercises: {}\n"), True, USUAL) == "language"
    assert kind_of(write("block.yaml", f"language: de\n{GOOD}"), False, USUAL) == "program"
