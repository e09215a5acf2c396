"""A block of the log side: its exercises under one thin rule, and the line that says how they are taken together."""

from __future__ import annotations

from programprint.compose.board import ClockPiece, SharedPiece
from programprint.compose.log import EntryPiece
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Run, lines
from programprint.compose.pen import BASE, Pen
from programprint.merge.sheet import Block, Rest
from programprint.read.columns import Columns
from programprint.read.layout import Layout


class BlockPiece:
    """One block. Rest days that follow its session hang below its last exercise."""

    def __init__(self, block: Block, stem: str, layout: Layout, columns: Columns, metrics: Metrics) -> None:
        self.block, self.layout = block, layout
        self.rests: list[RestLine] = []
        self.parts: list[EntryPiece | SharedPiece | ClockPiece]
        if block.score:
            self.parts = [ClockPiece(block, block.score, stem, layout, columns, metrics)]
        elif block.rows:
            self.parts = [SharedPiece(block, block.rows, stem, layout, columns, metrics)]
        else:
            numbered = "round" if block.kind == "circuit" else "set"
            self.parts = [EntryPiece(entry, stem, layout, columns, metrics, numbered) for entry in block.entries]
        type_ = layout.type
        optional = [Run("optional", "italic"), Run("·" if block.line else "")] if block.optional else []
        head = [Run(block.title, "bold"), *optional, Run(block.line)]
        said = (head, [Run("Note", "bold"), Run(block.note)] if block.note else [])
        found = (lines([run for run in runs if run.text], type_.body, columns.width, metrics) for runs in said)
        self.said = [row for row in found if row]

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return sum(part.height for part in self.parts) + self._said_height + sum(rest.height for rest in self.rests)

    @property
    def _said_height(self) -> float:
        return sum(1.1 * len(row) for row in self.said) + (0.25 if self.said else 0)

    def fitting(self, height: float) -> int:
        """How many of the exercises, from the first, fit into *height* lines; those that share their rows stay together."""
        left = height - self._said_height
        count = 0
        while count < len(self.parts) and self.parts[count].height <= left:
            left -= self.parts[count].height
            count += 1
        return count

    @property
    def breaks(self) -> bool:
        """Whether it may break between its exercises."""
        return len(self.parts) > 1

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the block with its top at *y*: a thin rule, then each exercise."""
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        for row in self.said:
            pen.lines(pen.left, y + BASE * grid, row, 1.1 * grid)
            y += 1.1 * grid * len(row)
        y += 0.25 * grid if self.said else 0
        for index, part in enumerate(self.parts):
            if index:
                pen.rule(pen.left + self.layout.log.label, pen.right, y - 0.35 * grid, self.layout.rules.thin)
            part.draw(pen, y, grid)
            y += part.height * grid
        for rest in self.rests:
            rest.draw(pen, y, grid)
            y += rest.height * grid


class RestLine:
    """One quiet line for days without training."""

    def __init__(self, rest: Rest, layout: Layout, width: float, metrics: Metrics) -> None:
        self.layout = layout
        runs = [Run(", ".join(rest.days), "bold"), Run(rest.text or "Rest")]
        self.lines = lines([run for run in runs if run.text], layout.type.body, width, metrics)

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return 1.1 * len(self.lines) + 0.75

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the line with its top at *y*, under a thin rule."""
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        pen.lines(pen.left, y + (BASE + 0.1) * grid, self.lines, 1.1 * grid)
