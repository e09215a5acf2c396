"""Entries in order, each with its depth → the outline of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from programprint.draw.objects import Objects, text_string


class Entry(NamedTuple):
    """What it says, its depth from 0, and where it leads: the number of a page object and a height on that page. One *inside* a
    document is no more than a place in it."""

    title: str
    level: int
    page: int
    y: float
    is_inside: bool = False


def outline(entries: Sequence[Entry], unfolded: bool, objects: Objects) -> int:
    """Writes the outline and returns its number. Entries are folded; those of the first level are not when *unfolded*."""
    root = objects.number()
    first = objects.number(len(entries))
    children: dict[int, list[int]] = {root: []}
    parents: list[int] = []
    above: list[int] = []
    for number, entry in enumerate(entries, first):
        del above[entry.level :]
        parents.append(above[-1] if above else root)
        children.setdefault(parents[-1], []).append(number)
        above.append(number)
    place = {number: index for siblings in children.values() for index, number in enumerate(siblings)}
    for number, entry, parent in zip(range(first, first + len(entries)), entries, parents, strict=True):
        siblings, at = children[parent], place[number]
        before = f"/Prev {siblings[at - 1]} 0 R" if at else ""
        after = f"/Next {siblings[at + 1]} 0 R" if at + 1 < len(siblings) else ""
        inside = _ends(children.get(number, []), 1 if unfolded and parent == root else -1)
        objects.add(
            f"<</Title{text_string(entry.title)}/Parent {parent} 0 R{before}{after}{inside}"
            f"/Dest[{entry.page} 0 R/XYZ 0 {entry.y:.2f} null]>>",
            number,
        )
    shown = len(children[root])
    if unfolded:
        shown += sum(len(children.get(number, [])) for number in children[root])
    return objects.add(f"<</Type/Outlines{_ends(children[root], 1, shown)}>>", root)


def _ends(children: Sequence[int], sign: int, shown: int | None = None) -> str:
    """First and last child, and how many entries unfolding shows; a negative count is folded."""
    if not children:
        return ""
    count = sign * (len(children) if shown is None else shown)
    return f"/First {children[0]} 0 R/Last {children[-1]} 0 R/Count {count}"
