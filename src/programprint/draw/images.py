"""Pictures of pages → marks on a canvas: bitmaps as they are, drawings as outlines."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from programprint.pages import Bitmap, Image, Segment, Shape


def draw_image(canvas: Canvas, image: Image, page_height: float) -> None:
    """Sets a picture in its place; the state of the canvas is afterwards what it was."""
    bottom = page_height - image.y - image.height
    picture = image.picture
    if isinstance(picture, Bitmap):
        canvas.drawImage(ImageReader(io.BytesIO(picture.data)), image.x, bottom, image.width, image.height)
        return
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(image.x, bottom, image.width, image.height)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.translate(image.x, bottom + image.height)
    canvas.scale(image.width / picture.width, -image.height / picture.height)
    for shape in picture.shapes:
        _draw_shape(canvas, shape)
    canvas.restoreState()


def _draw_shape(canvas: Canvas, shape: Shape) -> None:
    if shape.fill is not None:
        canvas.setFillGray(shape.fill)
    if shape.stroke is not None:
        canvas.setStrokeGray(shape.stroke)
        canvas.setLineWidth(shape.weight)
        canvas.setLineCap(int(shape.round))
        canvas.setLineJoin(int(shape.round))
    path = canvas.beginPath()
    for outline in shape.outlines:
        _trace(path, outline)
    mode = 0 if shape.even_odd else 1
    canvas.drawPath(path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None), fillMode=mode)


def _trace(path: PDFPathObject, outline: tuple[Segment, ...]) -> None:
    start, *steps = outline
    path.moveTo(*start)
    for step in steps:
        if not step:
            path.close()
        elif len(step) == 2:
            path.lineTo(*step)
        else:
            path.curveTo(*step)
