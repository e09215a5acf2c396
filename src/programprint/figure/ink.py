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


class Thing(Struct, frozen=True):
    """A solid that is asked many times how far it is: its start, its way and the square of that, its half width, its box."""

    x: float
    y: float
    across: float
    up: float
    square: float
    radius: float
    box: tuple[float, float, float, float]


def ready(taken: Iterable[Solid]) -> list[Thing]:
    """Solids that will be asked many times, each once."""
    return [
        Thing(ax, ay, bx - ax, by - ay, (bx - ax) ** 2 + (by - ay) ** 2, radius, around(((ax, ay), (bx, by), radius)))
        for (ax, ay), (bx, by), radius in dict.fromkeys(taken)
    ]


def near(things: Iterable[Thing], points: Sequence[Point], by: float) -> list[Thing]:
    """Those that may be nearer than *by* to one of the points."""
    across, up = zip(*points, strict=True)
    left, bottom, right, top = min(across) - by, min(up) - by, max(across) + by, max(up) + by
    return [
        thing
        for thing in things
        if thing.box[0] < right and thing.box[2] > left and thing.box[1] < top and thing.box[3] > bottom
    ]


def clear(point: Point, things: Iterable[Thing], far: float = 99.0) -> float:
    """How far a point is from all that is there; *far* where that is more."""
    px, py = point
    for thing in things:
        x, y, square = px - thing.x, py - thing.y, thing.square
        if square:
            share = (x * thing.across + y * thing.up) / square
            if share > 0.0:
                share = min(share, 1.0)
                x -= share * thing.across
                y -= share * thing.up
        reach = far + thing.radius
        if reach > 0 and x * x + y * y < reach * reach:
            far = min(far, hypot(x, y) - thing.radius)
    return far


def halo(rows: Sequence[Sequence[Disc]], gap: float) -> Ink:
    """White around rows of discs."""
    return Ink(tuple(outline for row in rows for outline in chain(grown(row, gap))), white=True)
