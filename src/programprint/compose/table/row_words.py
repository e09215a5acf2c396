"""A row of the block's table → its words: at the left what holds for all weeks, and what each week's cell must say instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from programprint.compose.log.words import named
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned, Row, common
from programprint.compose.table.close import close, flowing
from programprint.compose.type.boxes import Beside, Box, Built, Label, White, stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.merge.sheet import Block, Entry, OpenLoad
from programprint.notation.target import Load, Weight
from programprint.wording import blocks, entries, loads, sets
from programprint.wording.entries import Detail, DetailKind
from programprint.wording.words import Words

Paragraphs = tuple[tuple[Run, ...], ...]
"""Paragraphs of small type."""
_ENDLESS = 10_000.0
"""A measure that breaks no line."""


class RowWords:
    """The words of one exercise through the weeks, *width* wide, below each other or, as a *flow*, in one paragraph; with *cues*,
    and with what every week asks for alike, where cells are for the pen. *weeks* are those that it has, where others share its
    row."""

    def __init__(
        self, row: Row, width: float, setting: Setting, cues: bool = True, flow: bool = False, weeks: str = ""
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.row, self.layout, self.setting = row, layout, setting
        self._closed: dict[tuple[Paragraphs, float], Built] = {}
        self._widths: dict[tuple[Paragraphs, bool], float] = {}
        type_, measure, words = layout.type, width - layout.log.label, setting.words
        self.label = row.common(lambda planned: planned.label)
        alike = all(not entry.loads_vary for entry in row.entries)
        how = common(how for entry in row.entries for _, how in sets.prescription(entry, words)) if alike else ""
        pairs = [entries.amounts(entry, words) for entry in row.entries]
        once = alike and cues
        self._amounts_change = not (once and _alike([[amount for amount, _ in each] for each in pairs]))
        self._hows_change = not (how or (once and _alike([[done for _, done in each] for each in pairs])))
        self._load_changes = not (once and _alike([loads.aim_of(entry.load, words)[0] for entry in row.entries]))
        hows = not self._hows_change and not how
        target = self._target(row.first, not self._amounts_change, hows, not self._load_changes)
        kinds = _KINDS if cues else _KINDS[:-1]
        every = {kind: [self._details(kind, entry) for entry in row.entries] for kind in kinds}
        # a week of single sets has no rest to speak of
        every["rest"] = [*filter(None, every["rest"])] or every["rest"]
        self._changing = [kind for kind in kinds if not _alike(every[kind])]
        steady = [detail for kind in kinds if kind not in self._changing for detail in every[kind][0]]
        openings = zip(*(_opening(planned, words) for planned in row.weeks.values()), strict=True)
        opened = [runs[0] if _alike(runs) else [] for runs in openings]
        self._opens_anew = [not runs for runs in opened]
        together, alone = _alone(steady)
        details = [[Run(how)], *map(_at_left, together)]
        called = [*named(row.first, words), Run(weeks, "italic", type_.small)]
        self._flow: Sequence[Line] = ()
        if flow:
            name = [run._replace(size=run.size or type_.body) for run in called]
            label = [Run(self.label, "bold", type_.body)] if self.label else []
            apart = [runs for runs in opened if runs] if sum(map(len, opened)) > 1 else []
            told = flowing([*([] if apart else opened), [*label, *name], *target, *details, *map(runs_of, alone)])
            self._flow = [line for runs in (*apart, told) for line in lines(runs, type_.small, width, metrics)]
            return
        apart = target if not self._amounts_change else []
        paragraphs = [*apart, flowing([*([] if apart else target), *details]), *map(runs_of, alone)]
        self._opening = [line for runs in opened for line in lines(runs, type_.small, width, metrics)]
        self._name = lines(called, type_.body, measure, metrics)
        self._words = [line for runs in paragraphs for line in lines(runs, type_.small, width, metrics)]

    def _target(self, entry: Entry, amounts: bool, hows: bool, load: bool) -> list[list[Run]]:
        """What an exercise asks for, a paragraph for each of its set groups: of its amounts, how they are done and the load what
        is asked about."""
        words, body = self.setting.words, self.layout.type.body
        asked = [
            [Run(amount if amounts else "", "bold", body), Run(how if hows else "")]
            for amount, how in entries.amounts(entry, words)
        ]
        if load:
            asked[-1] = [*with_load(asked[-1], entry, self.setting)]
        asked = [[run for run in runs if run.text] for runs in asked]
        return [runs for runs in asked if runs]

    def target(self, entry: Entry) -> list[list[Run]]:
        """What the cell of a week must ask for, because other weeks ask for something else: “3 × 10 60 kg”."""
        return self._target(entry, self._amounts_change, self._hows_change, self._load_changes)

    def _details(self, kind: DetailKind, entry: Entry) -> tuple[Detail, ...]:
        """What an exercise has to say of a kind; not its share of the rounds where its amounts say that."""
        if kind == "share" and entries.climbs(entry):
            return ()
        return entries.details(entry, self.setting.words, kind)

    def before(self, planned: Planned) -> list[list[Run]]:
        """What the cell of a week must say above its target: the label and the line of a block, where weeks differ."""
        return [*self.opening(planned), *([label] if (label := self.own_label(planned)) else [])]

    def own_label(self, planned: Planned) -> list[Run]:
        """The label of a week, where weeks differ."""
        return [] if self.label or not planned.label else [Run(planned.label, "semibold")]

    def opening(self, planned: Planned) -> list[list[Run]]:
        """The line and the note of a block, where weeks differ."""
        opening = zip(_opening(planned, self.setting.words), self._opens_anew, strict=True)
        return [runs for runs, anew in opening if runs and anew]

    def after(self, planned: Planned) -> list[list[Run]]:
        """What the cell of a week must say below its target, because other weeks say something else."""
        return [runs_of(detail) for kind in self._changing for detail in self._details(kind, planned.entry)]

    def closed(self, paragraphs: Paragraphs, measure: float) -> Built:
        """Paragraphs *measure* points wide; remembered, because weeks ask for the same, in many widths until the lowest is
        found."""
        key = paragraphs, measure
        if key not in self._closed:
            found = [[run for run in runs if run.text] for runs in paragraphs]
            told = [line for runs in found for line in self._lines(runs, measure)]
            self._closed[key] = Built(close(told, self.layout))
        return self._closed[key]

    def unbroken(self, paragraphs: Paragraphs) -> float:
        """Width of paragraphs that have a line each."""
        return self._width(paragraphs, False)

    def narrowest(self, paragraphs: Paragraphs) -> float:
        """Width of the widest word of paragraphs."""
        return self._width(paragraphs, True)

    def _width(self, paragraphs: Paragraphs, broken: bool) -> float:
        key = paragraphs, broken
        if key not in self._widths:
            found = [run for runs in paragraphs for run in runs if run.text]
            pieces = [[run._replace(text=word)] for run in found for word in run.text.split(" ")]
            broad = [line.width for runs in (pieces if broken else paragraphs) for line in self._lines(runs, _ENDLESS)]
            self._widths[key] = max(broad, default=0.0)
        return self._widths[key]

    def _lines(self, runs: Sequence[Run], measure: float) -> Sequence[Line]:
        return lines(runs, self.layout.type.small, measure, self.setting.metrics)

    @property
    def box(self) -> Box:
        """What is said of its block, and below it the label and, beside that, the name; then what else there is to say. In one
        paragraph all of this follows on."""
        if self._flow:
            return close(self._flow, self.layout)
        opening = close(self._opening, self.layout) if self._opening else None
        label = Label(self.label, "bold", self.layout.type.body)
        beside = Beside(((0.0, label), (self.layout.log.label, close(self._name, self.layout))))
        return stack(
            opening, White(self.layout.gaps.block) if opening else None, beside, close(self._words, self.layout)
        )


def _alone(details: Iterable[Detail]) -> tuple[list[Detail], list[Detail]]:
    """Details that share a paragraph, and those that have one of their own: a note and a cue."""
    details = [*details]
    alone = [detail for detail in details if detail.kind in ("note", "cue")]
    return [detail for detail in details if detail not in alone], alone


def _alike(values: Sequence[object]) -> bool:
    return all(value == values[0] for value in values[1:])


def _at_left(detail: Detail) -> list[Run]:
    """A detail as it stands at the left, where the percentages of the weeks are not beside it."""
    return [Run(detail.alone)] if detail.alone else runs_of(detail)


def runs_of(detail: Detail) -> list[Run]:
    """A detail as a paragraph."""
    if detail.kind == "cue":
        return [Run(detail.text, "italic")]
    first = detail.name or detail.figure
    return [run for run in (Run(first, "bold"), Run(detail.text)) if run.text]


def with_load(asked: Sequence[Run], entry: Entry, setting: Setting) -> tuple[Run, ...]:
    """What to do and how, and behind it the load; a comma parts it from other words."""
    *amount, how = asked
    load, _ = loads.aim_of(entry.load, setting.words)
    if load and how.text and how.face != "bold":
        how = how._replace(text=setting.words("list.member", text=how.text))
    return (*amount, how, *([weighed(load, entry.load.load, setting)] if load else []))


def weighed(load: str, aim: Load | None, setting: Setting) -> Run:
    """A load as it is set: kilograms are the boldest of all."""
    return (
        Run(load, "bold", setting.layout.type.heading) if isinstance(aim, (Weight, OpenLoad)) else Run(load, "semibold")
    )


def taken(block: Block, words: Words) -> list[Run]:
    """How the exercises of a block are taken: “EMOM 10 min · every minute”."""
    title, line = blocks.title(block, words), blocks.line(block, words)
    optional = [Run(words("optional"), "italic")] if block.optional else []
    runs = [Run(title, "bold"), *optional, Run("·" if title and line else ""), Run(line)]
    return [run for run in runs if run.text]


def share(entry: Entry, words: Words) -> list[Run]:
    """What an exercise has of the rounds of its block, where its amount does not say so: “Minutes 1, 3, 5”."""
    if entries.climbs(entry):
        return []
    return [run for detail in entries.details(entry, words, "share") for run in runs_of(detail)]


def _opening(planned: Planned, words: Words) -> tuple[list[Run], ...]:
    """What the first exercise of a block says for all of them: how they are taken, and a note."""
    block = planned.opens
    if block is None:
        return [], []
    note = blocks.note(block, words)
    return taken(block, words), [Run(words("detail.note"), "bold"), Run(note)] if note else []


_KINDS: tuple[DetailKind, ...] = (
    "share", "origin", "tempo", "rest", "warm-up", "last time", "next time", "instead", "note", "written", "cue",
)  # fmt: skip
"""What is said below the name where it holds for all weeks, else in each week's cell; the cue comes last."""
