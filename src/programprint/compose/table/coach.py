"""The block → the coach's own pages: what is planned week by week as a table, then what it adds up to as plots."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programprint.compose.frame.head import Foot, RunningHead
from programprint.compose.frame.legend import Signs, explain, explained, rest_days, signs, tempo_code
from programprint.compose.log.week import notes_area
from programprint.compose.setting import Setting
from programprint.compose.table.coach_figures import figure_parts
from programprint.compose.table.coach_table import Part, table_parts
from programprint.compose.table.session_words import refuse_head
from programprint.compose.table.weeks import GAP, WeekColumns, WeekHeads, fitting, spread
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.problems import Problems
from programprint.wording import weeks as of_weeks

NOTES_AT_LEAST = 4.0
"""Lines of the grid below which left-over room stays white."""
ENOUGH = 42 * MM
"""Width of a week in the table above which the words are given what there is more, up to so many times their own width."""
MOST_WORDS = 2.0
WIDEST_PLOT = 60 * MM
"""Bars of a few weeks do not grow beyond this."""

Parts = Callable[[Sequence[Sheet], WeekColumns, Setting], list[Part]]


def coach(sheets: Sequence[Sheet], setting: Setting, problems: Problems) -> list[CoachSide]:
    """The coach's pages: first the table, then the plots, whose weeks need less width."""
    layout = setting.layout
    width, settings = Pen(setting, back=False).width, layout.coach
    sections: list[tuple[str, float, Parts]] = [
        ("coach.planned", settings.column, table_parts),
        ("coach.figures", settings.bar, figure_parts),
    ]
    sides: list[CoachSide] = []
    for name, least, parts in sections:
        fit = fitting(width, settings.words, least)
        if fit < 1:
            said = f"beside words of this width there is no room for a week, which needs {least / MM:.0f} mm"
            problems.error(layout.span("coach", "words"), said, "choose larger paper, turn it, or narrow the words")
            return []
        for weeks in spread(sheets, fit):
            sides += CoachSection(name, weeks, parts, setting, problems).sides()
    return sides


