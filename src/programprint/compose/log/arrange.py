"""Sets as rows or as columns: what a program needs fewer pages for, once for all of its weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from programprint.compose.log.weeks_on import log_of
from programprint.compose.setting import Setting
from programprint.docket import Docket
from programprint.merge.sheet import Sheet


def arranged(sheets: Sequence[Sheet], setting: Setting) -> Setting:
    """The setting with the arrangement that its layout leaves open: columns, unless rows need fewer pages."""
    layout = setting.layout
    if layout.log.arrange != "auto" or "log" not in layout.week:
        return setting
    columns, rows = _with("columns", setting), _with("rows", setting)
    if columns.layout.columns.arrange != "columns":
        return rows
    return min((columns, rows), key=lambda one: _cost(sheets, one))


def _with(arrange: Literal["columns", "rows"], setting: Setting) -> Setting:
    layout = setting.layout
    return replace(setting, layout=layout.changed(log=layout.log.changed(arrange=arrange)))


def _cost(sheets: Sequence[Sheet], setting: Setting) -> tuple[int, int]:
    """What does not fit, and how many pages there are."""
    docket = Docket()
    pages = len(log_of(sheets, setting, docket))
    return docket.errors, pages
