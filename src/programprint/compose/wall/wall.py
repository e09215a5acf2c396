"""Weeks → what hangs on the wall: a week on a page where it reads from the distance asked for, else a page for each session or,
of a long one, pages that hang side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.frame.head import Folio, Foot
from programprint.compose.setting import Setting
from programprint.compose.type import boxes
from programprint.compose.type.paragraph import Run
from programprint.compose.type.pen import Pen
from programprint.compose.wall.parts import Between, Part, parts_of, pieces_of
from programprint.compose.wall.text import Strip, WallSetter, height_of, torn
from programprint.docket import Docket
from programprint.merge.sheet import Session, Sheet
from programprint.pages import MM
from programprint.read.layout import Layout
from programprint.read.paper import SMALLEST_TYPE
from programprint.wording import dates, names
from programprint.wording import weeks as of_weeks

CAPITAL = 0.66
"""Height of a capital, as a part of the size of its type."""
DISTANCE = 200
"""A capital is read from this many times its height."""
LARGEST = 0.09
"""Type grows up to this part of the paper's shorter side."""
GUTTER = 1.2
"""White between columns, as a multiple of the size."""
MOST_OPENED = 0.8
"""White between exercises grows by so much at most, as a part of the size."""
ABOVE_FOOT = 0.2
"""White above the foot, as a part of the size."""
MOST_COLUMNS = 4
NARROWEST = 9
"""Several columns are at least this wide, as a multiple of the size."""
WORTH = 1.15
"""One more column must make the type so much larger: short lines are harder to take in."""
STEPS = 9
"""How often the range of sizes is halved while the largest that fits is looked for."""


def size_for(distance: float) -> float:
    """The size of type, in points, that reads from a distance in metres."""
    return distance * 1000 * MM / DISTANCE / CAPITAL


def reads_from(size: float) -> float:
    """The distance in metres, rounded down to ten centimetres, from which a size of type in points reads."""
    return int(size * CAPITAL / MM * DISTANCE / 100 + 1e-6) / 10


