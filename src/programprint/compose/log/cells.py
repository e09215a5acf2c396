"""The sets of one exercise → what the pen fills in: a row of cells for every set, or a box a set and one line for the load.

Heights are counted in lines of the baseline grid; a row for the pen is two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from programprint.compose.log.columns import SetColumns, Stem, WeekColumns, in_columns
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Box, Built, Drawn, Stack, White, stack
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.pen import BASE, CAPITAL, Pen
from programprint.merge.sheet import Entry, SetLine, Side, amount_id
from programprint.naming import slug
from programprint.notation.units import COUNTED, Unit
from programprint.pages import MM, FieldKind
from programprint.read.columns import APART, NARROWEST_AMOUNT, PAD, Columns
from programprint.read.layout import Layout
from programprint.wording import entries, sets

ROW = 2
"""Lines of a row for the pen."""
RISE = 0.06
RAISED = BASE - RISE
"""Where the baseline of a name, or of what heads a column of cells, stands in its line: a little higher than others."""
TICK_WEIGHT = 0.7
LOAD_LINE = 60 * MM
"""The longest line for a load; at its shortest it takes five figures."""
SHORTEST_LOAD_LINE = 25 * MM
_NARROWEST = {"s": 13 * MM, "min": 18 * MM}
"""The seconds of a run, with tenths; minutes and seconds."""
_AIR = 0.1
"""Lines of white above boxes, and above the line for a load."""
_WEAK = ("cells.weak.side_only", "cells.weak.side", "cells.weak")
"""What stands where the weak side has a set on top and nobody knows which that is: the first of these that fits."""


Numbered = Literal["set", "round"]
"""What the rows of an exercise are counted by."""


def narrowest(unit: Unit) -> float:
    """The least width of a cell for a part of a set that is counted in a unit."""
    return NARROWEST_AMOUNT if unit in COUNTED else _NARROWEST.get(unit, _NARROWEST["s"])


def cells_of(
    entry: Entry, stem: str, setting: Setting, columns: Columns, numbered: Numbered = "set", weeks: Sequence[Stem] = ()
) -> Cells:
    """The cells for the sets of an exercise; *stem* and its label begin their ids. *weeks* share its words in columns."""
    own = f"{stem}/{slug(entry.label)}"
    if weeks:
        return WeekColumns(entry, slug(entry.label), setting, columns, numbered, weeks)
    if columns.arrange == "ticks":
        return TickRows(entry, own, setting, columns)
    if in_columns(entry, setting, columns):
        return SetColumns(entry, own, setting, columns, numbered)
    return SetRows(entry, own, setting, columns, numbered)


class SetRows(Built):
    """A row for every set: number, load, then for each side its letter, its box and room for what was done.

    Where the columns have no room for a load in every row, one line above the rows takes it.
    """

    def __init__(self, entry: Entry, stem: str, setting: Setting, columns: Columns, numbered: Numbered) -> None:
        self.entry, self.stem, self.setting, self.layout = entry, stem, setting, setting.layout
        self.columns, self.numbered = columns, numbered
        self.two_sided = any(len(line.sides) == 2 or line.extra for line in entry.sets)
        self.has_load = not columns.load_once and (bool(entry.load_unit) or self.two_sided)
        """Whether the load column is used: for a load, or for notes where the right end holds the other side."""
        self.groups = self._groups()
        self.in_parts = all(line.parts > 1 for line in entry.sets)
        """Whether every row has cells for parts alone, and none for a note."""
        self.parts_at = columns.load if self.in_parts and not self.has_load else columns.first
        """Where a row of parts begins, with its box."""
        load_once = columns.load_once and entry.load_unit
        load = Stack((White(_AIR), load_line(entry, stem, setting.layout, 0.0, columns.end))) if load_once else None
        rows = [Drawn(self.height_of(line), partial(self._set, line)) for line in entry.sets]
        super().__init__(stack(load, Drawn(1.0, self._headings), *rows))

    @property
    def least(self) -> float:
        """Height in lines of the grid with a single set."""
        return self.height - sum(self.height_of(line) for line in self.entry.sets[1:])

    def height_of(self, line: SetLine) -> int:
        """Lines of the grid of a set: a row, or as many as its parts need on each side."""
        return ROW if line.parts == 1 else ROW * len(line.sides) * -(-line.parts // self._abreast(line))

    def _abreast(self, line: SetLine) -> int:
        """How many parts of a set stand on a row, all its rows alike."""
        least = narrowest(self.entry.counts)
        room = self.columns.end - self.parts_at - self.columns.write
        most = max(int((room + PAD) / (least + PAD)), 1)
        return -(-line.parts // -(-line.parts // most))

    def _groups(self) -> dict[Side, float]:
        """The left edge of each side's group of cells."""
        columns = self.columns
        if not self.two_sided:
            return dict.fromkeys(("L", "R", "weak", "both"), columns.first)
        order = next((line.sides for line in self.entry.sets if len(line.sides) == 2), ("L", "R"))
        return {
            order[0]: columns.first,
            order[-1]: columns.second,
            "both": columns.first,
            "weak": columns.first,
        }

    def _headings(self, pen: Pen, x: float, y: float, grid: float) -> None:
        columns, size, baseline = self.columns, self.layout.type.small, y + RAISED * grid
        words = self.setting.words
        counted, note = words(f"counts.{self.entry.counts}"), words("cells.note")
        pen.text(x + columns.number, baseline, words(f"cells.{self.numbered}"), "regular", size)
        if self.has_load:
            pen.text(x + columns.load, baseline, self.entry.load_unit or note, "regular", size)
        if self.in_parts:
            pen.text(x + self.parts_at + columns.write, baseline, counted, "regular", size)
            return
        pen.text(x + columns.first + columns.write, baseline, counted, "regular", size)
        if self.two_sided:
            pen.text(x + columns.second + columns.write, baseline, counted, "regular", size)
        else:
            pen.text(x + columns.second, baseline, entries.effort(self.entry, words) or note, "regular", size)

    def _set(self, line: SetLine, pen: Pen, x: float, y: float, grid: float) -> None:
        if line.parts > 1:
            self._parts(line, pen, x, y, grid)
            return
        columns, layout, words = self.columns, self.layout, self.setting.words
        bottom = y + ROW * grid
        baseline = bottom - (1 - BASE) * grid
        stem = f"{self.stem}/{line.id}"

        def cell(start: float, end: float, name: str, kind: FieldKind) -> None:
            pen.cell(x + start, bottom, end - start, ROW * grid, layout.rules.thin, f"{stem}/{name}", kind)

        pen.text(x + columns.number, baseline, sets.mark(line, words), "bold", layout.type.body)
        kind: FieldKind = "load" if self.entry.load_unit else "note"
        if self.has_load:
            cell(columns.load, columns.first - 2 * PAD, kind, kind)
        ends = {columns.first: columns.second - APART, columns.second: columns.end}
        for side in line.sides:
            group = self.groups[side]
            if side in ("L", "R"):
                pen.text(x + group, baseline, words(f"side.letter.{side}"), "bold", layout.type.body)
            box = x + group + layout.log.letter
            pen.tick(box, baseline, layout.log.box, TICK_WEIGHT, f"{stem}/{side.lower()}/tick")
            cell(group + columns.write, ends[group], f"{side.lower()}/amount", "amount")
        if len(line.sides) == 1 and not line.extra:
            last: FieldKind = "effort" if self.entry.effort else "note"
            cell(columns.second, columns.end, last, last)
        if line.sides == ("weak",) and line.extra:
            text = self._for_weak_side(columns.end - columns.second)
            pen.text(x + columns.second, baseline, text, "semibold", layout.type.body)
        if line.closed:
            group = self.groups[line.closed]
            pen.text(x + group, baseline, words(f"side.letter.{line.closed}"), "regular", layout.type.body)
            middle = baseline - layout.type.body * CAPITAL / 2
            pen.rule(x + group + layout.log.letter, x + ends[group], middle, layout.rules.thick)

    def _parts(self, line: SetLine, pen: Pen, x: float, y: float, grid: float) -> None:
        """A set in parts: its number, its load, and for each side a box and a cell for every part."""
        columns, layout, words, thin = self.columns, self.layout, self.setting.words, self.layout.rules.thin
        stem, size = f"{self.stem}/{line.id}", layout.type.body
        baseline = y + (ROW - 1 + BASE) * grid
        pen.text(x + columns.number, baseline, sets.mark(line, words), "bold", size)
        if self.has_load:
            kind: FieldKind = "load" if self.entry.load_unit else "note"
            width = columns.first - 2 * PAD - columns.load
            pen.cell(x + columns.load, y + ROW * grid, width, ROW * grid, thin, f"{stem}/{kind}", kind)
        abreast, left = self._abreast(line), x + self.parts_at
        start = left + columns.write
        each = (x + columns.end - start + PAD) / abreast
        for side in line.sides:
            if side in ("L", "R"):
                pen.text(left, baseline, words(f"side.letter.{side}"), "bold", size)
            pen.tick(left + layout.log.letter, baseline, layout.log.box, TICK_WEIGHT, f"{stem}/{side.lower()}/tick")
            for part in range(line.parts):
                row, place = divmod(part, abreast)
                bottom = baseline + (row * ROW + 1 - BASE) * grid
                name = f"{stem}/{amount_id(side, part + 1)}"
                pen.cell(start + place * each, bottom, each - PAD, ROW * grid, thin, name, "amount")
            baseline += ROW * -(-line.parts // abreast) * grid

    def _for_weak_side(self, room: float) -> str:
        """That a set is for the weak side, in as many words as there is room for."""
        metrics, size = self.setting.metrics, self.layout.type.body
        texts = map(self.setting.words, _WEAK)
        return next((text for text in texts if metrics.width(text, "semibold", size) <= room), "")


def load_line(entry: Entry, stem: str, layout: Layout, start: float, end: float, height: float = ROW) -> Box:
    """One line for the load of all sets, from *start* to *end* at most; without a *height* it stands beside what is above it."""

    def draw(pen: Pen, x: float, y: float, grid: float) -> None:
        bottom = y + height * grid
        unit = pen.text(x + start, bottom - (1 - BASE) * grid, entry.load_unit, "regular", layout.type.small)
        at = start + unit + PAD
        width = min(end - at, LOAD_LINE)
        pen.cell(x + at, bottom, width, ROW * grid, layout.rules.thin, f"{stem}/load", "load")

    return Drawn(height, draw)


class TickRows(Built):
    """A row of boxes for each side, one box a set and, where the layout asks for it, a cell for what was done in it; the load has
    one line, beside the boxes where there is room.

    The letter of a side stands in the column of labels. A row that is full goes on in the next.
    """

    def __init__(self, entry: Entry, stem: str, setting: Setting, columns: Columns) -> None:
        self.entry, self.stem, self.setting, self.layout = entry, stem, setting, setting.layout
        log = self.layout.log
        self.amount = PAD / 2 + NARROWEST_AMOUNT if log.amounts else 0.0
        """What the cell of a set takes beside its box."""
        self.step = log.box + self.amount + APART
        self.start = max(log.label, log.letter)
        self.rows = self._rows(int((columns.end - self.start + APART) / self.step))
        boxes = [Drawn(ROW, partial(self._row, side, sets)) for side, sets in self.rows]
        super().__init__(stack(White(_AIR), *boxes, self._load(columns.end) if entry.load_unit else None))

    def _load(self, end: float) -> Box:
        """The line for the load: beside the last row of boxes where that leaves it enough, else below."""
        metrics = self.setting.metrics
        beside = self.start + max((self._width(row, metrics) for row in self.rows), default=0.0) + APART
        room = end - beside - metrics.width(self.entry.load_unit, "regular", self.layout.type.small) - PAD
        start, height = (beside, 0) if room >= SHORTEST_LOAD_LINE else (self.start, ROW)
        return load_line(self.entry, self.stem, self.layout, start, end, height)

    def _rows(self, most: int) -> list[tuple[Side, list[SetLine]]]:
        """The sets of each side, those that train it, at most *most* to a row; sides in the order in which they are trained."""
        sides = dict.fromkeys(side for line in self.entry.sets for side in line.sides)
        rows: list[tuple[Side, list[SetLine]]] = []
        for side in sides:
            sets = [line for line in self.entry.sets if side in line.sides]
            most_here = most - 3 if any(line.extra for line in sets) else most  # “+1” before the box
            rows += [(side, sets[at : at + most_here]) for at in range(0, len(sets), most_here)]
        return rows

    def _width(self, row: tuple[Side, list[SetLine]], metrics: Metrics) -> float:
        side, sets = row
        extra = sum(self._extra(side, line, metrics) for line in sets)
        return self.step * len(sets) - APART + extra

    def _extra(self, side: Side, line: SetLine, metrics: Metrics) -> float:
        """Room before the box of an extra set for the words that call it one."""
        if not line.extra:
            return 0.0
        return metrics.width(self._called(side, line), "semibold", self.layout.type.small) + PAD

    def _called(self, side: Side, line: SetLine) -> str:
        mark = sets.mark(line, self.setting.words)
        return self.setting.words("cells.extra.weak", mark=mark) if side == "weak" else mark

    @property
    def least(self) -> float:
        """Height in lines of the grid with a single set."""
        return self.height - ROW * (len(self.rows) - len({side for side, _ in self.rows}))

    def _row(self, side: Side, row: list[SetLine], pen: Pen, x: float, y: float, grid: float) -> None:
        type_, log = self.layout.type, self.layout.log
        baseline = y + (ROW - 1 + BASE) * grid
        x += self.start
        if side in ("L", "R"):
            pen.text(x - log.letter, baseline, self.setting.words(f"side.letter.{side}"), "bold", type_.body)
        for line in row:
            if line.extra:
                pen.text(x, baseline, self._called(side, line), "semibold", type_.small)
                x += self._extra(side, line, pen.metrics)
            pen.tick(x, baseline, log.box, TICK_WEIGHT, f"{self.stem}/{line.id}/{side.lower()}/tick")
            if self.amount:
                start, bottom, name = (
                    x + log.box + PAD / 2,
                    y + ROW * grid,
                    f"{self.stem}/{line.id}/{amount_id(side, 1)}",
                )
                pen.cell(start, bottom, NARROWEST_AMOUNT, ROW * grid, self.layout.rules.thin, name, "amount")
            x += self.step


Cells = SetRows | SetColumns | WeekColumns | TickRows
"""What the pen fills in of one exercise."""
