"""A session → strips of lines at one size, as they hang on the wall: what to do, how, and the one cue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from msgspec.structs import replace

from programprint.compose.log.session import session_title
from programprint.compose.looks import Look, look_of
from programprint.compose.setting import Setting
from programprint.compose.table.close import flowing
from programprint.compose.type.boxes import Beside, Box, Drawn, Label, Lines, Marked, Stack, White
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.compose.wall.parts import Between, Part, pieces_of
from programprint.compose.wall.strip import Strip, height_of
from programprint.compose.wall.told import Told, details, told_of
from programprint.merge.sheet import Block, Entry, Session, Sheet
from programprint.pages import Face
from programprint.wording import blocks, dates, entries, sessions
from programprint.wording import weeks as of_weeks

HEADING = 1.4
"""The size of days and amounts, as a multiple of that of everything else."""
ABOVE_AMOUNT = 0.12
"""White above a name with an amount beside it, as a part of the size: digits are higher than the name."""
LEADING = 1.2
"""From line to line, as a multiple of the size."""
GAP = 0.6
"""White before a figure, as a part of the size."""
BETWEEN = 0.45
"""White between exercises, as a part of a line."""


DROP = 0.8
"""Down to the first baseline, as a part of a line."""
PERSON = 5.0
"""How tall a person stands in a figure at most, as a multiple of the size."""
WIDEST_FIGURE, FIGURE_PART = 1.8, 0.45
"""How wide a figure is at most: a multiple of a person's height, and a part of the measure."""
ABOVE_SESSION = 0.6
"""White above a session, as a part of the size of its name."""


