"""The block → the rows of the coach's table: what is prescribed of each exercise in each week."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.table.block import Group, Row, table_of
from programprint.compose.table.close import close
from programprint.compose.table.row import week_row
from programprint.compose.table.row_words import RowWords
from programprint.compose.table.session_words import about, title_of
from programprint.compose.table.side import TableRow
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.boxes import Box
from programprint.compose.type.paragraph import Run, lines
from programprint.merge.sheet import Entry, Sheet
from programprint.wording import dates
from programprint.wording.words import Words


class CoachRow(TableRow):
    """A row of a table or of plots; *entries* are the exercise week by week, where it is about one, and it *continues* what the
    row above it began."""

    def __init__(self, box: Box, held: frozenset[int], entries: Sequence[Entry] = (), continues: bool = False) -> None:
        super().__init__(box, held)
        self.entries, self.continues = entries, continues

    @property
    def entry(self) -> Entry | None:
        """The exercise as the first week has it."""
        return self.entries[0] if self.entries else None


class Titled(Struct, frozen=True):
    """Rows under a title; *about* stands below the title, at the size of everything small. *explains* is what the legend says of
    them besides."""

    title: tuple[Run, ...]
    about: tuple[tuple[Run, ...], ...]
    rows: Sequence[CoachRow]
    explains: tuple[str, ...] = ()


def table_rows(sheets: Sequence[Sheet], columns: WeekColumns, setting: Setting) -> list[Titled]:
    """Each session on its day, with a row for each exercise."""
    words = setting.words
    return [
        Titled(
            tuple(title_of(group, words)),
            tuple(map(tuple, [*_dates(group, words), *about(group, words)])),
            [_row(row, columns, setting) for row in group.rows],
        )
        for group in table_of(sheets)
    ]


def _dates(group: Group, words: Words) -> list[list[Run]]:
    """The dates of a session, week by week."""
    found = words.listed(dates.session(session, words) for session in group.weeks.values())
    return [[Run(found)]] if found else []


def _row(row: Row, columns: WeekColumns, setting: Setting) -> CoachRow:
    """One exercise through the weeks, without cells for a pen."""
    words, small = RowWords(row, columns.words, setting, cues=False), setting.layout.type.small
    cells = {}
    for week, planned in row.weeks.items():
        target = [*words.target(planned.entry), *_extra(planned.entry, setting.words)]
        paragraphs = [*words.before(planned), *target, *words.after(planned)]
        cells[week] = close(
            [line for runs in paragraphs for line in lines(runs, small, columns.width, setting.metrics)], setting.layout
        )
    box = week_row(words.box, cells, columns, setting, continues=row.continues)
    return CoachRow(box, frozenset(cells), row.entries, row.continues)


def _extra(entry: Entry, words: Words) -> list[list[Run]]:
    """The extra sets: “+1 weak only”."""
    extra = [line.sides[0] for line in entry.sets if line.extra]
    if not extra:
        return []
    side = words("cells.weak" if extra[0] == "weak" else f"side.letter.{extra[0]}")
    return [[Run(words("set.extra", n=len(extra)), "bold"), Run(words("coach.extra", side=side))]]
