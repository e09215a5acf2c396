"""A long session → parts of about the same height, for pages that hang side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count as counted
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.type.boxes import least
from programprint.merge.sheet import Block, Entry, Session

STEPS = 16
"""How often the range of heights is halved while the lowest that does is looked for."""


class Part(Struct, frozen=True):
    """A session, or what one of several pages has of it."""

    session: Session
    number: int = 1
    of: int = 1
    continued: bool = False
    """Whether its first block began on the page before."""


Piece = tuple[Block, bool]
"""A block, or some of it, and whether the rest of it comes before."""
Between = Literal["blocks", "exercises", "groups"]
"""Between what a session is torn: the groups are those of the sets of an exercise."""


def parts_of(session: Session, count: int, heights: Sequence[float], between: Between = "blocks") -> list[Part]:
    """A session in *count* parts, the highest of them as low as can be; *heights* are those of the pieces *between* which it is
    torn. Fewer parts where there is not so much to part."""
    pieces = pieces_of(session, between)
    ends = _ends(heights, min(count, len(pieces)))
    starts = [0, *ends[:-1]]
    return [
        Part(
            replace(
                session,
                blocks=_joined(pieces[start:end]),
                warm_up=session.warm_up if start == 0 else (),
                note=session.note if start == 0 else "",
            ),
            number,
            len(ends),
            pieces[start][1],
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]


def pieces_of(session: Session, between: Between) -> list[Piece]:
    """What a session is torn into: its blocks, or each exercise or group of sets as a block of its own."""
    if between == "blocks":
        return [(block, False) for block in session.blocks]
    return [
        (replace(block, entries=(piece,)), index > 0)
        for block in session.blocks
        for index, piece in zip(counted(), _entries(block, between), strict=False)
    ]


def _entries(block: Block, between: Between) -> list[Entry]:
    """The exercises of a block or, where it is torn between their groups, each with one of these; what is said of all of them
    stands with the first."""
    if between == "exercises":
        return list(block.entries)
    return [
        replace(entry, groups=(group,))
        if index == 0
        else replace(entry, groups=(group,), rest=None, cue="", note="", instead=())
        for entry in block.entries
        for index, group in enumerate(entry.groups)
    ]


def _joined(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Pieces with what goes on with the block before them in one block again."""
    joined: list[Block] = []
    for block, goes_on in pieces:
        if goes_on and joined:
            joined[-1] = replace(joined[-1], entries=_together(joined[-1].entries, block.entries))
        else:
            joined.append(block)
    return tuple(joined)


def _together(entries: Sequence[Entry], others: Sequence[Entry]) -> tuple[Entry, ...]:
    """Exercises and those that follow them; the groups of one that goes on with those that it has."""
    *before, last = entries
    first, *after = others
    if first.label == last.label and first.id == last.id:
        return (*before, replace(last, groups=(*last.groups, *first.groups)), *after)
    return (*entries, *others)


def _ends(heights: Sequence[float], count: int) -> list[int]:
    """Where each of at most *count* parts ends, so that the highest is about as low as can be."""
    if count == len(heights):
        return list(range(1, count + 1))
    lowest = least(lambda most: len(_filled(heights, most)) <= count, max(heights), sum(heights), STEPS)
    return _filled(heights, lowest)


def _filled(heights: Sequence[float], most: float) -> list[int]:
    """Where each part ends when every one is filled up to *most* points."""
    ends: list[int] = []
    used = 0.0
    for index, height in enumerate(heights):
        if index and used + height > most + 0.01:
            ends.append(index)
            used = 0.0
        used += height
    return [*ends, len(heights)]
