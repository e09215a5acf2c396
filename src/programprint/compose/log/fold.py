"""Weeks → the same with as few words as it takes for each to be one folded sheet; the coach is told what is left out, and which
weeks are more than a sheet all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from programprint.compose.log.week import LogWeek
from programprint.compose.setting import Setting
from programprint.docket import Docket
from programprint.merge.sheet import Block, Entry, Sheet, Turns
from programprint.wording import names

PANELS = 8
"""Pages of a folded sheet."""


class _Spared(NamedTuple):
    """What an exercise can do without on a folded sheet: its name for the coach, and the exercise without it."""

    name: str
    without: Callable[[Entry], Entry]


def _without_rounds(entry: Entry) -> Entry:
    return replace(entry, share=None) if isinstance(entry.share, Turns) else entry


def _coded(entry: Entry) -> Entry:
    return replace(entry, tempo=replace(entry.tempo, shown="code")) if entry.tempo else entry


_SPARED = (
    _Spared("the cues", lambda entry: replace(entry, cue="")),
    _Spared("the time under tension", lambda entry: replace(entry, tension=None)),
    _Spared("what changes next time", lambda entry: replace(entry, progress=None)),
    _Spared("the rounds of exercises that take turns", _without_rounds),
    _Spared("the words of a tempo that has a code", _coded),
    _Spared("the sets that lead to the work load", lambda entry: replace(entry, ramp=None)),
)
"""What goes first goes in this order: it is read at home, or known after a week."""


def folded(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> Sequence[Sheet]:
    """The weeks with all their words or, where that takes fewer folded sheets, with fewer of them, the same throughout."""
    ways = [(sheets, _pages(sheets, setting))]
    for count in range(1, len(_SPARED) + 1):
        if max(ways[-1][1], default=0) <= PANELS:
            break
        fewer = [_less(sheet, count) for sheet in sheets]
        ways.append((fewer, _pages(fewer, setting)))
    best = min(ways, key=lambda way: _paper(way[1]))
    if left_out := [part.name for part in _SPARED[: ways.index(best)]]:
        docket.remarks[f"Folded sheets: left out {_listed(left_out)}, so that they are fewer"] = None
    _remark(best[0], best[1], setting, docket)
    return best[0]


def _remark(sheets: Sequence[Sheet], pages: Sequence[int], setting: Setting, docket: Docket) -> None:
    """Which weeks are more than a sheet, which of their sessions is the longest, and what would help."""
    over = {sheet.week: (sheet, count) for sheet, count in zip(sheets, pages, strict=True) if count > PANELS}
    if not over:
        return
    sheet, count = max(over.values(), key=lambda found: found[1])
    week = LogWeek(sheet, setting, Docket())
    height, number = max((week.height_of(number), -number) for number in range(len(week.sessions)))
    longest, height = week.sessions[-number][0], height / week.below(0)
    weeks = f"week {sheet.week} takes" if len(over) == 1 else f"weeks {_listed([str(week) for week in over])} take"
    docket.remarks[
        f"Folded sheets: {weeks} more than one: {count} small pages in week {sheet.week}, of which one sheet has {PANELS}. "
        f"Longest is “{names.day_and_session(longest, setting.words)}”, {height:.1f} of them; with fewer exercises or sets a "
        "side, or a shorter warm-up, or as “pocket”, it would do"
    ] = None


def _listed(names_: Sequence[str]) -> str:
    *others, last = names_
    return f"{', '.join(others)} and {last}" if others else last


def _paper(pages: Sequence[int]) -> int:
    """How many sheets so many pages a week take."""
    return sum(-(-count // PANELS) for count in pages)


def _pages(sheets: Sequence[Sheet], setting: Setting) -> list[int]:
    return [len(LogWeek(sheet, setting, Docket()).sides()) for sheet in sheets]


def _less(sheet: Sheet, count: int) -> Sheet:
    """A week without the first *count* of what its exercises can do without."""
    sessions = (
        replace(session, blocks=tuple(_block(block, count) for block in session.blocks)) for session in sheet.sessions
    )
    return replace(sheet, sessions=tuple(sessions))


def _block(block: Block, count: int) -> Block:
    rows = _exercise(block.rows, count) if block.rows else None
    return replace(block, entries=tuple(_exercise(entry, count) for entry in block.entries), rows=rows)


def _exercise(entry: Entry, count: int) -> Entry:
    for part in _SPARED[:count]:
        entry = part.without(entry)
    return entry
