"""Weeks → the same with as few words as it takes for each to be one folded sheet; the coach is told which, or why it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from programprint.compose.log.week import LogWeek
from programprint.compose.setting import Setting
from programprint.docket import Docket
from programprint.merge.sheet import Block, Entry, Sheet, Turns

PANELS = 8
"""Pages of a folded sheet."""


class _Spared(NamedTuple):
    """What an exercise can do without on a folded sheet: its name for the coach, and the exercise without it."""

    name: str
    without: Callable[[Entry], Entry]


_SPARED = (
    _Spared("the cues", lambda entry: replace(entry, cue="")),
    _Spared("the time under tension", lambda entry: replace(entry, tension=None)),
    _Spared("what changes next time", lambda entry: replace(entry, progress=None)),
    _Spared("the rounds of each exercise that takes turns", lambda entry: replace(entry, share=_none_of(entry))),
    _Spared("the words of a tempo that has a code", lambda entry: replace(entry, tempo=_coded(entry))),
    _Spared("the sets that lead to the work load", lambda entry: replace(entry, ramp=None)),
)
"""What goes first goes in this order: it is read at home, or known after a week."""


def _none_of(entry: Entry):  # type: ignore[no-untyped-def]
    return None if isinstance(entry.share, Turns) else entry.share


def _coded(entry: Entry):  # type: ignore[no-untyped-def]
    return replace(entry.tempo, shown="code") if entry.tempo else None


def folded(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> Sequence[Sheet]:
    """The weeks with all their words or, where that takes fewer folded sheets, with fewer. It is remarked what is left out, and
    which weeks are more than a sheet all the same."""
    best, left_out = sheets, 0
    pages = _pages(sheets, setting)
    for count in range(1, len(_SPARED) + 1):
        if _sheets(pages) == len(sheets):
            break
        fewer = [_less(sheet, count) for sheet in sheets]
        now = _pages(fewer, setting)
        if _sheets(now) < _sheets(pages):
            best, left_out, pages = fewer, count, now
    if left_out:
        names = [part.name for part in _SPARED[:left_out] if True]
        docket.remarks[f"Folded sheets: left out {_listed(names)}, so that weeks take fewer of them"] = None
    return best


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _sheets(pages: Sequence[int]) -> int:
    return sum(-(-count // PANELS) for count in pages)


def _pages(sheets: Sequence[Sheet], setting: Setting) -> list[int]:
    return [len(LogWeek(sheet, setting, Docket()).sides()) for sheet in sheets]


def _less(sheet: Sheet, count: int) -> Sheet:
    return replace(
        sheet,
        sessions=tuple(
            replace(session, blocks=tuple(_block(block, count) for block in session.blocks))
            for session in sheet.sessions
        ),
    )


def _block(block: Block, count: int) -> Block:
    rows = _entry(block.rows, count) if block.rows else None
    return replace(block, entries=tuple(_entry(entry, count) for entry in block.entries), rows=rows)


def _entry(entry: Entry, count: int) -> Entry:
    for part in _SPARED[:count]:
        entry = part.without(entry)
    return entry
