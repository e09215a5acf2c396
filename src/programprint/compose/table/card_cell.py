"""An exercise in a week → its cell on the training card: the target, and room for the load and the reps of every set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned
from programprint.compose.table.row_words import RowWords, with_load
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Cell, SetLine
from programprint.notation.scanner import NBSP
from programprint.notation.units import COUNTED
from programprint.pages import MM, FieldKind
from programprint.wording import blocks, sets
from programprint.wording.entries import amounts

LOAD = 25 * MM
"""Width of a load: five figures of 5 mm."""
REPS, OTHER, LEAST_OTHER = 10 * MM, 15 * MM, 12 * MM
"""Width of the reps of one set, and of seconds or metres; the last where all sets then share a line."""
LETTER = 3.5 * MM
"""Width of the letter of a side."""
GAP = 2 * MM
BETWEEN = 0.35
"""Lines of white between sets of different loads."""
_NOTCH = 2.2 * MM
"""Height of the marks between the sets of one line."""

Shape = Literal["above", "beside", "wide"]
"""Where the load stands, in all cells of a card alike: above the reps, at the right of what is asked, or at the left of the
reps."""
SHAPES: tuple[Shape, ...] = ("above", "beside", "wide")


class Comb(Struct, frozen=True):
    """The cells of some sets on one line, for one side; *ids* are those of their fields."""

    letter: str
    ids: tuple[str, ...]


class Section(Struct, frozen=True):
    """Sets that share one load: what is asked, the id of the load cell if there is one, and the sets; *below* is what else
    is said. *results* are cells of their own, each with its id: what is written down of a block by the clock.
    """

    runs: tuple[tuple[Run, ...], ...]
    load: str = ""
    combs: tuple[Comb, ...] = ()
    results: tuple[tuple[Cell, str], ...] = ()
    below: tuple[tuple[Run, ...], ...] = ()


class CardCell:
    """One exercise in one week; *words* knows what its row leaves to the cell because it changes from week to week."""

    def __init__(self, planned: Planned, words: RowWords, width: float, setting: Setting) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.entry, self.stem = planned.rows or planned.entry, planned.stem
        self.width, self.layout, self.metrics, self.words = width, layout, metrics, setting.words
        type_ = layout.type
        self.unit_width = metrics.width(self.entry.load_unit or "kg", "regular", type_.small) + 1 * MM
        self.letter = LETTER if any("both" not in line.sides for line in self.entry.sets) else 0.0
        self.each = REPS if self.entry.counts in COUNTED else self._other()
        sections = (
            self._together(planned, words.how_changes) if planned.shares else [*self._sections(words.how_changes)]
        )
        before, after = (tuple(map(tuple, said)) for said in (words.before(planned), words.after(planned)))
        first, *others = sections
        self.sections = [*([Section(before)] if before else []), replace(first, below=after), *others]

    def _other(self) -> float:
        """Width of the seconds or metres of one set."""
        shared = (self.width - self.letter) / max(sum(not line.extra for line in self.entry.sets), 1)
        return min(shared, OTHER) if shared >= LEAST_OTHER else OTHER

    def _together(self, planned: Planned, how: bool) -> list[Section]:
        """What the exercise asks for; with the last of its block also the cells of all of them."""
        body = self.layout.type.body
        runs = [
            (Run(amount, "bold", body), Run(words if how else ""))
            for amount, words in amounts(planned.entry, self.words)
        ]
        asked = [Section((*runs[:-1], with_load(runs[-1], planned.entry, self.words)))]
        if planned.rows:
            self.stem = planned.block_stem
            load = f"{self.stem}/load" if self.entry.load_unit else ""
            asked.append(Section((), load, tuple(self._combs(self.entry.sets))))
        stem = planned.block_stem
        results = tuple((cell, f"{stem}/{cell.id}/result") for cell in planned.results)
        return [*asked, Section((), results=results)] if results else asked

    def _sections(self, how: bool) -> Iterator[Section]:
        """The sets by load; *how* says whether the cell must say how, because it changes."""
        entry, body = self.entry, self.layout.type.body
        pairs = sets.prescription(entry, self.words)
        if entry.loads_vary:
            start = 0
            for number, ((amount, words), group) in enumerate(zip(pairs, entry.groups, strict=True), 1):
                last = number == len(entry.groups)
                rows = entry.sets[start:] if last else entry.sets[start : start + group.do.sets]
                start += group.do.sets
                load = f"{self.stem}/{number}/load" if entry.load_unit else ""
                yield Section(((Run(amount, "bold", body), Run(words)),), load, tuple(self._combs(rows)))
            return
        runs = [(Run(amount, "bold", body), *([Run(words)] if how else [])) for amount, words in pairs]
        runs[-1] = with_load(runs[-1], entry, self.words)
        yield Section(tuple(runs), f"{self.stem}/load" if entry.load_unit else "", tuple(self._combs(entry.sets)))

    def _combs(self, sets: Sequence[SetLine]) -> Iterator[Comb]:
        per_line = max(int((self.width - self.letter + 0.01) / self.each), 1)
        regular = [line for line in sets if not line.extra]
        for side in regular[0].sides if regular else ():
            ids = [f"{self.stem}/{line.id}/{side.lower()}/amount" for line in regular]
            for start in range(0, len(ids), per_line):
                letter = self.words(f"side.letter.{side}") if side in ("L", "R") and not start else ""
                yield Comb(letter, tuple(ids[start : start + per_line]))
        for line in sets:
            if line.extra:
                side = line.sides[0]
                name = f"{self.stem}/{line.id}/{side.lower()}/amount"
                yield Comb(self._letter(line), (name,))

    @property
    def _load_room(self) -> float:
        """Width of a load with its unit and the white that parts it from what stands beside it."""
        return LOAD + self.unit_width + GAP

    def _asked(self, section: Section, shape: Shape) -> list[Line]:
        """What is asked, beside the load where it stands there."""
        return self._set(section.runs, self.width - (self._load_room if shape == "beside" and section.load else 0.0))

    def _set(self, said: Sequence[Sequence[Run]], measure: float) -> list[Line]:
        found = [[run for run in runs if run.text] for runs in said]
        return [line for runs in found for line in lines(runs, self.layout.type.small, measure, self.metrics)]

    def height(self, shape: Shape) -> float | None:
        """Height in lines of the grid in a shape; None where the shape has no room."""
        if shape == "beside" and self.width < self._load_room + 18 * MM:
            return None
        combs_of_all = [comb for section in self.sections for comb in section.combs]
        widest = max((self._lead(comb) + len(comb.ids) * self.each for comb in combs_of_all), default=0.0)
        if shape == "wide" and self.width < self._load_room + widest:
            return None
        total = BETWEEN * (len(self.sections) - 1)
        for section in self.sections:
            combs, load = ROW * len(section.combs), ROW * bool(section.load)
            asked = len(self._asked(section, shape))
            total += len(self._set(section.below, self.width)) + ROW * len(section.results)
            if shape == "beside":
                total += max(asked, load) + combs
            else:
                total += asked + (max(load, combs) if shape == "wide" else load + combs)
        return total

    def draw(self, pen: Pen, x: float, y: float, grid: float, shape: Shape) -> None:
        """Sets the cell in a shape with its top left corner at *x*, *y*."""
        for section in self.sections:
            asked, below = self._asked(section, shape), self._set(section.below, self.width)
            pen.lines(x, y + BASE * grid, asked, grid)
            used: float = len(asked)
            if section.load and shape == "beside":
                used = max(used, ROW)
                self._load(pen, section.load, x + self.width - LOAD - self.unit_width, y + ROW * grid, grid, LOAD)
            pen.lines(x, y + (used + BASE) * grid, below, grid)
            used += len(below)
            for result in section.results:
                used += ROW
                self._result(pen, result, x, y + used * grid, grid)
            if section.load and shape != "beside":
                room = LOAD if shape == "wide" else min(self.width - self.unit_width, 1.4 * LOAD)
                self._load(pen, section.load, x, y + (used + ROW) * grid, grid, room)
                used += 0 if shape == "wide" else ROW
            y += used * grid
            indent = self._load_room if shape == "wide" else 0.0
            for number, comb in enumerate(section.combs, start=1):
                self._comb(pen, comb, x + indent, y + number * ROW * grid, grid)
            wide = ROW if shape == "wide" and section.load else 0
            y += (max(ROW * len(section.combs), wide) + BETWEEN) * grid

    def _load(self, pen: Pen, name: str, x: float, bottom: float, grid: float, width: float) -> None:
        pen.cell(x, bottom, width, ROW * grid, self.layout.rules.thin, name, "load")
        baseline = bottom - (1 - BASE) * grid
        pen.text(x + width + 1 * MM, baseline, self.entry.load_unit, "regular", self.layout.type.small)

    def _result(self, pen: Pen, result: tuple[Cell, str], x: float, bottom: float, grid: float) -> None:
        """The name of a result, its cell and its unit; a name that leaves no room for two figures is cut to its first word."""
        cell, field = result
        name, unit = blocks.cell(cell, self.words), blocks.unit(cell, self.words)
        size, baseline = self.layout.type.small, bottom - (1 - BASE) * grid
        end = x + self.width
        if unit:
            end -= pen.text(end, baseline, unit.replace(" ", NBSP), "regular", size, "right") + 1 * MM
        loaded = cell.kind == "load"
        least = LOAD if loaded else REPS
        for said in (name, blocks.cell_in_short(cell, self.words), ""):
            start = x + (pen.metrics.width(said, "regular", size) + 1.5 * MM if said else 0.0)
            if end - start >= least:
                break
        pen.text(x, baseline, said, "regular", size)
        kind: FieldKind = "load" if loaded else "result"
        pen.cell(start, bottom, end - start, ROW * grid, self.layout.rules.thin, field, kind)

    def _lead(self, comb: Comb) -> float:
        """Room for the letter of a side, or for the words before an extra set."""
        said = self.metrics.width(comb.letter, "bold", self.layout.type.body) + 1 * MM if comb.letter else 0.0
        return max(self.letter, said)

    def _comb(self, pen: Pen, comb: Comb, x: float, bottom: float, grid: float) -> None:
        pen.text(x, bottom - (1 - BASE) * grid, comb.letter, "bold", self.layout.type.body)
        x += self._lead(comb)
        thin = self.layout.rules.thin
        for number, name in enumerate(comb.ids):
            if number:
                pen.bar(x, bottom - _NOTCH, bottom, thin)
            pen.cell(x, bottom, self.each, ROW * grid, thin, name, "amount")
            x += self.each

    def _letter(self, line: SetLine) -> str:
        """What stands before an extra set: “+1 L”, or “+1 weak”."""
        side = line.sides[0]
        letter = self.words("cells.weak" if side == "weak" else f"side.letter.{side}")
        return f"{sets.mark(line, self.words)} {letter}"
