"""A line of text → the runs in which it is read, to the left or to the right.

A sheet from right to left is read as the Unicode bidirectional algorithm has it, with what a training program asks for beyond
that: what is written in Latin letters and figures between two words of the language stays one run to the right, “3 × 8–10” or
“80 kg” as well as “Bench Press”, while the dots, commas and arrows between details part such runs, so that details follow each
other to the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LEFT = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Letters and signs that run to the left; figures of these scripts run to the right."""
LEFTWARDS = re.compile(f"[{_LEFT}]")
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e"
_RIGHT = f"(?:[{_MARKS}\U000f0000-\U000ffffd]|(?![{_LEFT}])\\w)"
"""A letter or a figure that runs to the right, or a slot, which mostly holds figures."""
_BETWEEN = f"(?:[^{_LEFT}{_MARKS}\\w\U000f0000-\U000ffffd·•|,;→←↔]|(?<=\\d)[,](?=\\d)|(?<=[^\\W\\d])[,;](?=\\s+(?![{_LEFT}])\\w))"
"""What may stand inside a run to the right: not what parts details."""
_BEFORE = "(?:[#$€£@~≈≤≥<>+±−\\-–/%](?=[\\d\U000f0000-\U000ffffd])|[×@][ \u00a0]?)"
_AFTER = "(?:[+°″′]|[ \u00a0\u202f]?%)*"
_RIGHTWARDS = re.compile(f"{_BEFORE}*{_RIGHT}(?:{_BETWEEN}*{_RIGHT})*{_AFTER}")
_SENTENCES = re.compile(f"{_BEFORE}*{_RIGHT}(?:(?:{_BETWEEN}|[,;])*{_RIGHT})*{_AFTER}")
SENTENCE = re.compile(r"(?:[^\W\d_]{2,}[,;:]? ){2}[^\W\d_]{2,}")
"""Words in a row, as labels and details have not."""
_STOPS = re.compile(r"[.!?…:)\]”’\"']+|(?<=[^\W\d])[,;]$")
_INSIDE = re.compile(f"[{_LEFT}](?:(?:[{_LEFT}]|[^\\w\U000f0000-\U000ffffd]|\\d)*[{_LEFT}])?")
"""A run to the left inside a line that is read to the right."""
_CLOSERS = {")": "(", "]": "["}
TURNED = str.maketrans("()[]{}<>«»‹›≤≥→←↗↖↘↙", ")(][}{><»«›‹≥≤←→↖↗↙↘")
"""What looks the other way where it is read to the left."""


class Run(NamedTuple):
    """A part of a text that is read in one direction: to the left at odd levels, inside others at higher ones."""

    start: int
    end: int
    level: int


def runs(text: str, leftwards: bool) -> list[Run]:
    """The runs of a line in the order in which it is read; *leftwards*: the line itself is read to the left."""
    if leftwards:
        return list(_filled(text, 0, len(text), 1, [(at, end, 2) for at, end in rightwards(text)]))
    inner: list[tuple[int, int, int]] = []
    for found in _INSIDE.finditer(text):
        start, end = found.span()
        inner += _filled(text, start, end, 1, [(start + at, start + to, 2) for at, to in rightwards(text[start:end])])
    return list(_filled(text, 0, len(text), 0, inner))


def _filled(text: str, start: int, end: int, level: int, inner: Sequence[tuple[int, int, int]]) -> Iterator[Run]:
    """Runs of a higher level, and what is left between them at a *level*."""
    at = start
    for begins, ends, higher in inner:
        if at < begins:
            yield Run(at, begins, level)
        yield Run(begins, ends, higher)
        at = ends
    if at < end:
        yield Run(at, end, level)


def rightwards(text: str) -> list[tuple[int, int]]:
    """Where in a line that is read to the left something runs to the right: names in other letters, and figures with their
    signs. Brackets that such a run does not close are no part of it; full stops are where all of the line is in other letters,
    and commas where it is a sentence."""
    alone = not LEFTWARDS.search(text)
    found: list[tuple[int, int]] = []
    for match in (_SENTENCES if alone and SENTENCE.search(text) else _RIGHTWARDS).finditer(text):
        start, end = match.span()
        if alone and (stops := _STOPS.match(text, end)):
            end = stops.end()
        found += _balanced(text, start, end)
    return found


def _balanced(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run whose brackets are all closed in it, with the brackets after it that close one; else what stands on either side of
    each bracket that is not."""
    open_: list[int] = []
    alone: list[int] = []
    for at in range(start, end):
        if text[at] in _CLOSERS.values():
            open_.append(at)
        elif text[at] in _CLOSERS:
            if open_ and text[open_[-1]] == _CLOSERS[text[at]]:
                open_.pop()
            else:
                alone.append(at)
    while open_ and end < len(text) and _CLOSERS.get(text[end]) == text[open_[-1]]:
        open_.pop()
        end += 1
    for at in [*sorted([*alone, *open_]), end]:
        while start < at and text[start].isspace():
            start += 1
        ends = at
        while start < ends and text[ends - 1].isspace():
            ends -= 1
        if start < ends:
            yield start, ends
        start = at + 1


def from_the_left(found: Sequence[Run]) -> list[Run]:
    """Runs as they stand on paper, from the left: every stretch of runs at some level or above is turned round."""
    order = list(found)
    for level in range(max((run.level for run in order), default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and order[end].level >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order
