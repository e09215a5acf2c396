"""Folders of exercise files → a library that finds an exercise by id, name or alias."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path

from programprint.problems import Problems, Span, either
from programprint.read.document import read_document
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.resources import shown


@dataclass
class Library:
    """Exercises from several folders, the nearest first. A file is read when it is first asked for."""

    folders: list[Path]
    problems: Problems
    _files: dict[str, Path] = field(default_factory=dict)
    _read: dict[str, Exercise | None] = field(default_factory=dict)
    _named: dict[str, str] | None = None

    def __post_init__(self) -> None:
        for folder in self.folders:
            here: dict[str, Path] = {}
            for path in sorted(p for p in folder.iterdir() if p.suffix in (".yaml", ".yml")):
                if path.stem.casefold() in here:
                    self.problems.error(
                        shown(path),
                        f"two files here define “{path.stem}”: {here[path.stem.casefold()].name} and {path.name}",
                        "keep one of them",
                    )
                    continue
                here[path.stem.casefold()] = path
            for key, path in here.items():
                self._files.setdefault(key, path)

    @property
    def ids(self) -> list[str]:
        return sorted(path.stem for path in self._files.values())

    def file_of(self, exercise: str) -> Path | None:
        """The file that defines an id; the nearest folder wins."""
        return self._files.get(exercise.casefold())

    def id_of(self, reference: str) -> str | None:
        """The id that a coach means by an id, a name or an alias."""
        if path := self._files.get(reference.strip().casefold()):
            return path.stem
        key = _key(reference)
        if path := self._files.get(key.replace(" ", "-")):
            return path.stem
        if self._named is None:
            self._named = {}
            for exercise in self.ids:
                if found := self.get(exercise):
                    for name in (found.name, *found.aliases):
                        self._named.setdefault(_key(name), exercise)
        return self._named.get(key)

    def get(self, exercise: str) -> Exercise | None:
        """The exercise with this id; None, with the problem added, when its file is wrong."""
        key = exercise.casefold()
        if key not in self._read:
            path = self._files[key]
            document = read_document(path, shown(path), self.problems)
            self._read[key] = None if document is None else validate(Exercise, document, self.problems)
        return self._read[key]

    def find(self, reference: str, where: Span) -> tuple[str, Exercise] | None:
        """The id and the exercise that *reference* means; None with an error at *where*."""
        exercise = self.id_of(reference)
        if exercise is None:
            known = {**(self._named or {}), **{_key(known): known for known in self.ids}}
            close = difflib.get_close_matches(_key(reference), known, n=3, cutoff=0.6)
            near = dict.fromkeys(known[name] for name in close)
            self.problems.error(
                where,
                f"the library has no exercise “{reference}”",
                f"did you mean {either(near)}?"
                if near
                else f"add {reference}.yaml to an exercises/ folder beside the program",
            )
            return None
        found = self.get(exercise)
        return None if found is None else (exercise, found)


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
