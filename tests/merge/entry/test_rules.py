"""Rules for next time in a program: stages, ranges, names for many entries, and what cannot come true."""

from __future__ import annotations

import pytest
import saying
from conftest import Findings, Sheets, one, place

from programprint.merge.sheet import Entry
from programprint.merge.volume import volume

SQUAT = "name: Squat\nsummary: S.\naliases: [back squat]\nequipment: [barbell]\n"
LIBRARY = {
    "squat": SQUAT,
    "leg-press": "name: Leg press\nsummary: S.\n",
    "lunge": "name: Lunge\nsummary: S.\nsides: each\n",
}


def program(*entries: str, head: str = "", weeks: int = 1) -> str:
    lines = ["title: T", f"weeks: {weeks}", *([head] if head else []), "sessions:", "  - name: A", "    exercises:"]
    return "\n".join([*lines, *(f"      - {{{entry}}}" for entry in entries)]) + "\n"


def only(sheets: Sheets, entry: str, head: str = "") -> Entry:
    (found,) = sheets(program(entry, head=head), LIBRARY)[0].entries
    return found


STAGES = 'progress: "stages [5x3, 6x2, 10x1] +5lb"'


def test_stages_say_what_is_done_and_the_sheet_has_rows_for_the_largest(sheets: Sheets) -> None:
    entry = only(sheets, f"exercise: squat, {STAGES}")
    assert saying.prescription(entry) == [("5 × 3", "stage 1")]
    assert [(line.id, line.role) for line in entry.sets] == [
        *((str(number), "work") for number in range(1, 6)),
        *((str(number), "stage") for number in range(6, 11)),
    ]
    assert [saying.mark(line) for line in entry.sets] == [str(number) for number in range(1, 11)]
    assert saying.progress(entry) == (
        "stages 5 × 3, then 6 × 2, then 10 × 1; +5 lb when all reps are done; next stage after a miss; "
        "back to stage 1 after a miss in the last stage"
    )


def test_an_entry_may_begin_with_a_later_stage(sheets: Sheets) -> None:
    entry = only(sheets, f"exercise: squat, do: 6x2 @ 60kg, {STAGES}")
    assert saying.prescription(entry) == [("6 × 2", "stage 2")]
    assert len(entry.sets) == 10


def test_a_row_of_a_larger_stage_asks_for_nothing_of_its_own(sheets: Sheets) -> None:
    entry = only(sheets, 'exercise: squat, progress: "stages [3x3, 1x3+; 5x2, 1x2+] +5lb"')
    assert [saying.target(entry, line)[0] for line in entry.sets] == ["3", "3", "3", "3+", "", ""]


def test_sets_that_only_a_larger_stage_has_are_not_planned(sheets: Sheets) -> None:
    staged, plain = (
        volume(sheets(program(f"exercise: lunge, do: 5x3{more}"), LIBRARY)[0]) for more in (f", {STAGES}", "")
    )
    assert (staged.total, staged.sides) == (plain.total, plain.sides)


def test_extra_sets_of_one_side_follow_the_rows_of_all_stages(sheets: Sheets) -> None:
    entry = only(sheets, f"exercise: lunge, {STAGES}, extra_set: {{side: left}}")
    assert [line.role for line in entry.sets] == [*["work"] * 5, *["stage"] * 5, "extra"]


@pytest.mark.parametrize(
    ("do", "rule", "printed"),
    [
        ("3x8-12", "double progression +5lb", "+5 lb and back to 8 reps when all sets reach 12"),
        ("3x20-40s", "double progression +5lb", "+5 lb and back to 20 s when all sets reach 40 s"),
        ("3x10-20m", "+2kg when the last set reaches the top of the range", "+2 kg when the last set reaches 20 m"),
        ("warm-up 1x5, 3x6-8", "double progression +5lb", "+5 lb and back to 6 reps when all sets reach 8"),
        ("3x5", "double progression 5-8 +2kg", "+2 kg and back to 5 reps when all sets reach 8"),
        (
            "1x6-8, 2x8-12",
            "double progression +5lb",
            "+5 lb and back to the bottom of the range when all sets reach the top of the range",
        ),
    ],
)
def test_a_double_progression_goes_through_the_range_of_the_entry(
    sheets: Sheets, do: str, rule: str, printed: str
) -> None:
    assert saying.progress(only(sheets, f'exercise: squat, do: "{do}", progress: {rule}')) == printed


def test_new_exercises_go_by_the_names_that_the_library_has(sheets: Sheets) -> None:
    entry = only(sheets, 'exercise: squat, do: 3x5, progress: "new exercise (leg-press, lunge) after 2 misses"')
    assert saying.progress(entry) == "new exercise (Leg press, Lunge) after 2 misses"


RULES = 'rules: {main: "linear +5lb", small: "double progression +2.5kg; longer rest after a stall"}'


def test_a_rule_is_written_once_and_used_by_many(sheets: Sheets) -> None:
    text = program(
        "exercise: squat, do: 3x5, progress: main",
        "exercise: leg-press, do: 3x8-12, progress: small",
        "exercise: lunge, do: 3x6-10, progress: small; deload after 3 misses",
        head=RULES,
    )
    assert [saying.progress(entry) for entry in sheets(text, LIBRARY)[0].entries] == [
        "+5 lb when all reps are done; −10 % after 3 misses",
        "+2.5 kg and back to 8 reps when all sets reach 12; longer rest after a stall",
        "+2.5 kg and back to 6 reps when all sets reach 10; deload after 3 misses; longer rest after a stall",
    ]


