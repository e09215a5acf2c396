"""What else is known of an exercise, set close: a paragraph for each thing, which begins with its name in bold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from programprint.compose.cues.cards import ABOVE_DETAIL, ABOVE_SUMMARY, GUIDANCE, CardSetter
from programprint.compose.type.paragraph import DOT, Run
from programprint.merge.sheet import Guide
from programprint.read.exercise import Variation
from programprint.wording import guides

_ENDS = (".", "!", "?", "…")
"""A member that ends in one of these needs no dot before the next."""


class CloseSetter(CardSetter):
    """Sets guides to be read at home: what is done is in lists, as on every card, and what is known runs in."""

    leads = 1.2

    def _summary(self, guide: Guide) -> None:
        """What it is: right below the name, or named where it follows what is done."""
        called = self.words.listed(guide.also_called)
        opening = Run(self.words("guide.summary"), "bold") if len(self.strips) > 1 and guide.summary else Run("")
        named = [Run(self.words("guide.also_called"), "bold"), Run(called)] if called else []
        if guide.summary or named:
            self._paragraph([opening, Run(guide.summary), *named], ABOVE_SUMMARY)

    def _equipment(self, guide: Guide) -> None:
        counted = "" if guide.counted_in == "reps" else self.words("guide.counted_in", unit=guide.counted_in)
        found = {
            "guide.you_need": self.words.listed(guide.equipment),
            "guide.pattern": self.words.listed((guide.pattern or "", counted)),
        }
        self._run_in([[Run(self.words(name), "bold"), Run(text)] for name, text in found.items() if text])

    def _muscles(self, guide: Guide) -> None:
        named = [[Run(muscle.name, "semibold"), Run(guides.work_of(muscle, self.words))] for muscle in guide.muscles]
        self._run_in(named, "guide.muscles")

    def _guidance(self, guide: Guide) -> None:
        for name in GUIDANCE:
            if text := getattr(guide.guidance, name):
                self._run_in([[Run(text)]], f"guide.guidance.{name}")

    def _variations(self, guide: Guide) -> None:
        for level in ("easier", "harder", "other"):
            chosen = [_named(variation) for variation in guide.variations if variation.level == level]
            self._run_in(chosen, f"guide.{level}")

    def _progression(self, guide: Guide) -> None:
        cues = [cue.short if self.reading.short and cue.short else cue.text for cue in guide.progression]
        self._run_in(
            [[Run(f"{number}.\N{NO-BREAK SPACE}{text}")] for number, text in enumerate(cues, 1)], "guide.progression"
        )

    def _faq(self, guide: Guide) -> None:
        for item in guide.faq:
            self._paragraph([Run(item.question, "semibold"), Run(item.answer)], ABOVE_DETAIL)

    def _paragraph(self, runs: Sequence[Run], above: float = 0.0, link: str = "") -> None:
        super()._paragraph(runs, above, link)
        self.strips[-1] = replace(self.strips[-1], alone=True)

    def _run_in(self, members: Iterable[Sequence[Run]], name: str = "") -> None:
        """A paragraph of *members*, a dot between those that are no sentences; the phrase *name* begins it."""
        runs: list[Run] = []
        for member in members:
            if runs and not runs[-1].text.endswith(_ENDS):
                runs.append(Run(DOT))
            runs += member
        if runs:
            self._paragraph([*([Run(self.words(name), "bold")] if name else []), *runs], ABOVE_DETAIL)


def _named(variation: Variation) -> list[Run]:
    """A variation by its name, and what there is to say of it."""
    return (
        [Run(f"{variation.name}:", "semibold"), Run(variation.note)]
        if variation.note
        else [Run(variation.name, "semibold")]
    )
