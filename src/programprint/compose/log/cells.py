"""The sets of one exercise → what the pen fills in: a row of cells for every set, or a box a set and one line for the load.

Heights are counted in lines of the baseline grid; a row for the pen is two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from programprint.compose.log.columns import SetColumns, Stem, WeekColumns, in_columns
from programprint.compose.log.ticks import PartTicks, TickRows, load_line, narrowest
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Built, Drawn, Stack, White, stack
from programprint.compose.type.pen import BASE, CAPITAL, Pen
from programprint.merge.sheet import Entry, SetLine, Side, amount_id
from programprint.naming import slug
from programprint.pages import FieldKind
from programprint.read.columns import APART, PAD, Columns
from programprint.wording import entries, sets

ROW = 2
"""Lines of a row for the pen."""
RISE = 0.06
RAISED = BASE - RISE
"""Where the baseline of a name, or of what heads a column of cells, stands in its line: a little higher than others."""
TICK_WEIGHT = 0.7
_AIR = 0.1
"""Lines of white above the line for a load."""
_WEAK = ("cells.weak.side_only", "cells.weak.side", "cells.weak")
"""What stands where the weak side has a set on top and nobody knows which that is: the first of these that fits."""


Numbered = Literal["set", "round"]
"""What the rows of an exercise are counted by."""


def cells_of(
    entry: Entry, stem: str, setting: Setting, columns: Columns, numbered: Numbered = "set", weeks: Sequence[Stem] = ()
) -> Cells:
    """The cells for the sets of an exercise; *stem* and its label begin their ids. *weeks* share its words in columns."""
    own = f"{stem}/{slug(entry.label)}"
    if weeks:
        return WeekColumns(entry, slug(entry.label), setting, columns, numbered, weeks)
    if columns.arrange == "ticks":
        apart = setting.layout.log.amounts and any(line.parts > 1 for line in entry.sets)
        return (PartTicks if apart else TickRows)(entry, own, setting, columns)
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
            pen.text(x + columns.load, baseline, pen.words.unit(self.entry.load_unit) or note, "regular", size)
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


Cells = SetRows | SetColumns | WeekColumns | TickRows | PartTicks
"""What the pen fills in of one exercise."""
