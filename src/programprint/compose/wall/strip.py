"""Strips: what a column on the wall never tears apart."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.type.boxes import POINTS, Box
from programprint.compose.type.pen import Pen


class Strip(Struct, frozen=True):
    """What stays together: a body *measure* points wide, below *before* points of white with a *rule* in the middle of it."""

    body: Box
    measure: float
    before: float = 0.0
    rule: float = 0.0
    follows: bool = False
    """Whether it goes on with what stands above it, and may begin a column where all of that is too high for one."""

    @property
    def height(self) -> float:
        """Points."""
        return self.before + self.body.height

    def draw(self, pen: Pen, x: float, y: float, extra: float = 0.0) -> None:
        """Sets the strip with its top left corner at *x*, *y*; its white is *extra* points higher."""
        white = self.before + extra
        if self.rule:
            pen.rule(x, x + self.measure, y + white / 2, self.rule)
        self.body.draw(pen, x, y + white, POINTS)


def torn(strips: Sequence[Strip]) -> list[Sequence[Strip]]:
    """A piece in as many as can be: what leads it, and each strip that follows."""
    lead = max(index for index, strip in enumerate(strips) if not strip.follows) + 1
    return [strips[:lead], *([strip] for strip in strips[lead:])]


def height_of(strips: Sequence[Strip]) -> float:
    """Strips together, in points."""
    return sum([strip.height for strip in strips])
