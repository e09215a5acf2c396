"""Heads of pages that go on: on a small page of the log, and over notes too long for the first."""

from __future__ import annotations

from programprint.compose.frame.head import CLOSE, RunningHead, notes_of
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import LOOSE, Beside, Box, Built, Label, Lines, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.merge import Sheet
from programprint.pages import MM


class PocketHead(RunningHead):
    """The head of a small page that goes on: one line of small type, for its leaf hangs on the others."""

    def _line(self, title: str, what: str, setting: Setting, width: float) -> tuple[Box, ...]:
        size, metrics = setting.layout.type.small, setting.metrics
        room = width - metrics.width(what, "bold", size) - 3 * MM
        named = Lines(lines([Run(title)], size, room, metrics), 0.9, 0.8)
        return Beside(((0.0, named), (width, Label(what, "bold", size, named.drop, "right")))), White(0.5)


class NotesHead(Built):
    """The head of a second page where the notes of a week are too long for a small first one."""

    def __init__(self, over: Box | None, sheet: Sheet, setting: Setting, width: float) -> None:
        leading = CLOSE if setting.layout.folds else LOOSE
        notes = (Lines(note, leading) for note in notes_of(sheet, setting, width))
        super().__init__(stack(over, *notes, White(setting.layout.gaps.note)))
