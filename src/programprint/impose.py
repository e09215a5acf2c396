"""Pages → sheets of the paper that is in the printer: several pages to a side, in the order that cutting or folding asks for.

A sheet is a page as well. It holds its pages as panels, and knows their fields, bookmarks and anchors at the places where they
come to stand. Between the panels, in their margins, are marks for the knife and the fold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.languages import words_of
from programprint.pages import MM, Anchor, Bookmark, Field, Flip, Page, Pages, Panel, Rule
from programprint.read.layout import GRIDS, Impose, Layout
from programprint.read.paper import PRINTABLE

MARK = 4 * MM
"""The length of a mark; it begins where printers begin to print."""
MARK_WEIGHT = 0.5
DASH = 3 * MM

FOLD8 = ((7, True), (6, True), (5, True), (4, True), (8, False), (1, False), (2, False), (3, False))
"""The classic fold of one sheet with one cut, row by row: the page in each place, and whether it stands on its head."""


class Position(Struct, frozen=True):
    """A page, counted from 0, at a column and a row of a sheet."""

    page: int
    column: int
    row: int
    upside_down: bool = False


def impose(pages: Pages, layout: Layout) -> Pages:
    """The document on sheets as the layout shares them; as it is where every page has a sheet of its own, or there is none."""
    if layout.impose == "none" or not pages.pages:
        return pages
    columns, rows = GRIDS[layout.impose]
    if layout.orientation == "landscape":
        columns, rows = rows, columns
    first = pages.pages[0]
    empty = Page(first.width, first.height, first.frame, (), ())
    sides = []
    for side in sides_of(layout.impose, len(pages), columns, rows, layout.duplex, layout.binding == "top"):
        if pages.leftwards:
            side = [replace(place, column=columns - 1 - place.column) for place in side]
        sides.append(_sheet(side, pages.pages, empty, columns, rows, layout.impose))
    twofold = layout.impose == "booklet" or (layout.duplex and layout.impose != "fold8")
    words = words_of(pages.language)
    names = ("side.front", "side.back") if twofold else ("side.sheet",)
    named = [
        replace(side, label=words(names[number % len(names)], sheet=number // len(names) + 1))
        for number, side in enumerate(sides)
    ]
    upright = named[0].height >= named[0].width
    flip: Flip = "" if not twofold else "long" if upright != (layout.binding == "top") else "short"
    return replace(pages, pages=tuple(named), flip=flip)


def sides_of(
    how: Impose, count: int, columns: int, rows: int, duplex: bool = False, over_the_top: bool = False
) -> Iterator[list[Position]]:
    """Where each of *count* pages stands, side by side of the sheets. A number beyond *count* is an empty page.

    On the backs of sheets that are cut, a page lies behind the front of its leaf: columns are mirrored or, where backs are
    turned *over_the_top*, rows.
    """
    each = columns * rows
    if how == "fold8":
        for start in range(0, count, each):
            yield [
                Position(start + number - 1, at % columns, at // columns, turned)
                for at, (number, turned) in enumerate(FOLD8)
            ]
    elif how == "booklet":
        last = -(-count // 4) * 4 - 1
        for front in range(0, (last + 1) // 2, 2):
            yield [Position(last - front, 0, 0), Position(front, 1, 0)]
            yield [Position(front + 1, 0, 0), Position(last - front - 1, 1, 0)]
    elif not duplex:
        for start in range(0, count, each):
            yield [Position(start + at, at % columns, at // columns) for at in range(each)]
    else:
        for start in range(0, count, 2 * each):
            fronts = [Position(start + 2 * at, at % columns, at // columns) for at in range(each)]
            yield fronts
            yield [
                replace(place, page=place.page + 1, row=rows - 1 - place.row)
                if over_the_top
                else replace(place, page=place.page + 1, column=columns - 1 - place.column)
                for place in fronts
            ]


def _sheet(side: list[Position], pages: Sequence[Page], empty: Page, columns: int, rows: int, how: Impose) -> Page:
    width, height = empty.width, empty.height
    panels = [
        (place.page, Panel(pages[place.page], place.column * width, place.row * height, place.upside_down))
        for place in sorted(side, key=lambda place: place.page)
        if place.page < len(pages)
    ]
    return Page(
        columns * width,
        rows * height,
        (PRINTABLE, PRINTABLE, columns * width - PRINTABLE, rows * height - PRINTABLE),
        tuple(_marks(columns, rows, width, height, how)),
        tuple(_field(panel, field) for _, panel in panels for field in panel.page.fields),
        tuple(
            Bookmark(mark.title, mark.level, panel.y_of(mark.y), number)
            for number, panel in panels
            for mark in panel.page.bookmarks
        ),
        tuple(Anchor(anchor.name, panel.y_of(anchor.y)) for _, panel in panels for anchor in panel.page.anchors),
        panels=tuple(panel for _, panel in panels),
    )


def _field(panel: Panel, field: Field) -> Field:
    x, y = panel.x + field.x, panel.y + field.y
    if panel.upside_down:
        x = panel.x + panel.page.width - field.x - field.width
        y = panel.y + panel.page.height - field.y - field.height
    return replace(field, x=x, y=y)


def _marks(columns: int, rows: int, width: float, height: float, how: Impose) -> Iterator[Rule]:
    """A short line at either end of every fold and cut; a dashed one where the knife goes inside the sheet."""
    right, bottom = columns * width, rows * height
    for column in range(1, columns):
        x = column * width
        yield Rule(x, PRINTABLE, x, PRINTABLE + MARK, MARK_WEIGHT)
        yield Rule(x, bottom - PRINTABLE - MARK, x, bottom - PRINTABLE, MARK_WEIGHT)
    for row in range(1, rows):
        y = row * height
        yield Rule(PRINTABLE, y, PRINTABLE + MARK, y, MARK_WEIGHT)
        yield Rule(right - PRINTABLE - MARK, y, right - PRINTABLE, y, MARK_WEIGHT)
    if how == "fold8":
        dashes = int(2 * width / (2 * DASH))
        start = width + (2 * width - (2 * dashes - 1) * DASH) / 2
        for dash in range(dashes):
            x = start + 2 * dash * DASH
            yield Rule(x, height, x + DASH, height, MARK_WEIGHT)
