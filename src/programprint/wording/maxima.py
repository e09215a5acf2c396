"""Maxima that nobody knows yet → what stands beside the cell for each of them."""

from __future__ import annotations

from programprint.merge.sheet import Wanted
from programprint.wording import targets
from programprint.wording.words import Words


def wanted(one: Wanted, words: Words) -> str:
    """“Back squat maximum, kg”, “Bench press training max, 90 % of maximum, kg”, “Deadlift 5RM, kg”, “Pull-up maximum with
    body weight, kg”; of one that is earned “Back squat training max now, kg”."""
    meaning = f"head.max.{one.kind}"
    if one.share is None:
        phrase = words(meaning, lift=one.name, words=one.words)
    else:
        phrase = words(f"{meaning}.of", lift=one.name, share=words.number(one.share))
    if one.hung:
        phrase = words("head.max.hung", what=phrase)
    if one.more:
        more = targets.signed(one.more, one.more_unit, words)
        phrase = words("head.max.climbed", what=phrase, more=more)
    if one.earned:
        phrase = words("head.max.earned", what=phrase)
    return words("head.max.unit", what=phrase, unit=words.unit(one.unit))
