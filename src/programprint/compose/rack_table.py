"""An exercise of several athletes → a table of the rack sheet: a row for each of them, a cell for each set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from programprint.compose.block_table import Planned, common
from programprint.compose.card_cell import GAP, LETTER, LOAD
from programprint.compose.cells import ROW
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import BASE, Pen
from programprint.merge.sheet import Entry, Group, SetLine
from programprint.notation.scanner import NBSP
from programprint.pages import MM
from programprint.read.layout import Layout

NUMBER = 4.5 * MM
"""Width of the number of a row, and of a set where sets take several lines."""
SHORTEST_NOTE = 25 * MM
WIDEST = 0.8
"""Cells grow by this part of their width at most."""


@dataclass(frozen=True)
class Lifting:
    """One athlete at one exercise. *number* is the athlete's row, counted from 1; *name* is empty where the pen fills it in."""

    number: int
    name: str
    planned: Planned

    @property
    def entry(self) -> Entry:
        return self.planned.entry

    @property
    def stem(self) -> str:
        """How the ids of its fields begin: those of the athlete's own sheet, after the number of the row."""
        return f"r{self.number}/{self.planned.stem}"


def plates(group: Group) -> str:
    """What goes on each side of the bar for a set's load; nothing where no bar is known."""
    return f"({group.plates})" if group.plates else ""


