"""What stands on paper is what the goldens say: every layout, each kind of block, the fields of a form, exports, a team."""

from __future__ import annotations

from typing import get_args

import pytest
from golden import PROGRAMS, compared, differences, goldens, sheets_of, team_goldens

from programprint.merge.sheet import BlockKind

MEANT = "where that is meant: python tests/update_goldens.py, then read the diff"


def check(folder: str, made: dict[str, str]) -> None:
    if lines := compared(folder, made):
        shown = lines[:200] + [f"… and {len(lines) - 200} lines more"] * (len(lines) > 200)
        pytest.fail("\n".join([MEANT, *shown]), pytrace=False)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_stands_on_paper_as_its_goldens_say(program: str) -> None:
    check(program, goldens(program))


def test_a_team_stands_on_paper_as_its_goldens_say() -> None:
    check("team", team_goldens())


def test_the_programs_show_every_kind_of_block() -> None:
    kinds = {
        block.kind
        for program in PROGRAMS
        for sheet in sheets_of(program)
        for session in sheet.sessions
        for block in session.blocks
    }
    assert kinds == set(get_args(BlockKind))


PAGE = "page 1 10.00 × 10.00\ntext 1.00 2.00 r8 2.50~kg\nbox 3.00 4.00 4.00 0.50 at 5.00 w1/tick, 9.00 …/2\n"


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("1.00 2.00 r8", "1.01 2.00 r8", False),
        ("at 5.00", "at 4.99", False),
        ("1.00 2.00 r8", "1.02 2.00 r8", True),
        ("at 5.00", "at 5.02", True),
        ("2.50~kg", "2.51~kg", True),
        ("r8", "b8", True),
        ("text 1.00 2.00 r8 2.50~kg\n", "", True),
        (" w1/tick", "", True),
    ],
)
def test_a_hundredth_of_a_point_is_no_difference_and_anything_else_is_one(old: str, new: str, seen: bool) -> None:
    assert bool(differences(PAGE, PAGE.replace(old, new))) is seen
