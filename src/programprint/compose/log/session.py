"""The head of a session on the log side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import Literal

from programprint.compose.log.cells import RISE, ROW
from programprint.compose.log.columns import Stem
from programprint.compose.setting import Setting
from programprint.compose.type.again import SetAgain
from programprint.compose.type.boxes import LOOSE, Beside, Box, Drawn, Label, Lines, Marked, Ruled, White, stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Session
from programprint.pages import MM
from programprint.read.columns import APART, Columns
from programprint.wording import dates, names, sessions
from programprint.wording.words import Words

_PAD = 1.6 * MM
_MOST = 10
"""The last figure of a scale."""
_FELT = range(1, _MOST + 1)
"""How a session felt."""
_PAIN = range(_MOST + 1)
"""How much it hurt."""
_MARK = 5 * MM
"""From figure to figure of a scale, so that a circle fits around each."""
_DATE = 20 * MM
"""Room for a date beside a scale."""
_SCALE_PART = 0.4
"""The part of the width that a scale may take beside a title."""
_ABOVE = 1.0
"""Lines between the thick rule and the title."""
_BELOW_RULE = 0.1
"""Lines below the thick rule of a folded sheet."""
_BELOW_LINE = 0.4
"""Lines below that of a session that goes on on a folded sheet."""
_DROP = 0.65
"""Where the baseline of the title stands in its line."""


def session_title(session: Session, words: Words) -> list[Run]:
    """The day, the name and the date of a session; the first of them leads."""
    day, name, date = names.day(session, words), names.session(session, words), dates.session(session, words)
    dated = [Run("·"), Run(date)] if date else []
    return [Run(day, "bold"), Run(name), *dated] if day else [Run(name, "bold"), *dated]


class SessionHead(SetAgain):
    """The head of a session: its day and name, how long it takes, where date and effort are written, its warm-up and note; of
    one that goes on only that it does."""

    def __init__(
        self,
        session: Session,
        week: int,
        level: int,
        setting: Setting,
        columns: Columns,
        continued: bool = False,
        weeks: Sequence[Stem] = (),
    ) -> None:
        self.continued, self.weeks = continued, weeks
        self.setting, self.layout, self.columns, self.stem = setting, setting.layout, columns, f"w{week}/{session.id}"
        super().__init__(self._head(session, level, continued))

    def _head(self, session: Session, level: int, continued: bool) -> Box:
        return stack(
            None if continued else Marked(dates.day_and_session(session, self.setting.words), level),
            Ruled(self.layout.rules.thick),
            White(_ABOVE),
            self._title(session, continued),
            *([] if continued else self._opening(session)),
            White(self.layout.gaps.session),
        )

    @cached_property
    def _narrow(self) -> bool:
        """Whether date and how it felt have a row of their own: on narrow paper."""
        if self.columns.arrange == "across":
            return self._beside_room > self.columns.width * _SCALE_PART
        return self.columns.above

    @property
    def _scaled(self) -> bool:
        """Whether there is room for a scale to circle, beside the title or in a row below it."""
        if self._narrow:
            return self._scale_room <= self.columns.width / 2
        return self._beside_room <= self.columns.width * _SCALE_PART

    @property
    def _scale_room(self) -> float:
        """The width of the scale and what it is called."""
        label = self.setting.metrics.width(self.setting.words("head.felt.scale"), "regular", self.layout.type.small)
        return label + _PAD + len(_FELT) * _MARK

    @property
    def _beside_room(self) -> float:
        """The same, with what the date beside it is called."""
        date = self.setting.metrics.width(self.setting.words("head.date"), "regular", self.layout.type.small)
        return date + _PAD + self._scale_room

    @property
    def _pen_room(self) -> float:
        """The width of date and scale, or of the scale alone where the date stands elsewhere."""
        return self._scale_room if self._narrow else self._beside_room + _DATE + APART

    def _title(self, session: Session, continued: bool) -> Box:
        """Day and name; beside them how long it takes, and on wide paper what is written."""
        metrics, words, type_, columns = self.setting.metrics, self.setting.words, self.layout.type, self.columns
        minutes = "" if self._minutes_below(session) else self._minutes(session)
        minutes = words.joined("list.dot", (minutes, *(week.name for week in self.weeks[:1])))
        optional = [Run(words("optional"), "italic", type_.body)] if session.optional else []
        after = words("continued") if continued else minutes
        narrow = self._narrow
        length = metrics.width(after, "regular", type_.small)
        beside = columns.width - self._pen_room - length - 2 * APART if self._scaled else columns.number
        room = columns.width - length if narrow else beside
        title = lines([*session_title(session, words), *optional], type_.heading, room - 2 * MM, metrics)
        named = (0.0, Lines(title, LOOSE, _DROP))
        if continued:
            at = (title[-1].width if title else 0) + 2 * MM
            last = Label(after, "italic", type_.small, _DROP + LOOSE * (len(title) - 1))
            return Beside((named, (at, last)))
        if narrow:
            return Beside((named, (columns.width, Label(after, "regular", type_.small, _DROP, "right"))))
        at = beside + length + APART if self._scaled else columns.number
        last = Label(after, "regular", type_.small, _DROP, "right" if self._scaled else "left")
        return Beside((named, (at, last), (0.0, Drawn(0.0, self._write_ins))))

    def _minutes(self, session: Session) -> str:
        """“about 25 min”."""
        return self.setting.words("session.minutes", n=self.setting.words.number(session.minutes))

    def _minutes_below(self, session: Session) -> bool:
        """Whether that stands beside the warm-up, so that the title keeps to a line: across the page."""
        return self.columns.arrange == "across" and bool(session.warm_up) and not self._narrow

    def _opening(self, session: Session) -> list[Box]:
        """What comes before the first exercise: a row for the pen on narrow paper, how much it hurt, the warm-up
        with its box, and the note."""
        boxes: list[Box] = [Drawn(ROW + self.layout.gaps.row, self._row)] if self._narrow else []
        if session.minds_pain and self.columns.arrange != "ticks":
            boxes.append(Drawn(ROW, self._pain))
        return [*boxes, *self._warm_up(session, self._minutes(session) if self._minutes_below(session) else "")]

    def _warm_up(self, session: Session, minutes: str = "") -> list[Box]:
        """The warm-up with its box, at its right how many *minutes* the session takes, and the note."""
        metrics, words, layout = self.setting.metrics, self.setting.words, self.layout
        size, room, drop = layout.type.small, self.columns.width - layout.log.label, BASE + RISE
        boxes: list[Box] = []
        if session.warm_up:
            length = metrics.width(minutes, "regular", size) + APART if minutes else 0.0
            told = ((0.0, Drawn(0.0, self._tick)), (layout.log.label, Lines(self._warmed(session, length), drop=drop)))
            last = ((self.columns.width, Label(minutes, "regular", size, drop, "right")),) if minutes else ()
            boxes.append(Beside((*told, *last)))
        note = lines([Run(sessions.note(session, words))], size, room, metrics)
        boxes.append(Beside(((layout.log.label, Lines(note, drop=drop)),)))
        boxes += [Drawn(ROW, partial(self._again, week, bool(session.warm_up))) for week in self.weeks[1:]]
        return [*boxes, White(layout.gaps.block)] if session.warm_up or self.weeks else boxes

    def _warmed(self, session: Session, taken: float) -> Sequence[Line]:
        """The lines of the warm-up, where so many points are *taken* at their right."""
        words, room = self.setting.words, self.columns.width - self.layout.log.label - taken
        runs = [Run(words("detail.warm-up"), "bold"), Run(words.joined("list.dot", session.warm_up))]
        return lines(runs, self.layout.type.small, room, self.setting.metrics)

    def _tick(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """The box of the warm-up."""
        box, drop = (self.layout.log.box, 1.2 * MM) if self.layout.marks else (4 * MM, 0.6 * MM)
        pen.tick(x, y + (BASE + RISE) * grid + drop, box, 0.6, f"{self.stem}/warm-up/tick")

    def _row(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """On narrow paper date and how it felt have a row of their own, half of it each."""
        half = (pen.width - APART) / 2
        baseline = y + (_DROP - LOOSE + ROW + self.layout.gaps.row) * grid
        self._date(pen, x, x + half, baseline, grid, self.stem)
        if self._scaled:
            x = pen.right - len(_FELT) * _MARK
            pen.text(x - _PAD, baseline, pen.words("head.felt.scale"), "regular", self.layout.type.small, "right")
            self._scale(pen, x, baseline, grid, self.stem)
        else:
            self._of_ten(pen, x + half + APART, baseline, grid, "felt")

    def _write_ins(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Date and how it felt on the right."""
        baseline = y + _DROP * grid
        if not self._scaled:
            self._date(pen, x + self.columns.first, x + self.columns.second - APART, baseline, grid, self.stem)
            self._of_ten(pen, x + self.columns.second, baseline, grid, "felt")
            return
        self._pen_in(pen, baseline, grid, self.stem)

    def _pen_in(self, pen: Pen, baseline: float, grid: float, stem: str) -> None:
        """Date and scale, at the right edge."""
        scale = pen.right - len(_FELT) * _MARK
        start = scale - _PAD - pen.metrics.width(pen.words("head.felt.scale"), "regular", self.layout.type.small)
        self._date(pen, pen.right - self._pen_room, start - APART, baseline, grid, stem)
        pen.text(start, baseline, pen.words("head.felt.scale"), "regular", self.layout.type.small)
        self._scale(pen, scale, baseline, grid, stem)

    def _again(self, week: Stem, warmed: bool, pen: Pen, x: float, y: float, grid: float) -> None:
        """The box of the warm-up, date and effort in another week that shares the words."""
        size, baseline = self.layout.type.small, y + (ROW - 1 + BASE) * grid
        if warmed:
            pen.tick(x, baseline + 0.6 * MM, 4 * MM, 0.6, f"{week.stem}/warm-up/tick")
            pen.text(x + self.layout.log.label, baseline, pen.words("detail.warm-up"), "bold", size)
        pen.text(pen.right - self._pen_room - APART, baseline, week.name, "regular", size, "right")
        self._pen_in(pen, baseline, grid, week.stem)

    def _scale(
        self,
        pen: Pen,
        x: float,
        baseline: float,
        grid: float,
        stem: str,
        figures: range = _FELT,
        kind: Literal["felt", "pain"] = "felt",
    ) -> None:
        """Figures to be circled: one field."""
        bottom, height, width = baseline + (1 - BASE) * grid, ROW * grid, len(figures) * _MARK
        for place, number in enumerate(figures):
            middle = x + (place + 0.5) * _MARK
            pen.text(middle, baseline, pen.words.number(number), "regular", self.layout.type.small, "centre")
        pen.room(x, bottom + (height - grid) / 2, width, height, f"{stem}/{kind}", kind)

    def _pain(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """How much it hurt, below how it felt: a scale or, where that has no room, a cell."""
        words, baseline, start = pen.words, y + (_DROP - LOOSE + ROW) * grid, pen.right - len(_PAIN) * _MARK
        label, size = words("head.pain.scale"), self.layout.type.small
        if start - _PAD - pen.metrics.width(label, "regular", size) >= x:
            pen.text(start - _PAD, baseline, label, "regular", size, "right")
            self._scale(pen, start, baseline, grid, self.stem, _PAIN, "pain")
        else:
            self._of_ten(pen, x, baseline, grid, "pain")

    def _date(self, pen: Pen, x: float, end: float, baseline: float, grid: float, stem: str) -> None:
        x += pen.text(x, baseline, pen.words("head.date"), "regular", self.layout.type.small) + _PAD
        bottom = baseline + (1 - BASE) * grid
        pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, f"{stem}/date", "date")

    def _of_ten(self, pen: Pen, x: float, baseline: float, grid: float, kind: Literal["felt", "pain"]) -> None:
        """A cell for a figure up to ten, to the right edge."""
        size, bottom = self.layout.type.small, baseline + (1 - BASE) * grid
        before, after = map(str.strip, pen.words.around(f"head.{kind}", "cell"))
        x += pen.text(x, baseline, before, "regular", size) + _PAD
        end = pen.right - pen.metrics.width(after, "regular", size) - _PAD
        pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, f"{self.stem}/{kind}", kind)
        pen.text(pen.right, baseline, after, "regular", size, "right")


