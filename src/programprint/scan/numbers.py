"""Ink in cells → numbers, each with how sure it is. A number that is not sure is a suggestion, for a person to settle.

Ink falls into parts; parts that stand above each other are one figure, wide ones may be two. Every way to cut them into figures
is tried, and what the network thinks of each figure decides: a way counts as sure only where no other is nearly as good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

import numpy as np
from msgspec import Struct

from programprint.scan.codes import Points
from programprint.scan.digits import NONE, framed, odds
from programprint.scan.ink import Ink
from programprint.scan.pieces import LOW, Line, Part, gap, joined, line_of

SURE = 0.98
"""From here on a whole number needs no second look: of those above it, in simulated cells, fewer than 3 in 1,000 are wrong."""
PALE = 0.6
"""Ink that is so much paler than what else is written on the page may be a stain."""
State = Literal["empty", "sure", "unsure"]


class Number(Struct, frozen=True):
    """What stands in a cell: the *value* as it was read, if any, and how likely it is right. *empty*: nobody wrote in it."""

    state: State
    value: Decimal | None = None
    odds: float = 0.0


def doubted(number: Number) -> Number:
    """The same as a suggestion."""
    return Number("unsure", number.value, number.odds) if number.state == "sure" else number


EMPTY, ODD = Number("empty"), Number("unsure")


def unplaced(number: Number) -> Number:
    """The same of a cell that may be somewhere else: not even that nothing was written is sure."""
    return ODD if number.state == "empty" else doubted(number)


class _Try(Struct, frozen=True):
    """Pieces *first* to *last* as one figure; *cut* is how much speaks for a cut where it ends, from 0 to 1."""

    first: int
    last: int
    part: Part
    cut: float = 1.0


def numbers_in(cells: Sequence[Ink], kinds: Sequence[str]) -> list[Number]:
    """The number in each cell; its kind (``amount``, ``load``, ``effort``) says what can stand there."""
    lines = [line_of(ink) for ink in cells]
    tries = [[] if line is None or line.odd else [*_tries(line)] for line in lines]
    every = [one for some in tries for one in some]
    shares = odds(np.stack([framed(one.part.ink) for one in every])) if every else np.zeros((0, NONE + 1))
    usual = float(np.median([line.dark for line in lines if line is not None and line.pieces] or [0.0]))
    found, at = [], 0
    for line, some, kind in zip(lines, tries, kinds, strict=True):
        read = EMPTY if line is None else _read(line, some, shares[at : at + len(some)], kind)
        found.append(doubted(read) if line is not None and line.dark < PALE * usual else read)
        at += len(some)
    return found


def _tries(line: Line) -> Iterator[_Try]:
    """Pieces in a row that may be one figure: those of one part, and two parts that nearly touch."""
    for first in range(len(line.pieces)):
        for last in range(first, min(first + 4, len(line.pieces))):
            some = line.pieces[first : last + 1]
            atoms = set(line.atoms[first : last + 1])
            if len(atoms) > 2 or (len(atoms) == 2 and any(gap(*two) > 0.6 for two in pairwise(some))):
                break
            whole = joined(some)
            if whole.wide > 1.6 * max(whole.high, 1.0) and last > first:
                break
            inner = last + 1 < len(line.pieces) and line.atoms[last] == line.atoms[last + 1]
            yield _Try(first, last, whole, line.cuts[last] if inner else 1.0)


def _read(line: Line, tries: Sequence[_Try], shares: Points, kind: str) -> Number:
    """The best way through all pieces, and how much better it is than all others together."""
    if line.odd or not line.pieces:
        return ODD
    high = float(np.median([one.part.high for one in tries]))
    count = len(line.pieces)
    every = [1.0] + [0.0] * count
    nothing: tuple[float, str, tuple[Part, ...]] = (0.0, "", ())
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
    return _meant(figures, places, line, likely, kind) if figures else ODD


def _meant(figures: str, places: Sequence[Part], line: Line, likely: float, kind: str) -> Number:
    """Figures and points → a number that can stand in a cell of this kind."""
    text, clock, points = figures, False, line.points
    if line.at_edge:
        likely = min(likely, 0.9 * SURE)
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
    if (kind == "load" and len(figures) > 1 and figures[-1] == "5") or figures == "1":
        likely = min(likely, 0.9 * SURE)  # a point may be lost, ten times too heavy; and any stroke is a one
    if value > most or len(figures) > 4 or (len(figures) > 1 and text[0] == "0" and whole):
        return Number("unsure", value, min(likely, 0.5))
    return Number("sure" if whole and likely >= SURE else "unsure", value, likely)
