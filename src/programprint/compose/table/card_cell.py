"""An exercise in a week → its cell on the training card: the target, and room for the load and the reps of every set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned
from programprint.compose.table.row_words import RowWords, with_load
from programprint.compose.type.boxes import Beside, Box, Drawn, Lines, Stack, White
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Cell, SetLine, Side, amount_id
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
LEAST_ASKED = 18 * MM
"""Width of what is asked at least, beside a load."""
_UNDER = 0.1
"""Lines of white below what is written."""
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


class Portion(Struct, frozen=True):
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
        portions = (
            self._together(planned, words.how_changes) if planned.shares else [*self._portions(words.how_changes)]
        )
        before, after = (tuple(map(tuple, told)) for told in (words.before(planned), words.after(planned)))
        first, *others = portions
        portions = [*([Portion(before)] if before else []), replace(first, below=after), *others]
        between, under = White(layout.gaps.load), White(_UNDER)
        shaped = [self._shaped(portion) for portion in portions]
        self.boxes: dict[Shape, Box] = {}
        """The cell in each shape that it has room for."""
        for shape in self._shapes([comb for portion in portions for comb in portion.combs]):
            first_box, *boxes = [shapes[shape] for shapes in shaped]
            parted = [part for box in boxes for part in (between, box)]
            self.boxes[shape] = Stack((first_box, *parted, under))

    def _other(self) -> float:
        """Width of the seconds or metres of one set."""
        parts, sets = max((line.parts for line in self.entry.sets), default=1), self.entry.sets
        shared = (self.width - self.letter) / (parts if parts > 1 else max(sum(not line.extra for line in sets), 1))
        return min(shared, OTHER) if shared >= LEAST_OTHER else OTHER

    def _together(self, planned: Planned, how: bool) -> list[Portion]:
        """What the exercise asks for; with the last of its block also the cells of all of them."""
        body = self.layout.type.body
        runs = [
            (Run(amount, "bold", body), Run(words if how else ""))
            for amount, words in amounts(planned.entry, self.words)
        ]
        asked = [Portion((*runs[:-1], with_load(runs[-1], planned.entry, self.words)))]
        if planned.rows:
            self.stem = planned.block_stem
            load = f"{self.stem}/load" if self.entry.load_unit else ""
            asked.append(Portion((), load, tuple(self._combs(self.entry.sets))))
        stem = planned.block_stem
        results = tuple((cell, f"{stem}/{cell.id}/result") for cell in planned.results)
        return [*asked, Portion((), results=results)] if results else asked

    def _portions(self, how: bool) -> Iterator[Portion]:
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
                yield Portion(((Run(amount, "bold", body), Run(words)),), load, tuple(self._combs(rows)))
            return
        runs = [(Run(amount, "bold", body), *([Run(words)] if how else [])) for amount, words in pairs]
        runs[-1] = with_load(runs[-1], entry, self.words)
        yield Portion(tuple(runs), f"{self.stem}/load" if entry.load_unit else "", tuple(self._combs(entry.sets)))

    def _combs(self, sets: Sequence[SetLine]) -> Iterator[Comb]:
        per_line = max(int((self.width - self.letter + 0.01) / self.each), 1)
        regular = [line for line in sets if not line.extra]
        for side in regular[0].sides if regular else ():
            letter = self.words(f"side.letter.{side}") if side in ("L", "R") else ""
            for ids in self._runs(regular, side):
                for start in range(0, len(ids), per_line):
                    yield Comb(letter, tuple(ids[start : start + per_line]))
                    letter = ""
        for line in sets:
            if line.extra:
                side = line.sides[0]
                name = f"{self.stem}/{line.id}/{side.lower()}/amount"
                yield Comb(self._letter(line), (name,))

    def _runs(self, sets: Sequence[SetLine], side: Side) -> list[list[str]]:
        """The ids of the cells of one side, those of one line together: of all sets, or, where sets come in parts, of each."""
        ids = [[f"{self.stem}/{line.id}/{amount_id(side, n + 1)}" for n in range(line.parts)] for line in sets]
        return ids if any(line.parts > 1 for line in sets) else [[name for names in ids for name in names]]

    @property
    def _load_room(self) -> float:
        """Width of a load with its unit and the white that parts it from what stands beside it."""
        return LOAD + self.unit_width + GAP

    def _set(self, paragraphs: Sequence[Sequence[Run]], measure: float) -> list[Line]:
        found = [[run for run in runs if run.text] for runs in paragraphs]
        return [line for runs in found for line in lines(runs, self.layout.type.small, measure, self.metrics)]

    def _shapes(self, combs: Sequence[Comb]) -> list[Shape]:
        """The shapes that the cell has room for."""
        widest = max((self._lead(comb) + len(comb.ids) * self.each for comb in combs), default=0.0)
        needed: dict[Shape, float] = {
            "above": 0.0,
            "beside": self._load_room + LEAST_ASKED,
            "wide": self._load_room + widest,
        }
        return [shape for shape in SHAPES if self.width >= needed[shape]]

    def _shaped(self, portion: Portion) -> dict[Shape, Box]:
        """A portion in every shape: what is asked, what else is said, results, the load and the sets."""
        asked = Lines(self._set(portion.runs, self.width))
        below = Lines(self._set(portion.below, self.width))
        results = [Drawn(ROW, partial(self._result, result)) for result in portion.results]
        reps = Stack(tuple([Drawn(ROW, partial(self._comb, comb)) for comb in portion.combs]))
        if not portion.load:
            whole = Stack((asked, below, *results, reps))
            wide = Beside(((self._load_room, reps),))
            return {"above": whole, "beside": whole, "wide": Stack((asked, below, *results, wide))}
        load, at_right = self._load(portion.load, LOAD), self.width - LOAD - self.unit_width
        over = self._load(portion.load, min(self.width - self.unit_width, 1.4 * LOAD))
        narrow = Lines(self._set(portion.runs, self.width - self._load_room))
        return {
            "above": Stack((asked, below, *results, over, reps)),
            "beside": Stack((Beside(((0.0, narrow), (at_right, load))), below, *results, reps)),
            "wide": Stack((asked, below, *results, Beside(((0.0, load), (self._load_room, reps))))),
        }

    def _load(self, name: str, width: float) -> Drawn:
        """A cell for a load, and its unit."""

        def draw(pen: Pen, x: float, y: float, grid: float) -> None:
            pen.cell(x, y + ROW * grid, width, ROW * grid, self.layout.rules.thin, name, "load")
            baseline = y + (ROW - 1 + BASE) * grid
            pen.text(x + width + 1 * MM, baseline, self.entry.load_unit, "regular", self.layout.type.small)

        return Drawn(ROW, draw)

    def _result(self, result: tuple[Cell, str], pen: Pen, x: float, y: float, grid: float) -> None:
        """The name of a result, its cell and its unit."""
        cell, field = result
        name, unit = blocks.cell(cell, self.words), blocks.unit(cell, self.words)
        bottom, size = y + ROW * grid, self.layout.type.small
        baseline = bottom - (1 - BASE) * grid
        end = x + self.width
        if unit:
            end -= pen.text(end, baseline, unit.replace(" ", NBSP), "regular", size, "right") + 1 * MM
        loaded = cell.kind == "load"
        least = LOAD if loaded else REPS
        for called in (name, blocks.cell_in_short(cell, self.words), ""):
            start = x + (pen.metrics.width(called, "regular", size) + 1.5 * MM if called else 0.0)
            if end - start >= least:
                break
        pen.text(x, baseline, called, "regular", size)
        kind: FieldKind = "load" if loaded else "result"
        pen.cell(start, bottom, end - start, ROW * grid, self.layout.rules.thin, field, kind)

    def _lead(self, comb: Comb) -> float:
        """Room for the letter of a side, or for the words before an extra set."""
        letter = self.metrics.width(comb.letter, "bold", self.layout.type.body) + 1 * MM if comb.letter else 0.0
        return max(self.letter, letter)

    def _comb(self, comb: Comb, pen: Pen, x: float, y: float, grid: float) -> None:
        bottom = y + ROW * grid
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
