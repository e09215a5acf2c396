"""A row of the block's table: one exercise through the weeks."""

from __future__ import annotations

from collections.abc import Mapping

from programprint.compose.setting import Setting
from programprint.compose.table.row_words import RowWords
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.boxes import Beside, Box, Ruled, Stack, White, stack


def week_row(
    words: RowWords,
    cells: Mapping[int, Box],
    columns: WeekColumns,
    setting: Setting,
    followed: bool = False,
    none: Box | None = None,
) -> Stack:
    """A thin rule, then the words and beside or below them the cell of each week that has it. It is *followed*
    where the next row goes on with what it begins; other weeks have *none*, or nothing."""
    layout, gaps = setting.layout, setting.layout.gaps
    beside = [(x, cells.get(week, none or White(0))) for week, x in columns.places]
    return stack(
        None if words.row.continues else Ruled(layout.rules.thin, gaps.rule),
        words.box if columns.below else None,
        Beside(tuple(beside if columns.below else [(0.0, words.box), *beside])),
        White(gaps.row + (gaps.block if followed else gaps.exercise)),
    )
