"""The log side of a week: sessions and blocks spread over as few pages as hold them at a readable size.

A page breaks between blocks, never inside an exercise. What a page does not need opens up its grid, and what then
remains becomes room for notes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from programprint.compose.block import BlockPiece, RestLine
from programprint.compose.breaks import Stretch, pages_of
from programprint.compose.head import ContinuedHead, Foot, Head
from programprint.compose.legend import legend
from programprint.compose.log import BASE, Columns
from programprint.compose.metrics import Metrics
from programprint.compose.pen import Pen
from programprint.compose.session import SessionHead
from programprint.merge.sheet import Block, Session, Sheet
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
        self.rests: list[RestLine] = []
        """Rest days before the first session."""
        for rest in sheet.rests:
            after = self.pieces[rest.before - 1][1][-1].rests if rest.before else self.rests
            after.append(RestLine(rest, layout, self.width, metrics))

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
                if piece.height <= tallest or not piece.breaks:
                    pieces.append(piece)
                    continue
                count = max(piece.fitting(tallest), 1)
                line = f"{block.line}, continued" if block.line else "continued"
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
        level = 2 if self.sheet.phase else 1
        return SessionHead(session, self.sheet.week, level, self.layout, self.columns, self.metrics, continued)

    def foot(self, blocks: Iterable[Block]) -> Foot:
        """The foot of a page with these blocks."""
        explained = [entry for block in blocks for entry in (*block.entries, block.rows) if entry]
        return Foot(self.layout, legend(explained), self.width, self.metrics)

    def _available(self, first: bool) -> float:
        """Lines of the tightest grid that a page offers to sessions."""
        head = self.head.height + self.rests_height if first else self.continued(2).height
        return (self.room - self._full_foot.height) / self.layout.line.least - head

    @property
    def rests_height(self) -> float:
        """Lines of the rest days before the first session."""
        return sum(rest.height for rest in self.rests)

    @cached_property
    def _full_foot(self) -> Foot:
        return self.foot(block for session in self.sheet.sessions for block in session.blocks)

    def sides(self) -> list[LogSide]:
        """The sides, composed and ready to draw."""
        return [LogSide(self, parts, page) for page, parts in enumerate(self._pages(), start=1)]

    def _pages(self) -> list[list[Part]]:
        """What stands on which page; a week without any exercise has one."""
        pages = pages_of(
            [[block.height for block in blocks] for _, blocks in self.pieces],
            lambda number, continued: self.session_head(self.pieces[number][0], continued).height,
            self._available,
        )
        return [[self._part(stretch) for stretch in page] for page in pages] or [[]]

    def _part(self, stretch: Stretch) -> Part:
        session, blocks = self.pieces[stretch.group]
        return Part(session, stretch.first, blocks[stretch.first : stretch.end], stretch.first > 0)


class LogSide:
    """One page of the log side: its grid opened up as far as the page allows, then room for notes."""

    def __init__(self, week: LogWeek, parts: list[Part], page: int) -> None:
        self.week, self.parts = week, parts
        self.head = week.head if page == 1 else week.continued(page)
        self.heads = [week.session_head(part.session, part.continued) for part in parts]
        self.rests = week.rests if page == 1 else []
        self.foot = week.foot(piece.block for part in parts for piece in part.blocks)
        self.lines = (
            self.head.height
            + sum(rest.height for rest in self.rests)
            + sum(
                title.height + sum(block.height for block in part.blocks)
                for title, part in zip(self.heads, parts, strict=True)
            )
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
        for rest in self.rests:
            rest.draw(pen, y, grid)
            y += rest.height * grid
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
