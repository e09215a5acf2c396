"""Progress that depends on the gym, and the ramp to the work load: what is read, written back and refused."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import get_args

import pytest
import saying
from conftest import tried
from hypothesis import given, settings
from hypothesis import strategies as st

from programprint.notation import prescription, progress, ramp
from programprint.notation.change import Change, Where
from programprint.notation.clause import Clause
from programprint.notation.condition import Bound, Condition, Feeling, Kind, Sets
from programprint.notation.progress import Progress
from programprint.notation.scanner import Unreadable
from programprint.notation.set_group import parse as parse_reps

SAID = [
    ("+2.5kg when all sets reach 12", "+2.5 kg when all sets reach 12"),
    ("when all sets reach 12: +2.5kg and back to 8 reps", "+2.5 kg and back to 8 reps when all sets reach 12"),
    ("if the last set reaches 10: +5kg", "+5 kg when the last set reaches 10"),
    ("+5lb when all reps are done, -10% after three misses", "+5 lb when all reps are done; −10 % after 3 misses"),
    ("after 3 failed sessions deload 10%", "−10 % after 3 misses"),
    ("6x2+ after a miss; 10x1+ after 2 misses", "6 × 2+ after a miss; 10 × 1+ after 2 misses"),
    ("+1 rep every session", "+1 rep every session"),
    ("+5s when all sets are at 60s", "+5 s when all sets reach 60 s"),
    ("+2.5kg if RPE < 8", "+2.5 kg when RPE is below 8"),
    ("+2.5kg if RPE <= 8", "+2.5 kg when RPE is 8 or less"),
    ("+5kg when pain is under 3/10", "+5 kg when pain is below 3"),
    ("+5kg when pain is 0", "+5 kg when pain is 0"),
    ("harder variation when all sets reach 8", "harder variation when all sets reach 8"),
    ("repeat after a miss", "repeat after a miss"),
]

FAULTS = [
    ("↓heavier", "“heavier” does not say what changes"),
    ("add ↓plates", "the change needs a number"),
    ("+2.5 ↓when all reps are done", "“2.5” has no unit that is known"),
    ("+2.5kg↓", "when it changes is missing"),
    ("+2.5kg ↓when I feel like it", "“when I feel like it” does not say when"),
    ("+2.5kg when RPE is ↓soon", "RPE needs a number from 1 to 10"),
    ("+2.5kg every session ↓maybe", "“maybe” cannot be read here"),
    ("↓", "the rule is empty"),
    ("5x↓0 after a miss", "0 is not a number that can be done"),
    ("+5-10lb↓", "when it changes is missing"),
    ("every 2 sessions↓", "what changes is missing"),
    ("+10-↓5lb every session", "the range runs backwards"),
    ("↓+0kg every session", "a change of nothing"),
    ("↓-100% after a miss", "nothing is left of the load"),
    ("↓+5kg and +2.5kg every session", "“+5kg” and “+2.5kg” cannot both be done then"),
    ("↓+0.5 reps every session", "half of one of the reps cannot be added"),
    ("+2.5kg ↓of 1RM every week", "“of” follows a percentage"),
    ("+1 rep ↓on the TM every week", "a maximum is changed by kg, lb or %"),
    ("+5kg ↓rest after a miss", "a rest is changed by a time"),
    ("+2.5kg for every rep over 6, at most ↓10", "“at most 10” may be 10kg or 10 reps"),
    ("+2.5kg for every rep over 6, at most ↓10lb", "the limit has another unit than the step, kg"),
    ("+2.5kg for every rep over 6, at most ↓1kg", "the limit is less than one step"),
    ("+2.5kg every session↓, at most 10kg", "“at most” belongs to what is added for every rep"),
    ("↓repeat when RPE is 9", "“RPE 9” may be that and more, or that and less"),
    ("+2.5kg when RIR is ↓12", "RIR needs a number from 0 to 9"),
    ("+2.5kg ↓after 0 successes", "0 successes cannot be meant"),
    ("+2.5kg ↓every 0 sessions", "0 sessions apart cannot be meant"),
    ("+2.5kg ↓when set 0 reaches 5", "sets are counted from 1"),
    ("back to ↓stage 2 after a miss", "there are no stages"),
    ("next ↓stage after a miss", "there are no stages"),
    ("stages [5x3, 6x2]; back to ↓stage 3 after a stall", "there are 2 stages, no stage 3"),
    ("stages [↓] +5lb", "the prescription is empty"),
    ("stages [5x3] ↓+5lb", "stages are 2 to 9 that differ"),
    ("stages [↓5x3, 6x2", "the bracket is not closed"),
    ("stages [5x3, ↓heavy] +5lb", "“heavy” is not a number of reps"),
    ("stages [5x3, 6x2]; ↓stages [3x5, 3x8]", "there are stages already"),
    (
        "+5lb when the total reaches 10; ↓-5lb when the total is below 11",
        "“when the total reaches 10” and “when the total is below 11” may both be true",
    ),
    (
        "-5% when RPE is 8 or more; ↓+2.5kg when RPE is 8 or less",
        "“when RPE is 8 or more” and “when RPE is 8 or less” may both be true",
    ),
    (
        "+5s when all sets reach 60s; ↓-5s when all sets are 70s or less",
        "“when all sets reach 60s” and “when all sets are 70s or less” may both be true",
    ),
    ("linear ↓2.5kg", "what is added has a sign"),
    ("linear↓", "a linear progression needs what is added"),
    ("double progression↓", "a double progression needs what is added"),
    ("double progression ↓12-8 +5lb", "the range runs backwards"),
    ("new exercise ↓(dip after 2 misses", "the bracket is not closed"),
    ("new exercise ↓() after 2 misses", "no exercise is named"),
    ("1x5RM after 3 misses, then ↓120%", "120 % of it cannot be meant"),
]


@pytest.mark.parametrize(("text", "typeset"), SAID)
def test_rules_for_next_time_are_set_for_paper(text: str, typeset: str) -> None:
    found = progress.parse(text)
    assert saying.said(found) == typeset
    assert progress.parse(str(found)) == found


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_what_cannot_be_read_says_where_and_how_to_write_it(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        progress.parse(text.replace("↓", ""))
    assert (caught.value.message, caught.value.offset) == (message, text.index("↓"))
    assert caught.value.hint


WHOLE = ("reps", "sets", "rounds", "jumps")
WORDS_ALONE = (
    "repeat",
    "harder",
    "easier",
    "deload",
    "start",
    "more weight",
    "fewer reps",
    "longer rest",
    "new exercise",
)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    steps: st.SearchStrategy[int | Decimal]
    match draw(st.sampled_from(("add", "back", "back to", "do", "share", *WORDS_ALONE))):
        case "add":
            unit = draw(st.sampled_from(("kg", "lb", "%", "reps", "sets", "s", "min", "m", "km", "rounds", "jumps")))
            steps = st.integers(1, 99) | (st.just(1) if unit in WHOLE else st.decimals("0.5", 99, places=1))
            step = Decimal(draw(steps))
            high = draw(st.none() | st.integers(1, 9).map(lambda more: step + more)) if step < 90 else None
            where = draw(st.sampled_from([one for one in get_args(Where) if _fits(one, unit)]))
            return Change("add", step * draw(st.sampled_from((1, -1))), high, unit, where)
        case "back":
            return Change("back", amount=parse_reps(draw(st.sampled_from(("8", "20s", "6-8")))).amount)
        case "back to":
            return Change("back", Decimal(draw(st.integers(1, 99))), unit=draw(st.sampled_from(("kg", "lb", "%"))))
        case "do":
            return Change(
                "do", do=prescription.parse(draw(st.sampled_from(("6x2+", "3x10 @ 60kg", "3x30s", "3x5, 1x5+"))))
            )
        case "share":
            return Change("share", Decimal(draw(st.integers(1, 100))), unit="%")
        case "new exercise":
            return Change("new exercise", exercises=draw(st.sampled_from(((), ("dip",), ("floor press", "dip")))))
        case turn:
            return Change(turn)  # type: ignore[arg-type]


def _fits(where: str, unit: str) -> bool:
    if where == "rest":
        return unit in ("s", "min")
    return (
        unit == "%" if where.startswith("of ") else unit in ("kg", "lb", "%") if where.endswith(("1RM", "TM")) else True
    )


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    kind: Kind = draw(st.sampled_from([one for one in get_args(Kind) if one != "last stage"]))
    reached = st.sampled_from(("12", "60s", "20m")).map(lambda text: parse_reps(text).amount)
    bound: Bound = draw(st.sampled_from(("least", "above", "most", "below")))
    of: Sets = draw(st.sampled_from(get_args(Sets)))
    felt = st.sampled_from((Condition("rpe", felt=Decimal(8), bound="most"), Condition("feel", feel="easy")))
    nth, count = draw(st.integers(1, 12)) if of == "set" else 0, draw(st.integers(1, 10))
    row = count > 1 and draw(st.booleans())
    match kind:
        case "session" | "week" | "cycle":
            return Condition(kind, count)
        case "done":
            return Condition(kind, count, row, also=draw(st.none() | felt))
        case "reached":
            return Condition(kind, count, row, of, nth, draw(st.none() | reached), bound, also=draw(st.none() | felt))
        case "over" | "under":
            return Condition(kind, of=of, nth=nth, amount=parse_reps("6").amount)
        case "rpe" | "rir" | "pain":
            return Condition(kind, felt=Decimal(draw(st.integers(1, 9))), bound=bound)
        case "feel":
            feel: Feeling = draw(st.sampled_from(get_args(Feeling)))
            return Condition(kind, feel=feel)
    return Condition(kind, max(count, 2) if kind == "successes" else count, row)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    what = st.lists(changes(), min_size=1, max_size=2, unique_by=lambda one: one.changed(True)).map(tuple)
    then = draw(st.just(()) | what)
    return Clause(draw(what), draw(conditions()), then=then)


def _apart(found: list[Clause]) -> bool:
    """No two of them may be true at the same time."""
    return not any(one.when == other.when or one.when.overlaps(other.when) for one, other in combinations(found, 2))


RULES = st.lists(clauses(), min_size=1, max_size=3, unique_by=lambda clause: clause.when).filter(_apart)


@settings(deadline=None)
@given(RULES.map(lambda found: Progress(progress.ordered(found))))
def test_what_is_written_back_is_read_as_the_same_rules(value: Progress) -> None:
    assert progress.parse(str(value)) == value


@given(
    st.permutations(
        ["+2.5kg when all reps are done", "+1 set every week", "repeat after a miss", "-10% after 3 misses"]
    )
)
def test_rules_stand_in_the_order_of_the_gym_however_they_are_typed(typed: list[str]) -> None:
    found = progress.parse("; ".join(typed))
    assert str(found) == "+2.5kg when all reps are done; +1 set every week; repeat after a miss; -10% after 3 misses"


PIECES = st.sampled_from(
    [
        *"+-0123456789%;, x@",
        "kg",
        "reps",
        "when all sets reach",
        "after",
        "misses",
        "every session",
        "and",
        "RPE",
        "bar",
        *("stages [", "]", ";", "(", ")", " then ", " at most ", "new exercise", "linear ", "double progression "),
        *("for every rep over ", "is below ", "when it feels light", "in one set", "5x3", " in 2 sessions"),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    for parse in (progress.parse, ramp.parse):
        if found := tried(parse, text):
            assert parse(str(found)) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("40%, 60%", "the reps of this step are missing"),
        ("40% x 5, heavy x 3", "“heavy x 3” is not a load"),
        ("RPE 8 x 5", "a step is a weight, a percentage of the work load, or the bar"),
        ("40% x 5 @ 60kg", "the load stands after the sets"),
    ],
)
def test_a_step_of_a_ramp_is_a_load_and_reps(text: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        ramp.parse(text)
    assert caught.value.message == message


@pytest.mark.parametrize(
    "text",
    [
        "+5lb when the total reaches 11; -5lb when the total is below 11",
        "+5lb when the total is above 10; -5lb when the total is 10 or less",
        "-5% when RPE is above 8; +2.5kg when RPE is 8 or less",
        "+5lb when the last set reaches 5; -5lb when set 1 is below 8",
        "+5lb when one set reaches 12; -5lb when one set is below 8",
        "+5kg when the last set reaches 5; double when the last set reaches 10",
        "+5lb when all sets reach the top of the range; -5lb when all sets are below 8",
    ],
)
def test_rules_of_which_one_is_true_at_a_time_stand_side_by_side(text: str) -> None:
    assert len(progress.parse(text).clauses) == 2
