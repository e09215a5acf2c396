"""Compose: sheets × layout × metrics → pages. Pure geometry; knows nothing of PDF."""

from programprint.compose.cues.closing import forget
from programprint.compose.document import compose

__all__ = ["compose", "forget"]
