"""Exact outlines: what is round is an arc, written as Bézier curves. Points stay in units of the body, y upwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import acos, atan2, ceil, cos, pi, sin, tan

from programprint.figure.body import Point
from programprint.pages import Segment

Outline = tuple[Segment, ...]
Disc = tuple[Point, float]
"""A centre and a radius."""


def arc(centre: Point, radius: float, start: float, sweep: float) -> list[Segment]:
    """The curves from an angle (radians, counted from the right, against the clock) through a sweep, without their start."""
    pieces = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / pieces
    reach = 4 / 3 * tan(step / 4) * radius
    found: list[Segment] = []
    x, y = centre
    bx, by = cos(start), sin(start)
    for number in range(1, pieces + 1):
        ax, ay = bx, by
        bx, by = cos(start + number * step), sin(start + number * step)
        found.append(
            (
                x + radius * ax - reach * ay,
                y + radius * ay + reach * ax,
                x + radius * bx + reach * by,
                y + radius * by - reach * bx,
                x + radius * bx,
                y + radius * by,
            )
        )
    return found


def circle(centre: Point, radius: float) -> Outline:
    """A full circle."""
    return ((centre[0] + radius, centre[1]), *arc(centre, radius, 0.0, 2 * pi), ())


def capsule(one: Disc, two: Disc) -> Outline:
    """What two discs span: two arcs and the two lines that touch both."""
    (a, p), (b, q) = one, two
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = (dx * dx + dy * dy) ** 0.5
    if long <= abs(p - q) + 1e-9:
        return circle(*(one if p >= q else two))
    way, half = atan2(dy, dx), acos((p - q) / long)
    start = (a[0] + p * cos(way + half), a[1] + p * sin(way + half))
    there = (b[0] + q * cos(way - half), b[1] + q * sin(way - half))
    return (start, *arc(a, p, way + half, 2 * pi - 2 * half), there, *arc(b, q, way - half, 2 * half), ())


def chain(discs: Sequence[Disc]) -> tuple[Outline, ...]:
    """Capsules in a row, which fill as one."""
    return tuple(capsule(one, two) for one, two in pairwise(discs))


def hull(discs: Sequence[Disc]) -> tuple[Outline, ...]:
    """All that discs in order around span."""
    middle = polygon([centre for centre, _ in discs])
    return (*(capsule(one, two) for number, one in enumerate(discs) for two in discs[number + 1 :]), middle)


def polygon(corners: Iterable[Point]) -> Outline:
    """Straight lines around, always against the clock, so that what overlaps fills as one."""
    points = list(corners)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
    return (*(points if area >= 0 else points[::-1]), ())


def path(points: Iterable[Point]) -> Outline:
    """Straight lines from point to point, open."""
    return tuple(points)
