"""Sets as rows or as columns: what a program needs fewer pages for, once for all of its weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from programprint.compose.frame.head import Foot
from programprint.compose.log.least import takes
from programprint.compose.log.side import LogSide, full_foot
from programprint.compose.log.weeks_on import Log, paged_log
from programprint.compose.setting import Setting
from programprint.compose.type.kept import Kept
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.merge.sheet import Sheet


def arranged(sheets: Sequence[Sheet], setting: Setting) -> tuple[Setting, Sequence[LogSide] | None]:
    """The setting with the arrangement that its layout leaves open: columns, unless rows need fewer pages. With it the log sides
    of all weeks, where they were composed to find that out and nothing is wrong with them."""
    layout = setting.layout
    if layout.log.arrange != "auto" or "log" not in layout.week:
        return setting, None
    columns, rows = _with("columns", setting), _with("rows", setting)
    if columns.layout.columns.arrange != "columns":
        return rows, None
    foot = full_foot(sheets, columns)
    chosen, (docket, log) = columns, _tried(sheets, columns, foot)
    if docket.errors or not takes(log.pages, sheets, rows, foot):
        other, fewer = _tried(sheets, rows, foot)
        if (other.errors, fewer.pages) < (docket.errors, log.pages):
            chosen, docket, log = rows, other, fewer
    return chosen, None if len(docket) or docket.remarks else log.sides()


def _with(arrange: Literal["columns", "rows"], setting: Setting) -> Setting:
    """A setting with its sets in rows, or in columns. Kept, since what is set is known by it."""
    log = setting.layout.log
    return _arranged.of(
        (arrange, Same(setting)),
        lambda: replace(setting, layout=setting.layout.changed(log=log.changed(arrange=arrange))),
    )


_arranged = Kept[Setting](lasting=True)


def _tried(sheets: Sequence[Sheet], setting: Setting, foot: Foot) -> tuple[Docket, Log]:
    """What does not fit, and the log."""
    docket = Docket()
    return docket, paged_log(sheets, setting, docket, foot)
