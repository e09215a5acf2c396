"""Runs of the fuzzer, always the same: ``tests/fuzz.py`` runs as long as one likes. In the quick run the tests of each reader try
any text and any bytes."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent / "fuzz.py"
RUNS = {"shorthand": 100_000, "reader": 15_000, "roster": 50_000, "font": 1_000}
pytestmark = pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is for Linux")


def _peak() -> int:
    """The most memory that this process has had, in megabytes: a process that it starts is counted from there."""
    resource = pytest.importorskip("resource")
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024


@pytest.mark.wide
@pytest.mark.parametrize("target", RUNS)
def test_nothing_that_the_fuzzer_thinks_of_breaks_the_reader(target: str, tmp_path: Path) -> None:
    command = [
        sys.executable,
        str(FUZZ),
        f"{target}:{RUNS[target]}",
        "-seed=1",
        "-timeout=60",
        f"-rss_limit_mb={max(2000, _peak() + 1)}",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert re.findall(r"Done (\d+) runs", done.stderr) == [str(RUNS[target])]
