"""An exercise → a poster: its name, how it looks, as large as the page, what works in it, and a few steps in large type."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.cues.cards import CardSetter, cue_anchor
from programprint.compose.cues.columns import column_box, sizes
from programprint.compose.cues.filling import Columns, level
from programprint.compose.cues.reading import sections
from programprint.compose.cues.subjects import Subjects
from programprint.compose.frame.head import Folio, Foot
from programprint.compose.looks import Look, body_of, look_of
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import POINTS, Anchored, Box, Lines, Marked, Ruled, White, last, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.merge.sheet import Guide, Sheet
from programprint.pages import MM
from programprint.problems import Span

DRAWN_PART = 0.42
"""The most of the height that is drawn on, where there is something to draw."""
BODY_PART = 0.3
"""The part of the width that a body with its muscles takes beside a figure."""
AIR = 6 * MM
HANG_PART = 1.3
"""Where the text of an item begins, as a multiple of its size."""
TITLE, TITLE_DROP = 1.15, 0.9
"""From line to line of the name, and down to its first baseline, as multiples of its size."""
NARROWEST = 58 * MM


def posters(subjects: Subjects, sheet: Sheet, setting: Setting, docket: Docket) -> list[Poster]:
    """A page for each exercise, all in one size of type: the largest that holds every one of them."""
    signed = setting.words.joined("list.dot", (sheet.title, sheet.author))
    drafts = [(_Draft(guide, setting, signed), where) for guide, _, where in subjects]
    tried = sizes(setting.layout.poster)
    for draft, where in drafts:
        if not draft.columns(tried[0]):
            _refuse(draft.guide, where, docket)
            return []
    size = tried[last(lambda at: all(draft.columns(tried[at]) for draft, _ in drafts), len(tried))]
    return [draft.poster(size) for draft, _ in drafts]


def _refuse(guide: Guide, where: Span | None, docket: Docket) -> None:
    docket.error(
        where, f"“{guide.name}” has no room on a poster", "choose larger paper, a smaller “least”, or “show” less"
    )


class _Draft:
    """An exercise on its way to a poster."""

    def __init__(self, guide: Guide, setting: Setting, signed: str) -> None:
        self.guide, self.setting, self.layout = guide, setting, setting.layout
        self.probe = Pen(setting, back=False)
        self.foot = Foot(setting, [Run(signed)], self.probe.width)
        reading = self.layout.poster
        most = int((self.probe.width + reading.gutter) / (NARROWEST + reading.gutter))
        self.count = max(min(reading.columns, most), 1)
        self.measure = (self.probe.width - (self.count - 1) * reading.gutter) / self.count
        self.head = self._head()
        self.looks = self._looks()
        drawn = max((look.height for look in self.looks), default=-AIR)
        self.room = self.probe.bottom - self.probe.top - self.foot.height - self.head.height - drawn - 2 * AIR

    def _head(self) -> Box:
        """The name, as large as it stands on one line, and a rule."""
        type_, width, metrics = self.layout.type, self.probe.width, self.setting.metrics
        name = [Run(self.guide.name, "bold")]
        size = next((one for one in (type_.display, type_.heading) if len(lines(name, one, width, metrics)) == 1), 0.0)
        size = size or type_.heading
        title = Lines(lines(name, size, width, metrics), TITLE * size, TITLE_DROP * size)
        marks = Anchored(cue_anchor("poster", self.guide)), Marked(self.guide.name, 0)
        return stack(*marks, title, White(AIR / 3), Ruled(self.layout.rules.thick, width=width))

    def _looks(self) -> list[Look]:
        """The figure, and beside it a body with the muscles."""
        width, high = self.probe.width, DRAWN_PART * (self.probe.bottom - self.probe.top)
        body = body_of(self.guide, high, BODY_PART * width)
        room = width - (body.width + AIR if body else 0.0)
        figure = look_of(self.guide, high, room, high)
        return [look for look in (figure, body) if look]

    def columns(self, size: float) -> Columns:
        """The steps in columns at a size; none where they do not fit."""
        setter = CardSetter(self.layout.poster, self.setting, "poster", size, self.measure)
        setter.hang = HANG_PART * size
        return level(sections(setter.strips_of(self.guide)), [self.room] * self.count) if self.room > 0 else ()

    def poster(self, size: float) -> Poster:
        """The page at a size."""
        boxes = [column_box(column, self.measure, self.layout) for column in self.columns(size)]
        return Poster(self.head, self.looks, boxes, self.foot, self.measure + self.layout.poster.gutter)


class Poster(Struct, frozen=True):
    """A page: its head, what is drawn, and columns *pitch* points apart."""

    head: Box
    looks: Sequence[Look]
    columns: Sequence[Box]
    foot: Foot
    pitch: float

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the page: the figure at the left, the body at the right, both on one line."""
        self.head.draw(pen, pen.left, pen.top, POINTS)
        top = pen.top + self.head.height + AIR
        high = max((look.height for look in self.looks), default=-AIR)
        for at, look in enumerate(self.looks):
            x = pen.right - look.width if at else pen.left
            look.boxed().draw(pen, x, top + high - look.height, POINTS)
        for at, box in enumerate(self.columns):
            box.draw(pen, pen.left + at * self.pitch, top + high + AIR, POINTS)
        self.foot.draw(pen, folio)
