"""Set groups that are repeated together, ``2x(1x3 @ 80%, 1x2 @ 85%)``, ``2 waves of 3-2-1`` → each of them, spelled out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from programprint.notation import after, listed, set_group
from programprint.notation import amount as amounts
from programprint.notation.scanner import Scanner
from programprint.notation.set_group import HINT, MOST_SETS, SETS_TIMES_REPS, SetGroup

_WAVES = r"(\d{1,2})\s*waves?(?: of)?\s*(\d{1,2}(?:\s*[-/,]\s*\d{1,2}(?!\s*x))+)"
_PLAIN_SERIES = r"(\d{1,2})\s*x\s*\(\s*(\d{1,3}(?:\s*,\s*\d{1,3})+)\s*\)"
_SERIES = r"\d{1,2}\s*x\s*\((?=(?:[^()]|\([^()]*\))*,)"
"""How set groups begin that are repeated together."""


def take(scanner: Scanner, before: Sequence[SetGroup]) -> list[SetGroup]:
    """A set group, or several that are repeated together: “2x(1x3 @ 80%, 1x2 @ 85%)”, “2 waves of 3-2-1”, spelled out. All groups
    so far: those *before* it, and what stands at the cursor."""
    at, follows = scanner.at, bool(before)
    if waves := scanner.take(_WAVES) or scanner.take(_PLAIN_SERIES):
        count, series = (
            int(waves[1]),
            [SetGroup(1, amounts.take(Scanner(reps, HINT))) for reps in re.findall(r"\d+", waves[2])],
        )
    elif scanner.sees(_SERIES):
        times = scanner.take(r"(\d{1,2})\s*x\s*\(")
        count, series = int(times[1]) if times else 1, _inside(scanner, follows)
        if not scanner.take(r"\)"):
            raise scanner.fail("the bracket is not closed", hint="write 2x(1x3 @ 80%, 1x2 @ 85%, 1x1 @ 90%)")
    else:
        return listed.take(scanner, before)
    if not count or count * sum(group.sets for group in series) > MOST_SETS:
        raise scanner.fail(f"{count} times this is more than {MOST_SETS} sets, or none", at, SETS_TIMES_REPS)
    targets = listed.take_targets(scanner)
    found = after.take_of_sets(scanner, series[-1].amount, follows)
    series = [replace(group, load=group.load or found.load, tempo=group.tempo or found.tempo) for group in series]
    series = listed.aimed(scanner, series, targets) if targets else series
    return [*before, *[*series[:-1], replace(series[-1], rest=found.rest or series[-1].rest)] * count]


def _inside(scanner: Scanner, follows: bool) -> list[SetGroup]:
    """The groups inside the brackets."""
    groups = [set_group.take(scanner, follows)]
    while scanner.take(","):
        groups.append(set_group.take(scanner, True))
    return groups
