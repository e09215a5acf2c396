"""Set groups: loads told by other sets, rows that say what they ask for, ramps, sides, and the words for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import saying
from conftest import BASICS, Findings, Sheets, one, spaced

from programprint.merge.sheet import Entry
from programprint.merge.volume import work_of

LIBRARY = {
    **BASICS,
    "bar-squat": "{name: Bar squat, equipment: [barbell, plates, rack]}",
    "hold": "{name: Hold, sides: each, load: bodyweight}",
}
Made = Callable[..., Entry]


@pytest.fixture
def made(sheets: Sheets) -> Made:
    """``made("exercise: squat, do: 3x10", more="maxes: …")``: the entry as printed in week one."""

    def build(fields: str, more: str = "") -> Entry:
        text = f"title: Block\nweeks: 1\n{more}\nsessions:\n  - name: A\n    exercises:\n      - {{{fields}}}\n"
        return sheets(text, LIBRARY)[0].entries[0]

    return build


def figures(entry: Entry) -> list[str]:
    return [saying.said(group.load) if group.load else "" for group in entry.groups]


def targets(entry: Entry) -> list[tuple[str, ...]]:
    return [(saying.mark(line), *saying.target(entry, line)) for line in entry.sets]


@pytest.mark.parametrize(
    ("do", "wanted"),
    [
        ("top 1x3 @ 100kg, back-off 3x5 @ -10%", ["100 kg", "90 kg"]),
        ("1x5 @ 80%, back-off 3x5 @ -10%", ["80 kg", "72.5 kg"]),
        ("1x5 @ 80%, back-off 3x5 @ -15kg", ["80 kg", "65 kg"]),
        ("1x5 @ 65%, 1x5+ @ 85%, back-off 5x5 @ first set", ["65 kg", "85 kg", "65 kg"]),
        ("3x10 @ 60kg, drop 2x10 @ -20%", ["60 kg", "47.5 kg", "37.5 kg"]),
        ("1x5+ @ 80%, joker 2x3 @ +5%", ["80 kg", "85 kg", "87.5 kg"]),
        ("top 1x1 @ RPE 8, back-off 3x3 @ -10%", ["RPE 8", "10 % less than set 1"]),
        ("top 1x1 @ 3RM, back-off 2x3 @ 90% of top set, 1x10 @ 40kg", ["3RM", "10 % less than set 1", "40 kg"]),
        ("warm-up 1x5 @ 40%, 3x5 @ 80%, back-off 1x10 @ -50%", ["40 kg", "80 kg", "40 kg"]),
        ("1x5 @ 80% @ RPE 8, back-off 3x5 @ -10%", ["80 kg, RPE 8", "72.5 kg"]),
    ],
)
def test_loads_told_by_another_set_become_loads(made: Made, do: str, wanted: list[str]) -> None:
    assert figures(made(f'exercise: squat, do: "{do}"', "maxes: {squat: 100kg}")) == wanted


def test_without_a_maximum_a_back_off_is_a_percentage_of_it_all_the_same(made: Made) -> None:
    assert figures(made("exercise: squat, do: [ '1x5 @ 80%, back-off 3x5 @ -10%' ]")) == ["80 %", "72 %"]


def test_rows_of_sets_that_differ_say_what_they_ask_for(made: Made) -> None:
    entry = made('exercise: squat, do: "warm-up 1x5 @ 40kg, top 1x3 @ 100kg, back-off 2x8-10 @ -10%"')
    assert targets(entry) == [
        ("w1", "5", "40 kg", ""),
        ("1", "3", "100 kg", "top set"),
        ("2", "8–10", "90 kg", "back-off"),
        ("3", "8–10", "90 kg", ""),
    ]
    assert saying.overview(entry) == "warm-up 1 × 5, top 1 × 3, back-off 2 × 8–10"


def test_rows_of_sets_that_are_alike_say_no_more_than_their_number(made: Made) -> None:
    entry = made("exercise: squat, do: 3x5 @ 60kg")
    assert targets(entry) == [(str(number), "", "", "") for number in (1, 2, 3)]
    assert saying.overview(entry) == ""


def test_a_load_that_all_sets_share_is_said_once(made: Made) -> None:
    entry = made("exercise: squat, load: 60kg, do: '1x12, 1x10'")
    assert [row[2] for row in targets(entry)] == ["", ""]
    assert saying.load(entry)[0] == "60 kg"


@pytest.mark.parametrize(
    ("do", "said"),
    [
        ("1x6 @ 65%, 1x6 @ 72%, top 1x6+ @ 80%, back-off 2x8 @ 68%", "6 · 6 · 6+, back-off 2 × 8"),
        ("top 1x3 @ 100kg, back-off 3x5 @ -10%", "top 1 × 3, back-off 3 × 5"),
        ("3x5 @ 70%, top 1x3 @ 80%", "3 × 5, top 1 × 3"),
    ],
)
def test_a_top_set_ends_the_ladder_that_leads_to_it(made: Made, do: str, said: str) -> None:
    assert saying.overview(made(f"exercise: squat, do: {do!r}")) == said


def test_single_sets_are_a_ladder_in_the_overview(made: Made) -> None:
    entry = made("exercise: squat, do: '1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%, back-off 5x5 @ first set'")
    assert saying.overview(entry) == "5 · 5 · 5+, back-off 5 × 5"
    assert saying.load(entry)[1] == "of your maximum"


@pytest.mark.parametrize(
    ("do", "words", "how"),
    [
        ("cluster 4x2+2+2 15s", "4 × (2 + 2 + 2)", "cluster, 15 s between"),
        ("rest-pause 2x12-15", "2 × 12–15", "rest-pause"),
        ("myo-reps 1x15 + 4x5 20s", "1 × (15 + 4 × 5)", "myo-reps, 20 s between"),
        ("5x2+1", "5 × (2 + 1)", ""),
        ("top 1x3", "1 × 3", "top set"),
        ("3x8 tempo 31X0 rest 90s", "3 × 8", "tempo 3-1-X-0"),
    ],
)
def test_kinds_of_sets_are_said_after_the_figures(made: Made, do: str, words: str, how: str) -> None:
    assert saying.prescription(made(f"exercise: squat, do: {do}")) == [(words, how)]


@pytest.mark.parametrize(
    ("exercise", "ramp", "load", "wanted"),
    [
        ("bar-squat", "yes", "100kg", "20 kg × 8 · 40 kg × 5 · 60 kg × 3 · 80 kg × 2"),
        ("bar-squat", "yes", "40kg", "20 kg × 8 · 25 kg × 3 · 32.5 kg × 2"),
        ("bar-squat", "yes", "225 lb", "45 lb × 8 · 90 lb × 5 · 135 lb × 3 · 180 lb × 2"),
        ("squat", "yes", "50kg", "20 kg × 5 · 30 kg × 3 · 40 kg × 2"),
        ("bar-squat", "40% x 5, 80% x 2", "100kg", "40 kg × 5 · 80 kg × 2"),
        ("bar-squat", "2x5 @ bar, 40kg x 3", "100kg", "20 kg 2 × 5 · 40 kg × 3"),
        ("squat", "40% x 5", "RPE 8", "40 % × 5 (of the work load)"),
        ("squat", "40% TM x 5", "RPE 8", "35 kg × 5"),
    ],
)
def test_a_ramp_leads_to_the_work_load(made: Made, exercise: str, ramp: str, load: str, wanted: str) -> None:
    more = "maxes: {squat: 100kg}\ntraining_max: 90%"
    assert saying.ramp(made(f'exercise: {exercise}, do: 5x5, load: {load}, ramp: "{ramp}"', more)) == wanted


def test_a_body_has_no_load_to_warm_up_to(findings: Findings) -> None:
    text = (
        "title: B\nweeks: 1\nsessions:\n  - name: A\n    exercises:\n      - {exercise: hold, do: 3x20s, ramp: yes}\n"
    )
    assert "no load to warm up to" in one(findings(text, LIBRARY)).message


@pytest.mark.parametrize(
    ("fields", "more", "load", "plates"),
    [
        ("do: 5x5 @ 82.5kg", "", "82.5 kg", "25 + 5 + 1.25"),
        ("do: 5x5 @ 10%", "maxes: {bar-squat: 100kg}", "20 kg", "no plates"),
        ("do: 5x5 @ 81kg", "", "81 kg", ""),
        ("do: 5x5 @ 60%", "maxes: {bar-squat: 101kg}\nplates: [20, 10, 5]", "60 kg", "20"),
        ("do: 5x5 @ 61%", "maxes: {bar-squat: 101kg}\nbar: 15kg", "62.5 kg", "20 + 2.5 + 1.25"),
        ("do: 5x5 @ bar", "bar: 15kg", "15 kg", "no plates"),
        ("do: 5x5 @ 60-70kg", "", "60–70 kg", ""),
        ("do: 5x5 @ 50%", "maxes: {bar-squat: 271 lb}", "135 lb", "45"),
    ],
)
def test_a_barbell_is_loaded_with_what_there_is(made: Made, fields: str, more: str, load: str, plates: str) -> None:
    entry = made(f"exercise: bar-squat, {fields}", more)
    assert (saying.load(entry)[0], saying.plates(entry)) == (load, plates)


def test_what_has_no_barbell_has_no_plates(made: Made) -> None:
    assert made("exercise: squat, do: 5x5 @ 60kg").plates is None


@pytest.mark.parametrize(
    ("fields", "more", "sides", "how"),
    [
        ("side: left", "", ("L",), "left leg only"),
        ("side: weak", "", ("weak",), "weak leg only"),
        ("side: weak", "weak_side: right", ("R",), "right leg only"),
        ("first: right", "", ("R", "L"), "per leg, right first"),
        ("first: left", "weak_side: right", ("L", "R"), "per leg, left first"),
        ("first: weak", "", ("L", "R"), "per leg, weak side first"),
    ],
)
def test_sides_follow_the_entry(made: Made, fields: str, more: str, sides: tuple[str, ...], how: str) -> None:
    entry = made(f"exercise: split-squat, do: 3x10, {fields}", more)
    assert {line.sides for line in entry.sets} == {sides}
    assert saying.prescription(entry)[0][1] == how


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("exercise: squat, do: 3x10, first: left", "trains both sides together: “first” has no place"),
        ("exercise: squat, do: 3x10, rest_between_sides: 30s", "“rest_between_sides” has no place"),
        ("exercise: split-squat, do: 3x10, side: left, first: left", "trains one side only: “first” has no place"),
        ("exercise: split-squat, do: 3x10, side: left, extra_set: {side: weak}", "an extra set has no place"),
    ],
)
def test_what_speaks_of_sides_needs_sides(findings: Findings, fields: str, said: str) -> None:
    text = f"title: B\nweeks: 1\nsessions:\n  - name: A\n    exercises:\n      - {{{fields}}}\n"
    assert said in one(findings(text)).message


def test_rest_between_sides_is_said_and_takes_its_time(made: Made, sheets: Sheets) -> None:
    entry = made("exercise: split-squat, do: 3x10, rest_between_sides: 30s")
    assert saying.rest_between_sides(entry) == "30 s between legs"
    text = "title: B\nweeks: 1\nsessions:\n  - name: A\n    exercises:\n      - {{exercise: split-squat, do: 5x10{}}}\n"
    plain, slow = (sheets(text.format(more))[0].sessions[0].minutes for more in ("", ", rest_between_sides: 2 min"))
    assert slow - plain == 10


def test_next_time_is_said_and_the_load_stays_open(made: Made) -> None:
    entry = made('exercise: squat, do: 3x8-12, progress: "+2.5kg when all sets reach 12; -10% after 3 misses"')
    assert saying.progress(entry) == "+2.5 kg when all sets reach 12; −10 % after 3 misses"
    assert entry.load_unit == "kg"


@pytest.mark.parametrize(
    ("fields", "unit", "effort"),
    [
        ("do: 1x30 min @ zone 2", "", "bpm"),
        ("do: 5x1km @ 4:30/km", "", "pace"),
        ("do: 4x100m @ hard", "", ""),
        ("do: 5x3 @ 60kg 0.8 m/s", "kg", "m/s"),
        ("do: 5x3 @ 75% RPE 8", "kg", "RPE"),
        ("do: 3x10 @ easy", "kg", ""),
    ],
)
def test_the_columns_follow_what_is_aimed_at(made: Made, fields: str, unit: str, effort: str) -> None:
    entry = made(f"exercise: squat, {fields}")
    assert (entry.load_unit, entry.effort) == (unit, effort)


def test_a_load_that_climbs_from_set_to_set_is_told_on_every_row(made: Made) -> None:
    entry = made("exercise: squat, do: 3x5 @ 60kg +5kg/set")
    assert [saying.target(entry, line)[1] for line in entry.sets] == ["60 kg", "65 kg", "70 kg"]


def test_reps_that_fall_from_set_to_set_are_told_on_every_row(made: Made) -> None:
    entry = made("exercise: squat, do: 3x10 -2 reps/set, load: 40kg")
    assert [saying.target(entry, line)[0] for line in entry.sets] == ["10", "8", "6"]


def test_a_rest_that_all_sets_share_takes_the_place_of_the_usual_one(made: Made) -> None:
    assert saying.rest(made("exercise: squat, do: 4x6 rest walk back")) == "walk back"
    assert made("exercise: squat, do: 6x3 over the day").rest is None


def test_the_most_for_some_reps_is_said_in_large(made: Made) -> None:
    entry = made("exercise: squat, do: work up to 3RM")
    assert (saying.prescription(entry)[0][0], saying.load(entry)) == ("up to 3RM", ("", ""))


def test_a_weight_that_only_the_athlete_knows_is_named(made: Made) -> None:
    entry = made("exercise: squat, do: 2x5, load: 80% of Monday's weight")
    assert saying.load(entry)[1] == "of Monday’s weight"


@pytest.mark.parametrize(
    ("do", "rows"),
    [
        ("15RM, 3x10+ @ first set", ["15RM", "same weight as set 1"]),
        ("top 1x5 @ RPE 8, back-off 5x2 @ first set", ["RPE 8", "same weight as set 1"]),
        ("top 1x5 @ RPE 8, back-off 5x2 @ first set @ RPE 7", ["RPE 8", "same weight as set 1, RPE 7"]),
        ("1x5 @ 70-80%, 3x5 @ first set", ["70–80 kg", "same weight as set 1"]),
        ("1x5 @ 60-70kg, 3x5 @ first set", ["60–70 kg", "same weight as set 1"]),
        ("heavy single, 3x1 @ first set", ["hard", "same weight as set 1"]),
        ("2x5 @ 70%, 1x5 @ 80%, 3x5 @ second set", ["70 kg", "80 kg", "70 kg"]),
        ("1x5 @ RPE 7, 1x5 @ +5%, 3x5 @ second set", ["RPE 7", "5 % more than set 1", "same weight as set 2"]),
        ("1x8 @ bodyweight, 3x5 @ first set", ["body weight", "body weight"]),
        ("2x8 @ RPE 8, back-off 2x8 @ -10%", ["RPE 8", "10 % less than set 2"]),
        ("1x8 @ RPE 8, drop 2x8 @ -20%", ["RPE 8", "20 % less than set 1", "20 % less than set 2"]),
        ("top 1x5 @ RPE 8, back-off 3x8", ["RPE 8", "lighter than set 1"]),
        ("3x8 @ 60kg, drop 2x8", ["60 kg", "lighter than set 3"]),
        ("1x5+ @ 85%, joker 1x5", ["85 kg", "heavier than set 1"]),
        ("top 1x5, back-off 3x8", ["", ""]),
        ("1x8 @ bodyweight, drop 1x8", ["body weight", ""]),
    ],
)
def test_rows_say_which_set_they_follow_where_no_figure_is_known(made: Made, do: str, rows: list[str]) -> None:
    assert figures(made(f'exercise: squat, do: "{do}"', "maxes: {squat: 100kg}")) == rows


def test_the_load_of_an_exercise_is_not_that_of_its_drop_sets(made: Made) -> None:
    entry = made("exercise: squat, do: '3x8, drop 1x8', load: 60kg")
    assert figures(entry) == ["60 kg", "lighter than set 3"]


@pytest.mark.parametrize(
    ("do", "lighter"),
    [
        ("top 1x5 @ RPE 8, back-off 5x2 @ first set", False),
        ("top 1x5 @ RPE 8, back-off 5x2 @ -10%", True),
        ("top 1x5 @ RPE 8, back-off 3x8", True),
        ("top 1x5 @ RPE 8, back-off 3x5 @ RPE 7", True),
        ("top 1x5 @ RPE 8, back-off 3x3 @ RPE 8", False),
        ("top 1x5 @ 1 RIR, back-off 3x8 @ 1 RIR", True),
        ("top 1x5 @ RPE 8, back-off 3x5 @ 70%", False),
        ("top 1x5 @ 80%, back-off 3x5 @ 70%", True),
        ("top 1x5 @ 80%, back-off 3x5 @ 80%", False),
        ("top 1x5 @ 80kg, back-off 3x5 @ 70kg", True),
        ("1x5 @ 65%, 1x5+ @ 85%, back-off 5x5 @ first set", True),
    ],
)
def test_a_back_off_set_is_lighter_only_where_that_is_known(made: Made, do: str, lighter: bool) -> None:
    assert made(f"exercise: squat, do: {do!r}").groups[-1].lighter is lighter


@pytest.mark.parametrize(
    ("fields", "by_week"),
    [
        ("do: 3x5 @ 60kg, progress: +2.5kg every session", ["60 kg", "", ""]),
        ("do: 3x5, load: 60kg, progress: +2.5kg when all reps are done", ["60 kg", "", ""]),
        ("do: 3x5 @ 60kg @ RPE 8, progress: +2.5kg when RPE is 7 or less", ["60 kg, RPE 8", "RPE 8", "RPE 8"]),
        ("do: 5x5 @ 75%, progress: more weight when all sets reach 6", ["75 kg", "", ""]),
        ("do: 3x5 @ bodyweight + 5kg, progress: -10% after 3 misses", ["body weight + 5 kg", "", ""]),
        ("do: 3x5, load: [60kg, 60kg, 70kg], progress: +2.5kg every session", ["60 kg", "", "70 kg"]),
        ("do: 3x8 @ 60kg, progress: +1 rep every session", ["60 kg"] * 3),
        ("do: 3x8 @ 60kg, progress: +2.5kg every cycle", ["60 kg"] * 3),
        ("do: 3x8 @ 60kg, progress: [none, +2.5kg every session, +2.5kg every session]", ["60 kg", "60 kg", ""]),
        ("do: 3x8 @ RPE 8, progress: +2.5kg when all sets reach 10", ["RPE 8"] * 3),
    ],
)
def test_a_load_that_the_gym_changes_is_a_fact_only_the_first_time(
    sheets: Sheets, fields: str, by_week: list[str]
) -> None:
    text = (
        "title: Block\nweeks: 3\nmaxes: {squat: 100kg}\nsessions:\n  - name: A\n    exercises:\n"
        f"      - {{exercise: squat, {fields}}}\n"
    )
    entries = [sheet.entries[0] for sheet in sheets(text, LIBRARY)]
    assert [figures(entry)[0] for entry in entries] == by_week
    assert {entry.load_unit for entry in entries} == {"kg"}


def test_the_second_session_of_a_week_is_as_earned_too_unless_the_load_changes_by_the_week(sheets: Sheets) -> None:
    text = (
        "title: Block\nweeks: 2\nsessions:\n  - name: A\n    days: [Monday, Friday]\n    exercises:\n"
        "      - {exercise: squat, do: 3x5 @ 60kg, progress: +2.5kg every session}\n"
        "      - {exercise: bar-squat, do: 3x5 @ 20kg, progress: +2.5kg every week}\n"
    )
    said = [[figures(entry)[0] for entry in sheet.entries] for sheet in sheets(text, LIBRARY)]
    assert said == [["60 kg", "20 kg", "", "20 kg"], ["", "", "", ""]]


def test_earned_loads_that_differ_say_what_they_began_with(sheets: Sheets) -> None:
    text = (
        "title: Block\nweeks: 3\nsessions:\n  - name: A\n    exercises:\n"
        "      - {exercise: squat, do: '1x5 @ 60kg, 3x5 @ 80kg, back-off 1x5 @ -10%', progress: +5kg every week}\n"
    )
    last = sheets(text, LIBRARY)[2].entries[0]
    assert figures(last) == [
        "week 1: 60 kg, then as earned",
        "week 1: 80 kg, then as earned",
        "10 % less than set 4",
    ]


@pytest.mark.parametrize(
    ("do", "from_where"),
    [
        ("3x5 @ 100% of week 1's weight", "of week 1’s weight"),
        ("3x5 @ 65% of 2RM", "of your 2RM"),
        ("3x5 @ 85% of last work weight", "of your last work weight"),
        ("3x5 @ 65%", "of your squat maximum"),
        ("3x5 @ 65% 1RM", "of your squat maximum"),
        ("3x5 @ 65% of 2RM of squat", "of your squat 2RM"),
    ],
)
def test_a_share_of_what_has_a_name_is_one_of_the_exercise_itself(sheets: Sheets, do: str, from_where: str) -> None:
    text = f'title: B\nweeks: 1\nsessions:\n  - name: A\n    exercises:\n      - {{exercise: box-squat, do: "{do}"}}\n'
    library = {**LIBRARY, "box-squat": "{name: Box squat, percent_of: squat}"}
    assert saying.load(sheets(text, library)[0].entries[0])[1] == from_where


LIVING = """title: Block
{head}
phases:
  - name: One
    weeks: 2
    {one}
    sessions: [{{name: A, exercises: [{{exercise: squat, do: 3x5 @ 70%}}]}}]
  - name: Two
    weeks: 2
    {two}
    sessions: [{{name: A, exercises: [{{exercise: squat, do: 3x5 @ 70%}}]}}]
