"""The text of an SVG file → a drawing: outlines in greys. Whatever we could not print as it stands is refused by name."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from programprint import late
from programprint.limits import USUAL, Limits
from programprint.pages import Drawing, Segment, Shape
from programprint.read.drawing_bounds import bound, bound_tags, too_many
from programprint.read.unprintable import Unprintable

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_KNOWN = {*_SHAPES, "svg", "g", "defs", "style", "title", "desc", "metadata"}
_SVG = "{http://www.w3.org/2000/svg}"
_UNUSUAL = late.pattern(
    r"(?<![\w-])(clip-path|mask|filter|stroke-dasharray|opacity|display|visibility)\s*:\s*([^;}!]+)"
)
_USUAL = {"none", "1", "1.0", "inline", "block", "visible"}
_CURVED = math.tau / 12
"""How much of an arc is set as one curve."""
_PLAIN = "in your drawing program turn it into paths, or save the picture as .png"


def drawing(data: bytes, limits: Limits = USUAL) -> Drawing:
    """The drawing in an SVG file. Nothing is fetched; colours become greys. Raises :class:`Unprintable`."""
    bound_tags(data, limits)
    root = _parsed(data)
    for element in root.iter():
        _check(element)
    bound(root, limits)
    width, height, corner = _frame(root)
    try:
        from svgelements import SVG
        from svgelements import Shape as Figure
    except ModuleNotFoundError:
        raise Unprintable(
            "SVG needs an extra", "pip install 'programprint[svg]', or save the picture as .png"
        ) from None
    try:
        parsed = SVG.parse(io.StringIO(ElementTree.tostring(root, encoding="unicode")), reify=False)
        shapes, room = [], limits.steps
        for figure in parsed.elements():
            if isinstance(figure, Figure):
                shapes.append(_shape(figure, corner, room))
                room -= sum(map(len, shapes[-1].outlines))
    except _TooMany:
        raise too_many(limits) from None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as fault:
        raise Unprintable(f"the drawing is broken: {fault}", "save it anew as plain SVG") from None
    seen = tuple(shape for shape in shapes if shape.outlines and (shape.fill is not None or shape.stroke is not None))
    if not seen:
        raise Unprintable("the drawing is empty", "draw something, or leave it out")
    return Drawing(width, height, seen)


def _parsed(data: bytes) -> ElementTree.Element:
    if b"<!ENTITY" in data or b"\0" in data:
        raise Unprintable("the drawing holds more than a drawing", "save it anew as plain SVG")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise Unprintable(f"this is no SVG file, or a broken one: {fault}", "save it anew as plain SVG") from None
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise Unprintable("this is no SVG file, whatever its name says", "save it anew as plain SVG")
    return root


def _check(element: ElementTree.Element) -> None:
    """Refuses what would be dropped or drawn wrong. Notes of a drawing program, in namespaces of its own, do no harm."""
    tag = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else "?"
    if "}" not in tag and tag not in _KNOWN:
        raise Unprintable(f"the drawing holds <{tag}>, which is not printed", _PLAIN)
    style = "; ".join(value if name == "style" else f"{name}: {value}" for name, value in element.attrib.items())
    if tag == "style":
        style += element.text or ""
    if "url(" in style or "@import" in style:
        raise Unprintable("the drawing holds a gradient, a pattern or a clip, which is not printed", _PLAIN)
    for name, value in _UNUSUAL.findall(style):
        if value.strip() not in _USUAL or (name, value.strip()) == ("display", "none"):
            raise Unprintable(f"the drawing sets “{name}: {value.strip()}”, which is not printed", _PLAIN)


def _frame(root: ElementTree.Element) -> tuple[float, float, tuple[float, float]]:
    """Width, height and top left corner of the picture in its own units. The root then says so and nothing else, so that
    what is drawn is not scaled."""
    box = root.get("viewBox", "").replace(",", " ").split() or ["0", "0", root.get("width", ""), root.get("height", "")]
    try:
        x, y, width, height = (float(side.removesuffix("px")) for side in box)
    except ValueError:
        x, y, width, height = 0, 0, 0, 0
    if (
        not all(map(math.isfinite, (x, y, width, height)))
        or width <= 0
        or height <= 0
        or not 0.05 < width / height < 20
    ):
        raise Unprintable("the drawing does not say how large it is", "save it with a “viewBox”")
    for name in ("viewBox", "width", "height", "preserveAspectRatio", "x", "y"):
        root.attrib.pop(name, None)
    return width, height, (x, y)


def _shape(figure: Any, corner: tuple[float, float], room: int) -> Shape:
    from svgelements import Path

    path = abs(Path(figure))
    transform = figure.transform
    scale = math.sqrt(abs(transform.a * transform.d - transform.b * transform.c))
    weight = float(figure.stroke_width or 0) * scale
    stroke = _grey(figure.stroke) if weight > 0 else None
    is_round = "round" in (figure.values.get("stroke-linecap"), figure.values.get("stroke-linejoin"))
    even_odd = figure.values.get("fill-rule") == "evenodd"
    return Shape(tuple(_outlines(path, *corner, room)), _grey(figure.fill), stroke, weight, is_round, even_odd)


def _grey(colour: Any) -> float | None:
    """How light a colour prints, from 0 to 1, as the eye weighs red, green and blue; None where there is none.

    What is half clear is mixed with the white of the paper.
    """
    if colour is None or colour.value is None or colour.alpha == 0:
        return None
    light: float = (0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue) / 255
    return round(1 - (1 - light) * float(colour.alpha) / 255, 3)


class _TooMany(Exception):  # noqa: N818 - it reads as “except _TooMany”
    """More lines and curves than a drawing may have."""


def _outlines(path: Any, left: float, top: float, room: int) -> Iterator[tuple[Segment, ...]]:
    """The outlines of a path as straight lines and Bézier curves, no more than there is *room* for, from the corner of the
    picture."""
    from svgelements import Arc, Close, CubicBezier, Line, Move, QuadraticBezier

    def at(*points: Any) -> Segment:
        found = tuple(round(value, 3) for point in points for value in (point.x - left, point.y - top))
        if not all(map(math.isfinite, found)):
            raise ValueError("a point lies nowhere")
        return found

    outline: list[Segment] = []
    for step in path:
        room -= math.ceil(abs(step.sweep) / _CURVED) if isinstance(step, Arc) else 1
        if room < 0:
            raise _TooMany
        match step:
            case Move():
                if len(outline) > 1:
                    yield tuple(outline)
                outline = [at(step.end)]
            case Close():
                outline.append(())
            case Line():
                outline.append(at(step.end))
            case CubicBezier():
                outline.append(at(step.control1, step.control2, step.end))
            case QuadraticBezier():
                first, last = (point + (step.control - point) * (2 / 3) for point in (step.start, step.end))
                outline.append(at(first, last, step.end))
            case Arc():
                outline += [at(curve.control1, curve.control2, curve.end) for curve in step.as_cubic_curves()]
    if len(outline) > 1:
        yield tuple(outline)
