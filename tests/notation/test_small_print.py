"""Notation and loads where a slip would go unseen: limits of rules, pauses, training maxima, units, days round the weekend."""

from __future__ import annotations

from decimal import Decimal

import pytest
import saying
from hypothesis import given
from hypothesis import strategies as st

from programprint.merge.lift.loads import converted
from programprint.merge.lift.plates import Rack
from programprint.notation import days, prescription, progress, ramp, rounds, tempo
from programprint.notation.load import parse
from programprint.notation.maximum import parse_training
from programprint.notation.rule import Rule
from programprint.notation.scanner import Unreadable
from programprint.notation.set_group import parse as parse_reps
from programprint.notation.target import Percent, Shift


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


def test_a_rule_for_sets_counts_sets() -> None:
    by_set = Rule(Decimal("0.5"), "kg", 2, "set", Decimal(62))
    assert [by_set.after(Decimal(60), 9, 9, sets) for sets in (1, 2, 5, 9)] == [60, Decimal("60.5"), 61, 62]


@pytest.mark.parametrize(
    ("written", "typeset"),
    [("60kg +2.5kg/session", "+ 2.5 kg a session"), ("60kg -5kg every 2 weeks down to 40kg", "− 5 kg every 2 weeks")],
)
def test_a_rule_says_its_step_with_a_sign_that_is_one(written: str, typeset: str) -> None:
    rule = parse(written).rule
    assert rule is not None
    assert saying.said(rule) == typeset


@pytest.mark.parametrize(("text", "kind", "pause"), [("2+2+2 15s", "cluster", 15), ("8-10", "work", None)])
def test_reps_with_a_pause_between_them_are_a_cluster(text: str, kind: str, pause: int | None) -> None:
    group = parse_reps(text)
    assert group.kind == kind
    assert (group.pause.low if group.pause else None) == pause


@pytest.mark.parametrize("text", ["50%", "90 %", "100%"])
def test_a_training_max_is_a_share_from_half_to_all(text: str) -> None:
    found = parse_training(text)
    assert found == Percent(Decimal(text.rstrip("% ")))


def test_a_training_max_may_climb() -> None:
    found = parse_training("90% +2.5kg every 3 weeks")
    assert found.rule is not None
    assert (found.rule.step, found.rule.unit, found.rule.every) == (Decimal("2.5"), "kg", 3)


