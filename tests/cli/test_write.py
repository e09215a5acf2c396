"""Writing files: the old bytes or all of the new ones, nothing beside them, and a word on why not."""

from __future__ import annotations

import ast
import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kills import COMMANDS, FILES, held

import programprint
from programprint import files
from programprint.cli import main
from programprint.docket import Docket
from programprint.read.files import read_bytes
from programprint.write import why_not, write, writing

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with everything that the commands of ``kills`` read."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text)
    return tmp_path


def run(arguments: list[str]) -> Result:
    return CliRunner().invoke(main, arguments)


def made(folder: Path) -> dict[str, bytes]:
    """The files that the commands brought, or changed."""
    return {name: data for name, data in held(folder).items() if data != FILES.get(name, "").encode()}


def fails_with(monkeypatch: pytest.MonkeyPatch, code: int, name: str = "") -> None:
    """Lets the last step of writing a file fail, of all files or of those whose path ends with *name*."""
    replace, link = Path.replace, Path.hardlink_to

    def failing(self: Path, target: Path) -> Path:
        if str(target).endswith(name):
            raise OSError(code, os.strerror(code))
        return replace(self, target)

    def not_linked(self: Path, target: Path) -> None:
        if str(self).endswith(name):
            raise OSError(code, os.strerror(code))
        link(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    monkeypatch.setattr(Path, "hardlink_to", not_linked)


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """A disk on which no file grows beyond so many bytes."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@posix
@pytest.mark.parametrize("name", COMMANDS)
def test_without_room_every_command_says_so_and_leaves_what_was_there(here: Path, name: str) -> None:
    assert run(COMMANDS[name]).exit_code == 0
    new = made(here)
    brought = [path for path in new if path not in FILES]
    old = {} if name.startswith(("new", "import")) else dict.fromkeys(brought, b"an older file")
    for path in new:
        (here / path).unlink()
        if path in FILES:
            (here / path).write_text(FILES[path])
        if path in old:
            (here / path).write_bytes(old[path])
    with little_room(10):
        result = run(COMMANDS[name])
    assert result.exit_code == 1
    assert "error: it cannot be written: it is larger than this disk or your account allows" in result.stderr
    assert "help: " in result.stderr
    assert made(here) == old


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ELOOP, 9999])
@pytest.mark.parametrize("name", ["build", "export", "new program", "import csv", "import grid", "log add"])
def test_whatever_the_disk_says_is_told_with_a_cure_and_leaves_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    if name.startswith("new") and code != errno.ENOSPC:
        monkeypatch.setattr(Path, "hardlink_to", Path.symlink_to)  # as on a disk without links
    fails_with(monkeypatch, code)
    result = run(COMMANDS[name])
    assert result.exit_code == 1
    assert ": error: it cannot be written: " in result.stderr
    assert "\n  help: " in result.stderr
    assert made(here) == {}


def test_every_reason_has_words_of_its_own() -> None:
    told = {why_not(OSError(code, "Strange"))[0] for code in (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EISDIR)}
    assert told == {
        f"it cannot be written: {reason}"
        for reason in ("the disk is full", "no permission", "this disk can only be read", "a folder has this name")
    }
    assert why_not(OSError(9999, "Strange"))[0] == "it cannot be written: Strange"


def test_one_file_that_is_held_does_not_keep_the_others_from_being_written(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_with(monkeypatch, errno.EACCES, "Ada-Sample.pdf")
    result = run(COMMANDS["split"])
    assert result.exit_code == 1
    assert "Ada-Sample.pdf: error: it cannot be written: no permission\n  help: is it open" in result.stderr
    assert list(made(here)) == ["out/Bo-Example.pdf"]
    assert "Wrote 1 file to out" in result.stdout


def test_a_full_disk_is_told_once_and_not_for_every_athlete(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, errno.ENOSPC)
    result = run(COMMANDS["split"])
    assert result.exit_code == 1
    assert result.stderr.count("the disk is full") == 1


def test_a_folder_in_the_place_of_the_file_is_told(here: Path) -> None:
    (here / "out" / "Ada-Sample.pdf").mkdir(parents=True)
    result = run(COMMANDS["split"])
    assert result.exit_code == 1
    assert "Ada-Sample.pdf: error: it cannot be written: a folder has this name" in result.stderr
    assert list(made(here)) == ["out/Bo-Example.pdf"]


def test_a_file_in_the_place_of_the_folder_is_told(here: Path) -> None:
    (here / "out").write_text("mine")
    result = run(COMMANDS["split"])
    assert result.exit_code == 1
    assert "error: it cannot be written: a file " in result.stderr
    assert (here / "out").read_text() == "mine"


@posix
def test_a_pipe_is_written_to_and_stays_a_pipe(here: Path) -> None:
    os.mkfifo(here / "printer")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((here / "printer").read_bytes()))
    reader.start()
    assert run(["build", "block.yaml", "-l", "card", "-o", "printer"]).exit_code == 0
    reader.join()
    assert got[0].startswith(b"%PDF-")
    assert got[0].rstrip().endswith(b"%%EOF")
    assert stat.S_ISFIFO((here / "printer").stat().st_mode)


@posix
def test_a_link_still_leads_to_the_file_that_was_written(here: Path) -> None:
    (here / "shared").mkdir()
    (here / "shared" / "sheet.pdf").write_bytes(b"old")
    (here / "block.pdf").symlink_to(here / "shared" / "sheet.pdf")
    assert run(COMMANDS["build"]).exit_code == 0
    assert (here / "block.pdf").is_symlink()
    assert (here / "shared" / "sheet.pdf").read_bytes().startswith(b"%PDF-")


@posix
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    write(b"first", path)
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o600)
    write(b"second", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_disk_that_knows_no_permissions_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    write(b"first", tmp_path / "sheet.pdf")
    monkeypatch.setattr(Path, "chmod", refused)
    write(b"second", tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes() == b"second"


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def without(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no links here")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", without)
    write(b"mine", tmp_path / "a.yaml", new=True)
    with pytest.raises(FileExistsError):
        write(b"theirs", tmp_path / "a.yaml", new=True)
    assert held(tmp_path) == {"a.yaml": b"mine"}


def test_what_goes_wrong_while_writing_leaves_the_old_file_alone(tmp_path: Path) -> None:
    write(b"old", tmp_path / "a.pdf")

    def struck() -> None:
        with writing(tmp_path / "a.pdf") as file:
            file.write(b"half of the ne")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        struck()
    assert held(tmp_path) == {"a.pdf": b"old"}


def test_nobody_ever_sees_a_part_of_a_file_that_several_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    whole = {letter: letter.encode() * 300_000 for letter in "abcd"}
    write(whole["a"], path)

    def often(data: bytes) -> None:
        for _ in range(10):
            write(data, path)

    writers = [threading.Thread(target=often, args=(data,)) for data in whole.values()]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(path.read_bytes())
    assert seen <= set(whole.values())
    assert list(held(tmp_path)) == ["a.pdf"]


def test_two_builds_to_one_file_both_end_well(here: Path) -> None:
    whole = set()
    for program in ("block.yaml", "other.yaml"):
        assert run(["build", program, "-o", "sheet.pdf"]).exit_code == 0
        whole.add((here / "sheet.pdf").read_bytes())
    command = [sys.executable, "-m", "programprint", "build", "-o", "sheet.pdf"]
    both = [
        subprocess.Popen([*command, program], stdout=subprocess.DEVNULL) for program in ("block.yaml", "other.yaml")
    ]
    assert [one.wait() for one in both] == [0, 0]
    assert (here / "sheet.pdf").read_bytes() in whole
    assert list(made(here)) == ["sheet.pdf"]


def test_nothing_but_the_result_is_ever_opened_for_writing(here: Path) -> None:
    """So that a library, a program and a working directory that can only be read are enough."""
    (here / "out").mkdir()
    code = """
import os, sys
written = []
def hook(event, arguments):
    if event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        written.append(str(arguments[0]))
    elif event in ("os.mkdir", "os.remove", "os.rename", "os.chmod", "os.truncate", "os.link", "os.symlink"):
        written.append(str(arguments[0]))
sys.addaudithook(hook)
from programprint import files
from programprint.cli import main
try:
    main.main(["build", "unilateral-glute-block", "-o", "out/x.pdf", "-q"])
finally:
    print(*written, sep="\\n")
"""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    written = {Path(line).resolve().relative_to(here.resolve()).parts[0] for line in done.stdout.splitlines()}
    assert written == {"out"}, done.stdout


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "team.csv"
    path.write_text("Name\nAda\n")
    real, saves = files.stamp, iter(["Name\nAda Sam", "Name\nAda Sample\nBo Example\n"])

    def stamp(path: Path) -> object:
        before = real(path)
        if text := next(saves, None):
            path.write_text(text)
        return before

    monkeypatch.setattr(files, "stamp", stamp)
    docket = Docket()
    assert read_bytes(path, docket) == b"Name\nAda Sample\nBo Example\n"
    assert not len(docket)


def test_a_file_that_never_stops_changing_is_a_problem(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = iter(range(1000))
    monkeypatch.setattr(files, "stamp", lambda _: (next(number), 0))
    monkeypatch.setattr(files, "_PAUSE", 0)
    for arguments in (COMMANDS["team"], COMMANDS["import csv"]):
        result = run(arguments)
        assert result.exit_code == 1
        assert "the file cannot be read: something writes to it all the time" in result.stderr
    assert made(here) == {}


READ = {
    "exercises/hop.yaml": "name: Hop\n",
    "mine.yaml": "extends: handout\n",
    "hops.yaml": "title: Hops\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: hop, do: 3x8}]}]\n",
    "team.csv": FILES["team.csv"],
}
"""What a build reads: each of them may be what a link leads to."""
MINE = b"what nobody may lose"


@pytest.fixture
def gym(here: Path) -> Path:
    (here / "exercises").mkdir()
    for name, text in READ.items():
        (here / name).write_text(text)
    return here


@posix
@pytest.mark.parametrize("lead", [Path.symlink_to, Path.hardlink_to])
@pytest.mark.parametrize("name", READ)
def test_nothing_that_was_read_is_written_over_whatever_name_leads_to_it(
    gym: Path, name: str, lead: Callable[[Path, Path], None]
) -> None:
    lead(gym / "link.pdf", gym / name)
    lead(gym / "link.csv", gym / name)
    lead(gym / "link.yaml", gym / name)
    build = ["build", "hops.yaml", "-l", "mine.yaml", "--roster", "team.csv", "-o"]
    exports = name in ("exercises/hop.yaml", "hops.yaml")
    for arguments in (
        [*build, "link.pdf"],
        [*build, name],
        *([["export", "hops.yaml", "--to", "csv", "-o", target] for target in ("link.csv", name)] if exports else []),
        *([["import", "grid", "team.csv", "-o", "link.yaml", "--force"]] if name == "team.csv" else []),
    ):
        result = run(arguments)
        assert result.exit_code in (1, 2), arguments
        assert "rror: " in result.stderr
        assert {file: (gym / file).read_text() for file in READ} == READ, arguments


@posix
@pytest.mark.parametrize("mine", ["mine.txt", "mine.pdf", "mine.png", "mine.yaml"])
def test_a_link_where_a_name_was_made_of_data_never_loses_what_it_leads_to(gym: Path, mine: str) -> None:
    """An athlete, a program or a page has a name that nobody typed as a place to write to."""
    (gym / mine).write_bytes(MINE)
    (gym / "out").mkdir()
    links = ["out/Ada-Sample.pdf", "out/hops.pdf", "hops.pdf", "page-1.png", "hops.csv", "exercises/sample-lift.yaml"]
    for link in links:
        (gym / link).symlink_to(gym / mine)
    for arguments in (
        ["build", "hops.yaml", "--roster", "team.csv", "-o", "out/{name}.pdf"],
        ["build", "hops.yaml", "--roster", "team.csv", "--split", "-o", "out/{name}.pdf"],
        ["build", "hops.yaml", "block.yaml", "-o", "out/"],
        ["build", "hops.yaml", "-o", "out/{program}.pdf"],
        ["build", "hops.yaml"],
        ["build", "hops.yaml", "-o", "page.pdf", "--png"],
        ["export", "hops.yaml", "--to", "csv", "-o", "./"],
        ["import", "csv", "lifts.csv", "--force"],
    ):
        result = run(arguments)
        assert result.exit_code == 1, arguments
        assert f": error: it leads to {mine}, " in result.stderr
        assert "\n  help: " in result.stderr
        assert (gym / mine).read_bytes() == MINE
    assert all((gym / link).is_symlink() for link in links)
    assert (gym / "out" / "Bo-Example.pdf").exists()  # the others have theirs


@posix
def test_a_link_where_a_name_was_made_is_followed_to_what_a_build_wrote(gym: Path) -> None:
    (gym / "shared").mkdir()
    (gym / "hops.pdf").symlink_to(gym / "shared" / "sheet.pdf")
    for old in (None, b"", "ours"):
        if isinstance(old, bytes):
            (gym / "shared" / "sheet.pdf").write_bytes(old)
        assert run(["build", "hops.yaml"]).exit_code == 0, old
        assert (gym / "hops.pdf").is_symlink()
        assert (gym / "shared" / "sheet.pdf").read_bytes().startswith(b"%PDF-")


@posix
def test_a_file_that_is_not_of_the_kind_stays_also_behind_a_link(gym: Path) -> None:
    (gym / "mine.txt").write_bytes(MINE)
    for ending, arguments in {
        ".pdf": ["build", "hops.yaml"],
        ".csv": ["export", "hops.yaml", "--to", "csv"],
        ".json": ["export", "hops.yaml", "--to", "json"],
        ".md": ["export", "hops.yaml", "--to", "markdown"],
        ".yaml": ["import", "grid", "grid.csv", "--force"],
    }.items():
        (gym / f"link{ending}").symlink_to(gym / "mine.txt")
        for target in (f"link{ending}", "mine.txt"):
            result = run([*arguments, "-o", target])
            assert result.exit_code == 1, result.output
            assert "is there already and is no " in result.stderr
            assert (gym / "mine.txt").read_bytes() == MINE


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_what_an_export_wrote_under_an_ending_of_its_own_may_be_written_again(here: Path, form: str) -> None:
    for _ in range(2):
        assert run(["export", "block.yaml", "--to", form, "-o", "plan.txt"]).exit_code == 0


@posix
def test_another_name_of_the_file_keeps_the_old_bytes_and_that_is_told(here: Path) -> None:
    for name in ("build", "export", "png", "split"):
        assert run(COMMANDS[name]).exit_code == 0
        first = sorted(made(here))[0]
        (here / "twin").hardlink_to(here / first)
        old = (here / "twin").read_bytes()
        result = run(COMMANDS[name])
        assert result.exit_code == 0
        assert (
            f"{first}: warning: this file has another name (a hard link), which keeps what was there" in result.stderr
        )
        assert (here / "twin").read_bytes() == old
        assert (here / first).stat().st_nlink == 1
        (here / "twin").unlink()
        for path in made(here):
            (here / path).unlink()


@posix
def test_two_names_that_lead_to_one_file_are_not_written_one_over_the_other(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "Ada-Sample.pdf").symlink_to("Bo-Example.pdf")
    result = run(COMMANDS["split"])
    assert result.exit_code == 1
    assert "out/Ada-Sample.pdf is the same by a link; remove that" in result.stderr
    (here / "block.pdf").symlink_to("other.pdf")
    result = run(COMMANDS["several"])
    assert result.exit_code == 2
    assert "two programs would be written to block.pdf, other.pdf" in result.stderr
    assert made(here) == {}


@posix
def test_what_comes_through_standard_input_is_not_written_over_either(here: Path) -> None:
    (here / "block.pdf").write_bytes((here / "block.yaml").read_bytes())
    command = [sys.executable, "-m", "programprint", "build", "-", "-o", "block.pdf"]
    with (here / "block.pdf").open() as piped:
        done = subprocess.run(command, stdin=piped, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "standard input is read, and cannot be written over" in done.stderr
    assert (here / "block.pdf").read_bytes() == (here / "block.yaml").read_bytes()


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "block.yaml", "-o", "loop"],
        ["build", "block.yaml", "-o", "loop/x.pdf"],
        ["build", "block.yaml", "-o", "loop/{program}.pdf"],
        ["build", "loop", "-o", "x.pdf"],
        ["build", "block.yaml", "-l", "./loop"],
        ["build", "block.yaml", "--roster", "loop"],
        ["check", "loop"],
        ["check", "loop", "block.yaml", "--format", "json"],
        ["export", "block.yaml", "--to", "csv", "-o", "loop"],
        ["export", "loop", "--to", "csv"],
        ["import", "grid", "grid.csv", "-o", "loop"],
        ["import", "grid", "loop"],
        ["import", "csv", "loop"],
        ["import", "csv", "lifts.csv", "-o", "loop"],
        ["new", "program", "loop/x.yaml", "-y"],
        ["layouts", "show", "./loop"],
    ],
)
def test_a_link_to_itself_is_told_by_every_command(here: Path, arguments: list[str]) -> None:
    (here / "loop").symlink_to("loop")
    result = run(arguments)
    assert result.exit_code in (1, 2), result.output
    assert isinstance(result.exception, SystemExit), result.exception
    assert "rror: " in result.stderr or '"severity": "error"' in result.stdout or "error: " in result.stdout
    assert (here / "loop").is_symlink()
    assert made(here) == {}


def test_every_writer_says_what_it_may_take_the_place_of() -> None:
    """So that no new writer forgets: each call of ``write`` names what may be there, or that nothing may."""
    calls = [
        (path.name, node)
        for path in Path(programprint.__file__).parent.rglob("*.py")
        if "from programprint.write import" in (text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "write"
    ]
    assert {name for name, _ in calls} == {
        *("run.py", "export.py", "figures.py", "keep.py", "log.py", "scaffold.py", "scan.py", "shelf.py")
    }
    for name, call in calls:
        assert len(call.args) == 3 or [word.arg for word in call.keywords] == ["new"], (name, call.lineno)
