"""Fills in marked sheets, spoils them, reads them back, and counts: ``python tests/scan/measure.py --boxes 6000 --seed 1``.

A box is right when a tick is read as one and an empty box as empty; unsure counts as not right; *silent* is what is read as the
other. Odd marks (a dot, a tick that was struck out or circled, a pale line, ink from above) are counted apart: how many are taken
for ticks.

Rows are measured one after the other; ``--results FILE`` keeps each as soon as it is there, with what was silently wrong, by the
seed of its page, and the processor time that reading took.

``--numbers`` measures what is written in figures instead: of how many whole numbers no person need look, and how many of these
are wrong; of the others, how often the suggestion is right.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2

sys.path.insert(0, str(Path(__file__).parent))
import figures
import simulator

from programprint.counter import render
from programprint.marks.key import Key, read_key
from programprint.scan.pictures import Picture
from programprint.scan.sheets import Reader, ReadNumber, ReadPage

PROGRAM = """
title: Trial
weeks: 3
sessions:
  - {name: A, day: Monday, exercises: [{exercise: back-squat, do: 5x5 @ 60kg}, {exercise: single-leg-hip-thrust, do: 3x8/leg},
     {exercise: bench-press, do: 4x8 @ 40kg}, {exercise: step-up, do: 3x10/leg}]}
  - {name: B, day: Thursday, exercises: [{exercise: deadlift, do: 3x5 @ 80kg}, {exercise: push-up, do: 3x12},
     {exercise: split-squat, do: 3x8/leg}, {exercise: pull-up, do: 4x5}]}
"""

FULL = """
title: Full
weeks: 2
sessions:
  - {name: A, day: Monday, exercises: [{exercise: back-squat, do: 8x3 @ 60kg}, {exercise: deadlift, do: 8x3 @ 80kg},
     {exercise: push-up, do: 8x12}, {exercise: pull-up, do: 8x5}, {exercise: bench-press, do: 8x3 @ 40kg}]}
  - {name: B, day: Thursday, exercises: [{exercise: split-squat, do: 6x8/leg}, {exercise: single-leg-hip-thrust, do: 6x8/leg},
     {exercise: step-up, do: 6x10/leg}]}
