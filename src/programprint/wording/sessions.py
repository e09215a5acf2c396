"""A session: its note, its warm-up and its length."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.merge.sheet import Session
from programprint.wording import notes
from programprint.wording.words import Words


def note(session: Session, words: Words) -> str:
    """Its note, and whom it is for."""
    return notes.for_groups(session.only_for, session.note, words)


def warm_up(session: Session, words: Words) -> str:
    """The lines of the warm-up in one."""
    return words.joined("list.dot", session.warm_up)


def length(lengths: Sequence[int], words: Words) -> str:
    """How long sessions take, from the shortest to the longest: “about 45–60 min”."""
    least, most = min(lengths), max(lengths)
    if least == most:
        return words("session.length", n=least)
    return words("session.length.span", least=least, most=most)
