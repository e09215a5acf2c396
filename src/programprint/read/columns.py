"""The measures of the log and the width of a frame → where words and cells stand.

Composing draws by these columns; reading asks them as well, so that a layout that leaves the pen no room is refused at its line.
"""

from typing import Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from programprint.pages import MM
from programprint.read.paper import Length
from programprint.read.written import Written, field

Arrangement = Literal["beside", "columns", "across", "stacked", "ticks"]
"""Cells beside the words, a row for every set or a column; cells below the words, a column for every set or a row; or below them
one box a set, and one line for the load."""
Hand = Literal["left", "right"]

PAD = 2 * MM
APART = 3 * MM
"""Between what is written for one side and the letter or the box of the other."""
NARROWEST_AMOUNT = 10 * MM
"""Two figures of reps, 5 mm each."""
EASY_AMOUNT = 14 * MM
"""Two figures and some air: with less, cells go below the words unless the layout says where they stand."""
WIDE_AMOUNT = 32 * MM
"""More than this is of no use to the pen; a wider page gives the rest to the words."""
NARROWEST_LOAD = 25 * MM
"""Five figures of a load, 5 mm each."""
CLOSE = 0.3 * MM
"""Between a box and the cell that it stands in front of, where sets are columns."""
FEWEST_SETS, MOST_SETS = 3, 6
"""Columns of sets: with less room they are rows; a wider page gives the rest to the words."""
FEWER_WORDS = 0.84
"""The part of their width that words have at least beside columns of sets."""
WIDEST_WORDS = 125 * MM
"""Longer lines of small type are hard to follow."""


class Log(Written):
    """The side that takes the pen: words that say what to do, and cells beside or below them."""

    arrange: Literal["auto", "rows", "columns", "across", "beside", "stacked", "ticks"] = field(
        "auto",
        description="A set is a row of cells, or a column: `rows` stand `beside` the words where the paper has room, and are "
        "`stacked` below them where it has not; `columns` have what each set asks for in grey above its cells, and are rows on "
        "paper that is too narrow for three of them; `across` has words from edge to edge, and such columns below them; `ticks` "
        "are only a box a set, with one line for the load. `auto` takes rows or columns, whichever needs fewer pages, and keeps "
        "to it throughout a program.",
        examples=["columns"],
    )
    words: Length = field(
        description="Width of the words beside cells, at least; a wide page gives them more.", examples=["72mm"]
    )
    gutter: Length = field(description="Space between words and cells.", examples=["4mm"])
    label: Length = field(description="Width of the labels A, B1 …", examples=["9mm"])
    number: Length = field(description="Width of the set number.", examples=["8mm"])
    load: Length = field(description="Width of the load cell; 5 mm per figure.", examples=["27mm"])
    letter: Length = field(description="Width of the letter L or R beside its box.", examples=["4mm"])
    box: Length = field(
        description="Size of a tick box: 4 to 12 mm; a large one needs a larger `line.least`.",
        examples=["5.5mm"],
    )
    amounts: bool = field(
        False,
        description="With `arrange: ticks`, 10 mm beside each box for what was done in the set.",
        examples=["true"],
    )
    plates: bool = field(True, description="Say which plates go on each side of a barbell.", examples=["true"])


