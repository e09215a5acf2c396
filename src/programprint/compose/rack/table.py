"""An exercise of several athletes → a table of the rack sheet: a row for each of them, a cell for each set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from programprint.compose.log.cells import ROW
from programprint.compose.log.exercise import named
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned, common
from programprint.compose.table.card_cell import GAP, LETTER, LOAD
from programprint.compose.table.row_words import flowing, runs_of, share, taken
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Block, Entry, SetLine
from programprint.notation.scanner import NBSP
from programprint.notation.target import Load, Weight
from programprint.pages import MM
from programprint.wording import blocks, loads, sets, targets
from programprint.wording import entries as of_entries
from programprint.wording.entries import Kind
from programprint.wording.words import Words

Saying = Callable[[Entry, Words], str]
"""Something that is said of an exercise, in words."""
ABOVE = 1.1
"""Lines of white above a table's head, with the rule in it."""
NUMBER = 4.5 * MM
"""Width of the number of a row, and of a set where sets take several lines."""
SHORTEST_NOTE = 25 * MM
AIR = 0.45
"""Lines of white before and after what stands below a row."""
WIDEST = 0.8
"""Cells grow by this part of their width at most."""


class Lifting(Struct, frozen=True):
    """One athlete at one exercise. *number* is the athlete's row, counted from 1; *name* is empty where the pen fills it in."""

    number: int
    name: str
    planned: Planned

    @property
    def entry(self) -> Entry:
        """Whose sets have cells."""
        return self.planned.rows or self.planned.entry

    @property
    def told(self) -> tuple[Entry, ...]:
        """Whose names and amounts stand in the head: all that are written down together."""
        return self.planned.block.entries if self.planned.shares else (self.planned.entry,)

    @property
    def stem(self) -> str:
        """How the ids of its fields begin: those of the athlete's own sheet, after the number of the row."""
        return f"r{self.number}/{self.planned.block_stem if self.planned.shares else self.planned.stem}"


