"""The language files beside the folders of a library → its texts in one language, exercise by exercise.

Such a file is long, and a program needs little of it: an exercise is cut out of it by its lines, and only that is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

from programprint.docket import Docket
from programprint.problems import Source, Span, nearest
from programprint.read.document import parse_document, read_document, read_text
from programprint.read.exercise import Cue, Exercise
from programprint.read.faults import validate
from programprint.read.language import ExerciseTexts, LanguageFile
from programprint.read.names import plain_key
from programprint.read.value import Mapping

FOLDER = "languages"
"""The folder beside exercises that holds their language files."""
WordKind = Literal["muscles", "equipment", "phases"]
LISTS = ("setup", "instructions", "tips", "mistakes", "stop_when", "variations", "progression", "faq")
"""Lists that have as many items as the exercise's own."""
_SECTION = re.compile(r"^exercises:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( +)(?=[^\s#])", re.MULTILINE)
_AT_MARGIN = re.compile(r"^[^\s#]", re.MULTILINE)
_LONG_ALIASES = re.compile(r"^ +aliases:(?! *\[[^\]\n]*\] *(?:#.*)?\r?$)", re.MULTILINE)
_LISTED = re.compile(r""" *("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'][^,]*) *(?:,|$)""")


class Translation:
    """What the folders of a library say in one language: nearer ones first, and of an exercise only those that are no farther
    than its own file, since it may say something else than one of the same id behind it."""

    def __init__(self, language: str, folders: Sequence[Path], home: dict[str, Path], docket: Docket) -> None:
        self.language, self.docket = language.casefold(), docket
        self._files = [
            (number, file)
            for number, folder in enumerate(folders)
            if (file := _opened(folder, language, docket)) is not None
        ]
        place = {folder: number for number, folder in enumerate(folders)}
        self._homes = {key: place.get(path.parent, len(folders)) for key, path in home.items()}
        self._ids = {key: path.stem for key, path in home.items()}
        self._texts: dict[str, ExerciseTexts | None] = {}

    def judged(self) -> Translation:
        """The same, with a problem added for each exercise that there is none of in its folder, or in one that is farther."""
        for number, file in self._files:
            known = {key for key, at in self._homes.items() if at >= number}
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

    def word(self, kind: WordKind, word: str) -> str:
        """What a muscle, a piece of equipment or a phase is called, given its English name; that where no file says it."""
        for _, file in self._files:
            if said := getattr(file.words(self.docket), kind).get(word):
                return str(said)
        return word

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The ids that a name or an alias means, by :func:`plain_key`; the nearest file that knows it decides."""
        named: dict[str, list[str]] = {}
        for number, file in self._files:
            here: dict[str, list[str]] = {}
            for own_id, names in file.names(self.docket):
                if self._homes.get(own_id.casefold(), -1) >= number:
                    for key in dict.fromkeys(map(plain_key, names)):
                        here.setdefault(key, []).append(self._ids[own_id.casefold()])
            named = {**here, **named}
        return named

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


def _opened(folder: Path, language: str, docket: Docket) -> _File | None:
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
        return _File(path, name, docket)
    return None


class _File:
    """One language file. Where its lines are laid out one exercise below the other, they are found without parsing."""

    def __init__(self, path: Path, tag: str, docket: Docket) -> None:
        self.path, self.tag = path, tag
        self._whole: LanguageFile | None = None
        self._source: Source | None = None
        self._places: dict[str, tuple[int, int]] = {}
        """Where the lines of each exercise begin and end."""
        self._begin = 0
        shown = docket.files.shown(path)
        text = None if docket.files.plain(path) is not None else read_text(path, shown, docket)
        section = _SECTION.search(text) if text else None
        if text is None or section is None or _LONG_ALIASES.search(text):
            self._whole = whole(path, docket) or LanguageFile()
            return
        end = _AT_MARGIN.search(text, section.end())
        if end is not None:  # more follows below the exercises
            self._whole = whole(path, docket) or LanguageFile()
            return
        keys = re.compile(rf"""^{section[1]}(["']?)([^\s"'#:][^\n:"']*)\1:(.*)""", re.MULTILINE)
        lines = list(keys.finditer(text, section.start(1)))
        fields = re.search(r"^( +)name:", text[section.end() :], re.MULTILINE)
        if any(key[3].partition("#")[0].strip() for key in lines):  # all of an exercise on one line
            self._whole = whole(path, docket) or LanguageFile()
            return
        self._source, self._begin = Source(shown, text, path), section.start()
        indent = fields[1] if fields else section[1] * 2
        self._names = re.compile(rf"^{indent}(?:name: +([^\n]*)|aliases: *\[([^\n]*)\])", re.MULTILINE)
        found = [(key[2], key.start()) for key in lines]
        ends = [*(start for _, start in found[1:]), len(text)]
        self._places = {name: (start, last) for (name, start), last in reversed(list(zip(found, ends, strict=True)))}

    def ids(self) -> Iterator[tuple[str, Span | None]]:
        """The ids of its exercises, with their places."""
        if self._source is None:
            assert self._whole is not None
            yield from ((own_id, self._whole.key_span("exercises", own_id)) for own_id in self._whole.exercises)
            return
        for own_id, (start, _) in self._places.items():
            at = self._source.text.index(own_id, start)
            yield own_id, Span(self._source, at, at + len(own_id))

    def words(self, docket: Docket) -> LanguageFile:
        """All of it but the exercises; all of it where it was parsed."""
        if self._whole is None:
            assert self._source is not None
            head = self._source.text[: self._begin]
            document = None
            if any(line.strip() and not line.lstrip().startswith("#") for line in head.splitlines()):
                document = parse_document(self._source, docket, (0, self._begin))
            read = None if document is None else validate(LanguageFile, document, docket)
            self._whole = read or LanguageFile()
        return self._whole

    def texts(self, exercise: str, docket: Docket) -> ExerciseTexts | None:
        """What it says of an exercise; None, with the problems added, where it cannot be read."""
        if self._source is None:
            assert self._whole is not None
            return self._whole.exercises.get(exercise)
        if exercise not in self._places:
            return None
        document = parse_document(self._source, docket, self._places[exercise])
        if document is None:
            return None
        holder = Mapping(exercises=document)
        holder.span, holder.keys_at = document.span, {}
        read = validate(LanguageFile, holder, docket)
        return read.exercises.get(exercise) if read else None

    def names(self, docket: Docket) -> Iterator[tuple[str, list[str]]]:
        """The names and aliases of each exercise."""
        if self._source is None:
            assert self._whole is not None
            for own_id, texts in self._whole.exercises.items():
                yield own_id, list(filter(None, (texts.name, *texts.aliases)))
            return
        text = self._source.text
        for own_id, (start, end) in self._places.items():
            found = self._names.findall(text, start, end)
            yield own_id, [name for name, listed in found for name in ([_bare(name)] if name else _names_in(listed))]


def _names_in(listed: str) -> list[str]:
    return [_bare(one) for one in _LISTED.findall(listed)]


def _bare(value: str) -> str:
    """A name without its quotes, or the remark behind it."""
    value = value.strip()
    if value[:1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1 : value.rfind('"')])
    if value[:1] == "'":
        return value[1 : value.rfind("'")].replace("''", "'")
    return re.sub(r"\s+#.*", "", value).strip()


def whole(path: Path, docket: Docket) -> LanguageFile | None:
    """A language file, all of it; None, with the problems added, where it cannot be read."""
    document = read_document(path, docket.files.shown(path), docket)
    return None if document is None else validate(LanguageFile, document, docket)
