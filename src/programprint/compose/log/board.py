"""Blocks as they stand on the whiteboard: a choice, a complex, and what runs by the clock.

Their exercises are lines of text on the left; on the right the pen finds one set of rows, or rounds to tick and a result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil
from typing import TypeVar

from programprint.compose.cues.cards import cue_anchor
from programprint.compose.log.cells import RAISED, RISE, ROW, TICK_WEIGHT, cells_of
from programprint.compose.log.exercise import Excess
from programprint.compose.log.packed import BETWEEN, dotted
from programprint.compose.log.ticks import narrowest
from programprint.compose.log.words import named
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Beside, Box, Built, Drawn, Label, Lines, Stack, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Block, Cell, Entry, Score
from programprint.naming import slug
from programprint.notation.scanner import NBSP
from programprint.pages import MM
from programprint.read.columns import NARROWEST_AMOUNT, PAD, Columns
from programprint.wording import blocks, entries, sets
from programprint.wording.words import Words

T = TypeVar("T")

TICK_ROW, _BELOW_BOX = 2.6, 0.8 * MM
"""Lines of a row of rounds, their numbers, and a box below each, at least; and the white below a large box."""
RESULT_ROW = ROW + 0.3
"""Lines of a row of results, with the white above it."""
_BETWEEN = 4 * MM
"""White between the boxes of such a row."""
_COUNT = 6 * MM
"""Room for the number of a run beside its time."""
_LARGE = 1.6
"""Lines that a prescription in large type takes above the alternatives that share it."""
MOST_RESULTS = 3
"""Results side by side across a page."""
_AROUND = 1.6 * MM
"""White on either side of the cell of a result."""
Runs = tuple[Run, ...]
"""A detail of an exercise, as it is set."""


def _amount(entry: Entry, words: Words) -> Runs:
    """What to do and how: “10 reps per leg, weak side first”; of a ladder, the reps of each round."""
    pairs = sets.prescription(entry, words)
    if len({how for _, how in pairs}) > 1:
        return (Run(words.listed(f"{what} {how}".strip() for what, how in pairs), "bold"),)
    what = words.listed(dict.fromkeys(what for what, _ in pairs))
    return tuple(run for run in (Run(what, "bold"), Run(pairs[0][1])) if run.text)


def _details(entry: Entry, words: Words, *kinds: entries.DetailKind) -> list[Runs]:
    """Everything else, most needed first."""
    found = entries.details(
        entry, words, *kinds, "load", "tempo", "warm-up", "rest", "last time", "next time", "note", "instead", "cue"
    )
    alone = entries.spoken_alone(entry, words)
    return [tuple(run for run in _runs(detail, alone) if run.text) for detail in found]


def _runs(detail: entries.Detail, spoken_alone: bool) -> tuple[Run, ...]:
    if detail.kind == "tempo" and spoken_alone:
        return (Run(detail.text),)
    if detail.kind in ("share", "cue"):
        return (Run(detail.text, "bold" if detail.kind == "share" else "italic"),)
    return Run(detail.name or detail.figure, "bold"), Run(detail.text)


class _Kept(Built):
    """What stays together of a board, and what to say where it is higher than a page."""

    ruled = False

    def __init__(self, box: Box, excess: Callable[[float], Excess]) -> None:
        super().__init__(box)
        self.excess = excess


class _Board:
    """What a block's exercises say on the left side."""

    def __init__(self, block: Block, stem: str, setting: Setting, columns: Columns) -> None:
        self.block, self.setting, self.layout, self.columns = block, setting, setting.layout, columns
        self.stem = f"{stem}/{slug(block.label)}"
        self.measure = columns.measure - setting.layout.log.label
        self.exercises: list[Box] = []
        """The words of each exercise."""

    def add(self, entry: Entry, name: list[Run], details: list[Runs], beside: Box, indent: float = 0.0) -> None:
        """One exercise: its name, and below it in small type what is said of it; *beside* the name its label or its box."""
        layout, metrics, measure = self.layout, self.setting.metrics, self.measure - indent
        link = cue_anchor("cues", entry.guide)
        sized = [run._replace(size=layout.type.small) for run in dotted(details)]
        both = lines([*name, Run(BETWEEN), *sized], layout.type.body, measure, metrics)
        told = [Lines(both, 1.0, RAISED, link)]
        if self.columns.arrange not in ("across", "ticks") or len(both) > 1:
            small = Lines(lines(dotted(details), layout.type.small, measure, metrics), 1.0, RAISED - RISE)
            told = [Lines(lines(name, layout.type.body, measure, metrics), 1.0, RAISED, link), small]
        words = stack(*told, White(layout.gaps.note))
        least, left = White((layout.log.box + 3 * MM) / layout.line.least if indent else 0.0), self.columns.words
        self.exercises.append(Beside(((left, beside), (left + layout.log.label + indent, words), (0.0, least))))

    def label(self, text: str) -> Label:
        """The label of an exercise, or of the block."""
        return Label(text, "bold", self.layout.type.body, RAISED)

    def option(self, number: int) -> Box:
        """The box with which an exercise is chosen."""
        left, name = self.layout.log.label, f"{self.stem}/option-{number}/choice"

        def draw(pen: Pen, x: float, y: float, grid: float) -> None:
            pen.tick(x + left, y + RAISED * grid + 0.8 * MM, self.layout.log.box, TICK_WEIGHT, name, "choice")

        return Drawn(0.0, draw)

    def paragraph(self, runs: Sequence[Run], size: float, leading: float = 1.0) -> Box:
        """What is said of all exercises."""
        found = lines(runs, size, self.measure, self.setting.metrics)
        return Beside(((self.columns.words + self.layout.log.label, Lines(found, leading, RAISED)),))

    def keeps(self, cells: Box, asked: str) -> Sequence[_Kept]:
        """What stays together: all of it where cells stand beside the words; below them, each exercise, and the cells. *asked* is
        what the cells are for: “its 12 rounds”."""
        row, after = White(self.layout.gaps.row), White(self.layout.gaps.exercise)
        written = Stack((cells, row, after))

        def excess(room: float) -> Excess:
            where, name = self.block.entries[0].where, blocks.title(self.block, self.setting.words)
            if written.height > room:
                return Excess(where, name, asked, "ask for fewer of them")
            return Excess(where, name, f"its {len(self.exercises)} exercises", "make two blocks of it")

        *others, last = self.exercises
        words = (*others, Stack((last, row)))
        if not self.columns.above:
            whole = Beside(((0.0, Stack((*words, after))), (0.0, written)))
            return [_Kept(whole, excess)]
        each = zip(words, self.block.entries, strict=True)
        return [*(_Kept(box, partial(_too_many_words, entry)) for box, entry in each), _Kept(written, excess)]


