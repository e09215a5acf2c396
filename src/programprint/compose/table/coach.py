"""The block → the coach's own pages: what is planned week by week as a table, then what it adds up to as plots."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programprint.compose.frame.head import Foot, RunningHead
from programprint.compose.frame.legend import explain, explained, rest_days, signs, tempo_code
from programprint.compose.setting import Setting
from programprint.compose.table.coach_figures import figure_rows
from programprint.compose.table.coach_table import CoachRow, Titled, table_rows
from programprint.compose.table.session_words import refuse_head
from programprint.compose.table.side import Table, TableHead, TableSide
from programprint.compose.table.weeks import GAP, WeekColumns, fitting, spread, week_heads
from programprint.compose.type.boxes import Box, Lines, Marked, Ruled, White, stack
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import weeks as of_weeks

ENOUGH = 42 * MM
"""Width of a week in the table above which the words are given what there is more, up to so many times their own width."""
MOST_WORDS = 2.0
WIDEST_FIGURE = 40 * MM
"""The figures of a few weeks stand no further apart."""
_ABOUT_DROP = 0.4
"""Lines down to the first baseline of what is said below the head of the page."""
_TITLE, _DROP, _AFTER_TITLE = 1.15, 1.2, 0.75
"""Lines of the grid from line to line of a title; down to its first baseline, and from it to what is said below; of white after
both."""

Rows = Callable[[Sequence[Sheet], WeekColumns, Setting], list[Titled]]


def coach(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> list[TableSide]:
    """The coach's pages: first the table, then the plots, whose weeks need less width."""
    settings = setting.layout.coach
    sections = [("coach.planned", settings.column, table_rows), ("coach.figures", settings.bar, figure_rows)]
    return sides_of(sections, sheets, setting, docket)


def sides_of(
    sections: Sequence[tuple[str, float, Rows]], sheets: Sequence[Sheet], setting: Setting, docket: Docket
) -> list[TableSide]:
    """The sides of some sections, each with its name, the least width of a week, and its rows."""
    layout = setting.layout
    width, settings = Pen(setting, back=False).width, layout.coach
    sides: list[TableSide] = []
    for name, least, rows in sections:
        fit = fitting(width, settings.words, least)
        if fit < 1:
            docket.error(
                layout.span("coach", "words"),
                f"beside words of this width there is no room for a week, which needs {least / MM:.0f} mm",
                "choose larger paper, turn it, or narrow the words",
            )
            return []
        for weeks in spread(sheets, fit):
            sides += CoachSection(name, weeks, rows, setting, docket).sides()
    return sides


