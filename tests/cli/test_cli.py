"""The command: what it writes where, what it says, and that nothing is lost when something is wrong."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import programprint
from programprint.cli import main
from programprint.lightly import _cleandoc, _Later

GOOD = "title: Block\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: step-up, do: 3x8}]}]\n"
BAD = "title: Block\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: stepup-, do: 3xten}]}]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_default_layout_writes_the_name_of_the_program_into_the_working_directory(here: Path) -> None:
    (here / "programs").mkdir()
    (here / "programs" / "block.yaml").write_text(GOOD)
    result = run("build", "programs/block.yaml")
    assert result.exit_code == 0
    assert result.stdout == "Wrote block.pdf (2 pages)\n"
    assert (here / "block.pdf").read_bytes().startswith(b"%PDF-")


def test_another_layout_is_part_of_the_name(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "layouts").mkdir()
    (here / "layouts" / "plain.yaml").write_text("extends: handout\nprogram: []\n")
    assert run("build", "block.yaml", "-l", "plain").stdout == "Wrote block-plain.pdf (1 page)\n"
    assert run("build", "block.yaml", "-l", "layouts/plain.yaml").stdout == "Wrote block-plain.pdf (1 page)\n"


def test_a_shipped_program_is_known_by_its_name(here: Path) -> None:
    assert run("build", "unilateral-glute-block").exit_code == 0
    assert names(here) == ["unilateral-glute-block.pdf"]


def test_output_may_be_a_file_a_folder_or_standard_output(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "out").mkdir()
    assert run("build", "block.yaml", "-o", "x.pdf").exit_code == 0
    assert run("build", "block.yaml", "-o", "out").exit_code == 0
    piped = run("build", "block.yaml", "-o", "-")
    assert (here / "x.pdf").read_bytes() == (here / "out" / "block.pdf").read_bytes() == piped.stdout_bytes
    assert names(here) == ["block.yaml", "out", "x.pdf"]


def test_a_file_that_is_no_pdf_is_never_written_over(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "notes.txt").write_text("Keep me.")
    result = run("build", "block.yaml", "-o", "notes.txt")
    assert result.exit_code == 1
    assert "notes.txt: error: it is there already and is no PDF" in result.stderr
    assert (here / "notes.txt").read_text() == "Keep me."


def piped(text: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, input=text)


def test_a_program_may_come_through_a_pipe_and_leave_through_one(here: Path) -> None:
    assert piped(GOOD, "build", "-").stdout_bytes.startswith(b"%PDF-")
    assert piped(GOOD, "build", "-", "-o", "block.pdf").stdout.startswith("Wrote block.pdf")
    assert piped("Name\nAda Sample\n", "build", "unilateral-glute-block", "--roster", "-").exit_code == 0
    assert "standard input:2:" in piped(GOOD.replace("weeks: 2", "wekes: 2"), "check", "-").stdout
    assert piped(GOOD, "export", "-", "--to", "csv").stdout.startswith("program,week")
    grid = "Exercise,Week 1,Week 2\nStep-up,3x8,3x10\n"
    assert "exercise: step-up" in piped(grid, "import", "grid", "-").stdout
    assert "unilateral-glute-block-roster.pdf" in names(here)


def test_each_run_reads_its_own_pipe(here: Path) -> None:
    assert "“First”" not in piped("title: First\n", "check", "-").output
    assert piped("", "check", "-").exit_code == 1
    assert piped(GOOD, "check", "-").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "-", "--watch", "-o", "a.pdf"],
        ["build", "-", "-"],
        ["build", "-", "--roster", "-"],
        ["build", "-", "block.yaml", "--jobs", "2", "-o", "."],
    ],
)
def test_what_a_pipe_cannot_do_is_wrong_use(here: Path, arguments: list[str]) -> None:
    assert piped(GOOD, *arguments).exit_code == 2


def test_verbose_tells_files_pages_and_times_on_standard_error(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "exercises").mkdir()
    (here / "exercises" / "step-up.yaml").write_text("name: My step-up\n")
    (here / "layouts").mkdir()
    (here / "layouts" / "club.yaml").write_text("extends: large-print\n")
    quiet, told = run("build", "block.yaml", "-l", "club"), run("build", "block.yaml", "-l", "club", "-v")
    assert quiet.stderr == ""
    assert told.stdout == quiet.stdout
    lines = [" ".join(line.split()) for line in told.stderr.splitlines()]
    assert lines[:2] == ["block.yaml", "layout layouts/club.yaml"]
    assert [line.split("/")[-1] for line in lines[2:4]] == ["large-print.yaml", "handout.yaml"]
    assert "exercise step-up: exercises/step-up.yaml" in lines
    assert any(line.startswith("pages ") for line in lines)
    assert all(stage in lines[-1] for stage in ("time", "read", "merge", "compose", "draw", "write"))


def test_verbose_names_nobody(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "team.csv").write_text("Name,Note,Step-up 1RM\nAda Sample,Ankle hurts,61.5\nBo Example,,72.5\n")
    for more in ([], ["--split"], ["--per-session"], ["--layout", "rack"], ["--jobs", "2"], ["--fillable"]):
        told = run("build", "block.yaml", "--roster", "team.csv", "-v", *more)
        assert told.exit_code == 0
        assert "2 athletes" in told.stderr
        assert not any(word in told.output for word in ("Ada", "Bo Ex", "Ankle", "61.5", "72.5"))


def test_weeks_chooses_weeks(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    assert run("build", "block.yaml", "--weeks", "2").stdout == "Wrote block.pdf (1 page)\n"


def test_paper_changes_the_paper(here: Path) -> None:
    import pikepdf

    (here / "block.yaml").write_text(GOOD)
    run("build", "block.yaml", "--paper", "letter")
    with pikepdf.open(here / "block.pdf") as document:
        assert [float(value) for value in document.pages[0].mediabox] == [0, 0, 612, 792]


def test_library_comes_before_every_other(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "mine").mkdir()
    (here / "mine" / "step-up.yaml").write_text("name: My own step-up\n")
    run("build", "block.yaml", "--library", "mine")
    import pypdfium2

    document = pypdfium2.PdfDocument(here / "block.pdf")
    assert "My own step-up" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_an_error_writes_nothing_and_leaves_the_old_file(here: Path) -> None:
    (here / "block.yaml").write_text(BAD)
    (here / "block.pdf").write_bytes(b"old")
    result = run("build", "block.yaml")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "block.yaml:3:" in result.stderr
    assert "did you mean step-up" in result.stderr
    assert "“ten” is not a number of reps" in result.stderr
    assert "block.yaml: 2 errors; nothing written" in result.stderr
    assert (here / "block.pdf").read_bytes() == b"old"


def test_a_bad_program_does_not_stop_the_others(here: Path) -> None:
    (here / "bad.yaml").write_text(BAD)
    (here / "good.yaml").write_text(GOOD)
    result = run("build", "bad.yaml", "good.yaml")
    assert result.exit_code == 1
    assert names(here) == ["bad.yaml", "good.pdf", "good.yaml"]


def test_a_warning_is_said_and_the_file_is_written(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD.replace("title: Block", "title: Block ★"))
    result = run("build", "block.yaml")
    assert result.exit_code == 0
    assert "block.yaml:1:14: warning: the font has no “★”" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "Missing argument"),
        (["build", "block.yaml", "--weeks", "x"], "write 1, 1-3 or 1-2,4"),
        (["build", "block.yaml", "--library", "nowhere"], "does not exist"),
        (["build", "block.yaml", "-o", "nowhere/x.pdf"], "there is no folder nowhere"),
        (["build", "block.yaml", "other.yaml", "-o", "x.pdf"], "must name a folder"),
        (["build", "block.yaml", "other.yaml", "-o", "-"], "only one program fits"),
        (["build", "block.yaml", "a/block.yaml"], "two programs would be written to block.pdf"),
        (["bild"], "No such command"),
    ],
)
def test_wrong_use_is_exit_code_2(here: Path, arguments: list[str], said: str) -> None:
    (here / "block.yaml").write_text(GOOD)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.yaml"], "nothing.yaml: error: there is no such file"),
        (["."], "error: this is a folder, not a file"),
        (["block.yaml", "-l", "handuot"], "did you mean handout?"),
        (["block.yaml", "--paper", "a44"], "did you mean a4"),
        (["block.yaml", "--paper", "70mm x 200mm"], "left to write reps in"),
        (["block.yaml", "--weeks", "3"], "asks for week 3, but the program has 2"),
    ],
)
def test_problems_in_the_input_are_exit_code_1(here: Path, arguments: list[str], said: str) -> None:
    (here / "block.yaml").write_text(GOOD)
    result = run("build", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not list(here.glob("*.pdf"))


def test_a_bug_keeps_its_traceback(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "block.yaml").write_text(GOOD)
    monkeypatch.setattr("programprint.compose.compose", lambda *_: 1 / 0)
    assert isinstance(run("build", "block.yaml").exception, ZeroDivisionError)


def test_a_write_that_fails_leaves_the_old_file_and_no_other(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "block.yaml").write_text(GOOD)
    (here / "block.pdf").write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("programprint.write.os.fsync", full)
    result = run("build", "block.yaml")
    assert result.exit_code == 1
    assert "block.pdf: error: it cannot be written: the disk is full" in result.stderr
    assert (here / "block.pdf").read_bytes() == b"old"
    assert names(here) == ["block.pdf", "block.yaml"]


def test_help_is_quick_to_load() -> None:
    """Neither models nor PDF are imported for the help."""
    code = (
        "import sys\nfrom programprint.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "sys.exit(any(n in ('programprint.read.written', 'reportlab', 'yaml') for n in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "build" in result.stdout


def test_a_program_alone_loads_nothing_for_teams_logs_or_other_programs(here: Path) -> None:
    code = (
        "import sys\nfrom programprint.cli import main\n"
        "try: main(['build', 'unilateral-glute-block', '-o', 'a.pdf'])\nexcept SystemExit: pass\n"
        "sys.exit(', '.join(n for n in sys.modules if n.split('.')[0] in ('multiprocessing', 'openpyxl')"
        " or n in ('programprint.team', 'programprint.read.roster', 'programprint.importing', 'programprint.logbook')) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=here)
    assert result.returncode == 0, result.stderr


def test_a_program_alone_runs_nothing_of_others_that_it_asks_nothing_of(here: Path) -> None:
    code = (
        "import sys\nfrom types import ModuleType\nfrom programprint.cli import main\n"
        "try: main(['build', 'unilateral-glute-block', '-o', 'a.pdf'])\nexcept SystemExit: pass\n"
        "print([n for n in sys.modules if n in ('typing_extensions', 'tokenize', 'dis')])\n"
        "import inspect, msgspec\nprint(type(inspect) is ModuleType, type(msgspec.json) is ModuleType)\n"
        "print(inspect.signature(main.get_command).parameters['cmd_name'].name, msgspec.json.encode([1]), inspect.__file__)\n"
        "print(type(inspect) is ModuleType, inspect.cleandoc(' a\\n   b\\n  c'))\n"
        "import yaml\nprint(yaml.Loader.NON_PRINTABLE.search('a\\x01')[0] == '\\x01', yaml.safe_load('a: 2026-01-02'))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=here)
    loaded, empty, asked, *more = result.stdout.splitlines()[1:]
    assert (loaded, empty) == ("[]", "False False")
    assert asked.startswith("cmd_name b'[1]' ")
    assert asked.endswith("inspect.py")
    assert more == ["True a", " b", "c", "True {'a': datetime.date(2026, 1, 2)}"]


def test_the_help_of_an_option_is_straightened_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "inspect", _Later("inspect"))
    for text in ("Only this day.", "  Only this day. ", ""):
        assert _cleandoc(text) == inspect.cleandoc(text)


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [([], True), (["-l", "coach"], False), (["--set", "cues.show=[tips]"], False), (["--logs-only"], False)],
)
def test_figures_are_loaded_only_where_a_layout_prints_them(here: Path, arguments: list[str], printed: bool) -> None:
    code = (
        "import sys\nfrom programprint.cli import main\n"
        f"try: main(['build', 'unilateral-glute-block', '-o', 'a.pdf', *{arguments}])\nexcept SystemExit: pass\n"
        "print([n for n in sys.modules if n.startswith(('programprint.figure', 'programprint.read.figure'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=here)
    assert ("programprint.figure" in result.stdout) is printed, result.stdout + result.stderr


def test_run_from_a_zip_file_it_says_what_is_missing(here: Path) -> None:
    package = Path(programprint.__file__).parent
    with zipfile.ZipFile("programprint.zip", "w") as packed:
        for file in package.rglob("*.py"):
            packed.write(file, file.relative_to(package.parent))
    for command in ("layouts", "check .", "build unilateral-glute-block", "new program block", "exercises list"):
        code = f"import sys\nsys.path.insert(0, 'programprint.zip')\nfrom programprint.cli import main\nmain({command.split()})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=here)
        assert done.returncode == 2, done.stderr
        assert "cannot run from a zip file" in done.stderr
    assert sorted(path.name for path in here.iterdir()) == ["programprint.zip"]


def test_help_shows_examples() -> None:
    assert "programprint build my-block.yaml --weeks 1 --paper letter" in run("build", "--help").stdout


def test_a_path_that_ends_like_a_folder_is_one(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    assert run("build", "block.yaml", "-o", "new/sheets/").exit_code == 0
    assert run("export", "block.yaml", "--to", "csv", "-o", "tables/").exit_code == 0
    assert names(here / "new" / "sheets") == ["block.pdf"]
    assert names(here / "tables") == ["block.csv"]


def test_several_programs_go_into_a_folder_that_is_not_there_yet(here: Path) -> None:
    for name in ("a", "b"):
        (here / f"{name}.yaml").write_text(GOOD)
    assert run("build", "a.yaml", "b.yaml", "-o", "out/").exit_code == 0
    assert names(here / "out") == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("block", "block.yaml"),
        ("b", "b.yml"),
        ("blok.yaml", "block.yaml"),
        ("unilateral-glut-block", "unilateral-glute-block"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_missing_program_is_told_with_the_nearest_name(here: Path, command: str, asked: str, meant: str) -> None:
    for name in ("block.yaml", "b.yml", "notes.txt"):
        (here / name).write_text(GOOD)
    result = run(command, asked)
    assert result.exit_code in (1, 2)
    assert f"did you mean {meant}" in result.output


def test_a_pdf_is_not_spilt_into_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from programprint.cli import build

    monkeypatch.setattr(build, "_is_terminal", lambda: True)
    result = CliRunner().invoke(main, ["build", "-"], input=GOOD)
    assert result.exit_code == 2
    assert "-o" in result.stderr
    assert not result.stdout


def test_a_layout_lies_beside_the_program_or_else_in_the_folder_one_is_in(here: Path) -> None:
    for folder, use in (("team", "Beside"), (".", "Here")):
        (here / folder / "layouts").mkdir(parents=True)
        (here / folder / "layouts" / "both.yaml").write_text(f"extends: handout\nprogram: []\nuse: {use}\n")
    (here / "team" / "layouts" / "both.yaml").write_text("extends: handout\n")
    (here / "layouts" / "here.yaml").write_text("extends: handout\nprogram: []\n")
    (here / "team" / "block.yaml").write_text(GOOD)
    assert run("build", "team/block.yaml", "-l", "here").stdout == "Wrote block-here.pdf (1 page)\n"
    assert run("build", "team/block.yaml", "-l", "both").stdout == "Wrote block-both.pdf (2 pages)\n"
    assert run("check", "team/block.yaml", "-l", "here").exit_code == 0


def test_a_library_may_be_one_word_and_is_told_at_its_place_when_it_is_not_there(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD.replace("weeks: 2", "weeks: 2\nlibrary: lib").replace("step-up", "curl-up"))
    assert "block.yaml:3:10: error: there is no folder “lib” beside this file" in run("build", "block.yaml").stderr
    (here / "lib").mkdir()
    (here / "lib" / "curl-up.yaml").write_text("name: Curl-up\n")
    assert run("build", "block.yaml").exit_code == 0


@pytest.mark.parametrize("option", [("--set", "paper=\udcff"), ("--paper", "\udcff"), ("--set", "footer=\udcc4")])
def test_an_argument_of_bytes_that_are_no_letters_is_a_problem(here: Path, option: tuple[str, str]) -> None:
    (here / "block.yaml").write_text(GOOD)
    result = run("build", "block.yaml", *option)
    assert (result.exit_code, "holds bytes that are no letters" in result.stderr) == (1, True), result.output


def test_an_option_decides_the_language_of_the_sheets(here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    found = run("export", "block.yaml", "--to", "markdown", "--language", "de")
    assert "## Woche 1 von " in found.stdout
    assert json.loads(run("export", "block.yaml", "--to", "json", "--language", "de").stdout)["language"] == "de"
    assert run("check", "block.yaml", "--language", "de").exit_code == 0
    assert json.loads(run("export", "block.yaml", "--to", "json", "--language", "deutsch").stdout)["language"] == "de"


@pytest.mark.parametrize("command", [["build"], ["export", "--to", "csv"], ["check"]])
def test_a_language_without_words_is_refused_with_those_that_there_are(command: list[str], here: Path) -> None:
    (here / "block.yaml").write_text(GOOD)
    result = run(command[0], "block.yaml", *command[1:], "--language", "tlh")
    assert result.exit_code == 2
    assert "no words in the language “tlh”" in result.stderr
    assert "de, " in result.stderr
    assert names(here) == ["block.yaml"]
