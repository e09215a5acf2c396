"""Fills in marked sheets, spoils them, reads them back, and counts: ``python tests/scan/measure.py --boxes 6000 --seed 1``.

A box is right when a tick is read as one and an empty box as empty; unsure counts as not right; *silent* is what is read as the
other. Odd marks (a dot, a tick that was struck out or circled, a pale line, ink from above) are counted apart: how many are taken
for ticks.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2

sys.path.insert(0, str(Path(__file__).parent))
import simulator

from programprint.counter import render
from programprint.marks.key import Key, read_key
from programprint.scan.pictures import Picture
from programprint.scan.sheets import Reader, ReadPage

PROGRAM = """
title: Trial
weeks: 3
sessions:
  - {name: A, day: Monday, exercises: [{exercise: back-squat, do: 5x5 @ 60kg}, {exercise: single-leg-hip-thrust, do: 3x8/leg},
     {exercise: bench-press, do: 4x8 @ 40kg}, {exercise: step-up, do: 3x10/leg}]}
  - {name: B, day: Thursday, exercises: [{exercise: deadlift, do: 3x5 @ 80kg}, {exercise: push-up, do: 3x12},
     {exercise: split-squat, do: 3x8/leg}, {exercise: pull-up, do: 4x5}]}
"""


class Print:
    """A marked print: its PDF and key in a folder, and its pages as dots."""

    def __init__(self, folder: Path, layout: str = "handout", paper: str = "a4", language: str = "en") -> None:
        made = render(PROGRAM, layout, settings={"marks": True, "paper": paper}, language=language)
        assert made.pdf, made.problems
        assert made.key
        self.key_path = folder / f"{layout}-{paper}.key.json"
        self.key: Key = read_key(made.key.replace(b'"pdf":""', f'"pdf":"{layout}-{paper}.pdf"'.encode()))
        (folder / f"{layout}-{paper}.pdf").write_bytes(made.pdf)
        ((_, self.sheet),) = self.key.sheets.items()
        self._document = pypdfium2.PdfDocument(made.pdf)

    @property
    def pages(self) -> list[int]:
        """The pages that have boxes."""
        shapes = self.key.shapes
        return [n for n, at in enumerate(self.sheet.pages) if any(cell.kind == "tick" for cell in shapes[at].cells)]

    def blank(self, number: int) -> Any:
        """A page as it comes out of the printer."""
        dots = self._document[number].render(scale=simulator.DOTS * 25.4 / 72).to_numpy()
        return np.ascontiguousarray(np.asarray(dots)[:, :, :3])


def trial(prints: list[Print], reader: Reader, how: Any, seed: int, odds: float) -> Iterator[tuple[str, str, Any]]:
    """One sheet there and back: for each of its boxes what is true and what was read."""
    chance = np.random.default_rng(seed)
    one = prints[int(chance.integers(len(prints)))]
    number = one.pages[int(chance.integers(len(one.pages)))]
    cells = one.key.shapes[one.sheet.pages[number]].cells
    boxes = {cell.id: (cell.x, cell.y, cell.width, cell.height) for cell in cells if cell.kind == "tick"}
    others = [(cell.x, cell.y, cell.width, cell.height) for cell in cells if cell.kind in ("amount", "load")]
    filled = simulator.fill(one.blank(number), boxes, others, chance, odds)
    image = how(filled.page, chance)
    found = [page for page in reader.read(Picture("trial", "", image)) if isinstance(page, ReadPage)]
    states = {box.cell.id: box for page in found if page.page == number for box in page.boxes}
    for name, truth in filled.truth.items():
        box = states.get(name)
        yield truth, box.state if box else "lost", box


def measure(prints: list[Print], row: str, boxes: int, seed: int, odds: float = 0.0) -> tuple[Counter[str], int]:
    """What became of at least so many boxes under the conditions of a row, and on how many pages."""
    reader = Reader({one.key_path: one.key for one in prints})
    counts: Counter[str] = Counter()
    pages = 0
    ways = list(simulator.CONDITIONS[row].values())
    while sum(counts.values()) < boxes:
        how = ways[pages % len(ways)]
        for truth, state, _ in trial(prints, reader, how, seed * 100_003 + pages, odds):
            odd = truth not in ("ticked", "empty")
            fate = (
                f"odd {state}"
                if odd
                else "right"
                if truth == state
                else "silent"
                if state in ("ticked", "empty")
                else state
            )
            counts[fate] += 1
        pages += 1
    return counts, pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--boxes", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", default=",".join(simulator.CONDITIONS))
    parser.add_argument("--odd", action="store_true")
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as place:
        prints = [Print(Path(place), layout, paper) for layout in ("handout",) for paper in ("a4", "letter")]
        for row in asked.rows.split(","):
            start = time.process_time()
            counts, pages = measure(prints, row, asked.boxes, asked.seed, 0.5 if asked.odd else 0.0)
            total = sum(counts.values())
            told = ", ".join(
                f"{name} {number} ({100 * number / total:.2f} %)" for name, number in counts.most_common() if number
            )
            each = (time.process_time() - start) / pages
            print(f"{row}: {total} boxes on {pages} pages, {each:.2f} s each with the simulator: {told}", flush=True)


if __name__ == "__main__":
    main()
