"""A rule for next time, and what was done → whether it has come true, and what the load comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from programprint.logbook.history import Occasion
from programprint.merge.sheet import Due, Entry, SetLine
from programprint.notation.amount import Amount
from programprint.notation.change import Change
from programprint.notation.clause import Clause
from programprint.notation.condition import Condition
from programprint.notation.progress import Progress
from programprint.notation.target import Weight, WeightUnit

ANEW = 3
"""The rank of a rule that begins something anew: it takes the place of all others."""


class Time(Struct, frozen=True):
    """One time that an exercise was done, beside what was asked for: *asked* is the entry of that session."""

    asked: Entry
    done: Occasion

    @property
    def lines(self) -> list[SetLine]:
        """The sets that were asked for."""
        return [line for line in self.asked.sets if line.role == "work"]

    @property
    def went_well(self) -> bool | None:
        """Whether every set came to what was asked for; None where that cannot be told."""
        amounts = self.done.amounts()
        told = [(amounts.get(line.id), _least(self.asked, line)) for line in self.lines]
        if any(done is not None and asked is not None and done < asked for done, asked in told):
            return False
        known = bool(told) and all(done is not None for done, _ in told) and any(asked is not None for _, asked in told)
        return True if known else None

    @property
    def total(self) -> Decimal | None:
        """What all sets came to."""
        amounts = [self.done.amounts().get(line.id) for line in self.lines]
        return None if not amounts or None in amounts else sum(filter(None, amounts), Decimal(0))


def _least(entry: Entry, line: SetLine) -> Decimal | None:
    return entry.groups[line.group].do.amount.least if line.group < len(entry.groups) else None


def due(
    rules: Progress, times: Sequence[Time], weeks_later: int, step: Mapping[WeightUnit, Decimal]
) -> tuple[Due, ...]:
    """The rules that have come true at the last of these *times*, and what the load is then. *weeks_later*: so many weeks have
    gone by since; *step* is what a computed load is rounded to."""
    true = [(clause, often) for clause in rules.clauses if (often := _often(clause.when, times, weeks_later))]
    anew = [one for one in true if one[0].rank == ANEW]
    changed = {tuple(change.changed() for change in clause.changes): (clause, often) for clause, often in anew or true}
    load = times[-1].done.load
    return tuple(Due(clause, _load(clause, often, load, step)) for clause, often in changed.values())


def _often(when: Condition, times: Sequence[Time], weeks_later: int) -> int:
    """How many times a condition is true: 0 where it is not, or where nobody can tell."""
    if when.also and not _often(when.also, times, weeks_later):
        return 0
    last = times[-1]
    match when.kind:
        case "session":
            return int(len(times) % when.count == 0)
        case "week":
            since = last.done.week - times[0].done.week + weeks_later
            return int(weeks_later > 0 and since % when.count == 0)
        case "done" | "successes":
            return int(_streak(times, well=True) >= when.count)
        case "misses":
            return int(_missed(times, when.in_a_row) >= when.count)
        case "stalls":
            return int(_stalled(times) >= when.count)
        case "reached":
            with_load = _with_load(times)
            return int(all(_reached(when, one) for one in with_load[-when.count :]) and len(with_load) >= when.count)
        case "over" | "under":
            return _reps_over(when, last)
        case "rpe" | "rir":
            efforts = last.done.efforts(when.kind.upper())
            hardest = max(efforts, default=None) if when.kind == "rpe" else min(efforts, default=None)
            return int(hardest is not None and _within(hardest, when.bound, when.felt))
    return 0  # a feeling, a pain, a cycle: no log tells


def _with_load(times: Sequence[Time]) -> list[Time]:
    """The latest times, as long as the load was the same."""
    load = times[-1].done.load
    found: list[Time] = []
    for one in reversed(times):
        if one.done.load != load:
            break
        found.insert(0, one)
    return found


def _streak(times: Sequence[Time], well: bool) -> int:
    """How many times in a row, up to the last, it went well, or did not, with the same load."""
    count = 0
    for one in reversed(_with_load(times)):
        if one.went_well is not well:
            break
        count += 1
    return count


def _missed(times: Sequence[Time], in_a_row: bool) -> int:
    """How many misses there were with the load of the last time, which is one of them."""
    if times[-1].went_well is not False:
        return 0
    return _streak(times, well=False) if in_a_row else sum(one.went_well is False for one in _with_load(times))


def _stalled(times: Sequence[Time]) -> int:
    """How many times in a row, up to the last, no more was done than the time before, with the same load."""
    same, count = _with_load(times), 0
    for before, one in zip(reversed(same[:-1]), reversed(same), strict=False):
        if one.total is None or before.total is None or one.total > before.total:
            break
        count += 1
    return count


def _reached(when: Condition, time: Time) -> bool:
    """Whether the sets of a time came to what a condition asks for."""
    if when.amount is None or when.amount.low is None:
        return False
    found = [*_values(when, time)]
    if not found or None in found:
        return False
    judged = [_within(one, when.bound, when.amount.low) for one in found if one is not None]
    return any(judged) if when.of == "any" else all(judged)


def _values(when: Condition, time: Time) -> Iterator[Decimal | None]:
    """What the sets that a condition speaks of came to."""
    amounts, lines = time.done.amounts(), time.lines
    match when.of:
        case "total":
            yield time.total
            return
        case "last":
            lines = lines[-1:]
        case "set":
            lines = [line for line in lines if line.number == when.nth]
        case "amrap":
            lines = [line for line in lines if _is_open(time.asked.groups[line.group].do.amount)][-1:]
        case "top":
            loads = {name: load for name in time.done.sets if (load := _loads(time, name)) is not None}
            lines = [line for line in lines if loads.get(line.id) == max(loads.values(), default=None)][:1]
    yield from (amounts.get(line.id) for line in lines)


def _loads(time: Time, name: str) -> Decimal | None:
    return next((one.load for one in time.done.sets[name] if one.load is not None), None)


def _is_open(amount: Amount) -> bool:
    return amount.more or amount.low is None


def _within(number: Decimal, bound: str, end: Decimal) -> bool:
    match bound:
        case "above":
            return number > end
        case "most":
            return number <= end
        case "below":
            return number < end
    return number >= end


def _reps_over(when: Condition, time: Time) -> int:
    """How many reps over, or under, the mark."""
    if when.amount is None or when.amount.low is None:
        return 0
    found = [*_values(when, time)]
    if not found or None in found:
        return 0
    reps = min(one for one in found if one is not None) - when.amount.low
    return max(int(reps if when.kind == "over" else -reps), 0)


def _load(clause: Clause, often: int, load: Weight | None, step: Mapping[WeightUnit, Decimal]) -> Weight | None:
    """What a load comes to; None where it is not the load that changes, or where nobody can tell."""
    changes = [one for one in clause.changes if one.of_load]
    if load is None or len(changes) != 1 or clause.then:
        return None
    after = _changed(changes[0], often, load, clause)
    if after is None or after < 0:
        return None
    steps = (after / step[load.unit]).quantize(Decimal(1), ROUND_HALF_UP)
    return Weight(after if changes[0].unit != "%" else (steps * step[load.unit]), load.unit)


def _changed(change: Change, often: int, load: Weight, clause: Clause) -> Decimal | None:
    if change.where or change.high is not None:
        return None
    match change.turn, change.unit:
        case "add", "%":
            return load.low * (1 + often * change.step / 100)
        case "add", unit if unit == load.unit:
            more = often * change.step
            if clause.limit and clause.limit.unit == unit:
                if clause.limit.end:
                    return min(load.low + more, max(clause.limit.step, load.low))
                more = max(min(more, clause.limit.step), -clause.limit.step)
            return load.low + more
        case "back", "%":
            return load.low * change.step / 100
        case "back", unit if unit == load.unit and change.step:
            return change.step
        case "double", _:
            return 2 * load.low
    return None
