"""Heights of what is printed, in groups → what stands on which page: as few pages as can be, torn where it hurts least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

PAGE = 1000.0
"""The cost of a page; nothing else outweighs it."""
TEAR, TEAR_EMPTY = 150.0, 300.0
"""The cost of breaking inside a group, and what comes on top when the page stays empty below the break."""
EMPTY = 40.0
"""The cost of a page that is not full, by the square of the part that stays empty."""


@dataclass(frozen=True)
class Stretch:
    """Consecutive members of one group on one page, from *first* up to but not including *end*."""

    group: int
    first: int
    end: int


def pages_of(
    groups: Sequence[Sequence[float]],
    head: Callable[[int, bool], float],
    available: Callable[[bool], float],
) -> list[list[Stretch]]:
    """What stands on which page: the fewest pages, broken between groups rather than inside them.

    *groups* are the heights of their members, in any unit; *head* is the height of a group's head, given its number and
    whether it continues; *available* is what the first page, or a later one, offers.
    """
    units = [(group, index, height) for group, members in enumerate(groups) for index, height in enumerate(members)]
    # best[i]: the least cost of setting the units from i on, and where its first page ends
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(units) + 1)
    for start in range(len(units) - 1, -1, -1):
        choices = []
        used = 0.0
        room = available(start == 0)
        for end in range(start, len(units)):
            group, index, height = units[end]
            if end == start or index == 0:
                used += head(group, end == start and index > 0)
            used += height
            if used > room and end > start:
                break
            splits = end + 1 < len(units) and units[end + 1][1] > 0
            empty = max(room - used, 0) / room
            tear = TEAR + TEAR_EMPTY * empty if splits else 0
            choices.append((PAGE + tear + EMPTY * empty**2 + best[end + 1][0], end + 1))
        best[start] = min(choices)
    pages: list[list[Stretch]] = []
    start = 0
    while start < len(units):
        end = best[start][1]
        pages.append(_stretches([unit[:2] for unit in units[start:end]]))
        start = end
    return pages


def _stretches(units: Sequence[tuple[int, int]]) -> list[Stretch]:
    stretches: list[Stretch] = []
    for group, index in units:
        if stretches and stretches[-1].group == group:
            stretches[-1] = Stretch(group, stretches[-1].first, index + 1)
        else:
            stretches.append(Stretch(group, index, index + 1))
    return stretches
