"""Warm-up to the work load: its steps, and the place of what cannot be read."""

from __future__ import annotations

import pytest
from conftest import tried

from programprint.notation.ramp import Ramp, parse


def test_yes_and_none_are_read_from_what_they_write() -> None:
    assert parse("yes") == parse(str(Ramp())) == Ramp()
    assert parse("no") == parse("off") == parse(str(Ramp(off=True))) == Ramp(off=True)


@pytest.mark.parametrize(
    ("comma", "point"),
    [
        ("40% x 5, 62,5% x 3", "40% x 5, 62.5% x 3"),
        ("62,5% x 3,77,5% x 2", "62.5% x 3, 77.5% x 2"),
        ("5 @ 62,5%, 3 @ 82,5kg", "5 @ 62.5%, 3 @ 82.5kg"),
        ("2x5 @ bar, 42,5kg x 5", "2x5 @ bar, 42.5kg x 5"),
        ("40% x 5,60% x 3", "40% x 5, 60% x 3"),
    ],
)
def test_a_comma_may_be_a_decimal_mark(comma: str, point: str) -> None:
    assert parse(comma) == parse(point)
    assert parse(str(parse(comma))) == parse(point)


def test_what_cannot_be_read_is_pointed_at_in_its_step() -> None:
    assert tried(parse, "40% x 5, 60% by 3") is None
