"""The measures of a layout → those with which words would run into each other, lines get lost or cells be too small."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from programprint.pages import MM
from programprint.read.layout import Layout
from programprint.read.paper import SMALLEST_TYPE

FREE = {"wall", "cards", "poster"}
"""Sides whose type is not set on the baseline grid."""
Fault = tuple[tuple[str, str], str, str]
"""The field, what is wrong with it, and the cure."""


def faults(layout: Layout) -> Iterator[Fault]:
    """What cannot be printed as it is measured."""
    sides = {*layout.week, *layout.program}
    for name in ("thin", "thick"):  # less gets lost on a copier, more runs into what stands beside it
        yield from _bounded(layout, ("rules", name), 0.25, 6, "pt")
    line, body, small = layout.line.least, layout.type.body, layout.type.small
    lines = {"small": 1.05} if sides <= FREE else {"display": 2.15, "heading": 1.25, "body": 1.2, "small": 1.05}
    wrong = [
        fault
        for name, high in lines.items()
        for fault in _bounded(layout, ("type", name), SMALLEST_TYPE, high * line, "pt", ", or a larger line.least")
    ]
    yield from wrong
    if "log" in layout.week and not wrong:  # what it measures follows from the type
        yield from _bounded(layout, ("log", "label"), 1.5 * body, 25 * MM, "mm")
        yield from _bounded(layout, ("log", "number"), 1.6 * small, 25 * MM, "mm")
        yield from _bounded(layout, ("log", "letter"), 0.9 * body, 15 * MM, "mm")
        yield from _bounded(layout, ("log", "load"), 20 * MM, 60 * MM, "mm")
    if "rack" in layout.week:
        yield from _bounded(layout, ("rack", "name"), 15 * MM, 150 * MM, "mm")
        yield from _bounded(layout, ("rack", "target"), 10 * MM, 150 * MM, "mm")
        yield from _bounded(layout, ("rack", "cell"), 11 * MM, 60 * MM, "mm")


def _bounded(
    layout: Layout, path: tuple[str, str], least: float, most: float, unit: str, other: str = ""
) -> Iterator[Fault]:
    """A fault where a measure in points lies outside its bounds, which are said in *unit* with one decimal inside of them."""
    part, field = path
    value, size = getattr(getattr(layout, part), field), MM if unit == "mm" else 1.0
    if not least - 0.01 <= value <= most + 0.01:
        low = least if least < 1 else ceil(10 * least / size - 0.01) / 10
        high = floor(10 * most / size + 0.01) / 10
        message = f"“{field}” of {value / size:.4g} {unit} leaves too little room beside it, or has too little itself"
        yield path, message, f"choose {low:g}{unit} to {high:g}{unit}{other}"
