"""Rules by which a load or an amount climbs: ``+2.5kg/session``, ``+2.5%/week``, ``+1 rep every 2 weeks up to 12``.

rule   = ( "+" | "-" ) number [ unit ] period [ ( "up" | "down" ) "to" number [ unit ] ]
period = ( "/" | "per" | "every" ) [ number ] ( "week" | "session" | "set" )
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from programprint.notation.scanner import Scanner, plain

HINT = (
    "write it as +2.5kg/session, +2.5%/week, +1 rep every 2 weeks or +2.5kg/week up to 100kg; from set to set +5kg/set"
)
MOST_APART = 52
Period = Literal["week", "session", "set", "phase"]

UNITS = {
    "kg": r"kgs?|kilos?",
    "lb": r"lbs?|pounds?",
    "%": r"%",
    "reps": r"reps?",
    "sets": r"sets?",
    "s": r"s(?:ec(?:onds?)?)?",
    "min": r"min(?:ute)?s?",
    "km": r"km",
    "mi": r"mi(?:les?)?",
    "m": r"m(?:et(?:er|re)s?)?",
    "yd": r"y(?:ar)?ds?",
    "ft": r"f(?:ee|oo)?t",
    "cal": r"cal(?:ories)?",
    "contacts": r"contacts?",
    "breaths": r"breaths?",
    "steps": r"steps?",
    "jumps": r"jumps?",
    "hops": r"hops?",
    "throws": r"throws?",
}
_SPACED = ("reps", "sets", "min", "mi", "yd", "ft", "cal", "contacts", "breaths", "steps", "jumps", "hops", "throws")
_WITH_UNIT = "|".join(f"(?:{words})(?![a-z])" for words in UNITS.values())
_PER = r"(?:/|per|every|each)\s*(?:(\d+)\s*)?(week|wk|session|workout|time|set)s?(?![a-z])"
_RULE = rf"([+-])\s*(\d+(?:[.,]\d+)?)\s*({_WITH_UNIT})?\s*{_PER}"


class Rule(Struct, frozen=True):
    """What is added (*step*, in *unit*) after every so many weeks, sessions or sets, and the value that it stops at.

    *unit* is empty where the number has none of its own, as in ``RPE 7 +0.5/week``; *limit* counts the same unit.
    """

    step: Decimal
    unit: str = ""
    every: int = 1
    per: Period = "week"
    limit: Decimal | None = None

    def __str__(self) -> str:
        sign = "-" if self.step < 0 else "+"
        unit = self.unit.removesuffix("s") if self.step in (1, -1) and len(self.unit) > 2 else self.unit
        gap = " " if self.unit in _SPACED else ""
        often = f"/{self.per}" if self.every == 1 else f" every {self.every} {self.per}s"
        end = "" if self.limit is None else f" {'down' if self.step < 0 else 'up'} to {plain(self.limit)}{self._end}"
        return f"{sign}{plain(abs(self.step))}{gap}{unit}{often}{end}"

    @property
    def _end(self) -> str:
        return f"{' ' if self.unit in _SPACED else ''}{self.unit}"

    def times(self, weeks: int, sessions: int, sets: int = 0, phases: int = 0) -> int:
        """How often it has been applied after some full weeks, some sessions, some sets, or some phases."""
        return {"week": weeks, "session": sessions, "set": sets, "phase": phases}[self.per] // self.every

    def after(self, start: Decimal, weeks: int, sessions: int, sets: int = 0, phases: int = 0) -> Decimal:
        """What *start* has become after some full weeks, some sessions, some sets, or some phases, of it."""
        return self.risen(start, self.times(weeks, sessions, sets, phases))

    def risen(self, start: Decimal, times: int) -> Decimal:
        """What *start* has become when it was applied some times."""
        value = start + self.step * times
        if self.limit is None:
            return value
        return max(value, self.limit) if self.step < 0 else min(value, self.limit)


def sees(scanner: Scanner) -> bool:
    """Whether a rule stands at the cursor. After a number without a space, “-” is that of a range."""
    closed_up = scanner.at > 0 and scanner.text[scanner.at - 1] != " "
    return scanner.sees("[+-]") and scanner.sees(_RULE) and not (closed_up and scanner.sees("-"))


def take(scanner: Scanner, units: tuple[str, ...]) -> Rule | None:
    """A rule at the cursor, in one of *units* (the first of them where none is written); None where no rule stands."""
    at = scanner.at
    if not sees(scanner) or not (match := scanner.take(_RULE)):
        return None
    sign, number, written, every, per = match.groups()
    if not (step := Decimal(number.replace(",", "."))):
        raise scanner.fail("a rule that adds nothing", at, HINT)
    if len(number) > 9 or not 1 <= Decimal(every or 1) <= MOST_APART:
        raise scanner.fail(f"“{match[0].strip()}” cannot be meant", at, HINT)
    unit = _unit(written) if written else units[0]
    if unit not in units:
        known = " or ".join(f"+{plain(step)}{' ' if name in _SPACED else ''}{name}" for name in units)
        raise scanner.fail(
            f"“{match[0].strip()}” does not fit what it is added to", at, f"write {known} a week or session"
        )
    period: Period = "week" if per.lower() in ("week", "wk") else "set" if per.lower() == "set" else "session"
    if period == unit.removesuffix("s"):
        raise scanner.fail("sets do not climb from set to set", at, HINT)
    return Rule(-step if sign == "-" else step, unit, int(every or 1), period, _limit(scanner, unit))


def _unit(written: str) -> str:
    scanner = Scanner(written, HINT)
    return next(unit for unit, words in UNITS.items() if scanner.sees(rf"(?:{words})$"))


def _limit(scanner: Scanner, unit: str) -> Decimal | None:
    """“up to 100kg”, “max 12”, after the rule; in the rule's own unit."""
    if not scanner.take(r"(?:(?:up|down) to|until|to a (?:max|min)(?:imum)? of)(?![a-z])"):
        return None
    at = scanner.at
    if (limit := scanner.number()) is None:
        raise scanner.fail("“up to” needs a number", at, HINT)
    if (match := scanner.take(rf"({_WITH_UNIT})")) and _unit(match[1]) != unit:
        raise scanner.fail(f"the limit has another unit than the step, {unit or 'a plain number'}", at, HINT)
    return limit
