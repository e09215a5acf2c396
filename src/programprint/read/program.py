"""The program file: weeks, phases, sessions, and on which days they fall."""

from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import PydanticCustomError

from programprint.limits import USUAL
from programprint.notation.scanner import NBSP
from programprint.notation.weeks import MOST_WEEKS
from programprint.read.blocks import (
    Amrap,
    Block,
    Choice,
    Circuit,
    Complex,
    Emom,
    ForTime,
    Intervals,
    Superset,
    Timed,
    Together,
)
from programprint.read.entry import Entry, ExtraSet, Override, Prescribed
from programprint.read.fields import Days, Groups, Listed, Maximum, Name, Prose, TrainingMax, WeekChoice, Written
from programprint.read.quiet import SAID, SAID_HERE, Quiet, QuietHere
from programprint.read.schedule import Place, Schedule, ScheduleField

__all__ = [
    "Amrap",
    "Block",
    "Choice",
    "Circuit",
    "Complex",
    "Emom",
    "Entry",
    "ExtraSet",
    "ForTime",
    "Intervals",
    "Override",
    "Phase",
    "Place",
    "Prescribed",
    "Program",
    "RestDay",
    "Schedule",
    "Session",
    "Side",
    "Superset",
    "Timed",
    "Together",
    "Week",
]

Side = Literal["left", "right"]


def _warm_up_kind(value: Any) -> str:
    return "~text" if isinstance(value, str) else "~block"


WarmUp = Annotated[Annotated[Prose, Tag("~text")] | Annotated[Block, Tag("~block")], Discriminator(_warm_up_kind)]


class Session(Written):
    """One training session; on paper once for each of its days."""

    name: Name = Field(description="What it is called.", examples=["Glutes A"])
    day: Prose = Field("", description="The day it falls on.", examples=["Monday"])
    days: Days = Field(
        [], description="The days, when it is done more than once a week.", examples=[["Monday", "Friday"]]
    )
    weeks: WeekChoice | None = Field(None, description="Only in these weeks.", examples=["1-3"])
    optional: bool = Field(False, description="May be left out; printed as “optional”.", examples=["true"])
    warm_up: list[WarmUp] = Field(
        [],
        description="Lines of text, or entries and blocks with boxes like any other.",
        examples=[["5 min easy bike", "2x10 glute bridge"]],
    )
    defaults: Override | None = Field(
        None, description="What holds for every entry of the session.", examples=[{"rest": "60s"}]
    )
    exercises: list[Block] = Field(
        description="Entries and blocks, in order.",
        examples=[[{"exercise": "glute-bridge", "do": "3x10"}]],
        min_length=1,
    )
    note: Prose = Field(
        "", description="A line under the head of the session; always printed.", examples=["Shoes off."]
    )
    quiet: QuietHere = SAID_HERE
    for_: Groups = Field([], alias="for", description="Only for athletes of these groups.", examples=[["forwards"]])


class RestDay(Written):
    """A day without training: one quiet line on the sheet."""

    rest: Prose = Field(description="What is done instead, if anything.", examples=["Walk 30 min"])
    day: Prose = Field("", description="The day it falls on.", examples=["Sunday"])
    days: Days = Field([], description="The days, when there are several.", examples=[["Saturday", "Sunday"]])
    weeks: WeekChoice | None = Field(None, description="Only in these weeks.", examples=["1-3"])


def _session_kind(value: Any) -> str:
    if isinstance(value, dict):
        return "~restday" if "rest" in value and "exercises" not in value else "~session"
    return "~restday" if isinstance(value, RestDay) else "~session"


SessionItem = Annotated[
    Annotated[Session, Tag("~session")] | Annotated[RestDay, Tag("~restday")], Discriminator(_session_kind)
]


class Week(Written):
    """One week of the program."""

    label: Prose = Field("", description="What the week is called on paper.", examples=["Volume"])
    deload: bool = Field(
        False, description="A lighter week; a label that says “deload” is one anyway.", examples=["true"]
    )
    note: Prose = Field("", description="A line under the head of the sheet.", examples=["Leave two reps in the tank."])

    sessions: list[SessionItem] = Field(
        [],
        description="Sessions of its own, in place of the others.",
        examples=[[{"name": "Test", "exercises": [{"exercise": "back-squat", "do": "1x1"}]}]],
    )

    @property
    def is_deload(self) -> bool:
        return self.deload or "deload" in self.label.lower().replace("-", "").replace(NBSP, "")


def _week(value: Any) -> Any:
    return {"label": value} if isinstance(value, str) else value


def _week_list(value: Any) -> Any:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        if len(value) > 4 or not 1 <= int(value) <= MOST_WEEKS:
            most = USUAL.weeks
            said = {"message": f"{value[:9]} weeks cannot be planned", "offset": 0, "hint": f"write 1 to {most}"}
            raise PydanticCustomError("unreadable", "{message}", said)
        return [{} for _ in range(int(value))]
    if isinstance(value, str):
        said = {"message": f"“{value}” is no number of weeks", "offset": 0, "hint": "write 4, or a list of labels"}
        raise PydanticCustomError("unreadable", "{message}", said)
    return value


