"""Kills the command at the steps of its work and looks at what is left: a folder of whole files, old or new.

    python tests/kills.py 2000          # so many kills, at other steps each time
    python tests/kills.py 40 --seed 1   # as the tests do

A step is a call or a return, of Python or C, as a profiler sees them: so a kill strikes between any two of them, on any machine.
Half of the kills strike while files are written. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

BLOCK = "title: {}\nweeks: 1\nsessions: [{{name: A, exercises: [{{exercise: step-up, do: {}}}]}}]\n"
FILES = {
    "block.yaml": BLOCK.format("Block", "3x8"),
    "other.yaml": BLOCK.format("Other", "4x6"),
    "team.csv": "Name\nAda Sample\nBo Example\n",
    "lifts.csv": "name,tip\nSample lift,Slowly\nOther lift,Quietly\n",
    "ada.jsonl": '{"log":1,"exercise":"step-up","set":"1","done":8}\n',
    "grid.csv": "Exercise,Week 1,Week 2\nStep-up,3x8,3x10\n",
}
OPTIONS = ["-l", "card", "--weeks", "1"]
COMMANDS = {
    "build": ["build", "block.yaml", *OPTIONS, "-o", "block.pdf"],
    "several": ["build", "block.yaml", "other.yaml", *OPTIONS, "-o", "{program}.pdf"],
    "team": ["build", "block.yaml", *OPTIONS, "--roster", "team.csv", "-o", "team.pdf"],
    "split": ["build", "block.yaml", *OPTIONS, "--roster", "team.csv", "-o", "out/{name}.pdf"],
    "png": ["build", "block.yaml", *OPTIONS, "--png", "-o", "block.pdf"],
    "export": ["export", "block.yaml", "--to", "csv", "-o", "block.csv"],
    "new program": ["new", "program", "Spring", "--yes"],
    "new roster": ["new", "roster", "Juniors", "--program", "block.yaml"],
    "import csv": ["import", "csv", "lifts.csv", "-o", "mine"],
    "import grid": ["import", "grid", "grid.csv", "-o", "spring.yaml"],
    "log add": ["log", "add", "ada.jsonl", "--program", "block.yaml", "--week", "1", "--session", "A", "step-up: 8, 6"],
    "log export": ["log", "export", "ada.jsonl", "--to", "csv", "-o", "ada.csv"],
}
NEVER_REPLACED = ("new", "import")
SIGNALS = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LEFT = "Stopped before the end."
FIRST, LAST = 100, 300
"""Steps in which a command does not listen to signals yet, and nothing is written; or no longer, and all is."""
UNHEARD = "unheard"
"""A signal may be caught by code that is not ours, and the work done all the same. That must be rare."""
Folder = dict[str, bytes]
"""What a folder holds, by path."""


@dataclass(frozen=True)
class End:
    """How a run ended: the exit code, negative after a signal that struck it dead, what it said and what it left; and its steps,
    all of them, and those taken while files were written."""

    code: int
    said: str
    left: Folder
    steps: int = 0
    writing: tuple[int, ...] = ()


class Steps:
    """Counts steps as a profiler, and kills itself at one of them."""

    def __init__(self, fatal: int, with_: signal.Signals) -> None:
        self.count, self.fatal, self.signal = 0, fatal, with_
        self.writing: list[int] = []

    def __call__(self, frame: FrameType, _event: str, _arg: Any) -> None:
        self.count += 1
        if self.count == self.fatal:
            os.kill(os.getpid(), self.signal)
        caller = frame.f_back
        if frame.f_code.co_filename.endswith("programprint/write.py") or (
            caller is not None and caller.f_code.co_filename.endswith("programprint/write.py")
        ):
            self.writing.append(self.count)


def held(folder: Path) -> Folder:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def lay_out(folder: Path, files: Folder) -> None:
    """Makes the folder hold these files and no others."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


def run(folder: Path, arguments: list[str], fatal: int = 0, with_: signal.Signals = signal.SIGKILL) -> End:
    """Runs the command in a process of its own, which kills itself at the step *fatal*."""
    report, said = folder.with_suffix(".steps"), folder.with_suffix(".said")
    child = os.fork()
    if not child:
        _work(folder, arguments, Steps(fatal, with_), report, said)
    _, status = os.waitpid(child, 0)
    steps = [int(number) for number in report.read_text().split()] if report.exists() else [0]
    report.unlink(missing_ok=True)
    return End(os.waitstatus_to_exitcode(status), said.read_text(), held(folder), steps[0], tuple(steps[1:]))


