"""Blocks as they stand on the whiteboard: a choice, a complex, and what runs by the clock.

Their exercises are lines of text on the left; on the right the pen finds one set of rows, or rounds to tick and a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from programprint.compose.cards import cue_anchor
from programprint.compose.cells import ROW, TICK_WEIGHT
from programprint.compose.log import AFTER, EntryPiece, named
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import BASE, Pen
from programprint.merge.sheet import Block, Entry, Score
from programprint.merge.wording import slug
from programprint.notation.scanner import NBSP
from programprint.pages import MM
from programprint.read.columns import PAD, Columns
from programprint.read.layout import Layout

TICK_ROW = 2.6
"""Lines of a row of rounds: their numbers, and a box below each."""
_BETWEEN = 4 * MM
"""White between the boxes of such a row."""
_LARGE = 1.6
"""Lines that a prescription in large type takes above the alternatives that share it."""
Part = tuple[Run, ...]
"""Something that is said of an exercise."""


def _amount(entry: Entry) -> Part:
    """What to do and how: “10 reps per leg, weak side first”; of a ladder, the reps of each round."""
    what = ", ".join(dict.fromkeys(what for what, _ in entry.prescription))
    how = next((how for _, how in entry.prescription if how), "")
    if len({how for _, how in entry.prescription}) > 1:
        said = [f"{what} {how}".strip() for what, how in entry.prescription]
        return (Run(", ".join(said), "bold"),)
    return tuple(run for run in (Run(what, "bold"), Run(how)) if run.text)


def _details(entry: Entry) -> list[Part]:
    """Everything else, most needed first."""
    code, words = entry.tempo
    target, origin = entry.load
    said: list[list[Run]] = [
        [Run(entry.share[:1].upper() + entry.share[1:], "bold")],
        [Run(target[:1].upper() + target[1:], "bold"), Run(origin)],
        [Run(code, "bold"), Run(words)],
        [Run("Rest", "bold"), Run(entry.rest)] if entry.rest else [],
        [Run("Note", "bold"), Run(entry.note)] if entry.note else [],
        [Run("Instead", "bold"), Run(", ".join(entry.instead))] if entry.instead else [],
        [Run(entry.cue, "italic")],
    ]
    return [part for runs in said if (part := tuple(run for run in runs if run.text))]


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


class _BoardPiece:
    """What a block's exercises say on the left side."""

    def __init__(self, block: Block, stem: str, layout: Layout, columns: Columns, metrics: Metrics) -> None:
        self.block, self.layout, self.columns, self.metrics = block, layout, columns, metrics
        self.stem = f"{stem}/{slug(block.label)}"
        self.cues = stem.partition("/")[0] if "cues" in layout.week else "cues"
        self.measure = columns.measure - layout.log.label
        self.members: list[_Member] = []
        self.before: tuple[Line, ...] = ()
        self.after: tuple[Line, ...] = ()

    @property
    def _words(self) -> float:
        """Lines of the words."""
        members = sum(member.height for member in self.members)
        return _LARGE * len(self.before) + members + len(self.after) + 0.2

    def _beside(self, cells: float) -> float:
        """Lines of the words with *cells* lines of cells beside or below them, and the white after it."""
        return (self._words + cells if self.columns.above else max(self._words, cells)) + AFTER

    def _cells_top(self, y: float, grid: float) -> float:
        """Where the cells begin."""
        return y + self._words * grid if self.columns.above else y

    def _draw_words(self, pen: Pen, y: float, grid: float, labelled: bool) -> None:
        left, baseline = pen.left + self.columns.words, y + (BASE - 0.06) * grid
        x = left + self.layout.log.label
        if not labelled:
            pen.text(left, baseline, self.block.label, "bold", self.layout.type.body)
        baseline = pen.lines(x, baseline, self.before, _LARGE * grid)
        for member in self.members:
            if labelled:
                pen.text(left, baseline, member.entry.label, "bold", self.layout.type.body)
            member.draw(pen, x, baseline, grid)
            baseline += member.height * grid
        pen.lines(x, baseline, self.after, grid)


