"""Models and readers: what a field's annotation takes, what is a fault, and what stays as it was."""

from typing import Annotated, Any, Literal

import pytest

from programprint.docket import Docket
from programprint.problems import Source
from programprint.read.document import parse_document
from programprint.read.readers import Before, Between, Chosen, Long, Reading, reader_of
from programprint.read.value import Mapping
from programprint.read.weekly import Weekly
from programprint.read.written import Written, field


class Plate(Written):
    """A plate."""

    weight: Annotated[float, Between(0.5, 50)] = field(description="How heavy.", examples=[20])
    colour: Literal["red", "blue"] = field("red", description="Its colour.", examples=["blue"])


class Stack(Written):
    """Plates and a name."""

    name: str = field(description="Its name.", examples=["A"])
    plates: list[Plate] = field([], description="The plates.", examples=[[{"weight": 20}]])
    sets: Weekly[int] | None = field(None, description="How many.", examples=[3])
    for_: list[str] = field([], written="for", description="For whom.", examples=[["all"]])
    turns: int = field(1, description="How often.", examples=[2], needed=lambda written: "sets" not in written)


def document(text: str) -> Mapping:
    found = parse_document(Source("x.yaml", text), Docket())
    assert found is not None
    return found


def read(text: str) -> tuple[Stack | None, list[tuple[str, tuple[str | int, ...]]]]:
    """What a file says, and the kinds and places of its faults."""
    reading = Reading()
    made = Stack.read(document(text), (), reading)
    return made, [(fault.kind, fault.path) for fault in reading.faults]


def stack(text: str) -> Stack:
    made, faults = read(text)
    assert made is not None, faults
    return made


def kind(annotation: Any, value: Any) -> Any:
    """What a value is read as, or the kinds of its faults."""
    reading = Reading()
    found = reading.value(reader_of(annotation), value, ())
    return [fault.kind for fault in reading.faults] or found


def test_a_file_says_some_fields_and_the_others_have_their_usual_value() -> None:
    made = stack("name: A\nturns: 3\nfor: [juniors]\n")
    assert (made.name, made.turns, made.for_, made.plates, made.sets) == ("A", 3, ["juniors"], [], None)
    assert made.given == {"name", "turns", "for_"}
    assert made.says("turns")
    assert not made.says("plates")


def test_every_fault_is_found_in_one_reading_with_its_way_through_the_file() -> None:
    _, faults = read(
        "plates: [{weight: heavy}, {weight: 99, colour: pink}, 3]\nsets: {1: 3, x: 4}\nturns: [1]\nwho: me\n"
    )
    assert faults == [
        ("missing", ("name",)),
        ("number", ("plates", 0, "weight")),
        ("bound", ("plates", 1, "weight")),
        ("word", ("plates", 1, "colour")),
        ("model", ("plates", 2)),
        ("week", ("sets", "x")),
        ("number", ("turns",)),
        ("unknown", ("who",)),
    ]


def test_whether_a_field_is_needed_may_follow_from_another() -> None:
    assert read("name: A\n")[1] == [("missing", ("turns",))]
    assert read("name: A\nsets: 3\n")[1] == []


@pytest.mark.parametrize("written", ["3", " 3 ", "+3", "3.0", "0_3"])
def test_a_whole_number_may_be_written_in_several_ways(written: str) -> None:
    assert kind(int, written) == 3


@pytest.mark.parametrize(
    "written", ["", "3.5", "3.", "3 0", "3-1", "1e3", "x", "²", "٣", "9" * 5000, ["3"], {"a": "3"}]
)
def test_what_is_no_whole_number_is_a_fault(written: Any) -> None:
    assert kind(int, written) == ["number"]


@pytest.mark.parametrize(
    ("written", "said"), [("yes", True), ("ON", True), ("true", True), ("no", False), ("Off", False)]
)
def test_a_switch_is_yes_or_no(written: str, said: bool) -> None:
    assert kind(bool, written) is said
    assert kind(bool, f"{written}!") == ["switch"]


def test_no_number_at_all_is_out_of_bounds() -> None:
    assert kind(Annotated[float, Between(1, 2)], "nan") == ["bound"]


def test_a_list_of_wrong_length_is_a_fault_unless_its_items_are() -> None:
    several = Annotated[list[int], Long(1, 2)]
    assert kind(several, ["1", "2"]) == [1, 2]
    assert kind(several, []) == ["short"]
    assert kind(several, ["1", "2", "3"]) == ["long"]
    assert kind(several, ["x", "2", "3"]) == ["number"]
    assert kind(several, "1") == ["list"]


def test_words_keep_the_order_in_which_each_field_lists_them() -> None:
    def listed(annotation: Any) -> Any:
        return reader_of(annotation).described({})["enum"]

    assert listed(Literal["weak", "left"]) == ["weak", "left"]
    assert listed(Literal["left", "weak"]) == ["left", "weak"]


def test_a_mark_changes_what_is_written_or_chooses_what_it_is() -> None:
    one_or_more = Annotated[list[int], Before(lambda value: value if isinstance(value, list) else [value])]
    assert kind(one_or_more, "3") == [3]
    either = Annotated[int | str, Chosen(lambda value: int if value.isdigit() else str)]
    assert (kind(either, "3"), kind(either, "x")) == (3, "x")


def test_a_value_knows_its_place_and_keeps_it_when_it_is_changed() -> None:
    made = stack("name: A\nturns: 2\n")
    other = made.changed(turns=5, name="B")
    assert (other.turns, other.name, made.turns) == (5, "B", 2)
    span, key = other.span("turns"), other.key_span("turns")
    assert span is not None
    assert key is not None
    assert (span.place, key.place) == ((2, 8), (2, 1))


def test_without_a_field_it_is_as_if_the_file_did_not_say_it() -> None:
    made = stack("name: A\nturns: 2\nfor: [juniors]\n").without({"for_"})
    assert made == stack("name: A\nturns: 2\n")
    assert not made.says("for_")


def test_what_was_read_does_not_change() -> None:
    made = stack("name: A\nturns: 2\n")
    with pytest.raises(AttributeError, match="does not change"):
        made.turns = 3
    assert made.turns == 2


def test_the_same_fields_make_the_same_value_wherever_they_stand() -> None:
    one, other = Plate(weight=20.0), Plate(weight=20.0, colour="red")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Plate(weight=25.0)


def test_fields_of_a_base_come_first_and_may_be_said_anew() -> None:
    class Disc(Plate):
        """A thin plate."""

        hole: int = field(50, description="Its hole.", examples=[50])
        weight: Annotated[float, Between(0.5, 5)] = field(description="Light.", examples=[2])

    assert list(Disc.fields) == ["weight", "colour", "hole"]
    assert Disc.fields["weight"].description == "Light."
    assert Plate.fields["weight"].description == "How heavy."


def test_json_schema_says_what_a_field_takes() -> None:
    models: dict[str, Any] = {}
    said = Stack.described_in_full(models)
    assert said["required"] == ["name"]
    assert said["properties"]["plates"]["items"] == {"$ref": "#/$defs/Plate"}
    assert "for" in said["properties"]
    assert models == {"Plate": Plate}
    assert Plate.described_in_full(models)["properties"]["weight"]["minimum"] == 0.5
