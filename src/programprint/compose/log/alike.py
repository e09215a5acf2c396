"""Weeks that ask for the same: which of them follow each other, so that their words stand once over the cells of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from programprint.compose.log.columns import in_columns
from programprint.compose.setting import Setting
from programprint.merge.sheet import Sheet

MOST = 4
"""So many weeks share their words at most: with more, cells stand too far from what they are for."""


def ways_to_share(sheets: Sequence[Sheet], setting: Setting) -> Iterator[list[tuple[Sheet, ...]]]:
    """The weeks, each alone; then, where some that follow each other are alike, two of them together, and more."""
    yield [(sheet,) for sheet in sheets]
    runs = _runs(sheets, setting)
    for most in range(2, min(MOST, max(map(len, runs), default=1)) + 1):
        yield [tuple(run[at : at + most]) for run in runs for at in range(0, len(run), most)]


def _runs(sheets: Sequence[Sheet], setting: Setting) -> list[list[Sheet]]:
    """Weeks that follow each other and are alike."""
    runs: list[list[Sheet]] = []
    for sheet in sheets:
        if runs and _alike(runs[-1][-1], sheet) and _in_columns(sheet, setting):
            runs[-1].append(sheet)
        else:
            runs.append([sheet])
    return runs


def _alike(week: Sheet, other: Sheet) -> bool:
    """Whether two weeks ask for the same, on whatever dates, in one phase and neither as a deload."""
    sessions, others = (
        [replace(session, on=None, left_out=None) for session in sheet.sessions] for sheet in (week, other)
    )
    phases = [sheet.phase.name if sheet.phase else "" for sheet in (week, other)]
    return (
        not (week.deload or other.deload) and phases[0] == phases[1] and (sessions, week.rests) == (others, other.rests)
    )


def _in_columns(sheet: Sheet, setting: Setting) -> bool:
    """Whether the cells of a whole week can stand in bands, one week below the other, and nothing else is asked for."""
    columns = setting.layout.columns
    blocks = [block for session in sheet.sessions for block in session.blocks]
    return (
        bool(blocks)
        and not any(session.minds_pain for session in sheet.sessions)
        and not any(block.score or block.rows for block in blocks)
        and all(in_columns(entry, setting, columns) for block in blocks for entry in block.entries)
    )
