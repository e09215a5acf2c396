"""The key of marked sheets: what the code of each page stands for, and where its fields are. It stays with the coach; a code
alone tells nobody anything."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, Literal

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from programprint.logbook.record import parsed as record_of
from programprint.marks.place import CODE, MODULE, SQUARE, code_places, square_places
from programprint.pages import MM, Code, Copy, Page, Text

ENDING = ".key.json"
PREFIX = "PP1"
"""How a code begins, with the version of what follows: id, page, and which of the two it is."""
SECRET, ID = 16, 10
"""Bytes."""
_FIGURES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Cell(Struct, frozen=True, omit_defaults=True):
    """A field of a page, in millimetres from its top left corner; *asked* is a record without what was done."""

    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    asked: dict[str, Any] = field(default_factory=dict)


class Shape(Struct, frozen=True, omit_defaults=True):
    """A page as it is printed for one athlete or many, in millimetres. *squares* are their centres, *codes* the top left corners
    of the upper and the lower one. *leftwards*: it is read from right to left, its scales as well."""

    width: float
    height: float
    squares: tuple[tuple[float, float], ...]
    codes: tuple[tuple[float, float], ...]
    cells: tuple[Cell, ...]
    leftwards: bool = False


class Sheet(Struct, frozen=True):
    """What an id stands for: whose copy of which program, how its pages look, by number of their shape, and the number of the
    first of them in the PDF, counted from 0."""

    program: str
    athlete: str
    pages: tuple[int, ...]
    first: int


class Key(Struct, frozen=True, kw_only=True):
    """All that is needed to read sheets of one PDF, whose name is *pdf*. *square*, *code* and *module* are millimetres."""

    key: Literal[1]
    secret: str
    pdf: str
    square: float = round(SQUARE / MM, 2)
    code: float = round(CODE / MM, 2)
    module: float = round(MODULE / MM, 2)
    shapes: tuple[Shape, ...]
    sheets: dict[str, Sheet]


def base36(number: int) -> str:
    """A number in figures and capitals."""
    text = ""
    while number or not text:
        number, figure = divmod(number, 36)
        text = _FIGURES[figure] + text
    return text


def parsed(text: str) -> tuple[str, int, int] | None:
    """The id, the page and the number of a code; None for what is no code of ours."""
    parts = text.split(":")
    if not text.isascii() or len(parts) != 4 or parts[0] != PREFIX or parts[3] not in ("0", "1"):
        return None
    if not parts[2].isalnum() or len(parts[2]) > 6:
        return None
    return parts[1], int(parts[2], 36), int(parts[3])


def read_key(data: bytes) -> Key:
    """The key in some bytes. Raises :class:`ValueError` for what is none."""
    try:
        key = msgspec.json.decode(data, type=Key)
    except (msgspec.DecodeError, RecursionError) as fault:
        raise ValueError(str(fault)) from None
    if wrong := next(_faults(key), ""):
        raise ValueError(wrong)
    return key


def _faults(key: Key) -> Iterator[str]:
    """What no print has, and reading would stumble over."""
    if key.pdf != PurePath(key.pdf).name:
        yield f"“{key.pdf}” is no name of a file"
    if not min(key.square, key.code, key.module) > 0:
        yield "marks have a size"
    for name, sheet in key.sheets.items():
        if sheet.first < 0 or not all(0 <= number < len(key.shapes) for number in sheet.pages):
            yield f"sheet {name} has a page whose shape is not there"
    for shape in key.shapes:
        if len(shape.squares) != 4 or len(shape.codes) != 2 or not min(shape.width, shape.height) >= 10:
            yield "a page has two codes and four squares"
        for cell in shape.cells:
            if not min(cell.width, cell.height) > 0:
                yield f"cell {cell.id} has no size"
            try:
                if cell.asked:
                    record_of(msgspec.json.encode(cell.asked))
            except ValueError as fault:
                yield f"cell {cell.id}: {fault}"


class Keyring:
    """Gives copies their codes, and keeps what these stand for. *before* is the key of an earlier print: the same copy has the
    same code again."""

    def __init__(self, program: str, pdf: str, before: bytes | None = None) -> None:
        self.program, self.pdf = program, pdf
        self._secret = _secret(before) or os.urandom(SECRET)
        self._shapes: dict[int, tuple[int, Page]] = {}
        self._described: list[Shape] = []
        self._sheets: dict[str, Sheet] = {}
        self._page = 0

    def coded(self, copies: Iterable[Copy]) -> Iterator[Copy]:
        """The copies, each with its codes."""
        for number, copy in enumerate(copies):
            name = self._name(copy, number)
            pages = tuple(self._shape(page) for page in copy.pages)
            self._sheets[name] = Sheet(self.program, copy.title, pages, self._page)
            self._page += len(pages)
            yield replace(copy, codes=tuple(_codes(page, name, at) for at, page in enumerate(copy.pages)))

    def _name(self, copy: Copy, number: int) -> str:
        about = "\0".join((self.program, copy.title, copy.section, str(number)))
        made = blake2b(about.encode(), key=self._secret, digest_size=ID).digest()
        return base64.b32encode(made).decode().rstrip("=")

    def _shape(self, page: Page) -> int:
        found = self._shapes.get(id(page))
        if found is None:
            found = self._shapes[id(page)] = len(self._described), page  # kept, so that no other page has its id
            self._described.append(_described(page))
        return found[0]

    def data(self) -> bytes:
        """The key as a file."""
        secret = base64.b32encode(self._secret).decode().rstrip("=")
        key = Key(key=1, secret=secret, pdf=self.pdf, shapes=tuple(self._described), sheets=self._sheets)
        return msgspec.json.encode(key) + b"\n"


def _secret(before: bytes | None) -> bytes | None:
    if before is None:
        return None
    try:
        secret = read_key(before).secret
        return base64.b32decode(secret + "=" * (-len(secret) % 8))
    except ValueError:
        return None


def _codes(page: Page, name: str, at: int) -> tuple[Code, ...]:
    if not page.items:
        return ()
    return tuple(
        Code(x, y, MODULE, f"{PREFIX}:{name}:{base36(at)}:{number}") for number, (x, y) in enumerate(code_places(page))
    )


def _described(page: Page) -> Shape:
    def mm(points: float) -> float:
        return round(points / MM, 3)

    middle = SQUARE / 2
    return Shape(
        mm(page.width),
        mm(page.height),
        tuple((mm(x + middle), mm(y + middle)) for x, y in square_places(page)),
        tuple((mm(x), mm(y)) for x, y in code_places(page)),
        tuple(
            Cell(
                cell.id,
                cell.kind,
                mm(cell.x),
                mm(cell.y),
                mm(cell.width),
                mm(cell.height),
                msgspec.json.decode(cell.asked) if cell.asked else {},
            )
            for cell in page.fields
        ),
        any(isinstance(item, Text) and item.leftwards for item in page.items),
    )
