"""An exercise in words, as it hangs on the wall."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from msgspec import Struct

from programprint.compose.log.words import named
from programprint.compose.table.row_words import share
from programprint.compose.type.paragraph import Run
from programprint.merge.sheet import Entry
from programprint.wording import entries, loads, names
from programprint.wording.entries import amounts
from programprint.wording.words import Words

Asked = tuple[Run, Run]
"""An amount, and how it is done."""


class Told(Struct, frozen=True):
    """Its name, what is asked for, how that is done, and what else stands *after* it; what is not there has no words."""

    name: Sequence[Run]
    asked: Sequence[Asked]
    load: Sequence[Run]
    tempo: Sequence[Run]
    rest: Sequence[Run]
    after: Sequence[Sequence[Run]]


@lru_cache(maxsize=1 << 10)
def told_of(entry: Entry, words: Words) -> Told:
    """Remembered, because a page is set in many sizes until the largest that fits is found."""
    load, origin = loads.aim_of(entry.load, words)
    code, spoken = entries.pace(entry, words)
    rest = entries.rest(entry, words)
    return Told(
        named(entry, words),
        [(Run(amount, "bold"), Run(how)) for amount, how in amounts(entry, words)],
        [Run(load, "semibold"), Run(loads.a_side(entry.plates, words)), Run(origin)],
        [Run(spoken or code)],
        [Run(words("wall.rest", rest=rest))] if rest else [],
        [share(entry, words), [Run(words("wall.or", names=names.instead(entry, words)))] if entry.instead else []],
    )


def details(entry: Entry, shown: Collection[str], words: Words) -> list[Sequence[Run]]:
    """What there is of load, tempo and rest, as far as it is *shown*."""
    told = told_of(entry, words)
    parts = (("load", told.load), ("tempo", told.tempo), ("rest", told.rest))
    return [runs for part, runs in parts if part in shown and any(run.text for run in runs)]
