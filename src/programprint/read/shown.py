"""What a layout says of the sides that are looked at rather than read: on the wall, and at home."""

from typing import Annotated, Literal

from programprint.read.paper import Distance
from programprint.read.readers import Between
from programprint.read.written import Written, field

Shown = Literal["warm_up", "tempo", "load", "rest", "note", "cue"]


class Wall(Written):
    """A day or a week on the wall: the type is as large as the distance asks for, and larger where the paper allows."""

    distance: Distance = field(description="How far away its reader stands.", examples=["3m"])
    show: list[Literal["figure", Shown]] = field(
        description="What stands below the name of an exercise, and with `figure` how it looks; names and amounts always do.",
        examples=[["load", "rest", "cue"]],
    )


class Figures(Written):
    """The handout of drawings: how each exercise looks, what to do of it, and a box for every day."""

    across: Annotated[int, Between(1, 4)] = field(
        description="How many exercises stand side by side; fewer where the paper is too narrow for them.", examples=[2]
    )
    down: Annotated[int, Between(1, 6)] = field(
        description="How many rows a page has at most; fewer where their words need more room.", examples=[3]
    )
    show: list[Shown] = field(
        description="What stands below what there is to do; names, amounts and boxes always do.",
        examples=[["load", "cue"]],
    )
