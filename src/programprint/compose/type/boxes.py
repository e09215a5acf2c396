"""Boxes: parts of a page that know how high they are and set themselves, so that what is measured is what is drawn.

Heights are counted in lines of the page's baseline grid, widths in points. What knows no grid is set with one of a point.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from programprint.compose.type.paragraph import Line
from programprint.compose.type.pen import BASE, Pen
from programprint.pages import Align, Face

LOOSE = 1.1
"""Lines of the grid from line to line of what is only read, with nothing to write beside it."""


POINTS = 1.0
"""The grid of what counts its heights in points."""


class Box(Protocol):
    """Part of a page."""

    @property
    def height(self) -> float:
        """Lines of the grid."""
        ...

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the part with its top left corner at *x*, *y*; a line of the grid is *grid* points high."""
        ...


class White(Struct, frozen=True):
    """Nothing, so many lines high."""

    height: float

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Leaves the paper as it is."""


class Lines(Struct, frozen=True):
    """Lines of text, *leading* lines of the grid apart; the first baseline is *drop* lines below the top."""

    lines: Sequence[Line]
    leading: float = 1.0
    drop: float = BASE
    link: str = ""

    @property
    def height(self) -> float:
        """Lines of the grid."""
        return self.leading * len(self.lines)

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the lines."""
        pen.lines(x, y + self.drop * grid, self.lines, self.leading * grid, self.link)


class Label(Struct, frozen=True):
    """A run on one baseline, *drop* lines below the top; it takes no height unless it is given some. *x* is its left end, centre
    or right end."""

    text: str
    face: Face
    size: float
    drop: float = BASE
    align: Align = "left"
    height: float = 0.0

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the run."""
        pen.text(x, y + self.drop * grid, self.text, self.face, self.size, self.align)


class Marked(Struct, frozen=True):
    """A bookmark that leads to where it stands, or *rise* lines above it; nothing is printed."""

    title: str
    level: int
    height: float = 0.0
    rise: float = 0.0

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Adds the bookmark."""
        pen.bookmark(self.title, self.level, y - self.rise * grid)


class Anchored(Struct, frozen=True):
    """A place that links lead to; nothing is printed."""

    name: str
    height: float = 0.0

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Adds the place."""
        pen.anchor(self.name, y)


class Ruled(Struct, frozen=True):
    """A rule to the right edge of the frame, or *width* points long, *rise* lines above where it stands; it takes no height."""

    weight: float
    rise: float = 0.0
    width: float = 0.0

    @property
    def height(self) -> float:
        """None."""
        return 0.0

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the rule."""
        pen.rule(x, x + self.width if self.width else pen.right, y - self.rise * grid, self.weight)


class Drawn(Struct, frozen=True):
    """What sets itself in another way, such as cells: a *height*, and a function that takes pen, left edge, top and grid."""

    height: float
    set: Callable[[Pen, float, float, float], None]

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Calls the function."""
        self.set(pen, x, y, grid)


class Stack(Struct, frozen=True):
    """Boxes below each other."""

    parts: tuple[Box, ...]

    @property
    def height(self) -> float:
        """Lines of the grid: all of them together."""
        return sum([part.height for part in self.parts])

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the boxes from top to bottom."""
        for part in self.parts:
            part.draw(pen, x, y, grid)
            y += part.height * grid


class Beside(Struct, frozen=True):
    """Boxes beside each other, each so many points from the left edge."""

    parts: tuple[tuple[float, Box], ...]

    @property
    def height(self) -> float:
        """Lines of the grid: the highest of them."""
        return max([part.height for _, part in self.parts], default=0.0)

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the boxes, their tops on one height."""
        for offset, part in self.parts:
            part.draw(pen, x + offset, y, grid)


class Built:
    """A part that is made of boxes once, when it is composed."""

    def __init__(self, box: Box) -> None:
        self.box, self.height = box, box.height

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets what it is made of."""
        self.box.draw(pen, x, y, grid)


def stack(*parts: Box | None) -> Stack:
    """What there is of some boxes, below each other."""
    return Stack(tuple([part for part in parts if part is not None]))


def grid_for(room: float, lines: float, least: float, most: float) -> float:
    """How far a page opens its grid: *room* points divided among so many lines, between the *least* and the *most*."""
    return max(min(room / lines, most), least)


def largest(fits: Callable[[float], object], low: float, high: float, steps: int, likely: bool = False) -> float:
    """The largest value that fits, between one that does, *low*, and *high*: the range is halved so many times. Where all of it
    fits *likely*, the last value is asked first."""
    if likely and fits(last := _halved(low, high, steps)):
        return last
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _halved(low: float, high: float, steps: int) -> float:
    """The value next to *high* that is reached by halving so many times."""
    for _ in range(steps):
        low = (low + high) / 2
    return low


def least(fits: Callable[[float], object], low: float, high: float, steps: int) -> float:
    """The least value that fits, between *low* and one that does, *high*: the range is halved so many times."""
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


def last(fits: Callable[[int], object], count: int) -> int:
    """The last of so many things that fits, by its place; the first one does, and none after one that does not."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
