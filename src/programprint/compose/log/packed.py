"""Paragraphs → the same in fewer lines."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import DOT, Run, lines
from programprint.notation.scanner import NBSP

BETWEEN = f"{NBSP}{NBSP}{NBSP}"
"""Between two paragraphs that share a line."""


def joined(paragraphs: Sequence[list[Run]], size: float, measure: float, metrics: Metrics) -> list[list[Run]]:
    """Those that follow each other in one, a dot between them, where that takes fewer lines."""
    found: list[list[Run]] = []
    for runs in paragraphs:
        both = [*found[-1], Run(DOT), *runs] if found else []
        apart = [len(lines(some, size, measure, metrics)) for some in (*found[-1:], runs)]
        if both and len(lines(both, size, measure, metrics)) < sum(apart):
            found[-1] = both
        else:
            found.append(runs)
    return found


def paired(paragraphs: Sequence[list[Run]], size: float, measure: float, metrics: Metrics) -> list[list[Run]]:
    """As many to a line as it has room for."""
    found: list[list[Run]] = []
    for runs in paragraphs:
        both = [*found[-1], Run(BETWEEN), *runs] if found else []
        if both and len(lines(both, size, measure, metrics)) == 1:
            found[-1] = both
        else:
            found.append(runs)
    return found


def dotted(paragraphs: Sequence[Sequence[Run]]) -> list[Run]:
    """All of them in one paragraph, a dot between them."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += [Run("·"), *paragraph] if runs else paragraph
    return runs
