"""Names of exercises in a grid → ids of the library, and a file with the name alone for each that it lacks."""

from __future__ import annotations

from programprint.importing import sides
from programprint.importing.entry import Imported
from programprint.importing.names import slug
from programprint.near import Near
from programprint.read.library import Library


class Ambiguous(Exception):  # noqa: N818 - it reads as “except Ambiguous”
    """A name that several exercises share; says which."""


class Names:
    """The exercises that a grid names. *stubs* are those that the library lacks, by id."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.stubs: dict[str, Imported] = {}
        self._near = Near(library.ids)
        self._by_slug: dict[str, list[str]] | None = None
        self._met: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        """The id of an exercise of the library, or that of a new file that holds only its name. Raises :class:`Ambiguous`."""
        if name not in self._met:
            self._met[name] = self._found(name)
        return self._met[name]

    def knows(self, name: str) -> bool:
        """Whether the library has an exercise of this name."""
        return self.library.id_of(name) is not None

    def _found(self, name: str) -> str:
        own = slug(name)
        known = self.library.id_of(name) or (file.stem if (file := self.library.file_of(own)) else None)
        if known or own in self.stubs:
            return known or own
        if self._by_slug is None:
            self._by_slug = self._slugs()
        same = self._by_slug.get(own, [])
        if len(same) > 1:
            raise Ambiguous(f"“{name}” is the name or alias of several exercises: {', '.join(same)}")
        if same:
            return same[0]
        close = self._near.to(own, 1, 0.75)
        near = f" (is it {close[0]}?)" if close else ""
        self.stubs[own] = Imported(own, {"name": name}, sides.suggested(name, ""), (f"{name}{near}",))
        return own

    def _slugs(self) -> dict[str, list[str]]:
        """The ids of the library by their names and aliases as ids."""
        known: dict[str, list[str]] = {}
        for exercise in self.library.ids:
            if found := self.library.get(exercise):
                for own in {slug(name) for name in (found.name, *found.aliases)}:
                    known.setdefault(own, []).append(exercise)
        return known
