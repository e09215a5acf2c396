"""What an athlete can lift at most, and what of it is trained with: ``100kg``, ``bodyweight + 40kg``, ``120kg with bodyweight``;
``90%``, ``90% +2.5kg every 3 weeks``."""

from __future__ import annotations

import re
from decimal import Decimal

from programprint import late
from programprint.notation import load, rule
from programprint.notation.rule import Rule
from programprint.notation.scanner import Scanner, Unreadable, plain
from programprint.notation.target import BodyWeight, Percent, Weight, WithBody


def parse(text: str) -> Weight:
    """A one-repetition maximum, or another weight that is known: one weight."""
    wrong = Unreadable(f"a maximum is a weight, not “{text}”", 0, "write it as 100kg or 225 lb")
    try:
        found = load.parse(text)
    except Unreadable:
        raise wrong from None
    if not isinstance(found, Weight) or found.high is not None or found.rule or found.also:
        raise wrong
    return found


def parse_of_lift(text: str) -> Weight | BodyWeight:
    """A one-repetition maximum of a lift, in which the body weight may be counted: ``bodyweight + 40kg``, ``120kg with
    bodyweight``."""
    if whole := _WHOLE.fullmatch(text):
        found = parse(whole[1])
        return WithBody(found.low, found.unit)
    try:
        added = load.parse(text)
    except Unreadable:
        return parse(text)
    if isinstance(added, BodyWeight) and not added.rule and not added.also:
        return added
    return parse(text)


_WHOLE = late.pattern(
    r"\s*(.*\S)\s*\b(?:with|incl(?:\.|uding)?|including) (?:the |my |your )?(?:body ?weight|body|bw)\s*", re.IGNORECASE
)


def _by_phase(scanner: Scanner) -> Rule | None:
    """What is added at the end of each phase: “+5kg every phase”, “+5kg at the end of a phase”."""
    at = scanner.at
    match = scanner.take(
        r"([+-])\s*(\d{1,3}(?:[.,]\d+)?)\s*(?:(kgs?|kilos?)|lbs?|pounds?)\s*"
        r"(?:(?:/|per|every|each|after (?:a|each|every)|at the end of (?:a|the|each|every))\s*)(?:phase|block)(?![a-z])"
    )
    if not match:
        return None
    step = Decimal(match[2].replace(",", "."))
    if not step:
        raise scanner.fail("a rule that adds nothing", at)
    return Rule(-step if match[1] == "-" else step, "kg" if match[3] else "lb", per="phase")


def _of_the_gym(scanner: Scanner) -> str:
    """A rule for next time as “progress” takes it, “+5kg on the TM when the last set reaches 5”; nothing where it is none."""
    rest = scanner.looks(r"([+-]\s*\d[\d.,]*\s*(?:kgs?|lbs?))\s+((?:after|when|if|every|for)\b.*)")
    return f"{rest[1]} on the TM {rest[2]}" if rest else ""


def parse_training(text: str) -> Percent:
    """A training max: a share of the maximum and, where it climbs, the weight that is added: ``90% +2.5kg every 3 weeks``, ``90%
    +5kg every phase``."""
    scanner = Scanner(text, "write 90%, 90% +2.5kg every 3 weeks or 90% +2.5kg every phase")
    share = scanner.number()
    if share is None or not scanner.take("%"):
        raise scanner.fail("a training max is a share of the maximum", 0)
    if not 50 <= share <= 100:
        raise scanner.fail(f"a training max of {plain(share)} % cannot be meant", 0, "it lies between 50 and 100 %")
    at = scanner.at
    climbs = _by_phase(scanner) or rule.take(scanner, ("kg", "lb"))
    if climbs is None and (earned := _of_the_gym(scanner)):
        raise scanner.fail(
            "what a training max gains in the gym is a rule of its exercise", at, f"write there progress: {earned}"
        )
    if climbs and climbs.per not in ("week", "phase"):
        raise scanner.fail("a training max climbs by weeks or phases", at)
    scanner.end()
    return Percent(share, rule=climbs)
