"""What a page is set with: the layout, the widths of its fonts, and the words of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.type.metrics import Metrics
from programprint.pages import MM
from programprint.read.layout import Layout
from programprint.wording.words import Words

if TYPE_CHECKING:
    from programprint.compose.frame.brand import Band

_WHITE = 1 * MM
"""Behind a letter."""


class Setting(Struct, frozen=True, eq=False):
    """Handed along through all of composing."""

    layout: Layout
    metrics: Metrics
    words: Words
    band: Band | None = None

    def letter(self, least: float) -> float:
        """Room for the letter of a side and some white, *least* points or what the letters of the language take."""
        widest = max(
            self.metrics.width(self.words(f"side.letter.{side}"), "bold", self.layout.type.body) for side in "LR"
        )
        return max(least, widest + _WHITE)


def lettered(setting: Setting) -> Setting:
    """The same with room for the letters of sides, where those of the language are wider than the layout has them."""
    layout = setting.layout
    letter = setting.letter(layout.log.letter)
    if letter <= layout.log.letter:
        return setting
    return replace(setting, layout=layout.changed(log=layout.log.changed(letter=letter)))
