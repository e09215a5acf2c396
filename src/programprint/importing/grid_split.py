"""A cell that says an exercise and its sets at once, “Back squat 3x5 @ 80%” or “3x10 Row” → the two."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from programprint.importing.grid_habits import in_shorthand
from programprint.notation import prescription
from programprint.notation.scanner import Unreadable

_LONGEST = 200
"""Characters of a cell that may be such a line; more is a text."""
_TRIED = 8
"""Places in a cell at which its sets may begin or end."""
_SIGN = re.compile(
    r"\d ?(?:x|×|\*) ?(?:\d|max|amrap|failure)|\d ?sets?\b|\bx ?\d"
    r"|\d ?(?:reps?|s|secs?|seconds?|min|mins|minutes|m|km|mi|miles?|yds?|yards?|ft)\b",
    re.IGNORECASE,
)
"""What only sets look like, so that “Squat 100” stays one name."""
_START = re.compile(r"(?:(?<=[\s:,(–—-])|(?<=[a-z]\)))(?=\d)")
_END = re.compile(r"(?<=\S)[\s:,–—-]+(?=[A-Za-z(])")
_EDGE = " \t:,–—-("


@lru_cache(maxsize=4096)
def split_cell(words: str) -> tuple[str, str] | None:
    """The name and the sets of a line that has both; None for all others."""
    words = words.strip()
    if len(words) > _LONGEST or not _SIGN.search(words):
        return None
    for match in islice(_START.finditer(words), _TRIED):
        name, sets = words[: match.start()].rstrip(_EDGE), words[match.start() :]
        sets = sets.removesuffix(")") if sets.count(")") > sets.count("(") else sets
        if _is_name(name) and is_sets(sets):
            return name, sets
    if words[0].isdigit():
        for match in reversed([*_END.finditer(words)][:_TRIED]):
            sets, name = words[: match.start()], words[match.end() :]
            if _is_name(name) and is_sets(sets):
                return name, sets
    return None


def is_sets(words: str) -> bool:
    """Whether words are sets and nothing else, and more than a number."""
    if not _SIGN.search(words):
        return False
    for way in (words, in_shorthand(words)):
        try:
            prescription.parse(way)
        except Unreadable:
            continue
        return True
    return False


def _is_name(words: str) -> bool:
    return sum(map(str.isalpha, words)) > 1 and not _SIGN.fullmatch(words) and words.lower() not in ("rest", "pause")
