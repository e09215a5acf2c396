"""Any input ends well: a PDF or problems with a place, in bounded time and memory; no traceback, nothing half-written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import hostile
import pytest
from click.testing import CliRunner

from programprint.cli import main

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each case is a child of its own")
PLACE = re.compile(r"(?m)^[^\n]+?: error: ")
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVERY = 36
"""One case in so many is tried in the quick run, all others in the wide one."""
SLOW = {
    "plan/plan-lines",
    "plan/plan-week-range",
    "plan/plan-xlsx-merged",
    "program/exercise-without-end",
    "roster/text-of-49-MB",
    "roster/xlsx-of-many-merges",
    "roster/xlsx-of-texts",
}
"""Cases of seconds, each with a quicker one of its kin; they are wide."""
FEW = [
    case
    for kind, names in hostile.KINDS.items()
    for number, name in enumerate(names)
    if not number % EVERY and (case := f"{kind}/{name}") not in SLOW
]
MANY = {
    kind: [case for name in names if (case := f"{kind}/{name}") not in FEW] for kind, names in hostile.KINDS.items()
}
PARAMETERS = [
    pytest.param(FEW, id="few"),
    *(pytest.param(cases, id=f"{kind}-many", marks=pytest.mark.wide) for kind, cases in MANY.items()),
]


@pytest.mark.parametrize("names", PARAMETERS)
def test_hostile_input_ends_with_a_pdf_or_with_problems(names: list[str], tmp_path: Path) -> None:
    """Each case in a child of one process, which has loaded what they need."""
    command = [sys.executable, hostile.__file__, str(tmp_path), *names]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=3600)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["name"] for one in found] == names
    assert not {one["name"]: fault for one in found if (fault := fault_of(one))}


def fault_of(found: dict[str, object]) -> str:
    """What is wrong with how a case ended, if anything is."""
    said, told = str(found["said"]), str(found["told"])
    failed = bool(found["code"])
    promises = {
        "a traceback": "Traceback" not in said + told,
        "no exit code of ours": found["code"] in (0, 1),
        "check and build do not agree": found["checked"] == found["code"],
        "a sign that steers a terminal": not STEERS.search(said + told),
        "endless words": len(said) < 2_000_000,
        "too much memory": int(str(found["held"])) < hostile.HELD,
        "files left behind": found["left"] == ([] if failed else ["out.pdf"]),
        "no place": not failed or PLACE.search(said),
        "not said that nothing is written": not failed or "nothing written" in said,
        "no whole PDF": failed or found["whole"],
    }
    broken = [promise for promise, kept in promises.items() if not kept]
    return f"{', '.join(broken)}: {(said + told)[-3000:]}" if broken else ""


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
