"""The log of a program whose weeks run on: one begins below the other where its first session has room there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from programprint.compose.frame.head import Foot
from programprint.compose.frame.running import continued_head
from programprint.compose.frame.week_head import WeekHead, week_head
from programprint.compose.log.alike import ways_to_share
from programprint.compose.log.side import LogSide, full_foot, log_side
from programprint.compose.log.week import LogWeek
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Stack
from programprint.compose.type.breaks import Stretch, pages_alike
from programprint.docket import Docket
from programprint.merge.sheet import Block, Sheet
from programprint.read.layout import Layout


class _Group(Struct, frozen=True):
    """A session of a week, by its place among those; a week without any has one with nothing in it."""

    week: int
    session: int
    opens: bool
    """Whether its week begins with it, below the head of the page."""


def runs_on(layout: Layout) -> bool:
    """Whether a layout lets weeks begin anywhere. Where cues stand between them, or pages are folded, they cannot."""
    columns = layout.columns
    alone = layout.week == ["log"] and layout.together == 1
    return layout.week_starts == "anywhere" and alone and not columns.above and columns.arrange != "ticks"


class Log(Struct, frozen=True):
    """The log of all weeks: how many pages it has, and how its *sides* are made of them."""

    pages: int
    sides: Callable[[], list[LogSide]]


def log_of(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> list[LogSide]:
    """The log sides of all weeks."""
    return paged_log(sheets, setting, docket).sides()


def paged_log(sheets: Sequence[Sheet], setting: Setting, docket: Docket, foot: Foot | None = None) -> Log:
    """The log of all weeks, in which it is known what stands on which page; *foot* is the one that serves all of them, where
    somebody has set it already."""
    if runs_on(setting.layout):
        foot = foot or full_foot(sheets, setting)
        ways = [WeeksOn(stretches, setting, foot) for stretches in ways_to_share(sheets, setting)]
        if found := [Log(len(way.pages()), way.sides) for way in ways if way.fit]:
            shared = min(found, key=lambda log: log.pages)
            apart = _apart(sheets, setting, trial := Docket())
            return shared if trial.errors else min(shared, apart, key=lambda log: log.pages)
    return _apart(sheets, setting, docket)


def _apart(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> Log:
    """Each week on pages of its own, whose feet explain no more than it needs."""
    sides = [side for sheet in sheets for side in LogWeek(sheet, setting, docket).sides()]
    return Log(len(sides), lambda: sides)


class WeeksOn:
    """The weeks of a program on pages that they share; those of a *stretch* are alike and share their words."""

    def __init__(self, stretches: Sequence[Sequence[Sheet]], setting: Setting, foot: Foot) -> None:
        self.setting, self.trial = setting, Docket()
        self.weeks = [LogWeek(sheet, setting, self.trial, foot, others) for sheet, *others in stretches]
        self.groups = [
            _Group(week, session, session == 0 and week > 0)
            for week, log in enumerate(self.weeks)
            for session in range(max(len(log.sessions), 1))
        ]
        self.heads = [self._week_head(week) for week in range(len(self.weeks))]

    @property
    def fit(self) -> bool:
        """Whether the heads of all weeks leave room on a page and nothing is wrong; what is, each week tells alone."""
        room = min(log.below(0) for log in self.weeks) / 2
        short = all(len(log.openers) == 1 for log in self.weeks) and max(head.height for head in self.heads) <= room
        return short and not self.trial.errors and all(map(self._whole, range(len(self.groups))))

    def _whole(self, number: int) -> bool:
        """Whether a session is as whole as it is in its week alone: what weeks share has room on a page."""
        group = self.groups[number]
        log = self.weeks[group.week]
        return not log.others or self._head(number, False) + sum(self._members(group)) <= log.below(0)

    def pages(self) -> list[list[Stretch]]:
        """What stands on which page."""
        above = sum(head.height for head in self._other_heads(0))
        opening, later = self.weeks[0].below(1) - above, min(log.below(0) for log in self.weeks)
        return pages_alike(
            tuple([tuple(self._members(group)) for group in self.groups]),
            tuple([(self._head(group, False), self._head(group, True)) for group in range(len(self.groups))]),
            opening,
            later,
            self.setting.layout.keep == "sessions",
        )

    def sides(self) -> list[LogSide]:
        """The sides, composed and ready to draw."""
        stood = [0] * len(self.weeks)  # on how many pages each week has stood
        sides = []
        for index, page in enumerate(self.pages()):
            on = sorted({self.groups[stretch.group].week for stretch in page}) or [0]
            for week in on:
                stood[week] += 1
            sides.append(self._side(page, on[0], stood[on[0]], index == 0))
        return sides

    def _week_head(self, week: int, top: float | None = None) -> Stack:
        """The short head of a week, counted from 0, and those of the weeks that share its words."""
        log = self.weeks[week]
        return Stack((week_head(log.sheet, self._before(week), self.setting, log.width, top), *self._other_heads(week)))

    def _other_heads(self, week: int) -> list[WeekHead]:
        log, before = self.weeks[week], self._before(week)
        return [
            week_head(sheet, [*before, log.sheet, *log.others[:index]], self.setting, log.width)
            for index, sheet in enumerate(log.others)
        ]

    def _before(self, week: int) -> list[Sheet]:
        """The sheets of all weeks before one."""
        return [sheet for log in self.weeks[:week] for sheet in (log.sheet, *log.others)]

    def _members(self, group: _Group) -> list[float]:
        sessions = self.weeks[group.week].sessions
        return [block.height for block in sessions[group.session][1]] if sessions else [0.0]

    def _head(self, number: int, continued: bool) -> float:
        """The height of what stands above the blocks of a session."""
        group = self.groups[number]
        log = self.weeks[group.week]
        own = log.session_head(log.sessions[group.session][0], continued).height if log.sessions else 0.0
        return own + (self.heads[group.week].height + log.rests.height if group.opens and not continued else 0.0)

    def _side(self, page: Sequence[Stretch], week: int, number: int, first: bool) -> LogSide:
        """A page on which a *week* comes first, for which it is the page of a *number*. A week at its top has the whole head of
        a week where there is room for that."""
        log = self.weeks[week]
        body: list[Box] = []
        blocks: list[Block] = []
        felt = False
        for stretch in page:
            group = self.groups[stretch.group]
            own = self.weeks[group.week]
            if group.opens and not stretch.continued and stretch is not page[0]:
                body += [self.heads[group.week], own.rests]
            if own.sessions:
                head, stood = own.stood(group.session, stretch)
                body += [head, *stood]
                blocks += [block.block for block in stood]
                felt = felt or not head.continued
        foot = log.foot_of(blocks, felt)
        room = log.room - foot.height
        if number == 1:
            body.insert(0, log.rests)
        whole = Stack((log.head_of(1), *self._other_heads(week), *body))
        if not first and (number > 1 or whole.height * log.layout.line.least > room):
            whole = Stack((*self._running(week, number), *body))
        return log_side(whole, foot, room, log.layout.line, f"w{log.sheet.week}/notes/{number}")

    def _running(self, week: int, number: int) -> tuple[Box, ...]:
        """The head of a page that goes on, and below it that of a week that begins there."""
        log = self.weeks[week]
        if number > 1:
            return (log.head_of(number),)
        over = continued_head(log.sheet, 1, self.setting, log.width)
        return over, self._week_head(week, over.height)
