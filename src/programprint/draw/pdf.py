"""Pages → a PDF, for one reader or for many: fonts embedded, an outline, the same bytes for the same pages.

What copies share is drawn once: a page without slots is one stream for all of them, and of a page with slots the finished parts
become forms, between which a copy adds only its own words. Fonts of one's own and pictures of dots are reportlab's; all else
goes into the document as it stands, since composing has decided everything.
"""

from __future__ import annotations

import io
import re
import weakref
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import BinaryIO
from zlib import crc32

from msgspec import Struct

from programprint.draw.case import TypeCase
from programprint.draw.document import Document
from programprint.draw.fonts import typefaces
from programprint.draw.lot import Lot, Mark
from programprint.draw.objects import Ready, ReadyPage, ReadyRun, escaped, stream, text_string, unpacked
from programprint.draw.page import PageWriter, Template, drawn_code, link_areas
from programprint.pages import Code, Copy, Page, Pages, filled

ON_THE_WEB = ("https://", "http://")
LINK_SIGNS = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address; all other signs but letters and figures are written as bytes."""
FEW = 60
"""With this many copies or fewer, the outline also holds what is inside each of them."""


def draw(pages: Pages, fillable: bool = False, codes: tuple[tuple[Code, ...], ...] = ()) -> bytes:
    """A PDF 1.4 file of the pages with their *codes*; *fillable* makes a form field of every box and cell, which needs PDF
    1.5."""
    out = io.BytesIO()
    document = _Document(pages, out, several=False)
    document.add(Copy("", pages.pages, codes=codes))
    document.close(fillable)
    return out.getvalue()


def draw_copies(about: Pages, copies: Iterable[Copy], out: BinaryIO, fillable: bool = False) -> int:
    """Writes a PDF of many copies, each with its entry in the outline, and says how many pages it has. Title, fonts and the like
    are those of the document *about* it."""
    document = _Document(about, out, several=True)
    for copy in copies:
        document.add(copy)
    document.close(fillable)
    return len(document.pages)


def draw_lot(about: Pages, copies: Iterable[Copy]) -> Lot:
    """Draws some copies of a larger file, which are gathered with others later."""
    document = _Document(about, io.BytesIO(), several=True)
    for copy in copies:
        document.add(copy)
    return document.lot()


class _Entry(Struct, frozen=True):
    """An entry of the outline: its depth, the key of its place, and whether it is *inside* a copy."""

    title: str
    level: int
    key: str
    inside: bool = False


class _Drawn(Struct, frozen=True):
    """What copies share of a page. *content* is the number of its only stream or, where copies differ, the template of their own.
    *links* are areas and where they lead; *anchors* names and heights from the bottom."""

    head: str
    content: int | Template
    links: tuple[tuple[str, str], ...]
    anchors: tuple[tuple[str, str], ...]


class _Document:
    """A PDF in the making, copy by copy. *several*: copies are told apart in the outline and by the names of their fields."""

    def __init__(self, about: Pages, out: BinaryIO, several: bool) -> None:
        self.several, self.out = several, out
        self.document = Document(about)
        self.case = TypeCase(self.document, typefaces(about.fonts))
        self.writer = PageWriter(self.document, self.case)
        self.pages: list[tuple[str, Page]] = []
        """Every page that is shown, with what the ids of the fields of its copy begin with."""
        self.names: Counter[str] = Counter()
        self.entries: list[_Entry] = []
        self.labels: list[tuple[int, str]] = []
        """Places of pages, and what each is called in a reader's window."""
        self.places: dict[str, tuple[int, float]] = {}
        """Where keys of the outline lead: the place of a page among all, and a height above its bottom."""
        self.copies, self.section = 0, ""
        self._parent = self.document.tree_number
        self._fonts = f"/Font {self.document.fonts_number} 0 R"
        self._drawn: dict[int, tuple[weakref.ref[Page], _Drawn]] = {}
        self._listed: dict[str, int] = {}
        """The numbers of lists of what content may ask for."""
        self._streams: dict[tuple[str, int, int], list[Ready]] = {}
        """Streams by what their dictionaries say, how long they are, and a sum."""

    def add(self, copy: Copy) -> None:
        """Adds the pages of one copy. Those of a document of its own have no entry above theirs in the outline."""
        self.copies += 1
        stem = self._name(copy) if self.several else ""
        self._enter(copy, len(self.pages) + 1)
        added: list[tuple[_Drawn, ReadyPage]] = []
        places: dict[str, str] = {}
        for page, codes in zip(copy.pages, copy.codes or repeat(()), strict=False):
            drawn = self._draw(page)
            shown = self._page(page, drawn, copy, stem, codes)
            added.append((drawn, shown))
            if drawn.anchors:
                here = f"/Dest[{self.document.number(shown)} 0 R/XYZ 0"
                places |= {name: f"{here} {height} null]" for name, height in drawn.anchors}
        for drawn, shown in added:
            if drawn.links:
                shown.notes = _links(drawn.links, places).encode("latin-1")

    def _enter(self, copy: Copy, first: int) -> None:
        """Puts a copy into the outline, its *first* page: its section where that begins, its title, and what is inside."""
        level = 0
        for kind, title in (("s", copy.section), ("c", copy.title)):
            if title and (kind == "c" or title != self.section):
                self.entries.append(_Entry(title, level, f"{kind}{first}"))
            level += 1 if title else 0
        self.section = copy.section
        if self.copies <= FEW:
            inside = [
                (mark, f"p{here}-{index}")
                for here, page in enumerate(copy.pages, first)
                for index, mark in enumerate(page.bookmarks)
            ]
            for mark, key in sorted(inside, key=lambda entry: entry[0].reading):
                self.entries.append(_Entry(filled(mark.title, copy.values), level + mark.level, key, inside=True))

    def _name(self, copy: Copy) -> str:
        """What the ids of the fields of a copy begin with: the name of the athlete, so that they stay the same when others come
        or go, and a number from the second copy on."""
        name = re.sub(r"[\W_]+", "-", copy.title.casefold()).strip("-") or "copy"
        self.names[name] += 1
        return f"{name}/" if self.names[name] == 1 else f"{name}~{self.names[name]}/"

    def _page(self, page: Page, drawn: _Drawn, copy: Copy, stem: str, codes: Sequence[Code]) -> ReadyPage:
        """Adds a page of a copy, with what is its own of the content, and the places that the outline may lead to."""
        here = len(self.pages) + 1
        if self.several and page is copy.pages[0]:
            for kind in "cs":  # the copy and the section that it may open: no two entries of an outline share a place
                self.places[f"{kind}{here}"] = here - 1, page.height
        for index, mark in enumerate(page.bookmarks if self.copies <= FEW else ()):
            self.places[f"p{here}-{index}"] = here - 1, page.height - mark.y
        self.pages.append((stem, page))
        if page.label:
            name = f"{copy.title} · {page.label}" if copy.title else page.label
            self.labels.append((here - 1, f"<</P{text_string(name)}>>"))
        content = drawn.content
        if not isinstance(content, int):
            content = self.document.number(stream(content.content(copy.values).encode("latin-1")))
        contents = f"{content} 0 R"
        if codes:
            own = "".join(drawn_code(code, page.height) for code in codes)
            contents = f"[{contents} {self.document.number(stream(own.encode('latin-1')))} 0 R]"
        shown = ReadyPage(f"{drawn.head}/Contents {contents}".encode("latin-1"))
        self.document.add_page(shown)
        return shown

    def close(self, fillable: bool) -> None:
        """Adds what belongs to the whole file, and writes it."""
        if fillable:
            from programprint.draw.form import add_form

            several = self.copies > 1
            add_form(self.document, [(stem if several else "", page) for stem, page in self.pages])
        above = -1
        for entry in self.entries:
            if self.copies <= FEW or not entry.inside:
                above = min(entry.level, above + 1)
                place, height = self.places[entry.key]
                number = self.document.pages[place].number
                self.document.outline.add(entry.title, above, number, height, closed=above > 0 or self.several)
        if self.labels:
            self.document.labels = f"/Nums[{' '.join(f'{place}{label}' for place, label in self.labels)}]"
        self.document.save(self.out)

    def lot(self) -> Lot:
        """What was drawn, as a lot of a larger file."""
        self.document.embed()
        marks = [
            Mark(entry.title, entry.level, entry.key.startswith("s"), *self.places[entry.key])
            for entry in self.entries
            if not entry.inside
        ]
        things = [
            body
            for thing in self.document.things
            for body in (thing.bodies if isinstance(thing, ReadyRun) else (thing.written(),))
        ]
        pages = [page.number for page in self.document.pages]
        return Lot(things, self._parent, pages, self.labels, marks, self.copies)

    def _draw(self, page: Page) -> _Drawn:
        """What copies share of a page: drawn when the page is first met, kept as long as somebody holds the page."""
        key = id(page)
        if key not in self._drawn:
            self._drawn[key] = (weakref.ref(page, lambda _: self._drawn.pop(key, None)), self._shape(page))
        return self._drawn[key][1]

    def _shape(self, page: Page) -> _Drawn:
        found = self.writer.parts(page)
        box = f"[0 0 {page.width:.2f} {page.height:.2f}]"
        pictures = dict(self.writer.pictures_on(page))
        resources = self._resources(pictures)
        content: int | Template
        if len(found) == 1 and isinstance(found[0], str):
            content = self._once(found[0])
        else:
            form = f"/Type/XObject/Subtype/Form/BBox{box}/Resources {resources} 0 R"
            forms = {
                index: self._once(part, form) for index, part in enumerate(found) if isinstance(part, str) and part
            }
            parts = (f"/P{forms[index]} Do\n" if index in forms else part for index, part in enumerate(found))
            content = Template(parts, self.case)
            resources = self._resources({f"P{form}": form for form in forms.values()})
        anchors = tuple((anchor.name, f"{page.height - anchor.y:.2f}") for anchor in page.anchors)
        head = f"<</Type/Page/Parent {self._parent} 0 R/MediaBox{box}/Resources {resources} 0 R"
        return _Drawn(head, content, tuple(link_areas(page)), anchors)

    def _once(self, content: str, entries: str = "") -> int:
        """The number of the stream with this content, added unless the file has it already."""
        data = content.encode("latin-1")
        alike = self._streams.setdefault((entries, len(data), crc32(data)), [])
        for known in alike:
            if unpacked(known) == data:
                return known.number
        alike.append(stream(data, entries))
        return self.document.number(alike[-1])

    def _resources(self, forms: Mapping[str, int]) -> int:
        """The number of what content may ask for: the fonts, and these forms by name."""
        listed = "".join(f"/{name} {form} 0 R" for name, form in forms.items())
        if listed not in self._listed:
            own = f"/XObject<<{listed}>>" if listed else ""
            self._listed[listed] = self.document.number(Ready(f"<<{self._fonts}{own}>>".encode()))
        return self._listed[listed]


def _links(links: Iterable[tuple[str, str]], places: Mapping[str, str]) -> str:
    """What leads to places of the same copy, and to pages on the web."""
    areas = []
    for area, target in links:
        if target in places:
            areas.append(f"<</Subtype/Link/Border[0 0 0]/Rect[{area}]{places[target]}>>")
        elif target.lower().startswith(ON_THE_WEB):
            from urllib.parse import quote

            address = escaped(quote(target, safe=LINK_SIGNS).encode())
            areas.append(f"<</Subtype/Link/Border[0 0 0]/Rect[{area}]/A<</S/URI/URI({address})>>>>")
    return "".join(areas)
