"""Where a word that is wider than its line may be broken, as far as its letters tell: before the consonant of a syllable.

This is no dictionary. It serves for the rare long word of a name in a narrow column, in Latin, Greek or Cyrillic letters.
"""

from __future__ import annotations

import unicodedata

_LEAST = 3
"""Letters before and behind the break."""
_VOWELS = frozenset("aeiouyæœøıαεηιουωаеиоуыэюяіє")
_TOGETHER = frozenset(
    (
        *("bl", "br", "ch", "ck", "cl", "cr", "cz", "dr", "dz", "fl", "fr", "gl", "gr", "kl", "kr", "ph", "pl", "pr"),
        *("qu", "rz", "sc", "sh", "sz", "th", "tr"),
        *("бл", "бр", "вл", "вр", "гл", "гр", "др", "кл", "кр", "пл", "пр", "ст", "тр"),
        *("γκ", "γλ", "γρ", "δρ", "θρ", "κλ", "κρ", "μπ", "ντ", "πλ", "πρ", "στ", "τρ"),
    )
)
"""Consonants that begin a syllable together."""


def syllable(word: str, start: int, end: int) -> int:
    """The last place from *start* to *end* at which the word may go on in the next line; 0 where there is none, or where it is
    no word of letters."""
    if not word.isalpha() and not word[start:].rstrip(",.;:!?)").isalpha():
        return 0
    for at in range(min(end, len(word) - _LEAST), start + _LEAST - 1, -1):
        if _is_vowel(word[at]) or not _is_vowel(word[at + 1]):
            continue
        while at > start and word[at - 1 : at + 1].casefold() in _TOGETHER:
            at -= 1
        if at >= start + _LEAST and any(map(_is_vowel, word[start:at])):
            return at
    return 0


def _is_vowel(letter: str) -> bool:
    small = letter.casefold()
    return small != "й" and unicodedata.normalize("NFD", small)[0] in _VOWELS
