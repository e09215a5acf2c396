"""Drawings → forms of a page: outlines that need nothing of reportlab, which takes longer to load than a sheet to draw."""

from __future__ import annotations

from collections.abc import Iterator

from programprint.draw.objects import Ready, real, stream
from programprint.pages import Drawing, Image, Segment, Shape

_ENDS = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
"""What is done with a path that is filled, and one that is stroked."""


def form_of(image: Image, drawing: Drawing) -> Ready:
    """A form with a drawing in it, from its bottom left corner."""
    width, height = real(image.width), real(image.height)
    across, down = real(image.width / drawing.width), real(-image.height / drawing.height)
    placed = f"0 0 {width} {height} re W n\n{across} 0 0 {down} 0 {height} cm\n"
    content = f"{placed}{_shapes(drawing)}"
    return stream(content.encode(), f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Resources<<>>")


def _shapes(drawing: Drawing) -> str:
    return "\n".join([" ".join(_operators(shape)) for shape in drawing.shapes])


def _operators(shape: Shape) -> Iterator[str]:
    if shape.fill is not None:
        yield f"{real(shape.fill)} g"
    if shape.stroke is not None:
        yield f"{real(shape.stroke)} G {real(shape.weight)} w {shape.round:d} J {shape.round:d} j"
    for outline in shape.outlines:
        yield from _traced(outline)
    filled, stroked = shape.fill is not None, shape.stroke is not None
    yield _ENDS[filled, stroked] + ("*" if filled and shape.even_odd else "")


def _traced(outline: tuple[Segment, ...]) -> list[str]:
    start, *steps = outline
    found = [f"{real(start[0])} {real(start[1])} m"]
    for step in steps:
        if not step:
            found.append("h")
        elif len(step) == 2:
            found.append(f"{real(step[0])} {real(step[1])} l")
        else:
            found.append(" ".join([real(value) for value in step]) + " c")
    return found
