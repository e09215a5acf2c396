"""Any two sides, any two options: each pair ends with whole PDFs or with a message and no file."""

from __future__ import annotations

import random
from pathlib import Path
from typing import get_args

import pytest
from pairs import Case, cases, fault, options, settings, sides

from programprint.read.layout import ProgramSide, WeekSide

CASES = cases()
SAMPLE = random.Random(1).sample(CASES, 12)


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_there_is_something_to_pair() -> None:
    names = {name for name, _ in options()}
    assert {"layout", "roster", "per_session", "fillable", "png"} <= names
    assert {name for name, _ in settings()} >= {"set impose", "set duplex", "set binding", "set hand"}
    week, program = get_args(WeekSide), get_args(ProgramSide)
    assert len(sides()) == (len(week) + len(program)) ** 2 - len(week) * len(program) >= 93


@pytest.mark.parametrize("case", SAMPLE, ids=str)
def test_a_pair_ends_well(case: Case, tmp_path: Path) -> None:
    assert fault(case, tmp_path) == ""


@pytest.mark.wide
@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_pair_ends_well(case: Case, tmp_path: Path) -> None:
    assert fault(case, tmp_path) == ""
