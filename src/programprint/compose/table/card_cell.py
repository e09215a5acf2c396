"""An exercise in a week → its cell on the training card: the target, and room for the load and the reps of every set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned
from programprint.compose.table.card_portion import (
    GAP,
    LEAST_OTHER,
    LETTER,
    LOAD,
    OTHER,
    REPS,
    Comb,
    Portion,
    draw_result,
)
from programprint.compose.table.row_words import Paragraphs, RowWords, weighed
from programprint.compose.type.boxes import Beside, Box, Drawn, Stack, White
from programprint.compose.type.paragraph import Run
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Entry, OpenLoad, Score, SetLine, Side, amount_id
from programprint.notation.target import Weight
from programprint.notation.units import COUNTED
from programprint.pages import MM
from programprint.wording import loads, sets

NEAR = 1.5 * MM
"""White between what is asked and the cells on its line."""
_UNDER = 0.1
"""Lines of white below what is written."""
_APART = 2 * MM
"""What there is besides before sets without a load, whose letter is not to be read as a unit."""
_NOTCH = 2.2 * MM
"""Height of the marks between the sets of one line."""


class CardCell:
    """One exercise in one week; *words* knows what its row leaves to it because weeks differ there. Its seconds or
    metres are *narrow* where what is asked then has room on their line."""

    def __init__(self, planned: Planned, words: RowWords, width: float, setting: Setting, narrow: bool = False) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.setting, self.row_words = setting, words
        self.entry, self.stem = planned.rows or planned.entry, planned.stem
        self.width, self.layout, self.metrics, self.words = width, layout, metrics, setting.words
        type_ = layout.type
        self.unit_width = metrics.width(self.words.unit(self.entry.load_unit or "kg"), "regular", type_.small) + 1 * MM
        sided = any("both" not in line.sides for line in self.entry.sets)
        self.letter = setting.letter(LETTER) if sided else 0.0
        self.each = REPS if self.entry.counts in COUNTED else LEAST_OTHER if narrow else self._other()
        self.broad = self.entry.counts not in COUNTED and self.each > LEAST_OTHER
        """Whether its seconds or metres might be narrower."""
        portions = self._together(planned) if planned.shares else [*self._portions()]
        before, after = (tuple(map(tuple, told)) for told in (words.opening(planned), words.after(planned)))
        first, *others = portions
        if label := words.own_label(planned):
            asked, *more = first.runs or ((),)
            first = replace(first, runs=((*label, *asked), *more))
        self.portions = [*([Portion(before)] if before else []), replace(first, below=after), *others]
        loaded = [portion for portion in portions if portion.load]
        self.after = max((self._load_room + self._widest(portion) for portion in loaded), default=0.0)
        """Width of a load with the cells of its sets behind it."""
        measures = (words.unbroken, words.narrowest) if loaded else ()
        self.broken = any(not comb.letter and len(portion.combs) > 1 for portion in portions for comb in portion.combs)
        """Whether the sets of a side take more lines than one."""
        self.leads = [max(wide(portion.runs) for portion in loaded) + NEAR for wide in measures]
        """Widths that what is asked may have before a load: in one line, and in as many as can be."""

    @property
    def most_lead(self) -> float:
        """The most that a load may stand to the right."""
        return self.width - self._load_room + GAP

    def has_room(self, lead: float) -> bool:
        """Whether all that is asked stands on the line of its cells, where a load is so far from the left edge."""
        return all(
            self._held(portion, lead if portion.load else self._start(portion, lead) - _APART)
            for portion in self.portions
            if portion.runs and (portion.load or portion.combs)
        )

    def _start(self, portion: Portion, lead: float) -> float:
        """Where the sets of a portion without a load begin beside what is asked: where loads stand, or at the right."""
        start = self.width - self._widest(portion)
        return lead if lead and lead <= start and self._held(portion, lead - _APART) else start

    def abreast(self, apart: float) -> tuple[int, ...]:
        """How many combs stand on each line of each portion where a second one may begin so far from the left edge."""
        return tuple(len(line) for portion in self.portions for line in self._packed(portion.combs, apart))

    def _packed(self, combs: Sequence[Comb], apart: float) -> list[list[Comb]]:
        """Combs in lines of one, or of two where a second one has room *apart* from the left edge."""
        packed: list[list[Comb]] = []
        for comb in combs:
            if (
                apart
                and packed
                and len(packed[-1]) == 1
                and comb.letter
                and apart + self._long(comb) <= self.width + 0.01
            ):
                packed[-1].append(comb)
            else:
                packed.append([comb])
        return packed

    def box(self, lead: float, behind: bool, beside: bool, apart: float = 0.0) -> Box:
        """The cell with its loads *lead* from its left edge, the cells of the sets *behind* them or below, and what is asked
        *beside* them or above; of an exercise with more loads than one, each as it has room. Where the sides do not stand behind
        a load, the second of them is *apart* from the left edge."""
        between, under = White(self.layout.gaps.load), White(_UNDER)
        several = sum(bool(portion.load) for portion in self.portions) > 1
        first, *others = [
            self._shaped(
                portion,
                lead,
                lead + self._load_room + self._widest(portion) <= self.width + 0.01 if several else behind,
                several or beside,
                apart,
            )
            for portion in self.portions
        ]
        return Stack((first, *(part for box in others for part in (between, box)), under))

    def _other(self) -> float:
        """Width of the seconds or metres of one set: narrower where all of them then take fewer lines."""
        parts, sets = max((line.parts for line in self.entry.sets), default=1), self.entry.sets
        count, room = parts if parts > 1 else sum(not line.extra for line in sets), self.width - self.letter
        ways = [min(int(room / least + 0.01), count) or 1 for least in (OTHER, LEAST_OTHER)]
        wide, narrow = (-(-count // way) for way in ways)
        return min(room / ways[1], OTHER) if narrow < wide else OTHER

    def _together(self, planned: Planned) -> list[Portion]:
        """What the exercise asks for; with the last of its block also the cells of all of them."""
        asked = [Portion(self._target(planned.entry))]
        if planned.rows:
            self.stem = planned.block_stem
            load = f"{self.stem}/load" if self.entry.load_unit else ""
            asked.append(Portion((), load, tuple(self._combs(self.entry.sets))))
        stem = planned.block_stem
        if planned.score and planned.score.timed:
            asked.append(Portion((), combs=tuple(self._timed(planned.score, stem))))
        results = tuple((cell, f"{stem}/{cell.id}/result") for cell in planned.results)
        return [*asked, Portion((), results=results)] if results else asked

    def _target(self, entry: Entry) -> tuple[tuple[Run, ...], ...]:
        return tuple(map(tuple, self.row_words.target(entry)))

    def _portions(self) -> Iterator[Portion]:
        """The sets by load."""
        entry = self.entry
        if not entry.loads_vary:
            load = f"{self.stem}/load" if entry.load_unit else ""
            yield Portion(self._target(entry), load, tuple(self._combs(entry.sets)))
            return
        pairs, start = sets.prescription(entry, self.words, weights=False), 0
        for number, ((amount, how), group) in enumerate(zip(pairs, entry.groups, strict=True), 1):
            last = number == len(entry.groups)
            rows = entry.sets[start:] if last else entry.sets[start : start + group.do.sets]
            start += group.do.sets
            load = f"{self.stem}/{number}/load" if entry.load_unit else ""
            weight = loads.load_of(group, self.words) if isinstance(group.load, (Weight, OpenLoad)) else ""
            runs = (Run(amount, "bold", self.layout.type.body), weighed(weight, group.load, self.setting), Run(how))
            yield Portion((runs,), load, tuple(self._combs(rows)))

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

    def _timed(self, score: Score, stem: str) -> Iterator[Comb]:
        """The times of the runs of a block by the clock, as many on a line as fit."""
        per_line = max(int((self.width + 0.01) / self.each), 1)
        ids = [f"{stem}/{number}/both/amount" for number in range(1, score.ticks + 1)]
        yield from (Comb("", tuple(ids[at : at + per_line])) for at in range(0, len(ids), per_line))

    def _runs(self, sets: Sequence[SetLine], side: Side) -> list[list[str]]:
        """The ids of the cells of one side, those of one line together: of all sets, or, where sets come in parts, of each."""
        ids = [[f"{self.stem}/{line.id}/{amount_id(side, n + 1)}" for n in range(line.parts)] for line in sets]
        return ids if any(line.parts > 1 for line in sets) else [[name for names in ids for name in names]]

    @property
    def _load_room(self) -> float:
        """Width of a load with its unit and the white that parts it from what stands beside it."""
        return LOAD + self.unit_width + GAP

    def _set(self, paragraphs: Paragraphs, measure: float) -> Box:
        return self.row_words.closed(paragraphs, measure)

    def _widest(self, portion: Portion) -> float:
        return max(map(self._long, portion.combs), default=0.0)

    def _long(self, comb: Comb) -> float:
        return self._lead(comb) + len(comb.ids) * self.each

    @property
    def widest(self) -> float:
        """Width of the widest sets of a side."""
        return max(map(self._widest, self.portions), default=0.0)

    def _reps(self, combs: Sequence[Comb], apart: float) -> Box:
        """The cells of some sets, those of a second side *apart* from the left edge where it has room there."""
        lines = [tuple(zip((0.0, apart), line, strict=False)) for line in self._packed(combs, apart)]
        return Stack(
            tuple([Beside(tuple([(x, Drawn(ROW, partial(self._comb, comb))) for x, comb in line])) for line in lines])
        )

    def _shaped(self, portion: Portion, lead: float, behind: bool, beside: bool, apart: float) -> Box:
        """A portion: what is asked, the load and the sets, on one line as far as there is room; what else is said; results."""
        asked, below = self._set(portion.runs, self.width), self._set(portion.below, self.width)
        results = [Drawn(ROW, partial(draw_result, result, self.width)) for result in portion.results]
        if not portion.load:
            start = self._start(portion, lead)
            if not (beside and portion.combs and portion.runs and self._held(portion, start - _APART)):
                return Stack((asked, self._reps(portion.combs, apart), *results, below))
            reps = self._reps(portion.combs, 0.0)
            return Stack((self._beside(portion, start - _APART, ((start, reps),)), *results, below))
        widest = LOAD if lead or behind else min(self.most_lead + LOAD, 1.4 * LOAD)
        load = lead, self._load(portion.load, widest)
        cells = (load, (lead + self._load_room, self._reps(portion.combs, 0.0))) if behind else (load,)
        held = beside and portion.runs and self._held(portion, lead)
        written = [self._beside(portion, lead, cells)] if held else [asked, Beside(cells)]
        return Stack((*written, below) if behind else (*written, below, self._reps(portion.combs, apart)))

    def _held(self, portion: Portion, room: float) -> bool:
        """Whether what is asked has room before the cells on its line, or on two lines in their height."""
        measure = room - NEAR
        return measure >= self.row_words.narrowest(portion.runs) and self._set(portion.runs, measure).height <= ROW

    def _beside(self, portion: Portion, room: float, cells: tuple[tuple[float, Box], ...]) -> Box:
        """Cells, and what is asked on their line; where that is one line, its foot is theirs."""
        narrow = self._set(portion.runs, room - NEAR)
        return Beside(((0.0, Stack((White(ROW - narrow.height if narrow.height <= 1 else 0.0), narrow))), *cells))

    def _load(self, name: str, width: float) -> Drawn:
        """A cell for a load, and its unit."""

        def draw(pen: Pen, x: float, y: float, grid: float) -> None:
            pen.cell(x, y + ROW * grid, width, ROW * grid, self.layout.rules.thin, name, "load")
            baseline = y + (ROW - 1 + BASE) * grid
            pen.text(
                x + width + 1 * MM, baseline, pen.words.unit(self.entry.load_unit), "regular", self.layout.type.small
            )

        return Drawn(ROW, draw)

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
