"""Progress that depends on the gym, and the ramp to the work load: what is read, written back and refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
import saying
from conftest import tried
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from programprint.notation import prescription, progress, ramp
from programprint.notation.progress import Change, Clause, Progress
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


@st.composite
def changes(draw: st.DrawFn) -> Change:
    steps: st.SearchStrategy[int | Decimal]
    match draw(st.sampled_from(("add", "back", "repeat", "harder", "easier", "do"))):
        case "add":
            unit = draw(st.sampled_from(("kg", "lb", "%", "reps", "sets", "s", "min", "m", "km")))
            steps = st.integers(1, 999) | (st.just(1) if unit in ("reps", "sets") else st.decimals("0.5", 99, places=1))
            return Change("add", Decimal(draw(steps)) * draw(st.sampled_from((1, -1))), unit)
        case "back":
            return Change("back", amount=parse_reps(draw(st.sampled_from(("8", "20s", "6-8")))).amount)
        case "do":
            return Change("do", do=prescription.parse(draw(st.sampled_from(("6x2+", "3x10 @ 60kg", "3x30s")))))
        case turn:
            return Change(turn)  # type: ignore[arg-type]


def what_changes(change: Change) -> str:
    """What may change once at a time."""
    kinds = {"harder": "variation", "easier": "variation", "kg": "weight", "lb": "weight", "%": "weight"}
    return kinds.get(change.unit or change.turn, change.unit or change.turn)


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    what = tuple(draw(st.lists(changes(), min_size=1, max_size=2, unique_by=what_changes)))
    when = draw(st.sampled_from(("session", "week", "done", "all", "last", "top", "rpe", "pain", "misses")))
    reached = st.sampled_from(("12", "5+", "60s", "20m")).map(lambda text: parse_reps(text).amount)
    amount = draw(reached) if when in ("all", "last", "top") else None
    count = draw(st.integers(1, 10)) if when == "misses" else 1
    felt = Decimal(draw(st.integers(1, 10))) if when in ("rpe", "pain") else Decimal(0)
    return Clause(what, when, amount, count, felt, bool(felt) and draw(st.booleans()))  # type: ignore[arg-type]


@settings(deadline=None)
@given(
    st.lists(clauses(), min_size=1, max_size=3, unique_by=lambda clause: replace(clause, changes=())).map(
        lambda found: Progress(tuple(found))
    )
)
def test_what_is_written_back_is_read_as_the_same_rules(value: Progress) -> None:
    assert progress.parse(str(value)) == value


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
