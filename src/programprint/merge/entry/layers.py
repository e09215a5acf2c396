"""Library entry, program defaults, session defaults and the entry itself → one exercise and its prescription.

Weakest to strongest; scalars replace, lists replace, ``add_…`` and ``drop_…`` extend or thin them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from programprint.merge.sheet import Guide
from programprint.notation.duration import Duration
from programprint.notation.exertion import Share
from programprint.notation.prescription import Prescription
from programprint.notation.progress import Progress
from programprint.notation.prose import folded, polished
from programprint.notation.ramp import Ramp
from programprint.notation.rounds import Times
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Bar, BodyWeight, Load, Percent, Weight
from programprint.notation.tempo import Tempo
from programprint.problems import Span
from programprint.read.exercise import Content, Cue, Exercise, Guidance, Mistake, Phases
from programprint.read.names import key_of
from programprint.read.program import Entry, Override
from programprint.read.weekly import Weekly

if TYPE_CHECKING:
    from programprint.read.language import ExerciseTexts

T = TypeVar("T")
THINNED = ("setup", "instructions", "tips", "mistakes", "stop_when")
"""The lists that ``add_…`` and ``drop_…`` work on."""
_LIFTED = (Weight, Percent, Bar)
"""Loads of what is lifted."""
_UNLOADED = ("sprint", "conditioning")
"""Patterns in which nothing is lifted."""
_PUSHED = frozenset({"sled", "barbell", "dumbbell", "dumbbells", "kettlebell", "sandbag"})
"""What has a weight of its own all the same."""


class Layers:
    """One exercise under the layers that a program lays over it, weakest first; the last of them is the entry. *lines* are those
    of the exercise as the program's language has them, so that a coach may name them in it."""

    def __init__(
        self,
        exercise_id: str,
        exercise: Exercise,
        layers: Sequence[Override],
        lines: Mapping[Cue | Mistake, str] | None = None,
    ) -> None:
        self.id, self.exercise, self.layers = exercise_id, exercise, tuple(layers)
        self.lines = lines or {}
        self.undropped: list[tuple[Override, str, int, int]] = []
        """Lines to drop that no line matched: layer, field, index, and how many lines there were."""
        laid = {name: self._strongest(name) for name in Content.fields}
        laid |= {name: self._thinned(name) for name in THINNED}
        laid |= {"guidance": self._parts(Guidance), "phases": self._parts(Phases)}
        self.content = Content(**laid)

    def _strongest(self, name: str) -> object:
        says = (layer for layer in reversed(self.layers) if layer.says(name))
        return getattr(next(says, self.exercise), name)

    def _parts(self, model: type[Guidance] | type[Phases]) -> Guidance | Phases:
        """A set of named texts: each replaces the one of the same name."""
        parts: dict[str, str] = {}
        for layer in (self.exercise, *self.layers):
            texts = layer.guidance if model is Guidance else layer.phases
            parts |= {part: getattr(texts, part) for part in texts.given}
        return model(**parts)

    def _thinned(self, name: str) -> list[Cue | Mistake]:
        lines: list[Cue | Mistake] = list(getattr(self.exercise, name))
        for layer in self.layers:
            if layer.says(name):
                lines = list(getattr(layer, name))
            dropped: set[int] = set()
            for index, wanted in enumerate(getattr(layer, f"drop_{name}")):
                if (found := _line_meant(wanted, lines, self.lines)) is None:
                    self.undropped.append((layer, f"drop_{name}", index, len(lines)))
                else:
                    dropped.add(found)
            lines = [line for index, line in enumerate(lines) if index not in dropped]
            lines += getattr(layer, f"add_{name}")
        return lines

    def _weekly(self, field: Callable[[Override], Weekly[T] | None], week: int) -> T | None:
        """The strongest value that a layer says for a week."""
        for layer in reversed(self.layers):
            if (value := field(layer)) is not None and (found := value.at(week)) is not None:
                return found
        return None

    def prescription(self, week: int) -> Prescription | None:
        """What to do in a week; None in a week without it. ``do`` replaces what weaker layers ask for; ``sets`` or
        ``reps`` change only the number or the amount."""
        if self.layers and isinstance(entry := self.layers[-1], Entry) and entry.weeks and week not in entry.weeks:
            return None
        asked: Prescription | None = None
        sets = Times(1)
        for layer in self.layers:
            if layer.do is not None and layer.do.speaks_of(week):
                asked = layer.do.at(week)
            if layer.sets is not None and layer.sets.speaks_of(week):
                if (number := layer.sets.at(week)) is None:
                    asked, sets = None, Times(0)
                    continue
                sets = number
                asked = asked and Prescription((replace(asked.groups[0], sets=sets.most, least=sets.least),))
            if layer.reps is not None and layer.reps.speaks_of(week):
                reps: SetGroup | None = layer.reps.at(week)
                if asked:
                    sets = Times(asked.groups[0].sets, asked.groups[0].least)
                both = reps and sets.most and replace(reps, sets=sets.most, least=sets.least)
                asked = Prescription((both,)) if both else None
        if asked is None and not self._dosed and (rules := self.progress(week)) and rules.stages:
            asked = rules.stages[0]
        return Prescription(tuple(map(self._of_effort, asked.groups))) if asked and self.runs else asked

    @cached_property
    def _dosed(self) -> bool:
        """Whether any layer says how much is done."""
        return any(layer.do is not None or layer.reps is not None for layer in self.layers)

    @property
    def prescribed(self) -> bool:
        """Whether any layer says what to do at all; stages do, of which the first is what is done at first."""
        return self._dosed or any(rules.stages for rules, _ in self.rules())

    @property
    def barbell(self) -> bool:
        """Whether plates go on both ends of a bar."""
        return "barbell" in self.content.equipment and "landmine" not in self.content.equipment

    @property
    def runs(self) -> bool:
        """Whether it is run, ridden or swum, with nothing of which anybody has a maximum."""
        gear, lift = self.content.equipment, self.content.percent_of
        return self.content.pattern in _UNLOADED and not lift and not _PUSHED.intersection(gear)

    @property
    def bare(self) -> bool:
        """Whether it is done with the body alone, as the library has it."""
        return isinstance(own := self.exercise.load, BodyWeight) and not own.unit

    def _of_effort(self, group: SetGroup) -> SetGroup:
        return replace(group, load=_effort(group.load)) if group.load else group

    def _held(self, do: Prescription | None) -> bool:
        """Whether it is held, carried or run, so that its reps have no phases: a tempo that is meant for all exercises is not
        meant for it."""
        return bool(self.content.counted_in) and not (do and any(group.amount.unit == "reps" for group in do.groups))

    def tempo(self, week: int, do: Prescription | None = None) -> Tempo | None:
        """The tempo of a week: phrases fill in over the weaker layers, a full code stands alone. That of the library is taken
        only where a layer asks for the usual one; where a set of *do* is near a maximum, the entry itself must. That of defaults
        is not meant for what is held."""
        found: Tempo | None = None
        heavy = do is not None and any(group.near_maximum for group in do.groups)
        held = self._held(do)
        for layer in self.layers:
            over = layer.tempo.at(week) if layer.tempo is not None else None
            weak = layer is not self.layers[-1]
            if over and not (weak and ((heavy and over.usual) or (held and any(over.digits)))):
                found = over.over(self.exercise.tempo if over.usual else found)
        return None if found and found.off else found

    def load(self, week: int) -> Load | None:
        """The load of a week. A weight, or a percentage, of defaults is meant for what is lifted: of the bare body only an effort
        beside it holds."""
        found = self._weekly(lambda layer: layer.load, week)
        load = self.exercise.load if found is None else found
        own = self.layers[-1].load if self.layers else None
        if (self.runs or self.bare) and isinstance(load, _LIFTED) and (own is None or own.at(week) is None):
            return load.also or self.exercise.load
        return load and _effort(load) if self.runs else load

    def rest(self, week: int) -> Duration | None:
        """The rest after a set in a week."""
        found = self._weekly(lambda layer: layer.rest, week)
        return self.exercise.rest if found is None else found

    def rest_between_sides(self, week: int) -> Duration | None:
        """The rest between the two sides of a set in a week."""
        return self._weekly(lambda layer: layer.rest_between_sides, week)

    def ramp(self, week: int) -> Ramp | None:
        """The sets that lead to the work load of a week."""
        found = self._weekly(lambda layer: layer.ramp, week)
        return None if found and found.off else found

    def rules(self) -> Iterator[tuple[Progress, Span | None]]:
        """All rules for next time that any layer says for any week, and where."""
        for layer in self.layers:
            if layer.progress is not None:
                each = layer.progress.each or (layer.progress.by_week or {"": layer.progress.value}).values()
                yield from ((rules, layer.span("progress")) for rules in each if rules)

    def progress(self, week: int) -> Progress | None:
        """What changes after a session of a week."""
        found = self._weekly(lambda layer: layer.progress, week)
        return found if found and found.clauses else None

    def guide(self, texts: ExerciseTexts | None = None) -> Guide:
        """All the words about the exercise, in English but for its names: these are those of *texts* in another language."""
        words = {key: getattr(self.content, key) for key in Guide.__struct_fields__ if key in Content.fields}
        words = {key: tuple(value) if isinstance(value, list) else value for key, value in words.items()}
        name, aliases = self._called(texts)
        return Guide(**words, id=self.id, name=name, aliases=aliases, image=self.exercise.image)

    def _called(self, texts: ExerciseTexts | None) -> tuple[str, tuple[str, ...]]:
        """What the exercise is called on paper, and its other names: as the entry says, or as the coach typed it, unless that
        was its id, or a name in another language."""
        entry, (own, aliases) = self.layers[-1] if self.layers else None, names_of(self.exercise, texts)
        if not isinstance(entry, Entry):
            return own, tuple(aliases)
        if entry.name:
            return entry.name, tuple(aliases)
        typed = as_typed(entry.exercise, self.id, self.exercise, texts)
        if typed == own:
            return own, tuple(aliases)
        return typed, (own, *(alias for alias in aliases if folded(alias) != folded(typed)))


