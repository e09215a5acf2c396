"""Heights of what is printed, in groups → what stands on which page: as few pages as can be, torn where it hurts least."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.type.kept import Kept

PAGE = 1000.0
"""The cost of a page; nothing else outweighs it."""
TEAR, TEAR_EMPTY = 150.0, 300.0
"""The cost of breaking inside a group, and what comes on top when the page stays empty below the break."""
TEAR_TIED = 400.0
"""The cost of parting members that belong together, on top of a tear."""
TEAR_WHOLE = 100 * PAGE
"""The cost of tearing what a page holds whole, where that counts more than pages."""
TEAR_ONE = 100.0
"""The cost of a tear that leaves one member of many alone on a page."""
EMPTY = 40.0
"""The cost of a page that is not full, by the square of the part that stays empty."""

Place = tuple[int, int]
"""A group, and which of its members."""
Unit = tuple[int, int, float]
"""A group, which of its members, and how high that is."""
_HEAD = -1
"""The place of a head that stands alone, before the members of its group."""


class Stretch(Struct, frozen=True):
    """Consecutive members of one group on one page, from *first* up to but not including *end*; none where only the head
    of the group has room. *continued* when the group began on a page before."""

    group: int
    first: int
    end: int
    continued: bool = False


def pages_of(
    groups: Sequence[Sequence[float]],
    head: Callable[[int, bool], float],
    available: Callable[[bool], float],
    tied: Callable[[int, int], bool] = lambda group, index: False,
    parting: float = TEAR_TIED,
    whole: bool = False,
    below: Callable[[Place, Place], float] = lambda start, end: 0.0,
) -> list[list[Stretch]]:
    """What stands on which page: the fewest pages, broken between groups rather than inside them. The head of a group stands
    alone where no page holds it with the first of its members, and the first page is empty where it holds not even that.

    *groups* are the heights of their members, in any unit; *head* is the height of a group's head, given its number and
    whether it continues; *available* is what the first page, or a later one, offers; *tied* says of a group and the index of a
    member whether it goes on with what the member before it began; *parting* is the cost of parting the two. With *whole*, a
    group that has room on a page is not torn, even where that takes more pages or leaves the first one empty. *below* is what a
    page from one member to another needs below them.
    """
    later = available(False)
    needed = [
        head(number, False) + sum(members) + below((number, 0), (number, len(members) - 1))
        for number, members in enumerate(groups)
    ]
    stays = [whole and height <= later for height in needed]
    units = [unit for number, members in enumerate(groups) for unit in _units(number, members, head, later)]
    if units:
        first = needed[0] if stays[0] else head(0, False) + units[0][2] + below(units[0][:2], units[0][:2])
        if available(True) < min(first, later):
            return [[], *pages_of(groups, head, lambda first: later, tied, parting, whole, below)]
    # best[i]: the least cost of setting the units from i on, and where its first page ends; rounded, so that of ways that cost
    # the same the one with the earlier break is taken, however their heights were added up
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(units) + 1)
    for start in range(len(units) - 1, -1, -1):
        choices = []
        used = 0.0
        room = available(start == 0)
        for end in range(start, len(units)):
            group, _, height = units[end]
            if end == start or units[end - 1][0] != group:
                used += head(group, end == start and _goes_on(units, end))
            used += height
            taken = used + below(units[start][:2], (group, units[end][1]))
            if taken > room and end > start:
                break
            splits = end + 1 < len(units) and units[end + 1][1] > 0  # the head alone is no tear
            empty = max(room - taken, 0) / room
            tear = TEAR + TEAR_EMPTY * empty if splits else 0
            tear += parting if splits and tied(group, units[end + 1][1]) else 0
            tear += TEAR_WHOLE if splits and stays[group] else 0
            tear += TEAR_ONE if splits and _alone(units, start, end) else 0
            choices.append((round(PAGE + tear + EMPTY * empty**2 + best[end + 1][0], 6), end + 1))
        best[start] = min(choices)
    pages: list[list[Stretch]] = []
    start = 0
    while start < len(units):
        end = best[start][1]
        pages.append(_stretches(units, start, end))
        start = end
    return pages


_alike = Kept[list[list[Stretch]]]()


def pages_alike(
    groups: tuple[tuple[float, ...], ...],
    heads: tuple[tuple[float, float], ...],
    opening: float,
    later: float,
    whole: bool,
) -> list[list[Stretch]]:
    """The same, given as heights: of the head of each group, first and continued, and of what the first page and every *later*
    one offer. Chosen once for all athletes whose pages are as high."""
    return _alike.of(
        (groups, heads, opening, later, whole),
        lambda: pages_of(
            groups,
            lambda number, continued: heads[number][continued],
            lambda first: opening if first else later,
            whole=whole,
        ),
    )


def _units(number: int, members: Sequence[float], head: Callable[[int, bool], float], room: float) -> Iterator[Unit]:
    """The members of a group; before them, as a member without height, its head where that must stand alone."""
    if members and head(number, False) + members[0] > room:
        yield number, _HEAD, 0.0
    yield from ((number, index, height) for index, height in enumerate(members))


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Whether the group of a unit has begun before it."""
    return at > 0 and units[at - 1][0] == units[at][0]


def _alone(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether a page from *start* to *end*, in the midst of a group, has its first member alone, or leaves its last one alone."""
    group, index, _ = units[end]
    last = end + 2 == len(units) or units[end + 2][0] != group
    return last or (index == 0 and end > start)


def _stretches(units: Sequence[Unit], start: int, end: int) -> list[Stretch]:
    stretches: list[Stretch] = []
    for at in range(start, end):
        group, index, _ = units[at]
        if stretches and stretches[-1].group == group:
            stretches[-1] = replace(stretches[-1], end=index + 1)
        else:
            stretches.append(Stretch(group, max(index, 0), index + 1, _goes_on(units, at)))
    return stretches
