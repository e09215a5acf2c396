"""A page → its content: what every copy shares as finished operators, and the texts that hold slots, to be filled for each copy.

Rules, boxes and pictures come first, then the texts in the order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from programprint import late
from programprint.draw.fonts import Typefaces, set_in
from programprint.draw.objects import escaped
from programprint.marks.code import SIZE, modules
from programprint.pages import (
    SLOTS,
    Align,
    Bitmap,
    Box,
    Code,
    Drawing,
    Face,
    Fill,
    Image,
    Item,
    Page,
    Panel,
    Rule,
    Text,
)

if TYPE_CHECKING:
    from programprint.draw.document import Document

AS_IT_IS = (1, 0.0, 0.0)
Turn = tuple[int, float, float]
"""Where a panel stands: 1, or -1 on its head, and where on the sheet its bottom left corner, its origin, comes to."""


class TypeCase:
    """The fonts of a document, in which every text is looked up once."""

    def __init__(self, document: Document, faces: Typefaces) -> None:
        self._document, self._faces = document, faces
        self._known: dict[tuple[str, Face], tuple[float, tuple[tuple[str, str], ...]]] = {}

    def setting(self, text: str, face: Face) -> tuple[float, tuple[tuple[str, str], ...]]:
        """How wide a text runs at one point, and its pieces: the name of a font and the operator that shows the piece."""
        key = (text, face)
        if (found := self._known.get(key)) is None:
            pieces = tuple(
                (name, f"({escaped(codes)})Tj")
                for font, run in self._faces.runs(text, face)
                for name, codes in set_in(self._document, font, run)
            )
            found = self._known[key] = self._faces.width(text, face, 1.0), pieces
        return found


class Varied(Struct, frozen=True):
    """Texts in a row that differ from copy to copy: they hold slots, or follow one that does. *height* is that of the page."""

    texts: tuple[Text, ...]
    height: float
    turn: Turn


Part = str | Varied


class Template:
    """The content of a page that differs from copy to copy: finished operators, and between them what varies."""

    def __init__(self, parts: Iterable[Part], case: TypeCase) -> None:
        self._setting = case.setting
        self._texts: list[tuple[str, Text, list[str], str, float]] = []
        """Each text with the operators before it, if it is the first in a row; its slots; its height; where it moves to in room
        that it does not fill, as a share of that."""
        before = ""
        for part in parts:
            if isinstance(part, str):
                before += part
                continue
            start, end = turned("\0", part.turn).split("\0")
            before += f"{start}BT"
            for text in part.texts:
                self._texts.append(
                    (before, text, SLOTS.findall(text.text), f"{part.height - text.y:.2f} Tm", _SHARES[text.align])
                )
                before = ""
            before = f"ET\n{end}"
        self._end = before

    def content(self, values: Mapping[str, str]) -> str:
        """The operators of one copy. What is narrower than the room for it keeps the end that its alignment says, and what
        follows moves along with its end."""
        operators: list[str] = []
        moved, set_in = 0.0, None
        for before, text, signs, line, share in self._texts:
            if before:
                operators.append(before)
                moved, set_in = 0.0, None
            words, size = text.text, text.size
            for sign in signs:
                words = words.replace(sign, values[sign])
            width, pieces = self._setting(words, text.face)
            spare = text.width - width * size
            x = text.x + spare * share
            if text.follows:
                x += moved
            moved = x - text.x - spare
            operators.append(f"1 0 0 1 {x:.2f} {line}")
            shade = _shade(text.grey)
            operators += shade[:1]
            for name, shown in pieces:
                if set_in != (name, size):
                    set_in = (name, size)
                    operators.append(f"{name} {size:g} Tf")
                operators.append(shown)
            operators += shade[1:]
        operators.append(self._end)
        return "\n".join(operators)


_SHARES: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}


class PageWriter:
    """Writes the content of pages; pictures become forms of the document."""

    def __init__(self, document: Document, case: TypeCase) -> None:
        self._document, self._case = document, case
        self._pictures: dict[tuple[int, float, float], tuple[Drawing | Bitmap, str]] = {}

    def parts(self, page: Page) -> list[Part]:
        """The content of a page in order: finished operators, and between them what varies. One string when nothing does."""
        found: list[Part] = [""]
        for shown, turn in ((page, AS_IT_IS), *((panel.page, turn_of(panel, page.height)) for panel in page.panels)):
            for part in self._parts(shown, turn):
                if isinstance(part, str) and isinstance(found[-1], str):
                    found[-1] += part
                else:
                    found.append(part)
        return found

    def _parts(self, page: Page, turn: Turn) -> Iterator[Part]:
        yield turned(self._lines(page), turn)
        texts = [item for item in page.items if isinstance(item, Text)]
        for varies, pairs in groupby(zip(texts, _varying(texts), strict=True), key=itemgetter(1)):
            run = tuple(text for text, _ in pairs)
            yield Varied(run, page.height, turn) if varies else turned(self._words(run, page.height), turn)

    def _lines(self, page: Page) -> str:
        """Rules, boxes, bars and pictures."""
        operators: list[str] = []
        weight = None
        for item in page.items:
            if isinstance(item, (Rule, Box)) and item.weight != weight:
                weight = item.weight
                operators.append(f"{weight:g} w")
            if not isinstance(item, Text):
                operators.append(
                    self._picture(item, page.height) if isinstance(item, Image) else _mark(item, page.height)
                )
        return "\n".join([*operators, ""])

    def _words(self, texts: Sequence[Text], height: float) -> str:
        """Texts as one text object."""
        operators = ["BT"]
        set_in = None
        for text in texts:
            operators.append(f"1 0 0 1 {text.x:.2f} {height - text.y:.2f} Tm")
            shade = _shade(text.grey)
            operators += shade[:1]
            for name, shown in self._case.setting(text.text, text.face)[1]:
                if set_in != (name, text.size):
                    set_in = (name, text.size)
                    operators.append(f"{name} {text.size:g} Tf")
                operators.append(shown)
            operators += shade[1:]
        operators.append("ET\n")
        return "\n".join(operators)

    def _picture(self, image: Image, height: float) -> str:
        """A picture in its place."""
        return f"q 1 0 0 1 {image.x:.2f} {height - image.y - image.height:.2f} cm /{self._form(image)} Do Q"

    def _form(self, image: Image) -> str:
        """The name of the form of a picture, which is drawn once for each size that it has."""
        key = (id(image.picture), image.width, image.height)
        if key not in self._pictures:
            name = f"picture{len(self._pictures) + 1}"
            own = Image(0, 0, image.width, image.height, image.picture)
            self._pictures[key] = (image.picture, self._document.guests.draw(own, name))
            # as long as the picture is kept, no other has its id
        return self._pictures[key][1]

    def pictures_on(self, page: Page) -> list[tuple[str, int]]:
        """The names of the forms that the pictures of a page are, with their numbers."""
        pages = (page, *(panel.page for panel in page.panels))
        names = [self._form(item) for shown in pages for item in shown.items if isinstance(item, Image)]
        return [(name, self._document.guests.number_of(name)) for name in names]


def turn_of(panel: Panel, height: float) -> Turn:
    """The turn of a panel of a sheet *height* points high."""
    if panel.upside_down:
        return -1, panel.x + panel.page.width, height - panel.y
    return 1, panel.x, height - panel.y - panel.page.height


def turned(content: str, turn: Turn) -> str:
    """Content in its place; the state of the page is afterwards what it was."""
    if turn == AS_IT_IS or not content.strip():
        return content
    way, x, y = turn
    return f"q {way} 0 0 {way} {x:.2f} {y:.2f} cm\n{content}Q\n"


def _mark(item: Item, height: float) -> str:
    """The operators of a rule, a box or a bar."""
    if isinstance(item, Rule):
        return f"{item.x0:.2f} {height - item.y0:.2f} m {item.x1:.2f} {height - item.y1:.2f} l S"
    if isinstance(item, (Box, Fill)):
        area = f"{item.x:.2f} {height - item.y - item.height:.2f} {item.width:.2f} {item.height:.2f} re"
        if isinstance(item, Fill) and item.colour:
            red, green, blue = item.colour
            return f"q {red:.3f} {green:.3f} {blue:.3f} rg {area} f Q"
        return f"{area} {'S' if isinstance(item, Box) else 'f'}"
    raise TypeError(item)


def drawn_code(code: Code, height: float) -> str:
    """The operators of a code: a bar for each run of dark modules in a row."""
    found = modules(code.text)
    bars = [
        f"{run.start()} {row} {run.end() - run.start()} 1 re"
        for row in range(SIZE)
        for run in _DARK.finditer(found[row * SIZE : (row + 1) * SIZE])
    ]
    size = f"{code.module:.4f}"
    return f"q {size} 0 0 -{size} {code.x:.2f} {height - code.y:.2f} cm\n{' '.join(bars)} f Q\n"


_DARK = late.pattern(b"\x01+")


def _shade(grey: float) -> tuple[str, ...]:
    """The operators that set a grey, and black again after it; none for black."""
    return (f"{grey:g} g", "0 g") if grey else ()


def _varying(texts: Iterable[Text]) -> Iterator[bool]:
    """For each text whether it differs from copy to copy."""
    varies = False
    for text in texts:
        varies = bool(SLOTS.search(text.text)) or (varies and text.follows)
        yield varies


def link_areas(page: Page) -> Iterator[tuple[str, str]]:
    """Where a page can be clicked on, “left bottom right top”, and what that leads to."""
    for shown, (way, x, y) in ((page, AS_IT_IS), *((panel.page, turn_of(panel, page.height)) for panel in page.panels)):
        for item in shown.items:
            if isinstance(item, Text) and item.link:
                baseline = shown.height - item.y
                across = sorted((x + way * item.x, x + way * (item.x + item.width)))
                up = sorted((y + way * (baseline - item.size * 0.25), y + way * (baseline + item.size)))
                yield f"{across[0]:.2f} {up[0]:.2f} {across[1]:.2f} {up[1]:.2f}", item.link
