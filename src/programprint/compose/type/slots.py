"""The values that slots may take → metrics in which a slot is as wide as the widest of them.

Composing asks these metrics and knows nothing of slots: a paragraph, a cell or a column then has room for every athlete.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from programprint.compose.type.metrics import Metrics
from programprint.pages import SLOTS, Face, filled


class RoomForAll:
    """Metrics of texts with slots, over the metrics of plain texts; *values* holds all that each slot character may become."""

    def __init__(self, metrics: Metrics, values: Mapping[str, Iterable[str]]) -> None:
        self._metrics = metrics
        self._values = {slot: tuple(dict.fromkeys(each)) or ("",) for slot, each in values.items()}
        self._widest: dict[Face, dict[str, str]] = {}

    def width(self, text: str, face: Face, size: float) -> float:
        """How wide *text* runs with the widest value in each slot, in points."""
        if SLOTS.search(text):
            text = filled(text, self._widest_in(face))
        return self._metrics.width(text, face, size)

    def face(self, text: str, face: Face) -> Face:
        """The face that *text* is set in, whatever its slots hold."""
        return self._metrics.face(SLOTS.sub("", text), face)

    def missing(self, text: str, face: Face) -> str:
        """The characters of *text* that the face cannot show; the values of slots are for their giver to check."""
        return self._metrics.missing(SLOTS.sub("", text), face)

    def _widest_in(self, face: Face) -> dict[str, str]:
        """The widest value of each slot; it depends on the face, not on the size."""
        if face not in self._widest:
            self._widest[face] = {
                slot: max(each, key=lambda value: self._metrics.width(value, face, 1.0))
                for slot, each in self._values.items()
            }
        return self._widest[face]
