"""The log side of a week: sessions and blocks spread over as few pages as hold them at a readable size.

A page breaks between blocks, never inside an exercise. What a page does not need opens up its grid, and what then
remains becomes room for notes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from programprint.compose.head import ContinuedHead, Foot, Head
from programprint.compose.legend import legend
from programprint.compose.log import BASE, BlockPiece, Columns
from programprint.compose.metrics import Metrics
from programprint.compose.pen import Pen
from programprint.compose.session import SessionHead
from programprint.merge.sheet import Entry, Session, Sheet
from programprint.pages import MM
from programprint.problems import Problems
from programprint.read.layout import Layout

NOTES_AT_LEAST = 3.5
"""Lines of the grid below which left-over room stays white instead of becoming room for notes."""


@dataclass
class Part:
    """Consecutive blocks of one session on one page; *continued* when the session began on the page before."""

    session: Session
    first: int
    blocks: list[BlockPiece]
    continued: bool


class LogWeek:
    """The log side of one sheet."""

    def __init__(self, sheet: Sheet, layout: Layout, metrics: Metrics, problems: Problems) -> None:
        self.sheet, self.layout, self.metrics, self.problems = sheet, layout, metrics, problems
        probe = Pen(layout, metrics, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        self.columns = Columns.of(layout, self.width)
        self.head = Head(sheet, layout, self.width, metrics)
        self.pieces = [(session, self._blocks(session)) for session in sheet.sessions]

    def _blocks(self, session: Session) -> list[BlockPiece]:
        """The blocks of a session. One that is higher than a page breaks between its exercises, never inside one."""
        stem = f"w{self.sheet.week}/{session.id}"
        tallest = self._available(False) - self.session_head(session, True).height
        pieces: list[BlockPiece] = []
        for block in session.blocks:
            rest = [block]
            while rest:
                part = rest.pop(0)
                piece = BlockPiece(part, stem, self.layout, self.columns, self.metrics)
                if piece.height <= tallest or len(part.entries) == 1:
                    pieces.append(piece)
                    continue
                count = max(piece.fitting(tallest), 1)
                line = f"{block.line or block.entries[0].label}, continued"
                rest = [
                    replace(part, entries=part.entries[:count]),
                    replace(part, entries=part.entries[count:], line=line, note=""),
                ]
        for piece in pieces:
            if piece.height > tallest:
                self._refuse(piece, tallest)
        return pieces

    def _refuse(self, piece: BlockPiece, tallest: float) -> None:
        entry = piece.block.entries[0]
        millimetres = self.layout.line.least / MM
        if entry.where:
            self.problems.error(
                entry.where,
                f"“{entry.guide.name}” needs {piece.height * millimetres:.0f} mm for its {len(entry.sets)} sets, "
                f"but a page offers {tallest * millimetres:.0f} mm",
                "prescribe fewer sets in “do”, or choose larger paper",
            )

    def continued(self, page: int) -> ContinuedHead:
        """The head of a page after the first, counted from 1."""
        return ContinuedHead(self.sheet, page, self.layout, self.width, self.metrics)

    def session_head(self, session: Session, continued: bool) -> SessionHead:
        return SessionHead(session, self.sheet.week, self.layout, self.columns, self.metrics, continued)

    def foot(self, entries: list[Entry]) -> Foot:
        return Foot(self.layout, legend(entries), self.width, self.metrics)

    def _available(self, first: bool) -> float:
        """Lines of the tightest grid that a page offers to sessions."""
        head = self.head.height if first else self._continued_height
        return (self.room - self._full_foot.height) / self.layout.line.least - head

    @cached_property
    def _continued_height(self) -> float:
        return self.continued(2).height

    @cached_property
    def _full_foot(self) -> Foot:
        return self.foot(list(self.sheet.entries))

    def sides(self) -> list[LogSide]:
        """The sides, composed and ready to draw."""
        return [LogSide(self, parts, page) for page, parts in enumerate(self._pages(), start=1)]

    def _pages(self) -> list[list[Part]]:
        """What stands on which page: as few pages as can be, breaking between sessions rather than inside them."""
        units: list[tuple[int, int, float]] = []
        for number, (_, blocks) in enumerate(self.pieces):
            for index, block in enumerate(blocks):
                units.append((number, index, block.height))
        # best[i]: the least cost of setting the units from i on, and where its first page ends
        best: list[tuple[float, int]] = [(0.0, 0)] * (len(units) + 1)
        for start in range(len(units) - 1, -1, -1):
            choices = []
            used = 0.0
            for end in range(start, len(units)):
                number, index, height = units[end]
                if end == start or index == 0:
                    used += self.session_head(self.pieces[number][0], end == start and index > 0).height
                used += height
                available = self._available(start == 0)
                if used > available and end > start:
                    break
                splits = end + 1 < len(units) and units[end + 1][1] > 0
                empty = max(available - used, 0) / available
                tear = 150 + 300 * empty if splits else 0
                choices.append((1000 + tear + 40 * empty**2 + best[end + 1][0], end + 1))
            best[start] = min(choices)
        pages: list[list[Part]] = [] if units else [[]]
        start = 0
        while start < len(units):
            end = best[start][1]
            parts: list[Part] = []
            for number, index, _ in units[start:end]:
                session, blocks = self.pieces[number]
                if not parts or parts[-1].session is not session:
                    parts.append(Part(session, index, [], index > 0))
                parts[-1].blocks.append(blocks[index])
            pages.append(parts)
            start = end
        return pages


class LogSide:
    """One page of the log side: its grid opened up as far as the page allows, then room for notes."""

    def __init__(self, week: LogWeek, parts: list[Part], page: int) -> None:
        self.week, self.parts = week, parts
        self.head = week.head if page == 1 else week.continued(page)
        self.heads = [week.session_head(part.session, part.continued) for part in parts]
        self.foot = week.foot([piece.entry for part in parts for block in part.blocks for piece in block.entries])
        self.lines = self.head.height + sum(
            title.height + sum(block.height for block in part.blocks)
            for title, part in zip(self.heads, parts, strict=True)
        )
        line = week.layout.line
        self.room = week.room - self.foot.height
        self.grid = max(min(self.room / self.lines, line.most), line.least)

    @property
    def has_notes(self) -> bool:
        """Whether enough is left for notes."""
        return self.room / self.grid - self.lines >= NOTES_AT_LEAST

    def draw(self, pen: Pen, number: str) -> None:
        """Sets the page."""
        grid, y = self.grid, pen.top
        self.head.draw(pen, y, grid)
        y += self.head.height * grid
        for title, part in zip(self.heads, self.parts, strict=True):
            title.draw(pen, y, grid)
            y += title.height * grid
            for block in part.blocks:
                block.draw(pen, y, grid)
                y += block.height * grid
        self.foot.draw(pen, number)
        if self.has_notes:
            page = number.partition(" ")[0]
            notes_area(pen, y, pen.bottom - self.foot.height - 2 * MM, f"w{self.week.sheet.week}/notes/{page}", grid)


def notes_area(pen: Pen, top: float, bottom: float, name: str, grid: float) -> None:
    """Room for notes from *top* to *bottom*: a heading and rules to write on, two lines of the grid apart."""
    layout = pen.layout
    pen.rule(pen.left, pen.right, top, layout.rules.thick)
    pen.text(pen.left, top + 1.5 * grid, "Notes", "bold", layout.type.body)
    indent = pen.metrics.width("Notes", "bold", layout.type.body) + 3 * MM
    count = int((bottom - top) / (2 * grid) + 0.05)
    for index in range(count):
        x = pen.left + (indent if index == 0 else 0)
        y = top + (2 * (index + 1) - (1 - BASE)) * grid
        pen.cell(
            x,
            y + (1 - BASE) * grid,
            pen.right - x,
            2 * grid,
            layout.rules.thin,
            f"{name}/{index + 1}",
            "notes",
        )
