"""The phrase book: what is read of every phrase, what it writes and sets, and what is said of one that is wrong."""

from __future__ import annotations

import pytest
from phrasebook import BOOKS, FOLDER, READERS, page, phrases

from programprint.notation.scanner import Unreadable

WRITTEN_AGAIN = ("prescription", "load", "tempo", "duration", "progress", "ramp", "rounds", "times")


@pytest.mark.parametrize("reader", BOOKS)
def test_phrases_say_what_the_book_says(reader: str) -> None:
    assert page(reader, phrases(reader)) == (FOLDER / f"{reader}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("reader", WRITTEN_AGAIN)
def test_what_a_phrase_writes_is_read_as_the_same(reader: str) -> None:
    for phrase in phrases(reader):
        try:
            found = READERS[reader](phrase)
        except Unreadable:
            continue
        assert READERS[reader](str(found)) == found, phrase


def test_no_phrase_stands_twice() -> None:
    assert all(len(set(listed)) == len(listed) for listed in map(phrases, BOOKS))
