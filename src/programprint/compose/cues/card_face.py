"""What stands on an instruction card: its head with the code of the video, the chart of muscles, and the parts of the guide."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from programprint.compose.cues.cards import CardSetter, Strip
from programprint.compose.setting import Setting
from programprint.compose.type.code import Code
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Guide
from programprint.notation.scanner import NBSP
from programprint.pages import MM, Face
from programprint.read.exercise import Muscle

_LONGEST_ADDRESS = 48
"""Characters of an address that a person would still type."""
_FACES: dict[str, Face] = {"primary": "bold", "secondary": "regular", "stabiliser": "italic"}
"""How the name of a muscle is set, by what it does."""


class Chart(Strip, frozen=True, eq=False):
    """Muscles, one under the other: the name at the weight of its role, a bar as long as its share, and the share."""

    shares: tuple[int | None, ...] = ()
    """A share for each line; None for one without a bar."""
    names: float = 0.0
    """Where the bars begin."""

    def draw(self, pen: Pen, x: float, y: float, measure: float) -> None:
        """Sets the chart with its top at *y*."""
        super().draw(pen, x, y, measure)
        room = measure - self.names - pen.metrics.width(f"{NBSP}100{NBSP}%", "regular", self.size)
        most = max(share or 0 for share in self.shares)
        for row, share in enumerate(self.shares):
            if share:
                baseline, reach = y + row * self.leading + self.size * 0.92, room * share / most
                pen.fill(x + self.names, baseline - 0.62 * self.size, reach, 0.6 * self.size)
                pen.text(x + self.names + reach, baseline, f"{NBSP}{share}{NBSP}%", "regular", self.size)


class CueCardSetter(CardSetter):
    """Sets the parts of a guide in the way of a card that hangs on a machine."""

    def strips_of(self, guide: Guide) -> list[Strip]:
        """All parts that the layout shows, but for what stands in the head of the card."""
        self.strips = []
        for section in self.reading.show:
            getattr(self, f"_{section}")(guide)
        return self.strips

    def _summary(self, guide: Guide) -> None:
        if guide.summary:
            self._paragraph([Run(guide.summary)])

    def _equipment(self, guide: Guide) -> None:
        if guide.equipment:
            self._paragraph([Run(self.words("guide.you_need"), "bold"), Run(", ".join(guide.equipment))])

    def _credits(self, guide: Guide) -> None:
        if credit := ", ".join(part for part in (guide.source, guide.license) if part):
            self._paragraph([Run(self.words("guide.text"), "bold"), Run(credit)], before=self.size * 0.5)

    def _muscles(self, guide: Guide) -> None:
        if not guide.muscles:
            return
        roles = [role for role in _FACES if any(muscle.role == role for muscle in guide.muscles)]
        key = [Run(f"{NBSP}{self.words(f'guide.role.{role}')}", _FACES[role]) for role in roles]
        heading = lines([Run(self.words("guide.muscles.before"), "bold"), *key], self.size, self.measure, self.metrics)
        self.strips.append(Strip(heading, self.size, self.leading, self.size * 0.55, keep=True))
        if any(muscle.share for muscle in guide.muscles):
            self.strips.append(self._chart(guide.muscles))
        else:
            *first, last = guide.muscles
            named = [Run(f"{muscle.name},", _FACES[muscle.role]) for muscle in first]
            self._paragraph([*named, Run(last.name, _FACES[last.role])])

    def _chart(self, muscles: Sequence[Muscle]) -> Chart:
        gap = 2 * MM
        widest = max(self.metrics.width(muscle.name, _FACES[muscle.role], self.size) for muscle in muscles)
        names = min(widest + gap, self.measure * 0.5)
        set_lines: list[Line] = []
        shares: list[int | None] = []
        for muscle in muscles:
            name = lines([Run(muscle.name, _FACES[muscle.role])], self.size, names - gap, self.metrics)
            set_lines += name
            shares += [muscle.share, *(None for _ in name[1:])]
        return Chart(tuple(set_lines), self.size, self.leading, self.size * 0.12, shares=tuple(shares), names=names)


class CardHead:
    """The head of a card: the name, what else it is called, and the address of the video with its code at the right."""

    def __init__(self, guide: Guide, card: int, cards: int, setting: Setting, width: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.layout, self.width = layout, width
        type_ = layout.type
        first = card == 1
        self.code = Code(guide.video) if guide.video and first else None
        room = width - (self.code.side + 2 * self.code.quiet if self.code else 0)
        words = setting.words
        which = words("guide.card" if first else "guide.card.continued", n=card, of=cards)
        count = f"{NBSP}{which}" if cards > 1 else ""
        name = [Run(guide.name, "bold"), *([Run(count, "regular", type_.small)] if count else [])]
        self.size = type_.display if first and len(lines(name, type_.display, room, metrics)) == 1 else type_.heading
        self.name = lines(name, self.size, room, metrics)
        self.said: list[tuple[tuple[Line, ...], str]] = []
        if first and guide.also_called:
            also = [Run(words("guide.also_called"), "bold"), Run(guide.also_called)]
            self.said.append((lines(also, type_.small, room, metrics), ""))
        if self.code:
            video = [Run(words("guide.video"), "bold"), Run(shortened(guide.video))]
            self.said.append((lines(video, type_.small, room, metrics), guide.video))
        self._words = len(self.name) * self.size * 1.15 + sum(len(said) for said, _ in self.said) * type_.small * 1.3

    @property
    def height(self) -> float:
        """Height in points, with the rule below and the white after it."""
        code = self.code.side + self.code.quiet if self.code else 0
        return max(self._words + 1.5 * MM, code) + 2.5 * MM

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Sets the head with its top left corner at *x*, *y*."""
        small = self.layout.type.small
        baseline = pen.lines(x, y + self.size * 0.75, self.name, self.size * 1.15) - self.size * 1.15 + small * 1.6
        for said, link in self.said:
            baseline = pen.lines(x, baseline, said, small * 1.3, link)
        if self.code:
            self.code.draw(pen, x + self.width - self.code.side, y)
        pen.rule(x, x + self.width, y + self.height - 2.5 * MM, self.layout.rules.thick)


def shortened(address: str) -> str:
    """An address as one would type it; of a long one only where it is, for the code has it all."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    typed = address.partition("://")[2].removeprefix("www.").removesuffix("/")
    return typed if len(typed) <= _LONGEST_ADDRESS else f"{host}/…"
