"""An entry: one exercise in a session, what is prescribed of it, and what it says over the library's words."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from programprint.read.exercise import Content, CueField, MistakeField
from programprint.read.fields import (
    Do,
    Groups,
    LoadField,
    ProgressField,
    Prose,
    RampField,
    Reps,
    Rest,
    TempoField,
    WeekChoice,
    Weekly,
    Written,
)
from programprint.read.quiet import SAID_HERE, QuietHere


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


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
    rest_between_sides: Weekly[Rest] | None = Field(
        None, description="Rest between the two sides of a set.", examples=["30s"]
    )
    ramp: Weekly[RampField] | None = Field(
        None,
        description="Warm-up sets that lead to the work load: “yes” for the usual ones, or steps of your own.",
        examples=["40% x 5, 60% x 3, 80% x 2"],
    )
    progress: Weekly[ProgressField] | None = Field(
        None,
        description="What changes next time, when that depends on how it went; printed, and the load stays open.",
        examples=["+2.5kg when all sets reach 12; -10% after 3 misses"],
    )


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
    side: Literal["weak", "left", "right"] | None = Field(
        None, description="The only side that is trained.", examples=["left"]
    )
    first: Literal["weak", "left", "right"] | None = Field(
        None, description="The side that comes first in each set; the weak one when left out.", examples=["right"]
    )
    extra_set: ExtraSet | None = Field(
        None, description="One-sided extra sets.", examples=[{"side": "weak", "weeks": "4"}]
    )
    instead: Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])] = Field(
        [], description="Exercises of the library that may replace it.", examples=[["lat-pulldown"]]
    )
    weeks: WeekChoice | None = Field(None, description="Only in these weeks.", examples=["1-3"])
    optional: bool = Field(
        False, description="May be left out; printed as “optional”, and not counted in the length.", examples=["true"]
    )
    quiet: QuietHere = SAID_HERE
    for_: Groups = Field([], alias="for", description="Only for athletes of these groups.", examples=[["forwards"]])
