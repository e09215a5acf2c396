"""The sets of one exercise → what the pen fills in: a row of cells for every set, or a box a set and one line for the load.

Heights are counted in lines of the baseline grid; a row for the pen is two lines.
"""

from __future__ import annotations

from typing import Literal

from programprint.compose.setting import Setting
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Entry, SetLine, Side
from programprint.pages import MM, FieldKind
from programprint.read.columns import APART, PAD, Columns
from programprint.wording import entries, sets

ROW = 2
"""Lines of a row for the pen."""
TICK_WEIGHT = 0.7
LOAD_LINE = 60 * MM
"""The longest line for a load; at its shortest it takes five figures."""
SHORTEST_LOAD_LINE = 25 * MM
_WEAK = ("cells.weak.side_only", "cells.weak.side", "cells.weak")
"""What is said where the weak side has a set on top and nobody knows which that is: the first of these that fits."""


Numbered = Literal["set", "round"]
"""What the rows of an exercise are counted by."""


class SetRows:
    """A row for every set: number, load, then for each side its letter, its box and room for what was done.

    Where the columns have no room for a load in every row, one line above the rows takes it.
    """

    def __init__(self, entry: Entry, stem: str, setting: Setting, columns: Columns, numbered: Numbered) -> None:
        self.entry, self.stem, self.setting, self.layout = entry, stem, setting, setting.layout
        self.columns, self.numbered = columns, numbered

    @property
    def height(self) -> float:
        """Height in lines of the grid: the headings, then the rows."""
        return 1 + ROW * len(self.entry.sets) + (ROW + 0.1 if self._has_load_line else 0)

    @property
    def least(self) -> float:
        """Height in lines of the grid with a single set."""
        return self.height - ROW * (len(self.entry.sets) - 1)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets headings and rows with their top at *y*."""
        if self._has_load_line:
            line_bottom = y + (ROW + 0.1) * grid
            load_line(pen, self.entry, self.stem, 0.0, line_bottom, self.columns.end, grid)
            y += (ROW + 0.1) * grid
        self._headings(pen, y + (BASE - 0.06) * grid)
        bottom = y + grid
        for line in self.entry.sets:
            bottom += ROW * grid
            self._set(pen, line, bottom, grid)

    @property
    def _has_load_line(self) -> bool:
        return self.columns.load_once and bool(self.entry.load_unit)

    def _groups(self) -> dict[Side, float]:
        """The left edge of each side's group of cells."""
        columns = self.columns
        if not self._two_sided:
            return dict.fromkeys(("L", "R", "weak", "both"), columns.first)
        order = next((line.sides for line in self.entry.sets if len(line.sides) == 2), ("L", "R"))
        return {
            order[0]: columns.first,
            order[-1]: columns.second,
            "both": columns.first,
            "weak": columns.first,
        }

    def _headings(self, pen: Pen, baseline: float) -> None:
        columns, size = self.columns, self.layout.type.small
        words = self.setting.words
        counted, note = words(f"counts.{self.entry.counts}"), words("cells.note")
        pen.text(pen.left + columns.number, baseline, words(f"cells.{self.numbered}"), "regular", size)
        if self._has_load:
            pen.text(pen.left + columns.load, baseline, self.entry.load_unit or note, "regular", size)
        pen.text(pen.left + columns.first + columns.write, baseline, counted, "regular", size)
        if self._two_sided:
            pen.text(pen.left + columns.second + columns.write, baseline, counted, "regular", size)
        else:
            pen.text(pen.left + columns.second, baseline, entries.effort(self.entry, words) or note, "regular", size)

    @property
    def _two_sided(self) -> bool:
        return any(len(line.sides) == 2 or line.extra for line in self.entry.sets)

    @property
    def _has_load(self) -> bool:
        """Whether the load column is used: for a load, or for notes where the right end holds the other side."""
        return not self.columns.load_once and (bool(self.entry.load_unit) or self._two_sided)

    def _set(self, pen: Pen, line: SetLine, bottom: float, grid: float) -> None:
        columns, layout = self.columns, self.layout
        thin, height = layout.rules.thin, ROW * grid
        baseline = bottom - (1 - BASE) * grid
        stem = f"{self.stem}/{line.id}"
        pen.text(pen.left + columns.number, baseline, sets.mark(line, self.setting.words), "bold", layout.type.body)
        kind: FieldKind = "load" if self.entry.load_unit else "note"
        if self._has_load:
            pen.cell(
                pen.left + columns.load,
                bottom,
                columns.first - columns.load - 2 * PAD,
                height,
                thin,
                f"{stem}/{kind}",
                kind,
            )
        groups = self._groups()
        ends = {columns.first: columns.second - APART, columns.second: columns.end}
        for side in line.sides:
            group = groups[side]
            if side in ("L", "R"):
                letter = self.setting.words(f"side.letter.{side}")
                pen.text(pen.left + group, baseline, letter, "bold", layout.type.body)
            box_x = pen.left + group + layout.log.letter
            pen.tick(box_x, baseline, layout.log.box, TICK_WEIGHT, f"{stem}/{side.lower()}/tick")
            write_x = group + columns.write
            pen.cell(
                pen.left + write_x,
                bottom,
                ends[group] - write_x,
                height,
                thin,
                f"{stem}/{side.lower()}/amount",
                "amount",
            )
        if len(line.sides) == 1 and not line.extra:
            last: FieldKind = "effort" if self.entry.effort else "note"
            pen.cell(
                pen.left + columns.second,
                bottom,
                columns.end - columns.second,
                height,
                thin,
                f"{stem}/{last}",
                last,
            )
        if line.sides == ("weak",) and line.extra:
            room = columns.end - columns.second
            said = next(
                (
                    text
                    for text in map(self.setting.words, _WEAK)
                    if pen.metrics.width(text, "semibold", layout.type.body) <= room
                ),
                "",
            )
            pen.text(pen.left + columns.second, baseline, said, "semibold", layout.type.body)
        if line.closed:
            group = groups[line.closed]
            letter = self.setting.words(f"side.letter.{line.closed}")
            pen.text(pen.left + group, baseline, letter, "regular", layout.type.body)
            y = baseline - layout.type.body * 0.33
            pen.rule(pen.left + group + layout.log.letter, pen.left + ends[group], y, layout.rules.thick)


