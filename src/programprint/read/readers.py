"""An annotation → its reader: what makes a value of what a file says, and how JSON Schema describes that.

A reader is anything with ``read`` and ``described``: the objects made here, and every model. A fault in a value never ends the
reading of its neighbours: one run finds them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol, Union, get_args, get_origin

from msgspec import Struct

from programprint.limits import USUAL, Limits

if TYPE_CHECKING:
    from programprint.notation.progress import Progress
    from programprint.read.vocabulary import Vocabulary
    from programprint.read.written import Written

Path = tuple[str | int, ...]
"""The way to a value through its document: names of fields, and places in lists, from 0."""
Described = dict[str, Any]
"""A JSON Schema."""
Models = dict[str, "type[Written]"]  # by name


class Unfit(ValueError):  # noqa: N818 - it reads as “raise Unfit”
    """What is written cannot be what it should be: the kind of fault, and what a message needs to say it."""

    def __init__(self, kind: str, **context: Any) -> None:
        super().__init__(kind)
        self.kind, self.context = kind, context


def unreadable(message: str, hint: str = "", offset: int = 0) -> Unfit:
    """A fault with words of its own, at the character *offset* of the value."""
    return Unfit("unreadable", message=message, hint=hint, offset=offset)


class Fault(Struct, frozen=True):
    """A value at fault: where it is, what it is, and what is wrong with it."""

    kind: str
    path: Path
    given: object
    context: dict[str, Any]


class Reading:
    """One reading of a document: the faults found so far, the limits that it keeps to, the *rules* that have names in it, and the
    *vocabulary* of its language; None for English."""

    def __init__(self, limits: Limits = USUAL) -> None:
        self.limits = limits
        self.faults: list[Fault] = []
        self.rules: dict[str, Progress] = {}
        self.vocabulary: Vocabulary | None = None

    def value(self, reader: Reader, value: object, path: Path) -> Any:
        """What a reader makes of a value; with a fault there, nothing that could be used."""
        try:
            return reader.read(value, path, self)
        except Unfit as unfit:
            self.faults.append(Fault(unfit.kind, path, value, unfit.context))
            return None


class Reader(Protocol):
    """Reads what is written at a place of a document, and describes what may be written there. *models* takes up those that a
    description refers to."""

    def read(self, value: object, path: Path, reading: Reading) -> Any: ...

    def described(self, models: Models) -> Described: ...


def reader_of(annotation: Any) -> Reader:
    """The reader of whatever is annotated so."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        *inner, mark = arguments
        found: Reader = mark.around(inner[0] if len(inner) == 1 else Annotated[*inner])
        return found
    if origin is Literal:
        return _OneOf(arguments)
    if origin is list:
        return _List(reader_of(arguments[0]))
    if origin is dict:
        return _Map(reader_of(arguments[1]))
    if origin in (Union, UnionType):
        # a file never says None: it leaves the field out
        kinds = [kind for kind in arguments if kind is not type(None)]
        return reader_of(kinds[0]) if len(kinds) == 1 else _Any([reader_of(kind) for kind in kinds])
    model: Reader = annotation if origin is None else origin.reader(*arguments)
    return model


class ReadBy:
    """A mark: the value is what a function makes of what is written; one that is *limited* is told the limits of the run."""

    def __init__(self, make: Callable[..., object], says: Described, limited: bool = False) -> None:
        self.make, self.says, self.limited = make, says, limited

    def around(self, annotation: object) -> Reader:
        return self

    def read(self, value: object, path: Path, reading: Reading) -> object:
        return self.make(value, reading.limits) if self.limited else self.make(value)

    def described(self, models: Models) -> Described:
        return dict(self.says)


class Before:
    """A mark: a function turns what is written into the annotated kind first. *takes* is what may then be written, if that is
    more than the annotation says."""

    def __init__(self, change: Callable[[object], object], takes: object = None) -> None:
        self.change, self.takes = change, takes

    def around(self, annotation: object) -> Reader:
        return _Changed(self.change, reader_of(annotation), self.takes)


class Chosen:
    """A mark: of the kinds that the annotation lists, a function of the value tells which is meant."""

    def __init__(self, choose: Callable[[object], object]) -> None:
        self.choose = choose

    def around(self, annotation: object) -> Reader:
        return _Any([reader_of(kind) for kind in get_args(annotation)], self.choose)


class Between:
    """A mark: a number from *least* to *most*."""

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def around(self, annotation: object) -> Reader:
        return _Bounded(reader_of(annotation), self.least, self.most)


class Long:
    """A mark: a list with at least *least* items, and with at most *most*."""

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def around(self, annotation: object) -> Reader:
        return _Sized(reader_of(annotation), self.least, self.most)


