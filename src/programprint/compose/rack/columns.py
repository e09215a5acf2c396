"""Where everything stands in the rows of a table of the rack sheet."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.table.card_portion import GAP, LETTER, LOAD
from programprint.merge.sheet import Cell, Entry
from programprint.pages import MM
from programprint.wording import blocks

NUMBER = 4.5 * MM
"""Width of the number of a row, and of a set where sets take several lines."""
SHORTEST_NOTE = 25 * MM
WIDEST = 0.8
"""Cells grow by this part of their width at most."""


class RackColumns(Struct, frozen=True):
    """The columns of a table, alike in all rows, in points from its left edge: number and name, the load with its plates, a cell
    for the load that was used, then the sets, as many on a line as fit, and a note where there is room for one."""

    name: float
    target: float
    used: float
    sets: float
    end: float
    per_line: int
    item: float
    """From one set to the next."""
    number: float
    """Width of the number of a set, where sets take several lines."""
    load: float
    """Width of the load of a set, where loads differ from set to set."""
    side: float
    """From the letter of one side to that of the other."""
    cell: float
    unit: float
    """Width of the unit of a result."""
    load_once: bool
    """Whether one cell takes the load of all sets."""

    @property
    def note(self) -> float:
        """The left edge of a note."""
        return self.sets + self.per_line * self.item

    @property
    def noted(self) -> bool:
        """Whether the sets leave room for a note."""
        return self.end - self.note >= SHORTEST_NOTE

    def place(self, at: int) -> tuple[int, float]:
        """The line and the left edge of a set or a result, given its place among the others."""
        row, column = divmod(at, max(self.per_line, 1))
        return row, self.sets + column * self.item


def rack_columns(
    entries: Sequence[Entry], results: Sequence[Cell], last: int, width: float, setting: Setting, targets: bool
) -> RackColumns:
    """The columns for what some athletes do at one exercise, *width* points wide; *last* is the highest number of a row, and
    *targets* says whether a row has anything to say for itself."""
    metrics, type_, rack = setting.metrics, setting.layout.type, setting.layout.rack
    loaded = any(entry.load_unit and entry.sets for entry in entries)
    many = loaded and any(entry.loads_vary for entry in entries)
    once = loaded and not many and not results
    load = (
        LOAD
        + max([metrics.width(setting.words.unit(entry.load_unit or "kg"), "regular", type_.small) for entry in entries])
        + 1 * MM
        + GAP
    )
    units = filter(None, (blocks.unit(result, setting.words) for result in results))
    unit = max((metrics.width(text, "regular", type_.small) + 1 * MM for text in units), default=0.0)
    sided = any("both" not in line.sides for entry in entries for line in entry.sets)
    sides, letter = (2, setting.letter(LETTER)) if sided else (1, 0.0)
    of_set = load if many else 0.0
    most = max(max(len(entry.parts) for entry in entries), len(results))
    target = rack.name + GAP
    used = target + (rack.target if targets else 0.0)
    start = used + (load + GAP if once else 0.0)
    room = width - start + GAP

    def item(number: float, cell: float) -> float:
        return number + of_set + (letter + cell) * sides + GAP

    cell = LOAD + unit if results else rack.cell
    number = NUMBER if most * item(0.0, cell) > room + 0.01 and not results else 0.0
    per_line = min(int((room + 0.01) / item(number, cell)), most)
    spare = room / max(per_line, 1) - item(number, cell)
    cell += max(min(spare / sides, WIDEST * cell), 0.0)
    name = max(NUMBER, metrics.width(str(last), "bold", type_.body) + 1.5 * MM)
    return RackColumns(
        name=name,
        target=target,
        used=used,
        sets=start,
        end=width,
        per_line=per_line,
        item=item(number, cell),
        number=number,
        load=of_set,
        side=letter + cell,
        cell=cell,
        unit=unit,
        load_once=once,
    )
