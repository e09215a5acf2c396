"""Any input ends well: a PDF or problems with a place, in bounded time and memory; no traceback, nothing half-written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import hostile
import pytest
from click.testing import CliRunner

from programprint.cli import main

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each case is a child of its own")
PLACE = re.compile(r"(?m)^[^\n]+?: error: ")
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVERY = 3
"""One case in so many is tried in the quick run."""
CASES = {kind: {name: not number % EVERY for number, name in enumerate(names)} for kind, names in hostile.KINDS.items()}
PARAMETERS = [
    pytest.param(kind, name, quick, id=f"{kind}-{name}", marks=() if quick else pytest.mark.wide)
    for kind, cases in CASES.items()
    for name, quick in cases.items()
]


@cache
def results(kind: str, quick: bool) -> dict[str, dict[str, object]]:
    """What the quick cases of a kind came to, or all others, each in a child of one process."""
    cases = [name for name, is_quick in CASES[kind].items() if is_quick == quick]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, hostile.__file__, kind, folder, *cases]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=3600)
    return {found["name"]: found for found in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize(("kind", "name", "quick"), PARAMETERS)
def test_hostile_input_ends_with_a_pdf_or_with_problems(kind: str, name: str, quick: bool) -> None:
    found = results(kind, quick)[name]
    said, told = str(found["said"]), str(found["told"])
    assert "Traceback" not in said + told, (said + told)[-3000:]
    assert found["code"] in (0, 1), said[-3000:]
    assert found["checked"] == found["code"], (said, told)
    assert not STEERS.search(said + told)
    assert len(said) < 2_000_000
    assert int(str(found["held"])) < hostile.HELD
    assert found["left"] == (["out.pdf"] if found["code"] == 0 else [])
    if found["code"]:
        assert PLACE.search(said), said
        assert "nothing written" in said
    else:
        assert found["whole"]


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_two_exercise_files_that_differ_only_in_case_are_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"p.yaml": hostile.with_("glute-bridge", "hop")}
    hostile.put(tmp_path, files | {"exercises/hop.yaml": "name: Hop", "exercises/Hop.yaml": "name: Hop too"})
    if len(list((tmp_path / "exercises").iterdir())) == 1:
        pytest.skip("the file system takes them for one")
    done = CliRunner().invoke(main, ["build", "p.yaml"])
    assert done.exit_code == 1
    assert "two files here define" in done.stderr


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    hostile.put(tmp_path, {"p.yaml": hostile.PROGRAM, "exercises/hop.yaml": "name: Hop"})
    os.mkfifo(tmp_path / "exercises" / "pipe.yaml")
    os.mkfifo(tmp_path / "other.yaml")
    assert CliRunner().invoke(main, ["check", "."]).exit_code == 0
    assert CliRunner().invoke(main, ["build", "p.yaml", "-o", "x.pdf"]).exit_code == 0
