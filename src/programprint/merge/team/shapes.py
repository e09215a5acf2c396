"""The entries of many athletes → sheets that they share, with slots for the figures that differ, and what fills these.

Athletes whose sheets differ in nothing but their name and figures are of one *shape*: the same sheets, with other weights in
them. Figures are taken apart into what is alike within a shape and *leaves*: loads, the plates of a bar, the name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain
from sys import intern
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from programprint.merge.entry.entries import Entries
from programprint.merge.entry.figures import Asked, Figures, Occasion
from programprint.merge.sheet import Aim, Group, OpenLoad, OpenPlates, Origin, Plates, Ramp, Sheet, Who
from programprint.merge.team.sessions import Kind, Sessions
from programprint.notation.prose import folded
from programprint.notation.set_group import SetGroup
from programprint.notation.target import BodyWeight, Load, Percent, Weight
from programprint.pages import slot

if TYPE_CHECKING:
    from programprint.read.roster import Athlete

SHORT = 28
"""Most characters of a name that stands in a slot: a longer one may take more lines."""
_TAKEN_APART = (Figures, Who, Group, SetGroup, Aim, Origin, Ramp)
Leaf = Load | Plates | str
"""What differs from athlete to athlete within a shape: a load, the plates of a bar, a name."""
Said = Callable[[str, Load | Plates], str]
"""Puts a load, or the plates of a bar, into words of a language."""


class Shape(Struct):
    """The *sheets* that some athletes share, and for each of them, by number, the values of the slots by slot character."""

    sheets: tuple[Sheet, ...] = ()
    values: dict[int, dict[str, str]] = field(default_factory=dict)


class _Kind(Struct):
    """Athletes who are asked the same: *entries* in the figures of the first, and what they ask, in order, with its places."""

    entries: Entries
    asked: Mapping[Occasion, Asked]


class _Taken(Struct, frozen=True, eq=False):
    """Figures taken apart: *look* is a number for what is alike, *leaves* their words by name."""

    figures: Figures | Who
    look: int
    leaves: Mapping[str, str]


def shapes(
    entries: Entries, athletes: Sequence[Athlete], groups: Collection[str], sessions: Sessions, said: Said
) -> list[Shape]:
    """The shape of each athlete, in order; those of one shape have the same object. A slot means the same thing in every shape
    that has it, so that pages may come out alike. *groups*, folded, are those that the program tells apart; *sessions* makes
    sheets of entries; *said* puts what differs into words of the language of each. What is wrong with a swap is added to the
    problems of the entries, and there are no sheets then.

    Athletes of one kind are asked the same; only the first of them is merged to know what. For each of the others figures are
    looked up, and where these look alike, slots in their places make one shape of them.
    """
    kinds: dict[Kind, _Kind] = {}
    known: dict[tuple[str, int], _Taken] = {}
    looks: dict[Hashable, int] = {}
    found: dict[tuple[Kind, tuple[int, ...]], Shape] = {}
    of_each: list[Shape] = []
    figures: list[dict[Occasion | None, _Taken]] = []

    def taken(thing: Figures | Who, language: str) -> _Taken:
        if (language, id(thing)) not in known:
            apart = _Leaves(partial(said, language))
            look = apart.apart(thing, "")
            known[language, id(thing)] = _Taken(thing, looks.setdefault(look, len(looks)), apart.leaves)
        return known[language, id(thing)]

    for number, athlete in enumerate(athletes):
        name = kind_of(athlete, groups)
        if name not in kinds:
            own = entries.of(athlete)
            kinds[name] = _Kind(own, {} if own.docket.errors else sessions.asked(own, name[:-1]))
        lifter, language = kinds[name].entries.lifter.of(athlete), kinds[name].entries.language
        mine: dict[Occasion | None, _Taken] = {None: taken(lifter.who(), language)}
        mine |= {place: taken(lifter.figures(asked), language) for place, asked in kinds[name].asked.items()}
        shape = found.setdefault((name, tuple([one.look for one in mine.values()])), Shape())
        shape.values[number] = {}
        of_each.append(shape)
        figures.append(mine)
    if entries.docket.errors:
        return of_each
    signs = _signs(figures)
    opened: dict[tuple[Occasion | None, int], Any] = {}
    leaves = {place: {sign: leaf for leaf, sign in own.items()}.items() for place, own in signs.items()}
    for (name, _), shape in found.items():
        for number, values in shape.values.items():
            for place, one in figures[number].items():
                for sign, leaf in leaves[place]:
                    if leaf in one.leaves:
                        values[sign] = one.leaves[leaf]
        mine = figures[next(iter(shape.values))]
        for place, one in mine.items():
            if (place, one.look) not in opened:  # what looks alike in a place is the same for all, but for the slots
                opened[place, one.look] = _open(one, signs[place])
        with_slots = {place: opened[place, one.look] for place, one in mine.items()}
        shape.sheets = sessions.sheets(kinds[name].entries, name[:-1], with_slots)
    return of_each


def _open(taken: _Taken, signs: Mapping[str, str]) -> Any:
    """Figures, or what is said of the athlete, with the slots of their place."""
    here = {leaf: signs[leaf] for leaf in taken.leaves if leaf in signs}
    return _opened(taken.figures, "", here) if here else taken.figures


def kind_of(athlete: Athlete, groups: Collection[str]) -> Kind:
    """What decides what an athlete is asked; swaps, which need not concern every session, come last."""
    group = folded(athlete.group)
    return (
        group if group in groups else "",
        athlete.weak_side,
        athlete.pair,
        athlete.language,
        frozenset(athlete.swaps.items()),
    )


def _signs(figures: Sequence[Mapping[Occasion | None, _Taken]]) -> dict[Occasion | None, dict[str, str]]:
    """At each place a slot for every leaf that is not the same for all athletes who have it: one for all leaves that are always
    alike."""
    columns: dict[Occasion | None, dict[int, Mapping[str, str]]] = {}
    for number, mine in enumerate(figures):
        for place, one in mine.items():
            columns.setdefault(place, {})[number] = one.leaves
    signs: dict[Occasion | None, dict[str, str]] = {place: {} for place in columns}
    same: dict[Hashable, str] = {}
    for place, column in columns.items():
        everybody, all_leaves = tuple(column), list(column.values())
        for leaf in dict.fromkeys(chain.from_iterable({id(leaves): leaves for leaves in all_leaves}.values())):
            who, values = everybody, tuple([leaves.get(leaf) for leaves in all_leaves])
            if None in values:
                who = tuple([number for number, leaves in column.items() if leaf in leaves])
                values = tuple([column[number][leaf] for number in who])
            if len(set(values)) > 1:
                signs[place][leaf] = same.setdefault((who, values), slot(len(same)))
    return signs


class _Leaves:
    """Takes a value apart: returns what is alike within a shape, and keeps the leaves in words, named by the way to them."""

    def __init__(self, said: Callable[[Load | Plates], str]) -> None:
        self.leaves: dict[str, str] = {}
        self._said = said
        self._last: tuple[Load | None, str] = None, ""

    def _typeset(self, load: Load) -> str:
        """A load on paper; all sets of a group have the same one."""
        if self._last[0] is not load:
            self._last = load, self._said(load)
        return self._last[1]

    def _leaf(self, name: str, text: str) -> None:
        self.leaves[intern(name)] = text  # asked for again and again, for every athlete

    def apart(self, value: Hashable, place: str) -> Hashable:
        """What of a value is alike within a shape."""
        if type(value) in _ALIKE:
            return value
        if type(value) is tuple:
            return tuple([self.apart(one, f"{place}/{index}") for index, one in enumerate(value)])
        if isinstance(value, Load):
            self._leaf(place, self._typeset(value.bar))
            return type(value), _unit(value), value.also
        if isinstance(value, Plates):
            self._leaf(place, self._said(value))
            return Plates
        if isinstance(value, Who):
            if short := len(value.athlete) <= SHORT:
                self._leaf(f"{place}/athlete", value.athlete)
            weight = self.apart(value.body_weight, f"{place}/body_weight")
            return short or value.athlete, weight, value.athlete_note
        if fields := _FIELDS.get(type(value)):
            return tuple([self.apart(getattr(value, inner), f"{place}/{inner}") for inner in fields])
        return value


def _unit(load: Load) -> str:
    """The unit of a load that athletes may have for themselves."""
    match load:
        case Weight() | BodyWeight():
            return load.unit
        case Percent():
            return load.plus_unit
    return ""


_ALIKE = frozenset((str, int, bool, Decimal, type(None)))
"""Kinds of what is never an athlete's own: most of what figures hold."""
_FIELDS: dict[type, tuple[str, ...]] = {kind: kind.__struct_fields__ for kind in _TAKEN_APART}


def _opened(value: Any, place: str, signs: Mapping[str, str]) -> Any:
    """A value with slots at the places that have one."""
    if type(value) is tuple:
        return tuple([_opened(one, f"{place}/{index}", signs) for index, one in enumerate(value)])
    if place in signs:
        return _with_slot(value, signs[place])
    if isinstance(value, _TAKEN_APART):
        return replace(
            value, **{name: _opened(getattr(value, name), f"{place}/{name}", signs) for name in _FIELDS[type(value)]}
        )
    return value


def _with_slot(leaf: Leaf, sign: str) -> Leaf:
    if isinstance(leaf, Load):
        return OpenLoad(sign, also=leaf.also)
    return OpenPlates((), sign) if isinstance(leaf, Plates) else sign
