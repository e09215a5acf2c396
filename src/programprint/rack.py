"""A library → the exercises that somebody looks for, and what is known of one of them with the file that says it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from programprint.merge.entry.layers import THINNED, Layers
from programprint.merge.sheet import OPTIONAL, Guide
from programprint.notation.tempo import Tempo
from programprint.problems import Span, close_to
from programprint.read.exercise import Content, Exercise, Sides
from programprint.read.library import ENGLISH, Library
from programprint.read.program import Override, Program
from programprint.read.weekly import Weekly
from programprint.read.written import Written
from programprint.resources import shown

_WEEKLY = ("tempo", "load", "rest")
_ORDER = ("aliases", "sides", "limb", "pattern", "equipment", "muscles", "summary", "do", *_WEEKLY, "percent_of")
"""What comes first on the card of an exercise; the rest follows in the order of the format."""


class Wanted(Struct, frozen=True):
    """What an exercise must have: every word somewhere, every muscle and piece of equipment, its pattern and sides."""

    words: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    sides: Sides | None = None
    pattern: str | None = None

    def fits(self, exercise_id: str, exercise: Exercise, others: Sequence[str] = ()) -> bool:
        """Whether an exercise, which has *other* names in other languages, has all of it."""
        muscles = [muscle.name for muscle in exercise.muscles]
        names = [exercise_id, exercise.name, *exercise.aliases, *others]
        anywhere = " ".join([*names, exercise.summary, exercise.pattern or "", *muscles, *exercise.equipment])
        return (
            self.sides in (None, exercise.sides)
            and self.pattern in (None, exercise.pattern)
            and all(_says(anywhere, word) for word in self.words)
            and all(any(_says(name, muscle) for name in muscles) for muscle in self.muscles)
            and all(any(_says(item, piece) for item in exercise.equipment) for piece in self.equipment)
        )

    def rank(self, exercise_id: str, exercise: Exercise, others: Sequence[str] = ()) -> int:
        """How many of the words are not in one of the names: what is called so comes first."""
        names = " ".join([exercise_id, exercise.name, *exercise.aliases, *others])
        return sum(not _says(names, word) for word in self.words)


def search(library: Library, wanted: Wanted, language: str = ENGLISH) -> list[tuple[str, Exercise]]:
    """The exercises that fit, in the words of a *language*: those called so first, then by id. They are also found by what any
    language calls them."""
    others = library.names_in_all_languages() if wanted.words else {}
    found = [
        (name, exercise)
        for name in library.ids
        if (exercise := in_language(name, library, language)) and wanted.fits(name, exercise, others.get(name, ()))
    ]
    return sorted(found, key=lambda one: (wanted.rank(one[0], one[1], others.get(one[0], ())), one[0]))


def in_language(exercise_id: str, library: Library, language: str) -> Exercise | None:
    """An exercise in the words of a language, as far as there are any; None, with the problem added, when its file is wrong."""
    exercise, translation = library.get(exercise_id), library.translation(language)
    if exercise is None or translation is None:
        return exercise
    from programprint.merge.entry.spoken import guide_in, phases_in

    guide = Layers(exercise_id, exercise, ()).guide(library.texts(exercise_id, language))
    guide = guide_in(guide, exercise_id, exercise, translation)
    laid: dict[str, object] = {"name": guide.name, "aliases": list(guide.aliases)}
    for name in Guide.__struct_fields__:
        if name in Content.fields and exercise.says(name):
            value = getattr(guide, name)
            laid[name] = list(value) if isinstance(value, tuple) else value
    laid["muscles"] = [one.changed(name=guide.called.get(one.name, one.name)) for one in guide.muscles]
    laid["equipment"] = [
        f"{guide.called.get(bare, bare)}{piece.removeprefix(bare)}"
        for piece in guide.equipment
        if (bare := piece.removesuffix(OPTIONAL))
    ]
    if exercise.says("phases"):
        laid["phases"] = phases_in(exercise.phases, exercise, translation)
    return exercise.changed(**laid)


def respelt(library: Library, words: Sequence[str]) -> str:
    """The words that somebody may have meant: those that no exercise has, in the spelling of one that is much like it. Nothing
    where that changes nothing."""
    found = (exercise for name in library.ids if (exercise := library.get(name)))
    texts = (text for one in found for text in (one.name, *one.aliases, *one.equipment, *(m.name for m in one.muscles)))
    known = sorted({word for text in texts for word in _words(text)})
    asked = [part for word in words for part in _words(word)]
    meant = [
        part
        if any(word.startswith(_singular(part)) for word in known)
        else next(iter(close_to(part, known, n=1)), part)
        for part in asked
    ]
    return " ".join(meant) if meant != asked else ""


def _says(text: str, wanted: str) -> bool:
    """Whether each word of *wanted* begins a word of *text*. An s at its end is no obstacle: “glutes” finds gluteus."""
    words = _words(text)
    return all(any(word.startswith(_singular(part)) for word in words) for part in _words(wanted))


def _words(text: str) -> list[str]:
    letters = (sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def record(exercise_id: str, exercise: Exercise, library: Library) -> dict[str, object]:
    """An exercise in short, for programs; docs/commands.md describes it."""
    return {
        "id": exercise_id,
        "name": exercise.name,
        "aliases": exercise.aliases,
        "sides": exercise.sides,
        "limb": exercise.limb,
        "pattern": exercise.pattern,
        "equipment": exercise.equipment,
        "muscles": plain(exercise.muscles),
        "summary": exercise.summary,
        "file": shown(file_of(exercise_id, library)),
    }


def plain(value: object) -> object:
    """A value as JSON has it: shorthand as it may be written in a file, sets of fields without the empty ones."""
    if isinstance(value, Written):
        return {name: plain(inner) for name, inner in value.items() if inner not in ("", None)}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


class Fact(Struct, frozen=True):
    """One field of an exercise: its value, and the places in files that it comes from, the strongest last."""

    field: str
    value: object
    places: tuple[str, ...]


class Card(Struct, frozen=True):
    """All that is known of one exercise. *behind* are files of the same id that it takes the place of; *reviewed* are, in another
    language than English, the native speakers who have read what is printed, “no” where nobody has."""

    id: str
    name: str
    file: Path
    behind: tuple[Path, ...]
    facts: tuple[Fact, ...]
    reviewed: tuple[str, ...] = ()


_USUAL = Override(tempo=Weekly(Tempo(usual=True)))
"""Asks for what the exercise's own file says."""