def load_line(pen: Pen, entry: Entry, stem: str, x: float, bottom: float, end: float, grid: float) -> None:
    """One line for the load of all sets, from *x* to *end* of the frame at most."""
    layout = pen.layout
    baseline = bottom - (1 - BASE) * grid
    x += pen.text(pen.left + x, baseline, entry.load_unit, "regular", layout.type.small) + PAD
    width = min(end - x, LOAD_LINE)
    pen.cell(pen.left + x, bottom, width, ROW * grid, layout.rules.thin, f"{stem}/load", "load")


class TickRows:
    """A row of boxes for each side, one box a set; the load has one line, beside the boxes where there is room.

    The letter of a side stands in the column of labels. A row that is full goes on in the next.
    """

    def __init__(self, entry: Entry, stem: str, setting: Setting, columns: Columns) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.entry, self.stem, self.setting, self.layout = entry, stem, setting, layout
        log = layout.log
        self.step = log.box + APART
        self.start = max(log.label, log.letter)
        self.end = columns.end
        self.rows = self._rows(int((columns.end - self.start + APART) / self.step))
        used = max((self._width(row, metrics) for row in self.rows), default=0.0)
        self.beside = self.start + used + APART
        room = columns.end - self.beside - metrics.width(entry.load_unit, "regular", layout.type.small) - PAD
        self.load_beside = room >= SHORTEST_LOAD_LINE

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
    def height(self) -> float:
        """Height in lines of the grid."""
        own_line = ROW if self.entry.load_unit and not self.load_beside else 0
        return ROW * len(self.rows) + own_line + 0.1

    @property
    def least(self) -> float:
        """Height in lines of the grid with a single set."""
        return self.height - ROW * (len(self.rows) - len({side for side, _ in self.rows}))

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets boxes and load line with their top at *y*."""
        bottom = y + 0.1 * grid
        type_, log = self.layout.type, self.layout.log
        for side, row in self.rows:
            bottom += ROW * grid
            baseline = bottom - (1 - BASE) * grid
            x = pen.left + self.start
            if side in ("L", "R"):
                letter = self.setting.words(f"side.letter.{side}")
                pen.text(x - log.letter, baseline, letter, "bold", type_.body)
            for line in row:
                if line.extra:
                    pen.text(x, baseline, self._called(side, line), "semibold", type_.small)
                    x += self._extra(side, line, pen.metrics)
                name = f"{self.stem}/{line.id}/{side.lower()}/tick"
                pen.tick(x, baseline, log.box, TICK_WEIGHT, name)
                x += self.step
        if self.entry.load_unit:
            x = self.beside if self.load_beside else self.start
            bottom += 0 if self.load_beside else ROW * grid
            load_line(pen, self.entry, self.stem, x, bottom, self.end, grid)
