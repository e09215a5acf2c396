"""Words that are spelt much like another, among thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest

MOST_COMPARED = 100
"""Words that are compared letter by letter, those with most letters in common first: no more work than that for a word."""
_EACH = 64
_KINDS = 32


class Near:
    """Words, with the letters of each counted once, so that only the likely ones are compared with another word.

    *compared* counts how often two words were.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [(word, len(word), _letters(word)) for word in dict.fromkeys(words)]
        self.compared = 0

    def to(self, word: str, most: int, alike: float) -> list[str]:
        """The words most like *word*, best first, at most so many, and all of them at least so much *alike* (0 to 1), as
        ``difflib`` measures it."""
        letters, length = _letters(word), len(word)
        likely = [
            (bound, known)
            for known, size, own in self._words
            if (bound := 2 * (own & letters).bit_count() / ((size + length) or 1)) >= alike
        ]
        matcher, found = SequenceMatcher(b=word), list[tuple[float, str]]()
        for bound, known in nlargest(MOST_COMPARED, likely):
            if len(found) >= most and bound < nlargest(most, found)[-1][0]:
                break
            matcher.set_seq1(known)
            self.compared += 1
            if (ratio := matcher.ratio()) >= alike:
                found.append((ratio, known))
        return [known for _, known in nlargest(most, found)]


def _letters(word: str) -> int:
    """A number with a bit for each letter, so that two words have no more letters in common than their numbers have bits."""
    found: Counter[int] = Counter(ord(sign) % _KINDS for sign in word)
    if any(many > _EACH for many in found.values()):
        return (1 << _EACH * _KINDS) - 1
    return sum(((1 << many) - 1) << (_EACH * kind) for kind, many in found.items())
