"""A block of the log side: its exercises under one thin rule, and the line that says how they are taken together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from msgspec.structs import replace

from programprint.compose.log.cells import Numbered
from programprint.compose.log.columns import Stem
from programprint.compose.log.exercise import Excess, LogExercise
from programprint.compose.setting import Setting
from programprint.compose.type.again import SetAgain
from programprint.compose.type.boxes import LOOSE, Beside, Box, Lines, Ruled, Stack, White, stack
from programprint.compose.type.kept import Kept
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.same import Same
from programprint.merge.sheet import Block, Rest
from programprint.read.columns import Columns
from programprint.wording import blocks
from programprint.wording.names import weekdays_at_the_head

T = TypeVar("T")


class Keep(Box, Protocol):
    """What a page keeps together of a block: an exercise with its cells, words of one, or the cells of all."""

    @property
    def ruled(self) -> bool:
        """Whether a thin rule parts it from what stands above."""
        ...

    def excess(self, room: float) -> Excess:
        """What to say where it is higher than the *room* of a page."""
        ...


class LogBlock(SetAgain):
    """One block, or some of its keeps where it breaks. Rest days that follow its session hang below its last exercise."""

    def __init__(
        self, block: Block, head: Box, keeps: Sequence[Keep], setting: Setting, rests: Sequence[Box] = ()
    ) -> None:
        self.block, self.head, self.keeps, self.setting = block, head, keeps, setting
        gaps, thin, label = setting.layout.gaps, setting.layout.rules.thin, setting.layout.log.label
        rule = Beside(((label, Ruled(thin, gaps.rule)),))
        parted = [
            box for index, keep in enumerate(keeps) for box in ((rule, keep) if index and keep.ruled else (keep,))
        ]
        super().__init__(Stack((Ruled(thin, gaps.rule), head, *parted, *rests)))

    @classmethod
    def of(cls, block: Block, stem: str, setting: Setting, columns: Columns, weeks: Sequence[Stem] = ()) -> LogBlock:
        """The whole block; *stem* begins the ids of its fields, in each of the *weeks* that share its words another one. It is
        made once for all athletes of whom the same is asked."""
        how = stem, Same(setting), columns, tuple(weeks)

        def made() -> LogBlock:
            return _made.of((_anywhere(block), *how), lambda: cls._of(block, stem, setting, columns, weeks))

        return _known.of((Same(block), *how), made)

    @classmethod
    def _of(cls, block: Block, stem: str, setting: Setting, columns: Columns, weeks: Sequence[Stem]) -> LogBlock:
        keeps: Sequence[Keep]
        if block.score:
            from programprint.compose.log.board import clock_board

            keeps = clock_board(block, block.score, stem, setting, columns)
        elif block.rows:
            from programprint.compose.log.board import shared_board

            keeps = shared_board(block, block.rows, stem, setting, columns)
        else:
            numbered: Numbered = "round" if block.kind == "circuit" else "set"
            keeps = [LogExercise(entry, stem, setting, columns, numbered, weeks) for entry in block.entries]
        return cls(block, block_head(block, setting, columns), keeps, setting)

    def split(self, count: int, columns: Columns) -> tuple[LogBlock, LogBlock]:
        """The first *count* keeps, and the others under a head that says “continued”."""
        there, later = self.block, self.block
        if len(self.keeps) == len(self.block.entries):
            there, later = (replace(self.block, entries=these) for these in _halves(self.block.entries, count))
        first, second = _halves(self.keeps, count)
        begun = LogBlock(there, self.head, first, self.setting)
        return begun, LogBlock(later, block_head(later, self.setting, columns, continued=True), second, self.setting)

    def then(self, rests: Sequence[Box]) -> LogBlock:
        """The block with the rest days that follow it."""
        return LogBlock(self.block, self.head, self.keeps, self.setting, rests) if rests else self

    def fitting(self, height: float) -> int:
        """How many of the keeps, from the first, fit into *height* lines."""
        left = height - self.head.height
        count = 0
        while count < len(self.keeps) and self.keeps[count].height <= left:
            left -= self.keeps[count].height
            count += 1
        return count


_made = Kept[LogBlock](lasting=True)
_known = Kept[LogBlock]()


def _anywhere(block: Block) -> Block:
    """A block wherever it stands in its file, which nothing tells that is printed."""
    entries = tuple(replace(entry, where=None) for entry in block.entries)
    return replace(block, entries=entries, rows=block.rows and replace(block.rows, where=None))


def _halves(items: Sequence[T], count: int) -> tuple[tuple[T, ...], tuple[T, ...]]:
    return tuple(items[:count]), tuple(items[count:])


def block_head(block: Block, setting: Setting, columns: Columns, continued: bool = False) -> Stack:
    """How the exercises of a block are taken together, and its note; nothing for a single exercise."""
    told = block.manner, block.name, block.optional, block.note, block.only_for, block.then_rest
    if not (continued or any(told)):
        return stack()
    layout, metrics, words = setting.layout, setting.metrics, setting.words
    optional = [Run(words("optional"), "italic")] if block.optional else []
    again = [Run(words("continued"), "italic", layout.type.small)] if continued else []
    line = words("block.daily.line") if block.kind == "daily" else blocks.line(block, words)
    dot = [Run("·")] if line and (optional or again) else []
    text = "" if continued else blocks.note(block, words)
    title = [Run(blocks.title(block, words), "bold"), *optional, *again, *dot, Run(line)]
    if layout.folds and block.kind == "superset" and not (block.name or optional or again or line or text):
        return stack()  # labels and rests say it
    note = [Run(words("detail.note"), "bold"), Run(text)] if text else []
    paragraphs = [
        Lines(set_lines, LOOSE)
        for runs in (title, note)
        if (set_lines := lines([run for run in runs if run.text], layout.type.body, columns.width, metrics))
    ]
    return stack(*paragraphs, White(layout.gaps.block) if paragraphs else None)


def rest_line(rest: Rest, setting: Setting, width: float) -> Stack:
    """One quiet line for days without training, under a thin rule."""
    return _rest_lines.of((rest, Same(setting), width), lambda: _rest_line(rest, setting, width))


_rest_lines = Kept[Stack]()


def _rest_line(rest: Rest, setting: Setting, width: float) -> Stack:
    layout = setting.layout
    words = setting.words
    runs = [Run(weekdays_at_the_head(rest.days, words), "bold"), Run(rest.text or words("rest_day"))]
    days = lines([run for run in runs if run.text], layout.type.body, width, setting.metrics)
    return Stack(
        (Ruled(layout.rules.thin, layout.gaps.rule), White(LOOSE - 1), Lines(days, LOOSE), White(layout.gaps.exercise))
    )