class RackTable:
    """One exercise: its head, and a row for each athlete. Heights are in lines of the grid.

    Columns are alike in all rows: number and name, the load with its plates, a cell for the load that was used, then the
    sets, as many on a line as fit.
    """

    def __init__(self, liftings: Sequence[Lifting], width: float, setting: Setting) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.liftings, self.layout, self.width, self.metrics = liftings, layout, width, metrics
        self.words = setting.words
        self.entries = [lifting.entry for lifting in liftings]
        self.told = [lifting.told for lifting in liftings]
        self.results = liftings[0].planned.results
        self.together = bool(self.results) or any(len(told) > 1 for told in self.told)
        """Whether exercises are written down together: their loads stand with their names then."""
        self.alike = len({tuple(self._asked(entry) for entry in told) for told in self.told}) == 1
        self.loaded = any(entry.load_unit and entry.sets for entry in self.entries)
        self.many_loads = self.loaded and any(entry.loads_vary for entry in self.entries)
        self.sided = any("both" not in line.sides for entry in self.entries for line in entry.sets)
        rack, small = layout.rack, layout.type.small
        unit = max([metrics.width(entry.load_unit or "kg", "regular", small) for entry in self.entries]) + 1 * MM
        self.said = [
            [line for runs in self._own(index) for line in lines(runs, small, rack.target - GAP, metrics)]
            for index in range(len(liftings))
        ]
        last = str(max(lifting.number for lifting in liftings))
        self.before = max(NUMBER, metrics.width(last, "bold", layout.type.body) + 1.5 * MM)
        self.target = rack.name + GAP
        self.below = [
            [] if self.together else lines(self._below(index), small, width - self.target, metrics)
            for index in range(len(liftings))
        ]
        self.used = self.target + rack.target
        used = self.loaded and not self.many_loads and not self.results
        self.sets = self.used + (LOAD + unit + 2 * GAP if used else 0.0)
        self._divide(width - self.sets + GAP, LOAD + unit + GAP if self.many_loads else 0.0)
        self.notes = self.sets + self.per_line * self.item
        self.opened = [
            max(ROW * max(-(-(len(entry.sets) or len(self.results)) // max(self.per_line, 1)), 1), len(said) + 0.4)
            for entry, said in zip(self.entries, self.said, strict=True)
        ]
        self.heights = [
            opened + 0.1 + (len(below) + AIR if below else 0.0)
            for opened, below in zip(self.opened, self.below, strict=True)
        ]

    def _divide(self, room: float, load: float) -> None:
        """Divides the room for sets: as many on a line as fit, with wider cells where there is room to spare."""
        sides = 2 if self.sided else 1
        letter = LETTER if self.sided else 0.0
        most = max(max(len(entry.sets) for entry in self.entries), len(self.results))

        def item(number: float, cell: float) -> float:
            return number + load + (letter + cell) * sides + GAP

        cell = LOAD + self._unit_width if self.results else self.layout.rack.cell
        self.numbered = most * item(0.0, cell) > room + 0.01 and not self.results
        number = NUMBER if self.numbered else 0.0
        self.per_line = min(int((room + 0.01) / item(number, cell)), most)
        spare = room / max(self.per_line, 1) - item(number, cell)
        self.cell = cell + max(min(spare / sides, WIDEST * cell), 0.0)
        self.item, self.number, self.item_load, self.side = item(number, self.cell), number, load, letter + self.cell

    @property
    def _unit_width(self) -> float:
        """Width of the widest unit of a result."""
        small = self.layout.type.small
        units = filter(None, (blocks.unit(cell, self.words) for cell in self.results))
        return max((self.metrics.width(unit, "regular", small) + 1 * MM for unit in units), default=0)

    def _own(self, index: int) -> Iterator[list[Run]]:
        """What a row says for itself: its load and its plates, and whatever is not the same in all rows."""
        entry, told = self.entries[index], self.told[index]
        if not self.alike:
            for one in told:
                found = [(Run(amount, "bold"), Run(how)) for amount, how in self._asked(one)]
                yield from ([Run(one.label if len(told) > 1 else ""), *runs] for runs in found)
        if self.together:
            if len({tuple(one.load for one in others) for others in self.told}) == 1:
                return
            for one in told:
                weight, origin = loads.aim_of(one.load, self.words)
                if weight:
                    yield [Run(one.label), Run(weight, "semibold"), Run(origin)]
            return
        words, by_load = self.words, {group.load: group for group in entry.groups if group.load}
        for load, group in by_load.items():
            if len(by_load) > 1 and not isinstance(load, Weight):
                continue  # it stands beside what is asked
            which = [Run(words("rack.sets", n=_sets_with(load, entry, words)))] if len(by_load) > 1 else []
            said = [Run(targets.load(load, words), "semibold"), Run(loads.in_brackets(group.plates, words))]
            yield [*which, *said] if entry.load_unit else []

    def _below(self, index: int) -> list[Run]:
        """What stands below a row: where its load comes from, its warm-up and its note, where they are not those of all."""
        entry = self.entries[index]
        return flowing(
            [
                Run(self.words("detail.warm-up") if what is _ramp and entry.ramp else "", "bold"),
                Run(what(entry, self.words)),
            ]
            for what in (_origin, _ramp, of_entries.note)
            if not self._common(what)
        )

    def _common(self, what: Saying) -> str:
        return common(what(entry, self.words) for entry in self.entries)

    def _asked(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        """What to do and how, without the weights where they stand with their plates in the rows."""
        return of_entries.amounts(entry, self.words, weights=self.together)

    def title(self, continued: bool) -> list[Line]:
        """Label, name and what to do; then the details that hold for all rows. Exercises that are written down together
        all stand here, below how they are taken."""
        told, type_ = self.told[0], self.layout.type
        if len(told) == 1 and not self.results:
            return self._title(told[0], self.liftings[0].planned.opens, continued)
        block = self.liftings[0].planned.block
        opening = lines(
            [*taken(block, self.words), *([Run(self.words("continued"), "italic")] if continued else [])],
            type_.body,
            self.width,
            self.metrics,
        )
        if continued:
            names = self.words.listed(entry.guide.name for entry in told)
            return [*opening, *lines([Run(names)], type_.small, self.width, self.metrics)]
        note = lines([Run(blocks.note(block, self.words))], type_.small, self.width, self.metrics)
        return [
            *opening,
            *note,
            *(line for entry in told for line in self._title(entry, None, False, entry is told[0])),
        ]

    def _title(self, entry: Entry, block: Block | None, continued: bool, first: bool = True) -> list[Line]:
        """What the head says of one exercise."""
        type_, words = self.layout.type, self.words
        asked = [run for amount, how in self._asked(entry) for run in (Run("·"), Run(amount, "bold"), Run(how))]
        name = [
            Run(f"{entry.label}{NBSP}" if first or entry.label != self.liftings[0].planned.block.label else "", "bold"),
            *named(entry, self.words),
            *(asked if self.alike else []),
        ]
        if continued:
            return list(lines([*name, Run(self.words("continued"), "italic")], type_.body, self.width, self.metrics))
        details = [
            taken(block, words) if block else [],
            [Run(blocks.note(block, words) if block else "")],
            share(entry, words),
            self._load_told(entry),
            *_told(entry, words, "tempo", "rest"),
            *(_told(entry, words, "warm-up") if self._same(entry, _ramp) else []),
            *_told(entry, words, "next time", "instead"),
            [Run(of_entries.note(entry, words) if self._same(entry, of_entries.note) else "")],
            [Run(entry.cue, "italic")],
        ]
        said = lines(flowing(details), type_.small, self.width, self.metrics)
        return [*lines(name, type_.body, self.width, self.metrics), *said]

    def _load_told(self, entry: Entry) -> list[Run]:
        """The load of all rows and where it comes from, where no row says its own."""
        load, origin = loads.aim_of(entry.load, self.words)
        if self.together:
            alike = self._same(entry, lambda one, words: " ".join(loads.aim_of(one.load, words)))
            return [Run(load, "semibold"), Run(origin)] if alike else []
        return [Run("" if entry.load_unit else load, "semibold"), Run(self._common(_origin))]

    def _same(self, entry: Entry, what: Saying) -> bool:
        """Whether something is said alike of an exercise to all athletes."""
        at = next((index for index, one in enumerate(self.told[0]) if one is entry), 0)
        return len({what(told[at], self.words) if at < len(told) else "" for told in self.told}) == 1

    def head_height(self, continued: bool) -> float:
        """Lines of the grid down to the first row."""
        return ABOVE + len(self.title(continued)) + 1.1

    def draw_head(self, pen: Pen, y: float, grid: float, continued: bool) -> None:
        """Sets the head with its top at *y*, under a thick rule."""
        pen.rule(pen.left, pen.right, y + (ABOVE - 0.4) * grid, self.layout.rules.thick)
        baseline = pen.lines(pen.left, y + (ABOVE + BASE) * grid, self.title(continued), grid) + 0.1 * grid
        words = self.words
        heads = [(self.before, words("rack.name")), (self.target, words("rack.target") if any(self.said) else "")]
        if self.loaded and not self.many_loads:
            heads.append((self.used, words("rack.used")))
        if self.results:
            heads += [
                (self.sets + index * self.item, blocks.cell(cell, words).replace(" ", NBSP))
                for index, cell in enumerate(self.results[: self.per_line])
            ]
        elif not self.numbered:
            longest = max((entry.sets for entry in self.entries), key=len)
            heads += [
                (self.sets + index * self.item, words("rack.set", n=sets.mark(line, words)))
                for index, line in enumerate(longest)
            ]
        if self._noted:
            heads.append((self.notes, words("cells.note")))
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
            measure = rack.name - self.before
            name = _in_two_lines(lifting.name, type_.small, measure, pen.metrics)
            pen.lines(x + self.before, baseline - (len(name) > 1) * grid, name, grid)
        else:
            pen.cell(x + self.before, bottom, rack.name - self.before, ROW * grid, thin, f"{lifting.stem}/name", "name")
        said = self.said[index]
        first = baseline if len(said) == 1 else y + (BASE + 0.2) * grid
        pen.lines(x + self.target, first, said, grid)
        pen.lines(x + self.target, y + (self.opened[index] + 0.12 + BASE) * grid, self.below[index], grid)
        for number, cell in enumerate(self.results):
            row, column = divmod(number, max(self.per_line, 1))
            left, base = x + self.sets + column * self.item, bottom + row * ROW * grid
            room = self.item - GAP - self._unit_width
            pen.cell(left, base, room, ROW * grid, thin, f"{lifting.stem}/{cell.id}/result", "result")
            pen.text(
                left + room + 1 * MM, base - (1 - BASE) * grid, blocks.unit(cell, self.words), "regular", type_.small
            )
        if entry.load_unit and self.loaded and not self.many_loads and not self.results:
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
        stem = f"{lifting.stem}/{line.id}"
        if self.numbered:
            pen.text(x, baseline, sets.mark(line, self.words), "regular", type_.small)
        x += self.number
        if self.many_loads and lifting.entry.load_unit:
            self._load(pen, lifting.entry, f"{stem}/load", x, bottom, grid)
        x += self.item_load
        order = next((other.sides for other in lifting.entry.sets if len(other.sides) == 2), ("L", "R"))
        for side in line.sides:
            left = x + (self.side if side in order and order.index(side) == 1 else 0.0)
            letter = self.words(f"side.letter.{side}") if side in ("L", "R") else ""
            pen.text(left, baseline, letter, "bold", type_.body)
            room = self.side - self.cell
            name = f"{stem}/{side.lower()}/amount"
            pen.cell(left + room, bottom, self.cell - 1 * MM, ROW * grid, self.layout.rules.thin, name, "amount")


def _sets_with(load: Load, entry: Entry, words: Words) -> str:
    """The numbers of the sets with a load: “1”, “4–5”, “1, 3”."""
    loads = [group.load for group in entry.groups for _ in range(group.do.sets)]
    found = [number for number, other in enumerate(loads, start=1) if other == load]
    if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
        return words("rack.sets.span", first=found[0], last=found[-1])
    return words.joined("rack.sets.comma", map(words.number, found))


def _origin(entry: Entry, words: Words) -> str:
    return loads.aim_of(entry.load, words)[1]


def _ramp(entry: Entry, words: Words) -> str:
    return loads.ramp(entry.ramp, words) if entry.ramp else ""


def _told(entry: Entry, words: Words, *kinds: Kind) -> list[list[Run]]:
    return [runs_of(detail) for detail in of_entries.details(entry, words, *kinds)]


def _in_two_lines(name: str, size: float, measure: float, metrics: Metrics) -> list[Line]:
    """A name in the room that there is: of one that is too long the given names become initials, from the first on."""
    words = name.split()
    for short in range(len(words)):
        said = " ".join([f"{word[0]}." if at < short else word for at, word in enumerate(words)])
        found = list(lines([Run(said, "semibold")], size, measure, metrics))
        if len(found) <= 2:
            break
    return found[:2]