class CoachSection:
    """The table, or the plots, of some weeks: as many sides as they need."""

    def __init__(self, name: str, sheets: Sequence[Sheet], rows: Rows, setting: Setting, docket: Docket) -> None:
        layout, words = setting.layout, setting.words
        self.setting, self.sheets, self.layout, self.planned = setting, sheets, layout, rows is table_rows
        probe = Pen(setting, back=False)
        self.width, self.room = probe.width, probe.bottom - probe.top
        beside = layout.coach.words
        if self.planned:
            beside = min(max(beside, self.width - len(sheets) * (ENOUGH + GAP)), MOST_WORDS * beside)
        self.columns = WeekColumns.of(
            [sheet.week for sheet in sheets], beside, self.width, 0.0 if self.planned else WIDEST_FIGURE
        )
        self.titled = rows(sheets, self.columns, setting)
        first, last = sheets[0], sheets[-1]
        span = of_weeks.within(range(first.week, last.week + 1), words)
        self.name = words("coach.part", part=words(name), weeks=span, of=first.weeks)
        self.head = RunningHead(first, words("coach.head", name=self.name), setting, self.width)
        self.weeks = [week_heads(sheets, self.columns, setting, notes) for notes in (self.planned, False)]
        """The heads of the weeks, on the first side and on later ones."""
        full = self._foot([(titled, titled.rows) for titled in self.titled])
        self.offered = self._offered(full, first=True), self._offered(full, first=False)
        """Lines of the tightest grid that a side offers: the first, and a later one."""
        self.titles = [(self._title(titled, False), self._title(titled, True)) for titled in self.titled]
        """What heads each session, or some plots; and where it goes on."""
        self._refuse_giants(docket)

    def heads(self, first: bool) -> tuple[list[Box], Box]:
        """What heads a side, and what heads its weeks."""
        if not first:
            return [self.head], self.weeks[1]
        marked = Marked(self.setting.words.capital(self.name), 0)
        return [marked, self.head, *([self._about()] if self.planned else [])], self.weeks[0]

    def _about(self) -> Lines:
        """What the program is for, and its note."""
        sheet, body = self.sheets[0], self.layout.type.body
        paragraphs = [[Run(sheet.goal)], [Run(self.setting.words("detail.note"), "bold"), Run(sheet.note)]]
        told = [runs for runs in paragraphs if runs[-1].text]
        set_lines = [line for runs in told for line in lines(runs, body, self.width, self.setting.metrics)]
        return Lines(set_lines, drop=_ABOUT_DROP)

    def _foot(self, shown: Sequence[tuple[Titled, Sequence[CoachRow]]]) -> Foot:
        """What some rows abbreviate, and the days without training."""
        words = self.setting.words
        entries = [entry for _, rows in shown for row in rows for entry in row.entries]
        asked = {what: explain(what, words) for titled, _ in shown for what in titled.explains}
        off = rest_days(self.sheets, words) if self.planned else []
        return Foot(
            self.setting,
            explained([*off, *asked.values(), *tempo_code(entries, words), *signs(entries, words)]),
            self.width,
        )

    def _offered(self, foot: Foot, first: bool) -> float:
        heads, weeks = self.heads(first)
        room = (self.room - foot.height) / self.layout.line.least
        return room - sum(head.height for head in heads) - weeks.height

    def _refuse_giants(self, docket: Docket) -> None:
        _, offered = self.offered
        for titled, (title, again) in zip(self.titled, self.titles, strict=True):
            if title.height > offered:
                refuse_head(titled.title[-1].text, titled.rows[0].entry if titled.rows else None, docket)
            for row in titled.rows:
                if row.height > offered - again.height and row.entry:
                    docket.error(
                        row.entry.where,
                        f"“{row.entry.guide.name}” needs more than a page of the coach's table",
                        "shorten its notes, or choose larger paper",
                    )

    def sides(self) -> list[TableSide]:
        """The sides, composed and ready to draw."""
        pages = pages_of(
            [[row.height for row in titled.rows] for titled in self.titled],
            lambda number, continued: self.titles[number][continued].height,
            lambda first: self.offered[not first],
            lambda number, index: self.titled[number].rows[index].continues,
        )
        return [self._side(page, first=not index) for index, page in enumerate(pages or [[]])]

    def _side(self, stretches: Sequence[Stretch], first: bool) -> TableSide:
        groups = [
            (self.titles[part.group][part.continued], self.titled[part.group].rows[part.first : part.end])
            for part in stretches
        ]
        foot = self._foot(
            [(self.titled[part.group], self.titled[part.group].rows[part.first : part.end]) for part in stretches]
        )
        heads, weeks = self.heads(first)
        table = Table(weeks, groups, self.columns, self.sheets)
        return TableSide(heads, [table], foot, f"w{self.sheets[0].week}", self.room, self.setting)

    def _title(self, titled: Titled, continued: bool) -> TableHead:
        """The title of a session or of some plots under a thick rule, and what is said below it."""
        setting, width, words = self.setting, self.width, self.setting.words
        metrics, type_, gaps = setting.metrics, self.layout.type, self.layout.gaps
        again = [Run(words("continued"), "italic", type_.small)] if continued else []
        about = () if continued else titled.about
        below = [line for runs in about for line in lines(runs, type_.small, width, metrics)]
        return TableHead(
            stack(
                Ruled(self.layout.rules.thick, gaps.rule),
                None if continued else Marked(words.joined("list.dot", (run.text for run in titled.title)), 1),
                Lines(lines([*titled.title, *again], type_.heading, width, metrics), _TITLE, _DROP),
                Lines(below, drop=_DROP),
                White(_AFTER_TITLE + gaps.heading),
            ),
            frozenset(sheet.week for sheet in self.sheets if sheet.deload),
        )
