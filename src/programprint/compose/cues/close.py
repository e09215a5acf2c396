"""What else is known of an exercise, set close: paragraphs that each begin with what they are about, in bold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from programprint.compose.cues.cards import ABOVE_DETAIL, CardSetter
from programprint.compose.type.paragraph import DOT, Run
from programprint.merge.sheet import Guide
from programprint.notation.scanner import NBSP
from programprint.read.exercise import Muscle, Variation
from programprint.wording import guides

AFTER_LIST = 0.4
"""White above a paragraph that follows a list, as a part of the size."""
_ENDS = (".", "!", "?", "…")
"""After what ends in one of these no dot comes before the next."""
_GUIDANCE = (("purpose",), ("placement",), ("reps", "recovery", "load"), ("weak_side",), ("beginners",), ("feel",))
"""What is good to know, by paragraphs."""


class CloseSetter(CardSetter):
    """Sets guides to be read at home: what is done stands in lists, as on every card, and what is known runs in."""

    leads, above_heading, above_item = 1.2, 0.45, 0.06

    def _summary(self, guide: Guide) -> None:
        """What it is: right below the name, or named where other things come first."""
        lead = [] if len(self.strips) == 1 or not guide.summary else [self._lead("guide.summary")]
        called = self.words.listed(guide.also_called)
        named = [self._lead("guide.also_called"), Run(called)] if called else []
        self._run_in([[*lead, Run(guide.summary), *named]] if guide.summary or named else [])

    def _equipment(self, guide: Guide) -> None:
        pattern = guides.family(guide, self.words)
        self._about(
            [("guide.you_need", self.words.listed(guides.equipment(guide, self.words))), ("guide.pattern", pattern)]
        )

    def _muscles(self, guide: Guide) -> None:
        def named(muscle: Muscle) -> list[Run]:
            return [Run(guides.muscle(muscle, guide), "italic"), Run(guides.work_of(muscle, self.words))]

        self._run_in(map(named, guide.muscles), "guide.muscles")

    def _guidance(self, guide: Guide) -> None:
        for group in _GUIDANCE:
            self._about([(f"guide.guidance.{name}", getattr(guide.guidance, name)) for name in group])

    def _variations(self, guide: Guide) -> None:
        for level in ("easier", "harder", "other"):
            self._run_in([_named(one) for one in guide.variations if one.level == level], f"guide.{level}")

    def _progression(self, guide: Guide) -> None:
        cues = [cue.short if self.reading.short and cue.short else cue.text for cue in guide.progression]
        steps = [[Run(f"{number})", "bold"), Run(text)] for number, text in enumerate(cues, start=1)]
        self._run_in(steps, "guide.progression")

    def _faq(self, guide: Guide) -> None:
        for item in guide.faq:
            self._run_in([[Run(item.question, "semibold"), Run(item.answer)]])

    def _lead(self, name: str) -> Run:
        """The phrase *name*, in bold and unbroken."""
        return Run(self.words(name).replace(" ", NBSP), "bold")

    def _about(self, told: Iterable[tuple[str, str]]) -> None:
        """A paragraph of texts, each behind the phrase that names it; those that are empty are left out."""
        self._run_in([[self._lead(name), Run(text)] for name, text in told if text])

    def _run_in(self, members: Iterable[Sequence[Run]], name: str = "") -> None:
        """A paragraph of *members*, a dot between those that are no sentences; the phrase *name* begins it."""
        runs: list[Run] = []
        for member in members:
            if runs and not runs[-1].text.endswith(_ENDS):
                runs.append(Run(DOT))
            runs += member
        if runs:
            self._paragraph([*([self._lead(name)] if name else []), *runs])

    def _paragraph(self, runs: Sequence[Run], above: float = 0.0, link: str = "") -> None:
        """A paragraph for itself, apart from a list above it."""
        after = len(self.strips) > 1 and not self.strips[-1].alone
        super()._paragraph(runs, AFTER_LIST if after else ABOVE_DETAIL, link)
        self.strips[-1] = replace(self.strips[-1], alone=True)


def _named(variation: Variation) -> list[Run]:
    """A variation by its name, and what there is to say of it."""
    if not variation.note:
        return [Run(variation.name, "italic")]
    return [Run(f"{variation.name}:", "italic"), Run(variation.note)]