class SharedPiece(_BoardPiece):
    """A choice or a complex: exercises that share one set of rows."""

    def __init__(
        self, block: Block, rows: Entry, stem: str, layout: Layout, columns: Columns, metrics: Metrics
    ) -> None:
        super().__init__(block, stem, layout, columns, metrics)
        self.rows = EntryPiece(rows, stem, layout, columns, metrics)
        self.choice = block.kind == "choice"
        indent = layout.log.box + 2 * MM if self.choice else 0.0
        said = [[_amount(entry), *_details(entry)] if self.choice else _details(entry) for entry in block.entries]
        shared = [part for part in said[0] if all(part in parts for parts in said)]
        for entry, parts in zip(block.entries, said, strict=True):
            own = [part for part in parts if part not in shared]
            first = named(entry) if self.choice else [*_amount(entry)[:1], *named(entry)]
            own = own if self.choice else [*((run,) for run in _amount(entry)[1:]), *own]
            self.members.append(_Member(entry, first, own, self, indent))
        if self.choice and (amount := _amount(block.entries[0])) in shared:
            shared.remove(amount)
            large = Run(amount[0].text, "bold", layout.type.heading)
            self.before = lines([large, *amount[1:]], layout.type.body, self.measure, metrics)
        self.after = lines(_joined(shared), layout.type.small, self.measure, metrics)

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return self._beside(self.rows.cells.height + 0.2)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the block with its top at *y*."""
        self._draw_words(pen, y, grid, labelled=False)
        if self.choice:
            bottom = y + (BASE - 0.06 + _LARGE * len(self.before)) * grid + 0.8 * MM
            for number, member in enumerate(self.members, start=1):
                x, name = pen.left + self.columns.words + self.layout.log.label, f"{self.stem}/option-{number}/choice"
                pen.tick(x, bottom, self.layout.log.box, TICK_WEIGHT, name, "choice")
                bottom += member.height * grid
        self.rows.cells.draw(pen, self._cells_top(y, grid), grid)


class ClockPiece(_BoardPiece):
    """A format that runs by the clock: its exercises with the amounts of one round, rounds to tick, and the result."""

    def __init__(
        self, block: Block, score: Score, stem: str, layout: Layout, columns: Columns, metrics: Metrics
    ) -> None:
        super().__init__(block, stem, layout, columns, metrics)
        self.score = score
        for entry in block.entries:
            climbs = entry.share and len(entry.prescription) > 1
            amount = (Run(entry.share, "bold"),) if climbs else _amount(entry)
            how = [(run,) for run in (_amount(entry)[1:])]
            details = _details(entry)[1:] if climbs else _details(entry)
            self.members.append(_Member(entry, [amount[0], *named(entry)], [*how, *details], self, 0.0))
        self.width = columns.end - columns.number
        fits = int((self.width + _BETWEEN) / (layout.log.box + _BETWEEN))
        even = ceil(score.ticks / max(ceil(score.ticks / fits), 1) / score.turn) * score.turn
        self.per_row = even if 0 < even <= fits else fits // score.turn * score.turn or fits

    @property
    def _tick_rows(self) -> int:
        return ceil(self.score.ticks / self.per_row)

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        cells = ceil(len(self.score.cells) / 2)
        return self._beside(TICK_ROW * self._tick_rows + (ROW + 0.3) * cells + 0.2)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the block with its top at *y*."""
        self._draw_words(pen, y, grid, labelled=True)
        box, size = self.layout.log.box, self.layout.type.small
        left, y = pen.left + self.columns.number, self._cells_top(y, grid)
        for index in range(self.score.ticks):
            row, place = divmod(index, self.per_row)
            x, top = left + place * (box + _BETWEEN), y + TICK_ROW * row * grid
            pen.text(x + box / 2, top + (BASE - 0.06) * grid, str(index + 1), "regular", size, "centre")
            pen.tick(x, top + grid + box, box, TICK_WEIGHT, f"{self.stem}/{index + 1}/both/tick")
        self._cells(pen, y + TICK_ROW * self._tick_rows * grid, grid)

    def _cells(self, pen: Pen, y: float, grid: float) -> None:
        """What is written down, two cells in a row."""
        size, gap = self.layout.type.small, 1.6 * MM
        half = (self.width - 2 * PAD) / 2
        for index, (name, unit) in enumerate(self.score.cells):
            row, place = divmod(index, 2)
            x, bottom = pen.left + self.columns.number + place * (half + 2 * PAD), y + (ROW + 0.3) * (row + 1) * grid
            baseline, end = bottom - (1 - BASE) * grid, x + half
            if unit:
                end -= pen.text(end, baseline, unit, "regular", size, "right") + gap
            x += pen.text(x, baseline, name.replace(" ", NBSP), "regular", size) + gap
            field = f"{self.stem}/{slug(name)}/result"
            pen.cell(x, bottom, end - x, ROW * grid, self.layout.rules.thin, field, "result")
