"""A page on the wall at one size: a week, a session or a part of one, in columns; and from how far it reads."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.frame.head import Folio, Foot
from programprint.compose.setting import Setting
from programprint.compose.type import boxes
from programprint.compose.type.paragraph import Run
from programprint.compose.type.pen import Pen
from programprint.compose.wall.parts import Part
from programprint.compose.wall.strip import Strip, height_of, torn
from programprint.compose.wall.text import WallSetter
from programprint.merge.sheet import Sheet
from programprint.pages import MM
from programprint.wording import dates
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
NARROWEST = 9
"""Several columns are at least this wide, as a multiple of the size."""
STEPS = 9
"""How often the range of sizes is halved while the largest that fits is looked for."""


def size_for(distance: float) -> float:
    """The size of type, in points, that reads from a distance in metres."""
    return distance * 1000 * MM / DISTANCE / CAPITAL


def reads_from(size: float) -> float:
    """The distance in metres, rounded down to ten centimetres, from which a size of type in points reads."""
    return int(size * CAPITAL / MM * DISTANCE / 100 + 1e-6) / 10


class Way(Struct, frozen=True):
    """How a week may hang: amounts *beside* the names or below them, in type from *least* to *most* points, with figures of a
    *person* so many points tall at most, or with none at 0. Where week and session are *joined*, a page for one session has both
    on a line."""

    sheet: Sheet
    setting: Setting
    beside: bool
    least: float
    most: float
    person: float = 0.0
    joined: bool = False

    @classmethod
    def of(cls, sheet: Sheet, setting: Setting, beside: bool, person: float, joined: bool) -> Way:
        """In type that reads from the distance asked for, and at most as large as the paper bears; the *person* is a part of the
        paper's shorter side."""
        least, side = size_for(setting.layout.wall.distance), min(setting.layout.size)
        return cls(sheet, setting, beside, least, max(LARGEST * side, least), person * side, joined)

    def up_to(self, most: float) -> Way:
        """The same in smaller type."""
        return replace(self, most=most)

    @property
    def smallest(self) -> Way:
        """The same in its smallest type alone, where it is only asked whether there is room."""
        return self.up_to(self.least)

    def setter(self, size: float, measure: float) -> WallSetter:
        return WallSetter(self.setting, size, measure, self.beside, self.person)


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


def page_of(parts: Sequence[Part], columns: int, way: Way, size: float, tears: bool = False) -> WallPage | None:
    """A page at one size; None when it does not fit. An exercise alone *tears* where it has no other room: it goes on in the
    next column, below its name."""
    sheet, probe = way.sheet, Pen(way.setting, back=False)
    tears = tears and columns > most_columns(parts) == 1
    columns = columns if tears else min(columns, most_columns(parts))
    measure = measured(way, columns, size)
    if columns > 1 and measure < NARROWEST * size:
        return None
    over, setter = way.setter(size, probe.width), way.setter(size, measure)
    whole: Sequence[Sequence[Strip]]
    foot = _foot(sheet, size, probe.width, way.setting)
    if len(parts) == 1:
        head = _head_of(parts[0], way, over)
        if head is None:
            return None
        whole = setter.pieces(parts[0])
    else:
        head = [over.head(sheet, (parts[0].number, parts[0].of) if parts else (1, 1))]
        whole = [[*setter.title(part), *chain(*setter.pieces(part))] for part in parts]
    if over.narrow or setter.narrow:
        return None
    room = probe.bottom - probe.top - foot.height - height_of(head) - ABOVE_FOOT * size
    whole = torn(whole[0]) if tears and whole else whole
    found = _columns(whole, columns, room)
    if found is None:
        return None
    if columns > 1:
        height = boxes.least(partial(_columns, whole, columns), 0.0, room, STEPS)
        found = _columns(whole, columns, height) or found
    return WallPage(sheet, head, found, size, measure, foot)


def most_columns(parts: Sequence[Part]) -> int:
    """How many columns a page can fill: one for each session or, with one session, for each exercise."""
    return (
        len(parts)
        if len(parts) > 1
        else sum(len(block.entries) for part in parts for block in part.session.blocks) or 1
    )


def measured(way: Way, columns: int, size: float) -> float:
    """How wide each of so many columns is, in points."""
    return (Pen(way.setting, back=False).width - (columns - 1) * GUTTER * size) / columns


def _head_of(part: Part, way: Way, setter: WallSetter) -> list[Strip] | None:
    """The head of a page for one session, or for a part of it; None where week and session shall share a line that is too
    short."""
    if not way.joined:
        return [setter.head(way.sheet, (part.number, part.of)), *setter.title(part)]
    head = setter.head_of(way.sheet, part)
    return [head, *setter.opening(part)] if head else None


def _columns(pieces: Sequence[Sequence[Strip]], count: int, height: float) -> list[list[Strip]] | None:
    """The pieces, in order, in columns at most *height* points high, their first lines level; None when there are more than
    *count*."""
    columns: list[list[Strip]] = [[]]
    used = 0.0
    for piece in pieces:
        needed = height_of(piece)
        if columns[-1] and used + needed > height:
            columns.append([])
            used = 0.0
            piece = [replace(piece[0], before=max(piece[0].before, columns[0][0].before)), *piece[1:]]
            needed = height_of(piece)
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
