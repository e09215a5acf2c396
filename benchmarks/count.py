"""How many instructions a command takes, counted by valgrind: the same on a busy machine and on an idle one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_REFS = re.compile(r"I +refs: +([\d,]+)")


def can_count() -> bool:
    """Whether there is a valgrind to count with."""
    return shutil.which("valgrind") is not None


def instructions(arguments: Sequence[str], source: Path | None = None, fails: bool = False) -> int:
    """Instructions of ``programprint`` with these arguments, in one process and with its Python compiled before; *source* is the
    folder of another version of it. *fails*: the run ends with problems, as it should."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONHASHSEED": "0"} | ({"PYTHONPATH": str(source)} if source else {})
    command = [sys.executable, "-m", "programprint", *arguments]
    first = subprocess.run(command, env=environment, capture_output=True, text=True)
    if first.returncode != int(fails):
        raise SystemExit(f"{' '.join(arguments)} ended with {first.returncode}:\n{first.stderr}")
    counted = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command],
        env=environment,
        capture_output=True,
        text=True,
    )
    found = _REFS.search(counted.stderr)
    if found is None:
        raise SystemExit(f"valgrind has counted nothing:\n{counted.stderr}")
    return int(found[1].replace(",", ""))
