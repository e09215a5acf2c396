"""The documented forms of the shorthand: each is read, and read again from what it writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from programprint.notation import examples, load, prescription, progress, ramp, tempo
from programprint.notation.target import SameAs, Shift

READERS: list[tuple[Callable[[str], Any], examples.Table]] = [
    (prescription.parse, examples.PRESCRIPTIONS),
    (load.parse, examples.LOADS),
    (ramp.parse, examples.RAMPS),
    (progress.parse, examples.PROGRESS),
    (tempo.parse, examples.TEMPOS),
]
ALL = [pytest.param(parse, form, id=form) for parse, table in READERS for form in examples.forms(table)]


@pytest.mark.parametrize(("parse", "form"), ALL)
def test_every_documented_form_is_read_and_written_back(parse: Callable[[str], Any], form: str) -> None:
    found = parse(form)
    assert parse(str(found)) == found


@pytest.mark.parametrize("form", examples.forms(examples.CHANGES))
def test_every_documented_change_follows_another_set(form: str) -> None:
    found = prescription.parse(f"2x5 @ 80%, 3x5 @ {form}")
    assert isinstance(found.groups[1].load, Shift | SameAs)
    assert prescription.parse(str(found)) == found


@pytest.mark.parametrize(
    "spellings",
    [
        ["3xAMRAP", "3x as many as possible"],
        ["cluster 4x2+2+2 15s", "cluster 4x(2+2+2) 15s", "cluster 4x(3x2) 15s"],
        ["3x10/side", "3x10 each", "3x10 each side", "3x10 e/s", "3x10/10", "3x10 ea"],
        ["1x8/side", "8/8", "8L/8R"],
        ["5x3 @ 80% @ RPE 8", "5x3 @ 80% RPE 8", "5x3 @ 80%, RPE 8", "5x3 @ 80% and 8 RPE"],
        ["1x5, back-off 3x5 @ -10%", "1x5, backoff 3x5 @ -10%", "1x5, back off 3x5 @ 90% of top set"],
        ["1x5, drop 2x8 @ -20%", "1x5, drop set 2x8 @ -20%", "1x5, drop sets: 2x8 @ −20%"],
        ["myo-reps 1x15 + 3x5", "myo reps 15+5+5+5", "myo 1x15 + 3x5"],
        ["3x8 +1 rep/week", "3x8 +1 rep per week", "3x8 +1/week", "3x8 +1 rep every week"],
    ],
)
def test_spellings_of_one_thing_are_read_alike(spellings: list[str]) -> None:
    assert len({str(prescription.parse(text)) for text in spellings}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        ["75% TM", "75% of TM", "75% of training max", "75% training max"],
        ["75% TM of back-squat", "75% of back-squat TM", "75% of back-squat training max"],
        ["zone 2", "Z2", "z 2", "heart rate zone 2"],
        ["80% HRmax", "80% of max heart rate", "80% of HRmax"],
        ["5:30/km", "5:30 / km", "5:30 min/km", "5:30 per km"],
        ["all out", "all-out", "max effort"],
        ["60kg +2.5kg/session", "60kg + 2.5 kg per session", "60 kg +2.5kg every workout"],
        ["50% of bodyweight", "50% of body weight", "50% of BW"],
    ],
)
def test_spellings_of_one_load_are_read_alike(spellings: list[str]) -> None:
    assert len({str(load.parse(text)) for text in spellings}) == 1
