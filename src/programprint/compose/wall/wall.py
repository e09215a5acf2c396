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
from programprint.compose.wall.text import Strip, WallSetter
from programprint.docket import Docket
from programprint.merge.sheet import Block, Session, Sheet
from programprint.pages import MM
from programprint.read.layout import Layout
from programprint.read.paper import SMALLEST_TYPE
from programprint.wording import dates, names
from programprint.wording import weeks as of_weeks
from programprint.wording.entries import amounts
from programprint.wording.words import Words

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
NARROWEST = 10
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
    """The pages of all weeks. A session with a block that has no room on a page is an error that says from how far it would."""
    layout = setting.layout
    pages: list[WallPage] = []
    too_long: dict[str, tuple[Session, float]] = {}
    for sheet in sheets:
        whole = _largest(sheet, sheet.sessions, setting)
        if whole:
            pages.append(whole)
            continue
        for session in sheet.sessions:
            found = _side_by_side(sheet, session, setting)
            if found:
                pages += found
            else:
                distance = _reads_from(sheet, session, setting)
                _, known = too_long.get(session.id, (session, distance))
                too_long[session.id] = (session, min(known, distance))
    pages = [replace(page, opens=page.sheet is not last) for page, last in zip(pages, _before(pages), strict=True)]
    nearest = min((distance for _, distance in too_long.values()), default=0.0)
    for session, _ in too_long.values():
        _refuse(names.day_and_session(session, setting.words), session, nearest, layout, docket)
    return pages


def _parts(session: Session, count: int, words: Words) -> list[Session]:
    """A session in parts of about as many lines each, torn between blocks; every part says which it is."""
    lengths = [_lines(block, words) for block in session.blocks]
    total = sum(lengths)
    parts: list[list[Block]] = [[] for _ in range(count)]
    before = 0
    for block, length in zip(session.blocks, lengths, strict=True):
        middle = before + length / 2
        parts[min(int(middle * count / total), count - 1)].append(block)
        before += length
    filled = [tuple(part) for part in parts if part]
    return [
        replace(
            session,
            name=words("wall.part", name=session.name, n=number, of=len(filled)) if len(filled) > 1 else session.name,
            blocks=blocks,
            warm_up=session.warm_up if number == 1 else (),
            note=session.note if number == 1 else "",
        )
        for number, blocks in enumerate(filled, 1)
    ]


def _lines(block: Block, words: Words) -> int:
    """About how many lines a block takes: for each exercise its name, its details, and what each group of sets asks for."""
    return sum(2 + len(amounts(entry, words)) for entry in block.entries)


def _side_by_side(sheet: Sheet, session: Session, setting: Setting) -> list[WallPage]:
    """A session on as few pages as it takes, all at the size of the fullest; none when a part does not fit."""
    for count in range(1, max(len(session.blocks), 1) + 1):
        pages = [_largest(sheet, [part], setting) for part in _parts(session, count, setting.words)]
        size = min(page.size if page else 0.0 for page in pages)
        if size:
            again = [_largest(sheet, [part], setting, most=size) for part in _parts(session, count, setting.words)]
            return [page for page in again if page]
    return []


def _reads_from(sheet: Sheet, session: Session, setting: Setting) -> float:
    """The distance in metres from which a session reads at best; 0 when it has no room at any size."""
    layout = setting.layout
    most = size_for(layout.wall.distance)
    parts = _parts(session, max(len(session.blocks), 1), setting.words)
    pages = [_largest(sheet, [part], setting, SMALLEST_TYPE, most) for part in parts]
    return min(reads_from(page.size) if page else 0.0 for page in pages)


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
    sessions: Sequence[Session],
    setting: Setting,
    least: float | None = None,
    most: float | None = None,
) -> WallPage | None:
    """The page at the largest size that fits, from *least* to *most*, in points: by default from what reads from the distance
    asked for to what the paper bears. None when not even the least does."""
    layout = setting.layout
    least = least or size_for(layout.wall.distance)
    most = most or max(LARGEST * min(layout.size), least)
    best: WallPage | None = None
    for columns in range(1, (len(sessions) if len(sessions) > 1 else MOST_COLUMNS) + 1):
        low = max(WORTH * best.size, least) if best else least
        if low > most:
            break
        page = cache(partial(_page, sheet, sessions, columns, setting))
        if page(low):
            best = page(boxes.largest(page, low, most, STEPS))
    return best


def _page(sheet: Sheet, sessions: Sequence[Session], columns: int, setting: Setting, size: float) -> WallPage | None:
    """A page at one size; None when it does not fit."""
    probe = Pen(setting, back=False)
    measure = (probe.width - (columns - 1) * GUTTER * size) / columns
    over = WallSetter(setting, size, probe.width)
    setter = WallSetter(setting, size, measure)
    head = over.head(sheet)
    units = [setter.session(session) for session in sessions]
    foot = _foot(sheet, size, probe.width, setting)
    if over.narrow or setter.narrow or (columns > 1 and measure < NARROWEST * size):
        return None
    # sessions stay whole where there are several; one alone may run on in the next column
    whole = [list(chain(*unit)) for unit in units] if len(units) > 1 else units[0] if units else []
    pieces = [(piece, sum([strip.height for strip in piece])) for piece in whole]
    room = probe.bottom - probe.top - foot.height - head.height - ABOVE_FOOT * size
    found = _columns(pieces, columns, room)
    if found is None:
        return None
    height = boxes.least(partial(_columns, pieces, columns), 0.0, room, STEPS)
    return WallPage(sheet, head, _columns(pieces, columns, height) or found, size, measure, foot)


def _columns(pieces: Sequence[tuple[Sequence[Strip], float]], count: int, height: float) -> list[list[Strip]] | None:
    """The pieces, each with its own height, in order, in columns at most *height* points high; None when there are more than
    *count*."""
    columns: list[list[Strip]] = [[]]
    used = 0.0
    for piece, needed in pieces:
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
    """One page: strips in columns, set at one size."""

    sheet: Sheet
    head: Strip
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
        self.head.draw(pen, pen.left, pen.top)
        top = pen.top + self.head.height
        room = pen.bottom - self.foot.height - top - ABOVE_FOOT * self.size
        for index, column in enumerate(self.columns):
            y, x = top, pen.left + index * (self.measure + GUTTER * self.size)
            spare = room - sum(strip.height for strip in column)
            opened = min(spare / max(sum(strip.before > 0 for strip in column), 1), MOST_OPENED * self.size)
            for strip in column:
                extra = opened if strip.before else 0.0
                strip.draw(pen, x, y, extra)
                y += strip.height + extra
        self.foot.draw(pen, folio)
