"""Short runs, always the same, of what ``tests/soak.py`` and ``tests/pipeline.py`` do for as long as one likes; and many
documents in one process: each the same as alone, and nothing of them kept."""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pipeline
import pytest
from paper import few_and_many

from programprint.docket import Docket

ALONE = (
    "import sys, pipeline; from pathlib import Path; from hashlib import sha256; from programprint.docket import Docket\n"
    "pdf = pipeline.rendered(pipeline.case(1, int(sys.argv[1])), Path(sys.argv[2]), Docket())\n"
    "print(sha256(pdf or b'').hexdigest())"
)
FEW = (2, 3, 22, 0, 24, 25, 27, 28, 1)
"""Runs of the first seed that come to documents in several layouts, and two that are refused."""
GROWTH = 60_000
"""Bytes that a round of documents may leave behind: what caches of Python and its libraries still learn."""


@pytest.mark.parametrize("runs", few_and_many(12, 40))
def test_random_programs_end_well(tmp_path: Path, runs: int) -> None:
    told = pipeline.Tally(7, tmp_path / "finds.jsonl")
    for number in range(runs):
        told.add(number, pipeline.case(7, number), tmp_path)
    assert not told.kinds, str(told)
    assert min(told.ends["a PDF"], told.ends["refused"]) >= runs // 8, str(told)


def test_a_run_is_the_same_again() -> None:
    assert [pipeline.case(3, number) for number in range(50)] == [pipeline.case(3, number) for number in range(50)]


def digest(number: int, folder: Path) -> str:
    return sha256(pipeline.rendered(pipeline.case(1, number), folder, Docket()) or b"").hexdigest()


@pytest.mark.parametrize("documents", few_and_many(2, len(FEW)))
def test_a_document_is_the_same_after_any_others_as_alone(tmp_path: Path, documents: int) -> None:
    here = Path(__file__).parent
    alone = {}
    for number in FEW[:documents]:
        command = [sys.executable, "-c", ALONE, str(number), str(tmp_path)]
        done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=True)
        alone[number] = done.stdout.strip()
    assert len({*alone.values()}) > documents // 2
    order = [*alone] * 3
    random.Random(1).shuffle(order)
    for number in order:
        assert digest(number, tmp_path) == alone[number], f"after others, run 1:{number} is another document"


@pytest.mark.wide
def test_documents_leave_nothing_behind(tmp_path: Path, read_anew: None) -> None:
    def round_of_documents() -> None:
        for number in FEW:
            digest(number, tmp_path)

    for _ in range(3):
        round_of_documents()
    tracemalloc.start()
    try:
        round_of_documents()
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(3):
            round_of_documents()
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 3 * GROWTH, f"{after - before} bytes more after three more rounds"


@pytest.mark.wide
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each run is a child of its own")
def test_mixed_work_leaves_no_process_and_no_half_file(tmp_path: Path) -> None:
    soak = Path(__file__).with_name("soak.py")
    command = [sys.executable, str(soak), "--runs", "15", "--seed", "1", "--finds", str(tmp_path / "finds")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "runs           15: " in done.stdout
