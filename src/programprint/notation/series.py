"""Set groups that are repeated together, ``2x(1x3 @ 80%, 1x2 @ 85%)``, ``2 waves of 3-2-1`` → each of them, spelled out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from programprint.notation import after, listed, parts
from programprint.notation.duration import Duration
from programprint.notation.scanner import Scanner
from programprint.notation.set_group import HINT, MOST_SETS, SETS_TIMES_REPS, SetGroup

_WAVES = r"(\d{1,2})\s*waves?(?: of)?\s*(\d{1,2}(?:\s*[-/,]\s*\d{1,2}(?!\s*x))+)"
_PLAIN_SERIES = r"(\d{1,2})\s*x\s*\(\s*(\d{1,3}(?:\s*,\s*\d{1,3})+)\s*\)"
_SERIES = r"\d{1,2}\s*x\s*\((?=(?:[^()]|\([^()]*\))*,|[^()]*\d\s*x\s*\()"
"""How set groups begin that are repeated together."""


def take(scanner: Scanner, before: Sequence[SetGroup], follows: bool = False) -> list[SetGroup]:
    """A set group, or several that are repeated together: “2x(1x3 @ 80%, 1x2 @ 85%)”, “2 waves of 3-2-1”, spelled out. All groups
    so far: those *before* it, and what stands at the cursor. *follows*: there is a set before these groups."""
    at, follows = scanner.at, follows or bool(before)
    if not scanner.tells("(") and not scanner.tells("wave"):
        return listed.take(scanner, before, follows)
    if waves := scanner.take(_WAVES) or scanner.take(_PLAIN_SERIES):
        count, series = (
            int(waves[1]),
            [SetGroup(1, parts.take(Scanner(reps, HINT))) for reps in re.findall(r"\d+", waves[2])],
        )
    elif scanner.sees(_SERIES):
        times = scanner.take(r"(\d{1,2})\s*x\s*\(")
        count, series = int(times[1]) if times else 1, _inside(scanner, follows)
        if not scanner.take(r"\)"):
            raise scanner.fail("the bracket is not closed", hint="write 2x(1x3 @ 80%, 1x2 @ 85%, 1x1 @ 90%)")
    else:
        return listed.take(scanner, before, follows)
    if not count or count * sum(group.sets for group in series) > MOST_SETS:
        raise scanner.fail(f"{count} times this is more than {MOST_SETS} sets, or none", at, SETS_TIMES_REPS)
    targets = listed.take_targets(scanner)
    found = after.take_of_sets(scanner, series[-1].amount, follows)
    series = [replace(group, load=group.load or found.load, tempo=group.tempo or found.tempo) for group in series]
    series = listed.aimed(scanner, series, targets) if targets else series
    last = _ending(series[-1], found.rest) if found.rest else series[-1:]
    return [*before, *[*series[:-1], *last] * count]


def _inside(scanner: Scanner, follows: bool) -> list[SetGroup]:
    """The groups inside the brackets."""
    groups = take(scanner, [], follows)
    while scanner.take(","):
        groups = take(scanner, groups)
    return groups


def _ending(group: SetGroup, rest: Duration) -> list[SetGroup]:
    """The last group of a round, with the *rest* of the round after its last set alone."""
    last = replace(group, sets=1, least=0, rest=rest)
    if group.sets == 1 or group.rest == rest:
        return [replace(group, rest=rest)]
    return [replace(group, sets=group.sets - 1, least=max(group.least - 1, 0)), last]
