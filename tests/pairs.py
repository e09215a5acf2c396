"""Every pair of sides, and every option of ``build`` with every other, each on a program: three times in four on one of the
tests' own, which are short and show every kind of block between them, else on one that ships.

What there is to pair is asked of the command and of the layout, so that a new option, side or choice is tried without being
listed here; a new option that takes a value only needs one in ``VALUES``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import click
import pikepdf
from click.testing import CliRunner
from golden import PROGRAMS, SOURCES
from paper import SHIPPED

from programprint import resources
from programprint.cli import main
from programprint.read.layout import Layout, ProgramSide, WeekSide
from programprint.read.layouts import layout_names
from programprint.read.paper import PAPERS

ROSTER = "Name,Group,Units,Weak side\nAda Sample,forwards,kg,left\nBo Example,backs,lb,right\n"
VALUES: dict[str, tuple[str, ...]] = {
    "layout": tuple(layout_names([resources.layouts()])),
    "output": ("out.pdf", "sheets/", "-", "{program}-{layout}.pdf", "of/{group}/{name}.pdf"),
    "weeks": ("1", "2-9"),
    "pages": ("1", "1-2"),
    "paper": tuple(PAPERS),
    "libraries": (".",),
    "limit": ("pages=3",),
    "allow": (".",),
    "roster": ("team.csv",),
    "athletes": ("Ada Sample", "Nobody"),
    "sort": ("name",),
    "group_by": ("group",),
    "cores": ("2",),
    "tab": ("Block 2",),
    "keep_as": ("kept.yaml",),
    "start": ("2027-03-01",),
    "sessions": ("Forge", "One leg"),
    "days": ("Monday",),
    "brand": ("none", "nowhere.yaml"),
    "log": ("ada.jsonl", "nowhere.jsonl"),
    "keys": ("keys",),
    "copies": ("2",),
    "language": ("de", "tlh"),
}
"""What an option is given; one that offers a choice is given each of it."""
LEFT_OUT = {
    "settings": "the choices of a layout are paired instead",
    "cluster": "needs a cluster; tests/test_jobs.py has one",
    "open_": "shows a window",
    "watch": "does not end",
}
OF_A_ROSTER = ("athletes", "sort", "group_by", "per_session", "split")
OWN = [SOURCES / f"{name}.yaml" for name in PROGRAMS]
"""Programs of the tests' own."""
Choice = tuple[str, tuple[str, ...]]
"""What is chosen, and how it is said on the command line."""


@dataclass(frozen=True)
class Case:
    """A program and what is asked of it."""

    program: Path
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.program.stem} {' '.join(self.arguments)}"


def options() -> Iterator[Choice]:
    """Every option of the command, with every value that it is tried with."""
    command = main.get_command(click.Context(main), "build")
    assert command is not None
    for option in command.params:
        if not isinstance(option, click.Option) or option.name in LEFT_OUT or option.name is None:
            continue
        flag = max(option.opts, key=len)
        if option.is_flag:
            yield option.name, (flag,)
            continue
        offered = option.type.choices if isinstance(option.type, click.Choice) else VALUES[option.name]
        for value in offered:
            yield option.name, (flag, str(value))


def settings() -> Iterator[Choice]:
    """Every field of a layout that offers a choice, with each of it."""
    for name, kind in get_type_hints(Layout).items():
        offered = get_args(kind) if get_origin(kind) is Literal else ("true", "false") if kind is bool else ()
        for value in offered:
            yield f"set {name}", ("--set", f"{name}={value}")


def sides() -> list[tuple[str, ...]]:
    """Every pair of sides as settings: both for each week, one for each week and one for the program, both for the program."""
    week, program = get_args(WeekSide), get_args(ProgramSide)
    return [
        *(("--set", f"week=[{one}, {other}]", "--set", "program=[]") for one, other in product(week, repeat=2)),
        *(("--set", f"week=[{one}]", "--set", f"program=[{other}]") for one, other in product(week, program)),
        *(("--set", "week=[]", "--set", f"program=[{one}, {other}]") for one, other in product(program, repeat=2)),
    ]


def _asked(*choices: Choice) -> tuple[str, ...]:
    """The arguments of some choices; with a roster where one of them needs it."""
    names = {name for name, _ in choices}
    said = tuple(word for _, words in choices for word in words)
    of_athletes = not names.isdisjoint(OF_A_ROSTER) or any("{name}" in word for word in said)
    return (*said, *(("--roster", "team.csv") if of_athletes and "roster" not in names else ()))


def cases() -> list[Case]:
    """All of them, always in the same order; the programs go round."""
    found = [_asked(one, other) for one, other in combinations([*options(), *settings()], 2) if one[0] != other[0]]
    ways = ((), ("--roster", "team.csv"), ("--roster", "team.csv", "--per-session"))
    found += [(*pair, "--fillable", *way) for pair in sides() for way in ways]
    paths = [path for number, one in enumerate(SHIPPED) for path in (*(OWN * 2)[number % len(OWN) :][:3], one)]
    return [Case(paths[(number * 7 + number // len(paths)) % len(paths)], asked) for number, asked in enumerate(found)]


def fault(case: Case, folder: Path) -> str:
    """What is wrong with how a case ends in *folder*, the working directory; empty when all is well. A run ends with whole PDFs,
    or with a message and no file."""
    (folder / "team.csv").write_text(ROSTER)
    name = str(case.program) if case.program in OWN else case.program.stem
    result = CliRunner().invoke(main, ["build", name, *case.arguments])
    made = [path for path in folder.rglob("*") if path.is_file() and path.name != "team.csv"]
    if result.exception and not isinstance(result.exception, SystemExit):
        return f"{type(result.exception).__name__}: {result.exception}"
    if result.exit_code not in (0, 1, 2):
        return f"it ended with {result.exit_code}"
    if result.exit_code:
        said = result.stderr
        return f"it left {made}" if made else "" if "rror: " in said else f"it said nothing of an error: {said!r}"
    pdfs = [path.read_bytes() for path in made if path.suffix == ".pdf"]
    if result.stdout_bytes.startswith(b"%PDF-"):
        pdfs.append(result.stdout_bytes)
    if not pdfs:
        return "it wrote nothing"
    for data in pdfs:
        with pikepdf.open(io.BytesIO(data)) as document:
            if not len(document.pages) or document.check_pdf_syntax():
                return "the PDF is broken"
    others = [path.name for path in made if path.suffix not in (".pdf", ".png") and not path.name.endswith(".key.json")]
    return f"it left {others}" if others else ""
