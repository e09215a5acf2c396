"""The fields of pages → form fields in the PDF, each in its place, with a look of its own and a font that the file carries."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from programprint.draw.document import Document
from programprint.draw.fonts import font
from programprint.draw.objects import Ready, ReadyRun, array, dictionary, real, stream_of, words
from programprint.pages import Field, Page

BOXES = ("tick", "weak")
"""Kinds of field that are ticked; all others take text."""
TYPE_SIZE = 12.0
"""Size of what is typed, in points; less in a low cell."""
_PRINTED, _NONSYMBOLIC = 4, 32
"""Flags of the PDF: of a field that is printed with its page, of a font with ordinary letters."""
_FONT = "Typed"
_GAP = "\0"
"""Stands in the place of what is another in each copy."""


def add_form(document: Document, pages: Sequence[tuple[str, Page]]) -> None:
    """Adds a form to a document whose pages are all there: for every field of *pages* one that has its id as name, behind what
    the names of its copy begin with. A cell that is shown *again* is a second place of the same field.

    Raises ValueError when two fields have one id otherwise: readers would take them for one.
    """
    copies = [(stem, [page for _, page in own]) for stem, own in groupby(pages, key=itemgetter(0))]
    placed = {tuple(map(id, own)): own for _, own in copies}  # most copies share their pages
    if not any(page.fields for own in placed.values() for page in own):
        return
    places = {key: Counter(cell.id for page in own for cell in page.fields) for key, own in placed.items()}
    for own in placed.values():
        ids = Counter(cell.id for page in own for cell in page.fields if not cell.again)
        if twice := [name for name, count in ids.items() if count > 1]:
            raise ValueError(f"two fields have one id: {', '.join(twice)}")
    document.version = max(document.version, "1.5")
    form, left = _Form(document), iter(document.pages)
    for stem, own in copies:
        form.begin(stem, places[tuple(map(id, own))])
        for page, shown in zip(own, left, strict=False):
            shown.add_fields(form.fields_of(page, document.reference(shown)))
    document.form = dictionary(
        {
            "Fields": array(form.fields),
            "NeedAppearances": "false",
            "DR": dictionary({"Font": form.fonts}),
            "DA": words(_typed(TYPE_SIZE)),
        }
    )


class _Form:
    """Makes fields, copy by copy, and keeps them in order. Those of one kind and size share their looks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stem, self.places = "", Counter[str]()
        self.fonts = dictionary({_FONT: document.reference(_font(document))})
        self.looks: dict[tuple[str, float, float], str] = {}
        self.fields: list[str] = []
        self._several: dict[str, tuple[str, Ready, dict[str, str], list[str]]] = {}
        self._parted: dict[int, list[str]] = {}
        """The fields of pages that copies share, parted where their page, their name and how they are spoken of stand."""
        self._known: dict[int, dict[bool, list[tuple[bytes, bytes, bytes]]]] = {}
        """All fields of such a page, each parted where its page and the stem of its name stand: for stems in the alphabet of a
        PDF, and for others."""

    def begin(self, stem: str, places: Counter[str]) -> None:
        """Goes on to the next copy: the names of its fields begin with the *stem*. *places* is in how many places each of them
        stands, by id."""
        self.stem, self.places = stem, places
        self._several = {}

    def fields_of(self, page: Page, shown: str) -> list[str]:
        """References to what stands in the places of the cells of a page; those of a page that copies share are made at once."""
        opening = words(self.stem)[:-1]
        if (known := self._known.get(id(page))) is None:
            found = [self.place(cell, page.height, shown) for cell in page.fields]
            if all(self.places[cell.id] == 1 and cell.spoken for cell in page.fields):
                self._known[id(page)] = {
                    wide: [self._parts(cell, wide) for cell in page.fields] for wide in (False, True)
                }
            return found
        here, named = shown.encode(), opening.encode()
        bodies = [
            b"%b%b%b%b%b" % (start, here, middle, named, end) for start, middle, end in known[opening.startswith(_WIDE)]
        ]
        first = self.document.number_run(ReadyRun(bodies))
        references = [f"{number} 0 R" for number in range(first, first + len(bodies))]
        self.fields += references
        return references

    def _parts(self, cell: Field, wide: bool) -> tuple[bytes, bytes, bytes]:
        start, middle, close, end = self._parted[id(cell)]
        named = words(f"Я{cell.id}").removeprefix(words("Я")[:-1]) if wide else words(cell.id)[1:]
        return start.encode(), middle.encode(), f"{named}{close}{words(cell.spoken)}{end}".encode("latin-1")

    def place(self, cell: Field, page_height: float, page: str) -> str:
        """A reference to what stands in the place of a cell: the field itself, or one place of a field that has several."""
        name = self.stem + cell.id
        told = words(name)
        spoken = words(cell.spoken) if cell.spoken else told
        if self.places[cell.id] == 1:
            if id(cell) not in self._parted:
                whole = dictionary(self._widget(cell, page_height, _GAP) | _value(cell, _GAP, _GAP))
                self._parted[id(cell)] = whole.split(_GAP)
            start, middle, close, end = self._parted[id(cell)]
            body = f"{start}{page}{middle}{told}{close}{spoken}{end}".encode("latin-1")
            self.fields.append(self.document.reference(Ready(body)))
            return self.fields[-1]
        look = self._widget(cell, page_height, page)
        if cell.id not in self._several:
            field = Ready()
            self.fields.append(self.document.reference(field))
            self._several[cell.id] = self.fields[-1], field, _value(cell, told, spoken), []
        reference, field, value, places = self._several[cell.id]
        places.append(self._add(look | {"Parent": reference}))
        if len(places) == self.places[cell.id]:
            field.body = dictionary(value | {"Kids": array(places)}).encode("latin-1")
        return places[-1]

    def _add(self, entries: Mapping[str, str]) -> str:
        return self.document.reference(Ready(dictionary(entries).encode("latin-1")))

    def _widget(self, cell: Field, page_height: float, page: str) -> dict[str, str]:
        """A place on a page, and how it looks there; with no border, because the page has its own."""
        bottom = page_height - cell.y - cell.height
        made = {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "F": f"{_PRINTED}",
            "P": page,
            "Rect": array(map(real, (cell.x, bottom, cell.x + cell.width, bottom + cell.height))),
            "Border": "[ 0 0 0 ]",
        }
        empty = self._look("", cell)
        if cell.kind in BOXES:
            states = dictionary({"Off": empty, "Yes": self._look(_check(cell.width), cell)})
            return made | {"AS": "/Off", "AP": dictionary({"N": states})}
        size = round(min(TYPE_SIZE, 0.6 * cell.height), 1)
        looks = dictionary({"N": self._look("/Tx BMC EMC", cell)})
        # what is typed over the figures of a scale is seen in their place
        covers = {"MK": dictionary({"BG": "[ 1 ]"})} if cell.kind in ("felt", "pain") else {}
        return made | covers | {"DA": words(_typed(size)), "AP": looks}

    def _look(self, marks: str, cell: Field) -> str:
        """A reference to what is seen in a field of the size of *cell*."""
        key = (marks, round(cell.width, 2), round(cell.height, 2))
        if key not in self.looks:
            entries = {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": array(map(real, (0, 0, *key[1:]))),
                "Resources": dictionary({"Font": self.fonts}),
                "Filter": "[  ]",
            }
            self.looks[key] = self.document.reference(stream_of(marks.encode("latin-1"), entries))
        return self.looks[key]


