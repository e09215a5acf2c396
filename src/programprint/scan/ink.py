"""A cell in a picture → what a pen left in it: straight, as a share of the paper's white, without what was printed there."""

from __future__ import annotations

import cv2
import numpy as np
from msgspec import Struct

from programprint.scan.boxes import Rect
from programprint.scan.codes import Points
from programprint.scan.mesh import DOTS as PRINT_DOTS
from programprint.scan.mesh import Mesh, Template
from programprint.scan.plane import Plane, through

DOTS = 8.0
"""Dots of a millimetre of a cell."""
AROUND = 2.0
"""Millimetres around a cell that are seen as well: a figure may stand out, and a neighbour's come in."""
SEARCH = 0.75
"""How far what is printed may be from where it should be, in millimetres."""
INSET, CLEAN = 1.2, 0.07
"""A cell that is no darker than this so many millimetres within its edges is empty: most are, and it is quicker to say so."""
PRINTED = 0.14
"""The least darkness of what is printed."""
HERE, COARSE, FAINT, FEW = 0.75, 4.0, 0.08, 10
"""A cell is where it should be when so much is seen of what is printed in and around it, with so many dots of a millimetre, each
so dark at least. Of fewer dots that are printed nothing can be told."""


class Ink(Struct, frozen=True):
    """A cell and what is around it: how *dark* each dot is by a pen, where something was *printed*, what is *seen*, and the cell
    among the dots: left, top, right, bottom. *lost*: what is printed about the cell is not there, so that this may be another
    place, or something lies on it."""

    dark: Points
    printed: Points
    seen: Points
    frame: tuple[int, int, int, int]
    lost: bool = False

    @property
    def inside(self) -> Points:
        """What is dark within the cell."""
        left, top, right, bottom = self.frame
        return self.dark[top:bottom, left:right]


def ink_of(grey: Points, plane: Plane, mesh: Mesh, template: Template, cell: Rect, around: float = AROUND) -> Ink:
    """What is in a cell, and so many millimetres *around* it."""
    left, top, width, height = cell[0] - around, cell[1] - around, cell[2] + 2 * around, cell[3] + 2 * around
    across, down = round(width * DOTS), round(height * DOTS)
    corners = np.array([(left, top), (left + width, top), (left + width, top + height), (left, top + height)])
    there = through(plane, corners + mesh.at(corners)).astype(np.float32)
    here = np.array([(0, 0), (across, 0), (across, down), (0, down)], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(there, here)
    way = cv2.INTER_AREA if np.hypot(*(there[1] - there[0])) > 1.5 * across else cv2.INTER_LINEAR
    seen = cv2.warpPerspective(grey, matrix, (across, down), flags=way, borderMode=cv2.BORDER_REPLICATE)
    paper = _paper(seen)
    dark = np.clip(1 - seen.astype(np.float32) / np.maximum(paper, 8), 0, 1)
    edge = round(around * DOTS)
    frame = (edge, edge, across - edge, down - edge)
    lost = _is_lost(template, left, top, dark)
    inset = edge + round(INSET * DOTS)
    if float(cv2.blur(dark, (3, 3))[inset : down - inset, inset : across - inset].max(initial=0)) < CLEAN:
        return Ink(np.zeros_like(dark), np.zeros_like(seen), seen, frame, lost)
    printed = _printed(template, left, top, across, down, dark)
    return Ink(_without(dark, printed), printed, seen, frame, lost)


def _is_lost(template: Template, left: float, top: float, dark: Points) -> bool:
    """Whether too little is seen of what is printed, wherever it may have moved to."""
    across, down = (round(size * COARSE / DOTS) for size in (dark.shape[1], dark.shape[0]))
    far = round(SEARCH * COARSE)
    inner = (_print_at(template, left, top, across, down, COARSE) > 0.25).astype(np.float32)[far:-far, far:-far]
    asked = float(inner.sum())
    if asked < FEW:
        return False
    there = (cv2.resize(dark, (across, down), interpolation=cv2.INTER_AREA) > FAINT).astype(np.float32)
    return float(cv2.matchTemplate(there, inner, cv2.TM_CCORR).max()) < HERE * asked


def _print_at(template: Template, left: float, top: float, across: int, down: int, dots: float) -> Points:
    """How dark a place is printed, in so many dots of a millimetre."""
    scale = PRINT_DOTS / dots
    matrix = np.array([[scale, 0, left * PRINT_DOTS], [0, scale, top * PRINT_DOTS]])
    grey = cv2.warpAffine(
        template.grey, matrix, (across, down), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderValue=255
    )
    dark: Points = 1 - grey.astype(np.float32) / 255
    return dark


def _paper(seen: Points) -> Points:
    """The white of the paper at each dot: what is lightest about it, from a small picture, since it changes slowly."""
    small = cv2.resize(seen, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    light = cv2.GaussianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), (0, 0), 2)
    return cv2.resize(light, (seen.shape[1], seen.shape[0]), interpolation=cv2.INTER_LINEAR)


def _printed(template: Template, left: float, top: float, across: int, down: int, dark: Points) -> Points:
    """Where something is printed, moved to where it is seen."""
    print_ = _print_at(template, left, top, across, down, DOTS)
    far = int(SEARCH * DOTS)
    if float(print_.max()) > PRINTED:
        inner = np.minimum(print_[far:-far, far:-far], 0.5)
        alike = cv2.matchTemplate(np.minimum(dark, 0.5), inner, cv2.TM_CCORR)
        y, x = (one / DOTS for one in np.ogrid[-far : far + 1, -far : far + 1])
        judged = alike - 0.06 * (x**2 + y**2) * float(alike.max())
        row, column = np.unravel_index(int(np.argmax(judged)), judged.shape)
        shift = np.array([[1, 0, float(column) - far], [0, 1, float(row) - far]])
        print_ = cv2.warpAffine(print_, shift, (across, down))
    found: Points = cv2.dilate((print_ > PRINTED).astype(np.uint8), np.ones((3, 3), np.uint8))
    return found


def _without(dark: Points, printed: Points) -> Points:
    """The ink alone. Where a stroke crosses what is printed, it goes on."""
    kept = np.where(printed > 0, 0, dark).astype(np.float32)
    strong = (kept > 0.2).astype(np.uint8)
    crossed = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (13, 13)))
    over = (crossed > 0) & (printed > 0)
    kept[over] = np.maximum(dark[over] * 0.9, 0.2)
    return kept
