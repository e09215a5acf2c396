"""Bytes → objects that a document of reportlab's takes as its own, and the document with them → a file.

reportlab numbers and lists them. Formatting its own dictionaries would take it many times as long.
"""

from __future__ import annotations

import re
import zlib
from codecs import BOM_UTF16_BE as UTF16_BE
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFFile, PDFObject, PDFTrailer, format
from reportlab.pdfgen.canvas import Canvas

from programprint.draw.fonts import FONT_TABLES


class Ready(PDFObject):  # type: ignore[misc]
    """An object as it stands in the file."""

    __RefOnly__ = 1
    __slots__ = ("__InternalName__", "body")

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        """What reportlab asks every object for."""
        return self.body


class ReadyPage(Ready):
    """A page without the end of its dictionary: what can be clicked on comes last."""

    __slots__ = ("notes",)

    def __init__(self, body: bytes, notes: str = "") -> None:
        super().__init__(body)
        self.notes = notes.encode("latin-1")

    def add_fields(self, document: Any, references: Sequence[Any]) -> None:
        """Adds form fields, through which the tab key goes along the rows."""
        self.body += b"/Tabs/R"
        self.notes += b" ".join(reference.format(document) for reference in references)

    def format(self, document: Any) -> bytes:
        return self.body + (b"/Annots[%b]>>" % self.notes if self.notes else b">>")


def stream(data: bytes, entries: str = "") -> Ready:
    """A stream, compressed; *entries* go into its dictionary."""
    packed = zlib.compress(
        data, wbits=12 if len(data) < 4096 else 15
    )  # a window no larger than the data is made faster
    head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode("latin-1")
    return Ready(b"%b%b\nendstream\n" % (head, packed))


def number(document: Any, thing: Any) -> int:
    """The number of an object in a document, which it gets now if it has none."""
    name = document.Reference(thing).name
    return int(document.idToObjectNumberAndVersion[name][0])


def save(canvas: Canvas, out: BinaryIO) -> None:
    """Writes the file of a canvas whose pages are all there, object by object: reportlab's own way holds all of it in memory, and
    asks each object several times for what a ready one knows."""
    document = canvas._doc
    with FONT_TABLES:
        for late in document.delayedFonts:
            late.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    at = out.write(b"".join(PDFFile(document._pdfVersion).strings))
    places = []
    for count, body in enumerate(_bodies(document), start=1):
        places.append(at)
        at += out.write(b"%d 0 obj\n%b%bendobj\n" % (count, body, b"" if body.endswith(b"\n") else b"\n"))
    size = len(places) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.write(b"".join([b"%010d 00000 n \n" % place for place in places]))
    out.write(PDFTrailer(at, Size=size, Root=root, Info=info, ID=document.ID()).format(document))


def _bodies(document: Any) -> Iterator[bytes]:
    """What every object says, in the order of their numbers; to say it, an object may still add others."""
    count = 1
    while name := document.numberToId.get(count):
        thing = document.idToObject[name]
        if isinstance(thing, Ready):
            yield thing.format(document)
        elif thing is document.Pages:
            yield _page_tree(document)
        else:
            yield format(thing, document, toplevel=1)
        count += 1


def _page_tree(document: Any) -> bytes:
    """All pages in one list; reportlab's own would ask for each of them four times."""
    numbers, pages = document.idToObjectNumberAndVersion, document.Pages.pages
    kids = " ".join([f"{numbers[page.__InternalName__][0]} 0 R" for page in pages])
    return f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode()


_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})


def escaped(codes: bytes) -> str:
    """Codes as they stand in a string, one character a byte."""
    return codes.decode("latin-1").translate(_ESCAPES)


_PLAIN = re.compile(r"[ -'*-\[\]-~]*")
_LATIN = re.compile("[ -~\xa1-\xff]*")


def text_string(text: str) -> str:
    """Words for a reader's window: in Latin letters where they do, else in UTF-16."""
    if _PLAIN.fullmatch(text):
        return f"({text})"
    latin = _LATIN.fullmatch(text)
    return f"({escaped(text.encode('latin-1') if latin else UTF16_BE + text.encode('utf-16-be'))})"
