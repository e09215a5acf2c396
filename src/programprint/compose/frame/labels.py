"""Pages → pages with the labels that a reader's window shows: “Week 1 · Base, front”, as their bookmarks name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from programprint.pages import Page


def with_labels(pages: Sequence[Page], duplex: bool) -> tuple[Page, ...]:
    """The pages, each called after the last bookmark of the first level. Those of one name are numbered; the two of a duplex
    leaf are its front and its back."""
    part, parts = 0, []
    names = [""]
    for page in pages:
        titles = [mark.title for mark in page.bookmarks if mark.level == 0]
        if titles:
            part += 1
            names.append(titles[0])
        parts.append(part)
    labelled: list[Page] = []
    for number, group in groupby(zip(parts, pages, strict=True), key=lambda pair: pair[0]):
        together = [page for _, page in group]
        for index, page in enumerate(together):
            which = ("front", "back")[index] if duplex and len(together) == 2 else str(index + 1)
            several = f", {which}" if len(together) > 1 and names[number] else ""
            labelled.append(replace(page, label=f"{names[number]}{several}" or str(len(labelled) + 1)))
    return tuple(labelled)
