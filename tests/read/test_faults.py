"""Faults: what is wrong with a program or an exercise, in a coach's words, under the right character."""

from __future__ import annotations

from itertools import combinations

import pytest
from conftest import BASICS, Findings, Gym, marked, one, place
from hypothesis import given, settings
from hypothesis import strategies as st

PROGRAM = """\
title: Block
weeks: 4
units: kg
sessions:
  - name: Monday
    exercises:
      - exercise: squat
        do: 3x10
      - exercise: split-squat
        do: 3x8
        rest: 90s
"""


def changed(old: str, new: str) -> str:
    """The program above with one part written differently."""
    assert PROGRAM.count(old) == 1, old
    return PROGRAM.replace(old, new)


FAULTS = [
    # what, old, new with ↓ at the place, message, part of the hint
    ("unknown field", "units: kg", "↓unit: kg", "there is no field “unit” here", "did you mean units"),
    (
        "unknown field of a session",
        "    exercises",
        "    ↓warmup: []\n    exercises",
        "there is no field “warmup” here",
        "warm_up",
    ),
    ("unknown field of an entry", "rest: 90s", "↓rests: 90s", "there is no field “rests” here", "rest"),
    ("unknown field far off", "rest: 90s", "↓qqq: 1", "there is no field “qqq” here", ""),
    ("bad word", "units: kg", "units: ↓stone", "“units” cannot be “stone”", "one of: kg, lb"),
    ("missing title", "title: Block\n", "↓", "“title” is missing", "title:"),
    ("missing weeks", "title: Block\nweeks: 4\n", "↓title: Block\n", "“weeks” is missing", "weeks:"),
    ("missing name", "- name: Monday\n    ", "- ↓", "“name” is missing", "name:"),
    ("missing exercise", "- exercise: squat\n        do: 3x10", "- ↓do: 3x10", "“exercise” is missing", "exercise:"),
    ("misspelt title", "title: Block", "↓titel: Block", "there is no field “titel” here", "did you mean title?"),
    ("misspelt sessions", "sessions:", "↓sesions:", "there is no field “sesions” here", "did you mean sessions?"),
    ("misspelt exercise", "exercise: squat", "↓exercize: squat", "there is no field “exercize” here", "exercise?"),
    ("misspelt name", "name: Monday", "↓nane: Monday", "there is no field “nane” here", "did you mean name?"),
    ("empty title", "title: Block", "title: ↓''", "“title” is empty", ""),
    ("empty session name", "name: Monday", "name: ↓''", "“name” is empty", ""),
    ("list instead of text", "title: Block", "title: ↓[Block]", "“title” must be one text", "quotes"),
    ("list instead of a reference", "exercise: squat", "exercise: ↓[squat]", "“exercise” must be one text", ""),
    ("map instead of text", "title: Block", "title: ↓{a: b}", "“title” must be one text", "quotes"),
    ("map in a list of tips", "rest: 90s", "tips: [↓[a]]", "each of “tips” must be", "text: "),
    ("text instead of a list", "rest: 90s", "tips: ↓Push", "“tips” must be a list", "- "),
    ("text instead of a map", "rest: 90s", "extra_set: ↓weak", "“extra_set” must be a set of “field: value” lines", ""),
    (
        "text instead of an entry",
        "- exercise: squat\n        do: 3x10",
        "- ↓squat 3x10",
        "each of “exercises” must be",
        "exercise: ",
    ),
    ("no weeks at all", "weeks: 4", "weeks: ↓0", "“weeks”", "1"),
    ("too many weeks", "weeks: 4", "weeks: ↓200", "“weeks”", "104"),
    ("weeks in words", "weeks: 4", "weeks: ↓four", "“weeks”", ""),
    ("no number", "do: 3x8", "sets: ↓three\n        reps: 8", "“sets”: “three” is no number", "figures"),
    ("half a number", "do: 3x8", "sets: ↓3.5\n        reps: 8", "“sets”: “3.5” is no number", "figures"),
    (
        "no whole number",
        "- name: Monday",
        "- name: Monday\n    times: ↓2.5",
        "“times” must be a number, not “2.5”",
        "figures",
    ),
    ("number out of range", "units: kg", "rounding: ↓0", "“rounding” is 0", "at least 0.01"),
    ("not yes or no", "weeks: 4", "weeks: [{deload: ↓maybe}, b, c, d]", "“deload” must be yes or no", "true or false"),
    ("its name", "units: kg", "language: ↓German", "“language” cannot be “German”", "write de"),
    ("no language", "units: kg", "language: ↓english!", "“language” cannot be “english!”", "en-GB"),
    ("no link", "rest: 90s", "video: ↓youtube", "“video”: a link starts with https:// or http://", "browser"),
    ("a script", "rest: 90s", "video: ↓javascript:alert(1)", "“video”: a link starts with https:// or http://", ""),
    ("a link to nowhere", "rest: 90s", "video: ↓https://", "“video”: this is no address", "browser"),
    ("a link with a gap", "rest: 90s", "video: ↓https://a.example/b c", "“video”: this is no address", "browser"),
    (
        "a link of pages",
        "rest: 90s",
        f"video: ↓https://a.example/{'x' * 300}",
        "a link of 318 characters",
        "short link",
    ),
    (
        "superset of one",
        "- exercise: squat\n        do: 3x10",
        "- superset: ↓[{exercise: squat, do: 3x10}]",
        "“superset”",
        "2",
    ),
    (
        "circuit without rounds",
        "- exercise: squat\n        do: 3x10",
        "- ↓circuit: [{exercise: squat, do: 10}]",
        "“rounds” is missing",
        "",
    ),
    ("no exercises", "    exercises:\n", "    exercises: ↓[]\n    note: |\n", "“exercises” is empty", ""),
    ("week key", "do: 3x8", "do: {1: 3x8, ↓last: 3x5}", "“last” does not name weeks", "1, 1-3 or 1-2,4"),
    ("backward week key", "do: 3x8", "do: {1: 3x8, ↓4-2: 3x5}", "“4-2” does not name weeks", "1, 1-3 or 1-2,4"),
    ("week nought", "do: 3x8", "do: {↓0: 3x8}", "“0” does not name weeks", "1, 1-3 or 1-2,4"),
    # shorthand: the caret stands under the character that cannot be read
    ("shorthand", "do: 3x8", "do: 3x8↓/knee", "“do”: “/knee” cannot be read here", "3x10/leg"),
    ("shorthand in quotes", "do: 3x8", "do: '3x8↓/knee'", "“do”: “/knee” cannot be read here", ""),
    ("shorthand in a list", "do: 3x8", "do: [3x8, 3x8, 3x8↓/knee, 3x8]", "“do”: “/knee” cannot be read here", ""),
    ("quotes in a list", "do: 3x8", 'do: [3x8, "3x8↓/knee", 3x8, 3x8]', "“do”: “/knee” cannot be read here", ""),
    (
        "items on lines",
        "do: 3x8",
        "do:\n          - 3x8\n          - 3x8↓/knee\n          - 3x8\n          - 3x8",
        "“do”: “/knee”",
        "",
    ),
    ("shorthand in a map", "do: 3x8", "do: {1-2: 3x8, 3-4: 3x8↓/knee}", "“do”: “/knee” cannot be read here", ""),
    (
        "map on lines",
        "do: 3x8",
        "do:\n          1-2: 3x8\n          3-4: 3x8↓/knee",
        "“do”: “/knee” cannot be read here",
        "",
    ),
    ("second group", "do: 3x8", "do: 3x8, 2x↓-", "“do”: “-” is not a number of reps", ""),
    ("rest", "rest: 90s", "rest: ↓90", "“rest”: “90” has no unit that is known", "90s for seconds or 90 min"),
    ("tempo", "rest: 90s", "tempo: ↓3-0", "“tempo”: a tempo has three or four figures", "eccentric"),
    ("load", "rest: 90s", "load: ↓heavy", "“load”: “heavy” is not a load", "RPE 8"),
    ("reps", "rest: 90s", "reps: ↓ten", "“reps”: “ten” is not a number of reps", ""),
    ("a list in a list", "do: 3x8", "do: [3x8, ↓[3x8], 3x8, 3x8]", "“do” must be one text", ""),
    ("a maximum", "units: kg", "maxes: {squat: ↓heavy}", "“squat”: a maximum is a weight, not “heavy”", ""),
    # what is found only once the parts are put together
    ("curly quotes", "do: 3x10", "do: ↓“3x10”", "“do”: ““3x10”” is not a number of reps", "these are curly quotes"),
    ("curly quotes of a name", "exercise: squat", "exercise: ↓‘squat’", "the library has no exercise", "curly quotes"),
    (
        "a name as a field",
        "- exercise: squat\n        do: 3x10",
        "- ↓Squat: 3x5",
        "no field “Squat”",
        "exercise: Squat, do: 3x5",
    ),
    ("weight", "rest: 90s", "↓weight: 60", "there is no field “weight” here", "load: 60kg"),
    ("a pause after the load", "do: 3x10", "do: cluster 4x2+2 @ 90% ↓20s", "before the “@”", "cluster 4x2+2 20s @ 90%"),
    ("unknown exercise", "exercise: squat", "exercise: ↓squad", "the library has no exercise “squad”", "squat"),
    ("unknown maximum", "units: kg", "maxes: {↓deadlift: 100kg}", "the library has no exercise “deadlift”", ""),
    ("maximum in percent", "units: kg", "maxes: {squat: ↓75%}", "a maximum is a weight, not “75%”", "100kg"),
    ("maximum as a range", "units: kg", "maxes: {squat: ↓100-120kg}", "a maximum is", "100kg"),
    ("maximum twice", "units: kg", "maxes: {squat: 100kg, ↓Squat: 110kg}", "", ""),
    ("unknown lift", "rest: 90s", "load: ↓55% of deadlift", "the library has no exercise “deadlift”", ""),
    ("unknown lift in a group", "do: 3x8", "do: ↓3x8 @ 55% of deadlift", "the library has no exercise “deadlift”", ""),
    ("too few values", "do: 3x8", "do: ↓[3x8, 3x8, 3x8]", "“do” has 3 values for 4 weeks", "one per week"),
    (
        "too many values",
        "do: 3x8",
        "load: ↓[1kg, 1kg, 1kg, 1kg, 1kg]\n        do: 3x8",
        "“load” has 5 values for 4 weeks",
        "",
    ),
    (
        "week beyond the end",
        "do: 3x8",
        "do: {1-2: 3x8, ↓3-9: 3x5}",
        "“do” speaks of week 5, but the program has 4",
        "weeks",
    ),
    ("week given twice", "do: 3x8", "do: {1-2: 3x8, ↓2-4: 3x5}", "“do” gives week 2 two values", "overlap"),
    (
        "no sets",
        "do: 3x8",
        "sets: ↓0\n        reps: 8",
        "“sets”: 0 is not a number that can be done",
        "such as 3 or 2-3",
    ),
    (
        "no sets in one week",
        "do: 3x8",
        "sets: [3, 3, ↓0, 3]\n        reps: 8",
        "“sets”: 0 is not a number that can be done",
        "such as 3 or 2-3",
    ),
    (
        "extra set beyond the end",
        "rest: 90s",
        "extra_set: {weeks: ↓6}",
        "“weeks” names week 6, but the program has 4",
        "",
    ),
    (
        "extra set for both sides",
        "do: 3x10",
        "do: 3x10\n        extra_set: ↓{side: left}",
        "“squat” trains both sides",
        "sides: each",
    ),
    (
        "nothing to do",
        "exercise: split-squat\n        do: 3x8",
        "exercise: ↓split-squat",
        "nothing says what to do of",
        "do:",
    ),
    (
        "only sets",
        "exercise: split-squat\n        do: 3x8",
        "exercise: ↓split-squat\n        sets: 3",
        "nothing says what to do of",
        "do:",
    ),
    ("do and sets", "do: 3x8", "do: 3x8\n        ↓sets: 5", "", ""),
    (
        "day and days",
        "- name: Monday",
        "- name: Monday\n    day: Mon\n    days: ↓[Tue]",
        "“day” and “days” are both given",
        "days",
    ),
    ("nothing to drop", "rest: 90s", "drop_tips: [↓Breathe]", "“Breathe” is none of the 0 lines", ""),
]


