"""The head of a session on the training card: its name, its dates, and what is said before its first exercise."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.compose.log.cells import ROW
from programprint.compose.setting import Setting
from programprint.compose.table.block import Group, Row
from programprint.compose.table.close import close, flowing
from programprint.compose.table.session_words import about, title_of
from programprint.compose.table.side import TableHead
from programprint.compose.table.weeks import WeekColumns
from programprint.compose.type.boxes import Beside, Box, Drawn, Lines, Marked, Ruled, Stack, White, stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import BASE, Pen
from programprint.pages import MM
from programprint.wording import blocks, dates, names, sessions
from programprint.wording import weeks as of_weeks
from programprint.wording.words import Words

_TITLE, _DROP, _AFTER_TITLE = 1.15, 1.8, 0.95
"""Lines of the grid from line to line of a title, down to its first baseline, and of white after it."""
_AGAIN_DROP, _AFTER_AGAIN = 1.2, 0.4
"""The same of a title that is repeated: down to its baseline, and after it."""
_AFTER_DATES, _ABOVE_VISIT = 0.1, 0.15
"""White between the dates and what is said below them, and above what a visit is called."""
_ACROSS_DROP = 0.95
"""Down to the first baseline of a title that has the whole width."""
_DATES = 2.1
"""Lines of the grid of a row of dates."""


def session_head(
    group: Group, columns: WeekColumns, width: float, setting: Setting, again: str = "", tight: bool = False
) -> TableHead:
    """The head of a session on its day: a thick rule, its name, its date in every week, and below them the warm-up and a note;
    where it goes on, its name and what is said *again*. Above columns that have the whole width the name and what is said share
    a paragraph. A *tight* head has its title in the height of the dates."""
    layout, metrics, words, gaps = setting.layout, setting.metrics, setting.words, setting.layout.gaps
    type_ = layout.type
    title, rule = title_of(group, words), Ruled(layout.rules.thick, gaps.rule)
    visits = _visits(group, columns, setting) if group.visits else ()
    if again:
        title.append(Run(again, "italic", type_.small))
    length = sessions.length([session.minutes for session in group.weeks.values()], words)
    marked = Marked(words.joined("list.dot", (group.day(words), group.name(words))), 1, rise=gaps.rule)
    if columns.below:
        title = [run._replace(size=run.size or type_.heading) for run in title]
        paragraph = flowing([title, *([] if again else about(group, words, length))])
        told = lines(paragraph, type_.small, width, metrics)
        return _across(told, group, visits, columns, setting, marked, opens=not again)
    if again:
        name = Lines(lines(title, type_.heading, columns.words if visits else width, metrics), _TITLE, _AGAIN_DROP)
        row = Beside(((0.0, stack(name, White(_AFTER_AGAIN))), *visits))
        return TableHead(stack(rule, row), group.deloads, row.height if visits else 0.0, frozenset(group.weeks))
    wrapped = lines(title, type_.heading, columns.words, metrics)
    several = tight and len(wrapped) > 1
    name = Lines(wrapped, _TITLE, _ACROSS_DROP if several else _DROP)
    cells = tuple([(x, _date(group, week, columns)) for week, x in columns.places if week in group.weeks])
    above = max((box.height for _, box in visits), default=0.0)
    dated = Beside(cells)
    row = Beside(
        (
            (0.0, stack(name, White(0.0 if several else _AFTER_TITLE))),
            (0.0, White(_DATES)),
            *visits,
            (0.0, Stack((White(above), dated))),
        )
    )
    said = [line for runs in about(group, words, length) for line in lines(runs, type_.small, width, metrics)]
    below = (close(said, layout), White(gaps.heading)) if said else ()
    ruled = row.height + gaps.rule + _AFTER_DATES
    head = stack(rule, marked, row, White(gaps.rule + _AFTER_DATES), *below)
    return TableHead(head, group.deloads, ruled, frozenset(group.weeks))


def goes_on(row: Row, words: Words) -> str:
    """What the head of a session says where it goes on with a row: what it is in the midst of."""
    return " ".join(filter(None, (blocks.title(row.inside, words) if row.inside else "", words("continued"))))


def _across(
    told: Sequence[Line],
    group: Group,
    visits: tuple[tuple[float, Box], ...],
    columns: WeekColumns,
    setting: Setting,
    marked: Box,
    opens: bool,
) -> TableHead:
    """The head of a session above columns that have the whole width: a thick rule, what is *told*, and below it the visits and,
    where the session *opens*, a date in every column."""
    gaps = setting.layout.gaps
    name = Stack((Lines(told[:1], _TITLE, _ACROSS_DROP), close(told[1:], setting.layout), White(gaps.heading)))
    above = max((box.height for _, box in visits), default=0.0)
    dates = (
        [(x, _date(group, column, columns)) for column, x in columns.places if column in group.weeks] if opens else []
    )
    row = Beside((*visits, *((x, Stack((White(above), date))) for x, date in dates)))
    cells = stack(row, White(gaps.rule + _AFTER_DATES)) if row.parts else White(0.0)
    rule = Ruled(setting.layout.rules.thick, gaps.rule)
    head = stack(rule, marked if opens else None, name, cells)
    return TableHead(head, group.deloads, head.height, frozenset(group.weeks), name.height)


def _visits(group: Group, columns: WeekColumns, setting: Setting) -> tuple[tuple[float, Box], ...]:
    """Above each visit its week and day; and what the week is called."""
    words, type_, found = setting.words, setting.layout.type, []
    for column, x in columns.places:
        if column not in group.weeks:
            continue
        sheet = group.sheets[column]
        label = of_weeks.label(sheet, words)
        when = [Run(of_weeks.named([sheet.week], words), "bold"), Run(names.day(group.weeks[column], words))]
        called = Run(words.capitals(label), "bold") if sheet.deload else Run(label)
        told = lines([*when, called], type_.small, columns.width, setting.metrics)
        found.append((x, stack(White(_ABOVE_VISIT), close(told, setting.layout))))
    return tuple(found)


def _date(group: Group, column: int, columns: WeekColumns) -> Box:
    """Where the date of a session is written, beside its name."""

    def draw(pen: Pen, x: float, y: float, grid: float) -> None:
        baseline = y + _DROP * grid
        known = dates.session(group.weeks[column], pen.words)
        label = pen.text(x, baseline, known or pen.words("head.date"), "regular", pen.layout.type.small) + 1.6 * MM
        name = f"w{group.sheets[column].week}/{group.weeks[column].id}/date"
        room = min(columns.width - label, 30 * MM)
        pen.cell(x + label, baseline + (1 - BASE) * grid, room, ROW * grid, pen.layout.rules.thin, name, "date")

    return Drawn(_DATES, draw)
