"""The sides that are read: cards in columns, as large as fits. An exercise that a page can hold stays on one page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

from msgspec.structs import replace

from programprint.compose.cues.cards import Card, Strip, set_card
from programprint.compose.frame.head import Folio, Foot, RunningHead
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import POINTS, Box, Ruled, Stack, White, least
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Run
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.merge.sheet import Guide, Sheet
from programprint.pages import MM, Anchor
from programprint.problems import Span
from programprint.read.layout import Layout
from programprint.read.sides import Reading
from programprint.wording.words import Words

NARROWEST_COLUMN = 58 * MM
"""Some forty characters: where the paper is too narrow for as many such columns as the layout asks for, there are fewer."""

RISE = 0.5
"""Lines of the grid from the rule down to the columns."""
RULE = 0.45
"""How far a rule stands above the name of an exercise, as a part of the white there."""
Column = list[Strip]
Subjects = Sequence[tuple[Guide, str, Span | None]]
"""Guides, where in the week each is done, and where in the file it was asked for."""


class ReadingSide:
    """Cards on as few pages as hold them: the largest size that needs no page more, then columns of even height.

    A card stays in one column where that costs no page, and on one page unless it is longer than that. Where *pages* are
    there anyway, the cards are spread over so many, at the size of the log at most. Set *close*, a card runs on over a page where
    that saves one.
    """

    def __init__(
        self,
        subjects: Subjects,
        reading: Reading,
        setting: Setting,
        sheet: Sheet,
        what: str,
        stem: str,
        docket: Docket,
        reserve: float = 0.0,
        pages: int = 0,
        close: bool = False,
    ) -> None:
        self.reading, self.layout = reading, setting.layout
        layout = setting.layout
        probe = Pen(setting, back=False)
        head = RunningHead(sheet, what, setting, probe.width)
        self.head = Stack((head, Ruled(layout.rules.thick, RISE)))
        self.foot = Foot(setting, [Run(head.signed)], probe.width)
        most = int((probe.width + reading.gutter) / (NARROWEST_COLUMN + reading.gutter))
        self.count = max(min(reading.columns, most), 1)
        self.measure = (probe.width - (self.count - 1) * reading.gutter) / self.count
        self.grid = layout.line.least
        self.height = probe.bottom - probe.top - self.head.height * self.grid - self.foot.height
        self.stem = stem
        held = Same(reading), Same(layout), setting.metrics, setting.words
        whole = self.height
        self.close = close
        settings = (
            [
                part
                for subject in subjects
                for part in self._parts(set_card((*held, size, self.measure), *subject), whole)
            ]
            for size in sizes(reading, layout.type.body if pages else 0.0)
        )
        chosen = next(settings)
        self._refuse_giants(chosen, docket)
        fewest = max(len(self._pages(chosen, whole)), pages)
        if self._fits(chosen, fewest, whole - reserve):
            self.height -= reserve
        for cards in settings:
            if not self._fits(cards, fewest, self.height):
                break
            chosen = cards
        full = self.height
        if pages:
            self.height = least(partial(self._fits, chosen, fewest), 0.0, full, 10)
        self.filled = self.height / full
        """How much of a page the highest one takes."""
        self.pages = [self._evenly(cards) for cards in self._pages(chosen, self.height)]

    def _fits(self, cards: Sequence[Card], most: int, height: float) -> bool:
        """Whether so many pages, *height* points high, hold the cards."""
        pages = self._pages(cards, height)
        return len(pages) <= most and all(self._columns(page, False, height) for page in pages)

    def _refuse_giants(self, cards: Sequence[Card], docket: Docket) -> None:
        for card in cards:
            if not self._columns([card], False, self.height):
                docket.error(
                    card.where,
                    f"the text of “{card.name}” fills more than a page",
                    "shorten its “instructions” and “tips”, or choose larger paper",
                )

    def _parts(self, card: Card, height: float) -> list[Card]:
        """The card, or the parts of one that no page *height* points high can hold: it breaks as it does between columns."""
        if self._columns([card], False, height):
            return [card]
        parts: list[list[Strip]] = [[]]
        for chunk in _chunks(card, height / 2):
            if parts[-1] and not self._columns([replace(card, strips=(*parts[-1], *chunk))], False, height):
                parts.append([card.continued])
            parts[-1] += chunk
        return [replace(card, strips=tuple(strips)) for strips in parts]

    def _pages(self, cards: Sequence[Card], height: float) -> list[list[Card]]:
        """Which cards share a page *height* points high, in order."""
        pages: list[list[Card]] = []
        for card in cards:
            if pages and self._columns([*pages[-1], card], False, height):
                pages[-1].append(card)
            elif pages and self.close and (parts := self._parted(card, pages[-1], height)):
                pages[-1].append(parts[0])
                pages.append([parts[1]])
            else:
                pages.append([card])
        return pages

    def _parted(self, card: Card, before: Sequence[Card], height: float) -> tuple[Card, Card] | None:
        """A card in two, as much of it on the page of those *before* as that holds; None where nothing of it stands there."""
        chunks = _chunks(card, height / 2)
        for count in range(len(chunks) - 1, 0, -1):
            begun = replace(card, strips=tuple(strip for chunk in chunks[:count] for strip in chunk))
            rest = replace(card, strips=(card.continued, *(strip for chunk in chunks[count:] for strip in chunk)))
            if self._columns([*before, begun], False, height) and self._columns([rest], False, height):
                return begun, rest
        return None

    def _evenly(self, cards: Sequence[Card]) -> list[Column]:
        """The lowest columns that hold the cards of a page: cards whole if all columns are used that way, else run on."""
        for whole in (True, False):
            columns = self._columns(cards, whole, self.height)
            if not columns or (whole and len(columns) < self.count and len(cards) < self.count):
                continue
            height = least(partial(self._columns, cards, whole), 0.0, self.height, 14)
            return self._columns(cards, whole, height) or columns
        return [[strip for card in cards for strip in card.strips]]

    def _columns(self, cards: Sequence[Card], whole: bool, height: float) -> list[Column] | None:
        return _columns(tuple(cards), height, whole, self.count)

    def draw(self, columns: Sequence[Column], pen: Pen, folio: Folio) -> float:
        """Sets one page; returns where its longest column ends."""
        self.head.draw(pen, pen.left, pen.top, self.grid)
        top = pen.top + self.head.height * self.grid
        ends = [
            self._column(column, pen, pen.left + index * (self.measure + self.reading.gutter), top)
            for index, column in enumerate(columns)
        ]
        self.foot.draw(pen, folio)
        return max(ends, default=top)

    def _column(self, column: Column, pen: Pen, x: float, y: float) -> float:
        known, end = _set_column(Same(column), x, y, self.measure, Same(self.layout), pen.metrics, pen.words)
        pen.items += known.items
        pen.anchors += [Anchor(self.stem + anchor.name, anchor.y) for anchor in known.anchors]
        return end


@lru_cache(maxsize=1 << 8)
def _set_column(
    column: Same[Column], x: float, y: float, measure: float, layout: Same[Layout], metrics: Metrics, words: Words
) -> tuple[Pen, float]:
    """A column with its top at *y*, and where it ends. Set once for all weeks and athletes: their pages share its items."""
    pen = Pen(Setting(layout.it, metrics, words), back=False)
    box = column_box(column.it, measure, layout.it)
    box.draw(pen, x, y, POINTS)
    return pen, y + box.height


def column_box(column: Sequence[Strip], measure: float, layout: Layout) -> Stack:
    """Strips one under the other, *measure* points wide; the white above the first of them is left out."""
    boxes: list[Box] = []
    for strip in column:
        if boxes:
            boxes.append(White(strip.before))
            if strip.ruled:
                boxes.append(Ruled(layout.rules.thin, strip.before * RULE, measure))
        boxes.append(strip.body)
    return Stack(tuple(boxes))


def sizes(reading: Reading, most: float = 0.0) -> list[float]:
    """The sizes that may be tried, smallest first, a quarter of a point apart; *most* where it is more than usual."""
    steps = int((max(most, reading.most) - reading.least) / 0.25 + 0.01)
    return [reading.least + 0.25 * step for step in range(steps + 1)]


@lru_cache(maxsize=1 << 12)
def _columns(cards: Sequence[Card], height: float, whole: bool, count: int) -> list[Column] | None:
    """The cards in columns at most *height* points high; None when *count* columns cannot hold them. Remembered, because weeks
    and athletes mostly read the same cards.

    *whole* keeps a card in one column; otherwise its sections stay together unless one is half a column high.
    """
    columns: list[Column] = [[]]
    used = 0.0
    for card in cards:
        for number, chunk in enumerate(_chunks(card, None if whole else height / 2)):
            needed = sum([strip.height for strip in chunk])
            if columns[-1] and used + needed > height + 0.01:
                columns.append([card.continued] if number else [])
                used = card.continued.height if number else 0.0
            if not columns[-1]:
                needed -= chunk[0].before
            used += needed
            if used > height + 0.01 or len(columns) > count:
                return None
            columns[-1] += chunk
    return columns


@lru_cache(maxsize=1 << 12)
def _chunks(card: Card, tallest: float | None) -> list[list[Strip]]:
    """What may not be torn apart: the whole card without *tallest*; else its sections, the high ones in parts."""
    if tallest is None:
        return [list(card.strips)]
    return [part for section in sections(card.strips) for part in torn(section, tallest)]


def sections(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The strips by headings: each with what follows it."""
    found: list[list[Strip]] = []
    for strip in strips:
        if not found or (strip.keep and any(not other.keep for other in found[-1])):
            found.append([])
        found[-1].append(strip)
    return found


def torn(section: Sequence[Strip], tallest: float) -> list[list[Strip]]:
    """A section in parts where it is higher than *tallest*, two strips at either end together; else in one."""
    if sum(strip.height for strip in section) <= tallest or len(section) < 5:
        return [list(section)]
    head = sum(strip.keep for strip in section) + 2
    return [[*section[:head]], *([strip] for strip in section[head:-2]), [*section[-2:]]]


def forget() -> None:
    """Lets go of what was set for a document that is done: it was kept for its weeks and athletes, and is asked for no more."""
    for kept in (set_card, _set_column, _columns, _chunks):
        kept.cache_clear()
