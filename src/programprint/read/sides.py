"""The sides that a layout prints besides its log: columns of cues, cards, tables, the wall, the rack."""

from typing import Annotated, Literal

from programprint.read.paper import Length
from programprint.read.readers import Between, ReadBy, unreadable, whole
from programprint.read.written import Written, field

Section = Literal[
    "summary",
    "image",
    "figure",
    "body",
    "equipment",
    "muscles",
    "setup",
    "instructions",
    "tips",
    "stop_when",
    "mistakes",
    "guidance",
    "variations",
    "progression",
    "faq",
    "instead",
    "credits",
]


class Reading(Written):
    """A side that is read: text in columns, set as large as it fits. A `figure` stands beside the first words where it costs no
    page."""

    columns: Annotated[int, Between(1, 4)] = field(
        description="How many columns; fewer where the paper is too narrow for them.", examples=[2]
    )
    gutter: Length = field(description="Space between columns.", examples=["6mm"])
    most: Length = field(description="Largest size of the text.", examples=["9.5pt"])
    least: Length = field(description="Smallest size of the text.", examples=["8.5pt"])
    short: bool = field(False, description="Print the short form of a cue where there is one.", examples=["true"])
    show: list[Section] = field(
        description="Which parts of an exercise, in order.", examples=[["instructions", "tips"]]
    )


def _per_page(value: object) -> int:
    if (number := whole(value)) not in (1, 2, 4):
        raise unreadable("a page is cut into 1, 2 or 4 cards", "write 1, 2 or 4")
    return number


class Cards(Reading):
    """Instruction cards: each exercise on a card of its own, and the margins around every card."""

    columns: Annotated[int, Between(1, 4)] = field(
        description="How many columns at most; a narrow card has fewer.", examples=[2]
    )
    per_page: Annotated[int, ReadBy(_per_page, {"type": "integer", "enum": [1, 2, 4]})] = field(
        description="How many cards a page is cut into: 1, 2 or 4.", examples=[2]
    )


class CardTable(Written):
    """The training card: exercises are rows, weeks are columns."""

    words: Length = field(
        description="Least width of the words that name an exercise; few weeks leave them more.", examples=["48mm"]
    )
    column: Length = field(description="Least width of a week.", examples=["31mm"])
    weeks: Annotated[int, Between(1, 12)] = field(
        description="Most weeks on one sheet; more go on the next.", examples=[6]
    )


class CoachTable(Written):
    """The coach's own pages: the block as a table, then its figures, each with a small line of its growth."""

    words: Length = field(
        description="Least width of the names of exercises and muscles; in the table, few weeks leave them more.",
        examples=["52mm"],
    )
    column: Length = field(description="Least width of a week in the table.", examples=["24mm"])
    bar: Length = field(description="Least width of a week among the figures.", examples=["10mm"])
    plot: Length = field(
        description="Height of the tallest bar of a line of growth, a line at most.", examples=["3.2mm"]
    )
    body: bool = field(
        False, description="Above the sets by muscle a body for each week, shaded by them.", examples=["true"]
    )


class Rack(Written):
    """The sheet at the rack: athletes are rows, sets are columns."""

    rows: Annotated[int, Between(1, 60)] = field(
        description="Rows for athletes where no roster names them.", examples=[6]
    )
    name: Length = field(description="Width of the athlete's name.", examples=["44mm"])
    target: Length = field(description="Width of the load and its plates.", examples=["38mm"])
    cell: Length = field(description="Width of a cell for reps.", examples=["12mm"])
