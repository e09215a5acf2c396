"""What is known of an exercise → a card: its parts as strips of lines, at one size and measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache, partial

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.compose.type.same import Same
from programprint.merge.sheet import Guide
from programprint.naming import slug
from programprint.pages import MM, Face
from programprint.problems import Span
from programprint.read.exercise import Cue, Mistake
from programprint.read.layout import Layout, Reading
from programprint.wording import guides
from programprint.wording.words import Words

LEADING = 1.24
"""Leading of running text, as a multiple of its size."""
_HANG = 4.5 * MM
_GUIDANCE = ("purpose", "placement", "reps", "recovery", "load", "weak_side", "beginners", "feel")


def cue_anchor(week: str, guide: Guide) -> str:
    """The name of the place where a week's cues of an exercise stand."""
    return f"{week}/{guide.id}/{slug(guide.name)}"


class Strip(Struct, frozen=True, eq=False, dict=True):
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
    anchor: str = ""

    link: str = ""

    @cached_property
    def height(self) -> float:
        return self.before + self.leading * len(self.lines)

    def draw(self, pen: Pen, x: float, y: float, measure: float) -> None:
        """Sets the lines with their top at *y*, in a column *measure* points wide."""
        baseline = y + self.size * 0.92
        if self.anchor:
            pen.anchor(self.anchor, y)
        if self.sign:
            pen.text(x, baseline, self.sign, self.sign_face, self.size)
        if self.bar:
            top, bottom = y - self.before, y + self.leading * len(self.lines)
            pen.bar(x + 0.75, top, bottom, pen.layout.rules.thick)
        pen.lines(x + self.indent, baseline, self.lines, self.leading, self.link)


class Card(Struct, frozen=True, eq=False, dict=True):
    """All the strips of one exercise."""

    name: str
    strips: tuple[Strip, ...]
    resumed: Callable[[], Strip]
    where: Span | None

    @cached_property
    def continued(self) -> Strip:
        """What stands on top of the next column when the card runs on into it: set for those that do, as few cards will."""
        return self.resumed()

    @cached_property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)


@lru_cache(maxsize=1 << 12)
def set_card(
    how: tuple[Same[Reading], Same[Layout], Metrics, Words, float, float], guide: Guide, places: str, where: Span | None
) -> Card:
    """The card of an exercise, set once for all weeks and athletes; *how* is what makes a :class:`CardSetter`. The names of
    its anchors have no beginning yet."""
    reading, layout, metrics, words, size, measure = how
    setting = Setting(layout.it, metrics, words)
    return CardSetter(reading.it, setting, "", size, measure).card(guide, places, where)


