"""Weeks side by side: how many fit on a sheet, where their columns stand, and what stands above them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.table.close import close, flowing
from programprint.compose.type.boxes import Beside, Box, Lines, Stack, White
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import dates
from programprint.wording import weeks as of_weeks
from programprint.wording.words import Words

GAP = 3 * MM
"""White between two weeks, with a rule in its middle."""
ABOVE = -GAP / 2
"""What words take of the width where they stand above the cells, not beside them."""
_NAME = 1.15
"""Lines of the grid from line to line of the name of a week."""


def spread(sheets: Sequence[Sheet], most: int) -> list[Sequence[Sheet]]:
    """The weeks on as few sheets as hold them, *most* on each, as evenly as can be."""
    count = -(-len(sheets) // max(most, 1))
    ends = [round(len(sheets) * number / count) for number in range(count + 1)]
    return [sheets[start:end] for start, end in itertools.pairwise(ends)]


def fitting(width: float, words: float, column: float) -> int:
    """How many columns at least *column* wide stand beside words."""
    return int((width - words - GAP / 2 + 0.01) / (column + GAP))


class WeekColumns(Struct, frozen=True, dict=True):
    """Columns beside *words*, or below them where these are `ABOVE`; of weeks or of visits, by their number. *width* is that of
    one."""

    weeks: tuple[int, ...]
    words: float
    width: float

    @classmethod
    def of(cls, weeks: Sequence[int], words: float, room: float, widest: float = 0.0) -> WeekColumns:
        """Columns that share what the words leave of *room*, none wider than *widest* where that is given."""
        width = (room - words - GAP / 2) / len(weeks) - GAP
        return cls(tuple(weeks), words, min(width, widest) if widest else width)

    @property
    def below(self) -> bool:
        """Whether they have the whole width, and words stand above their cells."""
        return self.words < 0

    @cached_property
    def places(self) -> tuple[tuple[int, float], ...]:
        """Each week with the left edge of its column, from the left edge of the words."""
        first, pitch = self.words + GAP, self.width + GAP
        return tuple([(week, first + index * pitch) for index, week in enumerate(self.weeks)])

    def rules(self, pen: Pen, bands: Sequence[Band]) -> None:
        """Rules around what is held in each band of a page; deloads stand in a heavy frame, and what is empty in none."""
        rules, pitch = pen.layout.rules, self.width + GAP
        left = pen.left + self.words + GAP / 2
        last = len(self.weeks)
        for edge in range(last + 1):
            beside = [set(self.weeks[max(edge - 1, 0) : edge + 1]) for _ in bands]
            heavy = [band.heavy & band.held & near for band, near in zip(bands, beside, strict=True)]
            held = [band.held & near for band, near in zip(bands, beside, strict=True)]
            weights = [
                rules.thick if thick else rules.thin if thin and edge < last else 0.0
                for thick, thin in zip(heavy, held, strict=True)
            ]
            for top, bottom, weight in _joined(bands, weights):
                pen.bar(left + edge * pitch, top, bottom, weight)
        for index, week in enumerate(self.weeks):
            weights = [rules.thick if week in band.heavy & band.held else 0.0 for band in bands]
            for top, bottom, weight in _joined(bands, weights):
                for y in (top, bottom):
                    pen.rule(left + index * pitch, left + (index + 1) * pitch, y, weight)


class Band(Struct, frozen=True):
    """A stretch of a page from *top* to *bottom*, in points: the columns that are *held* there by something, and of these the
    *heavy* ones."""

    top: float
    bottom: float
    held: frozenset[int]
    heavy: frozenset[int]


def _joined(bands: Sequence[Band], weights: Sequence[float]) -> list[tuple[float, float, float]]:
    """Top, bottom and weight of the rules along some bands, joined where one goes on."""
    found: list[tuple[float, float, float]] = []
    for band, weight in zip(bands, weights, strict=True):
        if not weight:
            continue
        if found and found[-1][1:] == (band.top, weight):
            found.append((found.pop()[0], band.bottom, weight))
        else:
            found.append((band.top, band.bottom, weight))
    return found


def week_heads(sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting, notes: bool) -> Box:
    """What stands above the columns: week and label, and below the highest of these its phase and, with *notes*, its note."""
    layout, metrics, words = setting.layout, setting.metrics, setting.words
    names = []
    for sheet in sheets:
        label = of_weeks.label(sheet, words)
        runs = [
            Run(of_weeks.named([sheet.week], words), "bold"),
            Run(words.capitals(label), "bold") if sheet.deload else Run(label),
        ]
        names.append(lines(runs, layout.type.body, columns.width, metrics))
    longest = max(map(len, names))
    heads = []
    for index, (sheet, name, (_, x)) in enumerate(zip(sheets, names, columns.places, strict=True)):
        opens = sheet.phase and (sheet.phase.opens or not index)
        noted = [sheet.phase.note if sheet.phase and opens else "", sheet.week_note] if notes else []
        below = [[Run(dates.week(sheet, words))], phase_words(sheet, words), *([Run(note)] for note in noted)]
        told = [line for runs in below for line in lines(runs, layout.type.small, columns.width, metrics)]
        white = White(_NAME * (longest - len(name)) + layout.gaps.heading)
        heads.append(
            (x, Stack((Lines(name, _NAME, 1.0), white, close(told, layout), White(layout.gaps.heading if told else 0))))
        )
    return Stack((Beside(tuple(heads)), White(layout.gaps.rule)))


def phase_words(sheet: Sheet, words: Words) -> list[Run]:
    """“Strength · week 2 of 4”, the phase that a week belongs to."""
    if not (phase := sheet.phase):
        return []
    where = words("phase.here", n=phase.week, of=phase.weeks) if phase.weeks > 1 else ""
    return [Run(phase.name, "semibold"), *([Run("·"), Run(where)] if where else [])]


def told_of_weeks(sheets: Sequence[Sheet], width: float, setting: Setting) -> Box:
    """Label, phase and note of weeks whose columns are visits, in one paragraph."""
    words, layout = setting.words, setting.layout
    flow: list[Run] = []
    for sheet in sheets:
        phase = sheet.phase if sheet.phase and (sheet.phase.opens or sheet is sheets[0]) else None
        parts = [phase_words(sheet, words) if phase else [], [Run(phase.note if phase else "")], [Run(sheet.week_note)]]
        if told := flowing(parts):
            flow += [*([Run("·")] if flow else []), Run(of_weeks.named([sheet.week], words), "bold"), *told]
    return Stack((close(lines(flow, layout.type.small, width, setting.metrics), layout), White(layout.gaps.heading)))
