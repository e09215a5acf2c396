"""Ink in cells → numbers, each with how sure it is. A number that is not sure is a suggestion, for a person to settle.

Ink falls into parts; parts that stand above each other are one figure, wide ones may be two. Every way to cut them into figures
is tried, and what the network thinks of each figure decides: a way counts as sure only where no other is nearly as good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

import cv2
import numpy as np
from msgspec import Struct

from programprint.scan.codes import Points
from programprint.scan.digits import NONE, framed, odds
from programprint.scan.ink import DOTS, Ink

SURE = 0.99
"""From here on a whole number needs no second look: of those above it, in simulated cells, fewer than 3 in 1,000 are wrong."""
LEAST = 0.10
"""The least share of the white that a pen swallows."""
SPECK, DOT = 0.06, 1.7
"""The area of a speck, in mm², and the side of a point or comma at most, in millimetres."""
TOUCH = 0.12
"""How seldom two figures touch."""
LOW = 1.9
"""No figure is lower, in millimetres."""
MOST_PARTS = 9
ENTERED = 2.2
"""How far ink from elsewhere may come into a cell, in millimetres, before nobody can say whose it is."""
State = Literal["empty", "sure", "unsure"]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in dots."""


class Number(Struct, frozen=True):
    """What stands in a cell: the *value* as it was read, if any, and how likely it is right. *empty*: nobody wrote in it."""

    state: State
    value: Decimal | None = None
    odds: float = 0.0


def doubted(number: Number) -> Number:
    """The same as a suggestion."""
    return Number("unsure", number.value, number.odds) if number.state == "sure" else number


EMPTY, ODD = Number("empty"), Number("unsure")


class _Part(Struct, frozen=True):
    """Ink that belongs together: its box and its dots within it."""

    box: Box
    ink: Points

    @property
    def high(self) -> float:
        return (self.box[3] - self.box[1]) / DOTS

    @property
    def wide(self) -> float:
        return (self.box[2] - self.box[0]) / DOTS


class _Line(Struct, frozen=True):
    """The ink of a cell in pieces from left to right: *atoms* say of which part each piece is. *points* are small things low
    between them; *odd* says that there is more than figures. *cuts* are how much speaks for a cut behind each piece."""

    pieces: tuple[_Part, ...]
    atoms: tuple[int, ...]
    points: tuple[_Part, ...]
    odd: bool = False
    cuts: tuple[float, ...] = ()


class _Try(Struct, frozen=True):
    """Pieces *first* to *last* as one figure; *cut* is how much speaks for a cut where it ends, from 0 to 1."""

    first: int
    last: int
    part: _Part
    cut: float = 1.0


def numbers_in(cells: Sequence[Ink], kinds: Sequence[str]) -> list[Number]:
    """The number in each cell; its kind (``amount``, ``load``, ``effort``) says what can stand there."""
    lines = [_line(ink) for ink in cells]
    tries = [[] if line is None or line.odd else [*_tries(line)] for line in lines]
    every = [one for some in tries for one in some]
    shares = odds(np.stack([framed(one.part.ink) for one in every])) if every else np.zeros((0, NONE + 1))
    found, at = [], 0
    for line, some, kind in zip(lines, tries, kinds, strict=True):
        found.append(EMPTY if line is None else _read(line, some, shares[at : at + len(some)], kind))
        at += len(some)
    return found


# --- ink → pieces -----------------------------------------------------------------------------------------------------


