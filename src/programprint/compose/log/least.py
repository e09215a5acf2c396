"""How many pages sets in rows take at least: known without composing all of them, and in most programs more than their columns
take, so that nobody need try them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.frame.head import Foot
from programprint.compose.log.cells import ROW
from programprint.compose.log.week import LogWeek
from programprint.compose.setting import Setting
from programprint.docket import Docket
from programprint.merge.sheet import Session, Sheet

_ALMOST = 1e-6
"""Parts of a page that sums of heights may be wrong by."""
_LONGER = 2
"""Lines that the running head of one week may be higher than that of another, whose name is shorter."""


class _Room(Struct, frozen=True):
    """What pages offer, in lines of the tightest grid: the *first* and any *later* one at most. What is *torn* is at least so
    high."""

    first: float
    later: float
    torn: float


class _Height(Struct, frozen=True):
    """A session is so high, in lines; or at least so high, before it is *composed*."""

    lines: float
    composed: bool = False


def takes(pages: int, sheets: Sequence[Sheet], setting: Setting, foot: Foot) -> bool:
    """Whether sets in rows are known to take at least so many pages, where *foot* explains what all weeks abbreviate: no page has
    more room than one whose foot explains nothing. Weeks are composed until that is known."""
    room = _room_of(LogWeek(replace(sheets[0], sessions=(), rests=()), setting, Docket()), foot)
    heights = [[_Height(_least(session, setting)) for session in sheet.sessions] for sheet in sheets]
    for number, sheet in enumerate(sheets):
        if _pages(heights, room) >= pages:
            return True
        week = LogWeek(sheet, setting, Docket())
        heights[number] = [_Height(week.height_of(one), composed=True) for one in range(len(week.sessions))]
    return _pages(heights, room) >= pages


def _room_of(week: LogWeek, foot: Foot) -> _Room:
    """What pages offer that begin with a week without sessions; none of them explains more than *foot* does."""
    layout, whole = week.layout, week.layout.keep == "sessions"
    least = (week.room - foot.height) / layout.line.least - week.head_of(0).height - _LONGER
    return _Room(week.below(1), week.below(0), least if whole else 0.0)


def _least(session: Session, setting: Setting) -> float:
    """Lines that the cells of a session take, and the white below: a row for each set of an exercise, and what heads them."""
    gaps = setting.layout.gaps
    entries = [entry for block in session.blocks if not (block.score or block.rows) for entry in block.entries]
    return sum(1 + ROW * len(entry.sets) + gaps.exercise + gaps.row for entry in entries)


def _pages(weeks: Iterable[Iterable[_Height]], room: _Room) -> int:
    """The pages that sessions take at least which follow each other. One stands on a page where that has room for it, or goes
    over to others, which takes as much as there is of it. None where nothing can be said."""
    if min(room.first, room.later) <= 0:
        return 0
    at = 1 - min(room.first / room.later, 1.0)
    for height in (height for week in weeks for height in week):
        size = height.lines / room.later
        stands = at + size if at + size <= ceil(at + _ALMOST) + _ALMOST else ceil(at - _ALMOST) + size
        torn = at + (size if height.composed else max(height.lines, room.torn) / room.later)
        if size > 1 + _ALMOST:
            at = torn
        elif height.composed and height.lines < room.torn:
            at = stands
        else:
            at = min(stands, torn)
    return ceil(at - _ALMOST)
