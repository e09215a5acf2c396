"""What stands on an instruction card: its head with the code of the video, the chart of muscles, and the parts of the guide."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct

from programprint.compose.cues.cards import ABOVE_CREDITS, ABOVE_ITEM, DROP, TITLE, CardSetter
from programprint.compose.cues.strips import Strip
from programprint.compose.looks import Look, look_of
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Beside, Box, Drawn, Lines, Ruled, White, stack
from programprint.compose.type.code import Code
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge.sheet import Guide
from programprint.notation.scanner import NBSP
from programprint.pages import MM, Face, Rule
from programprint.wording import guides

NAME_DROP = 0.75
"""Down to the baseline of the name, as a part of its size."""
BELOW_NAME, TOLD = 1.6, 1.3
"""From the name down to what is said below it, and from line to line of that, as multiples of its size."""
ABOVE_RULE, BELOW_RULE = 1.5 * MM, 2.5 * MM
_LONGEST_ADDRESS = 48
"""Characters of an address that a person would still type."""
_FACES: dict[str, Face] = {"primary": "bold", "secondary": "regular", "stabiliser": "italic"}
"""How the name of a muscle is set, by what it does."""
_CUT_MARK = 5 * MM


class Chart(Struct, frozen=True):
    """The bars of muscles, one under the other, each as long as its share, and the share, *measure* points wide."""

    shares: tuple[int | None, ...]
    """A share for each line; None for one without a bar."""
    size: float
    leading: float
    measure: float

    @property
    def height(self) -> float:
        """Points."""
        return self.leading * len(self.shares)

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the bars with their top left corner at *x*, *y*."""
        room = self.measure - pen.metrics.width(NBSP + pen.words("target.percent", n=100), "regular", self.size)
        most = max(share or 0 for share in self.shares)
        for row, share in enumerate(self.shares):
            if share:
                baseline, reach = y + row * self.leading + self.size * DROP, room * share / most
                pen.fill(x, baseline - 0.62 * self.size, reach, 0.6 * self.size)
                pen.text(x + reach, baseline, NBSP + pen.words("target.percent", n=share), "regular", self.size)


CARD_PERSONS = (30 * MM, 22 * MM)
"""How tall a person stands in the figure of a card: the second where that takes fewer cards, or leaves out less."""


class CueCardSetter(CardSetter):
    """Sets the parts of a guide as a card on a machine has them; in its figure a *person* stands so many points tall."""

    runs_around = False

    def _look(self, name: str, guide: Guide) -> Look | None:
        """What is drawn, at the size of a card; an own picture stands above all columns already."""
        if name == "figure":
            return None if guide.picture else look_of(guide, self.person, self.measure)
        return super()._look(name, guide)

    def _summary(self, guide: Guide) -> None:
        if guide.summary:
            self._paragraph([Run(guide.summary)])

    def _equipment(self, guide: Guide) -> None:
        if guide.equipment:
            self._paragraph(
                [Run(self.words("guide.you_need"), "bold"), Run(self.words.listed(guides.equipment(guide, self.words)))]
            )

    def _credits(self, guide: Guide) -> None:
        if credit := self.words.listed((guide.source, guide.license)):
            self._paragraph([Run(self.words("guide.text"), "bold"), Run(credit)], ABOVE_CREDITS)

    def _muscles(self, guide: Guide) -> None:
        if not guide.muscles:
            return
        roles = [role for role in _FACES if any(muscle.role == role for muscle in guide.muscles)]
        key = [Run(f"{NBSP}{self.words(f'guide.role.{role}')}", _FACES[role]) for role in roles]
        self._heading(Run(self.words("guide.muscles.before"), "bold"), *key)
        if any(muscle.share for muscle in guide.muscles):
            self.strips.append(self._chart(guide))
        else:
            *first, last = guide.muscles
            named = [
                Run(self.words("list.member", text=guides.muscle(muscle, guide)), _FACES[muscle.role])
                for muscle in first
            ]
            self._paragraph([*named, Run(guides.muscle(last, guide), _FACES[last.role])])

    def _chart(self, guide: Guide) -> Strip:
        """The name of each muscle at the weight of its role, and beside it its bar."""
        gap = 2 * MM
        named = [(guides.muscle(muscle, guide), muscle) for muscle in guide.muscles]
        widest = max(self.metrics.width(name, _FACES[muscle.role], self.size) for name, muscle in named)
        names = min(widest + gap, self.measure * 0.5)
        set_lines: list[Line] = []
        shares: list[int | None] = []
        for called, muscle in named:
            name = lines([Run(called, _FACES[muscle.role])], self.size, names - gap, self.metrics)
            set_lines += name
            shares += [muscle.share, *(None for _ in name[1:])]
        column = Lines(set_lines, self.leading, self.size * DROP)
        bars = Chart(tuple(shares), self.size, self.leading, self.measure - names)
        return Strip(Beside(((0.0, column), (names, bars))), self.size * ABOVE_ITEM)


