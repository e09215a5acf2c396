"""How much a drawing asks for, counted before anything is made of it: elements, their lines and curves, what they inherit."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from programprint import late
from programprint.limits import Limits, raised
from programprint.read.unprintable import Unprintable

LONGEST_STYLE = 30_000
"""Characters of all style sheets of a drawing."""
LONGEST_VALUE = 10_000
"""Characters of an attribute that is no outline."""
_USED = {
    *(
        "id",
        "class",
        "style",
        "transform",
        "d",
        "points",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
    ),
    *("width", "height", "viewBox", "preserveAspectRatio", "color", "fill", "fill-rule", "fill-opacity", "opacity"),
    *("stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "display", "visibility"),
    "vector-effect",
}
"""The attributes that say how something is drawn."""
_OUTLINES = ("d", "points")
_COMMAND = late.pattern(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER = late.pattern(r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7}
"""How many numbers a command takes, once."""
_STEPS = {"rect": 4, "circle": 4, "ellipse": 4, "line": 1}
_NAME = late.pattern(r"([\w-]+)\s*:")
_INHERITED, _READ = 50, 1_000
"""Names, and characters, that the elements of a drawing may inherit together, for each line that it may have."""


def too_many(limits: Limits) -> Unprintable:
    """What is said of a drawing that has more lines and curves than it may have."""
    message = f"the drawing has more than {limits.steps:,} lines and curves"
    return Unprintable(message, f"simplify it, or save it as .png; {raised('steps')}")


def bound_tags(data: bytes, limits: Limits) -> None:
    """Raises :class:`Unprintable` for a text with far more tags than there may be lines and curves."""
    if data.count(b"<") > 4 * limits.steps + 1_000:
        raise too_many(limits)


def bound(root: Element, limits: Limits) -> None:
    """Takes away what is not drawn, and raises :class:`Unprintable` for what would take long."""
    sheets = [element for element in root.iter() if _tag(element) == "style"]
    for sheet in sheets:  # without what follows its last rule
        sheet.text = (sheet.text or "")[: (sheet.text or "").rfind("}") + 1]
    style = sum(len(sheet.text or "") for sheet in sheets)
    if style > LONGEST_STYLE:
        raise Unprintable("the drawing has a style sheet without end", "save it anew as plain SVG")
    names = {name for sheet in sheets for name in _NAME.findall(sheet.text or "")}
    elements = steps = read = 0
    waiting = [(root, 0)]
    while waiting:
        element, inherited = waiting.pop()
        _strip(element)
        names.update(element.attrib, _NAME.findall(element.get("style", "")))
        inherited += len(element.get("transform", ""))
        elements, steps, read = elements + 1, steps + _steps(element), read + inherited + style
        if steps > limits.steps or elements > 2 * limits.steps + 1_000:
            raise too_many(limits)
        if (
            inherited > LONGEST_VALUE
            or elements * len(names) > _INHERITED * limits.steps
            or read > _READ * limits.steps
        ):
            raise Unprintable("the parts of the drawing inherit too much", "save it anew as plain SVG")
        waiting += [(child, inherited) for child in element]


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _strip(element: Element) -> None:
    """Leaves an element what says how it is drawn, every class once."""
    for name in [name for name in element.attrib if name not in _USED]:
        del element.attrib[name]
    if "class" in element.attrib:
        element.set("class", " ".join(dict.fromkeys(element.get("class", "").split())))
    for name, value in element.attrib.items():
        if name not in _OUTLINES and len(value) > LONGEST_VALUE:
            raise Unprintable(f"the drawing has a “{name}” without end", "save it anew as plain SVG")


def _steps(element: Element) -> int:
    """The lines and curves of an element, or somewhat less: an arc may become several curves."""
    if (tag := _tag(element)) == "path":
        return sum(
            max(1, len(_NUMBER.findall(path)) // _NUMBERS.get(command.lower(), 1))
            for command, path in _COMMAND.findall(element.get("d", ""))
        )
    return len(_NUMBER.findall(element.get("points", ""))) // 2 if tag.startswith("poly") else _STEPS.get(tag, 0)