class FoldedHead(SessionHead):
    """The same on a folded sheet, where height is dearest: the date beside day and name, and nothing of how it felt. A session
    that goes on says so in one line of small type."""

    def _head(self, session: Session, level: int, continued: bool) -> Box:
        words, metrics, type_, width = self.setting.words, self.setting.metrics, self.layout.type, self.columns.width
        title = session_title(session, words)
        title += [Run(words("optional"), "italic", type_.body)] if session.optional else []
        if continued:
            going_on = lines([*title, Run(words("continued"), "italic")], type_.small, width, metrics)
            return stack(Lines(going_on), White(_BELOW_LINE))
        date = metrics.width(words("head.date"), "regular", type_.small) + _PAD + _DATE
        named = lines(title, type_.heading, width, metrics)
        drop, minutes = ROW - 1 + BASE, self._minutes(session)
        length = metrics.width(minutes, "regular", type_.small) + APART
        beside = len(named) == 1 and named[0].width + APART + date <= width
        parts: list[Box] = []
        if beside:
            row = Beside(((0.0, Lines(named, ROW, drop)), (width - date, Drawn(ROW, self._dated))))
            fits = session.warm_up and len(self._warmed(session, 0.0)) == len(self._warmed(session, length))
            parts = [White(_BELOW_RULE), row, *self._warm_up(session, minutes if fits else "")]
        else:
            row = Beside(
                ((0.0, Drawn(ROW, self._dated)), (width, Label(minutes, "regular", type_.small, drop, "right")))
            )
            parts = [White(_ABOVE / 2), Lines(named, LOOSE, _DROP), row, *self._warm_up(session)]
        marked = Marked(dates.day_and_session(session, words), level)
        return stack(marked, Ruled(self.layout.rules.thick), *parts, White(self.layout.gaps.session))

    def _dated(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Room for the date."""
        label = pen.metrics.width(pen.words("head.date"), "regular", self.layout.type.small)
        self._date(pen, x, x + label + _PAD + _DATE, y + (ROW - 1 + BASE) * grid, grid, self.stem)