class WallSetter:
    """Sets sessions at one size and measure, amounts *beside* the names, at the right edge, or below them. In a figure a *person*
    stands so many points tall at most; at 0 there is none. *narrow* is known after setting: a word was wider than the measure."""

    def __init__(self, setting: Setting, size: float, measure: float, beside: bool, person: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.layout, self.size, self.measure, self.metrics = layout, size, measure, metrics
        self.words, self.beside = setting.words, beside
        self.leading, self.narrow, self.person = size * LEADING, False, min(PERSON * size, person)

    def _lines(self, runs: Sequence[Run], size: float, measure: float) -> tuple[Line, ...]:
        words = [(word, run.face, run.size or size) for run in runs for word in run.text.split(" ")]
        self.narrow = self.narrow or measure <= 0 or any(self.metrics.width(*word) > measure for word in words)
        return () if self.narrow else lines(runs, size, measure, self.metrics)

    def head(self, sheet: Sheet, page: tuple[int, int]) -> Strip:
        """The week: its number at the left, after it its label and, of several pages that hang side by side, which *page* it is;
        at the right a deload in a heavy frame, or the program where there is room."""
        framed = self._deload(sheet)
        beside = framed[0].width + 1.8 * self.size if framed else 0.0
        words = self._body(self._week(sheet, page), self.size, self.measure - beside)
        parts: list[tuple[float, Box]] = [(0.0, words)]
        faced: tuple[Face, float] = ("regular", self.size)
        if framed:
            parts.append((0.0, Drawn(0.0, partial(self._framed, framed))))
        elif words.lines and words.lines[0].width + self.metrics.width(sheet.title, *faced) <= self.measure - self.size:
            parts.append((self.measure, Label(sheet.title, *faced, DROP * self.leading, "right")))
        return Strip(Beside(tuple(parts)), self.measure)

    def head_of(self, sheet: Sheet, part: Part) -> Strip | None:
        """The head of a page with one session, or a part of one, on one line: its day and name, its week at the right; None
        where these have no room beside each other."""
        framed, session, large = self._deload(sheet), part.session, self.size * HEADING
        right = self.measure - (framed[0].width + 1.8 * self.size if framed else 0.0)
        weeks = self._lines(self._week(sheet, (part.number, part.of)), self.size, right)
        name = self._lines(session_title(session, self.words), large, right)
        if not len(name) == len(weeks) == 1 or name[0].width + self.size + weeks[0].width > right:
            return None
        drop = large * LEADING * DROP
        parts: list[tuple[float, Box]] = [
            (0.0, Lines(name, large * LEADING, drop)),
            (right - weeks[0].width, Lines(weeks, large * LEADING, drop)),
        ]
        if framed:
            parts.append((0.0, Drawn(0.0, partial(self._framed, framed, drop=drop))))
        return Strip(Stack((*self._marked(part), Beside(tuple(parts)))), self.measure)

    def _week(self, sheet: Sheet, page: tuple[int, int]) -> list[Run]:
        """Its number, its label, its phase and date, and which page it is."""
        label = of_weeks.label(sheet, self.words)
        week = Run(of_weeks.named([sheet.week], self.words), "bold")
        named = [week] if sheet.deload else [week, Run(label)]
        named += [Run("·" if label and not sheet.deload else ""), Run(sheet.phase.name)] if sheet.phase else []
        date = dates.week(sheet, self.words)
        named += [Run("·"), Run(date)] if date else []
        number, count = page
        named += [Run("·"), Run(self.words("wall.page", n=number, of=count))] if count > 1 else []
        return [run for run in named if run.text]

    def _deload(self, sheet: Sheet) -> Sequence[Line]:
        """What stands in a heavy frame; nothing where the week is no deload."""
        if not sheet.deload:
            return ()
        label = self.words.capitals(of_weeks.label(sheet, self.words))
        framed = self._lines([Run(label, "bold")], self.size, self.measure)
        self.narrow = self.narrow or len(framed) > 1
        return framed if len(framed) == 1 else ()

    def _framed(self, label: Sequence[Line], pen: Pen, x: float, y: float, grid: float, drop: float = 0.0) -> None:
        """A label in a heavy frame at the right, on a baseline *drop* points below the top, or that of the week."""
        size, baseline = self.size, y + (drop or DROP * self.leading)
        width = label[0].width + 0.8 * size
        left = x + self.measure - width
        pen.box(left, baseline - 0.92 * size, width, 1.2 * size, self.layout.rules.thick)
        pen.lines(left + 0.4 * size, baseline, label, 0)

    def _body(self, runs: Sequence[Run], size: float, measure: float) -> Lines:
        """Runs as lines."""
        return Lines(self._lines(runs, size, measure), size * LEADING, size * LEADING * DROP)

    def title(self, part: Part) -> list[Strip]:
        """The head of a session: its day and name, and what it says of itself."""
        heading = self.size * HEADING
        name = self._body(session_title(part.session, self.words), heading, self.measure)
        head = Stack((*self._marked(part), name))
        return [Strip(head, self.measure, heading * ABOVE_SESSION, self.layout.rules.thick), *self.opening(part)]

    def _marked(self, part: Part) -> Sequence[Box]:
        return (Marked(dates.day_and_session(part.session, self.words), 1),) if part.number == 1 else ()

    def opening(self, part: Part) -> list[Strip]:
        """The warm-up of a session, where there are exercises for it too, and its note."""
        session, words, head = part.session, self.words, list[Strip]()
        warms_up = any(entry.role == "warm-up" for block in session.blocks for entry in block.entries)
        if session.warm_up and (warms_up or "warm_up" in self.layout.wall.show):
            head.append(self._text([Run(words("detail.warm-up"), "bold"), Run(sessions.warm_up(session, words))]))
        if "note" in self.layout.wall.show and (note := sessions.note(session, words)):
            head.append(self._text([Run(note)]))
        return head

    def pieces(self, part: Part) -> list[list[Strip]]:
        """The exercises of a session, or of a part of it: strips that no column tears apart."""
        return [
            piece
            for index, block in enumerate(part.session.blocks)
            for piece in self._block(block, part.continued and not index)
        ]

    def heights(self, session: Session, between: Between) -> list[float]:
        """How high the pieces are *between* which a session is torn, in points."""
        if between == "groups":
            pieces = pieces_of(session, between)
            return [sum(map(height_of, self._block(block, goes_on))) for block, goes_on in pieces]
        found = [[height_of(piece) for piece in self._block(block, False)] for block in session.blocks]
        return [height for block in found for height in (block if between == "exercises" else [sum(block)])]

    def _text(self, runs: Sequence[Run], indent: float = 0.0, beside: float = 0.0) -> Strip:
        """Running text, *indent* points from the left edge, which leaves so many *beside* it at the right."""
        body = self._body(runs, self.size, self.measure - indent - beside)
        return Strip(Beside(((indent, body),)) if indent else body, self.measure, follows=True)

    def _block(self, block: Block, continued: bool) -> list[list[Strip]]:
        """A circuit or a superset says first how it is taken; its exercises follow without white between them."""
        words, name = self.words, blocks.title(block, self.words)
        optional = [Run(words("optional"), "italic")] if block.optional else []
        optional += [Run(words("continued"), "italic", self.size)] if continued else []
        taken = [] if continued else [Run(blocks.line(block, words), "semibold")]
        taken += [Run(blocks.note(block, words))] if "note" in self.layout.wall.show and not continued else []
        opening = [self._text([run]) for run in taken if run.text]
        if name:
            size = self.size * (HEADING if block.score or block.kind == "circuit" else 1)
            opening.insert(0, Strip(self._body([Run(name, "bold"), *optional], size, self.measure), self.measure))
        alone = continued and not name
        pieces = [self._entry(entry, block, alone and not index) for index, entry in enumerate(block.entries)]
        pieces[0] = [*opening, *pieces[0]]
        pieces[0][0] = replace(pieces[0][0], before=self.leading * BETWEEN, rule=self.layout.rules.thin)
        return pieces

    @cached_property
    def _hang(self) -> float:
        return self.metrics.width("A1", "bold", self.size) + 0.6 * self.size

    def _entry(self, entry: Entry, block: Block, continued: bool) -> list[Strip]:
        """Name and amounts, then the details, then the cue."""
        label = "" if block.rows and entry.label == block.label and entry is not block.entries[0] else entry.label
        told = told_of(entry, self.words)
        if continued:
            told = replace(told, name=[*told.name, Run(self.words("continued"), "italic", self.size)])
        hows = list(dict.fromkeys(how for _, how in told.asked))
        strips = (self._beside if self.beside else self._below)(label, told, apart=len(hows) > 1)
        shown = self.layout.wall.show
        found = [*([hows] if len(hows) == 1 else []), *details(entry, shown, self.words), *told.after]
        texts: list[Sequence[Run]] = [flowing(found)]
        if "note" in shown and (note := entries.note(entry, self.words)):
            texts.append([Run(note)])
        if entry.cue and "cue" in shown and not block.score:  # by the clock, a glance must do
            texts.append([Run(entry.cue, "italic")])
        texts = [runs for runs in texts if runs]
        look = self._look(entry) if self.person > 0 else None
        if look:
            return [*strips, self._with_look(texts, look)]
        return [*strips, *(self._text(runs, self._hang) for runs in texts)]

    def _look(self, entry: Entry) -> Look | None:
        """How an exercise looks, where that is known."""
        widest = min(WIDEST_FIGURE * self.person, FIGURE_PART * self.measure)
        return look_of(entry.guide, self.person, widest)

    def _with_look(self, told: Sequence[Sequence[Run]], look: Look) -> Strip:
        """What is said below a name, and at the right edge how it looks; what begins below that has the whole measure."""
        words: list[Box] = []
        drop = ABOVE_AMOUNT * self.size
        for runs in told:
            below = sum(box.height for box in words) >= drop + look.height
            words.append(self._text(runs, self._hang, 0.0 if below else look.width + GAP * self.size).body)
        shown = Stack((White(drop), look.boxed(drop)))
        row = Beside(((0.0, Stack(tuple(words))), (self.measure - look.width, shown)))
        return Strip(row, self.measure, follows=True)

    def _beside(self, label: str, told: Told, apart: bool) -> list[Strip]:
        """Label and name, and the amounts at the right edge; below the name where they are *apart*, since each is done in a way
        of its own, which stands at its left."""
        measure, name, asked = self.measure - self._hang, told.name, told.asked
        widths = [self.metrics.width(amount.text, "bold", self.size * HEADING) for amount, _ in asked]
        if apart:
            strips = [Strip(self._named(label, name, measure), self.measure)]
            for (amount, how), width in zip(asked, widths, strict=True):
                words = self._body([how], self.size, measure - width - self.size)
                row = Beside(((self._hang, words), (self.measure, self._amounts([amount]))))
                strips.append(Strip(Stack((White(ABOVE_AMOUNT * self.size), row)), self.measure, follows=True))
            return strips
        room = measure - max(widths, default=0.0) - self.size
        right = self._amounts([amount for amount, _ in asked])
        row = Beside((*self._named(label, name, room).parts, (self.measure, right)))
        return [Strip(Stack((White(ABOVE_AMOUNT * self.size), row)), self.measure)]

    def _named(self, label: str, name: Sequence[Run], measure: float) -> Beside:
        """Label and name."""
        labelled = Label(label, "bold", self.size, DROP * self.leading)
        return Beside(((0.0, labelled), (self._hang, self._body(name, self.size, measure))))

    def _amounts(self, amounts: Sequence[Run]) -> Stack:
        """Amounts below each other, whose right end is where they stand."""
        size, drop = self.size * HEADING, DROP * self.leading
        heights = [*(self.leading * HEADING for _ in amounts[1:]), self.leading]
        return Stack(
            tuple(
                Label(amount.text, amount.face, size, drop, "right", height)
                for amount, height in zip(amounts, heights, strict=True)
            )
        )

    def _below(self, label: str, told: Told, apart: bool) -> list[Strip]:
        """Label and name, and below them the amounts on a line, or where they are *apart* each with how it is done."""
        measure, asked = self.measure - self._hang, told.asked
        strips = [Strip(self._named(label, told.name, measure), self.measure)]
        paragraphs = [[amount, how] for amount, how in asked] if apart else [flowing([amount] for amount, _ in asked)]
        widest = max((self.metrics.width(amount.text, "bold", 1.0) for amount, _ in asked), default=0.0)
        large = self.size * (HEADING if widest * self.size * HEADING <= measure else 1)
        for runs in paragraphs:
            sized = [run._replace(size=large) if run.face == "bold" else run._replace(size=self.size) for run in runs]
            body = self._body(sized, large, measure)
            strips.append(Strip(Beside(((self._hang, body),)), self.measure, follows=apart))
        return strips
