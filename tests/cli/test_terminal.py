"""Whatever is printed: all of it or a fault, on a line of its own, and nothing in it that steers a terminal or a code host."""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from kills import BLOCK
from paper import some, turns

import programprint
from programprint.cli import main, terminal
from programprint.problems import Problem, Source, Span
from programprint.sight import seen, seen_json

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")
COMMAND = [sys.executable, "-m", "programprint"]
NASTY = "x\n::error::y\x1b]0;t\x07\x9b\u202e\u2028"
"""As the name of a file, or a text of it: a line of its own, a title for the window, a bell, letters from right to left."""
SAID = {
    "list": ["exercises", "list"],
    "list json": ["exercises", "list", "--json"],
    "search": ["exercises", "search", "nasty"],
    "show": ["exercises", "show", "nasty"],
    "show json": ["exercises", "show", "nasty", "--json"],
    "layouts": ["layouts"],
    "check": ["check", "."],
    "check json": ["check", ".", "--format", "json"],
    "check github": ["check", ".", "--format", "github"],
    "check verbose": ["check", ".", "-v"],
    "build": ["build", f"{NASTY}.yaml", "-v"],
    "build nothing": ["build", f"{NASTY}.yml"],
    "build here": ["build", "good.yaml", "-o", f"{NASTY}.pdf"],
    "build again": ["build", "good.yaml", "-o", f"{NASTY}.txt"],
    "build nowhere": ["build", "good.yaml", "-o", f"{NASTY}/a.pdf"],
    "build fields": ["build", "good.yaml", "-o", f"{{{NASTY}}}.pdf"],
    "build layout": ["build", "good.yaml", "-l", NASTY],
    "build roster": ["build", "good.yaml", "--roster", f"{NASTY}.csv"],
    "build limit": ["build", "good.yaml", "--limit", f"{NASTY}=1"],
    "build library": ["build", "good.yaml", "--library", NASTY],
    "build option": ["build", f"--{NASTY}"],
    "command": [NASTY],
    "export": ["export", f"{NASTY}.yaml", "--to", "csv"],
    "export here": ["export", "good.yaml", "--to", "csv", "-o", f"{NASTY}.csv"],
    "import": ["import", "grid", f"{NASTY}.csv"],
    "import exercises": ["import", "csv", f"{NASTY}.csv", "-o", "mine"],
    "import nothing": ["import", "wger", NASTY],
    "new": ["new", "program", NASTY, "-y"],
    "new roster": ["new", "roster", "team", "--program", f"{NASTY}.yaml"],
    "show layout": ["layouts", "show", NASTY],
    "schema": ["schema", NASTY],
}


