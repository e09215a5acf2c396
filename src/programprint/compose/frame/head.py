"""The head and the foot of a page: program and week, the athlete's line, the legend and the page number."""

from __future__ import annotations

from programprint.compose.frame.athlete import AthleteLine, print_in
from programprint.compose.setting import Setting
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge import Sheet
from programprint.pages import MM, Align
from programprint.wording import weeks as of_week

QR_ROOM = 18 * MM
"""Left free beside the week for a code that names page and athlete: 14 mm and its quiet zone."""
LABEL_PART = 0.4
"""Most of the width that the label of a week may take; a longer one runs on in the next line."""
NARROWEST_TITLE = 60 * MM
"""Where the week leaves less beside it, as on pocket paper, it stands in a line of its own below the title."""


class Head:
    """The head of the log side, in lines of the grid: title and week, goal and label, the athlete's line, notes.

    *weeks* and *dated* are the words for a side that holds more weeks than one.
    """

    def __init__(
        self,
        sheet: Sheet,
        setting: Setting,
        width: float,
        weeks: str = "",
        dated: str = "",
        without_notes: bool = False,
    ) -> None:
        layout, metrics, words = setting.layout, setting.metrics, setting.words
        self.sheet, self.layout, self.words = sheet, layout, words
        type_ = layout.type
        self.week = weeks or of_week.week(sheet.week, words)
        self.name = of_week.label(sheet, words)
        self.label = self._label(width * LABEL_PART, metrics)
        below = [Run(self.phase)] if sheet.deload else []
        self.below = lines(below, type_.body, width * LABEL_PART, metrics)
        """What stands below the frame of a deload."""
        widest = max(line.width for line in self.label) + (6 * MM + self._of_width(metrics) if sheet.deload else 0)
        widest = max(widest, *(line.width for line in self.below), 0.0)
        beside = width - QR_ROOM - max(metrics.width(self.week, "bold", type_.display), widest)
        self.narrow = beside < NARROWEST_TITLE
        if self.narrow:
            beside = width
            room = width - metrics.width(self.week, "bold", type_.heading) - 2 * MM - (4 * MM if sheet.deload else 0)
            self.label = self._label(room - (self._of_width(metrics) if sheet.deload else 0), metrics)
        self.title = lines([Run(sheet.title, "bold")], type_.display, beside, metrics)
        self.goal = lines([Run(sheet.goal)], type_.body, beside, metrics)
        if layout.log.arrange == "ticks":  # no other page of a pocket sheet is signed
            self.goal += lines([Run(sheet.author)], type_.body, beside, metrics)
        self.athlete = AthleteLine(sheet, setting, width, dated)
        self.notes = [] if without_notes else _notes(sheet, setting, width)

    def _label(self, measure: float, metrics: Metrics) -> tuple[Line, ...]:
        """“of 4 · Volume”, “of 12 · Strength, week 3 of 4”; of a deload its name, in capitals, and its phase."""
        type_ = self.layout.type
        if self.sheet.deload:
            return lines([Run(self.name.upper(), "bold")], type_.heading, measure, metrics)
        said = self.words.joined("list.dot", (self._of, self.phase, self.name))
        return lines([Run(said)], type_.body, measure, metrics)

    @property
    def _of(self) -> str:
        return self.words("week.of", n=self.sheet.weeks)

    @property
    def phase(self) -> str:
        """“Strength, week 3 of 4”; nothing in a program without phases."""
        return of_week.of_phase(self.sheet.phase, self.words)

    def _of_width(self, metrics: Metrics) -> float:
        return metrics.width(self._of, "regular", self.layout.type.body) + 2 * MM

    @property
    def _words(self) -> float:
        """Lines down to the last baseline of title and goal, or of week and label."""
        left = 1.45 + 1.9 * (len(self.title) - 1) + 1.2 * max(len(self.goal), 1)
        if self.narrow:
            left += 0.35 if self.goal else -1.2
            return left + 1.6 + 1.2 * (len(self.label + self.below) - 1) + self._framed
        return max(left, 1.45 + 1.2 * len(self.label + self.below)) + self._framed

    @property
    def _framed(self) -> float:
        """Lines that the frame of a deload adds, and the white between it and what stands below."""
        return (0.35 if self.sheet.deload else 0) + (0.45 if self.below else 0)

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        notes = sum(1.1 * len(note) for note in self.notes) + (0.35 if self.notes else 0)
        return self._words + 2.65 + self.athlete.extra + notes

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*."""
        type_ = self.layout.type
        at = pen.lines(pen.left, y + 1.45 * grid, self.title, 1.9 * grid) - 0.7 * grid
        pen.lines(pen.left, at, self.goal, 1.2 * grid)
        if self.narrow:
            first = y + (self._words - self._framed - 1.2 * (len(self.label + self.below) - 1)) * grid
            pen.text(pen.left, first, self.week, "bold", type_.heading)
            self._draw_label(pen, first, 1.2 * grid)
        else:
            pen.text(pen.right, y + 1.45 * grid, self.week, "bold", type_.display, "right")
            self._draw_label(pen, y + (2.95 if self.sheet.deload else 2.65) * grid, 1.2 * grid)
        at = y + (self._words + 2.0) * grid
        self.athlete.draw(pen, at, grid)
        at += (1.45 + self.athlete.extra) * grid
        for note in self.notes:
            at = pen.lines(pen.left, at, note, 1.1 * grid)
        phase = self.sheet.phase
        if phase and phase.opens:
            pen.bookmark(phase.name, 0, y)
        pen.bookmark(self.words.joined("list.dot", (self.week, self.name)), 1 if phase else 0, y)

    def _draw_label(self, pen: Pen, baseline: float, leading: float) -> None:
        """The label at the right edge; a deload stands in a heavy frame."""
        pad, rise = (2 * MM, 1.4 * MM) if self.sheet.deload else (0.0, 0.0)
        if self.sheet.deload:
            width = max(line.width for line in self.label) + 2 * pad
            top = baseline - self.layout.type.heading * 0.66 - rise
            bottom = baseline + leading * (len(self.label) - 1) + rise
            pen.box(pen.right - width, top, width, bottom - top, self.layout.rules.thick)
            pen.text(pen.right - width - 2 * MM, baseline, self._of, "regular", self.layout.type.body, "right")
        for line in self.label:
            pen.lines(pen.right - pad - line.width, baseline, [line], 0)
            baseline += leading
        for line in self.below:
            pen.lines(pen.right - line.width, baseline + rise, [line], 0)
            baseline += leading


def _notes(sheet: Sheet, setting: Setting, width: float) -> list[tuple[Line, ...]]:
    """The notes of the week and of the program, each a paragraph."""
    layout, metrics = setting.layout, setting.metrics
    return [
        lines([Run(name, "bold"), Run(text)], layout.type.body, width, metrics)
        for name, text in of_week.notes(sheet, setting.words)
    ]


class RunningHead:
    """The head of a side that continues or that is read: the program at one end of the line, what it is at the other."""

    def __init__(self, sheet: Sheet, what: str, setting: Setting, width: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.what, type_ = what, layout.type
        self.signed = f"{sheet.title} · {sheet.author}" if sheet.author else sheet.title
        room = width - metrics.width(what, "regular", type_.body) - 6 * MM
        self.title = lines([Run(sheet.title, "bold")], type_.heading, room, metrics)

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return 2.2 + 1.2 * (len(self.title) - 1)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*."""
        last = pen.lines(pen.left, y + 1.1 * grid, self.title, 1.2 * grid) - 1.2 * grid
        pen.text(pen.right, last, self.what, "regular", pen.layout.type.body, "right")


