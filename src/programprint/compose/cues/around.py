"""Words beside a figure: strips that are set narrow as far down as it reaches, and wide below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from programprint.compose.cues.strips import Strip
from programprint.compose.looks import Look
from programprint.compose.type.boxes import Beside, Box, Drawn, Stack, White
from programprint.compose.type.picture import place

HEAD_ROOM = 0.24
"""From the top of a name down to its capitals, where the figure beside it begins, as a part of its size."""
SPARE = 1.5
"""Lines that may stay white beside a figure, where what comes next takes less room below it."""


def beside(body: Box, look: Look, measure: float, down: float = 0.0) -> Box:
    """What stands at the left of a figure, whose right edge is *measure* points away and its top *down* points lower. The figure
    takes no height: it reaches down beside what follows."""
    figure = Drawn(0.0, lambda pen, x, y, grid: place(look.picture, pen, x, y + down, look.width, look.height))
    return Beside(((0.0, body), (measure - look.width, figure)))


def reaching(strips: Sequence[Strip], reach: float) -> bool:
    """Whether strips come down *reach* points, and do not end in a heading."""
    return bool(strips) and not strips[-1].keep and sum(strip.height for strip in strips) >= reach


def parted(
    narrow: Sequence[Strip], wide: Sequence[Strip], reach: float, leading: float
) -> tuple[Strip, Sequence[Strip]]:
    """The same strips set narrow and wide → those beside a figure, as one that is *reach* points high at least, and the others,
    wide, below it: parted where they take the least height together."""
    heights = list(accumulate(strip.height for strip in narrow))
    may = [
        count
        for count, (strip, height) in enumerate(zip(narrow, heights, strict=True), start=1)
        if not strip.keep and height >= reach - SPARE * leading and heights[max(count - 2, 0)] < reach
    ]
    below = [sum(strip.height for strip in wide[count:]) for count in may]
    taken = [max(heights[count - 1], reach) + rest for count, rest in zip(may, below, strict=True)]
    count = min(zip(taken, (-count for count in may), strict=True))[1] * -1 if may else len(narrow)
    parts: list[Box] = [narrow[0].body]
    for strip in narrow[1:count]:
        parts += [White(strip.before), strip.body]
    missing = reach - heights[count - 1]
    if missing > 0:
        parts.append(White(missing))
    return Strip(Stack(tuple(parts)), narrow[0].before, alone=narrow[count - 1].alone), wide[count:]