def fault_cases() -> list[object]:
    return [pytest.param(*case[1:], id=case[0]) for case in FAULTS]


@pytest.mark.parametrize(("old", "new", "message", "hint"), fault_cases())
def test_one_mistake_is_one_problem_at_its_place(
    findings: Findings, old: str, new: str, message: str, hint: str
) -> None:
    text, expected = marked(changed(old, new))
    problem = one(findings(text))
    assert place(problem) == expected, problem.render()
    assert message in problem.message
    assert hint in problem.hint, problem.render()


def test_a_field_that_belongs_elsewhere_is_not_cured_by_itself(findings: Findings) -> None:
    """“exercise” beside “superset” must not be answered with “did you mean exercise?”."""
    new = "- superset: [{exercise: squat, do: 3x10}, {exercise: squat, do: 3x10}]\n        ↓exercise: squat"
    text, expected = marked(changed("- exercise: squat\n        do: 3x10", new))
    problem = one(findings(text))
    assert place(problem) == expected
    assert "did you mean exercise?" not in problem.hint


def test_a_superset_of_one_is_not_called_empty(findings: Findings) -> None:
    new = "- superset: [{exercise: squat, do: 3x10}]"
    problem = one(findings(changed("- exercise: squat\n        do: 3x10", new)))
    assert "empty" not in problem.message


