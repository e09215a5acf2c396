"""Heads of pages that go on: of the log, of a side in one line, on a small page, and over notes too long for the first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from programprint.compose.frame.athlete import CELL, CELL_DROP, NAME_FACE, SHORTEST_NAME, print_in
from programprint.compose.frame.head import CLOSE, RunningHead, notes_of
from programprint.compose.frame.maxima import MaximaLines
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import LOOSE, Beside, Box, Built, Drawn, Label, Lines, White, stack
from programprint.compose.type.kept import Kept
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.merge import Sheet
from programprint.merge.sheet import Wanted
from programprint.pages import MM
from programprint.wording import weeks as of_week

NAME_WIDTH = 80 * MM
"""The longest cell for a name on a page that goes on."""
_ABOVE_CELLS = 0.2
"""Lines above the first row of cells for maxima, which is higher than its lines."""


class ContinuedHead(Built):
    """The head of a log side that goes on: the athlete's name once more, so that loose sheets find each other, between the title
    and the week or, where that leaves it too little, below them."""

    NAME, NAME_DROP = 2.1, 1.2
    """Lines of the grid for a name below the title, and down to its baseline."""
    BESIDE, BESIDE_DROP = 2.4, 1.8
    """The same of a name beside the title, with room for its cell."""

    def __init__(self, sheet: Sheet, page: int, setting: Setting, width: float, weeks: str = "") -> None:
        self.field, self.athlete = f"w{sheet.week}/name/{page}" if page > 1 else f"w{sheet.week}/name", sheet.athlete
        what = weeks or of_week.week(sheet.week, setting.words)
        what = setting.words("head.continued", what=what) if page > 1 else ""  # a week that begins below says so
        type_, metrics = setting.layout.type, setting.metrics
        title = metrics.width(sheet.title, "bold", type_.heading) + 6 * MM
        room = width - title - (metrics.width(what, "regular", type_.body) + 6 * MM if what else 0.0)
        own = metrics.width(sheet.athlete, NAME_FACE, type_.heading)
        label = metrics.width(setting.words("head.name"), "regular", type_.small) + 1.6 * MM
        if room >= label + max(own, SHORTEST_NAME):
            named = Label(sheet.title, "bold", type_.heading, self.BESIDE_DROP)
            last = Label(what, "regular", type_.body, self.BESIDE_DROP, "right")
            name = Drawn(self.BESIDE, partial(self.name, self.BESIDE_DROP, min(room - label, NAME_WIDTH)))
            super().__init__(Beside(((0.0, named), (width, last), (title, name))))
            return
        name = Drawn(self.NAME, partial(self.name, self.NAME_DROP, min(width - label, NAME_WIDTH)))
        super().__init__(RunningHead(sheet, what, setting, width, name))

    def name(self, drop: float, room: float, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the name, or a cell so wide for it."""
        baseline, type_ = y + drop * grid, pen.layout.type
        x += pen.text(x, baseline, pen.words("head.name"), "regular", type_.small) + 1.6 * MM
        if self.athlete:
            print_in(pen, self.athlete, x, baseline, pen.right - x, grid)
        else:
            pen.cell(x, baseline + CELL_DROP * grid, room, CELL * grid, pen.layout.rules.thin, self.field, "name")


_heads = Kept[ContinuedHead](lasting=True)


def continued_head(sheet: Sheet, page: int, setting: Setting, width: float, weeks: str = "") -> ContinuedHead:
    """The head of a page that goes on; made once for all athletes who share it."""
    key = sheet.title, sheet.author, sheet.athlete, sheet.week, page, Same(setting), width, weeks
    return _heads.of(key, lambda: ContinuedHead(sheet, page, setting, width, weeks))


class LineHead(Built):
    """The same in one line, where a side has no more height to give: program, athlete's name, and what goes on."""

    def __init__(self, sheet: Sheet, page: int, setting: Setting, width: float, weeks: str) -> None:
        type_, metrics = setting.layout.type, setting.metrics
        whole = ContinuedHead(sheet, page, setting, width, weeks)
        what = setting.words("head.continued", what=weeks)
        title = metrics.width(sheet.title, "bold", type_.heading) + 6 * MM
        room = width - title - metrics.width(what, "regular", type_.body) - 6 * MM
        label = metrics.width(setting.words("head.name"), "regular", type_.small) + 1.6 * MM
        if room < SHORTEST_NAME + 15 * MM:
            super().__init__(whole)
            return
        drop = ContinuedHead.NAME - CELL_DROP - 0.1
        named = Label(sheet.title, "bold", type_.heading, drop)
        last = Label(what, "regular", type_.body, drop, "right")
        name = Drawn(ContinuedHead.NAME, partial(whole.name, drop, min(room - label, NAME_WIDTH)))
        super().__init__(stack(Beside(((0.0, named), (title, name), (width, last))), White(0.25)))


class PocketHead(RunningHead):
    """The head of a small page that goes on: one line of small type, for its leaf hangs on the others."""

    def _line(self, title: str, what: str, setting: Setting, width: float) -> tuple[Box, ...]:
        size, metrics = setting.layout.type.small, setting.metrics
        room = width - metrics.width(what, "bold", size) - 3 * MM
        named = Lines(lines([Run(title)], size, room, metrics), 0.9, 0.8)
        return Beside(((0.0, named), (width, Label(what, "bold", size, named.drop, "right")))), White(0.5)


class NotesHead(Built):
    """The head of a further page where the *notes* of a week, or its *maxima* too, are too long for a small first one."""

    def __init__(
        self,
        over: Box | None,
        sheet: Sheet,
        setting: Setting,
        width: float,
        maxima: Sequence[Wanted] = (),
        notes: bool = True,
    ) -> None:
        leading = CLOSE if setting.layout.folds else LOOSE
        told = (Lines(note, leading) for note in notes_of(sheet, setting, width)) if notes else ()
        asked = (White(_ABOVE_CELLS), MaximaLines(maxima, setting, width)) if maxima else ()
        super().__init__(stack(over, *asked, *told, White(setting.layout.gaps.note)))