def _work(folder: Path, arguments: list[str], steps: Steps, report: Path, said: Path) -> None:
    from programprint.cli import main

    code: Any = 1
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for other in (signal.SIGTERM, signal.SIGHUP):  # whatever whoever started this wants ignored
        signal.signal(other, signal.SIG_DFL)
    try:
        os.chdir(folder)
        with said.open("w") as stream:
            sys.stdout = sys.stderr = stream
            sys.setprofile(steps)
            try:
                main.main(arguments, prog_name="programprint")
            except SystemExit as end:
                code = end.code
            finally:
                sys.setprofile(None)
        report.write_text(" ".join(map(str, (steps.count, *steps.writing))))
    finally:
        os._exit(code if isinstance(code, int) else 1)


def judge(end: End, before: Folder, after: Folder, with_: signal.Signals, step: int, steps: int) -> str:
    """What is wrong with the end of a run that was killed at a *step* of so many *steps*; empty when all is well."""
    parts = [name for name in end.left if name.endswith(".part")]
    if with_ is signal.SIGKILL:
        if end.code != -signal.SIGKILL:
            return f"it ended with {end.code}"
    elif parts:
        return f"it left {parts}"
    elif end.code == 0 and end.left == after:
        return UNHEARD
    elif (step <= FIRST and end.left == before) or (step > steps - LAST and end.left == after):
        return "" if "Traceback" not in end.said else end.said
    elif end.code != 128 + with_ or LEFT not in end.said:
        return f"it ended with {end.code}, not {128 + with_}, and said {end.said!r}"
    if "Traceback" in end.said:
        return end.said
    for name, data in end.left.items():
        if name not in parts and data not in (before.get(name), after.get(name)):
            return f"{name} is neither old nor new: {len(data)} bytes"
    gone = [name for name in before if name not in end.left]
    return f"{gone} are gone" if gone else ""


def kills(name: str, count: int, chance: random.Random, folder: Path) -> Iterator[tuple[int, signal.Signals, str]]:
    """Kills one command so often; yields the step, the signal, and what was wrong."""
    arguments = COMMANDS[name]
    start = {file: text.encode() for file, text in FILES.items()}
    lay_out(folder, start)
    whole = run(folder, arguments)
    assert whole.code == 0, whole.said
    made = {file: data for file, data in whole.left.items() if data != start.get(file)}
    assert made
    replaces = not name.startswith(NEVER_REPLACED)
    before = dict.fromkeys(made if replaces else (), b"an older file") | start
    for number in range(count):
        step = chance.choice(whole.writing) if number % 2 else chance.randint(1, whole.steps)
        with_ = chance.choice(SIGNALS)
        lay_out(folder, before)
        end = run(folder, arguments, step, with_)
        yield step, with_, judge(end, before, whole.left, with_, step, whole.steps)


def prepare() -> None:
    """Imports once what every run would."""
    for module in ("pypdfium2", *(f"programprint.cli.{name}" for name in ("build", "export", "import_", "log", "new"))):
        import_module(module)
    from programprint.build import build
    from programprint.docket import Docket
    from programprint.order import Order

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "block.yaml"
        path.write_text(FILES["block.yaml"])
        build(path, Order(), Docket())


def main(tell: Callable[[str], None] = print) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    prepare()
    chance = random.Random(asked.seed)
    done: Counter[str] = Counter()
    wrong = unheard = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "here"
        folder.mkdir()
        ends = [asked.kills * n // len(COMMANDS) for n in range(len(COMMANDS) + 1)]
        for name, (start, end) in zip(COMMANDS, pairwise(ends), strict=True):
            for step, with_, fault in kills(name, end - start, chance, folder) if end > start else ():
                done[with_.name] += 1
                if fault == UNHEARD:
                    unheard += 1
                elif fault:
                    wrong += 1
                    tell(f"{name}, {with_.name} at step {step}: {fault}")
    told = ", ".join(f"{number} {name}" for name, number in sorted(done.items()))
    tell(f"{sum(done.values())} kills ({told}), {unheard} unheard, {wrong} faults")
    return 1 if wrong or unheard * 20 > sum(done.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
