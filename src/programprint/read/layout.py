"""The layout file: paper, margins, type, and what is printed where. A layout may extend another and say only what differs."""

from typing import Literal

from programprint.pages import Flip
from programprint.read.brand import Brand
from programprint.read.columns import Columns, Hand, Log
from programprint.read.fields import Prose
from programprint.read.gaps import Gaps
from programprint.read.paper import PAPERS, Length, paper_size
from programprint.read.shown import Figures, Wall
from programprint.read.sides import Cards, CardTable, CoachTable, Rack, Reading
from programprint.read.written import Written, field

WeekSide = Literal["log", "cues", "rack", "figures"]
"""What is printed for each week."""
ProgramSide = Literal["cues", "guide", "cards", "card", "coach", "report", "wall", "poster"]
"""What is printed once for the whole program."""


Tempo = Literal["both", "code", "words"]
"""What is printed of a tempo."""
Impose = Literal["none", "2up", "4up", "booklet", "fold8"]
GRIDS: dict[Impose, tuple[int, int]] = {
    "none": (1, 1),
    "2up": (2, 1),
    "4up": (2, 2),
    "booklet": (2, 1),
    "fold8": (4, 2),
}
"""How many upright pages stand beside and above each other on one side of a sheet."""
Binding = Literal["left", "right", "top", "none"]
"""The edge of a front that is bound."""


class Margins(Written):
    """The white around the page."""

    top: Length = field(description="Above; pages bound at the top have “inside” there.", examples=["12mm"])
    bottom: Length = field(description="Below.", examples=["12mm"])
    inside: Length = field(description="At the binding edge: 20 mm leaves room for punched holes.", examples=["20mm"])
    outside: Length = field(description="At the edge across from it, or at both sides.", examples=["10mm"])


class Type(Written):
    """The four sizes of type."""

    display: Length = field(description="Title and week.", examples=["20pt"])
    heading: Length = field(description="Sessions and prescriptions.", examples=["13pt"])
    body: Length = field(description="Exercise names and what is written beside them.", examples=["10.5pt"])
    small: Length = field(description="Everything else.", examples=["8.5pt"])


class Baseline(Written):
    """The baseline grid. A row for the pen is two lines high."""

    least: Length = field(description="Least distance of two baselines.", examples=["4.25mm"])
    most: Length = field(description="Most; a page that is not full opens up to it.", examples=["4.8mm"])


class Rules(Written):
    """The two weights of rules."""

    thin: Length = field(description="Under cells and between exercises: 0.25 to 6 pt.", examples=["0.5pt"])
    thick: Length = field(description="Between sessions: 0.25 to 6 pt.", examples=["1.5pt"])


class FontFiles(Written):
    """Fonts of one's own: TrueType files, named from the folder of the layout. What is not said is Source Sans."""

    regular: str = field(
        "", description="Running text; also set in italics where no italic is named.", examples=["club.ttf"]
    )
    italic: str = field("", description="Cues.", examples=["club-italic.ttf"])
    semibold: str = field(
        "", description="Names of exercises; without it, the bold one.", examples=["club-semibold.ttf"]
    )
    bold: str = field(
        "", description="Titles and what to do; without it, the semibold one.", examples=["club-bold.ttf"]
    )
    fallback: list[str] = field(
        [],
        description="Fonts that are asked, in this order, for a character that the others lack; after them Source Sans.",
        examples=[["arabic.ttf"]],
    )


