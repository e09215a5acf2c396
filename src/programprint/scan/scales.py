"""A printed scale, of which a figure was circled or struck → which one: by where the ink is, not by what it looks like."""

from __future__ import annotations

from decimal import Decimal

import cv2
import numpy as np

from programprint.marks.key import Cell
from programprint.scan.ink import AROUND, DOTS, Ink
from programprint.scan.numbers import EMPTY, ODD, Number
from programprint.scan.pieces import LEAST

STEP = 5.0
"""Millimetres from figure to figure."""
FIRST = {"felt": (1, 10), "pain": (0, 11)}
"""The first figure of a scale, and how many there are."""
MARK = 2.2
"""A mark is at least so long."""
OFF = 0.34
"""How far its middle may be from that of a figure, as a share of a step."""
PALE = 0.2
"""What is both shorter than a mark and no darker than this is the edge of a figure that was printed."""
CLEAR = 0.95
"""How sure a mark is that stands around one figure alone."""


def is_scale(cell: Cell) -> bool:
    """Whether a cell holds figures to be circled; one without room for them is written in."""
    return cell.kind in FIRST and abs(cell.width - FIRST[cell.kind][1] * STEP) < 0.5


def circled(ink: Ink, kind: str, leftwards: bool = False) -> Number:
    """The figure that was circled; unsure where two were, or none of them clearly. *leftwards*: the scale begins at the right."""
    first, count = FIRST[kind]
    left, top, right, bottom = ink.frame
    edge = round((AROUND - 0.4) * DOTS)
    seen = ink.dark[:, edge : ink.dark.shape[1] - edge]
    dark = (seen > max(LEAST, 0.3 * float(ink.dark.max()))).astype(np.uint8)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    number, labels, stats, centres = cv2.connectedComponentsWithStats(joined, connectivity=8)
    marks = [
        (int(stats[at][0]), int(stats[at][0] + stats[at][2]))
        for at in range(1, number)
        if np.hypot(stats[at][2], stats[at][3]) > 1.0 * DOTS
        and top <= centres[at][1] < bottom
        and stats[at][2] < 0.9 * (right - left)
        and (np.hypot(stats[at][2], stats[at][3]) > MARK * DOTS or float(seen[labels == at].max()) > PALE)
    ]
    if not marks:
        return EMPTY
    begin, end = min(one[0] for one in marks), max(one[1] for one in marks)
    long = max(one[1] - one[0] for one in marks)
    place = ((begin + end) / 2 + edge - left) / DOTS / STEP - 0.5
    nearest = round(place)
    if (
        (end - begin) > 1.9 * STEP * DOTS
        or not 0 <= nearest < count
        or abs(place - nearest) > OFF
        or long < 0.3 * MARK * DOTS
    ):
        return ODD
    return Number("sure", Decimal(first + (count - 1 - nearest if leftwards else nearest)), CLEAR)
