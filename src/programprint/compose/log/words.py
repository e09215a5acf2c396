"""What the log says of an exercise, beside its cells or above them: what to do in large type, everything else in small.

Heights are counted in lines of the baseline grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import product
from math import inf
from typing import NamedTuple

from msgspec import Struct

from programprint.compose.cues.cards import cue_anchor
from programprint.compose.log.cells import RAISED, Cells
from programprint.compose.log.columns import InColumns
from programprint.compose.log.packed import BETWEEN, dotted, joined, paired
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Lines, Stack, stack
from programprint.compose.type.paragraph import DOT, Line, Run, lines
from programprint.compose.type.pen import BASE
from programprint.merge.sheet import Entry
from programprint.notation.scanner import NBSP
from programprint.notation.target import Effort
from programprint.read.columns import Columns
from programprint.wording import entries, loads, sets
from programprint.wording.entries import Detail, DetailKind
from programprint.wording.words import Words

DOSE = 1.15
"""From line to line of what to do, as a part of the size of its type."""
DETAIL, DETAIL_DROP = 0.85, 0.7
"""Lines of the grid from line to line of what is said in small type, and down to the first baseline."""
WORTH = 0.25
"""Lines of the grid that must be saved before details leave the words for the width of the page."""
_APART = f"{NBSP}{NBSP}"
"""Between a name and what to do, on one line."""
MOST_BESIDE = 5
"""Lines of words beside the cells of up to three sets; more only where they have no other place."""

Order = tuple[DetailKind, ...]
"""In which order details follow each other."""
_THEN: Order = ("last time", "next time", "note", "cue")
USUAL: Order = ("tempo", "warm-up", "rest", *_THEN)
REST_FIRST: Order = ("rest", "tempo", "warm-up", *_THEN)
"""The rest, which is short, beside an effort that has no room at the dose."""


def named(entry: Entry, words: Words) -> list[Run]:
    """The name of an exercise, its tier, and that it is optional."""
    tier = [Run(DOT), Run(entry.tier)] if entry.tier else []
    return [Run(entry.guide.name, "semibold"), *tier, *([Run(words("optional"), "italic")] if entry.optional else [])]


class Way(NamedTuple):
    """Words as they are set: in large type, below that in small type, and across the page below the cells."""

    heading: list[Lines]
    small: Stack
    across: Stack

    @property
    def beside(self) -> int:
        """How many lines stand beside the cells."""
        return sum(len(part.lines) for part in (*self.heading, *self.small.parts) if isinstance(part, Lines))


class LogWords(Struct, frozen=True):
    """The words of an exercise beside or below its *cells*: the name set *wide*, all else to the *measure*, in points. What to do
    is said in one line where its sets have *by row* what each asks for."""

    entry: Entry
    setting: Setting
    columns: Columns
    cells: Cells
    wide: float
    measure: float
    by_row: bool

    def way(self) -> Way:
        """How they are set. Where that is too much beside the cells, a load stands at the dose, the rest beside the effort, and
        what then is left over goes across."""
        usual = self._way(USUAL, at_dose=False, most=inf)
        marked = self.setting.layout.marks  # such pages have less room, and height alone decides
        if marked or self.columns.above or self.columns.arrange == "ticks" or usual.beside <= MOST_BESIDE:
            return usual
        most = MOST_BESIDE * self._bands()
        closer = (self._way(order, at_dose, most) for order, at_dose in product((USUAL, REST_FIRST), (False, True)))
        return min((usual, *closer), key=partial(self._price, most=MOST_BESIDE))

    def _bands(self) -> int:
        """How many times the cells are as high as those of three sets, or of one week."""
        return len(self.cells.bands) if isinstance(self.cells, InColumns) else -(-len(self.entry.sets) // 3) or 1

    def _way(self, order: Order, at_dose: bool, most: float) -> Way:
        heading, details = self._heading(order, at_dose)
        if self.columns.above or not (most < inf or isinstance(self.cells, InColumns)):
            return Way(heading, self._small(details, self.measure), stack())
        return self._parted(heading, details, most)

    def _parted(self, heading: list[Lines], details: Sequence[list[Run]], most: float) -> Way:
        """The details beside the cells, and those that would hang below them and take fewer lines across the page, or that are
        more than *most* lines. The first stays, such as a load."""
        label = 0.0 if self.setting.layout.hand == "left" else self.setting.layout.log.label
        across = self.columns.width - label
        ways = (
            Way(heading, self._small(details[:count], self.measure), self._small(details[count:], across))
            for count in range(len(details), min(len(details), 1) - 1, -1)
        )
        return min(ways, key=partial(self._price, most=most))

    def _price(self, way: Way, most: float) -> tuple[float, float]:
        """What is better when it is less: lines beside the cells that are more than *most*, then lines of the grid."""
        beside, across = stack(*way.heading, way.small).height, way.across.height
        height = max(beside, self.cells.height) + across + (WORTH if across else 0.0)
        return max(way.beside, most), round(height, 6)

    def _heading(self, order: Order, at_dose: bool) -> tuple[list[Lines], list[list[Run]]]:
        """The name, and what to do, in large type, and how hard; and what is left to say. A name that takes more than a line of
        the *wide* measure has the other; words that go across the page have what to do beside the name where there is room, and
        on the same line all that is left to say, where it is short."""
        layout, link = self.setting.layout, cue_anchor("cues", self.entry.guide)
        across = self.columns.arrange == "across"
        asked, details = self._with_load(self._asked(), order, at_dose)
        if self.columns.arrange == "ticks":
            asked, details = self._behind_dose(asked, details)
        titled = named(self.entry, self.setting.words)
        if (across or layout.folds) and asked:
            both = self._lines([*titled, Run(_APART), *asked[0]], self.wide)
            if details and len(both) == len(asked) == 1 and across:
                small = [run._replace(size=layout.type.small) for run in dotted(details)]
                whole = self._lines([*titled, Run(_APART), *asked[0], Run(BETWEEN), *small], self.wide)
                both, details = (whole, []) if len(whole) == 1 else (both, details)
            if len(both) == 1:
                return self._large([both, *(self._lines(runs, self.measure) for runs in asked[1:])], link), details
        name = self._lines(titled, self.wide)
        if len(name) > 1:
            name = self._lines(titled, self.measure)
        large = self._large([self._lines(runs, self.measure) for runs in asked])
        return [Lines(name, drop=RAISED, link=link), *large], details

    def _large(self, paragraphs: Sequence[Sequence[Line]], link: str = "") -> list[Lines]:
        """What to do, and how hard; the first of them may lead to the cues."""
        leading = DOSE * self.setting.layout.type.heading / self.setting.layout.line.least
        drop = leading - (1 - BASE)
        return [Lines(found, leading, drop, "" if number else link) for number, found in enumerate(paragraphs)]

    def _small(self, details: Sequence[list[Run]], measure: float) -> Stack:
        """Everything else, in small type, set close."""
        apart = (1.0, BASE) if self.columns.arrange == "stacked" else (DETAIL, DETAIL_DROP)
        size, metrics = self.setting.layout.type.small, self.setting.metrics
        packed = paired if self.columns.arrange in ("stacked", "ticks") else joined  # here height is dearer than width
        small = packed(details, size, measure, metrics)
        return stack(*(Lines(lines(runs, size, measure, metrics), *apart) for runs in small))

    def _asked(self) -> list[list[Run]]:
        """What to do: a line for each set group, or one for all where the rows say it."""
        entry, words = self.entry, self.setting.words
        whole = ((sets.overview(entry, words), sets.by_sides(entry, words)),)
        pairs = whole if self.by_row and entry.differ else sets.prescription(entry, words)
        return [[Run(what, "bold", self.setting.layout.type.heading), Run(how)] for what, how in pairs]

    def _with_load(
        self, asked: list[list[Run]], order: Order, at_dose: bool
    ) -> tuple[list[list[Run]], list[list[Run]]]:
        """What to do, and the details: an effort of few words stands behind the dose where there is room, and *at_dose* any load
        whose plates are not told."""
        words = self.setting.words
        load = next(iter(entries.details(self.entry, words, "load")), None)
        if load is None or len(asked) != 1:
            return asked, self._details(order, load)
        dose, *how = asked[0]
        told = load.figure == loads.aim_of(self.entry.load, words)[0]  # what begins a sentence has a line of its own
        if isinstance(self.entry.load.load, Effort) and not load.text:
            beside = [dose, Run(load.figure), *how]
        elif at_dose and load.figure and not load.plates and not any(run.text for run in how):
            beside = [dose, Run(words("load.at", load=f"{load.figure} {load.text}".strip()))]
        else:
            return asked, self._details(order, load)
        if told and len(self._lines(beside, self.measure)) == len(self._lines(asked[0], self.measure)):
            return [beside], self._details(order)
        return asked, self._details(order, load)

    def _behind_dose(self, asked: list[list[Run]], details: list[list[Run]]) -> tuple[list[list[Run]], list[list[Run]]]:
        """The same in fewer lines: set groups abreast, and the first detail behind what to do, where a line has room."""
        asked = paired(asked, self.setting.layout.type.body, self.measure, self.setting.metrics)
        if len(asked) != 1 or not details:
            return asked, details
        first = [run._replace(size=self.setting.layout.type.small) for run in details[0]]
        both = [*asked[0], Run(BETWEEN), *first]
        return ([both], details[1:]) if len(self._lines(both, self.measure)) == 1 else (asked, details)

    def _lines(self, runs: Sequence[Run], measure: float) -> Sequence[Line]:
        return lines(runs, self.setting.layout.type.body, measure, self.setting.metrics)

    def _details(self, order: Order, load: Detail | None = None) -> list[list[Run]]:
        """Everything else in its *order*, with what is left to say of the load. What may be done instead stands with the cues."""
        words = self.setting.words
        found = [self._detail(load)] if load else []
        for kind in order:
            if kind == "rest":
                rest = entries.details(self.entry, words, "rest", "tension")
                found.append([run for detail in rest for run in self._beside(detail, rest)])
            else:
                found += [self._detail(detail) for detail in entries.details(self.entry, words, kind)]
        return [runs for runs in found if any(run.text for run in runs)]

    def _detail(self, detail: Detail) -> list[Run]:
        """A detail in its type: what it is called, or its figure, is bold, and a cue in italics."""
        if detail.kind == "load":
            plates = detail.plates if self.setting.layout.log.plates else ""
            return [Run(detail.figure, "bold"), Run(plates), Run(detail.text)]
        if detail.kind == "cue":
            return [Run(detail.text, "italic")]
        if detail.kind == "tempo" and entries.spoken_alone(self.entry, self.setting.words):
            return [Run(detail.text)]
        return [Run(detail.name or detail.figure, "bold"), Run(detail.text)]

    def _beside(self, detail: Detail, others: Sequence[Detail]) -> list[Run]:
        """The time under tension stands behind the rest, after a dot."""
        dot = "· " if detail.kind == "tension" and len(others) > 1 else ""
        return [Run(detail.name, "bold"), Run(f"{dot}{detail.text}")]
