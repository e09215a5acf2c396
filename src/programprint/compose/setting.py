"""What a page is set with: the layout, the widths of its fonts, and the words of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from programprint.compose.type.metrics import Metrics
from programprint.read.layout import Layout
from programprint.wording.words import Words

if TYPE_CHECKING:
    from programprint.compose.frame.brand import Band


class Setting(Struct, frozen=True, eq=False):
    """Handed along through all of composing."""

    layout: Layout
    metrics: Metrics
    words: Words
    band: Band | None = None
