"""Folders of exercise files → a library that finds an exercise by id, name or alias."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from programprint.docket import Docket
from programprint.pages import Picture
from programprint.problems import Span, curly, either
from programprint.read.exercise import Exercise
from programprint.read.faults import as_line
from programprint.read.known import read_model
from programprint.read.names import Spelt, key_of, may_hold, plain_key
from programprint.read.picture import read_picture
from programprint.read.shelves import Places, places_in, stem_of

if TYPE_CHECKING:
    from programprint.figure.notation import Figure
    from programprint.read.language import ExerciseTexts
    from programprint.read.translation import Translation

MOST_KINDS = 6
"""How many kinds of an exercise are suggested to somebody who named none."""
ENGLISH = "en"
"""The language of the library itself."""


class Library(Struct):
    """Exercises from several folders, the nearest first. A file is read when it is first asked for; its figure only then, too,
    and *draws* says whether what is printed asks for it. Names are typed in *language*, in English, or in any other: *foreign*
    are those that only others have, with the tags of these."""

    folders: list[Path]
    docket: Docket
    draws: bool = False
    language: str = ENGLISH
    foreign: dict[str, list[str]] = field(default_factory=dict)
    _places: Places = field(default_factory=dict)
    _read: dict[str, Exercise | None] = field(default_factory=dict)
    _pictures: dict[str, Picture | None] = field(default_factory=dict)
    _figures: dict[str, Figure | None] = field(default_factory=dict)
    _named: dict[str, list[str]] | None = None
    _ids: list[str] = field(default_factory=list)
    _spelt: Spelt | None = None
    _translations: dict[str, Translation | None] = field(default_factory=dict)
    _languages: list[Translation] | None = None

    def __post_init__(self) -> None:
        self._places = places_in(self.folders, self.docket)
        self._ids = sorted(stem_of(name) for _, name in self._places.values())

    @property
    def ids(self) -> list[str]:
        return self._ids

    def file_of(self, exercise: str) -> Path | None:
        """The file that defines an id; the nearest folder wins."""
        place = self._places.get(exercise.casefold())
        return place and place[0] / place[1]

    def _path(self, key: str) -> Path:
        folder, name = self._places[key]
        return folder / name

    @property
    def _paths(self) -> dict[str, Path]:
        """The files by id in lower case."""
        return {key: self._path(key) for key in self._places}

    def lend(self, exercises: Mapping[str, Exercise], folder: Path) -> None:
        """Takes in exercises by id that have no files yet, as if they were in a *folder*; files come before them."""
        for exercise, content in exercises.items():
            if exercise.casefold() not in self._places:
                self._places[exercise.casefold()] = folder, f"{exercise}.yaml"
                self._read[exercise.casefold()] = content
        self._ids = sorted(stem_of(name) for _, name in self._places.values())

    def id_of(self, reference: str) -> str | None:
        """The id that a coach means by an id, a name or an alias; None when there is none, or no single one."""
        found = self._meant(reference)
        return found[0] if len(found) == 1 else None

    def _meant(self, reference: str) -> list[str]:
        """The ids that a reference may mean: by id, or by name and alias in the nearest folder that knows it, in the language of
        the program, in English, or in any. A plural with s means the same. Only when no file seems to bear the name are all of
        them read."""
        key = key_of(reference)
        keys = (key, key[:-1]) if key.endswith("s") else (key,)
        for file_key in (reference.strip().casefold(), *(key.replace(" ", "-") for key in keys)):
            if place := self._places.get(file_key):
                return [stem_of(place[1])]
        own = self.translation(self.language)
        if own and (found := own.meant(reference)):
            return found
        if self._named is None:
            likely = self._names(keys[-1])
            if any(key in likely for key in keys):
                return next(likely[key] for key in keys if key in likely)
            if found := self._in_any_language(reference):
                return found
            self._named = self._names()
        return next((self._named[key] for key in keys if key in self._named), []) or self._in_any_language(reference)

    def _names(self, key: str = "") -> dict[str, list[str]]:
        """The ids by name and alias, where the nearest folder wins, of the files in which *key* may stand."""
        named: dict[str, list[str]] = {}
        files, most = self.docket.files, self.docket.limits.file
        for folder in self.folders:
            here: dict[str, list[str]] = {}
            names = sorted(name for shelf, name in self._places.values() if shelf == folder)
            for own_id in (stem_of(name) for name in names if may_hold(folder / name, key, most, files)):
                if found := self.get(own_id):
                    for name in dict.fromkeys(map(key_of, (found.name, *found.aliases))):
                        here.setdefault(name, []).append(own_id)
            named = {**here, **named}
        return named

    def names(self) -> dict[str, list[str]]:
        """Every English name and alias, as it is looked up, with the ids that it may mean."""
        return self._names()

    def _in_any_language(self, reference: str) -> list[str]:
        """The ids that a name or an alias means in the languages that the folders have files for. A word of the own language
        that several exercises are called by there, “remo”, is not taken for another's."""
        own, key = self.translation(self.language), plain_key(reference)
        if own and own.kinds(reference):
            return []
        named = {one.language: one.names[key] for one in self._all_languages() if key in one.names}
        if named:
            self.foreign[reference] = list(named)
        return list(dict.fromkeys(name for names in named.values() for name in names))

    def names_in_all_languages(self) -> dict[str, list[str]]:
        """The names and aliases of each exercise, by its id, in the languages that the folders have files for."""
        found: dict[str, list[str]] = {}
        for translation in self._all_languages():
            for own_id, names in translation.named.items():
                found.setdefault(own_id, []).extend(names)
        return found

    def _all_languages(self) -> list[Translation]:
        if self._languages is None:
            from programprint.read.translation import Translation, tags_in

            tags = dict.fromkeys(tag for folder in self.folders for tag in tags_in(folder, self.docket))
            self._languages = [Translation(tag, self.folders, self._paths, self.docket) for tag in tags]
        return self._languages

    def translation(self, language: str) -> Translation | None:
        """What the language files of the folders say; None in English, and where there is none."""
        if is_english(language):
            return None
        if language not in self._translations:
            from programprint.read.translation import Translation

            found = Translation(language, self.folders, self._paths, self.docket)
            self._translations[language] = found.judged() if found else None
        return self._translations[language]

    def texts(self, exercise: str, language: str) -> ExerciseTexts | None:
        """What a language says of the exercise with this id; None where it says nothing."""
        translation, found = self.translation(language), self.get(exercise)
        return translation.texts(exercise, found) if translation and found else None

    def name(self, exercise: str, language: str) -> str:
        """What the exercise with this id is called in a language; in English where it has no other name."""
        translation, found = self.translation(language), self.get(exercise)
        return (translation.name(exercise) if translation else "") or (found.name if found else exercise)

    def get(self, exercise: str) -> Exercise | None:
        """The exercise with this id; None, with the problem added, when its file is wrong."""
        key = exercise.casefold()
        if key not in self._read:
            path, files = self._path(key), self.docket.files
            if files.is_link(path) and self.docket.leads_out(path, path.parent):
                message = f"“{path.name}” is a link that leads out of its folder"
                self.docket.error(
                    files.shown(path), message, "put the file itself there, or allow its folder: --allow DIR"
                )
                self._read[key] = None
                return None
            with self.docket.diary.stage("read"):
                self._read[key] = read_model(Exercise, path, self.docket)
        return self._read[key]

    def picture(self, exercise: str) -> Picture | None:
        """The picture of the exercise with this id, where it has one; None as well, with the problem added, when it is wrong."""
        key = exercise.casefold()
        if key not in self._pictures:
            found, self._pictures[key] = self.get(exercise), None
            if found and found.image:
                folder, where = self._places[key][0], found.span("image")
                self._pictures[key] = read_picture(found.image, folder, where, self.docket)
        return self._pictures[key]

    def figure(self, exercise: str) -> Figure | None:
        """The figure of the exercise with this id, with what it takes from another; None as well, with the problem added, when
        that one has none. It is one that can be drawn, unless there are problems."""
        key = exercise.casefold()
        if key not in self._figures:
            found = self.get(exercise)
            self._figures[key] = self._drawn(key, found) if found else None
        return self._figures[key]

    def _written(self, key: str) -> Figure | None:
        """The figure that stands in the file of an exercise; None as well, with the problems added, where it cannot be drawn."""
        exercise = self.get(key)
        if not exercise or not exercise.says("figure"):
            return None
        from programprint.read.figure import figure_of

        return figure_of(exercise, self.docket)

    def _drawn(self, key: str, exercise: Exercise) -> Figure | None:
        own, where = self._written(key), exercise.span("figure", "as")
        if own is None or not own.like:
            return own
        if own.like.casefold() not in self._places:
            near = either(self._near(key_of(own.like)))
            self.docket.error(where, f"the library has no exercise “{own.like}”", near and f"did you mean {near}?")
            return None
        other = self._written(own.like.casefold())
        if other is None or other.like:
            message = f"“{own.like}” has no figure of its own"
            self.docket.error(where, message, "name an exercise whose file has “start:” in its “figure:”")
            return None
        from programprint.figure.notation import Wrong
        from programprint.figure.picture import checked, exchanged

        figure = exchanged(own, other)
        try:
            checked(figure)
        except Wrong as wrong:
            self.docket.error(where, f"“figure”: {wrong.message}", wrong.hint)
            return None
        return figure

    def find(self, reference: str, where: Span | None) -> tuple[str, Exercise] | None:
        """The id and the exercise that *reference* means; None with an error at *where*."""
        meant = self._meant(reference)
        if len(meant) > 1:
            message = f"“{reference}” is the name or alias of several exercises: {', '.join(meant)}"
            self.docket.error(where, message, "write the id of the one that is meant")
            return None
        if not meant:
            near = self._near(key_of(reference))
            self.docket.error(
                where,
                f"the library has no exercise “{reference}”",
                curly(reference)
                or as_line(reference)
                or (f"did you mean {either(near)}?" if near else "")
                or "“programprint exercises search” finds others; “programprint new exercise” starts a file for it",
            )
            return None
        (exercise,) = meant
        self.docket.diary.note("exercise", f"{exercise}: {self.docket.files.shown(self._path(exercise.casefold()))}")
        found = self.get(exercise)
        return None if found is None else (exercise, found)

    def _near(self, key: str) -> list[str]:
        """The ids of exercises in whose name *key* is a word, shortest first, then of those that are spelt much like it."""
        if self._spelt is None:
            from programprint.near import Near

            keys = {key_of(known): known for known in self.ids}
            names = {name: ids[0] for name, ids in (self._named or {}).items()} | keys
            if translation := self.translation(self.language):
                names |= {key_of(name): name for named in translation.named.values() for name in named}
            self._spelt = Spelt([(f" {key_of(known)} ", known) for known in self.ids], names, Near(names))
        word = f" {key.removesuffix('s')} "
        own = translation.kinds(key) if (translation := self.translation(self.language)) else []
        kinds = own or sorted(
            (known for one, known in self._spelt.keys if word in one), key=lambda one: (len(one), one)
        )
        close = [] if own else self._spelt.near.to(key, 1 if kinds else 3, 0.66)
        return list(dict.fromkeys([*kinds[:MOST_KINDS], *(self._spelt.ids[name] for name in close)]))


def is_english(language: str) -> bool:
    """Whether a language tag is one of English, in which the library is written."""
    return language.casefold().partition("-")[0] == ENGLISH
