"""Pages → the bytes of a PDF: fonts embedded, an outline, the same bytes for the same pages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from programprint import __version__
from programprint.draw.fonts import font
from programprint.pages import Bookmark, Box, Copy, Fill, Page, Pages, Rule, Text, filled


def draw(pages: Pages) -> bytes:
    """A PDF 1.4 file of the pages."""
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
    known = {anchor.name for page in pages for anchor in page.anchors}
    for number, page in enumerate(pages, start=1):
        _page(canvas, page, number, known)
    if any(page.bookmarks for page in pages):
        canvas.showOutline()
    canvas.save()
    return out.getvalue()


def _page(canvas: Canvas, page: Page, number: int, known: set[str]) -> None:
    height = page.height
    canvas.setPageSize((page.width, height))
    for index, mark in enumerate(page.bookmarks):
        key = f"p{number}-{index}"
        canvas.bookmarkHorizontal(key, 0, height - mark.y)
        canvas.addOutlineEntry(mark.title, key, mark.level, closed=mark.level > 0)
    for anchor in page.anchors:
        canvas.bookmarkHorizontal(anchor.name, 0, height - anchor.y)
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
    face_and_size = None
    words = canvas.beginText()
    for item in page.items:
        if not isinstance(item, Text):
            continue
        if (item.face, item.size) != face_and_size:
            font(item.face)
            words.setFont(item.face, item.size)
            face_and_size = (item.face, item.size)
        words.setTextOrigin(item.x, height - item.y)
        words.textOut(item.text)
        if item.link in known:
            area = (item.x, height - item.y - item.size * 0.25, item.x + item.width, height - item.y + item.size)
            canvas.linkRect("", item.link, area, relative=0, thickness=0)
    canvas.drawText(words)
    canvas.showPage()


def draw_copies(title: str, author: str, language: str, copies: Iterable[Copy], out: BinaryIO) -> int:
    """Writes a PDF of many copies as they come, each with its entry in the outline; says how many pages it has."""
    pages: list[Page] = []
    section = ""
    for number, copy in enumerate(copies):
        new, section = copy.section not in ("", section), copy.section
        level = 1 if section else 0
        for index, page in enumerate(copy.pages):
            items = tuple(
                replace(item, text=filled(item.text, copy.values), link=item.link and f"{number}:{item.link}")
                if isinstance(item, Text)
                else item
                for item in page.items
            )
            marks = [Bookmark(section, 0, 0)] if new and index == 0 else []
            marks += [Bookmark(copy.title, level, 0)] if index == 0 else []
            marks += [replace(mark, level=mark.level + level + 1) for mark in page.bookmarks]
            anchors = tuple(replace(anchor, name=f"{number}:{anchor.name}") for anchor in page.anchors)
            pages.append(replace(page, items=items, bookmarks=tuple(marks), anchors=anchors))
    out.write(draw(Pages(title, author, language, tuple(pages))))
    return len(pages)
