"""A page → the same page as it is read from right to left.

A page is composed from the left in every language. What is read to the left is then turned over, as seen from behind: labels
stand at the right and cells to their left, tables and charts go on to the left, and the binding edge of a front is its right one.
Pictures and codes keep their looks in their new places, and so does every text, whose words follow each other as its letters ask
for.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from programprint.compose.type.metrics import Metrics
from programprint.direction import rightwards
from programprint.pages import Align, Box, Field, Fill, Image, Item, Page, Rule, Text

_OTHER_END: dict[Align, Align] = {"left": "right", "centre": "centre", "right": "left"}
_SPACE = 0.05
"""Texts further apart than this part of their size have a space between them."""


def mirrored(page: Page, metrics: Metrics) -> Page:
    """A page as it is read to the left; its texts stand in the order in which they are read."""
    left, top, right, bottom = page.frame
    return replace(
        page,
        frame=(page.width - right, top, page.width - left, bottom),
        items=tuple(_items(page.items, page.width, metrics)),
        fields=tuple(_field(field, page.width) for field in page.fields),
    )


def _field(field: Field, width: float) -> Field:
    return replace(field, x=width - field.x - field.width)


def _items(items: Sequence[Item], width: float, metrics: Metrics) -> Iterator[Item]:
    line: list[Text] = []
    for item in items:
        if line and not (isinstance(item, Text) and item.follows and item.y == line[0].y):
            yield from _line(line, width, metrics)
            line = []
        if isinstance(item, Text):
            line.append(item)
        else:
            yield _mark(item, width)
    if line:
        yield from _line(line, width, metrics)


def _mark(item: Rule | Box | Fill | Image, width: float) -> Item:
    """All but texts."""
    if isinstance(item, Rule):
        return replace(item, x0=width - item.x1, x1=width - item.x0)
    if isinstance(item, Fill) and item.part_of:
        left, whole = item.part_of
        return replace(item, x=width - left - whole + item.x - left, part_of=(width - left - whole, whole))
    return replace(item, x=width - item.x - item.width)


def _line(texts: Sequence[Text], width: float, metrics: Metrics) -> Iterator[Text]:
    """The texts of a line, of which each begins where the one before it ends. What is read to the right goes on so through
    several of them: there they are cut, and its parts follow each other to the right."""
    turned = [_turned(text, width) for text in texts]
    if len(texts) == 1:
        yield turned[0]
        return
    whole, starts = "", []
    for text, before in zip(texts, (None, *texts), strict=False):
        if before and text.x - before.x - before.width > _SPACE * text.size:
            whole += " "
        starts.append(len(whole))
        whole += text.text
    ends = [start + len(text.text) for start, text in zip(starts, texts, strict=True)]
    through = [
        run
        for run in rightwards(whole)
        if any(run[0] < start < run[1] for start in starts) and any(run[0] < end < run[1] for end in ends)
    ]
    if not through:
        yield from turned
        return
    right = width - texts[0].x
    pieces: list[Text] = []  # from the right, those of a run together
    run_of: list[int] = []
    for number, (text, start, end) in enumerate(zip(texts, starts, ends, strict=True)):
        gap = text.x - texts[number - 1].x - texts[number - 1].width if number else 0.0
        cuts = sorted({start, end, *(min(max(at, start), end) for run in through for at in run)})
        for begin, stop in itertools.pairwise(cuts):
            inside = next((at for at, run in enumerate(through) if run[0] <= begin < run[1]), -1)
            part = whole[begin:stop]
            wide = metrics.width(part, text.face, text.size)
            pieces.append(replace(text, text=part, width=wide, x=gap if begin == start else 0.0))
            run_of.append(inside)
    yield from _set(pieces, run_of, right)


def _set(pieces: Sequence[Text], run_of: Sequence[int], right: float) -> Iterator[Text]:
    """Pieces of a line, each with the gap before it as its place; those of one run to the right follow each other so."""
    at = 0
    while at < len(pieces):
        end = at + 1
        while run_of[at] >= 0 and end < len(pieces) and run_of[end] == run_of[at]:
            end += 1
        own = pieces[at:end]
        right -= own[0].x
        x = right - sum(piece.width for piece in own) - sum(piece.x for piece in own[1:])
        right = x
        for number, piece in enumerate(own):
            x += piece.x if number else 0.0
            if run_of[at] >= 0:
                yield replace(piece, x=x, align="left", follows=number > 0, leftwards=False)
            else:
                yield replace(piece, x=x, align=_OTHER_END[piece.align], leftwards=True)
            x += piece.width
        at = end


def _turned(text: Text, width: float) -> Text:
    return replace(text, x=width - text.x - text.width, align=_OTHER_END[text.align], leftwards=True)
