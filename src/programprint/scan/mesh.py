"""A page that is nearly in its place → the shifts that bring all of it there: paper curls, folds and stretches."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from msgspec import Struct

from programprint.scan.codes import Points
from programprint.scan.plane import Plane

DOTS = 4.0
"""Dots of a millimetre of the page as it is held against what was printed."""
STEP = 8.0
"""Millimetres between the nodes of a mesh."""
COARSE, FINE, FINEST = (22.0, 14.0, 0.5), (12.0, 3.0, 0.5), (12.0, 1.5, 1.0)
"""Windows that are looked for: their width, how far they may be away, in millimetres, and the scale of the dots."""
ALIKE = 0.42
"""The least correlation of what is printed and what is seen."""
RIVAL = 0.06
"""By how much a place must be better than the next best one."""
EIGHTH = 8
"""Dots between the places of a page that are worked out when it is flattened."""
NEAREST = 14
"""Windows by which the shift of a node is told."""


class Template(Struct, frozen=True):
    """What a page looks like: its greys, and the middles of windows in which something is printed, for each size of them."""

    grey: Points
    coarse: Points
    fine: Points

    @classmethod
    def of(cls, grey: Points) -> Template:
        """The template of a page at :data:`DOTS`."""
        return cls(grey, _windows(grey, COARSE[0], 16.0), _windows(grey, FINE[0], 8.0))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in dots."""
        return self.grey.shape[1], self.grey.shape[0]


