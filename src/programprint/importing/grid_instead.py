"""A name that says what may be done instead, “Deadlift (or Trap bar deadlift)” → the exercise, and the others."""

from __future__ import annotations

import re

from programprint.importing.grid_names import Names

_ASIDE = re.compile(
    r"(?P<name>[^(\[]+?) *[(\[](?:or|oder|o|ou|alt(?:ernative)?s?|sub(?:stitute)?s?|instead)[:.]? +(?P<others>[^)\]]+)[)\]]",
    re.IGNORECASE,
)
_OR = re.compile(r",? +(?:or|oder|o|ou) +|,? *\bor: +| */ *", re.IGNORECASE)
_AMONG = re.compile(rf"{_OR.pattern}|, *", re.IGNORECASE)
_MOST = 4
"""Exercises that a name may say."""


def with_others(name: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """The exercise that is meant first, and those that may be done instead; the name as it is where it is one of the library, or
    the library lacks one of them."""
    if names.knows(name):
        return name, ()
    if match := _ASIDE.fullmatch(name):
        first, others = match["name"], _AMONG.split(match["others"])
    else:
        first, *others = _OR.split(name)
        if not names.knows(first):
            return name, ()
    is_known = 0 < len(others) < _MOST and all(map(names.knows, others))
    return (first, tuple(others)) if is_known else (name, ())
