"""A row of the block's table → its words: at the left what holds for all weeks, and what each week's cell must say instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from programprint.compose.log.exercise import named, percent
from programprint.compose.table.block import Planned, Row, amounts, common
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Block, Entry
from programprint.notation.scanner import NBSP
from programprint.notation.units import METRES
from programprint.read.layout import Layout

Saying = Callable[[Planned], list[Run]]
"""A detail of an exercise in a week, as a paragraph; empty where there is none."""

AIR = 0.35
"""Lines of white between what is said of a block and its first exercise."""


class RowWords:
    """The words of one exercise through the weeks, *width* wide."""

    def __init__(self, row: Row, width: float, layout: Layout, metrics: Metrics, cues: bool = True) -> None:
        self.row, self.layout = row, layout
        type_, measure = layout.type, width - layout.log.label
        self.label = row.common(lambda planned: planned.label)
        alike = all(len({group.load for group in entry.groups}) == 1 for entry in row.entries)
        how = common(words for entry in row.entries for _, words in entry.prescription) if alike else ""
        self.how_changes = not how
        sayings = _SAYINGS if cues else _SAYINGS[:-1]
        steady = [_apart(*runs) for said in sayings if (runs := self._steady(said))]
        openings = [runs for said in _OPENINGS if (runs := self._steady(said))]
        self._before = [said for said in _OPENINGS if not self._steady(said)]
        self._after = [said for said in sayings if not self._steady(said)]
        self.opening = [line for runs in openings for line in lines(runs, type_.small, width, metrics)]
        self.words = [
            *lines(named(row.first), type_.body, measure, metrics),
            *(line for runs in _paragraphs([Run(how)], *steady) for line in lines(runs, type_.small, measure, metrics)),
        ]

    def _steady(self, said: Saying) -> list[Run]:
        """What is said alike in every week, or nothing."""
        first, *others = [said(planned) for planned in self.row.weeks.values()]
        return first if all(other == first for other in others) else []

    def before(self, planned: Planned) -> list[list[Run]]:
        """What the cell of a week must say above its target: the label and the line of a block, where weeks differ."""
        label = [] if self.label or not planned.label else [[Run(planned.label, "semibold")]]
        return [*(runs for said in self._before if (runs := said(planned))), *label]

    def after(self, planned: Planned) -> list[list[Run]]:
        """What the cell of a week must say below its target, because other weeks say something else."""
        return [runs for said in self._after if (runs := said(planned))]

    @property
    def opened(self) -> float:
        """Lines of the grid down to the name: what is said of its block, and white below it."""
        return len(self.opening) + (AIR if self.opening else 0.0)

    @property
    def height(self) -> float:
        """Height in lines of the grid."""
        return self.opened + len(self.words)

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the words with their top at *y*."""
        pen.lines(pen.left, y + BASE * grid, self.opening, grid)
        baseline = y + (self.opened + BASE) * grid
        pen.text(pen.left, baseline, self.label, "bold", self.layout.type.body)
        pen.lines(pen.left + self.layout.log.label, baseline, self.words, grid)


def _written(entry: Entry) -> str:
    """What to write for a set, where it is not what the target counts: the time of a sprint."""
    unit = entry.groups[0].do.amount.unit if entry.groups else entry.counts
    if unit in METRES and entry.counts in ("s", "min"):
        return f"Write the {'seconds' if entry.counts == 's' else 'time'} of every set."
    return ""


def flowing(details: Iterable[list[Run]]) -> list[Run]:
    """Details one after the other in one paragraph; those without a word are left out."""
    flow: list[Run] = []
    for runs in details:
        if any(run.text for run in runs):
            flow += [*([Run("·")] if flow else []), *runs]
    return flow


def _paragraphs(*said: list[Run]) -> list[list[Run]]:
    """Details as a paragraph; a note and a cue have one of their own."""
    alone = [runs for runs in said if runs[0].text == "Note" or runs[0].face == "italic"]
    return [flowing(runs for runs in said if runs not in alone), *alone]


def _apart(first: Run, *others: Run) -> list[Run]:
    """A detail as it stands at the left, where the percentages of the weeks are not beside it."""
    return [Run(percent(first.text)) if first.face == "regular" else first, *others]


def _named(name: str, text: str) -> list[Run]:
    return [*([Run(name, "bold")] if name else []), Run(text)] if text else []


def _tempo(planned: Planned) -> list[Run]:
    code, words = planned.entry.tempo
    return [*([Run(code, "bold")] if code else []), *([Run(words)] if words else [])]


def with_load(said: Sequence[Run], entry: Entry) -> tuple[Run, ...]:
    """What to do and how, and behind it the load; a comma parts it from other words."""
    *amount, how = said
    if entry.load[0] and how.text and how.face != "bold":
        how = how._replace(text=f"{how.text},")
    return (*amount, how, *([Run(entry.load[0], "semibold")] if entry.load[0] else []))


def taken(block: Block) -> list[Run]:
    """How the exercises of a block are taken: “EMOM 10 min · every minute”."""
    optional = [Run("optional", "italic")] if block.optional else []
    said = [Run(block.title, "bold"), *optional, Run("·" if block.title and block.line else ""), Run(block.line)]
    return [run for run in said if run.text]


def rest(entry: Entry) -> list[Run]:
    """The rest after a set, and between the sides."""
    return _named("Rest", ", ".join(part for part in (entry.rest, entry.rest_between_sides) if part))


def share(entry: Entry) -> list[Run]:
    """What an exercise has of the rounds of its block, where its amount does not say so: “Minutes 1, 3, 5”."""
    return [] if amounts(entry) != entry.prescription else _named("", entry.share[:1].upper() + entry.share[1:])


_OPENINGS: tuple[Saying, ...] = (
    lambda planned: taken(planned.opens) if planned.opens else [],
    lambda planned: _named("Note", planned.opens.note) if planned.opens else [],
)
"""What the first exercise of a block says for all of them."""
_SAYINGS: tuple[Saying, ...] = (
    lambda planned: share(planned.entry),
    lambda planned: _named("", planned.entry.load[1]),
    _tempo,
    lambda planned: rest(planned.entry),
    lambda planned: _named("Warm-up", planned.entry.ramp),
    lambda planned: _named(f"Next{NBSP}time", planned.entry.progress),
    lambda planned: _named("Instead", planned.entry.replaced_by),
    lambda planned: _named("Note", planned.entry.note),
    lambda planned: _named("", _written(planned.entry)),
    lambda planned: [Run(planned.entry.cue, "italic")] if planned.entry.cue else [],
)
"""What is said below the name where it holds for all weeks, else in each week's cell; the cue comes last."""
