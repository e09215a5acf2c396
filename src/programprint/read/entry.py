"""An entry: one exercise in a session, what is prescribed of it, and what it says over the library's words."""

from typing import Annotated, Literal

from programprint.read.exercise import Content, CueField, MistakeField
from programprint.read.fields import (
    Do,
    Groups,
    Listed,
    LoadField,
    Prose,
    RampField,
    Reps,
    Rest,
    SetCount,
    TempoField,
    WeekChoice,
)
from programprint.read.quiet import SAID_HERE, QuietHere
from programprint.read.readers import Between
from programprint.read.rules import ProgressField
from programprint.read.weekly import Weekly
from programprint.read.written import Written, field


class ExtraSet(Written):
    """Extra sets for one side only."""

    side: Literal["weak", "left", "right"] = field("weak", description="Which side.", examples=["weak"])
    weeks: WeekChoice | None = field(None, description="In which weeks; in all when left out.", examples=["4"])
    sets: Annotated[int, Between(1, 10)] = field(1, description="How many.", examples=[1])


class Prescribed(Written):
    """What is prescribed. Every field takes one value, a list with one per week, or a map from weeks to values."""

    do: Weekly[Do] | None = field(
        None,
        description="Sets × reps in shorthand; “-” for a week without it.",
        examples=[["3x10", "3x12", "4x10", "3x8"]],
    )
    sets: Weekly[SetCount] | None = field(None, description="Long form of “do”: the sets; 3, or 2-3.", examples=[3])
    reps: Weekly[Reps] | None = field(None, description="Long form of “do”: the reps of a set.", examples=["8-10"])
    tempo: Weekly[TempoField] | None = field(
        None,
        description="Tempo; “usual” is the exercise's own, a phrase such as “top 2s” changes only that phase.",
        examples=["3-0-1-2"],
    )
    load: Weekly[LoadField] | None = field(None, description="Load or effort.", examples=["55% of barbell-hip-thrust"])
    rest: Weekly[Rest] | None = field(None, description="Rest after a set.", examples=["90s"])
    rest_between_sides: Weekly[Rest] | None = field(
        None, description="Rest between the two sides of a set.", examples=["30s"]
    )
    ramp: Weekly[RampField] | None = field(
        None,
        description="Warm-up sets that lead to the work load: “yes” for the usual ones, or steps of your own.",
        examples=["40% x 5, 60% x 3, 80% x 2"],
    )
    progress: Weekly[ProgressField] | None = field(
        None,
        description="What changes next time, when that depends on how it went, or the name of one of “rules”; printed, and the "
        "load stays open.",
        examples=["+2.5kg when all sets reach 12; -10% after 3 misses"],
    )


class Override(Content, Prescribed):
    """A layer over the library: any field of an exercise, and what is prescribed."""

    add_setup: list[CueField] = field(
        [], description="More of it, after the library's.", examples=[["Use the blue bench."]]
    )
    add_instructions: list[CueField] = field(
        [], description="More steps, after the library's.", examples=[["Hold the last rep."]]
    )
    add_tips: list[CueField] = field([], description="More tips, after the library's.", examples=[["Film one set."]])
    add_mistakes: list[MistakeField] = field(
        [], description="More mistakes, after the library's.", examples=[["Rushing."]]
    )
    add_stop_when: list[CueField] = field(
        [], description="More stop rules, after the library's.", examples=[["The knee aches."]]
    )
    drop_setup: list[Prose] = field(
        [], description="Library lines to leave out: their number, or how they begin.", examples=[[1]]
    )
    drop_instructions: list[Prose] = field([], description="Steps to leave out, in the same way.", examples=[["Brace"]])
    drop_tips: list[Prose] = field([], description="Tips to leave out, in the same way.", examples=[["Let the arms"]])
    drop_mistakes: list[Prose] = field([], description="Mistakes to leave out, in the same way.", examples=[[2]])
    drop_stop_when: list[Prose] = field([], description="Stop rules to leave out, in the same way.", examples=[[1]])


class Entry(Override):
    """One exercise in a session."""

    exercise: str = field(description="Its id, name or alias in the library.", examples=["single-leg-hip-thrust"])
    name: Prose = field("", description="Another name for it on this sheet.", examples=["Hip thrust, heels up"])
    tier: Prose = field("", description="Its rank in the program, printed beside its name.", examples=["T1"])
    note: Weekly[Prose] | None = field(
        None, description="A line for the athlete; always printed.", examples=["Use the low bench."]
    )
    side: Literal["weak", "left", "right"] | None = field(
        None, description="The only side that is trained.", examples=["left"]
    )
    first: Literal["weak", "left", "right"] | None = field(
        None, description="The side that comes first in each set; the weak one when left out.", examples=["right"]
    )
    extra_set: ExtraSet | None = field(
        None, description="One-sided extra sets.", examples=[{"side": "weak", "weeks": "4"}]
    )
    instead: Listed = field(
        [], description="Exercises of the library that may replace it.", examples=[["lat-pulldown"]]
    )
    weeks: WeekChoice | None = field(None, description="Only in these weeks.", examples=["1-3"])
    optional: bool = field(
        False, description="May be left out; printed as “optional”, and not counted in the length.", examples=["true"]
    )
    quiet: QuietHere = SAID_HERE
    for_: Groups = field([], written="for", description="Only for athletes of these groups.", examples=[["forwards"]])
