"""The fields of pages → form fields in the PDF, each in its place, with a look of its own and a font that the file carries."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from programprint.draw.fonts import font
from programprint.pages import Field, Page

BOXES = ("tick", "weak")
"""Kinds of field that are ticked; all others take text."""
TYPE_SIZE = 12.0
"""Size of what is typed, in points; less in a low cell."""
_PRINTED, _NONSYMBOLIC = 4, 32
"""Flags of the PDF: of a field that is printed with its page, of a font with ordinary letters."""
_FONT = "Typed"


def add_form(canvas: Canvas, pages: Sequence[Page]) -> None:
    """Adds a form to a canvas whose pages are all shown: for every field of *pages* one that has its id as name.

    Raises ValueError when two fields have one id: readers would take them for one.
    """
    ids = Counter(cell.id for page in pages for cell in page.fields)
    if twice := [name for name, count in ids.items() if count > 1]:
        raise ValueError(f"two fields have one id: {', '.join(twice)}")
    if not ids:
        return
    document = canvas._doc
    document._pdfVersion = max(document._pdfVersion, (1, 5))
    form = _Form(document)
    fields = []
    for page, shown in zip(pages, document.Pages.pages, strict=True):
        here = [form.field(cell, page.height, document.Reference(shown)) for cell in page.fields]
        fields += here
        shown.add_fields(document, here)
    document.Catalog.AcroForm = PDFDictionary(
        {
            "Fields": PDFArray(fields),
            "NeedAppearances": "false",
            "DR": PDFDictionary({"Font": form.fonts}),
            "DA": PDFString(_typed(TYPE_SIZE)),
        }
    )


class _Form:
    """Makes fields. Those of one kind and size share their looks."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.fonts = PDFDictionary({_FONT: document.Reference(_font(document))})
        self.looks: dict[tuple[str, float, float], Any] = {}

    def field(self, cell: Field, page_height: float, page: Any) -> Any:
        """A reference to the form field of a cell; with no border, because the page has its own."""
        bottom = page_height - cell.y - cell.height
        made = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "F": _PRINTED,
            "P": page,
            "Rect": PDFArray([cell.x, bottom, cell.x + cell.width, bottom + cell.height]),
            "Border": PDFArray([0, 0, 0]),
            "T": PDFString(cell.id),
            "TU": PDFString(cell.said or cell.id),
        }
        empty = self._look("", cell)
        if cell.kind in BOXES:
            states = PDFDictionary({"Off": empty, "Yes": self._look(_check(cell.width), cell)})
            made |= {"FT": PDFName("Btn"), "V": PDFName("Off"), "AS": PDFName("Off")}
            made["AP"] = PDFDictionary({"N": states})
        else:
            size = round(min(TYPE_SIZE, 0.6 * cell.height), 1)
            made |= {"FT": PDFName("Tx"), "V": PDFString(""), "DA": PDFString(_typed(size))}
            made["AP"] = PDFDictionary({"N": self._look("/Tx BMC EMC", cell)})
        return self.document.Reference(PDFDictionary(made))

    def _look(self, marks: str, cell: Field) -> Any:
        """A reference to what is seen in a field of the size of *cell*."""
        key = (marks, round(cell.width, 2), round(cell.height, 2))
        if key not in self.looks:
            look = PDFStream(content=marks, filters=[])
            look.dictionary = PDFDictionary(
                {
                    "Type": PDFName("XObject"),
                    "Subtype": PDFName("Form"),
                    "BBox": PDFArray([0, 0, *key[1:]]),
                    "Resources": PDFDictionary({"Font": self.fonts}),
                }
            )
            self.looks[key] = self.document.Reference(look)
        return self.looks[key]


def _typed(size: float) -> str:
    """How typed text is set: its font and size, in black."""
    return f"/{_FONT} {size:g} Tf 0 g"


def _check(side: float) -> str:
    """A tick drawn in a box *side* points wide: no font need hold it."""
    points = [(0.20 * side, 0.52 * side), (0.42 * side, 0.26 * side), (0.80 * side, 0.78 * side)]
    start, *on = (f"{x:.2f} {y:.2f}" for x, y in points)
    return f"q 1 J 1 j {0.13 * side:.2f} w {start} m {' '.join(f'{point} l' for point in on)} S Q"


def _font(document: Any) -> PDFDictionary:
    """The regular face for text that is typed on a screen: whole, because nobody knows which letters that will be."""
    face = font("regular").face
    letters = [bytes([code]).decode("cp1252", errors="replace") for code in range(32, 256)]
    data = Path(face.filename).read_bytes()
    file = PDFStream(content=zlib.compress(data), filters=[])
    file.dictionary = PDFDictionary({"Filter": PDFName("FlateDecode"), "Length1": len(data)})
    descriptor = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(_FONT),
        "Flags": _NONSYMBOLIC,
        "FontBBox": PDFArray(face.bbox),
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capHeight,
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "FontFile2": document.Reference(file),
    }
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("TrueType"),
            "BaseFont": PDFName(_FONT),
            "Encoding": PDFName("WinAnsiEncoding"),
            "FirstChar": 32,
            "LastChar": 255,
            "Widths": PDFArray([face.getCharWidth(ord(letter)) for letter in letters]),
            "FontDescriptor": document.Reference(PDFDictionary(descriptor)),
        }
    )