def _too_many_words(entry: Entry, room: float) -> Excess:
    return Excess(entry.where, entry.guide.name, "its words", "shorten its “name” and “note”")


def shared_board(block: Block, rows: Entry, stem: str, setting: Setting, columns: Columns) -> Sequence[_Kept]:
    """A choice or a complex: exercises that share one set of rows."""
    layout, words = setting.layout, setting.words
    board = _Board(block, stem, setting, columns)
    choice = block.kind == "choice"
    details = [
        [*([_amount(entry, words)] if choice else []), *_details(entry, words, "share")] for entry in block.entries
    ]
    shared = [detail for detail in details[0] if all(detail in others for others in details)]
    for number, (entry, found) in enumerate(zip(block.entries, details, strict=True), start=1):
        own = [detail for detail in found if detail not in shared]
        if choice:
            board.add(entry, named(entry, words), own, board.option(number), layout.log.box + 2 * MM)
        else:
            amount = _amount(entry, words)
            own = [*((run,) for run in amount[1:]), *own]
            board.add(entry, [*amount[:1], *named(entry, words)], own, board.label(entry.label))
    if choice:
        opening: list[Box] = [Beside(((columns.words, board.label(block.label)),))]
        if (common := _amount(block.entries[0], words)) in shared:
            shared.remove(common)
            large = Run(common[0].text, "bold", layout.type.heading)
            opening.append(board.paragraph([large, *common[1:]], layout.type.body, _LARGE))
        board.exercises[0] = stack(*opening, board.exercises[0])
    board.exercises[-1] = stack(board.exercises[-1], board.paragraph(dotted(shared), layout.type.small))
    cells = cells_of(rows, stem, setting, columns)
    return board.keeps(cells, f"its {len(rows.sets)} sets")


def clock_board(block: Block, score: Score, stem: str, setting: Setting, columns: Columns) -> Sequence[_Kept]:
    """A format that runs by the clock: its exercises with the amounts of one round, rounds to tick, and the result."""
    words = setting.words
    board = _Board(block, stem, setting, columns)
    for entry in block.entries:
        climbs = entries.climbs(entry)
        amount = _amount(entry, words)
        leads = Run(entries.share(entry, words), "bold") if climbs else amount[0]
        details = _details(entry, words) if climbs else _details(entry, words, "share")
        details = [*((run,) for run in amount[1:]), *details]
        board.add(entry, [leads, *named(entry, words)], details, board.label(entry.label))
    cells = _Clock(score, board.stem, setting, columns)
    return board.keeps(cells, f"its {score.ticks} {score.noun}")


