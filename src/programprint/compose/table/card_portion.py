"""What a cell of the training card is made of: the sets of one side on a line, and all that shares a load."""

from __future__ import annotations

from msgspec import Struct

from programprint.compose.log.cells import ROW
from programprint.compose.type.paragraph import Run
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Cell
from programprint.notation.scanner import NBSP
from programprint.pages import MM, FieldKind
from programprint.wording import blocks

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


def draw_result(result: tuple[Cell, str], width: float, pen: Pen, x: float, y: float, grid: float) -> None:
    """The name of a result, its cell and its unit."""
    cell, field = result
    name, unit = blocks.cell(cell, pen.words), blocks.unit(cell, pen.words)
    bottom, size = y + ROW * grid, pen.layout.type.small
    baseline = bottom - (1 - BASE) * grid
    end = x + width
    if unit:
        end -= pen.text(end, baseline, unit.replace(" ", NBSP), "regular", size, "right") + 1 * MM
    loaded = cell.kind == "load"
    least = LOAD if loaded else REPS
    for called in (name, blocks.cell_in_short(cell, pen.words), ""):
        start = x + (pen.metrics.width(called, "regular", size) + 1.5 * MM if called else 0.0)
        if end - start >= least:
            break
    pen.text(x, baseline, called, "regular", size)
    kind: FieldKind = "load" if loaded else "result"
    pen.cell(start, bottom, end - start, ROW * grid, pen.layout.rules.thin, field, kind)
