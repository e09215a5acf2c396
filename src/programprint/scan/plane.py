"""Marks in a picture → where each place of the page is in it, as if the paper were flat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import cv2
import numpy as np
from msgspec import Struct

from programprint.marks.key import Key, Shape
from programprint.scan.codes import Found, Points

DOTS = 6.0
"""Dots of a millimetre in which squares are looked for."""
AFFINE_OFF, PLANE_OFF = 0.13, 0.03
"""How far a mark may be from where it is looked for, as a share of how far it is from the nearest one that is known: without
perspective, and with it."""
FEWEST = 3
"""Marks besides a single code that must be found: three of four squares, or two with both codes. At three corners of the page at
least there must be something that is found: of a side that is not seen at all nobody knows how it is tilted."""
BESIDE = 40.0
"""Millimetres from a code to a square that it finds for sure, however the page is tilted."""
STRAIN = 4.0
"""How far marks may be from where the plane of all of them has them, in millimetres: paper is not flat."""
Plane = np.ndarray[Any, np.dtype[Any]]
"""A homography, 3 × 3: millimetres of the page → dots of the picture."""


def through(plane: Plane, points: Points) -> Points:
    """The places of some points."""
    lifted = np.c_[points, np.ones(len(points))] @ plane.T
    flat: Points = lifted[:, :2] / lifted[:, 2:]
    return flat


class _Marks(Struct, frozen=True):
    """Codes, with squares that were found: their numbers, and where they are in the picture."""

    codes: tuple[tuple[Points, Points], ...]
    squares: tuple[tuple[int, Points], ...] = ()

    def page(self, shape: Shape) -> Points:
        """Where they are on the page."""
        return np.vstack(
            [*(page for page, _ in self.codes), *(np.array([shape.squares[at]]) for at, _ in self.squares)]
        )

    def plane(self, shape: Shape) -> Plane | None:
        """The plane of all of them."""
        page = self.page(shape)
        picture = np.vstack([*(one for _, one in self.codes), *(one for _, one in self.squares)])
        return _fitted(page, picture, _corners_known(page, shape) < 3)

    def strain(self, plane: Plane, shape: Shape) -> float:
        """How far the one that fits it least is from where the plane has it, in millimetres."""
        picture = np.vstack([*(one for _, one in self.codes), *(one for _, one in self.squares)])
        back = np.linalg.inv(plane)
        return float(np.hypot(*(through(back, picture) - self.page(shape)).T).max())

    def and_(self, square: int, at: Points) -> _Marks:
        return _Marks(self.codes, (*self.squares, (square, at)))


def plane_of(grey: Points, codes: Mapping[int, Found], shape: Shape, key: Key) -> tuple[Plane, int] | None:
    """Where the page is, and how many squares tell so; None where too few are found. What is near is looked for first, since a
    code alone says little of what is far from it. Where a tilted page takes the far ones out of sight of that, every square in
    the picture is tried."""
    marks = _Marks(tuple((_corners(*shape.codes[which], key.code), code.corners) for which, code in codes.items()))
    near, marks = _looked_for(grey, marks, shape, key)
    if (plane := _agreed(marks, shape)) is None:
        marks = _tried(grey, near, shape, key)
        plane = _agreed(marks, shape)
    return None if plane is None else (plane, len(marks.squares))


def _agreed(marks: _Marks, shape: Shape) -> Plane | None:
    """The plane of marks, where there are enough of them, which agree."""
    few = len(marks.squares) < (FEWEST if len(marks.codes) == 1 else FEWEST - 1)
    plane = None if few or _corners_known(marks.page(shape), shape) < 3 else marks.plane(shape)
    return plane if plane is not None and marks.strain(plane, shape) < STRAIN else None


def _looked_for(grey: Points, marks: _Marks, shape: Shape, key: Key) -> tuple[_Marks, _Marks]:
    """Squares that are where those before them say: the ones beside codes, and all."""
    near, left = marks, [*range(len(shape.squares))]
    from_codes = marks.page(shape)
    while left and (plane := marks.plane(shape)) is not None:
        here = marks.page(shape)
        away = {at: float(np.hypot(*(here - np.array(shape.squares[at])).T).min()) for at in left}
        nearest = min(left, key=away.__getitem__)
        left.remove(nearest)
        reach = 1.5 + (AFFINE_OFF if _corners_known(here, shape) < 3 else PLANE_OFF) * away[nearest]
        middle = np.array(shape.squares[nearest])
        if (at := _square(grey, plane, middle, key.square, reach)) is not None:
            marks = marks.and_(nearest, at)
            near = near.and_(nearest, at) if np.hypot(*(from_codes - middle).T).min() < BESIDE else near
    return near, marks


def _tried(grey: Points, marks: _Marks, shape: Shape, key: Key) -> _Marks:
    """The same with the squares of the whole picture: of all ways to take them for those that are missing the one that explains
    most of them, and best."""
    area = float(np.mean([cv2.contourArea(picture.astype(np.float32)) for _, picture in marks.codes]))
    side = key.square / key.code * area**0.5
    seen = [
        (at, size)
        for at, size in _solid(grey, side)
        if all(np.hypot(*(at - one)[0]) > side for _, one in marks.squares)
    ]
    known = {at for at, _ in marks.squares}
    missing = [at for at in range(len(shape.squares)) if at not in known]
    best, least = marks, 0.0
    for first in missing:
        for at, size in seen:
            found = marks.and_(first, at)
            if (plane := found.plane(shape)) is None or not _fits(plane, shape.squares[first], size, key.square):
                continue
            for other in missing:
                middle = np.array([shape.squares[other]])
                beside = float(np.hypot(*(found.page(shape) - middle).T).min())
                if other == first or plane is None:
                    continue
                back = np.linalg.inv(plane)
                near = [
                    (float(np.hypot(*(through(back, place) - middle)[0])), place)
                    for place, large in seen
                    if _fits(plane, shape.squares[other], large, key.square)
                ]
                if near and (nearest := min(near, key=lambda one: one[0]))[0] < 1.5 + AFFINE_OFF / 2 * beside:
                    found = found.and_(other, nearest[1])
                    plane = found.plane(shape)
            strain = np.inf if plane is None else found.strain(plane, shape)
            if strain < STRAIN and (len(found.squares), -strain) > (len(best.squares), -least):
                best, least = found, strain
    return best


def _fits(plane: Plane, middle: tuple[float, float], side: float, printed: float) -> bool:
    """Whether a square there is seen as large as one of this *side*, in dots, is."""
    x, y = middle
    half = printed / 2
    corners = through(
        plane, np.array([(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)])
    )
    (ax, ay), (bx, by) = corners[2] - corners[0], corners[3] - corners[1]
    area = (ax * by - ay * bx) / 2
    return bool(0.8 < np.sqrt(area) / side < 1.25) if area > 0 else False


def _solid(grey: Points, side: float) -> list[tuple[Points, float]]:
    """Solid squares in a picture which are about as large as *side*, in dots: their middles, and their sides."""
    scale = min(1.0, 14 / side)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    block = int(4 * side * scale) | 1
    dark = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 25)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(dark, connectivity=4)
    found = []
    for number in range(1, count):
        x, y, width, height, area = (int(one) for one in stats[number])
        size = area**0.5
        if not 0.5 < size / (side * scale) < 2.0 or max(width, height) > 2 * size:
            continue
        down, across = np.nonzero(labels[y : y + height, x : x + width] == number)
        _, (one, two), _ = cv2.minAreaRect(np.c_[across, down].astype(np.float32))
        if area > 0.78 * (one + 1) * (two + 1) and 0.55 < (one + 1) / (two + 1) < 1.8:
            found.append(((centres[number][None] + 0.5) / scale - 0.5, size / scale))
    return found


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