class _Clock(Built):
    """Rounds to tick, or of runs a cell for the time of each, below them the results."""

    def __init__(self, score: Score, stem: str, setting: Setting, columns: Columns) -> None:
        layout, metrics, words = setting.layout, setting.metrics, setting.words
        self.score, self.stem, self.setting, self.layout, self.left = score, stem, setting, layout, columns.number
        self.width, self.pains = columns.end - columns.number, score.pain and columns.arrange != "ticks"
        written = columns.arrange != "ticks" or layout.log.amounts
        self.timed = score.timed if score.ticks and written else None
        self.room = narrowest(self.timed) if self.timed else 0.0
        self.over = [blocks.over_tick(score, index, words) for index in range(score.ticks)]
        """What stands over each box."""
        self.each = _COUNT + self.room if self.timed else self._each()
        fits = int((self.width + _BETWEEN) / (self.each + _BETWEEN))
        even = ceil(score.ticks / max(ceil(score.ticks / fits), 1) / score.turn) * score.turn
        widths = (
            metrics.width(f"{blocks.cell(cell, words)} {blocks.unit(cell, words)}", "regular", layout.type.small)
            for cell in score.cells
        )
        widest = max(widths, default=0.0) + NARROWEST_AMOUNT + 2 * _AROUND
        most = MOST_RESULTS if columns.arrange == "across" else 2
        self.abreast = max(min(int((self.width + 2 * PAD) / (widest + 3 * PAD)), most), 1)
        """How many results share a row: two, or more across a page, unless that leaves the pen too little."""
        per_row = even if 0 < even <= fits else fits // score.turn * score.turn or fits
        tick_row = max(TICK_ROW + self.pains, 1 + (layout.log.box + _BELOW_BOX) / layout.line.least)
        height, draw = (ROW, self._times) if self.timed else (tick_row, self._ticks)
        ticks = [Drawn(height, partial(draw, row)) for row in _rows(range(score.ticks), per_row)]
        results = (Drawn(RESULT_ROW, partial(self._results, row)) for row in _rows(score.cells, self.abreast))
        super().__init__(stack(Drawn(1.0, self._unit) if self.timed else None, *ticks, *results))

    def _each(self) -> float:
        """The width of a box or, where how much it hurt is written beside it, of both and of the words over them."""
        box, size, metrics = self.layout.log.box, self.layout.type.small, self.setting.metrics
        if not self.pains:
            return box
        over = max((metrics.width(text, "regular", size) for text in self.over), default=0.0)
        pain = max(metrics.width(self.pain, "regular", size), NARROWEST_AMOUNT)
        return max(box, over) + PAD / 2 + pain

    @property
    def pain(self) -> str:
        """What stands over the cell for it."""
        return self.setting.words("legend.pain.sign")

    def _unit(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """What times are written in, over the first of them."""
        unit = self.setting.words(f"counts.{self.timed}")
        pen.text(x + self.left + _COUNT, y + RAISED * grid, unit, "regular", self.layout.type.small)

    def _times(self, row: Sequence[int], pen: Pen, x: float, y: float, grid: float) -> None:
        """A row of runs: their numbers, and beside each the cell for its time."""
        bottom, x = y + ROW * grid, x + self.left
        for index in row:
            pen.text(x, bottom - (1 - BASE) * grid, self.over[index], "bold", self.layout.type.body)
            name, height = f"{self.stem}/{index + 1}/both/amount", ROW * grid
            pen.cell(x + _COUNT, bottom, self.room, height, self.layout.rules.thin, name, "amount")
            x += self.each + _BETWEEN

    def _ticks(self, row: Sequence[int], pen: Pen, x: float, y: float, grid: float) -> None:
        """A row of rounds: their numbers, and a box below each."""
        box, size = self.layout.log.box, self.layout.type.small
        x += self.left
        for index in row:
            stem = f"{self.stem}/{index + 1}/both"
            if self.pains:
                end, bottom = x + self.each, y + grid + max(ROW * grid, box)
                pen.text(x, y + RAISED * grid, self.over[index], "regular", size)
                pen.text(end, y + RAISED * grid, self.pain, "regular", size, "right")
                pen.tick(x, bottom, box, TICK_WEIGHT, f"{stem}/tick")
                start, thin = end - NARROWEST_AMOUNT, self.layout.rules.thin
                pen.cell(start, bottom, NARROWEST_AMOUNT, ROW * grid, thin, f"{stem}/pain", "pain")
            else:
                pen.text(x + box / 2, y + RAISED * grid, self.over[index], "regular", size, "centre")
                pen.tick(x, y + grid + box, box, TICK_WEIGHT, f"{stem}/tick")
            x += self.each + _BETWEEN

    def _results(self, row: Sequence[Cell], pen: Pen, left: float, y: float, grid: float) -> None:
        """A row of what is written down."""
        size, words = self.layout.type.small, self.setting.words
        each = (self.width + 2 * PAD) / self.abreast - 2 * PAD
        bottom = y + RESULT_ROW * grid
        baseline = bottom - (1 - BASE) * grid
        for place, cell in enumerate(row):
            name, unit = blocks.cell(cell, words), blocks.unit(cell, words)
            x = left + self.left + place * (each + 2 * PAD)
            end = x + each
            if unit:
                end -= pen.text(end, baseline, unit, "regular", size, "right") + _AROUND
            x += pen.text(x, baseline, name.replace(" ", NBSP), "regular", size) + _AROUND
            field = f"{self.stem}/{cell.id}/result"
            pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, field, "result")


def _rows(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Items in rows of *most*."""
    return (items[at : at + most] for at in range(0, len(items), most))
