"""The fields of pages → form fields in the PDF, each in its place, with a look of its own and a font that the file carries."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
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
    """Adds a form to a canvas whose pages are all shown: for every field of *pages* one that has its id as name. A cell that is
    shown *again* is a second place of the same field.

    Raises ValueError when two fields have one id otherwise: readers would take them for one.
    """
    cells = [cell for page in pages for cell in page.fields]
    ids = Counter(cell.id for cell in cells if not cell.again)
    if twice := [name for name, count in ids.items() if count > 1]:
        raise ValueError(f"two fields have one id: {', '.join(twice)}")
    if not cells:
        return
    document = canvas._doc
    document._pdfVersion = max(document._pdfVersion, (1, 5))
    form = _Form(document, Counter(cell.id for cell in cells))
    for page, shown in zip(pages, document.Pages.pages, strict=True):
        shown.add_fields(document, [form.place(cell, page.height, document.Reference(shown)) for cell in page.fields])
    document.Catalog.AcroForm = PDFDictionary(
        {
            "Fields": PDFArray(form.fields),
            "NeedAppearances": "false",
            "DR": PDFDictionary({"Font": form.fonts}),
            "DA": PDFString(_typed(TYPE_SIZE)),
        }
    )


class _Form:
    """Makes fields, and keeps them in order. Those of one kind and size share their looks. *places* is in how many places each
    field stands, by id."""

    def __init__(self, document: Any, places: Mapping[str, int]) -> None:
        self.document, self.places = document, places
        self.fonts = PDFDictionary({_FONT: document.Reference(_font(document))})
        self.looks: dict[tuple[str, float, float], Any] = {}
        self.fields: list[Any] = []
        self._several: dict[str, tuple[Any, PDFArray]] = {}

    def place(self, cell: Field, page_height: float, page: Any) -> Any:
        """A reference to what stands in the place of a cell: the field itself, or one place of a field that has several."""
        look = self._widget(cell, page_height, page)
        if self.places[cell.id] == 1:
            self.fields.append(self.document.Reference(PDFDictionary(look | self._value(cell))))
            return self.fields[-1]
        if cell.id not in self._several:
            places = PDFArray([])
            field = self.document.Reference(PDFDictionary(self._value(cell) | {"Kids": places}))
            self.fields.append(field)
            self._several[cell.id] = field, places
        field, places = self._several[cell.id]
        places.sequence.append(self.document.Reference(PDFDictionary(look | {"Parent": field})))
        return places.sequence[-1]

    def _value(self, cell: Field) -> dict[str, Any]:
        """What a field is and holds, wherever it stands."""
        named = {"T": PDFString(cell.id), "TU": PDFString(cell.spoken or cell.id)}
        if cell.kind in BOXES:
            return named | {"FT": PDFName("Btn"), "V": PDFName("Off")}
        return named | {"FT": PDFName("Tx"), "V": PDFString("")}

    def _widget(self, cell: Field, page_height: float, page: Any) -> dict[str, Any]:
        """A place on a page, and how it looks there; with no border, because the page has its own."""
        bottom = page_height - cell.y - cell.height
        made = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "F": _PRINTED,
            "P": page,
            "Rect": PDFArray([cell.x, bottom, cell.x + cell.width, bottom + cell.height]),
            "Border": PDFArray([0, 0, 0]),
        }
        empty = self._look("", cell)
        if cell.kind in BOXES:
            states = PDFDictionary({"Off": empty, "Yes": self._look(_check(cell.width), cell)})
            return made | {"AS": PDFName("Off"), "AP": PDFDictionary({"N": states})}
        size = round(min(TYPE_SIZE, 0.6 * cell.height), 1)
        looks = PDFDictionary({"N": self._look("/Tx BMC EMC", cell)})
        # what is typed over the figures of a scale is seen in their place
        covers = {"MK": PDFDictionary({"BG": PDFArray([1])})} if cell.kind in ("felt", "pain") else {}
        return made | covers | {"DA": PDFString(_typed(size)), "AP": looks}

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
