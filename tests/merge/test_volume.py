"""A week in figures: what counts how much, by the rules of docs/figures.md."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import BASICS, Sheets

from programprint.merge.volume import SideSets, Volume, shares, volume
from programprint.read.exercise import Muscle

PROGRAM = "title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{}]}}]\n"


@pytest.fixture
def week(sheets: Sheets):  # type: ignore[no-untyped-def]
    """``week(entries, exercises)``: the figures of a week with these entries."""

    def build(entries: str, **exercises: str) -> Volume:
        (sheet,) = sheets(PROGRAM.format(entries), {**BASICS, **exercises})
        return volume(sheet)

    return build


def test_a_set_of_both_sides_counts_one_and_its_reps_are_those_of_both(week) -> None:  # type: ignore[no-untyped-def]
    both, each = week("{exercise: squat, do: 3x10}").total, week("{exercise: split-squat, do: 3x10}").total
    assert (both.sets, both.reps) == (3, 30)
    assert (each.sets, each.reps) == (3, 60)


def test_alternating_reps_are_per_side_too(week) -> None:  # type: ignore[no-untyped-def]
    assert week("{exercise: step-up, do: 2x8}").total.reps == 32


def test_an_extra_set_for_one_side_counts_a_half(week) -> None:  # type: ignore[no-untyped-def]
    found = week("{exercise: split-squat, do: 3x10, extra_set: {side: weak}}")
    assert found.total.sets == 3.5
    assert found.total.reps == 70
    assert found.sides == SideSets(3, 3, 1)


def test_a_range_counts_its_middle_and_an_open_set_no_reps(week) -> None:  # type: ignore[no-untyped-def]
    assert week("{exercise: squat, do: 2x8-10}").total.reps == 18
    open_sets = week("{exercise: squat, do: 2xAMRAP}").total
    assert (open_sets.sets, open_sets.reps, open_sets.open_sets) == (2, 0, 2)


def test_contacts_of_both_feet_are_totalled_and_are_no_reps(week) -> None:  # type: ignore[no-untyped-def]
    found = week("{exercise: hop, do: 3x5 contacts}, {exercise: squat, do: 2x10}", hop="{name: Hop, sides: each}")
    assert (found.total.contacts, found.total.reps) == (30, 20)
    assert found.exercises["Hop"].contacts == 30


def test_load_moved_is_load_times_reps_of_the_sets_whose_load_is_known(week) -> None:  # type: ignore[no-untyped-def]
    found = week("{exercise: squat, do: 3x10 @ 60kg}, {exercise: bench-press, do: 3x10 @ RPE 8}").total
    assert found.moved == Decimal(1800)
    assert (found.loaded_sets, found.sets) == (3, 6)


def test_pounds_become_kilograms(week) -> None:  # type: ignore[no-untyped-def]
    assert float(week("{exercise: squat, do: 1x10 @ 100 lb}").total.moved) == pytest.approx(453.59237)


def test_time_under_tension_is_reps_times_tempo_on_both_sides_and_holds_in_full(week) -> None:  # type: ignore[no-untyped-def]
    found = week("{exercise: split-squat, do: 2x5, tempo: 3-1-1-0}, {exercise: squat, do: 2x20s}").total
    assert found.tension == 2 * 5 * 5 * 2 + 2 * 20
    assert found.timed_sets == 4


def test_a_circuit_counts_every_round(week) -> None:  # type: ignore[no-untyped-def]
    assert week("{circuit: [{exercise: squat, do: 10}], rounds: 3}").total.reps == 30


def test_a_set_is_divided_among_its_muscles(week) -> None:  # type: ignore[no-untyped-def]
    lunge = "{name: Lunge, muscles: [{name: glutes, share: 60}, {name: calves, share: 40, role: secondary}]}"
    found = week("{exercise: lunge, do: 5x5}", lunge=lunge).muscles
    assert (found["glutes"].direct, found["glutes"].shared) == (5, 3)
    assert (found["calves"].direct, found["calves"].shared) == (0, 2)


def test_muscles_without_a_share_divide_what_the_others_leave() -> None:
    muscles = [Muscle(name="a", share=40), Muscle(name="b"), Muscle(name="c", role="stabiliser")]
    assert [share for _, share in shares(muscles)] == pytest.approx([0.4, 0.45, 0.15])


@pytest.mark.parametrize(
    "drill",
    [
        "{exercise: squat, do: 3x10}",
        "{superset: [{exercise: squat, do: 3x10}, {exercise: split-squat, do: 3x10}]}",
        "{circuit: [{exercise: squat, do: 10}], rounds: 3}",
    ],
)
def test_warm_ups_are_left_out_of_everything_but_the_length(sheets: Sheets, drill: str) -> None:
    with_drill, without = (
        volume(
            sheets(
                f"title: T\nweeks: 1\nsessions: [{{name: A, {warm_up} exercises: [{{exercise: squat, do: 3x5}}]}}]\n"
            )[0]
        )
        for warm_up in (f"warm_up: [{drill}],", "")
    )
    assert with_drill.total == without.total
    assert with_drill.minutes[0] > without.minutes[0]


def test_warm_up_sets_and_jokers_do_not_count_and_back_off_and_drop_sets_do(week) -> None:  # type: ignore[no-untyped-def]
    done = "warm-up 2x5 @ 40kg, top 1x3 @ 100kg, back-off 3x5 @ -10%, drop 2x8 @ -20%"
    found = week(f"{{exercise: squat, do: '{done}'}}").total
    assert (found.sets, found.reps) == (6, 3 + 15 + 16)


def test_every_round_by_the_clock_is_a_set_and_an_amrap_counts_one_round_and_is_open(week) -> None:  # type: ignore[no-untyped-def]
    timed = week("{emom: 10 min, exercises: [{exercise: squat, do: 5}, {exercise: bench-press, do: 3}]}").exercises
    assert [work.reps for work in timed.values()] == [25, 15]
    found = week("{amrap: 12 min, exercises: [{exercise: squat, do: 5}]}").total
    assert (found.sets, found.reps, found.open_sets) == (1, 5, 1)


def test_sides_of_rounds_by_the_clock_count_too(week) -> None:  # type: ignore[no-untyped-def]
    assert week("{emom: 6 min, exercises: [{exercise: split-squat, do: 5}]}").sides == SideSets(6, 6, 0)


def test_of_a_choice_the_first_counts_and_what_is_optional_does_not(week) -> None:  # type: ignore[no-untyped-def]
    chosen = week("{one_of: [{exercise: squat, do: 3x5}, {exercise: bench-press, do: 4x8}]}").total
    assert (chosen.sets, chosen.reps) == (3, 15)
    entries = "{exercise: squat, do: 3x5}, {exercise: bench-press, do: 4x8, optional: true}"
    assert week(entries).total.sets == 3


@pytest.mark.parametrize("exercise", ["squat", "split-squat", "step-up"])
def test_a_total_counts_its_reps_once(week, exercise: str) -> None:  # type: ignore[no-untyped-def]
    found = week(f"{{exercise: {exercise}, do: 3x20 total, load: 10kg}}").total
    assert (found.sets, found.reps, found.moved) == (3, 60, 600)
