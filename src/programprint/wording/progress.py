"""How loads and amounts climb: by rule, and by what happens in the gym."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation.change import Change
from programprint.notation.clause import Clause
from programprint.notation.condition import Condition
from programprint.notation.prescription import Prescription
from programprint.notation.progress import Progress
from programprint.notation.rule import Rule
from programprint.wording import amounts, times
from programprint.wording.words import Words


def progress(rules: Progress, words: Words) -> str:
    """“+2.5 kg when all sets reach 12; −10 % after 3 misses”, behind the stages where there are such; nothing for no rules."""
    stages = words.joined("list.then", (_sets(stage, words) for stage in rules.stages))
    listed = words("progress.stages", stages=stages) if stages else ""
    return words.joined("list.semicolon", (listed, *(clause(one, words) for one in rules.clauses)))


def clause(rule: Clause, words: Words) -> str:
    """“+2.5 kg when all sets reach 12”, “up to 5RM after 3 misses, then 85 % of it”."""
    phrase = under(rule.when, changes(rule.changes, words), words)
    if rule.limit:
        most = words.counted(f"step.{rule.limit.unit}", rule.limit.step)
        phrase = words("progress.end" if rule.limit.end else "progress.limit", rule=phrase, step=most)
    return words("progress.then", rule=phrase, changes=changes(rule.then, words)) if rule.then else phrase


def under(when: Condition, what: str, words: Words, stem: str = "progress") -> str:
    """*What* changes, under its condition; *stem* begins the meaning of its phrases: of a rule, or of one that has come true."""
    phrase = _alone(when, what, words, stem)
    if when.count > 1 and when.kind in ("done", "reached"):
        meaning = f"{stem}.often.in_a_row" if when.in_a_row else f"{stem}.often"
        phrase = words(meaning, rule=phrase, n=words.number(when.count))
    return _felt(when.also, f"{stem}.and", words, rule=phrase) if when.also else phrase


def _alone(when: Condition, what: str, words: Words, stem: str) -> str:
    meaning = f"{stem}.{when.kind.replace(' ', '_')}"
    match when.kind:
        case "rpe" | "rir" | "pain" | "feel":
            return _felt(when, stem, words, changes=what)
        case "session" | "week" | "cycle":
            return words.counted(meaning, when.count, changes=what)
        case "successes" | "misses" | "stalls":
            return words.counted(f"{meaning}.in_a_row" if when.in_a_row else meaning, when.count, changes=what)
        case "reached":
            meaning = f"{meaning}.{when.of}.{when.bound}"
        case "over" | "under":
            meaning = f"{meaning}.{when.of}"
    amount = amounts.amount(when.amount, words) if when.amount else words("progress.range.top")
    return words(meaning, changes=what, amount=amount, n=words.number(when.nth))


def _felt(when: Condition, meaning: str, words: Words, **what: str) -> str:
    """*What* is said, under an effort, a pain or a feeling."""
    if when.kind == "feel":
        return words(f"{meaning}.feel.{when.feel}", **what)
    bound = "none" if when.kind == "pain" and when.bound == "most" and not when.felt else when.bound
    return words(f"{meaning}.{when.kind}.{bound}", n=words.number(when.felt), **what)


def changes(what: tuple[Change, ...], words: Words) -> str:
    """What changes at the same time: “+2.5 kg and back to 8 reps”, “back to stage 1 with +5 lb”."""
    first, *others = what
    rest = words.joined("list.and", (change(one, words) for one in others))
    if not rest:
        return change(first, words)
    if first.resets and all(one.turn == "add" for one in others):
        return words("change.anew.with", anew=change(first, words), changes=rest)
    if first.turn == "do" and [one.turn for one in others] == ["share"]:
        return words("change.sets.at", sets=change(first, words), share=rest)
    return words.joined("list.and", (change(first, words), rest))


def change(what: Change, words: Words) -> str:
    """“+2.5 kg”, “back to 8 reps”, “6 × 2+”."""
    meaning = f"change.{what.turn.replace(' ', '_')}"
    where = f".{what.where.replace(' ', '_')}" if what.where else ""
    match what.turn:
        case "add":
            more = "less" if what.step < 0 else "more"
            return words(f"change.{more}{where}", step=_measure(what, words))
        case "back" if what.step:
            return words(f"{meaning}{where}", amount=_measure(what, words))
        case "back":
            return _back(what, words)
        case "do" if what.do:
            return _sets(what.do, words)
        case "rest" if what.rest:
            return words(meaning, time=times.duration(what.rest, words))
        case "new exercise" if what.exercises:
            return words(f"{meaning}.of", exercises=words.listed(what.exercises))
        case "share" | "stage":
            return words(meaning, n=words.number(what.stage or what.step))
    return words(meaning)


def _back(what: Change, words: Words) -> str:
    if what.amount is None:
        return words("change.back.range")
    phrase, low = amounts.amount(what.amount, words), what.amount.low
    if what.amount.unit != "reps" or low is None:
        return words("change.back", amount=phrase)
    return words.counted("change.back.reps", what.amount.high or low, amount=phrase)


def _sets(do: Prescription, words: Words) -> str:
    return words.listed(amounts.dose(group, words) for group in do.groups)


def rule(climbs: Rule, words: Words) -> str:
    """“+ 2.5 kg a session”, “+ 1 rep every 2 weeks”."""
    meaning = f"rule.{'less' if climbs.step < 0 else 'more'}.{climbs.per}"
    return words.counted(meaning, climbs.every, step=_step(climbs.step, climbs.unit, words))


def _measure(what: Change, words: Words) -> str:
    """How much more or less, without a sign: “2.5 kg”, “5–10 lb”."""
    step = abs(what.step)
    return words.counted(f"step.{what.unit}", what.high or step, n=words.span(step, what.high))


def _step(step: Decimal, unit: str, words: Words) -> str:
    """How much more or less, without a sign."""
    return words.counted(f"step.{unit}", abs(step))
