"""Prints a digest of everything that the shipped programs become: the same lines wherever, whenever and by whomever it is run.

python tests/digests.py                    # every program in every layout
python tests/digests.py --quick            # one program for one reader and for a team, and its exports
"""

from __future__ import annotations

import argparse
import hashlib
import locale
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from programprint import resources
from programprint.build import merge_program
from programprint.docket import Docket
from programprint.export import FORMATS
from programprint.jobs import Job, run, whole
from programprint.order import Order
from programprint.read.layouts import layout_names

TEAM = "unilateral-glute-block"
"""The program that a team has, and the only one of a quick run: a short one."""
ROSTER = "Name,Weak side,Back squat\nAda Sample,left,100\nBo Example,right,92.5\n"


def files(job: Job) -> Iterator[bytes]:
    done = run(job)
    assert done.files, [problem.render() for problem in done.docket]
    for file in done.files:
        yield whole(file.pdf)


def everything(quick: bool) -> Iterator[tuple[str, bytes]]:
    """Each result with its name."""
    paths = sorted(resources.programs().glob("*.yaml"))
    layouts = layout_names([resources.layouts()])
    for path in [path for path in paths if path.stem == TEAM or not quick]:
        for name in ("handout", "pocket-fold") if quick else layouts:
            for data in files(Job(path, Order(layout=name, weeks=(1,) if quick else None), "x.pdf")):
                yield f"{path.stem} {name}", data
    path = next(path for path in paths if path.stem == TEAM)
    with tempfile.TemporaryDirectory() as folder:
        roster = Path(folder) / "team.csv"
        roster.write_text(ROSTER, encoding="utf-8")
        order = Order(weeks=(1,), roster=roster)
        for how in (order, replace(order, fillable=True), replace(order, per_session=True)):
            for data in files(Job(path, how, "x.pdf")):
                yield "team", data
    sheets = merge_program(path, Order(), Docket())
    assert sheets
    for kind, written in FORMATS.values():
        yield kind.endings[0], written(sheets).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")  # as a program around this one may do
    for name, data in everything(quick):
        sys.stdout.write(f"{hashlib.sha256(data).hexdigest()}  {name}\n")


if __name__ == "__main__":
    main()