def test_a_second_unknown_lift_in_a_list_is_told_where_it_stands(findings: Findings) -> None:
    """A list on lines of its own has one line per week; the line that is told must be the wrong one."""
    new = "load:\n          - 60% of squat\n          - ↓60% of squad\n          - 60kg\n          - 60kg"
    text, expected = marked(changed("rest: 90s", new))
    assert place(one(findings(text))) == expected


def test_a_fault_in_an_exercise_file_is_told_in_that_file(findings: Findings) -> None:
    problem = one(findings(PROGRAM, {**BASICS, "squat": "name: Squat\nsides: two\n"}))
    assert place(problem) == (2, 8)
    assert problem.render().splitlines()[0].endswith("exercises/squat.yaml:2:8: error: “sides” cannot be “two”")
    assert problem.hint == "one of: both, each, alternating"


def test_an_exercise_without_a_name_is_told_once_however_often_it_is_used(findings: Findings) -> None:
    text = changed("exercise: split-squat", "exercise: squat")
    assert "“name” is missing" in one(findings(text, {**BASICS, "squat": "summary: Sit down."})).message


def test_a_problem_shows_the_line_a_caret_and_the_cure(findings: Findings) -> None:
    rendered = one(findings(changed("do: 3x8", "do: [3x8, 3x8 @ heavy, 3x8, 3x8]"))).render().splitlines()
    assert rendered[0].endswith("program.yaml:10:25: error: “do”: “heavy” is not a load")
    assert rendered[1] == "  |         do: [3x8, 3x8 @ heavy, 3x8, 3x8]"
    assert rendered[2].index("^") == rendered[1].index("heavy")
    assert rendered[3].startswith("  help: ")


