"""An entry under its defaults, a library and an athlete's swaps → the exercise that it means, with all the words about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.entry.athlete import swapped
from programprint.merge.entry.layers import Layers, as_typed
from programprint.merge.sheet import Guide
from programprint.read.exercise import Exercise, Phases
from programprint.read.library import Library
from programprint.read.program import Entry, Override, Program

if TYPE_CHECKING:
    from programprint.read.roster import Athlete


class Meant(Struct, frozen=True):
    """The exercise that an *entry* means, under all *layers*; *instead* are the names of those that may replace it, *named* those
    of exercises that its rules speak of, by how they are written there; *phases* are its words for those of a rep. All words are
    those of one language.

    *swapped*: an athlete does it in the place of another; *entry* then says nothing of that other one.
    """

    entry: Entry
    layers: Layers
    guide: Guide
    instead: tuple[str, ...]
    swapped: bool
    named: Mapping[str, str]
    phases: Phases


def language_of(program: Program, athlete: Athlete | None) -> str:
    """The language of a sheet: the athlete's own, or else the program's."""
    return (athlete.language if athlete else "") or program.language


def look_up(
    entry: Entry, defaults: Sequence[Override], library: Library, swaps: Mapping[str, str], language: str
) -> Meant | None:
    """The exercise of an entry, in the words of a *language*; None where it names none that the library has, which the library
    reports. *swaps* are ids of exercises, and of those that are done in their place."""
    where = entry.span("exercise")
    if entry.stands_in("exercise") or not (found := library.find(entry.exercise, where)):
        return None
    own = entry
    if (instead := swaps.get(found[0])) and (exercise := library.get(instead)):
        found, own = (instead, exercise), swapped(entry, exercise).changed(exercise=instead)
    lines = None
    if texts := library.texts(found[0], library.language):
        from programprint.merge.entry.spoken import lines_in

        lines = lines_in(found[1], texts)
    layers = Layers(*found, [*defaults, own], lines)
    return _meant(own, layers, own is not entry, library, language)


def meant_in(meant: Meant, library: Library, language: str) -> Meant:
    """The same in the words of another language."""
    return _meant(meant.entry, meant.layers, meant.swapped, library, language)


def _meant(entry: Entry, layers: Layers, swapped: bool, library: Library, language: str) -> Meant:
    guide, phases = layers.guide(library.texts(layers.id, language)), layers.content.phases
    if translation := library.translation(language):
        from programprint.merge.entry.spoken import guide_in, phases_in

        guide = guide_in(guide, layers.id, layers.exercise, translation)
        phases = phases_in(phases, layers.exercise, translation)
    guide = _explained(guide, layers, entry, library, language)
    return Meant(
        entry, layers, guide, _instead(entry, library, language), swapped, _named(layers, library, language), phases
    )


def _explained(guide: Guide, layers: Layers, entry: Entry, library: Library, language: str) -> Guide:
    """The guide with its picture, and its variations that have a file of their own explained by that file where they
    say nothing, and called as it is."""
    explained = []
    for index, variation in enumerate(guide.variations):
        if variation.exercise:
            owner = entry if entry.says("variations") else layers.exercise
            where = owner.span("variations", index, "exercise")
            found = library.find(variation.exercise, where)
            if found and variation.name == found[1].name:
                variation = variation.changed(name=library.name(found[0], language))
            if found and not variation.note:
                texts = library.texts(found[0], language)
                variation = variation.changed(note=(texts and texts.summary) or found[1].summary)
        explained.append(variation)
    return replace(
        guide,
        variations=tuple(explained),
        picture=library.picture(layers.id),
        figure=library.figure(layers.id) if library.draws else None,
    )


def _instead(entry: Entry, library: Library, language: str) -> tuple[str, ...]:
    """The names of the exercises that may replace an entry."""
    found = ((name, library.find(name, entry.span("instead", n))) for n, name in enumerate(entry.instead))
    return tuple(_called(name, *meant, library, language) for name, meant in found if meant)


def _named(layers: Layers, library: Library, language: str) -> dict[str, str]:
    """The names of the exercises that rules for next time speak of."""
    names: dict[str, str] = {}
    for rules, where in layers.rules():
        for written in rules.exercises:
            if found := library.find(written, where):
                names[written] = _called(written, *found, library, language)
    return names


def _called(written: str, exercise_id: str, exercise: Exercise, library: Library, language: str) -> str:
    """The name of another exercise that is written in an entry."""
    return as_typed(written, exercise_id, exercise, library.texts(exercise_id, language))
