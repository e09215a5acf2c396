"""Advice: what a coach may have overlooked is told with its place and its cure, can be switched off, and stays quiet on sound
programs."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Gym, one, place
from hypothesis import HealthCheck, given, settings
from paper import SHIPPED, few_and_many, programs

from programprint.build import merge_program, read_program
from programprint.cli import main
from programprint.docket import Docket
from programprint.merge.advice import ADVICE, advise
from programprint.merge.program import entries_in, sheets_of
from programprint.order import Order
from programprint.problems import Problem
from programprint.read import quiet
from programprint.read.library import Library

EXERCISES = {
    "squat": "{name: Squat, aliases: [back squat], equipment: [barbell, rack], muscles: [{name: quadriceps}]}",
    "bench-press": "{name: Bench press, equipment: [barbell, bench], muscles: [{name: chest}]}",
    "close-grip-bench-press": "{name: Close-grip bench press, muscles: [{name: triceps}, {name: chest, role: secondary}]}",
    "row-machine": "{name: Row, pattern: conditioning, muscles: [{name: quadriceps}]}",
    "goblet-squat": "{name: Goblet squat, equipment: [kettlebell or dumbbell], muscles: [{name: quadriceps}]}",
    "box-squat": "{name: Box squat, percent_of: squat}",
    "cable-row": "{name: Cable row, equipment: [cable machine]}",
    "cable-press": "{name: Cable press, equipment: [cable machine]}",
    "landmine-press": "{name: Landmine press, equipment: [barbell, landmine]}",
    "split-squat": "{name: Split squat, sides: each, limb: leg}",
    "farmers-walk": "{name: Farmer's walk, pattern: carry}",
    "sprint": "{name: Sprint, pattern: sprint}",
    "hold": "{name: Hold, counted_in: seconds}",
    "carry": "{name: Carry, counted_in: metres}",
    "run": "{name: Run, counted_in: minutes}",
    "slam": "{name: Slam, pattern: throw}",
    "rope": "{name: Rope, pattern: jump}",
    "pogo": "{name: Pogo, pattern: jump, variations: [{name: Rope, level: easier, exercise: rope}]}",
    "depth-jump": "{name: Depth jump, pattern: jump, variations: [{name: Pogo, level: easier, exercise: pogo}]}",
}

EXERCISES["languages/de"] = "{exercises: {squat: {name: Kniebeuge}}}"

Advised = Callable[..., list[Problem]]


def advised_in(folder: Path, text: str, exercises: Mapping[str, str]) -> list[Problem]:
    gym = Gym(folder)
    program = read_program(gym.write(text, exercises), gym.docket)
    if program is not None:
        library = Library([folder / "exercises"], gym.docket)
        entries = entries_in(program, library, gym.docket)
        advise(entries, sheets_of(entries, None) if not gym.docket.errors else ())
    return list(gym.docket)


@pytest.fixture
def advised(tmp_path: Path) -> Advised:
    """``advised(weeks, *entries, head="…")``: the problems of a program with one session of these entries."""

    def build(weeks: str, *entries: str, head: str = "", session: str = "") -> list[Problem]:
        lines = [f"weeks: {weeks}", "title: T", head, "sessions:", "  - name: A", f"    {session}", "    exercises:"]
        text = "\n".join([*lines, *(f"      - {entry}" for entry in entries)])
        return advised_in(tmp_path, text, EXERCISES)

    return build


def names(found: list[Problem]) -> list[str]:
    return [problem.name for problem in found]


FIRES = {
    "no-words": [("1\nlanguage: fi", ["{exercise: squat, do: 3x5}"])],
    "untranslated": [
        ("1\nlanguage: de", ["{exercise: cable-row, do: 3x5}"]),
        ("1\nlanguage: de-AT", ["{exercise: squat, do: 3x5}", "{exercise: cable-press, do: 3x5}"]),
    ],
    "another-language": [
        ("[Aufbau, Entlastung]", ["{exercise: squat, do: 3x5}"]),
        ("[Base, Décharge]\nlanguage: de", ["{exercise: squat, do: 3x5}"]),
    ],
    "bare-number": [
        ("1", ["{exercise: hold, do: 3x30}"]),
        ("1", ["{exercise: carry, do: 3x40 @ 24kg}"]),
        ("1", ["{exercise: run, do: 1x20}"]),
        ("2", ["{exercise: hold, do: [3x30s, 3x45]}"]),
    ],
    "odd-load": [
        ("1", ["{exercise: squat, do: 3x5, load: 61kg}"]),
        ("1", ["{exercise: squat, do: 3x5 @ 61kg}"]),
        ("1", ["{exercise: squat, do: 3x5, load: 15kg}"]),
        ("1", ["{exercise: squat, do: 3x5, load: 136 lb}"]),
        ("3", ["{exercise: squat, do: 3x5, load: 60kg +1kg/week}"]),
    ],
    "last-set-only": [
        ("1", ["{exercise: squat, do: '2x5, 1x5+ @ 75%'}"]),
        ("1", ["{exercise: squat, do: '5, 3, 1 @ 85%'}"]),
        ("1", ["{exercise: squat, do: '2x8, 1x8 @ RPE 9'}"]),
    ],
    "untold-sets": [
        ("1", ["{exercise: squat, do: '1x5 @ RPE 8, 3x5'}"]),
        ("1", ["{exercise: squat, do: '2x5 @ 75%, 1x20'}"]),
        ("1", ["{exercise: squat, do: '1x5 @ 60kg, 1x5, 1x5 @ 80kg'}"]),
    ],
    "tempo-out-of-place": [
        ("1", ["{exercise: farmers-walk, do: 3x20m, tempo: 3-0-1-0}"]),
        ("1", ["{exercise: sprint, do: 3x20m tempo 2-0-1-0}"]),
        ("1", ["{exercise: rope, do: 3x5, tempo: 3-0-X-0}"]),
        ("1", ["{exercise: slam, do: 3x5, tempo: slow down}"]),
    ],
    "volume-jump": [
        ("2", ["{exercise: squat, do: [4x5, 10x5]}"]),
        ("2", ["{exercise: squat, do: [3x5, 5x5]}", "{exercise: goblet-squat, do: [3x5, 8x5]}"]),
        ("3", ["{exercise: cable-row, do: [10x5, 9x5, 22x5]}"]),
    ],
    "one-side-only": [
        ("1", ["{exercise: split-squat, do: 3x5, side: left}"]),
        ("2", ["{exercise: split-squat, do: 3x5, side: left}", "{exercise: split-squat, do: [3x5, -], side: right}"]),
    ],
    "harder-first": [
        ("1", ["{exercise: depth-jump, do: 3x3}"]),
        ("2", ["{exercise: depth-jump, do: 3x3}", "{exercise: rope, do: [-, 3x3]}"]),
    ],
    "deload-not-lighter": [
        ("[Base, Deload]", ["{exercise: squat, do: 3x5}"]),
        ("[Base, Deload]", ["{exercise: squat, do: 3x5, load: [60kg, 62.5kg]}"]),
        ("[Base, Deload, Deload]", ["{exercise: squat, do: [3x5, 2x5, 3x5]}"]),
    ],
    "station-twice": [
        (
            "1",
            [
                "superset: [{exercise: squat, do: 3x5, load: 100kg}, {exercise: bench-press, do: 3x5, load: 60kg}]",
            ],
        ),
        ("1", ["superset: [{exercise: cable-row, do: 3x8 @ 40kg}, {exercise: cable-press, do: 3x8 @ 20kg}]"]),
    ],
    "share-of-another": [
        ("1", ["{exercise: box-squat, do: 3x5 @ 70%}"]),
        ("1", ["{exercise: box-squat, do: 3x5, load: 70%}", "{exercise: box-squat, do: 1x5 @ 80%}"]),
    ],
    "two-names": [
        ("1", ["{exercise: squat, do: 3x5}", "{exercise: back squat, do: 2x10}"]),
    ],
}

QUIET = {
    "bare-number": [
        ("1", ["{exercise: hold, do: 3x30s}"]),
        ("1", ["{exercise: hold, do: 3x30 reps}"]),
        ("1", ["{exercise: hold, sets: 3, reps: 30}"]),
        ("1", ["{exercise: hold, do: 3x4}"]),
        ("1", ["{exercise: hold, do: 3x30, counted_in: reps}"]),
        ("1", ["{exercise: hold, do: 3xmax hold}"]),
        ("1", ["{exercise: squat, do: 3x30}"]),
        ("1", ["for_time: 21-15-9, exercises: [{exercise: run}]"]),
    ],
    "odd-load": [
        ("1", ["{exercise: squat, do: 3x5, load: 62.5kg}"]),
        ("1", ["{exercise: squat, do: 3x5, load: 20kg}"]),
        ("1", ["{exercise: squat, do: 3x5, load: 135 lb}"]),
        ("1", ["{exercise: squat, do: 3x5, load: 61%}"]),
        ("1", ["{exercise: goblet-squat, do: 3x5, load: 11kg}"]),
        ("1", ["{exercise: landmine-press, do: 3x5, load: 11kg}"]),
        ("3", ["{exercise: squat, do: 3x5, load: 60kg +2.5kg/week}"]),
    ],
    "last-set-only": [
        ("1", ["{exercise: squat, do: '2x5 @ 75%, 1x5+ @ 75%'}"]),
        ("1", ["{exercise: squat, do: '2x5, 1x5+ @ 75%', load: 60kg}"]),
        ("1", ["{exercise: squat, do: '2x5 @ 75%, 1x20'}"]),
        ("1", ["{exercise: squat, do: '2x5, top 1x5 @ 75%'}"]),
        ("1", ["{exercise: squat, do: 'warm-up 2x5, 3x5 @ 75%'}"]),
        ("1", ["{exercise: squat, do: '2x5, 1x5 all out'}"]),
    ],
    "untold-sets": [
        ("1", ["{exercise: squat, do: '1x5 @ RPE 8, 3x5', load: 60kg}"]),
        ("1", ["{exercise: squat, do: '1x5 @ RPE 8, 3x5 @ first set'}"]),
        ("1", ["{exercise: squat, do: 'top 1x5 @ RPE 8, back-off 3x5'}"]),
        ("1", ["{exercise: squat, do: '1x5 @ 60kg, 1x30s hold'}"]),
        ("1", ["{exercise: squat, do: '1xAMRAP @ 60kg, 3x half of set 1'}"]),
        ("1", ["{exercise: squat, do: '2x5, 1x5+ @ 75%'}"]),
    ],
    "tempo-out-of-place": [
        ("1", ["{exercise: squat, do: 3x5, tempo: 3-0-1-0}"]),
        ("1", ["{exercise: farmers-walk, do: 3x20m, tempo: smooth and quiet}"]),
        ("1", ["{exercise: rope, do: 3x5, tempo: bottom 2s}"]),
        ("1", ["{exercise: rope, do: 3x5, tempo: X-0-X-0}"]),
    ],
    "volume-jump": [
        ("3", ["{exercise: squat, do: [6x5, 8x5, 10x5]}"]),
        ("2", ["{exercise: squat, do: [1x5, 3x5]}"]),
        ("3", ["{exercise: squat, do: [10x5, 4x5, 10x5]}"]),
        ("[Base, Deload, Base]", ["{exercise: squat, do: [10x5, 3x5, 10x5]}"]),
        ("2", ["{exercise: bench-press, do: [10x5, 4x5]}", "{exercise: squat, do: [-, 6x5]}"]),
        (
            "2",
            [
                "{intervals: [4, 20], work: 20s, rest: 10s, exercises: [{exercise: squat}]}",
                "{exercise: squat, do: 3x5}",
            ],
        ),
        ("2", ["{exercise: row-machine, do: [4x2 min, 20x1 min]}", "{exercise: squat, do: 3x5}"]),
        (
            "2",
            [
                "{exercise: bench-press, do: [3x5, 10x5]}",
                "{exercise: close-grip-bench-press, do: [7x5, -]}",
            ],
        ),
        ("2", ["{exercise: bench-press, do: [3x5, 10x5]}", "{exercise: cable-press, do: [7x5, -]}"]),
    ],
    "one-side-only": [
        ("1", ["{exercise: split-squat, do: 3x5, side: left}", "{exercise: split-squat, do: 2x5, side: right}"]),
        ("1", ["{exercise: split-squat, do: 3x5, side: left}", "{exercise: split-squat, do: 2x5}"]),
        ("1", ["{exercise: split-squat, do: 3x5, side: weak}"]),
        ("1", ["{exercise: split-squat, do: 3x5}"]),
    ],
    "harder-first": [
        ("1", ["{exercise: pogo, do: 3x3}"]),
        ("2", ["{exercise: depth-jump, do: [-, 3x3]}", "{exercise: pogo, do: [3x3, -]}"]),
        ("1", ["{exercise: rope, do: 3x3}", "{exercise: depth-jump, do: 3x3}"]),
    ],
    "deload-not-lighter": [
        ("[Base, Deload]", ["{exercise: squat, do: [3x5, 2x5]}"]),
        ("[Base, Deload]", ["{exercise: squat, do: [3x5, 3x3]}"]),
        ("[Base, Deload]", ["{exercise: squat, do: 3x5, load: [60kg, 50kg]}"]),
        ("[Base, Deload]", ["{exercise: squat, do: 3x5, load: [RPE 8, RPE 6]}"]),
        ("[Base, Deload]", ["{exercise: squat, do: 3x5, load: [1 RIR, 4 RIR]}"]),
        ("[Base, {label: Deload, note: Half of last week's load}]", ["{exercise: squat, do: 3x5}"]),
        ("[Deload, Base]", ["{exercise: squat, do: 3x5}"]),
        ("[Base, Base]", ["{exercise: squat, do: 3x5}"]),
    ],
    "station-twice": [
        ("1", ["superset: [{exercise: squat, do: 3x5, load: 60kg}, {exercise: bench-press, do: 3x5, load: 60kg}]"]),
        ("1", ["superset: [{exercise: squat, do: 3x5, load: 60kg}, {exercise: cable-row, do: 3x5, load: 40kg}]"]),
        ("1", ["superset: [{exercise: squat, do: 3x5}, {exercise: bench-press, do: 3x5}]"]),
        ("1", ["{exercise: squat, do: 3x5, load: 100kg}", "{exercise: bench-press, do: 3x5, load: 60kg}"]),
    ],
    "share-of-another": [
        ("1", ["{exercise: box-squat, do: 3x5 @ 70% of squat}"]),
        ("1", ["{exercise: box-squat, do: 3x5 @ 70%, percent_of: squat}"]),
        ("1", ["{exercise: box-squat, do: 3x5 @ 70% of 5RM}"]),
        ("1", ["{exercise: box-squat, do: 3x5 @ 85% of last work weight}"]),
        ("1", ["{exercise: squat, do: 3x5 @ 70%}"]),
    ],
    "no-words": [("1\nlanguage: de", ["{exercise: squat, do: 3x5}"])],
    "untranslated": [
        ("1\nlanguage: de", ["{exercise: squat, do: 3x5}"]),
        ("1\nlanguage: fr", ["{exercise: cable-row, do: 3x5}"]),
        ("1", ["{exercise: cable-row, do: 3x5}"]),
    ],
    "another-language": [
        ("[Base, Deload]", ["{exercise: squat, do: [3x5, 2x5]}"]),
        ("[Aufbau, Entlastung]\nlanguage: de", ["{exercise: squat, do: [3x5, 2x5]}"]),
        ("[Aufbau, {label: Entlastung, deload: true}]", ["{exercise: squat, do: [3x5, 2x5]}"]),
    ],
    "two-names": [
        ("1", ["{exercise: squat, do: 3x5}", "{exercise: Squats, do: 2x10}"]),
        ("1", ["{exercise: goblet-squat, do: 3x5}", "{exercise: Goblet squat, do: 2x10}"]),
        ("1", ["{exercise: squat, do: 3x5}", "{exercise: back squat, name: Slow squat, do: 2x10}"]),
    ],
}


def cases(table: Mapping[str, list[tuple[str, list[str]]]]) -> list[object]:
    return [
        pytest.param(name, weeks, entries, id=f"{name}-{number}")
        for name, examples in table.items()
        for number, (weeks, entries) in enumerate(examples, start=1)
    ]


def test_every_piece_of_advice_is_tried_both_ways_and_can_be_named_in_the_file() -> None:
    assert set(FIRES) == set(QUIET) == set(ADVICE) == set(quiet.NAMES)


@pytest.mark.parametrize(("name", "weeks", "entries"), cases(FIRES))
def test_advice_is_given_where_it_is_due(name: str, weeks: str, entries: list[str], advised: Advised) -> None:
    problem = one(advised(weeks, *entries))
    assert (problem.name, problem.severity) == (name, "warning")
    assert f"[{name}]" in problem.render()
    assert f"“quiet: {name}” if it is meant" in problem.hint


@pytest.mark.parametrize(("name", "weeks", "entries"), cases(QUIET))
def test_advice_keeps_quiet_where_all_is_well(name: str, weeks: str, entries: list[str], advised: Advised) -> None:
    assert name not in names(advised(weeks, *entries))


@pytest.mark.parametrize(("name", "weeks", "entries"), cases(FIRES))
def test_the_program_switches_advice_off(name: str, weeks: str, entries: list[str], advised: Advised) -> None:
    assert advised(weeks, *entries, head=f"quiet: [{name}]") == []


@pytest.mark.parametrize("name", quiet.OF_EXERCISES)
def test_a_session_switches_advice_on_exercises_off(name: str, advised: Advised) -> None:
    weeks, entries = FIRES[name][0]
    assert advised(weeks, *entries, session=f"quiet: {name}") == []


def test_an_entry_switches_advice_off_for_itself_alone(advised: Advised) -> None:
    entry = "{exercise: squat, do: 3x5, load: 61kg"
    assert place(one(advised("1", f"{entry}, quiet: odd-load}}", f"{entry}}}")))[0] == 9


def test_shipped_programs_need_no_advice() -> None:
    for path in SHIPPED:
        docket = Docket()
        assert merge_program(path, Order(), docket)
        assert [problem.render() for problem in docket] == []


@pytest.mark.parametrize("examples", few_and_many(8, 40))
def test_advice_never_fails_and_always_has_a_name(examples: int) -> None:
    @settings(deadline=None, max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(programs())
    def each(text: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "program.yaml"
            path.write_text(text, encoding="utf-8")
            docket = Docket()
            assert merge_program(path, Order(), docket) is not None
            assert not docket.errors
            assert {problem.name for problem in docket} <= {*ADVICE, ""}

    each()


@pytest.mark.parametrize(("language", "told"), [("fi", True), ("de-AT", False), ("en", False), ("pt-BR", False)])
def test_a_language_without_words_is_told_of(language: str, told: bool, advised: Advised) -> None:
    found = [
        problem for problem in advised("1", "{exercise: squat, do: 3x5}", head=f"language: {language}") if problem.name
    ]
    assert ([problem.name for problem in found if problem.name != "untranslated"] == ["no-words"]) is told
    if told:
        assert "no words in the language “fi”" in found[0].message
        assert "write one of " in found[0].hint


def test_nothing_is_advised_while_there_is_an_error(advised: Advised) -> None:
    found = advised("1", "{exercise: squat, do: 3x5, load: 61kg}", "{exercise: sqat, do: 3x5}")
    assert [problem.severity for problem in found] == ["error"]


def test_an_unknown_name_is_an_error_that_knows_the_nearest(advised: Advised) -> None:
    problem = one(advised("1", "{exercise: squat, do: 3x5}", head="quiet: [volume-jmp]"))
    assert "there is no advice “volume-jmp”" in problem.message
    assert (problem.hint, place(problem)) == ("did you mean volume-jump?", (3, 9))


def test_an_entry_cannot_switch_off_what_is_about_weeks(advised: Advised) -> None:
    problem = one(advised("1", "{exercise: squat, do: 3x5, quiet: volume-jump}"))
    assert "whole weeks" in problem.message
    assert "of the program" in problem.hint


def test_advice_points_at_the_value_of_its_week(advised: Advised) -> None:
    found = one(advised("3", "{exercise: squat, do: 3x5, load: [60kg, 61kg, 62.5kg]}"))
    assert place(found) == (8, 49)
    assert found.hint.startswith("write 60kg or 62.5kg, ")


def test_a_jump_in_volume_says_the_muscle_and_both_numbers(advised: Advised) -> None:
    found = one(advised("[Base, Volume]", "{exercise: squat, do: [4x5, 10x5]}"))
    assert found.message == "week 2 jumps from 4 to 10 sets for the quadriceps"
    assert place(found) == (1, 15)


@pytest.mark.parametrize("head", ["bar: 15kg", "plates: [20, 0.5]", "rounding: 1"])
def test_loads_are_measured_by_the_own_bar_plates_and_rounding(head: str, advised: Advised) -> None:
    load = {"bar: 15kg": "15kg", "plates: [20, 0.5]": "61kg", "rounding: 1": "61kg"}[head]
    assert advised("1", f"{{exercise: squat, do: 3x5, load: {load}}}", head=head) == []


def test_a_tempo_among_the_defaults_is_told_once_where_it_stands(advised: Advised) -> None:
    jumps = ["{exercise: rope, do: 3x5}", "{exercise: pogo, do: 3x5}"]
    assert place(one(advised("2", *jumps, head="defaults: {tempo: 3-0-1-0}")))[0] == 3


def test_sessions_that_rotate_are_compared_as_a_whole(tmp_path: Path) -> None:
    text = (
        "{title: T, weeks: 4, schedule: [[A, B, A], [B, A, B]], sessions: ["
        "{name: A, exercises: [{exercise: squat, do: 9x5}]}, {name: B, exercises: [{exercise: bench-press, do: 8x5}]}]}"
    )
    assert advised_in(tmp_path, text, EXERCISES) == []


def test_a_phase_that_is_far_bigger_than_the_one_before_is_told(tmp_path: Path) -> None:
    phase = "{{name: {}, weeks: [One, Two], sessions: [{{name: A, exercises: [{{exercise: {}, do: {}}}]}}]}}"
    text = f"{{title: T, phases: [{phase.format('P', 'squat', '6x5')}, {phase.format('Q', 'bench-press', '20x5')}]}}"
    found = one(advised_in(tmp_path, text, EXERCISES))
    assert found.message == "week 3 jumps from 6 to 20 sets"
    assert found.where.source.text[found.where.start : found.where.end] == "One"  # type: ignore[union-attr]


def test_without_the_first_weeks_nobody_says_what_came_before(tmp_path: Path) -> None:
    gym = Gym(tmp_path)
    text = (
        "{title: T, weeks: 2, sessions: [{name: A, exercises: ["
        "{exercise: depth-jump, do: [-, 3x3]}, {exercise: rope, do: [3x3, -]}]}]}"
    )
    program = read_program(gym.write(text, EXERCISES), gym.docket)
    assert program is not None
    library = Library([tmp_path / "exercises"], gym.docket)
    entries = entries_in(program, library, gym.docket)
    advise(entries, sheets_of(entries, (2,)))
    assert list(gym.docket) == []


def test_check_gives_the_name_to_people_and_programs(tmp_path: Path) -> None:
    path = tmp_path / "block.yaml"
    path.write_text(
        "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: back-squat, do: 3x5 @ 61kg}]}]\n",
        encoding="utf-8",
    )
    run = CliRunner().invoke
    assert "[odd-load]" in run(main, ["check", str(path)]).stdout
    assert "[odd-load]" in run(main, ["check", str(path), "--format", "github"]).stdout
    (problem,) = json.loads(run(main, ["check", str(path), "--format", "json"]).stdout)["problems"]
    assert problem["name"] == "odd-load"
    assert "[" not in problem["message"]
    assert run(main, ["check", str(path)]).exit_code == 0


def test_a_trial_of_one_exercise_is_not_advised() -> None:
    result = CliRunner().invoke(main, ["check", "programs/exercises/depth-jump.yaml"])
    assert "[" not in result.stdout


def test_the_one_load_of_a_complex_is_told_once(advised: Advised) -> None:
    members = "{exercise: squat, do: 3}, {exercise: bench-press, do: 3}"
    problem = one(advised("1", f"{{complex: [{members}], sets: 3, load: 43kg}}"))
    assert problem.name == "odd-load"


@pytest.mark.parametrize(
    ("entry", "meant"),
    [
        ("{exercise: hold, do: 3x20-30}", "3x20-30s"),
        ("{exercise: carry, do: 4x20}", "4x20m"),
        ("{exercise: run, do: 1x20}", "1x20 min"),
        ("{exercise: run, do: 3x500}", "3x500m"),
        ("{emom: 10 min, exercises: [{exercise: run, do: 12}]}", "12 cal"),
        ("{exercise: run, do: 8x50 on 1:00}", "8x50m"),
    ],
)
def test_a_bare_number_is_told_at_its_place_with_what_it_may_mean(entry: str, meant: str, advised: Advised) -> None:
    problem = one(advised("1", entry))
    assert problem.hint.startswith(f"did you mean {meant}? ")
    assert place(problem)[1] > entry.index("do:")


def test_a_load_that_no_bar_holds_asks_for_the_point_that_is_missing(advised: Advised) -> None:
    problem = one(advised("1", "{exercise: squat, do: 3x5 @ 1025kg}"))
    assert problem.hint.startswith("is a decimal point missing? 102.5kg, or name your plates")
