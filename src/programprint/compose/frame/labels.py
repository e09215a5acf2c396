"""Pages → pages with the labels that a reader's window shows: “Week 1 · Base, front”, as their bookmarks name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from programprint.pages import Page
from programprint.wording.words import Words

_LEAF = ("page.front", "page.back")


def with_labels(pages: Sequence[Page], duplex: bool, words: Words) -> tuple[Page, ...]:
    """The pages, each called after the last bookmark of the first level. Those of one name are numbered; the two of a duplex
    leaf are its front and its back."""
    chapter, chapters = 0, []
    names = [""]
    for page in pages:
        titles = [mark.title for mark in page.bookmarks if mark.level == 0]
        if titles:
            chapter += 1
            names.append(titles[0])
        chapters.append(chapter)
    labelled: list[Page] = []
    for number, group in groupby(zip(chapters, pages, strict=True), key=lambda pair: pair[0]):
        together = [page for _, page in group]
        for index, page in enumerate(together):
            which = words(_LEAF[index]) if duplex and len(together) == 2 else str(index + 1)
            name = names[number]
            if len(together) > 1 and name:
                name = words("page.label", name=name, which=which)
            labelled.append(replace(page, label=name or str(len(labelled) + 1)))
    return tuple(labelled)
