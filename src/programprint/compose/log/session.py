"""The head of a session on the log side."""

from __future__ import annotations

from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Session
from programprint.pages import MM
from programprint.read.columns import APART, Columns
from programprint.wording import names, sessions
from programprint.wording.words import Words

_PAD = 1.6 * MM


def session_title(session: Session, words: Words) -> list[Run]:
    """The day and the name of a session; the first of them leads."""
    day, name = names.day(session, words), names.session(session, words)
    return [Run(day, "bold"), Run(name)] if day else [Run(name, "bold")]


class SessionHead:
    """The head of a session: its day and name, how long it takes, its warm-up, and where date and effort are written."""

    def __init__(
        self,
        session: Session,
        week: int,
        level: int,
        setting: Setting,
        columns: Columns,
        continued: bool = False,
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.session, self.layout, self.columns, self.continued = session, layout, columns, continued
        self.stem, self.level = f"w{week}/{session.id}", level
        type_ = layout.type
        self.words = words = setting.words
        minutes = words("session.minutes", n=words.number(session.minutes))
        name = session_title(session, words)
        name += [Run(words("optional"), "italic", type_.body)] if session.optional else []
        self.after = words("continued") if continued else minutes
        self.narrow = columns.above
        room = columns.width - metrics.width(self.after, "regular", type_.small) if self.narrow else columns.number
        self.title = lines(name, type_.heading, room - 2 * MM, metrics)
        warm_up = words.joined("list.dot", session.warm_up)
        room = columns.width - layout.log.label
        self.warm_up = (
            lines([Run(words("detail.warm-up"), "bold"), Run(warm_up)], type_.small, room, metrics)
            if warm_up and not continued
            else ()
        )
        self.note = lines([Run(sessions.note(session, words))], type_.small, room, metrics) if not continued else ()

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        extra = 1.25 + (len(self.warm_up) - 1) if self.warm_up else 0
        row = ROW + 0.2 if self.narrow and not self.continued else 0
        return 2.1 + 1.1 * (len(self.title) - 1) + row + extra + len(self.note) + 0.55

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*: a thick rule, then the words."""
        layout, type_ = self.layout, self.layout.type
        pen.rule(pen.left, pen.right, y, layout.rules.thick)
        first = y + 1.65 * grid
        last = pen.lines(pen.left, first, self.title, 1.1 * grid) - 1.1 * grid
        width = self.title[-1].width if self.title else 0
        if self.continued:
            pen.text(pen.left + width + 2 * MM, last, self.after, "italic", type_.small)
        else:
            if self.narrow:
                pen.text(pen.right, first, self.after, "regular", type_.small, "right")
                last += (ROW + 0.2) * grid
                self._row(pen, last, grid)
            else:
                self._write_ins(pen, first, grid)
            pen.bookmark(names.day_and_session(self.session, self.words), self.level, y)
        baseline = last + 1.3 * grid
        if self.warm_up:
            box = 4 * MM
            pen.tick(pen.left, baseline + 0.6 * MM, box, 0.6, f"{self.stem}/warm-up/tick")
            baseline = pen.lines(pen.left + layout.log.label, baseline, self.warm_up, grid)
        pen.lines(pen.left + layout.log.label, baseline, self.note, grid)

    def _row(self, pen: Pen, baseline: float, grid: float) -> None:
        """On narrow paper date and how it felt have a row of their own, half of it each."""
        half = (pen.width - APART) / 2
        self._date(pen, pen.left, pen.left + half, baseline, grid)
        self._felt(pen, pen.left + half + APART, baseline, grid)

    def _write_ins(self, pen: Pen, baseline: float, grid: float) -> None:
        """Length on the left of the pen's columns; date and how it felt at their right."""
        columns = self.columns
        pen.text(pen.left + columns.number, baseline, self.after, "regular", self.layout.type.small)
        self._date(pen, pen.left + columns.first, pen.left + columns.second - APART, baseline, grid)
        self._felt(pen, pen.left + columns.second, baseline, grid)

    def _date(self, pen: Pen, x: float, end: float, baseline: float, grid: float) -> None:
        x += pen.text(x, baseline, self.words("head.date"), "regular", self.layout.type.small) + _PAD
        bottom = baseline + (1 - BASE) * grid
        pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, f"{self.stem}/date", "date")

    def _felt(self, pen: Pen, x: float, baseline: float, grid: float) -> None:
        size, bottom = self.layout.type.small, baseline + (1 - BASE) * grid
        x += pen.text(x, baseline, self.words("head.felt"), "regular", size) + _PAD
        end = pen.right - pen.metrics.width(self.words("head.felt.of"), "regular", size) - _PAD
        pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, f"{self.stem}/felt", "felt")
        pen.text(pen.right, baseline, self.words("head.felt.of"), "regular", size, "right")