def test_problems_come_in_the_order_of_the_file(findings: Findings) -> None:
    text = PROGRAM.replace("3x8", "3x").replace("units: kg", "units: stone").replace(": squat", ": squad")
    assert [place(problem)[0] for problem in findings(text)] == [3, 7, 10]


INDEPENDENT = [
    ("units: kg", "units: stone"),
    ("title: Block", "titel: Block"),
    ("- name: Monday\n    ", "- "),
    ("exercise: squat", "exercise: squad"),
    ("do: 3x10", "do: [3x10, 3x10]"),
    ("do: 3x8", "do: 3x8/knee"),
    ("rest: 90s", "rest: 90"),
]


@pytest.mark.parametrize(("first", "second"), [*combinations(INDEPENDENT, 2)])
def test_two_mistakes_are_told_in_one_run(findings: Findings, first: tuple[str, str], second: tuple[str, str]) -> None:
    """No mistake hides another one: reading, checking and merging all report in the same run."""
    (alone,) = findings(changed(*first))
    (other,) = findings(changed(*second))
    together = findings(changed(*first).replace(*second))
    assert {problem.message for problem in together} == {alone.message, other.message}


HIDING = [
    ("an unnamed session", "  - exercises: [{exercise: squad, do: 3x10}]", "“name” is missing"),
    (
        "a circuit without rounds",
        "  - {name: A, exercises: [{circuit: [{exercise: squad, do: 10}]}]}",
        "“rounds” is missing",
    ),
    ("a superset of one", "  - {name: A, exercises: [{superset: [{exercise: squad, do: 10}]}]}", "“superset”"),
    ("a misspelt name", "  - {nane: A, exercises: [{exercise: squad, do: 10}]}", "there is no field “nane” here"),
    ("a bad warm-up", "  - {name: A, warm_up: x, exercises: [{exercise: squad, do: 10}]}", "“warm_up” must be a list"),
]


