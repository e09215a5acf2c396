"""The sides that are read: exercise by exercise, in columns, as large as fits. An exercise stays on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from programprint.compose.head import Foot, RunningHead
from programprint.compose.metrics import Metrics
from programprint.compose.paragraph import Line, Run, lines
from programprint.compose.pen import Pen
from programprint.merge.sheet import Guide
from programprint.pages import MM, Face
from programprint.problems import Problems, Span
from programprint.read.exercise import Cue, Mistake
from programprint.read.layout import Layout, Reading

LEADING = 1.24
"""Leading of running text, as a multiple of its size."""
_HANG = 4.5 * MM
_ROLES = {"primary": "main work", "secondary": "helps", "stabiliser": "holds steady"}
_GUIDANCE = (
    ("purpose", "Why"),
    ("placement", "When"),
    ("reps", "Reps"),
    ("recovery", "Recovery"),
    ("load", "Load"),
    ("weak_side", "Weak side"),
    ("beginners", "Beginners"),
    ("feel", "Where you feel it"),
)


@dataclass(frozen=True)
class Strip:
    """Lines that stay together: *before* points of white above, a sign hung in front of the first line, a bar at the left."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    before: float
    indent: float = 0.0
    sign: str = ""
    sign_face: Face = "regular"
    bar: bool = False
    rule: bool = False
    keep: bool = False
    """A heading: it never ends a column."""

    @property
    def height(self) -> float:
        return self.before + self.leading * len(self.lines)


@dataclass(frozen=True)
class Card:
    """All the strips of one exercise."""

    name: str
    strips: tuple[Strip, ...]
    where: Span | None

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)


class CardSetter:
    """Sets guides as cards: the parts that the layout shows, at one size and measure."""

    def __init__(
        self, reading: Reading, layout: Layout, size: float, measure: float, metrics: Metrics
    ) -> None:
        self.reading, self.layout, self.size, self.measure, self.metrics = (
            reading,
            layout,
            size,
            measure,
            metrics,
        )
        self.leading = size * LEADING
        self.strips: list[Strip] = []

    def card(self, guide: Guide, places: str, where: Span | None) -> Card:
        """One exercise; *places* says where in the week it is done."""
        self.strips = []
        size = self.layout.type.heading
        named = [
            Run(guide.name, "bold"),
            *([Run(f"\N{NO-BREAK SPACE}{places}", "regular", self.size)] if places else []),
        ]
        title = lines(named, size, self.measure, self.metrics)
        self.strips.append(Strip(title, size, size * 1.15, size * 1.1, rule=True, keep=True))
        for section in self.reading.show:
            getattr(self, f"_{section}")(guide)
        return Card(guide.name, tuple(self.strips), where)

    def _heading(self, text: str) -> None:
        self.strips.append(
            Strip(
                lines([Run(text, "bold")], self.size, self.measure, self.metrics),
                self.size,
                self.leading,
                self.size * 0.55,
                keep=True,
            )
        )

    def _paragraph(
        self,
        runs: Sequence[Run],
        sign: str = "",
        sign_face: Face = "regular",
        bar: bool = False,
        before: float = 0.0,
    ) -> None:
        indent = _HANG if sign or bar else 0.0
        set_lines = lines(runs, self.size, self.measure - indent, self.metrics)
        self.strips.append(Strip(set_lines, self.size, self.leading, before, indent, sign, sign_face, bar))

    def _list(self, heading: str, cues: Sequence[Cue], sign: Callable[[int], str], bar: bool = False) -> None:
        if not cues:
            return
        self._heading(heading)
        for number, cue in enumerate(cues, start=1):
            mark = sign(number)
            self._paragraph(
                [Run(cue.text)], mark, "bold" if mark.isdigit() else "regular", bar, self.size * 0.12
            )

    def _summary(self, guide: Guide) -> None:
        if guide.summary:
            self._paragraph([Run(guide.summary)], before=self.size * 0.3)
        if guide.aliases:
            self._paragraph(
                [Run("Also called", "bold"), Run(", ".join(guide.aliases))], before=self.size * 0.2
            )

    def _equipment(self, guide: Guide) -> None:
        if guide.equipment:
            self._paragraph(
                [Run("You need", "bold"), Run(", ".join(guide.equipment))], before=self.size * 0.2
            )

    def _muscles(self, guide: Guide) -> None:
        if guide.muscles:
            self._heading("Muscles")
        for muscle in guide.muscles:
            job = muscle.job or _ROLES[muscle.role]
            share = f", {muscle.share}\N{NO-BREAK SPACE}%" if muscle.share else ""
            role = f" ({_ROLES[muscle.role]})" if muscle.job else ""
            self._paragraph(
                [Run(muscle.name, "semibold"), Run(f"{job}{role}{share}")], "–", before=self.size * 0.12
            )

    def _setup(self, guide: Guide) -> None:
        self._list("Set-up", guide.setup, lambda _: "–")

    def _instructions(self, guide: Guide) -> None:
        self._list("How to do it", guide.instructions, str)

    def _tips(self, guide: Guide) -> None:
        self._list("Tips", guide.tips, lambda _: "–")

    def _stop_when(self, guide: Guide) -> None:
        self._list("Stop the set when", guide.stop_when, lambda _: "", bar=True)

    def _mistakes(self, guide: Guide) -> None:
        if guide.mistakes:
            self._heading("Common mistakes")
        for mistake in guide.mistakes:
            self._paragraph(_mistake_runs(mistake), "–", before=self.size * 0.12)

    def _guidance(self, guide: Guide) -> None:
        said = [(name, text) for field, name in _GUIDANCE if (text := getattr(guide.guidance, field))]
        if said:
            self._heading("Good to know")
        for name, text in said:
            self._paragraph([Run(name, "semibold"), Run(text)], "–", before=self.size * 0.12)

    def _variations(self, guide: Guide) -> None:
        for level, heading in (("easier", "Easier"), ("harder", "Harder"), ("other", "Other forms")):
            chosen = [variation for variation in guide.variations if variation.level == level]
            if chosen:
                self._heading(heading)
            for variation in chosen:
                colon = ":" if variation.note else ""
                self._paragraph(
                    [Run(variation.name + colon, "semibold"), Run(variation.note)],
                    "–",
                    before=self.size * 0.12,
                )

    def _progression(self, guide: Guide) -> None:
        self._list("Progress in this order", guide.progression, str)

    def _faq(self, guide: Guide) -> None:
        if guide.faq:
            self._heading("Questions")
        for item in guide.faq:
            self._paragraph([Run(item.question, "semibold"), Run(item.answer)], before=self.size * 0.25)

    def _credits(self, guide: Guide) -> None:
        if guide.video:
            self._paragraph([Run("Video", "bold"), Run(guide.video)], before=self.size * 0.5)
        credit = ", ".join(part for part in (guide.source, guide.license) if part)
        if credit:
            self._paragraph([Run("Text", "bold"), Run(credit)], before=self.size * 0.3)


