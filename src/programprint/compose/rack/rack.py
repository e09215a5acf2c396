"""A week of several athletes → the sheets of the clipboard at the rack: athletes are rows, sets are columns."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from msgspec import Struct

from programprint.compose.frame.head import Foot, RunningHead
from programprint.compose.frame.legend import explain, explained, rest_days, signs, tempo_code
from programprint.compose.log.cells import ROW
from programprint.compose.log.session import session_title
from programprint.compose.rack.table import Lifting, RackTable
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned, aligned, planned_in
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.merge.sheet import Session, Sheet
from programprint.pages import MM
from programprint.problems import Problems
from programprint.wording import names, sessions
from programprint.wording import weeks as of_weeks
from programprint.wording.words import Words

Athletes = Sequence[tuple[str, Sheet]]
"""Names, empty where the pen fills them in, and each athlete's own sheet of the same week."""


class Place(Struct, frozen=True):
    """One athlete in a session."""

    number: int
    name: str
    sheet: Sheet
    session: Session


def blank_rack(sheet: Sheet, setting: Setting, problems: Problems) -> list[RackSide]:
    """The sides of a week without a roster: as many rows as the layout says, with room for names."""
    layout = setting.layout
    return rack([("", sheet)] * layout.rack.rows, setting, problems)


def rack(athletes: Athletes, setting: Setting, problems: Problems) -> list[RackSide]:
    """The sides of a week: a session begins a page, an exercise is a table whose rows are the athletes who do it."""
    sessions: dict[str, list[Place]] = {}
    for number, (name, sheet) in enumerate(athletes, start=1):
        for session in sheet.sessions:
            sessions.setdefault(session.id, []).append(Place(number, name, sheet, session))
    racks = [RackSession(places, setting, problems) for places in sessions.values()]
    return [
        RackSide(found, stretches, page, week_begins=found is racks[0] and page == 1)
        for found in racks
        for page, stretches in enumerate(found.pages, start=1)
    ]


class RackSession:
    """One session of all athletes, over as many sides as its tables need. A table breaks between athletes."""

    def __init__(self, places: Sequence[Place], setting: Setting, problems: Problems) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.places, self.layout, self.metrics = places, layout, metrics
        self.sheet, self.session = places[0].sheet, places[0].session
        probe = Pen(setting, back=False)
        self.width, room = probe.width, probe.bottom - probe.top
        type_, session, sheet = layout.type, self.session, self.sheet
        words = setting.words
        week = words.joined(
            "list.dot",
            (of_weeks.within([sheet.week], words), sheet.label.upper() if sheet.deload else sheet.label),
        )
        self.head = RunningHead(sheet, words("rack.head", week=week), setting, self.width)
        self.name = lines(session_title(session, words), type_.heading, self.width - 60 * MM, metrics)
        said = [
            [Run(name if text else "", "bold"), Run(text)]
            for name, text in (
                (words("note.program"), sheet.note),
                *_phase(sheet, words),
                (words("note.week"), sheet.week_note),
                (words("rack.today"), sessions.note(session, words)),
            )
        ]
        length = sessions.length([session.minutes], words)
        warm_up = words.joined("list.dot", (*session.warm_up, length))
        said.append([Run(words("detail.warm-up") if session.warm_up else "", "bold"), Run(warm_up)])
        self.about = [line for runs in said for line in lines(runs, type_.small, self.width, metrics)]
        rows = sorted(
            aligned([_tables(planned_in(place.sheet.week, place.session)) for place in places]), key=_by_label
        )
        self.tables = [
            RackTable(
                [Lifting(places[at].number, places[at].name, planned) for at, planned in row.items()],
                self.width,
                setting,
            )
            for row in rows
        ]
        entries = [entry for table in self.tables for told in table.told for entry in told]
        sides = [explain("sides", words)] if any(table.sided for table in self.tables) else []
        signed = [
            *rest_days([sheet], words),
            *tempo_code(entries, words),
            explain("cells.rack", words),
            *sides,
            *signs(entries, words, plates=True),
        ]
        self.foot = Foot(setting, explained(signed), self.width)
        self.room = room - self.foot.height - 2 * MM
        if self._refused(problems):
            self.pages: list[list[Stretch]] = []
            return
        self.pages = pages_of(
            [table.heights for table in self.tables],
            lambda number, continued: self.tables[number].head_height(continued),
            lambda first: self.room / layout.line.least - self.head_height(first),
        )

    def head_height(self, first: bool) -> float:
        """Lines of the grid above the first table."""
        below = len(self.about) if first else 0
        return self.head.height + 1.65 + 1.15 * (len(self.name) - 1) + below

    def _refused(self, problems: Problems) -> bool:
        """Whether a table is wider than the paper, or a row higher than a side: an error at the exercise."""
        refused = False
        for table in self.tables:
            entry = table.entries[0]
            offered = self.room / self.layout.line.least - self.head_height(False) - table.head_height(True)
            roomy = table.per_line >= 1 or not any(entry.sets for entry in table.entries)
            if roomy and max(table.heights) <= offered:
                continue
            refused = True
            where = entry.where or self.layout.span("rack", "name") or "rack"
            if not any(problem.where == where for problem in problems):  # said once, not for every week
                problems.error(
                    where,
                    f"a row of “{entry.guide.name}” has no room on this paper",
                    "turn the paper, choose a larger one, or narrow “name” and “target” of “rack”",
                )
        return refused


