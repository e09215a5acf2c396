"""Plain data, such as a database or a form holds it → a document, as if somebody had written it into a file.

Its places are paths: a document of plain data points into a text that lists its values, and the listing of that text says which
value stands where. So everything that asks where a value was written gets an answer, and a problem inside a shorthand its caret.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from programprint.docket import Docket
from programprint.limits import raised
from programprint.problems import Listing, Source, Span
from programprint.read.cells import Worksheet, squared
from programprint.read.value import HALVES, Mapping, Sequence, Text, Value

_DIGITS = 4300
"""Digits of a number; Python writes no longer ones."""


def plain_document(given: object, name: str, path: Path | None, docket: Docket) -> Mapping | None:
    """The document of a mapping; None, with the problems added, when a file could not hold it.

    What has the value None is not said at all. Numbers, dates and yes or no become what a person would type.
    """
    listed = _Listed(name, docket)
    root = listed.value(given)
    source = Source(name, "".join(listed.text), path, Listing(listed.starts, listed.paths))
    for span, message, hint in listed.faults:
        docket.error(_in(source, span), message, hint)
    if root is None or listed.faults:
        return None
    if not isinstance(root, Mapping):
        hint = "give a mapping, such as {'title': 'My block', …}"
        docket.error(Span(source, 0, 1), "this must be a set of fields and their values", hint)
        return None
    _settle(root, source)
    return root


def plain_rows(given: object, name: str, docket: Docket) -> Worksheet | None:
    """The sheet of a list with a mapping to each row; None, with the problems added, when it is none."""
    if not isinstance(given, (list, tuple)) or not all(isinstance(row, AnyMapping) for row in given):
        docket.error(name, "a roster is a list with a mapping for each athlete", "such as [{'Name': 'Ada Sample'}]")
        return None
    limits, before = docket.limits, docket.errors
    heads: dict[str, None] = {}
    for number, row in enumerate(given):
        for head in row:
            if not isinstance(head, str) or isinstance(_text(head), _Unfit):
                docket.error(f"{name}:[{number}]", "the name of a column must be a text", "quote it")
                return None
            if len(head) > limits.text:
                docket.error(f"{name}:[{number}]", *_too_long(head, limits.text))
                return None
            heads[head] = None
    if len(given) > limits.athletes or len(given) * len(heads) > limits.cells:
        limit = "athletes" if len(given) > limits.athletes else "cells"
        over = f"the roster has more than {getattr(limits, limit):,} {'rows' if limit == 'athletes' else 'cells'}"
        docket.error(name, over, f"is it the right one? {raised(limit)}")
        return None
    rows = [tuple(heads)]
    for number, row in enumerate(given):
        cells = []
        for head in heads:
            typed = "" if row.get(head) is None else _text(row[head])
            if not isinstance(typed, _Unfit) and len(typed) > limits.text:
                typed = _too_long(typed, limits.text)
            if isinstance(typed, _Unfit):
                docket.error(f"{name}:[{number}].{head}", *typed)
                typed = ""
            cells.append(typed)
        rows.append(tuple(cells))
    if docket.errors == before and not (heads and given):
        docket.error(name, "there is no athlete in this roster", "give each a mapping, with a “Name” in it")
    return None if docket.errors > before else Worksheet(name, squared(rows), plain=True)


class _Unfit(tuple[str, str]):
    """What is wrong with a value, and how to mend it."""

    __slots__ = ()


class _Listed:
    """Values of one document, and the text that lists them in the making, each on a line of its own after its field.

    Until the text is whole, spans are in a *source* that has none.
    """

    def __init__(self, name: str, docket: Docket) -> None:
        self.limits, self.source = docket.limits, Source(name, "")
        self.text: list[str] = ["---"]
        self.length = 3
        self.starts: list[int] = [0]
        self.paths: list[str] = [""]
        self.faults: list[tuple[Span, str, str]] = []
        self.count = self.characters = 0
        self.is_full = False

    def value(self, given: object, path: str = "", depth: int = 0) -> Value | None:
        """What stands for a value; None where it cannot be had."""
        start = self.length
        if depth:
            self._at(path)
        self.count += 1
        if depth >= self.limits.depth:
            self._refuse(start, f"this is nested deeper than {self.limits.depth} levels", raised("depth"))
        elif self.count > self.limits.values and not self.is_full:
            self.is_full = True
            self._refuse(start, f"there are more than {self.limits.values:,} values", raised("values"))
        if self.is_full or depth >= self.limits.depth:
            return None
        made: Value | None
        if isinstance(given, AnyMapping):
            made = self._mapping(given, path, depth)
        elif isinstance(given, (list, tuple)):
            made = self._sequence(given, path, depth)
        else:
            if depth:
                self._add(" ")
                self.starts[-1] = start = self.length
            made = self._scalar(given, start)
        if made is not None:
            made.span = Span(self.source, start, max(self.length, start + 1))
        return made

    def _mapping(self, given: AnyMapping[object, object], path: str, depth: int) -> Mapping:
        mapping = Mapping()
        mapping.keys_at = {}
        for key, inner in given.items():
            if self.is_full:
                break
            name = _text(key) if isinstance(key, (str, int)) and not isinstance(key, bool) else None
            self._line(depth)
            at = self.length
            if name is None or isinstance(name, _Unfit):
                typed = name or _Unfit(("the name of a field must be a text", "write it in quotes"))
                self._at(path)
                self._add("?")
                self._refuse(at, *typed)
                continue
            here = f"{path}.{name}" if path else name
            self._at(here)
            self._add(f"{name}:")
            if name in mapping.keys_at:
                self._refuse(at, f"“{name}” is written twice", "keep one of the two")
                continue
            mapping.keys_at[name] = Span(self.source, at, at + len(name))
            if len(name) > self.limits.text:
                self._refuse(at, *_too_long(name, self.limits.text))
            elif inner is not None and (value := self.value(inner, here, depth + 1)) is not None:
                mapping[name] = value
        return mapping

    def _sequence(self, given: AnySequence[object], path: str, depth: int) -> Sequence:
        sequence = Sequence()
        for index, inner in enumerate(given):
            if self.is_full:
                break
            self._line(depth)
            self._add("-")
            if inner is None:
                at = self.length
                self._at(f"{path}[{index}]")
                self._refuse(at, "nothing stands here", "remove it from the list")
            elif (value := self.value(inner, f"{path}[{index}]", depth + 1)) is not None:
                sequence.append(value)
        return sequence

    def _scalar(self, given: object, start: int) -> Text | None:
        typed = _text(given)
        if isinstance(typed, _Unfit):
            self._refuse(start, *typed)
            return None
        if len(typed) > self.limits.text:
            self._refuse(start, *_too_long(typed, self.limits.text))
            return None
        self.characters += len(typed)
        if self.characters > self.limits.characters and not self.is_full:
            self.is_full = True
            self._refuse(start, f"there are more than {self.limits.characters:,} characters", raised("characters"))
        self._add(typed)
        return Text(typed)

    def _refuse(self, start: int, message: str, hint: str) -> None:
        self.faults.append((Span(self.source, start, max(self.length, start + 1)), message, hint))

    def _at(self, path: str) -> None:
        """What is added next belongs to *path*."""
        self.starts.append(self.length)
        self.paths.append(path)

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def _line(self, depth: int) -> None:
        self._add("\n" + "  " * depth)


def _settle(value: Value, source: Source) -> None:
    """Makes spans of the offsets of a value, and of all inside it."""
    value.span = _in(source, value.span)
    if isinstance(value, Mapping):
        value.keys_at = {key: _in(source, at) for key, at in value.keys_at.items()}
    inside: Iterable[Value] = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for inner in inside:
        _settle(inner, source)


def _in(source: Source, span: Span) -> Span:
    return Span(source, span.start, span.end)


def _too_long(text: str, most: int) -> _Unfit:
    return _Unfit((f"a text of {len(text):,} characters stands here; {most:,} are the most", raised("text")))


def _text(given: object) -> str | _Unfit:
    """A value as a person would type it."""
    match given:
        case str():
            typed = str.__str__(given)
            if HALVES.search(typed):
                return _Unfit(("this text holds half a character", "decode it from UTF-8 again"))
            return typed
        case bool():
            return "true" if given else "false"
        case int():
            if given.bit_length() > 3 * _DIGITS:
                return _Unfit(("this number is too large", "write a smaller one"))
            return int.__repr__(given)
        case float() | Decimal():
            if not math.isfinite(given):
                return _Unfit(("this is no number that can be printed", "write figures, such as 3"))
            number = Decimal(float.__repr__(given)) if isinstance(given, float) else given
            if abs(number.adjusted()) > _DIGITS:
                return _Unfit(("this number is too large", "write a smaller one"))
            whole = number == number.to_integral_value()
            return f"{number.quantize(Decimal(1)) if whole and number.adjusted() < 20 else number:f}"
        case date() | time():
            return given.isoformat()
    kind = type(given).__name__
    return _Unfit((f"no file can hold a value of the kind “{kind}”", "give a text, a number, a list or a mapping"))
