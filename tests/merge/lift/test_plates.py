"""Plates: what goes on each side of a bar."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programprint.merge.lift.plates import Rack, rounded
from programprint.notation.target import Weight

KG, LB = Rack.of("kg"), Rack.of("lb")


@pytest.mark.parametrize(
    ("rack", "weight", "plates"),
    [
        (KG, "20", ""),
        (KG, "60", "20"),
        (KG, "82.5", "25 5 1.25"),
        (KG, "180", "25 25 25 5"),
        (KG, "142.5", "25 25 10 1.25"),
        (LB, "135", "45"),
        (LB, "230", "45 45 2.5"),
    ],
)
def test_plates_of_a_side_come_heaviest_first(rack: Rack, weight: str, plates: str) -> None:
    assert rack.a_side(Decimal(weight)) == tuple(map(Decimal, plates.split()))


@pytest.mark.parametrize("weight", ["10", "21", "61.25", "1000"])
def test_a_weight_that_cannot_be_made_has_no_plates(weight: str) -> None:
    assert KG.a_side(Decimal(weight)) is None


def test_heavy_plates_give_way_where_they_leave_an_odd_rest() -> None:
    """With plates of 15 and 10, twenty is two tens, not a fifteen and five that nobody has."""
    rack = Rack.of("kg", None, [15, 10])
    assert rack.a_side(Decimal(60)) == (Decimal(10), Decimal(10))


@pytest.mark.parametrize(
    ("plates", "weight", "fewest"),
    [
        ([20, 15, 2.5], "80", [15, 15]),
        ([25, 20, 5], "100", [20, 20]),
        ([45, 35, 10, 2.5], "160", [35, 35]),
        ([20, 15, 10, 5], "60", [20]),
        ([20, 15, 10, 5], "70", [20, 5]),
        ([10], "260", [10] * 12),
    ],
)
def test_nobody_carries_a_plate_more_than_must_be(plates: list[float], weight: str, fewest: list[int]) -> None:
    """Two fifteens are thirty; a twenty and four of the smallest are too, but who would load that."""
    assert Rack.of("kg", None, plates).a_side(Decimal(weight)) == tuple(map(Decimal, fewest))


@given(st.sets(st.integers(1, 30), min_size=1, max_size=4), st.integers(0, 60))
def test_no_other_choice_of_plates_has_fewer(sizes: set[int], side: int) -> None:
    found = Rack.of("kg", None, sorted(sizes)).a_side(KG.bar + 2 * side)
    sums = {0}
    fewest = 0
    while side not in sums and fewest < 12:
        sums = {total + size for total in sums for size in sizes}
        fewest += 1
    assert (None if found is None else len(found)) == (fewest if side in sums else None)


def test_a_sleeve_holds_twelve_plates() -> None:
    rack = Rack.of("kg", None, [10])
    assert rack.a_side(Decimal(260)) == (Decimal(10),) * 12
    assert rack.a_side(Decimal(280)) is None


def test_a_program_says_what_bar_and_plates_there_are() -> None:
    rack = Rack.of("lb", Weight(Decimal(15), "kg"), [5, 10, 2.5])
    assert (rack.unit, rack.bar, rack.plates) == ("kg", Decimal(15), (Decimal(10), Decimal(5), Decimal("2.5")))
    assert rack.step == 5


@given(st.integers(0, 160))
def test_every_step_above_the_bar_can_be_made_and_weighs_what_it_should(steps: int) -> None:
    weight = KG.bar + KG.step * steps
    plates = KG.a_side(weight)
    assert plates is not None
    assert KG.bar + 2 * sum(plates) == weight
    assert list(plates) == sorted(plates, reverse=True)


@given(st.decimals(0, 400, places=2), st.sampled_from(["1", "2.5", "5"]), st.sampled_from(["0", "15", "20"]))
def test_rounding_goes_to_the_nearest_step_and_never_below_the_start(weight: Decimal, step: str, start: str) -> None:
    found = rounded(weight, Decimal(step), Decimal(start))
    assert (found - Decimal(start)) % Decimal(step) == 0
    assert found >= max(Decimal(start), Decimal(step) if start == "0" else Decimal(0))
    if weight >= Decimal(start) + Decimal(step):
        assert abs(found - weight) <= Decimal(step) / 2
