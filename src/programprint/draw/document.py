"""Objects and pages → a PDF file, object by object: numbers, the outline, what the whole document says of itself, and where
everything stands."""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING, BinaryIO

from programprint import __version__
from programprint.draw.objects import Ready, ReadyPage, ReadyRun, dictionary, words
from programprint.draw.outline import Outline
from programprint.pages import Pages

if TYPE_CHECKING:
    from programprint.draw.fonts import Font
    from programprint.draw.glyph_font import GlyphFont
    from programprint.draw.guests import Guests

EPOCH = 946684800.0
"""The first second of the year 2000: files say that they were made then, or when the environment says, so that the same pages
give the same bytes."""
_MARK = "%\x93\x8c\x8b\x9e ReportLab Generated PDF document (opensource)\n"
"""Bytes by which a file is known not to be text."""
_DIGEST = "% ReportLab generated PDF document -- digest (opensource)\n"
_MADE_BY = f"programprint {__version__}"
_KIND = "Workout sheets"


class Ledger:
    """A file to which objects are written, and where each of them stands."""

    def __init__(self, out: BinaryIO, version: str) -> None:
        self._out, self._places = out, array("Q")
        self._at = out.write(f"%PDF-{version}\n{_MARK}".encode("latin-1"))

    def put(self, number: int, body: bytes) -> None:
        """Writes an object."""
        self._grow(number)
        self._places[number - 1] = self._at
        end = b"" if body.endswith(b"\n") else b"\n"
        self._at += self._out.write(b"%d 0 obj\n%b%bendobj\n" % (number, body, end))

    def put_run(self, first: int, bodies: Sequence[bytes]) -> None:
        """Writes objects whose numbers follow each other."""
        written = [b"%d 0 obj\n%b\nendobj\n" % (number, body) for number, body in enumerate(bodies, first)]
        self._grow(first + len(bodies) - 1)
        ends = accumulate(map(len, written), initial=self._at)
        self._places[first - 1 : first - 1 + len(bodies)] = array("Q", islice(ends, len(bodies)))
        self._at += self._out.write(b"".join(written))

    def _grow(self, number: int) -> None:
        """Makes room for the place of an object, and of those before it."""
        if len(self._places) < number:
            self._places.frombytes(bytes(self._places.itemsize * (number - len(self._places))))

    def end(self, root: int, info: int, fingerprint: str) -> None:
        """Writes where all objects stand, and which of them comes first."""
        write, size = self._out.write, len(self._places) + 1
        write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for start in range(0, len(self._places), 1000):
            write(b"".join([b"%010d 00000 n \n" % place for place in self._places[start : start + 1000]]))
        write(
            f"trailer\n<<\n/ID \n[<{fingerprint}><{fingerprint}>]\n{_DIGEST}\n/Info {info} 0 R\n/Root {root} 0 R\n"
            f"/Size {size}\n>>\nstartxref\n{self._at}\n%%EOF\n".encode()
        )


