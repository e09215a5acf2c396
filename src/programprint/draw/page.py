"""A page → its content: what every copy shares as finished operators, and the texts that hold slots, to be filled for each copy.

Rules and boxes come first, then the texts in the order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from programprint.draw.typecase import Cases
from programprint.pages import SLOTS, Box, Fill, Item, Page, Rule, Text


class Varied:
    """Texts in a row that differ from copy to copy: they hold slots, or follow one that does. *height* is that of the page."""

    def __init__(self, texts: Iterable[Text], height: float, cases: Cases) -> None:
        self._texts = [
            (text, SLOTS.findall(text.text), cases[text.face], f"{height - text.y:.2f} Tm") for text in texts
        ]

    def content(self, values: Mapping[str, str]) -> str:
        """The operators of one copy. What is narrower than the room for it keeps the end that its alignment says."""
        said = ["BT"]
        shift = 0.0
        for text, signs, case, line in self._texts:
            words = text.text
            for sign in signs:
                words = words.replace(sign, values[sign])
            shown, width = case.shown(words, text.size)
            x, spare = text.x, text.width - width
            if text.align == "left":
                x += shift if text.follows else 0.0
                shift = x - text.x - spare
            else:
                x += spare if text.align == "right" else spare / 2
                shift = 0.0
            said.append(f"1 0 0 1 {x:.2f} {line}\n{shown}")
        said.append("ET")
        return "\n".join(said)


Part = str | Varied
_REMEMBERED = 1 << 15
"""Items whose operators are remembered: the same items come again on many pages of the same height."""


class PageWriter:
    """Writes the content of pages, one after the other, with the type cases of their document."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._height = 0.0
        self._marks: dict[int, tuple[Item, str]] = {}
        self._words: dict[int, tuple[Text, str, str]] = {}

    def parts(self, page: Page) -> list[Part]:
        """The content of a page in order: finished operators, and between them what varies. One string when nothing does."""
        height = page.height
        if height != self._height or len(self._marks) + len(self._words) > _REMEMBERED:
            self._height = height
            self._marks.clear()
            self._words.clear()
        found: list[Part] = [self._lines([item for item in page.items if not isinstance(item, Text)], height)]
        texts = [item for item in page.items if isinstance(item, Text)]
        if not SLOTS.search("".join([text.text for text in texts])):
            return [f"{found[0]}{self._texts(texts, height)}"]
        for varies, run in groupby(zip(texts, _varying(texts), strict=True), key=itemgetter(1)):
            if varies:
                found.append(Varied((text for text, _ in run), height, self._cases))
            elif isinstance(found[-1], str):
                found[-1] += self._texts((text for text, _ in run), height)
            else:
                found.append(self._texts((text for text, _ in run), height))
        return found

    def _lines(self, items: Iterable[Item], height: float) -> str:
        """Rules, boxes and bars."""
        said: list[str] = []
        weight = None
        for item in items:
            if isinstance(item, (Rule, Box)) and item.weight != weight:
                weight = item.weight
                said.append(f"{weight:g} w")
            known = self._marks.get(id(item))
            if known is None:
                known = self._marks[id(item)] = (item, _mark(item, height))
            said.append(known[1])
        return "\n".join([*said, ""])

    def _texts(self, texts: Iterable[Text], height: float) -> str:
        """Texts as one text object."""
        said = ["BT"]
        set_in = ""
        for text in texts:
            known = self._words.get(id(text))
            if known is None:
                known = self._words[id(text)] = (text, *self._text(text, height))
            if known[1] != set_in:
                set_in = known[1]
                said.append(set_in)
            said.append(known[2])
        said.append("ET\n")
        return "\n".join(said)

    def _text(self, text: Text, height: float) -> tuple[str, str]:
        """How a text is set, and the operators that show it. One that needs several fonts begins and ends in its first."""
        (name, inside), *others = self._cases[text.face].runs(text.text)
        setting = f"{name} {text.size:g} Tf"
        said = f"1 0 0 1 {text.x:.2f} {height - text.y:.2f} Tm\n({inside})Tj"
        for name, inside in others:
            said += f"\n{name} {text.size:g} Tf\n({inside})Tj"
        return setting, f"{said}\n{setting}" if others else said


def _mark(item: Item, height: float) -> str:
    """The operators of a rule, a box or a bar."""
    if isinstance(item, Rule):
        return f"{item.x0:.2f} {height - item.y0:.2f} m {item.x1:.2f} {height - item.y1:.2f} l S"
    if isinstance(item, Box):
        return f"{item.x:.2f} {height - item.y - item.height:.2f} {item.width:.2f} {item.height:.2f} re S"
    if isinstance(item, Fill):
        return f"{item.x:.2f} {height - item.y - item.height:.2f} {item.width:.2f} {item.height:.2f} re f"
    raise TypeError(item)


def _varying(texts: Iterable[Text]) -> Iterator[bool]:
    """For each text whether it differs from copy to copy."""
    varies = False
    for text in texts:
        varies = bool(SLOTS.search(text.text)) or (varies and text.follows)
        yield varies


def link_areas(page: Page) -> Iterator[tuple[str, str]]:
    """The links of a page: the annotation as far as it does not depend on the copy, and the name of the anchor."""
    for item in page.items:
        if isinstance(item, Text) and item.link:
            bottom = page.height - item.y - item.size * 0.25
            area = f"{item.x:.2f} {bottom:.2f} {item.x + item.width:.2f} {bottom + item.size * 1.25:.2f}"
            yield f"<</Subtype/Link/Border[0 0 0]/Rect[{area}]", item.link
