"""A page → its content: what every copy shares as finished operators, and the texts that hold slots, to be filled for each copy.

Rules, boxes and pictures come first, then the texts in the order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from programprint import late
from programprint.draw.case import Piece, TypeCase
from programprint.pages import (
    SLOTS,
    Align,
    Bitmap,
    Box,
    Code,
    Drawing,
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
        self._texts: list[tuple[str, Text, list[str], float, float]] = []
        """Each text with the operators before it, if it is the first in a row; its slots; its height from the bottom; where it
        moves to in room that it does not fill, as a share of that."""
        before = ""
        for part in parts:
            if isinstance(part, str):
                before += part
                continue
            start, end = turned("\0", part.turn).split("\0")
            before += f"{start}BT"
            for text in part.texts:
                self._texts.append((before, text, SLOTS.findall(text.text), part.height - text.y, _SHARES[text.align]))
                before = ""
            before = f"ET\n{end}"
        self._end = before

    def content(self, values: Mapping[str, str]) -> str:
        """The operators of one copy. What is narrower than the room for it keeps the end that its alignment says, and what
        follows moves along with its end."""
        operators: list[str] = []
        moved = 0.0
        set_in: SetIn = None
        for before, text, signs, y, share in self._texts:
            if before:
                operators.append(before)
                moved, set_in = 0.0, None
            words = text.text
            for sign in signs:
                words = words.replace(sign, values[sign])
            width, pieces = self._setting(words, text.face, text.leftwards)
            spare = text.width - width * text.size
            x = text.x + spare * share
            if text.follows:
                x += moved
            moved = x - text.x if text.leftwards else x - text.x - spare
            set_in = _show(operators, text, pieces, x, y, set_in)
        operators.append(self._end)
        return "\n".join(operators)


_SHARES: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}


SetIn = tuple[str, float] | None
"""The font and the size that are set, once one is."""


def _show(operators: list[str], text: Text, pieces: Sequence[Piece], x: float, y: float, set_in: SetIn) -> SetIn:
    """Adds what shows a text with its left end at *x*, *y* points from the bottom; says what is set after it."""
    size, shade = text.size, _shade(text.grey)
    if not pieces or pieces[0].x is None:
        operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
    operators += shade[:1]
    for name, shown, right, up in pieces:
        if right is not None:
            operators.append(f"1 0 0 1 {x + right * size:.2f} {y + up * size:.2f} Tm")
        if set_in != (name, size) or right is not None:  # some who take text out begin anew where a font is set
            set_in = (name, size)
            operators.append(f"{name} {size:g} Tf")
        operators.append(shown)
    operators += shade[1:]
    return set_in


class _Shown(NamedTuple):
    """A text, and the font and size that it sets; *parts* are the operators for its place, for these, and for its letters."""

    text: Text
    font: SetIn
    parts: tuple[str, ...]
    pieces: Sequence[Piece]


class PageWriter:
    """Writes the content of pages; pictures become forms of the document."""

    def __init__(self, document: Document, case: TypeCase) -> None:
        self._document, self._case = document, case
        self._pictures: dict[tuple[int, float, float], tuple[Drawing | Bitmap, str, int]] = {}
        self._marks: dict[tuple[int, float], tuple[Item, str]] = {}
        """The operators of what pages share, by its id and the height of the page; as long as it is kept, no other has its id."""
        self._shown: dict[tuple[int, float], _Shown] = {}

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
        texts = [item for item in page.items if type(item) is Text]
        for varies, pairs in groupby(zip(texts, _varying(texts), strict=True), key=itemgetter(1)):
            run = tuple(text for text, _ in pairs)
            yield Varied(run, page.height, turn) if varies else turned(self._words(run, page.height), turn)

    def _lines(self, page: Page) -> str:
        """Rules, boxes, bars and pictures."""
        operators: list[str] = []
        weight = None
        marks, height = self._marks, page.height
        for item in page.items:
            if type(item) is Text:
                continue
            if type(item) is Image:
                operators.append(self._picture(item, height))
                continue
            if (type(item) is Rule or type(item) is Box) and item.weight != weight:
                weight = item.weight
                operators.append(f"{weight:g} w")
            if (known := marks.get((id(item), height))) is None:
                known = marks[id(item), height] = item, _mark(item, height)
            operators.append(known[1])
        return "\n".join([*operators, ""])

    def _words(self, texts: Sequence[Text], height: float) -> str:
        """Texts as one text object."""
        operators = ["BT"]
        set_in: SetIn = None
        for text in texts:
            if (known := self._shown.get((id(text), height))) is None:
                known = self._shown[id(text), height] = self._alone(text, height)
            _, font, parts, pieces = known
            if parts:
                operators += parts if font != set_in else (parts[0], parts[2])
                set_in = font
            else:
                set_in = _show(operators, text, pieces, text.x, height - text.y, set_in)
        operators.append("ET\n")
        return "\n".join(operators)

    def _alone(self, text: Text, height: float) -> _Shown:
        """How a text is shown; in parts where it is one piece and black."""
        pieces = self._case.setting(text.text, text.face, text.leftwards)[1]
        if len(pieces) != 1 or pieces[0].x is not None or text.grey:
            return _Shown(text, None, (), pieces)
        operators: list[str] = []
        font = _show(operators, text, pieces, text.x, height - text.y, None)
        return _Shown(text, font, tuple(operators), pieces)

    def _picture(self, image: Image, height: float) -> str:
        """A picture in its place."""
        return f"q 1 0 0 1 {image.x:.2f} {height - image.y - image.height:.2f} cm /{self._form(image)} Do Q"

    def _form(self, image: Image) -> str:
        """The name of the form of a picture, which is drawn once for each size that it has."""
        key = (id(image.picture), image.width, image.height)
        if key not in self._pictures:
            self._pictures[key] = (image.picture, *self._drawn(image, f"picture{len(self._pictures) + 1}"))
            # as long as the picture is kept, no other has its id
        return self._pictures[key][1]

    def _drawn(self, image: Image, name: str) -> tuple[str, int]:
        """The name by which content asks for a new form, and its number."""
        if isinstance(image.picture, Drawing):
            from programprint.draw.drawing import form_of

            return name, self._document.number(form_of(image, image.picture))
        guests = self._document.guests
        known = guests.draw(Image(0, 0, image.width, image.height, image.picture), name)
        return known, guests.number_of(known)

    def pictures_on(self, page: Page) -> list[tuple[str, int]]:
        """The names of the forms that the pictures of a page are, with their numbers."""
        pages = (page, *(panel.page for panel in page.panels))
        names = {self._form(item) for shown in pages for item in shown.items if isinstance(item, Image)}
        return [(name, number) for _, name, number in self._pictures.values() if name in names]


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
    from programprint.marks.code import SIZE, modules

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
        varies = (not text.text.isascii() and bool(SLOTS.search(text.text))) or (varies and text.follows)
        yield varies


def link_areas(page: Page) -> Iterator[tuple[str, str]]:
    """Where a page can be clicked on, “left bottom right top”, and what that leads to."""
    for shown, (way, x, y) in ((page, AS_IT_IS), *((panel.page, turn_of(panel, page.height)) for panel in page.panels)):
        for item in shown.items:
            if type(item) is Text and item.link:
                baseline = shown.height - item.y
                across = sorted((x + way * item.x, x + way * (item.x + item.width)))
                up = sorted((y + way * (baseline - item.size * 0.25), y + way * (baseline + item.size)))
                yield f"{across[0]:.2f} {up[0]:.2f} {across[1]:.2f} {up[1]:.2f}", item.link
