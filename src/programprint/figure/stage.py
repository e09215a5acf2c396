"""Where props are drawn: the stage, what a prop comes to on it, and the strokes that all have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from programprint.figure.body import Point
from programprint.figure.ink import Ink, Solid, Widths
from programprint.figure.outline import circle, path
from programprint.figure.solve import Joints


class Placed(Struct, frozen=True):
    """A prop in ink behind or before the body, and where it is."""

    behind: tuple[Ink, ...] = ()
    before: tuple[Ink, ...] = ()
    solids: tuple[Solid, ...] = ()


class Stage(Struct, frozen=True):
    """What a prop is drawn on: the joints, whether they are seen from the front, the widths, and left and right of the body."""

    joints: Joints
    flat: bool
    widths: Widths
    left: float
    right: float


def stroke(points: Sequence[Point], weight: float) -> Ink:
    return Ink((path(points),), weight=weight)


def segments(points: Sequence[Point], weight: float) -> tuple[Solid, ...]:
    return tuple((one, two, weight / 2) for one, two in pairwise(points))


def hoop(centre: Point, radius: float, stage: Stage, behind: bool = False, hub: float = 0.0) -> Placed:
    """A round thing in outline."""
    line = stage.widths.line
    inks = [
        Ink((circle(centre, radius + (0 if behind else stage.widths.gap)),), white=True),
        Ink((circle(centre, radius - line / 2),), weight=line),
    ]
    if hub:
        inks.append(Ink((circle(centre, hub),)))
    solid: Solid = (centre, centre, radius)
    return Placed(tuple(inks), (), (solid,)) if behind else Placed((), tuple(inks), (solid,))
