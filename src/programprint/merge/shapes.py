"""The sheets of many athletes → sheets that they share, with slots for the figures that differ, and what fills these.

Athletes whose sheets differ in nothing but their name and figures are of one *shape*: the same words, the same rows, with other
numbers in them. Sheets are taken apart into what is alike within a shape and *leaves*: the name and plates as a whole, the
weights of sets, and of every other text the words with a figure in them, so that lines may break between words as ever.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

from programprint.merge.sheet import Block, Entry, Group, Session, SetLine, Sheet
from programprint.notation.load import Load
from programprint.notation.prescription import SetGroup
from programprint.pages import slot

SHORT = {"athlete": 28, "plates": 20}
"""Fields whose text is one leaf, and its most characters: a longer text may take more lines, and does not stand in a slot."""
_TAKEN_APART = (Sheet, Session, Block, Entry, Group, SetGroup, SetLine)
_AS_THEY_ARE = ("title", "goal", "author", "athlete_note", "id", "label", "cue")
"""Fields of which no word can differ within a shape."""
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True)
class OpenLoad(Load):
    """A load that each athlete has for themselves; on paper a slot."""

    sign: str = ""

    def typeset(self) -> str:
        """The slot."""
        return self.sign

    @property
    def bar(self) -> Load:
        return self


@dataclass
class Shape:
    """The *sheets* that some athletes share, and for each of them, by number, the values of the slots by slot character."""

    sheets: tuple[Sheet, ...] = ()
    values: dict[int, dict[str, str]] = field(default_factory=dict)


def shapes(sheets: Iterable[tuple[Sheet, ...]]) -> list[Shape]:
    """The shape of each athlete, in order; those of one shape have the same object. A slot means the same thing in every shape
    that has it, so that pages may come out alike."""
    found: dict[Hashable, Shape] = {}
    of_each: list[Shape] = []
    leaves: list[list[str]] = []
    places: dict[int, list[Hashable]] = {}
    for number, own in enumerate(sheets):
        taken = _Leaves()
        look = taken.apart(own, ())
        shape = found.setdefault(look, Shape(own))
        places.setdefault(id(shape), taken.places)
        shape.values[number] = {}
        of_each.append(shape)
        leaves.append(taken.texts)
    columns: dict[Hashable, dict[int, str]] = {}
    for number, (shape, texts) in enumerate(zip(of_each, leaves, strict=True)):
        for place, text in zip(places[id(shape)], texts, strict=True):
            columns.setdefault(place, {})[number] = text
    signs: dict[Hashable, str] = {}
    same: dict[Hashable, str] = {}
    for place, column in columns.items():
        if len(set(column.values())) > 1:
            signs[place] = same.setdefault(tuple(column.items()), slot(len(same)))
    for shape in found.values():
        opened = {place: signs[place] for place in places[id(shape)] if place in signs}
        for number in shape.values:
            shape.values[number] = {sign: columns[place][number] for place, sign in opened.items()}
        if opened:
            shape.sheets = tuple(_opened(sheet, (week,), opened) for week, sheet in enumerate(shape.sheets))
    return of_each


class _Leaves:
    """Takes a value apart: returns what is alike within a shape, and keeps the leaves with their places, in order."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.places: list[Hashable] = []

    def _leaf(self, place: Hashable, text: str) -> None:
        self.places.append(place)
        self.texts.append(text)

    def apart(self, value: Any, place: tuple[Hashable, ...], name: str = "") -> Hashable:
        if isinstance(value, str):
            return self._text(value, place, name)
        if type(value) is tuple:
            return tuple([self.apart(one, (*place, index), name) for index, one in enumerate(value)])
        if isinstance(value, Load):
            self._leaf(place, value.typeset())
            return value.kind, value.unit, value.also
        if isinstance(value, _TAKEN_APART):
            return tuple([self.apart(getattr(value, inner), (*place, inner), inner) for inner in _FIELDS[type(value)]])
        known: Hashable = value
        return known

    def _text(self, text: str, place: tuple[Hashable, ...], name: str) -> Hashable:
        if name in _AS_THEY_ARE or len(text) > SHORT.get(name, len(text)):
            return text
        if name in SHORT:
            if text:
                self._leaf(place, text)
            return bool(text)
        look: list[Hashable] = []
        for index, word in enumerate(text.split(" ")):
            if _FIGURE.search(word):
                self._leaf((*place, index), word)
                look.append(index)
            else:
                look.append(word)
        return tuple(look)


_FIELDS = {kind: tuple(one.name for one in fields(kind) if one.name != "where") for kind in _TAKEN_APART}
"""What of a value belongs to its shape: all but where it stands in a file."""


def _opened(value: Any, place: tuple[Hashable, ...], signs: Mapping[Hashable, str]) -> Any:
    """A value with slots at the places that have one."""
    if isinstance(value, str):
        if place in signs:
            return signs[place]
        if not _FIGURE.search(value):
            return value
        return " ".join(signs.get((*place, index), word) for index, word in enumerate(value.split(" ")))
    if type(value) is tuple:
        return tuple([_opened(one, (*place, index), signs) for index, one in enumerate(value)])
    if isinstance(value, Load):
        sign = signs.get(place)
        return value if sign is None else OpenLoad(value.kind, Decimal(0), None, value.unit, also=value.also, sign=sign)
    if isinstance(value, _TAKEN_APART):
        return replace(
            value, **{name: _opened(getattr(value, name), (*place, name), signs) for name in _FIELDS[type(value)]}
        )
    return value
