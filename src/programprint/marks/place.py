"""Where marks stand on a page: in its margins, clear of holes, and never closer to an edge than every printer prints."""

from __future__ import annotations

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.marks.code import SIZE
from programprint.pages import MM, Fill, Page, Pages
from programprint.read.layout import Layout
from programprint.read.paper import PRINTABLE

MODULE = 0.5 * MM
"""A module of a code: below it, phones at arm's length fail on curled paper."""
CODE = SIZE * MODULE
SQUARE = 5 * MM
QUIET = 2 * MM
"""White beside marks."""
INSIDE = PRINTABLE + CODE + QUIET
"""The least margin at the binding edge."""
ABOVE = PRINTABLE + SQUARE + 0.6 * MM
"""The least margin above: the first line stands well below its edge."""
BELOW = PRINTABLE + SQUARE + QUIET + 0.5 * MM
"""The least margin below, into which letters hang a little."""
UNREAD = ("wall", "rack", "cards", "coach", "report", "poster", "figures")
"""Sides that nobody fills in as one athlete's log."""
Point = tuple[float, float]


def with_margins(layout: Layout, docket: Docket) -> Layout:
    """The layout with the room for its marks, its pages as wide as before and as many lines high: the grid may be tighter by
    what the margins take, some hundredths of a millimetre. It is as it was where it asks for none. One whose sides cannot bear
    marks is an error."""
    if not layout.marks:
        return layout
    where = layout.span("marks") or "--marks"
    if layout.impose != "none" or layout.binding not in ("left", "right"):
        message = "marks need sheets of one page each that are bound at the left or at the right"
        docket.error(where, message, "leave out “marks”, or “impose” and “binding”")
    elif refused := [side for side in (*layout.week, *layout.program) if side in UNREAD]:
        message = f"“{refused[0]}” is not read back from a picture: marks are for what one athlete fills in"
        docket.error(where, message, "leave out “marks”, or choose the layout handout or card")
    margins = layout.margins
    inside, top, bottom = max(margins.inside, INSIDE), max(margins.top, ABOVE), max(margins.bottom, BELOW)
    outside = max(margins.outside - (inside - margins.inside), min(margins.outside, PRINTABLE))
    lost = top - margins.top + bottom - margins.bottom
    tighter = 1 - lost / (layout.size[1] - margins.top - margins.bottom)
    return layout.changed(
        margins=margins.changed(inside=inside, outside=outside, top=top, bottom=bottom),
        line=layout.line.changed(least=layout.line.least * tighter),
    )


def binds_left(page: Page) -> bool:
    """Whether the binding edge of a page is its left one: there its margin is wider."""
    return page.frame[0] > page.width - page.frame[2]


def code_places(page: Page) -> tuple[Point, Point]:
    """The top left corners of the codes, near the upper and the lower end of the binding margin."""
    x = PRINTABLE if binds_left(page) else page.width - PRINTABLE - CODE
    return (x, PRINTABLE), (x, page.height - PRINTABLE - CODE)


def square_places(page: Page) -> tuple[Point, ...]:
    """The top left corners of the squares: those at the binding edge stand beside the codes."""
    beside = PRINTABLE + CODE + 2 * QUIET
    far = page.width - PRINTABLE - SQUARE
    columns = (beside, far) if binds_left(page) else (PRINTABLE, page.width - beside - SQUARE)
    return tuple((x, y) for y in (PRINTABLE, page.height - PRINTABLE - SQUARE) for x in columns)


def squared(pages: Pages, layout: Layout) -> Pages:
    """The pages, where the layout asks for marks, with their squares; an empty page bears none."""
    if not layout.marks:
        return pages
    marked = tuple(
        replace(page, items=(*(Fill(x, y, SQUARE, SQUARE) for x, y in square_places(page)), *page.items))
        if page.items
        else page
        for page in pages
    )
    return replace(pages, pages=marked, marked=True)
