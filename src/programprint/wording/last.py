"""How an exercise went last time, and what has come of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from programprint.merge.sheet import Done, Due, LastTime
from programprint.notation.clause import Clause
from programprint.notation.condition import Condition
from programprint.notation.target import Weight
from programprint.wording import amounts, dates, progress, targets
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
    return clause(what.rule, words)


def clause(rule: Clause, words: Words) -> str:
    """A rule that has come true."""
    changes = progress.changes(rule.changes, words)
    phrase = _alone(rule.when, changes, words)
    return _also(rule.when.also, phrase, words) if rule.when.also else phrase


def _alone(when: Condition, what: str, words: Words) -> str:
    meaning = f"due.{when.kind.replace(' ', '_')}"
    match when.kind:
        case "rpe" | "rir":
            return words(f"{meaning}.{when.bound}", changes=what, n=words.number(when.felt))
        case "session" | "week":
            return words.counted(meaning, when.count, changes=what)
        case "successes" | "misses" | "stalls":
            return words.counted(f"{meaning}.in_a_row" if when.in_a_row else meaning, when.count, changes=what)
        case "reached":
            meaning = f"{meaning}.{when.of}.{when.bound}"
        case "over" | "under":
            meaning = f"{meaning}.{when.of}"
    amount = amounts.amount(when.amount, words) if when.amount else words("progress.range.top")
    phrase = words(meaning, changes=what, amount=amount, n=words.number(when.nth))
    if when.count > 1 and when.kind in ("done", "reached"):
        often = "due.often.in_a_row" if when.in_a_row else "due.often"
        return words(often, rule=phrase, n=words.number(when.count))
    return phrase


def _also(when: Condition, phrase: str, words: Words) -> str:
    return words(f"due.and.{when.kind}.{when.bound}", rule=phrase, n=words.number(when.felt))
