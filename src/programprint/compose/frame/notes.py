"""Room for notes: a heading and rules to write on, from where a page ends down to its foot."""

from __future__ import annotations

from programprint.compose.frame.head import Foot
from programprint.compose.type.pen import Pen
from programprint.pages import MM

MOST = 6
"""Rules for notes; what is then left stays white."""
_ABOVE_FOOT = 5 * MM
_HEADING = 1.5
"""Lines of the grid down to the heading."""
_APART = 2
"""Lines of the grid from rule to rule."""
_BESIDE = 3 * MM
"""From the heading to the first rule."""
_ALMOST = 0.05
"""Of the room of a rule that may lack."""
"""Rules; what is left below them stays white."""


def notes_area(pen: Pen, top: float, foot: Foot, name: str, grid: float) -> None:
    """Sets what is left between *top* and the *foot* of a page, at lines of *grid* points; the rules are fields called *name*."""
    layout, bottom = pen.layout, pen.bottom - foot.height - _ABOVE_FOOT
    pen.rule(pen.left, pen.right, top, layout.rules.thick)
    heading = pen.text(pen.left, top + _HEADING * grid, pen.words("notes"), "bold", layout.type.body)
    for number in range(1, min(int((bottom - top) / (_APART * grid) + _ALMOST), MOST) + 1):
        x, y = pen.left + (heading + _BESIDE if number == 1 else 0), top + _APART * number * grid
        pen.cell(x, y, pen.right - x, _APART * grid, layout.rules.thin, f"{name}/{number}", "notes")
