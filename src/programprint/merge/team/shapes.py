"""The entries of many athletes → sheets that they share, with slots for the figures that differ, and what fills these.

Athletes whose sheets differ in nothing but their name and figures are of one *shape*: the same words, the same rows, with other
numbers in them. Figures are taken apart into what is alike within a shape and *leaves*: the name and plates as a whole, the
weights of sets, and of every other text the words with a figure in them, so that lines may break between words as ever.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import chain
from sys import intern
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct, field
from msgspec.structs import replace

from programprint.merge.entry.entries import Entries
from programprint.merge.entry.figures import Asked, Figures
from programprint.merge.sheet import Group, SetLine, Sheet, Words
from programprint.notation.prose import folded
from programprint.notation.set_group import SetGroup
from programprint.notation.target import BodyWeight, Load, Percent, Weight
from programprint.pages import slot

if TYPE_CHECKING:
    from programprint.read.roster import Athlete

SHORT = {"athlete": 28, "plates": 20}
"""Fields whose text is one leaf, and its most characters: a longer text may take more lines, and does not stand in a slot."""
_TAKEN_APART = (Figures, Words, Group, SetGroup, SetLine)
_AS_THEY_ARE = ("athlete_note",)
"""Fields of which no word can differ within a shape."""
_FIGURE = re.compile(r"\d")


class OpenLoad(Load, frozen=True):
    """A load that each athlete has for themselves; on paper a slot, the *sign*."""

    sign: str

    def typeset(self) -> str:
        """The slot."""
        return self.sign

    @property
    def bar(self) -> Self:
        return self


class Shape(Struct):
    """The *sheets* that some athletes share, and for each of them, by number, the values of the slots by slot character."""

    sheets: tuple[Sheet, ...] = ()
    values: dict[int, dict[str, str]] = field(default_factory=dict)


Merged = Callable[[Entries], tuple[Sheet, ...]]
Place = tuple[Hashable, ...]


class _Kind(Struct):
    """Athletes who are asked the same: *entries* in the figures of the first, and what they ask, in order, with its places."""

    entries: Entries
    asked: Sequence[tuple[Place, Asked]]


class _Taken(Struct, frozen=True, eq=False):
    """Figures taken apart: *look* is a number for what is alike, *leaves* their texts by name."""

    figures: Figures | Words
    look: int
    leaves: Mapping[str, str]


def shapes(entries: Entries, athletes: Sequence[Athlete], groups: Collection[str], merged: Merged) -> list[Shape]:
    """The shape of each athlete, in order; those of one shape have the same object. A slot means the same thing in every shape
    that has it, so that pages may come out alike. *groups*, folded, are those that the program tells apart; *merged* makes sheets
    of entries. What is wrong with a swap is added to the problems of the entries, and there are no sheets then.

    Athletes of one kind are asked the same; only the first of them is merged to know what. For each of the others figures are
    looked up, and where these look alike, slots in their places make one shape of them.
    """
    kinds: dict[Hashable, _Kind] = {}
    known: dict[int, _Taken] = {}
    looks: dict[Hashable, int] = {}
    found: dict[tuple[Hashable, ...], Shape] = {}
    of_each: list[Shape] = []
    figures: list[list[tuple[Place, _Taken]]] = []

    def taken(thing: Figures | Words) -> _Taken:
        if id(thing) not in known:
            apart = _Leaves()
            look = apart.apart(thing, "")
            known[id(thing)] = _Taken(thing, looks.setdefault(look, len(looks)), apart.leaves)
        return known[id(thing)]

    for number, athlete in enumerate(athletes):
        name = _kind(athlete, groups)
        if name not in kinds:
            own, asked = entries.of(athlete).noting()
            if not own.problems.errors:
                merged(own)
            kinds[name] = _Kind(own, _told_apart(asked))
        lifter = kinds[name].entries.lifter.of(athlete)
        mine: list[tuple[Place, _Taken]] = [((), taken(lifter.words()))]
        mine += [(place, taken(lifter.figures(asked))) for place, asked in kinds[name].asked]
        shape = found.setdefault((name, *[one.look for _, one in mine]), Shape())
        shape.values[number] = {}
        of_each.append(shape)
        figures.append(mine)
    if entries.problems.errors:
        return of_each
    signs = _signs(figures)
    opened: dict[tuple[Place, int], Any] = {}
    leaves = {place: {sign: leaf for leaf, sign in own.items()}.items() for place, own in signs.items()}
    for (name, *_), shape in found.items():
        for number, values in shape.values.items():
            for place, one in figures[number]:
                for sign, leaf in leaves[place]:
                    if leaf in one.leaves:
                        values[sign] = one.leaves[leaf]
        mine = figures[next(iter(shape.values))]
        for place, one in mine:
            if (place, one.look) not in opened:  # what looks alike in a place is the same for all, but for the slots
                opened[place, one.look] = _open(one, signs[place])
        who, *rest = (opened[place, one.look] for place, one in mine)
        shape.sheets = merged(kinds[name].entries.given(who, iter(rest)))
    return of_each


def _told_apart(asked: Iterable[tuple[Place, Asked]]) -> list[tuple[Place, Asked]]:
    """What is asked at one place more than once has places of its own."""
    times: Counter[Place] = Counter()
    found = []
    for place, one in asked:
        times[place] += 1
        found.append(((*place, times[place]), one))
    return found


def _open(taken: _Taken, signs: Mapping[str, str]) -> Any:
    """Figures, or words, with the slots of their place."""
    here = {leaf: signs[leaf] for leaf in taken.leaves if leaf in signs}
    return _opened(taken.figures, "", here) if here else taken.figures


def _kind(athlete: Athlete, groups: Collection[str]) -> Hashable:
    """What decides what an athlete is asked."""
    group = folded(athlete.group)
    return (
        group if group in groups else "",
        athlete.weak_side,
        frozenset(athlete.swaps.items()),
    )


def _signs(figures: Sequence[Sequence[tuple[Place, _Taken]]]) -> dict[Place, dict[str, str]]:
    """At each place a slot for every leaf that is not the same for all athletes who have it: one for all leaves that are always
    alike."""
    columns: dict[Place, dict[int, Mapping[str, str]]] = {}
    for number, mine in enumerate(figures):
        for place, one in mine:
            columns.setdefault(place, {})[number] = one.leaves
    signs: dict[Place, dict[str, str]] = {place: {} for place in columns}
    same: dict[Hashable, str] = {}
    for place, column in columns.items():
        everybody, all_leaves = tuple(column), list(column.values())
        for leaf in dict.fromkeys(chain.from_iterable({id(leaves): leaves for leaves in all_leaves}.values())):
            who, said = everybody, tuple([leaves.get(leaf) for leaves in all_leaves])
            if None in said:
                who = tuple([number for number, leaves in column.items() if leaf in leaves])
                said = tuple([column[number][leaf] for number in who])
            if len(set(said)) > 1:
                signs[place][leaf] = same.setdefault((who, said), slot(len(same)))
    return signs


class _Leaves:
    """Takes a value apart: returns what is alike within a shape, and keeps the leaves, which are named by the way to them."""

    def __init__(self) -> None:
        self.leaves: dict[str, str] = {}
        self._last: tuple[Load | None, str] = None, ""

    def _typeset(self, load: Load) -> str:
        """A load on paper; all sets of a group have the same one."""
        if self._last[0] is not load:
            self._last = load, load.typeset()
        return self._last[1]

    def _leaf(self, name: str, text: str) -> None:
        self.leaves[intern(name)] = text  # asked for again and again, for every athlete

    def apart(self, value: Any, place: str, name: str = "") -> Hashable:
        if isinstance(value, str):
            return self._text(value, place, name)
        if type(value) is tuple:
            return tuple([self.apart(one, f"{place}/{index}", name) for index, one in enumerate(value)])
        if isinstance(value, Load):
            self._leaf(place, self._typeset(value))
            return type(value), _unit(value), value.also
        if isinstance(value, SetLine) and not (any(value.target) or value.plates):
            return value  # a row that asks for nothing of its own is the same for everybody
        if fields := _FIELDS.get(type(value)):
            inside = [(inner, getattr(value, inner)) for inner in fields]
            return tuple([one and self.apart(one, f"{place}/{inner}", inner) for inner, one in inside])
        known: Hashable = value
        return known

    def _text(self, text: str, place: str, name: str) -> Hashable:
        if name in _AS_THEY_ARE or len(text) > SHORT.get(name, len(text)):
            return text
        if name in SHORT:
            self._leaf(place, text)
            return True
        if not _FIGURE.search(text):
            return text
        look: list[Hashable] = []
        for index, word in enumerate(text.split(" ")):
            if _FIGURE.search(word):
                self._leaf(f"{place}/{index}", word)
                look.append(index)
            else:
                look.append(word)
        return tuple(look)


def _unit(load: Load) -> str:
    """The unit of a load that athletes may have for themselves."""
    match load:
        case Weight() | BodyWeight():
            return load.unit
        case Percent():
            return load.plus_unit
    return ""


_FIELDS: dict[type, tuple[str, ...]] = {kind: kind.__struct_fields__ for kind in _TAKEN_APART}


def _opened(value: Any, place: str, signs: Mapping[str, str]) -> Any:
    """A value with slots at the places that have one."""
    if isinstance(value, str):
        if place in signs:
            return signs[place]
        if not _FIGURE.search(value):
            return value
        return " ".join(signs.get(f"{place}/{index}", word) for index, word in enumerate(value.split(" ")))
    if type(value) is tuple:
        return tuple([_opened(one, f"{place}/{index}", signs) for index, one in enumerate(value)])
    if isinstance(value, Load):
        sign = signs.get(place)
        return value if sign is None else OpenLoad(sign, also=value.also)
    if isinstance(value, _TAKEN_APART):
        return replace(
            value, **{name: _opened(getattr(value, name), f"{place}/{name}", signs) for name in _FIELDS[type(value)]}
        )
    return value