def card_head(guide: Guide, card: int, cards: int, setting: Setting, width: float) -> Box:
    """The head of a card, in points: the name, what else it is called, and the address of the video with its code at the right;
    then a rule."""
    layout, metrics, words, type_ = setting.layout, setting.metrics, setting.words, setting.layout.type
    first = card == 1
    code = Code(guide.video) if guide.video and first else None
    room = width - (code.side + 2 * code.quiet if code else 0)
    which = words("guide.card" if first else "guide.card.continued", n=card, of=cards)
    count = [Run(f"{NBSP}{which}", "regular", type_.small)] if cards > 1 else []
    name = [Run(guide.name, "bold"), *count]
    size = type_.display if first and len(lines(name, type_.display, room, metrics)) == 1 else type_.heading
    drop = type_.small * BELOW_NAME - size * (TITLE - NAME_DROP)

    def told(text: str, named: str, link: str = "") -> Lines:
        set_lines = lines([Run(words(named), "bold"), Run(text)], type_.small, room, metrics)
        return Lines(set_lines, type_.small * TOLD, drop, link)

    face = stack(
        Lines(lines(name, size, room, metrics), size * TITLE, size * NAME_DROP),
        told(words.listed(guide.also_called), "guide.also_called") if first and guide.also_called else None,
        told(shortened(guide.video), "guide.video", guide.video) if code else None,
        White(ABOVE_RULE),
    )
    beside = ((width - code.side, Drawn(code.side + code.quiet, _drawn(code))),) if code else ()
    return stack(Beside(((0.0, face), *beside)), Ruled(layout.rules.thick, width=width), White(BELOW_RULE))


def _drawn(code: Code) -> Callable[[Pen, float, float, float], None]:
    return lambda pen, x, y, grid: code.draw(pen, x, y)


def shortened(address: str) -> str:
    """An address as one would type it; of a long one only where it is, for the code has it all."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    typed = address.partition("://")[2].removeprefix("www.").removesuffix("/")
    return typed if len(typed) <= _LONGEST_ADDRESS else f"{host}/…"


def cut_marks(pen: Pen, across: int, down: int) -> None:
    """Short rules at the ends of each cut, and a cross where two meet."""
    x, y, weight = pen.page_width / 2, pen.page_height / 2, pen.layout.rules.thin
    half = _CUT_MARK / 2
    if down > 1:
        starts = [pen.left, pen.right - _CUT_MARK, *([x - half] if across > 1 else [])]
        pen.items += [Rule(start, y, start + _CUT_MARK, y, weight) for start in starts]
    if across > 1:
        starts = [pen.top, pen.bottom - _CUT_MARK, *([y - half] if down > 1 else [])]
        pen.items += [Rule(x, start, x, start + _CUT_MARK, weight) for start in starts]