class CardSetter:
    """Sets guides as cards: the parts that the layout shows, at one size and measure; *stem* begins the names of anchors."""

    def __init__(self, reading: Reading, setting: Setting, stem: str, size: float, measure: float) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.reading, self.layout, self.stem = reading, layout, stem
        self.size, self.measure, self.metrics = size, measure, metrics
        self.words = setting.words
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
        self.strips.append(
            Strip(title, size, size * 1.15, size * 1.1, rule=True, keep=True, anchor=cue_anchor(self.stem, guide))
        )
        for section in self.reading.show:
            getattr(self, f"_{section}")(guide)
        return Card(guide.name, tuple(self.strips), partial(self._resumed, guide.name), where)

    def _resumed(self, name: str) -> Strip:
        again = lines(
            [Run(name, "bold"), Run(self.words("continued"), "italic")], self.size, self.measure, self.metrics
        )
        return Strip(again, self.size, self.leading, 0.0)

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
        link: str = "",
    ) -> None:
        indent = _HANG if sign or bar else 0.0
        set_lines = lines(runs, self.size, self.measure - indent, self.metrics)
        self.strips.append(Strip(set_lines, self.size, self.leading, before, indent, sign, sign_face, bar, link=link))

    def _list(self, heading: str, cues: Sequence[Cue], sign: Callable[[int], str], bar: bool = False) -> None:
        if not cues:
            return
        self._heading(heading)
        for number, cue in enumerate(cues, start=1):
            mark = sign(number)
            self._paragraph(
                [Run(self._said(cue))], mark, "bold" if mark.isdigit() else "regular", bar, self.size * 0.12
            )

    def _said(self, cue: Cue) -> str:
        return cue.short if self.reading.short and cue.short else cue.text

    def _summary(self, guide: Guide) -> None:
        if guide.summary:
            self._paragraph([Run(guide.summary)], before=self.size * 0.3)
        if guide.also_called:
            self._paragraph(
                [Run(self.words("guide.also_called"), "bold"), Run(guide.also_called)], before=self.size * 0.2
            )

    def _equipment(self, guide: Guide) -> None:
        if guide.equipment:
            self._paragraph(
                [Run(self.words("guide.you_need"), "bold"), Run(", ".join(guide.equipment))], before=self.size * 0.2
            )
        counted = "" if guide.counted_in == "reps" else self.words("guide.counted_in", unit=guide.counted_in)
        if pattern := ", ".join(filter(None, (guide.pattern, counted))):
            self._paragraph([Run(self.words("guide.pattern"), "bold"), Run(pattern)], before=self.size * 0.2)

    def _muscles(self, guide: Guide) -> None:
        if guide.muscles:
            self._heading(self.words("guide.muscles"))
        for muscle in guide.muscles:
            self._paragraph(
                [Run(muscle.name, "semibold"), Run(guides.work_of(muscle, self.words))], "–", before=self.size * 0.12
            )

    def _setup(self, guide: Guide) -> None:
        self._list(self.words("guide.setup"), guide.setup, lambda _: "–")

    def _instructions(self, guide: Guide) -> None:
        self._list(self.words("guide.instructions"), guide.instructions, str)

    def _tips(self, guide: Guide) -> None:
        self._list(self.words("guide.tips"), guide.tips, lambda _: "–")

    def _stop_when(self, guide: Guide) -> None:
        self._list(self.words("guide.stop_when"), guide.stop_when, lambda _: "", bar=True)

    def _mistakes(self, guide: Guide) -> None:
        if guide.mistakes:
            self._heading(self.words("guide.mistakes"))
        for mistake in guide.mistakes:
            self._paragraph(_mistake_runs(mistake), "–", before=self.size * 0.12)

    def _guidance(self, guide: Guide) -> None:
        said = [
            (self.words(f"guide.guidance.{name}"), text)
            for name in _GUIDANCE
            if (text := getattr(guide.guidance, name))
        ]
        if said:
            self._heading(self.words("guide.guidance"))
        for name, text in said:
            self._paragraph([Run(name, "semibold"), Run(text)], "–", before=self.size * 0.12)

    def _variations(self, guide: Guide) -> None:
        for level in ("easier", "harder", "other"):
            chosen = [variation for variation in guide.variations if variation.level == level]
            if chosen:
                self._heading(self.words(f"guide.{level}"))
            for variation in chosen:
                colon = ":" if variation.note else ""
                self._paragraph(
                    [Run(variation.name + colon, "semibold"), Run(variation.note)],
                    "–",
                    before=self.size * 0.12,
                )

    def _progression(self, guide: Guide) -> None:
        self._list(self.words("guide.progression"), guide.progression, str)

    def _faq(self, guide: Guide) -> None:
        if guide.faq:
            self._heading(self.words("guide.faq"))
        for item in guide.faq:
            self._paragraph([Run(item.question, "semibold"), Run(item.answer)], before=self.size * 0.25)

    def _credits(self, guide: Guide) -> None:
        if guide.video:
            self._paragraph(
                [Run(self.words("guide.video"), "bold"), Run(guide.video)], before=self.size * 0.5, link=guide.video
            )
        credit = ", ".join(part for part in (guide.source, guide.license) if part)
        if credit:
            self._paragraph([Run(self.words("guide.text"), "bold"), Run(credit)], before=self.size * 0.3)


def _mistake_runs(mistake: Mistake) -> list[Run]:
    return [Run(mistake.text), *([Run("→", "semibold"), Run(mistake.fix)] if mistake.fix else [])]
