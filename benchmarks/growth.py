"""What it takes when there is twice as much of something: weeks, exercises, tips, athletes, a library, problems, rows of a grid.

    python benchmarks/growth.py

Instructions are counted, so that a busy machine does not matter. Each line is the same program with so many of one thing, and
with twice as many.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import content
from count import can_count, instructions

Made = Callable[[Path, int], list[str]]
"""Writes what a run needs that has so many of something, and says what the command is told."""


def _built(folder: Path, program: str, *more: str) -> list[str]:
    (folder / "p.yaml").write_text(program, encoding="utf-8")
    return ["build", str(folder / "p.yaml"), "--quiet", "-o", str(folder / "out.pdf"), *more]


def _session(names: list[str], do: str = "3x10") -> str:
    entries = "".join(f"      - {{exercise: {name}, do: {do}}}\n" for name in names)
    return f"sessions:\n  - name: A\n    exercises:\n{entries}"


def _own(folder: Path, count: int, tips: int = 4) -> list[str]:
    """So many exercises beside the program, by name."""
    (folder / "exercises").mkdir(exist_ok=True)
    for number in range(count):
        words = [f"  - Keep rib number {tip} over hip number {number}." for tip in range(tips)]
        text = "\n".join([f"name: Exercise {number}", "tips:", *words, ""])
        (folder / "exercises" / f"exercise-{number}.yaml").write_text(text, encoding="utf-8")
    return [f"exercise-{number}" for number in range(count)]


def weeks(folder: Path, count: int) -> list[str]:
    return _built(folder, f"title: T\nweeks: {count}\n{_session(_own(folder, 6))}")


def exercises(folder: Path, count: int) -> list[str]:
    return _built(folder, f"title: T\nweeks: 1\n{_session(_own(folder, count))}")


def tips(folder: Path, count: int) -> list[str]:
    return _built(folder, f"title: T\nweeks: 1\n{_session(_own(folder, 6, count))}")


def athletes(folder: Path, count: int) -> list[str]:
    content.write(folder)
    (folder / "team.csv").write_text(content.roster(count, different=False), encoding="utf-8")
    return _built(folder, content.program(), "--roster", str(folder / "team.csv"), "--jobs", "1")


def library(folder: Path, count: int) -> list[str]:
    return _built(folder, f"title: T\nweeks: 1\n{_session(_own(folder, count)[:6])}")


def problems(folder: Path, count: int) -> list[str]:
    wrong = [f"exercise-{number}" for number in range(6)]
    _own(folder, 6)
    return _built(folder, f"title: T\nweeks: 1\n{_session([wrong[n % 6] for n in range(count)], '3 by hand')}")


def rows(folder: Path, count: int) -> list[str]:
    lines = ["Week,Day,Exercise,Sets,Reps", *(f"1,Monday,Unheard of {number},3,10" for number in range(count))]
    (folder / "grid.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return ["build", str(folder / "grid.csv"), "--quiet", "-o", str(folder / "out.pdf")]


THINGS: dict[str, tuple[Made, int, bool]] = {
    "weeks": (weeks, 8, False),
    "exercises": (exercises, 20, False),
    "tips of each exercise": (tips, 20, False),
    "athletes": (athletes, 100, False),
    "exercises in the library": (library, 200, False),
    "problems": (problems, 50, True),
    "unknown rows of a grid": (rows, 50, False),
}
"""What grows, how many there are at first, and whether the run ends with problems."""


def main() -> None:
    if not can_count():
        raise SystemExit("this needs valgrind")
    print("| | million instructions | twice as many | × | × of what it adds |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        least = min(_counted(made, 1, fails, Path(place) / f"{name}-1") for name, (made, _, fails) in THINGS.items())
        for name, (made, count, fails) in THINGS.items():
            one, two = (_counted(made, many, fails, Path(place) / f"{name}-{many}") for many in (count, 2 * count))
            print(
                f"| {count} and {2 * count} {name} | {one / 1e6:.0f} | {two / 1e6:.0f} | {two / one:.2f} "
                f"| {(two - least) / (one - least):.2f} |",
                flush=True,
            )


def _counted(made: Made, count: int, fails: bool, folder: Path) -> int:
    folder.mkdir()
    return instructions(made(folder, count), fails=fails)


if __name__ == "__main__":
    main()
