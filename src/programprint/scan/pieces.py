"""Ink in a cell → pieces from left to right, of which figures are made: parts that hang together, those above each other joined,
wide ones cut. What comes in from elsewhere, and rests of what was printed, are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from programprint.scan.codes import Points
from programprint.scan.ink import DOTS, Ink

LEAST = 0.10
"""The least share of the white that a pen swallows."""
SPECK, DOT, COMMA = 0.06, 1.7, 2.8
"""The area of a speck, in mm², the side of a point at most, in millimetres, and how high a comma is."""
MOST_PARTS = 9
ENTERED = 2.2
"""How far ink from elsewhere may come into a cell, in millimetres, before nobody can say whose it is."""
TOUCH = 0.12
"""How seldom two figures touch."""
LOW = 1.9
"""No figure is lower, in millimetres."""
MUCH = 3.0
"""So much ink from elsewhere, in mm², may hide what is written."""
DIRT = 0.8
"""A speck is no larger, in millimetres."""
EDGE = 0.5
"""What begins so near to an edge of its cell may come from beyond it."""
Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in dots."""


class Part(Struct, frozen=True):
    """Ink that belongs together: its box and its dots within it."""

    box: Box
    ink: Points

    @property
    def high(self) -> float:
        return (self.box[3] - self.box[1]) / DOTS

    @property
    def speck(self) -> bool:
        """Whether it may be dirt."""
        return max(self.high, self.wide) < DIRT

    @property
    def wide(self) -> float:
        return (self.box[2] - self.box[0]) / DOTS


class Line(Struct, frozen=True):
    """The ink of a cell in pieces from left to right: *atoms* say of which part each piece is. *points* are small things low
    between them; *odd* says that there is more than figures. *cuts* are how much speaks for a cut behind each piece.
    *at_edge*: the first or last figure may be a stroke from beyond the cell. *dark* is how dark its ink is."""

    pieces: tuple[Part, ...]
    atoms: tuple[int, ...]
    points: tuple[Part, ...]
    odd: bool = False
    cuts: tuple[float, ...] = ()
    at_edge: bool = False
    dark: float = 0.0


def line_of(ink: Ink) -> Line | None:
    """The pieces of what is written; None where nothing is."""
    inside = ink.inside
    dark = inside[inside > LEAST]
    if dark.size < 12:
        return None
    least = max(LEAST, 0.38 * float(np.percentile(dark, 90)))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(
        (ink.dark > least).astype(np.uint8), connectivity=8
    )
    frame = ink.frame
    parts: list[Part] = []
    strange: list[Box] = []
    odd, beyond = False, 0
    for number in range(1, count):
        x, y, width, height, area = (int(one) for one in stats[number])
        if area < SPECK * DOTS**2:
            continue
        on, box = labels[y : y + height, x : x + width] == number, (x, y, x + width, y + height)
        within = on[max(frame[1] - y, 0) : max(frame[3] - y, 0), max(frame[0] - x, 0) : max(frame[2] - x, 0)]
        if not _comma(box, frame) and (float(within.sum()) < 0.55 * area or not _in(centres[number], frame)):
            entered = min(np.flatnonzero(within.any(axis=0)).size, np.flatnonzero(within.any(axis=1)).size)
            odd = odd or entered > ENTERED * DOTS
            beyond += int(within.sum())
            if entered > 0.4 * DOTS:
                strange.append(box)
        elif not _rest_of_frame(box, frame):
            strength = np.clip(ink.dark[y : y + height, x : x + width] / (2 * least), 0, 1)
            parts.append(Part(box, np.where(on, strength, 0)))
    loose = [one for one in parts if _from_beyond(one, parts, frame)]
    parts = [one for one in parts if one not in loose]
    if all(one.speck for one in parts):
        return Line((), (), (), True) if odd or beyond > MUCH * DOTS**2 else None
    line = _pieces(parts, odd or any(_over(part.box, box) for part in parts for box in strange), frame)
    return replace(line, dark=max(float(np.percentile(ink.dark[_within(one.box)][one.ink > 0], 75)) for one in parts))