def wall(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> list[WallPage]:
    """The pages of all weeks. A session with an exercise that has no room on a page is an error with the distance that would
    do."""
    hung = _hung(sheets, setting)
    pages = [page for week in hung for page in week.pages]
    too_long: dict[str, tuple[Session, float]] = {}
    for week in hung:
        for session in week.refused:
            distance = _reads_from(week.sheet, session, setting)
            _, known = too_long.get(session.id, (session, distance))
            too_long[session.id] = (session, min(known, distance))
    pages = [replace(page, opens=page.sheet is not last) for page, last in zip(pages, _before(pages), strict=True)]
    nearest = min((distance for _, distance in too_long.values()), default=0.0)
    for session, _ in too_long.values():
        _refuse(names.day_and_session(session, setting.words), session, nearest, setting.layout, docket)
    return pages


class Hung(Struct, frozen=True):
    """The pages of a week, and the sessions that have no room."""

    sheet: Sheet
    pages: list[WallPage]
    refused: list[Session]


def _hung(sheets: Sequence[Sheet], setting: Setting) -> list[Hung]:
    """All weeks, the amounts in one place on all pages: beside the names, unless more fits on paper with them below."""
    ways = [[_week(sheet, setting, beside) for sheet in sheets] for beside in (True, False)]
    return min(
        ways,
        key=lambda weeks: (sum(len(week.refused) for week in weeks), sum(len(week.pages) for week in weeks)),
    )


def _week(sheet: Sheet, setting: Setting, beside: bool) -> Hung:
    """A week on a page or, where that does not do, each of its sessions on as few as it takes."""
    if whole := _largest(sheet, [Part(session) for session in sheet.sessions], setting, beside):
        return Hung(sheet, [whole], [])
    found = [(session, _side_by_side(sheet, session, setting, beside)) for session in sheet.sessions]
    return Hung(sheet, [page for _, pages in found for page in pages], [one for one, pages in found if not pages])


def _side_by_side(sheet: Sheet, session: Session, setting: Setting, beside: bool) -> list[WallPage]:
    """A session on as few pages as it takes, all at the size of the fullest, torn between its blocks or, where that does not do,
    inside them; none when a group of sets has no room on a page."""
    size = size_for(setting.layout.wall.distance)
    setter = WallSetter(setting, size, Pen(setting, back=False).width, beside)
    ways: tuple[Between, ...] = ("blocks", "exercises", "groups")
    for between in ways:
        heights = setter.heights(session, between)
        if not heights or not _all_fit(sheet, parts_of(session, len(heights), heights, between), setting, beside):
            continue
        for count in range(1, len(heights) + 1):
            parts = parts_of(session, count, heights, between)
            if pages := _all_fit(sheet, parts, setting, beside):
                size = min(page.size for page in pages)
                return _all_fit(sheet, parts, setting, beside, most=size)
    return []


def _all_fit(
    sheet: Sheet,
    parts: Sequence[Part],
    setting: Setting,
    beside: bool,
    least: float | None = None,
    most: float | None = None,
) -> list[WallPage]:
    """A page for each part; none where one of them has no room."""
    pages: list[WallPage] = []
    for part in parts:
        page = _largest(sheet, [part], setting, beside, least, most)
        if page is None:
            return []
        pages.append(page)
    return pages


def _reads_from(sheet: Sheet, session: Session, setting: Setting) -> float:
    """The distance in metres from which a session reads at best; 0 when it has no room at any size."""
    most = size_for(setting.layout.wall.distance)
    each = [1.0 for _ in pieces_of(session, "groups")]
    parts = parts_of(session, len(each), each, "groups")
    pages = _all_fit(sheet, parts, setting, False, SMALLEST_TYPE, most)
    return min((reads_from(page.size) for page in pages), default=0.0)


def _before(pages: Sequence[WallPage]) -> list[Sheet | None]:
    """The week of the page before each page."""
    return [None, *(page.sheet for page in pages)][: len(pages)]


def _refuse(name: str, session: Session, distance: float, layout: Layout, docket: Docket) -> None:
    where = session.blocks[0].entries[0].where or layout.span("wall", "distance") or "wall"
    cure = f"set “distance” of “wall” to {distance:g}m, " if distance > 0 else ""
    docket.error(
        where,
        f"“{name}” has no room on this paper when it shall read from {layout.wall.distance:g} m",
        f"{cure}choose larger paper, or “show” less",
    )


def _largest(
    sheet: Sheet,
    parts: Sequence[Part],
    setting: Setting,
    beside: bool,
    least: float | None = None,
    most: float | None = None,
) -> WallPage | None:
    """The page at the largest size that fits, from *least* to *most*, in points: by default from what reads from the distance
    asked for to what the paper bears. None when not even the least does."""
    layout = setting.layout
    least = least or size_for(layout.wall.distance)
    most = most or max(LARGEST * min(layout.size), least)
    best: WallPage | None = None
    for columns in _counts(len(parts), layout):
        low = max(WORTH * best.size, least) if best else least
        if low > most:
            break
        page = cache(partial(_page, sheet, parts, columns, setting, beside))
        if page(low):
            best = page(boxes.largest(page, low, most, STEPS))
    return best


def _counts(parts: int, layout: Layout) -> list[int]:
    """How many columns a page may have, the first choice first: on wide paper two, so that the eye goes a short way."""
    counts = range(1, (parts if parts > 1 else MOST_COLUMNS) + 1)
    width, height = layout.size
    return sorted(counts, key=lambda count: (count < 2 <= counts[-1], count)) if width > height else [*counts]


def _page(
    sheet: Sheet, parts: Sequence[Part], columns: int, setting: Setting, beside: bool, size: float
) -> WallPage | None:
    """A page at one size; None when it does not fit."""
    probe = Pen(setting, back=False)
    measure = (probe.width - (columns - 1) * GUTTER * size) / columns
    over = WallSetter(setting, size, probe.width, beside)
    setter = WallSetter(setting, size, measure, beside)
    whole: Sequence[Sequence[Strip]]
    head = [over.head(sheet, (parts[0].number, parts[0].of) if parts else (1, 1))]
    foot = _foot(sheet, size, probe.width, setting)
    if len(parts) == 1:  # it may run on in the next column, below its name
        head += over.title(parts[0])
        whole = setter.pieces(parts[0])
    else:
        whole = [[*setter.title(part), *chain(*setter.pieces(part))] for part in parts]
    if over.narrow or setter.narrow or (columns > 1 and measure < NARROWEST * size):
        return None
    room = probe.bottom - probe.top - foot.height - height_of(head) - ABOVE_FOOT * size
    found = _columns(whole, columns, room)
    if found is None and len(parts) == len(whole) == 1:
        whole = torn(whole[0])
        found = _columns(whole, columns, room)
    if found is None:
        return None
    height = boxes.least(partial(_columns, whole, columns), 0.0, room, STEPS)
    return WallPage(sheet, head, _columns(whole, columns, height) or found, size, measure, foot)


def _columns(pieces: Sequence[Sequence[Strip]], count: int, height: float) -> list[list[Strip]] | None:
    """The pieces, in order, in columns at most *height* points high; None when there are more than *count*."""
    columns: list[list[Strip]] = [[]]
    used = 0.0
    for piece in pieces:
        needed = height_of(piece)
        if columns[-1] and used + needed > height:
            columns.append([])
            used = 0.0
        columns[-1] += piece
        used += needed
        if used > height or len(columns) > count:
            return None
    return columns


def _foot(sheet: Sheet, size: float, width: float, setting: Setting) -> Foot:
    """In small type, for who stands near: the program and what it says of the week, and from how far the page reads."""
    words = setting.words
    reads = Run(words("wall.reads", n=words.number(Decimal(str(reads_from(size))))), "semibold")
    off = of_weeks.rests(sheet, words)
    notes = [sheet.goal, sheet.note, sheet.phase.note if sheet.phase else "", sheet.week_note]
    notes.append(words("wall.off", days=off) if off else "")
    named = [Run(sheet.title, "bold"), *(Run(f"· {text}") for text in notes if text)]
    return Foot(setting, [*named, Run("·"), reads], width)


class WallPage(Struct, frozen=True):
    """One page: its head, and strips in columns, set at one size."""

    sheet: Sheet
    head: Sequence[Strip]
    columns: Sequence[Sequence[Strip]]
    size: float
    measure: float
    foot: Foot
    opens: bool = True
    """Whether it is the first of its week."""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the page. What it does not need opens the white between exercises, by most of a line at most."""
        if self.opens:
            pen.bookmark(dates.titled(self.sheet, pen.words), 0, pen.top)
        top = pen.top
        for strip in self.head:
            strip.draw(pen, pen.left, top)
            top += strip.height
        room = pen.bottom - self.foot.height - top - ABOVE_FOOT * self.size
        opened = min((self._opened(column, room) for column in self.columns), default=0.0)
        for index, column in enumerate(self.columns):
            y, x = top, pen.left + index * (self.measure + GUTTER * self.size)
            for strip in column:
                extra = opened if strip.before else 0.0
                strip.draw(pen, x, y, extra)
                y += strip.height + extra
        self.foot.draw(pen, folio)

    def _opened(self, column: Sequence[Strip], room: float) -> float:
        """How far a column may open its white, in points."""
        spare = room - height_of(column)
        return min(spare / max(sum(strip.before > 0 for strip in column), 1), MOST_OPENED * self.size)
