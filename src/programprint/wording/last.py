"""How an exercise went last time, and what has come of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from programprint.merge.sheet import Done, Due, LastTime
from programprint.notation.target import Weight
from programprint.wording import dates, progress, targets
from programprint.wording.words import Words


def last(time: LastTime, words: Words) -> str:
    """“60 kg: 8, 8, 7 (week 1)”, “60 kg: L 8, 8 · R 8, 7 (1 Mar)”."""
    groups = groupby(time.sets, key=lambda one: one.load)
    phrase = words.joined("list.semicolon", (_sets(load, [*sets], time.unit, words) for load, sets in groups))
    if time.on:
        return words("last.on", sets=phrase, date=dates.short(time.on, words))
    return words("last.in_week", sets=phrase, n=words.number(time.week)) if time.week else phrase


def _sets(load: Weight | None, sets: list[Done], unit: str, words: Words) -> str:
    """What was done with one load."""
    sides = dict.fromkeys(side for one in sets for side, _ in one.sides)
    listed = [
        (side, words.listed(_amount(dict(one.sides)[side], unit, words) for one in sets if side in dict(one.sides)))
        for side in sides
    ]
    phrase = words.joined(
        "list.dot",
        (
            words("last.side", side=words(f"side.letter.{side}"), amounts=text) if side in ("L", "R") else text
            for side, text in listed
        ),
    )
    return words("last.load", load=targets.load(load, words), amounts=phrase) if load else phrase


def _amount(number: Decimal | None, unit: str, words: Words) -> str:
    return words("last.unknown") if number is None else words(f"amount.{unit}", n=words.number(number))


def due(what: Due, words: Words) -> str:
    """“+2.5 kg: all sets reached 12”."""
    return progress.under(what.rule.when, progress.changes(what.rule.changes, words), words, "due")
