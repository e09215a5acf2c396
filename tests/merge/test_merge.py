"""Merge: a small program and its exercises → what each week's sheet says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import saying
from conftest import BASICS, Findings, Sheets, one, spaced

from programprint.export import as_markdown
from programprint.merge.entry import estimate
from programprint.merge.sheet import Block, Entry, Sheet
from programprint.naming import letters, slug
from programprint.notation import prescription, tempo

LIFTS = {
    **BASICS,
    "hip-thrust": "name: Barbell hip thrust",
    "one-leg-thrust": "{name: One-leg thrust, sides: each, limb: leg, percent_of: hip-thrust}",
    "row": "{name: One-arm row, sides: each, limb: arm}",
    "push-up": "{name: Push-up, pattern: push, load: bodyweight}",
    "rdl": "name: RDL",
}


def program(*blocks: str, head: str = "", weeks: str = "1") -> str:
    """A program of one session; *blocks* are its exercises in flow style, *head* more lines at the top."""
    lines = ["title: T", f"weeks: {weeks}", *head.splitlines(), "sessions:", "  - name: A", "    exercises:"]
    return "\n".join([*lines, *(f"      - {{{block}}}" for block in blocks)]) + "\n"


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    return tuple(block for session in sheet.sessions for block in session.blocks)


def labels(sheet: Sheet) -> list[str]:
    return [entry.label for entry in sheet.entries]


def rests(sheet: Sheet) -> list[str]:
    return [saying.rest(entry) for entry in sheet.entries]


def boxes(entry: Entry) -> list[str]:
    """The sides of each set as they stand in a row: “LR”, “both”; an extra set with the closed side in brackets."""
    rows = []
    for line in entry.sets:
        closed = f"({line.closed})" if line.closed else ""
        rows.append(f"{'+' if line.extra else ''}{''.join(line.sides)}{closed}")
    return rows


# Labels


def test_blocks_are_lettered_in_order(sheets: Sheets) -> None:
    text = program("exercise: squat, do: 1x1", "exercise: squat, do: 1x1", "exercise: squat, do: 1x1")
    assert labels(sheets(text)[0]) == ["A", "B", "C"]


def test_members_of_a_superset_share_a_letter(sheets: Sheets) -> None:
    pair = "superset: [{exercise: squat, do: 3x5}, {exercise: bench-press, do: 3x5}]"
    found = sheets(program("exercise: squat, do: 1x1", pair, "exercise: squat, do: 1x1"))[0]
    assert labels(found) == ["A", "B1", "B2", "C"]
    assert [block.kind for block in blocks_of(found)] == ["single", "superset", "single"]


def test_letters_leave_no_gap_in_a_week_without_an_exercise(sheets: Sheets) -> None:
    text = program("exercise: squat, do: [3x5, -]", "exercise: bench-press, do: 3x5", weeks="2")
    assert [labels(sheet) for sheet in sheets(text)] == [["A", "B"], ["A"]]


def test_letters_go_on_after_z() -> None:
    assert [letters(index) for index in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_w_is_kept_for_warm_ups(sheets: Sheets) -> None:
    found = labels(sheets(program(*["exercise: squat, do: 1x1"] * 25))[0])
    assert (found[21:24], "W" in found) == (["V", "X", "Y"], False)


def warm_up(drills: str, do: str = "1x1", weeks: str = "1") -> str:
    return (
        f"title: T\nweeks: {weeks}\nsessions:\n  - name: A\n    warm_up: [{drills}]\n"
        f"    exercises: [{{exercise: squat, do: {do}}}]\n"
    )


def test_a_warm_up_exercise_is_labelled_w_and_comes_first(sheets: Sheets) -> None:
    found = sheets(warm_up("5 min bike, {exercise: squat, do: 2x5}"))[0]
    assert labels(found) == ["W", "A"]
    assert [spaced(line) for line in found.sessions[0].warm_up] == ["5 min bike"]


def test_several_warm_up_exercises_are_numbered(sheets: Sheets) -> None:
    found = sheets(warm_up("{exercise: squat, do: 2x5}, {exercise: split-squat, do: 2x5}"))[0]
    assert labels(found) == ["W1", "W2", "A"]


def test_warm_up_numbers_leave_no_gap_either(sheets: Sheets) -> None:
    drills = "{exercise: squat, do: [2x5, -]}, {exercise: split-squat, do: 2x5}"
    assert [labels(sheet) for sheet in sheets(warm_up(drills, weeks="2"))] == [["W1", "W2", "A"], ["W", "A"]]


def test_a_session_of_which_only_the_warm_up_is_left_is_left_out(sheets: Sheets) -> None:
    """Nobody goes to the gym for the warm-up; a warm-up in words alone is left out as well."""
    found = sheets(warm_up("{exercise: squat, do: 2x5}", do="[1x1, -]", weeks="2"))
    assert [len(sheet.sessions) for sheet in found] == [1, 0]
    found = sheets(warm_up("5 min bike", do="[1x1, -]", weeks="2"))
    assert [len(sheet.sessions) for sheet in found] == [1, 0]


# Sets and sides


@pytest.mark.parametrize(
    ("entry", "sides", "how"),
    [
        ("exercise: squat, do: 2x10", ["both", "both"], ""),
        ("exercise: step-up, do: 2x10", ["both", "both"], "per leg, alternating"),
        ("exercise: split-squat, do: 2x10", ["LR", "LR"], "per leg, weak side first"),
        ("exercise: row, do: 2x10", ["LR", "LR"], "per arm, weak side first"),
        ("exercise: squat, do: 2x10/leg", ["LR", "LR"], "per leg, weak side first"),
        ("exercise: squat, do: 2x10/side", ["LR", "LR"], "per side, weak side first"),
        ("exercise: split-squat, do: 2x10/side", ["LR", "LR"], "per leg, weak side first"),
        ("exercise: split-squat, do: 2x10/arm", ["LR", "LR"], "per arm, weak side first"),
        ("exercise: step-up, do: 2x8/leg", ["both", "both"], "per leg, alternating"),
        ("exercise: squat, do: 10/10", ["LR"], "per side, weak side first"),
        ("exercise: squat, sides: each, limb: arm, do: 1x5", ["LR"], "per arm, weak side first"),
    ],
)
def test_a_set_has_a_box_for_each_side_that_works_by_itself(
    sheets: Sheets, entry: str, sides: list[str], how: str
) -> None:
    (found,) = sheets(program(entry), LIFTS)[0].entries
    assert boxes(found) == sides
    assert saying.prescription(found)[0][1] == how


@pytest.mark.parametrize(("side", "first", "how"), [("left", "LR", "left first"), ("right", "RL", "right first")])
def test_the_weak_side_comes_first_when_it_is_known(sheets: Sheets, side: str, first: str, how: str) -> None:
    found = sheets(program("exercise: split-squat, do: 2x10", head=f"weak_side: {side}"))[0]
    assert boxes(found.entries[0]) == [first, first]
    assert saying.prescription(found.entries[0]) == [("2 × 10", f"per leg, {how}")]
    assert found.weak_side == first[0]


def test_each_prescribed_set_has_its_row_over_all_groups(sheets: Sheets) -> None:
    (found,) = sheets(program("exercise: squat, do: '3x10, 1x20'"))[0].entries
    assert [line.number for line in found.sets] == [1, 2, 3, 4]
    assert saying.prescription(found) == [("3 × 10", ""), ("1 × 20", "")]


@pytest.mark.parametrize(
    ("weak", "side", "row"),
    [
        ("", "weak", "+weak"),
        ("", "left", "+L(R)"),
        ("", "right", "+R(L)"),
        ("left", "weak", "+L(R)"),
        ("right", "weak", "+R(L)"),
        ("right", "left", "+L(R)"),
    ],
)
def test_an_extra_set_opens_one_side_and_closes_the_other(sheets: Sheets, weak: str, side: str, row: str) -> None:
    """As long as the weak side is not known, neither box can be closed."""
    text = program(
        f"exercise: split-squat, do: 1x8, extra_set: {{side: {side}}}", head=f"weak_side: {weak}" if weak else ""
    )
    (found,) = sheets(text)[0].entries
    assert boxes(found)[1:] == [row]
    assert [(saying.mark(line), line.extra) for line in found.sets] == [("1", False), ("+1", True)]


def test_an_extra_set_stands_only_in_its_weeks(sheets: Sheets) -> None:
    text = program("exercise: split-squat, do: 2x8, extra_set: {weeks: '2,4', sets: 2}", weeks="4")
    assert [len(sheet.entries[0].sets) for sheet in sheets(text)] == [2, 4, 2, 4]


def test_an_extra_set_needs_sides_only_in_the_weeks_that_have_it(sheets: Sheets) -> None:
    """Per leg in week 2 alone, with an extra set in week 2 alone: nothing is wrong."""
    found = sheets(program("exercise: squat, do: [2x8, 2x8/leg], extra_set: {weeks: 2}", weeks="2"))
    assert [boxes(sheet.entries[0]) for sheet in found] == [["both", "both"], ["LR", "LR", "+weak"]]


@pytest.mark.parametrize("do", ["1x5, 2x8/leg", "2x8/leg, 1x5/leg"])
def test_per_leg_in_any_group_makes_room_for_an_extra_set(sheets: Sheets, do: str) -> None:
    (found,) = sheets(program(f"exercise: squat, do: '{do}', extra_set: {{side: left}}"))[0].entries
    assert boxes(found) == ["LR", "LR", "LR", "+L(R)"]


@pytest.mark.parametrize("exercise", ["squat", "step-up"])
def test_an_extra_set_has_no_place_where_a_set_has_one_box(findings: Findings, exercise: str) -> None:
    problem = one(findings(program(f"exercise: {exercise}, do: 2x8, extra_set: {{side: left}}")))
    assert f"“{exercise}”" in problem.message
    assert "extra set" in problem.message


@pytest.mark.parametrize(
    ("do", "counts"),
    [("3x10", "reps"), ("3x30s", "s"), ("4x20m", "m"), ("3x5 contacts", "contacts"), ("2xAMRAP", "reps")],
)
def test_a_hold_asks_for_seconds_and_a_jump_for_contacts(sheets: Sheets, do: str, counts: str) -> None:
    assert sheets(program(f"exercise: squat, do: {do}"))[0].entries[0].counts == counts


@pytest.mark.parametrize(
    ("pattern", "do", "counts"),
    [
        ("sprint", "4x30 m", "s"),
        ("sprint", "3x40 yd", "s"),
        ("sprint", "3x1 km", "min"),
        ("conditioning", "4x100 m", "s"),
        ("conditioning", "5 km", "min"),
        ("conditioning", "20 min", "min"),
        ("carry", "3x20 m", "m"),
    ],
)
def test_a_run_over_a_known_distance_asks_for_the_time(sheets: Sheets, pattern: str, do: str, counts: str) -> None:
    run = {"run": f"{{name: Run, pattern: {pattern}, load: bodyweight}}"}
    assert sheets(program(f"exercise: run, do: {do}"), run)[0].entries[0].counts == counts


def test_conditioning_does_not_say_that_the_body_is_the_load(sheets: Sheets) -> None:
    exercises = {
        "bike": "{name: Bike, pattern: conditioning, load: bodyweight}",
        "push-up": "{name: Push-up, pattern: push, load: bodyweight}",
    }
    text = program("exercise: bike, do: 20 min", "exercise: bike, do: 20 min, load: 10kg", "exercise: push-up, do: 3x8")
    found = sheets(text, exercises)[0].entries
    assert [saying.load(entry)[0] for entry in found] == ["", "10 kg", "body weight"]
    assert [entry.load_unit for entry in found] == ["", "kg", ""]


@pytest.mark.parametrize(
    ("pattern", "entry", "said"),
    [
        ("jump", "do: 3x5 contacts", ""),
        ("trunk", "do: 3x30s", ""),
        ("mobility", "do: 2x8", ""),
        ("pull", "do: 3x20s", ""),
        ("pull", "do: 3x5", "body weight"),
        ("push", "do: 3x5", "body weight"),
        ("trunk", "do: 3x8, load: bodyweight", "body weight"),
        ("jump", "do: 3x5 @ bodyweight", "body weight"),
    ],
)
def test_body_weight_is_said_where_a_weight_could_be_added_or_the_coach_says_it(
    sheets: Sheets, pattern: str, entry: str, said: str
) -> None:
    free = {"free": f"{{name: Free, pattern: {pattern}, load: bodyweight}}"}
    (found,) = sheets(program(f"exercise: free, {entry}"), free)[0].entries
    assert saying.load(found)[0] == said
    assert found.load_unit == ""


def test_after_a_single_set_there_is_no_rest_to_deny(sheets: Sheets) -> None:
    found = sheets(program("exercise: squat, do: 1x10, rest: none", "exercise: squat, do: 3x10, rest: none"))[0].entries
    assert [saying.rest(entry) for entry in found] == ["", "none"]


# Supersets


def superset(*members: str, rest: str = "") -> str:
    inner = ", ".join(f"{{{member}}}" for member in members)
    return f"superset: [{inner}]{f', rest: {rest}' if rest else ''}"


SQUAT, BENCH = "exercise: squat, do: 3x5", "exercise: bench-press, do: 3x5"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (superset(SQUAT, BENCH, rest="60s"), ["none, straight to A2", "60 s, then A1 again"]),
        (superset(SQUAT, BENCH), ["none, straight to A2", "then A1 again"]),
        (superset(f"{SQUAT}, rest: 15s", BENCH, rest="60s"), ["15 s, then A2", "60 s, then A1 again"]),
        (superset(SQUAT, f"{BENCH}, rest: 90s"), ["none, straight to A2", "90 s, then A1 again"]),
        (superset(f"{SQUAT}, rest: 15s", f"{BENCH}, rest: 15s", rest="60s"), ["15 s, then A2", "60 s, then A1 again"]),
        (
            superset(SQUAT, BENCH, SQUAT, rest="2 min"),
            ["none, straight to A2", "none, straight to A3", "2 min, then A1 again"],
        ),
    ],
)
def test_members_of_a_superset_say_what_comes_after_them(sheets: Sheets, block: str, expected: list[str]) -> None:
    assert rests(sheets(program(block))[0]) == expected


def test_a_default_rest_is_the_rest_after_the_round_and_not_between_the_members(sheets: Sheets) -> None:
    found = sheets(program(superset(SQUAT, BENCH), head="defaults: {rest: 2 min}"))[0]
    assert rests(found) == ["none, straight to A2", "2 min, then A1 again"]


def test_a_superset_may_rest_differently_every_week(sheets: Sheets) -> None:
    found = sheets(program(superset(SQUAT, BENCH, rest="[60s, 90s]"), weeks="2"))
    assert [rests(sheet)[1] for sheet in found] == ["60 s, then A1 again", "90 s, then A1 again"]


def test_a_member_that_is_left_alone_is_an_exercise_like_any_other(sheets: Sheets) -> None:
    """“A1 … 60 s, then A1 again” without an A2 would send the athlete looking for it."""
    block = superset("exercise: squat, do: [3x5, -]", BENCH, rest="60s")
    alone = sheets(program(block, weeks="2"))[1]
    assert labels(alone) == ["A"]
    assert rests(alone) == ["60 s"]


def test_a_superset_without_any_member_left_is_left_out(sheets: Sheets) -> None:
    block = superset("exercise: squat, do: [3x5, -]", "exercise: bench-press, do: [3x5, -]")
    assert [len(blocks_of(sheet)) for sheet in sheets(program(block, SQUAT, weeks="2"))] == [2, 1]


# Circuits


def circuit(*members: str, rounds: str = "3", rest: str = "") -> str:
    inner = ", ".join(f"{{{member}}}" for member in members)
    return f"circuit: [{inner}], rounds: {rounds}{f', rest: {rest}' if rest else ''}"


def test_a_circuit_multiplies_its_members_by_its_rounds(sheets: Sheets) -> None:
    """The amounts are those of one round; every round has its boxes."""
    block = circuit("exercise: squat, do: 10", "exercise: split-squat, do: 30s", rest="90s")
    (found,) = blocks_of(sheets(program(block))[0])
    assert (found.kind, saying.line(found)) == ("circuit", "3 rounds, rest 90 s after each")
    assert [boxes(entry) for entry in found.entries] == [["both"] * 3, ["LR"] * 3]
    assert [saying.prescription(entry)[0][0] for entry in found.entries] == ["10 reps", "30 s"]
    assert [entry.label for entry in found.entries] == ["A1", "A2"]


def test_rounds_may_differ_from_week_to_week(sheets: Sheets) -> None:
    found = sheets(program(circuit("exercise: squat, do: 10", rounds="[2, 3, -]"), SQUAT, weeks="3"))
    assert [len(blocks_of(sheet)) for sheet in found] == [2, 2, 1]
    assert [len(sheet.entries[0].sets) for sheet in found] == [2, 3, 3]
    assert blocks_of(found[2])[0].kind == "single"


def test_several_sets_of_a_member_in_one_round_are_asked_about(findings: Findings) -> None:
    """“2x5” in three rounds may be six sets of five, or two of the rounds."""
    (problem,) = findings(program(circuit("exercise: squat, do: 2x5")))
    assert "“2x5” may be the sets of one round, or of all rounds together" in problem.message


def test_a_circuit_says_that_there_is_no_rest_where_none_is_wanted(sheets: Sheets) -> None:
    (found,) = blocks_of(sheets(program(circuit("exercise: squat, do: 10", rest="0s")))[0])
    assert saying.line(found).startswith("3 rounds, no rest")


def test_a_circuit_of_one_round_speaks_of_no_rest_between_rounds(sheets: Sheets) -> None:
    (found,) = blocks_of(sheets(program(circuit("exercise: squat, do: 10", rounds="1")))[0])
    assert saying.line(found) == "1 round"


def test_a_circuit_without_a_rest_of_its_own_takes_the_default(sheets: Sheets) -> None:
    """The coach said “rest: 2 min” for the whole program; “no rest” on paper would contradict it."""
    text = program(circuit("exercise: squat, do: 10"), head="defaults: {rest: 2 min}")
    (found,) = blocks_of(sheets(text)[0])
    assert saying.line(found) == "3 rounds, rest 2 min after each"


def test_a_member_of_a_circuit_may_ask_for_a_rest_of_its_own(sheets: Sheets) -> None:
    block = circuit("exercise: squat, do: 10, rest: 20s", "exercise: bench-press, do: 10", rest="90s")
    assert rests(sheets(program(block))[0]) == ["20 s", ""]


# Loads


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("exercise: hip-thrust, do: 3x8, load: 75%", ("75 %", "of your maximum")),
        ("exercise: hip-thrust, do: 3x8 @ 75%", ("75 %", "of your maximum")),
        ("exercise: squat, do: 3x8, load: 55% of hip-thrust", ("55 %", "of your barbell hip thrust maximum")),
        ("exercise: squat, do: 3x8, load: 55% of Barbell hip thrust", ("55 %", "of your barbell hip thrust maximum")),
        ("exercise: one-leg-thrust, do: 3x8, load: 50-60%", ("50–60 %", "of your barbell hip thrust maximum")),
        ("exercise: squat, do: 3x8, load: 70% of rdl", ("70 %", "of your RDL maximum")),
        ("exercise: hip-thrust, do: 3x8, load: 60kg", ("60 kg", "")),
        ("exercise: hip-thrust, do: 3x8, load: RPE 8", ("RPE 8", "")),
        ("exercise: push-up, do: 3x8", ("body weight", "")),
        ("exercise: squat, do: 3x8", ("", "")),
    ],
)
def test_a_load_without_a_maximum_says_what_it_is_taken_of(
    sheets: Sheets, entry: str, expected: tuple[str, str]
) -> None:
    assert saying.load(sheets(program(entry), LIFTS)[0].entries[0]) == expected


@pytest.mark.parametrize(
    ("percent", "maximum", "rounding", "target"),
    [
        ("55%", "60kg", "", "32.5 kg"),  # 33
        ("75%", "100kg", "", "75 kg"),
        ("51.25%", "100kg", "", "52.5 kg"),  # the middle goes up
        ("51.2%", "100kg", "", "50 kg"),
        ("51%", "100kg", "1", "51 kg"),
        ("51%", "102.5kg", "0.5", "52.5 kg"),  # 52.275
        ("53%", "100kg", "5", "55 kg"),
        ("75%", "225lb", "", "170 lb"),  # 168.75
        ("75%", "225lb", "2.5", "170 lb"),
        ("70%", "225lb", "10", "160 lb"),  # 157.5
        ("50-60%", "100kg", "", "50–60 kg"),
        ("50-51%", "100kg", "", "50 kg"),  # both round to the same
        ("105%", "100kg", "", "105 kg"),
    ],
)
def test_a_percentage_of_a_maximum_is_rounded_to_what_can_be_loaded(
    sheets: Sheets, percent: str, maximum: str, rounding: str, target: str
) -> None:
    """2.5 kg and 5 lb unless the program says otherwise; both numbers stand on paper."""
    head = f"maxes: {{hip-thrust: {maximum}}}" + (f"\nrounding: {rounding}" if rounding else "")
    found, origin = saying.load(
        sheets(program(f"exercise: hip-thrust, do: 3x8, load: {percent}", head=head), LIFTS)[0].entries[0]
    )
    assert found == target
    assert origin.startswith(percent.replace("-", "–").replace("%", " %"))
    assert maximum.rstrip("kglb") in origin


def test_a_maximum_may_be_given_by_name_and_serves_every_lift_that_refers_to_it(sheets: Sheets) -> None:
    blocks = ("exercise: one-leg-thrust, do: 3x8, load: 50%", "exercise: squat, do: 3x8, load: 60% of hip-thrust")
    found = sheets(program(*blocks, head="maxes: {Barbell hip thrust: 100kg}"), LIFTS)[0]
    assert [saying.load(entry) for entry in found.entries] == [
        ("50 kg", "50 % of barbell hip thrust maximum 100 kg"),
        ("60 kg", "60 % of barbell hip thrust maximum 100 kg"),
    ]


def test_set_groups_with_loads_of_their_own_say_each_one(sheets: Sheets) -> None:
    block = "exercise: hip-thrust, do: '1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%'"
    (open_,) = sheets(program(block), LIFTS)[0].entries
    assert [how for _, how in saying.prescription(open_)] == ["65 %", "75 %", "85 %"]
    (known,) = sheets(program(block, head="maxes: {hip-thrust: 100kg}"), LIFTS)[0].entries
    for (_, how), number in zip(saying.prescription(known), ("65", "75", "85"), strict=True):
        assert f"{number} kg" in how
        assert f"{number} %" in how


def test_a_load_column_has_the_unit_of_the_weight_in_it(sheets: Sheets) -> None:
    blocks = [
        ("exercise: squat, do: 3x8", "kg"),
        ("exercise: squat, do: 3x8, load: 135 lb", "lb"),
        ("exercise: push-up, do: 3x8", ""),
        ("exercise: push-up, do: 3x8, load: bodyweight + 10kg", "kg"),
        ("exercise: push-up, do: 3x8, load: RPE 8", ""),
        ("exercise: push-up, do: '1x8, 1x8 @ bodyweight + 10lb'", "lb"),
    ]
    found = sheets(program(*(block for block, _ in blocks)), LIFTS)[0]
    assert [entry.load_unit for entry in found.entries] == [unit for _, unit in blocks]


def test_a_load_column_follows_the_units_of_the_program(sheets: Sheets) -> None:
    assert sheets(program(SQUAT, head="units: lb"))[0].entries[0].load_unit == "lb"


def test_a_computed_load_and_its_column_have_the_same_unit(sheets: Sheets) -> None:
    """“50 kg” above a column of pounds would be written down wrong."""
    head = "units: lb\nmaxes: {hip-thrust: 100kg}"
    (found,) = sheets(program("exercise: hip-thrust, do: 3x8, load: 50%", head=head), LIFTS)[0].entries
    assert saying.load(found)[0].endswith(found.load_unit)


def test_a_computed_load_is_never_nothing(sheets: Sheets) -> None:
    """A tenth of ten kilos rounds to the smallest step that can be loaded, not to 0 kg."""
    text = program("exercise: hip-thrust, do: 3x8, load: 10%", head="maxes: {hip-thrust: 10kg}")
    assert saying.load(sheets(text, LIFTS)[0].entries[0])[0] == "2.5 kg"


@pytest.mark.parametrize(
    ("entry", "effort"),
    [("do: 3x8 @ RPE 8", "RPE"), ("do: 3x8 @ 2 RIR", "RIR"), ("do: '1x8, 1x8 @ RPE 9'", "RPE"), ("do: 3x8 @ 60kg", "")],
)
def test_effort_is_asked_for_where_it_is_prescribed(sheets: Sheets, entry: str, effort: str) -> None:
    assert sheets(program(f"exercise: squat, {entry}"))[0].entries[0].effort == effort


# Weeks and sessions


@pytest.mark.parametrize(
    ("week", "deload"),
    [
        ("Deload", True),
        ("DELOAD week", True),
        ("De-load", True),
        ("{label: Easy, deload: yes}", True),
        ("{label: Deload, deload: true}", True),
        ("Base", False),
        ("{label: Base, deload: no}", False),
        ("{note: Go}", False),
    ],
)
def test_a_deload_is_known_by_its_label_or_by_saying_so(sheets: Sheets, week: str, deload: bool) -> None:
    assert sheets(program(SQUAT, weeks=f"[{week}]"))[0].deload is deload


def test_a_week_has_its_number_its_label_and_its_note(sheets: Sheets) -> None:
    first, second = sheets(program(SQUAT, weeks="[Base, {label: Volume, note: Two more.}]"))
    assert (first.week, first.weeks, first.label, first.week_note) == (1, 2, "Base", "")
    assert (second.week, second.weeks, second.label, second.week_note) == (2, 2, "Volume", "Two more.")


def test_weeks_may_be_just_a_count(sheets: Sheets) -> None:
    assert [(sheet.week, sheet.label) for sheet in sheets(program(SQUAT, weeks="3"))] == [(1, ""), (2, ""), (3, "")]


def test_only_the_chosen_weeks_are_merged(sheets: Sheets) -> None:
    found = sheets(program("exercise: squat, do: [1x1, 2x2, 3x3, 4x4]", weeks="4"), weeks=(2, 4))
    assert [(sheet.week, sheet.weeks, saying.prescription(sheet.entries[0])[0][0]) for sheet in found] == [
        (2, 4, "2 × 2"),
        (4, 4, "4 × 4"),
    ]


def sessions(*written: str, weeks: str = "1") -> str:
    return f"title: T\nweeks: {weeks}\nsessions:\n" + "".join(f"  - {{{session}}}\n" for session in written)


def days(sheet: Sheet) -> list[tuple[str, str]]:
    return [(saying.named(session), saying.day(session)) for session in sheet.sessions]


ONE = "exercises: [{exercise: squat, do: 1x1}]"


def test_a_session_stands_on_each_of_its_days(sheets: Sheets) -> None:
    text = sessions(f"name: A, days: [Mon, Fri], {ONE}", f"name: B, day: Wed, {ONE}", f"name: C, {ONE}")
    assert days(sheets(text)[0]) == [("A", "Mon"), ("A", "Fri"), ("B", "Wed"), ("C", "")]


@pytest.mark.parametrize(
    "written",
    [
        (f"name: A, {ONE}", f"name: B, {ONE}"),
        (f"name: A, days: [Mon, Fri], {ONE}",),
        (f"name: A, {ONE}", f"name: A, {ONE}", f"name: A, {ONE}"),
        (f"name: A, day: Mon, {ONE}", f"name: a!, day: mon, {ONE}"),
        (f"name: A, days: [Mon, Tue], {ONE}", f"name: A Mon, {ONE}"),
        (f"name: '!', {ONE}", f"name: '?', {ONE}", f"name: x, {ONE}"),
        (f"name: A-2, {ONE}", f"name: A, {ONE}", f"name: A, {ONE}"),
    ],
)
def test_no_two_sessions_of_a_week_share_an_id(sheets: Sheets, written: Sequence[str]) -> None:
    found = [session.id for session in sheets(sessions(*written))[0].sessions]
    assert len(set(found)) == len(found)
    assert all(found)


def test_a_session_keeps_its_id_in_a_week_without_its_namesake(sheets: Sheets) -> None:
    """Boxes are known by week and session: the Friday session is the same one in every week."""
    text = sessions(
        "name: A, day: Mon, exercises: [{exercise: squat, do: [1x1, -]}]", f"name: A, day: Fri, {ONE}", weeks="2"
    )
    first, second = sheets(text)
    assert days(second) == [("A", "Fri")]
    assert second.sessions[0].id == first.sessions[1].id


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Glutes A", "glutes-a"), ("  Beine & Po  ", "beine-po"), ("Ноги", "ноги"), ("!?", "x"), ("A/B", "a-b")],
)
def test_an_id_keeps_letters_and_figures_of_any_script(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_words_of_the_program_stand_on_every_sheet(sheets: Sheets) -> None:
    head = "goal: Strong\nauthor: Robin\nlanguage: en-GB\nnote: Stop when it hurts."
    found = sheets(program(SQUAT, head=head, weeks="2"))
    assert {(s.title, s.goal, s.author, s.language, s.note) for s in found} == {
        ("T", "Strong", "Robin", "en-GB", "Stop when it hurts.")
    }


def test_a_note_may_differ_from_week_to_week(sheets: Sheets) -> None:
    found = sheets(program("exercise: squat, do: 1x1, note: [Light., -]", weeks="2"))
    assert [sheet.entries[0].note for sheet in found] == ["Light.", ""]


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("tips: [Long., {text: Longer., short: Short.}]", "Short."),
        ("tips: [Long.], instructions: [{text: Step., short: Brief.}]", "Brief."),
        ("tips: [{text: a, short: Tip.}], instructions: [{text: b, short: Step.}]", "Tip."),
        ("tips: [Long.]", ""),
    ],
)
def test_the_cue_beside_the_boxes_is_the_first_short_one(sheets: Sheets, words: str, cue: str) -> None:
    assert sheets(program(f"exercise: squat, do: 1x1, {words}"))[0].entries[0].cue == cue


# Tempo, time under tension and session length


def test_tempo_stands_as_a_code_and_in_the_words_and_order_of_the_lift(sheets: Sheets) -> None:
    lift = "{name: X, tempo: 3-1-X-0, starts_with: concentric, phases: {eccentric: lower, lengthened: wait}}"
    (found,) = sheets(program(f"{SQUAT}, tempo: usual"), {"squat": lift})[0].entries
    assert saying.tempo(found) == ("3-1-X-0", "up fast · lower 3 s · wait 1 s")


@pytest.mark.parametrize(
    ("do", "pace", "seconds"),
    [
        ("3x10", "3-0-1-2", 60),
        ("3x10", "31X0", 50),
        ("3x8-10", "3-0-1-2", 54),
        ("3x10/leg", "3-0-1-2", 60),
        ("3x5+", "2-0-1-0", 15),
        ("3x10", "top 2s", None),
        ("3x10", "controlled", None),
        ("3x30s", "3-0-1-2", None),
        ("4x20m", "3-0-1-2", None),
        ("3xAMRAP", "3-0-1-2", None),
        ("1x10, 1x8", "3-0-1-2", None),
    ],
)
def test_time_under_tension_of_a_set_is_reps_times_the_figures_of_the_tempo(
    sheets: Sheets, do: str, pace: str, seconds: int | None
) -> None:
    """Of one set on one side; nothing where the reps or the figures are not known, or differ from set to set."""
    text = program(f"exercise: squat, do: '{do}', tempo: {pace}")
    assert sheets(text)[0].entries[0].tension == seconds


@pytest.mark.parametrize(
    ("do", "pace", "seconds"),
    [
        ("10", None, 30),
        ("10", "3-0-1-2", 60),
        ("10", "top 2s", 30),
        ("8-10", None, 27),
        ("30s", "3-0-1-2", 30),
        ("2 min", None, 120),
        ("AMRAP", None, 40),
        ("5 contacts", None, 10),
        ("6 breaths", None, 30),
        ("40m", None, 40),
        ("1km", None, 330),
        ("10 cal", None, 40),
    ],
)
def test_seconds_of_a_set_follow_rules_of_thumb(do: str, pace: str | None, seconds: float) -> None:
    """3 s a rep without a tempo, 40 s for an open set, 2 s a contact, 5 s a breath, 1 s a metre, 4 s a calorie."""
    (group,) = prescription.parse(do).groups
    assert estimate.set_seconds(group, tempo.parse(pace) if pace else None) == seconds


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("5 min easy bike", 300),
        ("5 min easy bike".replace("5 ", "5\N{NO-BREAK SPACE}"), 300),
        ("90s jumping jacks", 90),
        ("2x10 glute bridge", 60),
        ("2 × 10 glute bridge", 60),
        ("10 leg swings per leg", 60),
        ("2x30s plank", 60),
        ("2x10 lunges each", 120),
        ("3x20m skipping", 60),
        ("foam roller", 60),
    ],
)
def test_a_warm_up_line_takes_the_time_it_starts_with(line: str, seconds: float) -> None:
    assert estimate.warm_up_seconds(line) == seconds


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 5), (149, 5), (151, 5), (451, 10), (1700, 30), (3600, 60)])
def test_minutes_are_rounded_to_five_and_never_nothing(seconds: float, minutes: int) -> None:
    assert estimate.minutes(seconds) == minutes


@pytest.mark.parametrize(
    ("block", "minutes"),
    [
        # 10 × 30 s work, 9 × 60 s rest where nothing is said, 90 s to change: 930 s
        ("exercise: squat, do: 10x10", 15),
        # 300 + 9 × 120 + 90 = 1470
        ("exercise: squat, do: 10x10, rest: 2 min", 25),
        # 300 + 0 + 90 = 390
        ("exercise: squat, do: 10x10, rest: 0s", 5),
        # each side by itself: 600 + 540 + 90 = 1230
        ("exercise: split-squat, do: 10x10", 20),
        ("exercise: squat, do: 10x10/leg", 20),
        ("exercise: step-up, do: 10x10", 20),
        # tempo: 10 × 60 + 540 + 90 = 1230
        ("exercise: squat, do: 10x10, tempo: 3-0-1-2", 20),
        # five extra one-sided sets: 600 + 150 + 14 × 60 + 90 = 1680
        ("exercise: split-squat, do: 10x10, extra_set: {sets: 5}", 30),
        # a superset rests once a round and changes twice: 600 + 9 × 60 + 180 = 1320
        ("superset: [{exercise: squat, do: 10x10}, {exercise: squat, do: 10x10}], rest: 60s", 20),
        # 600 + 9 × 120 + 180 = 1860
        ("superset: [{exercise: squat, do: 10x10}, {exercise: squat, do: 10x10}], rest: 2 min", 30),
        # a circuit: 10 rounds of 2 × 30 s, 9 × 60 s, two changes: 1320
        ("circuit: [{exercise: squat, do: 10}, {exercise: squat, do: 10}], rounds: 10, rest: 60s", 20),
        # 600 + 0 + 180 = 780
        ("circuit: [{exercise: squat, do: 10}, {exercise: squat, do: 10}], rounds: 10, rest: 0s", 15),
    ],
)
def test_a_session_is_as_long_as_its_sets_its_rests_and_its_changes(sheets: Sheets, block: str, minutes: int) -> None:
    assert sheets(program(block))[0].sessions[0].minutes == minutes


def test_the_warm_up_counts_towards_the_session(sheets: Sheets) -> None:
    """20 minutes of bike and one short exercise: 1200 + 3 + 90 s."""
    assert sheets(warm_up("20 min easy bike"))[0].sessions[0].minutes == 20


@pytest.mark.parametrize(
    "block",
    [
        superset("exercise: squat, do: 5x10", "exercise: squat, do: 5x10, rest: 4 min"),
        superset("exercise: squat, do: 5x10, rest: 4 min", "exercise: squat, do: 5x10", rest="0s"),
    ],
)
def test_a_rest_that_a_superset_prints_is_counted(sheets: Sheets, block: str) -> None:
    """“4 min” after or within each of five rounds is at least 16 minutes, whoever asked for it."""
    found = sheets(program(block))[0]
    assert any("4 min" in rest for rest in rests(found))
    assert found.sessions[0].minutes >= 20


@pytest.mark.parametrize("rest", ["none", "0s", ""])
def test_a_circuit_that_says_no_rest_counts_none(sheets: Sheets, rest: str) -> None:
    """10 × 30 s of work and one change are 390 s."""
    (session,) = sheets(program(circuit("exercise: squat, do: 10", rounds="10", rest=rest)))[0].sessions
    assert ("no rest" in saying.line(session.blocks[0])) == (session.minutes == 5)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("[Monday, Friday]", "[Wednesday]", ["Monday", "Wednesday", "Friday"]),
        ("[fri, Mon.]", "[wed]", ["Mon.", "wed", "fri"]),
        ("[Day 3, Day 1]", "[Day 2]", ["Day 3", "Day 1", "Day 2"]),
        ("[Friday]", "[Rest]", ["Friday", "Rest"]),
    ],
)
def test_weekdays_are_printed_in_the_order_of_the_week(
    sheets: Sheets, first: str, second: str, expected: list[str]
) -> None:
    text = sessions(f"name: A, days: {first}, {ONE}", f"name: B, days: {second}, {ONE}", weeks="1")
    assert [saying.day(session) for session in sheets(text)[0].sessions] == expected


def test_a_run_with_a_pace_beside_one_without_says_nothing_of_the_body(sheets: Sheets) -> None:
    text = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: row, do: '1x1000m, 2x500m @ 1:55/500m'}]}]"
    entry = sheets(text, {"row": "{name: Row, load: bodyweight}"})[0].sessions[0].blocks[0].entries[0]
    assert saying.target(entry, entry.sets[0])[1] == ""


def test_a_schedule_finds_a_session_that_is_named_by_its_sets(sheets: Sheets) -> None:
    session = "{name: 6x3, exercises: [{exercise: squat, do: 6x3}]}"
    (sheet,) = sheets(f"title: T\nweeks: 1\nschedule: [6x3]\nsessions: [{session}]", {"squat": "{name: Squat}"})
    assert len(sheet.sessions) == 1


@pytest.mark.parametrize(
    "do", ["work up to 1RM", "1RM", "work up to 3RM", "heavy single", "1x1 @ 100%", "1x1 @ daily max"]
)
def test_a_days_best_takes_the_sets_that_lead_to_it(sheets: Sheets, do: str) -> None:
    """Five sets with three minutes of rest after each, and the one that counts."""
    (sheet,) = sheets(program(f"exercise: squat, do: {do}"))
    assert sheet.sessions[0].minutes in (15, 20)
    (short,) = sheets(program(f"exercise: squat, do: {do}, rest: 60s"))
    assert short.sessions[0].minutes in (5, 10)


def test_a_single_far_from_the_maximum_is_one_set(sheets: Sheets) -> None:
    (sheet,) = sheets(program("exercise: squat, do: 1x1 @ 80%"))
    assert sheet.sessions[0].minutes == 5


USUAL = {"squat": "{name: Squat, tempo: 3-0-1-0}"}
NEAR = ["1RM", "work up to 3RM", "heavy triple", "5x2", "3x5 @ 90%", "4x2+2+2 @ 70%", "3x5 @ 70%, 1x3 @ 92.5%"]


@pytest.mark.parametrize("do", NEAR)
def test_near_a_maximum_no_usual_tempo_holds_that_is_asked_for_everywhere(sheets: Sheets, do: str) -> None:
    (sheet,) = sheets(program(f"exercise: squat, do: '{do}'", head="defaults: {tempo: usual}"), USUAL)
    (entry,) = sheet.entries
    assert (entry.tempo, entry.tension) == (None, None)


@pytest.mark.parametrize("do", NEAR)
def test_a_tempo_that_the_program_writes_holds_everywhere(sheets: Sheets, do: str) -> None:
    (sheet,) = sheets(program(f"exercise: squat, do: '{do}', tempo: 3-1-X-0"), USUAL)
    assert saying.tempo(sheet.entries[0])[0] == "3-1-X-0"


@pytest.mark.parametrize(
    "do", ["3x3", "3x5 @ 89%", "3x5 @ 90% TM", "3x1+", "warm-up 2x1 @ 50%, 3x5 @ 80%", "3x5 @ RPE 9"]
)
def test_far_from_a_maximum_the_usual_tempo_holds(sheets: Sheets, do: str) -> None:
    (sheet,) = sheets(program(f"exercise: squat, do: '{do}'", head="defaults: {tempo: usual}"), USUAL)
    assert saying.tempo(sheet.entries[0])[0] == "3-0-1-0"


def test_the_usual_tempo_is_printed_only_where_a_program_asks_for_it(sheets: Sheets) -> None:
    (sheet,) = sheets(program("exercise: squat, do: 3x5"), USUAL)
    assert sheet.entries[0].tempo is None


@pytest.mark.parametrize("do", NEAR)
def test_near_a_maximum_the_usual_tempo_holds_where_the_entry_itself_asks_for_it(sheets: Sheets, do: str) -> None:
    (sheet,) = sheets(program(f"exercise: squat, do: '{do}', tempo: usual"), USUAL)
    assert saying.tempo(sheet.entries[0])[0] == "3-0-1-0"


@pytest.mark.parametrize(
    ("exercise", "do", "said"),
    [
        ("step-up", "3x20 steps", "alternating"),
        ("step-up", "3x20 total", "alternating"),
        ("step-up", "3x20 steps/leg", "per leg, alternating"),
        ("split-squat", "3x20 total", "weak side first"),
        ("split-squat", "3x20", "per leg, weak side first"),
        ("squat", "3x20 total", ""),
    ],
)
def test_steps_and_totals_are_of_both_sides(sheets: Sheets, exercise: str, do: str, said: str) -> None:
    (sheet,) = sheets(program(f"exercise: {exercise}, do: {do}"))
    assert saying.prescription(sheet.entries[0])[0][1] == said


def test_steps_and_totals_take_as_long_as_they_say(sheets: Sheets) -> None:
    def minutes(do: str) -> int:
        return sheets(program(f"exercise: step-up, do: {do}, rest: 0s"))[0].sessions[0].minutes

    assert minutes("10x30") == minutes("10x60 total")
    assert minutes("10x60 steps") < minutes("10x60 steps/leg")


def test_a_block_may_have_a_name(sheets: Sheets) -> None:
    text = program("superset: [{exercise: squat, do: 3x5}, {exercise: bench-press, do: 3x5}], name: Finisher")
    (block,) = sheets(text)[0].sessions[0].blocks
    assert saying.title(block) == "Finisher · Superset"


def test_an_entry_may_have_a_tier(sheets: Sheets) -> None:
    (entry,) = sheets(program("exercise: squat, do: 3x5, tier: T1"))[0].entries
    assert entry.tier == "T1"
    assert "**A. Squat · T1**" in as_markdown(sheets(program("exercise: squat, do: 3x5, tier: T1")))


BARE = {
    "push-up": "{name: Push-up, pattern: push, load: bodyweight}",
    "plank": "{name: Plank, pattern: trunk, counted_in: seconds, load: bodyweight}",
    "box-jump": "{name: Box jump, pattern: jump, load: bodyweight}",
    "run": "{name: Run, pattern: conditioning}",
    "pull-up": "{name: Pull-up, pattern: pull, equipment: [pull-up bar]}",
    "squat": "{name: Squat, sides: both}",
}


@pytest.mark.parametrize(
    ("block", "unit", "load"),
    [
        ("exercise: push-up, do: 3x10 @ RPE 8", "", "body weight, RPE 8"),
        ("exercise: push-up, do: 3x10, load: 2 RIR", "", "body weight, RIR 2"),
        ("exercise: push-up, do: 3x10 @ RPE 8, progress: +2.5kg when all reps are done", "kg", "RPE 8"),
        ("exercise: plank, do: 3x30s @ 2 RIR", "", "RIR 2"),
        ("exercise: plank, do: 3x30s @ 2 RIR, load: bodyweight", "", "body weight, RIR 2"),
        ("exercise: box-jump, do: 3x3 @ RPE 7", "", "RPE 7"),
        ("exercise: run, do: 20 min @ RPE 5", "", "RPE 5"),
        ("exercise: pull-up, do: 3x5 @ RPE 8", "kg", "RPE 8"),
        ("exercise: pull-up, do: 3x5 @ RPE 8, load: bodyweight", "", "body weight, RPE 8"),
    ],
)
def test_an_effort_of_the_bare_body_opens_no_cell_for_a_load(sheets: Sheets, block: str, unit: str, load: str) -> None:
    (entry,) = sheets(program(block), BARE)[0].entries
    assert entry.load_unit == unit
    assert saying.load(entry)[0] == load


@pytest.mark.parametrize("usual", ["60kg", "70%", "bar", "2x24kg"])
def test_a_weight_in_defaults_is_not_meant_for_the_bare_body(sheets: Sheets, usual: str) -> None:
    blocks = ("exercise: push-up, do: 3x10", "exercise: plank, do: 3x30s", "exercise: squat, do: 3x5")
    found = sheets(program(*blocks, head=f"defaults: {{load: {usual}}}"), BARE)[0].entries
    assert [entry.load_unit for entry in found] == ["", "", "kg"]
    assert [saying.load(entry)[0] for entry in found[:2]] == ["body weight", ""]
    (own,) = sheets(program("exercise: push-up, do: 3x10, load: 10kg", head="defaults: {load: 60kg}"), BARE)[0].entries
    assert saying.load(own)[0] == "10 kg"


def test_an_effort_beside_a_weight_in_defaults_holds_of_the_bare_body(sheets: Sheets) -> None:
    found = sheets(program("exercise: push-up, do: 3x10", head="defaults: {load: '60kg, 2 RIR'}"), BARE)[0].entries
    assert saying.load(found[0])[0] == "body weight, RIR 2"


@pytest.mark.parametrize(
    ("block", "cure"),
    [
        ("exercise: plank, do: 3x30s @ 75%", "“3x75% of max hold”"),
        ("exercise: push-up, do: 4x8, load: 70% TM", "“4x70% of max”"),
        ("exercise: box-jump, do: 3x3 @ 80%", "“80% effort”, or a height"),
    ],
)
def test_a_share_of_a_maximum_that_nobody_has_is_asked_about(findings: Findings, block: str, cure: str) -> None:
    (problem,) = findings(program(block), BARE)
    assert "which maximum?" in problem.message
    assert cure in problem.hint


@pytest.mark.parametrize(
    ("block", "head"),
    [
        ("exercise: push-up, do: 3x8 @ 70%", "maxes: {push-up: 40kg}"),
        ("exercise: push-up, do: 3x8 @ 70%", "maxes: {push-up: {1: 40kg}}"),
        ("exercise: push-up, do: 3x8 @ 50% of squat", ""),
        ("exercise: push-up, do: 3x8 @ 20% of bodyweight", "bodyweight: 80kg"),
        ("exercise: pull-up, do: 3x8 @ 70%", ""),
        ("exercise: run, do: 20 min @ 70%", ""),
    ],
)
def test_a_share_of_a_maximum_that_there_is_stays(findings: Findings, block: str, head: str) -> None:
    assert not findings(program(block, head=head), BARE)


def test_another_number_on_each_side_wants_sides(findings: Findings) -> None:
    (problem,) = findings(program('exercise: squat, do: "3x15 left, 22 right"'), BARE)
    assert "trains both sides together" in problem.message
    assert not findings(program('exercise: squat, sides: each, do: "3x15 left, 22 right"'), BARE)
    assert not findings(program('exercise: box-jump, do: "3x15 left, 22 right"'), BARE)
