"""An exercise on the handout of drawings: its name, how it looks, what to do of it and how, and a box for every day."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.compose.looks import look_of
from programprint.compose.setting import Setting
from programprint.compose.shown.words import Day, Shown
from programprint.compose.type.boxes import POINTS, Beside, Box, Label, Lines, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.pages import MM

LEADING, DROP = 1.2, 0.9
"""From line to line, and down to the first baseline, as multiples of the size."""
PERSON = (18 * MM, 60 * MM)
"""How tall a person stands in a figure, least and most."""
AIR = 1.5 * MM
"""White between the parts of a cell."""
TICK, APART = 5 * MM, 3.4 * MM
"""A tick box, and from one to the next."""
STEPS = 4
"""So many steps of an exercise without a figure stand in its place, at most."""


class Cell:
    """An exercise, *width* points wide; *least* is how high it is at least, and what it has more goes to the figure."""

    def __init__(self, shown: Shown, setting: Setting, width: float) -> None:
        self.shown, self.setting, self.width = shown, setting, width
        told, type_ = shown.told, setting.layout.type
        hang = setting.metrics.width("A1", "bold", type_.heading) + 0.5 * type_.heading if told.label else 0.0
        label = Label(told.label, "bold", type_.heading, DROP * type_.heading)
        named = self._lines(told.name, type_.heading, width - hang)
        self.head = stack(Beside(((0.0, label), (hang, named))), self._lines(told.taken, type_.small))
        asked = [self._lines(_sized(amount, how, type_.body), type_.heading) for amount, how in told.asked]
        how = [self._lines(runs, type_.body) for runs in told.how]
        self.below = stack(*asked, *how, White(AIR), *self._days(shown.days))
        self.drawn = look_of(told.guide, PERSON[0], width) is not None
        self.steps = [] if self.drawn else self._steps()
        inside = PERSON[0] if self.drawn else sum(step.height for step in self.steps[:2])
        self.least = self.head.height + self.below.height + inside + 3 * AIR

    def _lines(self, runs: Sequence[Run], size: float, measure: float = 0.0) -> Lines:
        found = lines([run for run in runs if run.text], size, measure or self.width, self.setting.metrics)
        return Lines(found, LEADING * size, DROP * size)

    def _steps(self) -> list[Box]:
        """How it is done, in place of a figure."""
        steps = self.shown.told.guide.instructions[:STEPS]
        size, number = self.setting.layout.type.body, self.setting.words.number
        told = [self._lines([Run(step.short or step.text)], size, self.width - 1.4 * size) for step in steps]
        signs = [Label(number(at), "bold", size, DROP * size) for at in range(1, len(steps) + 1)]
        return [Beside(((0.0, sign), (1.4 * size, step))) for sign, step in zip(signs, told, strict=True)]

    def _days(self, days: Sequence[Day]) -> list[Box]:
        """Rows of boxes, each with its word above it."""
        size, metrics = self.setting.layout.type.small, self.setting.metrics
        widest = max(metrics.width(day.name, "regular", size) for day in days)
        pitch = max(widest + 1.2 * MM, TICK + APART)
        abreast = max(int((self.width + pitch - max(widest, TICK)) / pitch + 1e-6), 1)
        return [_Ticks(days[at : at + abreast], pitch, widest, size) for at in range(0, len(days), abreast)]

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Sets the cell with its top left corner at *x*, *y*: the boxes stand at its bottom, the figure takes what is left."""
        self.head.draw(pen, x, y, POINTS)
        top, bottom = y + self.head.height + AIR, y + height - self.below.height - AIR
        room = bottom - top
        look = look_of(self.shown.told.guide, min(max(room / 1.1, PERSON[0]), PERSON[1]), self.width, room)
        if look:
            look.boxed().draw(pen, x, top + (room - look.height) / 2, POINTS)
        for step in self.steps:
            if top + step.height > bottom + 0.01:
                break
            step.draw(pen, x, top, POINTS)
            top += step.height
        self.below.draw(pen, x, bottom + AIR, POINTS)


class _Ticks:
    """A row of boxes with their words above them."""

    def __init__(self, days: Sequence[Day], pitch: float, widest: float, size: float) -> None:
        self.days, self.pitch, self.size = days, pitch, size
        self.indent = max(widest, TICK) / 2
        self.height = LEADING * size + TICK + APART

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the row."""
        for at, day in enumerate(self.days):
            middle = x + self.indent + at * self.pitch
            pen.text(middle, y + DROP * self.size, day.name, "regular", self.size, "centre")
            bottom = y + LEADING * self.size + TICK
            pen.tick(middle - TICK / 2, bottom, TICK, pen.layout.rules.thin, day.id)


def _sized(amount: Run, how: Run, size: float) -> list[Run]:
    """An amount at the size of its line, and how it is done at another."""
    return [amount, how._replace(size=size)]
