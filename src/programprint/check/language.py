"""A language file → what is wrong in it, with the exercises that it is for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from programprint.docket import Docket
from programprint.problems import Span
from programprint.read.language import ExerciseTexts, LanguageFile
from programprint.read.language_file import whole
from programprint.read.library import Library
from programprint.read.names import plain_key
from programprint.read.translation import judge, judge_id


def check_language(path: Path, library: Library, docket: Docket) -> None:
    """Adds all that is wrong with the language file at *path*, which is for exercises of a *library*."""
    file = whole(path, docket)
    if file is None:
        return
    tag = path.stem
    if file.language and file.language.casefold() != tag.casefold():
        message = f"“language” is “{file.language}”, and the file is called “{path.name}”"
        docket.error(
            file.span("language"), message, f"call it {file.language.casefold()}.yaml, or write “language: {tag}”"
        )
    known = {name.casefold() for name in library.ids}
    for own_id, texts in file.exercises.items():
        judge_id(own_id, file.key_span("exercises", own_id), known, docket)
        exercise = library.get(own_id) if library.file_of(own_id) else None
        if exercise:
            judge(texts, exercise, docket)
    _judge_names(file, docket)


def _judge_names(file: LanguageFile, docket: Docket) -> None:
    """Adds a problem for each name that two exercises have."""
    met: dict[str, tuple[str, Span | None]] = {}
    for own_id, texts in file.exercises.items():
        for name, where in _names(texts):
            other, before = met.setdefault(plain_key(name), (own_id, where))
            if other != own_id:
                line = f" on {before.named}" if before else ""
                message = f"“{name}” is a name of “{other}”{line} already"
                docket.error(where, message, "give each exercise names of its own")


def _names(texts: ExerciseTexts) -> Iterator[tuple[str, Span | None]]:
    if texts.name:
        yield texts.name, texts.span("name")
    for index, alias in enumerate(texts.aliases):
        yield alias, texts.span("aliases", index)