_WIDE = r"(\376\377"
"""The beginning of words whose letters a PDF's own alphabet does not have: each of them then takes two signs."""


def _value(cell: Field, name: str, spoken: str) -> dict[str, str]:
    """What a field is and holds, wherever it stands."""
    named = {"T": name, "TU": spoken}
    if cell.kind in BOXES:
        return named | {"FT": "/Btn", "V": "/Off"}
    return named | {"FT": "/Tx", "V": "()"}


def _typed(size: float) -> str:
    """How typed text is set: its font and size, in black."""
    return f"/{_FONT} {size:g} Tf 0 g"


def _check(side: float) -> str:
    """A tick drawn in a box *side* points wide: no font need hold it."""
    points = [(0.20 * side, 0.52 * side), (0.42 * side, 0.26 * side), (0.80 * side, 0.78 * side)]
    start, *on = (f"{x:.2f} {y:.2f}" for x, y in points)
    return f"q 1 J 1 j {0.13 * side:.2f} w {start} m {' '.join(f'{point} l' for point in on)} S Q"


def _font(document: Document) -> Ready:
    """The regular face for text that is typed on a screen: whole, because nobody knows which letters that will be."""
    face = font("regular").face
    letters = [bytes([code]).decode("cp1252", errors="replace") for code in range(32, 256)]
    data = Path(face.filename).read_bytes()
    file = stream_of(zlib.compress(data), {"Filter": "/FlateDecode", "Length1": f"{len(data)}"})
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": f"/{_FONT}",
        "Flags": f"{_NONSYMBOLIC}",
        "FontBBox": array(map(real, face.bbox)),
        "Ascent": real(face.ascent),
        "Descent": real(face.descent),
        "CapHeight": real(face.capHeight),
        "ItalicAngle": real(face.italicAngle),
        "StemV": real(face.stemV),
        "FontFile2": document.reference(file),
    }
    made = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": f"/{_FONT}",
        "Encoding": "/WinAnsiEncoding",
        "FirstChar": "32",
        "LastChar": "255",
        "Widths": array(real(face.getCharWidth(ord(letter))) for letter in letters),
        "FontDescriptor": document.reference(Ready(dictionary(descriptor).encode("latin-1"))),
    }
    return Ready(dictionary(made).encode("latin-1"))
