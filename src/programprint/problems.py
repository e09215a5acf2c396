"""Problems as values: where a file is wrong, what is wrong there, and how to mend it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct

from programprint.sight import seen

_BEFORE, _AFTER = 80, 120
"""Characters of a source line that are shown, before the fault and from it on."""
Severity = Literal["error", "warning"]


class Listing:
    """Which value of plain data stands where in the text that lists them: *starts* in order, and the path of each."""

    def __init__(self, starts: Sequence[int], paths: Sequence[str]) -> None:
        self._starts, self._paths = starts, paths

    def path(self, offset: int) -> str:
        """The path of the value in which a character stands, such as ``sessions[0].exercises[2].do``."""
        return self._paths[bisect_right(self._starts, offset) - 1]


class Source(Struct, frozen=True, dict=True):
    """The text of one file under the name that the user knows it by; *path* is where it lies. The text of plain data lists its
    values, and the *listing* says which of them stands where."""

    name: str
    text: str
    path: Path | None = None
    listing: Listing | None = None

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

    @property
    def named(self) -> str:
        """“line 12”, or the path in plain data."""
        return self.source.listing.path(self.start) if self.source.listing else f"line {self.place[0]}"

    def at(self, offset: int) -> Span:
        """The one character *offset* places after the start; used to point into a shorthand."""
        start = min(self.start + offset, max(self.end, self.start))
        return Span(self.source, start, start + 1)


class Problem(Struct, frozen=True):
    """One thing wrong with the input: what is wrong (*message*), how to mend it (*hint*, which may be empty), and whether it
    stops a sheet from being printed (*severity*). *name* is that of a piece of advice, which the file may switch off.

    *where* is a span, the name of a file that could not be read, or None where there is no place; others ask for the *file*,
    the *line* and *column*, and the *path* that it stands for.
    """

    where: Span | str | None
    message: str
    hint: str = ""
    severity: Severity = "error"
    name: str = ""

    @property
    def file(self) -> str:
        """The file, as it is known to whoever named it; ``program``, ``layout``, ``roster`` or ``settings`` where what was given
        had no name."""
        return self.where.source.name if isinstance(self.where, Span) else self.where or ""

    @property
    def line(self) -> int | None:
        """The line in the file, from 1; None where the problem has none, and in plain data."""
        return self._place[0] if self._place else None

    @property
    def column(self) -> int | None:
        """The column in the line, from 1; None where there is no line."""
        return self._place[1] if self._place else None

    @property
    def _place(self) -> tuple[int, int] | None:
        return self.where.place if isinstance(self.where, Span) and not self.where.source.listing else None

    @property
    def path(self) -> str:
        """The way to the value in plain data, such as ``sessions[0].exercises[2].do``; empty for the whole, and in files."""
        listing = self.where.source.listing if isinstance(self.where, Span) else None
        return listing.path(self.where.start) if listing and isinstance(self.where, Span) else ""

    @property
    def said(self) -> str:
        """The message and, of advice, the name."""
        return f"{self.message} [{self.name}]" if self.name else self.message

    def render(self) -> str:
        """``file:line:column: error: …``, the source line, a caret under the fault, and the cure; plain data has a path in place
        of line and column."""
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """The same line by line; no name of a file adds one, or steers what shows it."""
        cure = [f"  help: {seen(self.hint)}"] if self.hint else []
        if not isinstance(self.where, Span) or (self.where.source.listing and not self.path):
            place = f"{seen(self.file)}: " if self.file else ""
            return [f"{place}{self.severity}: {seen(self.said)}", *cure]
        line, column = self.where.place
        whole = self.where.source.line(line)
        first = max(column - 1 - _BEFORE, 0) if len(whole) > _BEFORE + _AFTER else 0
        shown = seen(f"{'…' if first else ''}{whole[first : column - 1 + _AFTER]}")
        shown += "…" if column - 1 + _AFTER < len(whole) else ""
        width = max(1, min(self.where.end - self.where.start, len(whole) - column + 1, _AFTER))
        column -= first - (1 if first else 0)
        margin = "".join("\t" if character == "\t" else " " for character in shown[: column - 1])
        name = seen(self.where.source.name)
        place = seen(self.path) if self.where.source.listing else ":".join(map(str, self.where.place))
        return [
            f"{name}:{place}: {self.severity}: {seen(self.said)}",
            f"  | {shown}",
            f"  | {margin}{'^' * width}",
            *cure,
        ]

    __str__ = render

    @property
    def _order(self) -> tuple[str, int]:
        return (self.file, self.where.start if isinstance(self.where, Span) else -1)


def curly(text: str) -> str:
    """A cure for a value in the quotes of a phone or a word processor, which are letters like any other to YAML; nothing for
    other values."""
    quoted = text[:1] in "“”„‟‘’‚«»" and text.strip()[1:]
    return 'these are curly quotes: write straight ones, such as "3x10", or none' if quoted else ""


def close_to(word: str, known: Iterable[str], n: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words most like *word*, best first, as ``difflib`` measures it, which is loaded when somebody misspells one."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n, cutoff)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known words most like *word*, or all of them when they are few."""
    known = sorted(set(known))
    if len(word) > 100:
        return ""
    close = close_to(word.lower(), known, n=3, cutoff=0.6)
    if close:
        return f"did you mean {either(close)}?"
    return f"one of: {', '.join(known)}" if 0 < len(known) <= 12 else ""


def either(words: Iterable[str]) -> str:
    """“a”, “a or b”, “a, b or c”."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last
