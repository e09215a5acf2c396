"""A language file, opened: its exercises are cut out of it by their lines, since it is long and a program needs little of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from programprint.docket import Docket
from programprint.notation.prose import polished
from programprint.problems import Source, Span
from programprint.read import value
from programprint.read.document import parse_document, read_document, read_text
from programprint.read.faults import validate
from programprint.read.language import ExerciseTexts, LanguageFile

_SECTION = re.compile(r"^exercises:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( +)(?=[^\s#])", re.MULTILINE)
_AT_MARGIN = re.compile(r"\n[^\s#]")
_LONG_ALIASES = re.compile(r"\n +aliases:(?! *\[[^\]\n]*\] *(?:#.*)?\r?$)", re.MULTILINE)
_SAYS = re.compile(r"^[^\s#]", re.MULTILINE)
_LISTED = re.compile(r""" *("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'][^,]*) *(?:,|$)""")


class _Lines(Struct, frozen=True):
    """How a file is laid out whose exercises can be cut out of it: where they *begin*, the *indent* of each, and what finds its
    names."""

    text: str
    begin: int
    indent: str
    names: re.Pattern[str]

    def place(self, exercise: str) -> tuple[int, int] | None:
        """Where an exercise stands; None where it does not."""
        start = self.text.find(f"\n{self.indent}{exercise}:", self.begin) + 1
        if not start and not (start := self.places.get(exercise, (0, 0))[0]):
            return None
        end = re.compile(rf"\n{self.indent}(?=[^\s#])").search(self.text, start)
        return start, end.start() + 1 if end else len(self.text)

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        """The places of all."""
        keys = list(_keys(self.text, self.begin, self.indent))
        starts = [key.start() + 1 for key in keys]
        return dict(zip((key[2] for key in keys), pairwise([*starts, len(self.text)]), strict=True))

    def word(self, kind: str, word: str) -> str:
        """What stands behind a word in a section before the exercises; empty where nothing does."""
        start = self.text.find(f"\n{kind}:\n", 0, self.begin)
        end = _AT_MARGIN.search(self.text, start + 1) if start >= 0 else None
        at = self.text.find(key := f"\n{self.indent}{word}: ", start, end.start() if end else 0)
        return "" if at < 0 else _bare(self.text[at + len(key) : self.text.index("\n", at + 1)])


def _lines(text: str, known: bool) -> _Lines | None:
    """The layout of a file; None where its exercises do not stand one below the other at its end, each over several lines, or
    where aliases take more than a line. Nobody looks where that is *known*."""
    section = _SECTION.search(text)
    if section is None:
        return None
    indent, start = section[1], section.start(1)
    if not known:
        if _LONG_ALIASES.search(text) or _AT_MARGIN.search(text, section.end()):
            return None
        if any(key[3].partition("#")[0].strip() for key in _keys(text, start, indent)):
            return None
    first = re.compile(rf"\n{indent}[^\s#].*").search(text, start - 1)
    fields = re.compile(r"\n( +)\S").search(text, first.end()) if first else None
    names = rf"\n{fields[1] if fields else indent * 2}(?:name: +([^\n]*)|aliases: *\[([^\n]*)\])"
    return _Lines(text, section.start(), indent, re.compile(names))


def _keys(text: str, start: int, indent: str) -> Iterator[re.Match[str]]:
    """The lines with the ids of exercises."""
    return re.compile(rf"""\n{indent}(?=[^\s#])(["']?)([^\n:"']+)\1:(.*)""").finditer(text, start - 1)


class OpenedFile:
    """One language file. Where its *lines* are laid out so, exercises are cut out of its *source*; others are read as a
    *whole*. One that is *known* ships with programprint: its layout, its words and its ids need no judging."""

    def __init__(self, path: Path, docket: Docket, known: bool = False) -> None:
        self._whole: LanguageFile | None = None
        self.known = known
        shown = docket.files.shown(path)
        text = None if docket.files.plain(path) is not None else read_text(path, shown, docket)
        self._source = Source(shown, text or "", path)
        self._lines = _lines(text, known) if text else None
        if self._lines is None:
            self._whole = whole(path, docket) or LanguageFile()

    def ids(self) -> Iterator[tuple[str, Span | None]]:
        """The ids of its exercises, with their places."""
        if self._lines is None:
            file = self._whole or LanguageFile()
            yield from ((own_id, file.key_span("exercises", own_id)) for own_id in file.exercises)
            return
        for own_id, (start, _) in self._lines.places.items():
            at = self._source.text.index(own_id, start)
            yield own_id, Span(self._source, at, at + len(own_id))

    def word(self, kind: str, word: str, docket: Docket) -> str:
        """What a word of a *kind*, “muscles”, is called; empty where the file does not say it."""
        if self.known and self._whole is None and self._lines:
            return polished(self._lines.word(kind, word))
        return str(getattr(self.words(docket), kind).get(word, ""))

    def words(self, docket: Docket) -> LanguageFile:
        """All of it but the exercises; all of it where it was parsed."""
        if self._whole is None:
            begin = self._lines.begin if self._lines else 0
            document = None
            if _SAYS.search(self._source.text, 0, begin):
                document = parse_document(self._source, docket, (0, begin))
            read = None if document is None else validate(LanguageFile, document, docket)
            self._whole = read or LanguageFile()
        return self._whole

    def texts(self, exercise: str, docket: Docket) -> ExerciseTexts | None:
        """What it says of an exercise; None, with the problems added, where it cannot be read."""
        if self._lines is None:
            return self._whole.exercises.get(exercise) if self._whole else None
        place = self._lines.place(exercise)
        document = parse_document(self._source, docket, place) if place else None
        if document is None:
            return None
        holder = value.Mapping(exercises=document)
        holder.span, holder.keys_at = document.span, {}
        read = validate(LanguageFile, holder, docket)
        return read.exercises.get(exercise) if read else None

    def name(self, exercise: str, docket: Docket) -> str:
        """The name of an exercise; empty where the file has none."""
        if self._lines is None:
            texts = self.texts(exercise, docket)
            return texts.name if texts else ""
        found = self._lines.names.finditer(self._source.text, *(self._lines.place(exercise) or (0, 0)))
        return next((polished(_bare(one[1])) for one in found if one[1]), "")

    def names(self, docket: Docket) -> Iterator[tuple[str, list[str]]]:
        """The names and aliases of each exercise."""
        if self._lines is None:
            for own_id, texts in self._whole.exercises.items() if self._whole else ():
                yield own_id, list(filter(None, (texts.name, *texts.aliases)))
            return
        for own_id, (start, end) in self._lines.places.items():
            found = self._lines.names.findall(self._source.text, start, end)
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