@pytest.mark.parametrize(("session", "message"), [case[1:] for case in HIDING], ids=[case[0] for case in HIDING])
def test_what_stands_inside_something_faulty_is_still_checked(findings: Findings, session: str, message: str) -> None:
    found = [problem.message for problem in findings(f"title: T\nweeks: 1\nsessions:\n{session}\n")]
    assert "the library has no exercise “squad”" in found
    assert any(message in said for said in found)
    assert len(found) == 2


@pytest.mark.parametrize("weeks", ["", "weeks: four\n", "weeks: 200\n", "weks: 4\n"])
def test_exercises_are_looked_up_even_when_the_weeks_are_wrong(findings: Findings, weeks: str) -> None:
    text = f"title: T\n{weeks}sessions:\n  - {{name: A, exercises: [{{exercise: squad, do: 3x10}}]}}\n"
    found = [problem.message for problem in findings(text)]
    assert "the library has no exercise “squad”" in found
    assert len(found) == 2


def test_faults_far_down_a_list_hide_nothing(findings: Findings) -> None:
    """Two faulty entries, the tenth and the eleventh, do not take their neighbour with them."""
    good = "      - {exercise: squat, do: 3x5}\n"
    text = f"title: T\nweeks: 1\nsessions:\n  - name: A\n    exercises:\n{good * 9}"
    text += "      - {do: 3x5}\n" * 2 + "      - {exercise: squad, do: 3x5}\n" + good
    assert [(place(problem)[0], problem.message) for problem in findings(text)] == [
        (15, "“exercise” is missing"),
        (16, "“exercise” is missing"),
        (17, "the library has no exercise “squad”"),
    ]