class Document:
    """A PDF in the making. Things get their numbers in the order in which they are first asked for, *after* those that the file
    has already."""

    def __init__(self, about: Pages, after: int = 0) -> None:
        self.about, self._last = about, after
        self.version = "1.3"
        self.things: list[Ready | ReadyRun] = []
        self.pages: list[ReadyPage] = []
        self.fonts: dict[str, int] = {}
        """The numbers of fonts by the names that content knows them by."""
        self.fontMapping: dict[str, str] = {}
        self.delayedFonts: list[Font | GlyphFont] = []
        """The names of fonts and the fonts themselves, as a font of reportlab's enters them."""
        self.form, self.labels = "", ""
        """What the catalog says of form fields, and what stands in the tree of the names of pages, if anything."""
        self.outline = Outline()
        self._fonts, self._tree = Ready(), Ready()
        if not after:
            self.number(self._fonts)

    def number(self, thing: Ready) -> int:
        """The number of a thing, which it gets now if it has none."""
        if not thing.number:
            self.things.append(thing)
            self._last += 1
            thing.number = self._last
        return thing.number

    def number_run(self, run: ReadyRun) -> int:
        """The first of the numbers that some things get now."""
        self.things.append(run)
        run.first = self._last + 1
        self._last += len(run.bodies)
        return run.first

    def reference(self, thing: Ready) -> str:
        """What leads to a thing."""
        return f"{self.number(thing)} 0 R"

    @property
    def fonts_number(self) -> int:
        """The number of the list of fonts."""
        return self._fonts.number

    @property
    def tree_number(self) -> int:
        """The number of what holds all pages."""
        return self.number(self._tree)

    @cached_property
    def guests(self) -> Guests:
        """What takes in objects that reportlab makes, which is loaded where there are any."""
        from programprint.draw.guests import Guests

        return Guests(self)

    def add_page(self, page: ReadyPage) -> None:
        """Adds a page behind the others."""
        self.number(page)
        self.pages.append(page)

    def save(self, out: BinaryIO) -> None:
        """Writes the file."""
        self.embed()
        kids = " ".join([f"{page.number} 0 R" for page in self.pages])
        self._tree.body = f"<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>".encode()
        ledger = Ledger(out, self.version)
        self.close(ledger, self.reference(self._tree))

    def close(self, ledger: Ledger, tree: str) -> None:
        """Writes all that has a number, what the whole document says of itself, and the end of the file. The *tree* leads to all
        pages."""
        moment = _moment()
        catalog, info = Ready(), Ready(self._info(moment).encode("latin-1"))
        self.number(catalog)
        self.number(info)
        outline = self.outline.add_to(self)
        catalog.body = self._catalog(outline, tree).encode("latin-1")
        for thing in self.things:
            if isinstance(thing, ReadyRun):
                ledger.put_run(thing.first, thing.bodies)
            else:
                ledger.put(thing.number, thing.written())
        ledger.end(catalog.number, info.number, self._fingerprint(moment))

    def embed(self) -> None:
        """Adds the fonts, of which it is known now which letters are set."""
        for font in self.delayedFonts:
            if hasattr(font, "embed"):
                font.embed(self)
            else:
                self.guests.add_font(font)
        self._fonts.body = dictionary({name: f"{number} 0 R" for name, number in self.fonts.items()}).encode()

    def _info(self, moment: float) -> str:
        when = words(time.strftime("D:%Y%m%d%H%M%S+00'00'", time.gmtime(moment)))
        return dictionary(
            {
                "Author": words(self.about.author or ""),
                "CreationDate": when,
                "ModDate": when,
                "Creator": words(_MADE_BY),
                "Producer": words(_MADE_BY),
                "Keywords": "()",
                "Subject": words(_KIND),
                "Title": words(self.about.title),
                "Trapped": "/False",
            }
        )

    def _catalog(self, outline: Ready | None, tree: str) -> str:
        entries = {"Type": "/Catalog", "PageMode": "/UseOutlines" if outline else "/UseNone"}
        if self.about.language:
            entries["Lang"] = words(self.about.language)
        if outline:
            entries["Outlines"] = self.reference(outline)
        entries["Pages"] = tree
        if self.form:
            entries["AcroForm"] = self.reference(Ready(self.form.encode("latin-1")))
        viewing = {"Direction": "/R2L"} if self.about.leftwards else {}
        if self.about.flip:
            viewing["Duplex"] = f"/DuplexFlip{self.about.flip.capitalize()}Edge"
        if viewing:
            entries["ViewerPreferences"] = self.reference(Ready(dictionary(viewing).encode()))
        if self.labels:
            entries["PageLabels"] = self.reference(Ready(f"<<{self.labels}>>".encode("latin-1")))
        return dictionary(entries)

    def _fingerprint(self, moment: float) -> str:
        """A sum of what the document says of itself, which tells two documents of one place apart."""
        try:  # hashlib loads OpenSSL, which takes longer than to write the file
            from _md5 import md5  # type: ignore[import-not-found]
        except ImportError:
            from hashlib import md5
        told = md5(b"a reportlab document", usedforsecurity=False)
        for part in (ascii(moment), self.about.title, self.about.author or "", _KIND):
            told.update(part.encode())
        return str(told.hexdigest())


def _moment() -> float:
    """When the file says that it was made, in seconds."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return int(asked) if asked else EPOCH
