"""The sets of each muscle, week by week → a row of bodies, each area in an ink that says how much work it gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from programprint.compose.looks import coarse
from programprint.compose.setting import Setting
from programprint.compose.table.close import close
from programprint.compose.table.coach_table import CoachRow
from programprint.compose.table.weeks import GAP, WeekColumns
from programprint.compose.type.boxes import Beside, Box, Drawn, Label, Ruled, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.compose.type.picture import place
from programprint.pages import MM, Drawing

LEAST, MOST = 13 * MM, 22 * MM
"""How high a body is; weeks that are too narrow for the least have none."""
AIR = 1.5 * MM


def body_row(
    weeks: Sequence[Mapping[str, float] | None], most: float, columns: WeekColumns, setting: Setting
) -> CoachRow | None:
    """A body for each of the *weeks*, whose muscles have so many sets, *most* the highest of all; a dash for a week
    of which nobody knows. None where it has no room."""
    from programprint.figure.worked import INKS, TALL, WIDTH, worked

    tall = min(MOST, columns.width * TALL / WIDTH)
    if tall < LEAST or not most:
        return None
    scale = tall / TALL
    drawn = [
        None
        if week is None
        else worked(
            tuple(
                (name, INKS[min(int(len(INKS) * sets / most), len(INKS) - 1)]) for name, sets in week.items() if sets
            ),
            coarse(scale),
        )
        for week in weeks
    ]
    layout, words = setting.layout, setting.words
    limits = {key: words.ready(f"{most * part / len(INKS):.1f}") for part, key in enumerate(("few", "some", "many"), 1)}
    said = [Run(words("coach.body"), "semibold"), Run(words("coach.body.said", **limits), "regular", layout.type.small)]
    named = close(lines(said, layout.type.body, columns.words - GAP, setting.metrics), layout)
    room = White((tall + 2 * AIR) / layout.line.least)
    dash = Label(words("report.unknown"), "bold", layout.type.body)
    bodies = [
        (x, dash if drawing is None else _body(drawing, scale))
        for drawing, (_, x) in zip(drawn, columns.places, strict=True)
    ]
    row = Beside(((0.0, named), *bodies, (0.0, room)))
    return CoachRow(stack(Ruled(layout.rules.thin, layout.gaps.rule), row), frozenset(columns.weeks))


def _body(drawing: Drawing, scale: float) -> Box:
    def draw(pen: Pen, x: float, y: float, grid: float) -> None:
        place(drawing, pen, x, y + AIR, drawing.width * scale, drawing.height * scale)

    return Drawn(0.0, draw)