def _phase(sheet: Sheet, words: Words) -> list[tuple[str, str]]:
    """The phase that a week belongs to: name and note."""
    phase = sheet.phase
    if phase is None:
        return []
    return [(phase.name, phase.note or words("phase.here", n=phase.week, of=phase.weeks))]


def _by_label(row: Mapping[int, Planned]) -> tuple[bool, int, str, int]:
    """What rows are sorted by: the warm-up, A, B1, B2 …; under one label first the exercise that most athletes do there."""
    entry = next(iter(row.values())).entry
    label, letters = entry.label, entry.label.rstrip("0123456789")
    return entry.role != "warm-up", len(letters), f"{letters}{label[len(letters) :]:>3}", -len(row)


def _tables(planned: list[tuple[Hashable, Planned]]) -> list[tuple[Hashable, Planned]]:
    """What has a table: each exercise, but of those that are written down together only the last, which stands for all."""
    return [(key, item) for key, item in planned if not item.shares or item.rows or item.score]


class RackSide(Struct, frozen=True):
    """One side: the tables of a session, opened up as far as the paper allows."""

    rack: RackSession
    stretches: Sequence[Stretch]
    page: int
    week_begins: bool

    def draw(self, pen: Pen, number: str) -> None:
        """Sets the side."""
        rack, line, first = self.rack, pen.layout.line, self.page == 1
        used = rack.head_height(first) + sum(
            rack.tables[part.group].head_height(part.first > 0)
            + sum(rack.tables[part.group].heights[part.first : part.end])
            for part in self.stretches
        )
        grid, y = max(min(rack.room / used, line.most), line.least), pen.top
        if self.week_begins:
            week = of_weeks.week(rack.sheet.week, pen.words)
            pen.bookmark(pen.words.joined("list.dot", (week, rack.sheet.label)), 0, y)
        rack.head.draw(pen, pen.left, y, grid)
        self._session(pen, y + rack.head.height * grid, grid, first)
        y += rack.head_height(first) * grid
        for part in self.stretches:
            table = rack.tables[part.group]
            table.draw_head(pen, y, grid, part.first > 0)
            y += table.head_height(part.first > 0) * grid
            for index in range(part.first, part.end):
                table.draw_row(pen, index, y, grid)
                y += table.heights[index] * grid
        rack.foot.draw(pen, number)

    def _session(self, pen: Pen, y: float, grid: float, first: bool) -> None:
        """Day and name, the date at the right, the warm-up and notes below."""
        rack, type_, session = self.rack, pen.layout.type, self.rack.session
        baseline = y + 1.4 * grid
        last = pen.lines(pen.left, baseline, rack.name, 1.15 * grid) - 1.15 * grid
        if first:
            pen.bookmark(names.day_and_session(session, pen.words), 1, y)
            pen.lines(pen.left, last + 1.2 * grid, rack.about, grid)
            room = 32 * MM
            name, bottom = f"w{rack.sheet.week}/{session.id}/date", baseline + (1 - BASE) * grid
            pen.cell(pen.right - room, bottom, room, ROW * grid, pen.layout.rules.thin, name, "date")
            pen.text(pen.right - room - 1.6 * MM, baseline, pen.words("head.date"), "regular", type_.small, "right")
        else:
            width = rack.name[-1].width if rack.name else 0.0
            pen.text(pen.left + width + 2 * MM, last, pen.words("continued"), "italic", type_.small)
