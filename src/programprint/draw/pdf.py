"""Pages → a PDF: for one reader, or for many whose copies share what is the same.

Composing has decided everything, so page objects and content are written here as text, which takes a tenth of the time of a
canvas. What copies share is drawn once: a page without slots is one stream for all of them, and of a page with slots the finished
parts become form objects, between which a copy adds only its own words.
"""

from __future__ import annotations

import io
import weakref
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

from programprint import __version__
from programprint.draw.objects import Objects, text_string
from programprint.draw.outline import Entry, outline
from programprint.draw.page import PageWriter, Part, Varied, link_areas
from programprint.draw.typecase import Cases
from programprint.pages import Copy, Page, Pages, filled

FEW = 60
"""With this many copies or fewer, the outline also holds what is inside each of them."""
_LEAVES = 50
"""Pages under one node of the tree of pages."""


def draw(pages: Pages) -> bytes:
    """The PDF of one document."""
    out = io.BytesIO()
    document = _Document(out)
    document.add(Copy("", pages.pages))
    document.close(pages.title, pages.author, pages.language)
    return out.getvalue()


def draw_copies(title: str, author: str, language: str, copies: Iterable[Copy], out: BinaryIO) -> int:
    """Writes a PDF of many copies, each with its entry in the outline, and says how many pages it has.

    A copy is written and let go before the next is asked for.
    """
    document = _Document(out)
    for copy in copies:
        document.add(copy)
    document.close(title, author, language)
    return document.count


class _Drawn(NamedTuple):
    """What copies share of a page. *content* is the number of its only stream or, where copies differ, what comes in turn:
    finished operators and texts to fill. *links* are the beginnings of annotations and the anchors that they lead to."""

    head: str
    content: int | tuple[Part, ...]
    links: tuple[tuple[str, str], ...]
    anchors: tuple[tuple[str, str], ...]


