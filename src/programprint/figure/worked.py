"""Muscles, and how hard each works → a body from the front and from behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import sqrt
from typing import Literal

from programprint.figure.areas import BACK, FRONT, HALF, HEAD, Area, areas_of
from programprint.figure.body import Point
from programprint.figure.ink import LEAST
from programprint.figure.outline import Outline
from programprint.pages import Drawing, Segment, Shape

Ink = Literal["outline", "hatched", "close", "solid"]
INKS: tuple[Ink, ...] = ("outline", "hatched", "close", "solid")
"""From least to most work."""
ROLES: dict[str, Ink] = {"primary": "solid", "secondary": "hatched", "stabiliser": "outline"}
"""What each role in an exercise is drawn in."""
HALF_WIDTH, BETWEEN, HEIGHT, EDGE = 24.0, 4.0, 100.0, 1.0
"""Half of a body with its arms, the white between the two, and their height, in units; white around both."""
WIDTH = 4 * HALF_WIDTH + BETWEEN + 2 * EDGE
TALL = HEIGHT + 2 * EDGE
_PITCH: dict[Ink, float] = {"hatched": 2.7, "close": 1.75}
"""From line to line of a hatching, as a multiple of the weight of its lines."""
FINE = 1.0
"""Where lines are thinner than so many units, hatched areas have an edge; where they are not, it would fill them on a copier."""
_STEPS = 6
"""Straight pieces that stand for a curve where lines are cut off at it."""


@lru_cache(maxsize=1024)
def worked(muscles: tuple[tuple[str, Ink], ...], scale: float) -> Drawing:
    """A body from the front and from behind, with those *muscles* that have an area on it, for *scale* millimetres a unit. An
    area that is named twice has the stronger ink."""
    inks: dict[str, Ink] = {}
    for muscle, ink in sorted(muscles, key=lambda one: INKS.index(one[1])):
        inks.update(dict.fromkeys(areas_of(muscle), ink))
    least = LEAST / scale
    shapes: list[Shape] = []
    for middle, areas in ((EDGE + HALF_WIDTH, FRONT), (EDGE + 3 * HALF_WIDTH + BETWEEN, BACK)):
        found = [(areas[name], ink) for name, ink in inks.items() if name in areas]
        shapes += _body(found, middle, max(0.9, least), max(0.7, least))
    return Drawing(WIDTH, TALL, tuple(shapes))


def _body(areas: Sequence[tuple[Area, Ink]], middle: float, line: float, thin: float) -> list[Shape]:
    """Areas in their inks, a *thin* white between two of them, and the outline over them."""
    solid, hatching, edges = [], [], []
    for area, ink in areas:
        for way in (1, -1):
            corners = [(x * way, y) for x, y in area]
            curve = _closed(corners)
            if ink == "solid":
                solid.append(curve)
            elif ink == "outline" or thin < FINE:
                edges.append(curve)
            if ink in _PITCH:
                hatching += _hatched(curve, _PITCH[ink] * thin)
    shapes = [
        Shape(_placed(hatching, middle), None, 0.0, 0.8 * thin, round=True),
        Shape(_placed(edges, middle), None, 0.0, 0.8 * thin, round=True),
        Shape(_placed(solid, middle), 0.0, 1.0, 0.5 * thin, round=True),
        Shape(_outline(middle), None, 0.0, line, round=True),
    ]
    return [shape for shape in shapes if shape.outlines]


@cache
def _outline(middle: float) -> tuple[Outline, ...]:
    (x, y), (across, up) = HEAD
    head = _closed([(x + across * a, y + up * b) for a, b in _ROUND])
    return _placed([head, *(_open([(x * way, y) for x, y in HALF]) for way in (1, -1))], middle)


_ROUND = [(1.0, 0.0), (0.72, 0.72), (0.0, 1.0), (-0.72, 0.72), (-1.0, 0.0), (-0.66, -0.74), (0.0, -1.0), (0.66, -0.74)]
"""Points of a head around its middle."""


def _closed(points: Sequence[Point]) -> Outline:
    """The curve that goes through all points and back to the first."""
    count = len(points)
    curves = [_curve(*(points[(at + step) % count] for step in (-1, 0, 1, 2))) for at in range(count)]
    return (points[0], *curves, ())


def _open(points: Sequence[Point]) -> Outline:
    """The curve through all points from the first to the last."""
    around = [points[0], *points, points[-1]]
    return (points[0], *(_curve(*around[at : at + 4]) for at in range(len(points) - 1)))


def _curve(before: Point, start: Point, end: Point, after: Point) -> Segment:
    """The curve from a point to the next; those before and after say where it heads."""
    return (
        start[0] + (end[0] - before[0]) / 6,
        start[1] + (end[1] - before[1]) / 6,
        end[0] - (after[0] - start[0]) / 6,
        end[1] - (after[1] - start[1]) / 6,
        *end,
    )


def _hatched(curve: Outline, pitch: float) -> list[Outline]:
    """Lines that rise to the right inside a closed curve, *pitch* from one to the next."""
    corners = _flat(curve)
    heights = [(y - x) / sqrt(2) for x, y in corners]
    found: list[Outline] = []
    number = int(min(heights) // pitch) + 1
    while (height := number * pitch) < max(heights):
        crossed = []
        for (a, p), (b, q) in zip(
            zip(corners, heights, strict=True),
            zip([*corners[1:], corners[0]], [*heights[1:], heights[0]], strict=True),
            strict=True,
        ):
            if (p < height) != (q < height):
                share = (height - p) / (q - p)
                crossed.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        crossed.sort()
        found += [(start, end) for start, end in zip(crossed[::2], crossed[1::2], strict=True)]
        number += 1
    return found


def _flat(curve: Outline) -> list[Point]:
    """Points along a closed curve."""
    (x, y), *steps = (curve[0][:2], *curve[1:-1])
    found: list[Point] = []
    for x1, y1, x2, y2, x3, y3 in steps:
        for number in range(_STEPS):
            t = number / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append((a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3))
        x, y = x3, y3
    return found


def _placed(outlines: Iterable[Outline], middle: float) -> tuple[Outline, ...]:
    """Outlines around the *middle* of a body, y downwards."""

    def put(step: Segment) -> Segment:
        return tuple(round(TALL - EDGE - value if at % 2 else value + middle, 2) for at, value in enumerate(step))

    return tuple(tuple(put(step) for step in outline) for outline in outlines)
