"""The sides that are read: cards in columns, as large as fits. An exercise stays on one page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from programprint.compose.cards import Card, Strip, set_card
from programprint.compose.head import Foot, RunningHead
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Run
from programprint.compose.pen import Pen
from programprint.compose.same import Same
from programprint.merge.sheet import Guide, Sheet
from programprint.pages import Anchor
from programprint.problems import Problems, Span
from programprint.read.layout import Layout, Reading

Column = list[Strip]
Subjects = Sequence[tuple[Guide, str, Span | None]]
"""Guides, where in the week each is done, and where in the file it was asked for."""


class ReadingSide:
    """Cards on as few pages as hold them: the largest size that needs no page more, then columns of even height.

    A card stays in one column where that costs no page, and always on one page.
    """

    def __init__(
        self,
        subjects: Subjects,
        reading: Reading,
        layout: Layout,
        sheet: Sheet,
        what: str,
        stem: str,
        metrics: Metrics,
        problems: Problems,
        reserve: float = 0.0,
    ) -> None:
        self.reading, self.layout = reading, layout
        probe = Pen(layout, metrics, back=False)
        self.head = head = RunningHead(sheet, what, layout, probe.width, metrics)
        self.foot = Foot(layout, [Run(head.signed)], probe.width, metrics)
        self.measure = (probe.width - (reading.columns - 1) * reading.gutter) / reading.columns
        self.grid = layout.line.least
        self.height = probe.bottom - probe.top - head.height * self.grid - self.foot.height
        self.stem = stem
        common = (Same(reading), Same(layout), "")
        settings = (
            [set_card((*common, size, self.measure, metrics), *subject) for subject in subjects]
            for size in _sizes(reading)
        )
        smallest = next(settings)
        self._refuse_giants(smallest, problems)
        fewest = len(self._pages(smallest))
        self.height -= reserve
        if len(self._pages(smallest)) > fewest:
            self.height += reserve
        best = self._pages(smallest)
        for cards in settings:
            pages = self._pages(cards)
            if len(pages) > fewest or not all(self._columns(page, self.height, whole=False) for page in pages):
                break
            best = pages
        self.pages = [self._evenly(cards) for cards in best]

    def _refuse_giants(self, cards: Sequence[Card], problems: Problems) -> None:
        for card in cards:
            if card.where and not self._columns([card], self.height, whole=False):
                problems.error(
                    card.where,
                    f"the text of “{card.name}” fills more than a page",
                    "shorten its “instructions” and “tips”, or choose larger paper",
                )

    def _pages(self, cards: Sequence[Card]) -> list[list[Card]]:
        """Which cards share a page, in order."""
        pages: list[list[Card]] = []
        for card in cards:
            if pages and self._columns([*pages[-1], card], self.height, whole=False):
                pages[-1].append(card)
            else:
                pages.append([card])
        return pages

    def _evenly(self, cards: Sequence[Card]) -> list[Column]:
        """The lowest columns that hold the cards of a page: cards whole if all columns are used that way, else run on."""
        for whole in (True, False):
            columns = self._columns(cards, self.height, whole)
            if not columns or (whole and len(columns) < self.reading.columns and len(cards) < self.reading.columns):
                continue
            low, high = 0.0, self.height
            for _ in range(14):
                middle = (low + high) / 2
                low, high = (low, middle) if self._columns(cards, middle, whole) else (middle, high)
            return self._columns(cards, high, whole) or columns
        return [[strip for card in cards for strip in card.strips]]

    def _columns(self, cards: Sequence[Card], height: float, whole: bool) -> list[Column] | None:
        return _columns(tuple(cards), height, whole, self.reading.columns)

    def draw(self, columns: Sequence[Column], pen: Pen, number: str) -> float:
        """Sets one page; returns where its longest column ends."""
        self.head.draw(pen, pen.top, self.grid)
        pen.rule(pen.left, pen.right, pen.top + (self.head.height - 0.5) * self.grid, self.layout.rules.thick)
        top = pen.top + self.head.height * self.grid
        ends = [
            self._column(column, pen, pen.left + index * (self.measure + self.reading.gutter), top)
            for index, column in enumerate(columns)
        ]
        self.foot.draw(pen, number)
        return max(ends, default=top)

    def _column(self, column: Column, pen: Pen, x: float, y: float) -> float:
        known, end = _set_column(Same(column), x, y, self.measure, Same(self.layout), pen.metrics)
        pen.items += known.items
        pen.anchors += [Anchor(self.stem + anchor.name, anchor.y) for anchor in known.anchors]
        return end


@lru_cache(maxsize=1 << 8)
def _set_column(
    column: Same[Column], x: float, y: float, measure: float, layout: Same[Layout], metrics: Metrics
) -> tuple[Pen, float]:
    """A column with its top at *y*, and where it ends. Set once for all weeks and athletes: their pages share its items."""
    pen = Pen(layout.it, metrics, back=False)
    for position, strip in enumerate(column.it):
        if position:
            y += strip.before
            if strip.rule:
                pen.rule(x, x + measure, y - strip.before * 0.45, layout.it.rules.thin)
        if strip.anchor:
            pen.anchor(strip.anchor, y)
        baseline = y + strip.size * 0.92
        if strip.sign:
            pen.text(x, baseline, strip.sign, strip.sign_face, strip.size)
        if strip.bar:
            pen.bar(
                x + 0.75,
                y - strip.before * 1.5 + strip.size * 0.2,
                y + strip.leading * len(strip.lines),
                layout.it.rules.thick,
            )
        pen.lines(x + strip.indent, baseline, strip.lines, strip.leading)
        y += strip.leading * len(strip.lines)
    return pen, y


def _sizes(reading: Reading) -> list[float]:
    """The sizes that may be tried, smallest first, a quarter of a point apart."""
    steps = int((reading.most - reading.least) / 0.25 + 0.01)
    return [reading.least + 0.25 * step for step in range(steps + 1)]


@lru_cache(maxsize=1 << 12)
def _columns(cards: Sequence[Card], height: float, whole: bool, count: int) -> list[Column] | None:
    """The cards in columns at most *height* points high; None when *count* of them cannot hold the cards.

    *whole* keeps a card in one column; otherwise its sections stay together unless one is half a column high. Remembered,
    because weeks and athletes mostly read the same cards.
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
    """What may not be torn apart: the whole card without *tallest*; else its sections, a heading with what follows it,
    where a section higher than *tallest* may break between its lines, two at either end apart."""
    if tallest is None:
        return [list(card.strips)]
    sections: list[list[Strip]] = [[]]
    for strip in card.strips:
        if strip.keep and any(not other.keep for other in sections[-1]):
            sections.append([])
        sections[-1].append(strip)
    chunks: list[list[Strip]] = []
    for section in sections:
        if sum(strip.height for strip in section) <= tallest or len(section) < 5:
            chunks.append(section)
        else:
            head = sum(strip.keep for strip in section) + 2
            chunks += [section[:head], *([strip] for strip in section[head:-2]), section[-2:]]
    return chunks
