"""Sets the same content with programprint and its peers, turn by turn, each as a whole process, and compares what it took.

    python benchmarks/compare.py --install     # once: the peers, into benchmarks/build
    python benchmarks/compare.py               # one program, and teams of 10 and 100
    python benchmarks/compare.py --athletes 1000 --rounds 3 programprint typst-0.13
    python benchmarks/compare.py --athletes 100 --different programprint typst-0.13

Contenders take turns within a round, so that what else the machine does meets all of them; the medians of the rounds are shown.
The first contender named is the one that ratios compare with.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import content

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"
PEERS = ("limit", "platypus", "fpdf2", "weasyprint", "typst-0.13", "typst-0.15")
WHERE = {"platypus": "peers", "fpdf2": "peers", "weasyprint": "peers"}
"""The folder below ``build`` that a peer is installed in; Typst has one for each version."""
AT_MOST = {"weasyprint": 1, "platypus": 100, "fpdf2": 100, "typst-0.15": 100}
"""Athletes beyond which a peer takes minutes, or more memory than there is; --all runs it all the same."""


@dataclass(frozen=True)
class Took:
    """Seconds of the clock and of the processor, the most memory in bytes, and the size of the PDF."""

    wall: float
    cpu: float
    memory: int
    size: int


def install() -> None:
    """The peers, each where it does not meet another version of itself."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target"]
    subprocess.run([*pip, str(BUILD / "peers"), "-r", str(HERE / "requirements.txt")], check=True)
    for version in ("0.13", "0.15"):
        subprocess.run([*pip, str(BUILD / f"typst-{version}"), f"typst=={version}.*"], check=True)


def prepare(count: int, different: bool) -> tuple[Path | None, Path]:
    """The files of a team: a CSV beside the program, and everything as JSON for the peers. One athlete needs no CSV."""
    content.write(BUILD)
    name = f"{'different' if different else 'team'}-{count}"
    roster, book = BUILD / f"{name}.csv", BUILD / f"{name}.json"
    roster.write_text(content.roster(count, different), encoding="utf-8")
    book.write_text(json.dumps(content.book(count, different)), encoding="utf-8")
    return roster if count > 1 else None, book


def command(contender: str, roster: Path | None, book: Path, out: Path) -> list[str]:
    """What is run; Python peers read JSON, programprint its own files through its own command."""
    if contender == "programprint":
        program = [str(BUILD / "program.yaml"), "--layout", str(BUILD / "layout.yaml"), "--quiet"]
        team = ["--roster", str(roster)] if roster else []
        return [sys.executable, "-m", "programprint", "build", *program, *team, "-o", str(out)]
    script = "typst_" if contender.startswith("typst") else contender
    return [sys.executable, str(HERE / "peers" / f"{script}.py"), str(book), str(out)]


def run(contender: str, roster: Path | None, book: Path) -> Took:
    """One contender, once. Compiled Python is kept, as it is for whatever has been installed."""
    out = BUILD / f"{contender}.pdf"
    out.unlink(missing_ok=True)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(BUILD / WHERE.get(contender, contender))
    start = time.perf_counter()
    process = subprocess.Popen(command(contender, roster, book, out), env=environment)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{contender} failed; have the peers been installed with --install?")
    unit = 1 if sys.platform == "darwin" else 1024
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, out.stat().st_size)


def compare(contenders: list[str], count: int, different: bool, rounds: int) -> None:
    """Runs the contenders in turn and prints a table, Markdown as well as readable."""
    roster, book = prepare(count, different)
    took: dict[str, list[Took]] = {contender: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            took[contender].append(run(contender, roster, book))
    what = ", every sheet different" if different else ""
    print(
        f"\n{count} {'athlete' if count == 1 else 'athletes'}, {content.PAGES * count} pages{what}; medians of {rounds}\n"
    )
    print("| | CPU s | × | wall s | × | MB at most | MB of PDF |\n|---|---|---|---|---|---|---|")
    first = took[contenders[0]]
    for contender, found in took.items():
        cpu, wall, memory = (
            statistics.median(getattr(one, part) for one in found) for part in ("cpu", "wall", "memory")
        )
        cpu_ratio, wall_ratio = (
            statistics.median(getattr(one, part) / getattr(base, part) for one, base in zip(found, first, strict=True))
            for part in ("cpu", "wall")
        )
        print(
            f"| {contender} | {cpu:.2f} | {cpu_ratio:.2f} | {wall:.2f} | {wall_ratio:.2f} "
            f"| {memory / 1e6:.0f} | {found[-1].size / 1e6:.2f} |",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("contenders", nargs="*", metavar="CONTENDER", help=f"programprint, {', '.join(PEERS)}")
    parser.add_argument("--install", action="store_true", help="install the peers into benchmarks/build, and end")
    parser.add_argument("--athletes", type=int, nargs="+", default=[1, 10, 100], help="sizes of the team")
    parser.add_argument("--different", action="store_true", help="every athlete's sheets differ in shape")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--all", action="store_true", help="also peers that take minutes at this size")
    asked = parser.parse_args()
    if asked.install:
        install()
        return
    for count in asked.athletes:
        contenders = list(asked.contenders or ("programprint", *PEERS))
        for contender in [one for one in contenders if count > AT_MOST.get(one, count) and not asked.all]:
            print(f"{contender} is left out at {count} athletes; --all runs it.")
            contenders.remove(contender)
        compare(contenders, count, asked.different, asked.rounds)


if __name__ == "__main__":
    main()