"""
"""A program whose pages are as full as they become: nearly forty boxes on each."""


class Print:
    """A marked print: its PDF and key in a folder, and its pages as dots."""

    def __init__(
        self, folder: Path, layout: str = "handout", paper: str = "a4", language: str = "en", program: str = PROGRAM
    ) -> None:
        made = render(program, layout, settings={"marks": True, "paper": paper}, language=language)
        assert made.pdf, made.problems
        assert made.key
        name = f"{layout}-{paper}{'-full' if program == FULL else ''}"
        self.key_path = folder / f"{name}.key.json"
        self.key: Key = read_key(made.key.replace(b'"pdf":""', f'"pdf":"{name}.pdf"'.encode()))
        (folder / f"{name}.pdf").write_bytes(made.pdf)
        ((_, self.sheet),) = self.key.sheets.items()
        self._document = pypdfium2.PdfDocument(made.pdf)

    @property
    def pages(self) -> list[int]:
        """The pages that have boxes."""
        shapes = self.key.shapes
        return [n for n, at in enumerate(self.sheet.pages) if any(cell.kind == "tick" for cell in shapes[at].cells)]

    @property
    def numbered(self) -> list[int]:
        """The pages that have cells to write in."""
        shapes = self.key.shapes
        return [
            n
            for n, at in enumerate(self.sheet.pages)
            if any(one.kind == "amount" and one.asked for one in shapes[at].cells)
        ]

    def blank(self, number: int) -> Any:
        """A page as it comes out of the printer."""
        dots = self._document[number].render(scale=simulator.DOTS * 25.4 / 72).to_numpy()
        return np.ascontiguousarray(np.asarray(dots)[:, :, :3])


def trial(
    prints: list[Print], reader: Reader, how: Any, seed: int, odds: float, times: list[float] | None = None
) -> Iterator[tuple[str, str, Any]]:
    """One sheet there and back: for each of its boxes what is true and what was read. What reading takes is added to *times*."""
    chance = np.random.default_rng(seed)
    one = prints[int(chance.integers(len(prints)))]
    number = one.pages[int(chance.integers(len(one.pages)))]
    cells = one.key.shapes[one.sheet.pages[number]].cells
    boxes = {cell.id: (cell.x, cell.y, cell.width, cell.height) for cell in cells if cell.kind == "tick"}
    others = [(cell.x, cell.y, cell.width, cell.height) for cell in cells if cell.kind in ("amount", "load")]
    filled = simulator.fill(one.blank(number), boxes, others, chance, odds)
    image = how(filled.page, chance)
    start = time.process_time()
    found = [page for page in reader.read(Picture("trial", "", image)) if isinstance(page, ReadPage)]
    if times is not None:
        times.append(time.process_time() - start)
    states = {box.cell.id: box for page in found if page.page == number for box in page.boxes}
    for name, truth in filled.truth.items():
        box = states.get(name)
        yield truth, box.state if box else "lost", box


@dataclass
class Row:
    """What became of the boxes of a row, way by way; processor seconds of reading each page; what was *silently* wrong."""

    ways: dict[str, Counter[str]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    silently: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        return sum(self.ways.values(), Counter[str]())

    def lines(self, name: str) -> Iterator[str]:
        """The row, its ways, its time and its silent faults."""
        median, late = np.percentile(self.seconds, (50, 99))
        took = f"{len(self.seconds)} pages, {median:.2f} s in the median, {late:.2f} s at p99"
        yield f"{name}: {self.counts.total()} boxes: {_shares(self.counts)}; {took}"
        for way, counts in self.ways.items():
            yield f"  {way}: {counts.total()} boxes: {_shares(counts)}"
        yield from (f"  silent: {one}" for one in self.silently)


def measure(prints: list[Print], row: str, boxes: int, seed: int, odds: float = 0.0) -> Row:
    """What became of at least so many boxes under the conditions of a row; of fewer where somebody grows tired of waiting."""
    found = Row()
    with suppress(KeyboardInterrupt):
        _measured(found, prints, row, boxes, seed, odds)
    return found


def _measured(found: Row, prints: list[Print], row: str, boxes: int, seed: int, odds: float) -> None:
    reader = Reader({one.key_path: one.key for one in prints})
    ways = list(simulator.CONDITIONS[row].items())
    while found.counts.total() < boxes:
        way, how = ways[len(found.seconds) % len(ways)]
        page = seed * 100_003 + len(found.seconds)
        counts = found.ways.setdefault(way, Counter())
        for truth, state, read in trial(prints, reader, how, page, odds, found.seconds):
            if truth not in ("ticked", "empty"):
                counts[f"odd {state}"] += 1
            elif truth == state:
                counts["right"] += 1
            elif state in ("ticked", "empty"):
                counts["silent"] += 1
                found.silently.append(f"{way}, seed {page}, {read.cell.id} is {truth}, read as {state}: {read.look}")
            else:
                counts[state] += 1


def written(prints: list[Print], reader: Reader, how: Any, seed: int) -> Iterator[tuple[str, str, ReadNumber | None]]:
    """One sheet with numbers there and back: for each cell its kind, what was written, and what was read."""
    chance = np.random.default_rng(seed)
    one = prints[int(chance.integers(len(prints)))]
    at = one.numbered[int(chance.integers(len(one.numbered)))]
    cells = one.key.shapes[one.sheet.pages[at]].cells
    page, hand, script = one.blank(at), simulator.Hand.some(chance), figures.Script.some(chance)
    texts: dict[str, str] = {}
    for cell in cells:
        box = (cell.x, cell.y, cell.width, cell.height)
        if cell.kind == "tick" and chance.random() < 0.8:
            simulator.tick(page, box, hand, chance)
        elif cell.kind in ("amount", "load", "effort") and cell.asked:
            texts[cell.id] = figures.some_number(cell.kind, chance) if chance.random() < 0.75 else ""
            if texts[cell.id]:
                figures.number(page, box, texts[cell.id], script, hand, chance)
        elif cell.kind in ("felt", "pain") and cell.asked:
            texts[cell.id] = figures.circled(page, cell.kind, box, hand, chance)
    found = [read for read in reader.read(Picture("trial", "", how(page, chance))) if isinstance(read, ReadPage)]
    numbers = {read.cell.id: read for page_ in found if page_.page == at for read in page_.numbers}
    lost = not any(page_.page == at and not page_.fault for page_ in found)
    kinds = {cell.id: cell.kind for cell in cells}
    for name, text in texts.items():
        yield ("lost" if lost else kinds[name]), text.replace(",", "."), numbers.get(name)


def fate(kind: str, text: str, read: ReadNumber | None) -> str:
    """What became of a cell."""
    if kind == "lost":
        return "lost"
    if read is None or read.number.state == "empty":
        return "empty right" if not text else "empty wrong"
    value = None if read.number.value is None else str(read.number.value)
    right = bool(text) and value is not None and float(value) == float(text)
    if read.number.state == "sure":
        return "accepted right" if right else "accepted wrong"
    return (
        "suggested right"
        if right
        else "suggested wrong"
        if value and text
        else "empty unsure"
        if not text
        else "no suggestion"
    )


def measure_numbers(prints: list[Print], row: str, cells: int, seed: int) -> tuple[dict[str, Counter[str]], int]:
    """What became of at least so many cells under the conditions of a row, by their kinds, and on how many pages."""
    reader = Reader({one.key_path: one.key for one in prints})
    counts: dict[str, Counter[str]] = {}
    pages, ways = 0, list(simulator.CONDITIONS[row].values())
    while sum(sum(one.values()) for one in counts.values()) < cells:
        for kind, text, read in written(prints, reader, ways[pages % len(ways)], seed * 100_003 + pages):
            told = "halves" if "." in text else "scales" if kind in ("felt", "pain") else "whole"
            counts.setdefault(told, Counter())[fate(kind, text, read)] += 1
        pages += 1
    return counts, pages


def _shares(counts: Counter[str]) -> str:
    total = sum(counts.values())
    return ", ".join(
        f"{name} {number} ({100 * number / total:.2f} %)" for name, number in counts.most_common() if number
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--boxes", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", default=",".join(simulator.CONDITIONS))
    parser.add_argument("--results", type=Path, help="each row is added to this file as soon as it is there")
    parser.add_argument("--odd", action="store_true")
    parser.add_argument("--numbers", action="store_true")
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as place:
        prints = [
            Print(Path(place), "handout", paper, program=program)
            for program in (PROGRAM, FULL)
            for paper in ("a4", "letter")
        ]
        if asked.numbers:
            prints += [Print(Path(place), "card")]
        for row in asked.rows.split(","):
            if asked.numbers:
                kinds, pages = measure_numbers(prints, row, asked.boxes, asked.seed)
                lines = [f"{row}: {kind}, {pages} pages: {_shares(counts)}" for kind, counts in kinds.items()]
            else:
                lines = [*measure(prints, row, asked.boxes, asked.seed, 0.5 if asked.odd else 0.0).lines(row)]
            print(*lines, sep="\n", flush=True)
            if asked.results:
                with asked.results.open("a", encoding="utf-8") as results:
                    results.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
