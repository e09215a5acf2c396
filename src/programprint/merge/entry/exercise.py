"""An entry under its defaults, a library and an athlete's swaps → the exercise that it means, with all the words about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.entry.athlete import swapped
from programprint.merge.entry.layers import Layers, as_typed
from programprint.merge.sheet import Guide
from programprint.read.library import Library
from programprint.read.program import Entry, Override


class Meant(Struct, frozen=True):
    """The exercise that an *entry* means, under all *layers*; *instead* are the names of those that may replace it, *named* those
    of exercises that its rules speak of, by how they are written there.

    *swapped*: an athlete does it in the place of another; *entry* then says nothing of that other one.
    """

    entry: Entry
    layers: Layers
    guide: Guide
    instead: tuple[str, ...]
    swapped: bool
    named: Mapping[str, str]


def look_up(entry: Entry, defaults: Sequence[Override], library: Library, swaps: Mapping[str, str]) -> Meant | None:
    """The exercise of an entry; None where it names none that the library has, which the library reports. *swaps* are ids of
    exercises, and of those that are done in their place."""
    where = entry.span("exercise")
    if entry.stands_in("exercise") or not (found := library.find(entry.exercise, where)):
        return None
    own = entry
    if (instead := swaps.get(found[0])) and (exercise := library.get(instead)):
        found, own = (instead, exercise), swapped(entry, exercise).changed(exercise=instead)
    layers = Layers(*found, [*defaults, own])
    return Meant(
        own, layers, _guide(layers, own, library), _instead(own, library), own is not entry, _named(layers, library)
    )


def _guide(layers: Layers, entry: Entry, library: Library) -> Guide:
    """The guide with its picture, and its variations that have a file of their own explained by that file where they
    say nothing."""
    guide = layers.guide()
    explained = []
    for index, variation in enumerate(guide.variations):
        if variation.exercise:
            owner = entry if entry.says("variations") else layers.exercise
            where = owner.span("variations", index, "exercise")
            found = library.find(variation.exercise, where)
            if found and not variation.note:
                variation = variation.changed(note=found[1].summary)
        explained.append(variation)
    return replace(
        guide,
        variations=tuple(explained),
        picture=library.picture(layers.id),
        figure=library.figure(layers.id) if library.draws else None,
    )


def _instead(entry: Entry, library: Library) -> tuple[str, ...]:
    """The names of the exercises that may replace an entry."""
    found = ((name, library.find(name, entry.span("instead", n))) for n, name in enumerate(entry.instead))
    return tuple(as_typed(name, *meant) for name, meant in found if meant)


def _named(layers: Layers, library: Library) -> dict[str, str]:
    """The names of the exercises that rules for next time speak of."""
    names: dict[str, str] = {}
    for rules, where in layers.rules():
        for written in rules.exercises:
            if found := library.find(written, where):
                names[written] = as_typed(written, *found)
    return names
