"""The languages of the sheet: one file for each, with every phrase that is printed. What coaches are told stays English."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from programprint.notation.scanner import NBSP
from programprint.wording.words import Phrase, Words

if TYPE_CHECKING:
    from importlib.abc import SourceLoader

USUAL = "en"
"""The language of a program that names none, or one that there is no file for."""
KNOWN = ("en",)
"""The files that there are."""


@cache
def words_of(language: str) -> Words:
    """The words of a language by its tag, “en”, “en-GB”: those of its file, or else the usual ones."""
    name = language.casefold().partition("-")[0]
    file = Path(__file__).with_name(f"{name if name in KNOWN else USUAL}.txt")
    return Words(phrases_in(_read(file)))


def _read(file: Path) -> str:
    """A file of this package, which may be packed."""
    loader: SourceLoader = __spec__.loader  # type: ignore[assignment]
    return loader.get_data(str(file)).decode()


def phrases_in(text: str) -> dict[str, Phrase]:
    """The phrases of a file by what they mean. A line is ``meaning: phrase``, or ``meaning[form]: phrase`` for one of the forms
    that a number asks for; a phrase may stand in “quotes”, and a line that begins with ``#`` is a remark."""
    phrases: dict[str, Phrase] = {}
    for line in text.replace("~", NBSP).splitlines():
        if not line or line[0] == "#":
            continue
        meaning, _, phrase = line.partition(": ")
        if phrase[:1] == "“" and phrase[-1] == "”":
            phrase = phrase[1:-1]
        if meaning[-1] != "]":
            phrases[meaning] = phrase
            continue
        meaning, _, form = meaning[:-1].partition("[")
        forms = phrases.setdefault(meaning, {})
        assert isinstance(forms, dict), meaning
        forms[form] = phrase
    return phrases
