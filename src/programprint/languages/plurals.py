"""Which form of a phrase a number asks for, by the rules of the Unicode CLDR: “i mod 10 in 2..4 and v in 0”."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

Operands = Mapping[str, Decimal | int]
"""A number as rules see it: *n* itself, *i* its whole part, *f* its decimals and *v* how many these are; *t* and *w* without
zeros at the end, *c* and *e* the power of ten, which no number on a sheet is written with."""


def form_by(rules: Mapping[str, str]) -> Callable[[str], str]:
    """What tells the form for a number that is written plainly, “2.5”, by the rule of each form; none of them: “other”."""

    @cache
    def form_of(number: str) -> str:
        operands = _operands(number)
        return next((form for form, rule in rules.items() if _holds(rule, operands)), "other")

    return form_of


def _operands(number: str) -> Operands:
    whole, _, decimals = number.partition(".")
    bare = decimals.rstrip("0")
    return {
        "n": Decimal(number),
        "i": int(whole),
        "f": int(decimals or 0),
        "v": len(decimals),
        "t": int(bare or 0),
        "w": len(bare),
        "c": 0,
        "e": 0,
    }


def _holds(rule: str, operands: Operands) -> bool:
    return any(
        all(_is_so(relation.split(), operands) for relation in either.split(" and ")) for either in rule.split(" or ")
    )


def _is_so(relation: list[str], operands: Operands) -> bool:
    """“i mod 10 not in 2..4,7”."""
    operand, *words, ranges = relation
    value = operands[operand]
    if words[0] == "mod":
        value %= int(words[1])
    ends = ([int(end) for end in one.split("..")] for one in ranges.split(","))
    within = value == int(value) and any(low_high[0] <= value <= low_high[-1] for low_high in ends)
    return within != ("not" in words)