class RackTable:
    """One exercise: its head, and a row for each athlete. Heights are in lines of the grid.

    Columns are alike in all rows: number and name, the load with its plates, a cell for the load that was used, then the
    sets, as many on a line as fit.
    """

    def __init__(self, liftings: Sequence[Lifting], width: float, layout: Layout, metrics: Metrics) -> None:
        self.liftings, self.layout, self.width, self.metrics = liftings, layout, width, metrics
        self.entries = [lifting.entry for lifting in liftings]
        self.alike = len({_asked(entry) for entry in self.entries}) == 1
        self.many_loads = any(len({group.load for group in entry.groups}) > 1 for entry in self.entries)
        self.sided = any("both" not in line.sides for entry in self.entries for line in entry.sets)
        rack, small = layout.rack, layout.type.small
        unit = max([metrics.width(entry.load_unit or "kg", "regular", small) for entry in self.entries]) + 1 * MM
        self.said = [
            [line for runs in self._own(entry) for line in lines(runs, small, rack.target - GAP, metrics)]
            for entry in self.entries
        ]
        self.target = rack.name + GAP
        self.used = self.target + rack.target
        self.sets = self.used + LOAD + unit + 2 * GAP
        self._divide(width - self.sets + GAP, LOAD + unit + GAP if self.many_loads else 0.0)
        self.notes = self.sets + self.per_line * self.item
        self.heights = [
            max(ROW * max(-(-len(entry.sets) // max(self.per_line, 1)), 1), len(said) + 0.4) + 0.1
            for entry, said in zip(self.entries, self.said, strict=True)
        ]

    def _divide(self, room: float, load: float) -> None:
        """Divides the room for sets: as many on a line as fit, with wider cells where there is room to spare."""
        sides = 2 if self.sided else 1
        letter = LETTER if self.sided else 0.0
        most = max(len(entry.sets) for entry in self.entries)

        def item(number: float, cell: float) -> float:
            return number + load + (letter + cell) * sides + GAP

        cell = self.layout.rack.cell
        self.numbered = most * item(0.0, cell) > room + 0.01
        number = NUMBER if self.numbered else 0.0
        self.per_line = min(int((room + 0.01) / item(number, cell)), most)
        spare = room / max(self.per_line, 1) - item(number, cell)
        self.cell = cell + max(min(spare / sides, WIDEST * cell), 0.0)
        self.item, self.number, self.item_load, self.side = item(number, self.cell), number, load, letter + self.cell

    def _own(self, entry: Entry) -> Iterator[list[Run]]:
        """What a row says for itself: its load and its plates, and whatever is not the same in all rows."""
        if not self.alike:
            yield from ([Run(amount, "bold"), Run(how)] for amount, how in _asked(entry))
        targets: list[Run] = []
        for load, group in {group.load: group for group in entry.groups if group.load}.items():
            separator = [Run("·")] if targets else []
            targets += [*separator, Run(load.typeset(), "semibold"), Run(plates(group))]
        yield targets if entry.load_unit else []
        for what in (_origin, _note):
            if not self._common(what):
                yield [Run(what(entry))]

    def _common(self, what: Callable[[Entry], str]) -> str:
        return common(what(entry) for entry in self.entries)

    def title(self, continued: bool) -> list[Line]:
        """Label, name and what to do; then the details that hold for all rows."""
        entry, type_ = self.entries[0], self.layout.type
        block = self.liftings[0].planned.opens
        amounts = [run for amount, how in _asked(entry) for run in (Run(amount, "bold"), Run(how))]
        name = [
            Run(f"{entry.label}{NBSP}", "bold"),
            Run(entry.guide.name, "semibold"),
            *(amounts if self.alike else []),
        ]
        if continued:
            return list(lines([*name, Run("continued", "italic")], type_.body, self.width, self.metrics))
        details = [
            [Run(block.line if block else "", "semibold")],
            [Run(block.note if block else "")],
            [Run("" if entry.load_unit else entry.load[0], "semibold"), Run(self._common(_origin))],
            [Run(entry.tempo[0], "bold"), Run(entry.tempo[1])],
            [Run("Rest" if entry.rest else "", "bold"), Run(entry.rest)],
            [Run(self._common(_note))],
            [Run(entry.cue, "italic")],
        ]
        flow: list[Run] = []
        for runs in details:
            if any(run.text for run in runs):
                flow += [*([Run("·")] if flow else []), *runs]
        said = lines(flow, type_.small, self.width, self.metrics)
        return [*lines(name, type_.body, self.width, self.metrics), *said]

    def head_height(self, continued: bool) -> float:
        """Lines of the grid down to the first row."""
        return 0.9 + len(self.title(continued)) + 1.0

    def draw_head(self, pen: Pen, y: float, grid: float, continued: bool) -> None:
        """Sets the head with its top at *y*, under a thick rule."""
        pen.rule(pen.left, pen.right, y + 0.5 * grid, self.layout.rules.thick)
        baseline = pen.lines(pen.left, y + (0.8 + BASE) * grid, self.title(continued), grid) + 0.1 * grid
        heads = [(NUMBER, "name"), (self.target, "target" if any(self.said) else "")]
        if any(entry.load_unit for entry in self.entries) and not self.many_loads:
            heads.append((self.used, "used"))
        if not self.numbered:
            longest = max((entry.sets for entry in self.entries), key=len)
            heads += [(self.sets + index * self.item, f"set{NBSP}{line.number}") for index, line in enumerate(longest)]
        if self._noted:
            heads.append((self.notes, "note"))
        for x, text in heads:
            pen.text(pen.left + x, baseline, text, "regular", self.layout.type.small)

    def draw_row(self, pen: Pen, index: int, y: float, grid: float) -> None:
        """Sets the row of one athlete with its top at *y*."""
        lifting, entry, type_ = self.liftings[index], self.entries[index], self.layout.type
        rack, thin, x = self.layout.rack, self.layout.rules.thin, pen.left
        bottom = y + ROW * grid
        baseline = bottom - (1 - BASE) * grid
        pen.text(x, baseline, str(lifting.number), "bold", type_.body)
        if lifting.name:
            measure = rack.name - NUMBER
            name = lines([Run(lifting.name, "semibold")], type_.small, measure, pen.metrics)
            pen.lines(x + NUMBER, baseline - (len(name) > 1) * grid, name[:2], grid)
        else:
            pen.cell(x + NUMBER, bottom, rack.name - NUMBER, ROW * grid, thin, f"{lifting.stem}/name", "name")
        said = self.said[index]
        first = baseline if len(said) == 1 else y + (BASE + 0.2) * grid
        pen.lines(x + self.target, first, said, grid)
        if entry.load_unit and not self.many_loads:
            self._load(pen, entry, f"{lifting.stem}/load", x + self.used, bottom, grid)
        if self._noted:
            room = self.width - self.notes
            pen.cell(x + self.notes, bottom, room, ROW * grid, thin, f"{lifting.stem}/note", "note")
        for number, line in enumerate(entry.sets):
            row, column = divmod(number, self.per_line)
            self._set(pen, lifting, line, x + self.sets + column * self.item, bottom + row * ROW * grid, grid)

    @property
    def _noted(self) -> bool:
        """Whether the sets leave room for a note."""
        return self.width - self.notes >= SHORTEST_NOTE

    def _load(self, pen: Pen, entry: Entry, name: str, x: float, bottom: float, grid: float) -> None:
        pen.cell(x, bottom, LOAD, ROW * grid, self.layout.rules.thin, name, "load")
        baseline = bottom - (1 - BASE) * grid
        pen.text(x + LOAD + 1 * MM, baseline, entry.load_unit, "regular", self.layout.type.small)

    def _set(self, pen: Pen, lifting: Lifting, line: SetLine, x: float, bottom: float, grid: float) -> None:
        """The number of a set, its load where loads differ, and a cell for each side that works."""
        type_, baseline = self.layout.type, bottom - (1 - BASE) * grid
        stem = f"{lifting.stem}/{line.number.replace('+', 'extra')}"
        if self.numbered:
            pen.text(x, baseline, line.number, "regular", type_.small)
        x += self.number
        if self.many_loads and lifting.entry.load_unit:
            self._load(pen, lifting.entry, f"{stem}/load", x, bottom, grid)
        x += self.item_load
        order = next((other.sides for other in lifting.entry.sets if len(other.sides) == 2), ("L", "R"))
        for side in line.sides:
            left = x + (self.side if side in order and order.index(side) == 1 else 0.0)
            letter = side if side in ("L", "R") else ""
            pen.text(left, baseline, letter, "bold", type_.body)
            room = self.side - self.cell
            name = f"{stem}/{side.lower()}/amount"
            pen.cell(left + room, bottom, self.cell - 1 * MM, ROW * grid, self.layout.rules.thin, name, "amount")


def _asked(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What to do and how; in one line where sets differ in their loads, which the target says."""
    return (
        (entry.overview,)
        if entry.overview[0] and len({group.load for group in entry.groups}) > 1
        else entry.prescription
    )


def _origin(entry: Entry) -> str:
    return entry.load[1]


def _note(entry: Entry) -> str:
    return entry.note
