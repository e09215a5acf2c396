"""A block of the log side: its exercises under one thin rule, and the line that says how they are taken together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from msgspec.structs import replace

from programprint.compose.log.cells import Numbered
from programprint.compose.log.exercise import EntryPiece, Excess
from programprint.compose.setting import Setting
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Block, Rest
from programprint.read.columns import Columns
from programprint.wording import blocks

T = TypeVar("T")


class Part(Protocol):
    """What stays together of a block: an exercise with its cells, words of one, or the cells of all."""

    @property
    def ruled(self) -> bool:
        """Whether a thin rule parts it from what stands above."""
        ...

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        ...

    def excess(self, room: float) -> Excess:
        """What to say where it is higher than the *room* of a page."""
        ...

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the part with its top at *y*."""
        ...


class BlockPiece:
    """One block, or some of its parts where it breaks. Rest days that follow its session hang below its last exercise."""

    def __init__(
        self,
        block: Block,
        parts: Sequence[Part],
        setting: Setting,
        columns: Columns,
        continued: bool = False,
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.setting = setting
        self.block, self.parts, self.layout, self.columns, self.metrics = block, parts, layout, columns, metrics
        self.rests: list[RestLine] = []
        type_ = layout.type
        words = setting.words
        optional = [Run(words("optional"), "italic")] if block.optional else []
        again = [Run(words("continued"), "italic", type_.small)] if continued else []
        line = words("block.daily.line") if block.kind == "daily" else blocks.line(block, words)
        dot = [Run("·")] if line and (optional or again) else []
        head = [Run(blocks.title(block, words), "bold"), *optional, *again, *dot, Run(line)]
        said = "" if continued else blocks.note(block, words)
        note = [Run(words("detail.note"), "bold"), Run(said)] if said else []
        found = (lines([run for run in runs if run.text], type_.body, columns.width, metrics) for runs in (head, note))
        self.said = [row for row in found if row]

    @classmethod
    def of(cls, block: Block, stem: str, setting: Setting, columns: Columns) -> BlockPiece:
        """The whole block; *stem* begins the ids of its fields."""
        parts: Sequence[Part]
        if block.score:
            from programprint.compose.log.board import ClockPiece

            parts = ClockPiece(block, block.score, stem, setting, columns).parts
        elif block.rows:
            from programprint.compose.log.board import SharedPiece

            parts = SharedPiece(block, block.rows, stem, setting, columns).parts
        else:
            numbered: Numbered = "round" if block.kind == "circuit" else "set"
            parts = [EntryPiece(entry, stem, setting, columns, numbered) for entry in block.entries]
        return cls(block, parts, setting, columns)

    def split(self, count: int) -> tuple[BlockPiece, BlockPiece]:
        """The first *count* parts, and the others under a head that says “continued”."""
        there, later = self.block, self.block
        if len(self.parts) == len(self.block.entries):
            there, later = (replace(self.block, entries=these) for these in _halves(self.block.entries, count))
        first, second = _halves(self.parts, count)
        rest = BlockPiece(later, second, self.setting, self.columns, continued=True)
        rest.rests = self.rests
        begun = BlockPiece(there, first, self.setting, self.columns)
        begun.said = self.said
        return begun, rest

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return sum(part.height for part in self.parts) + self._said_height + sum(rest.height for rest in self.rests)

    @property
    def _said_height(self) -> float:
        return sum(1.1 * len(row) for row in self.said) + (0.25 if self.said else 0)

    def fitting(self, height: float) -> int:
        """How many of the parts, from the first, fit into *height* lines."""
        left = height - self._said_height
        count = 0
        while count < len(self.parts) and self.parts[count].height <= left:
            left -= self.parts[count].height
            count += 1
        return count

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the block with its top at *y*: a thin rule, then each exercise."""
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        for row in self.said:
            pen.lines(pen.left, y + BASE * grid, row, 1.1 * grid)
            y += 1.1 * grid * len(row)
        y += 0.25 * grid if self.said else 0
        for index, part in enumerate(self.parts):
            if index and part.ruled:
                pen.rule(pen.left + self.layout.log.label, pen.right, y - 0.35 * grid, self.layout.rules.thin)
            part.draw(pen, y, grid)
            y += part.height * grid
        for rest in self.rests:
            rest.draw(pen, y, grid)
            y += rest.height * grid


def _halves(items: Sequence[T], count: int) -> tuple[tuple[T, ...], tuple[T, ...]]:
    return tuple(items[:count]), tuple(items[count:])


class RestLine:
    """One quiet line for days without training."""

    def __init__(self, rest: Rest, setting: Setting, width: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.layout = layout
        runs = [Run(", ".join(rest.days), "bold"), Run(rest.text or setting.words("rest_day"))]
        self.lines = lines([run for run in runs if run.text], layout.type.body, width, metrics)

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        return 1.1 * len(self.lines) + 0.75

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the line with its top at *y*, under a thin rule."""
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        pen.lines(pen.left, y + (BASE + 0.1) * grid, self.lines, 1.1 * grid)
