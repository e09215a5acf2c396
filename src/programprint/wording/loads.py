"""Loads in words."""

from __future__ import annotations

from programprint.notation.load import Load
from programprint.wording.words import Words


def load(load: Load, words: Words) -> str:
    """A load as it stands on a sheet."""
    return load.typeset()
