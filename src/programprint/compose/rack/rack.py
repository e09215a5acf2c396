"""A week of several athletes → the sheets of the clipboard at the rack: athletes are rows, sets are columns."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.frame.head import Folio, Foot, RunningHead
from programprint.compose.frame.legend import Signs, explain, explained, rest_days, signs, tempo_code
from programprint.compose.log.cells import ROW
from programprint.compose.log.session import session_title
from programprint.compose.rack.table import RackTable, first_side
from programprint.compose.rack.table_words import Lifting
from programprint.compose.setting import Setting
from programprint.compose.table.block import Planned, aligned, planned_in
from programprint.compose.type.boxes import (
    Beside,
    Box,
    Built,
    Drawn,
    Label,
    Lines,
    Marked,
    Stack,
    White,
    grid_for,
    stack,
)
from programprint.compose.type.breaks import Stretch, pages_of
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.docket import Docket
from programprint.merge.sheet import Session, Sheet
from programprint.pages import MM
from programprint.wording import dates, sessions
from programprint.wording import weeks as of_weeks
from programprint.wording.words import Words

Athletes = Sequence[tuple[str, Sheet]]
"""Names, empty where the pen fills them in, and each athlete's own sheet of the same week."""
NAME, NAME_DROP, AFTER_NAME = 1.15, 1.4, 0.5
"""Lines of the grid from line to line of the name of a session, down to its first baseline, and of white after it."""
ABOUT_DROP = 0.95
"""Lines down to the first baseline of what is said below the name."""
DATE, INITIALS = 32 * MM, 17 * MM
"""Width of the date, and of the coach's initials before it."""


class Attendance(Struct, frozen=True):
    """One athlete in a session."""

    number: int
    name: str
    sheet: Sheet
    session: Session


def blank_rack(sheet: Sheet, setting: Setting, docket: Docket) -> list[RackSide]:
    """The sides of a week without a roster: as many rows as the layout says, with room for names."""
    layout = setting.layout
    return rack([("", sheet)] * layout.rack.rows, setting, docket)


def rack(athletes: Athletes, setting: Setting, docket: Docket) -> list[RackSide]:
    """The sides of a week: a session begins a page, an exercise is a table whose rows are the athletes who do it."""
    sessions: dict[str, list[Attendance]] = {}
    for number, (name, sheet) in enumerate(athletes, start=1):
        for session in sheet.sessions:
            sessions.setdefault(session.id, []).append(Attendance(number, name, sheet, session))
    racks = [RackSession(places, setting, docket) for places in sessions.values()]
    return [
        RackSide(found, stretches, begins=page == 1, week_begins=found is racks[0] and page == 1)
        for found in racks
        for page, stretches in enumerate(found.pages, start=1)
    ]


