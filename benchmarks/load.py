"""Runs what is far more than anybody prints, and records what it takes: many programs in one run, and rosters of many athletes.

    python benchmarks/load.py                          # 1,000 programs; rosters of 100, 1,000 and 10,000 athletes
    python benchmarks/load.py --programs 100 300 --athletes 1000

Each line is a process of its own: seconds of the processor and of the clock, the most memory, how much more of it each further
one has asked for, and what was written.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import content


@dataclass(frozen=True)
class Took:
    """Seconds of the processor and of the clock, the most memory and what was written, in bytes."""

    cpu: float
    wall: float
    memory: int
    written: int


def programs(count: int, folder: Path) -> list[str]:
    """So many programs beside one library, each with words of its own. Returns what the command is told."""
    content.write(folder)
    text = content.program()
    for number in range(count):
        own = text.replace("goal: ", f"goal: Number {number}, ").replace(
            "rest: 90s", f"note: Place {number} of the rack"
        )
        (folder / f"p{number:05}.yaml").write_text(own, encoding="utf-8")
    names = [str(folder / f"p{number:05}.yaml") for number in range(count)]
    return [*names, "-o", str(folder / "out" / "{program}.pdf")]


def team(count: int, folder: Path, split: bool) -> list[str]:
    """One program and a roster. Returns what the command is told."""
    content.write(folder)
    (folder / "team.csv").write_text(content.roster(count, different=False), encoding="utf-8")
    target = "{name}.pdf" if split else "team.pdf"
    return [str(folder / "program.yaml"), "--roster", str(folder / "team.csv"), "-o", str(folder / "out" / target)]


def run(arguments: list[str], folder: Path) -> Took:
    """One build, as a process of its own."""
    (folder / "out").mkdir()
    layout = ["-l", str(folder / "layout.yaml"), "--quiet"]
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "programprint", "build", *layout, *arguments])
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    written = sum(path.stat().st_size for path in (folder / "out").iterdir())
    return Took(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit, written)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--athletes", type=int, nargs="*", default=[100, 1000, 10_000])
    parser.add_argument("--split", type=int, nargs="*", default=[100, 1000])
    asked = parser.parse_args()
    print("| | CPU s | wall s | MB at most | KB for each more | MB written |\n|---|---|---|---|---|---|")
    for counts, what in (
        (asked.programs, "programs"),
        (asked.athletes, "athletes"),
        (asked.split, "athletes, a file each"),
    ):
        before: tuple[int, int] | None = None
        for count in counts:
            with tempfile.TemporaryDirectory() as place:
                folder = Path(place)
                told = programs(count, folder) if what == "programs" else team(count, folder, what != "athletes")
                took = run(told, folder)
            more = f"{(took.memory - before[1]) / (count - before[0]) / 1000:.1f}" if before else "–"
            print(
                f"| {count:,} {what} | {took.cpu:.1f} | {took.wall:.1f} | {took.memory / 1e6:.0f} | {more} "
                f"| {took.written / 1e6:.1f} |",
                flush=True,
            )
            before = (count, took.memory)


if __name__ == "__main__":
    main()
