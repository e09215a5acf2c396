"""Pictures of dots → a canvas, as they are."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from programprint.pages import Bitmap, Image


def draw_image(canvas: Canvas, image: Image) -> None:
    """Sets a picture from the bottom left corner."""
    if isinstance(image.picture, Bitmap):
        canvas.drawImage(ImageReader(io.BytesIO(image.picture.data)), 0, 0, image.width, image.height)
