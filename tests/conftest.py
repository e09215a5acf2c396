"""Helpers: text as a coach types it → a program, its sheets or its problems."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

from programprint.build import read_program
from programprint.docket import Docket
from programprint.merge import Sheet, merge
from programprint.notation.scanner import NBSP, Unreadable
from programprint.problems import Problem, Span
from programprint.read import known
from programprint.read.library import Library

settings.register_profile("usual", deadline=None)  # a machine that is busy fails no test
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("few", derandomize=True, max_examples=15, database=None, deadline=None)  # for mutmut
settings.load_profile("ci" if "CI" in os.environ else "usual")  # in CI the same examples on every run

gc.set_threshold(50_000, 20, 50)  # what tests share stays: it need not be looked through all the time
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # processes that tests start would compile everything anew: for this run it is kept, in a folder that goes with it
    os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="compiled-")
    atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], ignore_errors=True)

BASICS = {
    "squat": "name: Squat",
    "bench-press": "name: Bench press",
    "split-squat": "{name: Split squat, sides: each, limb: leg}",
    "step-up": "{name: Step-up, sides: alternating, limb: leg}",
}
"""A small library for programs whose exercises do not matter."""

T = TypeVar("T")
Files = Mapping[str, str]
Sheets = Callable[..., tuple[Sheet, ...]]
Findings = Callable[..., list[Problem]]


def spaced(text: str) -> str:
    """Typeset text with ordinary spaces, for reading in a test."""
    return text.replace(NBSP, " ")


def tried(parse: Callable[[str], T], text: str) -> T | None:
    """What a reader of shorthand makes of any text; None when it refuses, which it must do with a place in the text."""
    try:
        return parse(text)
    except Unreadable as refusal:
        fault = refusal
    assert 0 <= fault.offset <= len(text)
    assert fault.message
    return None


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """Text without its one “↓”, and the line and column of the character that “↓” stood before."""
    before, after = text.split("↓")
    return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))


def place(problem: Problem) -> tuple[int, int]:
    """Line and column of a problem that has a place."""
    assert isinstance(problem.where, Span), problem
    return problem.where.place


def one(found: Iterable[Problem]) -> Problem:
    """The only problem there is."""
    problems = list(found)
    assert len(problems) == 1, [problem.render() for problem in problems]
    return problems[0]


@pytest.fixture
def read_anew() -> None:
    """Every exercise is read anew: for a test that asks what reading leaves behind, or whether threads may read at once."""
    known.forget()


class Gym:
    """A folder with a program and its exercises."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.docket = Docket()

    def write(self, text: str, exercises: Files) -> Path:
        shelf = self.folder / "exercises"
        shelf.mkdir(exist_ok=True)
        for name, content in exercises.items():
            (shelf / f"{name}.yaml").parent.mkdir(exist_ok=True)
            (shelf / f"{name}.yaml").write_text(content, encoding="utf-8")
        path = self.folder / "program.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def merged(self, text: str, exercises: Files, weeks: tuple[int, ...] | None) -> tuple[Sheet, ...]:
        program = read_program(self.write(text, exercises), self.docket)
        if program is None:
            return ()
        return merge(program, Library([self.folder / "exercises"], self.docket), self.docket, weeks)


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    """``sheets(text, exercises={id: yaml}, weeks=(1, 2))``: the sheets, which must be free of problems."""

    def build(text: str, exercises: Files = BASICS, weeks: tuple[int, ...] | None = None) -> tuple[Sheet, ...]:
        gym = Gym(tmp_path)
        found = gym.merged(text, exercises, weeks)
        assert not len(gym.docket), [problem.render() for problem in gym.docket]
        return found

    return build


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """``findings(text, exercises={id: yaml})``: the problems of reading and merging, in order."""

    def build(text: str, exercises: Files = BASICS) -> list[Problem]:
        gym = Gym(tmp_path)
        gym.merged(text, exercises, None)
        return list(gym.docket)

    return build