class ContinuedHead(RunningHead):
    """The head of a log side that goes on: the athlete's name once more, so that loose sheets find each other."""

    NAME = 2.1
    """Lines of the grid for the name."""

    def __init__(self, sheet: Sheet, page: int, setting: Setting, width: float, weeks: str = "") -> None:
        words = setting.words
        what = words("head.continued", what=weeks or of_week.week(sheet.week, words))
        super().__init__(sheet, what, setting, width)
        self.field = f"w{sheet.week}/name/{page}"
        self.athlete = sheet.athlete

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return super().height + self.NAME

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*."""
        super().draw(pen, y, grid)
        baseline = y + (super().height - 1.1 + self.NAME + 0.2) * grid
        x = pen.left + pen.text(pen.left, baseline, pen.words("head.name"), "regular", pen.layout.type.small) + 1.6 * MM
        if self.athlete:
            print_in(pen, self.athlete, x, baseline, pen.right - x, grid)
            return
        width = min(80 * MM, pen.right - x)
        pen.cell(x, baseline + 0.21 * grid, width, 2 * grid, pen.layout.rules.thin, self.field, "name")


class PocketHead(RunningHead):
    """The head of a small page that goes on: one line of small type, for its leaf hangs on the others."""

    def __init__(self, sheet: Sheet, what: str, setting: Setting, width: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        super().__init__(sheet, what, setting, width)
        room = width - metrics.width(self.what, "bold", layout.type.small) - 3 * MM
        self.title = lines([Run(sheet.title)], layout.type.small, room, metrics)

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return 1.4 + 0.9 * (len(self.title) - 1)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*."""
        pen.lines(pen.left, y + 0.8 * grid, self.title, 0.9 * grid)
        pen.text(pen.right, y + 0.8 * grid, self.what, "bold", pen.layout.type.small, "right")


class NotesHead:
    """The head of a second page where the notes of a week are too long for a small first one."""

    def __init__(self, over: RunningHead, sheet: Sheet, setting: Setting, width: float) -> None:
        self.over = over
        self.notes = _notes(sheet, setting, width)

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return self.over.height + sum(1.1 * len(note) for note in self.notes) + 0.35

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*."""
        self.over.draw(pen, y, grid)
        at = y + (self.over.height + BASE) * grid
        for note in self.notes:
            at = pen.lines(pen.left, at, note, 1.1 * grid)


class Foot:
    """The foot: the legend of what the page abbreviates or, without one, the program; and the number of the page."""

    def __init__(self, setting: Setting, said: list[Run], width: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.layout = layout
        size = layout.type.small
        self.leading = size * 1.25
        self.lines: tuple[Line, ...] = lines(said, size, width, metrics)
        room = metrics.width("999 / 999", "regular", size) + 5 * MM
        if self.lines and self.lines[-1].width > width - room:
            self.lines = lines(said, size, width - room, metrics)

    @property
    def height(self) -> float:
        """Height in points."""
        return self.leading * max(len(self.lines), 1) + (2.5 * MM if self.lines else 0.5 * MM)

    def draw(self, pen: Pen, number: str) -> None:
        """Sets the foot on the bottom of the frame; the number of a page without words there stands in the middle."""
        if self.lines:
            pen.rule(pen.left, pen.right, pen.bottom - self.height + 1 * MM, self.layout.rules.thin)
        last = pen.bottom - 1
        pen.lines(pen.left, last - self.leading * (len(self.lines) - 1), self.lines, self.leading)
        x: float
        align: Align
        x, align = (pen.right, "right") if self.lines else ((pen.left + pen.right) / 2, "centre")
        pen.text(x, last, number, "regular", self.layout.type.small, align)
