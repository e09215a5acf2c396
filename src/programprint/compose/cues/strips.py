"""What a card is made of: strips of lines that stay together, and all those of one exercise."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from programprint.compose.type.boxes import Box
from programprint.compose.type.pen import Pen
from programprint.problems import Span


class Strip(Struct, frozen=True, eq=False, dict=True):
    """What stays together, in points, below *before* points of white."""

    body: Box
    before: float = 0.0
    ruled: bool = False
    """Whether a rule stands in the white above."""
    keep: bool = False
    """A heading: it never ends a column."""
    alone: bool = False
    """A paragraph for itself, which belongs to no heading above."""

    @cached_property
    def height(self) -> float:
        """Points, with the white above."""
        return self.before + self.body.height


class Barred(Struct, frozen=True):
    """What has a bar at its left, which begins *above* points above it."""

    body: Box
    above: float

    @property
    def height(self) -> float:
        """Points."""
        return self.body.height

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the bar and what stands beside it."""
        pen.bar(x + 0.75, y - self.above, y + self.height, pen.layout.rules.thick)
        self.body.draw(pen, x, y, grid)


class Card(Struct, frozen=True, eq=False, dict=True):
    """All the strips of one exercise."""

    name: str
    strips: tuple[Strip, ...]
    leading: float
    resumed: Callable[[], Strip]
    where: Span | None

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing below the name."""
        return len(self.strips) == 1

    @cached_property
    def continued(self) -> Strip:
        """What stands on top of the next column when the card runs on into it: set for those that do, as few cards will."""
        return self.resumed()

    @cached_property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)
