"""Loads: weights, percentages, effort and bodyweight."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import saying
from conftest import tried
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from programprint.notation.duration import Duration
from programprint.notation.exertion import (
    Feel,
    HeartRate,
    NamedPace,
    Pace,
    Rir,
    Rpe,
    Scale,
    Share,
    Speed,
    Within,
    Zone,
    measure,
)
from programprint.notation.load import parse
from programprint.notation.rule import Rule
from programprint.notation.scanner import Unreadable
from programprint.notation.target import Bar, BodyWeight, Load, Percent, RepMax, Weight

FORMS = [
    # weights
    ("60kg", "60kg", "60 kg"),
    ("60 kg", "60kg", "60 kg"),
    ("60 KG", "60kg", "60 kg"),
    ("60 kilos", "60kg", "60 kg"),
    ("102.5kg", "102.5kg", "102.5 kg"),
    ("102,5 kg", "102.5kg", "102.5 kg"),
    ("60-70kg", "60-70kg", "60–70 kg"),
    ("60 – 70 kg", "60-70kg", "60–70 kg"),
    ("135lb", "135lb", "135 lb"),
    ("135 lbs", "135lb", "135 lb"),
    ("1 pound", "1lb", "1 lb"),
    # percentages
    ("75%", "75%", "75 %"),
    ("75 %", "75%", "75 %"),
    ("72.5%", "72.5%", "72.5 %"),
    ("75-80%", "75-80%", "75–80 %"),
    ("75% 1RM", "75% 1RM", "75 %"),
    ("75% of 1RM", "75% 1RM", "75 %"),
    ("75% of 1 RM", "75% 1RM", "75 %"),
    ("75% of max", "75% 1RM", "75 %"),
    ("55% of barbell-hip-thrust", "55% of barbell-hip-thrust", "55 %"),
    ("55% of Barbell hip thrust", "55% of Barbell hip thrust", "55 %"),
    ("50–60 % of squat", "50-60% of squat", "50–60 %"),
    # effort
    ("RPE 8", "RPE 8", "RPE 8"),
    ("rpe8", "RPE 8", "RPE 8"),
    ("RPE 7.5", "RPE 7.5", "RPE 7.5"),
    ("RPE 7-8", "RPE 7-8", "RPE 7–8"),
    ("2 RIR", "RIR 2", "RIR 2"),
    ("RIR 2", "RIR 2", "RIR 2"),
    ("0 RIR", "RIR 0", "RIR 0"),
    ("1-2 RIR", "RIR 1-2", "RIR 1–2"),
    ("2 reps in reserve", "RIR 2", "RIR 2"),
    ("1 rep in reserve", "RIR 1", "RIR 1"),
    ("Borg 11-13", "Borg 11-13", "Borg 11–13"),
    ("pain up to 5/10", "pain <= 5", "pain ≤ 5/10"),
    ("pain 0-2", "pain 0-2", "pain 0–2/10"),
    ("2k pace +12s", "2k pace + 12 s", "2k pace + 12 s"),
    ("marathon pace - 10 s/km", "marathon pace - 10 s/km", "marathon pace − 10 s/km"),
    ("easy pace", "easy", "easy"),
    ("115% of FTP @ 100 rpm", "115% FTP @ 100 rpm", "115 % FTP, 100 rpm"),
    ("60% HR reserve", "60% HRR", "60 % HRR"),
    ("220-240 watts", "220-240 W", "220–240 W"),
    # one in each hand, and weights that only the athlete knows
    ("2x24kg", "2x24kg", "2 × 24 kg"),
    ("24 kg per hand", "2x24kg", "2 × 24 kg"),
    ("80% of Monday’s weight", "80% of Monday's weight", "80 %"),
    ("70-80% of clean and jerk", "70-80% of clean and jerk", "70–80 %"),
    # the body
    ("bodyweight", "bodyweight", "body weight"),
    ("body weight", "bodyweight", "body weight"),
    ("BW", "bodyweight", "body weight"),
    ("bodyweight + 10kg", "bodyweight + 10kg", "body weight + 10 kg"),
    ("bw+22,5 lb", "bodyweight + 22.5lb", "body weight + 22.5 lb"),
    ("bodyweight - 20kg", "bodyweight - 20kg", "body weight − 20 kg"),
    ("bodyweight − 20 kg", "bodyweight - 20kg", "body weight − 20 kg"),
    ("bodyweight + 0kg", "bodyweight", "body weight"),
    ("50% of bodyweight", "50% of bodyweight", "50 %"),
    # training max, repetition maxima, the bar
    ("75% TM", "75% TM", "75 %"),
    ("75-80% TM of squat", "75-80% TM of squat", "75–80 %"),
    ("3RM", "3RM", "3RM"),
    ("empty bar", "bar", "the empty bar"),
    # speed, heart, pace, words
    ("0.8 m/s", "0.8 m/s", "0.8 m/s"),
    ("12 kph", "12 km/h", "12 km/h"),
    ("Z2-3", "zone 2-3", "zone 2–3"),
    ("130-145 bpm", "130-145 bpm", "130–145 bpm"),
    ("80% HRmax", "80% HRmax", "80 % HRmax"),
    ("5:30/km", "5:30/km", "5:30 / km"),
    ("1:45-1:50/500m", "1:45-1:50/500m", "1:45–1:50 / 500m"),
    ("8:00/mile", "8:00/mi", "8:00 / mi"),
    ("5k pace", "5 km pace", "5 km pace"),
    ("all-out", "all out", "all out"),
    # two targets, rules
    ("75% RPE 8", "75% @ RPE 8", "75 %, RPE 8"),
    ("60kg, 2 RIR", "60kg @ RIR 2", "60 kg, RIR 2"),
    ("55% of back squat RPE 8", "55% of back squat @ RPE 8", "55 %, RPE 8"),
    ("60kg +2.5kg/session", "60kg +2.5kg/session", "60 kg"),
    ("70%+2.5%/week", "70% +2.5%/week", "70 %"),
    ("70% +2.5% every 2 weeks up to 85%", "70% +2.5% every 2 weeks up to 85%", "70 %"),
    ("bodyweight +2.5kg/week", "bodyweight +2.5kg/week", "body weight"),
    ("RPE 7 +0.5/week", "RPE 7 +0.5/week", "RPE 7"),
]

FAULTS = [
    ("↓heavy", "“heavy” is not a load", "60kg"),
    ("↓+10kg", "“+10kg” is not a load", "bodyweight + 10kg"),
    ("↓60", "“60” has no unit that is known", "60kg, 60lb or 60%"),
    ("↓60 stone", "“60” has no unit that is known", "60kg, 60lb or 60%"),
    ("↓70-60kg", "the range runs backwards", ""),
    ("↓60-60kg", "the range runs backwards", ""),
    ("60kg ↓side", "“side” cannot be read here", "60kg"),
    ("RPE ↓11-13", "RPE 11-13 is not on the scale", "Borg 11-13"),
    ("pain ↓12", "pain 12 is not on the scale", "0, none, to 10"),
    ("Borg ↓4", "Borg 4 is not on the scale", "RPE"),
    ("↓3x24kg", "a load is one weight, or a pair", "2x24kg"),
    ("↓0%", "0 % is out of reach", "between 1 and 200"),
    ("↓201%", "201 % is out of reach", "between 1 and 200"),
    ("↓80-250%", "80-250 % is out of reach", "between 1 and 200"),
    ("55% of↓", "“of” needs the name of a lift", "55% of back-squat"),
    ("RPE↓", "RPE needs a number here", "RPE 8"),
    ("RPE ↓0", "RPE 0 is not on the scale", "1 to 10"),
    ("RPE ↓10.5", "RPE 10.5 is not on the scale", "1 to 10"),
    ("RPE ↓8-11", "RPE 8-11 is not on the scale", "1 to 10"),
    ("RPE ↓9-8", "the range runs backwards", ""),
    ("RIR↓", "RIR needs a number here", "2 RIR"),
    ("bodyweight + 10↓", "what is added to the bodyweight needs kg or lb", "bodyweight + 10kg"),
    ("bodyweight ↓10kg", "“10kg” cannot be read here", "bodyweight + 10kg"),
    ("zone ↓9", "zone 9 does not exist", "1 to 5"),
    ("↓20 bpm", "no heart beats 20 times a minute", "130-145 bpm"),
    ("↓120% HRmax", "120 % is out of reach", "between 1 and 100"),
    ("↓5:30", "a pace is minutes and seconds over a distance", "5:30/km"),
    ("↓5:30-5:00/km", "the range runs backwards", "faster pace first"),
    ("60kg ↓+1 rep/week", "“+1 rep/week” does not fit what it is added to", "+1kg"),
    ("60kg ↓+2.5/weak", "“+2.5/weak” cannot be read here", ""),
    ("60kg ↓+0kg/week", "a rule that adds nothing", "+2.5kg/session"),
    ("60kg +2.5kg/week up to ↓", "“up to” needs a number", "up to 100kg"),
    ("60kg +2.5kg/week up to ↓90%", "the limit has another unit than the step, kg", ""),
    ("3RM ↓+2.5kg/week", "“3RM” does not climb by a rule", "progress"),
    ("60kg @ ↓70kg", "a set aims at a load and at an effort, not at two loads", "75% @ RPE 8"),
    ("↓-10%", "“-10%” is not a load", "follow another set"),
]


@pytest.mark.parametrize(("text", "written", "typeset"), FORMS)
def test_every_form_is_read_written_back_and_typeset(text: str, written: str, typeset: str) -> None:
    found = parse(text)
    assert str(found) == written
    assert parse(written) == found
    assert saying.said(found) == typeset


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS)
def test_what_cannot_be_read_says_where_why_and_how_to_write_it(text: str, message: str, hint: str) -> None:
    text, offset = text.replace("↓", ""), text.index("↓")
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert hint in caught.value.hint
    assert caught.value.hint


@pytest.mark.parametrize("text", ["0% of squat", "300% of squat", "0% of 1RM", "500% 1RM", "250% of max"])
def test_a_percentage_out_of_reach_is_refused_whatever_it_is_taken_of(text: str) -> None:
    with pytest.raises(Unreadable, match="out of reach"):
        parse(text)


def test_effort_is_read_in_either_order() -> None:
    """“2 RIR” and “RIR 2” are both read; so are “RPE 8” and “8 RPE”."""
    assert parse("8 RPE") == parse("RPE 8")


def test_a_lift_whose_name_begins_with_max_is_a_lift() -> None:
    assert parse("55% of max-effort-squat") == Percent(Decimal(55), "max-effort-squat")


def test_a_thousand_with_a_comma_is_not_taken_for_one() -> None:
    """“1,000 kg” is a thousand in English and one in German: neither may be guessed."""
    with pytest.raises(Unreadable):
        parse("1,000 kg")


def test_a_weight_too_long_to_read_is_quoted_whole() -> None:
    with pytest.raises(Unreadable, match="1234567"):
        parse("1234567kg")


def test_a_percentage_keeps_the_lift_as_it_was_typed() -> None:
    assert parse("55% of Barbell Hip Thrust") == Percent(Decimal(55), "Barbell Hip Thrust")


def test_assistance_is_a_negative_load_on_the_body() -> None:
    assert parse("bodyweight - 20kg") == BodyWeight(Decimal(-20), "kg")


def test_line_ends_and_tabs_count_as_spaces() -> None:
    assert parse("60\tkg\n") == parse("60 kg")


def test_a_number_never_parts_from_its_unit_at_a_line_end() -> None:
    for text in ("60-70kg", "75%", "RPE 8", "135 lb"):
        assert " " not in saying.typeset(parse(text))


@st.composite
def rules(draw: st.DrawFn, units: tuple[str, ...]) -> Rule:
    """Any rule in one of some units."""
    steps: st.SearchStrategy[int | Decimal] = st.integers(1, 500) | (
        st.just(2) if units[0] in ("reps", "contacts") else st.decimals("0.5", 99, places=1)
    )
    step = Decimal(draw(steps)) * draw(st.sampled_from((1, -1)))
    limit = draw(st.none() | st.integers(1, 900).map(Decimal))
    per = draw(st.sampled_from(("week", "session", *(("set",) if "sets" not in units else ()))))
    return Rule(step, draw(st.sampled_from(units)), draw(st.integers(1, 52)), per, limit)


BOUNDS: dict[type[Load], tuple[int, int]] = {
    Weight: (0, 999_999),
    Percent: (1, 200),
    Rpe: (1, 10),
    Rir: (0, 30),
    BodyWeight: (-500, 500),
    Speed: (0, 40),
    HeartRate: (40, 100),
    Zone: (1, 7),
    Pace: (1, 5999),
    RepMax: (1, 30),
    Scale: (6, 10),
    Share: (1, 100),
}
EFFORTS = (Rpe, Rir, Speed, HeartRate, Zone, Pace, Scale, Share, Feel, NamedPace, Within)
PACES = (("km", None), ("mi", None), ("m", 500), ("yd", 100))
NAMES = ("tempo pace", "5 km pace", "half marathon pace", "T pace", "2k pace", "CSS")


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    """Any time in which a set may be done."""
    clock, unit = draw(st.booleans()), draw(st.sampled_from(("s", "min")))
    return Duration(Decimal(draw(st.integers(1, 999))), unit="s" if clock else unit, clock=clock)


@st.composite
def targets(draw: st.DrawFn, kinds: tuple[type[Load], ...]) -> Load:
    """Any single target of some kinds."""
    kind = draw(st.sampled_from(kinds))
    if kind is Feel:
        return Feel(draw(st.sampled_from(("easy", "hard", "all out", "pain-free", "for time"))))
    if kind is NamedPace:
        slower = draw(st.none() | st.integers(-99, 99))
        over = "" if slower is None else draw(st.sampled_from(("", "km", "500m")))
        return NamedPace(draw(st.sampled_from(NAMES)), slower, over)
    if kind is Within:
        return Within(draw(durations()))
    if kind is Bar:
        return Bar()
    numbers = st.integers(*BOUNDS[kind]).map(Decimal)
    if kind is RepMax:
        return RepMax(int(draw(numbers)))
    if kind not in (Pace, Zone):
        numbers |= st.decimals(*BOUNDS[kind], places=3)
    low, high = draw(numbers), draw(st.none() | numbers)
    if kind is BodyWeight:
        unit: Any = draw(st.sampled_from(("kg", "lb"))) if low else ""
        climbs = rules((unit,) if unit else ("kg", "lb"))
        return BodyWeight(low, unit, rule=draw(st.none() | climbs))
    high = None if high is None or high <= low else high
    if kind is Weight:
        unit = draw(st.sampled_from(("kg", "lb")))
        return Weight(low, unit, draw(st.booleans()), high=high, rule=draw(st.none() | rules((unit,))))
    if kind is Percent:
        lift = draw(st.sampled_from(("", "back-squat", "Barbell hip thrust", "Kniebeuge", "RDL", "bodyweight")))
        basis = draw(st.sampled_from(("", "1RM", "TM")))
        return Percent(low, lift, basis, high=high, rule=draw(st.none() | rules(("%",))))
    if kind is Pace:
        way: tuple[Any, int | None] = draw(st.sampled_from(PACES))
        return Pace(low, *way, high=high, rule=draw(st.none() | rules(("s",))))
    if kind is Rpe:
        return Rpe(low, high=high, rule=draw(st.none() | rules(("",))))
    units: dict[type[Load], tuple[str, ...]] = {
        Speed: ("m/s", "km/h", "mph", "W", "rpm", "spm"),
        Scale: ("Borg", "pain"),
        HeartRate: ("bpm", "%"),
        Share: ("effort", "speed", "FTP", "velocity loss"),
    }
    made: Any = kind
    found: Load = made(low, *([draw(st.sampled_from(units[kind]))] if kind in units else []), high=high)
    return found


@st.composite
def loads(draw: st.DrawFn) -> Load:
    """Any load that can be written."""
    load = draw(targets((*BOUNDS, Bar, Feel, NamedPace, Within)))
    others = targets(EFFORTS).filter(lambda other: measure(other) != measure(load))
    return replace(load, also=draw(st.none() | others))


@settings(deadline=None)
@given(loads())
def test_what_is_written_back_is_read_as_the_same_load(value: Load) -> None:
    assert parse(str(value)) == value


PIECES = st.sampled_from(
    [
        *"0123456789",
        *"%+-–., \t\n",
        "kg",
        "lb",
        "RPE",
        "RIR",
        "of",
        "1RM",
        "max",
        "bodyweight",
        "bw",
        "squat",
        "reps in",
        *("TM", "zone", "bpm", "m/s", "/km", ":", "@", "/week", "every", "up to", "bar", "easy", "and"),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    """No text crashes the reader; whatever is read survives being written back."""
    if found := tried(parse, text):
        assert parse(str(found)) == found


@pytest.mark.parametrize("text", ["9" * 20_000, "55% of " + "a b " * 10_000 + "@", "bw+" * 10_000])
def test_long_nonsense_is_refused_at_once(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(text)


@pytest.mark.parametrize(("written", "cure"), [("0.75%", "write 75%"), ("0.7-0.75%", "write 70-75%"), ("0.75", "75%")])
def test_a_fraction_is_no_percentage_and_the_cure_is_a_hundred_times_as_much(written: str, cure: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(written)
    assert cure in caught.value.hint


def test_a_treadmill_may_rise_by_half_a_percent() -> None:
    assert str(parse("0.5% incline")) == "0.5% incline"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("in 2 min", 120),
        ("RPE 8 in 90s", 90),
        ("75% @ RPE 8 in 1:30 min", 90),
        ("easy", None),
        ("for time", None),
        ("RPE 8", None),
        ("60kg", None),
    ],
)
def test_the_time_in_which_all_shall_be_done(text: str, seconds: float | None) -> None:
    found = parse(text).within
    assert (found and found.seconds) == seconds
