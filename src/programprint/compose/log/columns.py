"""The sets of one exercise as columns: over each its number and, in grey, what it asks for; below it a cell for the load, and for
each side a box and cells for what was done.

Sets that are more than the page has columns for go on in a second band. Where there are so few that each can have two columns,
the load stands in the first of them. A column that is left over takes what was done last time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Built, Drawn, stack
from programprint.compose.type.pen import BASE, CAPITAL, Pen
from programprint.merge.sheet import Entry, SetLine, Side, amount_id
from programprint.pages import MM, FieldKind
from programprint.read.columns import CLOSE, NARROWEST_AMOUNT, Columns
from programprint.wording import entries, loads, sets

ROW = 2
"""Lines of a row for the pen."""
GHOST = 0.3
"""The grey of what a set asks for: read where it is looked for, and not taken for what was done."""
SHADE = 0.92
"""The grey of what is copied from last time."""
_NEXT = 0.8
"""Lines from one line over a column to the next."""
_DROP = 0.73
"""Down to the first baseline over a column."""
_PAD = 1 * MM
_TICK_WEIGHT = 0.7


class Stem(Struct, frozen=True):
    """A week that shares the words of others: its name, and what begins the ids of its fields."""

    name: str
    stem: str


class WeekColumns(Built):
    """The bands of an exercise in weeks that share its words, one week below the other."""

    def __init__(
        self, entry: Entry, own: str, setting: Setting, columns: Columns, numbered: str, weeks: Sequence[Stem]
    ) -> None:
        each = [
            SetColumns(entry, f"{week.stem}/{own}", setting, columns, numbered, week.name, again=number > 0)
            for number, week in enumerate(weeks)
        ]
        self.tells = each[0].tells
        self.bands = [band for one in each for band in one.bands]
        self.least = sum(one.least for one in each)
        """Height in lines of the grid with a single set."""
        super().__init__(stack(*each))


class _Head(Struct, frozen=True):
    """What stands over a column: the number of the set, what goes beside it, and what stands below that, line by line."""

    mark: str
    beside: str
    below: tuple[str, ...]


class SetColumns(Built):
    """The bands of an exercise, each with its heads and its rows of cells; *named* where weeks that are alike share its words,
    *again* below the first of them."""

    def __init__(
        self,
        entry: Entry,
        stem: str,
        setting: Setting,
        columns: Columns,
        numbered: str,
        named: str = "",
        again: bool = False,
    ) -> None:
        self.entry, self.stem, self.setting, self.layout = entry, stem, setting, setting.layout
        self.named, self.asks_last = named, entry.last is None and not again
        """Whether last time is copied by hand: it is neither printed nor the week above."""
        self.columns, self.numbered, self.step = columns, numbered, columns.step
        self.start = columns.end - columns.most * columns.step
        self.aside = bool(entry.load_unit) and 0 < 2 * len(entry.sets) <= columns.most
        """Whether the load has a column of its own, before that of what was done."""
        self.above = bool(entry.load_unit) and not self.aside
        """Whether it has a row of its own."""
        self.before = self.step if self.aside else 0.0
        self.wide, self.most = self.before + self.step, columns.most // 2 if self.aside else columns.most
        """The width of a set with all its cells, and how many of these stand side by side."""
        self.effort = entries.effort(entry, setting.words)
        self.sides: tuple[Side, ...] = _rows_of(entry)
        """The sides that have a row, in the order in which they are trained."""
        self.heads = self._heads()
        self.tells = self.heads is not None
        """Whether the columns say all that their sets ask for."""
        heads = self.heads or [self._plain(line) for line in entry.sets]
        self.lines = 1 + _NEXT * max((len(head.below) for head in heads), default=0)
        bands = [*zip(entry.sets, heads, strict=True)]
        each = -(-len(bands) // max(-(-len(bands) // self.most), 1))
        self.bands = [bands[at : at + each] for at in range(0, len(bands), each)] if bands else []
        self.rows = (ROW if self.above else 0) + ROW * len(self.sides)
        drawn: list[Box] = [
            Drawn(self.lines + self.rows, partial(self._band, band, number == 0))
            for number, band in enumerate(self.bands)
        ]
        super().__init__(stack(*drawn))

    @property
    def least(self) -> float:
        """Height in lines of the grid with a single set."""
        return self.lines + self.rows

    def _heads(self) -> list[_Head] | None:
        """What stands over each set, with its plates if there is room; None where something is too long for its column."""
        lines = self.entry.sets
        for plates in (self.layout.log.plates, False):
            heads = [self._head(line, plates) for line in lines]
            if all(self._width(text) <= self.wide - 2 * _PAD for head in heads for text in head.below):
                return heads
        return None

    def _head(self, line: SetLine, plates: bool) -> _Head:
        entry, words = self.entry, self.setting.words
        amount, load, own = sets.target(entry, line, words) if entry.differ else (sets.goal(entry, line, words), "", "")
        if self.columns.above and not entry.differ:  # the line across the page has just said it
            return _Head(sets.mark(line, words), "", tuple(filter(None, (self._side(line),))))
        aim = entry.groups[line.group].load if entry.groups else None
        goal = " ".join(filter(None, (amount, loads.behind(load, aim, words))))
        others = (own, sets.plates(entry, line, words) if plates else "", self._side(line))
        return self._laid(line, goal, tuple(filter(None, others)))

    def _plain(self, line: SetLine) -> _Head:
        """A head with the amount alone, or without it where that is too long."""
        goal = sets.goal(self.entry, line, self.setting.words)
        return self._laid(line, goal if self._width(goal) <= self.step / 2 else "", ())

    def _laid(self, line: SetLine, goal: str, others: tuple[str, ...]) -> _Head:
        """The goal beside the number of the set where there is room, else below it."""
        mark = sets.mark(line, self.setting.words)
        room = self.wide - self._goal_at(mark) - (NARROWEST_AMOUNT if self.effort else 0.0) - _PAD
        return _Head(mark, goal, others) if self._width(goal) <= room else _Head(mark, "", (goal, *others))

    def _goal_at(self, mark: str) -> float:
        """Where the goal stands beside the number of its set: over the cell that takes what was done."""
        width = self.setting.metrics.width(mark, "bold", self.layout.type.small)
        return max(self.before + self.layout.log.box + CLOSE, width + 2 * _PAD)

    def _side(self, line: SetLine) -> str:
        """That a set is for the weak side, where nobody knows which that is."""
        if line.sides != ("weak",) or not line.extra:
            return ""
        texts = map(self.setting.words, ("cells.weak.side_only", "cells.weak.side", "cells.weak"))
        return next((text for text in texts if self._width(text) <= self.wide - 2 * _PAD), "")

    def _width(self, text: str) -> float:
        return self.setting.metrics.width(text, "regular", self.layout.type.small)

    def _band(
        self, band: Sequence[tuple[SetLine, _Head]], first: bool, pen: Pen, x: float, y: float, grid: float
    ) -> None:
        """Some of the sets beside each other; the *first* band has last time at its end where that is free."""
        size, left, top = self.layout.type.small, x + self.start, y + self.lines * grid
        over = self.named or self.setting.words(f"cells.{self.numbered}")
        pen.text(left - _PAD, y + _DROP * grid, over, "bold" if self.named else "regular", size, "right")
        self._names(pen, left - _PAD, top, grid)
        before = len(pen.fields)
        for place, (line, head) in enumerate(band):
            self._head_of(head, pen, left + place * self.wide, y, grid)
            self._cells(line, pen, left + place * self.wide, top, grid)
        self._frame(pen, left, top, len(band), grid)
        if first and len(band) < self.most and self.asks_last:
            self._last_time(pen, left + (self.most - 1) * self.wide, y, grid)
        pen.fields[before:] = sorted(pen.fields[before:], key=lambda cell: int((cell.y - top + _PAD) / (ROW * grid)))

    def _names(self, pen: Pen, right: float, top: float, grid: float) -> None:
        """What each row takes: the load, and what was done, on which side."""
        small, body, words = self.layout.type.small, self.layout.type.body, self.setting.words
        if self.above:
            pen.text(
                right, top + (ROW - 1 + BASE) * grid, pen.words.unit(self.entry.load_unit), "regular", small, "right"
            )
            top += ROW * grid
        sided = self.sides != ("both",)
        pen.text(
            right, top + (_DROP if sided else ROW - 1 + BASE) * grid, words(f"counts.{self.entry.counts}"), "regular", small,
            "right",
        )  # fmt: skip
        for number, side in enumerate(self.sides):
            if side in ("L", "R"):
                baseline = top + (number * ROW + ROW - 1 + BASE) * grid
                pen.text(right, baseline, words(f"side.letter.{side}"), "bold", body, "right")

    def _head_of(self, head: _Head, pen: Pen, x: float, y: float, grid: float) -> None:
        size, baseline = self.layout.type.small, y + _DROP * grid
        pen.text(x + _PAD, baseline, head.mark, "bold", size)
        pen.text(x + self._goal_at(head.mark), baseline, head.beside, "regular", size, grey=GHOST)
        if self.aside:
            pen.text(x + self.before - _PAD, baseline, pen.words.unit(self.entry.load_unit), "regular", size, "right")
        if self.effort:
            pen.text(x + self.wide - NARROWEST_AMOUNT, baseline, self.effort, "regular", size)
        for text in head.below:
            baseline += _NEXT * grid
            pen.text(x + _PAD, baseline, text, "regular", size, grey=GHOST)

    def _cells(self, line: SetLine, pen: Pen, x: float, top: float, grid: float) -> None:
        """The cells of a set: its load, then box and cells of each of its sides."""
        layout, stem, height = self.layout, f"{self.stem}/{line.id}", ROW * grid
        bottom = top

        def cell(start: float, end: float, name: str, kind: FieldKind) -> None:
            pen.room(x + start, bottom, end - start, height, f"{stem}/{name}", kind)

        if self.above:
            bottom += height
        if self.entry.load_unit:
            pen.room(x, top + height, self.step, height, f"{stem}/load", "load")
        written = self.before + layout.log.box + CLOSE
        amount_end = self.wide - NARROWEST_AMOUNT if self.effort else self.wide
        for side in self.sides:
            bottom += height
            trained = _side_of(line, side, self.sides)
            if trained is None:
                middle = bottom - (1 - BASE) * grid - layout.type.body * CAPITAL / 2
                pen.rule(x + self.before + 2 * _PAD, x + self.wide - 2 * _PAD, middle, layout.rules.thick)
                continue
            name = trained.lower()
            box = (height - layout.log.box) / 2
            pen.tick(x + self.before + CLOSE, bottom - box, layout.log.box, _TICK_WEIGHT, f"{stem}/{name}/tick")
            cell(written, amount_end, amount_id(trained, 1), "amount")
            if self.effort:
                pen.bar(x + amount_end, bottom - height, bottom, layout.rules.thin)
                both = len(line.sides) == 1 and not line.extra
                cell(amount_end, self.wide, "effort" if both else f"{name}/effort", "effort")

    def _frame(self, pen: Pen, left: float, top: float, count: int, grid: float) -> None:
        """The lines around and between the cells of so many columns."""
        thin, bottom = self.layout.rules.thin, top + self.rows * grid
        if not self.aside:
            for row in range(0, self.rows + 1, ROW):
                pen.rule(left, left + count * self.wide, top + row * grid, thin)
        for column in range(count):
            x = left + column * self.wide
            pen.bar(x, top, bottom, thin)
            if self.aside:
                pen.bar(x + self.before, top, bottom, thin)
                for row in range(0, self.rows + 1, ROW):
                    pen.rule(x if row in (0, self.rows) else x + self.before, x + self.wide, top + row * grid, thin)
        pen.bar(left + count * self.wide, top, bottom, thin)

    def _last_time(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Cells for the load and the reps of last time, to be copied by hand."""
        top, stem, height = y + self.lines * grid, f"{self.stem}/last", ROW * grid
        pen.text(x + _PAD, y + _DROP * grid, self.setting.words("cells.last"), "italic", self.layout.type.small)
        thin = self.layout.rules.thin
        pen.fill(x, top, self.wide, self.rows * grid, SHADE)
        if self.aside:
            pen.bar(x + self.before, top, top + self.rows * grid, thin)
        if self.entry.load_unit:
            pen.cell(
                x, top + (self.rows * grid if self.aside else height), self.step, height, thin, f"{stem}/load", "last"
            )
        for number, side in enumerate(self.sides, start=2 if self.above else 1):
            bottom = top + number * height
            pen.cell(x + self.before, bottom, self.step, height, thin, f"{stem}/{side.lower()}", "last")


InColumns = SetColumns | WeekColumns


def in_columns(entry: Entry, setting: Setting, columns: Columns) -> bool:
    """Whether the sets of an exercise can stand in columns: none of them is written down in parts, and what its rows are called
    has room before them."""
    if columns.arrange not in ("columns", "across") or any(line.parts > 1 for line in entry.sets):
        return False
    layout, unit = setting.layout, setting.words(f"counts.{entry.counts}")
    before = layout.log.label if columns.above else 0.0 if layout.hand == "left" else layout.log.gutter
    room = layout.log.number + before
    return setting.metrics.width(unit, "regular", layout.type.small) <= room - _PAD


def _rows_of(entry: Entry) -> tuple[Side, ...]:
    """The sides that have a row."""
    lines = [line for line in entry.sets if not line.extra] or entry.sets
    return tuple(dict.fromkeys(side for line in lines for side in line.sides))


def _side_of(line: SetLine, row: Side, rows: Sequence[Side]) -> Side | None:
    """The side that a set has in a row: where only the weak one is trained and nobody knows which, it takes the first."""
    if row in line.sides:
        return row
    alone = next((side for side in line.sides if side not in rows), None)
    return alone if row == rows[0] else None