class _Document:
    """A PDF in the making, copy by copy."""

    def __init__(self, out: BinaryIO) -> None:
        self.objects = Objects(out)
        self.cases = Cases()
        self.writer = PageWriter(self.cases)
        self.count = 0
        self.copies = 0
        self.section = ""
        self.entries: list[Entry] = []
        self._tree, self._fonts = self.objects.number(), self.objects.number()
        self._resources = self.objects.add(f"<</Font {self._fonts} 0 R>>")
        self._nodes: list[tuple[int, list[int]]] = []
        self._drawn: dict[int, tuple[weakref.ref[Page], _Drawn]] = {}
        self._streams: dict[bytes, int] = {}

    def add(self, copy: Copy) -> None:
        """Writes the pages of one copy. Those of a document of its own have no entry above theirs in the outline."""
        first = self.objects.number(len(copy.pages))
        drawn = [self._page(page) for page in copy.pages]
        places = {
            name: f"{number} 0 R/XYZ 0 {y} null" for number, page in enumerate(drawn, first) for name, y in page.anchors
        }
        for number, page in enumerate(drawn, first):
            self._write(number, page, copy.values, places)
        if copy.pages:
            self._enter(copy, first)

    def _enter(self, copy: Copy, first: int) -> None:
        """Puts a copy into the outline: its section where that begins, its title, and below them what is inside."""
        top, level = copy.pages[0].height, 0
        if copy.section:
            if copy.section != self.section:
                self.entries.append(Entry(copy.section, level, first, top))
            level += 1
        self.section = copy.section
        if copy.title:
            self.entries.append(Entry(copy.title, level, first, top))
            level += 1
        self.copies += 1
        if self.copies <= FEW:
            self.entries += [
                Entry(filled(mark.title, copy.values), level + mark.level, number, page.height - mark.y, is_inside=True)
                for number, page in enumerate(copy.pages, first)
                for mark in page.bookmarks
            ]
        elif self.copies == FEW + 1:
            self.entries = [entry for entry in self.entries if not entry.is_inside]

    def close(self, title: str, author: str, language: str) -> None:
        """Writes what belongs to the whole file, and ends it."""
        objects = self.objects
        for node, kids in self._nodes:
            listed = " ".join(f"{kid} 0 R" for kid in kids)
            objects.add(f"<</Type/Pages/Parent {self._tree} 0 R/Count {len(kids)}/Kids[{listed}]>>", node)
        listed = " ".join(f"{node} 0 R" for node, _ in self._nodes)
        objects.add(f"<</Type/Pages/Count {self.count}/Kids[{listed}]>>", self._tree)
        fonts = {name: number for case in self.cases.values() for name, number in case.write(objects).items()}
        objects.add(f"<<{''.join(f'{name} {number} 0 R' for name, number in fonts.items())}>>", self._fonts)
        catalogue = f"<</Type/Catalog/Pages {self._tree} 0 R/Lang{text_string(language)}"
        if self.entries:
            catalogue += (
                f"/PageMode/UseOutlines/Outlines {outline(self.entries, self.entries[0].is_inside, objects)} 0 R"
            )
        root = objects.add(f"{catalogue}/ViewerPreferences<</DisplayDocTitle true>>>>")
        made = text_string(f"programprint {__version__}")
        signed = f"/Author{text_string(author)}" if author else ""
        info = objects.add(
            f"<</Title{text_string(title)}{signed}/Subject(Workout sheets)/Creator{made}/Producer{made}>>"
        )
        objects.close(root, info)

    def _write(self, number: int, page: _Drawn, values: Mapping[str, str], places: Mapping[str, str]) -> None:
        """A page of a copy, and what is its own of the content."""
        if self.count % _LEAVES == 0:
            self._nodes.append((self.objects.number(), []))
        node, kids = self._nodes[-1]
        kids.append(number)
        self.count += 1
        content = page.content
        if not isinstance(content, int):
            said = [part.content(values) if isinstance(part, Varied) else part for part in content]
            content = self.objects.stream("\n".join(said).encode("latin-1"))
        links = "".join(f"{link}/Dest[{places[name]}]>>" for link, name in page.links if name in places)
        links = links and f"/Annots[{links}]"
        self.objects.add(f"{page.head}/Parent {node} 0 R/Contents {content} 0 R{links}>>", number)

    def _page(self, page: Page) -> _Drawn:
        """What copies share of a page: drawn when the page is first met, kept as long as somebody holds the page."""
        key = id(page)
        if key not in self._drawn:
            self._drawn[key] = (weakref.ref(page, lambda _: self._drawn.pop(key, None)), self._draw(page))
        return self._drawn[key][1]

    def _draw(self, page: Page) -> _Drawn:
        found = self.writer.parts(page)
        box = f"[0 0 {page.width:.2f} {page.height:.2f}]"
        resources = self._resources
        content: int | tuple[Part, ...]
        if len(found) == 1 and isinstance(found[0], str):
            content = self._shared(found[0])
        else:
            form = f"/Type/XObject/Subtype/Form/BBox{box}/Resources {self._resources} 0 R"
            forms = {index: self._shared(part, form) for index, part in enumerate(found) if isinstance(part, str)}
            content = tuple(f"/P{forms[index]} Do" if index in forms else part for index, part in enumerate(found))
            listed = "".join(f"/P{number} {number} 0 R" for number in dict.fromkeys(forms.values()))
            resources = self.objects.add(f"<</Font {self._fonts} 0 R/XObject<<{listed}>>>>")
        anchors = tuple((anchor.name, f"{page.height - anchor.y:.2f}") for anchor in page.anchors)
        head = f"<</Type/Page/MediaBox{box}/Resources {resources} 0 R"
        return _Drawn(head, content, tuple(link_areas(page)), anchors)

    def _shared(self, content: str, entries: str = "") -> int:
        """The stream with this content, written unless the file has it already."""
        data = content.encode("latin-1")
        key = blake2b(entries.encode() + data, digest_size=16).digest()
        if key not in self._streams:
            self._streams[key] = self.objects.stream(data, entries)
        return self._streams[key]
