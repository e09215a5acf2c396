"""A session → strips of lines at one size, as they hang on the wall: what to do, how, and the one cue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.log.exercise import named
from programprint.compose.log.session import session_title
from programprint.compose.setting import Setting
from programprint.compose.table.close import flowing
from programprint.compose.table.row_words import share
from programprint.compose.type.boxes import POINTS, Beside, Box, Drawn, Label, Lines, Marked, Stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Block, Entry, Session, Sheet
from programprint.wording import blocks, dates, entries, loads, names, sessions
from programprint.wording import weeks as of_weeks
from programprint.wording.entries import amounts

HEADING = 1.3
"""The size of days and weeks, as a multiple of that of everything else."""
LEADING = 1.2
"""From line to line, as a multiple of the size."""
BETWEEN = 0.45
"""White between exercises, as a part of a line."""


DROP = 0.8
"""Down to the first baseline, as a part of a line."""
ABOVE_SESSION = 0.6
"""White above a session, as a part of the size of its name."""


class Strip(Struct, frozen=True):
    """What stays together: a body *measure* points wide, below *before* points of white with a *rule* in the middle of it."""

    body: Box
    measure: float
    before: float = 0.0
    rule: float = 0.0

    @property
    def height(self) -> float:
        """Points."""
        return self.before + self.body.height

    def draw(self, pen: Pen, x: float, y: float, extra: float = 0.0) -> None:
        """Sets the strip with its top left corner at *x*, *y*; its white is *extra* points higher."""
        white = self.before + extra
        if self.rule:
            pen.rule(x, x + self.measure, y + white / 2, self.rule)
        self.body.draw(pen, x, y + white, POINTS)


class WallSetter:
    """Sets sessions at one size and measure; *narrow* is known after setting: a word was wider than the measure."""

    def __init__(self, setting: Setting, size: float, measure: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.layout, self.size, self.measure, self.metrics = layout, size, measure, metrics
        self.words = setting.words
        self.leading, self.narrow = size * LEADING, False

    def _lines(self, runs: Sequence[Run], size: float, measure: float) -> tuple[Line, ...]:
        words = [(word, run.face, run.size or size) for run in runs for word in run.text.split(" ")]
        self.narrow = self.narrow or measure <= 0 or any(self.metrics.width(*word) > measure for word in words)
        return () if self.narrow else lines(runs, size, measure, self.metrics)

    def head(self, sheet: Sheet) -> Strip:
        """The week: its number at the left, its label after it; a deload in a heavy frame at the right."""
        label = of_weeks.label(sheet, self.words)
        week = Run(of_weeks.named([sheet.week], self.words), "bold")
        named = [week] if sheet.deload else [week, Run(label)]
        named += [Run("·" if label and not sheet.deload else ""), Run(sheet.phase.name)] if sheet.phase else []
        date = dates.week(sheet, self.words)
        named += [Run("·"), Run(date)] if date else []
        framed = self._lines([Run(label.upper(), "bold")], self.size, self.measure) if sheet.deload else ()
        self.narrow = self.narrow or len(framed) > 1
        beside = framed[0].width + 1.8 * self.size if len(framed) == 1 else 0.0
        words = self._body([run for run in named if run.text], self.size, self.measure - beside)
        deload = ((0.0, Drawn(0.0, partial(self._framed, framed))),) if len(framed) == 1 else ()
        return Strip(Beside((*deload, (0.0, words))), self.measure)

    def _framed(self, label: Sequence[Line], pen: Pen, x: float, y: float, grid: float) -> None:
        """A label in a heavy frame at the right."""
        size, baseline = self.size, y + DROP * self.leading
        width = label[0].width + 0.8 * size
        left = x + self.measure - width
        pen.box(left, baseline - 0.92 * size, width, 1.2 * size, self.layout.rules.thick)
        pen.lines(left + 0.4 * size, baseline, label, 0)

    def _body(self, runs: Sequence[Run], size: float, measure: float) -> Lines:
        """Runs as lines."""
        return Lines(self._lines(runs, size, measure), size * LEADING, size * LEADING * DROP)

    def session(self, session: Session) -> list[list[Strip]]:
        """The strips of a session, in pieces that no column tears apart; its head goes with its first exercise."""
        heading = self.size * HEADING
        words = self.words
        name = self._body(session_title(session, words), heading, self.measure)
        marked = Marked(dates.day_and_session(session, words), 1)
        head = [Strip(Stack((marked, name)), self.measure, heading * ABOVE_SESSION, self.layout.rules.thick)]
        if "warm_up" in self.layout.wall.show and session.warm_up:
            head.append(self._text([Run(words("detail.warm-up"), "bold"), Run(sessions.warm_up(session, words))]))
        if "note" in self.layout.wall.show and (note := sessions.note(session, words)):
            head.append(self._text([Run(note)]))
        pieces = [piece for block in session.blocks for piece in self._block(block)]
        return [[*head, *pieces[0]], *pieces[1:]] if pieces else [head]

    def _text(self, runs: Sequence[Run], indent: float = 0.0) -> Strip:
        body = self._body(runs, self.size, self.measure - indent)
        return Strip(Beside(((indent, body),)) if indent else body, self.measure)

    def _block(self, block: Block) -> list[list[Strip]]:
        """A circuit or a superset says first how it is taken; its exercises follow without white between them."""
        words, name = self.words, blocks.title(block, self.words)
        optional = [Run(words("optional"), "italic")] if block.optional else []
        taken = [Run(blocks.line(block, words), "semibold")]
        taken += [Run(blocks.note(block, words))] if "note" in self.layout.wall.show else []
        opening = [self._text([run]) for run in taken if run.text]
        if name:
            size = self.size * (HEADING if block.score or block.kind == "circuit" else 1)
            opening.insert(0, Strip(self._body([Run(name, "bold"), *optional], size, self.measure), self.measure))
        pieces = [self._entry(entry, block) for entry in block.entries]
        pieces[0] = [*opening, *pieces[0]]
        pieces[0][0] = replace(pieces[0][0], before=self.leading * BETWEEN, rule=self.layout.rules.thin)
        return pieces

    @cached_property
    def _hang(self) -> float:
        return self.metrics.width("A1", "bold", self.size) + 0.6 * self.size

    def _entry(self, entry: Entry, block: Block) -> list[Strip]:
        """Name and amount on a line where there is room, then the details, then the cue."""
        label = "" if block.rows and entry.label == block.label and entry is not block.entries[0] else entry.label
        measure, words = self.measure - self._hang, self.words
        asked = [[Run(amount, "bold"), Run(how)] for amount, how in amounts(entry, words)]
        name = self._body(named(entry, words), self.size, measure)
        alone = self._lines(asked[0][:1], self.size, measure)
        right = alone[0] if len(asked) == 1 and len(alone) == 1 and name.lines else None
        if right and name.lines[0].width + right.width + self.size > measure:
            right = None
        drop = DROP * self.leading
        labelled = (0.0, Label(label, "bold", self.size, drop))
        amount = ((self.measure - right.width, Lines((right,), 0.0, drop)),) if right else ()
        strips = [Strip(Beside((labelled, *amount, (self._hang, name))), self.measure)]
        if not right:
            strips += [self._text(runs, self._hang) for runs in asked]
        details = self._details(entry)
        if right and asked[0][1].text:
            details = [[asked[0][1]], *details]
        details += [part] if (part := share(entry, words)) else []
        details += [[Run(words("wall.or", names=names.instead(entry, words)))]] if entry.instead else []
        if together := flowing(details):
            strips.append(self._text(together, self._hang))
        shown = self.layout.wall.show
        if "note" in shown and (note := entries.note(entry, words)):
            strips.append(self._text([Run(note)], self._hang))
        if entry.cue and "cue" in shown and not block.score:  # by the clock, a glance must do
            strips.append(self._text([Run(entry.cue, "italic")], self._hang))
        return strips

    def _details(self, entry: Entry) -> list[list[Run]]:
        shown, words = self.layout.wall.show, self.words
        code, spoken = entries.pace(entry, words)
        load, origin = loads.aim_of(entry.load, words)
        rest = entries.rest(entry, words)
        return [
            runs
            for part, runs in (
                ("load", [Run(load, "semibold"), Run(loads.a_side(entry.plates, words)), Run(origin)]),
                ("tempo", [Run(spoken or code)]),
                ("rest", [Run(words("wall.rest", rest=rest))] if rest else []),
            )
            if part in shown and any(run.text for run in runs)
        ]
