"""A log → one-repetition maxima, estimated from sets of several reps: only where somebody asks for it, and said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_DOWN, Decimal

from msgspec import Struct

from programprint.docket import Docket
from programprint.logbook.book import Book
from programprint.logbook.record import Record
from programprint.merge.entry.maxes import hangs
from programprint.notation.scanner import plain
from programprint.notation.target import Weight
from programprint.read.library import Library
from programprint.read.program import Program
from programprint.read.weekly import Weekly

MOST_REPS = 10
"""Sets of more reps say little of a maximum."""
TIMES = 3
"""So many of the latest times of a lift are looked at."""
STEP = Decimal("0.5")
"""What an estimate is rounded down to."""


def _epley(load: Decimal, reps: Decimal) -> Decimal:
    return load if reps == 1 else load * (1 + reps / 30)


def _brzycki(load: Decimal, reps: Decimal) -> Decimal:
    return load * 36 / (37 - reps)


FORMULAS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {"epley": _epley, "brzycki": _brzycki}
"""By the names of those who published them; docs/log.md says where."""


class Estimate(Struct, frozen=True):
    """A maximum, and the set that it was estimated from."""

    maximum: Weight
    of: Record


def estimated(book: Book, formula: str) -> dict[str, Estimate]:
    """The maxima of a log, by exercise id: the best of the latest times."""
    times: dict[str, dict[tuple[object, ...], list[Record]]] = {}
    for one in book.sure:
        if one.set.isdecimal() and one.state == "done":
            time = (one.program, one.week, one.session, one.date)
            times.setdefault(one.exercise, {}).setdefault(time, []).append(one)
    found = {}
    for exercise, by_time in times.items():
        latest = [one for records in [*by_time.values()][-TIMES:] for one in records]
        if best := _best(latest, FORMULAS[formula]):
            found[exercise] = best
    return found


def _best(records: Iterable[Record], formula: Callable[[Decimal, Decimal], Decimal]) -> Estimate | None:
    found = [
        Estimate(Weight((formula(one.load, reps) / STEP).to_integral_value(ROUND_DOWN) * STEP, one.load_unit), one)
        for one in records
        if one.load is not None and one.load > 0 and one.load_unit and (reps := _reps(one)) is not None
    ]
    return max(found, key=lambda one: one.maximum.low, default=None)


def _reps(one: Record) -> Decimal | None:
    """How many reps the set would have been at its limit: with those that were left, where somebody wrote that down; None where
    that is not known, or too many."""
    if one.unit != "reps" or one.done is None or one.side != "both" or one.part != 1:
        return None
    left = {"RIR": one.effort, "RPE": 10 - one.effort} if one.effort is not None else {}
    reps = one.done + max(left.get(one.effort_unit) or Decimal(0), Decimal(0))
    return reps if one.done >= 1 and reps <= MOST_REPS else None


def with_maxima(book: Book, program: Program, library: Library, formula: str, docket: Docket) -> Program:
    """The program with the maxima that a log lets estimate, each of them remarked; what somebody has given stays. Of a body that
    hangs, and what hangs on it, a log does not tell the whole."""
    named = [*program.maxes, *(name for phase in program.phases for name in phase.maxes)]
    given = {library.id_of(name) for name in named}
    found = {
        exercise: one
        for exercise, one in estimated(book, formula).items()
        if exercise not in given
        and library.id_of(exercise)
        and (guide := library.find(exercise, None))
        and not hangs(guide[1])
    }
    for exercise, one in found.items():
        set_ = f"{plain(one.of.done or Decimal(0))} reps with {plain(one.of.load or Decimal(0))} {one.of.load_unit}"
        effort = f", {one.of.effort_unit} {plain(one.of.effort)}" if one.of.effort is not None else ""
        when = f"week {one.of.week}" if one.of.week else str(one.of.date or "")
        docket.remarks[f"{exercise}: maximum {one.maximum}, estimated ({formula}) from {set_}{effort} ({when})"] = None
    if not found:
        docket.remarks["no maximum can be estimated from this log, that nobody has given"] = None
        return program
    return program.changed(
        maxes={**program.maxes, **{exercise: Weekly(one.maximum) for exercise, one in found.items()}}
    )
