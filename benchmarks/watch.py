"""How long ``--watch`` takes from the save of the shipped example to its PDF, and how much of that is the build, which it says.

    python benchmarks/watch.py             # twenty saves; the first two are not counted
    python benchmarks/watch.py --saves 50
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "programs" / "beginner-full-body.yaml"
NOT_COUNTED = 2
PAUSE = 0.3
"""Seconds from one PDF to the next save."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saves", type=int, default=20)
    saves = parser.parse_args().saves
    with tempfile.TemporaryDirectory() as place:
        program, text = Path(place) / "block.yaml", EXAMPLE.read_text(encoding="utf-8")
        shutil.copy(EXAMPLE, program)
        command = [sys.executable, "-u", "-m", "programprint", "build", "block.yaml", "--watch"]
        watching = subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert watching.stdout is not None
        try:
            next(line for line in watching.stdout if line.startswith("Watching"))
            took, built = [], []
            for number in range(saves + NOT_COUNTED):
                time.sleep(PAUSE)
                saved = time.perf_counter()
                program.write_text(f"{text}# {number}\n", encoding="utf-8")
                line = next(line for line in watching.stdout if line.startswith("Wrote"))
                took.append((time.perf_counter() - saved) * 1000)
                found = re.search(r"in (\d+) ms", line)
                built.append(float(found[1]) if found else 0.0)
        finally:
            watching.kill()
            watching.wait()
    for what, figures in (("from the save to the PDF", took), ("of these the build", built)):
        counted = figures[NOT_COUNTED:]
        print(f"{what}: {min(counted):.0f} ms at least, {statistics.median(counted):.0f} ms in the middle")


if __name__ == "__main__":
    main()
