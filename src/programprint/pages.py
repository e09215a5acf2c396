"""Pages: the only hand-over between composing and drawing.

Everything stands in absolute points (1/72 inch) from the top left corner of the page, y downwards; a text stands on
its baseline. A page also knows where the pen writes: every tick box and every write-in cell is a :class:`Field` with a stable id.

What differs from athlete to athlete stands in a text as a *slot*, one private-use character for each. Athletes then share their
pages; a :class:`Copy` brings the values of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

MM = 72 / 25.4
"""Points of a millimetre."""

SLOTS = re.compile("[\U000f0000-\U000ffffd]")
"""The characters that stand for what differs from copy to copy: plane 15, which no script uses."""

Face = Literal["regular", "italic", "semibold", "bold"]
Align = Literal["left", "centre", "right"]
FieldKind = Literal["tick", "load", "amount", "effort", "note", "notes", "name", "date", "weight", "felt", "weak"]


@dataclass(frozen=True, slots=True)
class Text:
    """One run of one face and size; *x* is its left end, *y* its baseline, *width* its measured length.

    *link* names the anchor that a click on it leads to. A text with slots is as wide as its widest values; *align* says which
    end keeps its place under narrower ones, and one that *follows* the text before it moves along with that one's end.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    width: float
    link: str = ""
    align: Align = "left"
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight black line of *weight* points."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float


@dataclass(frozen=True, slots=True)
class Box:
    """A black outline of *weight* points, white inside; *x*, *y* is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    weight: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A solid black rectangle: a bar of a chart, a module of a code; never behind text."""

    x: float
    y: float
    width: float
    height: float


Item = Text | Rule | Box | Fill
"""What is printed."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where the pen writes. *id* is ``w<week>/<session>/<label>/<set>/<side>/<kind>`` or a part of it."""

    id: str
    kind: FieldKind
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its depth from 0, and where on the page it leads."""

    title: str
    level: int
    y: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links lead to."""

    name: str
    y: float


@dataclass(frozen=True)
class Page:
    """One side of paper. *frame* is left, top, right, bottom of what may be printed on."""

    width: float
    height: float
    frame: tuple[float, float, float, float]
    items: tuple[Item, ...]
    fields: tuple[Field, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True)
class Pages:
    """A whole document and what a reader's window says of it."""

    title: str
    author: str
    language: str
    pages: tuple[Page, ...]

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)


def slot(number: int) -> str:
    """The character that stands for a value, counted from 0; it goes into texts before they are composed."""
    return chr(0xF0000 + number)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with the values of its slots in their places."""
    return SLOTS.sub(lambda found: values[found[0]], text)


@dataclass(frozen=True)
class Copy:
    """One athlete's copy of a document: pages that others may share, and the values of their slots by slot character.

    *title* is its entry in the outline. Pages are shared when they are the same object, or draw the same.
    """

    title: str
    pages: tuple[Page, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    section: str = ""
    """The entry of the outline that this copy's entry stands under, together with those of its neighbours in the same section."""


def dump(pages: Iterable[Page]) -> str:
    """Pages as text for tests and review: a line an item, in tenths of a point, in the order of drawing."""
    lines: list[str] = []
    for number, page in enumerate(pages, start=1):
        lines.append(f"page {number}  {page.width:.1f} × {page.height:.1f}")
        lines += [f"  bookmark {mark.level} {mark.title}" for mark in page.bookmarks]
        lines += [f"  {_line(item)}" for item in page.items]
        lines += [
            f"  field {field.id} [{field.kind}]  {field.x:.1f},{field.y:.1f}  {field.width:.1f} × {field.height:.1f}"
            for field in page.fields
        ]
    return "\n".join(lines) + "\n"


def _line(item: Item) -> str:
    if isinstance(item, Text):
        return f"text {item.x:.1f},{item.y:.1f}  {item.face} {item.size:g}  {item.text}"
    if isinstance(item, Rule):
        return f"rule {item.x0:.1f},{item.y0:.1f} to {item.x1:.1f},{item.y1:.1f}  {item.weight:g}"
    if isinstance(item, Fill):
        return f"fill {item.x:.1f},{item.y:.1f}  {item.width:.1f} × {item.height:.1f}"
    return f"box {item.x:.1f},{item.y:.1f}  {item.width:.1f} × {item.height:.1f}  {item.weight:g}"
