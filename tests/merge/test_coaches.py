"""Small programs as coaches write them, in ``fixtures/coaches/`` → the rows that their athletes read: those that are meant."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from textwrap import wrap

import pytest
from conftest import spaced

from programprint.build import merge_program
from programprint.docket import Docket
from programprint.languages import words_of
from programprint.merge.sheet import Entry, Sheet
from programprint.order import Order
from programprint.wording import blocks, entries, loads

EN = words_of("en")
PROGRAMS = sorted((Path(__file__).parents[1] / "fixtures" / "coaches").glob("*.yaml"))


def rows(sheets: tuple[Sheet, ...]) -> str:
    """The weeks that differ from the one before, in short: each session, how its blocks are taken, and of each exercise what it
    asks for, what is said of all its sets, and its rows for the pen."""
    weeks = [_week(sheet) for sheet in sheets]
    first, *others = zip(sheets, weeks, strict=True)
    shown = [first, *(other for (_, before), other in pairwise([first, *others]) if other[1] != before)]
    return "\n".join(line for sheet, lines in shown for line in (f"week {sheet.week}", *lines)) + "\n"


def _week(sheet: Sheet) -> list[str]:
    lines = []
    for session in sheet.sessions:
        lines.append(f" {session.name}")
        for block in session.blocks:
            taken = ": ".join(filter(None, (blocks.title(block, EN), blocks.line(block, EN))))
            lines += [f"  {spaced(taken)}"] if taken else []
            for entry in block.entries:
                said = spaced(f"{entry.label} {_entry(entry)}")
                lines += wrap(said, 120, initial_indent="  ", subsequent_indent=" " * 6, break_on_hyphens=False)
    return lines


def _entry(entry: Entry) -> str:
    asked = "; ".join(f"{what} {how}".strip() for what, how in entries.amounts(entry, EN))
    load, origin = loads.aim_of(entry.load, EN)
    details = entries.details(entry, EN, "tempo", "warm-up", "rest", "next time")
    told = [" ".join(filter(None, (one.name, one.figure, one.text))) for one in details]
    cells = f"rows {len(entry.sets)}" if entry.sets else ""
    return " | ".join(filter(None, (entry.guide.name, asked, " ".join(filter(None, (load, origin))), *told, cells)))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_what_a_coach_means_is_what_the_rows_say(path: Path) -> None:
    docket = Docket()
    sheets = merge_program(path, Order(), docket)
    assert sheets is not None, [problem.render() for problem in docket]
    assert rows(sheets) == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_twelve_of_them() -> None:
    assert len(PROGRAMS) == 12
