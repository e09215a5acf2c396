"""The log side of a week: sessions and blocks spread over as few pages as hold them at a readable size.

A page breaks between blocks, never inside an exercise. What a page does not need opens up its grid, and what then
remains becomes room for notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from programprint.compose.frame.head import Foot
from programprint.compose.frame.legend import Signs, told_with
from programprint.compose.frame.running import ContinuedHead, PocketHead, continued_head
from programprint.compose.log.block import LogBlock, rest_line
from programprint.compose.log.columns import Stem
from programprint.compose.log.openers import Openers, openers, short_opener
from programprint.compose.log.session import FoldedHead, SessionHead
from programprint.compose.log.side import LogSide, foot_for, full_foot, log_side, signs_of
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Stack, White
from programprint.compose.type.breaks import Place, Stretch, pages_of
from programprint.compose.type.kept import Kept
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.merge.sheet import Block, Session, Sheet
from programprint.pages import MM
from programprint.read.columns import Columns
from programprint.wording import weeks as of_week

Stood = tuple[SessionHead, list[LogBlock]]
"""Consecutive blocks of one session on one page, and its head there."""
_session_heads = Kept[SessionHead](lasting=True)
_of_session = Kept[list[LogBlock]]()
_feet = Kept[Foot]()
_told = Kept[tuple[Session, bool]]()


class LogWeek:
    """The log side of one sheet. Its pages have room for a *foot*: where weeks share them, for one that serves all weeks. The
    sheets of *others* are alike and share its words. Where the log is only ticked, weeks are one booklet: one with *earlier* ones
    has no cover, and asks only for maxima that these have not asked for. Nor does a short head say again what these have said."""

    def __init__(
        self,
        sheet: Sheet,
        setting: Setting,
        docket: Docket,
        foot: Foot | None = None,
        others: Sequence[Sheet] = (),
        earlier: Sequence[Sheet] = (),
    ) -> None:
        layout = setting.layout
        self.sheet, self.setting, self.layout, self.docket = sheet, setting, layout, docket
        self.others, self.refused = others, 0
        probe = Pen(setting, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        self.columns = layout.columns
        self.head_columns = Columns.of(layout.log, self.width)  # the name of a session leads, whichever hand writes
        kept = self.foot([]) if self.columns.above else foot or full_foot([sheet], setting)
        self.lines = (self.room - kept.height) / layout.line.least
        """Lines of the tightest grid that a page has above its foot."""
        before = earlier if self.columns.arrange == "ticks" else ()
        self.openers = openers(sheet, setting, self.lines, self.continued, before, shared=not others)
        self._heads: dict[tuple[str, bool], SessionHead] = {}
        self._known: set[str] = set()
        self.sessions = [
            (session, self._with_rests(number, session)) for number, session in enumerate(sheet.sessions, 1)
        ]
        self.rests = Stack(self._rests(0))
        """Rest days before the first session."""
        self.openers = self._closer(earlier)
        if min(self.below(page) for page in range(1, len(self.openers) + 1)) < 0:
            docket.error(
                sheet.where,
                f"the head of week {sheet.week} fills more than a page",
                "choose larger paper, or shorten “title”, “goal” and “note”",
            )

    def _closer(self, earlier: Sequence[Sheet]) -> Openers:
        """The heads that open the week; a short one where words stand above cells, and the first session has room below that and
        none below the whole head, which would have a page to itself."""
        if not (self.columns.above and self.layout.keep == "sessions" and self.sessions and len(self.openers) == 1):
            return self.openers
        needed = self.height_of(0) + self._legend_of((0, 0), (0, len(self.sessions[0][1]) - 1))
        short = short_opener(self.sheet, self.setting, self.width, earlier)
        return [short] if self.below(1) < needed <= self.lines - short.height - self.rests.height else self.openers

    def _rests(self, before: int) -> tuple[Box, ...]:
        """The rest days that follow a session, counted from 1."""
        return tuple(rest_line(rest, self.setting, self.width) for rest in self.sheet.rests if rest.before == before)

    def _with_rests(self, number: int, session: Session) -> list[LogBlock]:
        """The blocks of a session, below the last of them the rest days that follow it. They are the same for all athletes who
        are asked the same in it and have as much room, where nothing is refused."""
        room = [self.below(0) - self.session_head(session, head).height for head in (False, True)]
        rests = tuple(rest for rest in self.sheet.rests if rest.before == number)
        key = Same(session), Same(self.setting), self.sheet.week, *room, tuple(self._stems(session)), rests
        if (known := _of_session.known(key)) is not None:
            return known
        refused = self.refused
        *blocks, last = self._blocks(session)
        found = [*blocks, last.then(self._rests(number))]
        if self.columns.above or self.refused > refused:
            return found
        return _of_session.of(key, lambda: found)

    def _blocks(self, session: Session) -> Iterator[LogBlock]:
        """The blocks of a session. One that is higher than a page breaks between its keeps, never inside an exercise."""
        stem = f"w{self.sheet.week}/{session.id}"
        whole, continued = (self.below(0) - self.session_head(session, head).height for head in (False, True))
        if whole < 0:
            self._refuse_head(session)
        room = whole
        for index, block in enumerate(session.blocks):
            left = LogBlock.of(block, stem, self.setting, self.columns, self._stems(session))
            under = self._under(self._new([block], index == 0, self._known)) if self.columns.above else 0.0
            while left.height > room - (under if len(left.keeps) > 1 else 0.0):
                count = left.fitting(room - under) or left.fitting(room)
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
        self.refused += 1
        self.docket.error(
            session.blocks[0].entries[0].where,
            f"the head of “{session.name}” fills more than a page",
            "shorten its “name”, “warm_up” and “note”, or choose larger paper",
        )

    def _refuse(self, block: LogBlock, room: float) -> None:
        """An exercise, or the cells of a block, that no page can hold."""
        self.refused += 1
        excess = block.keeps[0].excess(room)
        millimetres = self.layout.line.least / MM
        self.docket.error(
            excess.where,
            f"“{excess.name}” needs {block.height * millimetres:.0f} mm for {excess.what}, "
            f"but a page offers {room * millimetres:.0f} mm",
            f"{excess.cure}, or choose larger paper",
        )

    def continued(self, page: int) -> ContinuedHead | PocketHead | None:
        """The head of a page after the first, counted from 1. Where the log is only ticked, pages are folded or stapled and one
        name on the first is enough; those of one folded sheet need no head."""
        if self.layout.folds:
            return None
        if self.columns.arrange == "ticks":
            return PocketHead(self.sheet, self.name, self.setting, self.width)
        numbers = [sheet.week for sheet in (self.sheet, *self.others)]
        weeks = of_week.named(numbers, self.setting.words) if self.others else ""
        return continued_head(self.sheet, page, self.setting, self.width, weeks)

    def _stems(self, session: Session) -> list[Stem]:
        """The weeks that share the words of a session, where there are others."""
        sheets = (self.sheet, *self.others) if self.others else ()
        return [Stem(of_week.week(sheet.week, self.setting.words), f"w{sheet.week}/{session.id}") for sheet in sheets]

    def session_head(self, session: Session, continued: bool) -> SessionHead:
        """The head of a session, or of what a later page has of it."""
        key = session.id, continued
        if key not in self._heads:
            week, level, stems = self.sheet.week, 2 if self.sheet.phase else 1, tuple(self._stems(session))
            kind, setting = FoldedHead if self.layout.folds else SessionHead, self.setting
            told = _told.of(Same(session), lambda: (replace(session, blocks=()), session.minds_pain))
            self._heads[key] = _session_heads.of(
                (told, Same(setting), week, level, continued, stems),
                lambda: kind(session, week, level, setting, self.head_columns, continued, stems),
            )
        return self._heads[key]

    @property
    def name(self) -> str:
        """“Week 3”."""
        return self.setting.words("week", n=self.sheet.week)

    def head_of(self, page: int) -> Box:
        """The head of a page, counted from 1; 0 is any page that goes on, and says so beside the title."""
        return self.openers[page - 1] if 0 < page <= len(self.openers) else self.continued(page or 2) or White(0.0)

    def below(self, page: int) -> float:
        """Lines of the tightest grid that a page, counted from 1, offers to sessions; 0 is any page that goes on."""
        return self.lines - self.head_of(page).height - (self.rests.height if page == 1 else 0)

    def foot(self, signs: Signs) -> Foot:
        """The foot of a page that explains these."""
        return foot_for(signs, self.setting, self.width, self.name if self.layout.folds else "")

    def foot_of(self, blocks: Iterable[Block], felt: bool) -> Foot:
        """The foot of a page that explains what these blocks abbreviate; *felt* where it asks how a session felt."""
        shown = list(blocks)
        return _feet.of(
            (tuple(map(Same, shown)), Same(self.setting), felt, self.name),
            lambda: self.foot(signs_of(shown, self.setting, felt)),
        )

    def _new(self, blocks: Iterable[Block], felt: bool, known: set[str]) -> Signs:
        """What these blocks abbreviate that is not *known*; what is new is then known."""
        found = [pair for pair in signs_of(blocks, self.setting, felt) if pair[1] not in known]
        known |= told_with(found, self.setting.words)
        return found

    def _under(self, signs: Signs) -> float:
        """Lines of the tightest grid that a legend takes, beyond a foot without one."""
        bare = self.foot([]).height
        return (self.foot(signs).height - bare) / self.layout.line.least if signs else 0.0

    def _legend_of(self, start: Place, end: Place) -> float:
        """The same of what a page from one block to another is the first to abbreviate, each block by its session and place."""
        if not self.columns.above:
            return 0.0
        known: set[str] = set()
        here: list[Block] = []
        felt = False
        for number, (_, blocks) in enumerate(self.sessions):
            for index, block in enumerate(blocks):
                if (number, index) < start:
                    self._new([block.block], index == 0, known)
                elif (number, index) <= end:
                    here.append(block.block)
                    felt = felt or index == 0
        return self._under(self._new(here, felt, known))

    def _small_foot(self, blocks: Sequence[Block], felt: bool, known: set[str], height: float) -> Foot:
        """The foot of a page with words above cells, where height is dear: of its *blocks*, which take a *height* in points, it
        explains what no page before has made *known*, and nothing where it has no room for that."""
        now = set(known)
        foot = self.foot(self._new(blocks, felt, now))
        if height > self.room - foot.height + 0.01:
            return self.foot([])
        known |= now
        return foot

    def sides(self) -> list[LogSide]:
        """The sides, composed and ready to draw."""
        known: set[str] = set()
        return [self._side(sessions, page, known) for page, sessions in enumerate(self._pages(), start=1)]

    def _side(self, sessions: Sequence[Stood], page: int, known: set[str]) -> LogSide:
        """A page, counted from 1, where some meanings are *known* from those before."""
        rests = (self.rests,) if page == 1 else ()
        body = Stack((self.head_of(page), *rests, *(box for head, blocks in sessions for box in (head, *blocks))))
        blocks = [block.block for _, stood in sessions for block in stood]
        felt = any(not head.continued for head, _ in sessions)
        above, height = self.columns.above, body.height * self.layout.line.least
        foot = self._small_foot(blocks, felt, known, height) if above else self.foot_of(blocks, felt)
        return log_side(body, foot, self.room - foot.height, self.layout.line, f"w{self.sheet.week}/notes/{page}")

    def height_of(self, number: int) -> float:
        """Lines of the tightest grid that a session takes, counted from 0: its head and its blocks."""
        session, blocks = self.sessions[number]
        return self.session_head(session, False).height + sum(block.height for block in blocks)

    def _covers(self, needed: float) -> int:
        """How many pages hold nothing but their head, because what comes first needs more lines than they offer."""
        return next((page for page, _ in enumerate(self.openers) if self.below(page + 1) >= needed), len(self.openers))

    def _pages(self) -> list[list[Stood]]:
        """What stands on which page: as few pages as can be, breaking between sessions rather than inside them."""
        groups = [[block.height for block in blocks] for _, blocks in self.sessions]
        if not groups:
            return [[] for _ in self.openers]
        later, head = self.below(0), self.session_head(self.sessions[0][0], False).height
        opened = head + groups[0][0] + self._legend_of((0, 0), (0, 0))
        covers = self._covers(opened if opened <= later else head)
        opening = self.below(covers + 1)
        pages = pages_of(
            groups,
            lambda number, continued: self.session_head(self.sessions[number][0], continued).height,
            lambda first: opening if first else later,
            whole=self.layout.keep == "sessions",
            below=cache(self._legend_of),
        )
        return [
            *([] for _ in range(covers)),
            *([self.stood(stretch.group, stretch) for stretch in page] for page in pages),
        ]

    def stood(self, number: int, stretch: Stretch) -> Stood:
        """What a page has of a session, counted from 0."""
        session, blocks = self.sessions[number]
        return self.session_head(session, stretch.continued), blocks[stretch.first : stretch.end]
