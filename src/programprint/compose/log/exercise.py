"""The log side: for each exercise the words that say what to do, and beside or below them the cells for its sets.

Heights are counted in lines of the page's baseline grid; a row for the pen is two lines. Words and rows share the
grid, so what is written stands on the same baselines as what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec import Struct

from programprint.compose.log.cells import ROW, Cells, Numbered, SetRows, cells_of
from programprint.compose.log.columns import InColumns, Stem
from programprint.compose.log.last_time import last_time
from programprint.compose.log.words import LogWords
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Beside, Box, Built, Label, Lines, Stack, White, stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE
from programprint.merge.sheet import Entry, SetLine
from programprint.notation.alike import rests_differ
from programprint.problems import Span
from programprint.read.columns import PAD, Columns
from programprint.wording import loads, sets

TARGETS_AT_MOST, RESTS_AT_MOST = 0.55, 0.7
"""Share of the words' width that may go to what each single set asks for; the second where sets also say their rests."""
CLOSE = 0.8
"""Lines between what is particular about a set and what it asks for: nearer than to the set above it."""


class Excess(Struct, frozen=True):
    """Something that is higher than a page: where it is written, what it is called, what takes the room, and what would help."""

    where: Span | None
    name: str
    what: str
    cure: str


class LogExercise(Built):
    """One exercise on the log side; it never breaks."""

    ruled = True

    def __init__(
        self,
        entry: Entry,
        stem: str,
        setting: Setting,
        columns: Columns,
        numbered: Numbered = "set",
        weeks: Sequence[Stem] = (),
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.entry, self.setting, self.layout, self.metrics = entry, setting, layout, metrics
        self.cells = cells_of(entry, stem, setting, columns, numbered, weeks)
        measure = columns.measure - layout.log.label
        targets = [] if columns.above or isinstance(self.cells, InColumns) else self._targets(measure)
        width = max((line.width for target in targets for line in target), default=0.0)
        narrower = self._taken(width) if targets else 0.0
        indent = narrower if layout.hand == "left" else 0.0
        by_row = self.cells.tells if isinstance(self.cells, InColumns) else bool(targets)
        wide, measure = measure - indent, measure - narrower
        heading, small, across = LogWords(entry, setting, columns, self.cells, wide, measure, by_row).way()
        words = Stack((*heading, small))
        spare = self.cells.height - words.height
        if (
            isinstance(self.cells, SetRows)
            and not columns.above
            and (last := last_time(entry, stem, setting, measure, spare))
        ):
            words = Stack((words, last))
        left = columns.words + indent
        label = Label(entry.label, "bold", layout.type.body, heading[0].drop)
        labelled = ((left, label), (left + layout.log.label, words))
        at = columns.words if indent else columns.number - width - 2 * PAD
        beside = [_beside_row(target, line, self.cells) for target, line in zip(targets, entry.sets, strict=False)]
        rows = ((at, stack(White(1), *beside)),) if targets else ()
        whole = (
            Stack((Beside(labelled), self.cells)) if columns.above else Beside((*labelled, *rows, (0.0, self.cells)))
        )
        after = layout.gaps.exercise + (0.0 if isinstance(self.cells, InColumns) else layout.gaps.row)
        start = 0.0 if layout.hand == "left" else left + layout.log.label
        super().__init__(Stack((whole, Beside(((start, across),)), White(after))))

    def _targets(self, measure: float) -> list[tuple[Line, ...]]:
        """What each set asks for, where they differ; without the plates, or not at all, where it is too long for a row."""
        rested = rests_differ([group.do for group in self.entry.groups])
        shares = (TARGETS_AT_MOST, RESTS_AT_MOST) if rested else (TARGETS_AT_MOST,)
        for plates, share in product((self.layout.log.plates, False), shares):
            targets = [self._target(line, plates, share * measure) for line in self.entry.sets]
            roomy = share == TARGETS_AT_MOST or self._leaves_room(targets, measure)
            if any(targets) and roomy and all(len(target) <= ROW for target in targets):
                return targets
        return []

    def _leaves_room(self, targets: Sequence[tuple[Line, ...]], measure: float) -> bool:
        """Whether what to do, in large type, can stand beside what single sets ask for without being torn apart."""
        width = max((line.width for target in targets for line in target), default=0.0)
        left = measure - self._taken(width)
        heading, overview = self.layout.type.heading, sets.overview(self.entry, self.setting.words)
        return all(self.metrics.width(word, "bold", heading) <= left for word in overview.split(" "))

    def _taken(self, width: float) -> float:
        """What a column of targets, *width* wide, takes from the words."""
        return max(width + 3.5 * PAD - self.layout.log.gutter, 0)

    def _target(self, line: SetLine, plates: bool, measure: float) -> tuple[Line, ...]:
        """What a set asks for where it differs from others: amount and load on its own line, what is particular above."""
        type_ = self.layout.type
        amount, load, particular = sets.target(self.entry, line, self.setting.words)
        loaded = sets.plates(self.entry, line, self.setting.words) if plates else ""
        notes = [Run(text) for text in (particular, loaded) if text]
        aim = self.entry.groups[line.group].load
        figures = [Run(amount, "bold"), Run(loads.behind(load, aim, self.setting.words))]
        return (
            *(lines(notes, type_.small, measure, self.metrics) if notes else ()),
            *(lines(figures, type_.body, measure, self.metrics) if amount else ()),
        )

    def excess(self, room: float) -> Excess:
        """What to say where it is higher than a page: too many sets or, where one would be too many, too many words."""
        entry, sets = self.entry, len(self.entry.sets)
        if sets > 1 and self.height - self.cells.height + self.cells.least <= room:
            return Excess(entry.where, entry.guide.name, f"its {sets} sets", "prescribe fewer sets in “do”")
        cure = "shorten its “name” and “note”, and those of its session"
        return Excess(entry.where, entry.guide.name, "its words", cure)


def _beside_row(target: tuple[Line, ...], line: SetLine, cells: Cells) -> Box:
    """What a set asks for, on the line on which its row is written; what is particular stands above, close to it."""
    above, at = target[:-1], ROW - 1 + BASE
    height = cells.height_of(line) if isinstance(cells, SetRows) else ROW
    return Beside(
        ((0.0, White(height)), (0.0, Lines(above, CLOSE, at - CLOSE * len(above))), (0.0, Lines(target[-1:], drop=at)))
    )
