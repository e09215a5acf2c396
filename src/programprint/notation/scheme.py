"""Rules that go by a name: ``linear +2.5kg``, ``double progression +5lb``, ``stages [5x3, 6x2, 10x1] +5lb``."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from programprint.notation import prescription, what
from programprint.notation import when as whens
from programprint.notation.amount import Amount
from programprint.notation.change import Change
from programprint.notation.clause import Clause, within
from programprint.notation.clause_reader import tailed
from programprint.notation.condition import Condition
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import Scanner, Unreadable
from programprint.notation.units import Unit
from programprint.notation.what import MOST_STAGES

_DELOAD, _MISSES = Decimal(-10), 3
"""Percent that a linear progression takes off, and after how many misses."""
_LINEAR = (Clause((Change("add", _DELOAD, unit="%"),), Condition("misses", _MISSES)),)
_STAGED = (
    Clause((Change("next stage"),), Condition("misses")),
    Clause((Change("stage", stage=1),), Condition("last stage")),
)
"""What goes without saying in a scheme, unless something else is said of the same."""


class Scheme(Struct, frozen=True):
    """What a named rule stands for: the *clauses* that it is given, what is *usual* unless other rules say something else of the
    same, and its stages."""

    clauses: tuple[Clause, ...]
    usual: tuple[Clause, ...] = ()
    stages: tuple[Prescription, ...] = ()


def take(scanner: Scanner) -> Scheme | None:
    """A named rule at the cursor; None where none stands."""
    at = scanner.at
    if not scanner.word:
        return None
    if match := scanner.take(r"stages(?: of)? ?:? ?[\[(]([^\[\]()]*)([\])]?)"):
        stages = _stages(scanner, match[1], bool(match[2]), match.start(1))
        if scanner.take(r"[,;]? ?then(?![a-z])"):
            return Scheme((Clause(what.take_all(scanner), Condition("last stage")),), _STAGED, stages)
        return Scheme(_success(scanner), _STAGED, stages)
    if scanner.sees(r"stages(?![a-z])"):
        raise scanner.fail("stages stand in brackets", at, "write stages [5x3, 6x2, 10x1] +5lb")
    if scanner.take(r"(?:linear(?: progression)?|LP)(?![a-z])"):
        if scanner.done:
            raise scanner.fail("a linear progression needs what is added", hint="write linear +2.5kg")
        return Scheme(_success(scanner), _LINEAR)
    return Scheme((_double(scanner),)) if scanner.take(r"double progression(?![a-z])") else None


def completed(clauses: list[Clause], usual: list[Clause]) -> list[Clause]:
    """Clauses with those that go without saying."""
    return clauses + [one for one in usual if not any(_replaces(written, one) for written in clauses)]


def _replaces(written: Clause, usual: Clause) -> bool:
    """Whether what is written is said in the place of what is usual: what else the last stage brings, what else comes after a
    miss, what else makes it lighter after misses."""
    turns = {one.turn for one in written.changes}
    if usual.when.kind == "last stage":
        return written.when.kind == "last stage" or "stage" in turns
    if usual.when.count == 1:
        return written.when == usual.when or "next stage" in turns
    lighter = bool(turns & {"back", "do", "deload", "start", "less weight"}) or any(
        one.step < 0 for one in written.changes
    )
    return written.when.kind in ("misses", "stalls") and lighter


def _success(scanner: Scanner) -> tuple[Clause, ...]:
    """What a scheme adds when all reps are done, or when else it says; nothing where a scheme says no more."""
    scanner.take(r"[:,](?= ?[+\d]| ?add)")
    if scanner.done or scanner.sees(r"[;,]"):
        return ()
    at, changes = scanner.at, _scheme_changes(scanner)
    return (tailed(scanner, changes, _or(scanner, Condition("done")), at),)


def _or(scanner: Scanner, usual: Condition) -> Condition:
    """The condition that is written, or else the usual one of a scheme."""
    return usual if scanner.done or scanner.sees(r"[;,]") else whens.take(scanner)


def _scheme_changes(scanner: Scanner) -> tuple[Change, ...]:
    if scanner.sees(r"\d+(?:[.,]\d+)?\s*(?:kg|lb|%)"):
        raise scanner.fail("what is added has a sign", hint=f"write +{scanner.written[scanner.at :].strip()}")
    return what.take_all(scanner)


def _double(scanner: Scanner) -> Clause:
    """More reps up to the top of the range, then more weight from its bottom; the range may be said here."""
    span: Amount | None = None
    at = scanner.at
    if match := scanner.take(
        r"(?:from |of )?(?:\d+\s*x\s*)?(\d+)\s*-\s*(\d+)(?: ?(reps|s|sec|seconds|m))?(?= |$|[,;:])"
    ):
        low, high = Decimal(match[1]), Decimal(match[2])
        if not 0 < low < high:
            raise scanner.fail("the range runs backwards", at, "write the smaller number first, such as 8-12")
        unit: Unit = "m" if match[3] == "m" else "reps" if match[3] in (None, "reps") else "s"
        span = Amount(low, high, unit)
    scanner.take(r"[:,](?= ?[+\d])")
    if scanner.done:
        raise scanner.fail("a double progression needs what is added", hint="write double progression +2.5kg")
    changes = _scheme_changes(scanner)
    if not any(one.turn == "back" for one in changes):
        changes = (*changes, Change("back"))
    found = tailed(scanner, changes, _or(scanner, Condition("reached")), at)
    return within(found, span) if span else found


def _stages(scanner: Scanner, text: str, closed: bool, at: int) -> tuple[Prescription, ...]:
    """Stages in brackets: with “;” between them where one has several set groups."""
    if not closed:
        raise scanner.fail(
            "the bracket is not closed", at, "write stages [5x3, 6x2, 10x1]; inside {…} put it in quotes"
        )
    mark = next((mark for mark in (";", "|") if mark in text), ",")
    stages = []
    for part in text.split(mark):
        try:
            stages.append(prescription.parse(part))
        except Unreadable as fault:
            raise scanner.fail(fault.message, at + fault.offset, fault.hint) from None
        at += len(part) + 1
    if not 2 <= len(stages) <= MOST_STAGES or len(set(stages)) < len(stages):
        raise scanner.fail(f"stages are 2 to {MOST_STAGES} that differ", scanner.at, "write stages [5x3, 6x2, 10x1]")
    return tuple(stages)
