"""What composing must know of a font: how wide a text is, and which characters it lacks."""

from __future__ import annotations

from typing import Protocol

from programprint.pages import Face


class Metrics(Protocol):
    """Measures text. Lengths are in points at the given size. Two metrics that differ are not equal."""

    def __hash__(self) -> int: ...

    def width(self, text: str, face: Face, size: float) -> float:
        """How wide *text* runs; soft hyphens in it are not seen."""
        ...

    def face(self, text: str, face: Face) -> Face:
        """The face that *text* is set in: the regular one where the italic has not all of its letters."""
        ...

    def missing(self, text: str, face: Face) -> str:
        """The characters of *text* that the face cannot show, each once, in order."""
        ...
