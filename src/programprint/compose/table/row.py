"""A row of the block's table: one exercise through the weeks."""

from __future__ import annotations

from collections.abc import Mapping

from programprint.compose.setting import Setting
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.boxes import Beside, Box, Ruled, Stack, White, stack


def week_row(
    words: Box,
    cells: Mapping[int, Box],
    columns: WeekColumns,
    setting: Setting,
    followed: bool = False,
    continues: bool = False,
) -> Stack:
    """A thin rule, then the words and beside or below them the cell of each week that has it. It is *followed*
    where the next row goes on with what it begins, and *continues* what the row above it began."""
    layout, gaps = setting.layout, setting.layout.gaps
    beside = [(x, cells.get(week, White(0))) for week, x in columns.places]
    return stack(
        None if continues else Ruled(layout.rules.thin, gaps.rule),
        words if columns.below else None,
        White(gaps.rule) if columns.below else None,
        Beside(tuple(beside if columns.below else [(0.0, words), *beside])),
        White(gaps.row + (gaps.block if followed else gaps.exercise)),
    )