def card(
    exercise_id: str, exercise: Exercise, library: Library, program: Program | None, language: str = ENGLISH
) -> Card:
    """The card of an exercise in a *language*; with a *program*, its ``defaults`` are laid over the library, week by week."""
    texts = library.texts(exercise_id, language)
    exercise = in_language(exercise_id, library, language) or exercise
    defaults = [program.defaults] if program and program.defaults else []
    own = [] if any(layer.tempo for layer in defaults) else [_USUAL]
    layers = Layers(exercise_id, exercise, [*own, *defaults])
    weeks = range(1, len(program.all_weeks) + 1) if program else range(1, 2)
    values: dict[str, object] = {
        "aliases": exercise.aliases,
        "image": exercise.image,
        "figure": exercise.written("figure"),
        **{name: getattr(layers.content, name) for name in Content.fields},
    }
    values["do"] = _by_week([layers.prescription(week) for week in weeks])
    values |= {name: _by_week([getattr(layers, name)(week) for week in weeks]) for name in _WEEKLY}
    said = [texts] if texts else []
    order = [*_ORDER, *(name for name in values if name not in _ORDER)]
    facts = [Fact(name, values[name], tuple(_places(name, [exercise, *said, *defaults]))) for name in order]
    file = file_of(exercise_id, library)
    behind = [found for folder in library.folders for found in _files(folder, exercise_id) if found != file]
    return Card(
        exercise_id,
        exercise.name,
        file,
        tuple(behind),
        tuple(fact for fact in facts if fact.places or fact.field == "sides"),
        tuple(translation.reviewers) if (translation := library.translation(language)) else (),
    )


def _by_week(values: Sequence[object]) -> object:
    """One value where it is the same in all weeks, or else a list with one per week."""
    return values[0] if all(value == values[0] for value in values) else list(values)


def _places(name: str, layers: Iterable[Written]) -> Iterator[str]:
    """Where the layers say something of a field. What a layer replaces altogether is no longer told."""
    found: list[str] = []
    for layer in layers:
        told = [name, f"drop_{name}", f"add_{name}"] if name in THINNED else [name]
        told += ["sets", "reps"] if name == "do" else []
        spans = {part: layer.span(part) for part in told if layer.says(part)}
        if name in spans and name not in ("guidance", "phases", "tempo"):
            found = []
        found += [_place(span) for span in spans.values() if span]
    yield from found


def _place(span: Span) -> str:
    return f"{span.source.name}:{span.place[0]}"


def file_of(exercise_id: str, library: Library) -> Path:
    """The file of an exercise that the library has."""
    file = library.file_of(exercise_id)
    assert file is not None
    return file


def _files(folder: Path, exercise_id: str) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in (".yaml", ".yml") and path.stem.casefold() == exercise_id.casefold()
    )