def _windows(grey: Points, width: float, apart: float) -> Points:
    """The middles of windows, in dots, which hold enough to be told from their neighbours: edges in two directions. Two that are
    nearly one would speak for each other."""
    side = int(width * DOTS) | 1
    soft = cv2.GaussianBlur(grey, (0, 0), 1.0)
    structure = cv2.cornerMinEigenVal(soft, blockSize=min(side, 31), ksize=3)
    structure = cv2.boxFilter(structure, -1, (side // 2, side // 2))
    half, gap = side // 2 + 2, int(apart * DOTS)
    best: list[tuple[float, int, int]] = []
    structure[:half] = structure[-half:] = 0
    structure[:, :half] = structure[:, -half:] = 0
    least = 0.02 * float(structure.max())
    for top in range(0, structure.shape[0], gap):
        for left in range(0, structure.shape[1], gap):
            part = structure[top : top + gap, left : left + gap]
            row, column = np.unravel_index(int(np.argmax(part)), part.shape)
            if part[row, column] > least:
                best.append((float(part[row, column]), left + int(column), top + int(row)))
    found: list[tuple[int, int]] = []
    for _, x, y in sorted(best, reverse=True):
        if all(abs(x - other) > gap // 3 or abs(y - place) > gap // 3 for other, place in found):
            found.append((x, y))
    return np.array(sorted(found), float).reshape(-1, 2)


class Mesh(Struct, frozen=True):
    """Shifts, in millimetres, at nodes of the page."""

    x: Points
    y: Points

    def at(self, points: Points) -> Points:
        """The shifts of some places."""
        where = (points / STEP).astype(np.float32)[:, None]
        parts = [_remapped(one, where[:, :, 0], where[:, :, 1])[:, 0] for one in (self.x, self.y)]
        return np.stack(parts, axis=1).astype(float)

    def then(self, second: Mesh) -> Mesh:
        """The shifts of both: those of the *second* were found on the page as the first has bent it."""
        nodes = _nodes(self.x.shape)
        moved = second.at(nodes)
        whole = moved + self.at(nodes + moved)
        return Mesh(whole[:, 0].reshape(self.x.shape), whole[:, 1].reshape(self.x.shape))


def _remapped(shifts: Points, x: Points, y: Points) -> Points:
    return cv2.remap(shifts.astype(np.float32), x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _nodes(shape: tuple[int, ...]) -> Points:
    down, across = np.mgrid[0 : shape[0], 0 : shape[1]]
    nodes: Points = np.c_[across.ravel(), down.ravel()] * STEP
    return nodes


def flat(size: tuple[int, int]) -> Mesh:
    """No shifts on a page of this size in dots."""
    shape = (int(size[1] / DOTS / STEP) + 2, int(size[0] / DOTS / STEP) + 2)
    return Mesh(np.zeros(shape), np.zeros(shape))


def softened(grey: Points, plane: Plane, dots: float) -> Points:
    """The picture without what is too fine to be seen in so many dots of a millimetre of the page."""
    scale = float(np.sqrt(abs(np.linalg.det(plane[:2, :2])))) / dots
    return cv2.GaussianBlur(grey, (0, 0), 0.4 * scale) if scale > 1.6 else grey


def seen_flat(source: Points, plane: Plane, mesh: Mesh, size: tuple[int, int], dots: float) -> Points:
    """The page as it is seen in the picture, through plane and mesh, *size* in dots, so many of a millimetre. Every eighth place
    is worked out; between them the way is straight enough."""
    width, height = size
    down, across = (np.arange(-1, length // EIGHTH + 2, dtype=np.float32) * EIGHTH for length in (height, width))
    places = np.meshgrid((across + EIGHTH / 2) / dots, (down + EIGHTH / 2) / dots)
    x, y = (
        one + _remapped(two, places[0] / STEP, places[1] / STEP)
        for one, two in zip(places, (mesh.x, mesh.y), strict=True)
    )
    p = plane.tolist()
    depth = p[2][0] * x + p[2][1] * y + p[2][2]
    maps = [
        cv2.resize(coarse, None, fx=EIGHTH, fy=EIGHTH, interpolation=cv2.INTER_LINEAR)[EIGHTH:, EIGHTH:][
            :height, :width
        ]
        for coarse in ((row[0] * x + row[1] * y + row[2]) / depth for row in p[:2])
    ]
    return cv2.remap(source, maps[0], maps[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def bent(grey: Points, plane: Plane, template: Template) -> tuple[Mesh, float]:
    """The mesh that brings the page into its place, and the share of the windows that were found in the end."""
    mesh = flat(template.size)
    share = 0.0
    source = softened(grey, plane, DOTS)
    for (width, reach, scale), middles in ((COARSE, template.coarse), (FINE, template.fine), (FINEST, template.fine)):
        seen = seen_flat(source, plane, mesh, template.size, DOTS)
        anchors = _anchors(seen, template.grey, middles, width, reach, scale)
        share = len(anchors) / max(len(middles), 1)
        if len(anchors) >= 6:
            mesh = mesh.then(_fitted(anchors, mesh.x.shape))
    return mesh, share


def _anchors(seen: Points, printed: Points, middles: Points, width: float, reach: float, scale: float) -> Points:
    """Windows that were found: their middles and shifts in millimetres, and how alike they are."""
    if scale < 1:
        seen, printed = (
            cv2.resize(one, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) for one in (seen, printed)
        )
    dots, found = DOTS * scale, []
    half, far = int(width / 2 * dots), int(reach * dots)
    height, across = seen.shape
    for x, y in (middles * scale).astype(int).tolist():
        window = printed[max(y - half, 0) : y + half + 1, max(x - half, 0) : x + half + 1]
        left, top = max(max(x - half, 0) - far, 0), max(max(y - half, 0) - far, 0)
        around = seen[top : min(y + half + far + 1, height), left : min(x + half + far + 1, across)]
        if window.size == 0 or around.shape[0] < window.shape[0] or around.shape[1] < window.shape[1]:
            continue
        alike = cv2.matchTemplate(around, window, cv2.TM_CCOEFF_NORMED)
        _, best, _, (bx, by) = cv2.minMaxLoc(alike)
        last = alike.shape[0] - 1, alike.shape[1] - 1
        if best < ALIKE or by in (0, last[0]) or bx in (0, last[1]):
            continue  # it is not there, or grows still where the search ends, as along a line
        row, column = alike[by].tolist(), alike[:, bx].tolist()
        alike[max(by - 4, 0) : by + 5, max(bx - 4, 0) : bx + 5] = -1
        if cv2.minMaxLoc(alike)[1] > best - RIVAL:
            continue
        px, py = bx + _between(row, bx), by + _between(column, by)
        shift = (left + px - max(x - half, 0)) / dots, (top + py - max(y - half, 0)) / dots
        found.append(((x + 0.5) / dots, (y + 0.5) / dots, *shift, best))
    return np.array(found, float).reshape(-1, 5)


def _between(row: Sequence[float], at: int) -> float:
    """Where between the dots the best place is."""
    if not 0 < at < len(row) - 1:
        return 0.0
    before, here, after = row[at - 1 : at + 2]
    curve = before - 2 * here + after
    return 0.0 if abs(curve) < 1e-9 else min(max(0.5 * (before - after) / curve, -0.5), 0.5)


def _fitted(anchors: Points, shape: tuple[int, ...]) -> Mesh:
    """The mesh of anchors: at each node what its nearest ones say, those that disagree with their neighbours left out."""
    for _ in range(2):
        if len(anchors) < 8:
            break
        told = _told(anchors, anchors[:, :2], leave_own=True)
        off = np.hypot(*(told - anchors[:, 2:4]).T)
        anchors = anchors[off < max(0.5, 2.5 * float(np.median(off)))]
    if len(anchors) < 6:
        return Mesh(np.zeros(shape), np.zeros(shape))
    shifts = _told(anchors, _nodes(shape))
    return Mesh(shifts[:, 0].reshape(shape), shifts[:, 1].reshape(shape))


def _told(anchors: Points, places: Points, leave_own: bool = False) -> Points:
    """What the nearest anchors say of the shifts at some places: a plane through them, for each place by itself."""
    here, there = places.astype(np.float32), anchors[:, :2].astype(np.float32)
    away = (here[:, :1] - there[:, 0]) ** 2
    away += (here[:, 1:] - there[:, 1]) ** 2
    if leave_own:
        np.fill_diagonal(away, np.inf)
    count = min(NEAREST, len(anchors) - int(leave_own))
    nearest = np.argpartition(away, count - 1, axis=1)[:, :count]
    distance = np.sqrt(np.take_along_axis(away, nearest, axis=1))
    some = anchors[nearest]
    spread = np.maximum(35.0, distance.max(axis=1, keepdims=True) * 0.8)
    base = np.exp(-2 * (distance / spread) ** 2) * some[:, :, 4] ** 2
    offset = (some[:, :, :2] - places[:, None]) / 20
    terms = np.concatenate([np.ones((*offset.shape[:2], 1)), offset], axis=2)
    shifts = some[:, :, 2:4]
    ridge = np.diag([1e-3, 0.3, 0.3])
    weight, answer = base, np.zeros((len(places), 3, 2))
    for last in (False, False, True):
        weighted = (terms * weight[:, :, None]).transpose(0, 2, 1)
        square = weighted @ terms + ridge * 0.05 * weight.sum(axis=1)[:, None, None]
        answer = np.linalg.solve(square, weighted @ shifts)
        if not last:
            rest = terms @ answer - shifts
            weight = base / (1 + (rest**2).sum(axis=2) / 0.3**2)
    return answer[:, 0]
