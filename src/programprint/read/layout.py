"""The layout file: paper, margins, type, and what is printed where. A layout may extend another and say only what differs."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from programprint.pages import MM
from programprint.read.fields import Prose, ReadBy, Written

PAPERS = {
    "a4": (210 * MM, 297 * MM),
    "letter": (8.5 * 72, 11 * 72),
    "a4+letter": (210 * MM, 279 * MM),
    "a6": (105 * MM, 148 * MM),
    "a5": (148 * MM, 210 * MM),
    "legal": (8.5 * 72, 14 * 72),
    "tabloid": (11 * 72, 17 * 72),
    "a3": (297 * MM, 420 * MM),
    "a2": (420 * MM, 594 * MM),
    "a1": (594 * MM, 841 * MM),
}
"""Width and height in points, portrait. “a4+letter” is what both have: one file that prints on either without scaling."""

LARGEST_PAPER = 5080 * MM
"""A PDF page cannot be larger: 200 inches."""

PRINTABLE = 6.4 * MM
"""The margin that every printer can print."""
SMALLEST_TYPE = 8.0
"""The smallest type that can be read in the hand, in points."""
SMALLEST_ROW = 8.5 * MM
"""The least height of a cell for handwriting."""

_POINTS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0}


def _length(value: Any) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)", str(value).strip()) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError(
            "unreadable",
            "{message}",
            {
                "message": f"“{value}” is not a length",
                "offset": 0,
                "hint": "write it as 12mm, 1.5cm, 0.5in or 9pt",
            },
        )
    return float(Decimal(match[1])) * _POINTS[match[2]]


Length = Annotated[float, ReadBy(_length, {"type": "string", "examples": ["12mm", "9pt"]})]
"""A length with its unit; points once read."""


def paper_size(name: str) -> tuple[float, float] | None:
    """Width and height in points of a paper by name or as “200mm x 250mm”; None when it is neither."""
    if name.lower() in PAPERS:
        return PAPERS[name.lower()]
    sides = re.split(r"\s*[x×]\s*", name.strip())
    try:
        width, height = (_length(side) for side in sides)
    except (ValueError, PydanticCustomError):
        return None
    return (width, height) if 0 < width <= LARGEST_PAPER and 0 < height <= LARGEST_PAPER else None


Section = Literal[
    "summary",
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
    "credits",
]


WeekSide = Literal["log", "cues"]
"""What is printed for each week."""
ProgramSide = Literal["cues", "guide"]
"""What is printed once for the whole program."""


class Margins(Written):
    """The white around the page."""

    top: Length = Field(description="Above.", examples=["12mm"])
    bottom: Length = Field(description="Below.", examples=["12mm"])
    inside: Length = Field(description="At the binding edge: 20 mm leaves room for punched holes.", examples=["20mm"])
    outside: Length = Field(description="At the other edge.", examples=["10mm"])


class Type(Written):
    """The four sizes of type."""

    display: Length = Field(description="Title and week.", examples=["20pt"])
    heading: Length = Field(description="Sessions and prescriptions.", examples=["13pt"])
    body: Length = Field(description="Exercise names and what is written beside them.", examples=["10.5pt"])
    small: Length = Field(description="Everything else.", examples=["8.5pt"])


class Line(Written):
    """The baseline grid. A row for the pen is two lines high."""

    least: Length = Field(description="Least distance of two baselines.", examples=["4.25mm"])
    most: Length = Field(description="Most; a page that is not full opens up to it.", examples=["4.8mm"])


class Rules(Written):
    """The two weights of rules."""

    thin: Length = Field(description="Under cells and between exercises.", examples=["0.5pt"])
    thick: Length = Field(description="Between sessions.", examples=["1.5pt"])


class Log(Written):
    """The side that takes the pen: words on the left, cells on the right."""

    words: Length = Field(description="Width of the words that say what to do.", examples=["72mm"])
    gutter: Length = Field(description="Space between words and cells.", examples=["4mm"])
    label: Length = Field(description="Width of the labels A, B1 …", examples=["9mm"])
    number: Length = Field(description="Width of the set number.", examples=["8mm"])
    load: Length = Field(description="Width of the load cell; 5 mm per figure.", examples=["27mm"])
    letter: Length = Field(description="Width of the letter L or R beside its box.", examples=["4mm"])
    box: Length = Field(description="Size of a tick box: 4 to 6 mm.", examples=["5.5mm"])


class Reading(Written):
    """A side that is read: text in columns, set as large as it fits."""

    columns: int = Field(ge=1, le=4, description="How many columns.", examples=[2])
    gutter: Length = Field(description="Space between columns.", examples=["6mm"])
    most: Length = Field(description="Largest size of the text.", examples=["9.5pt"])
    least: Length = Field(description="Smallest size of the text.", examples=["8.5pt"])
    short: bool = Field(False, description="Print the short form of a cue where there is one.", examples=["true"])
    show: list[Section] = Field(
        description="Which parts of an exercise, in order.", examples=[["instructions", "tips"]]
    )


class Layout(Written):
    """How a program is laid out on paper."""

    extends: str = Field("", description="The layout that this one starts from.", examples=["handout"])
    use: Prose = Field("", description="A line about what it is for.", examples=["The athlete's week."])
    paper: str = Field(
        description=f"One of {', '.join(PAPERS)}; or width x height with a unit, such as 200mm x 250mm.",
        examples=["a4"],
    )
    orientation: Literal["portrait", "landscape"] = Field(
        "portrait", description="Upright or turned.", examples=["portrait"]
    )
    duplex: bool = Field(
        description="Printed on both sides: the binding edge changes sides, and every week starts on a front.",
        examples=["true"],
    )
    margins: Margins = Field(description="The white around the page.", examples=[{"top": "12mm"}])
    type: Type = Field(description="The sizes of type.", examples=[{"small": "8.5pt"}])
    line: Line = Field(description="The baseline grid.", examples=[{"least": "4.25mm"}])
    rules: Rules = Field(description="The weights of rules.", examples=[{"thin": "0.5pt"}])
    week: list[WeekSide] = Field(description="The sides of each week, in order.", examples=[["log", "cues"]])
    program: list[ProgramSide] = Field(
        description="The sides that come once for the whole program, after those of the weeks.", examples=[["guide"]]
    )
    log: Log = Field(description="The side that takes the pen.", examples=[{"box": "5mm"}])
    cues: Reading = Field(description="The cues of the week's exercises.", examples=[{"columns": 2}])
    guide: Reading = Field(description="All that there is to know about the exercises.", examples=[{"columns": 2}])

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        width, height = paper_size(self.paper) or PAPERS["a4"]
        return (height, width) if self.orientation == "landscape" else (width, height)
