"""Weeks side by side: how many fit on a sheet, where their columns stand, and what stands above them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.table.close import close
from programprint.compose.type.boxes import Beside, Box, Lines, Stack, White
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import weeks as of_weeks
from programprint.wording.words import Words

GAP = 3 * MM
"""White between two weeks, with a rule in its middle."""
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
    """The columns of some weeks beside *words*; *width* is that of one."""

    weeks: tuple[int, ...]
    words: float
    width: float

    @classmethod
    def of(cls, sheets: Sequence[Sheet], words: float, room: float, widest: float = 0.0) -> WeekColumns:
        """Columns that share what the words leave of *room*, none wider than *widest* where that is given."""
        width = (room - words - GAP / 2) / len(sheets) - GAP
        return cls(tuple(sheet.week for sheet in sheets), words, min(width, widest) if widest else width)

    @cached_property
    def places(self) -> tuple[tuple[int, float], ...]:
        """Each week with the left edge of its column, from the left edge of the words."""
        first, pitch = self.words + GAP, self.width + GAP
        return tuple([(week, first + index * pitch) for index, week in enumerate(self.weeks)])

    def rules(self, pen: Pen, stretches: Sequence[tuple[float, float]], heavy: Sequence[int]) -> None:
        """Rules before every week, along each of the stretches from top to bottom; weeks that are *heavy* stand in a heavy
        frame."""
        rules, pitch = pen.layout.rules, self.width + GAP
        framed = [index for index, week in enumerate(self.weeks) if week in heavy]
        edges = {edge for index in framed for edge in (index, index + 1)}
        left = pen.left + self.words + GAP / 2
        for top, bottom in stretches:
            for edge in range(len(self.weeks) + 1):
                if edge < len(self.weeks) or edge in edges:
                    pen.bar(left + edge * pitch, top, bottom, rules.thick if edge in edges else rules.thin)
        for index in framed if stretches else ():
            for y in (stretches[0][0], stretches[-1][1]):
                pen.rule(left + index * pitch, left + (index + 1) * pitch, y, rules.thick)


def week_heads(sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting, notes: bool) -> Box:
    """What stands above the columns: week and label, and below the highest of these its phase and, with *notes*, its note."""
    layout, metrics, words = setting.layout, setting.metrics, setting.words
    names = []
    for sheet in sheets:
        label = of_weeks.label(sheet, words)
        runs = [
            Run(of_weeks.named([sheet.week], words), "bold"),
            Run(label.upper(), "bold") if sheet.deload else Run(label),
        ]
        names.append(lines(runs, layout.type.body, columns.width, metrics))
    longest = max(map(len, names))
    heads = []
    for index, (sheet, name, (_, x)) in enumerate(zip(sheets, names, columns.places, strict=True)):
        opens = sheet.phase and (sheet.phase.opens or not index)
        noted = [sheet.phase.note if sheet.phase and opens else "", sheet.week_note] if notes else []
        below = [phase_words(sheet, words), *([Run(note)] for note in noted)]
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
