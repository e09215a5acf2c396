"""How loads and amounts climb: by rule, and by what happens in the gym."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation.progress import Change, Clause, Progress
from programprint.notation.rule import Rule
from programprint.wording import amounts
from programprint.wording.words import Words


def progress(rules: Progress, words: Words) -> str:
    """“+2.5 kg when all sets reach 12; −10 % after 3 misses”; nothing where there are no rules."""
    return words.joined("list.semicolon", (clause(one, words) for one in rules.clauses))


def clause(rule: Clause, words: Words) -> str:
    """“+2.5 kg when all sets reach 12”."""
    changes = words.joined("list.and", (change(one, words) for one in rule.changes))
    meaning = f"progress.{rule.when}"
    match rule.when:
        case "rpe" | "pain":
            bound = "below" if rule.below else "most" if rule.felt else "none"
            return words(f"{meaning}.{bound}", changes=changes, n=words.number(rule.felt))
        case "misses":
            return words.counted(meaning, rule.count, changes=changes)
    reached = amounts.amount(rule.amount, words) if rule.amount else ""
    return words(meaning, changes=changes, amount=reached, n=words.number(rule.count))


def change(what: Change, words: Words) -> str:
    """“+2.5 kg”, “back to 8 reps”, “6 × 2+”."""
    match what.turn:
        case "add":
            return words("change.less" if what.step < 0 else "change.more", step=_step(what.step, what.unit, words))
        case "back" if what.amount:
            said, low = amounts.amount(what.amount, words), what.amount.low
            if what.amount.unit != "reps" or low is None:
                return words("change.back", amount=said)
            return words.counted("change.back.reps", what.amount.high or low, amount=said)
        case "do" if what.do:
            return words.listed(amounts.dose(group, words) for group in what.do.groups)
    return words(f"change.{what.turn.replace(' ', '_')}")


def rule(climbs: Rule, words: Words) -> str:
    """“+ 2.5 kg a session”, “+ 1 rep every 2 weeks”."""
    meaning = f"rule.{'less' if climbs.step < 0 else 'more'}.{climbs.per}"
    return words.counted(meaning, climbs.every, step=_step(climbs.step, climbs.unit, words))


def _step(step: Decimal, unit: str, words: Words) -> str:
    """How much more or less, without a sign."""
    return words.counted(f"step.{unit}", abs(step))