EVERYTHING = """\
title: T
goal: G
language: en
weeks: 2
units: kg
rounding: 2.5
weak_side: left
maxes: {squat: 100kg}
note: N
defaults:
  rest: 60s
  drop_tips: []
sessions:
  - name: A
    day: Monday
    warm_up: [5 min bike]
    note: N
    exercises:
      - exercise: split-squat
        do: 3x10
        tempo: top 2s
        load: 50% of squat
        add_tips: [a]
        phases: {concentric: up}
        extra_set: {side: weak, weeks: 1}
        note: N
      - superset:
          - exercise: squat
            sets: 3
            reps: 8
          - exercise: bench-press
            do: [3x10, 3x8]
        rest: 60s
      - circuit:
          - exercise: step-up
            do: 10
        rounds: 3
"""
VALUES = st.sampled_from(
    [
        *(
            "",
            "-",
            "~",
            "none",
            "0",
            "-1",
            "1.5",
            "nan",
            "1e400",
            "x",
            "3x10",
            "10/leg",
            "50%",
            "top 2s",
            "''",
            "\u2028",
        ),
        *("[]", "{}", "[a]", "[[a]]", "[{a: b}]", "{a: b}", "{1: 3x10}", "{2: [a]}", "[3x10, -]", "9" * 5000),
    ]
)


@settings(deadline=None, max_examples=150)
@given(changes=st.dictionaries(st.integers(0, EVERYTHING.count("\n") - 1), VALUES, max_size=4))
def test_whatever_is_written_for_a_value_is_merged_or_told(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[int, str]
) -> None:
    """Wrong values in any places: problems with places, never an exception; right ones: a sheet for every week."""
    lines = EVERYTHING.splitlines()
    for number, value in changes.items():
        head, colon, _ = lines[number].partition(":")
        lines[number] = f"{head}{colon} {value}"
    gym = Gym(tmp_path_factory.getbasetemp())
    found = gym.merged("\n".join(lines) + "\n", BASICS, None)
    assert bool(found) == (not gym.docket.errors)
    assert all(problem.render() for problem in gym.docket)


def test_a_sound_program_has_no_problems(findings: Findings) -> None:
    assert findings(PROGRAM) == []
    assert findings(EVERYTHING) == []


def test_a_comma_inside_braces_is_explained(findings: Findings) -> None:
    problem = one(findings(changed("weeks: 4", "weeks: [{label: A, note: slow, and clean}, B, C, D]")))
    assert "“and clean”" in problem.message
    assert "quotes" in problem.hint


def test_a_misspelt_prescription_is_one_problem(findings: Findings) -> None:
    """“doo” means “do”; that “do” is then missing is not said as well."""
    assert "did you mean do?" in one(findings(changed("do: 3x8", "doo: 3x8"))).hint


def test_a_field_that_begins_with_a_figure_is_named(findings: Findings) -> None:
    text = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: squat, do: 3x21, note: 7 low, 7 high}]}]"
    problem = one(findings(text, {"squat": "{name: Squat}"}))
    assert problem.message == "there is no field “7 high” here"
    assert "comma" in problem.hint


def test_a_week_named_by_its_label_is_told_with_its_number(findings: Findings) -> None:
    text = PROGRAM.replace("weeks: 4", "weeks: [Base, Volume, {label: Volume}, Deload]")
    base, volume = findings(text.replace("do: 3x10", "do: {Base: 3x10, volume: 4x10, 4: 2x10}"))
    assert base.hint == "the keys of this map are numbers of weeks: write 1 for “Base”"
    assert volume.hint.endswith("write 2,3 for “volume”")


def test_a_week_of_a_phase_named_by_its_label_is_told_with_its_number(findings: Findings) -> None:
    phase = "{name: P, weeks: [Load, Deload], sessions: [{name: A, exercises: [{exercise: squat, do: {Deload: 2x5}}]}]}"
    problem = one(findings(f"title: T\nphases: [{phase}]\n"))
    assert problem.hint.endswith("write 2 for “Deload”")


def test_an_unknown_exercise_that_names_a_kind_is_told_with_some_of_the_kind(findings: Findings) -> None:
    rows = {name: f"name: {name}" for name in ("rowing-machine", "cable-row", "t-bar-row", "seated-cable-row")}
    problem = one(findings(PROGRAM.replace("exercise: squat", "exercise: rows"), {**BASICS, **rows}))
    assert problem.hint.startswith("did you mean cable-row, t-bar-row or seated-cable-row")