class CoachSection:
    """The table, or the plots, of some weeks: as many sides as they need."""

    def __init__(self, name: str, sheets: Sequence[Sheet], parts: Parts, setting: Setting, problems: Problems) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.setting = setting
        self.sheets, self.layout, self.metrics, self.planned = sheets, layout, metrics, parts is table_parts
        probe = Pen(setting, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        words = layout.coach.words
        if self.planned:
            words = min(max(words, self.width - len(sheets) * (ENOUGH + GAP)), MOST_WORDS * words)
        self.columns = WeekColumns.of(sheets, words, self.width, 0.0 if self.planned else WIDEST_PLOT)
        self.parts = parts(sheets, self.columns, setting)
        first, last = sheets[0], sheets[-1]
        words_, span = setting.words, of_weeks.within(range(first.week, last.week + 1), setting.words)
        self.name = words_("coach.part", part=words_(name), weeks=span, of=first.weeks)
        self.head = RunningHead(first, words_("coach.head", name=self.name), setting, self.width)
        said = [[Run(first.goal)], [Run(words_("detail.note"), "bold"), Run(first.note)]] if self.planned else []
        self.about = [
            line for runs in said if runs[-1].text for line in lines(runs, layout.type.body, self.width, metrics)
        ]
        self.noted = WeekHeads(sheets, self.columns, setting, notes=self.planned)
        self.heads = WeekHeads(sheets, self.columns, setting, notes=False)
        self.foot = Foot(self.setting, explained(self._legend()), self.width)
        self._refuse_giants(problems)

    def _legend(self) -> Signs:
        words = self.setting.words
        entries = [entry for sheet in self.sheets for entry in sheet.entries]
        if self.planned:
            return [*rest_days(self.sheets, words), *tempo_code(entries, words), *signs(entries, words)]
        hollow = ["hollow"] if any(sheet.deload for sheet in self.sheets) else []
        return [explain(what, words) for what in (*hollow, "sets", "by_muscle")]

    def part_head(self, number: int, continued: bool) -> PartHead:
        return PartHead(self.parts[number], continued, self.width, self.setting)

    def available(self, first: bool) -> float:
        """Lines of the tightest grid that a side offers."""
        heads = len(self.about) + self.noted.height if first else self.heads.height
        return (self.room - self.foot.height) / self.layout.line.least - self.head.height - heads

    def _refuse_giants(self, problems: Problems) -> None:
        for number, part in enumerate(self.parts):
            tallest = self.available(False) - self.part_head(number, True).height
            if self.part_head(number, False).height > self.available(False):
                refuse_head(part.title[-1].text, part.pieces[0].entry if part.pieces else None, problems)
            for piece in part.pieces:
                if piece.height > tallest and piece.entry:
                    problems.error(
                        piece.entry.where,
                        f"“{piece.entry.guide.name}” needs more than a page of the coach's table",
                        "shorten its notes, or choose larger paper",
                    )

    def sides(self) -> list[CoachSide]:
        """The sides, composed and ready to draw."""
        heights = [[piece.height for piece in part.pieces] for part in self.parts]
        pages = pages_of(
            heights,
            lambda number, continued: self.part_head(number, continued).height,
            self.available,
            lambda number, index: self.parts[number].pieces[index].continues,
        )
        return [CoachSide(self, page, number) for number, page in enumerate(pages or [[]])]


class PartHead:
    """The title of a session or of some plots, under a thick rule."""

    def __init__(self, part: Part, continued: bool, width: float, setting: Setting) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.part, self.layout, self.continued = part, layout, continued
        type_ = layout.type
        said = [Run(setting.words("continued"), "italic", type_.small)] if continued else []
        self.title = lines([*part.title, *said], type_.heading, width, metrics)
        below = () if continued else part.said
        self.below: list[Line] = [line for runs in below for line in lines(runs, type_.small, width, metrics)]
        self.height = 1.9 + 1.15 * (len(self.title) - 1) + len(self.below) + 0.45

    def draw(self, pen: Pen, y: float, grid: float) -> None:
        """Sets the head with its top at *y*."""
        pen.rule(pen.left, pen.right, y - 0.35 * grid, self.layout.rules.thick)
        last = pen.lines(pen.left, y + 1.2 * grid, self.title, 1.15 * grid)
        pen.lines(pen.left, last, self.below, grid)
        if not self.continued:
            pen.bookmark(" · ".join(run.text for run in self.part.title), 1, y)


class CoachSide:
    """One of the coach's pages; what it leaves becomes room for notes."""

    def __init__(self, section: CoachSection, stretches: Sequence[Stretch], index: int) -> None:
        self.section, self.first = section, index == 0
        self.parts = [
            (
                section.part_head(stretch.group, stretch.continued),
                section.parts[stretch.group].pieces[stretch.first : stretch.end],
            )
            for stretch in stretches
        ]
        self.lines = section.room / section.layout.line.least - section.foot.height / section.layout.line.least
        self.lines = self.lines - section.available(self.first)
        self.lines += sum(head.height + sum(piece.height for piece in pieces) for head, pieces in self.parts)
        self.room = section.room - section.foot.height
        line = section.layout.line
        self.grid = max(min(self.room / self.lines, line.most), line.least)

    def draw(self, pen: Pen, number: str) -> None:
        """Sets the side."""
        section, grid, y = self.section, self.grid, pen.top
        section.head.draw(pen, pen.left, y, grid)
        if self.first:
            pen.bookmark(section.name[:1].upper() + section.name[1:], 0, y)
        y += section.head.height * grid
        if self.first:
            pen.lines(pen.left, y + 0.4 * grid, section.about, grid)
            y += len(section.about) * grid
        heads, stretches, top = section.noted if self.first else section.heads, [], y
        heads.draw(pen, y, grid)
        y += heads.height * grid
        for head, pieces in self.parts:
            stretches.append((top, y - 0.35 * grid))
            head.draw(pen, y, grid)
            y += head.height * grid
            top = y - 0.35 * grid
            for piece in pieces:
                piece.draw(pen, y, grid)
                y += piece.height * grid
        end = y - 0.35 * grid
        stretches.append((top, end))
        section.columns.rules(pen, stretches, [sheet.week for sheet in section.sheets if sheet.deload])
        section.foot.draw(pen, number)
        if self.room / grid - self.lines >= NOTES_AT_LEAST:
            name = f"w{section.sheets[0].week}/notes/{number.partition(' ')[0]}"
            notes_area(pen, end + 0.2 * grid, pen.bottom - section.foot.height - 2 * MM, name, grid)
        else:
            pen.rule(pen.left, pen.right, end, section.layout.rules.thin)
