"""Blocks as they stand on the whiteboard: a choice, a complex, and what runs by the clock.

Their exercises are lines of text on the left; on the right the pen finds one set of rows, or rounds to tick and a result.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from math import ceil

from msgspec import Struct

from programprint.compose.cues.cards import cue_anchor
from programprint.compose.log.cells import ROW, TICK_WEIGHT
from programprint.compose.log.exercise import AFTER, EntryPiece, Excess, named
from programprint.compose.setting import Setting
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Block, Entry, Score
from programprint.naming import slug
from programprint.notation.scanner import NBSP
from programprint.pages import MM
from programprint.read.columns import NARROWEST_AMOUNT, PAD, Columns
from programprint.wording import blocks, entries, sets
from programprint.wording.entries import Detail, Kind
from programprint.wording.words import Words

TICK_ROW = 2.6
"""Lines of a row of rounds: their numbers, and a box below each."""
_BETWEEN = 4 * MM
"""White between the boxes of such a row."""
_LARGE = 1.6
"""Lines that a prescription in large type takes above the alternatives that share it."""
_AROUND = 1.6 * MM
"""White on either side of the cell of a result."""
Part = tuple[Run, ...]
"""Something that is said of an exercise."""


def _amount(entry: Entry, words: Words) -> Part:
    """What to do and how: “10 reps per leg, weak side first”; of a ladder, the reps of each round."""
    pairs = sets.prescription(entry, words)
    if len({how for _, how in pairs}) > 1:
        return (Run(words.listed(f"{what} {how}".strip() for what, how in pairs), "bold"),)
    what = words.listed(dict.fromkeys(what for what, _ in pairs))
    return tuple(run for run in (Run(what, "bold"), Run(pairs[0][1])) if run.text)


def _details(entry: Entry, words: Words, *kinds: Kind) -> list[Part]:
    """Everything else, most needed first."""
    found = entries.details(
        entry, words, *kinds, "load", "tempo", "warm-up", "rest", "next time", "note", "instead", "cue"
    )
    return [tuple(run for run in _runs(detail) if run.text) for detail in found]


def _runs(detail: Detail) -> tuple[Run, ...]:
    if detail.kind in ("share", "cue"):
        return (Run(detail.text, "bold" if detail.kind == "share" else "italic"),)
    return Run(detail.name or detail.figure, "bold"), Run(detail.text)


def _joined(parts: Sequence[Part]) -> list[Run]:
    """Parts in one paragraph, a dot between them."""
    runs: list[Run] = []
    for part in parts:
        runs += [Run("·"), *part] if runs else part
    return runs


class _Member:
    """One exercise: its name, and below it in small type what is said of it."""

    def __init__(self, entry: Entry, first: list[Run], said: list[Part], piece: _BoardPiece, indent: float) -> None:
        layout, metrics, measure = piece.layout, piece.metrics, piece.measure - indent
        self.entry, self.indent = entry, indent
        self.link = cue_anchor(piece.cues, entry.guide)
        self.name = lines(first, layout.type.body, measure, metrics)
        self.said = lines(_joined(said), layout.type.small, measure, metrics)
        least = (layout.log.box + 3 * MM) / layout.line.least if indent else 0.0
        self.height = max(len(self.name) + len(self.said) + 0.35, least)

    def draw(self, pen: Pen, x: float, baseline: float, grid: float) -> None:
        """Sets the exercise with its name on *baseline*."""
        baseline = pen.lines(x + self.indent, baseline, self.name, grid, link=self.link)
        pen.lines(x + self.indent, baseline - 0.06 * grid, self.said, grid)


class _BoardPiece(ABC):
    """What a block's exercises say on the left side, and the cells that they share."""

    ruled = False
    labelled = True
    """Whether each exercise has its own label, or the block one for all."""

    def __init__(self, block: Block, stem: str, setting: Setting, columns: Columns) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.block, self.setting, self.layout, self.columns, self.metrics = block, setting, layout, columns, metrics
        self.stem = f"{stem}/{slug(block.label)}"
        self.cues = stem.partition("/")[0] if "cues" in layout.week else "cues"
        self.measure = columns.measure - layout.log.label
        self.members: list[_Member] = []
        self.before: tuple[Line, ...] = ()
        self.after: tuple[Line, ...] = ()

    @property
    def parts(self) -> Sequence[_BoardPiece | _Words | _Cells]:
        """What stays together: all of it where cells stand beside the words; below them, each exercise, and the cells."""
        if not self.columns.above:
            return [self]
        return [*(_Words(self, index) for index in range(len(self.members))), _Cells(self)]

    @property
    @abstractmethod
    def cells_height(self) -> float:
        """Lines of the cells."""

    @abstractmethod
    def draw_cells(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the cells with their top at *y*."""

    @property
    @abstractmethod
    def asked(self) -> str:
        """What the cells are for: “its 12 rounds”."""

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return max(self.words_height(0, len(self.members)), self.cells_height) + AFTER

    def excess(self, room: float) -> Excess:
        """What to say where it is higher than a page."""
        where, name = self.block.entries[0].where, blocks.title(self.block, self.setting.words)
        if self.cells_height + AFTER > room:
            return Excess(where, name, self.asked, "ask for fewer of them")
        return Excess(where, name, f"its {len(self.members)} exercises", "make two blocks of it")

    def words_height(self, start: int, end: int) -> float:
        """Lines of the words of the exercises from *start* up to but not including *end*."""
        before = _LARGE * len(self.before) if start == 0 else 0.0
        after = len(self.after) + 0.2 if end == len(self.members) else 0.0
        return before + sum(member.height for member in self.members[start:end]) + after

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the block with its top at *y*."""
        self.draw_words(pen, y, grid, 0, len(self.members))
        self.draw_cells(pen, y, grid)

    def draw_words(self, pen: Pen, y: float, grid: float, start: int, end: int) -> None:
        """Sets the words of some exercises with their top at *y*."""
        left, baseline = pen.left + self.columns.words, y + (BASE - 0.06) * grid
        x = left + self.layout.log.label
        if start == 0:
            if not self.labelled:
                pen.text(left, baseline, self.block.label, "bold", self.layout.type.body)
            baseline = pen.lines(x, baseline, self.before, _LARGE * grid)
        for number, member in enumerate(self.members[start:end], start=start + 1):
            if self.labelled:
                pen.text(left, baseline, member.entry.label, "bold", self.layout.type.body)
            else:
                name = f"{self.stem}/option-{number}/choice"
                pen.tick(x, baseline + 0.8 * MM, self.layout.log.box, TICK_WEIGHT, name, "choice")
            member.draw(pen, x, baseline, grid)
            baseline += member.height * grid
        if end == len(self.members):
            pen.lines(x, baseline, self.after, grid)


class _Words(Struct, frozen=True):
    """One exercise of a block whose cells stand below all of them."""

    piece: _BoardPiece
    index: int
    ruled: bool = False

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return self.piece.words_height(self.index, self.index + 1)

    def excess(self, room: float) -> Excess:
        """What to say where it is higher than a page."""
        entry = self.piece.members[self.index].entry
        return Excess(entry.where, entry.guide.name, "its words", "shorten its “name” and “note”")

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the words with their top at *y*."""
        self.piece.draw_words(pen, y, grid, self.index, self.index + 1)


class _Cells(Struct, frozen=True):
    """The cells of a block below its words."""

    piece: _BoardPiece
    ruled: bool = False

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return self.piece.cells_height + AFTER

    def excess(self, room: float) -> Excess:
        """What to say where they are higher than a page."""
        return self.piece.excess(room)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the cells with their top at *y*."""
        self.piece.draw_cells(pen, y, grid)


class SharedPiece(_BoardPiece):
    """A choice or a complex: exercises that share one set of rows."""

    def __init__(self, block: Block, rows: Entry, stem: str, setting: Setting, columns: Columns) -> None:
        layout, metrics, words = setting.layout, setting.metrics, setting.words
        super().__init__(block, stem, setting, columns)
        self.rows = EntryPiece(rows, stem, setting, columns)
        self.choice = block.kind == "choice"
        self.labelled = not self.choice
        indent = layout.log.box + 2 * MM if self.choice else 0.0
        said = [
            [*([_amount(entry, words)] if self.choice else []), *_details(entry, words, "share")]
            for entry in block.entries
        ]
        shared = [part for part in said[0] if all(part in parts for parts in said)]
        for entry, parts in zip(block.entries, said, strict=True):
            own = [part for part in parts if part not in shared]
            first = named(entry, words) if self.choice else [*_amount(entry, words)[:1], *named(entry, words)]
            own = own if self.choice else [*((run,) for run in _amount(entry, words)[1:]), *own]
            self.members.append(_Member(entry, first, own, self, indent))
        if self.choice and (amount := _amount(block.entries[0], words)) in shared:
            shared.remove(amount)
            large = Run(amount[0].text, "bold", layout.type.heading)
            self.before = lines([large, *amount[1:]], layout.type.body, self.measure, metrics)
        self.after = lines(_joined(shared), layout.type.small, self.measure, metrics)

    @property
    def cells_height(self) -> float:
        """Lines of the rows."""
        return self.rows.cells.height + 0.2

    @property
    def asked(self) -> str:
        """“its 5 sets”."""
        return f"its {len(self.rows.entry.sets)} sets"

    def draw_cells(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the rows with their top at *y*."""
        self.rows.cells.draw(pen, y, grid)


class ClockPiece(_BoardPiece):
    """A format that runs by the clock: its exercises with the amounts of one round, rounds to tick, and the result."""

    def __init__(self, block: Block, score: Score, stem: str, setting: Setting, columns: Columns) -> None:
        layout, metrics, words = setting.layout, setting.metrics, setting.words
        super().__init__(block, stem, setting, columns)
        self.score = score
        for entry in block.entries:
            climbs = entries.climbs(entry)
            amount = (Run(entries.share(entry, words), "bold"),) if climbs else _amount(entry, words)
            how = [(run,) for run in (_amount(entry, words)[1:])]
            details = _details(entry, words) if climbs else _details(entry, words, "share")
            self.members.append(_Member(entry, [amount[0], *named(entry, words)], [*how, *details], self, 0.0))
        self.width = columns.end - columns.number
        fits = int((self.width + _BETWEEN) / (layout.log.box + _BETWEEN))
        even = ceil(score.ticks / max(ceil(score.ticks / fits), 1) / score.turn) * score.turn
        widths = (
            metrics.width(f"{blocks.cell(cell, words)} {blocks.unit(cell, words)}", "regular", layout.type.small)
            for cell in score.cells
        )
        room = self.width / 2 - 2 * PAD - 2 * _AROUND
        self.abreast = 2 if max(widths, default=0.0) + NARROWEST_AMOUNT <= room else 1
        """How many results share a row: two, unless that leaves the pen too little."""
        self.per_row = even if 0 < even <= fits else fits // score.turn * score.turn or fits

    @property
    def _tick_rows(self) -> int:
        return ceil(self.score.ticks / self.per_row)

    @property
    def cells_height(self) -> float:
        """Lines of the rounds to tick and of the results."""
        return TICK_ROW * self._tick_rows + (ROW + 0.3) * ceil(len(self.score.cells) / self.abreast) + 0.2

    @property
    def asked(self) -> str:
        """“its 12 rounds”, “its 14 times”."""
        return f"its {self.score.ticks} {self.score.noun}"

    def draw_cells(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the rounds to tick, below them the results, with their top at *y*."""
        box, size = self.layout.log.box, self.layout.type.small
        left = pen.left + self.columns.number
        for index in range(self.score.ticks):
            row, place = divmod(index, self.per_row)
            x, top = left + place * (box + _BETWEEN), y + TICK_ROW * row * grid
            name = blocks.over_tick(self.score, index, self.setting.words)
            pen.text(x + box / 2, top + (BASE - 0.06) * grid, name, "regular", size, "centre")
            pen.tick(x, top + grid + box, box, TICK_WEIGHT, f"{self.stem}/{index + 1}/both/tick")
        self._cells(pen, y + TICK_ROW * self._tick_rows * grid, grid)

    def _cells(self, pen: Pen, y: float, grid: float) -> None:
        """What is written down."""
        size, gap = self.layout.type.small, _AROUND
        half = (self.width - 2 * PAD) / 2 if self.abreast == 2 else self.width
        words = self.setting.words
        for index, cell in enumerate(self.score.cells):
            name, unit = blocks.cell(cell, words), blocks.unit(cell, words)
            row, place = divmod(index, self.abreast)
            x, bottom = pen.left + self.columns.number + place * (half + 2 * PAD), y + (ROW + 0.3) * (row + 1) * grid
            baseline, end = bottom - (1 - BASE) * grid, x + half
            if unit:
                end -= pen.text(end, baseline, unit, "regular", size, "right") + gap
            x += pen.text(x, baseline, name.replace(" ", NBSP), "regular", size) + gap
            field = f"{self.stem}/{cell.id}/result"
            pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, field, "result")
