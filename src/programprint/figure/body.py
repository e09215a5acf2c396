"""The one body that all figures have. Lengths are hundredths of its height, angles degrees.

An angle says where a limb points: 0 down, 90 the way the body faces, 180 up, -90 behind. Seen from the front or from behind,
90 is outwards.
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin

THIGH, SHIN, TRUNK, UPPER_ARM, FOREARM, NECK = 24.0, 23.5, 28.0, 15.5, 15.0, 13.5
"""From joint to joint; the neck from the shoulders to the middle of the head, the forearm to the middle of the fist."""

HEAD, LEG, ARM, CHEST, SEAT, FOOT = 6.2, 3.9, 2.8, 6.2, 5.0, 2.2
"""Half widths."""

ANKLE, HEEL, BALL, TOE = 4.2, -1.6, 5.6, 8.6
"""The ankle above the sole, and how far heel, ball and tip of the foot are in front of it."""

TALL = ANKLE + SHIN + THIGH + TRUNK + NECK + HEAD
"""From the floor to the top of the head."""

SHOULDERS, HIPS = 10.4, 5.3
"""Half the distance of the joints, seen from the front."""

RANGES: dict[str, tuple[float, float]] = {
    "knee": (-3, 158),
    "elbow": (-5, 166),
    "hip": (-40, 160),
    "shoulder": (-95, 215),
    "ankle": (2, 133),
    "neck": (-65, 75),
}
"""How far joints go: bent knee and elbow; the thigh and the arm before the trunk; the foot from the shin;
the head before the trunk."""

Point = tuple[float, float]


def towards(angle: float, length: float = 1.0) -> Point:
    """The step of a length in the direction of an angle."""
    return sin(radians(angle)) * length, -cos(radians(angle)) * length


def angle_of(step: Point) -> float:
    """The direction of a step, from above -180 to 180."""
    return degrees(atan2(step[0], -step[1]))


def moved(point: Point, step: Point, times: float = 1.0) -> Point:
    """A point after a step."""
    return point[0] + step[0] * times, point[1] + step[1] * times


def between(start: Point, end: Point) -> Point:
    """The step from one point to another."""
    return end[0] - start[0], end[1] - start[1]


def distance(start: Point, end: Point) -> float:
    """How far two points are apart."""
    return hypot(end[0] - start[0], end[1] - start[1])


def mixed(start: Point, end: Point, share: float) -> Point:
    """The point at a share of the way."""
    return moved(start, between(start, end), share)


def turn(angle: float) -> float:
    """The same direction from above -180 to 180."""
    return -((180 - angle) % 360 - 180)