def run(arguments: list[str]) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def nasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose files and texts mean no good."""
    monkeypatch.chdir(tmp_path)
    said = json.dumps(NASTY)
    for folder in ("exercises", "layouts"):
        Path(folder).mkdir()
    Path("exercises/nasty.yaml").write_text(f"name: {said}\nsummary: {said}\nequipment: [{said}]\naliases: [nasty]\n")
    Path("exercises", f"{NASTY}.yaml").write_text("name: Other\nnmae: 1\n")
    Path("layouts", f"{NASTY}.yaml").write_text(f"extends: handout\nuse: {said}\n")
    Path(f"{NASTY}.yaml").write_text(BLOCK.format(said, "3x8") + f"{said}: 3\n")
    Path(f"{NASTY}.txt").write_text("mine")
    Path(f"{NASTY}.csv").write_text(f'Exercise,Week 1\n"{NASTY}",3x8\n')
    Path("::error::z.yaml").write_text("title: Z\n")
    Path("##[error]z.yaml").write_text("title: Z\n")
    Path("good.yaml").write_text(BLOCK.format("Good", "3x8"))
    return tmp_path


@posix
@pytest.mark.parametrize("name", SAID)
def test_no_name_of_a_file_and_no_text_steers_the_terminal_or_a_code_host(nasty: Path, name: str) -> None:
    result = run(SAID[name])
    assert isinstance(result.exception, SystemExit | None), result.exception
    shown = result.stdout + result.stderr
    assert shown
    for line in shown.split("\n"):
        assert not [sign for sign in line if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")], line
        if not (name == "check github" and line.startswith(("::error file=", "::warning file="))):
            assert not line.lstrip().startswith("::"), line
            assert "json" in name or "##[" not in line or "help:" not in line
    if "json" in name:
        assert NASTY.split("\n")[1] in _texts(json.loads(result.stdout))  # nothing is lost


def _texts(value: object) -> str:
    """All texts of a JSON document, one after the other."""
    if isinstance(value, dict):
        value = list(value.values())
    return "\n".join(map(_texts, value)) if isinstance(value, list) else str(value)


def test_nothing_is_written_to_standard_output_or_error_but_by_the_one_module() -> None:
    """Every call that could: by click, by print, by a stream of Python. What is left over says words of ours alone."""
    known = {
        ("cli/terminal.py", "echo"),
        ("cli/terminal.py", "write"),
        ("cli/progress.py", "progressbar"),
        ("cli/new.py", "prompt"),
    }
    root = Path(programprint.__file__).parent
    found = set()
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called in ("print", "pprint", "sys.exit") and (called != "sys.exit" or not _is_number(node)):
                found.add((name, called))
            if called.startswith("click.") and called.split(".")[1] in (
                "echo",
                "secho",
                "prompt",
                "confirm",
                "progressbar",
                "pause",
                "echo_via_pager",
            ):
                found.add((name, called.split(".")[1]))
            if called.startswith(("sys.stdout.", "sys.stderr.", "sys.__")) and called.rsplit(".", 1)[1] in (
                "write",
                "writelines",
            ):
                found.add((name, "write"))
            if name == "cli/terminal.py" and called.endswith(".write"):
                found.add((name, "write"))
            if called in ("os.write", "warnings.warn", "logging.warning", "logging.error"):
                found.add((name, called))
    assert found == known


def _is_number(node: ast.Call) -> bool:
    return all(isinstance(one, ast.Constant) and isinstance(one.value, int) for one in node.args)


@given(st.text())
def test_what_is_seen_is_one_line_that_steers_nothing(text: str) -> None:
    line = seen(text)
    assert len(line.splitlines()) < 2
    assert all(sign == "\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in line)
    assert seen(line) == line


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_that_is_safe_to_look_at_says_the_same(value: object) -> None:
    text = seen_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert json.loads(text) == value
    assert all(sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in text)


def test_a_name_that_python_could_not_read_has_its_letters_back() -> None:
    assert seen(b"Pl\xc3\xa4ne\n".decode("ascii", "surrogateescape")) == "Pläne�"
    assert seen("Pl\udce4ne") == "Pl�ne"
    assert seen("\ud800") == "�"


def test_a_problem_in_a_file_with_a_nasty_name_has_as_many_lines_as_others() -> None:
    source = Source(NASTY, "title: x\n")
    problem = Problem(Span(source, 0, 5), "wrong", "mend it")
    assert len(problem.lines()) == len(problem.render().splitlines()) == 4
    assert len(Problem(NASTY, "wrong", "mend it").render().splitlines()) == 2


class Terminal(io.StringIO):
    """A place where a person looks."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_there_is_colour_and_still_nothing_that_steers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", Terminal())
    terminal.put((terminal.paint(NASTY, bold=True), NASTY))
    terminal.give(f"a\n{NASTY}\n")
    text = sys.stdout.getvalue()  # type: ignore[union-attr]
    assert text.startswith("\x1b[1mx�::error::y�]0;t���")
    assert text.count("\x1b") == 2
    assert "\n�::error::y" in text
    assert not set(text) & set("\x07\x9b\u202e\u2028")


def test_a_document_for_another_program_goes_through_as_it_is(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    terminal.give(f"{NASTY}\n")
    assert capfdbinary.readouterr().out == f"{NASTY}\n".encode()


class Sips(io.RawIOBase):
    """An output that takes three bytes at a time, and nothing at every second try."""

    def __init__(self, room: int) -> None:
        self.taken, self.tries, self.room = b"", 0, room

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        if len(self.taken) >= self.room:
            raise OSError(28, "No space left on device")
        self.taken += bytes(memoryview(data)[:3])  # type: ignore[arg-type]
        return min(3, len(memoryview(data)))  # type: ignore[arg-type]


@pytest.mark.parametrize("room", [10**6, 900])
def test_an_output_that_takes_a_little_at_a_time_gets_all_or_there_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    out = Sips(room)
    monkeypatch.setattr("select.select", lambda *_: None)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))  # type: ignore[type-var]
    if room == 900:
        with pytest.raises(terminal.Unheard):
            terminal.hand_over(b"0123456789" * 100)
    else:
        terminal.hand_over(b"0123456789" * 100)
        assert out.taken == b"0123456789" * 100


WRITERS = [
    ["build", "good.yaml", "-o", "-"],
    ["export", "good.yaml", "--to", "json"],
    ["export", "good.yaml", "--to", "csv"],
    ["export", "good.yaml", "--to", "markdown"],
    ["import", "grid", "grid.csv", "-o", "-"],
    ["check", "good.yaml", "nowhere.yaml", "--format", "json"],
    ["check", "nowhere.yaml", "--format", "github"],
    ["check", "nowhere.yaml"],
    ["layouts"],
    ["layouts", "show", "handout"],
    ["exercises", "list"],
    ["exercises", "list", "--json"],
    ["exercises", "show", "step-up"],
    ["exercises", "show", "step-up", "--json"],
    ["schema", "program"],
    ["build", "--help"],
    ["--help"],
    ["--version"],
]


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("good.yaml").write_text(BLOCK.format("Good", "3x8"))
    Path("grid.csv").write_text("Exercise,Week 1\nStep-up,3x8\nBridge,3x8\n")
    return tmp_path