def _within(box: Box) -> tuple[slice, slice]:
    return slice(box[1], box[3]), slice(box[0], box[2])


def _in(place: Points, frame: Box) -> bool:
    return bool(frame[0] <= place[0] < frame[2] and frame[1] <= place[1] < frame[3])


def _comma(box: Box, frame: Box) -> bool:
    """Whether a part may be a comma that reaches below the line of its cell."""
    small = box[2] - box[0] < DOT * DOTS and box[3] - box[1] < COMMA * DOTS
    return small and box[1] < frame[3] - 0.2 * DOTS < box[3] and frame[0] < box[0] and box[2] < frame[2]


def _from_beyond(one: Part, parts: Sequence[Part], frame: Box) -> bool:
    """Whether a small part at an edge is the end of a stroke that comes in there, cut off by a printed line."""
    near = min(one.box[0] - frame[0], frame[2] - one.box[2], one.box[1] - frame[1]) < EDGE * DOTS
    beside = any(other is not one and other.high > 1.6 * one.high and gap(one, other) < 0.4 for other in parts)
    return near and max(one.high, one.wide) < ENTERED + 0.4 and not beside


def _rest_of_frame(box: Box, frame: Box) -> bool:
    """Whether a part is what remains of a printed line along an edge."""
    near, width, height = 0.5 * DOTS, box[2] - box[0], box[3] - box[1]
    aside = box[0] - frame[0] < near or frame[2] - box[2] < near
    below = box[1] - frame[1] < near or frame[3] - box[3] < near
    upright = width < 0.8 * DOTS and height > 0.8 * (frame[3] - frame[1])
    lying = height < 0.8 * DOTS and width > 0.3 * (frame[2] - frame[0])
    return (upright and aside) or (lying and below)


def joined(parts: Sequence[Part]) -> Part:
    left, top = min(one.box[0] for one in parts), min(one.box[1] for one in parts)
    right, bottom = max(one.box[2] for one in parts), max(one.box[3] for one in parts)
    ink = np.zeros((bottom - top, right - left), np.float32)
    for one in parts:
        x, y, to_x, to_y = one.box
        there = ink[y - top : to_y - top, x - left : to_x - left]
        np.maximum(there, one.ink, out=there)
    return Part((left, top, right, bottom), ink)


def _pieces(parts: Sequence[Part], odd: bool, frame: Box) -> Line:
    """Parts that stand above each other joined, wide ones cut."""
    tall = [one for one in parts if one.high >= LOW]
    if not tall:
        return Line((), (), (), True)
    high = float(np.median([one.high for one in tall]))
    middle = float(np.median([(one.box[1] + one.box[3]) / 2 for one in tall]))
    foot = float(np.median([one.box[3] for one in tall])) - 0.2 * high * DOTS
    points: list[Part] = []
    atoms: list[list[Part]] = []
    for one in sorted(parts, key=lambda part: part.box[0]):
        centre = (one.box[1] + one.box[3]) / 2
        lowest = max(foot, frame[3] - 1.5 * DOTS)
        small = one.wide < DOT and one.high < (COMMA if one.box[3] > lowest and centre > foot else min(DOT, 0.4 * high))
        if one.speck and not _between_figures(one, tall, foot):
            continue
        if small and (centre > foot or (centre > middle and not _above(one, tall))):
            points.append(one)
        elif atoms and _above_each_other(joined(atoms[-1]), one):
            atoms[-1].append(one)
        elif one.high < LOW and one.high < 0.45 * high:
            near = min(tall, key=lambda other: gap(one, other))
            odd = odd or gap(one, near) > 1.0
            points_or = [group for group in atoms if near in group]
            if points_or and not odd:
                points_or[0].append(one)
            else:
                atoms.append([one])
        else:
            atoms.append([one])
    pieces: list[Part] = []
    of: list[int] = []
    cuts: list[float] = []
    for number, group in enumerate(atoms):
        for piece, cut in _cut(joined(group), high):
            pieces.append(piece)
            of.append(number)
            cuts.append(cut)
    odd = odd or len(pieces) > MOST_PARTS or len(points) > 2
    return Line(tuple(pieces), tuple(of), tuple(points), odd, tuple(cuts), _at_edge(tall, frame))


