"""Bytes → a document: nested mappings, sequences and texts, each knowing its place in the file.

Every scalar stays the text that the coach typed. YAML 1.1 would turn ``0311`` into 201 and ``no`` into False;
here the field decides what a text means.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import yaml

from programprint.docket import Docket
from programprint.limits import raised
from programprint.problems import Source, Span
from programprint.read.comments import warn_of_dropped
from programprint.read.files import READABLE, alike
from programprint.read.mended import mend
from programprint.read.value import HALVES, Mapping, Sequence, Text, Value
from programprint.read.yaml_words import in_plain_words

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_document(path: Path, name: str, docket: Docket) -> Mapping | None:
    """The document in *path*, reported under *name*; None, with the problem added, when it cannot be read."""
    if (given := docket.files.plain(path)) is not None:
        from programprint.read.plain import plain_document  # which files do not need

        return plain_document(given, name, path, docket)
    text = read_text(path, name, docket)
    return None if text is None else parse_document(Source(name, text, path), docket)


def read_text(path: Path, name: str, docket: Docket) -> str | None:
    """The text of a UTF-8 file, or None with the problem added."""
    docket.look_at(path)
    files, most = docket.files, docket.limits.file
    try:
        kind = files.kind(path)
        if kind == "folder":
            docket.error(name, "this is a folder, not a file", "name the YAML file inside it")
            return None
        if kind == "other":
            docket.error(name, "this is not a file that can be read", "name a YAML file")
            return None
        data = files.data(path, most + 1)  # what it says of its size need not be so
        if len(data) > most:
            docket.error(name, f"the file is larger than {most:,} bytes", f"is it really YAML? {raised('file')}")
            return None
        data = data.removeprefix(codecs.BOM_UTF8)
    except FileNotFoundError:
        near = [name for name in _names(path.parent, docket) if name.endswith((".yaml", ".yml"))][:6]
        hint = alike(path, files) or (f"this folder holds {', '.join(near)}" if near else "")
        docket.error(name, "there is no such file", hint)
        return None
    except (OSError, ValueError) as fault:
        message = fault.strerror if isinstance(fault, OSError) else None
        docket.error(name, f"the file cannot be read: {message or fault}", READABLE)
        return None
    return _decoded(data, name, docket)


def _names(folder: Path, docket: Docket) -> list[str]:
    try:
        return sorted(docket.files.names(folder))
    except (OSError, ValueError):
        return []


def _decoded(data: bytes, name: str, docket: Docket) -> str | None:
    """The text of UTF-8 bytes, or None with the problem added."""
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        good = data[: fault.start].decode()
        source = Source(name, good + "\N{REPLACEMENT CHARACTER}")
        docket.error(
            Span(source, len(good), len(good) + 1),
            f"the file is not UTF-8: byte 0x{data[fault.start]:02X} stands here",
            "save it as “UTF-8” in your editor",
        )
        return None


def parse_document(source: Source, docket: Docket, within: tuple[int, int] | None = None) -> Mapping | None:
    """The one mapping that a source holds, or None with the problems added. *within*: only what stands between two characters at
    the beginning of lines is read, as if it were all; places are those of the source."""
    start, end = within or (0, len(source.text))
    if half := HALVES.search(source.text, start, end):
        message = "this is no text: it holds bytes that are no letters"
        docket.error(Span(source, half.start(), half.end()), message, "type it anew, in UTF-8")
        return None
    reader = _Reader(source, docket, start, end)
    try:
        root = reader.document()
    except yaml.YAMLError as fault:
        at, message, hint = in_plain_words(fault, reader.mended.text, reader.at)
        at = reader.place(at)
        docket.error(Span(source, at, at + 1), message, hint)
        return None
    except _TooLarge as fault:
        docket.error(fault.span, str(fault), raised(fault.limit))
        return None
    if reader.sound and not isinstance(root, Mapping):
        reader.fault(
            root.span if root is not None else Span(source, 0, 1),
            "the file must be a set of “field: value” lines",
            "write “title: My block”, with a space after the colon",
        )
    return root if reader.sound and isinstance(root, Mapping) else None


class _TooLarge(Exception):  # noqa: N818 - never leaves this module
    """The file holds more than may be read on."""

    def __init__(self, span: Span, message: str, limit: str) -> None:
        super().__init__(message)
        self.span, self.limit = span, limit


class _Reader:
    """Events of the parser → values. Finds duplicate fields, anchors without an end, and files that explode.

    Reading event by event, rather than composing the tree first, stops at the depth limit: libyaml composes by recursion, and a
    file of brackets would overrun its stack.
    """

    def __init__(self, source: Source, docket: Docket, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.docket = docket
        self.limits = docket.limits
        self.sound = True
        self.count = 0
        self.characters = 0
        self.anchors: dict[str, Value | Span] = {}
        """What each anchor holds; while that is still being read, where it begins."""
        self.mended = mend(source.text[start:end])
        self.events = yaml.parse(self.mended.text, Loader=_LOADER)
        self.event: Any = None
        self.at = 0

    def document(self) -> Value | None:
        """The value of the only document in the stream."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            self.fault(
                Span(self.source, 0, 1),
                "the file is empty",
                "start with “title:” for a program, “name:” for an exercise",
            )
            return None
        self._next()
        root = self._value(0)
        self._next()
        if isinstance(self._next(), yaml.DocumentStartEvent):
            self.fault(self._span(), "a second document starts here", "keep one document to a file: remove the “---”")
        return root

    def place(self, at: int) -> int:
        """Where a character of the YAML that is parsed stands in the source."""
        return self.start + self.mended.place(at)

    def fault(self, span: Span, message: str, hint: str) -> None:
        self.sound = False
        self.docket.error(span, message, hint)

    def _next(self) -> Any:
        self.event = next(self.events)
        self.at = self.event.start_mark.index
        return self.event

    def _span(self) -> Span:
        start, end = self.event.start_mark.index, self.event.end_mark.index
        if self.start or self.mended.added:
            start, end = self.place(start), self.place(end)
        return Span(self.source, start, max(end, start + 1))

    def _value(self, depth: int) -> Value | None:
        """The value that the current event begins, read to its last event; None where it cannot be had."""
        event: Any = self.event
        span = self._span()
        if isinstance(event, yaml.AliasEvent):
            return self._anchored(str(event.anchor), span, depth)
        self._enter(span, depth)
        if event.tag:
            self.fault(span, "a value cannot start with “!”", "put the value in quotes")
        if event.anchor:
            self.anchors[event.anchor] = span
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = Text(event.value)
            value.span = span
            if len(value) > self.limits.text:
                message = f"a text of {len(value):,} characters stands here; {self.limits.text:,} are the most"
                self.fault(span, message, f"write less; {raised('text')}")
            self._take(value, span)
            if event.style not in ("|", ">"):
                end = span.end if event.value or event.style else span.start
                warn_of_dropped(self.source, value, span.start, end, self.docket)
        else:
            value = (
                self._sequence(depth + 1) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(depth + 1)
            )
            end = self.place(self.event.end_mark.index)
            value.span = Span(self.source, span.start, max(end, span.start + 1))
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def _sequence(self, depth: int) -> Sequence:
        sequence = Sequence()
        while not isinstance(self._next(), yaml.SequenceEndEvent):
            if (item := self._value(depth)) is not None:
                sequence.append(item)
        return sequence

    def _mapping(self, depth: int) -> Mapping:
        mapping = Mapping()
        mapping.keys_at = {}
        merged: list[Mapping] = []
        while not isinstance(self._next(), yaml.MappingEndEvent):
            at, key = self._span(), self._value(depth)
            self._next()
            value = self._value(depth)
            if key == "<<":
                merged += self._merged(value, at)
            elif isinstance(key, (Sequence, Mapping)):
                self.fault(at, "a field name must be plain text", "quote it if it starts with [ or {")
            elif key in mapping.keys_at:
                line = mapping.keys_at[key].place[0]
                self.fault(at, f"“{key}” is written twice", f"it stands on line {line} already; keep one of the two")
            elif key is not None:
                mapping.keys_at[str(key)] = at
                if value is not None:
                    mapping[str(key)] = value
        for base in merged:
            for name, value in base.items():
                if name not in mapping:
                    mapping[name], mapping.keys_at[name] = value, base.keys_at[name]
        return mapping

    def _merged(self, value: Value | None, at: Span) -> list[Mapping]:
        """The maps that “<<” takes in."""
        bases = value if isinstance(value, Sequence) else [value]
        if any(isinstance(base, (Text, Sequence)) for base in bases):
            self.fault(at, "“<<” takes in another map, and this is none", "name its anchor with a star: “<<: *base”")
        return [base for base in bases if isinstance(base, Mapping)]

    def _anchored(self, name: str, span: Span, depth: int) -> Value | None:
        """What an alias stands for, counted as if it were written out."""
        held = self.anchors.get(name)
        if held is None:
            self.fault(
                span, "“*” points to an anchor that does not exist", "quote the text if it should start with “*”"
            )
            return None
        if isinstance(held, Span):
            self.fault(held, "this anchor contains itself", "write the value out instead of pointing back with “*”")
            return None
        self._count(held, span, depth)
        return held

    def _count(self, value: Value, span: Span, depth: int) -> None:
        self._enter(span, depth)
        if isinstance(value, Text):
            self._take(value, span)
        else:
            for inner in value.values() if isinstance(value, Mapping) else value:
                self._count(inner, span, depth + 1)

    def _enter(self, span: Span, depth: int) -> None:
        self.count += 1
        if self.count > self.limits.values:
            message = f"the file holds more than {self.limits.values:,} values once its aliases are followed"
            raise _TooLarge(span, message, "values")
        if depth >= self.limits.depth:
            raise _TooLarge(span, f"the file is nested deeper than {self.limits.depth} levels", "depth")

    def _take(self, text: str, span: Span) -> None:
        self.characters += len(text)
        if self.characters > self.limits.characters:
            message = f"the file holds more than {self.limits.characters:,} characters once its aliases are followed"
            raise _TooLarge(span, message, "characters")
