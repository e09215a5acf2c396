"""Words beside a figure: strips that are set narrow as far down as it reaches, and wide below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from programprint.compose.cues.strips import Strip
from programprint.compose.cues.together import GAP
from programprint.compose.looks import Look
from programprint.compose.type.boxes import Beside, Box, Drawn, Stack, White
from programprint.compose.type.picture import place

HEAD_ROOM = 0.24
"""From the top of a name down to its capitals, where the figure beside it begins, as a part of its size."""
PICTURED = ("image", "figure", "body")
"""Sections of which no part stands beside a figure."""
SPARE = 1.5
"""Lines that may stay white beside a figure, where what comes next takes less room below it."""


def beside(body: Box, look: Look, measure: float, down: float = 0.0) -> Box:
    """What stands at the left of a figure, whose right edge is *measure* points away and its top *down* points lower. The figure
    takes no height: it reaches down beside what follows."""
    figure = Drawn(0.0, lambda pen, x, y, grid: place(look.picture, pen, x, y + down, look.width, look.height))
    return Beside(((0.0, body), (measure - look.width, figure)))


def set_around(
    set_at: Callable[[float, str, Sequence[Strip]], list[Strip]],
    groups: Sequence[Sequence[str]],
    start: Sequence[Strip],
    look: Look,
    measure: float,
    reach: float,
    leading: float,
) -> tuple[list[Strip], int]:
    """The strips of the first of some sections around a figure that comes down *reach* points, and how many sections these are:
    none where nothing is said in them. *set_at* sets a section at a measure, below the strips that it has above it."""
    narrow, wide, used = [*start], [*start], 0
    for group in groups:
        if len(group) > 1 or group[0] in PICTURED or _reaching(narrow[len(start) :], reach):
            break
        used += 1
        narrow = set_at(measure - look.width - GAP, group[0], narrow)
        wide = set_at(measure, group[0], wide)
    first = len(start)
    return (_parted(narrow[first:], wide[first:], reach, leading), used) if len(narrow) > first else ([], used)


def _reaching(strips: Sequence[Strip], reach: float) -> bool:
    """Whether strips come down so far, and do not end in a heading."""
    return bool(strips) and not strips[-1].keep and sum(strip.height for strip in strips) >= reach


def _parted(narrow: Sequence[Strip], wide: Sequence[Strip], reach: float, leading: float) -> list[Strip]:
    """The same strips set narrow and wide → those beside a figure as one, *reach* points high at least, and the others, wide,
    below it: parted where they take the least height together."""
    heights = list(accumulate(strip.height for strip in narrow))
    deepest = next((at for at, height in enumerate(heights, 1) if height >= reach), len(narrow))
    while deepest < len(narrow) and deepest > 1 and narrow[deepest - 1].keep:
        deepest += 1

    def taken(count: int) -> float:
        return max(heights[count - 1], reach) + sum(strip.height for strip in wide[count:])

    enough = [at for at in range(1, deepest) if not narrow[at - 1].keep and heights[at - 1] >= reach - SPARE * leading]
    count = min([deepest, *enough], key=taken)
    parts: list[Box] = [narrow[0].body]
    for strip in narrow[1:count]:
        parts += [White(strip.before), strip.body]
    missing = reach - heights[count - 1]
    if missing > 0:
        parts.append(White(missing))
    last = narrow[count - 1]
    return [Strip(Stack(tuple(parts)), narrow[0].before, keep=last.keep, alone=last.alone), *wide[count:]]
