"""Loads of an athlete: other units, what can be loaded, training maxima, and where a percentage comes from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import saying
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from programprint.merge.lift.climb import load_after
from programprint.merge.lift.loads import Loading, Maxes
from programprint.merge.lift.plates import Rack
from programprint.notation import load as loads
from programprint.notation import prescription
from programprint.notation.target import BODY, Bar, Weight, WeightUnit

POUNDS = Maxes({}, units="lb")


def parse(text: str) -> Any:
    """A load of whatever kind a text is."""
    return loads.parse(text)


def loading(maxes: Maxes, barbell: bool = True) -> Loading:
    """The loads of the squat."""
    return Loading(maxes, "squat", barbell, lambda name: name or "squat", str.capitalize)


@pytest.mark.parametrize(
    ("written", "barbell", "wanted"),
    [
        ("100kg", False, "220 lb"),
        ("10kg", False, "20 lb"),
        ("10kg", True, "45 lb"),
        ("100-105kg", False, "220–230 lb"),
        ("100-100.5kg", False, "220 lb"),
        ("225 lb", True, "225 lb"),
        ("bodyweight + 10kg", True, "body weight + 20 lb"),
        ("bodyweight - 10kg", True, "body weight − 20 lb"),
        ("RPE 8", True, "RPE 8"),
    ],
)
def test_an_athlete_of_pounds_gets_pounds_that_can_be_loaded(written: str, barbell: bool, wanted: str) -> None:
    assert saying.said(POUNDS.in_units(parse(written), barbell)) == wanted


def test_steps_of_the_program_hold_in_the_athletes_units_too() -> None:
    assert Maxes({}, Decimal(4), units="lb").in_units(parse("100kg")).low == 220
    assert Maxes({}, Decimal(8), units="lb").in_units(parse("100kg")).low == 224


@given(st.decimals(1, 300, places=1), st.sampled_from(["kg", "lb"]))
def test_without_units_of_the_athlete_a_weight_stays_as_it_is_written(weight: Decimal, unit: WeightUnit) -> None:
    load = Weight(weight, unit)
    assert Maxes({}).in_units(load) == load
    assert Maxes({}, units=unit).in_units(load) == load


@pytest.mark.parametrize(("weight", "wanted"), [("62", 60), ("63", 65), ("12", 20), ("20", 20), ("23", 25)])
def test_what_is_rounded_by_the_program_is_no_less_than_the_bar(weight: str, wanted: int) -> None:
    maxes = Maxes({}, Decimal(5), rack=Rack.of("kg"))
    assert maxes.rounded(Decimal(weight), "kg", True) == wanted


def test_a_dumbbell_may_weigh_less_than_a_bar() -> None:
    assert Maxes({}).rounded(Decimal(12), "kg") == Decimal("12.5")
    assert Maxes({}).rounded(Decimal(12), "kg", True) == 20


def test_a_training_max_for_all_lifts_is_none_of_the_body_weight() -> None:
    maxes = Maxes({BODY: parse("80kg"), "squat": parse("200kg")}, training={"": parse("90%")})
    assert maxes.share(BODY) is None
    assert maxes.computed(parse("50%"), BODY) == parse("40kg")
    assert maxes.computed(parse("50%"), "squat") == parse("90kg")


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("65%", "75%", "65, 75 % of maximum 140 kg"),
        ("65%", "65%", "65 % of maximum 140 kg"),
        ("65-70%", "75%", "65–70, 75 % of maximum 140 kg"),
        ("65% + 10kg", "75% + 10kg", "65, 75 % of maximum 140 kg + 10 kg"),
        ("65% - 5kg", "75% - 5kg", "65, 75 % of maximum 140 kg − 5 kg"),
        ("65% + 10kg", "75%", ""),
        ("65%", "75% of bench", ""),
        ("60kg", "70kg", ""),
    ],
)
def test_several_percentages_say_once_what_they_are_of(first: str, second: str, wanted: str) -> None:
    maxes = Maxes({"squat": parse("140kg")})
    assert saying.origin(loading(maxes).basis([parse(first), parse(second)])) == wanted


def test_the_bar_weighs_what_the_athletes_bar_does() -> None:
    assert loading(POUNDS).unit(Bar()) == "lb"
    assert loading(Maxes({})).unit(Bar()) == "kg"
    assert saying.said(loading(POUNDS).computed(Bar())) == "45 lb"


def test_only_a_percentage_of_a_known_lift_has_its_unit() -> None:
    maxes = Maxes({"squat": parse("140kg")})
    units = [loading(maxes).unit(parse(written)) for written in ("70%", "70% of bench", "RPE 8", "100 lb")]
    assert units == ["kg", "", "", "lb"]
    assert loading(POUNDS).unit(parse("bodyweight + 10kg")) == "lb"


def test_a_weight_climbs_by_percent_of_what_it_has_become() -> None:
    by_session, by_week = parse("100kg +10%/session"), parse("100kg +10%/week")
    climbed = [load_after(*asked) for asked in ((by_session, 0, 2), (by_week, 2, 9), (parse("RPE 7 +0.5/week"), 2, 9))]
    assert climbed == [parse("121kg"), parse("121kg"), parse("RPE 8")]


def test_what_a_percentage_is_taken_of_is_rounded_half_up() -> None:
    base = Maxes({"squat": parse("142.5kg")}, training={"": parse("90%")}).base(parse("75%"), "squat")
    assert base == parse("128.3kg")


def test_a_maximum_in_other_units_is_rounded_half_up() -> None:
    weight = replace(parse("1kg"), low=Decimal("0.25") * Decimal("0.45359237"))
    assert POUNDS.whole(weight).low == Decimal("0.5")


HUNDRED = {"squat": parse("100kg"), "curl": parse("12kg")}


@pytest.mark.parametrize(
    ("written", "lift", "barbell", "wanted"),
    [
        ("70%", "squat", True, "70kg"),
        ("70-80%", "squat", True, "70-80kg"),
        ("70-80% + 5kg", "squat", True, "75-85kg"),
        ("70-70.5% - 5kg", "squat", True, "65kg"),
        ("50-100%", "curl", False, "5-12.5kg"),
        ("50-100%", "curl", True, "20kg"),
        ("70%, RPE 7", "squat", True, "70kg, RPE 7"),
        ("70% of bench", "bench", True, "70% of bench"),
    ],
)
def test_a_share_of_a_known_maximum_comes_to_what_can_be_loaded(
    written: str, lift: str, barbell: bool, wanted: str
) -> None:
    assert Maxes(HUNDRED).computed(parse(written), lift, barbell) == parse(wanted)


def test_bands_and_a_second_target_stay_with_what_a_load_comes_to() -> None:
    banded = replace(parse("70%, RPE 7"), gear="chains")
    assert Maxes(HUNDRED).computed(banded, "squat", True) == replace(parse("70kg, RPE 7"), gear="chains")
    assert Maxes({}).computed(Bar(also=parse("RPE 5")), "squat", True) == parse("20kg, RPE 5")


def test_what_cannot_be_computed_is_loaded_in_the_athletes_units() -> None:
    assert POUNDS.computed(parse("10kg"), "squat", True) == parse("45 lb")
    assert POUNDS.computed(parse("10kg"), "squat") == parse("20 lb")


@pytest.mark.parametrize(
    ("written", "on_a_bar", "in_the_hand"),
    [
        ("3x5 @ 10kg", "3x5 @ 45 lb", "3x5 @ 20 lb"),
        ("2x5", "2x5", "2x5"),
        ("1x5 @ RPE 8", "1x5 @ RPE 8", "1x5 @ RPE 8"),
        ("1x5 @ 70% + 10kg", "1x5 @ 70% + 10kg", "1x5 @ 70% + 10kg"),
    ],
)
def test_a_group_is_in_the_athletes_units(written: str, on_a_bar: str, in_the_hand: str) -> None:
    (group,) = prescription.parse(written).groups
    assert loading(POUNDS).in_units(group) == prescription.parse(on_a_bar).groups[0]
    assert loading(POUNDS, barbell=False).in_units(group) == prescription.parse(in_the_hand).groups[0]
    assert loading(Maxes({})).in_units(group) == group


def test_a_weight_in_other_units_is_rounded_when_it_is_in_the_athletes() -> None:
    assert loading(POUNDS).rounded(Decimal("61.3"), "kg") == Decimal("61.3")
    assert loading(POUNDS).rounded(Decimal("61.3"), "lb") == Decimal(60)


def test_of_a_lift_whose_training_max_alone_is_known_nobody_knows_the_maximum() -> None:
    maxes = Maxes({"squat": parse("90kg")}, training={"squat": parse("100%")}, trained=("squat",))
    assert maxes.base(parse("80%"), "squat") == parse("90kg")
    assert maxes.base(parse("80% TM"), "squat") == parse("90kg")
    assert maxes.base(parse("80% 1RM"), "squat") is None


def test_what_an_exercise_can_load_depends_on_its_bar() -> None:
    assert loading(Maxes({})).rounded(Decimal(12), "kg") == 20
    assert loading(Maxes({}), barbell=False).rounded(Decimal(12), "kg") == Decimal("12.5")


@pytest.mark.parametrize(
    ("written", "target", "origin"),
    [
        ("70%", "70 kg", "70 % of maximum 100 kg"),
        ("70% + 5kg", "75 kg", "70 % of maximum 100 kg + 5 kg"),
        ("70% - 2.5kg", "67.5 kg", "70 % of maximum 100 kg − 2.5 kg"),
        ("70% of bench", "70 %", "of your bench maximum"),
        ("60kg", "60 kg", ""),
    ],
)
def test_a_target_says_where_it_comes_from(written: str, target: str, origin: str) -> None:
    load, said = loading(Maxes(HUNDRED)).target(parse(written))
    assert (saying.said(load), saying.origin(said)) == (target, origin)


def test_what_is_added_to_an_unknown_maximum_is_in_the_athletes_units() -> None:
    load, origin = loading(Maxes({}, units="lb", rack=Rack.of("lb"))).target(parse("70% + 10kg"))
    assert (saying.said(load), saying.origin(origin)) == ("70 % + 22 lb", "of your maximum")
    assert loading(Maxes({}, units="lb")).computed(parse("70% - 10kg")) == parse("70% - 22 lb")
    assert loading(Maxes({}, units="lb")).computed(parse("70%")) == parse("70%")


def test_chains_are_said_once_with_the_target() -> None:
    target, origin = loading(Maxes(HUNDRED)).target(replace(parse("70%"), gear="chains"))
    assert "chains" in saying.said(target)
    assert saying.origin(origin) == "70 % of maximum 100 kg"


@pytest.mark.parametrize(
    ("units", "weight", "wanted"),
    [("", "100kg", "100kg"), ("kg", "100kg", "100kg"), ("lb", "100kg", "220.5 lb"), ("kg", "225 lb", "102kg")],
)
def test_a_known_weight_is_told_to_the_half_in_other_units_only(units: WeightUnit, weight: str, wanted: str) -> None:
    assert Maxes({}, units=units).whole(parse(weight)) == parse(wanted)


@pytest.mark.parametrize(
    ("share", "weeks", "wanted"),
    [
        ("90%", 3, "90kg"),
        ("90% +2.5kg/week", 0, "90kg"),
        ("90% +2.5kg/week", 2, "95kg"),
        ("90% +5 lb/week", 1, "92.3kg"),
    ],
)
def test_a_training_max_climbs_week_by_week_in_the_units_of_the_maximum(share: str, weeks: int, wanted: str) -> None:
    maxes = Maxes(HUNDRED, training={"squat": parse(share)}, weeks=weeks)
    assert maxes.base(parse("75%"), "squat") == parse(wanted)


def test_a_training_max_of_one_lift_is_named_where_its_share_is_taken() -> None:
    maxes = Maxes(HUNDRED, training={"squat": parse("90%")})
    load, origin = loading(maxes).target(parse("70%"))
    assert (saying.said(load), saying.origin(origin)) == ("62.5 kg", "70 % of training max 90 kg")


@pytest.mark.parametrize("effort", ["0.8 m/s", "250 W", "zone 2", "easy", "RPE 8"])
def test_an_effort_brings_no_unit_for_the_load_column(effort: str) -> None:
    assert loading(Maxes(HUNDRED)).unit(parse(effort)) == ""


def test_both_ends_of_a_range_are_loads_that_the_bar_can_take() -> None:
    fine = Maxes({"squat": parse("101kg")}, rack=Rack("kg", Decimal(20), tuple(map(Decimal, ("20", "5", "0.5")))))
    assert saying.said(loading(fine).computed(parse("70-76%"))) == "71–77 kg"
    assert saying.said(loading(Maxes({"squat": parse("200kg")})).computed(parse("70-80%"))) == "140–160 kg"


@pytest.mark.parametrize(
    ("written", "wanted"), [("70% + 0.5kg", "70 % + 1 lb"), ("bodyweight + 0.5kg", "body weight + 5 lb")]
)
def test_half_a_kilogram_more_is_more_in_pounds_as_well(written: str, wanted: str) -> None:
    light = Maxes({}, units="lb", rack=Rack.of("lb"))
    assert saying.said(loading(light, barbell=False).computed(parse(written))) == wanted


def test_half_a_kilogram_over_a_percentage_is_said_with_its_sign() -> None:
    assert saying.origin(loading(Maxes(HUNDRED)).target(parse("70% + 0.5kg"))[1]) == "70 % of maximum 100 kg + 0.5 kg"