def names_of(exercise: Exercise, texts: ExerciseTexts | None) -> tuple[str, list[str]]:
    """The name and the aliases of an exercise, in the language of its *texts* where they name it."""
    return (texts.name, texts.aliases) if texts and texts.name else (exercise.name, exercise.aliases)


def as_typed(reference: str, exercise_id: str, exercise: Exercise, texts: ExerciseTexts | None = None) -> str:
    """The name under which a coach refers to an exercise: as it was typed, with a capital at its head, or the exercise's own
    where that, or the id, was meant. An alias that was typed as an id, “rack-pull”, is spelt as the exercise has it. A name of
    another language than that of the sheet stands for the exercise, as its id does."""
    own, aliases = names_of(exercise, texts)
    key = key_of(reference)
    if key in (key_of(exercise_id), key_of(own)):
        return own
    if not {key, key.removesuffix("s")} & {*map(key_of, (exercise_id, own, *aliases))}:
        return own
    if "-" in reference and reference == reference.lower() and " " not in reference:
        alike = (alias for alias in aliases if key_of(alias) == key)
        reference = next(alike, reference.replace("-", " "))
    typed = polished(reference)
    return typed[:1].upper() + typed[1:]


def _effort(load: Load) -> Load:
    """A percentage of what nobody lifts, 90 % of a sprint, as one of the best effort; any other load itself."""
    if not isinstance(load, Percent) or load.of or load.basis or load.plus or load.gear:
        return load
    return Share(load.low, "effort", high=load.high, rule=load.rule, also=load.also)


def _line_meant(wanted: str, lines: Sequence[Cue | Mistake], other: Mapping[Cue | Mistake, str]) -> int | None:
    """The line that a number, counted from 1, or the start of its text means, in English or as the *other* language has it."""
    if wanted.isascii() and wanted.isdigit():
        return next((index for index in range(len(lines)) if str(index + 1) == wanted), None)
    start = wanted.casefold()
    texts = ((line.text, other.get(line, "")) for line in lines)
    return next((n for n, both in enumerate(texts) if any(text.casefold().startswith(start) for text in both)), None)
