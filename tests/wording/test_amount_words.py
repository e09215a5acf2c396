"""Amounts, sets of them and their manner, in words. A space that does not break is written “~”."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from programprint.languages import words_of
from programprint.notation import prescription
from programprint.notation.amount import Amount
from programprint.notation.manner import SetType, Spread
from programprint.notation.scanner import NBSP
from programprint.notation.set_group import SetGroup
from programprint.notation.units import Unit
from programprint.wording import amounts

EN = words_of("en")
DOSES = [
    ("3x10", "3~×~10"),
    ("10", "1~×~10"),
    ("3-4x8-10", "3–4~×~8–10"),
    ("50 total", "50~in~total"),
    ("50-100 total", "50–100~in~total"),
    ("3x8-10", "3~×~8–10"),
    ("1x5+", "1~×~5+"),
    ("3xAMRAP", "3~×~as~many as~possible"),
    ("3xto failure", "3~×~to~failure"),
    ("3x8-12 to failure", "3~×~8–12~to~failure"),
    ("5x50% of max", "5~×~50~% of your~max"),
    ("4x60-70% of max hold", "4~×~60–70~% of your~max~hold"),
    ("3x30s", "3~×~30~s"),
    ("2x1.5 min", "2~×~1.5~min"),
    ("3x20s hold", "3~×~20~s"),
    ("2.5 h", "1~×~150~min"),
    ("3xmax hold", "3~×~as~long as~possible"),
    ("1xmax distance", "1~×~as~far as~possible"),
    ("1xmax cal", "1~×~as~many calories as~possible"),
    ("4x20m", "4~×~20~m"),
    ("1x2 km", "1~×~2~km"),
    ("1x5k", "1~×~5~km"),
    ("4x40 yd", "4~×~40~yd"),
    ("1x1 mi", "1~×~1~mi"),
    ("3x15 cal", "3~×~15~cal"),
    ("3x5 contacts", "3~×~5~contacts"),
    ("3x10 jumps", "3~×~10~jumps"),
    ("2x8 hops", "2~×~8~hops"),
    ("20 throws", "1~×~20~throws"),
    ("3x5 breaths", "3~×~5~breaths"),
    ("2x10 steps", "2~×~10~steps"),
    ("10x400m @ 1:45", "10~×~400~m"),
    ("1x5RM", "up~to 5RM"),
    ("1RM", "up~to 1RM"),
    ("work up to 3RM", "up~to 3RM"),
    ("heavy single", "1~×~1"),
    ("work up to a heavy triple", "1~×~3"),
    ("1xAMRAP in 2 min", "1~×~as~many as~possible"),
    ("1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%", "1~×~5 / 1~×~5 / 1~×~5+"),
    ("warm-up 2x5 @ 40%, 3x5 @ 80%", "2~×~5 | warm-up / 3~×~5"),
    ("top 1x3 @ RPE 8, back-off 3x5 @ -10%", "1~×~3 | top~set / 3~×~5 | back-off"),
    ("1x5+ @ 85%, back-off 5x5 @ first set", "1~×~5+ / 5~×~5 | back-off"),
    ("1x5 @ 65%, 1x5+ @ 85%, 5x5 FSL", "1~×~5 / 1~×~5+ / 5~×~5"),
    ("1x5+ @ 85%, joker 1x5 @ +5%", "1~×~5+ / 1~×~5 | joker"),
    ("3x10 @ 60kg, drop 2x10 @ -20%", "3~×~10 / 2~×~10 | drop, no~rest before"),
    ("cluster 4x2+2+2 @ 85%", "4~×~(2~+~2~+~2) | cluster"),
    ("cluster 4x(2+2+2) 15s", "4~×~(2~+~2~+~2) | cluster, 15~s~between"),
    ("ladder 3x1+2+3", "3~×~(1~+~2~+~3) | ladder"),
    ("5 ladders of 1-5", "5~×~(1~+~2~+~3~+~4~+~5) | ladder"),
    ("3 ladders of 2,3,5", "3~×~(2~+~3~+~5) | ladder"),
    ("2x4x100m", "2~×~(4~×~100~m)"),
    ("2x4x100m 60s rest 5 min", "2~×~(4~×~100~m) | 60~s~between"),
    ("3x(4x50m on 1:00) rest 2 min", "3~×~(4~×~50~m) | one every 1~min"),
    ("5x(4x5 every 30s)", "5~×~(4~×~5) | cluster, one every 30~s"),
    ("2x(1x3 @ 80%, 1x2 @ 85%, 1x1 @ 90%)", "1~×~3 / 1~×~2 / 1~×~1 / 1~×~3 / 1~×~2 / 1~×~1"),
    ("3 waves of 3-2-1", "1~×~3 / 1~×~2 / 1~×~1 / 1~×~3 / 1~×~2 / 1~×~1 / 1~×~3 / 1~×~2 / 1~×~1"),
    ("3x(2,3,5) @ 24kg", "1~×~2 / 1~×~3 / 1~×~5 / 1~×~2 / 1~×~3 / 1~×~5 / 1~×~2 / 1~×~3 / 1~×~5"),
    ("rest-pause 1x8+4+2 20s", "1~×~(8~+~4~+~2) | rest-pause, 20~s~between"),
    ("rest-pause 2x12-15", "2~×~12–15 | rest-pause"),
    ("11-15 RP", "1~×~11–15 | rest-pause"),
    ("myo-reps 1x15 + 4x5 20s @ 60kg", "1~×~(15~+~4~×~5) | myo-reps, 20~s~between"),
    ("breathing 1x20 @ 10RM", "1~×~20 | breathing"),
    ("5x2+1 @ 75%", "5~×~(2~+~1)"),
    ("3x(1+1+1)", "3~×~(1~+~1~+~1)"),
    ("100 total over the session", "100~in~total | over the session"),
    ("50 total between sets", "50~in~total | between sets"),
    ("6x3 over the day", "6~×~3 | over the day"),
    ("2-3x 1RM rest 2 min", "2–3~×~1"),
    ("warm-up 5RM rest 90s", "up~to 5RM | warm-up"),
    ("warm-up daily max", "up~to 1RM | warm-up"),
    ("top heavy single rest 4 min", "1~×~1 | top~set"),
    ("1x1.5km in 5:00", "1~×~1.5~km"),
    ("1x(3x20s)", "1~×~(20~s~+~20~s~+~20~s)"),
    ("3x(20x3s)", "3~×~(20~×~3~s)"),
    ("ladder 1x1+2+3+4+5+6+7+8+9+10", "1~×~(1~+~2~+~3~+~4~+~5~+~6~+~7~+~8~+~9~+~10) | ladder"),
    ("1x5 @ 85%, 1x3 @ 90%, 5x5 @ second set last", "1~×~5 / 1~×~3 / 5~×~5"),
    ("1x5 @ 85%, 1x3 @ 90%, 3x5 SSL", "1~×~5 / 1~×~3 / 3~×~5"),
    ("1x5 @ 85%, 3x8 @ 200% of top set", "1~×~5 / 3~×~8"),
    ("2x(1x3 @ 80%, 2x5)", "1~×~3 / 2~×~5 / 1~×~3 / 2~×~5"),
    ("5x(5x10)", "5~×~(5~×~10)"),
    ("2x(1x3 rest 60s, 1x2 rest 90s) rest 3 min", "1~×~3 / 1~×~2 / 1~×~3 / 1~×~2"),
    ("1x5 @ 60kg, 2x(1x3 @ +5kg, 1x2 @ +10kg)", "1~×~5 / 1~×~3 / 1~×~2 / 1~×~3 / 1~×~2"),
    ("3x2+2/leg", "3~×~(2~+~2)"),
    ("10000 total", "10000~in~total"),
    ("1x10000m", "1~×~10000~m"),
    ("1x166h", "1~×~9960~min"),
    ("1x2-3h", "1~×~120–180~min"),
    ("100% of max", "1~×~100~% of your~max"),
    ("1x50% of the maximum distance", "1~×~50~% of your~max~distance"),
    ("2x50% of your max cal", "2~×~50~% of your~max~cal"),
    ("10x1 +1 rep/session up to 12", "10~×~1"),
    ("5x100m +10m/week up to 200 m", "5~×~100~m"),
]
SHORT = [
    ("3xmax cal", "max cal"),
    ("3xmax distance", "max m"),
    ("5x60-70% of max hold", "60–70% of max hold"),
    ("2xto failure", "to~failure"),
    ("1x5+", "5+"),
    ("3xAMRAP", "AMRAP"),
    ("3x8-12 to failure", "8–12~to~failure"),
    ("5x50% of max", "50% of max"),
    ("3xmax hold", "max s"),
    ("1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%", "5 / 5 / 5+"),
    ("1x5+ @ 85%, back-off 5x5 @ first set", "5+ / 5"),
    ("1x5 @ 65%, 1x5+ @ 85%, 5x5 FSL", "5 / 5+ / 5"),
    ("cluster 4x2+2+2 @ 85%", "2~+~2~+~2"),
    ("ladder 3x1+2+3", "1~+~2~+~3"),
]
OF_A_ROUND = [
    ("3x1", "1~rep"),
    ("3x10", "10~reps"),
    ("6x10", "2~×~10"),
    ("3x1+", "1+~reps"),
    ("3x30s", "30~s"),
    ("3xAMRAP", "as~many as~possible"),
    ("3x8-10", "8–10~reps"),
    ("3x2+2", "2~+~2~reps"),
    ("3-6x10", "1–2~×~10"),
]


@pytest.mark.parametrize(("written", "said"), DOSES)
def test_sets_and_their_manner(written: str, said: str) -> None:
    groups = prescription.parse(written).groups
    pairs = ((amounts.dose(group, EN), amounts.manner(group, EN)) for group in groups)
    assert " / ".join(" | ".join(filter(None, pair)) for pair in pairs).replace(NBSP, "~") == said


@pytest.mark.parametrize(("written", "said"), SHORT)
def test_amounts_in_a_narrow_place(written: str, said: str) -> None:
    groups = prescription.parse(written).groups
    assert " / ".join(amounts.short(group.amount, EN) for group in groups).replace(NBSP, "~") == said


@pytest.mark.parametrize(("written", "said"), OF_A_ROUND)
def test_what_one_of_three_rounds_asks_for(written: str, said: str) -> None:
    (group,) = prescription.parse(written).groups
    assert amounts.dose_of_round(group, 3, EN).replace(NBSP, "~") == said


def test_outside_a_circuit_all_sets_are_said() -> None:
    (group,) = prescription.parse("3x10").groups
    assert amounts.dose_of_round(group, 0, EN) == amounts.dose(group, EN)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("3xAMRAP+5 jumps", "3~×~(as~many as~possible~+~5~jumps)"),
        ("3xmax+5min", "3~×~(as~long as~possible~+~5~min)"),
        ("1xmax+1km", "1~×~(as~far as~possible~+~1~km)"),
    ],
)
def test_the_most_of_any_unit_has_words(written: str, said: str) -> None:
    (group,) = prescription.parse(written).groups
    assert amounts.dose(group, EN).replace(NBSP, "~") == said


@pytest.mark.parametrize("unit", get_args(Unit))
def test_every_unit_has_words(unit: Unit) -> None:
    two = amounts.amount(Amount(Decimal(2), unit=unit), EN)
    assert two == ("2" if unit == "reps" else f"2{NBSP}{unit}")


def test_every_kind_and_spread_of_sets_has_words() -> None:
    ten = Amount(Decimal(10))
    kinds = [amounts.manner(SetGroup(1, ten, kind=kind), EN) for kind in get_args(SetType) if kind != "work"]
    spreads = [amounts.manner(SetGroup(1, ten, spread=spread), EN) for spread in get_args(Spread) if spread]
    assert all(kinds + spreads)
    assert len({*kinds, *spreads}) == len(kinds + spreads)
