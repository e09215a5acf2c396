"""The log side: for each exercise the words that say what to do, and beside or below them the cells for its sets.

Heights are counted in lines of the page's baseline grid; a row for the pen is two lines. Words and rows share the
grid, so what is written stands on the same baselines as what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from msgspec import Struct

from programprint.compose.cues.cards import cue_anchor
from programprint.compose.log.cells import RAISED, ROW, Cells, Numbered, SetRows, cells_of
from programprint.compose.log.columns import SetColumns, Stem, WeekColumns
from programprint.compose.log.last_time import last_time
from programprint.compose.log.packed import BETWEEN, dotted, joined, paired
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Beside, Box, Built, Label, Lines, Stack, White, stack
from programprint.compose.type.paragraph import DOT, Line, Run, lines
from programprint.compose.type.pen import BASE
from programprint.merge.sheet import Entry, SetLine
from programprint.notation.alike import rests_differ
from programprint.notation.scanner import NBSP
from programprint.notation.target import Effort
from programprint.problems import Span
from programprint.read.columns import PAD, Columns
from programprint.wording import entries, loads, sets
from programprint.wording.entries import Detail
from programprint.wording.words import Words

TARGETS_AT_MOST, RESTS_AT_MOST = 0.55, 0.7
"""Share of the words' width that may go to what each single set asks for; the second where sets also say their rests."""
DOSE = 1.15
"""From line to line of what to do, as a part of the size of its type."""
DETAIL, DETAIL_DROP = 0.85, 0.7
"""Lines of the grid from line to line of what is said in small type, and down to the first baseline."""
WORTH = 0.25
"""Lines of the grid that must be saved before details leave the words for the width of the page."""
CLOSE = 0.8
"""Lines between what is particular about a set and what it asks for: nearer than to the set above it."""
_APART = f"{NBSP}{NBSP}"
"""Between a name and what to do, on one line."""


