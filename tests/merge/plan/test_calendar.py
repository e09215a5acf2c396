"""Which session falls on which day of which week."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import saying
from conftest import Findings, Sheets, one, place, spaced
from conftest import marked as marked_place

from programprint.merge import Sheet

DO = "exercises: [{exercise: squat, do: 3x5}]"
AB = f"sessions: [{{name: A, {DO}}}, {{name: B, {DO}}}]\n"


def days(sheet: Sheet) -> list[str]:
    """The sessions and rest days of a week in order, as “Monday A”."""
    found = [f"{saying.day(session)} {saying.named(session)}".strip() for session in sheet.sessions]
    for rest in reversed(sheet.rests):
        found.insert(rest.before, " ".join([", ".join(rest.days), "rest", rest.text]).strip())
    return [spaced(text) for text in found]


def weeks(sheets: Sequence[Sheet]) -> list[list[str]]:
    return [days(sheet) for sheet in sheets]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("schedule: [[A, B], [B]]", [["A", "B"], ["B"], ["A", "B"]]),
        ("schedule: [A, B]\ndays: [Mon, Wed, Fri]", [["Mon A", "Wed B", "Fri A"], ["Mon B", "Wed A", "Fri B"]]),
        ("days: [Fri, Mon, Wed]", [["Mon A", "Wed B", "Fri A"], ["Mon B", "Wed A", "Fri B"]]),
        ("schedule: [A, rest, B]", [["A", "rest", "B"]] * 3),
        ("schedule: {Friday: B, Monday: A, Wed: off}", [["Monday A", "Wed rest", "Friday B"]] * 3),
        ("schedule: {Monday: [A, B]}", [["Monday A", "Monday B"]] * 3),
        ("schedule: [{Mon: A, Thu: B}, {Mon: B, Tue: {rest: Walk}}]", [["Mon A", "Thu B"], ["Mon B", "Tue rest Walk"]]),
        ("schedule: {1: [A, B], 2-3: [B]}", [["A", "B"], ["B"], ["B"]]),
        ("schedule: [[A, B], [B, A]]\ndays: [Mon, Thu]", [["Mon A", "Thu B"], ["Mon B", "Thu A"], ["Mon A", "Thu B"]]),
        ("schedule: [[a, B, A]]", [["A, 1st time", "B", "A, 2nd time"]]),
        ("schedule: {Mon PM: B, Mon AM: A}", [["Mon AM A", "Mon PM B"]]),
    ],
)
def test_a_schedule_names_the_sessions_of_each_week(sheets: Sheets, schedule: str, expected: list[list[str]]) -> None:
    found = weeks(sheets(f"title: T\nweeks: 3\n{schedule}\n{AB}"))
    assert found[: len(expected)] == expected


def test_a_session_that_comes_twice_has_two_ids(sheets: Sheets) -> None:
    by_day = sheets(f"title: T\nweeks: 2\ndays: [Mon, Wed, Fri]\nschedule: [A, B]\n{AB}")
    assert [[session.id for session in sheet.sessions] for sheet in by_day] == [
        ["a-mon", "b-wed", "a-fri"],
        ["b-mon", "a-wed", "b-fri"],
    ]
    in_turn = sheets(f"title: T\nweeks: 1\nschedule: [A, A, B]\n{AB}")
    assert [session.id for session in in_turn[0].sessions] == ["a", "a-2", "b"]


def test_sessions_keep_their_own_days_where_the_schedule_names_none(sheets: Sheets) -> None:
    own = f"sessions: [{{name: A, day: Friday, {DO}}}, {{name: B, day: Monday, {DO}}}]"
    assert weeks(sheets(f"title: T\nweeks: 2\nschedule: [[A, B], [B]]\n{own}")) == [
        ["Monday B", "Friday A"],
        ["Monday B"],
    ]


def test_a_session_may_have_its_weeks(sheets: Sheets) -> None:
    text = f"title: T\nweeks: 3\nsessions: [{{name: A, weeks: '1,3', {DO}}}, {{name: B, {DO}}}]"
    assert weeks(sheets(text)) == [["A", "B"], ["B"], ["A", "B"]]


@pytest.mark.parametrize("do", ["[3x5, 3x3]", "[3x5, '-', 3x3]", "{1: 3x5, 3: 3x3}"])
def test_a_list_speaks_of_all_weeks_or_of_those_of_its_session(sheets: Sheets, do: str) -> None:
    chosen = f"{{name: A, weeks: '1,3', exercises: [{{exercise: squat, do: {do}}}]}}"
    made = sheets(f"title: T\nweeks: 3\nsessions: [{chosen}, {{name: B, {DO}}}]")
    found = [sheet.entries[0].groups[0].do.amount.low for sheet in made]
    assert [found[0], found[2]] == [5, 3]


def test_lists_follow_the_weeks_in_which_a_schedule_has_the_session(sheets: Sheets) -> None:
    text = f"""