def _mistake_runs(mistake: Mistake) -> list[Run]:
    return [Run(mistake.text), *([Run("→", "semibold"), Run(mistake.fix)] if mistake.fix else [])]


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
        head: RunningHead,
        metrics: Metrics,
        problems: Problems,
        reserve: float = 0.0,
    ) -> None:
        self.reading, self.layout, self.head = reading, layout, head
        probe = Pen(layout, metrics, back=False)
        self.foot = Foot(layout, [Run(head.title)], probe.width, metrics)
        self.measure = (probe.width - (reading.columns - 1) * reading.gutter) / reading.columns
        self.grid = layout.line.least
        self.height = probe.bottom - probe.top - head.height * self.grid - self.foot.height
        settings = [
            [CardSetter(reading, layout, size, self.measure, metrics).card(*subject) for subject in subjects]
            for size in _sizes(reading)
        ]
        self._refuse_giants(settings[0], problems)
        fewest = len(self._pages(settings[0]))
        self.height -= reserve
        if len(self._pages(settings[0])) > fewest:
            self.height += reserve
        best = next(pages for cards in reversed(settings) if len(pages := self._pages(cards)) == fewest)
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
            if not columns or (
                whole and len(columns) < self.reading.columns and len(cards) < self.reading.columns
            ):
                continue
            low, high = 0.0, self.height
            for _ in range(14):
                middle = (low + high) / 2
                low, high = (low, middle) if self._columns(cards, middle, whole) else (middle, high)
            return self._columns(cards, high, whole) or columns
        return [[strip for card in cards for strip in card.strips]]

    def _columns(self, cards: Sequence[Card], height: float, whole: bool) -> list[Column] | None:
        """The cards in columns at most *height* points high; None when the columns of one page cannot hold them.

        *whole* keeps a card in one column; otherwise its sections stay together unless one is half a column high.
        """
        columns: list[Column] = [[]]
        used = 0.0
        for chunk in (chunk for card in cards for chunk in _chunks(card, None if whole else height / 2)):
            needed = sum(strip.height for strip in chunk)
            if columns[-1] and used + needed > height + 0.01:
                columns.append([])
                used = 0.0
            if not columns[-1]:
                needed -= chunk[0].before
            used += needed
            if used > height + 0.01 or len(columns) > self.reading.columns:
                return None
            columns[-1] += chunk
        return columns

    def draw(self, columns: Sequence[Column], pen: Pen, number: str) -> float:
        """Sets one page; returns where its longest column ends."""
        self.head.draw(pen, pen.top, self.grid)
        pen.rule(pen.left, pen.right, pen.top + 1.7 * self.grid, self.layout.rules.thick)
        top = pen.top + self.head.height * self.grid
        ends = [
            self._column(column, pen, pen.left + index * (self.measure + self.reading.gutter), top)
            for index, column in enumerate(columns)
        ]
        self.foot.draw(pen, number)
        return max(ends, default=top)

    def _column(self, column: Column, pen: Pen, x: float, y: float) -> float:
        for position, strip in enumerate(column):
            if position:
                y += strip.before
                if strip.rule:
                    pen.rule(x, x + self.measure, y - strip.before * 0.45, self.layout.rules.thin)
            baseline = y + strip.size * 0.92
            if strip.sign:
                pen.text(x, baseline, strip.sign, strip.sign_face, strip.size)
            if strip.bar:
                pen.bar(
                    x + 0.75,
                    y - strip.before * 1.5 + strip.size * 0.2,
                    y + strip.leading * len(strip.lines),
                    self.layout.rules.thick,
                )
            pen.lines(x + strip.indent, baseline, strip.lines, strip.leading)
            y += strip.leading * len(strip.lines)
        return y


def _sizes(reading: Reading) -> list[float]:
    """The sizes that may be tried, smallest first, a quarter of a point apart."""
    steps = int((reading.most - reading.least) / 0.25 + 0.01)
    return [reading.least + 0.25 * step for step in range(steps + 1)]


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
