"""Exercises of a session that belong together, and what is written down of them as a whole."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from programprint.merge.sheet import manner
from programprint.merge.sheet.entry import Entry
from programprint.notation.duration import Duration
from programprint.notation.units import Unit

BlockKind = Literal[
    "single", "superset", "circuit", "choice", "complex", "emom", "amrap", "for time", "intervals", "daily"
]
_KINDS: dict[type, BlockKind] = {
    manner.Superset: "superset",
    manner.Circuit: "circuit",
    manner.Choice: "choice",
    manner.Complex: "complex",
    manner.Emom: "emom",
    manner.Amrap: "amrap",
    manner.ForTime: "for time",
    manner.Intervals: "intervals",
    manner.Daily: "daily",
    type(None): "single",
}


class Cell(Struct, frozen=True):
    """A cell of what is written down of work by the clock, and its *unit*. *turn* counts the times that it is done from 1, 0
    where that is once; a load is that of the exercises with these *labels*, of all where there are none. *of* is how many there
    are."""

    kind: Literal[
        "rounds",
        "and reps",
        "reps",
        "time",
        "or reps at the cap",
        "whole minutes",
        "whole rounds",
        "result",
        "load",
        "turns done",
        "rounds done",
        "times done",
    ]
    unit: str = ""
    turn: int = 0
    labels: tuple[str, ...] = ()
    of: int = 0

    @property
    def id(self) -> str:
        """How it is called in the ids of fields."""
        parts = (str(self.turn) if self.turn else "", *self.kind.split(), *(label.casefold() for label in self.labels))
        return "-".join(filter(None, parts))


class Score(Struct, frozen=True):
    """What is written down of work by the clock: cells, and so many rounds to tick.

    *turn* is how many rounds it takes until every exercise had its turn. *days* stand over the boxes in place of numbers, and
    *noun* is what a box is for. *pain*: how much it hurt is written beside each box. *timed*: of runs, the unit of the time
    that is written down of every one instead.
    """

    cells: tuple[Cell, ...]
    ticks: int = 0
    turn: int = 1
    days: tuple[str, ...] = ()
    noun: Literal["rounds", "times"] = "rounds"
    pain: bool = False
    timed: Unit | None = None


class Block(Struct, frozen=True):
    """Exercises that belong together; *manner* says how they are taken, nothing of a single one; *then_rest* follows it.

    *rows* holds the sets that all its exercises share, where they share them: a choice, a complex. *score* is what is written
    down of a format that runs by the clock; its exercises then have no sets of their own.
    """

    entries: tuple[Entry, ...]
    manner: manner.Manner | None = None
    note: str = ""
    only_for: tuple[str, ...] = ()
    label: str = ""
    name: str = ""
    optional: bool = False
    then_rest: Duration | None = None
    rows: Entry | None = None
    score: Score | None = None

    @property
    def kind(self) -> BlockKind:
        """What it is called in files."""
        return _KINDS[type(self.manner)]
