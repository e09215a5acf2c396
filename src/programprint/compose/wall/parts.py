"""A long session → parts of about the same height, for pages that hang side by side."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.type.boxes import least
from programprint.merge.sheet import Block, Session

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
"""A block, or some of its exercises, and whether others come before them."""


def parts_of(session: Session, count: int, heights: Sequence[float], inside: bool = False) -> list[Part]:
    """A session in *count* parts, the highest of them as low as can be; *heights* are those of its blocks or, where it may be
    torn *inside* them, of its exercises. Fewer parts where there is not so much to part."""
    pieces = list(_exercises(session) if inside else ((block, False) for block in session.blocks))
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


def _exercises(session: Session) -> list[Piece]:
    """Each exercise of a session as a block of its own."""
    return [
        (replace(block, entries=(entry,)), index > 0)
        for block in session.blocks
        for index, entry in enumerate(block.entries)
    ]


def _joined(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Pieces with what goes on with the block before them in one block again."""
    joined: list[Block] = []
    for block, goes_on in pieces:
        if goes_on and joined:
            joined[-1] = replace(joined[-1], entries=(*joined[-1].entries, *block.entries))
        else:
            joined.append(block)
    return tuple(joined)


def _ends(heights: Sequence[float], count: int) -> list[int]:
    """Where each of at most *count* parts ends, so that the highest is about as low as can be."""
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
