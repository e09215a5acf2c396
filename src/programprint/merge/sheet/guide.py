"""What is known of an exercise, for whoever reads how it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from programprint import late
from programprint.pages import Picture
from programprint.read.exercise import Cue, Guidance, Mistake, Muscle, Question, Variation

if TYPE_CHECKING:
    from programprint.figure.notation import Figure

OPTIONAL = " (optional)"
"""How the library ends what can be done without."""
_ABBREVIATED = late.pattern(r"[A-Z]{2}")


class Guide(Struct, frozen=True):
    """Everything that the library, and the layers over it, say of an exercise; *instead*, where it is read, are what the program
    lets take its place. Equipment and muscles have their English names, by which they are counted and drawn; *called* is what the
    language of the sheet calls them."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    pattern: str | None
    counted_in: str
    equipment: tuple[str, ...]
    muscles: tuple[Muscle, ...]
    setup: tuple[Cue, ...]
    instructions: tuple[Cue, ...]
    tips: tuple[Cue, ...]
    mistakes: tuple[Mistake, ...]
    stop_when: tuple[Cue, ...]
    variations: tuple[Variation, ...]
    progression: tuple[Cue, ...]
    guidance: Guidance
    faq: tuple[Question, ...]
    video: str
    source: str
    license: str
    image: str = ""
    picture: Picture | None = None
    instead: tuple[str, ...] = ()
    figure: Figure | None = None
    called: Mapping[str, str] = {}

    @property
    def needed(self) -> frozenset[str]:
        """The equipment without which it cannot be done: not what its file calls “(optional)”."""
        return frozenset(item for item in self.equipment if not item.endswith(OPTIONAL))

    @property
    def also_called(self) -> list[str]:
        """Three of its other names, words rather than abbreviations; the rest are for searching."""
        return sorted(self.aliases, key=lambda name: bool(_ABBREVIATED.search(name)))[:3]

    def __hash__(self) -> int:
        """Quick, because guides are looked up often; what is said of an exercise is compared where this agrees."""
        return hash((self.id, self.name))
