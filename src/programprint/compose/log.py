"""The log side: for each exercise the words that say what to do, and beside or below them the cells for its sets.

Heights are counted in lines of the page's baseline grid; a row for the pen is two lines. Words and rows share the
grid, so what is written stands on the same baselines as what is printed.
"""

from __future__ import annotations

from programprint.compose.cards import cue_anchor
from programprint.compose.cells import SetRows, TickRows
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import BASE, Pen
from programprint.merge.sheet import Entry
from programprint.merge.wording import slug
from programprint.notation.scanner import NBSP
from programprint.read.columns import Columns
from programprint.read.layout import Layout

AFTER = 0.65
"""Lines of white after an exercise."""
_BETWEEN = f"{NBSP}{NBSP}{NBSP}"
"""Between two details that share a line."""


def named(entry: Entry) -> list[Run]:
    """The name of an exercise, and that it is optional."""
    return [Run(entry.guide.name, "semibold"), *([Run("optional", "italic")] if entry.optional else [])]


class EntryPiece:
    """One exercise on the log side; it never breaks."""

    def __init__(
        self, entry: Entry, stem: str, layout: Layout, columns: Columns, metrics: Metrics, numbered: str = "set"
    ) -> None:
        self.entry, self.layout, self.columns, self.metrics = entry, layout, columns, metrics
        self.stem = f"{stem}/{slug(entry.label)}"
        self.cells = (
            TickRows(entry, self.stem, layout, columns, metrics)
            if columns.arrange == "ticks"
            else SetRows(entry, self.stem, layout, columns, numbered)
        )
        type_, measure = layout.type, columns.measure - layout.log.label
        cues = stem.partition("/")[0] if "cues" in layout.week else "cues"
        self.link = cue_anchor(cues, entry.guide)
        self.name = lines(named(entry), type_.body, measure, metrics)
        self.words: list[Line] = []
        for amount, how in entry.prescription:
            self.words += lines([Run(amount, "bold", type_.heading), Run(how)], type_.body, measure, metrics)
        for runs in self._paired(measure) if columns.above else self._details():
            self.words += lines(runs, type_.small, measure, metrics)

    def _paired(self, measure: float) -> list[list[Run]]:
        """The details, two to a line where they fit on one: above the cells height is dearer than width."""
        paired: list[list[Run]] = []
        for runs in self._details():
            both = [*paired[-1], Run(_BETWEEN), *runs] if paired else []
            if both and len(lines(both, self.layout.type.small, measure, self.metrics)) == 1:
                paired[-1] = both
            else:
                paired.append(runs)
        return paired

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
        if entry.instead:
            details.append([Run("Instead", "bold"), Run(", ".join(entry.instead))])
        if entry.cue:
            details.append([Run(entry.cue, "italic")])
        return details

    @property
    def height(self) -> float:
        """Height in lines of the grid, with the white after it."""
        words = len(self.name) + len(self.words)
        taken = words + self.cells.height if self.columns.above else max(words, self.cells.height)
        return taken + 0.2 + AFTER

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the exercise with its top at *y*."""
        type_, left = self.layout.type, pen.left + self.columns.words
        x = left + self.layout.log.label
        baseline = y + BASE * grid
        raised = 0.06 * grid
        pen.text(left, baseline - raised, self.entry.label, "bold", type_.body)
        baseline = pen.lines(x, baseline - raised, self.name, grid, link=self.link) + 2 * raised
        baseline = pen.lines(x, baseline, self.words[:1], grid) - raised
        pen.lines(x, baseline, self.words[1:], grid)
        words = len(self.name) + len(self.words)
        self.cells.draw(pen, y + words * grid if self.columns.above else y, grid)
