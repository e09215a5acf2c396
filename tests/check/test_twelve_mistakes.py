"""One program with twelve mistakes of different kinds: one run tells all of them, in order, each at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import place

from programprint.build import build
from programprint.docket import Docket
from programprint.order import Order
from programprint.problems import Problem

FIXTURE = Path(__file__).parents[1] / "fixtures" / "twelve_mistakes.yaml"


def expected() -> list[tuple[int, int, str]]:
    """Line, column and message of every error that the fixture names beside its mistakes."""
    found = []
    for number, line in enumerate(FIXTURE.read_text(encoding="utf-8").splitlines(), start=1):
        if match := re.search(r"# error (\d+): (.+)$", line):
            found.append((number, int(match[1]), match[2]))
    return found


@pytest.fixture
def told() -> list[Problem]:
    docket = Docket()
    assert build(FIXTURE, Order(), docket) is None
    return list(docket)


def test_the_fixture_names_twelve_errors() -> None:
    assert len(expected()) == 12


def test_all_twelve_are_told_in_one_run_in_order_and_nothing_else(told: list[Problem]) -> None:
    wanted = expected()
    assert [place(problem) for problem in told] == [(line, column) for line, column, _ in wanted], "\n".join(
        problem.render() for problem in told
    )
    for problem, (_, _, message) in zip(told, wanted, strict=True):
        assert problem.message.startswith(message)


def test_each_is_told_as_file_line_column_with_a_caret_and_a_cure(told: list[Problem]) -> None:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    for problem, (line, column, _) in zip(told, expected(), strict=True):
        head, source, caret, *rest = problem.render().splitlines()
        assert re.search(rf"twelve_mistakes\.yaml:{line}:{column}: error: ", head)
        assert source == f"  | {lines[line - 1]}"
        assert caret.index("^") == column + 3
        assert rest
        assert rest[0].startswith("  help: ")


def test_a_misspelt_name_is_cured_with_the_right_one(told: list[Problem]) -> None:
    cures = {problem.message: problem.hint for problem in told}
    assert "goal" in cures["there is no field “gaol” here"]
    assert "single-leg-hip-thrust" in cures["the library has no exercise “single-leg-hip-trust”"]
    assert "kg, lb" in cures["“units” cannot be “kgs”"]


def test_without_its_mistakes_the_program_prints(tmp_path: Path) -> None:
    """The fixture is wrong in its twelve places and nowhere else."""
    text = re.sub(r" +# error .*", "", FIXTURE.read_text(encoding="utf-8"))
    for wrong, right in (
        ("gaol:", "goal:"),
        ("units: kgs", "units: kg"),
        ("hip-trust", "hip-thrust"),
        ("[3x8, 3x10, 3x8]", "[3x8, 3x10, 3x10, 3x8]"),
        ("4-0, 3-0-1-0]", "4-0-1-0, 3-0-1-0]"),
        ("3x20 potatoes", "3x20s"),
        ("rest: 60\n", "rest: 60s\n"),
        ("- day: Wednesday", "- name: Both legs\n    day: Wednesday"),
        ("quite heavy", "RPE 8"),
        ("weeks: 6", "weeks: 2"),
        ("[Whistle while you work]", "[]"),
        ("back-squad", "barbell-hip-thrust"),
    ):
        assert text.count(wrong) == 1, wrong
        text = text.replace(wrong, right)
    path = tmp_path / "program.yaml"
    path.write_text(text, encoding="utf-8")
    docket = Docket()
    assert build(path, Order(), docket), [problem.render() for problem in docket]
    assert not len(docket)