def _between_figures(one: Part, tall: Sequence[Part], foot: float) -> bool:
    """Whether a speck may be a point, of which dirt elsewhere is none."""
    after = any(one.box[0] > (other.box[0] + other.box[2]) / 2 for other in tall)
    before = any(one.box[2] < (other.box[0] + other.box[2]) / 2 for other in tall)
    return after and before and one.box[3] > foot - 1.5 * DOTS


def _at_edge(tall: Sequence[Part], frame: Box) -> bool:
    near = min(min(one.box[0] - frame[0], frame[2] - one.box[2]) for one in tall)
    return near < 0.3 * DOTS


def _over(one: Box, other: Box) -> bool:
    """Whether two boxes share some of the page."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def gap(one: Part, other: Part) -> float:
    return max(one.box[0] - other.box[2], other.box[0] - one.box[2], 0) / DOTS


def _overlap(one: Part, other: Part) -> float:
    """How much of the narrower of two parts stands above or below the other."""
    shared = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    return shared / max(min(one.box[2] - one.box[0], other.box[2] - other.box[0]), 1)


def _above_each_other(one: Part, other: Part) -> bool:
    """Whether two parts are of one figure: the bar of a five, the foot of a four. Slanted figures reach over their neighbours."""
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    beside = shared / max(min(one.box[3] - one.box[1], other.box[3] - other.box[1]), 1)
    return _overlap(one, other) > (0.8 if beside > 0.6 else 0.45)


def _above(one: Part, tall: Sequence[Part]) -> bool:
    return any(_overlap(one, other) > 0.6 for other in tall)


def _cut(part: Part, high: float) -> list[tuple[Part, float]]:
    """A part in pieces, where it may be more than one figure: cut where least ink is in the way; the less, the more speaks for
    the cut."""
    ratio = part.wide / max(min(part.high, 1.3 * high), 0.1)
    if ratio < 0.72:
        return [(part, 1.0)]
    ways = 1 if ratio < 1.3 else 2 if ratio < 2.0 else 3
    across = cv2.GaussianBlur(part.ink.sum(axis=0)[None], (0, 0), 1.5)[0]
    width, least = len(across), max(int(0.16 * part.high * DOTS), 2)
    open_ = np.full(width, np.inf)
    open_[least : width - least] = across[least : width - least]
    cuts: list[int] = []
    for _ in range(ways):
        if not np.isfinite(open_.min()):
            break
        at = int(np.argmin(open_))
        cuts.append(at)
        open_[max(at - 2 * least, 0) : at + 2 * least + 1] = np.inf
    edges = [0, *sorted(cuts), width]
    pieces = []
    for begin, end in pairwise(edges):
        if (piece := _trimmed(part, begin, end)) is not None:
            crossed = float(across[end]) / DOTS if end < width else 0.0
            pieces.append((piece, TOUCH * float(np.exp(-2.0 * max(crossed - 0.5, 0)))))
    return pieces


def _trimmed(part: Part, begin: int, end: int) -> Part | None:
    ink = part.ink[:, begin:end]
    rows, across = np.flatnonzero((ink > 0).any(axis=1)), np.flatnonzero((ink > 0).any(axis=0))
    if not len(rows):
        return None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(across[0]), int(across[-1]) + 1
    x, y = part.box[0] + begin, part.box[1]
    return Part((x + left, y + top, x + right, y + bottom), ink[top:bottom, left:right])
