"""Pages → a PDF, for one reader or for many: fonts embedded, an outline, the same bytes for the same pages.

What copies share is drawn once, as a form that each of their pages shows; a copy adds only its own words, links and places.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import quote

from reportlab.pdfgen.canvas import Canvas

from programprint import __version__
from programprint.draw.fonts import Typefaces, font, typefaces
from programprint.draw.form import add_form
from programprint.draw.images import draw_image
from programprint.pages import SLOTS, Box, Copy, Fill, Image, Item, Page, Pages, Panel, Rule, Text, filled

ON_THE_WEB = ("https://", "http://")
LINK_SIGNS = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address; all other signs but letters and figures are written as bytes."""
FEW = 60
"""With this many copies or fewer, the outline also holds what is inside each of them."""


def draw(pages: Pages, fillable: bool = False) -> bytes:
    """A PDF 1.4 file of the pages; *fillable* makes a form field of every box and cell, which needs PDF 1.5."""
    out = io.BytesIO()
    document = _Document(pages, out, shared=False)
    document.add(Copy("", pages.pages))
    document.close(fillable)
    return out.getvalue()


def draw_copies(about: Pages, copies: Iterable[Copy], out: BinaryIO, fillable: bool = False) -> int:
    """Writes a PDF of many copies, each with its entry in the outline, and says how many pages it has. Title, fonts and the like
    are those of the document *about* it."""
    document = _Document(about, out, shared=True)
    for copy in copies:
        document.add(copy)
    document.close(fillable)
    return len(document.pages)


@dataclass(frozen=True)
class _Entry:
    """An entry of the outline: its depth, the key of its place, and whether it is *inside* a copy."""

    title: str
    level: int
    key: str
    inside: bool = False


class _Document:
    """A PDF in the making, copy by copy. *shared*: what has no slot is drawn once for all copies of a page."""

    def __init__(self, about: Pages, out: BinaryIO, shared: bool) -> None:
        font("regular")
        self.shared = shared
        self.canvas = canvas = Canvas(
            out, invariant=1, pageCompression=1, initialFontName="regular", lang=about.language
        )
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author or "")
        canvas.setSubject("Workout sheets")
        canvas.setCreator(f"programprint {__version__}")
        canvas.setProducer(f"programprint {__version__}")
        if about.flip:
            canvas.setViewerPreference("Duplex", f"DuplexFlip{about.flip.capitalize()}Edge")
        self.faces = typefaces(about.fonts)
        self.pages: list[tuple[str, Page]] = []
        """Every page that is shown, with what the ids of the fields of its copy begin with."""
        self.names: Counter[str] = Counter()
        self.entries: list[_Entry] = []
        self.copies, self.section = 0, ""
        self._forms: dict[int, tuple[str, Page]] = {}

    def add(self, copy: Copy) -> None:
        """Draws the pages of one copy. Those of a document of its own have no entry above theirs in the outline."""
        self.copies += 1
        stem = f"c{self.copies}/" if self.shared else ""
        name = self._name(copy)
        known = {anchor.name for page in copy.pages for anchor in page.anchors}
        first, inside = len(self.pages) + 1, []
        for page in copy.pages:
            self.pages.append((name, page))
            self._page(page, copy, stem, known)
            number = len(self.pages)
            inside += [(mark, f"p{number}-{index}") for index, mark in enumerate(page.bookmarks)]
        level = 0
        for kind, title in (("s", copy.section), ("c", copy.title)):
            if title and (kind == "c" or title != self.section):
                self.entries.append(_Entry(title, level, f"{kind}{first}"))
            level += 1 if title else 0
        self.section = copy.section
        for mark, key in sorted(inside, key=lambda entry: entry[0].reading):
            self.entries.append(_Entry(filled(mark.title, copy.values), level + mark.level, key, inside=True))

    def close(self, fillable: bool) -> None:
        """Writes what belongs to the whole file, and ends it."""
        if fillable:
            several = self.copies > 1
            add_form(self.canvas, [_named(page, stem if several else "") for stem, page in self.pages])
        above = -1
        for entry in self.entries:
            if self.copies <= FEW or not entry.inside:
                above = min(entry.level, above + 1)
                self.canvas.addOutlineEntry(entry.title, entry.key, above, closed=above > 0 or self.shared)
        if self.entries:
            self.canvas.showOutline()
        self.canvas.save()

    def _name(self, copy: Copy) -> str:
        """What the ids of the fields of a copy begin with: the name of the athlete, so that they stay the same when others come
        or go, and a number from the second copy on."""
        name = re.sub(r"[\W_]+", "-", copy.title.casefold()).strip("-") or "copy"
        self.names[name] += 1
        return f"{name}/" if self.names[name] == 1 else f"{name}~{self.names[name]}/"

    def _page(self, page: Page, copy: Copy, stem: str, known: set[str]) -> None:
        canvas, height, number = self.canvas, page.height, len(self.pages)
        canvas.setPageSize((page.width, height))
        if page.label:
            canvas.addPageLabel(number - 1, prefix=f"{copy.title}, {page.label}" if copy.title else page.label)
        if self.shared:
            for kind in "cs":  # the copy and the section that it may open: no two entries of an outline share a place
                canvas.bookmarkHorizontal(f"{kind}{number}", 0, height)
        for index, mark in enumerate(page.bookmarks):
            canvas.bookmarkHorizontal(f"p{number}-{index}", 0, height - mark.y)
        for anchor in page.anchors:
            canvas.bookmarkHorizontal(stem + anchor.name, 0, height - anchor.y)
        if self.shared:
            canvas.doForm(self._form(page))
        else:
            self._printed(page)
        for part in self._parts(page):
            own = [*_set(_varied(part.items), copy.values, self.faces)]
            _words(canvas, part.height, own, self.faces)
            _links(canvas, part.height, [*_steady(part.items), *own], stem, known)
        canvas.showPage()

    def _form(self, page: Page) -> str:
        """What copies share of a page, drawn when the page is first met."""
        if id(page) not in self._forms:
            name = f"shared{len(self._forms) + 1}"
            self._forms[id(page)] = (name, page)  # as long as the page is kept, no other has its id
            self.canvas.beginForm(name, 0, 0, page.width, page.height)
            self._printed(page)
            self.canvas.endForm()
        return self._forms[id(page)][0]

    def _printed(self, page: Page) -> None:
        """Draws all that has no slot: lines and boxes, then the words."""
        for part in self._parts(page):
            _lines(self.canvas, part)
            _words(self.canvas, part.height, _steady(part.items), self.faces)

    def _parts(self, page: Page) -> Iterator[Page]:
        """The page and each of its panels, the canvas turned to it in the meantime."""
        yield page
        for panel in page.panels:
            self.canvas.saveState()
            _turn(self.canvas, panel, page.height)
            yield panel.page
            self.canvas.restoreState()