UNCOMPILED = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Where files cannot grow, Python keeps the first part of what it compiled, and others read that."""


def ended(arguments: list[str], environment: dict[str, str], most: int | None = None) -> tuple[int, bytes, str]:
    """Exit code, and what came through standard output and error; with a file as output that takes no more than *most* bytes."""
    import resource

    def little_room() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    with Path("../out.bin").open("wb") as out:
        done = subprocess.run(
            [*COMMAND, *arguments],
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, **({} if most is None else UNCOMPILED), **environment},
            preexec_fn=little_room,
            check=False,
        )
    return done.returncode, Path("../out.bin").read_bytes(), done.stderr.decode()


@posix
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("arguments", "unbuffered"), turns(WRITERS, ["", "1"], every=3))
def test_a_disk_that_fills_midway_is_told_by_every_writer(good: Path, arguments: list[str], unbuffered: str) -> None:
    environment = {"PYTHONUNBUFFERED": unbuffered}
    whole = CliRunner().invoke(main, arguments, prog_name="python -m programprint", terminal_width=78).stdout_bytes
    assert whole
    code_less, part, said = ended(arguments, environment, len(whole) - 1)
    assert code_less == 1
    assert part == whole[: len(whole) - 1]
    assert "standard output: error: it cannot be written: it is larger than this disk" in said
    assert "Traceback" not in said


@posix
@pytest.mark.parametrize("arguments", some(WRITERS, 3))
def test_standard_output_that_is_closed_is_told_by_every_writer(good: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, *arguments], stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == 1
    assert "standard output: error: it cannot be written: it is closed\n  help: " in done.stderr
    assert "Traceback" not in done.stderr


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "2>/dev/full", ">&- 2>&- <&-"])
def test_who_wants_to_hear_nothing_has_the_file_all_the_same(good: Path, closed: str) -> None:
    command = f'exec "$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", command, "sh", *COMMAND, "build", "good.yaml"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert (good / "good.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    assert "Traceback" not in done.stderr


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "x.yaml"],
        ["build", "{}/good.yaml", "-o", "{}/good.pdf"],
        ["check", "."],
        ["new", "program", "x", "-y"],
        ["import", "grid", "{}/grid.csv"],
        ["layouts"],
        ["exercises", "list"],
        ["export", "{}/good.yaml", "--to", "csv"],
        ["schema", "program"],
    ],
)
def test_a_working_directory_that_is_gone_is_told_by_every_command(good: Path, arguments: list[str]) -> None:
    (good / "gone").mkdir()
    command = 'cd gone && rmdir ../gone && exec "$@"'
    words = [word.format(good) for word in arguments]
    done = subprocess.run(["sh", "-c", command, "sh", *COMMAND, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (
        done.stderr == "working directory: error: the folder that you are in is gone\n  help: go to another one: cd\n"
    )


@posix
@pytest.mark.parametrize("arguments", some([*WRITERS[1:], *WRITERS[:1]], 6))
def test_a_terminal_that_lacks_letters_shows_others(good: Path, arguments: list[str]) -> None:
    code, whole, said = ended(arguments, {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert "Traceback" not in said
    assert whole
    assert code == ("nowhere.yaml" in arguments)


@posix
def test_documents_are_utf_8_whatever_the_terminal_is(good: Path) -> None:
    for arguments in (["layouts", "show", "handout"], ["schema", "program"], ["export", "good.yaml", "--to", "json"]):
        latin = ended(arguments, {"PYTHONIOENCODING": "latin-1"})
        assert latin == ended(arguments, {"PYTHONIOENCODING": "utf-8"})


@posix
@pytest.mark.parametrize("utf8", ["0", "1"])
def test_names_of_files_keep_their_letters_in_a_locale_that_has_none(good: Path, utf8: str) -> None:
    Path("Pläne 1.yaml").write_text(BLOCK.format("Pläne", "3x8"), encoding="utf-8")
    Path("team.csv").write_text("Name\nZoë Sample\n", encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": utf8}
    assert ended(["build", "Pläne 1.yaml"], plain)[0] == 0
    assert ended(["build", "Pläne 1.yaml", "--roster", "team.csv", "--split", "-o", "größe/{name}.pdf"], plain)[0] == 0
    assert Path("Pläne-1.pdf").exists()
    assert Path("größe/Zoë-Sample.pdf").exists()
