"""Pages → the bytes of a PDF: fonts embedded, an outline, the same bytes for the same pages."""

from __future__ import annotations

import io
from urllib.parse import quote

from reportlab.pdfgen.canvas import Canvas

from programprint import __version__
from programprint.draw.fonts import Typefaces, font, typefaces
from programprint.draw.form import add_form
from programprint.draw.images import draw_image
from programprint.pages import Bookmark, Box, Fill, Image, Page, Pages, Rule, Text

ON_THE_WEB = ("https://", "http://")
LINK_SIGNS = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address; all other signs but letters and figures are written as bytes."""


def draw(pages: Pages, fillable: bool = False) -> bytes:
    """A PDF 1.4 file of the pages; *fillable* makes a form field of every box and cell, which needs PDF 1.5."""
    font("regular")
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(pages.pages[0].width, pages.pages[0].height),
        invariant=1,
        pageCompression=1,
        initialFontName="regular",
        lang=pages.language,
    )
    canvas.setTitle(pages.title)
    canvas.setAuthor(pages.author or "")
    canvas.setSubject("Workout sheets")
    canvas.setCreator(f"programprint {__version__}")
    canvas.setProducer(f"programprint {__version__}")
    if pages.flip:
        canvas.setViewerPreference("Duplex", f"DuplexFlip{pages.flip.capitalize()}Edge")
    faces = typefaces(pages.fonts)
    known = {anchor.name for page in pages for anchor in page.anchors}
    marks: list[tuple[int, Bookmark, str]] = []
    for number, page in enumerate(pages, start=1):
        marks += _page(canvas, page, number, known, faces)
    if fillable:
        add_form(canvas, pages)
    for _, mark, key in sorted(marks, key=lambda entry: entry[0]):
        canvas.addOutlineEntry(mark.title, key, mark.level, closed=mark.level > 0)
    if marks:
        canvas.showOutline()
    canvas.save()
    return out.getvalue()


def _page(
    canvas: Canvas, page: Page, number: int, known: set[str], faces: Typefaces
) -> list[tuple[int, Bookmark, str]]:
    """Draws a page; returns its bookmarks, each with its place in the order of reading and its key."""
    height = page.height
    canvas.setPageSize((page.width, height))
    if page.label:
        canvas.addPageLabel(number - 1, prefix=page.label)
    marks = [(mark.reading, mark, f"p{number}-{index}") for index, mark in enumerate(page.bookmarks)]
    for _, mark, key in marks:
        canvas.bookmarkHorizontal(key, 0, height - mark.y)
    for anchor in page.anchors:
        canvas.bookmarkHorizontal(anchor.name, 0, height - anchor.y)
    _items(canvas, page, known, faces)
    for panel in page.panels:
        canvas.saveState()
        if panel.upside_down:
            canvas.translate(panel.x + panel.page.width, height - panel.y)
            canvas.rotate(180)
        else:
            canvas.translate(panel.x, height - panel.y - panel.page.height)
        _items(canvas, panel.page, known, faces)
        canvas.restoreState()
    canvas.showPage()
    return marks


def _items(canvas: Canvas, page: Page, known: set[str], faces: Typefaces) -> None:
    """Draws what is printed on a page: lines and boxes, then the words."""
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
    face_and_size = None
    words = canvas.beginText()
    for item in page.items:
        if not isinstance(item, Text):
            continue
        words.setTextOrigin(item.x, height - item.y)
        for face, piece in faces.runs(item.text, item.face):
            if (face.fontName, item.size) != face_and_size:
                face_and_size = (face.fontName, item.size)
                words.setFont(*face_and_size)
            words.textOut(piece)
        area = (item.x, height - item.y - item.size * 0.25, item.x + item.width, height - item.y + item.size)
        if item.link in known:
            canvas.linkRect("", item.link, area, relative=1, thickness=0)
        elif item.link.lower().startswith(ON_THE_WEB):
            canvas.linkURL(quote(item.link, safe=LINK_SIGNS), area, relative=1, thickness=0)
    canvas.drawText(words)
