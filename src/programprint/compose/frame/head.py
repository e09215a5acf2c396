"""The head and the foot of a page: program and week, the athlete's line, the legend and the page number."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.frame.athlete import AthleteLine
from programprint.compose.frame.maxima import MaximaLines
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import (
    LOOSE,
    Beside,
    Box,
    Built,
    Drawn,
    Label,
    Lines,
    Marked,
    Ruled,
    Stack,
    White,
    stack,
)
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import CAPITAL, Pen
from programprint.merge import Sheet
from programprint.merge.sheet import Wanted
from programprint.pages import MM, Align
from programprint.wording import dates
from programprint.wording import weeks as of_week
from programprint.wording.words import Words

QR_ROOM = 18 * MM
"""Left free beside the week for a code that names page and athlete: 14 mm and its quiet zone."""
LABEL_PART = 0.4
"""Most of the width that the label of a week may take; a longer one runs on in the next line."""
NARROWEST_TITLE = 60 * MM
"""Where the week leaves less beside it, as on pocket paper, it stands in a line of its own below the title."""
TITLE, TITLE_DROP = 1.9, 1.45
"""Lines of the grid from line to line of the title, and down to its first baseline."""
GOAL, GOAL_DROP = 1.2, 0.75
"""The same of the goal and of the label of a week; lines of a running head are as far apart."""
FRAMED_DROP = GOAL_DROP + 0.3
"""Down to the first baseline of a label in a frame, which needs some white above it."""
CORNER = 4.6 * MM
"""What words leave free above the corners of a frame, for marks."""
_ABOVE_WEEK = 0.4
"""Lines of the grid above a week that stands below the title."""
CLOSE = 0.85
"""From line to line of a note in small type."""
_ABOVE_FRAME = 1.1
"""Lines above a week without a title that has its label in a frame: the corner of the page stays free."""
_NOTE_DROP = 0.8
"""Down to the first baseline of a note."""


def goal_line(sheet: Sheet, setting: Setting, measure: float) -> Lines | None:
    """The goal and the author: beside it or, on the narrow page of a pocket, below."""
    apart = (sheet.goal, sheet.author)
    texts = apart if setting.layout.log.arrange == "ticks" else (setting.words.joined("list.dot", apart),)
    goal = [line for text in texts for line in lines([Run(text)], setting.layout.type.body, measure, setting.metrics)]
    return Lines(goal, GOAL, GOAL_DROP) if goal else None


class Head(Built):
    """The head of the log side: title and goal, week and label, the athlete's line, notes.

    *weeks* and *dated* are the words for a side that holds more weeks than one; *wanted* are the maxima that it asks for.
    Without a *cover* there is no title, and nothing about the athlete.
    """

    def __init__(
        self,
        sheet: Sheet,
        setting: Setting,
        width: float,
        weeks: str = "",
        dated: str = "",
        without_notes: bool = False,
        wanted: Sequence[Wanted] = (),
        cover: bool = True,
    ) -> None:
        self.sheet, self.setting, self.layout, self.words = sheet, setting, setting.layout, setting.words
        self.width = width
        self.week = weeks or of_week.week(sheet.week, self.words)
        self.name = of_week.label(sheet, self.words)
        self.notes = [] if without_notes else notes_of(sheet, setting, width)
        phase, date = sheet.phase, dates.week(sheet, self.words)
        named = self.words.joined("list.dot", (self.week, self.name, date))
        super().__init__(
            stack(
                Marked(phase.name, 0) if phase and phase.opens else None,
                Marked(named, 1 if phase else 0),
                None if cover or not sheet.deload else White(_ABOVE_FRAME),
                self._title_and_week() if cover else self._week_alone(),
                AthleteLine(sheet, setting, width, dated, cover=cover),
                MaximaLines(wanted, setting, width) if wanted else None,
                *(Lines(note, CLOSE if self.layout.folds else LOOSE, _NOTE_DROP) for note in self.notes),
                White(self.layout.gaps.note) if self.notes else None,
            )
        )

    def _title_and_week(self) -> Box:
        """Title and goal; beside them the week and its label or, where that leaves too little, below them."""
        metrics, type_, gaps, deload = self.setting.metrics, self.layout.type, self.layout.gaps, self.sheet.deload
        of = metrics.width(self._of, "regular", type_.body) + 2 * MM if deload else 0.0
        label = self._label(self.width * LABEL_PART)
        below = lines([Run(self.phase)] if deload else [], type_.body, self.width * LABEL_PART, metrics)
        label_width = max(line.width for line in label) + (6 * MM + of if deload else 0)
        widest = max(metrics.width(self.week, "bold", type_.display), label_width, *(line.width for line in below), 0.0)
        white = White((gaps.note if deload else 0) + (gaps.heading if below else 0))
        beside = self.width - QR_ROOM - widest
        if beside >= NARROWEST_TITLE:
            title, goal = self._title(beside), goal_line(self.sheet, self.setting, beside)
            week = Label(self.week, "bold", type_.display, TITLE_DROP, "right", TITLE)
            right = Stack((week, self._labelled(label, below, FRAMED_DROP if deload else GOAL_DROP)))
            return Stack((Beside(((0.0, Stack((title, goal or White(GOAL)))), (self.width, right))), white))
        title, goal = self._title(self.width), goal_line(self.sheet, self.setting, self.width)
        opening = (title, goal, White(gaps.note)) if goal else (title,)
        return stack(*opening, White(_ABOVE_WEEK), self._week_alone())

    def _week_alone(self) -> Box:
        """The week and, at the right, its label."""
        metrics, type_, gaps, deload = self.setting.metrics, self.layout.type, self.layout.gaps, self.sheet.deload
        of = metrics.width(self._of, "regular", type_.body) + 2 * MM if deload else 0.0
        below = lines([Run(self.phase)] if deload else [], type_.body, self.width * LABEL_PART, metrics)
        room = self.width - metrics.width(self.week, "bold", type_.heading) - 2 * MM - (4 * MM + of if deload else 0)
        week = Label(self.week, "bold", type_.heading, GOAL_DROP)
        labelled = self._labelled(self._label(room), below, GOAL_DROP)
        white = White((gaps.note if deload else 0) + (gaps.heading if below else 0))
        return stack(Beside(((0.0, week), (self.width, labelled))), white)

    def _title(self, measure: float) -> Box:
        runs = [Run(self.sheet.title, "bold")]
        return Lines(lines(runs, self.layout.type.display, measure, self.setting.metrics), TITLE, TITLE_DROP)

    def _label(self, measure: float) -> tuple[Line, ...]:
        """“of 4 · Volume”, “of 12 · Strength, week 3 of 4”; of a deload its name, in capitals."""
        type_, metrics = self.layout.type, self.setting.metrics
        if self.sheet.deload:
            return lines([Run(self.setting.words.capitals(self.name), "bold")], type_.heading, measure, metrics)
        text = self.words.joined("list.dot", (self._of, self.phase, self.name))
        return lines([Run(text)], type_.body, measure, metrics)

    @property
    def _of(self) -> str:
        return self.words("week.of", n=self.sheet.weeks)

    @property
    def phase(self) -> str:
        """“Strength, week 3 of 4”; nothing in a program without phases."""
        return of_week.of_phase(self.sheet.phase, self.words)

    def _labelled(self, label: Sequence[Line], below: Sequence[Line], drop: float) -> Box:
        """The label at the right edge; a deload stands in a heavy frame, its phase below that."""
        layout, deload = self.layout, self.sheet.deload
        pad, rise = (2 * MM, 1.4 * MM) if deload else (0.0, 0.0)

        def draw(pen: Pen, right: float, y: float, grid: float) -> None:
            baseline, leading = y + drop * grid, GOAL * grid
            if deload:
                width = max(line.width for line in label) + 2 * pad
                top = baseline - layout.type.heading * CAPITAL - rise
                bottom = baseline + leading * (len(label) - 1) + rise
                pen.box(right - width, top, width, bottom - top, layout.rules.thick)
                pen.text(right - width - 2 * MM, baseline, self._of, "regular", layout.type.body, "right")
            for line in label:
                pen.lines(right - pad - line.width, baseline, [line], 0)
                baseline += leading
            for line in below:
                pen.lines(right - line.width, baseline + rise, [line], 0)
                baseline += leading

        return Drawn(GOAL * (len(label) + len(below)), draw)


def notes_of(sheet: Sheet, setting: Setting, width: float) -> list[tuple[Line, ...]]:
    """The notes of the week and of the program, each a paragraph."""
    layout, metrics = setting.layout, setting.metrics
    size = layout.type.small if layout.folds else layout.type.body
    return [
        lines([Run(name, "bold"), Run(text)], size, width, metrics)
        for name, text in of_week.notes(sheet, setting.words)
    ]


class RunningHead(Built):
    """The head of a side that continues or that is read: the program at one end of the line, what it is at the other; *below*
    them what else there is."""

    def __init__(self, sheet: Sheet, what: str, setting: Setting, width: float, below: Box | None = None) -> None:
        self.signed = setting.words.joined("list.dot", (sheet.title, sheet.author))
        super().__init__(stack(*self._line(sheet.title, what, setting, width), below))

    def _line(self, title: str, what: str, setting: Setting, width: float) -> tuple[Box, ...]:
        type_, metrics, drop = setting.layout.type, setting.metrics, 1.1
        room = width - metrics.width(what, "regular", type_.body) - 6 * MM
        named = lines([Run(title, "bold")], type_.heading, room, metrics)
        last = Label(what, "regular", type_.body, drop + GOAL * (len(named) - 1), "right")
        return Beside(((0.0, Lines(named, GOAL, drop)), (width, last))), White(1.0)


class Folio(Struct, frozen=True):
    """The number of a page, counted from 1, and of how many."""

    page: int
    of: int

    def printed(self, words: Words) -> str:
        """“3 / 12”."""
        return words("page.number", n=self.page, of=self.of)


class Foot:
    """The foot: the legend of what the page abbreviates or, without one, the program; and the number of the page."""

    def __init__(self, setting: Setting, runs: list[Run], width: float, below: str = "") -> None:
        """With something to say *below* the words, it stands in the middle, before the number, and the corners of the frame stay
        free."""
        layout, metrics = setting.layout, setting.metrics
        self.below = below
        size = layout.type.small
        leading = size * 1.25
        self.rise = max(1.0, size / 5 - 1.45)
        """Points from the bottom of the frame up to the last baseline, so that no tail of a letter hangs far below."""
        words = lines(runs, size, width, metrics)
        room = metrics.width(Folio(999, 999).printed(setting.words), "regular", size) + 5 * MM
        if words and words[-1].width > width - room and not below:
            words = lines(runs, size, width - room, metrics)
        self.bare = bool(below) or not words
        legend = (White(1 * MM), Ruled(layout.rules.thin), White(1.5 * MM), Lines(words, leading, leading - self.rise))
        number = White(CORNER if words else 0.5 * MM + leading) if self.bare else None
        self.box = stack(*(legend if words else ()), number)
        self.height = self.box.height
        """Height in points, in which its boxes are counted too."""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the foot on the bottom of the frame; the number of a page without words there stands in the middle."""
        self.box.draw(pen, pen.left, pen.bottom - self.height, 1.0)
        x = (pen.left + pen.right) / 2 if self.bare else pen.right
        align: Align = "centre" if self.bare else "right"
        number = pen.words.joined("list.dot", (self.below, folio.printed(pen.words)))
        pen.text(x, pen.bottom - self.rise, number, "regular", pen.layout.type.small, align)
