"""The head of a session on the log side."""

from __future__ import annotations

from programprint.compose.log.cells import RISE, ROW
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import LOOSE, Beside, Box, Built, Drawn, Label, Lines, Marked, Ruled, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Session
from programprint.pages import MM
from programprint.read.columns import APART, Columns
from programprint.wording import dates, names, sessions
from programprint.wording.words import Words

_PAD = 1.6 * MM
_FELT = 10
"""How a session felt goes from 1 to this."""
_MARK = 5 * MM
"""From figure to figure of a scale, so that a circle fits around each."""
_DATE = 20 * MM
"""Room for a date beside a scale."""
_SCALE_PART = 0.4
"""The part of the width that a scale may take beside a title."""
_ABOVE = 1.0
"""Lines between the thick rule and the title."""
_DROP = 0.65
"""Where the baseline of the title stands in its line."""


def session_title(session: Session, words: Words) -> list[Run]:
    """The day, the name and the date of a session; the first of them leads."""
    day, name, date = names.day(session, words), names.session(session, words), dates.session(session, words)
    dated = [Run("·"), Run(date)] if date else []
    return [Run(day, "bold"), Run(name), *dated] if day else [Run(name, "bold"), *dated]


class SessionHead(Built):
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
    ) -> None:
        self.continued = continued
        self.setting, self.layout, self.columns, self.stem = setting, setting.layout, columns, f"w{week}/{session.id}"
        super().__init__(
            stack(
                None if continued else Marked(dates.day_and_session(session, setting.words), level),
                Ruled(self.layout.rules.thick),
                White(_ABOVE),
                self._title(session, continued),
                *([] if continued else self._opening(session)),
                White(self.layout.gaps.session),
            )
        )

    @property
    def _scaled(self) -> bool:
        """Whether there is room for a scale to circle, beside the title or in a row below it."""
        room = self.columns.width / 2 if self.columns.above else self.columns.width * _SCALE_PART
        return self._pen_room - (0 if self.columns.above else APART + _DATE) <= room

    @property
    def _pen_room(self) -> float:
        """The width of date and scale."""
        words, size, metrics = self.setting.words, self.layout.type.small, self.setting.metrics
        label = metrics.width(words("head.felt.scale"), "regular", size)
        date = 0.0 if self.columns.above else metrics.width(words("head.date"), "regular", size) + _PAD + _DATE + APART
        return date + label + _PAD + _FELT * _MARK

    def _title(self, session: Session, continued: bool) -> Box:
        """Day and name; beside them how long it takes, and on wide paper what is written."""
        metrics, words, type_, columns = self.setting.metrics, self.setting.words, self.layout.type, self.columns
        minutes = words("session.minutes", n=words.number(session.minutes))
        optional = [Run(words("optional"), "italic", type_.body)] if session.optional else []
        after = words("continued") if continued else minutes
        narrow = columns.above
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

    def _opening(self, session: Session) -> list[Box]:
        """What comes before the first exercise: a row for the pen on narrow paper, the warm-up with its box, and the note."""
        metrics, words, layout = self.setting.metrics, self.setting.words, self.layout
        room = self.columns.width - layout.log.label
        boxes: list[Box] = [Drawn(ROW + layout.gaps.row, self._row)] if self.columns.above else []
        if warm_up := words.joined("list.dot", session.warm_up):
            runs = [Run(words("detail.warm-up"), "bold"), Run(warm_up)]
            set_lines = Lines(lines(runs, layout.type.small, room, metrics), drop=BASE + RISE)
            boxes.append(Beside(((0.0, Drawn(0.0, self._tick)), (layout.log.label, set_lines))))
        note = lines([Run(sessions.note(session, words))], layout.type.small, room, metrics)
        boxes.append(Beside(((layout.log.label, Lines(note, drop=BASE + RISE)),)))
        return [*boxes, White(layout.gaps.block)] if warm_up else boxes

    def _tick(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """The box of the warm-up."""
        box, drop = (self.layout.log.box, 1.2 * MM) if self.layout.marks else (4 * MM, 0.6 * MM)
        pen.tick(x, y + (BASE + RISE) * grid + drop, box, 0.6, f"{self.stem}/warm-up/tick")

    def _row(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """On narrow paper date and how it felt have a row of their own, half of it each."""
        half = (pen.width - APART) / 2
        baseline = y + (_DROP - LOOSE + ROW + self.layout.gaps.row) * grid
        self._date(pen, x, x + half, baseline, grid)
        if self._scaled:
            x = pen.right - _FELT * _MARK
            pen.text(x - _PAD, baseline, pen.words("head.felt.scale"), "regular", self.layout.type.small, "right")
            self._scale(pen, x, baseline, grid)
        else:
            self._felt(pen, x + half + APART, baseline, grid)

    def _write_ins(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Date and how it felt on the right."""
        baseline = y + _DROP * grid
        if not self._scaled:
            self._date(pen, x + self.columns.first, x + self.columns.second - APART, baseline, grid)
            self._felt(pen, x + self.columns.second, baseline, grid)
            return
        scale = pen.right - _FELT * _MARK
        start = scale - _PAD - pen.metrics.width(pen.words("head.felt.scale"), "regular", self.layout.type.small)
        self._date(pen, pen.right - self._pen_room, start - APART, baseline, grid)
        pen.text(start, baseline, pen.words("head.felt.scale"), "regular", self.layout.type.small)
        self._scale(pen, scale, baseline, grid)

    def _scale(self, pen: Pen, x: float, baseline: float, grid: float) -> None:
        """The figures from 1 to 10, to be circled: one field."""
        bottom, height = baseline + (1 - BASE) * grid, ROW * grid
        for number in range(1, _FELT + 1):
            middle = x + (number - 0.5) * _MARK
            pen.text(middle, baseline, pen.words.number(number), "regular", self.layout.type.small, "centre")
        pen.room(x, bottom + (height - grid) / 2, _FELT * _MARK, height, f"{self.stem}/felt", "felt")

    def _date(self, pen: Pen, x: float, end: float, baseline: float, grid: float) -> None:
        x += pen.text(x, baseline, pen.words("head.date"), "regular", self.layout.type.small) + _PAD
        bottom = baseline + (1 - BASE) * grid
        pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, f"{self.stem}/date", "date")

    def _felt(self, pen: Pen, x: float, baseline: float, grid: float) -> None:
        size, bottom = self.layout.type.small, baseline + (1 - BASE) * grid
        before, after = map(str.strip, pen.words.around("head.felt", "cell"))
        x += pen.text(x, baseline, before, "regular", size) + _PAD
        end = pen.right - pen.metrics.width(after, "regular", size) - _PAD
        pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, f"{self.stem}/felt", "felt")
        pen.text(pen.right, baseline, after, "regular", size, "right")
