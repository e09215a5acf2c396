"""The log side: for each exercise the words that say what to do, and beside them a row of cells for every set.

Heights are counted in lines of the page's baseline grid; a row for the pen is two lines. Words and rows share the
grid, so what is written stands on the same baselines as what is printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from programprint.compose.cards import cue_anchor
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import Pen
from programprint.merge.sheet import Block, Entry, SetLine, Side
from programprint.merge.wording import slug
from programprint.notation.scanner import NBSP
from programprint.pages import MM, FieldKind
from programprint.read.layout import Layout

BASE = 0.79
"""Where the baseline stands in its line of the grid."""
ROW = 2
"""Lines of a row for the pen."""
AFTER = 0.65
"""Lines of white after an exercise."""
TARGETS_AT_MOST = 0.55
"""Share of the words' width that may go to what each single set asks for."""
_TICK_WEIGHT = 0.7
PAD = 2 * MM

COUNT_WORDS = {
    "reps": "reps",
    "s": "sec",
    "min": "min",
    "m": "m",
    "km": "km",
    "yd": "yd",
    "mi": "mi",
    "cal": "cal",
    "contacts": "contacts",
    "breaths": "breaths",
}


@dataclass(frozen=True)
class Columns:
    """Left edges of the pen's columns, from the left edge of the frame; the last is the right edge of the page."""

    words: float
    number: float
    load: float
    first: float
    second: float
    end: float

    @classmethod
    def of(cls, layout: Layout, width: float) -> Columns:
        log = layout.log
        number = log.words + log.gutter
        load = number + log.number
        first = load + log.load + PAD
        side = (width - first) / 2
        return cls(log.words, number, load, first, first + side, width)


