"""The hand-over from every source: an exercise as plain fields, and what to say about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from programprint import write_yaml

Fields = dict[str, Any]
"""Fields of a file, with plain data in them."""
_ORDER = (
    *("name", "aliases", "summary", "sides", "limb", "equipment", "muscles", "starts_with", "tempo", "load", "rest"),
    *("percent_of", "setup", "instructions", "tips", "mistakes", "stop_when", "progression", "guidance"),
    *("video", "source", "license"),
)
"""The order of the fields in a file."""


class Imported(Struct, frozen=True):
    """One exercise to be written. *comments* stand at the head of its file; *notes* are counted in the summary."""

    id: str
    fields: Mapping[str, object]
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def text(self) -> str:
        """Its file."""
        return write_yaml.document(self.fields, self.comments)


def filled(**fields: object) -> Fields:
    """The fields that say something, in the order of our exercise files, the others after them as given."""
    order = [*(name for name in _ORDER if name in fields), *(name for name in fields if name not in _ORDER)]
    return {name: fields[name] for name in order if fields[name] not in (None, "", [], {})}


def muscles(
    primary: Iterable[str], secondary: Iterable[str], stabilisers: Iterable[str] = ()
) -> list[write_yaml.Inline]:
    """Muscles with their role, each once; the strongest role wins."""
    named: dict[str, str] = {}
    for role, names in (("primary", primary), ("secondary", secondary), ("stabiliser", stabilisers)):
        for name in names:
            named.setdefault(name, role)
    return [write_yaml.Inline(name=name, role=role) for name, role in named.items()]


def tally(entries: Iterable[Imported]) -> list[tuple[str, list[str]]]:
    """Each note once, with the ids of the entries that it is about, in the order of its first appearance."""
    counted: dict[str, list[str]] = {}
    for entry in entries:
        for note in dict.fromkeys(entry.notes):
            counted.setdefault(note, []).append(entry.id)
    return list(counted.items())