class _OneOf:
    def __init__(self, words: tuple[object, ...]) -> None:
        self.words = words

    def read(self, value: object, path: Path, reading: Reading) -> object:
        for word in self.words:
            if word == value:
                return word
        raise Unfit("word", expected=self.words)

    def described(self, models: Models) -> Described:
        return {"enum": list(self.words), "type": "string"}


class _List:
    def __init__(self, item: Reader) -> None:
        self.item = item

    def read(self, value: object, path: Path, reading: Reading) -> object:
        if not isinstance(value, list):
            raise Unfit("list")
        return [reading.value(self.item, inner, (*path, index)) for index, inner in enumerate(value)]

    def described(self, models: Models) -> Described:
        return {"items": self.item.described(models), "type": "array"}


class _Map:
    def __init__(self, item: Reader) -> None:
        self.item = item

    def read(self, value: object, path: Path, reading: Reading) -> object:
        if not isinstance(value, dict):
            raise Unfit("map")
        return {str(key): reading.value(self.item, inner, (*path, key)) for key, inner in value.items()}

    def described(self, models: Models) -> Described:
        return {"additionalProperties": self.item.described(models), "type": "object"}


class _Any:
    """Several kinds; what is only described needs no choice between them."""

    def __init__(self, kinds: list[Reader], choose: Callable[[object], object] | None = None) -> None:
        self.kinds, self.choose = kinds, choose

    def read(self, value: object, path: Path, reading: Reading) -> object:
        assert self.choose is not None
        return reader_of(self.choose(value)).read(value, path, reading)

    def described(self, models: Models) -> Described:
        return {"anyOf": [kind.described(models) for kind in self.kinds]}


class _Changed:
    def __init__(self, change: Callable[[object], object], reader: Reader, takes: object) -> None:
        self.change, self.reader, self.takes = change, reader, takes

    def read(self, value: object, path: Path, reading: Reading) -> object:
        return self.reader.read(self.change(value), path, reading)

    def described(self, models: Models) -> Described:
        return (reader_of(self.takes) if self.takes else self.reader).described(models)


class _Bounded:
    def __init__(self, reader: Reader, least: float, most: float) -> None:
        self.reader, self.least, self.most = reader, least, most

    def read(self, value: object, path: Path, reading: Reading) -> object:
        number = self.reader.read(value, path, reading)
        if not number >= self.least:  # nor is what is no number at all
            raise Unfit("bound", bound=f"at least {self.least:g}")
        if not number <= self.most:
            raise Unfit("bound", bound=f"at most {self.most:g}")
        return number

    def described(self, models: Models) -> Described:
        return {**self.reader.described(models), "minimum": self.least, "maximum": self.most}


class _Sized:
    def __init__(self, reader: Reader, least: int, most: int | None) -> None:
        self.reader, self.least, self.most = reader, least, most

    def read(self, value: object, path: Path, reading: Reading) -> object:
        before = len(reading.faults)
        items = self.reader.read(value, path, reading)
        if len(reading.faults) == before:
            if len(items) < self.least:
                raise Unfit("short", least=self.least)
            if self.most is not None and len(items) > self.most:
                raise Unfit("long", most=self.most)
        return items

    def described(self, models: Models) -> Described:
        inner = self.reader.described(models)
        return {**inner, "minItems": self.least} if inner.get("type") == "array" else inner


def text(value: object) -> str:
    """One text, as it is."""
    if not isinstance(value, str):
        raise Unfit("text")
    return str(value)


_WHOLE = r"[+-]?\d+(_\d+)*(\.0+)?"
_LONGEST_NUMBER = 4300  # characters; Python reads no longer ones


def whole(value: object) -> int:
    """A whole number, which may have a point and zeros after it."""
    figures = value.strip() if isinstance(value, str) else ""
    if len(figures) > _LONGEST_NUMBER or not re.fullmatch(_WHOLE, figures, re.ASCII):
        raise Unfit("number")
    return int(figures.partition(".")[0])


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise Unfit("number") from None


_ON, _OFF = ("true", "yes", "on", "y", "t", "1"), ("false", "no", "off", "n", "f", "0")


def _switch(value: object) -> bool:
    if not isinstance(value, str) or value.lower() not in (*_ON, *_OFF):
        raise Unfit("switch")
    return value.lower() in _ON


_PLAIN: dict[object, Reader] = {
    str: ReadBy(text, {"type": "string"}),
    int: ReadBy(whole, {"type": "integer"}),
    float: ReadBy(_number, {"type": "number"}),
    bool: ReadBy(_switch, {"type": "boolean"}),
}
