"""Small words around a note and a name."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.wording.words import Words


def for_groups(groups: Sequence[str], note: str, words: Words) -> str:
    """“Only for forwards. Use the low bench.”; the note alone where it is for all."""
    only = words("note.only_for", groups=words.joined("list.and", groups)) if groups else ""
    return " ".join(filter(None, (only, note)))


def again(name: str, number: int, words: Words) -> str:
    """A session that comes several times: “Glutes, 2nd time”."""
    return words("session.again", name=name, nth=words.ordinal(number))
