"""The program file: weeks, phases, sessions, and on which days they fall."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

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
from programprint.read.dates import Day, Skip, Skipped
from programprint.read.entry import Entry, ExtraSet, Override, Prescribed
from programprint.read.fields import Days, LiftMaximum, Listed, Maximum, Name, Prose, TrainingMax
from programprint.read.quiet import SAID, Quiet
from programprint.read.readers import Between, Chosen, Long, Path, ReadBy, Reading, Unfit, text
from programprint.read.rules import RulesField
from programprint.read.schedule import DayPlan, Schedule, ScheduleField
from programprint.read.session import RestDay, Session, SessionItem
from programprint.read.week import Week, Weeks, lacks_sessions
from programprint.read.weekly import Weekly
from programprint.read.written import Written, field

__all__ = [
    "Amrap",
    "Block",
    "Choice",
    "Circuit",
    "Complex",
    "DayPlan",
    "Emom",
    "Entry",
    "ExtraSet",
    "ForTime",
    "Intervals",
    "Override",
    "Phase",
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

_SESSIONS = [{"name": "A", "exercises": [{"exercise": "glute-bridge", "do": "3x10"}]}]


class Phase(Written):
    """Weeks in a row with sessions of their own. What is given per week counts the weeks of the phase."""

    name: Name = field(description="What the phase is called on paper.", examples=["Intensification"])
    weeks: Weeks = field(
        description="How many; a list with one label (or label, deload, note and sessions) per week; or a map from weeks "
        "to these, such as {1-3: Build, 4: Deload}.",
        examples=[4],
    )
    note: Prose = field(
        "", description="A line under the head of each of its sheets.", examples=["Heavier, fewer reps."]
    )
    move_on: list[Prose] = field(
        [],
        description="What must be true before the next phase begins; each with a box.",
        examples=[["20 single-leg calf raises", "No limp after 30 min of walking"]],
    )
    schedule: ScheduleField | None = field(
        None, description="Which session comes when, where they rotate.", examples=[[["A", "B", "A"], ["B", "A", "B"]]]
    )
    days: Days = field(
        [], description="The days that the schedule fills, in order.", examples=[["Monday", "Wednesday", "Friday"]]
    )
    defaults: Override | None = field(
        None, description="What holds for every entry of the phase.", examples=[{"rest": "90s"}]
    )
    maxes: dict[str, Weekly[LiftMaximum]] = field(
        {},
        description="Maxima that are others from this phase on, in the place of the program's.",
        examples=[{"back-squat": "150kg"}],
    )
    sessions: Annotated[list[SessionItem], Long(1)] = field(
        [],
        description="Its sessions and rest days, in order; not needed where each week has its own.",
        examples=[_SESSIONS],
        needed=lacks_sessions,
    )


TrainingMaxes = Annotated[
    TrainingMax | dict[str, TrainingMax],
    Chosen(lambda value: dict[str, TrainingMax] if isinstance(value, dict) else TrainingMax),
]
"""A training max for all lifts, or one for each of them."""


Step = Annotated[float, Between(0.01, 100)]
OTHERS = "others"
"""What all exercises are called that have no rounding of their own."""
Roundings = Annotated[
    Step | dict[str, Step], Chosen(lambda value: dict[str, Step] if isinstance(value, dict) else Step)
]


def _language(value: object) -> str:
    if not re.fullmatch(_LANGUAGE, text(value)):
        raise Unfit("language")
    return text(value)


_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def _without_phases(written: Mapping[str, object]) -> bool:
    """Weeks and sessions stand in the program or in its phases."""
    return not written.get("phases")


class Program(Written):
    """A training program."""

    title: Name = field(description="The title on every sheet.", examples=["Unilateral glute block"])
    goal: Prose = field(
        "", description="What it is for, in a line.", examples=["Even out left and right, then load it"]
    )
    author: Prose = field(
        "", description="Who wrote it; printed and stored in the PDF.", examples=["Coach Robin Sample"]
    )
    language: Annotated[str, ReadBy(_language, {"type": "string", "pattern": _LANGUAGE})] = field(
        "en", description="The language of the sheets, and of the text for screen readers.", examples=["en-GB", "de"]
    )
    rules: RulesField = field(
        {},
        description="Rules for next time, each under a name, which “progress” of any entry may say.",
        examples=[{"main": "linear +2.5kg", "small": "double progression +1kg"}],
    )
    phases: list[Phase] = field(
        [],
        description="Phases, in order, in place of “weeks” and “sessions”.",
        examples=[[{"name": "Base", "weeks": 4, "sessions": _SESSIONS}]],
    )
    weeks: Weeks = field(
        [],
        description="How many; a list with one label (or label, deload, note and sessions) per week; or a map from weeks "
        "to these, such as {1-3: Build, 4: Deload}.",
        examples=[["Base", "Volume", "Squeeze", "Deload"]],
        needed=_without_phases,
    )
    start: Day | None = field(
        None,
        description="The day on which it starts; weeks and sessions then bear their dates.",
        examples=["2027-03-01"],
    )
    skip: Skip = field(
        Skipped(),
        description="Days that are left out, such as holidays, and days that move; a week of which nothing is left moves "
        "on, with all that follow.",
        examples=[["2027-03-29", "2027-12-20 to 2028-01-02", {"2027-04-05": "2027-04-06"}]],
    )
    units: Literal["kg", "lb"] = field("kg", description="Units of the load column.", examples=["kg"])
    rounding: Roundings | None = field(
        None,
        description="Computed loads are rounded to this; 2.5 kg or 5 lb when left out. One for all, or one for each exercise and "
        "one for all “others”.",
        examples=[2.5],
    )
    weak_side: Side | None = field(
        None,
        description="The athlete's weak side; it comes first, and the sheet no longer asks.",
        examples=["left"],
    )
    maxes: dict[str, Weekly[LiftMaximum]] = field(
        {},
        description="One-repetition maxima by exercise, for percentages: one for all weeks, a list with one per week, or a map "
        "from weeks.",
        examples=[{"barbell-hip-thrust": "100kg"}],
    )
    training_max: TrainingMaxes | None = field(
        None,
        description="The share of a maximum that percentages are taken of: one for all lifts, or one for each.",
        examples=["90%"],
    )
    bodyweight: Maximum | None = field(
        None, description="What the athlete weighs, for percentages of the body weight.", examples=["72kg"]
    )
    bar: Maximum | None = field(None, description="The barbell; 20 kg or 45 lb when left out.", examples=["15kg"])
    plates: list[Annotated[float, Between(0.01, 100)]] = field(
        [],
        description="The plates there are, in the unit of the bar; the usual ones when left out.",
        examples=[[20, 10, 5, 2.5]],
    )
    library: Listed = field(
        [], description="Folders of exercise files, from this file's folder.", examples=[["my-exercises"]]
    )
    note: Prose = field("", description="A line under the head of every sheet.", examples=["Stop when it hurts."])
    quiet: Quiet = SAID
    defaults: Override | None = field(
        None, description="What holds for every entry of the program.", examples=[{"rest": "90s"}]
    )
    schedule: ScheduleField | None = field(
        None, description="Which session comes when, where they rotate.", examples=[["A", "B"]]
    )
    days: Days = field(
        [], description="The days that the schedule fills, in order.", examples=[["Monday", "Wednesday", "Friday"]]
    )
    sessions: Annotated[list[SessionItem], Long(1)] = field(
        [],
        description="The sessions and rest days of a week, in order; not needed where each week has its own.",
        examples=[_SESSIONS],
        needed=lambda written: _without_phases(written) and lacks_sessions(written),
    )

    @classmethod
    def read(cls, value: object, path: Path, reading: Reading) -> Self | None:
        """The program, whose coach may write days, units and the like in its language."""
        tag = value.get("language") if isinstance(value, dict) else None
        if isinstance(tag, str) and tag[:2].casefold() != "en":
            from programprint.read.vocabulary import vocabulary_of

            reading.vocabulary = vocabulary_of(tag)
        return super().read(value, path, reading)

    @property
    def all_weeks(self) -> list[Week]:
        """The weeks of the program, those of its phases one after the other."""
        return [week for phase in self.phases for week in phase.weeks] if self.phases else self.weeks
