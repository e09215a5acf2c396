"""Reads one rule for next time: what changes, when, up to what, and what is done then."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import what
from programprint.notation import when as whens
from programprint.notation.change import Change
from programprint.notation.clause import Clause, Limit, to_bottom
from programprint.notation.condition import Condition
from programprint.notation.scanner import Scanner, plain
from programprint.notation.what import UNITS

# fmt: off
_EASES = (
    "less weight", "fewer reps", "fewer sets", "longer rest", "repeat", "easier", "deload", "start", "stage", "back",
)
# fmt: on
"""Turns that make it lighter."""
_LIMIT = r",? ?(?:but )?(?:at most|up to|no more than|max(?:imum)?(?: of)?)(?![a-z])"


def take(scanner: Scanner) -> Clause:
    """A rule at the cursor; its condition may come first."""
    at = scanner.at
    if (scanner.word or scanner.sees("/")) and scanner.sees(f"(?:{what.CONDITION})"):
        when = whens.take(scanner)
        scanner.take(r"[:,]? ?(?:then(?![a-z]))?")
        if scanner.done or scanner.sees(";"):
            raise scanner.fail("what changes is missing", hint=f"write it first, such as +2.5kg {when}; {what.HINT}")
        after = scanner.at
        changes = what.take_all(scanner)
        if scanner.sees(rf"(?:{what.CONDITION})"):  # it belongs to another clause, which begins after a comma
            scanner.at = after
            changes = what.take_all(scanner, listed=False)
    else:
        changes = what.take_all(scanner)
        when = whens.take(scanner)
        if changes[-1].turn == "new exercise" and not changes[-1].exercises:
            named = replace(changes[-1], exercises=what.take_exercises(scanner))
            changes = (*changes[:-1], named)
    return tailed(scanner, changes, when, at)


def tailed(scanner: Scanner, changes: tuple[Change, ...], when: Condition, at: int) -> Clause:
    """A clause that begins at *at*, with what follows its condition: more that changes, the most that is added, and what is done
    then."""
    when = _sided(scanner, when, changes, at)
    if when.also:
        when = replace(when, also=_sided(scanner, when.also, changes, at))
    if scanner.done or (scanner.sees(";") and "then" not in scanner.text[scanner.at :]):
        return Clause(changes, when)
    if scanner.take(r"(?:and|with)(?= ?[+-])"):
        changes = (*changes, *what.take_all(scanner))
    limit = _limit(scanner, changes, when) if scanner.sees(_LIMIT) else None
    if scanner.take(
        r"[,;]? ?(?:and )?(?:then(?: (?:restart|start|work|go on|continue)(?= at | with )| use)?|use)(?![a-z])"
    ):
        if match := scanner.take(r"(?:(?:at|with) )?(\d+(?:\.\d+)?) ?%(?= *(?:[;,]|$))"):
            share = Decimal(match[1])
            if not 0 < share <= 100:
                raise scanner.fail(f"{plain(share)} % of it cannot be meant", match.start(), "write then 85% of it")
            return Clause(changes, when, limit, (Change("share", share, unit="%"),))
        return Clause(changes, when, limit, what.take_all(scanner))
    return Clause(changes, when, limit)


def _sided(scanner: Scanner, when: Condition, changes: tuple[Change, ...], at: int) -> Condition:
    """An effort on the side that is meant: where it is a bare number, that and less, unless something gets lighter by it."""
    if when.bound:
        return when
    if any(one.turn in _EASES or one.step < 0 for one in changes if not to_bottom(one)):
        name, felt = "pain" if when.kind == "pain" else when.kind.upper(), plain(when.felt)
        hint = f"write {name} is {felt} or more, or {name} is {felt} or less"
        raise scanner.fail(f"“{name} {felt}” may be that and more, or that and less", at, hint)
    return replace(when, bound="most")


def _limit(scanner: Scanner, changes: tuple[Change, ...], when: Condition) -> Limit:
    """“at most 10”, of what is added for every rep; “up to 100kg”, of what it comes to in the end. A bare number counts what is
    added, where it can mean nothing else."""
    at = scanner.at
    end = (match := scanner.take(_LIMIT)) is not None and "up to" in match[0].lower()
    steps = [one for one in changes if one.turn == "add" and one.step > 0]
    per_rep = when.kind in ("over", "under")
    if len(steps) != 1 or (not end and not per_rep):
        hint = "write +1kg for every rep over 6, at most 10kg, or +2.5kg every session, up to 100kg"
        raise scanner.fail("“at most” belongs to what is added for every rep", at, hint)
    (step,) = steps
    at = scanner.at
    scanner.take(r"\+")
    number = scanner.number()
    if not number:
        raise scanner.fail("the limit needs a number", at, f"write at most 10{step.unit}")
    unit = next((unit for unit, words in UNITS.items() if scanner.take(rf"(?:{words})(?![a-z])")), "")
    written = plain(number)
    if per_rep and not unit and (end or abs(step.step) != 1):
        first, second = Limit(number, step.unit), Limit(number, "reps")
        message = f"“at most {written}” may be {str(first).removeprefix('at most ')} or {written} reps"
        raise scanner.fail(message, at, f"write {first}, or {second}")
    unit = unit or step.unit
    if unit != step.unit and not (per_rep and unit == "reps"):
        raise scanner.fail(f"the limit has another unit than the step, {step.unit}", at, f"write at most 10{step.unit}")
    if unit == step.unit and number < abs(step.step):
        raise scanner.fail("the limit is less than one step", at, "write the most that is added")
    return Limit(number, unit, end and not per_rep)
