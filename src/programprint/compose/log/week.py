"""The log side of a week: sessions and blocks spread over as few pages as hold them at a readable size.

A page breaks between blocks, never inside an exercise. What a page does not need opens up its grid, and what then
remains becomes room for notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from programprint.compose.frame.head import ContinuedHead, Folio, Foot, Head, NotesHead, PocketHead
from programprint.compose.frame.legend import legend
from programprint.compose.frame.notes import notes_area
from programprint.compose.log.block import LogBlock, rest_line
from programprint.compose.log.columns import Stem
from programprint.compose.log.session import SessionHead
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Stack, grid_for
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.merge.sheet import Block, Session, Sheet
from programprint.pages import MM
from programprint.read.columns import Columns
from programprint.read.layout import Baseline
from programprint.wording import weeks as of_week

NOTES_AT_LEAST = 3.5
"""Lines of the grid below which left-over room stays white instead of becoming room for notes."""


Stood = tuple[SessionHead, list[LogBlock]]
"""Consecutive blocks of one session on one page, and its head there."""


class LogWeek:
    """The log side of one sheet. Its pages have room for a *foot*: where weeks share them, for one that serves all weeks. The
    sheets of *others* are alike and share its words."""

    def __init__(
        self,
        sheet: Sheet,
        setting: Setting,
        docket: Docket,
        foot: Foot | None = None,
        others: Sequence[Sheet] = (),
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.setting = setting
        self.sheet, self.layout, self.metrics, self.docket = sheet, layout, metrics, docket
        self.others = others
        self._full_foot = foot or full_foot([sheet], setting)
        probe = Pen(setting, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        self.columns = layout.columns
        self.head_columns = Columns.of(layout.log, self.width)  # the name of a session leads, whichever hand writes
        self.openers = self._openers()
        self.session_heads: dict[tuple[str, bool], SessionHead] = {}
        self.sessions = [
            (session, self._with_rests(number, session)) for number, session in enumerate(sheet.sessions, 1)
        ]
        self.rests = Stack(self._rests(0))
        """Rest days before the first session."""
        if min(self.below(page) for page in range(1, len(self.openers) + 1)) < 0:
            docket.error(
                sheet.where,
                f"the head of week {sheet.week} fills more than a page",
                "choose larger paper, or shorten “title”, “goal” and “note”",
            )

    def _openers(self) -> list[Head | NotesHead]:
        """The heads of the first page or, where its notes are too long for that, of the first two."""
        head = Head(self.sheet, self.setting, self.width)
        if not head.notes or self._room(1) >= head.height:
            return [head]
        bare = Head(self.sheet, self.setting, self.width, without_notes=True)
        return [bare, NotesHead(self.continued(2), self.sheet, self.setting, self.width)]

    def _rests(self, before: int) -> tuple[Box, ...]:
        """The rest days that follow a session, counted from 1."""
        return tuple(rest_line(rest, self.setting, self.width) for rest in self.sheet.rests if rest.before == before)

    def _with_rests(self, number: int, session: Session) -> list[LogBlock]:
        """The blocks of a session, below the last of them the rest days that follow it."""
        *blocks, last = self._blocks(session)
        return [*blocks, last.then(self._rests(number))]

    def _blocks(self, session: Session) -> Iterator[LogBlock]:
        """The blocks of a session. One that is higher than a page breaks between its keeps, never inside an exercise."""
        stem = f"w{self.sheet.week}/{session.id}"
        whole, continued = (self.below(0) - self.session_head(session, head).height for head in (False, True))
        if whole < 0:
            self._refuse_head(session)
        room = whole
        for block in session.blocks:
            left = LogBlock.of(block, stem, self.setting, self.columns, self._stems(session))
            while left.height > room:
                count = left.fitting(room)
                if not count and room < continued:  # the head of the session stands alone
                    room = continued
                elif len(left.keeps) == 1:
                    self._refuse(left, continued)
                    break
                else:
                    begun, left = left.split(max(count, 1), self.columns)
                    if not count:
                        self._refuse(begun, continued)
                    yield begun
                    room = continued
            yield left
            room = continued

    def _refuse_head(self, session: Session) -> None:
        self.docket.error(
            session.blocks[0].entries[0].where,
            f"the head of “{session.name}” fills more than a page",
            "shorten its “name”, “warm_up” and “note”, or choose larger paper",
        )

    def _refuse(self, block: LogBlock, room: float) -> None:
        """An exercise, or the cells of a block, that no page can hold."""
        excess = block.keeps[0].excess(room)
        millimetres = self.layout.line.least / MM
        self.docket.error(
            excess.where,
            f"“{excess.name}” needs {block.height * millimetres:.0f} mm for {excess.what}, "
            f"but a page offers {room * millimetres:.0f} mm",
            f"{excess.cure}, or choose larger paper",
        )

    def continued(self, page: int) -> ContinuedHead | PocketHead:
        """The head of a page after the first, counted from 1. Where the log is only ticked, pages are folded or stapled and one
        name on the first is enough."""
        if self.columns.arrange == "ticks":
            return PocketHead(self.sheet, self.setting.words("week", n=self.sheet.week), self.setting, self.width)
        numbers = [sheet.week for sheet in (self.sheet, *self.others)]
        weeks = of_week.named(numbers, self.setting.words) if self.others else ""
        return ContinuedHead(self.sheet, page, self.setting, self.width, weeks)

    def _stems(self, session: Session) -> list[Stem]:
        """The weeks that share the words of a session, where there are others."""
        sheets = (self.sheet, *self.others) if self.others else ()
        return [Stem(of_week.week(sheet.week, self.setting.words), f"w{sheet.week}/{session.id}") for sheet in sheets]

    def session_head(self, session: Session, continued: bool) -> SessionHead:
        """The head of a session, or of what a later page has of it."""
        key, level = (session.id, continued), 2 if self.sheet.phase else 1
        if key not in self.session_heads:
            head = SessionHead(
                session, self.sheet.week, level, self.setting, self.head_columns, continued, self._stems(session)
            )
            self.session_heads[key] = head
        return self.session_heads[key]

    def _foot(self, blocks: Iterable[Block], felt: bool = True) -> Foot:
        return _foot(blocks, self.setting, self.width, felt)

    def head_of(self, page: int) -> Box:
        """The head of a page, counted from 1."""
        return self.openers[page - 1] if 0 < page <= len(self.openers) else self.continued(page)

    def _room(self, page: int) -> float:
        """Lines of the tightest grid that a page has above its foot."""
        foot = self._full_foot if page == 1 or not self.columns.above else self._foot([])
        return (self.room - foot.height) / self.layout.line.least

    def below(self, page: int) -> float:
        """Lines of the tightest grid that a page, counted from 1, offers to sessions; 0 is any page that goes on."""
        return self._room(page) - self.head_of(page).height - (self.rests.height if page == 1 else 0)

    def foot_of(self, page: int, blocks: Iterable[Block], felt: bool) -> Foot:
        """The foot of a page, counted from 1, that holds *blocks*. On narrow paper, where a legend takes many lines, the first
        page explains what the whole week abbreviates."""
        if self.columns.above:
            return self._full_foot if page == 1 else self._foot([])
        return self._foot(blocks, felt)

    def sides(self) -> list[LogSide]:
        """The sides, composed and ready to draw."""
        return [self._side(sessions, page) for page, sessions in enumerate(self._pages(), start=1)]

    def _side(self, sessions: Sequence[Stood], page: int) -> LogSide:
        """A page, counted from 1."""
        rests = (self.rests,) if page == 1 else ()
        boxes = [box for head, blocks in sessions for box in (head, *blocks)]
        felt = any(not head.continued for head, _ in sessions)
        foot = self.foot_of(page, [block.block for _, blocks in sessions for block in blocks], felt)
        body = Stack((self.head_of(page), *rests, *boxes))
        return LogSide(body, foot, self.room - foot.height, self.layout.line, f"w{self.sheet.week}/notes/{page}")

    def _covers(self, needed: float) -> int:
        """How many pages hold nothing but their head, because what comes first needs more lines than they offer."""
        return next((page for page, _ in enumerate(self.openers) if self.below(page + 1) >= needed), len(self.openers))

    def _pages(self) -> list[list[Stood]]:
        """What stands on which page: as few pages as can be, breaking between sessions rather than inside them."""
        groups = [[block.height for block in blocks] for _, blocks in self.sessions]
        if not groups:
            return [[] for _ in self.openers]
        later, head = self.below(0), self.session_head(self.sessions[0][0], False).height
        covers = self._covers(head + (groups[0][0] if head + groups[0][0] <= later else 0))
        opening = self.below(covers + 1)
        pages = pages_of(
            groups,
            lambda number, continued: self.session_head(self.sessions[number][0], continued).height,
            lambda first: opening if first else later,
            whole=self.layout.keep == "sessions",
        )
        return [
            *([] for _ in range(covers)),
            *([self.stood(stretch.group, stretch) for stretch in page] for page in pages),
        ]

    def stood(self, number: int, stretch: Stretch) -> Stood:
        """What a page has of a session, counted from 0."""
        session, blocks = self.sessions[number]
        return self.session_head(session, stretch.continued), blocks[stretch.first : stretch.end]


def full_foot(sheets: Sequence[Sheet], setting: Setting) -> Foot:
    """The foot of a page that explains whatever some weeks abbreviate."""
    blocks = (block for sheet in sheets for session in sheet.sessions for block in session.blocks)
    return _foot(blocks, setting, Pen(setting, back=False).width)


def _foot(blocks: Iterable[Block], setting: Setting, width: float, felt: bool = True) -> Foot:
    """The foot of a page with these blocks; *felt* where it asks how a session felt."""
    layout = setting.layout
    entries = [entry for block in blocks for entry in (*block.entries, block.rows) if entry]
    codes_only = layout.columns.arrange == "ticks"
    plates, marks = layout.log.plates, layout.marks
    signs = legend(entries, setting.words, codes_only, plates, felt, marks) if entries else []
    return Foot(setting, signs, width)


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
