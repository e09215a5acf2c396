"""What reportlab makes (fonts of one's own, pictures of dots) → objects of a document of ours, in which they stand as they would
in one of its own. Loaded where there are any: a sheet without them starts in half the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFObject, PDFObjectReference, format
from reportlab.pdfgen.canvas import Canvas

from programprint.draw.fonts import FONT_TABLES
from programprint.draw.images import draw_image
from programprint.draw.objects import Ready
from programprint.pages import Image

if TYPE_CHECKING:
    from programprint.draw.document import Document

rl_config.useA85 = 0  # pictures as they are: as text they are a quarter larger, and slow to write


class _Guest(Ready):
    """An object of reportlab's, which says what it is when it is written."""

    __slots__ = ("host", "thing")

    def __init__(self, thing: Any, host: Any) -> None:
        super().__init__()
        self.thing, self.host = thing, host

    def written(self) -> bytes:
        return bytes(format(self.thing, self.host, toplevel=1))


class Guests(PDFDocument):  # type: ignore[misc]
    """A document of reportlab's, whose things are numbered in one of ours."""

    def __init__(self, own: Document) -> None:
        self._own = own
        super().__init__(compression=1, invariant=1)
        self.fontMapping, self.delayedFonts = own.fontMapping, own.delayedFonts
        self._canvas = Canvas(None, invariant=1, pageCompression=1)
        self._canvas._doc = self
        self._canvas._preamble = "1 0 0 1 0 0 cm "

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802
        """A reference to an object, which gets its number now if it has none."""
        if name is None and (not isinstance(obj, PDFObject) or isinstance(obj, PDFObjectReference)):
            return obj
        name = name or getattr(obj, "__InternalName__", None)
        if name is None or name not in self.idToObject:
            number = self._own.fonts_number if name == BasicFonts else self._own.number(_Guest(obj, self))
            name = name or f"R{number}"
            obj.__InternalName__ = name
            self.idToObject[name] = obj
            self.idToObjectNumberAndVersion[name] = (number, 0)
        return PDFObjectReference(name)

    def add_font(self, font: Any) -> None:
        """Puts into the file what it needs of a font."""
        with FONT_TABLES:
            font.addObjects(self)
        listed = self.idToObject[BasicFonts].dict
        for name, made in listed.items():
            self._own.fonts[name] = self.number_of(made.__InternalName__)
        listed.clear()

    def number_of(self, name: str) -> int:
        """The number of an object that has a name."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def draw(self, image: Image, name: str) -> str:
        """Makes a form of a picture of dots, from its bottom left corner, and says by what name content asks for it."""
        canvas = self._canvas
        canvas.beginForm(name, 0, 0, image.width, image.height)
        draw_image(canvas, image)
        canvas.endForm()
        return str(self.getXObjectName(name))
