"""The maxima that percentages are taken of and that nobody knows: a cell for each, below the athlete's line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from programprint.compose.frame.athlete import CELL_DROP
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Built, Drawn, Stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet, Wanted
from programprint.pages import MM
from programprint.wording.maxima import wanted

_CELL_WIDTH = 18 * MM
_GAP, _PAD = 5 * MM, 1.6 * MM
_BELOW, _CELL = 0.5, 1.75
"""Lines of the grid from a baseline to the end of its row, and that a cell is high."""
_ROW = 2.0
"""Lines of the grid that a row takes."""
_LEADING = 1.0
"""Lines of the grid from line to line of what stands beside a cell, where it takes several."""


class _Asked(Struct, frozen=True):
    """A cell: its *id* and the *label* beside it."""

    id: str
    label: tuple[Line, ...]

    @property
    def label_width(self) -> float:
        return max((line.width for line in self.label), default=0.0)

    @property
    def width(self) -> float:
        return self.label_width + _PAD + _CELL_WIDTH


def new_maxima(sheet: Sheet, earlier: Sequence[Sheet]) -> tuple[Wanted, ...]:
    """The maxima that a week asks for and *earlier* ones have not."""
    if not (wanted := sheet.wanted):
        return ()
    asked = {one.id for before in earlier for one in before.wanted}
    return tuple(one for one in wanted if one.id not in asked)


class MaximaLines(Built):
    """Rows of cells, as many in each as there is room for. The cell of a maximum is the same field in every week."""

    def __init__(self, maxima: Sequence[Wanted], setting: Setting, width: float) -> None:
        size, metrics, room = setting.layout.type.small, setting.metrics, width - _PAD - _CELL_WIDTH
        rows: list[list[_Asked]] = []
        left = 0.0
        for one in maxima:
            cell = _Asked(one.id, lines([Run(wanted(one, setting.words))], size, room, metrics))
            if not rows or cell.width > left:
                rows.append([])
                left = width
            rows[-1].append(cell)
            left -= cell.width + _GAP
        super().__init__(Stack(tuple([Drawn(_height(row), partial(_set, row)) for row in rows])))


def _height(row: list[_Asked]) -> float:
    return _ROW + _LEADING * (max(len(cell.label) for cell in row) - 1)


def _set(row: list[_Asked], pen: Pen, x: float, y: float, grid: float) -> None:
    """Sets a row; a label of several lines ends beside its cell."""
    baseline = y + (_height(row) - _BELOW) * grid
    for cell in row:
        pen.lines(x, baseline - _LEADING * grid * (len(cell.label) - 1), cell.label, _LEADING * grid)
        x += cell.label_width + _PAD
        pen.cell(x, baseline + CELL_DROP * grid, _CELL_WIDTH, _CELL * grid, pen.layout.rules.thin, cell.id, "maximum")
        x += _CELL_WIDTH + _GAP
