"""What is known of an exercise → a card: its parts as strips of lines, at one size and measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from programprint.compose.cues.around import HEAD_ROOM, beside, set_around
from programprint.compose.cues.strips import Barred, Card, Strip
from programprint.compose.cues.together import GAP, LIST, drawn_together, rows_of
from programprint.compose.looks import Look, body_of, look_of
from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Anchored, Beside, Box, Label, Lines, Stack, White, stack
from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.picture import fitted
from programprint.merge.sheet import Guide
from programprint.naming import slug
from programprint.pages import MM
from programprint.problems import Span
from programprint.read.exercise import Cue, Mistake
from programprint.read.sides import Reading
from programprint.wording import guides, names

LEADING = 1.24
"""Leading of running text, as a multiple of its size."""
DROP = 0.92
"""Down to the first baseline, as a part of the size."""
TITLE = 1.15
"""Leading of the name of an exercise."""
ABOVE_TITLE, ABOVE_HEADING, ABOVE_SUMMARY, ABOVE_ANSWER, ABOVE_DETAIL, ABOVE_ITEM = 1.1, 0.55, 0.3, 0.25, 0.2, 0.12
"""White above what a card is made of, as a part of the size."""
ABOVE_CREDITS = 0.5
"""White above the credits, where they begin."""
PICTURE_PART = 0.18
"""The most of the height of a page that a picture takes."""
HANG = 4.5 * MM
"""Where the text of an item begins, behind its sign."""
_GUIDANCE = ("purpose", "placement", "reps", "recovery", "load", "weak_side", "beginners", "feel")


def cue_anchor(stem: str, guide: Guide) -> str:
    """The name of the place where an exercise stands on the sides that *stem* names."""
    return f"{stem}/{guide.id}/{slug(guide.name)}"


PERSONS = (20 * MM, 14 * MM)
"""How tall a person stands in the figure of a how-to: the second where that saves a page."""
BODY = 21 * MM
"""How high a body with its muscles is."""


class CardSetter:
    """Sets guides as cards: the parts that the layout shows, at one size and measure; *stem* begins the names of anchors."""

    leads, above_heading, above_item = LEADING, ABOVE_HEADING, ABOVE_ITEM
    """Leading as a multiple of the size, and the white above headings and items as a part of it."""

    runs_around = True
    """Whether words stand beside a figure where there is room."""

    def __init__(
        self, reading: Reading, setting: Setting, stem: str, size: float, measure: float, person: float = PERSONS[0]
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.reading, self.layout, self.stem = reading, layout, stem
        self.size, self.measure, self.metrics = size, measure, metrics
        self.words, self.hang = setting.words, HANG
        self.leading, self.person = size * self.leads, person
        self.strips: list[Strip] = []

    def card(self, guide: Guide, places: str, where: Span | None) -> Card:
        """One exercise; *places* says where in the week it is done."""
        named = [
            Run(guide.name, "bold"),
            *([Run(f"\N{NO-BREAK SPACE}{places}", "regular", self.size)] if places else []),
        ]
        self.strips = [self._title(guide, named)]
        self._show(guide, named)
        return Card(guide.name, tuple(self.strips), self.leading, partial(self._resumed, guide.name), where)

    def strips_of(self, guide: Guide) -> list[Strip]:
        """The parts that the layout shows, without a name above them."""
        self.strips = []
        self._show(guide)
        return self.strips

    def _title(self, guide: Guide, named: Sequence[Run], look: Look | None = None) -> Strip:
        """The name, beside a figure where it begins one."""
        size, measure = self.layout.type.heading, self.measure - (look.width + GAP if look else 0.0)
        title: Box = Lines(lines(named, size, measure, self.metrics), size * TITLE, size * DROP)
        if look:
            title = beside(title, look, self.measure, size * HEAD_ROOM)
        body = Stack((Anchored(cue_anchor(self.stem, guide)), title))
        return Strip(body, size * ABOVE_TITLE, ruled=True, keep=True)

    def _show(self, guide: Guide, named: Sequence[Run] = ()) -> None:
        """All parts that the layout shows: what is drawn side by side where there is room, and beside a figure what follows it,
        with the name where the figure comes right below that."""
        groups = drawn_together(self.reading.show)
        while groups:
            sections = groups.pop(0)
            if len(sections) > 1:
                self._side_by_side(guide, sections)
            elif sections == ["figure"] and self.runs_around and (look := self._look_beside(guide)):
                del groups[: self._run_around(guide, look, groups, named)]
            else:
                getattr(self, f"_{sections[0]}")(guide)

    def _look_beside(self, guide: Guide) -> Look | None:
        """The figure where words have room beside it: as large as asked for, or smaller down to the least size."""
        whole = self._look("figure", guide)
        room = self.measure - GAP - LIST
        if whole is None or whole.width <= room:
            return whole
        least = whole.width * PERSONS[-1] / max(self.person, PERSONS[-1])
        return whole.narrowed(room) if room >= least - 0.01 else None

    def _run_around(self, guide: Guide, look: Look, groups: Sequence[Sequence[str]], named: Sequence[Run]) -> int:
        """Sets a figure at the right edge and what follows beside it, as far down as it reaches, and the rest of these sections
        below it; returns how many sections that were."""
        start, reach = self.strips, look.height
        if titled := len(start) == 1 and bool(named):
            start = [self._title(guide, named, look)]
            reach += self.layout.type.heading * HEAD_ROOM - start[0].body.height
        set_at = partial(self._set_at, guide)
        found, used = set_around(set_at, groups, start, look, self.measure, reach, self.leading)
        if not found:
            self._shown(look)
            return 0
        if not titled:
            body = beside(found[0].body, look, self.measure)
            found[0] = replace(found[0], body=body, before=self.size * ABOVE_SUMMARY)
        self.strips = [*start, *found]
        return used

    def _set_at(self, guide: Guide, measure: float, section: str, above: Sequence[Strip]) -> list[Strip]:
        """The strips *above* and those of a section below them, *measure* points wide."""
        kept, whole = self.strips, self.measure
        self.strips, self.measure = [*above], measure
        getattr(self, f"_{section}")(guide)
        found, self.strips, self.measure = self.strips, kept, whole
        return found

    def _side_by_side(self, guide: Guide, sections: Sequence[str]) -> None:
        """Figure and body beside each other, and the muscles beside these, or below them where that is too narrow."""
        looks = [look for name in sections if name != "muscles" and (look := self._look(name, guide))]
        muscles = partial(self._set_narrow, guide) if "muscles" in sections and guide.muscles else None
        rows, all_told = rows_of(looks, muscles, self.measure)
        for row in rows:
            body = stack(row, White(self.size * ABOVE_ITEM))
            self.strips.append(Strip(body, self.size * ABOVE_SUMMARY, keep=not all_told))
        if muscles and not all_told:
            self._muscles(guide)

    def _set_narrow(self, guide: Guide, measure: float) -> Box:
        """The muscles as one box, *measure* points wide."""
        strips, whole = self.strips, self.measure
        self.strips, self.measure = [], measure
        self._muscles(guide)
        narrow, self.strips, self.measure = self.strips, strips, whole
        return stack(narrow[0].body, *(box for strip in narrow[1:] for box in (White(strip.before), strip.body)))

    def _look(self, name: str, guide: Guide) -> Look | None:
        """What is drawn under the name of a section."""
        if name == "body":
            return body_of(guide, BODY, self.measure)
        return look_of(guide, self.person, self.measure, drawn_for=PERSONS[-1]) if self.person else None

    def _resumed(self, name: str) -> Strip:
        return Strip(self._lines([Run(name, "bold"), Run(self.words("continued"), "italic")], self.measure))

    def _lines(self, runs: Sequence[Run], measure: float, link: str = "") -> Lines:
        """Running text."""
        return Lines(lines(runs, self.size, measure, self.metrics), self.leading, self.size * DROP, link)

    def _heading(self, *runs: Run) -> None:
        self.strips.append(Strip(self._lines(runs, self.measure), self.size * self.above_heading, keep=True))

    def _paragraph(self, runs: Sequence[Run], above: float = 0.0, link: str = "") -> None:
        """A paragraph; the white *above* it is a part of the size."""
        self.strips.append(Strip(self._lines(runs, self.measure, link), self.size * above))

    def _item(self, runs: Sequence[Run], sign: str = "–", bar: bool = False) -> None:
        """An item of a list: a sign hung in front of its first line, or a bar at its left."""
        body = self._lines(runs, self.measure - self.hang)
        hung = Label(sign, "bold" if sign.isdigit() else "regular", self.size, self.size * DROP)
        item = Beside(((0.0, hung), (self.hang, body))) if sign else Beside(((self.hang, body),))
        above = self.size * self.above_item
        self.strips.append(Strip(Barred(item, above) if bar else item, above))

    def _list(self, heading: str, cues: Sequence[Cue], sign: Callable[[int], str], bar: bool = False) -> None:
        if cues:
            self._heading(Run(heading, "bold"))
        for number, cue in enumerate(cues, start=1):
            self._item([Run(cue.short if self.reading.short and cue.short else cue.text)], sign(number), bar)

    def _summary(self, guide: Guide) -> None:
        if guide.summary:
            self._paragraph([Run(guide.summary)], ABOVE_SUMMARY)
        if guide.also_called:
            called = self.words.listed(guide.also_called)
            self._paragraph([Run(self.words("guide.also_called"), "bold"), Run(called)], ABOVE_DETAIL)

    def _image(self, guide: Guide) -> None:
        if picture := guide.picture:
            self._shown(Look(picture, *fitted(picture, self.measure, self.layout.size[1] * PICTURE_PART)))

    def _figure(self, guide: Guide) -> None:
        """How it looks: its own picture, or else its figure, where it has one."""
        self._shown(self._look("figure", guide))

    def _body(self, guide: Guide) -> None:
        self._shown(self._look("body", guide))

    def _shown(self, look: Look | None) -> None:
        if look:
            self.strips.append(Strip(look.boxed(self.size * ABOVE_ITEM), self.size * ABOVE_SUMMARY, keep=True))

    def _equipment(self, guide: Guide) -> None:
        if guide.equipment:
            self._paragraph(
                [
                    Run(self.words("guide.you_need"), "bold"),
                    Run(self.words.listed(guides.equipment(guide, self.words))),
                ],
                ABOVE_DETAIL,
            )
        if pattern := guides.family(guide, self.words):
            self._paragraph([Run(self.words("guide.pattern"), "bold"), Run(pattern)], ABOVE_DETAIL)

    def _muscles(self, guide: Guide) -> None:
        if guide.muscles:
            self._heading(Run(self.words("guide.muscles"), "bold"))
        for muscle in guide.muscles:
            self._item([Run(guides.muscle(muscle, guide), "semibold"), Run(guides.work_of(muscle, self.words))])

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
            self._heading(Run(self.words("guide.mistakes"), "bold"))
        for mistake in guide.mistakes:
            self._item(_mistake_runs(mistake))

    def _guidance(self, guide: Guide) -> None:
        notes = [
            (self.words(f"guide.guidance.{name}"), text)
            for name in _GUIDANCE
            if (text := getattr(guide.guidance, name))
        ]
        if notes:
            self._heading(Run(self.words("guide.guidance"), "bold"))
        for name, text in notes:
            self._item([Run(name, "semibold"), Run(text)])

    def _variations(self, guide: Guide) -> None:
        for level in ("easier", "harder", "other"):
            chosen = [variation for variation in guide.variations if variation.level == level]
            if chosen:
                self._heading(Run(self.words(f"guide.{level}"), "bold"))
            for variation in chosen:
                colon = ":" if variation.note else ""
                self._item([Run(variation.name + colon, "semibold"), Run(variation.note)])

    def _progression(self, guide: Guide) -> None:
        self._list(self.words("guide.progression"), guide.progression, str)

    def _faq(self, guide: Guide) -> None:
        if guide.faq:
            self._heading(Run(self.words("guide.faq"), "bold"))
        for item in guide.faq:
            self._paragraph([Run(item.question, "semibold"), Run(item.answer)], ABOVE_ANSWER)

    def _instead(self, guide: Guide) -> None:
        if guide.instead:
            named = self.words.listed(names.inside(name, self.words) for name in guide.instead)
            self._paragraph([Run(self.words("detail.instead"), "bold"), Run(named)], ABOVE_HEADING)

    def _credits(self, guide: Guide) -> None:
        if guide.video:
            self._paragraph([Run(self.words("guide.video"), "bold"), Run(guide.video)], ABOVE_CREDITS, link=guide.video)
        credit = self.words.listed((guide.source, guide.license))
        if credit:
            self._paragraph([Run(self.words("guide.text"), "bold"), Run(credit)], ABOVE_SUMMARY)


def _mistake_runs(mistake: Mistake) -> list[Run]:
    return [Run(mistake.text), *([Run("→", "semibold"), Run(mistake.fix)] if mistake.fix else [])]
