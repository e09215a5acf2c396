"""The sets that lead to the work load: ``yes``, ``40% x 5, 60% x 3, 80% x 2``, ``2x5 @ bar, 5 @ 40%, 3 @ 20kg``.

ramp = "yes" | step { "," step }
step = ( percent | weight | "bar" ) "x" amount | [ sets "x" ] amount "@" ( percent | weight | "bar" )
"""

from __future__ import annotations

from dataclasses import dataclass

from programprint.notation import load, prescription
from programprint.notation.prescription import SetGroup
from programprint.notation.scanner import Scanner, Unreadable

HINT = "write yes, or 40% x 5, 60% x 3, 80% x 2"
MOST_STEPS = 10


@dataclass(frozen=True)
class Ramp:
    """Warm-up sets, whose percentages are of the work load; none means the usual ones."""

    steps: tuple[SetGroup, ...] = ()

    def __str__(self) -> str:
        return ", ".join(_written(step) for step in self.steps) or "yes"


def _written(step: SetGroup) -> str:
    return f"{step.load} x {step.amount}" if step.sets == 1 else f"{step.sets}x{step.amount} @ {step.load}"


def parse(text: str) -> Ramp:
    """What ``ramp:`` may say."""
    scanner = Scanner(text, HINT)
    if scanner.take(r"(?:yes|true|on|usual|default)$"):
        return Ramp()
    steps, start = [], 0
    for part in scanner.text.split(","):
        steps.append(_step(part, start))
        start += len(part) + 1
    if len(steps) > MOST_STEPS:
        raise scanner.fail(f"more than {MOST_STEPS} steps", 0)
    return Ramp(tuple(steps))


def _step(text: str, start: int) -> SetGroup:
    """One step; *start* is its offset in the whole."""
    scanner = Scanner(text, HINT)
    try:
        if "@" in text:
            scanner.take(r"[^@]*@")
            do = text[: text.index("@")]
        else:
            do = ""
        weight = load.take(scanner)
        if weight.kind not in ("weight", "percent", "bar") or weight.rule or weight.also or weight.of:
            raise scanner.fail("a step is a weight, a percentage of the work load, or the bar", 0)
        if not do:
            if not scanner.take("x"):
                raise scanner.fail("the reps of this step are missing")
            do, rest = text[scanner.at :], scanner.at
        else:
            scanner.end()
            rest = 0
        try:
            (step,) = prescription.parse(do).groups
        except Unreadable as fault:
            raise Unreadable(fault.message, fault.offset + rest, fault.hint) from None
    except Unreadable as fault:
        raise Unreadable(fault.message, fault.offset + start, fault.hint) from None
    if step.load or step.kind != "work" or step.rules or step.amount.low is None:
        raise Unreadable("a step is sets and reps, no more", start, HINT)
    return SetGroup(step.sets, step.amount, None, weight, "warm-up")
