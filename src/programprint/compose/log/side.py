"""A page of the log side, and the foot that explains what it abbreviates."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from programprint.compose.frame.head import Folio, Foot
from programprint.compose.frame.legend import Signs, explained, legend, tells
from programprint.compose.frame.notes import notes_area
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Stack, grid_for
from programprint.compose.type.kept import Kept
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.merge.sheet import Block, Entry, Sheet
from programprint.read.layout import Baseline

NOTES_AT_LEAST = 3.5
"""Lines of the grid below which left-over room stays white instead of becoming room for notes."""


def signs_of(blocks: Iterable[Block], setting: Setting, felt: bool = True) -> Signs:
    """What is to be explained of these blocks; *felt* where their page asks how a session felt."""
    layout = setting.layout
    told = {key: entry for block in blocks for key, entry in _told_of(block, setting).items()}
    entries = list(told.values())
    codes_only = layout.columns.arrange == "ticks"
    plates, marks, words = layout.log.plates, layout.marks, setting.words
    return _legends.of(
        (tuple(told), Same(setting), felt),
        lambda: legend(entries, words, codes_only, plates, felt, marks) if entries else [],
    )


_legends = Kept[Signs](lasting=True)


def _told_of(block: Block, setting: Setting) -> dict[Hashable, Entry]:
    """The exercises of a block, each by what it adds to a legend; of those that add the same, one."""
    entries = (entry for entry in (*block.entries, block.rows) if entry)
    return _told.of(
        (Same(block), Same(setting.words)), lambda: {tells(entry, setting.words): entry for entry in entries}
    )


_told = Kept[dict[Hashable, Entry]]()


def full_foot(sheets: Sequence[Sheet], setting: Setting) -> Foot:
    """The foot of a page that explains whatever some weeks abbreviate."""
    blocks = (block for sheet in sheets for session in sheet.sessions for block in session.blocks)
    return foot_for(signs_of(blocks, setting), setting, Pen(setting, back=False).width)


def foot_for(signs: Signs, setting: Setting, width: float, below: str = "") -> Foot:
    """The foot of a page that explains these; made once for all pages that share it."""
    key = tuple(signs), Same(setting), width, below
    return _feet.of(key, lambda: Foot(setting, explained(signs), width, below))


_feet = Kept[Foot](lasting=True)


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


_sides = Kept[LogSide]()


def log_side(stack: Stack, foot: Foot, room: float, line: Baseline, notes: str) -> LogSide:
    """A page of the log side; made once for all athletes on whose page the very same parts stand."""
    key = tuple(map(_known_by, stack.parts)), Same(foot), room, notes
    return _sides.of(key, lambda: LogSide(stack, foot, room, line, notes))


def _known_by(box: Box) -> Hashable:
    """A part by itself, or by its own parts where it is only their order."""
    return tuple(map(Same, box.parts)) if type(box) is Stack else Same(box)
