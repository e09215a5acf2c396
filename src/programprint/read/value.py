"""What a document is made of: texts, lists and mappings that know their places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from programprint import late
from programprint.problems import Span

HALVES = late.pattern("[\ud800-\udfff]")
"""Halves of characters, or bytes that are no letters: what no text holds."""


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
