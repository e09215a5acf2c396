"""The head of a week that begins below another, or below the running head of a page: what its full head has that is not known
from the weeks before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from programprint.compose.frame.athlete import ROW, ROW_DROP, AthleteLine
from programprint.compose.frame.framed import framed
from programprint.compose.frame.maxima import MaximaLines, new_maxima
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import LOOSE, Box, Built, Drawn, Lines, Marked, Ruled, White, stack
from programprint.compose.type.kept import Kept
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import CAPITAL, Pen
from programprint.compose.type.same import Same
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import dates
from programprint.wording import weeks as of_week

_WEIGHT = 2.0
"""A week begins under a rule so many times as thick as that over a session."""
_PAD, _AROUND = 2 * MM, 1.4 * MM
"""White in the frame of a deload, beside its name and above and below it."""
_APART = 3 * MM
"""Between the week and that frame."""
_LEADING = 1.2
"""Lines of the grid from line to line of a title that takes several."""
_NOTE_DROP = 0.8
"""Down to the first baseline of a note."""
_NOTHING = Line(((0.0, "", "regular", 0.0, 0.0),))


class WeekHead(Built):
    """“Week 3 of 4 · Volume” under a thick rule, a deload in a heavy frame; beside it what is written once a week, below it the
    maxima and notes that the weeks *before* have not. Where it is first on its page, so many lines below the *top*, it needs no
    rule, and its bookmarks lead to the top."""

    def __init__(
        self, sheet: Sheet, before: Sequence[Sheet], setting: Setting, width: float, top: float | None = None
    ) -> None:
        words, phase, rise = setting.words, sheet.phase, top or 0.0
        self.sheet, self.setting, self.width = sheet, setting, width
        ruled = Ruled(_WEIGHT * setting.layout.rules.thick)
        super().__init__(
            stack(
                Marked(phase.name, 0, rise=rise) if phase and phase.opens else None,
                Marked(dates.titled(sheet, words), 1 if phase else 0, rise=rise),
                ruled if top is None else None,
                *self._week(),
                *self._below(before),
            )
        )

    def _week(self) -> list[Box]:
        """The week in a row with what is written once a week; a title that is too long for that stands above it."""
        sheet, setting, type_ = self.sheet, self.setting, self.setting.layout.type
        words, metrics, label = setting.words, setting.metrics, of_week.label(sheet, setting.words)
        after = (words("week.of", n=sheet.weeks), of_week.of_phase(sheet.phase, words), "" if sheet.deload else label)
        runs = [
            Run(of_week.week(sheet.week, words), "bold", type_.heading),
            Run(words.joined("list.dot", after), "regular", type_.body),
        ]
        title = lines(runs, type_.body, self.width, metrics)
        boxed = _framed(title[-1], words.capitals(label), setting) if sheet.deload else title[-1]
        if len(title) == 1 and boxed.width + _PAD <= self.width - _APART:
            frame = [Drawn(0.0, partial(_frame, boxed))] if sheet.deload else []
            return [*frame, AthleteLine(sheet, setting, self.width, lead=boxed)]
        shown = [Run(words.capitals(label), "bold")] if sheet.deload else []
        long = lines([*runs, *shown], type_.body, self.width, metrics)
        white = White(ROW - _LEADING)
        return [Lines(long, _LEADING, ROW_DROP), white, AthleteLine(sheet, setting, self.width, lead=_NOTHING)]

    def _below(self, before: Sequence[Sheet]) -> list[Box]:
        """The maxima that nobody knows, and the notes; without what weeks before have asked for or the last of them has said."""
        sheet, setting, gaps = self.sheet, self.setting, self.setting.layout.gaps
        wanted = new_maxima(sheet, before)
        told = of_week.notes(_told(before[-1], sheet), setting.words) if before else []
        notes = [
            Lines(set_lines, LOOSE, _NOTE_DROP)
            for name, text in of_week.notes(sheet, setting.words)
            if (name, text) not in told
            and (
                set_lines := lines(
                    [Run(name, "bold"), Run(text)], setting.layout.type.body, self.width, setting.metrics
                )
            )
        ]
        maxima = [MaximaLines(wanted, setting, self.width)] if wanted else []
        return [*maxima, *notes, White(gaps.note if notes else gaps.block)]


_heads = Kept[WeekHead](lasting=True)


def week_head(
    sheet: Sheet, before: Sequence[Sheet], setting: Setting, width: float, top: float | None = None
) -> WeekHead:
    """The head of a week; made once for all athletes who share it."""
    last = framed(before[-1]) if before else None
    key = framed(sheet), new_maxima(sheet, before), last, Same(setting), width, top
    return _heads.of(key, lambda: WeekHead(sheet, before, setting, width, top))


def _told(before: Sheet, sheet: Sheet) -> Sheet:
    """The week before, without what is said again: the note of a week, and what must be true where a phase ends."""
    phase = before.phase
    ends = sheet.phase is not None and sheet.phase.week == sheet.phase.weeks
    return replace(before, week_note="", phase=replace(phase, move_on=()) if phase and ends else phase)


def _framed(title: Line, name: str, setting: Setting) -> Line:
    """The title, and the name of a deload behind it, with room for a frame."""
    size = setting.layout.type.body
    at = title.width + _APART + _PAD
    return Line((*title.parts, (at, name, "bold", size, setting.metrics.width(name, "bold", size))))


def _frame(title: Line, pen: Pen, x: float, y: float, grid: float) -> None:
    """The heavy frame around the name of a deload, which ends its title."""
    offset, _, _, size, width = title.parts[-1]
    baseline = y + ROW_DROP * grid
    top = baseline - size * CAPITAL - _AROUND
    pen.box(x + offset - _PAD, top, width + 2 * _PAD, baseline + _AROUND - top, pen.layout.rules.thick)
