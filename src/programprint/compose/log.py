"""The log side: for each exercise the words that say what to do, and beside them a row of cells for every set.

Heights are counted in lines of the page's baseline grid; a row for the pen is two lines. Words and rows share the
grid, so what is written stands on the same baselines as what is printed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from programprint.compose.cards import cue_anchor
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import Pen
from programprint.compose.same import Same
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
_TICK_WEIGHT = 0.7
PAD = 2 * MM

COUNT_WORDS = {
    "reps": "reps",
    "s": "sec",
    "min": "min",
    "m": "m",
    "km": "km",
    "cal": "cal",
    "contacts": "contacts",
    "breaths": "breaths",
}


class Columns(NamedTuple):
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
        self.places: dict[tuple[float, float, float], Pen] = {}
        self.numbered = numbered
        self.entry, self.layout, self.columns = entry, layout, columns
        self.stem = f"{stem}/{slug(entry.label)}"
        type_, measure = layout.type, columns.words - layout.log.label
        cues = stem.partition("/")[0] if "cues" in layout.week else "cues"
        self.link = cue_anchor(cues, entry.guide)
        self.name = lines([Run(entry.guide.name, "semibold")], type_.body, measure, metrics)
        self.words: list[Line] = []
        for amount, how in entry.prescription:
            self.words += lines([Run(amount, "bold", type_.heading), Run(how)], type_.body, measure, metrics)
        for runs in self._details():
            self.words += lines(runs, type_.small, measure, metrics)

    def _details(self) -> list[list[Run]]:
        entry = self.entry
        details: list[list[Run]] = []
        code, words = entry.tempo
        if code or words:
            details.append([*([Run(code, "bold")] if code else []), *([Run(words)] if words else [])])
        target, origin = entry.load
        if target or origin:
            details.append([Run(target[:1].upper() + target[1:], "bold"), Run(origin)])
        tension = f"· {entry.tension}{NBSP}s under{NBSP}tension" if entry.tension else ""
        if entry.rest:
            details.append([Run("Rest", "bold"), Run(f"{entry.rest} {tension}".strip())])
        elif tension:
            details.append([Run(tension.removeprefix("· "))])
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
        for line in self.entry.sets:
            bottom += ROW * grid
            self._set(pen, line, bottom, grid)

    def _groups(self) -> dict[Side, float]:
        """The left edge of each side's group of cells."""
        columns = self.columns
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
        return any("both" not in line.sides for line in self.entry.sets)

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
        if line.sides == ("both",):
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
        if line.sides == ("weak",):
            pen.text(pen.left + columns.second, baseline, "weak side only", "semibold", layout.type.body)
        if line.closed:
            group = groups[line.closed]
            pen.text(pen.left + group, baseline, line.closed, "regular", layout.type.body)
            y = baseline - layout.type.body * 0.33
            pen.rule(pen.left + group + layout.log.letter, pen.left + ends[group], y, layout.rules.thick)


@lru_cache(maxsize=1 << 10)
def _entry_piece(
    entry: Entry, stem: str, layout: Same[Layout], columns: Columns, metrics: Metrics, numbered: str
) -> EntryPiece:
    """An exercise that many athletes do alike is composed once."""
    return EntryPiece(entry, stem, layout.it, columns, metrics, numbered)


class BlockPiece:
    """A block of the log side: its exercises under one thin rule, with the line that says how they are taken together."""

    def __init__(self, block: Block, stem: str, layout: Layout, columns: Columns, metrics: Metrics) -> None:
        self.block, self.layout = block, layout
        numbered = "round" if block.kind == "circuit" else "set"
        self.entries = [_entry_piece(entry, stem, Same(layout), columns, metrics, numbered) for entry in block.entries]
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
            pen.again(entry, y, grid)
            y += entry.height * grid
