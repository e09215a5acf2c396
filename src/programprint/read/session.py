"""A session and a rest day, as a program writes them."""

from typing import Annotated

from programprint.read.blocks import Block
from programprint.read.entry import Override
from programprint.read.fields import DayName, Days, Groups, Prose, SessionName, WeekChoice
from programprint.read.quiet import SAID_HERE, QuietHere
from programprint.read.readers import Between, Chosen, Long
from programprint.read.written import Written, field

WarmUp = Annotated[Prose | Block, Chosen(lambda value: Prose if isinstance(value, str) else Block)]


class Session(Written):
    """One training session; on paper once for each of its days."""

    name: SessionName = field(description="What it is called.", examples=["Glutes A"])
    day: DayName = field("", description="The day it falls on.", examples=["Monday"])
    days: Days = field(
        [], description="The days, when it is done more than once a week.", examples=[["Monday", "Friday"]]
    )
    times: Annotated[int, Between(1, 12)] | None = field(
        None,
        description="How often on each of its days, such as exercises at home; it is then printed once a week, with a box "
        "for each time instead of each set.",
        examples=[2],
    )
    weeks: WeekChoice | None = field(None, description="Only in these weeks.", examples=["1-3"])
    optional: bool = field(False, description="May be left out; printed as “optional”.", examples=["true"])
    warm_up: list[WarmUp] = field(
        [],
        description="Lines of text, or entries and blocks with boxes like any other.",
        examples=[["5 min easy bike", "2x10 glute bridge"]],
    )
    defaults: Override | None = field(
        None, description="What holds for every entry of the session.", examples=[{"rest": "60s"}]
    )
    exercises: Annotated[list[Block], Long(1)] = field(
        description="Entries and blocks, in order.",
        examples=[[{"exercise": "glute-bridge", "do": "3x10"}]],
    )
    note: Prose = field(
        "", description="A line under the head of the session; always printed.", examples=["Shoes off."]
    )
    quiet: QuietHere = SAID_HERE
    for_: Groups = field([], written="for", description="Only for athletes of these groups.", examples=[["forwards"]])


class RestDay(Written):
    """A day without training: one quiet line on the sheet."""

    rest: Prose = field(description="What is done instead, if anything.", examples=["Walk 30 min"])
    day: DayName = field("", description="The day it falls on.", examples=["Sunday"])
    days: Days = field([], description="The days, when there are several.", examples=[["Saturday", "Sunday"]])
    weeks: WeekChoice | None = field(None, description="Only in these weeks.", examples=["1-3"])


def _session_kind(value: object) -> type[Session | RestDay]:
    return RestDay if isinstance(value, dict) and "rest" in value and "exercises" not in value else Session


SessionItem = Annotated[Session | RestDay, Chosen(_session_kind)]
