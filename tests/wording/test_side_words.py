"""Sides, notes and ordinals in words. A space that does not break is written “~”."""

from __future__ import annotations

import pytest

from programprint.languages import words_of
from programprint.notation.amount import Limb
from programprint.notation.scanner import NBSP
from programprint.notation.units import Unit
from programprint.read.exercise import Sides
from programprint.wording import notes, sides

EN = words_of("en")


@pytest.mark.parametrize(
    ("how", "limb", "first", "unit", "together", "said"),
    [
        ("both", "leg", "", "reps", False, ""),
        ("each", "leg", "", "reps", False, "per~leg, weak~side first"),
        ("each", "arm", "L", "reps", False, "per~arm, left~first"),
        ("each", "side", "R", "s", False, "per~side, right~first"),
        ("each", "leg", "R", "reps", True, "right~first"),
        ("alternating", "leg", "", "reps", False, "per~leg, alternating"),
        ("alternating", "leg", "L", "jumps", False, "per~leg, alternating"),
        ("alternating", "arm", "", "s", False, "alternating"),
        ("alternating", "side", "", "steps", True, "alternating"),
    ],
)
def test_per_side(how: Sides, limb: Limb, first: str, unit: Unit, together: bool, said: str) -> None:
    assert sides.per_side(how, limb, first, unit, together, EN).replace(NBSP, "~") == said


@pytest.mark.parametrize(("side", "name"), [("L", "left"), ("R", "right"), ("", "weak")])
@pytest.mark.parametrize("limb", ["leg", "arm", "side"])
def test_one_side(side: str, name: str, limb: Limb) -> None:
    assert sides.one_side(side, limb, EN) == f"{name}{NBSP}{limb}{NBSP}only"


@pytest.mark.parametrize(
    ("groups", "note", "said"),
    [
        ((), "", ""),
        ((), "Low bench.", "Low bench."),
        (("forwards",), "", "Only for forwards."),
        (("forwards", "backs"), "Low bench.", "Only for forwards and backs. Low bench."),
        (("a", "b", "c"), "", "Only for a and b and c."),
    ],
)
def test_for_groups(groups: tuple[str, ...], note: str, said: str) -> None:
    assert notes.for_groups(groups, note, EN) == said


def test_a_session_that_comes_again() -> None:
    assert notes.again("Glutes", 2, EN) == "Glutes, 2nd time"


def test_ordinals() -> None:
    numbers = (1, 2, 3, 4, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 100, 101, 111, 112, 113, 121, 1011, 1012)
    assert " ".join(map(EN.ordinal, numbers)) == (
        "1st 2nd 3rd 4th 10th 11th 12th 13th 14th 20th 21st 22nd 23rd 24th 100th 101st 111th 112th 113th 121st 1011th 1012th"
    )
