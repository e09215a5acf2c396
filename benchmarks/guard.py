"""Counts the instructions of three runs beside those of the parent commit, and fails where one takes a twentieth more and no line
that is new in the changelog says “slower”.

    python benchmarks/guard.py            # beside HEAD^
    python benchmarks/guard.py v0.1.0     # beside another commit
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import content
from count import can_count, instructions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MOST = 1.05
"""Times as many instructions as before that need no word."""


def runs(folder: Path) -> dict[str, list[str]]:
    """What is run: one program, a team that shares its sheets, and one in which everybody differs."""
    content.write(folder)
    (folder / "team.csv").write_text(content.roster(50, different=False), encoding="utf-8")
    (folder / "different.csv").write_text(content.roster(10, different=True), encoding="utf-8")
    one = [
        "build",
        str(folder / "program.yaml"),
        "-l",
        str(folder / "layout.yaml"),
        "--quiet",
        "-o",
        str(folder / "a.pdf"),
    ]
    return {
        "one program": one,
        "a team of 50": [*one, "--roster", str(folder / "team.csv")],
        "10 who differ": [*one, "--roster", str(folder / "different.csv")],
    }


def git(*arguments: str) -> str:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], check=True, capture_output=True, text=True).stdout


def is_told(before: str) -> bool:
    """Whether the changelog says since then that something takes longer."""
    added = git("diff", "--unified=0", before, "--", "CHANGELOG.md").splitlines()
    return any(line.startswith("+") and "slower" in line.casefold() for line in added)


def main() -> None:
    if not can_count():
        raise SystemExit("this needs valgrind")
    before = sys.argv[1] if len(sys.argv) > 1 else "HEAD^"
    if subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--verify", "--quiet", f"{before}^{{commit}}"]).returncode:
        raise SystemExit(f"there is no commit {before} to compare with")
    worse = []
    with tempfile.TemporaryDirectory() as place:
        parent = Path(place) / "parent"
        git("worktree", "add", "--detach", str(parent), before)
        try:
            print("| | million instructions | before | × |\n|---|---|---|---|")
            for name, arguments in runs(Path(place)).items():
                now, then = instructions(arguments, ROOT / "src"), instructions(arguments, parent / "src")
                print(f"| {name} | {now / 1e6:.0f} | {then / 1e6:.0f} | {now / then:.3f} |", flush=True)
                worse += [name] if now > MOST * then else []
        finally:
            git("worktree", "remove", "--force", str(parent))
    if worse and not is_told(before):
        raise SystemExit(
            f"{', '.join(worse)}: more than {MOST - 1:.0%} slower, and no new line of CHANGELOG.md says “slower”"
        )


if __name__ == "__main__":
    main()