title: T
weeks: 4
schedule: [[A], [B]]
sessions:
  - {{name: A, defaults: {{rest: [60s, 90s]}}, exercises: [{{exercise: squat, do: [3x5, 3x3]}}]}}
  - {{name: B, {DO}}}
"""
    found = sheets(text)
    assert [saying.rest(found[week].entries[0]) for week in (0, 2)] == ["60 s", "90 s"]
    assert saying.prescription(found[2].entries[0])[0][0] == "3 × 3"


def test_a_week_may_bring_its_own_sessions_and_takes_no_turn(sheets: Sheets) -> None:
    test = f"{{label: Test, sessions: [{{name: Max, {DO}}}, {{rest: Sleep}}]}}"
    found = weeks(sheets(f"title: T\nweeks: ['', {test}, '']\nschedule: [[A], [B]]\n{AB}"))
    assert found == [["A"], ["Max", "rest Sleep"], ["B"]]


def test_rest_days_stand_in_the_order_of_the_week_and_neighbours_share_a_line(sheets: Sheets) -> None:
    items = f"[{{rest: Walk, days: [Sat, Sun]}}, {{name: A, day: Wed, {DO}}}, {{rest: '', day: Mon}}]"
    assert weeks(sheets(f"title: T\nweeks: 1\nsessions: {items}")) == [["Mon rest", "Wed A", "Sat, Sun rest Walk"]]


PHASES = """
title: T
defaults: {tempo: 3-0-1-0}
phases:
  - name: Base
    weeks: 2
    note: Easy does it.
    defaults: {rest: [60s, 90s]}
    sessions:
      - {name: A, exercises: [{exercise: squat, do: [3x5, 3x6]}]}
  - name: Peak
    weeks: [Heavy, Deload]
    days: [Mon, Thu]
    sessions:
      - {name: A, exercises: [{exercise: squat, do: {1: 3x3, 2: 3x2}, extra_set: {weeks: 2}, sides: each}]}
