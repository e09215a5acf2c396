"""Set groups that are repeated together, ``2x(1x3 @ 80%, 1x2 @ 85%)``, ``2 waves of 3-2-1`` → each of them, spelled out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NoReturn

from msgspec.structs import replace

from programprint.notation import amount as amounts
from programprint.notation import each_set, set_group
from programprint.notation.duration import take_rest
from programprint.notation.each_set import Each
from programprint.notation.scanner import Scanner
from programprint.notation.set_group import HINT, MOST_SETS, SETS_TIMES_REPS, SetGroup
from programprint.notation.target import Percent, Weight

_WAVES = r"(\d{1,2})\s*waves?(?: of)?\s*(\d{1,2}(?:\s*[-/,]\s*\d{1,2}(?!\s*x))+)"
_PLAIN_SERIES = r"(\d{1,2})\s*x\s*\(\s*(\d{1,3}(?:\s*,\s*\d{1,3})+)\s*\)"
_SERIES = r"\d{1,2}\s*x\s*\((?=[^()]*,)"
"""How set groups begin that are repeated together."""
_FAR = Decimal("2.5")
"""Times that a set is at most heavier, or lighter, than the first of those that it belongs to."""


def take(scanner: Scanner, follows: bool) -> list[SetGroup]:
    """A set group, or several that are repeated together: “2x(1x3 @ 80%, 1x2 @ 85%)”, “2 waves of 3-2-1”, spelled out."""
    at = scanner.at
    if waves := scanner.take(_WAVES) or scanner.take(_PLAIN_SERIES):
        count, series = (
            int(waves[1]),
            [SetGroup(1, amounts.take(Scanner(reps, HINT))) for reps in re.findall(r"\d+", waves[2])],
        )
    elif scanner.sees(_SERIES):
        times = scanner.take(r"(\d{1,2})\s*x\s*\(")
        count, series = int(times[1]) if times else 1, [set_group.take(scanner, follows)]
        series = told_apart(scanner, series)
        while scanner.take(","):
            series = told_apart(scanner, [*series, set_group.take(scanner, True)])
        if not scanner.take(r"\)"):
            raise scanner.fail("the bracket is not closed", hint="write 2x(1x3 @ 80%, 1x2 @ 85%, 1x1 @ 90%)")
    else:
        return [set_group.take(scanner, follows)]
    if not count or count * sum(group.sets for group in series) > MOST_SETS:
        raise scanner.fail(f"{count} times this is more than {MOST_SETS} sets, or none", at, SETS_TIMES_REPS)
    aim = each_set.take(scanner, sum(group.sets for group in series), follows) if scanner.take("@") else None
    series = [replace(group, load=group.load or aim) for group in series]
    series = told_apart(scanner, series) if isinstance(aim, Each) else series
    rest = take_rest(scanner)
    return [*series[:-1], replace(series[-1], rest=rest or series[-1].rest)] * count


def told_apart(scanner: Scanner, groups: Sequence[SetGroup]) -> list[SetGroup]:
    """The same groups; where the last of them has a target for each set, be they its own or also those of the groups before it
    that have none, every set by itself."""
    *before, last = groups
    each = last.load
    if not isinstance(each, Each):
        return list(groups)
    run = [last]
    while before and (before[-1].load in (None, each)) and before[-1].kind != "warm-up":
        run.insert(0, before.pop())
    count = len(each.targets)
    fit = [last] if last.sets == count else run
    sets = [replace(group, sets=1) for group in fit for _ in range(group.sets)]
    if len(sets) != count or any(group.least or _more_sets(group) for group in fit) or not _near(each):
        _ask(scanner, last, each, sum(group.sets for group in run))
    done = list(groups[: len(groups) - len(fit)])
    return done + [replace(one, load=target) for one, target in zip(sets, each.targets, strict=True)]


def _more_sets(group: SetGroup) -> bool:
    return any(rule.unit == "sets" for rule in group.rules)


def _near(each: Each) -> bool:
    """Whether bare numbers can be weights or percentages beside the first of them, rather than reps."""
    first, *others = each.targets
    if not each.bare or not isinstance(first, Weight | Percent):
        return True
    figures = [one.low for one in others if isinstance(one, Weight | Percent)]
    return all(first.low <= _FAR * low and low <= _FAR * first.low for low in figures)


def _ask(scanner: Scanner, group: SetGroup, each: Each, run: int) -> NoReturn:
    """The targets and the sets do not go together; or the numbers may be reps of more sets."""
    count, first = len(each.targets), each.targets[0]
    amount = str(replace(group, sets=1, least=0, load=None, rest=None, tempo=None, rules=())).removeprefix("1x")
    more = "" if run <= count else f", or {run} of them"
    hint = f"write {count}x{amount} @ {each} for a target for each set{more}"
    if each.bare and all(number.isdigit() for number in each.bare):
        others = ", ".join(f"1x{number}" for number in each.bare)
        hint += f", or {group.sets}x{amount} @ {first}, {others} for more sets"
    said = f"{count} targets, and {run} set{'' if run == 1 else 's'}"
    if count in (run, group.sets):
        said = f"“{', '.join(each.bare)}” may be loads, or reps of more sets"
        said = said if each.bare else "only sets of which the number is known have a target each"
    raise scanner.fail(said, each.at, hint)