WeekField = Annotated[Week, BeforeValidator(_week, json_schema_input_type=str | Week)]
Weeks = Annotated[list[WeekField], BeforeValidator(_week_list, json_schema_input_type=int | list[str | Week])]


_SESSIONS = [{"name": "A", "exercises": [{"exercise": "glute-bridge", "do": "3x10"}]}]


class Phase(Written):
    """Weeks in a row with sessions of their own. What is given per week counts the weeks of the phase."""

    name: Name = Field(description="What the phase is called on paper.", examples=["Intensification"])
    weeks: Weeks = Field(
        description="How many, or a list with one label (or label, deload, note and sessions) per week.",
        examples=[4],
        min_length=1,
        max_length=MOST_WEEKS,
    )
    note: Prose = Field(
        "", description="A line under the head of each of its sheets.", examples=["Heavier, fewer reps."]
    )
    schedule: ScheduleField | None = Field(
        None, description="Which session comes when, where they rotate.", examples=[[["A", "B", "A"], ["B", "A", "B"]]]
    )
    days: Days = Field(
        [], description="The days that the schedule fills, in order.", examples=[["Monday", "Wednesday", "Friday"]]
    )
    defaults: Override | None = Field(
        None, description="What holds for every entry of the phase.", examples=[{"rest": "90s"}]
    )
    sessions: list[SessionItem] = Field(
        description="Its sessions and rest days, in order.", examples=[_SESSIONS], min_length=1
    )


def _one_or_each(value: Any) -> str:
    return "~each" if isinstance(value, dict) else "~one"


TrainingMaxes = Annotated[
    Annotated[TrainingMax, Tag("~one")] | Annotated[dict[str, TrainingMax], Tag("~each")], Discriminator(_one_or_each)
]
"""A training max for all lifts, or one for each of them."""


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
    phases: list[Phase] = Field(
        [],
        description="Phases, in order, in place of “weeks” and “sessions”.",
        examples=[[{"name": "Base", "weeks": 4, "sessions": _SESSIONS}]],
    )
    weeks: Weeks = Field(
        [],
        description="How many, or a list with one label (or label, deload, note and sessions) per week.",
        examples=[["Base", "Volume", "Squeeze", "Deload"]],
        min_length=1,
        max_length=MOST_WEEKS,
        validate_default=True,
    )
    units: Literal["kg", "lb"] = Field("kg", description="Units of the load column.", examples=["kg"])
    rounding: float | None = Field(
        None,
        ge=0.01,
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
    training_max: TrainingMaxes | None = Field(
        None,
        description="The share of a maximum that percentages are taken of: one for all lifts, or one for each.",
        examples=["90%"],
    )
    bodyweight: Maximum | None = Field(
        None, description="What the athlete weighs, for percentages of the body weight.", examples=["72kg"]
    )
    bar: Maximum | None = Field(None, description="The barbell; 20 kg or 45 lb when left out.", examples=["15kg"])
    plates: list[Annotated[float, Field(ge=0.01, le=100)]] = Field(
        [],
        description="The plates there are, in the unit of the bar; the usual ones when left out.",
        examples=[[20, 10, 5, 2.5]],
    )
    library: Listed = Field(
        [], description="Folders of exercise files, from this file's folder.", examples=[["my-exercises"]]
    )
    note: Prose = Field("", description="A line under the head of every sheet.", examples=["Stop when it hurts."])
    quiet: Quiet = SAID
    defaults: Override | None = Field(
        None, description="What holds for every entry of the program.", examples=[{"rest": "90s"}]
    )
    schedule: ScheduleField | None = Field(
        None, description="Which session comes when, where they rotate.", examples=[["A", "B"]]
    )
    days: Days = Field(
        [], description="The days that the schedule fills, in order.", examples=[["Monday", "Wednesday", "Friday"]]
    )
    sessions: list[SessionItem] = Field(
        [],
        description="The sessions and rest days of a week, in order.",
        examples=[_SESSIONS],
        min_length=1,
        validate_default=True,
    )

    @field_validator("weeks", "sessions", mode="wrap")
    @classmethod
    def _needed(cls, value: Any, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        """Weeks and sessions stand in the program or in its phases."""
        if value or type(value) is not list:  # a list that stands in the file knows its place, and is of another type
            return read(value)
        if "phases" in info.data and not info.data["phases"]:
            raise PydanticCustomError("missing", "Field required")
        return []

    @property
    def all_weeks(self) -> list[Week]:
        """The weeks of the program, those of its phases one after the other."""
        return [week for phase in self.phases for week in phase.weeks] if self.phases else self.weeks
