"""A page → the same page as it is read from right to left.

A page is composed from the left in every language. What is read to the left is then turned over, as seen from behind: labels
stand at the right and cells to their left, tables and charts go on to the left, and the binding edge of a front is its right one.
Pictures and codes keep their looks in their new places, and so does every text, whose words follow each other as its letters ask
for. Of the texts of a line each stands to the left of the one before it: a change of face parts what is read to the right, as a
dot between details does. Only a line of sentences in other letters goes on to the right through all of its faces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from programprint.direction import LEFTWARDS, SENTENCE
from programprint.pages import Align, Field, Fill, Item, Page, Rule, Text

_OTHER_END: dict[Align, Align] = {"left": "right", "centre": "centre", "right": "left"}


def mirrored(page: Page) -> Page:
    """A page as it is read to the left."""
    left, top, right, bottom = page.frame
    return replace(
        page,
        frame=(page.width - right, top, page.width - left, bottom),
        items=tuple(_items(page.items, page.width)),
        fields=tuple(_field(field, page.width) for field in page.fields),
    )


def _items(items: Sequence[Item], width: float) -> Iterator[Item]:
    at = 0
    while at < len(items):
        first, end = items[at], at + 1
        line = [first] if isinstance(first, Text) else []
        while line and end < len(items):
            text = items[end]
            if not (isinstance(text, Text) and text.follows and text.y == line[0].y):
                break
            line.append(text)
            end += 1
        if len(line) > 1 and _in_other_letters(line):
            left = width - line[0].x - line[-1].x - line[-1].width
            yield from (replace(text, x=left + text.x) for text in line)
        else:
            yield from (_item(item, width) for item in items[at:end])
        at = end


def _in_other_letters(line: Sequence[Text]) -> bool:
    """Whether a line holds a sentence, and nothing of the language of the sheet."""
    whole = " ".join(text.text for text in line)
    return bool(SENTENCE.search(whole)) and not LEFTWARDS.search(whole)


def _item(item: Item, width: float) -> Item:
    if isinstance(item, Rule):
        return replace(item, x0=width - item.x1, x1=width - item.x0)
    if isinstance(item, Fill) and item.part_of:
        left, whole = item.part_of
        return replace(item, x=width - left - whole + item.x - left, part_of=(width - left - whole, whole))
    if isinstance(item, Text):
        return replace(item, x=width - item.x - item.width, align=_OTHER_END[item.align], leftwards=True)
    return replace(item, x=width - item.x - item.width)


def _field(field: Field, width: float) -> Field:
    return replace(field, x=width - field.x - field.width)
