"""Notation and loads where a slip would go unseen: limits of rules, pauses, training maxima, units, days round the weekend."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import spaced
from hypothesis import given
from hypothesis import strategies as st

from programprint.merge.loads import converted
from programprint.merge.plates import Rack
from programprint.notation import days
from programprint.notation.load import parse, parse_training_max
from programprint.notation.prescription import parse_reps
from programprint.notation.rule import Rule
from programprint.notation.scanner import Unreadable


@pytest.mark.parametrize(
    ("step", "limit", "value", "after"),
    [("5", "70", "60", "70"), ("5", "62", "60", "62"), ("-5", "40", "60", "50"), ("-5", "58", "60", "58")],
)
def test_a_rule_climbs_up_to_its_limit_and_comes_down_to_it(step: str, limit: str, value: str, after: str) -> None:
    rule = Rule(Decimal(step), "kg", 1, "week", Decimal(limit))
    assert rule.after(Decimal(value), 2, 9) == Decimal(after)


def test_a_rule_for_sessions_counts_sessions_and_one_for_weeks_weeks() -> None:
    by_week, by_session = (Rule(Decimal(1), "kg", 2, period, None) for period in ("week", "session"))
    assert by_week.after(Decimal(10), 3, 9) == 11
    assert by_session.after(Decimal(10), 3, 9) == 14


@pytest.mark.parametrize(
    ("written", "typeset"),
    [("60kg +2.5kg/session", "+ 2.5 kg a session"), ("60kg -5kg every 2 weeks down to 40kg", "− 5 kg every 2 weeks")],
)
def test_a_rule_says_its_step_with_a_sign_that_is_one(written: str, typeset: str) -> None:
    rule = parse(written).rule
    assert rule is not None
    assert spaced(rule.typeset()) == typeset


@pytest.mark.parametrize(("text", "kind", "pause"), [("2+2+2 15s", "cluster", 15), ("8-10", "work", None)])
def test_reps_with_a_pause_between_them_are_a_cluster(text: str, kind: str, pause: int | None) -> None:
    group = parse_reps(text)
    assert group.kind == kind
    assert (group.pause.low if group.pause else None) == pause


@pytest.mark.parametrize("text", ["50%", "90 %", "100%"])
def test_a_training_max_is_a_share_from_half_to_all(text: str) -> None:
    found = parse_training_max(text)
    assert (found.kind, found.low, found.rule) == ("percent", Decimal(text.rstrip("% ")), None)


def test_a_training_max_may_climb() -> None:
    found = parse_training_max("90% +2.5kg every 3 weeks")
    assert found.rule is not None
    assert (found.rule.step, found.rule.unit, found.rule.every) == (Decimal("2.5"), "kg", 3)


@pytest.mark.parametrize(
    ("text", "said", "cure"),
    [
        ("90", "a training max is a share of the maximum", "write 90%, or 90% +2.5kg every 3 weeks"),
        ("most", "a training max is a share of the maximum", "write 90%, or 90% +2.5kg every 3 weeks"),
        ("49%", "a training max of 49 % cannot be meant", "it lies between 50 and 100 %"),
        ("101%", "a training max of 101 % cannot be meant", "it lies between 50 and 100 %"),
        ("90% of squat", "“of squat” cannot be read here", "write 90%, or 90% +2.5kg every 3 weeks"),
    ],
)
def test_what_is_no_training_max_is_refused_with_a_cure(text: str, said: str, cure: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        parse_training_max(text)
    assert (refusal.value.message, refusal.value.hint) == (said, cure)


def test_a_weight_is_more_in_pounds_and_less_in_kilograms() -> None:
    assert round(converted(Decimal(100), "kg", "lb"), 1) == Decimal("220.5")
    assert round(converted(Decimal(225), "lb", "kg"), 1) == Decimal("102.1")


@given(st.decimals("0.5", 500, places=1), st.sampled_from(["kg", "lb"]))
def test_a_weight_in_its_own_units_stays_to_the_last_figure(weight: Decimal, unit: str) -> None:
    assert converted(weight, unit, unit) == weight


def test_the_smallest_plates_count_as_well() -> None:
    rack = Rack("kg", Decimal(20), tuple(map(Decimal, ("20", "1.25", "0.5"))))
    assert rack.a_side(Decimal(21)) == (Decimal("0.5"),)
    assert rack.a_side(Decimal("62.5")) == (Decimal(20), Decimal("1.25"))
    assert rack.a_side(Decimal("20.5")) is None
    assert rack.a_side(Decimal(19)) is None
    assert rack.a_side(Decimal(20)) == ()


@pytest.mark.parametrize("text", ["daily", "Every day", "everyday "])
def test_every_way_to_say_daily_is_seven_days(text: str) -> None:
    assert days.listed(text)[::6] == ["Monday", "Sunday"]
    assert len(days.listed(text)) == 7


def test_days_run_on_over_the_weekend() -> None:
    assert days.listed("Sat to Mon") == ["Saturday", "Sunday", "Monday"]
    assert days.listed("Friday – Friday") == ["Friday"]