class EntryPiece:
    """One exercise on the log side; it never breaks."""

    def __init__(
        self, entry: Entry, stem: str, layout: Layout, columns: Columns, metrics: Metrics, numbered: str = "set"
    ) -> None:
        self.numbered = numbered
        self.entry, self.layout, self.columns = entry, layout, columns
        self.stem = f"{stem}/{slug(entry.label)}"
        type_, measure = layout.type, columns.words - layout.log.label
        self.targets = self._targets(TARGETS_AT_MOST * measure, metrics)
        self.target_width = max((line.width for row in self.targets for line in row), default=0.0)
        cues = stem.partition("/")[0] if "cues" in layout.week else "cues"
        self.link = cue_anchor(cues, entry.guide)
        self.name = lines([Run(entry.guide.name, "semibold")], type_.body, measure, metrics)
        measure -= max(self.target_width + 3.5 * PAD - layout.log.gutter, 0) if self.target_width else 0
        if len(self.name) > 1:
            self.name = lines([Run(entry.guide.name, "semibold")], type_.body, measure, metrics)
        self.words: list[Line] = []
        for runs in self._asked():
            self.words += lines(runs, type_.body, measure, metrics)
        for runs in self._details():
            self.words += lines(runs, type_.small, measure, metrics)

    def _targets(self, measure: float, metrics: Metrics) -> list[tuple[Line, ...]]:
        """What each set asks for, where they differ; without the plates, or not at all, where it is too long for a row."""
        for plates in (self.layout.log.plates, False):
            targets = [self._target(line, plates, measure, metrics) for line in self.entry.sets]
            self.tells = any(targets) and all(len(target) <= ROW for target in targets)
            if self.tells:
                return targets
        return [() for _ in targets]

    def _target(self, line: SetLine, plates: bool, measure: float, metrics: Metrics) -> tuple[Line, ...]:
        """What a set asks for where it differs from others: amount and load on its own line, what is particular above."""
        type_ = self.layout.type
        amount, load, particular = line.target
        notes = [Run(part) for part in (particular, f"({line.plates})" if line.plates and plates else "") if part]
        said = [Run(amount, "bold"), Run(f"@{NBSP}{load}" if load else "")]
        return (
            *(lines(notes, type_.small, measure, metrics) if notes else ()),
            *(lines(said, type_.body, measure, metrics) if amount else ()),
        )

    def _asked(self) -> list[list[Run]]:
        """What to do: a line for each set group, or one for all where the rows say it."""
        what, how = self.entry.overview
        pairs = [(what, how)] if self.tells else self.entry.prescription
        return [[Run(what, "bold", self.layout.type.heading), Run(how)] for what, how in pairs]

    def _details(self) -> list[list[Run]]:
        entry = self.entry
        details: list[list[Run]] = []
        code, words = entry.tempo
        if code or words:
            details.append([*([Run(code, "bold")] if code else []), *([Run(words)] if words else [])])
        target, origin = entry.load
        plates = f"({entry.plates} a{NBSP}side)" if entry.plates and self.layout.log.plates else ""
        if target or origin:
            details.append([Run(target[:1].upper() + target[1:], "bold"), Run(plates), Run(origin)])
        if entry.ramp:
            details.append([Run("Warm-up", "bold"), Run(entry.ramp)])
        tension = f"· {entry.tension}{NBSP}s under{NBSP}tension" if entry.tension else ""
        rest = ", ".join(part for part in (entry.rest, entry.rest_between_sides) if part)
        if rest:
            details.append([Run("Rest", "bold"), Run(f"{rest} {tension}".strip())])
        elif tension:
            details.append([Run(tension.removeprefix("· "))])
        if entry.progress:
            details.append([Run(f"Next{NBSP}time", "bold"), Run(entry.progress)])
        if entry.note:
            details.append([Run("Note", "bold"), Run(entry.note)])
        if entry.cue:
            details.append([Run(entry.cue, "italic")])
        return details

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        words = len(self.name) + len(self.words)
        return max(words + 0.2, 1 + ROW * len(self.entry.sets) + 0.2) + AFTER

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the exercise with its top at *y*."""
        type_, x = self.layout.type, pen.left + self.layout.log.label
        baseline = y + BASE * grid
        raised = 0.06 * grid
        pen.text(pen.left, baseline - raised, self.entry.label, "bold", type_.body)
        baseline = pen.lines(x, baseline - raised, self.name, grid, link=self.link) + 2 * raised
        baseline = pen.lines(x, baseline, self.words[:1], grid) - raised
        pen.lines(x, baseline, self.words[1:], grid)
        self._headings(pen, y + BASE * grid - raised)
        bottom = y + grid
        for line, target in zip(self.entry.sets, self.targets, strict=True):
            bottom += ROW * grid
            x = pen.left + self.columns.number - self.target_width - 2 * PAD
            pen.lines(x, bottom - (len(target) - BASE) * grid, target, grid)
            self._set(pen, line, bottom, grid)

    def _groups(self) -> dict[Side, float]:
        """The left edge of each side's group of cells."""
        columns = self.columns
        if not self._two_sided:
            return dict.fromkeys(("L", "R", "weak", "both"), columns.first)
        order = next((line.sides for line in self.entry.sets if len(line.sides) == 2), ("L", "R"))
        return {
            order[0]: columns.first,
            order[-1]: columns.second,
            "both": columns.first,
            "weak": columns.first,
        }

    def _headings(self, pen: Pen, baseline: float) -> None:
        columns, size = self.columns, self.layout.type.small
        counted = COUNT_WORDS[self.entry.counts]
        pen.text(pen.left + columns.number, baseline, self.numbered, "regular", size)
        if self._has_load:
            pen.text(pen.left + columns.load, baseline, self.entry.load_unit or "note", "regular", size)
        pen.text(pen.left + self._write_x(columns.first), baseline, counted, "regular", size)
        if self._two_sided:
            pen.text(pen.left + self._write_x(columns.second), baseline, counted, "regular", size)
        else:
            pen.text(pen.left + columns.second, baseline, self.entry.effort or "note", "regular", size)

    @property
    def _two_sided(self) -> bool:
        return any(len(line.sides) == 2 or line.extra for line in self.entry.sets)

    @property
    def _has_load(self) -> bool:
        """Whether the load column is used: for a load, or for notes where the right end holds the other side."""
        return bool(self.entry.load_unit) or self._two_sided

    def _write_x(self, group: float) -> float:
        log = self.layout.log
        return group + log.letter + log.box + PAD

    def _set(self, pen: Pen, line: SetLine, bottom: float, grid: float) -> None:
        """One row: number, load, then for each side its letter, its box and room for what was done."""
        columns, layout = self.columns, self.layout
        thin, height = layout.rules.thin, ROW * grid
        baseline = bottom - (1 - BASE) * grid
        stem = f"{self.stem}/{line.number.replace('+', 'extra')}"
        pen.text(pen.left + columns.number, baseline, line.number, "bold", layout.type.body)
        kind: FieldKind = "load" if self.entry.load_unit else "note"
        if self._has_load:
            pen.cell(
                pen.left + columns.load,
                bottom,
                columns.first - columns.load - 2 * PAD,
                height,
                thin,
                f"{stem}/{kind}",
                kind,
            )
        groups = self._groups()
        ends = {columns.first: columns.second - 1.5 * PAD, columns.second: columns.end}
        for side in line.sides:
            group = groups[side]
            if side in ("L", "R"):
                pen.text(pen.left + group, baseline, side, "bold", layout.type.body)
            box_x = pen.left + group + layout.log.letter
            pen.tick(box_x, baseline, layout.log.box, _TICK_WEIGHT, f"{stem}/{side.lower()}/tick")
            write_x = self._write_x(group)
            pen.cell(
                pen.left + write_x,
                bottom,
                ends[group] - write_x,
                height,
                thin,
                f"{stem}/{side.lower()}/amount",
                "amount",
            )
        if len(line.sides) == 1 and not line.extra:
            last: FieldKind = "effort" if self.entry.effort else "note"
            pen.cell(
                pen.left + columns.second,
                bottom,
                columns.end - columns.second,
                height,
                thin,
                f"{stem}/{last}",
                last,
            )
        if line.sides == ("weak",) and line.extra:
            pen.text(pen.left + columns.second, baseline, "weak side only", "semibold", layout.type.body)
        if line.closed:
            group = groups[line.closed]
            pen.text(pen.left + group, baseline, line.closed, "regular", layout.type.body)
            y = baseline - layout.type.body * 0.33
            pen.rule(pen.left + group + layout.log.letter, pen.left + ends[group], y, layout.rules.thick)


