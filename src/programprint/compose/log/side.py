"""A page of the log side, and the foot that explains what it abbreviates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from programprint.compose.frame.head import Folio, Foot
from programprint.compose.frame.legend import Signs, explained, legend
from programprint.compose.frame.notes import notes_area
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Stack, grid_for
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Block, Sheet
from programprint.read.layout import Baseline

NOTES_AT_LEAST = 3.5
"""Lines of the grid below which left-over room stays white instead of becoming room for notes."""


def signs_of(blocks: Iterable[Block], setting: Setting, felt: bool = True) -> Signs:
    """What is to be explained of these blocks; *felt* where their page asks how a session felt."""
    layout = setting.layout
    entries = [entry for block in blocks for entry in (*block.entries, block.rows) if entry]
    codes_only = layout.columns.arrange == "ticks"
    plates, marks = layout.log.plates, layout.marks
    return legend(entries, setting.words, codes_only, plates, felt, marks) if entries else []


def full_foot(sheets: Sequence[Sheet], setting: Setting) -> Foot:
    """The foot of a page that explains whatever some weeks abbreviate."""
    blocks = (block for sheet in sheets for session in sheet.sessions for block in session.blocks)
    return Foot(setting, explained(signs_of(blocks, setting)), Pen(setting, back=False).width)


class LogSide:
    """One page of the log side: its grid opened up as far as the page allows, then room for notes, called by a name."""

    def __init__(self, stack: Stack, foot: Foot, room: float, line: Baseline, notes: str) -> None:
        self.stack, self.foot, self.room, self.notes = stack, foot, room, notes
        self.lines = stack.height
        self.grid = grid_for(room, self.lines, line.least, line.most)

    @property
    def has_notes(self) -> bool:
        """Whether enough is left for notes."""
        return self.room / self.grid - self.lines >= NOTES_AT_LEAST

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the page."""
        self.stack.draw(pen, pen.left, pen.top, self.grid)
        self.foot.draw(pen, folio)
        if self.has_notes:
            notes_area(pen, pen.top + self.lines * self.grid, self.foot, self.notes, self.grid)