def _line(ink: Ink) -> _Line | None:
    """The pieces of what is written; None where nothing is."""
    inside = ink.inside
    dark = inside[inside > LEAST]
    if dark.size < 12:
        return None
    least = max(LEAST, 0.38 * float(np.percentile(dark, 90)))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(
        (ink.dark > least).astype(np.uint8), connectivity=8
    )
    left, top, right, bottom = ink.frame
    parts: list[_Part] = []
    strange: list[Box] = []
    odd = False
    for number in range(1, count):
        x, y, width, height, area = (int(one) for one in stats[number])
        if area < SPECK * DOTS**2:
            continue
        on = labels[y : y + height, x : x + width] == number
        within = on[max(top - y, 0) : max(bottom - y, 0), max(left - x, 0) : max(right - x, 0)]
        share = float(within.sum()) / area
        cx, cy = centres[number]
        if share < 0.55 or not (left <= cx < right and top <= cy < bottom):
            entered = np.flatnonzero(within.any(axis=0)).size, np.flatnonzero(within.any(axis=1)).size
            if min(entered) > ENTERED * DOTS:
                odd = True
            elif min(entered) > 0.4 * DOTS:
                strange.append((x, y, x + width, y + height))
            continue
        if _rest_of_frame(x - left, y - top, width, height, right - left, bottom - top):
            continue
        strength = np.clip(ink.dark[y : y + height, x : x + width] / (2 * least), 0, 1)
        parts.append(_Part((x, y, x + width, y + height), np.where(on, strength, 0)))
    if not parts:
        return _Line((), (), (), True) if odd else None
    odd = odd or any(_over(part.box, box) for part in parts for box in strange)
    return _pieces(parts, odd)


def _rest_of_frame(x: int, y: int, width: int, height: int, across: int, down: int) -> bool:
    """Whether a part is what remains of a printed line along an edge."""
    near = 0.5 * DOTS
    upright = width < 0.8 * DOTS and height > 0.8 * down and (x < near or x + width > across - near)
    lying = height < 0.8 * DOTS and width > 0.3 * across and (y < near or y + height > down - near)
    return upright or lying


def _joined(parts: Sequence[_Part]) -> _Part:
    left, top = min(one.box[0] for one in parts), min(one.box[1] for one in parts)
    right, bottom = max(one.box[2] for one in parts), max(one.box[3] for one in parts)
    ink = np.zeros((bottom - top, right - left), np.float32)
    for one in parts:
        x, y, to_x, to_y = one.box
        there = ink[y - top : to_y - top, x - left : to_x - left]
        np.maximum(there, one.ink, out=there)
    return _Part((left, top, right, bottom), ink)


def _pieces(parts: Sequence[_Part], odd: bool) -> _Line:
    """Parts that stand above each other joined, wide ones cut."""
    tall = [one for one in parts if one.high >= LOW]
    if not tall:
        return _Line((), (), (), True)
    high = float(np.median([one.high for one in tall]))
    middle = float(np.median([(one.box[1] + one.box[3]) / 2 for one in tall]))
    foot = float(np.median([one.box[3] for one in tall])) - 0.2 * high * DOTS
    points: list[_Part] = []
    atoms: list[list[_Part]] = []
    for one in sorted(parts, key=lambda part: part.box[0]):
        small = one.high < min(DOT, 0.4 * high) and one.wide < DOT
        centre = (one.box[1] + one.box[3]) / 2
        if small and (centre > foot or (centre > middle and not _above(one, tall))):
            points.append(one)
        elif atoms and _above_each_other(_joined(atoms[-1]), one):
            atoms[-1].append(one)
        elif one.high < LOW and one.high < 0.45 * high:
            near = min(tall, key=lambda other: _gap(one, other))
            odd = odd or _gap(one, near) > 1.0
            points_or = [group for group in atoms if near in group]
            if points_or and not odd:
                points_or[0].append(one)
            else:
                atoms.append([one])
        else:
            atoms.append([one])
    pieces: list[_Part] = []
    of: list[int] = []
    cuts: list[float] = []
    for number, group in enumerate(atoms):
        for piece, cut in _cut(_joined(group), high):
            pieces.append(piece)
            of.append(number)
            cuts.append(cut)
    odd = odd or len(pieces) > MOST_PARTS or len(points) > 2
    return _Line(tuple(pieces), tuple(of), tuple(points), odd, tuple(cuts))


