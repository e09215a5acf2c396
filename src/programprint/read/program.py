"""The program file: weeks, sessions, and what is done in them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from programprint.notation.scanner import NBSP
from programprint.notation.weeks import MOST_WEEKS
from programprint.read.exercise import Content, CueField, MistakeField
from programprint.read.fields import (
    Do,
    Groups,
    LoadField,
    Maximum,
    Name,
    Prose,
    Reps,
    Rest,
    TempoField,
    WeekChoice,
    Weekly,
    Written,
)

Side = Literal["left", "right"]


class Week(Written):
    """One week of the program."""

    label: Prose = Field("", description="What the week is called on paper.", examples=["Volume"])
    deload: bool = Field(
        False, description="A lighter week; a label that says “deload” is one anyway.", examples=["true"]
    )
    note: Prose = Field("", description="A line under the head of the sheet.", examples=["Leave two reps in the tank."])

    @property
    def is_deload(self) -> bool:
        return self.deload or "deload" in self.label.lower().replace("-", "").replace(NBSP, "")


def _week(value: Any) -> Any:
    return {"label": value} if isinstance(value, str) else value


def _week_list(value: Any) -> Any:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        if len(value) > 3 or not 1 <= int(value) <= MOST_WEEKS:
            said = {"message": f"{value[:9]} weeks cannot be planned", "offset": 0, "hint": f"write 1 to {MOST_WEEKS}"}
            raise PydanticCustomError("unreadable", "{message}", said)
        return [{} for _ in range(int(value))]
    if isinstance(value, str):
        said = {"message": f"“{value}” is no number of weeks", "offset": 0, "hint": "write 4, or a list of labels"}
        raise PydanticCustomError("unreadable", "{message}", said)
    return value


WeekField = Annotated[Week, BeforeValidator(_week, json_schema_input_type=str | Week)]
Weeks = Annotated[list[WeekField], BeforeValidator(_week_list, json_schema_input_type=int | list[str | Week])]


class ExtraSet(Written):
    """Extra sets for one side only."""

    side: Literal["weak", "left", "right"] = Field("weak", description="Which side.", examples=["weak"])
    weeks: WeekChoice | None = Field(None, description="In which weeks; in all when left out.", examples=["4"])
    sets: int = Field(1, ge=1, le=10, description="How many.", examples=[1])


class Prescribed(Written):
    """What is prescribed. Every field takes one value, a list with one per week, or a map from weeks to values."""

    do: Weekly[Do] | None = Field(
        None,
        description="Sets × reps in shorthand; “-” for a week without it.",
        examples=[["3x10", "3x12", "4x10", "3x8"]],
    )
    sets: Weekly[int] | None = Field(None, description="Long form of “do”: the sets.", examples=[3])
    reps: Weekly[Reps] | None = Field(None, description="Long form of “do”: the reps of a set.", examples=["8-10"])
    tempo: Weekly[TempoField] | None = Field(
        None,
        description="Tempo; a phrase such as “top 2s” changes only that phase of the exercise's own.",
        examples=["3-0-1-2"],
    )
    load: Weekly[LoadField] | None = Field(None, description="Load or effort.", examples=["55% of barbell-hip-thrust"])
    rest: Weekly[Rest] | None = Field(None, description="Rest after a set.", examples=["90s"])


class Override(Content, Prescribed):
    """A layer over the library: any field of an exercise, and what is prescribed."""

    add_setup: list[CueField] = Field(
        [], description="More of it, after the library's.", examples=[["Use the blue bench."]]
    )
    add_instructions: list[CueField] = Field(
        [], description="More steps, after the library's.", examples=[["Hold the last rep."]]
    )
    add_tips: list[CueField] = Field([], description="More tips, after the library's.", examples=[["Film one set."]])
    add_mistakes: list[MistakeField] = Field(
        [], description="More mistakes, after the library's.", examples=[["Rushing."]]
    )
    add_stop_when: list[CueField] = Field(
        [], description="More stop rules, after the library's.", examples=[["The knee aches."]]
    )
    drop_setup: list[Prose] = Field(
        [], description="Library lines to leave out: their number, or how they begin.", examples=[[1]]
    )
    drop_instructions: list[Prose] = Field([], description="Steps to leave out, in the same way.", examples=[["Brace"]])
    drop_tips: list[Prose] = Field([], description="Tips to leave out, in the same way.", examples=[["Let the arms"]])
    drop_mistakes: list[Prose] = Field([], description="Mistakes to leave out, in the same way.", examples=[[2]])
    drop_stop_when: list[Prose] = Field([], description="Stop rules to leave out, in the same way.", examples=[[1]])


class Entry(Override):
    """One exercise in a session."""

    exercise: str = Field(description="Its id, name or alias in the library.", examples=["single-leg-hip-thrust"])
    name: Prose = Field("", description="Another name for it on this sheet.", examples=["Hip thrust, heels up"])
    note: Weekly[Prose] | None = Field(
        None, description="A line for the athlete; always printed.", examples=["Use the low bench."]
    )
    extra_set: ExtraSet | None = Field(
        None, description="One-sided extra sets.", examples=[{"side": "weak", "weeks": "4"}]
    )
    for_: Groups = Field([], alias="for", description="Only for athletes of these groups.", examples=[["forwards"]])


class Superset(Written):
    """Exercises done in turn; rest comes after the round. They are labelled A1, A2 …"""

    superset: list[Entry] = Field(
        description="The exercises, in order.",
        examples=[[{"exercise": "copenhagen-plank", "do": "3x20s"}, {"exercise": "pallof-press", "do": "3x12"}]],
    )
    rest: Weekly[Rest] | None = Field(None, description="Rest after each round.", examples=["60s"])
    note: Prose = Field(
        "", description="A line for the athlete; always printed.", examples=["No rush between the two."]
    )
    for_: Groups = Field([], alias="for", description="Only for athletes of these groups.", examples=[["forwards"]])


class Circuit(Written):
    """Exercises done in turn for a number of rounds; the amounts are those of one round."""

    circuit: list[Entry] = Field(
        description="The exercises, in order.",
        min_length=1,
        examples=[[{"exercise": "dead-bug", "do": "10"}]],
    )
    rounds: Weekly[int] = Field(description="How often the round is done.", examples=[3])
    rest: Weekly[Rest] | None = Field(None, description="Rest after each round.", examples=["60s"])
    note: Prose = Field("", description="A line for the athlete; always printed.", examples=["Move well, not fast."])
    for_: Groups = Field([], alias="for", description="Only for athletes of these groups.", examples=[["forwards"]])


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "~superset" if "superset" in value else "~circuit" if "circuit" in value else "~entry"
    return "~superset" if isinstance(value, Superset) else "~circuit" if isinstance(value, Circuit) else "~entry"


Block = Annotated[
    Annotated[Entry, Tag("~entry")] | Annotated[Superset, Tag("~superset")] | Annotated[Circuit, Tag("~circuit")],
    Discriminator(_kind),
]


def _warm_up_kind(value: Any) -> str:
    return "~text" if isinstance(value, str) else "~entry"


WarmUp = Annotated[Annotated[Prose, Tag("~text")] | Annotated[Entry, Tag("~entry")], Discriminator(_warm_up_kind)]


class Session(Written):
    """One training session; on paper once for each of its days."""

    name: Name = Field(description="What it is called.", examples=["Glutes A"])
    day: Prose = Field("", description="The day it falls on.", examples=["Monday"])
    days: list[Prose] = Field(
        [], description="The days, when it is done more than once a week.", examples=[["Monday", "Friday"]]
    )
    warm_up: list[WarmUp] = Field(
        [],
        description="Lines of text, or entries with boxes like any other exercise.",
        examples=[["5 min easy bike", "2x10 glute bridge"]],
    )
    defaults: Override | None = Field(
        None, description="What holds for every entry of the session.", examples=[{"rest": "60s"}]
    )
    exercises: list[Block] = Field(
        description="Entries, supersets and circuits, in order.",
        examples=[[{"exercise": "glute-bridge", "do": "3x10"}]],
        min_length=1,
    )
    note: Prose = Field(
        "", description="A line under the head of the session; always printed.", examples=["Shoes off."]
    )
    for_: Groups = Field([], alias="for", description="Only for athletes of these groups.", examples=[["forwards"]])


class Program(Written):
    """A training program."""

    title: Name = Field(description="The title on every sheet.", examples=["Unilateral glute block"])
    goal: Prose = Field(
        "", description="What it is for, in a line.", examples=["Even out left and right, then load it"]
    )
    author: Prose = Field(
        "", description="Who wrote it; printed and stored in the PDF.", examples=["Coach Robin Sample"]
    )
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = Field(
        "en", description="The language of the text, for screen readers.", examples=["en-GB"]
    )
    weeks: Weeks = Field(
        description="How many, or a list with one label (or label, deload and note) per week.",
        examples=[["Base", "Volume", "Squeeze", "Deload"]],
        min_length=1,
        max_length=MOST_WEEKS,
    )
    units: Literal["kg", "lb"] = Field("kg", description="Units of the load column.", examples=["kg"])
    rounding: float | None = Field(
        None,
        gt=0,
        le=100,
        description="Computed loads are rounded to this; 2.5 kg or 5 lb when left out.",
        examples=[2.5],
    )
    weak_side: Side | None = Field(
        None,
        description="The athlete's weak side; it comes first, and the sheet no longer asks.",
        examples=["left"],
    )
    maxes: dict[str, Maximum] = Field(
        {},
        description="One-repetition maxima by exercise, for percentages.",
        examples=[{"barbell-hip-thrust": "100kg"}],
    )
    library: list[str] = Field(
        [], description="Folders of exercise files, from this file's folder.", examples=[["my-exercises"]]
    )
    note: Prose = Field("", description="A line under the head of every sheet.", examples=["Stop when it hurts."])
    defaults: Override | None = Field(
        None, description="What holds for every entry of the program.", examples=[{"rest": "90s"}]
    )
    sessions: list[Session] = Field(
        description="The sessions of a week, in order.",
        examples=[[{"name": "A", "exercises": [{"exercise": "glute-bridge", "do": "3x10"}]}]],
        min_length=1,
    )
