"""Pages: the only hand-over between composing and drawing.

Everything stands in absolute points (1/72 inch) from the top left corner of the page, y downwards; a text stands on
its baseline. A page also knows where the pen writes: every tick box and every write-in cell is a :class:`Field` with a stable id.

What differs from athlete to athlete stands in a text as a *slot*, one private-use character for each. Athletes then share their
pages; a :class:`Copy` brings the values of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from programprint import late

MM = 72 / 25.4
"""Points of a millimetre."""

SLOTS = late.pattern("[\U000f0000-\U000ffffd]")
"""The characters that stand for what differs from copy to copy: plane 15, which no script uses."""

Face = Literal["regular", "italic", "semibold", "bold"]
FACES: tuple[Face, ...] = ("regular", "italic", "semibold", "bold")
Align = Literal["left", "centre", "right"]
FieldKind = Literal[
    "tick",
    "load",
    "amount",
    "effort",
    "last",
    "note",
    "notes",
    "name",
    "date",
    "weight",
    "initials",
    "maximum",
    "felt",
    "pain",
    "weak",
    "choice",
    "result",
]


class Text(Struct, frozen=True):
    """One run of one face and size; *x* is its left end, *y* its baseline, *width* its measured length.

    *link* names the anchor that a click on it leads to, or is the address of a page on the web. A text with slots is as wide
    as its widest values; *align* says which end keeps its place under narrower ones, and one that *follows* the text before it
    moves along with that one's end. *grey* goes from 0 (black) to 1 (white). A line that is read to the left runs *leftwards*:
    its words follow each other from its right end, and what follows it stands to its left.
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
    grey: float = 0.0
    leftwards: bool = False


class Rule(Struct, frozen=True):
    """A straight black line of *weight* points."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float


class Box(Struct, frozen=True):
    """A black outline of *weight* points, white inside; *x*, *y* is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    weight: float


Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


class Fill(Struct, frozen=True):
    """A solid rectangle: a bar of a chart, a module of a code, the rule of a brand, the shade of a cell; never behind text. Black
    without a colour. *part_of* is the left edge and the width of what it is a part of, where that is not turned round on a page
    that is read to the left."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour | None = None
    part_of: tuple[float, float] | None = None


class Bitmap(Struct, frozen=True):
    """A picture of dots: the bytes of a PNG or JPEG file in shades of grey, *width* × *height* dots."""

    width: int
    height: int
    data: bytes


Segment = tuple[float, ...]
"""A step of an outline: two numbers go in a straight line to that point, six along a Bézier curve, none closes it."""


class Shape(Struct, frozen=True):
    """Outlines, each from its starting point on, filled and stroked in a grey from 0 (black) to 1 (white), or not at all;
    ends and corners of strokes *round* or square."""

    outlines: tuple[tuple[Segment, ...], ...]
    fill: float | None
    stroke: float | None
    weight: float
    round: bool = False
    even_odd: bool = False


class Drawing(Struct, frozen=True):
    """A picture of lines, in units of its own from its top left corner, y downwards; later shapes cover earlier ones."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


Picture = Bitmap | Drawing


class Image(Struct, frozen=True):
    """A picture, scaled to *width* and *height*; *x*, *y* is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture


Item = Text | Rule | Box | Fill | Image
"""What is printed."""


class Field(Struct, frozen=True):
    """Where the pen writes.

    *id* is ``w<week>/<session>/<label>/<set>/<side>/<kind>`` or a part of it; where several athletes share a page, the number of
    the row comes first: ``r<row>/w<week>/…``. *spoken* is the same in words, where somebody asked for them. *again*: another side
    has this very cell, under this id, and what is filled in there stands here as well. *asked* is what a reader of pictures must
    know of it.
    """

    id: str
    kind: FieldKind
    x: float
    y: float
    width: float
    height: float
    spoken: str = ""
    again: bool = False
    asked: str = ""


class Bookmark(Struct, frozen=True):
    """An entry of the outline: its depth from 0, and where on the page it leads.

    Entries stand in the order of pages, or of *reading* where a sheet holds pages in another order.
    """

    title: str
    level: int
    y: float
    reading: int = 0


class Anchor(Struct, frozen=True):
    """A place that links lead to."""

    name: str
    y: float


class Page(Struct, frozen=True, weakref=True):
    """One side of paper. *frame* is left, top, right, bottom of what may be printed on; *label* is its name in a reader's window.

    Where several pages share a sheet it holds them as *panels*; their fields, bookmarks and anchors are known to the sheet.
    """

    width: float
    height: float
    frame: tuple[float, float, float, float]
    items: tuple[Item, ...]
    fields: tuple[Field, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    label: str = ""
    panels: tuple[Panel, ...] = ()


class Panel(Struct, frozen=True):
    """A page as a part of a sheet: its top left corner there, or its bottom right one when it stands on its head."""

    page: Page
    x: float
    y: float
    upside_down: bool = False

    def y_of(self, y: float) -> float:
        """The height on the sheet of a height on the page."""
        return self.y + (self.page.height - y if self.upside_down else y)


class Code(Struct, frozen=True):
    """A code that cameras read, of a *text*: its top left module, and how large one is."""

    x: float
    y: float
    module: float
    text: str


Flip = Literal["", "long", "short"]
"""The edge over which a printer turns the paper for its back; none for paper printed on one side."""


class Fonts(Struct, frozen=True):
    """The files of fonts that are set before Source Sans: some faces, and what any face falls back on glyph by glyph."""

    faces: tuple[tuple[Face, Path], ...] = ()
    fallback: tuple[Path, ...] = ()


class Pages(Struct, frozen=True):
    """A whole document and what a reader's window says of it. *marked*: its pages bear squares, and their copies codes. One that
    is read *leftwards* is bound at the right."""

    title: str
    author: str
    language: str
    pages: tuple[Page, ...]
    flip: Flip = ""
    fonts: Fonts = Fonts()
    marked: bool = False
    leftwards: bool = False

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


class Copy(Struct, frozen=True):
    """One athlete's copy of a document: pages that others may share, and the values of their slots by slot character.

    *title* is its entry in the outline. Pages are shared when they are the same object. *section* is the entry of the outline
    that this copy's entry stands under, together with those of its neighbours in the same section. *codes* stand on its pages.
    """

    title: str
    pages: tuple[Page, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    section: str = ""
    codes: tuple[tuple[Code, ...], ...] = ()