class RackSession:
    """One session of all athletes, over as many sides as its tables need. A table breaks between athletes."""

    def __init__(self, present: Sequence[Attendance], setting: Setting, docket: Docket) -> None:
        self.setting, self.layout = setting, setting.layout
        self.sheet, self.session = present[0].sheet, present[0].session
        probe = Pen(setting, back=False)
        self.width = probe.width
        rows = sorted(aligned([_tables(planned_in(one.sheet.week, one.session)) for one in present]), key=_by_label)
        self.tables: list[RackTable] = []
        for row in rows:
            liftings = [Lifting(present[at].number, present[at].name, planned) for at, planned in row.items()]
            asked = {asking for table in self.tables for asking in table.asks}
            self.tables.append(RackTable(liftings, self.width, setting, frozenset(asked)))
        self.heads = {begins: Built(self._head(begins)) for begins in (True, False)}
        """What stands above the first table, where the session begins and where it goes on."""
        self.room = probe.bottom - probe.top - self.foot(self.tables).height - 2 * MM
        if self._refused(docket):
            self.pages: list[list[Stretch]] = []
            return
        pages = pages_of(
            [[row.height for row in table.rows] for table in self.tables],
            lambda number, continued: self.tables[number].heads[continued].height,
            self.available,
        )
        self.pages = self._evened(pages)

    def available(self, begins: bool) -> float:
        """Lines of the tightest grid that a side offers to tables."""
        return self.room / self.layout.line.least - self.heads[begins].height

    def _evened(self, pages: list[list[Stretch]]) -> list[list[Stretch]]:
        """The pages with as many athletes of a torn table on each page as on the next: nobody hangs on one alone who need not."""
        last = 0  # the page on which the table ends
        for here in range(len(pages) - 2, -1, -1):
            after = pages[here + 1]
            if not pages[here] or not after or pages[here][-1].group != after[0].group:
                last = 0
                continue
            last = last if last > here + 1 and len(after) == 1 else here + 1
            for there in sorted({here + 1, last}):
                while there > here and (moved := self._moved(pages, here, there)):
                    pages = moved
        return pages

    def _moved(self, pages: list[list[Stretch]], here: int, there: int) -> list[list[Stretch]] | None:
        """The pages with an athlete less *here* and one more *there*, on a later page of the same table; None where that is no
        evener, or has no room."""
        if _athletes(pages[here][-1]) <= _athletes(pages[there][0]) + 1:
            return None
        moved = [[*page] for page in pages]
        for at in range(here, there):
            end = moved[at][-1].end - 1
            moved[at][-1], moved[at + 1][0] = replace(moved[at][-1], end=end), replace(moved[at + 1][0], first=end)
        return moved if all(self._left(moved[at]) >= 0 for at in range(here + 1, there + 1)) else None

    def _left(self, page: Sequence[Stretch]) -> float:
        """Lines that a page after the first has left."""
        tables = [(self.tables[part.group], part) for part in page]
        used = sum(
            table.heads[part.first > 0].height + sum(row.height for row in table.rows[part.first : part.end])
            for table, part in tables
        )
        return self.available(False) - used

    def foot(self, tables: Sequence[RackTable]) -> Foot:
        """What some tables abbreviate."""
        return Foot(self.setting, explained(self._signed(tables)), self.width)

    def _head(self, begins: bool) -> Box:
        """The week; day and name of the session with the date at the right; then what is said of them."""
        session, sheet, words, metrics = self.session, self.sheet, self.setting.words, self.setting.metrics
        type_ = self.layout.type
        label = words.capitals(sheet.label) if sheet.deload else sheet.label
        week = words.joined("list.dot", (of_weeks.within([sheet.week], words), label, dates.week(sheet, words)))
        running = RunningHead(sheet, words("rack.head", week=week), self.setting, self.width)
        name = lines(session_title(session, words), type_.heading, self.width - self._beside, metrics)
        named = Lines(name, NAME, NAME_DROP)
        if not begins:
            after = (name[-1].width if name else 0.0) + 2 * MM
            again = Label(words("continued"), "italic", type_.small, NAME_DROP + NAME * (len(name) - 1))
            return Stack((running, Beside(((0.0, named), (after, again))), White(AFTER_NAME)))
        about = [line for runs in self._about() for line in lines(runs, type_.small, self.width, metrics)]
        return Stack(
            (
                running,
                Marked(dates.day_and_session(session, words), 1),
                Beside(((0.0, named), (self.width - DATE, Drawn(0.0, self._date)))),
                White(AFTER_NAME),
                Lines(about, drop=ABOUT_DROP),
            )
        )

    @property
    def _beside(self) -> float:
        """Width that the name leaves to what is written beside it."""
        return 60 * MM + (INITIALS + 20 * MM if self.layout.initials else 0)

    def _about(self) -> list[list[Run]]:
        """The notes of program, phase, week and session, and the warm-up."""
        session, sheet, words = self.session, self.sheet, self.setting.words
        notes = [
            (words("note.program"), sheet.note),
            *_phase(sheet, words),
            (words("note.week"), sheet.week_note),
            (words("rack.today"), sessions.note(session, words)),
        ]
        warm_up = words.joined("list.dot", (*session.warm_up, sessions.length([session.minutes], words)))
        return [
            *([Run(name if text else "", "bold"), Run(text)] for name, text in notes),
            [Run(words("detail.warm-up") if session.warm_up else "", "bold"), Run(warm_up)],
        ]

    def _date(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Where the date is written."""
        baseline, name = y + NAME_DROP * grid, f"w{self.sheet.week}/{self.session.id}/date"
        pen.cell(x, baseline + (1 - BASE) * grid, DATE, ROW * grid, self.layout.rules.thin, name, "date")
        size = self.layout.type.small
        x -= pen.text(x - 1.6 * MM, baseline, pen.words("head.date"), "regular", size, "right") + 8 * MM
        if self.layout.initials:
            name, x = f"w{self.sheet.week}/{self.session.id}/initials", x - INITIALS
            pen.cell(x, baseline + (1 - BASE) * grid, INITIALS, ROW * grid, self.layout.rules.thin, name, "initials")
            pen.text(x - 1.6 * MM, baseline, pen.words("head.initials"), "regular", size, "right")

    def _signed(self, tables: Sequence[RackTable]) -> Signs:
        """What the foot of a side with some tables explains."""
        words = self.setting.words
        entries = [entry for table in tables for told in table.told.told for entry in told]
        first = any(first_side(entry) for table in tables for entry in table.entries)
        sides = [explain("sides.first" if first else "sides", words)] if any(table.sided for table in tables) else []
        loaded = any(table.loaded for table in tables)
        return [
            *rest_days([self.sheet], words),
            *tempo_code(entries, words),
            *([explain("cells.rack", words)] if loaded else []),
            *sides,
            *signs(entries, words, plates=True),
        ]

    def _refused(self, docket: Docket) -> bool:
        """Whether a table is wider than the paper, or a row higher than a side: an error at the exercise."""
        refused = False
        for table in self.tables:
            entry = table.entries[0]
            offered = self.available(False) - table.heads[True].height
            if table.roomy and max(row.height for row in table.rows) <= offered:
                continue
            refused = True
            where = entry.where or self.layout.span("rack", "name") or "rack"
            if not any(problem.where == where for problem in docket):  # said once, not for every week
                docket.error(
                    where,
                    f"a row of “{entry.guide.name}” has no room on this paper",
                    "turn the paper, choose a larger one, or narrow “name” and “target” of “rack”",
                )
        return refused


def _athletes(stretch: Stretch) -> int:
    """How many rows of a table stand on a page."""
    return stretch.end - stretch.first


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


class RackSide:
    """One side: the tables of a session, opened up as far as the paper allows."""

    def __init__(self, rack: RackSession, stretches: Sequence[Stretch], begins: bool, week_begins: bool) -> None:
        words, sheet, line = rack.setting.words, rack.sheet, rack.layout.line
        week = words.joined("list.dot", (of_weeks.week(sheet.week, words), sheet.label, dates.week(sheet, words)))
        tables = [(rack.tables[part.group], part.first, part.end) for part in stretches]
        self.body = stack(
            Marked(week, 0) if week_begins else None,
            rack.heads[begins],
            *(box for table, first, end in tables for box in (table.heads[first > 0], *table.rows[first:end])),
        )
        self.grid = grid_for(rack.room, self.body.height, line.least, line.most)
        self.foot = rack.foot([table for table, _, _ in tables])

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the side."""
        self.body.draw(pen, pen.left, pen.top, self.grid)
        self.foot.draw(pen, folio)