"""


@pytest.mark.parametrize(
    ("head", "one", "two", "loads"),
    [
        ("maxes: {squat: 100kg}", "", "", ["70 kg"] * 4),
        ("maxes: {squat: [100kg, 100kg, 110kg, 120kg]}", "", "", ["70 kg", "70 kg", "77.5 kg", "85 kg"]),
        ("maxes: {squat: {1-3: 100kg, 4: 110kg}}", "", "", ["70 kg", "70 kg", "70 kg", "77.5 kg"]),
        ("maxes: {squat: {1: 100kg, 4: 110kg}}", "", "", ["70 kg", "70 kg", "70 kg", "77.5 kg"]),
        ('maxes: {squat: [100kg, "-", 110kg, 110kg]}', "", "", ["70 kg", "70 %", "77.5 kg", "77.5 kg"]),
        ("maxes: {squat: 100kg}", "", "maxes: {squat: 110kg}", ["70 kg", "70 kg", "77.5 kg", "77.5 kg"]),
        ("", "", "maxes: {squat: [110kg, 120kg]}", ["70 %", "70 %", "77.5 kg", "85 kg"]),
        ("", "maxes: {squat: 100kg}", "", ["70 kg"] * 4),
        (
            "maxes: {squat: 200kg}\ntraining_max: 90% +10kg every phase",
            "",
            "",
            ["125 kg", "125 kg", "132.5 kg", "132.5 kg"],
        ),
        ("maxes: {squat: 100kg}\nrounding: {squat: 1}\ntraining_max: 90%", "", "", ["63 kg"] * 4),
        ("maxes: {squat: 101kg}\nrounding: {hold: 1, others: 5}", "", "", ["70 kg"] * 4),
    ],
)
def test_a_maximum_may_change_by_phase_and_by_week(
    sheets: Sheets, head: str, one: str, two: str, loads: list[str]
) -> None:
    weeks = sheets(LIVING.format(head=head, one=one, two=two), LIBRARY)
    assert [figures(sheet.entries[0])[0] for sheet in weeks] == loads


@pytest.mark.parametrize(
    ("head", "one", "said"),
    [
        ("maxes: {squat: [100kg, 110kg]}", "", "2 maxima for 4 weeks"),
        ("maxes: {squat: {5: 100kg}}", "", "there is no week 5"),
        ("", "maxes: {squat: [100kg]}", "1 maxima for 2 weeks"),
        ("maxes: {tower-pull: bodyweight + 40kg}", "", "counts the body weight, and nothing says what that is"),
        ("maxes: {tower-pull: 40kg}", "", "does the 40kg of “Tower pull” count the body weight?"),
        ("maxes: {tower-pull: 40kg}\nbodyweight: 80kg", "", "does the 40kg of “Tower pull” count the body weight?"),
    ],
)
def test_maxima_that_nobody_can_tell_are_refused(findings: Findings, head: str, one: str, said: str) -> None:
    found = findings(LIVING.format(head=head, one=one, two=""), {**LIBRARY, **TOWER})
    assert any(said in problem.message for problem in found)


def test_a_training_max_climbs_by_phases_only_where_there_are_any(findings: Findings) -> None:
    text = (
        "title: B\nweeks: 2\nmaxes: {squat: 100kg}\ntraining_max: 90% +5kg every phase\n"
        "sessions: [{name: A, exercises: [{exercise: squat, do: 3x5 @ 70%}]}]\n"
    )
    assert any("there are no phases to climb by" in problem.message for problem in findings(text, LIBRARY))


TOWER = {"tower-pull": "{name: Tower pull, pattern: pull, equipment: [pull-up bar]}"}


@pytest.mark.parametrize(
    ("maximum", "do", "said"),
    [
        ("120kg", "3x5 @ 75%", "body weight + 10 kg"),
        ("bodyweight + 40kg", "3x5 @ 75%", "body weight + 10 kg"),
        ("120kg with bodyweight", "3x5 @ 75%", "body weight + 10 kg"),
        ("120kg", "3x5 @ 60%", "body weight − 7.5 kg"),
        ("120kg", "3x5 @ 66.67%", "body weight"),
        ("120kg", "3x5 @ 75-80%", "body weight + 10–15 kg"),
        ("120kg", "3x5 @ 50-60%", "body weight − 7.5–20 kg"),
        ("120kg", "3x5 @ 60-75%", "body weight − 7.5 kg to + 10 kg"),
        ("bodyweight", "3x5 @ 90%", "body weight − 7.5 kg"),
    ],
)
def test_a_share_of_what_is_pulled_up_with_the_body_is_what_hangs_on_the_belt(
    sheets: Sheets, maximum: str, do: str, said: str
) -> None:
    text = (
        f"title: B\nweeks: 1\nmaxes: {{tower-pull: {maximum}}}\nbodyweight: 80kg\n"
        f"sessions: [{{name: A, exercises: [{{exercise: tower-pull, do: {do}}}, "
        "{exercise: squat, do: 3x5 @ 50% of tower-pull}]}]\n"
    )
    pull, squat = sheets(text, {**LIBRARY, **TOWER})[0].entries
    assert figures(pull) == [said]
    assert pull.load_unit == "kg"
    assert figures(squat) == ["60 kg"] if maximum != "bodyweight" else ["40 kg"]


def test_a_week_knows_the_maxima_that_it_asks_for(sheets: Sheets) -> None:
    text = (
        "title: B\nweeks: 3\nmaxes: {hold: 50kg}\ntraining_max: {bar-squat: 90% +5kg every 2 weeks}\nsessions:\n"
        "  - name: A\n    exercises:\n"
        "      - {exercise: squat, do: 3x5 @ 70%}\n"
        "      - {exercise: squat, do: '1x5 @ 80%, 1x5 @ 60%'}\n"
        "      - {exercise: bar-squat, do: 3x5 @ 70%}\n"
        "      - {exercise: bar-squat, do: 3x5 @ 70% of 5RM}\n"
        "      - {exercise: hold, do: 3x5 @ 70%}\n"
        "      - {exercise: hold, do: 3x5 @ 80% of Monday's weight}\n"
    )
    first, _, third = sheets(text, LIBRARY)
    assert [saying.wanted(one) for one in first.wanted] == [
        "Squat maximum, kg",
        "Bar squat training max, 90 % of maximum, kg",
        "Bar squat 5RM, kg",
    ]
    assert saying.wanted(third.wanted[1]) == "Bar squat training max, 90 % of maximum (in week 1; now + 5 kg), kg"
    assert [one.id for one in first.wanted] == [one.id for one in third.wanted]


@pytest.mark.parametrize("exercise", ["squat", "hold"])
def test_sides_that_are_said_to_alternate_share_the_reps_and_the_box(made: Made, exercise: str) -> None:
    """Twenty in turn are ten of each side, whatever the library says of the sides of the exercise."""
    entry = made(f"exercise: {exercise}, do: 3x20 alt")
    assert spaced(saying.by_sides(entry)) == "alternating"
    assert [line.sides for line in entry.sets] == [("both",)] * 3
    assert work_of(entry).reps == 60


def test_reps_per_side_that_alternate_are_those_of_each(made: Made) -> None:
    entry = made("exercise: squat, do: 3x10/leg alternating")
    assert spaced(saying.by_sides(entry)) == "per leg, alternating"
    assert work_of(entry).reps == 60


def test_one_target_for_each_set_is_a_row_for_each(made: Made) -> None:
    entry = made("exercise: squat, do: 5/3/1+ @ 65/75/85%", "maxes: {squat: 100kg}")
    assert figures(entry) == ["65 kg", "75 kg", "85 kg"]
    assert [saying.mark(line) for line in entry.sets] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("head", "one", "two"),
    [
        ("training_max: 90% +5kg every phase", "maxes: {squat: 100kg}", "maxes: {squat: 110kg}"),
        ("training_max: {squat: 90% +5kg every 2 weeks}\nmaxes: {squat: 100kg}", "", "maxes: {squat: 110kg}"),
        ("training_max: 90% +5kg every phase\nmaxes: {squat: {1-2: 100kg, 3-4: 110kg}}", "", ""),
    ],
)
def test_a_training_max_climbs_by_its_rule_or_with_its_maximum(
    findings: Findings, head: str, one: str, two: str
) -> None:
    (found,) = findings(LIVING.format(head=head, one=one, two=two), LIBRARY)
    assert found.message.startswith("the maximum of “squat” changes, and its training max climbs: 90% +5kg")
    assert found.hint == "write one maximum for all weeks, or its training_max: 90%, which follows it"


def test_a_maximum_that_changes_leaves_the_training_max_of_others_to_climb(findings: Findings) -> None:
    head = "training_max: {squat: 90% +5kg every phase, hold: 90%}\nmaxes: {squat: 100kg, hold: {1-2: 50kg, 3-4: 60kg}}"
    assert not findings(LIVING.format(head=head, one="", two=""), LIBRARY)


GROWING = """title: Block
weeks: 3
maxes: {squat: {1: 100kg, 3: 110kg}, bar-squat: 80kg}
training_max: {squat: 90%}
sessions:
  - name: A
    days: [Monday, Friday]
    exercises:
      - {exercise: squat, do: [3x5 @ 70%, 3x5 @ 75%, 3x5 @ 80%], progress: +5kg on the TM when all reps are done}
      - {exercise: bar-squat, do: 3x5 @ 50% of squat}
      - {exercise: bar-squat, do: 3x5 @ 50%}
      - {exercise: squat, do: 1x1 @ 50% 1RM}
"""


def test_a_share_of_a_maximum_that_is_earned_stays_a_share_until_another_is_written(sheets: Sheets) -> None:
    one, two, three = ([figures(entry)[0] for entry in sheet.entries] for sheet in sheets(GROWING, LIBRARY))
    assert one == ["62.5 kg", "45 kg", "40 kg", "50 kg", "", "50 %", "40 kg", "50 kg"]
    assert two == ["75 %", "50 %", "40 kg", "50 kg", "", "50 %", "40 kg", "50 kg"]
    assert three[:4] == ["80 kg", "50 kg", "40 kg", "55 kg"]


def test_an_earned_maximum_has_a_cell_in_every_week(sheets: Sheets) -> None:
    made = sheets(GROWING, LIBRARY)
    assert [[one.id for one in sheet.wanted] for sheet in made[:2]] == [
        ["max/squat/training/max/w1"],
        ["max/squat/training/max/w2"],
    ]
    assert [saying.wanted(one) for one in made[0].wanted] == ["Squat training max now, kg"]
