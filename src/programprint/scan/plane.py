"""Marks in a picture → where each place of the page is in it, as if the paper were flat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import cv2
import numpy as np

from programprint.marks.key import Key, Shape
from programprint.scan.codes import Found, Points

DOTS = 6.0
"""Dots of a millimetre in which squares are looked for."""
AFFINE_OFF, PLANE_OFF = 0.13, 0.03
"""How far a mark may be from where it is looked for, as a share of how far it is from the nearest one that is known: without
perspective, and with it."""
FEWEST = 3
"""Marks besides a single code that must be found: three of four squares, or two with both codes."""
Plane = np.ndarray[Any, np.dtype[Any]]
"""A homography, 3 × 3: millimetres of the page → dots of the picture."""


def through(plane: Plane, points: Points) -> Points:
    """The places of some points."""
    lifted = np.c_[points, np.ones(len(points))] @ plane.T
    flat: Points = lifted[:, :2] / lifted[:, 2:]
    return flat


def plane_of(grey: Points, codes: Mapping[int, Found], shape: Shape, key: Key) -> tuple[Plane, int] | None:
    """Where the page is, and how many squares tell so; None where too few are found. What is near is looked for first, since a
    code alone says little of what is far from it."""
    known_mm: list[Points] = []
    known_px: list[Points] = []
    for which, code in codes.items():
        known_mm.append(_corners(*shape.codes[which], key.code))
        known_px.append(code.corners)
    plane = _fitted(np.vstack(known_mm), np.vstack(known_px), affine=True)
    found: dict[int, Points] = {}
    left = [*range(len(shape.squares))]
    while left and plane is not None:
        here = np.vstack([*known_mm, *(np.array([shape.squares[at]]) for at in found)])
        away = {at: float(np.hypot(*(here - np.array(shape.squares[at])).T).min()) for at in left}
        nearest = min(left, key=away.__getitem__)
        left.remove(nearest)
        reach = 1.5 + (AFFINE_OFF if _corners_known(here, shape) < 3 else PLANE_OFF) * away[nearest]
        if (at := _square(grey, plane, np.array(shape.squares[nearest]), key.square, reach)) is not None:
            found[nearest] = at
            squares_mm = [np.array([shape.squares[number]]) for number in found]
            page = np.vstack([*known_mm, *squares_mm])
            plane = _fitted(page, np.vstack([*known_px, *found.values()]), _corners_known(page, shape) < 3)
    if plane is None or len(found) < (FEWEST if len(codes) == 1 else FEWEST - 1):
        return None
    return plane, len(found)


def _corners(x: float, y: float, side: float) -> Points:
    return np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side)], float)


def _corners_known(page: Points, shape: Shape) -> int:
    """At how many of the four corners of a page there is a point that is known."""
    right, below = (page[:, axis] > size / 2 for axis, size in ((0, shape.width), (1, shape.height)))
    return len({*zip(right.tolist(), below.tolist(), strict=True)})


def _fitted(page: Points, picture: Points, affine: bool) -> Plane | None:
    """The plane of some points; without perspective where they stand too close together to tell it."""
    if affine:
        terms = np.c_[page, np.ones(len(page))]
        return np.vstack([np.linalg.lstsq(terms, picture, rcond=None)[0].T, [0, 0, 1]])
    plane, _ = cv2.findHomography(page.astype(np.float64), picture.astype(np.float64), 0)
    return None if plane is None or not np.isfinite(plane).all() else plane


def _square(grey: Points, plane: Plane, middle: Points, side: float, reach: float) -> Points | None:
    """The middle of a solid square that should be at *middle*, give or take *reach* millimetres; None where there is none."""
    half = reach + side
    size = int(2 * half * DOTS)
    shift = np.array([[1 / DOTS, 0, middle[0] - half], [0, 1 / DOTS, middle[1] - half], [0, 0, 1]])
    to_picture = plane @ shift
    corners = through(to_picture, np.array([(0, 0), (size, 0), (size, size), (0, size)], float))
    if (corners < -0.2 * max(grey.shape)).any() or (corners > 1.2 * max(grey.shape)).any():
        return None
    way = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpPerspective(grey, to_picture, (size, size), flags=way, borderValue=128)
    seen = cv2.GaussianBlur(seen, (0, 0), 1.0)
    best: tuple[float, Points] | None = None
    for threshold in _thresholds(seen, side):
        count, _, stats, centres = cv2.connectedComponentsWithStats((seen < threshold).astype(np.uint8), connectivity=4)
        for number in range(1, count):
            x, y, width, height, area = stats[number]
            across, filled = area**0.5 / DOTS, area / (width * height)
            if not 0.72 * side < across < 1.25 * side or filled < 0.72 or not 0.6 < width / height < 1.67:
                continue
            if x == 0 or y == 0 or x + width == size or y + height == size:
                continue
            off = np.hypot(*(centres[number] - (size - 1) / 2)) / DOTS
            if off > reach + 0.5:
                continue
            cost = off / (reach + 1) + 3 * abs(across / side - 1) + (1 - filled)
            if best is None or cost < best[0]:
                best = cost, centres[number]
    if best is None:
        return None
    return through(to_picture, best[1][None])


def _thresholds(seen: Points, side: float) -> Sequence[float]:
    """Greys between ink and paper."""
    low, high = np.percentile(seen, [0.4, 85])
    if high - low < 30:
        return ()
    return [low + share * (high - low) for share in (0.35, 0.5, 0.65)]
