"""How a run ends before its end: killed, interrupted, with nobody to listen; tidily, and with the right exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from kills import BLOCK, LEFT
from paper import few_and_many

from programprint.cli import ending, main

HERE = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "programprint"]
PATIENCE = 30
"""Seconds after which what has not happened will not happen."""


def started(arguments: list[str]) -> subprocess.Popen[str]:
    """A process that hears Ctrl-C, even where whoever started the tests wants it ignored."""

    def listen() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    return subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=listen
    )


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no signals")


def eventually(condition: object) -> bool:
    assert callable(condition)
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@posix
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("count", few_and_many(6, 300))
def test_a_kill_at_any_step_leaves_whole_files_and_ends_as_it_should(count: int) -> None:
    """Six are one of every second command; what they are killed by is drawn by lot."""
    command = [sys.executable, str(HERE / "kills.py"), str(count), "--seed", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{count} kills" in done.stdout


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("block.yaml").write_text(BLOCK.format("Block", "3x8"))
    return tmp_path


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_a_watch_ends_on_ctrl_c_as_it_said_and_on_a_signal_as_others_do(here: Path, number: int, code: int) -> None:
    watching = started(["build", "block.yaml", "--watch"])
    assert watching.stderr is not None
    assert "Watching" in watching.stderr.readline()
    assert eventually(lambda: psutil.Process(watching.pid).num_threads() > 1)  # it is at its post
    watching.send_signal(number)
    said = watching.communicate(timeout=PATIENCE)[1]
    assert watching.returncode == code
    assert said == ("" if code == 0 else f"{ending.LEFT}\n")


@posix
def test_ctrl_c_ends_a_watch_well_wherever_it_strikes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "BLINK", 0.0)  # the second signal is no echo of the first
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever whoever started the tests wants ignored
    with ending.tidy(), ending.on_watch():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(ending.Stopped) as stopped, ending.tidy(), ending.on_watch():
        signal.raise_signal(signal.SIGTERM)
    assert stopped.value.code == 143


def many(count: int) -> list[str]:
    for number in range(count):
        Path(f"p{number}.yaml").write_text(BLOCK.format(f"P{number}", "3x8"))
    return [f"p{number}.yaml" for number in range(count)]


def workers_of(master: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that work for another, once there are two."""
    assert eventually(lambda: len(psutil.Process(master.pid).children()) >= 2)
    return list(psutil.Process(master.pid).children())


@posix
def test_ctrl_c_ends_many_jobs_soon_and_tidily(here: Path) -> None:
    (here / "out").mkdir()
    master = started(["build", *many(60), "--jobs", "2", "-o", "out/{program}.pdf"])
    workers_of(master)
    master.send_signal(signal.SIGINT)
    said = master.communicate(timeout=PATIENCE)[1]
    assert master.returncode == 130
    assert said == f"{LEFT}{ending.LEFT.removeprefix(LEFT)}\n"
    files = list((here / "out").iterdir())
    assert len(files) < 60
    assert [file.name for file in files if not file.read_bytes().rstrip().endswith(b"%%EOF")] == []


@posix
def test_no_worker_outlives_the_process_that_it_works_for(here: Path) -> None:
    master = started(["build", *many(60), "--jobs", "2", "-o", "{program}.pdf"])
    workers = workers_of(master)
    master.kill()
    master.communicate(timeout=PATIENCE)
    assert eventually(lambda: not any(worker.is_running() and worker.status() != "zombie" for worker in workers))


@posix
@pytest.mark.parametrize("name", ["build", "scan"])
def test_a_worker_that_is_gone_is_told_without_a_traceback(here: Path, name: str) -> None:
    command = ["build", *many(60), "-o", "{program}.pdf"]
    if name == "scan":
        subprocess.run([*COMMAND, "build", "p0.yaml", "--marks", "--png"], check=True, capture_output=True)
        (here / "in").mkdir()
        for number in range(30):
            shutil.copy(next(here.glob("p0*.png")), here / "in" / f"{number}.png")
        command = ["scan", "in", "--athlete", "Ada", "--log", "ada.jsonl", "--key", "p0.key.json"]
    master = started([*command, "--jobs", "2"])
    workers_of(master)[0].kill()
    said = master.communicate(timeout=PATIENCE)[1]
    assert master.returncode == 1
    assert "--jobs: error: a process that worked for this one was ended from outside" in said
    assert "--jobs 1" in said
    assert "Traceback" not in said
    assert not (here / "ada.jsonl").exists()


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "block.yaml", "-o", "-"],
        ["build", "block.yaml"],
        ["export", "block.yaml", "--to", "csv"],
        ["schema", "program"],
        ["check", "nowhere.yaml"],
    ],
)
def test_standard_output_that_leads_to_a_full_disk_is_told(here: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("standard output: error: it cannot be written: the disk is full\n  help: ")
    assert "Traceback" not in done.stderr


@posix
def test_who_stops_listening_hears_no_complaint(here: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, "build", "block.yaml", "-o", "-"], stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert done.returncode == 1
    assert done.stderr == ""


@posix
def test_a_signal_that_is_to_be_ignored_is(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending.tidy():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) not in (signal.SIG_DFL, signal.SIG_IGN)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_signals_mean_what_they_meant_before_once_a_command_is_done(here: Path) -> None:
    before = [signal.getsignal(one) for one in ending.SIGNALS]
    assert CliRunner().invoke(main, ["build", "block.yaml", "-q"]).exit_code == 0
    assert [signal.getsignal(one) for one in ending.SIGNALS] == before


def test_the_echo_of_a_signal_does_not_disturb_the_tidying_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([10.0, 10.0, 10.1, 11.0, 11.0])
    monkeypatch.setattr("programprint.cli.ending.time.monotonic", lambda: next(clock))
    signals = ending._Signals()
    with pytest.raises(ending.Stopped) as first:
        signals(signal.SIGINT, None)
    assert first.value.code == 130
    signals(signal.SIGINT, None)
    with pytest.raises(ending.Stopped):  # but whoever asks again is heard
        signals(signal.SIGTERM, None)


@posix
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_signal_that_strikes_where_nothing_can_be_raised_is_heard_all_the_same() -> None:
    class Untidy:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGTERM)

    def work() -> None:
        thing = Untidy()
        del thing
        time.sleep(PATIENCE)

    start = time.monotonic()
    with pytest.raises(ending.Stopped), ending.tidy():
        work()
    assert time.monotonic() - start < PATIENCE / 2  # what it waits for is cut short
