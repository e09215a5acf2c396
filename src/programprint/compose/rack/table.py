"""An exercise of several athletes → a table of the rack sheet: a row for each of them, a cell for each set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from programprint.compose.log.cells import ROW
from programprint.compose.rack.columns import SHORTEST_NOTE, rack_columns
from programprint.compose.rack.table_words import Asking, Lifting, TableWords
from programprint.compose.setting import Setting
from programprint.compose.table.card_portion import GAP, LOAD
from programprint.compose.type.boxes import Beside, Box, Built, Drawn, Label, Lines, Ruled, Stack, White, stack
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import BySides, Entry, SetLine, Side, Wanted, amount_id
from programprint.notation.scanner import NBSP
from programprint.pages import MM, FieldKind
from programprint.wording import blocks, sets

NAME_SIZE = 11.0
"""The size of the name of an athlete, in points: it is looked for from a step away."""
RISE = 0.4
"""Lines of the grid from the rule above a table down to its title."""
HEADS, HEADS_DROP = 1.1, BASE + 0.1
"""Lines of the grid of the heads of columns, and down to their baseline."""
MOST_AIM, LEADING = 2, 0.85
"""Lines that may stand above the targets, and lines of the grid from one of them to the next."""
MOST_BESIDE, CLOSE = 2, 0.78
"""Lines of small type that a row has room for in the height of its cells, and lines of the grid from one to the next."""
ON_ROW = ROW - 1 + BASE
"""Where the baseline stands in a row for the pen."""
UNDER = 0.1
"""Lines of white below what is written."""
UNDERLINE, FIRST_RULE = 2.2, 1.2
"""From the baseline down to the rule below the letter of the side that comes first, and how heavy that is, in points."""
LEAST_MAXIMUM = 14 * MM
"""The narrowest cell for a maximum."""
AROUND = 0.2
"""Lines of white above and below what a row says in several lines."""
BELOW_DROP, AFTER_BELOW = BASE + 0.02, 0.45
"""Lines down to the first baseline of what stands below a row, and of white after it."""


class RackTable:
    """One exercise: its head, and a row for each athlete."""

    def __init__(
        self, liftings: Sequence[Lifting], width: float, setting: Setting, earlier: frozenset[Asking] = frozenset()
    ) -> None:
        self.setting, self.layout, self.metrics, self.words = setting, setting.layout, setting.metrics, setting.words
        self.width, self.told = width, TableWords(liftings, setting.words, earlier)
        self.entries = self.told.entries
        self.results = liftings[0].results
        self.timed = liftings[0].timed
        last = max(lifting.number for lifting in liftings)
        small, room = self.layout.type.small, self.layout.rack.target - GAP
        own = [
            [line for runs in self.told.own(index) for line in lines(runs, small, room, self.metrics)]
            for index in range(len(liftings))
        ]
        of = self.metrics.width(self.words("rack.of"), "regular", small) + 2 * GAP
        for index, found in enumerate(own):
            unknown = self.told.unknown(index)
            if unknown and len(found) == 1 and found[0].width + of + LEAST_MAXIMUM <= room:
                self.told.celled[index] = unknown
        aim = self.told.aim if any(own) else ""
        aimed = lines([Run(aim)], small, room, self.metrics)
        self.aim = aimed if len(aimed) <= MOST_AIM else ()
        """What stands above the targets: what they are a share of, where it has room there."""
        self.columns = rack_columns(self.entries, self.results, last, width, setting, any(own))
        self.beside = self._set_beside(len(liftings))
        """What a row adds for its athlete, set before the note where all rows have room for that in their own height."""
        self.note = self.columns.note + max((line.width + 2 * GAP for own in self.beside for line in own), default=0.0)
        """The left edge of a note."""
        self.asks = {(one.number, wanted.id) for one in liftings for entry in one.told for wanted in entry.wanted}
        """The maxima that its rows ask for."""
        self.sided = any("both" not in line.sides for entry in self.entries for line in entry.sets)
        self.loaded = bool(self.results) or any(entry.load_unit for entry in self.entries)
        """Whether there are cells for more than what was done in each set."""
        self.roomy = self.columns.per_line >= 1 or not any(entry.sets for entry in self.entries)
        """Whether the columns leave room for a set."""
        self.heads = {continued: Built(self._head(continued, any(own))) for continued in (False, True)}
        """The head, where the table begins and where it continues."""
        self.rows = [Built(self._row(index, lifting, own[index])) for index, lifting in enumerate(liftings)]

    def _set_beside(self, rows: int) -> list[tuple[Line, ...]]:
        """The lines that stand in each row before its note; none where a row has no room for what it adds, or no note."""
        columns, size = self.columns, self.layout.type.small
        room = columns.end - columns.note - SHORTEST_NOTE - 2 * GAP
        texts = [self.told.below(index) for index in range(rows)]
        words = [word for runs in texts for run in runs for word in run.text.split(" ")]
        if not columns.noted or any(self.metrics.width(word, "bold", size) > room for word in words):
            return []
        found = [lines(runs, size, room, self.metrics) for runs in texts]
        return found if any(found) and all(len(own) <= MOST_BESIDE for own in found) else []

    def _head(self, continued: bool, targets: bool) -> Box:
        """The head under a thick rule: label, name and what to do, then the details that hold for all rows, then the heads of
        the columns."""
        layout = self.layout
        title = [
            line
            for runs, size in self.told.title(continued, layout.type, bool(self.aim))
            for line in lines(runs, size, self.width, self.metrics)
        ]
        over = LEADING * max(len(self.aim) - 1, 0)
        heads: list[tuple[float, Box]] = [
            (x, Label(text, "regular", layout.type.small, HEADS_DROP + over)) for x, text in self._columns(targets)
        ]
        aim = Lines(self.aim, LEADING, HEADS_DROP)
        return stack(
            White(layout.gaps.table),
            Ruled(layout.rules.thick, RISE),
            Lines(title),
            Beside(((0.0, White(HEADS + over)), (self.columns.target, aim), *heads)),
        )

    def _columns(self, targets: bool) -> list[tuple[float, str]]:
        """The heads of the columns."""
        words, columns = self.words, self.columns
        heads = [
            (columns.name, words("rack.name")),
            (columns.target, words("rack.target") if targets and not self.aim else ""),
        ]
        if columns.load_once:
            heads.append((columns.used, words("rack.used")))
        cells = [blocks.cell(cell, words).replace(" ", NBSP) for cell in self.results[: columns.per_line]]
        longest = max((entry.parts for entry in self.entries), key=len)
        if not self.results and not columns.number:
            cells = [words("rack.set", n=sets.mark(line, words)) if part == 1 else "" for line, part in longest]
        if self.timed and not columns.number:
            unit = words(f"counts.{self.timed.timed}")
            cells = [words("rack.run", n=number, unit=unit) for number in range(1, self.timed.ticks + 1)]
        heads += [(columns.sets + index * columns.item, text) for index, text in enumerate(cells)]
        if longest and not self.results and (columns.number or columns.load):
            counted = words(f"counts.{self.timed.timed if self.timed else self.entries[0].counts}")
            for index in range(min(columns.per_line, len(longest))):
                at = columns.sets + index * columns.item + columns.number
                heads += [(at, words("rack.used"))] if columns.number and columns.load else []
                sides = range(2 if self.sided else 1)
                heads += [(at + columns.load + columns.side * (side + 1) - columns.cell, counted) for side in sides]
        return [*heads, (self.note, words("cells.note"))] if columns.noted else heads

    def _row(self, index: int, lifting: Lifting, own: Sequence[Line]) -> Box:
        """The row of one athlete: number and name, what holds for this athlete alone, and the cells; below them where the load
        comes from, the warm-up and a note."""
        columns, type_ = self.columns, self.layout.type
        number = Label(str(lifting.number), "bold", type_.body, ON_ROW)
        maximum = self.told.celled.get(index)
        target = Lines(own, drop=ON_ROW) if len(own) == 1 else Stack((White(AROUND), Lines(own), White(AROUND)))
        cells = partial(self._cells, lifting)
        count = -(-(len(lifting.entry.parts) or len(self.results)) // max(columns.per_line, 1))
        row = Beside(
            (
                (0.0, number),
                (columns.name, self._name(lifting)),
                (columns.target, target),
                *(
                    [(columns.target + own[0].width, Drawn(ROW, partial(self._maximum, lifting, maximum, own[0])))]
                    if maximum
                    else []
                ),
                (0.0, Drawn(ROW * max(count, 1), cells)),
            )
        )
        if self.beside:
            first = ON_ROW - CLOSE * (len(self.beside[index]) - 1)
            told = Beside(((columns.note, Lines(self.beside[index], CLOSE, first)), (0.0, row)))
            return Stack((told, White(UNDER)))
        below = lines(self.told.below(index), type_.small, self.width - columns.target, self.metrics)
        noted = Beside(((columns.target, Lines(below, drop=BELOW_DROP)),))
        return Stack((row, White(UNDER), *((noted, White(AFTER_BELOW)) if below else ())))

    def _name(self, lifting: Lifting) -> Box:
        """The name of an athlete, or where it is written."""
        measure = self.layout.rack.name - self.columns.name
        if not lifting.name:
            return Drawn(ROW, partial(self._cell, measure, f"{lifting.stem}/name", "name"))
        name = _in_two_lines(lifting.name, NAME_SIZE, measure, self.metrics)
        return Lines(name, drop=ON_ROW - (len(name) > 1))

    def _cell(self, width: float, name: str, kind: FieldKind, pen: Pen, x: float, y: float, grid: float) -> None:
        pen.cell(x, y + ROW * grid, width, ROW * grid, self.layout.rules.thin, name, kind)

    def _maximum(
        self, lifting: Lifting, maximum: Wanted, target: Line, pen: Pen, x: float, y: float, grid: float
    ) -> None:
        """Where the maximum is written that a target is a share of, between that and the next column."""
        x += GAP
        end = x + self.layout.rack.target - target.width - 2 * GAP
        x += pen.text(x, y + ON_ROW * grid, self.words("rack.of"), "regular", self.layout.type.small) + 1 * MM
        self._cell(end - x, f"r{lifting.number}/{maximum.id}", "maximum", pen, x, y, grid)

    def _cells(self, lifting: Lifting, pen: Pen, x: float, y: float, grid: float) -> None:
        """What the pen fills in of one athlete: results, the load, a note, and the sets."""
        columns, entry, stem = self.columns, lifting.entry, lifting.stem
        for number, cell in enumerate(self.results):
            row, left = columns.place(number)
            top, room = y + row * ROW * grid, columns.item - GAP - columns.unit
            self._cell(room, f"{stem}/{cell.id}/result", "result", pen, x + left, top, grid)
            unit = blocks.unit(cell, self.words)
            pen.text(x + left + room + 1 * MM, top + ON_ROW * grid, unit, "regular", self.layout.type.small)
        if entry.load_unit and columns.load_once:
            self._load(entry, f"{stem}/load", pen, x + columns.used, y, grid)
        if columns.noted:
            self._cell(columns.end - self.note, f"{stem}/note", "note", pen, x + self.note, y, grid)
        for number, (line, part) in enumerate(entry.parts):
            row, left = columns.place(number)
            self._set(lifting, line, part, pen, x + left, y + row * ROW * grid, grid)

    def _load(self, entry: Entry, name: str, pen: Pen, x: float, y: float, grid: float) -> None:
        self._cell(LOAD, name, "load", pen, x, y, grid)
        pen.text(
            x + LOAD + 1 * MM, y + ON_ROW * grid, self.words.unit(entry.load_unit), "regular", self.layout.type.small
        )

    def _set(self, lifting: Lifting, line: SetLine, part: int, pen: Pen, x: float, y: float, grid: float) -> None:
        """The number of a set and its load where loads differ, with its first part, and a cell for each side that works."""
        columns, type_, baseline = self.columns, self.layout.type, y + ON_ROW * grid
        stem = f"{lifting.stem}/{line.id}"
        if columns.number and part == 1:
            pen.text(x, baseline, sets.mark(line, self.words), "regular", type_.small)
        x += columns.number
        if columns.load and lifting.entry.load_unit and part == 1:
            self._load(lifting.entry, f"{stem}/load", pen, x, y, grid)
        x += columns.load
        first = first_side(lifting.entry)
        for side in line.sides:
            left = x + (columns.side if side == "R" else 0.0)
            letter = self.words(f"side.letter.{side}") if side in ("L", "R") else ""
            width = pen.text(left, baseline, letter, "bold", type_.body)
            if side == first:
                pen.rule(left, left + width, baseline + UNDERLINE, FIRST_RULE)
            at, name = left + columns.side - columns.cell, f"{stem}/{amount_id(side, part)}"
            self._cell(columns.cell - 1 * MM, name, "amount", pen, at, y, grid)


def first_side(entry: Entry) -> Side | None:
    """The side with which every set begins; None where nobody has said, or the sides alternate."""
    if not isinstance(entry.by_sides, BySides):
        return None
    order = entry.by_sides.order
    return "L" if order == "left" else "R" if order == "right" else None


def _in_two_lines(name: str, size: float, measure: float, metrics: Metrics) -> list[Line]:
    """A name in the room that there is: of one that is too long the given names become initials, from the first on; where that
    does not do, an ellipsis stands for its end."""
    words = name.split()
    initials = (
        " ".join([f"{word[0]}." if at < short else word for at, word in enumerate(words)])
        for short in range(len(words))
    )
    last = " ".join([*(f"{word[0]}." for word in words[:-1]), words[-1]])
    cut = (f"{last[:-at]}…" for at in range(1, len(last)))
    found: list[Line] = []
    for shorter in (*initials, *cut):
        found = list(lines([Run(shorter, "semibold")], size, measure, metrics))
        if len(found) <= 2:
            break
    return found