def _over(one: Box, other: Box) -> bool:
    """Whether two boxes share some of the page."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _gap(one: _Part, other: _Part) -> float:
    return max(one.box[0] - other.box[2], other.box[0] - one.box[2], 0) / DOTS


def _overlap(one: _Part, other: _Part) -> float:
    """How much of the narrower of two parts stands above or below the other."""
    shared = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    return shared / max(min(one.box[2] - one.box[0], other.box[2] - other.box[0]), 1)


def _above_each_other(one: _Part, other: _Part) -> bool:
    """Whether two parts are of one figure: the bar of a five, the foot of a four. Slanted figures reach over their neighbours."""
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    beside = shared / max(min(one.box[3] - one.box[1], other.box[3] - other.box[1]), 1)
    return _overlap(one, other) > (0.8 if beside > 0.6 else 0.45)


def _above(one: _Part, tall: Sequence[_Part]) -> bool:
    return any(_overlap(one, other) > 0.6 for other in tall)


def _cut(part: _Part, high: float) -> list[tuple[_Part, float]]:
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


def _trimmed(part: _Part, begin: int, end: int) -> _Part | None:
    ink = part.ink[:, begin:end]
    rows, across = np.flatnonzero((ink > 0).any(axis=1)), np.flatnonzero((ink > 0).any(axis=0))
    if not len(rows):
        return None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(across[0]), int(across[-1]) + 1
    x, y = part.box[0] + begin, part.box[1]
    return _Part((x + left, y + top, x + right, y + bottom), ink[top:bottom, left:right])


# --- pieces → figures -------------------------------------------------------------------------------------------------


def _tries(line: _Line) -> Iterator[_Try]:
    """Pieces in a row that may be one figure: those of one part, and two parts that nearly touch."""
    for first in range(len(line.pieces)):
        for last in range(first, min(first + 4, len(line.pieces))):
            some = line.pieces[first : last + 1]
            atoms = set(line.atoms[first : last + 1])
            if len(atoms) > 2 or (len(atoms) == 2 and any(_gap(*two) > 0.6 for two in pairwise(some))):
                break
            whole = _joined(some)
            if whole.wide > 1.6 * max(whole.high, 1.0) and last > first:
                break
            inner = last + 1 < len(line.pieces) and line.atoms[last] == line.atoms[last + 1]
            yield _Try(first, last, whole, line.cuts[last] if inner else 1.0)


def _read(line: _Line, tries: Sequence[_Try], shares: Points, kind: str) -> Number:
    """The best way through all pieces, and how much better it is than all others together."""
    if line.odd or not line.pieces:
        return ODD
    high = float(np.median([one.part.high for one in tries]))
    count = len(line.pieces)
    every = [1.0] + [0.0] * count
    nothing: tuple[float, str, tuple[_Part, ...]] = (0.0, "", ())
    best = [(1.0, "", nothing[2]), *[nothing] * count]
    for one, share in sorted(zip(tries, shares, strict=True), key=lambda pair: (pair[0].first, pair[0].last)):
        low = one.cut * (0.05 if one.part.high < max(LOW, 0.5 * high) else 1.0)
        figure = int(np.argmax(share[:NONE]))
        every[one.last + 1] += every[one.first] * low * float(share[:NONE].sum())
        score = best[one.first][0] * low * float(share[figure])
        if score > best[one.last + 1][0]:
            best[one.last + 1] = score, best[one.first][1] + str(figure), (*best[one.first][2], one.part)
    score, figures, places = best[count]
    likely = score / max(every[count], 1.0)
    return _meant(figures, places, line.points, likely, kind) if figures else ODD


def _meant(figures: str, places: Sequence[_Part], points: Sequence[_Part], likely: float, kind: str) -> Number:
    """Figures and points → a number that can stand in a cell of this kind."""
    text, clock = figures, False
    if points:
        before = {sum(part.box[0] + part.box[2] < one.box[0] + one.box[2] for part in places) for one in points}
        if len(before) > 1 or not 0 < (at := before.pop()) <= len(figures):
            return ODD
        clock = len(points) == 2
        if at < len(figures):
            text = f"{figures[:at]}{':' if clock else '.'}{figures[at:]}"
        likely = min(likely, 0.9 * SURE)
    if clock:
        minutes, _, seconds = text.partition(":")
        fits = kind == "amount" and len(seconds) == 2 and int(seconds) < 60
        return Number("unsure", Decimal(60 * int(minutes) + int(seconds)), likely) if fits else ODD
    value, whole = Decimal(text), "." not in text
    most = Decimal(10) if kind == "effort" else Decimal(999)
    if value > most or len(figures) > 4 or (len(figures) > 1 and text[0] == "0" and whole):
        return Number("unsure", value, min(likely, 0.5))
    return Number("sure" if whole and likely >= SURE else "unsure", value, likely)
