"""Heads of pages that go on: across a large page of the log, on a small one, and over notes too long for the first."""

from __future__ import annotations

from functools import partial

from programprint.compose.frame.athlete import NAME_FACE, SHORTEST_NAME
from programprint.compose.frame.head import CLOSE, ContinuedHead, RunningHead, notes_of
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import LOOSE, Beside, Box, Built, Drawn, Label, Lines, Stack, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.merge import Sheet
from programprint.pages import MM
from programprint.wording import weeks as of_week


class AcrossHead(ContinuedHead):
    """The same with the name between program and week, where there is room: a line less."""

    LINE, DROP = 2.1, 1.8
    """Lines of the grid that it takes, and down to its baseline."""

    def __init__(self, sheet: Sheet, page: int, setting: Setting, width: float) -> None:
        super().__init__(sheet, page, setting, width)
        type_, metrics, words = setting.layout.type, setting.metrics, setting.words
        what = words("head.continued", what=of_week.week(sheet.week, words))
        start = metrics.width(sheet.title, "bold", type_.heading) + 6 * MM
        room = width - start - metrics.width(what, "regular", type_.body) - 6 * MM
        label = metrics.width(words("head.name"), "regular", type_.small) + 1.6 * MM
        if room >= label + max(SHORTEST_NAME, metrics.width(sheet.athlete, NAME_FACE, type_.heading)):
            title = Label(sheet.title, "bold", type_.heading, self.DROP)
            name = Drawn(self.LINE, partial(self._name, self.DROP, room))
            end = Label(what, "regular", type_.body, self.DROP, "right")
            super(RunningHead, self).__init__(Stack((Beside(((0.0, title), (start, name), (width, end))), White(0.4))))


class PocketHead(RunningHead):
    """The head of a small page that goes on: one line of small type, for its leaf hangs on the others."""

    def _line(self, title: str, what: str, setting: Setting, width: float) -> tuple[Box, ...]:
        size, metrics = setting.layout.type.small, setting.metrics
        room = width - metrics.width(what, "bold", size) - 3 * MM
        named = Lines(lines([Run(title)], size, room, metrics), 0.9, 0.8)
        return Beside(((0.0, named), (width, Label(what, "bold", size, named.drop, "right")))), White(0.5)


class NotesHead(Built):
    """The head of a second page where the notes of a week are too long for a small first one."""

    def __init__(self, over: RunningHead | None, sheet: Sheet, setting: Setting, width: float) -> None:
        leading = CLOSE if setting.layout.folds else LOOSE
        notes = (Lines(note, leading) for note in notes_of(sheet, setting, width))
        super().__init__(stack(over, *notes, White(setting.layout.gaps.note)))