@pytest.mark.parametrize(
    ("text", "said", "cure"),
    [
        (
            "90",
            "a training max is a share of the maximum",
            "write 90%, 90% +2.5kg every 3 weeks or 90% +2.5kg every phase",
        ),
        (
            "most",
            "a training max is a share of the maximum",
            "write 90%, 90% +2.5kg every 3 weeks or 90% +2.5kg every phase",
        ),
        ("49%", "a training max of 49 % cannot be meant", "it lies between 50 and 100 %"),
        ("101%", "a training max of 101 % cannot be meant", "it lies between 50 and 100 %"),
        (
            "90% of squat",
            "“of squat” cannot be read here",
            "write 90%, 90% +2.5kg every 3 weeks or 90% +2.5kg every phase",
        ),
    ],
)
def test_what_is_no_training_max_is_refused_with_a_cure(text: str, said: str, cure: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        parse_training(text)
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


@pytest.mark.parametrize(
    ("text", "wrong", "cure"),
    [
        ("slw down", "slw", "did you mean slow?"),
        ("3s down, slw up", "slw", "did you mean slow?"),
        ("2s dwn", "dwn", "did you mean down?"),
        ("2 seconds at botom", "botom", "did you mean bottom?"),
        ("2 sec hold at the tpo", "tpo", "did you mean top?"),
    ],
)
def test_a_slip_in_a_tempo_is_pointed_at(text: str, wrong: str, cure: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        tempo.parse(text)
    assert refusal.value.offset == text.index(wrong)
    assert (refusal.value.message, refusal.value.hint) == (f"“{wrong}” is not known in a tempo", cure)


@pytest.mark.parametrize(
    "text", ["pause at the bottom", "slow controlled", "smooth up", "slowly up", "hold at the top"]
)
def test_words_about_a_tempo_are_no_slip(text: str) -> None:
    assert tempo.parse(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("40% x 5, 60% x 3, heavy x 2", "heavy"),
        ("40% x 5, 60% of squat x 3", "60%"),
        ("bar x 5, 40kg +2kg/week x 3", "40kg"),
        ("5 @ 60%, AMRAP @ 70%", "AMRAP"),
        ("40% by 5", "by"),
    ],
)
def test_a_step_to_the_work_load_that_is_none_is_pointed_at(text: str, wrong: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        ramp.parse(text)
    assert refusal.value.offset == text.index(wrong)


def test_steps_to_the_work_load_are_sets_for_warming_up() -> None:
    steps = ramp.parse("2x5 @ bar, 60% x 3, 2 @ 80%").steps
    found: object = [(step.sets, step.amount.low, step.load and step.load.kind, step.kind) for step in steps]
    assert found == [
        (2, 5, "bar", "warm-up"),
        (1, 3, "percent", "warm-up"),
        (1, 2, "percent", "warm-up"),
    ]
    assert str(ramp.parse("2x5 @ bar, 60% x 3")) == "2x5 @ bar, 60% x 3"


@pytest.mark.parametrize(
    ("word", "count"), [("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("10", 10)]
)
def test_misses_are_counted_in_words_and_figures(word: str, count: int) -> None:
    (clause,) = progress.parse(f"-10% after {word} misses").clauses
    assert (clause.when.kind, clause.when.count) == ("misses", count)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("-10% after 0 misses", "after"),
        ("-10% after 11 misses", "after"),
        ("+2.5kg when pigs fly", "when"),
        ("add 0.5 reps every session", "add"),
    ],
)
def test_a_rule_for_the_gym_that_cannot_be_meant_is_pointed_at(text: str, wrong: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        progress.parse(text)
    assert refusal.value.offset == text.index(wrong)


@pytest.mark.parametrize(
    ("written", "typeset"),
    [
        ("+1 rep when the top set reaches 12", "+1 rep when the top set reaches 12"),
        ("+1 rep when last set hits 12", "+1 rep when the last set reaches 12"),
        ("+1 rep if every set is at 12", "+1 rep when all sets reach 12"),
        ("drop 5kg after a miss", "−5 kg after a miss"),
        ("go down 10% after a miss", "−10 % after a miss"),
        ("back to 8 reps after 2 misses", "back to 8 reps after 2 misses"),
        ("double when all reps are done", "twice as much when all reps are done"),
    ],
)
def test_a_rule_for_the_gym_says_what_changes_and_when(written: str, typeset: str) -> None:
    assert saying.said(progress.parse(written)) == typeset


@pytest.mark.parametrize(
    ("step", "unit", "written", "typeset"),
    [
        (1, "reps", "+1 rep/week", "+ 1 rep a week"),
        (-1, "sets", "-1 set/week", "− 1 set a week"),
        (2, "reps", "+2 reps/week", "+ 2 reps a week"),
        (1, "s", "+1s/week", "+ 1 s a week"),
        (1, "cal", "+1 cal/week", "+ 1 cal a week"),
    ],
)
def test_one_rep_is_no_reps(step: int, unit: str, written: str, typeset: str) -> None:
    rule = Rule(Decimal(step), unit)
    assert (str(rule), saying.said(rule)) == (written, typeset)


def test_a_rule_that_ends_is_written_with_its_end() -> None:
    assert str(Rule(Decimal(5), "kg", limit=Decimal(90))) == "+5kg/week up to 90kg"
    assert str(Rule(Decimal(-1), "reps", limit=Decimal(5))) == "-1 rep/week down to 5 reps"


@pytest.mark.parametrize(
    "text", ["60kg +0kg/week", "60kg +2.5kg every 0 weeks", "60kg +2.500000001kg/week", "60kg +5kg/week up to 70lb"]
)
def test_a_rule_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(text)


@pytest.mark.parametrize(
    ("load", "wanted"),
    [("200% of top set", 100), ("90% of top set", -10), ("-99%", -99), ("-5kg", -5), ("+5lb", 5)],
)
def test_a_set_may_be_told_by_the_one_before_it(load: str, wanted: int) -> None:
    found = prescription.parse(f"1x5 @ 80%, 3x5 @ {load}").groups[1].load
    assert isinstance(found, Shift)
    assert found.step == wanted


@pytest.mark.parametrize("load", ["0% of top set", "100% of top set", "201% of top set", "-100%", "-0kg", "-5"])
def test_a_set_that_the_one_before_it_cannot_tell_is_refused(load: str) -> None:
    with pytest.raises(Unreadable):
        prescription.parse(f"1x5 @ 80%, 3x5 @ {load}")


def test_as_many_rounds_as_may_be_are_rounds() -> None:
    assert rounds.parse(f"{rounds.MOST_ROUNDS} to 1").count == rounds.MOST_ROUNDS
    assert rounds.parse("12 reps") == rounds.Rounds(1, (12,))
    assert str(rounds.parse("12 reps")) == "12 reps"
    assert saying.said(rounds.parse("6 to 1")) == "6–5–4–3–2–1 reps"


def test_days_with_a_name_of_their_own_are_the_same_by_that_name() -> None:
    assert days.same_day("Day 1", "day 1")
    assert days.same_day("Monday", "mon")
    assert not days.same_day("Day 1", "Day 2")
    assert not days.same_day("Sat", "Sun")
