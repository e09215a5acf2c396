"""Pages → pages with the labels that a reader's window shows: “Week 1 · Base, front”, as their bookmarks name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from programprint.compose.type.kept import Kept
from programprint.compose.type.same import Same
from programprint.pages import Page
from programprint.wording.words import Words

_AT_TOP = 1.0
"""Points from the top of the frame within which a bookmark leads there."""
_LEAF = ("page.front", "page.back")


def with_labels(pages: Sequence[Page], duplex: bool, words: Words) -> tuple[Page, ...]:
    """The pages, each called after its bookmarks of the first level, and after the one before them where that goes on at the top.
    Those of one name are numbered; the two of a duplex leaf are its front and its back."""
    labelled: list[Page] = []
    for (_, name), group in groupby(zip(_names(pages, words), pages, strict=True), key=lambda pair: pair[0]):
        together = [page for _, page in group]
        for index, page in enumerate(together):
            which = words(_LEAF[index]) if duplex and len(together) == 2 else str(index + 1)
            label = words("page.label", name=name, which=which) if len(together) > 1 and name else name
            labelled.append(_labelled(page, label or str(len(labelled) + 1)))
    return tuple(labelled)


_known = Kept[Page]()


def _labelled(page: Page, label: str) -> Page:
    """A page with its label: for all athletes who share it the same."""
    return _known.of((Same(page), label), lambda: replace(page, label=label))


def _names(pages: Sequence[Page], words: Words) -> list[tuple[int, str]]:
    """The number of each page's last chapter, and what stands on the page."""
    chapter, last = 0, ""
    names = []
    for page in pages:
        marks = [mark for mark in page.bookmarks if mark.level == 0]
        goes_on = bool(last) and (not marks or marks[0].y > page.frame[1] + _AT_TOP)
        titles = [last] * goes_on + [mark.title for mark in marks]
        chapter += bool(marks)
        last = titles[-1] if titles else ""
        names.append((chapter, words.listed(titles)))
    return names
