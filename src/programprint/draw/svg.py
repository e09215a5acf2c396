"""A page → SVG: its pictures of lines and its texts, for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from programprint.pages import Drawing, Image, Page, Segment, Shape, Text


def svg(page: Page) -> bytes:
    """A page of texts and drawings as a file of its own. Other items are not drawn."""
    size = f"{page.width:.2f} {page.height:.2f}"
    wide, high = size.split()
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {size}">',
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    for item in page.items:
        if isinstance(item, Image) and isinstance(item.picture, Drawing):
            lines += _drawing(item, item.picture)
        elif isinstance(item, Text):
            style = f'font-family="Source Sans 3, sans-serif" font-size="{item.size:g}"'
            lines.append(f'<text x="{item.x:.2f}" y="{item.y:.2f}" {style}>{escape(item.text)}</text>')
    return "\n".join([*lines, "</svg>", ""]).encode()


def _drawing(image: Image, drawing: Drawing) -> Iterator[str]:
    across, down = image.width / drawing.width, image.height / drawing.height
    yield f'<g transform="matrix({across:.4f} 0 0 {down:.4f} {image.x:.2f} {image.y:.2f})">'
    for shape in drawing.shapes:
        yield f'<path d="{"".join(map(_outline, shape.outlines))}" {_paint(shape)}/>'
    yield "</g>"


def _outline(outline: tuple[Segment, ...]) -> str:
    letters = {0: "Z", 2: "L", 6: "C"}
    start, *steps = outline
    return "M" + _numbers(start) + "".join(letters[len(step)] + _numbers(step) for step in steps)


def _numbers(step: Segment) -> str:
    return " ".join(f"{value:g}" for value in step)


def _paint(shape: Shape) -> str:
    def grey(shade: float | None) -> str:
        return "none" if shade is None else f"#{round(shade * 255):02x}" + f"{round(shade * 255):02x}" * 2

    ends = "round" if shape.round else "butt"
    joins = "round" if shape.round else "miter"
    rule = ' fill-rule="evenodd"' if shape.even_odd else ""
    line = (
        f' stroke="{grey(shape.stroke)}" stroke-width="{shape.weight:g}" stroke-linecap="{ends}" stroke-linejoin="{joins}"'
        if shape.stroke is not None
        else ""
    )
    return f'fill="{grey(shape.fill)}"{rule}{line}'
