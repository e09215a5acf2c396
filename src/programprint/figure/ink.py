"""What figures are drawn with: black and white fills, and lines; never thinner on paper than a copier keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

from msgspec import Struct

from programprint.figure.body import Point
from programprint.figure.outline import Disc, Outline, chain

LEAST = 0.3
"""Millimetres of the least line and of the least white between two."""


class Widths(Struct, frozen=True):
    """Units of a line, of the white around what passes in front, of the edge of a limb in outline, and of an arrow."""

    line: float
    gap: float
    rim: float
    arrow: float

    @property
    def slab(self) -> float:
        """How thick a board in outline is."""
        return 2 * self.line + max(self.gap, 1.2)


def widths(scale: float) -> Widths:
    """The widths at a scale, in millimetres a unit."""
    least = LEAST / scale
    return Widths(max(1.7, least), max(1.4, least), max(1.3, least), max(2.2, least * 1.2))


class Ink(Struct, frozen=True):
    """Outlines that are filled in black or white, or drawn as a line of *weight* units."""

    outlines: tuple[Outline, ...]
    white: bool = False
    weight: float = 0.0


Solid = tuple[Point, Point, float]
"""Where something is: two points and the half width between them."""


def grown(discs: Iterable[Disc], by: float) -> list[Disc]:
    """Discs with another radius."""
    return [(centre, radius + by) for centre, radius in discs]


def solids(discs: Sequence[Disc]) -> list[Solid]:
    """Where a row of discs is."""
    return [(a, b, max(p, q)) for (a, p), (b, q) in pairwise(discs)]


def around(solid: Solid) -> tuple[float, float, float, float]:
    """Left, bottom, right and top."""
    (ax, ay), (bx, by), radius = solid
    return min(ax, bx) - radius, min(ay, by) - radius, max(ax, bx) + radius, max(ay, by) + radius


class Added(Struct, frozen=True):
    """What is drawn beside the body in ink, and where it is."""

    inks: tuple[Ink, ...]
    solids: tuple[Solid, ...]


def clear(point: Point, taken: Iterable[Solid]) -> float:
    """How far a point is from all that is there."""
    return min((_off(point, solid) for solid in taken), default=99.0)


def is_clear(point: Point, taken: Iterable[Solid], by: float) -> bool:
    """Whether a point is so far from all that is there."""
    return all(_off(point, solid) >= by for solid in taken)


def _off(point: Point, solid: Solid) -> float:
    (ax, ay), (bx, by), radius = solid
    x, y = bx - ax, by - ay
    long = x * x + y * y
    share = 0.0 if long == 0 else max(0.0, min(1.0, ((point[0] - ax) * x + (point[1] - ay) * y) / long))
    return hypot(point[0] - ax - share * x, point[1] - ay - share * y) - radius


def halo(rows: Sequence[Sequence[Disc]], gap: float) -> Ink:
    """White around rows of discs."""
    return Ink(tuple(outline for row in rows for outline in chain(grown(row, gap))), white=True)
