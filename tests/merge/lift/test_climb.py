"""Loads and amounts that climb by a rule, over the weeks and sessions of a program."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import saying
from conftest import Findings, Sheets, one, place, spaced

from programprint.merge import Sheet
from programprint.merge.lift.climb import beyond, climbs, load_after, load_of_set, prescription_after, set_by_set
from programprint.notation import load, prescription


def program(weeks: int, sessions: str, more: str = "") -> str:
    return f"title: Block\nweeks: {weeks}\n{more}\nsessions:\n{sessions}"


def entry(fields: str, name: str = "A", days: str = "") -> str:
    return f"  - name: {name}\n{days}    exercises:\n      - {{{fields}}}\n"


def loads(sheets: tuple[Sheet, ...]) -> list[list[str]]:
    """The load of the first exercise of every session, week by week."""
    return [[saying.load(session.blocks[0].entries[0])[0] for session in sheet.sessions] for sheet in sheets]


def asked(sheets: tuple[Sheet, ...]) -> list[str]:
    return [saying.prescription(entry)[0][0] for sheet in sheets for entry in sheet.entries]


def test_a_load_climbs_by_the_week(sheets: Sheets) -> None:
    found = sheets(program(3, entry("exercise: squat, do: 5x5, load: 60kg +2.5kg/week")))
    assert loads(found) == [["60 kg"], ["62.5 kg"], ["65 kg"]]


@pytest.mark.parametrize("target", ["red band", "band", "1200 W", "17:00/5km", "90% effort", "bar", "3RM", "pain <= 3"])
def test_what_cannot_climb_is_in_reach_while_the_reps_climb(target: str) -> None:
    assert beyond(prescription.parse(f"3x10 +1 rep/week @ {target}")) == ""


def test_a_load_climbs_every_second_week_up_to_its_end(sheets: Sheets) -> None:
    found = sheets(program(6, entry("exercise: squat, do: 5x5, load: 60kg +5kg every 2 weeks up to 66kg")))
    assert loads(found) == [["60 kg"], ["60 kg"], ["65 kg"], ["65 kg"], ["66 kg"], ["66 kg"]]


def test_a_load_climbs_by_the_session_over_all_days_of_the_week(sheets: Sheets) -> None:
    days = "    days: [Monday, Friday]\n"
    found = sheets(program(2, entry("exercise: squat, do: 5x5, load: 60kg +2.5kg/session", days=days)))
    assert loads(found) == [["60 kg", "62.5 kg"], ["65 kg", "67.5 kg"]]


def test_a_load_climbs_through_every_session_that_gives_it_the_same_rule(sheets: Sheets) -> None:
    """A squat of A and B climbs in both; a press that only B has climbs by itself."""
    squat = "exercise: squat, do: 5x5, load: 60kg +2.5kg/session"
    press = "      - {exercise: bench-press, do: 5x5 @ 40kg +2.5kg/session}\n"
    week = entry(squat) + entry(squat, "B") + press
    found = sheets(program(2, week))
    assert loads(found) == [["60 kg", "62.5 kg"], ["65 kg", "67.5 kg"]]
    assert [saying.load(sheet.sessions[1].blocks[1].entries[0])[0] for sheet in found] == ["40 kg", "42.5 kg"]


def test_a_rule_counts_only_the_weeks_that_have_it(sheets: Sheets) -> None:
    """The second wave begins where it says, and a deload between them does not count."""
    load = "{1-2: 60kg +5kg/week, 3: 50kg, 4-5: 70kg +5kg/week}"
    found = sheets(program(5, entry(f"exercise: squat, do: 5x5, load: {load}")))
    assert loads(found) == [["60 kg"], ["65 kg"], ["50 kg"], ["70 kg"], ["75 kg"]]


def test_a_percentage_climbs_before_it_becomes_a_load(sheets: Sheets) -> None:
    found = sheets(program(2, entry("exercise: squat, do: 5x5 @ 70% +2.5%/week"), "maxes: {squat: 100kg}"))
    assert loads(found) == [["70 kg"], ["72.5 kg"]]


def test_assistance_shrinks_to_nothing(sheets: Sheets) -> None:
    found = sheets(program(3, entry("exercise: squat, do: 3x5, load: bodyweight - 10kg +5kg/week")))
    assert loads(found) == [["body weight − 10 kg"], ["body weight − 5 kg"], ["body weight"]]


@pytest.mark.parametrize(
    ("do", "wanted"),
    [
        ("3x8 +1 rep/week", ["3 × 8", "3 × 9", "3 × 10"]),
        ("3x8-10 +1 rep/week", ["3 × 8–10", "3 × 9–11", "3 × 10–12"]),
        ("3x20s +5s/week up to 25s", ["3 × 20 s", "3 × 25 s", "3 × 25 s"]),
        ("3x10 +1 set/week", ["3 × 10", "4 × 10", "5 × 10"]),
    ],
)
def test_amounts_and_sets_climb(sheets: Sheets, do: str, wanted: list[str]) -> None:
    found = sheets(program(3, entry(f"exercise: squat, do: {do}")))
    assert asked(found) == wanted
    assert [len(entry.sets) for sheet in found for entry in sheet.entries] == [int(text[0]) for text in wanted]


def test_the_long_form_climbs_as_well(sheets: Sheets) -> None:
    assert asked(sheets(program(2, entry("exercise: squat, sets: 3, reps: 8 +1 rep/week")))) == ["3 × 8", "3 × 9"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("do: 3x5 @ ↓90% +20%/week", "by week 7 this has climbed to 210"),
        ("do: 3x5, load: ↓RPE 8 +1/week", "by week 4 this has climbed to RPE"),
        ("do: ↓3x5 -1 rep/week", "by week 6 this has climbed to 0"),
        ("do: ↓3x5 +10 sets/week", "by week 6 this has climbed to 53 sets"),
    ],
)
def test_what_climbs_out_of_reach_is_said_once_with_its_week(findings: Findings, fields: str, said: str) -> None:
    text = program(8, entry(f"exercise: squat, {fields.replace('↓', '')}"))
    problem = one(findings(text))
    assert problem.message.startswith(said)
    assert "up to" in problem.hint
    assert place(problem)[0] == 7


def test_a_training_max_is_a_share_of_the_maximum(sheets: Sheets) -> None:
    more = "maxes: {squat: 100kg}\ntraining_max: 90%"
    (sheet,) = sheets(program(1, entry("exercise: squat, do: 5x5 @ 80%"), more))
    assert saying.load(sheet.entries[0]) == ("72.5 kg", "80 % of training max 90 kg")
    (sheet,) = sheets(program(1, entry("exercise: squat, do: 5x5 @ 80% 1RM"), more))
    assert saying.load(sheet.entries[0]) == ("80 kg", "80 % of maximum 100 kg")


def test_a_training_max_may_differ_by_lift_and_climb(sheets: Sheets) -> None:
    more = "maxes: {squat: 100kg, bench-press: 80kg}\ntraining_max: {squat: 90% +5kg every 2 weeks}"
    rest = "      - {exercise: bench-press, do: 5x5 @ 50%}\n"
    found = sheets(program(3, entry("exercise: squat, do: 1x5 @ 100%") + rest, more))
    said = [[saying.load(entry)[0] for entry in sheet.entries] for sheet in found]
    assert said == [["90 kg", "40 kg"], ["90 kg", "40 kg"], ["95 kg", "40 kg"]]


def test_a_training_max_that_nobody_gave_is_asked_for(findings: Findings) -> None:
    problem = one(findings(program(1, entry("exercise: squat, do: 5x5 @ 80% TM"), "maxes: {squat: 100kg}")))
    assert "training max" in problem.message
    assert "training_max: 90%" in problem.hint


def test_without_a_maximum_the_share_of_the_training_max_is_printed(sheets: Sheets) -> None:
    (sheet,) = sheets(program(1, entry("exercise: squat, do: 5x5 @ 80% TM")))
    assert saying.load(sheet.entries[0]) == ("80 %", "of your training max")


@pytest.mark.parametrize(
    ("more", "wanted"),
    [("", ("50 %", "of your body weight")), ("bodyweight: 81kg", ("40 kg", "50 % of body weight 81 kg"))],
)
def test_a_share_of_the_body_weight(sheets: Sheets, more: str, wanted: tuple[str, str]) -> None:
    (sheet,) = sheets(program(1, entry("exercise: squat, do: 3x10 @ 50% of bodyweight"), more))
    assert saying.load(sheet.entries[0]) == wanted


def test_problems_of_the_program_are_found_in_one_run(findings: Findings) -> None:
    found: list[Any] = findings(program(1, entry("exercise: squat, do: 3x5 +5kg/week, ramp: 3x5, progress: soon")))
    assert [place(problem)[1] > 30 for problem in found] == [True, True, True]


def test_a_percentage_climbs_by_a_weight_and_may_have_one_on_top(sheets: Sheets) -> None:
    maxes = "maxes: {squat: 150kg}"
    assert loads(sheets(program(3, entry("exercise: squat, do: 8x4, load: 80% +2.5kg/week"), maxes))) == [
        ["120 kg"],
        ["122.5 kg"],
        ["125 kg"],
    ]
    assert loads(sheets(program(2, entry("exercise: squat, do: [4x9 @ 70%, 4x9 @ 70% + 10kg]"), maxes))) == [
        ["105 kg"],
        ["115 kg"],
    ]


def by_fives(weight: Decimal, unit: str) -> Decimal:
    return (weight / 5).quantize(Decimal(1)) * 5


@pytest.mark.parametrize(
    ("text", "weeks", "sessions", "come_to"),
    [
        ("60-70kg +2.5kg/week", 2, 0, "65-75kg"),
        ("60-70kg +5kg/week up to 65kg", 1, 0, "65kg"),
        ("60-70kg +5kg/week up to 66kg", 2, 0, "66kg"),
        ("60-100kg +4%/week", 1, 0, "60-105kg"),
        ("60kg +2.5kg/session", 1, 4, "70kg"),
        ("70% +5lb/week", 2, 0, "70% +10lb"),
        ("70% +2.5kg/week", 1, 0, "70% +2.5kg"),
        ("70% +2.5kg/week, RPE 7", 2, 0, "70% +5kg, RPE 7"),
        ("bodyweight +2.5kg/week", 2, 0, "bodyweight +5kg"),
        ("60kg +2.5kg/week, RPE 6 +0.5/week", 2, 0, "65kg, RPE 7"),
        ("60kg, RPE 6 +1/week", 2, 0, "60kg, RPE 8"),
        ("60kg +5kg/set, RPE 6", 2, 3, "60kg +5kg/set, RPE 6"),
    ],
)
def test_a_load_that_climbs_comes_to_what_one_would_write_then(
    text: str, weeks: int, sessions: int, come_to: str
) -> None:
    assert load_after(load.parse(text), weeks, sessions, by_fives) == load.parse(come_to)


@pytest.mark.parametrize(
    ("text", "sets", "come_to"),
    [
        ("60kg +5kg/set", 2, "70kg"),
        ("60-70kg +5kg/set", 1, "65-75kg"),
        ("60kg +5kg/set, RPE 8", 2, "70kg, RPE 8"),
        ("70% +2.5%/set", 2, "75%"),
        ("100kg +4%/set, RPE 7", 1, "105kg, RPE 7"),
        ("60kg, RPE 6 +1/set", 2, "60kg, RPE 8"),
        ("60kg +5kg/week, RPE 6", 2, "60kg +5kg/week, RPE 6"),
    ],
)
def test_a_load_that_climbs_by_the_set_comes_to_what_one_would_write_for_that_set(
    text: str, sets: int, come_to: str
) -> None:
    assert load_of_set(load.parse(text), sets, by_fives) == load.parse(come_to)


@pytest.mark.parametrize(
    ("text", "come_to"),
    [
        ("3x8-10 +1 rep/week up to 10", "3x10"),
        ("3x8-10 +1 rep/week", "3x10-12"),
        ("3x8 +1 set/week", "5x8"),
        ("3-4x8 +1 set/week", "5-6x8"),
    ],
)
def test_what_to_do_comes_to_what_one_would_write_then(text: str, come_to: str) -> None:
    assert prescription_after(prescription.parse(text), 2, 0) == prescription.parse(come_to)


@pytest.mark.parametrize(
    ("text", "by_set"),
    [
        ("3x10 @ 100kg +4%/set", "1x10 @ 100kg, 1x10 @ 105kg, 1x10 @ 110kg"),
        ("5x10 -2 reps/set", "1x10, 1x8, 1x6, 1x4, 1x2"),
        ("2-3x10 -2 reps/set", "1x10, 1x8, 1x6"),
        ("2x5 @ 60kg, RPE 6 +1/set", "1x5 @ 60kg @ RPE 6, 1x5 @ 60kg @ RPE 7"),
        ("3x5 @ 60kg", "3x5 @ 60kg"),
    ],
)
def test_what_climbs_by_the_set_is_what_one_would_write_set_by_set(text: str, by_set: str) -> None:
    (group,) = prescription.parse(text).groups
    assert set_by_set(group, by_fives) == prescription.parse(by_set).groups


@pytest.mark.parametrize(
    "text",
    [
        "3x5 @ bar",
        "3x5 @ 100kg, 3x5 @ first set",
        "3x5 @ 100kg, 3x5 @ -10%",
        "3x30s @ pain 0",
        "3x5 @ RPE 10",
        "3x5 @ 1000kg",
        "3x5 @ 200%",
        "3x5 @ 0 RIR",
        "50x5",
        "1x10000 reps",
    ],
)
def test_what_just_can_be_done_is_not_out_of_reach(text: str) -> None:
    assert beyond(prescription.parse(text)) == ""


@pytest.mark.parametrize(
    ("text", "weeks", "said"),
    [
        ("3x5 @ RPE 9 +1/week", 1, ""),
        ("3x5 @ RPE 9 +1/week", 2, "RPE 11"),
        ("3x5 @ 990kg +10kg/week", 1, ""),
        ("3x5 @ 990kg +10kg/week", 2, "1010kg"),
        ("3x5 @ bar, 3x5 @ 990kg +10kg/week", 2, "1010kg"),
        ("48x5 +1 set/week", 2, ""),
        ("48x5 +1 set/week", 3, "51 sets"),
        ("3x5 -1 rep/week", 5, "0"),
        ("3x5 @ 500% of bodyweight", 1, ""),
        ("3x5 @ 2.5x bodyweight", 1, ""),
        ("3x5 @ 500% of bodyweight +1%/week", 1, "501% of bodyweight"),
        ("3x5 @ 200%", 1, ""),
        ("3x30s @ easy", 1, ""),
        ("3x5 @ bar @ RPE 10 +1/week", 1, "RPE 11"),
    ],
)
def test_what_climbs_out_of_reach_is_named(text: str, weeks: int, said: str) -> None:
    assert spaced(beyond(prescription_after(prescription.parse(text), weeks, 0))) == said


@pytest.mark.parametrize(
    ("written", "weeks", "sessions", "after"),
    [
        ("3x10 +1 set/session", 0, 3, "6x10"),
        ("3x10 +1 set every 2 sessions", 5, 3, "4x10"),
        ("3x8 +1 rep/session", 0, 2, "3x10"),
        ("3x10 -1 set/week", 9, 0, "1x10"),
        ("2-3x10 -1 set/week", 9, 0, "1x10"),
        ("2-3x10 +1 set/week", 1, 0, "3-4x10"),
        ("3x10 -1 rep/set +1 set/week", 2, 0, "5x10 -1 rep/set"),
        ("3x5 @ 70% +2.5kg/week @ RPE 8", 2, 0, "3x5 @ 70% + 5kg @ RPE 8"),
        ("3x5 @ 60kg +5kg/set", 3, 3, "3x5 @ 60kg +5kg/set"),
        ("2-3x10 -1 set/week", 1, 0, "1-2x10"),
        ("3x5 @ 70% +2.5kg/week @ RPE 7 +0.5/week", 2, 0, "3x5 @ 70% + 5kg @ RPE 8"),
        ("3x5 @ 60kg @ RPE 7 +0.5/session", 0, 2, "3x5 @ 60kg @ RPE 8"),
    ],
)
def test_what_a_prescription_has_become(written: str, weeks: int, sessions: int, after: str) -> None:
    found = prescription_after(prescription.parse(written), weeks, sessions)
    assert str(found) == after


def test_a_weight_that_climbs_by_percent_stays_one_that_can_be_loaded() -> None:
    do = prescription.parse("3x5 @ 61kg +2.5%/week")
    assert str(prescription_after(do, 2, 0, lambda weight, unit: Decimal(round(weight)))) == "3x5 @ 64kg"


@pytest.mark.parametrize(
    ("written", "climbing"),
    [
        ("3x10", False),
        ("3x10 -1 rep/set", False),
        ("3x5 @ 60kg +5kg/set", False),
        ("3x10 +1 rep/week", True),
        ("3x10 -1 rep/set +1 set/session", True),
        ("3x5 @ 60kg +2.5kg/session", True),
        ("3x5 @ 60kg @ RPE 7 +0.5/week", True),
    ],
)
def test_what_climbs_from_set_to_set_is_the_same_every_week(written: str, climbing: bool) -> None:
    assert bool(climbs(prescription.parse(written))) is climbing
