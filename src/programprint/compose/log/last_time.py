"""What was done last time, to be copied by hand: cells below the words of an exercise whose sets are rows."""

from __future__ import annotations

from functools import partial

from programprint.compose.log.cells import ROW
from programprint.compose.log.columns import SHADE
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Drawn, Stack, White
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Entry, Side
from programprint.naming import slug
from programprint.pages import FieldKind
from programprint.read.columns import NARROWEST_AMOUNT, NARROWEST_LOAD, PAD

_ABOVE = 0.9
"""Lines of the grid for its name, where that stands above the cells."""
_LAST: FieldKind = "last"


def last_time(entry: Entry, stem: str, setting: Setting, width: float, lines: float) -> Box | None:
    """The cells on the last of so many *lines* beside the rows, in a column so wide; None where they have no room."""
    sides: tuple[Side, ...] = tuple(dict.fromkeys(side for line in entry.sets if not line.extra for side in line.sides))
    if not sides or entry.last or any(line.parts > 1 for line in entry.sets):  # or it is printed
        return None
    metrics, words, small = setting.metrics, setting.words, setting.layout.type.small
    name = metrics.width(words("cells.last"), "italic", small) + PAD
    own = f"{stem}/{slug(entry.label)}/last"
    cells = [(f"{own}/load", words.unit(entry.load_unit), NARROWEST_LOAD)] if entry.load_unit else []
    for side in sides:
        label = words(f"side.letter.{side}" if side in ("L", "R") else f"counts.{entry.counts}")
        cells.append((f"{own}/{side.lower()}", label, NARROWEST_AMOUNT))
    needed = sum(metrics.width(label, "regular", small) + PAD / 2 + cell for _, label, cell in cells)
    needed += PAD * (len(cells) - 1)
    for start, height in ((name, 0.0), (0.0, _ABOVE)):
        if start + needed <= width and lines >= ROW + height:
            row = Drawn(ROW, partial(_set, cells, start))
            return Stack((White(lines - ROW), row))
    return None


def _set(cells: list[tuple[str, str, float]], start: float, pen: Pen, x: float, y: float, grid: float) -> None:
    """The name of the cells, before them or above the first, and each after what it takes."""
    small, bottom = pen.layout.type.small, y + ROW * grid
    baseline = bottom - (1 - BASE) * grid
    pen.text(x, baseline if start else y - (1 - BASE) * grid, pen.words("cells.last"), "italic", small)
    x += start
    for name, label, width in cells:
        x += pen.text(x, baseline, label, "regular", small) + PAD / 2
        pen.fill(x, y, width, ROW * grid, SHADE)
        pen.cell(x, bottom, width, ROW * grid, pen.layout.rules.thin, name, _LAST)
        x += width + PAD
