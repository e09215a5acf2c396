"""Names of exercises in other tools → ids of the library: these put what is held first or last, or in brackets, and name a
machine where there is no other way."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from programprint.read.library import Library
from programprint.read.names import key_of

_ONE_WORD = {
    "bicep": "biceps",
    "tricep": "triceps",
    "skullcrusher": "skull crusher",
    "pushdown": "push down",
    "pulldown": "pull down",
    "pullover": "pull over",
    "crossovers": "crossover",
    "db": "dumbbell",
    "bb": "barbell",
}
"""What is written in one word, or for short, by some."""
_LEAVE = frozenset(("flat", "the", "a", "on", "in", "with", "of", "and", "bodyweight"))
"""Words that tell no exercise from another."""
_GUIDED = frozenset(("machine", "cable"))
"""Some say one, some the other."""
_HELD = _GUIDED | {"barbell", "dumbbell", "kettlebell"}
"""What an exercise is done with, which its name need not say."""


class Called:
    """Finds the exercises of a library by what other tools call them."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def id_of(self, name: str) -> str | None:
        """The id; None where there is none, or more than one may be meant."""
        found = self._library.id_of(name) or self._library.id_of(turned(name))
        if found:
            return found
        words = _words(name)
        return self._only(words) or self._without(words)

    def _only(self, words: frozenset[str]) -> str | None:
        ids = self._by_words.get(words, set())
        return next(iter(ids)) if len(ids) == 1 else None

    def _without(self, words: frozenset[str]) -> str | None:
        """The exercise that the words mean without what it is done with, if it is done with that."""
        held = words & _HELD
        found = self._only(words - held) if held else None
        exercise = self._library.get(found) if found else None
        if found is None or exercise is None:
            return None
        there = {word for one in exercise.equipment for word in key_of(one).split()}
        there |= _GUIDED if there & _GUIDED else set()
        return found if held <= there else None

    @cached_property
    def _by_words(self) -> dict[frozenset[str], set[str]]:
        found: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        for name, ids in self._library.names().items():
            found[_words(name)].update(ids)
        return found


def turned(name: str) -> str:
    """“Bench Press (Barbell)” → “Barbell Bench Press”."""
    told = re.fullmatch(r"(.+?)\s*\(([^)]*)\)", name.strip())
    return f"{told[2]} {told[1]}" if told else name


def _words(name: str) -> frozenset[str]:
    """The words of a name, in no order."""
    told = re.findall(r"[^\W_]+", key_of(name))
    return frozenset(" ".join(_ONE_WORD.get(word, word) for word in told if word not in _LEAVE).split())