class Columns(Struct, frozen=True):
    """Left edges of the columns, from the left edge of the frame; *end* is the right edge of the last.

    *words* is where the labels stand and *measure* how wide labels and words are. Where *load_once* is set the rows have no
    load cell: the load of all sets is written on one line.
    """

    arrange: Arrangement
    words: float
    measure: float
    number: float
    load: float
    first: float
    second: float
    end: float
    write: float
    """From the left edge of a side's group to where its amount is written."""
    load_once: bool = False
    step: float = 0.0
    """The width of a column of sets."""
    most: int = 0
    """How many columns of sets stand side by side, where sets are columns; they end at the right edge."""

    @property
    def width(self) -> float:
        """The width of the frame."""
        return max(self.end, self.words + self.measure)

    @property
    def above(self) -> bool:
        """Whether the words stand above the cells."""
        return self.arrange in ("across", "stacked", "ticks")

    @property
    def amounts(self) -> tuple[float, float]:
        """The widths of the two cells that take what was done."""
        return self.second - APART - self.first - self.write, self.end - self.second - self.write

    @classmethod
    def of(cls, log: Log, width: float, hand: Hand = "right") -> Self:
        """The columns of a frame *width* points wide; of the arrangements that the layout leaves open, the first with room."""
        if log.arrange == "columns" and (columns := cls._in_columns(log, width, hand)):
            return columns
        if log.arrange == "across" and (columns := cls._across(log, width)):
            return columns
        beside = cls._beside(log, width, hand)
        if log.arrange == "beside" or (
            log.arrange in ("auto", "rows", "columns") and min(beside.amounts) >= EASY_AMOUNT
        ):
            return beside
        if log.arrange == "ticks":
            return cls._below(log, width, "ticks", load_once=True)
        rows = cls._below(log, width, "stacked", load_once=False)
        return rows if min(rows.amounts) >= NARROWEST_AMOUNT else cls._below(log, width, "stacked", load_once=True)

    @classmethod
    def _in_columns(cls, log: Log, width: float, hand: Hand) -> Self | None:
        """Columns of sets beside the words, as many as there is room for; None where these are too few."""
        step = _narrowest_set(log)
        fixed = log.gutter + log.number
        most = int(min(max((width - fixed - FEWER_WORDS * log.words) / step, 0.0), MOST_SETS))
        if most < FEWEST_SETS:
            return None
        words = min(width - fixed - most * step, WIDEST_WORDS)
        rows = cls._beside(log, width, hand, words)
        if min(rows.amounts) < NARROWEST_AMOUNT:  # some sets are rows all the same
            return None
        return replace(rows, arrange="columns", step=(width - fixed - words) / most, most=most)

    @classmethod
    def _across(cls, log: Log, width: float) -> Self | None:
        """Columns of sets below the words, after what their rows are called; None where there is room for too few."""
        room = width - log.label - log.number
        most = int(min(max(room / _narrowest_set(log), 0.0), MOST_SETS))
        rows = cls._below(log, width, "across", load_once=False)
        if most < FEWEST_SETS or min(rows.amounts) < NARROWEST_AMOUNT:  # some sets are rows all the same
            return None
        return replace(rows, step=room / most, most=most)

    @classmethod
    def _beside(cls, log: Log, width: float, hand: Hand, words: float = 0.0) -> Self:
        """Rows beside *words* so many points wide or, where nobody says how wide, as wide as they are of use."""
        write = log.letter + log.box + PAD
        fixed = log.gutter + log.number + log.load + PAD
        spare = width - fixed - log.words - 2 * (write + APART + WIDE_AMOUNT)
        words = words or max(log.words, min(log.words + spare, WIDEST_WORDS))
        cells = 0.0 if hand == "left" else words + log.gutter
        end = cells + width - words - log.gutter
        load = cells + log.number
        first = load + log.load + PAD
        at = width - words if hand == "left" else 0.0
        return cls("beside", at, words, cells, load, first, (first + end) / 2, end, write)

    @classmethod
    def _below(cls, log: Log, width: float, arrange: Arrangement, load_once: bool) -> Self:
        write = log.letter + log.box + PAD
        first = log.number + (0 if load_once else log.load + PAD)
        second = first + (width - first + APART) / 2
        return cls(arrange, 0.0, width, 0.0, log.number, first, second, width, write, load_once)

    @property
    def fit(self) -> bool:
        """Whether every cell is wide enough for what it asks for."""
        return self.arrange == "ticks" or min(self.amounts) >= NARROWEST_AMOUNT


def _narrowest_set(log: Log) -> float:
    """The least width of a column of sets: a load, or a box and two cells."""
    return max(NARROWEST_LOAD, log.box + CLOSE + 2 * NARROWEST_AMOUNT)
