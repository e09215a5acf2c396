"""Pages as text, for tests: a line an item, in tenths of a point, in the order of drawing."""

from __future__ import annotations

from collections.abc import Iterable

from programprint.pages import Colour, Fill, Image, Item, Page, Rule, Text


def dump(pages: Iterable[Page]) -> str:
    lines: list[str] = []
    for number, page in enumerate(pages, start=1):
        lines.append(f"page {number}  {page.width:.1f} × {page.height:.1f}")
        for panel in page.panels:
            turned = " upside down" if panel.upside_down else ""
            inner = dump([panel.page]).splitlines()[1:]
            lines += [f"  panel {panel.x:.1f},{panel.y:.1f}{turned}", *(f"  {line}" for line in inner)]
        lines += [f"  bookmark {mark.level} {mark.title}" for mark in page.bookmarks]
        lines += [f"  {_line(item)}" for item in page.items]
        lines += [
            f"  field {cell.id} [{cell.kind}]  {cell.x:.1f},{cell.y:.1f}  {cell.width:.1f} × {cell.height:.1f}"
            for cell in page.fields
        ]
    return "\n".join(lines) + "\n"


def _line(item: Item) -> str:
    if isinstance(item, Text):
        return f"text {item.x:.1f},{item.y:.1f}  {item.face} {item.size:g}{_grey(item.grey)}  {item.text}"
    if isinstance(item, Rule):
        return f"rule {item.x0:.1f},{item.y0:.1f} to {item.x1:.1f},{item.y1:.1f}  {item.weight:g}"
    if isinstance(item, Fill):
        return f"fill {item.x:.1f},{item.y:.1f}  {item.width:.1f} × {item.height:.1f}{_colour(item.colour)}"
    if isinstance(item, Image):
        kind = type(item.picture).__name__.lower()
        return f"image {item.x:.1f},{item.y:.1f}  {item.width:.1f} × {item.height:.1f}  {kind}"
    return f"box {item.x:.1f},{item.y:.1f}  {item.width:.1f} × {item.height:.1f}  {item.weight:g}"


def _colour(colour: Colour | None) -> str:
    return "  colour " + " ".join(f"{part:g}" for part in colour) if colour else ""


def _grey(grey: float) -> str:
    return f"  grey {grey:g}" if grey else ""