class BlockPiece:
    """A block of the log side: its exercises under one thin rule, with the line that says how they are taken together."""

    def __init__(self, block: Block, stem: str, layout: Layout, columns: Columns, metrics: Metrics) -> None:
        self.block, self.layout = block, layout
        numbered = "round" if block.kind == "circuit" else "set"
        self.entries = [EntryPiece(entry, stem, layout, columns, metrics, numbered) for entry in block.entries]
        type_ = layout.type
        said = ([Run(block.line, "semibold")], [Run("Note", "bold"), Run(block.note)])
        self.said = [lines(runs, type_.body, columns.end, metrics) for runs in said if runs[-1].text]

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return sum(entry.height for entry in self.entries) + self._said_height

    @property
    def _said_height(self) -> float:
        return sum(1.1 * len(row) for row in self.said) + (0.25 if self.said else 0)

    def fitting(self, height: float) -> int:
        """How many of the exercises, from the first, fit into *height* lines."""
        left = height - (self.height - sum(entry.height for entry in self.entries))
        count = 0
        while count < len(self.entries) and self.entries[count].height <= left:
            left -= self.entries[count].height
            count += 1
        return count

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the block with its top at *y*: a thin rule, then each exercise."""
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thin)
        for row in self.said:
            pen.lines(pen.left, y + BASE * grid, row, 1.1 * grid)
            y += 1.1 * grid * len(row)
        y += 0.25 * grid if self.said else 0
        for index, entry in enumerate(self.entries):
            if index:
                pen.rule(pen.left + self.layout.log.label, pen.right, y - 0.35 * grid, self.layout.rules.thin)
            entry.draw(pen, y, grid)
            y += entry.height * grid