def test_a_named_rule_may_differ_from_week_to_week_and_stand_in_defaults(sheets: Sheets) -> None:
    head = f"{RULES}\ndefaults: {{progress: [main, none]}}"
    first, second = sheets(program("exercise: squat, do: 3x5", head=head, weeks=2), LIBRARY)
    assert saying.progress(first.entries[0]) == "+5 lb when all reps are done; −10 % after 3 misses"
    assert second.entries[0].progress is None


@pytest.mark.parametrize(
    ("entry", "said", "cure"),
    [
        ("do: 3x5, progress: mian", "there is no rule “mian”", "did you mean main?"),
        ("do: 3x5, progress: main; smal", "there is no rule “smal”", "did you mean small?"),
        ("do: 3x5, progress: {1: Main}", "there is no rule “Main”", "did you mean main?"),
        ("do: 3x5, progress: small", "has no range of reps for its rule to go through: it says 3x5", "such as 3x8-12"),
        ("do: 5x5, progress: staged", "begins with 5x5, which is none of its stages 5x3, 6x2", "one of the stages"),
        ("do: 3x5, progress: +5lb when set 4 reaches 5", "has 3 sets, no set 4", "write 1 to 3"),
        ("do: 1x5, progress: +5lb for every rep over 5 in set 2", "has 1 set, no set 2", "write 1 to 1"),
        (
            "do: 3x8-12, progress: double progression 6-10 +5lb",
            "goes through 8-12, and its rule from 6 to 10",
            "same range",
        ),
        (
            "do: 3x8 +1 rep/week, progress: +1 rep every week",
            "“do” says how the reps climb, and so does",
            "one of the two",
        ),
        (
            "do: 3x5 @ 60kg +2.5kg/week, progress: -10% after 3 misses",
            "the load climbs by “+2.5kg/week”",
            "+2.5kg every week",
        ),
        (
            "do: 3x5, load: 60kg +5kg/session, progress: linear +5kg",
            "the load climbs by “+5kg/session”",
            "every session",
        ),
        (
            "do: 3x5, progress: new exercise (lunge or leg pres) after a miss",
            "the library has no exercise “leg pres”",
            "did you mean leg-press?",
        ),
    ],
)
def test_a_rule_that_cannot_come_true_is_refused_with_a_cure(
    findings: Findings, entry: str, said: str, cure: str
) -> None:
    head = f'{RULES[:-1]}, staged: "stages [5x3, 6x2]"}}'
    problem = one(findings(program(f"exercise: squat, {entry}", head=head), LIBRARY))
    assert said in problem.message
    assert cure in problem.hint
    assert place(problem)[0] == 7


@pytest.mark.parametrize("name", ["-", "none", "a;b", "repeat after a miss", "5x5 after a miss"])
def test_what_says_something_by_itself_cannot_be_the_name_of_a_rule(findings: Findings, name: str) -> None:
    text = program("exercise: squat, do: 3x5", head=f'rules: {{"{name}": linear +5lb}}')
    assert one(findings(text, LIBRARY)).message.endswith(f"“{name}” cannot be the name of a rule")


def test_a_rule_at_fault_is_said_once_where_it_stands(findings: Findings) -> None:
    uses = ["exercise: squat, do: 3x5, progress: odd"] * 3
    problem = one(findings(program(*uses, head="rules:\n  odd: +5lb when it rains"), LIBRARY))
    assert problem.message == "“odd”: “when it rains” does not say when"
    assert place(problem) == (4, 13)
    assert "after 2 successes" in problem.hint


def test_where_no_rule_has_a_name_the_cure_says_where_they_stand(findings: Findings) -> None:
    problem = one(findings(program("exercise: squat, do: 3x5, progress: my-rule"), LIBRARY))
    assert problem.message == "“progress”: “my-rule” does not say what changes"
    assert "“rules:”" in problem.hint


def test_a_set_beyond_those_of_an_entry_may_come_in_a_round_or_be_added(sheets: Sheets) -> None:
    rule = "progress: +5lb when set 3 reaches 5"
    text = program("circuit: [{exercise: squat, do: 1x5, " + rule + "}, {exercise: lunge, do: 1x5}], rounds: 3")
    assert sheets(text, LIBRARY)[0].entries[0].progress
    assert only(sheets, f"exercise: squat, do: 2x5, {rule}; +1 set every week").progress


def test_a_stage_of_later_weeks_is_as_earned(sheets: Sheets) -> None:
    text = program(f"exercise: squat, {STAGES}", "exercise: squat, do: 6x2").replace("weeks: 1", "weeks: 2")
    told = [[saying.prescription(entry) for entry in sheet.entries] for sheet in sheets(text, LIBRARY)]
    assert told == [
        [[("5 × 3", "stage 1")], [("6 × 2", "")]],
        [[("5 × 3", "week 1: stage 1, then as earned")], [("6 × 2", "")]],
    ]


def test_stages_that_are_written_for_each_week_are_what_they_say(sheets: Sheets) -> None:
    text = program(f"exercise: squat, do: [5x3, 6x2], {STAGES}").replace("weeks: 1", "weeks: 2")
    told = [saying.prescription(sheet.entries[0]) for sheet in sheets(text, LIBRARY)]
    assert told == [[("5 × 3", "stage 1")], [("6 × 2", "stage 2")]]
