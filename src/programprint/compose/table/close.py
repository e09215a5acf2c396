"""Lines that are only read: closer than the grid, on which the pen writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from programprint.compose.type.boxes import Lines, Stack
from programprint.compose.type.paragraph import DOT, Line, Run
from programprint.compose.type.pen import BASE
from programprint.read.layout import Layout

LEADING = 1.2
"""From line to line of small type, as a multiple of its size."""


def close(found: Sequence[Line], layout: Layout) -> Stack:
    """Lines below each other: those of small type alone are closer than the grid."""
    small = layout.type.small
    near = min(LEADING * small / layout.line.least, 1.0)
    parted = [near if all(size <= small for _, _, _, size, _ in line.parts) else 1.0 for line in found]
    return Stack(
        tuple([Lines((line,), leading, BASE - (1 - leading) / 2) for line, leading in zip(found, parted, strict=True)])
    )


def flowing(details: Iterable[Sequence[Run]]) -> list[Run]:
    """Details one after the other in one paragraph; those without a word are left out."""
    flow: list[Run] = []
    for runs in details:
        if any(run.text for run in runs):
            flow += [*([Run(DOT)] if flow else []), *runs]
    return flow
