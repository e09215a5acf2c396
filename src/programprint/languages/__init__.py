"""The languages of the sheet: one file for each, with every phrase that is printed. What coaches are told stays English."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from programprint.wording.words import Words

USUAL = "en"
"""The language of a program that names none, or one that there is no file for."""


@cache
def words_of(language: str) -> Words:
    """The words of a language by its tag, “en”, “en-GB”: those of its file, or else the usual ones."""
    name = language.casefold().partition("-")[0]
    known = name if name in KNOWN else USUAL
    return Words(import_module(f"programprint.languages.{known}").PHRASES)


KNOWN = ("en",)
"""The files that there are."""