class Layout(Written):
    """How a program is laid out on paper."""

    extends: str = field("", description="The layout that this one starts from.", examples=["handout"])
    use: Prose = field("", description="A line about what it is for.", examples=["The athlete's week."])
    paper: str = field(
        description=f"One of {', '.join(PAPERS)}; or width x height with a unit, such as 200mm x 250mm.",
        examples=["a4"],
    )
    orientation: Literal["portrait", "landscape"] = field(
        "portrait", description="Upright or turned.", examples=["portrait"]
    )
    duplex: bool = field(
        description="Printed on both sides: the binding edge changes sides from front to back.",
        examples=["true"],
    )
    week_starts: Literal["anywhere", "page", "front"] = field(
        "page",
        description="Where a week starts: `anywhere`, also below another week, where only the log comes for each week and its "
        "cells stand beside the words; on the next `page`; or, printed on both sides, on a `front` of its own.",
        examples=["front"],
    )
    keep: Literal["blocks", "sessions"] = field(
        "blocks",
        description="What the log does not split where a page holds it: `blocks`, such as a superset, or whole `sessions`, even "
        "if that takes more pages.",
        examples=["sessions"],
    )
    binding: Binding = field(
        "left",
        description="The edge with the holes, seen on a front: left, right, top (backs are then turned over the short edge of "
        "upright paper), or none.",
        examples=["top"],
    )
    hand: Hand = field(
        "right",
        description="The hand that writes: for the left one, cells stand left of the words, so that it does not cover them.",
        examples=["left"],
    )
    impose: Impose = field(
        "none",
        description="How pages share the paper: `2up` or `4up`, to be cut; `booklet`, two to a side in the order of a stapled "
        "booklet; `fold8`, eight on one side, to be folded three times and cut once.",
        examples=["fold8"],
    )
    brand: Brand | None = field(
        None,
        description="The gym's own head and foot, on every page; instead of one in “brand.yaml” beside the program.",
        examples=[{"name": "Riverside Strength", "logo": "logo.svg", "accent": "#1b5e20"}],
    )
    initials: bool = field(False, description="Room for the initials of the coach.", examples=["true"])
    marks: bool = field(
        False,
        description="Marks by which a picture of a filled sheet can be read back, and a key file beside the PDF.",
        examples=["true"],
    )
    tempo: Tempo = field(
        "both", description="What is printed of a tempo: its `code` or its `words`.", examples=["words"]
    )
    margins: Margins = field(description="The white around the page.", examples=[{"top": "12mm"}])
    type: Type = field(description="The sizes of type.", examples=[{"small": "8.5pt"}])
    fonts: FontFiles = field(
        FontFiles(),
        description="Fonts of your own, instead of Source Sans.",
        examples=[{"regular": "club.ttf"}],
    )
    line: Baseline = field(description="The baseline grid.", examples=[{"least": "4.25mm"}])
    rules: Rules = field(description="The weights of rules.", examples=[{"thin": "0.5pt"}])
    gaps: Gaps = field(Gaps(), description="White between exercises, blocks, sessions.", examples=[{"exercise": 0.8}])
    week: list[WeekSide] = field(description="The sides of each week, in order.", examples=[["log", "cues"]])
    program: list[ProgramSide] = field(
        description="The sides that come once for the whole program, after those of the weeks. Cues of an exercise are "
        "printed once: at its first week, where “week” lists them. “cues” and then “guide” are one run, each exercise once, "
        "where both have the same columns, gutter, sizes and short forms.",
        examples=[["cues", "guide"]],
    )
    log: Log = field(description="The side that takes the pen.", examples=[{"box": "5mm"}])
    cues: Reading = field(description="The cues of the week's exercises.", examples=[{"columns": 2}])
    guide: Reading = field(description="All that there is to know about the exercises.", examples=[{"columns": 2}])
    cards: Cards = field(description="Instruction cards, one for each exercise.", examples=[{"per_page": 4}])
    card: CardTable = field(description="The training card.", examples=[{"weeks": 4}])
    coach: CoachTable = field(description="The coach's table and figures.", examples=[{"plot": "3mm"}])
    wall: Wall = field(description="What hangs on the wall.", examples=[{"distance": "3m"}])
    rack: Rack = field(description="The sheet at the rack.", examples=[{"rows": 8}])
    figures: Figures = field(description="The handout of drawings.", examples=[{"across": 3, "down": 4}])
    poster: Reading = field(
        description="A poster for each exercise: its figure, as large as the page is wide, above these parts.",
        examples=[{"columns": 1}],
    )

    @property
    def card_grid(self) -> tuple[int, int]:
        """How many cards stand side by side and one below the other; two share the longer side of the page."""
        width, height = self.size
        two = (2, 1) if width > height else (1, 2)
        return {1: (1, 1), 2: two, 4: (2, 2)}[self.cards.per_page]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a page in points: of the paper, or of its part of it."""
        short, long = paper_size(self.paper) or PAPERS["a4"]
        columns, rows = GRIDS[self.impose]
        if columns > rows:
            short, long = long, short
        width, height = short / columns, long / rows
        return (height, width) if self.orientation == "landscape" else (width, height)

    @property
    def draws(self) -> bool:
        """Whether it prints figures of exercises."""
        sides = {*self.week, *self.program}
        shown = any("figure" in getattr(self, side).show for side in sides & {"cues", "guide", "cards", "wall"})
        return shown or not sides.isdisjoint(("figures", "poster"))

    @property
    def together(self) -> int:
        """How many pages make up what a week starts on anew: a leaf, or a folded sheet."""
        return 8 if self.folds else 2 if self.duplex and self.week_starts == "front" else 1

    @property
    def folds(self) -> bool:
        """Whether a week is a booklet of its own, folded from one sheet."""
        return self.impose == "fold8"

    @property
    def flip(self) -> Flip:
        """The edge over which the paper is turned for its back."""
        width, height = self.size
        return "" if not self.duplex else "long" if (height >= width) != (self.binding == "top") else "short"

    def frame(self, back: bool = False) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of what may be printed on; mirrored on the back of a duplex leaf."""
        (width, height), margins = self.size, self.margins
        left, right = margins.inside, margins.outside
        top, bottom = margins.top, margins.bottom
        if self.binding in ("top", "none"):
            left = right
        if self.binding == "top":
            top = margins.inside
        turned = back and self.duplex
        if (self.binding == "right") != turned and self.binding in ("left", "right"):
            left, right = right, left
        if self.binding == "top" and turned:
            top, bottom = bottom, top
        return left, top, width - right, height - bottom

    @property
    def columns(self) -> Columns:
        """The columns of the log."""
        left, _, right, _ = self.frame()
        return Columns.of(self.log, right - left, self.hand)