"""


def test_what_a_phase_says_per_week_counts_its_own_weeks(sheets: Sheets) -> None:
    found = sheets(PHASES)
    assert [int(sheet.entries[0].groups[0].do.amount.low or 0) for sheet in found] == [5, 6, 3, 2]
    assert [saying.rest(sheet.entries[0]) for sheet in found] == ["60 s", "90 s", "", ""]
    assert {saying.tempo(sheet.entries[0])[0] for sheet in found} == {"3-0-1-0"}
    assert [any(line.extra for line in sheet.entries[0].sets) for sheet in found] == [False, False, False, True]
    assert weeks(found) == [["A"], ["A"], ["Mon A", "Thu A"], ["Mon A", "Thu A"]]


def test_a_sheet_knows_where_it_stands_in_its_phase(sheets: Sheets) -> None:
    found = [(sheet.week, sheet.weeks, sheet.phase) for sheet in sheets(PHASES)]
    assert [(week, of, part and (part.name, part.week, part.weeks, part.opens)) for week, of, part in found] == [
        (1, 4, ("Base", 1, 2, True)),
        (2, 4, ("Base", 2, 2, False)),
        (3, 4, ("Peak", 1, 2, True)),
        (4, 4, ("Peak", 2, 2, False)),
    ]


def test_the_first_week_that_is_printed_opens_its_phase(sheets: Sheets) -> None:
    found = sheets(PHASES, weeks=(2, 4))
    assert [sheet.phase.opens for sheet in found if sheet.phase] == [True, True]


def phase(exercises: str) -> str:
    return f"phases: [{{name: P, weeks: 1, sessions: [{{name: A, {exercises}}}]}}]"


FAULTS = [
    ("weeks: 2\nschedule: [[A, ↓C]]\n" + AB, "no session “C”", "one of: A, B"),
    ("weeks: 2\nschedule: ↓A\n" + AB, "a schedule is a list", "[[A, B, A]"),
    ("weeks: 2\nschedule: ↓[A, [B]]\n" + AB, "not both", "[[A, B, A]"),
    ("weeks: 2\nschedule: ↓[[A, B], []]\n" + AB, "is empty", "[[A, B, A]"),
    ("weeks: 3\nschedule: ↓{1-2: [A, B]}\n" + AB, "nothing for week 3", "name every week"),
    ("weeks: 1\ndays: ↓[Mon]\nschedule: [[A, B]]\n" + AB, "“days” names 1", "as many days"),
    ("weeks: 1\ndays: ↓[Mon, Monday]\n" + AB, "named twice", "each day once"),
    ("weeks: 1\nschedule: ↓{Mon: A, Monday: B}\n" + AB, "has “Monday” twice", "write one"),
    ("weeks: 1\n↓days: [Mon]\nschedule: {Mon: [A, B]}\n" + AB, "names the days already", "remove “days”"),
    (f"weeks: 1\ndays: [Mon]\nsessions: [{{name: A, ↓day: Mon, {DO}}}]", "says the day already", "remove “day”"),
    (f"weeks: 2\ndays: [Mon]\nsessions: [{{name: A, ↓weeks: 1, {DO}}}]", "says the weeks already", "remove “weeks”"),
    (f"weeks: 2\nsessions: [{{name: A, weeks: ↓1-3, {DO}}}]", "the program has 2", "mend"),
    (f"weeks: 1\nschedule: ↓[A, A]\nsessions: [{{name: A, day: Mon, {DO}}}]", "2 times in week 1", "days"),
    ("weeks: 1\nschedule: [A, B]\n" + AB.replace("]\n", ", {rest: ↓Walk}]\n"), "on which day", "add “day:”"),
    (f"schedule: [A]\n↓weeks: 1\n{phase(DO)}", "beside “phases”", "move “weeks”"),
    (f"defaults: {{↓rest: [60s]}}\n{phase(DO)}", "all phases share", "of each phase"),
    (phase("exercises: [{exercise: squat, do: ↓[3x5, 3x3]}]"), "2 values for 1 week", "one per week"),
    (phase("exercises: [{exercise: squat, do: {↓2: 3x5}}]"), "the phase has 1", "mend"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS)
def test_what_cannot_be_is_said_at_its_place_with_a_cure(
    findings: Findings, text: str, message: str, hint: str
) -> None:
    text, expected = marked_place(f"title: T\n{text}")
    problem = next(found for found in findings(text) if place(found) == expected)
    assert message in problem.message
    assert hint in problem.hint


def test_a_session_that_the_schedule_forgets_is_a_warning(findings: Findings) -> None:
    problem = one(findings(f"title: T\nweeks: 1\nschedule: [A]\n{AB}"))
    assert (problem.severity, problem.message) == ("warning", "“B” is in no week of the schedule")


@pytest.mark.parametrize("missing", ["weeks", "sessions"])
def test_a_program_without_phases_needs_weeks_and_sessions(findings: Findings, missing: str) -> None:
    parts = {"weeks": "weeks: 1\n", "sessions": AB}
    problem = one(findings("title: T\n" + "".join(text for name, text in parts.items() if name != missing)))
    assert problem.message == f"“{missing}” is missing"


def test_what_must_be_true_before_the_next_phase_is_on_its_sheets(sheets: Sheets) -> None:
    phases = f"[{{name: One, weeks: 1, move_on: [No limp, 20 raises], sessions: [{{name: A, {DO}}}]}}, "
    phases += f"{{name: Two, weeks: 1, sessions: [{{name: A, {DO}}}]}}]"
    found = [sheet.phase.move_on for sheet in sheets(f"title: T\nphases: {phases}") if sheet.phase]
    assert found == [("No limp", "20 raises"), ()]


# Weeks as a map


def labels(found: Sequence[Sheet]) -> list[str]:
    return [spaced(sheet.label) for sheet in found]


def test_weeks_may_be_a_map(sheets: Sheets) -> None:
    found = sheets(f"title: T\nweeks: {{1-2: Build, 4: Deload, 3: {{label: Peak, note: Sleep.}}}}\n{AB}")
    assert labels(found) == ["Build", "Build", "Peak", "Deload"]
    assert [sheet.deload for sheet in found] == [False, False, False, True]
    assert [sheet.week_note for sheet in found] == ["", "", "Sleep.", ""]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{1-2: Build, ↓2-3: Peak}", "week 2 stands here twice"),
        ("{1: Build, ↓build: Peak}", "does not name weeks"),
        ("{1: Build, ↓0: Peak}", "does not name weeks"),
        ("↓{1: Build, 3: Peak}", "nothing is said of week 2"),
        ("↓{2: Build}", "nothing is said of week 1"),
        ("{1: Build, 2: {label: x, ↓lable: y}}", "there is no field “lable” here"),
    ],
)
def test_a_map_of_weeks_names_each_week_once(findings: Findings, written: str, message: str) -> None:
    text, where = marked_place(f"title: T\nweeks: {written}\n{AB}")
    problem = one(findings(text))
    assert message in problem.message.casefold()
    assert place(problem) == where


@pytest.mark.parametrize("weeks", ["[{0}, {0}]", "{{1-2: {0}}}"])
def test_weeks_that_all_have_sessions_need_no_others(sheets: Sheets, weeks: str) -> None:
    own = f"{{label: Test, sessions: [{{name: A, {DO}}}]}}"
    found = sheets(f"title: T\nweeks: {weeks.format(own)}\n")
    assert [days(sheet) for sheet in found] == [["A"], ["A"]]


def test_a_week_without_sessions_needs_those_of_the_program(findings: Findings) -> None:
    own = f"{{label: Test, sessions: [{{name: A, {DO}}}]}}"
    assert "“sessions” is missing" in one(findings(f"title: T\nweeks: [{own}, Base]\n")).message


def test_phases_whose_weeks_have_sessions_need_no_others(sheets: Sheets) -> None:
    own = f"{{label: Test, sessions: [{{name: A, {DO}}}]}}"
    found = sheets(f"title: T\nphases: [{{name: P, weeks: [{own}]}}, {{name: Q, weeks: 1, {AB.strip()}}}]\n")
    assert [days(sheet) for sheet in found] == [["A"], ["A", "B"]]


# A value that YAML tears apart at its commas


@pytest.mark.parametrize(
    "torn",
    ["3x10 @ RPE 7, ↓8, 9", "3x5 @ 80kg, ↓85, 90", "3x5 @ 70%, ↓75, 80", "3x30s, ↓40s, 50s", "3x10, 4x10, ↓12"],
)
def test_targets_of_sets_that_yaml_takes_for_weeks_are_told(findings: Findings, torn: str) -> None:
    text, where = marked_place(
        f"title: T\nweeks: 3\nsessions: [{{name: A, exercises: [{{exercise: squat, do: [{torn}]}}]}}]\n"
    )
    problem = one(findings(text))
    assert "a list in [ ] has a value for each week" in problem.message
    assert place(problem) == where


def test_a_list_of_reps_for_each_week_is_no_such(sheets: Sheets) -> None:
    sheets(
        "title: T\nweeks: 3\nsessions: [{name: A, exercises: [{emom: 10 min, "
        "exercises: [{exercise: squat, do: [8, 10, 12]}]}]}]\n"
    )
    sheets(
        "title: T\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: squat, do: ['3x10 @ RPE 7, 8, 9', 3x8]}]}]\n"
    )


@pytest.mark.parametrize("weeks", ["'10 min, rest 3 min walk, 10 min', 25 min", "3x5 min, 20 min", "2x2 km, 5 km"])
def test_a_long_run_alone_is_a_week_of_its_own(sheets: Sheets, weeks: str) -> None:
    sheets(f"title: T\nweeks: 2\nsessions: [{{name: A, exercises: [{{exercise: squat, do: [{weeks}]}}]}}]\n")


def test_a_rest_alone_behind_a_rest_is_told(findings: Findings) -> None:
    text = "title: T\nweeks: 2\nsessions: [{name: A, exercises: [{exercise: squat, do: [3x10 rest 2 min, 3 min]}]}]\n"
    assert "there is only “3 min”" in one(findings(text)).message
