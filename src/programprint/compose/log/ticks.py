"""The sets of one exercise → a box a set and one line for the load, as on the small page of a pocket; of sets in parts a cell for
each part."""

from __future__ import annotations

from functools import partial

from programprint.compose.log.columns import ROW
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Beside, Box, Built, Drawn, White, stack
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Entry, SetLine, Side, amount_id
from programprint.notation.units import COUNTED, Unit
from programprint.pages import MM
from programprint.read.columns import APART, NARROWEST_AMOUNT, PAD, Columns
from programprint.read.layout import Layout
from programprint.wording import sets

LOAD_LINE = 60 * MM
"""The longest line for a load; at its shortest it takes five figures."""
SHORTEST_LOAD_LINE = 25 * MM
_TICK_WEIGHT = 0.7
_NARROWEST = {"s": 13 * MM, "min": 18 * MM}
"""The seconds of a run, with tenths; minutes and seconds."""
_AIR = 0.1
"""Lines of white above boxes."""


def narrowest(unit: Unit) -> float:
    """The least width of a cell for a part of a set that is counted in a unit."""
    return NARROWEST_AMOUNT if unit in COUNTED else _NARROWEST.get(unit, _NARROWEST["s"])


def load_line(entry: Entry, stem: str, layout: Layout, start: float, end: float, height: float = ROW) -> Box:
    """One line for the load of all sets, from *start* to *end* at most; without a *height* it stands beside what is above it."""

    def draw(pen: Pen, x: float, y: float, grid: float) -> None:
        bottom = y + height * grid
        unit = pen.text(
            x + start, bottom - (1 - BASE) * grid, pen.words.unit(entry.load_unit), "regular", layout.type.small
        )
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
        """The line for the load: beside the last row of boxes where that leaves it enough, else below, with that of last time."""
        metrics = self.setting.metrics
        beside = self.start + max((self._width(row, metrics) for row in self.rows), default=0.0) + APART
        shortest = (
            metrics.width(self.setting.words.unit(self.entry.load_unit), "regular", self.layout.type.small)
            + PAD
            + SHORTEST_LOAD_LINE
        )
        if end - beside >= shortest:
            return load_line(self.entry, self.stem, self.layout, beside, end, 0)
        last = metrics.width(self.setting.words("cells.last"), "italic", self.layout.type.small) + PAD
        short = end - SHORTEST_LOAD_LINE - last - APART
        if not self.amount or self.entry.last or short - self.start < shortest:
            return load_line(self.entry, self.stem, self.layout, self.start, end)
        load = load_line(self.entry, self.stem, self.layout, self.start, short)
        return Beside(((0.0, load), (short + APART, Drawn(ROW, partial(self._last_time, end - short - APART)))))

    def _last_time(self, room: float, pen: Pen, x: float, y: float, grid: float) -> None:
        """A cell for the load of last time, to be copied by hand, where the line for the load leaves so much *room*."""
        text, small, bottom = self.setting.words("cells.last"), self.layout.type.small, y + ROW * grid
        label = pen.text(x, bottom - (1 - BASE) * grid, text, "italic", small) + PAD
        name, thin = f"{self.stem}/last/load", self.layout.rules.thin
        pen.cell(x + label, bottom, room - label, ROW * grid, thin, name, "last")

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
            pen.tick(x, baseline, log.box, _TICK_WEIGHT, f"{self.stem}/{line.id}/{side.lower()}/tick")
            if self.amount:
                start, bottom, name = (
                    x + log.box + PAD / 2,
                    y + ROW * grid,
                    f"{self.stem}/{line.id}/{amount_id(side, 1)}",
                )
                pen.cell(start, bottom, NARROWEST_AMOUNT, ROW * grid, self.layout.rules.thin, name, "amount")
            x += self.step


class PartTicks(Built):
    """A row for each set and side: its letter, its box, and a cell for every part, in as many rows as these take; one line below
    them is for the load."""

    def __init__(self, entry: Entry, stem: str, setting: Setting, columns: Columns) -> None:
        self.entry, self.stem, self.setting, self.layout = entry, stem, setting, setting.layout
        log = self.layout.log
        self.start = max(log.label, log.letter)
        self.cell = narrowest(entry.counts)
        self.abreast = max(int((columns.end - self.start - log.box) / (PAD / 2 + self.cell)), 1)
        """How many parts stand on a row."""
        rows = [
            Drawn(ROW, partial(self._row, line, side, range(first, min(first + self.abreast, line.parts))))
            for line in entry.sets
            for side in line.sides
            for first in range(0, line.parts, self.abreast)
        ]
        loaded = load_line(entry, stem, self.layout, self.start, columns.end) if entry.load_unit else None
        super().__init__(stack(White(_AIR), *rows, loaded))

    @property
    def least(self) -> float:
        """Height in lines of the grid with a single set."""
        rows = [len(line.sides) * -(-line.parts // self.abreast) for line in self.entry.sets]
        return self.height - ROW * sum(rows[1:])

    def _row(self, line: SetLine, side: Side, parts: range, pen: Pen, x: float, y: float, grid: float) -> None:
        """Some parts of a set; the first of them with the box of the set."""
        type_, log, stem = self.layout.type, self.layout.log, f"{self.stem}/{line.id}"
        baseline, bottom = y + (ROW - 1 + BASE) * grid, y + ROW * grid
        x += self.start
        if parts.start == 0:
            letter = self.setting.words(f"side.letter.{side}") if side in ("L", "R") else ""
            pen.text(x - log.letter, baseline, letter, "bold", type_.body)
            pen.tick(x, baseline, log.box, _TICK_WEIGHT, f"{stem}/{side.lower()}/tick")
        x += log.box
        for part in parts:
            x += PAD / 2
            pen.cell(
                x,
                bottom,
                self.cell,
                ROW * grid,
                self.layout.rules.thin,
                f"{stem}/{amount_id(side, part + 1)}",
                "amount",
            )
            x += self.cell
