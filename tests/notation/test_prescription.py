"""Prescriptions: sets × reps, in every form a coach writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
import saying
from conftest import spaced, tried
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_load import loads, rules

from programprint.notation import duration, tempo
from programprint.notation.amount import Amount, Limb
from programprint.notation.exertion import of_each
from programprint.notation.manner import SetType, Spread
from programprint.notation.prescription import Prescription, parse
from programprint.notation.scanner import Unreadable
from programprint.notation.set_group import SetGroup
from programprint.notation.set_group import parse as parse_reps
from programprint.notation.target import Percent, RepMax, SameAs, Shift, Weight

FORMS = [
    # sets and reps
    ("3x10", "3x10", "3 × 10"),
    ("3 x 10", "3x10", "3 × 10"),
    ("3X10", "3x10", "3 × 10"),
    ("3×10", "3x10", "3 × 10"),
    ("3\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10", "3x10", "3 × 10"),
    ("  3x10  ", "3x10", "3 × 10"),
    ("3 sets of 10", "3x10", "3 × 10"),
    ("1 set of 10", "1x10", "1 × 10"),
    ("3x10 reps", "3x10", "3 × 10"),
    ("1x1 rep", "1x1", "1 × 1"),
    ("10", "1x10", "1 × 10"),
    ("50x1", "50x1", "50 × 1"),
    # series of groups, ladders from one rung to another, parts against the clock
    ("2x(1x3, 1x2)", "1x3, 1x2, 1x3, 1x2", "1 × 3, 1 × 2, 1 × 3, 1 × 2"),
    ("2 waves of 3-2", "1x3, 1x2, 1x3, 1x2", "1 × 3, 1 × 2, 1 × 3, 1 × 2"),
    (
        "2x(3,2) @ 24kg rest 1 min",
        "1x3 @ 24kg, 1x2 @ 24kg rest 1 min, 1x3 @ 24kg, 1x2 @ 24kg rest 1 min",
        "1 × 3, 1 × 2, 1 × 3, 1 × 2",
    ),
    ("5 ladders of 1-3", "ladder 5x1+2+3", "5 × (1 + 2 + 3)"),
    ("ladder 2x5-3", "ladder 2x5+4+3", "2 × (5 + 4 + 3)"),
    ("3 ladders of 2,3,5", "ladder 3x2+3+5", "3 × (2 + 3 + 5)"),
    ("3x(4x50m on 1:00) rest 2 min", "3x(4x50m every 1:00) rest 2 min", "3 × (4 × 50 m)"),
    # manners, shares, times
    ("11-15 RP", "rest-pause 1x11-15", "1 × 11–15"),
    ("widowmaker 1x20", "breathing 1x20", "1 × 20"),
    ("100 total throughout the workout", "1x100 total over the session", "100 in total"),
    ("6x3 over the day", "6x3 over the day", "6 × 3"),
    ("4x60-70% of max hold", "4x60-70% of max hold", "4 × 60–70 % of your max hold"),
    ("2.5 h", "1x150 min", "1 × 150 min"),
    ("20 throws", "1x20 throws", "1 × 20 throws"),
    ("daily max", "1x1 @ 1RM", "up to 1RM"),
    ("heavy set of 5", "1x5 @ hard", "1 × 5"),
    ("6x60m rest walk back", "6x60m rest walk back", "6 × 60 m"),
    ("4x400m rest same as work", "4x400m rest same as work", "4 × 400 m"),
    ("5x5 @ 60kg +5kg/set", "5x5 @ 60kg +5kg/set", "5 × 5"),
    # ranges, minimum, open
    ("3x8-10", "3x8-10", "3 × 8–10"),
    ("3 × 8–10", "3x8-10", "3 × 8–10"),
    ("3x8—10", "3x8-10", "3 × 8–10"),
    ("3 x 8 - 10", "3x8-10", "3 × 8–10"),
    ("5x3+", "5x3+", "5 × 3+"),
    ("3xAMRAP", "3xAMRAP", "3 × as many as possible"),
    ("3 x amrap", "3xAMRAP", "3 × as many as possible"),
    ("AMRAP", "1xAMRAP", "1 × as many as possible"),
    ("3xmax", "3xAMRAP", "3 × as many as possible"),
    ("2x max reps", "2xAMRAP", "2 × as many as possible"),
    ("2x as many as possible", "2xAMRAP", "2 × as many as possible"),
    # units
    ("3x30s", "3x30s", "3 × 30 s"),
    ("3x30 sec", "3x30s", "3 × 30 s"),
    ("3x30 seconds", "3x30s", "3 × 30 s"),
    ("3x30-45s", "3x30-45s", "3 × 30–45 s"),
    ("3x2 min", "3x2 min", "3 × 2 min"),
    ("3x1.5 min", "3x1.5 min", "3 × 1.5 min"),
    ("4x20m", "4x20m", "4 × 20 m"),
    ("4x20 metres", "4x20m", "4 × 20 m"),
    ("4x20 meters", "4x20m", "4 × 20 m"),
    ("1x5km", "1x5km", "1 × 5 km"),
    ("1x2,5 km", "1x2.5km", "1 × 2.5 km"),
    ("3x20 cal", "3x20 cal", "3 × 20 cal"),
    ("3x20 kcal", "3x20 cal", "3 × 20 cal"),
    ("3x5 contacts", "3x5 contacts", "3 × 5 contacts"),
    ("3x5 foot contacts", "3x5 contacts", "3 × 5 contacts"),
    ("3x6 breaths", "3x6 breaths", "3 × 6 breaths"),
    ("4x40yd", "4x40 yd", "4 × 40 yd"),
    ("1x1 mile", "1x1 mi", "1 × 1 mi"),
    ("3x20s hold", "3x20s", "3 × 20 s"),
    ("3xmax hold", "3xmax s", "3 × as long as possible"),
    ("1x max distance", "1xmax m", "1 × as far as possible"),
    ("3x to failure", "3xto failure", "3 × to failure"),
    ("3x8-12 to failure", "3x8-12 to failure", "3 × 8–12 to failure"),
    # parts of a set
    ("4x2+2+2", "4x2+2+2", "4 × (2 + 2 + 2)"),
    ("4 x (3x2)", "4x2+2+2", "4 × (2 + 2 + 2)"),
    ("myo-reps 1x15 + 4x5", "myo-reps 1x15 + 4x5", "1 × (15 + 4 × 5)"),
    ("3x5 + 1x20", "3x5, 1x20", "3 × 5, 1 × 20"),
    ("3x10s+10s", "3x10s+10s", "3 × (10 s + 10 s)"),
    # per side, said out loud
    ("3x10/leg", "3x10/leg", "3 × 10"),
    ("3x10 / leg", "3x10/leg", "3 × 10"),
    ("3x10 per leg", "3x10/leg", "3 × 10"),
    ("3x10 each leg", "3x10/leg", "3 × 10"),
    ("3x10/arm", "3x10/arm", "3 × 10"),
    ("3x10 per hand", "3x10/arm", "3 × 10"),
    ("3x10 per foot", "3x10/leg", "3 × 10"),
    ("3x10/side", "3x10/side", "3 × 10"),
    ("3x10 each", "3x10/side", "3 × 10"),
    ("3x10 each side", "3x10/side", "3 × 10"),
    ("3x8-10/leg", "3x8-10/leg", "3 × 8–10"),
    ("3x30s/leg", "3x30s/leg", "3 × 30 s"),
    ("3x10 reps per leg", "3x10/leg", "3 × 10"),
    ("3xAMRAP/leg", "3xAMRAP/leg", "3 × as many as possible"),
    ("10/10", "1x10/side", "1 × 10"),
    ("3x10/10", "3x10/side", "3 × 10"),
    ("8x30s/30s", "8x30s rest 30s", "8 × 30 s"),
    # loads
    ("5x5 @ 75%", "5x5 @ 75%", "5 × 5"),
    ("5x5@75%", "5x5 @ 75%", "5 × 5"),
    ("3x8 @ RPE 8", "3x8 @ RPE 8", "3 × 8"),
    ("3x10 @ 2 RIR", "3x10 @ RIR 2", "3 × 10"),
    ("4x6 @ 60kg", "4x6 @ 60kg", "4 × 6"),
    ("4x6 @ 102,5 kg", "4x6 @ 102.5kg", "4 × 6"),
    ("4x6 @ bodyweight + 10kg", "4x6 @ bodyweight + 10kg", "4 × 6"),
    ("3x10/leg @ 55-60% of barbell-hip-thrust", "3x10/leg @ 55-60% of barbell-hip-thrust", "3 × 10"),
    # what stands in brackets, and in any order
    ("3x10 (70%)", "3x10 @ 70%", "3 × 10"),
    ("3x10 (per side)", "3x10/side", "3 × 10"),
    ("3x10 (per side, 70%, rest 90s)", "3x10/side @ 70% rest 90s", "3 × 10"),
    ("3x8 rest 90s tempo 31X0 @ 70%", "3x8 @ 70% tempo 3-1-X-0 rest 90s", "3 × 8"),
    ("3x8 @8", "3x8 @ RPE 8", "3 × 8"),
    ("3x8 @ 7.5-8", "3x8 @ RPE 7.5-8", "3 × 8"),
    # everyday hands
    ("3 sets x 8 reps", "3x8", "3 × 8"),
    ("3x1:30", "3x1:30", "3 × 1:30 min"),
    ("3x:45", "3x45s", "3 × 45 s"),
    ("1x20:00", "1x20 min", "1 × 20 min"),
    ("4x50ft", "4x50 ft", "4 × 50 ft"),
    ("4xmax-2", "4xmax-2", "4 × your max − 2"),
    ("2xmax hold - 10s", "2xmax s-10", "2 × your max hold − 10 s"),
    ("16-20 alt", "1x16-20 alternating", "1 × 16–20"),
    ("2 to 3 x 8 to 10", "2-3x8-10", "2–3 × 8–10"),
    ("6x200m in 23-24 s", "6x200m @ in 23-24 s", "6 × 200 m"),
    # one value for each set
    ("5/3/1 @ 65/75/85%", "1x5 @ 65%, 1x3 @ 75%, 1x1 @ 85%", "1 × 5, 1 × 3, 1 × 1"),
    ("5,5,5+ @ 65,75,85%", "1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%", "1 × 5, 1 × 5, 1 × 5+"),
    ("3x5 @ 60/65/70kg", "1x5 @ 60kg, 1x5 @ 65kg, 1x5 @ 70kg", "1 × 5, 1 × 5, 1 × 5"),
    # groups, left to right
    ("1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%", "1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%", "1 × 5, 1 × 5, 1 × 5+"),
    ("3x10,2x8", "3x10, 2x8", "3 × 10, 2 × 8"),
    ("1x5 @ 60% of back squat, 1x3 @ 70kg", "1x5 @ 60% of back squat, 1x3 @ 70kg", "1 × 5, 1 × 3"),
    ("1x12, 1x10, 1x8, 1x6", "1x12, 1x10, 1x8, 1x6", "1 × 12, 1 × 10, 1 × 8, 1 × 6"),
]

SETS_TIMES_REPS = "the order is sets × reps: 3x10 is three sets of ten"

FAULTS = [
    # text with ↓ before the character at fault, message, part of the hint
    ("↓", "the prescription is empty", "3x10"),
    ("3x↓", "the number of reps is missing", "3x10"),
    ("↓x10", "“x10” is not a number of reps", "3x10"),
    ("↓ten", "“ten” is not a number of reps", "3x10"),
    ("3x↓ten", "“ten” is not a number of reps", "3x10"),
    ("↓0x10", "0 sets cannot be meant", SETS_TIMES_REPS),
    ("↓51x10", "51 sets cannot be meant", SETS_TIMES_REPS),
    ("3x10, ↓90x5", "90 sets cannot be meant", SETS_TIMES_REPS),
    ("↓25x2, 26x2", "more than 50 sets", SETS_TIMES_REPS),
    ("3x↓0", "0 is not a number that can be done", ""),
    ("3x↓10001", "10001 is not a number that can be done", ""),
    ("3x↓10.5", "10.5 is no number of reps: they are whole", "@ 10.5kg"),
    ("3x↓2.5 contacts", "2.5 is no number of contacts: they are whole", ""),
    ("3x10-↓8", "the range runs backwards", "smaller number first"),
    ("3x10-↓", "a range needs a number after “-”", ""),
    ("↓12-10-8-6", "“12-10-8-6” is no range: reps that differ from set to set have “/” between them", "12/10/8/6"),
    ("3x↓12-10-8", "“12-10-8” is no range: reps that differ from set to set have “/” between them", "12/10/8"),
    ("3x10 ↓potatoes", "“potatoes” is not a unit", "contacts"),
    ("3x10↓/12", "“10/12” may be two sets or two sides, and the two differ", "10L/12R"),
    ("3x30s↓/30s", "“/30s” may be the other side, or the rest", "3x30s rest 30s"),
    ("↓4x5/3/1", "“4x5/3/1” may be 3 sets, or all of them 4 times", "4x(5, 3, 1)"),
    ("↓2x5 @ 60/65kg", "“60/65kg” may be for two sets, or for two groups of athletes", "“load: 60/65kg”"),
    ("2x5 @ ↓65/75/85%", "“65/75/85%” are 3 targets, for 2 sets", "one for each set"),
    ("3x8 @ ↓4", "“4” has no unit that is known", "RPE only from 5 to 10"),
    ("3x8 @ ↓last week's weight", "“last week's weight” needs a share of it", "100% of last week's weight"),
    ("1x5 @ ↓first set", "“first set” is the load of another set, and none stands before it here", "1x5 @ 85%"),
    ("↓0-2x12", "no set at all is no number of sets", "optional: true"),
    ("3x10 (↓slow)", "“slow” cannot be read here", "note:"),
    ("3x10 (↓90s)", "“90s” may be a rest, or the time for it", "rest 90s"),
    (
        "3x8 @ ↓20kg per side",
        "“20kg per side” may be on each side of a bar, in each hand, or for one side after the other",
        "/side @ 20kg",
    ),
    ("3x10↓/knee", "“/knee” cannot be read here", "3x10/leg"),
    ("3x10 ↓75%", "an “@” stands before the load", "write 3x10 @ 75%"),
    ("3x10,↓", "the number of reps is missing", ""),
    ("3x10 @ ↓75", "“75” has no unit that is known", "75kg, 75lb or 75%"),
    ("3x10 @ ↓heavy", "“heavy” is not a load", ""),
    ("3x10 @ RPE ↓11", "RPE 11 is not on the scale", "1 to 10"),
    ("3x5, 2x3 @ ↓250%", "250 % is out of reach", "between 1 and 200"),
    ("3x↓10*2", "one number too many", SETS_TIMES_REPS),
    ("↓drop 2x10 @ -20%", "a drop set follows another set", "drop 1x10 @ -20%"),
    ("back-off 3x5 @ ↓-10%", "“-10%” is not a load", "follow another set"),
    ("1x5, 3x5 @ ↓-10", "a change from the set before needs a number and %, kg or lb", "-10% or -5kg"),
    ("1x5, 3x5 @ ↓-110%", "a change from the set before needs a number and %, kg or lb", ""),
    ("↓clutser 4x2+2+2", "“clutser 4x2+2+2” is not a number of reps", "cluster"),
    ("4x↓(2+2+2", "the bracket is not closed", "4x(2+2+2)"),
    ("4x↓10s+10m", "the parts of a set differ in their unit", "10s+10s+10s"),
    ("myo-reps 1x15 + ↓99x5", "99 parts of one set cannot be meant", "15 + 4x5"),
    ("3x8 ↓left", "one side only is said with “side:”", "side: left"),
    ("3x8 ↓+5kg/week", "“+5kg/week” does not fit what it is added to", "+5 reps"),
    ("3xAMRAP ↓+1 rep/week", "as many as possible does not climb by a rule", "+1 set/week"),
    ("3x8 +1 rep/week ↓+2 reps/week", "this climbs twice", "one rule"),
    ("3x8 ↓15s", "“15s” may be a rest, or the time for a set", "write 3x8 rest 15s for the rest, or 3x8 in 15s"),
    ("3x8 tempo ↓slow", "“slow” is no tempo in figures", "3-0-1-2"),
    ("3x8 rest ↓", "the time is missing", "90s"),
    ("3x8 @ 60kg @ ↓70kg", "a set aims at a load and at an effort, not at two loads", "75% @ RPE 8"),
]


def offset_of(marked: str) -> tuple[str, int]:
    return marked.replace("↓", ""), marked.index("↓")


@pytest.mark.parametrize(("text", "written", "typeset"), FORMS)
def test_every_form_is_read_written_back_and_typeset(text: str, written: str, typeset: str) -> None:
    found = parse(text)
    assert str(found) == written
    assert parse(written) == found
    assert spaced(", ".join(saying.typeset(group) for group in found.groups)) == typeset


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS)
def test_what_cannot_be_read_says_where_why_and_how_to_write_it(text: str, message: str, hint: str) -> None:
    text, offset = offset_of(text)
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert hint in caught.value.hint
    assert caught.value.hint


def test_a_number_is_quoted_whole_when_it_is_too_large() -> None:
    """A coach who typed a million reads a million, not its first six figures."""
    with pytest.raises(Unreadable, match="1000000"):
        parse("3x1000000")


def test_a_load_that_is_left_out_after_the_at_sign_is_called_missing() -> None:
    with pytest.raises(Unreadable) as caught:
        parse("3x10 @")
    assert "“”" not in caught.value.message


def test_a_load_that_cannot_be_read_brings_the_hint_for_loads() -> None:
    """What is wrong is the load, so the cure must speak of loads: kg, RPE, RIR."""
    with pytest.raises(Unreadable) as caught:
        parse("3x10 @ heavy")
    assert "RPE" in caught.value.hint


@pytest.mark.parametrize("text", ["1x5 @ 65%,\n1x5 @ 75%\n", "3x10\n", "3x10\t", "3x10,\t2x8"])
def test_line_ends_and_tabs_count_as_spaces(text: str) -> None:
    """A long prescription may be folded over lines in YAML, which leaves a line end behind it."""
    assert str(parse(text)) == " ".join(text.split())


def test_sets_are_counted_over_all_groups() -> None:
    assert parse("3x10, 2x8").sets == 5


def test_reps_that_name_two_equal_sides_are_per_side() -> None:
    (group,) = parse("3x10/10").groups
    assert (group.limb, group.amount) == ("side", Amount(Decimal(10)))


def test_what_is_not_per_side_has_no_limb() -> None:
    assert parse("3x10").groups[0].limb is None


def test_loads_are_filled_in_only_where_a_group_names_none() -> None:
    fallback = Percent(Decimal(70))
    found = parse("1x5 @ 65%, 1x5").loaded(fallback)
    assert [str(group.load) for group in found.groups] == ["65%", "70%"]


def test_warm_up_sets_are_not_done_with_the_load_of_the_work_sets() -> None:
    do = parse("warm-up 2x5, 3x5").loaded(Weight(Decimal(60), "kg"))
    assert str(do) == "warm-up 2x5, 3x5 @ 60kg"


def test_rounds_multiply_the_sets_and_the_fewest_that_will_do() -> None:
    assert str(parse("2-3x10, 1x5").times(3)) == "6-9x10, 3x5"


def test_sets_can_be_replaced_while_the_amounts_stay() -> None:
    assert str(parse("10/leg @ 60kg").times(4)) == "4x10/leg @ 60kg"


@pytest.mark.parametrize(
    ("text", "middle", "seconds"),
    [
        ("10", 10, None),
        ("8-10", 9, None),
        ("5+", 5, None),
        ("AMRAP", None, None),
        ("30s", 30, 30),
        ("30-40s", 35, 35),
        ("2 min", 2, 120),
        ("20m", 20, None),
    ],
)
def test_an_amount_knows_its_middle_and_its_seconds(text: str, middle: float | None, seconds: float | None) -> None:
    amount = parse(text).groups[0].amount
    assert (amount.middle, amount.seconds) == (middle, seconds)


def test_a_number_never_parts_from_its_sign_or_unit_at_a_line_end() -> None:
    for text in ("3x8-10", "4x20m", "3x5 contacts", "3x30s"):
        assert " " not in saying.typeset(parse(text).groups[0])


@pytest.mark.parametrize(
    ("text", "amount", "limb"),
    [
        ("10", Amount(Decimal(10)), None),
        ("8–10", Amount(Decimal(8), Decimal(10)), None),
        ("5+", Amount(Decimal(5), more=True), None),
        ("30s", Amount(Decimal(30), unit="s"), None),
        ("20 m", Amount(Decimal(20), unit="m"), None),
        ("10/leg", Amount(Decimal(10)), "leg"),
        ("10 per arm", Amount(Decimal(10)), "arm"),
        ("10/10", Amount(Decimal(10)), "side"),
        ("AMRAP", Amount(None), None),
    ],
)
def test_reps_of_the_long_form(text: str, amount: Amount, limb: str | None) -> None:
    found = parse_reps(text)
    assert (found.amount, found.limb) == (amount, limb)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10↓x3", "“x3” cannot be read here"),
        ("10 ↓@ 60kg", "a load does not stand here"),
        ("↓", "the number of reps is missing"),
        ("10↓, 8", "“, 8” cannot be read here"),
    ],
)
def test_reps_of_the_long_form_hold_neither_sets_nor_loads(text: str, message: str) -> None:
    text, offset = offset_of(text)
    with pytest.raises(Unreadable) as caught:
        parse_reps(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    if draw(st.integers(0, 9)) == 0:
        shares = (Amount(None, share=(Decimal(50),)), Amount(None, unit="s", share=(Decimal(60), Decimal(70))))
        short = (Amount(None, less=Decimal(2)), Amount(None, unit="s", less=Decimal("7.5")))
        return draw(
            st.sampled_from((Amount(None), Amount(None, failure=True), Amount(None, unit="s"), *shares, *short))
        )
    unit = draw(
        st.sampled_from(
            ("reps", "s", "min", "m", "km", "yd", "ft", "mi", "cal", "contacts", "breaths", "jumps", "throws")
        )
    )
    whole = unit in ("reps", "contacts", "breaths", "jumps", "throws")
    if draw(st.integers(0, 9)) == 0:
        return Amount(Decimal(draw(st.integers(61, 119))), draw(st.sampled_from((None, Decimal(150)))), "s", clock=True)
    numbers = st.integers(1, 10_000).map(Decimal)
    if not whole:
        numbers |= st.decimals("0.001", 10_000, places=3)
    low, high = draw(numbers), draw(st.none() | numbers)
    if high is not None and high <= low:
        high = None
    more = high is None and draw(st.booleans())
    first = Amount(low, high, unit, more, failure=draw(st.booleans()))  # type: ignore[arg-type]
    if more or first.failure:
        return first
    parts = st.integers(1, 99).map(lambda count: Amount(Decimal(count), unit=unit))  # type: ignore[arg-type]
    alike = st.tuples(parts, st.integers(3, 9)).map(lambda pair: [pair[0]] * pair[1])
    return replace(first, then=tuple(draw(st.just([]) | st.lists(parts, max_size=4) | alike)))


KINDS: tuple[SetType, ...] = (
    *("work", "warm-up", "top", "back-off", "drop", "cluster", "rest-pause", "myo-reps", "joker", "breathing"),
)
TIMES = st.sampled_from(("15s", "90s", "2 min", "1:30", "10-15s"))


@st.composite
def groups(draw: st.DrawFn, first: bool) -> SetGroup:
    amount, kind = draw(amounts()), draw(st.sampled_from(KINDS))
    if first and kind == "drop":
        kind = "work"
    limb: Limb | None = draw(st.sampled_from((None, "leg", "arm", "side")))
    pause = draw(st.none() | TIMES.map(duration.parse)) if kind in ("cluster", "rest-pause", "myo-reps") else None
    unit = () if amount.low is None else (amount.unit,)
    climbs = [draw(rules((name,))) for name in (*unit, "sets") if draw(st.integers(0, 4)) == 0]
    climbs = [replace(rule, step=Decimal(int(rule.step) or 1)) for rule in climbs]
    change = st.sampled_from((Shift(Decimal(-10), "%"), Shift(Decimal(5), "kg"), SameAs(1), SameAs(2)))
    load = draw(
        st.none()
        | loads().filter(lambda one: not isinstance(one, RepMax) or one.reps > 1)
        | (st.nothing() if first else change)
    )
    load = of_each(load) if load and amount.then and amount.metres else load
    code = draw(st.none() | st.sampled_from(("3-0-1-2", "31X0")).map(tempo.parse))
    rest = draw(st.none() | TIMES.map(duration.parse))
    spread: Spread = draw(st.sampled_from(("", "", "day", "session", "sets")))
    return SetGroup(
        draw(st.integers(1, 10)),
        amount,
        limb,
        load,
        kind,
        pause,
        tuple(climbs),
        code,
        rest,
        spread=spread,
        alternating=draw(st.booleans()),
    )


@st.composite
def prescriptions(draw: st.DrawFn) -> Prescription:
    more = draw(st.lists(groups(False), max_size=4))
    return Prescription((draw(groups(True)), *more))


def _follows(value: Prescription) -> bool:
    """Whether every set that another tells comes after it."""
    done = 0
    for group in value.groups:
        if isinstance(group.load, SameAs) and group.load.nth > done:
            return False
        done += 0 if group.kind == "warm-up" else group.sets
    return True


@settings(deadline=None)
@given(prescriptions().filter(_follows))
def test_what_is_written_back_is_read_as_the_same_prescription(value: Prescription) -> None:
    assert parse(str(value)) == value


@settings(deadline=None)
@given(amounts())
def test_an_amount_is_read_back_from_what_it_writes(value: Amount) -> None:
    assert parse_reps(str(value)).amount == value


PIECES = st.sampled_from(
    [
        *("0123456789x×@%/-–+,. \t\n"),
        *("10", "AMRAP", "max", "sets of", "per", "each", "leg", "side", "reps", "contacts"),
        *("s", "min", "m", "km", "h", "kg", "RPE", "RIR", "of", "bw", "squat"),
        *("warm-up", "top", "back-off", "drop", "cluster", "rest-pause", "myo-reps", "(", ")", "to failure"),
        *("+1 rep/week", "first set", "rest", "tempo", "e/s", "L", "R", "yd", "TM", "zone 2"),
        *("alt", "1:30", "max-2", "5/3/1", "65/75/85%", " to ", "w/", "at", "sec.", "90s rest", "ft", "in 24s"),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(PIECES, max_size=14).map("".join))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    """No text crashes the reader; whatever is read survives being written back."""
    tried(parse_reps, text)
    if found := tried(parse, text):
        assert parse(str(found)) == found
        assert str(parse(str(found))) == str(found)


@pytest.mark.parametrize("text", ["9" * 20_000, "3x" * 20_000, "1-" * 20_000, "1x1," * 20_000, " " * 20_000 + "x"])
def test_long_nonsense_is_refused_at_once(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(text)


def test_more_groups_than_a_session_has_sets_are_refused_before_the_rest_is_read() -> None:
    with pytest.raises(Unreadable, match="more than 50 sets"):
        parse("1x1, " * 51 + "1x1 @ nonsense")
    with pytest.raises(Unreadable, match="nonsense"):
        parse("1x1, " * 20 + "1x1 @ nonsense")


def test_a_range_of_sets_keeps_a_row_for_each_and_may_not_run_backwards() -> None:
    (group,) = parse("3-4x8-10").groups
    assert (group.least, group.sets, str(group)) == (3, 4, "3-4x8-10")
    with pytest.raises(Unreadable, match="backwards"):
        parse("4-3x8")


def test_a_total_is_one_row_without_a_number_of_sets() -> None:
    assert saying.said(parse("50 total").groups[0]) == "50 in total"


def test_the_time_of_a_distance_is_a_pace() -> None:
    assert parse("6x800m in 3:20") == parse("6x800m @ 3:20/800m")


@pytest.mark.parametrize("text", ["3-4x8", "50-100 total", "3x10 hold 5s", "1x5RM", "2x10 steps", "3x20m @ 95% speed"])
def test_further_forms_are_written_back_as_they_are_read(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)


def test_a_load_before_the_sets_is_told_its_place() -> None:
    with pytest.raises(Unreadable, match="after the sets"):
        parse("50% 1x5, 60% 1x4")


def test_a_rest_may_say_what_is_done_meanwhile() -> None:
    found = parse("1x5 min rest 3 min walk, 1x8 min rest 90s jog")
    assert [group.rest and group.rest.doing for group in found.groups] == ["walk", "jog"]
    assert parse(str(found)) == found


def test_sets_of_runs_are_one_set_with_its_runs_and_the_rests_between_them() -> None:
    (group,) = parse("2x4x100m 60s rest 5 min").groups
    assert (group.sets, len(group.amount.parts), saying.said(group)) == (2, 4, "2 × (4 × 100 m)")
    assert group.kind == "work"
    assert group.pause
    assert group.rest
    assert (group.pause.seconds, group.rest.seconds) == (60, 300)


@pytest.mark.parametrize(("text", "offset"), [("3x5x100kg", 4), ("2x4x10", 2)])
def test_three_numbers_that_are_no_runs_ask_where_the_load_stands(text: str, offset: int) -> None:
    with pytest.raises(Unreadable) as fault:
        parse(text)
    assert fault.value.offset == offset
    assert "3x5 @ 100kg" in fault.value.hint


@pytest.mark.parametrize("text", ["ladder 3x1+2+3", "3 ladders of 1-2-3", "3x ladder 1-2-3", "ladder 3x(1,2,3)"])
def test_a_ladder_is_read_rung_by_rung(text: str) -> None:
    (group,) = parse(text).groups
    assert (group.kind, group.sets) == ("ladder", 3)
    assert [part.low for part in group.amount.parts] == [1, 2, 3]


def test_what_reads_as_a_load_is_told_where_it_stands() -> None:
    with pytest.raises(Unreadable) as fault:
        parse("3x10 60 kg")
    assert "@ 60 kg" in fault.value.hint


@pytest.mark.parametrize("written", ["5,5,5,5", "12,10,8", " 12,10,8,6 "])
def test_three_numbers_with_bare_commas_are_a_list_of_reps(written: str) -> None:
    assert parse(written) == parse(written.replace(",", ", "))
    assert parse(written).sets == written.count(",") + 1


def test_two_numbers_with_a_bare_comma_may_be_a_decimal() -> None:
    with pytest.raises(Unreadable):
        parse("5,5")


@pytest.mark.parametrize(
    ("text", "cures"),
    [
        ("60kg 3x10", ["3x10 @ 60kg"]),
        ("3x10x60kg", ["3x10 @ 60kg"]),
        ("40/55/65/75/85% x 5", ["1x5 @ 40/55/65/75/85%"]),
        ("3x10 @ RPE 8, 60kg", ["3x10 @ 60kg, RPE 8"]),
        ("4x150m @ 24s", ["4x150m in 24s"]),
        ("3x10 @ 60s", ["3x10 rest 60s", "3x10 in 60s"]),
        ("3x10 (3s hold)", ["3x10 hold 3s", "3x10 + 3s hold"]),
        ("3x8 31X0 rest 90s", ["3x8 tempo 31X0 rest 90s"]),
        ("3x12-10-8", ["12/10/8"]),
        ("2x12-10-8 @ 60kg", ["2x(12, 10, 8) @ 60kg"]),
        ("5/3/1+ 75/85/95%", ["5/3/1+ @ 75/85/95%"]),
        ("3x10/3x8/3x6", ["3x10, 3x8, 3x6"]),
        ("4x6-8 (last set AMRAP)", ["3x6-8, 1xAMRAP"]),
        ("10x3 EMOM", ["10x3 every 1 min"]),
        ("8x200 m w/ 200 m jog", ["8x200 m rest 200 m jog"]),
        ("6x400/90s", ["6x400m rest 90s"]),
        ("8-12 x 3", ["3x8-12"]),
        ("3x5 + 2", ["3x5, 1x2", "3x(5+2)"]),
        ("1x20+10", ["1x20, 1x10", "1x(20+10)"]),
        ("3xAMRAP + 5", ["3xAMRAP, 1x5", "3x(AMRAP+5)"]),
        ("5x400m @ 3:45", ["400m @ 3:45/km", "400m in 3:45"]),
        ("5x5 @ 60, 65, 70, 75, 80", ["5x5 @ 60/65/70/75/80kg", "5x5 @ 60/65/70/75/80%"]),
    ],
)
def test_what_is_known_from_elsewhere_is_refused_with_cures_that_read(text: str, cures: list[str]) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(text)
    for cure in cures:
        assert cure in caught.value.hint
        assert parse(cure)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("3x10 BW", "3x10 @ bodyweight"),
        ("3x10 with a red band", "3x10 @ red band"),
        ("3x5, then 1x20", "3x5, 1x20"),
        ("3x5; 1x20 @ 60kg", "3x5, 1x20 @ 60kg"),
        ("3x5 @ 65-75-85%", "1x5 @ 65%, 1x5 @ 75%, 1x5 @ 85%"),
        ("3x8 RIR 3-2-1", "1x8 @ RIR 3, 1x8 @ RIR 2, 1x8 @ RIR 1"),
    ],
)
def test_what_can_mean_one_thing_only_is_read(text: str, written: str) -> None:
    assert str(parse(text)) == written
