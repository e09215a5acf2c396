"""The language files beside the folders of a library → its texts in one language, exercise by exercise.

Such a file is long, and a program needs little of it: an exercise is cut out of it by its lines, and only that is parsed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

from programprint import resources
from programprint.docket import Docket
from programprint.problems import Span, nearest
from programprint.read.exercise import Cue, Exercise
from programprint.read.language import ExerciseTexts
from programprint.read.language_file import OpenedFile
from programprint.read.names import plain_key, plain_keys
from programprint.read.vocabulary import vocabulary_of

FOLDER = "languages"
"""The folder beside exercises that holds their language files."""
WordKind = Literal["muscles", "equipment", "phases"]
_WHOLE_WORD = 3
"""Letters of what may be a word inside another."""
LISTS = ("setup", "instructions", "tips", "mistakes", "stop_when", "variations", "progression", "faq")
"""Lists that have as many items as the exercise's own."""


class Translation:
    """What the folders of a library say in one language: nearer ones first, and of an exercise only those that are no farther
    than its own file, since it may say something else than one of the same id behind it."""

    def __init__(self, language: str, folders: Sequence[Path], home: Mapping[str, Path], docket: Docket) -> None:
        self.language, self.docket = language.casefold(), docket
        self._files = [
            (number, file)
            for number, folder in enumerate(folders)
            if (file := _opened(folder, language, docket)) is not None
        ]
        self._folders = folders
        place = {folder: number for number, folder in enumerate(folders)}
        self._homes = {key: place.get(path.parent, len(folders)) for key, path in home.items()}
        self._ids = {key: path.stem for key, path in home.items()}
        self._texts: dict[str, ExerciseTexts | None] = {}

    def judged(self) -> Translation:
        """The same, with a problem added for each exercise that there is none of in its folder, or in one that is farther. One
        that a nearer folder has as well is there, and not asked for its texts. The shipped files are known to be right."""
        for number, file in self._files:
            if file.known:
                continue
            there = (_ids_in(folder, self.docket) for folder in self._folders[number:])
            known = {key for key, at in self._homes.items() if at >= number}.union(*there)
            for own_id, where in file.ids():
                judge_id(own_id, where, known, self.docket)
        return self

    def __bool__(self) -> bool:
        """Whether there is any file of the language."""
        return bool(self._files)

    def covers(self, exercise: str) -> bool:
        """Whether the folder of an exercise has a file of the language, so that its texts may be expected there."""
        return any(number == self._homes.get(exercise.casefold()) for number, _ in self._files)

    def texts(self, exercise_id: str, exercise: Exercise) -> ExerciseTexts | None:
        """All that is said of an exercise, each field by the nearest file that says it; None where none says anything."""
        key = exercise_id.casefold()
        if key not in self._texts:
            found: ExerciseTexts | None = None
            home = self._homes.get(key, -1)
            for number, file in self._files:
                own = file.texts(self._ids[key], self.docket) if number <= home else None
                if own is None:
                    continue
                judge(own, exercise, self.docket)
                found = own if found is None else _over(found, own)
            self._texts[key] = found
        return self._texts[key]

    def name(self, exercise_id: str) -> str:
        """The name of an exercise alone, which is found without reading its texts; empty where no file has one."""
        key = exercise_id.casefold()
        home = self._homes.get(key, -1)
        names = (file.name(self._ids[key], self.docket) for number, file in self._files if number <= home)
        return next(filter(None, names), "")

    def word(self, kind: WordKind, word: str) -> str:
        """What a muscle, a piece of equipment or a phase is called, given its English name; that where no file says it."""
        for _, file in self._files:
            if found := file.word(kind, word, self.docket):
                return found
        return word

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The ids that a name or an alias means, by :func:`plain_key`; the nearest file that knows it decides."""
        named: dict[str, list[str]] = {}
        for number, file in self._files:
            here: dict[str, list[str]] = {}
            listed = [(own_id, name) for own_id, names in file.names(self.docket) for name in names]
            for (own_id, _), key in zip(listed, plain_keys([name for _, name in listed]), strict=True):
                if self._homes.get(own_id.casefold(), -1) >= number:
                    ids = here.setdefault(key, [])
                    if (known := self._ids[own_id.casefold()]) not in ids:
                        ids.append(known)
            named = {**here, **named}
        return named

    def meant(self, name: str) -> list[str]:
        """The ids that a name or an alias means; where nothing is called so, those of what it is the plural of."""
        key = plain_key(name)
        if found := self.names.get(key):
            return found
        known = vocabulary_of(self.language)
        return next((found for one in known.singulars(key) if (found := self.names.get(one))), []) if known else []

    def kinds(self, name: str) -> list[str]:
        """What the exercises are called in one of whose names a *name* stands, or the singular of it: “Rudern” in “Kabelrudern”.
        Names come before aliases, and whole words before parts of words; then the shortest."""
        key, known = plain_key(name), vocabulary_of(self.language)
        words = {one for one in (key, *(known.singulars(key) if known else ())) if len(one) >= _WHOLE_WORD}
        found: list[tuple[bool, bool, int, str]] = []
        for names in self.named.values():
            plain = zip(plain_keys(names), names, strict=True)
            ranks = [
                (one is not names[0], f" {word} " not in f" {text} ", len(one), one)
                for text, one in plain
                for word in words
                if word in text
            ]
            found += sorted(ranks)[:1]
        return [one for *_, one in sorted(found)]

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """All names of each exercise, by its id."""
        found: dict[str, list[str]] = {}
        for number, file in self._files:
            for own_id, names in file.names(self.docket):
                if self._homes.get(own_id.casefold(), -1) >= number:
                    found.setdefault(self._ids[own_id.casefold()], []).extend(names)
        return found

    @property
    def reviewers(self) -> list[str]:
        """Who has read each of the files; “no” where nobody has."""
        return [
            words.reviewed if words.is_reviewed else "no" for _, f in self._files if (words := f.words(self.docket))
        ]


def _ids_in(folder: Path, docket: Docket) -> set[str]:
    """The ids of the exercises in a folder, folded."""
    try:
        names = docket.files.names(folder)
    except OSError:
        return set()
    return {name.rpartition(".")[0].casefold() for name in names if name.endswith((".yaml", ".yml"))}


def tags_in(folder: Path, docket: Docket) -> list[str]:
    """The languages that a folder of exercises has files for."""
    try:
        names = docket.files.names(folder / FOLDER)
    except (OSError, ValueError):
        return []
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def judge_id(exercise: str, where: Span | None, known: Collection[str], docket: Docket) -> None:
    """Adds a problem where an id is not *known*, folded, in the folder of the file, or in one that is farther."""
    if exercise.casefold() not in known:
        hint = nearest(exercise, known) or "the id is the name of the exercise's file, without “.yaml”"
        docket.error(where, f"there is no exercise “{exercise}” that these could be the texts of", hint)


def judge(texts: ExerciseTexts, exercise: Exercise, docket: Docket) -> None:
    """Adds a problem for each list that has more or fewer items than the exercise has."""
    for name in LISTS:
        if texts.says(name):
            _count(texts, name, len(getattr(texts, name)), len(getattr(exercise, name)), docket)
    if texts.says("cues"):
        _count(texts, "cues", len(texts.cues), len(short_lines(exercise)), docket)
    if texts.says("jobs"):
        _count(texts, "jobs", len(texts.jobs), len(exercise.muscles), docket)


def short_lines(exercise: Exercise) -> list[Cue]:
    """The lines of an exercise that have a short form, in the order in which a language file has these."""
    return [line for line in (*exercise.tips, *exercise.instructions, *exercise.setup) if line.short]


def _count(texts: ExerciseTexts, name: str, found: int, wanted: int, docket: Docket) -> None:
    if found != wanted:
        cure = {
            "cues": "write one for each short form of its tips, then of its instructions, then of its setup",
            "jobs": "write one for each of its muscles, “” where it says nothing",
        }.get(name, "write as many, in the same order, or leave the field out")
        docket.error(texts.key_span(name), f"“{name}” has {found}, and the exercise has {wanted}", cure)


def _over(nearer: ExerciseTexts, farther: ExerciseTexts) -> ExerciseTexts:
    """The texts of two files, those of the *nearer* first. Its cues are the short forms of its own texts, or of the others'."""
    return nearer.changed(**{name: getattr(farther, name) for name in farther.given - nearer.given})


def _opened(folder: Path, language: str, docket: Docket) -> OpenedFile | None:
    """The language file of a folder: of the tag, or else of the language without its region; None where there is none."""
    files, tag = docket.files, language.casefold()
    for name in dict.fromkeys((tag, tag.partition("-")[0])):
        path = folder / FOLDER / f"{name}.yaml"
        docket.look_at(path)
        if files.kind(path) != "file" and files.plain(path) is None:
            continue
        if (files.is_link(path) or files.is_link(path.parent)) and docket.leads_out(path, folder):
            message = f"“{FOLDER}/{path.name}” is a link that leads out of its folder"
            docket.error(files.shown(path), message, "put the file itself there, or allow its folder: --allow DIR")
            return None
        return OpenedFile(path, docket, known=folder == resources.programs() / "exercises")
    return None
