"""The heads of the pages that open a week of the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from programprint.compose.frame.framed import framed
from programprint.compose.frame.head import Head, goal_line
from programprint.compose.frame.maxima import new_maxima
from programprint.compose.frame.running import NotesHead, continued_head
from programprint.compose.frame.week_head import week_head
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Stack, stack
from programprint.compose.type.kept import Kept
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.merge.sheet import Sheet

Openers = list[Head | NotesHead | Stack]
_known = Kept[Openers](lasting=True)


def openers(
    sheet: Sheet,
    setting: Setting,
    lines: float,
    continued: Callable[[int], Box | None],
    earlier: Sequence[Sheet],
    shared: bool,
) -> Openers:
    """The heads of the first page or, where its notes are too long for that, or there are too many maxima, of the first two, or
    three. What the cover of *earlier* weeks has said once is not repeated. A page offers so many *lines*, and one that goes on is
    *continued*. Heads are *shared* by all athletes who have the same, unless a week has its pages with others."""
    if earlier or not shared:
        return _openers(sheet, setting, lines, continued, earlier)
    key = Same(setting), framed(sheet), lines
    return _known.of(key, lambda: _openers(sheet, setting, lines, continued, ()))


def _openers(
    sheet: Sheet, setting: Setting, lines: float, continued: Callable[[int], Box | None], earlier: Sequence[Sheet]
) -> Openers:
    cover, width = not earlier, Pen(setting, back=False).width
    sheet = sheet if cover else replace(sheet, note="", athlete_note="")
    wanted = new_maxima(sheet, earlier)
    head = Head(sheet, setting, width, wanted=wanted, cover=cover)
    if not (head.notes or wanted) or lines >= head.height:
        return [head]
    bare = [Head(sheet, setting, width, without_notes=True, wanted=asked, cover=cover) for asked in (wanted, ())]
    moved = not head.notes or lines < bare[0].height
    asked = wanted if moved else ()
    second = NotesHead(continued(2), sheet, setting, width, asked)
    if not (asked and head.notes) or lines >= second.height:
        return [bare[moved], second]
    return [
        bare[moved],
        NotesHead(continued(2), sheet, setting, width, asked, notes=False),
        NotesHead(continued(3), sheet, setting, width),
    ]


def short_opener(sheet: Sheet, setting: Setting, width: float, earlier: Sequence[Sheet]) -> Stack:
    """The head of a page that goes on, and below it what is said and asked of the week and *earlier* ones have not said: for a
    first session that has no room below the whole head."""
    goal = None if earlier else goal_line(sheet, setting, width)
    over = stack(continued_head(sheet, 1, setting, width), goal)
    return Stack((over, week_head(sheet, earlier, setting, width, over.height)))
