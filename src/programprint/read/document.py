"""Bytes → a document: nested mappings, sequences and texts, each knowing its place in the file.

Every scalar stays the text that the coach typed. YAML 1.1 would turn ``0311`` into 201 and ``no`` into False;
here the field decides what a text means.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from programprint.problems import Problems, Source, Span

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NODE_LIMIT = 200_000
"""Most values that one file may hold once its aliases are followed."""
DEPTH_LIMIT = 60
"""Deepest nesting that one file may have."""
SIZE_LIMIT = 5_000_000
"""Largest file that is read, in bytes."""


class Text(str):
    """A scalar as typed."""

    __slots__ = ("span",)
    span: Span

    def point(self, offset: int) -> Span:
        """The place of character *offset* of the value, also inside quotes; the whole value when it was folded."""
        written = self.span.source.text[self.span.start : self.span.end]
        lead = written.find(self)
        return self.span if lead < 0 else Span(self.span.source, self.span.start, self.span.end).at(lead + offset)


class Sequence(list[Any]):
    """A list and its place."""

    span: Span


class Mapping(dict[str, Any]):
    """A mapping, its place and the places of its keys."""

    span: Span
    keys_at: dict[str, Span]


Value = Text | Sequence | Mapping


def span_at(root: Any, path: Iterable[str | int]) -> Span | None:
    """The place of the value that *path* leads to, or of the deepest one on the way that exists."""
    here, span = root, getattr(root, "span", None)
    for step in path:
        if isinstance(here, Mapping) and step in here:
            here = here[step]  # type: ignore[index]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            continue
        span = getattr(here, "span", span)
    return span


def read_document(path: Path, name: str, problems: Problems) -> Mapping | None:
    """The document in *path*, reported under *name*; None, with the problem added, when it cannot be read."""
    text = read_text(path, name, problems)
    return None if text is None else parse_document(Source(name, text), problems)


def read_text(path: Path, name: str, problems: Problems) -> str | None:
    """The text of a UTF-8 file, or None with the problem added."""
    try:
        if path.is_dir():
            problems.error(name, "this is a folder, not a file", "name the YAML file inside it")
            return None
        if path.stat().st_size > SIZE_LIMIT:
            problems.error(name, f"the file is larger than {SIZE_LIMIT // 1_000_000} MB", "is it really YAML?")
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        folder = path.parent
        near = sorted(p.name for p in folder.glob("*.y*ml"))[:6] if folder.is_dir() else []
        problems.error(name, "there is no such file", f"this folder holds {', '.join(near)}" if near else "")
        return None
    except OSError as fault:
        problems.error(name, f"the file cannot be read: {fault.strerror or fault}")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        good = data[: fault.start].decode("utf-8-sig")
        source = Source(name, good + "\N{REPLACEMENT CHARACTER}")
        problems.error(
            Span(source, len(good), len(good) + 1),
            f"the file is not UTF-8: byte 0x{data[fault.start]:02X} stands here",
            "save it as “UTF-8” in your editor",
        )
        return None


def parse_document(source: Source, problems: Problems) -> Mapping | None:
    """The one mapping that a source holds, or None with the problems added."""
    try:
        node = yaml.compose(source.text, Loader=_LOADER)
    except yaml.YAMLError as fault:
        _explain(fault, source, problems)
        return None
    except RecursionError:
        problems.error(Span(source, 0, 1), f"the file is nested deeper than {DEPTH_LIMIT} levels")
        return None
    if node is None:
        problems.error(
            Span(source, 0, 1),
            "the file is empty",
            "start with “title:” for a program, “name:” for an exercise",
        )
        return None
    before = problems.errors
    root = _Builder(source, problems).value(node, ())
    if problems.errors > before:
        return None
    if not isinstance(root, Mapping):
        problems.error(_span(source, node), "the file must be a set of “field: value” lines")
        return None
    return root


def _span(source: Source, node: yaml.Node) -> Span:
    return Span(source, node.start_mark.index, max(node.end_mark.index, node.start_mark.index + 1))


class _Builder:
    """Nodes → values; finds duplicate keys, endless anchors and files that explode."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.count = 0

    def value(self, node: yaml.Node, parents: tuple[int, ...]) -> Value | None:
        span = _span(self.source, node)
        self.count += 1
        if self.count > NODE_LIMIT:
            if self.count == NODE_LIMIT + 1:
                self.problems.error(
                    span, f"the file holds more than {NODE_LIMIT:,} values once its aliases are followed"
                )
            return None
        if id(node) in parents:
            self.problems.error(
                span, "this anchor contains itself", "write the value out instead of pointing back with “*”"
            )
            return None
        if len(parents) >= DEPTH_LIMIT:
            self.problems.error(span, f"the file is nested deeper than {DEPTH_LIMIT} levels")
            return None
        inside = (*parents, id(node))
        if isinstance(node, yaml.ScalarNode):
            text = Text(node.value)
            text.span = span
            return text
        if isinstance(node, yaml.SequenceNode):
            items = (self.value(child, inside) for child in node.value)
            sequence = Sequence(item for item in items if item is not None)
            sequence.span = span
            return sequence
        return self._mapping(node, span, inside)

    def _mapping(self, node: yaml.Node, span: Span, inside: tuple[int, ...]) -> Mapping:
        mapping = Mapping()
        mapping.span, mapping.keys_at = span, {}
        merged: list[Mapping] = []
        for key_node, value_node in node.value:
            at = _span(self.source, key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.error(at, "a field name must be plain text", "quote it if it starts with [ or {")
                continue
            key, value = str(key_node.value), self.value(value_node, inside)
            if key == "<<":
                merged += [
                    base for base in (value if isinstance(value, list) else [value]) if isinstance(base, Mapping)
                ]
                continue
            if key in mapping.keys_at:
                line = mapping.keys_at[key].place[0]
                self.problems.error(
                    at, f"“{key}” is written twice", f"it stands on line {line} already; keep one of the two"
                )
                continue
            mapping.keys_at[key] = at
            if value is not None:
                mapping[key] = value
        for base in merged:
            for key, value in base.items():
                if key not in mapping:
                    mapping[key], mapping.keys_at[key] = value, base.keys_at[key]
        return mapping


_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "a second “: ” stands in this line, or the line is indented further than the one above",
        "put the value in quotes, or line the field up with its neighbours",
    ),
    (
        "found undefined alias",
        "“*” points to an anchor that does not exist",
        "quote the text if it should start with “*”",
    ),
    (
        "but found another document",
        "a second document starts here",
        "keep one document to a file: remove the “---”",
    ),
    ("found unexpected end of stream", "the quote that opens here is never closed", "add the closing quote"),
    ("did not find expected ',' or ']'", "the “[” that opens here is never closed", "add the “]”"),
    ("did not find expected ',' or '}'", "the “{” that opens here is never closed", "add the “}”"),
    ("expected ',' or ']'", "the “[” that opens here is never closed", "add the “]”"),
    ("expected ',' or '}'", "the “{” that opens here is never closed", "add the “}”"),
    (
        "did not find expected '-' indicator",
        "a list ends here, but a line with the same indent goes on without “- ”",
        "start the line with “- ”, or indent it like the field above the list",
    ),
    (
        "did not find expected key",
        "this line is not indented like its neighbours, or a quote ends too early",
        "line it up with the line above; inside '…' write '' for an apostrophe",
    ),
    (
        "expected <block end>",
        "this line is not indented like its neighbours, or a quote ends too early",
        "line it up with the line above; inside '…' write '' for an apostrophe",
    ),
    (
        "could not find expected ':'",
        "this line has no “: ” between a field and its value",
        "write “field: value”",
    ),
)
_OPENERS = ("scanning a quoted scalar", "parsing a flow")


def _explain(fault: yaml.YAMLError, source: Source, problems: Problems) -> None:
    """A YAML fault in plain words, placed where the coach must look."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        at = min(getattr(fault, "position", 0), max(len(source.text) - 1, 0))
        code = ord(source.text[at]) if source.text else 0
        problems.error(Span(source, at, at + 1), f"a control character (U+{code:04X}) stands here", "delete it")
        return
    problem, context = fault.problem or "", fault.context or ""
    mark = fault.problem_mark or fault.context_mark
    if fault.context_mark and any(opener in context for opener in _OPENERS):
        mark = fault.context_mark
    at = mark.index if mark else 0
    character = source.text[at : at + 1]
    if "cannot start any token" in problem:
        if character == "\t":
            message, hint = (
                "a tab stands at the start of this line",
                "indent with spaces; YAML does not allow tabs",
            )
        else:
            message, hint = f"a value cannot start with “{character}”", "put the value in quotes"
    else:
        message, hint = next(
            ((said, cure) for known, said, cure in _PLAIN_WORDS if known in problem),
            (f"this is not YAML: {' '.join(part for part in (context, problem) if part)}", ""),
        )
    problems.error(Span(source, at, at + 1), message, hint)
