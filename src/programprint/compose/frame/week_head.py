"""The head of a week that begins below another, on a page that has a head: its number and label, its date, its notes."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from programprint.compose.frame.athlete import CELL, CELL_DROP, ROW, ROW_DROP
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import LOOSE, Box, Built, Drawn, Lines, Marked, Ruled, White, stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import CAPITAL, Pen
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import dates
from programprint.wording import weeks as of_week

_DATE, _PAD, _APART = 26 * MM, 1.6 * MM, 5 * MM
"""Room for a date; white after a label, and between a label and what stands beside it."""
_RISE = 1.4 * MM
"""White in the frame of a deload, above and below its name."""
_LEADING = 1.2
_NOTE_DROP = 0.8


class WeekHead(Built):
    """“Week 3 of 4 · Volume” under a thick rule, a deload in a heavy frame; at the right the date or room for it. A week at the
    *top* of its page needs no rule, and its bookmarks lead to the top: so many lines above."""

    def __init__(self, sheet: Sheet, setting: Setting, width: float, top: float | None = None) -> None:
        words, phase, rise = setting.words, sheet.phase, top or 0.0
        self.sheet, self.setting = sheet, setting
        named = words.joined("list.dot", (of_week.week(sheet.week, words), of_week.label(sheet, words)))
        named = words.joined("list.dot", (named, dates.week(sheet, words)))
        ruled = () if top is not None else (Ruled(setting.layout.rules.thick, -_PAD / setting.layout.line.least),)
        super().__init__(
            stack(
                Marked(phase.name, 0, rise=rise) if phase and phase.opens else None,
                Marked(named, 1 if phase else 0, rise=rise),
                *ruled,
                *self._title(width),
                *self._notes(width),
            )
        )

    def _title(self, width: float) -> tuple[Box, ...]:
        sheet, words, type_, metrics = self.sheet, self.setting.words, self.setting.layout.type, self.setting.metrics
        label, deload = of_week.label(sheet, words), sheet.deload
        after = (words("week.of", n=sheet.weeks), of_week.of_phase(sheet.phase, words), "" if deload else label)
        runs = [
            Run(of_week.week(sheet.week, words), "bold", type_.heading),
            Run(words.joined("list.dot", after), "regular", type_.body),
        ]
        frame = metrics.width(label.upper(), "bold", type_.body) + 2 * _PAD if deload else 0.0
        date = dates.week(sheet, words)
        known = metrics.width(date, "semibold", type_.body)
        dated = known if date else metrics.width(words("head.week_of"), "regular", type_.small) + _PAD + _DATE
        room = width - dated - _APART
        title = lines(runs, type_.body, room, metrics)
        beside = len(title) == 1 and title[0].width + _APART + frame <= room
        height = ROW + _LEADING * (len(title) - 1)
        boxes: list[Box] = [Drawn(0.0, partial(self._date, width, dated)), Lines(title, _LEADING, ROW_DROP)]
        boxes.append(White(height - boxes[-1].height))
        if deload:
            x, above = (title[0].width + _APART, -ROW + ROW_DROP) if beside else (0.0, _LEADING)
            boxes.append(Drawn(0.0 if beside else ROW, partial(self._framed, label.upper(), x, above)))
        return tuple(boxes)

    def _date(self, width: float, dated: float, pen: Pen, x: float, y: float, grid: float) -> None:
        """The first day of the week at the right edge, or a cell for it."""
        type_, baseline = self.setting.layout.type, y + ROW_DROP * grid
        if self.sheet.begins:
            pen.text(x + width, baseline, dates.week(self.sheet, pen.words), "semibold", type_.body, "right")
            return
        pen.text(x + width - dated, baseline, pen.words("head.week_of"), "regular", type_.small)
        bottom, thin = baseline + CELL_DROP * grid, self.setting.layout.rules.thin
        pen.cell(x + width - _DATE, bottom, _DATE, CELL * grid, thin, f"w{self.sheet.week}/date", "date")

    def _framed(self, name: str, offset: float, drop: float, pen: Pen, x: float, y: float, grid: float) -> None:
        """The name of a deload, in its frame."""
        size, baseline = self.setting.layout.type.body, y + drop * grid
        top = baseline - size * CAPITAL - _RISE
        width = pen.text(x + offset + _PAD, baseline, name, "bold", size)
        height = baseline + _RISE - top
        pen.box(x + offset, top, width + 2 * _PAD, height, self.setting.layout.rules.thick)

    def _notes(self, width: float) -> list[Box]:
        """What is to be known of this week alone, each note a paragraph."""
        layout, metrics = self.setting.layout, self.setting.metrics
        notes: list[tuple[Line, ...]] = [
            lines([Run(name, "bold"), Run(text)], layout.type.body, width, metrics)
            for name, text in of_week.notes(
                replace(self.sheet, note="", athlete_note=""), self.setting.words
            )  # once is enough
        ]
        return [
            *(Lines(note, LOOSE, _NOTE_DROP) for note in notes),
            White(layout.gaps.note if notes else layout.gaps.block),
        ]
