"""Problems as values: where a file is wrong, what is wrong there, and how to mend it."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct

from programprint.diary import Diary
from programprint.limits import USUAL, Limits
from programprint.sight import seen

_LONGEST = 600
"""Characters of a message."""
_BEFORE, _AFTER = 80, 120
"""Characters of a source line that are shown, before the fault and from it on."""
Severity = Literal["error", "warning"]
Stamp = tuple[int, int] | None
"""When a file was changed, in nanoseconds, and its size; None when it is not there."""


class Source(Struct, frozen=True, dict=True):
    """The text of one file under the name that the user knows it by."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], 0
        for line in self.text.splitlines(keepends=True):
            at += len(line)
            starts.append(at)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = max(bisect_right(self._line_starts, min(offset, len(self.text))) - 1, 0)
        return line + 1, offset - self._line_starts[line] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        starts = self._line_starts
        if number >= len(starts):
            return self.text[starts[-1] :] if number == len(starts) else ""
        return "".join(self.text[starts[number - 1] : starts[number]].splitlines())


class Span(NamedTuple):
    """A stretch of a source: character offsets, the end exclusive. A file has one for every value, so they are light."""

    source: Source
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        return self.source.place(self.start)

    def at(self, offset: int) -> Span:
        """The one character *offset* places after the start; used to point into a shorthand."""
        start = min(self.start + offset, max(self.end, self.start))
        return Span(self.source, start, start + 1)


class Problem(Struct, frozen=True):
    """One thing wrong with the input. *where* is a span, or the name of a file that could not be read. *name* is that of a
    piece of advice, which the file may switch off."""

    where: Span | str
    message: str
    hint: str = ""
    severity: Severity = "error"
    name: str = ""

    @property
    def said(self) -> str:
        """The message and, of advice, the name."""
        return f"{self.message} [{self.name}]" if self.name else self.message

    def render(self) -> str:
        """``file:line:column: error: …``, the source line, a caret under the fault, and the cure."""
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """The same line by line; no name of a file adds one, or steers what shows it."""
        cure = [f"  help: {seen(self.hint)}"] if self.hint else []
        if isinstance(self.where, str):
            return [f"{seen(self.where)}: {self.severity}: {seen(self.said)}", *cure]
        line, column = self.where.place
        whole = self.where.source.line(line)
        first = max(column - 1 - _BEFORE, 0) if len(whole) > _BEFORE + _AFTER else 0
        shown = seen(f"{'…' if first else ''}{whole[first : column - 1 + _AFTER]}")
        shown += "…" if column - 1 + _AFTER < len(whole) else ""
        width = max(1, min(self.where.end - self.where.start, len(whole) - column + 1, _AFTER))
        column -= first - (1 if first else 0)
        margin = "".join("\t" if character == "\t" else " " for character in shown[: column - 1])
        name, place = seen(self.where.source.name), ":".join(map(str, self.where.place))
        return [
            f"{name}:{place}: {self.severity}: {seen(self.said)}",
            f"  | {shown}",
            f"  | {margin}{'^' * width}",
            *cure,
        ]

    @property
    def _order(self) -> tuple[str, int]:
        return (self.where, -1) if isinstance(self.where, str) else (self.where.source.name, self.where.start)


class Problems:
    """The problems of a run. Every stage adds to it and goes on; nothing is ever said twice. *limits* are those of the run: what
    goes over one of them is a problem too.

    *looked_at* are the files that the run read or missed, each with its stamp from before: a change to one of them may
    change what the run finds. The *diary* says what else the run did.
    """

    def __init__(self, limits: Limits = USUAL) -> None:
        self.limits = limits
        self._found: dict[Problem, None] = {}
        self.looked_at: dict[Path, Stamp] = {}
        self.diary = Diary()

    def look_at(self, path: Path) -> None:
        """Notes that the run is about to read a file or folder."""
        self.looked_at.setdefault(path, stamp(path))

    def error(self, where: Span | str, message: str, hint: str = "") -> None:
        self._found.setdefault(Problem(where, _brief(message), _brief(hint)))

    def warn(self, where: Span | str, message: str, hint: str = "", name: str = "") -> None:
        self._found.setdefault(Problem(where, _brief(message), _brief(hint), "warning", name))

    def __iter__(self) -> Iterator[Problem]:
        """In the order of file, then place."""
        return iter(sorted(self._found, key=lambda problem: problem._order))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self._found)


def stamp(path: Path) -> Stamp:
    """What tells whether a file has changed."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _brief(text: str) -> str:
    """A message or a cure in which no word of the file is longer than anybody reads."""
    words = seen(text)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"


def curly(text: str) -> str:
    """A cure for a value in the quotes of a phone or a word processor, which are letters like any other to YAML; nothing for
    other values."""
    quoted = text[:1] in "“”„‟‘’‚«»" and text.strip()[1:]
    return 'these are curly quotes: write straight ones, such as "3x10", or none' if quoted else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known words most like *word*, or all of them when they are few."""
    known = sorted(set(known))
    if len(word) > 100:
        return ""
    close = difflib.get_close_matches(word.lower(), known, n=3, cutoff=0.6)
    if close:
        return f"did you mean {either(close)}?"
    return f"one of: {', '.join(known)}" if 0 < len(known) <= 12 else ""


def either(words: Iterable[str]) -> str:
    """“a”, “a or b”, “a, b or c”."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last
