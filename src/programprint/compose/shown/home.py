"""A week → a handout of drawings for who trains at home: rows of exercises, each with how it looks and a box for every day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from programprint.compose.frame.head import Folio, Foot, RunningHead
from programprint.compose.setting import Setting
from programprint.compose.shown.cell import DROP, LEADING, Cell
from programprint.compose.shown.words import Visit, visits
from programprint.compose.type.boxes import POINTS, Box, Lines, Marked, Ruled, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import dates, sessions
from programprint.wording import weeks as of_weeks

NARROWEST, GUTTER = 52 * MM, 7 * MM
"""Least width of an exercise, and white between two."""
ABOVE_ROW, BELOW_HEAD = 3 * MM, 2 * MM
MOST = 2.0
"""A row is at most so many times as high as it must be."""


class Row(Struct, frozen=True):
    """Exercises side by side, below what *heads* their session where they are its first."""

    cells: tuple[Cell, ...]
    heads: Box | None

    @property
    def least(self) -> float:
        """Points that it takes at least."""
        return (self.heads.height if self.heads else 0.0) + ABOVE_ROW + max(cell.least for cell in self.cells)


def handout(sheet: Sheet, setting: Setting, docket: Docket) -> list[FiguresPage]:
    """The pages of a week. An exercise whose words leave no room for a figure is an error."""
    layout, words = setting.layout, setting.words
    width = Pen(setting, back=False).width
    fitting = int((width + GUTTER) / (NARROWEST + GUTTER))
    across = max(min(layout.figures.across, fitting), 1)
    measure = (width - (across - 1) * GUTTER) / across
    found = visits(sheet, setting)
    rows = list(chain(*(_rows(visit, across, measure, setting) for visit in found)))
    what = words.joined("list.dot", (of_weeks.week(sheet.week, words), dates.week(sheet, words)))
    first = stack(White(BELOW_HEAD), *_notes(sheet, setting, width), White(BELOW_HEAD))
    pages: list[FiguresPage] = []
    for part in _parted(rows, setting, RunningHead(sheet, what, setting, width), first, docket):
        head = RunningHead(sheet, what, setting, width)
        foot = Foot(setting, [Run(head.signed)], width)
        title = dates.titled(sheet, words) if not pages else ""
        pages.append(FiguresPage(head, first if not pages else White(BELOW_HEAD), tuple(part), foot, measure, title))
    return pages


def _rows(visit: Visit, across: int, measure: float, setting: Setting) -> list[Row]:
    cells = [Cell(shown, setting, measure) for shown in visit.exercises]
    starts = range(0, len(cells), across)
    return [Row(tuple(cells[at : at + across]), None if at else _heading(visit, setting)) for at in starts]


def _heading(visit: Visit, setting: Setting) -> Box:
    """The days and the name of a session, its warm-up and its note."""
    type_, words = setting.layout.type, setting.words
    warm_up = sessions.warm_up(visit.session, words) if "warm_up" in setting.layout.figures.show else ""
    told = [
        (list(visit.title), type_.heading),
        ([Run(words("detail.warm-up"), "bold"), Run(warm_up)] if warm_up else [], type_.body),
        ([Run(sessions.note(visit.session, words))], type_.body),
    ]
    width = Pen(setting, back=False).width
    bodies = [
        Lines(lines(runs, size, width, setting.metrics), LEADING * size, DROP * size)
        for runs, size in told
        if any(run.text for run in runs)
    ]
    mark = Marked(words.joined("list.dot", (run.text for run in visit.title if run.text != "·")), 1)
    return stack(White(ABOVE_ROW), mark, *bodies)


def _notes(sheet: Sheet, setting: Setting, width: float) -> list[Box]:
    """Whose week it is and what it is called, the goal, and the notes for the athlete, of the week and of the program."""
    size, metrics, words = setting.layout.type.body, setting.metrics, setting.words
    phase = of_weeks.of_phase(sheet.phase, words)
    about = [Run(words.joined("list.dot", (sheet.athlete, phase, of_weeks.label(sheet, words))), "bold")]
    told = [runs for runs in (about, [Run(sheet.goal, "semibold")]) if runs[0].text]
    told += [[Run(name, "bold"), Run(text)] for name, text in of_weeks.notes(sheet, words)]
    return [Lines(lines(runs, size, width, metrics), LEADING * size, DROP * size) for runs in told]


def _parted(rows: Sequence[Row], setting: Setting, head: RunningHead, first: Box, docket: Docket) -> list[list[Row]]:
    """The rows of each page: as many as the layout asks for, or fewer where their words need more room."""
    probe, layout = Pen(setting, back=False), setting.layout
    foot = Foot(setting, [Run(head.signed)], probe.width)
    room = probe.bottom - probe.top - head.height * layout.line.least - foot.height
    pages: list[list[Row]] = []
    used = room - first.height
    for row in rows:
        if not pages and room - first.height < row.least <= room - BELOW_HEAD:
            pages.append([])  # what is said first has a small page of its own
        if not pages or len(pages[-1]) == layout.figures.down or used < row.least:
            used = room - (BELOW_HEAD if pages else first.height)
            pages.append([])
        if used < row.least:
            _refuse(row, docket)
        used -= row.least
        pages[-1].append(row)
    return pages


def _refuse(row: Row, docket: Docket) -> None:
    highest = max(row.cells, key=lambda cell: cell.least).shown
    name = highest.told.guide.name
    docket.error(
        highest.where,
        f"“{name}” has no room on a page with a figure and its words",
        "choose larger paper, or “show” less",
    )


class FiguresPage(Struct, frozen=True):
    """A page: its head and what it says first, then the rows, which share its height."""

    head: RunningHead
    first: Box
    rows: tuple[Row, ...]
    foot: Foot
    measure: float
    title: str = ""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the page."""
        grid, layout = pen.layout.line.least, pen.layout
        stack(Marked(self.title, 0) if self.title else None, self.head, Ruled(layout.rules.thick)).draw(
            pen, pen.left, pen.top, grid
        )
        top = pen.top + self.head.height * grid
        self.first.draw(pen, pen.left, top, POINTS)
        top += self.first.height
        spare = pen.bottom - self.foot.height - top - sum(row.least for row in self.rows)
        for number, row in enumerate(self.rows):
            if row.heads:
                row.heads.draw(pen, pen.left, top, POINTS)
                top += row.heads.height
            high = max(cell.least for cell in row.cells)
            high += max(min(spare / len(self.rows), (MOST - 1) * high), 0.0)
            if number and not row.heads:
                pen.rule(pen.left, pen.right, top + ABOVE_ROW / 2, layout.rules.thin)
            top += ABOVE_ROW
            for at, cell in enumerate(row.cells):
                cell.draw(pen, pen.left + at * (self.measure + GUTTER), top, high)
            top += high
        self.foot.draw(pen, folio)
