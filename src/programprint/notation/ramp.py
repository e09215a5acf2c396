"""The sets that lead to the work load: ``yes``, ``none``, ``40% x 5, 60% x 3, 80% x 2``, ``2x5 @ bar, 5 @ 40%, 3 @ 20kg``.

ramp = "yes" | "none" | step { "," step }
step = ( percent | weight | "bar" ) "x" amount | [ sets "x" ] amount "@" ( percent | weight | "bar" )
"""

from __future__ import annotations

import re

from msgspec import Struct

from programprint.notation import load, prescription
from programprint.notation.scanner import OFF, Scanner
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Bar, Percent, Weight

HINT = "write yes, or 40% x 5, 60% x 3, 80% x 2"
MOST_STEPS = 10
_DECIMAL_COMMA = r"((?:^|[,@]) *\d+),(\d{1,2} *(?:%|kg|lb))"
"""A comma inside the weight of a step, rather than before the next one."""


class Ramp(Struct, frozen=True):
    """Warm-up sets, whose percentages are of the work load; no steps mean the usual ones. *off*: there are none."""

    steps: tuple[SetGroup, ...] = ()
    off: bool = False

    def __str__(self) -> str:
        if self.off:
            return "none"
        return ", ".join(_written(step) for step in self.steps) or "yes"


def _written(step: SetGroup) -> str:
    return f"{step.load} x {step.amount}" if step.sets == 1 else f"{step.sets}x{step.amount} @ {step.load}"


def parse(text: str) -> Ramp:
    """What ``ramp:`` may say."""
    scanner = Scanner(text, HINT)
    if scanner.take(r"(?:yes|true|on|usual|default)$"):
        return Ramp()
    if scanner.sees(OFF):
        return Ramp(off=True)
    steps, start = [], 0
    for part in re.sub(_DECIMAL_COMMA, r"\1.\2", scanner.text).split(","):
        steps.append(_step(" " * start + part))
        start += len(part) + 1
    if len(steps) > MOST_STEPS:
        raise scanner.fail(f"more than {MOST_STEPS} steps", 0)
    return Ramp(tuple(steps))


def _step(text: str) -> SetGroup:
    """One step; the spaces before it keep its place in the whole."""
    scanner = Scanner(text, HINT)
    start = scanner.at
    if reps_first := scanner.take(r"[^@]*@"):
        do = text[: reps_first.end() - 1]
    weight = load.take(scanner)
    of_lift = isinstance(weight, Percent) and weight.of
    if not isinstance(weight, Weight | Percent | Bar) or weight.rule or weight.also or of_lift:
        raise scanner.fail("a step is a weight, a percentage of the work load, or the bar", start)
    if not reps_first:
        if not scanner.take("x"):
            raise scanner.fail("the reps of this step are missing")
        do = " " * scanner.at + text[scanner.at :]
    else:
        scanner.end()
    step = prescription.parse(do).groups[0]
    if step.load or step.kind != "work" or step.rules or step.amount.low is None:
        raise scanner.fail("a step is sets and reps, no more", start)
    return SetGroup(step.sets, step.amount, None, weight, "warm-up")
