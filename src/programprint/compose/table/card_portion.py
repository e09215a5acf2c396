"""What a cell of the training card is made of: the sets of one side on a line, and all that shares a load."""

from __future__ import annotations

from msgspec import Struct

from programprint.compose.type.paragraph import Run
from programprint.merge.sheet import Cell
from programprint.pages import MM

LOAD = 25 * MM
"""Width of a load: five figures of 5 mm."""
REPS, OTHER, LEAST_OTHER = 10 * MM, 15 * MM, 12 * MM
"""Width of the reps of one set, and of seconds or metres; the last where all sets then share a line."""
LETTER = 3.5 * MM
"""Width of the letter of a side."""
GAP = 2 * MM
"""White that parts a load from what stands beside it."""


class Comb(Struct, frozen=True):
    """The cells of some sets on one line, for one side; *ids* are those of their fields."""

    letter: str
    ids: tuple[str, ...]


class Portion(Struct, frozen=True):
    """Sets that share one load: what is asked, the id of the load cell if there is one, and the sets; *below* is what else
    is said. *results* are cells of their own, each with its id: what is written down of a block by the clock.
    """

    runs: tuple[tuple[Run, ...], ...]
    load: str = ""
    combs: tuple[Comb, ...] = ()
    results: tuple[tuple[Cell, str], ...] = ()
    below: tuple[tuple[Run, ...], ...] = ()
