"""What is written is what is printed: rests and tempos of some sets, efforts beside loads, what is not lifted, what is held."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import saying
from conftest import Findings, Sheets, one

from programprint.export import as_markdown
from programprint.merge.sheet import Entry

Build = Callable[..., Entry]
EXERCISES = {
    "squat": "{name: Squat, pattern: squat, equipment: [barbell], tempo: 2-0-1-1, rest: 2 min}",
    "push-up": "{name: Push-up, pattern: push, load: bodyweight}",
    "heel-drop": "{name: Heel drop, pattern: calf, load: bodyweight}",
    "plank": "{name: Plank, pattern: trunk, counted_in: seconds, load: bodyweight}",
    "sprint": "{name: Sprint, pattern: sprint, load: bodyweight}",
    "run": "{name: Run, pattern: conditioning, load: bodyweight}",
    "sled-push": "{name: Sled push, pattern: sprint, equipment: [sled]}",
}


def program(*entries: str, head: str = "") -> str:
    lines = ["title: T", "weeks: 1", head, "sessions:", "  - name: A", "    day: Monday", "    exercises:"]
    return "\n".join([*lines, *(f"      - {entry}" for entry in entries)])


@pytest.fixture
def entry(sheets: Sheets) -> Build:
    """``entry("{exercise: squat, do: 3x5}", head="…")``: the one exercise of a program."""

    def build(text: str, head: str = "") -> Entry:
        (sheet,) = sheets(program(text, head=head), exercises=EXERCISES)
        return sheet.sessions[0].blocks[0].entries[0]

    return build


def test_a_rest_of_some_sets_stands_with_them_and_no_other_contradicts_it(entry: Build, sheets: Sheets) -> None:
    text = "{exercise: squat, do: '3x5 @ 80kg rest 3 min, 1x20 @ 60kg rest 90s'}"
    found = entry(text, head="defaults: {rest: 2 min}")
    assert saying.rest(found) == ""
    assert [how for _, how in saying.prescription(found)] == ["80 kg, rest 3 min", "60 kg, rest 90 s"]
    rows = [saying.target(found, line)[2] for line in found.sets]
    assert rows == ["rest 3 min", "", "", "rest 90 s"]
    printed = as_markdown(sheets(program(text, head="defaults: {rest: 2 min}"), exercises=EXERCISES))
    assert "3 × 5 @ 80 kg, rest 3 min; 1 × 20 @ 60 kg, rest 90 s" in printed.replace("\N{NO-BREAK SPACE}", " ")
    assert "2 min" not in printed.replace("\N{NO-BREAK SPACE}", " ")


def test_a_rest_of_some_sets_is_not_that_of_the_others(entry: Build) -> None:
    found = entry("{exercise: squat, do: '3x5 @ 80kg rest 3 min, 1x20 @ 60kg'}")
    assert saying.rest(found) == ""
    assert [how for _, how in saying.prescription(found)] == ["80 kg, rest 3 min", "60 kg"]


def test_a_rest_of_some_sets_leaves_the_others_that_is_asked_for(entry: Build) -> None:
    found = entry("{exercise: squat, do: '3x5 @ 80kg rest 3 min, 1x20 @ 60kg', rest: 2 min}")
    assert [how for _, how in saying.prescription(found)] == ["80 kg, rest 3 min", "60 kg, rest 2 min"]


def test_a_pause_in_each_rep_is_one_in_the_usual_tempo_and_counts_as_tension(entry: Build) -> None:
    found = entry("{exercise: squat, do: 2x10 hold 3s, tempo: usual}")
    assert saying.tempo(found)[0] == "2-0-1-3"
    assert found.tension == 60


@pytest.mark.parametrize(
    ("do", "tempo", "groups"),
    [
        ("3x5 tempo 31X0", "3-1-X-0", [""]),
        ("3x10, 1x10 hold 10s", "", ["tempo 2-0-1-1", "tempo 2-0-1-10"]),
        ("3x10, 1x10 tempo 31X0", "", ["tempo 2-0-1-1", "tempo 3-1-X-0"]),
        ("3x10 hold 3s, 1x10 hold 5s", "", ["tempo 2-0-1-3", "tempo 2-0-1-5"]),
        ("3x10", "2-0-1-1", [""]),
    ],
)
def test_a_tempo_of_some_sets_is_not_contradicted(entry: Build, do: str, tempo: str, groups: list[str]) -> None:
    found = entry(f"{{exercise: squat, do: '{do}', tempo: usual}}")
    assert (saying.tempo(found)[0], [how for _, how in saying.prescription(found)]) == (tempo, groups)


def test_a_number_for_left_and_right_says_nothing_of_which_comes_first(entry: Build) -> None:
    found = entry("{exercise: squat, sides: each, do: '15 left, 22 right'}")
    assert (saying.by_sides(found), found.sets[0].sides) == ("", ("L", "R"))
    assert saying.by_sides(entry("{exercise: squat, sides: each, do: '15L/22R', first: right}")) == "right first"


def test_a_hold_after_the_reps_is_said_and_counts_as_tension(entry: Build) -> None:
    found = entry("{exercise: squat, do: 3x10 + 10s hold, tempo: usual}")
    assert saying.prescription(found) == [("3 × (10 + 10 s hold)", "")]
    assert found.tension == 50


def test_an_effort_in_do_goes_with_the_load_of_defaults(entry: Build) -> None:
    found = entry("{exercise: squat, do: 3x5 @ 2 RIR}", head="defaults: {load: 60kg}")
    assert saying.load(found)[0] == "60 kg, RIR 2"


@pytest.mark.parametrize(
    ("do", "load"),
    [
        ("3x5 @ 60kg", ("60 kg, RPE 8", "")),
        ("3x5 @ 75%", ("75 %", "of your maximum, RPE 8")),
        ("3x5 @ 60kg @ RPE 7", ("60 kg, RPE 7", "")),
        ("3x30s @ 20kg", ("20 kg", "")),
    ],
)
def test_a_load_in_do_goes_with_the_effort_of_defaults(entry: Build, do: str, load: tuple[str, str]) -> None:
    assert saying.load(entry(f"{{exercise: squat, do: {do}}}", head="defaults: {load: RPE 8}")) == load


def test_an_effort_in_do_goes_with_the_load_beside_it(entry: Build) -> None:
    assert saying.load(entry("{exercise: squat, do: 3x5 @ RPE 8, load: 60kg}"))[0] == "60 kg, RPE 8"


def test_two_loads_are_still_one_too_many(findings: Findings) -> None:
    found = one(findings(program("{exercise: squat, do: 3x5 @ 80kg, load: 60kg}"), exercises=EXERCISES))
    assert found.message == "“do” says the load already"


@pytest.mark.parametrize(
    "text", ["{exercise: heel-drop, do: 3x15, load: pain <= 2}", "{exercise: heel-drop, do: 3x15 @ pain <= 2}"]
)
def test_how_much_pain_is_allowed_opens_no_cell_for_a_load(entry: Build, text: str) -> None:
    found = entry(text)
    assert (found.load_unit, saying.load(found)[0]) == ("", "pain ≤ 2/10")


def test_a_weight_that_comes_with_progress_has_its_cell(entry: Build) -> None:
    found = entry("{exercise: heel-drop, do: 3x15 @ pain <= 5, progress: +5kg when pain is 3 or less}")
    assert found.load_unit == "kg"


@pytest.mark.parametrize("do", ["5x30m @ 90%", "5x30m @ 90% rest 2 min"])
@pytest.mark.parametrize("exercise", ["sprint", "run"])
def test_a_share_of_a_run_is_one_of_an_effort(entry: Build, exercise: str, do: str) -> None:
    found = entry(f"{{exercise: {exercise}, do: {do}}}")
    assert (found.load_unit, saying.load(found)[0]) == ("", "90 % effort")


def test_a_share_of_what_is_pushed_is_one_of_a_maximum(entry: Build) -> None:
    assert "maximum" in " ".join(saying.load(entry("{exercise: sled-push, do: 5x20m @ 75%}")))


def test_a_load_of_defaults_is_not_meant_for_a_run(entry: Build) -> None:
    assert saying.load(entry("{exercise: run, do: 20 min easy}", head="defaults: {load: 60kg}"))[0] == "easy"


@pytest.mark.parametrize(
    ("text", "tempo"),
    [
        ("{exercise: plank, do: 3x30s}", ""),
        ("{exercise: plank, do: 3x30s, tempo: 10X0}", "1-0-X-0"),
        ("{exercise: plank, do: 3x10 reps}", "1-0-X-0"),
        ("{exercise: push-up, do: 3x10}", "1-0-X-0"),
    ],
)
def test_a_tempo_of_defaults_is_not_meant_for_what_is_held(entry: Build, text: str, tempo: str) -> None:
    assert saying.tempo(entry(text, head="defaults: {tempo: 10X0}"))[0] == tempo


def test_an_interval_has_one_length(findings: Findings) -> None:
    text = "{intervals: 8, work: 20s, rest: 10s, exercises: [{exercise: run, do: 30s}]}"
    found = one(findings(program(text), exercises=EXERCISES))
    assert found.message == "“work” says 20s, and “do” says 30s"


@pytest.mark.parametrize("do", ["", ", do: 20s", ", do: 10"])
def test_an_interval_takes_its_length_or_reps(sheets: Sheets, do: str) -> None:
    text = f"{{intervals: 8, work: 20s, rest: 10s, exercises: [{{exercise: run{do}}}]}}"
    assert sheets(program(text), exercises=EXERCISES)


def test_a_time_for_the_work_of_an_interval_is_printed(entry: Build) -> None:
    found = entry("{intervals: 8, work: 200m, exercises: [{exercise: run, do: '200m in 0:40'}]}")
    assert saying.load(found)[0] == "in 40 s"


@pytest.mark.parametrize(
    ("do", "load"),
    [
        ("6x400m @ 1:45/400m", "in 1:45 min"),
        ("6x400m @ 1:40-1:45/400m", "in 1:40–1:45 min"),
        ("6x200m @ 0:40/200m", "in 40 s"),
        ("2x(4x400m @ 1:45/400m rest 60s) rest 5 min", "each in 1:45 min"),
        ("6x400m @ 4:10/km", "4:10 / km"),
        ("4x1000m @ 1:45/500m", "1:45 / 500m"),
    ],
)
def test_a_pace_over_just_the_distance_is_its_time(entry: Build, do: str, load: str) -> None:
    assert saying.load(entry(f"{{exercise: run, do: '{do}'}}"))[0] == load


@pytest.mark.parametrize(
    ("line", "dropped"),
    [
        ("title: Legs ↓#1 plan", "#1 plan"),
        ("note: ↓#1 priority", "#1 priority"),
        ("note: Rack ↓#2, bench #3", "#2, bench #3"),
        ("note: ↓# priority", "# priority"),
    ],
)
def test_what_a_comment_drops_is_told_with_its_place(findings: Findings, line: str, dropped: str) -> None:
    lines = program("{exercise: squat, do: 3x5}").split("\n")
    lines = [line if line.startswith("title") else lines[0], line if line.startswith("note") else "", *lines[1:]]
    at = next(number for number, text in enumerate(lines) if "↓" in text)
    column = lines[at].index("↓") + 1
    found = list(findings("\n".join(lines).replace("↓", ""), exercises=EXERCISES))
    warned = one(problem for problem in found if problem.severity == "warning" and "comment" in problem.message)
    assert dropped.strip("# ") in warned.message
    assert warned.where.place == (at + 1, column)  # type: ignore[union-attr]
    assert "quotes" in warned.hint


@pytest.mark.parametrize(
    "line", ["title: T # of ours", "title: 'Legs #1'", "title: Legs#1", "title: T ####", "title: T\n# note: #1"]
)
def test_a_comment_that_is_meant_is_left_alone(findings: Findings, line: str) -> None:
    text = program("{exercise: squat, do: 3x5}").replace("title: T", line)
    assert not findings(text, exercises=EXERCISES)


@pytest.mark.parametrize(
    ("item", "message", "cure"),
    [
        (
            "{circuit: [{exercise: squat, do: 3x10}], rounds: 3}",
            "may be the sets of one round, or of all",
            "do: 10 for",
        ),
        ("{circuit: [{exercise: squat, sets: 3, reps: 10}], rounds: 3}", "“3x10” may be the sets of one", "do: 10 for"),
        ("{emom: 10 min, exercises: [{exercise: squat, do: 3x5}]}", "“3x5” may be the sets of one round", "do: 5 for"),
        ("{amrap: 10 min, exercises: [{exercise: squat, do: 3x5}]}", "“3x5” may be the sets of one round", "do: 5 for"),
        ("{for_time: 3 rounds, exercises: [{exercise: squat, do: 3x5}]}", "“3x5” may be the sets", "do: 5 for"),
        ("{exercise: squat, sides: each, do: 8x30s/30s}", "“8x30s/30s” may be work and rest, or the two", "8x30s/side"),
        ("{exercise: squat, do: 3x5 rest 3 min, rest: 2 min}", "“do” says the rest already", "or “rest”"),
        ("{exercise: squat, do: 3x5 tempo 31X0, tempo: 2-0-1-0}", "“do” says the tempo already", "or “tempo”"),
    ],
)
def test_what_may_be_meant_twice_is_asked_about(findings: Findings, item: str, message: str, cure: str) -> None:
    (problem,) = findings(program(item), exercises=EXERCISES)
    assert message in problem.message
    assert cure in problem.hint


@pytest.mark.parametrize(
    "item",
    [
        "{circuit: [{exercise: squat, do: 3x10}], rounds: 1}",
        "{amrap: 10 min, buy_in: [{exercise: squat, do: 3x10}], exercises: [{exercise: push-up, do: 5}]}",
        "{exercise: squat, do: 8x30s/30s}",
        "{exercise: squat, sides: each, do: 8x30s rest 30s}",
        "{exercise: squat, do: 3x5 tempo 31X0, tempo: usual}",
        "{exercise: squat, do: '3x5 rest 3 min, 1x10', rest: 2 min}",
    ],
)
def test_what_is_meant_once_is_not_asked_about(sheets: Sheets, item: str) -> None:
    assert sheets(program(item), exercises=EXERCISES)