def _named(page: Page, stem: str) -> Page:
    """A page whose fields have ids of their own in each copy."""
    return replace(page, fields=tuple(replace(cell, id=stem + cell.id) for cell in page.fields)) if stem else page


def _turn(canvas: Canvas, panel: Panel, height: float) -> None:
    if panel.upside_down:
        canvas.translate(panel.x + panel.page.width, height - panel.y)
        canvas.rotate(180)
    else:
        canvas.translate(panel.x, height - panel.y - panel.page.height)


def _runs(items: Iterable[Item]) -> Iterator[list[Text]]:
    """The texts, those that follow each other on a line together."""
    run: list[Text] = []
    for item in items:
        if isinstance(item, Text):
            if run and not item.follows:
                yield run
                run = []
            run.append(item)
    if run:
        yield run


def _varied(items: Iterable[Item]) -> list[Text]:
    """The texts with slots, and those on a line with them."""
    return [item for run in _runs(items) if any(SLOTS.search(item.text) for item in run) for item in run]


def _steady(items: Iterable[Item]) -> list[Text]:
    """All other texts."""
    return [item for run in _runs(items) if not any(SLOTS.search(item.text) for item in run) for item in run]


def _set(texts: Iterable[Text], values: Mapping[str, str], faces: Typefaces) -> Iterator[Text]:
    """Texts with the values in their slots, each where its end or the text before it keeps it."""
    moved = 0.0
    for item in texts:
        moved = moved if item.follows else 0.0
        text = filled(item.text, values)
        width = item.width if text == item.text else faces.width(text, item.face, item.size)
        spare = item.width - width
        yield replace(
            item,
            x=item.x + moved + {"left": 0.0, "centre": spare / 2, "right": spare}[item.align],
            text=text,
            width=width,
        )
        moved -= spare


def _lines(canvas: Canvas, page: Page) -> None:
    """Draws rules, boxes and pictures."""
    height = page.height
    weight = None
    for item in page.items:
        if isinstance(item, (Rule, Box)) and item.weight != weight:
            weight = item.weight
            canvas.setLineWidth(weight)
        if isinstance(item, Rule):
            canvas.line(item.x0, height - item.y0, item.x1, height - item.y1)
        elif isinstance(item, Box):
            canvas.rect(item.x, height - item.y - item.height, item.width, item.height)
        elif isinstance(item, Fill):
            canvas.rect(item.x, height - item.y - item.height, item.width, item.height, stroke=0, fill=1)
        elif isinstance(item, Image):
            draw_image(canvas, item, height)


def _words(canvas: Canvas, height: float, texts: Sequence[Text], faces: Typefaces) -> None:
    """Draws texts on a page *height* points high."""
    if not texts:
        return
    face_and_size = None
    words = canvas.beginText()
    for item in texts:
        words.setTextOrigin(item.x, height - item.y)
        for face, piece in faces.runs(item.text, item.face):
            if (face.fontName, item.size) != face_and_size:
                face_and_size = (face.fontName, item.size)
                words.setFont(*face_and_size)
            words.textOut(piece)
    canvas.drawText(words)


def _links(canvas: Canvas, height: float, texts: Iterable[Text], stem: str, known: set[str]) -> None:
    """Lets texts lead to anchors of their copy that are *known*, and to pages on the web."""
    for item in texts:
        area = (item.x, height - item.y - item.size * 0.25, item.x + item.width, height - item.y + item.size)
        if item.link in known:
            canvas.linkRect("", stem + item.link, area, relative=1, thickness=0)
        elif item.link.lower().startswith(ON_THE_WEB):
            canvas.linkURL(quote(item.link, safe=LINK_SIGNS), area, relative=1, thickness=0)
