"""A short run of the fuzzer, always the same: ``tests/fuzz.py`` runs as long as one likes."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent / "fuzz.py"
RUNS = {"shorthand": 2_000, "reader": 300, "roster": 1_000, "font": 20}
TIMES = [pytest.param(1, id="short"), pytest.param(50, id="long", marks=pytest.mark.wide)]
pytestmark = pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is for Linux")


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("target", RUNS)
def test_nothing_that_the_fuzzer_thinks_of_breaks_the_reader(target: str, times: int, tmp_path: Path) -> None:
    runs = RUNS[target] * times
    command = [
        sys.executable,
        str(FUZZ),
        target,
        "-seed=1",
        f"-runs={runs}",
        "-timeout=60",
        "-rss_limit_mb=2000",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"Done {runs} runs" in done.stderr
