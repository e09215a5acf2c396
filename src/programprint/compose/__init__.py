"""Compose: sheets × layout × metrics → pages. Pure geometry; knows nothing of PDF."""

from programprint.compose.document import compose, forget

__all__ = ["compose", "forget"]
