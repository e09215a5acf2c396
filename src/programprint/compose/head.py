"""The head and the foot of a page: program and week, the athlete's line, the legend and the page number."""

from __future__ import annotations

from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import Pen
from programprint.merge import Sheet
from programprint.pages import MM
from programprint.read.layout import Layout

QR_ROOM = 18 * MM
"""Left free beside the week for a code that names page and athlete: 14 mm and its quiet zone."""


class Head:
    """The head of the log side, measured in lines of the grid: title and week, goal and label, notes, the athlete's line."""

    def __init__(self, sheet: Sheet, layout: Layout, width: float, metrics: Metrics) -> None:
        self.sheet, self.layout = sheet, layout
        type_ = layout.type
        self.week = f"Week {sheet.week}"
        self.label = sheet.label or ("Deload" if sheet.deload else "")
        label_width = metrics.width(f"of {sheet.weeks} · {self.label}", "bold", type_.heading) + 6 * MM
        beside = width - QR_ROOM - max(metrics.width(self.week, "bold", type_.display), label_width)
        self.title = lines([Run(sheet.title, "bold")], type_.display, beside, metrics)
        self.goal = lines([Run(sheet.goal)], type_.body, beside, metrics)
        notes = [("This week", sheet.week_note), ("Note", sheet.note)]
        self.notes = [lines([Run(name, "bold"), Run(text)], type_.body, width, metrics) for name, text in notes if text]

    @property
    def _words(self) -> float:
        """Lines down to the last baseline of title and goal."""
        return 1.45 + 1.9 * (len(self.title) - 1) + 1.2 * max(len(self.goal), 1) + (0.35 if self.sheet.deload else 0)

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return self._words + 2.65 + sum(1.1 * len(note) for note in self.notes) + (0.35 if self.notes else 0)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*."""
        sheet, type_ = self.sheet, self.layout.type
        at = pen.lines(pen.left, y + 1.45 * grid, self.title, 1.9 * grid) - 0.7 * grid
        pen.lines(pen.left, at, self.goal, 1.2 * grid)
        pen.text(pen.right, y + 1.45 * grid, self.week, "bold", type_.display, "right")
        self._label(pen, y + (2.95 if sheet.deload else 2.65) * grid)
        at = y + (self._words + 2.0) * grid
        self._athlete(pen, at, grid)
        at += 1.45 * grid
        for note in self.notes:
            at = pen.lines(pen.left, at, note, 1.1 * grid)
        pen.bookmark(f"{self.week}{f' · {self.label}' if self.label else ''}", 0, y)

    def _label(self, pen: Pen, baseline: float) -> None:
        """“of 4 · Volume”; a deload stands in a heavy frame, in capitals."""
        sheet, type_, metrics = self.sheet, self.layout.type, pen.metrics
        if not sheet.deload:
            pen.text(
                pen.right,
                baseline,
                f"of {sheet.weeks}{f' · {self.label}' if self.label else ''}",
                "regular",
                type_.body,
                "right",
            )
            return
        label = self.label.upper()
        width = metrics.width(label, "bold", type_.heading)
        pad = 2 * MM
        left = pen.right - width - 2 * pad
        height = type_.heading * 0.66 + 2 * 1.4 * MM
        pen.box(left, baseline + 1.4 * MM - height, width + 2 * pad, height, self.layout.rules.thick)
        pen.text(left + pad, baseline, label, "bold", type_.heading)
        pen.text(left - pad, baseline, f"of {sheet.weeks}", "regular", type_.body, "right")

    def _athlete(self, pen: Pen, baseline: float, grid: float) -> None:
        """Name, week of, body weight, weak side: what an athlete writes once per sheet."""
        sheet, thin, size = self.sheet, self.layout.rules.thin, self.layout.type.small
        gap, pad = 5 * MM, 1.6 * MM
        box = self.layout.log.box
        sides = (("L", "left"), ("R", "right"))
        if sheet.weak_side:
            said = [Run("Weak side"), Run(dict(sides)[sheet.weak_side], "bold")]
            side_width = lines(said, size, pen.width, pen.metrics)[0].width
        else:
            side_width = pen.metrics.width("Weak side", "regular", size) + sum(
                2.2 * pad + pen.metrics.width(letter, "bold", self.layout.type.body) + box for letter, _ in sides
            )
        cells = (("Name", 0.0, "name"), ("Week of", 26 * MM, "date"), ("Body weight", 17 * MM, "weight"))
        labels = sum(pen.metrics.width(label, "regular", size) + pad for label, _, _ in cells)
        name_width = pen.width - side_width - labels - sum(width for _, width, _ in cells) - 3 * gap
        x = pen.left
        for label, width, kind in cells:
            x += pen.text(x, baseline, label, "regular", size) + pad
            width = width or name_width
            pen.cell(x, baseline + 0.21 * grid, width, 2 * grid, thin, f"w{sheet.week}/{kind}", kind)  # type: ignore[arg-type]
            x += width + gap
        x = pen.right - side_width
        if sheet.weak_side:
            pen.lines(x, baseline, lines(said, size, pen.width, pen.metrics), 0)
            return
        x += pen.text(x, baseline, "Weak side", "regular", size)
        for letter, _ in sides:
            x += 1.4 * pad
            x += pen.text(x, baseline, letter, "bold", self.layout.type.body) + 0.8 * pad
            pen.tick(
                x,
                baseline + 0.6 * MM,
                box,
                self.layout.rules.thin + 0.2,
                f"w{sheet.week}/weak/{letter.lower()}",
                "weak",
            )
            x += box


class RunningHead:
    """The head of a side that continues or that is read: the program at one end of the line, what it is at the other."""

    def __init__(self, sheet: Sheet, what: str, layout: Layout, width: float, metrics: Metrics) -> None:
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


class Foot:
    """The foot: the legend of what the page abbreviates or, without one, the program; and the number of the page."""

    def __init__(self, layout: Layout, said: list[Run], width: float, metrics: Metrics) -> None:
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
        return self.leading * max(len(self.lines), 1) + 2.5 * MM

    def draw(self, pen: Pen, number: str) -> None:
        """Sets the foot on the bottom of the frame."""
        pen.rule(pen.left, pen.right, pen.bottom - self.height + 1 * MM, self.layout.rules.thin)
        last = pen.bottom - 1
        pen.lines(pen.left, last - self.leading * (len(self.lines) - 1), self.lines, self.leading)
        pen.text(pen.right, last, number, "regular", self.layout.type.small, "right")