def named(entry: Entry, words: Words) -> list[Run]:
    """The name of an exercise, its tier, and that it is optional."""
    tier = [Run(DOT), Run(entry.tier)] if entry.tier else []
    return [Run(entry.guide.name, "semibold"), *tier, *([Run(words("optional"), "italic")] if entry.optional else [])]


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
        targets = [] if columns.above or isinstance(self.cells, SetColumns | WeekColumns) else self._targets(measure)
        width = max((line.width for target in targets for line in target), default=0.0)
        narrower = self._taken(width) if targets else 0.0
        indent = narrower if layout.hand == "left" else 0.0
        by_row = self.cells.tells if isinstance(self.cells, SetColumns | WeekColumns) else bool(targets)
        heading, details = self._heading(measure - indent, measure - narrower, columns, by_row)
        measure -= narrower
        small, across = self._small(details, measure, columns), stack()
        if isinstance(self.cells, SetColumns | WeekColumns) and not columns.above:
            small, across = self._parted(details, stack(*heading).height, measure, columns)
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
        after = layout.gaps.exercise + (0.0 if isinstance(self.cells, SetColumns | WeekColumns) else layout.gaps.row)
        start = 0.0 if layout.hand == "left" else left + layout.log.label
        super().__init__(Stack((whole, Beside(((start, across),)), White(after))))

    def _heading(
        self, wide: float, measure: float, columns: Columns, by_row: bool
    ) -> tuple[list[Lines], list[list[Run]]]:
        """The name, and what to do, in large type, and how hard; and what is left to say. A name that takes more than a line of
        the *wide* measure has the other; words that go across the page have what to do beside the name where there is room, and
        on the same line all that is left to say, where it is short."""
        type_, link = self.layout.type, cue_anchor("cues", self.entry.guide)
        asked, details = self._with_load(self._asked(by_row), measure)
        if columns.arrange == "ticks":
            asked, details = self._behind_dose(asked, details, measure)
        titled = named(self.entry, self.setting.words)
        if (columns.arrange == "across" or self.layout.folds) and asked:
            both = self._lines([*titled, Run(_APART), *asked[0]], wide)
            if details and len(both) == len(asked) == 1 and columns.arrange == "across":
                small = [run._replace(size=type_.small) for run in dotted(details)]
                whole = self._lines([*titled, Run(_APART), *asked[0], Run(BETWEEN), *small], wide)
                both, details = (whole, []) if len(whole) == 1 else (both, details)
            if len(both) == 1:
                return self._large([both, *(self._lines(runs, measure) for runs in asked[1:])], link), details
        name = lines(titled, type_.body, wide, self.metrics)
        if len(name) > 1:
            name = lines(titled, type_.body, measure, self.metrics)
        large = self._large([self._lines(runs, measure) for runs in asked])
        return [Lines(name, drop=RAISED, link=link), *large], details

    def _large(self, paragraphs: Sequence[Sequence[Line]], link: str = "") -> list[Lines]:
        """What to do, and how hard; the first of them may lead to the cues."""
        leading = DOSE * self.layout.type.heading / self.layout.line.least
        drop = leading - (1 - BASE)
        return [Lines(found, leading, drop, "" if number else link) for number, found in enumerate(paragraphs)]

    def _small(self, details: Sequence[list[Run]], measure: float, columns: Columns) -> Stack:
        """Everything else, in small type, set close."""
        apart = (1.0, BASE) if columns.arrange == "stacked" else (DETAIL, DETAIL_DROP)
        size = self.layout.type.small
        packed = paired if columns.arrange in ("stacked", "ticks") else joined  # here height is dearer than width
        small = packed(details, size, measure, self.metrics)
        return stack(*(Lines(lines(runs, size, measure, self.metrics), *apart) for runs in small))

    def _parted(
        self, details: Sequence[list[Run]], above: float, measure: float, columns: Columns
    ) -> tuple[Stack, Stack]:
        """The details beside the cells, below so much that stands *above* them, and those that would hang below the cells and
        take fewer lines across the page. The first stays, such as a load."""
        wide = columns.width - (0.0 if self.layout.hand == "left" else self.layout.log.label)
        ways = [
            (self._small(details[:count], measure, columns), self._small(details[count:], wide, columns))
            for count in range(len(details), min(len(details), 1) - 1, -1)
        ]

        def taken(way: tuple[Stack, Stack]) -> float:
            beside, across = (stack.height for stack in way)
            return round(max(above + beside, self.cells.height) + across + (WORTH if across else 0.0), 6)

        return min(ways, key=taken)

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

    def _asked(self, by_row: bool) -> list[list[Run]]:
        """What to do: a line for each set group, or one for all where the rows say it."""
        entry, words = self.entry, self.setting.words
        whole = ((sets.overview(entry, words), sets.by_sides(entry, words)),)
        pairs = whole if by_row and entry.differ else sets.prescription(entry, words)
        return [[Run(what, "bold", self.layout.type.heading), Run(how)] for what, how in pairs]

    def _with_load(self, asked: list[list[Run]], measure: float) -> tuple[list[list[Run]], list[list[Run]]]:
        """What to do, and the details: an effort of few words stands behind the dose where there is room."""
        words = self.setting.words
        load = next(iter(entries.details(self.entry, words, "load")), None)
        if load is None or len(asked) != 1 or load.text or not isinstance(self.entry.load.load, Effort):
            return asked, self._details(load)
        dose, *how = asked[0]
        told = load.figure == loads.aim_of(self.entry.load, words)[0]  # what begins a sentence has a line of its own
        beside = [dose, Run(load.figure), *how]
        if told and len(self._lines(beside, measure)) == len(self._lines(asked[0], measure)):
            return [beside], self._details()
        return asked, self._details(load)

    def _behind_dose(
        self, asked: list[list[Run]], details: list[list[Run]], measure: float
    ) -> tuple[list[list[Run]], list[list[Run]]]:
        """The same in fewer lines: set groups abreast, and the first detail behind what to do, where a line has room."""
        asked = paired(asked, self.layout.type.body, measure, self.metrics)
        if len(asked) != 1 or not details:
            return asked, details
        first = [run._replace(size=self.layout.type.small) for run in details[0]]
        both = [*asked[0], Run(BETWEEN), *first]
        return ([both], details[1:]) if len(self._lines(both, measure)) == 1 else (asked, details)

    def _lines(self, runs: Sequence[Run], measure: float) -> Sequence[Line]:
        return lines(runs, self.layout.type.body, measure, self.metrics)

    def _details(self, load: Detail | None = None) -> list[list[Run]]:
        """Everything else, with what is left to say of the load. What may be done instead stands with the cues."""
        words = self.setting.words
        rest = entries.details(self.entry, words, "rest", "tension")
        found = [
            *([self._detail(load)] if load else []),
            *(self._detail(detail) for detail in entries.details(self.entry, words, "tempo", "warm-up")),
            *([[run for detail in rest for run in self._beside(detail, rest)]] if rest else []),
            *(
                self._detail(detail)
                for detail in entries.details(self.entry, words, "last time", "next time", "note", "cue")
            ),
        ]
        return [runs for runs in found if any(run.text for run in runs)]

    def _detail(self, detail: Detail) -> list[Run]:
        """A detail in its type: what it is called, or its figure, is bold, and a cue in italics."""
        if detail.kind == "load":
            plates = detail.plates if self.layout.log.plates else ""
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
