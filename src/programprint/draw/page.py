"""A page → its content: what every copy shares as finished operators, and the texts that hold slots, to be filled for each copy.

Rules and boxes come first, then the texts in the order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from programprint.draw.fonts import SOURCE_SANS
from programprint.draw.typecase import Cases
from programprint.pages import SLOTS, Box, Fill, Page, Rule, Text, filled


@dataclass(frozen=True)
class Varied:
    """Texts in a row that differ from copy to copy: they hold slots, or follow one that does. *height* is that of the page."""

    texts: tuple[Text, ...]
    height: float

    def content(self, values: Mapping[str, str], cases: Cases) -> str:
        """The operators of one copy. What is narrower than the room for it keeps the end that its alignment says."""
        said = ["BT"]
        shift = 0.0
        for text in self.texts:
            words = filled(text.text, values)
            x = text.x + (shift if text.follows else 0.0)
            left_over = text.width - SOURCE_SANS.width(words, text.face, text.size) if words != text.text else 0.0
            if text.align == "left":
                shift = x - text.x - left_over
            else:
                x += left_over if text.align == "right" else left_over / 2
                shift = 0.0
            said.append(f"1 0 0 1 {x:.2f} {self.height - text.y:.2f} Tm")
            said += [f"{name} {text.size:g} Tf({inside})Tj" for name, inside in cases[text.face].runs(words)]
        said.append("ET")
        return "\n".join(said)


Part = str | Varied


def parts(page: Page, cases: Cases) -> list[Part]:
    """The content of a page in order: finished operators, and between them what varies. One string when nothing does."""
    texts = [item for item in page.items if isinstance(item, Text)]
    found: list[Part] = [_lines(page)]
    for varies, group in groupby(_varying(texts), key=lambda pair: pair[1]):
        run = [text for text, _ in group]
        if varies:
            found.append(Varied(tuple(run), page.height))
        elif isinstance(found[-1], str):
            found[-1] += _words(run, page.height, cases)
        else:
            found.append(_words(run, page.height, cases))
    return found


def _varying(texts: Iterable[Text]) -> Iterator[tuple[Text, bool]]:
    varies = False
    for text in texts:
        varies = bool(SLOTS.search(text.text)) or (varies and text.follows)
        yield text, varies


def _lines(page: Page) -> str:
    """Rules, boxes and bars."""
    said: list[str] = []
    weight = None
    height = page.height
    for item in page.items:
        if isinstance(item, (Rule, Box)) and item.weight != weight:
            weight = item.weight
            said.append(f"{weight:g} w")
        if isinstance(item, Rule):
            said.append(f"{item.x0:.2f} {height - item.y0:.2f} m {item.x1:.2f} {height - item.y1:.2f} l S")
        elif isinstance(item, Box):
            said.append(f"{item.x:.2f} {height - item.y - item.height:.2f} {item.width:.2f} {item.height:.2f} re S")
        elif isinstance(item, Fill):
            said.append(f"{item.x:.2f} {height - item.y - item.height:.2f} {item.width:.2f} {item.height:.2f} re f")
    return "\n".join([*said, ""])


def _words(texts: Iterable[Text], height: float, cases: Cases) -> str:
    """Texts as one text object."""
    said = ["BT"]
    setting: tuple[str, float] | None = None
    for text in texts:
        said.append(f"1 0 0 1 {text.x:.2f} {height - text.y:.2f} Tm")
        for name, inside in cases[text.face].runs(text.text):
            if setting != (name, text.size):
                setting = (name, text.size)
                said.append(f"{name} {text.size:g} Tf")
            said.append(f"({inside})Tj")
    said.append("ET\n")
    return "\n".join(said)


def link_areas(page: Page) -> Iterator[tuple[str, str]]:
    """The links of a page: the annotation as far as it does not depend on the copy, and the name of the anchor."""
    for item in page.items:
        if isinstance(item, Text) and item.link:
            bottom = page.height - item.y - item.size * 0.25
            area = f"{item.x:.2f} {bottom:.2f} {item.x + item.width:.2f} {bottom + item.size * 1.25:.2f}"
            yield f"<</Subtype/Link/Border[0 0 0]/Rect[{area}]", item.link
