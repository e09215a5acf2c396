"""The gym's own head and foot on a page: they take their height from the frame, so that every side has room for them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.compose.type.metrics import Metrics
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.compose.type.picture import fitted, place
from programprint.docket import Docket
from programprint.pages import MM, Colour, Fill, Picture
from programprint.read.layout import Layout, Margins

LOGO_PART = 0.032
"""Height of the logo, as a part of that of the page; a small page gives it more."""
LEAST_LOGO = 5.5 * MM
WIDEST_LOGO = 0.4
"""Most of the width that a logo takes."""
MOST_OF_PAGE = 0.2
"""Most of the height of a page that head and foot may take."""
LEADING = 1.25
"""From line to line, as a multiple of the size."""
TAIL = 0.25
"""Below the last baseline, as a part of the size."""
RULE, ABOVE_RULE = 0.6 * MM, 1.2 * MM
WHITE_PART, LEAST_WHITE = 0.012, 2.5 * MM
"""White below the rule, as a part of the height of the page, and at least."""
BESIDE_LOGO, APART = 3 * MM, 6 * MM
"""White beside the logo, and at least between the name and the line at its right."""
BLACK: Colour = (0.0, 0.0, 0.0)


class Band(Struct, frozen=True):
    """The head, *height* points above the frame, and the foot, *below* points under it."""

    height: float
    white: float
    """What of it is left below the rule."""
    below: float
    logo: Picture | None
    room: tuple[float, float]
    """Width and height of the logo."""
    name: Sequence[Line]
    line: Sequence[Line]
    beside: bool
    """Whether the line stands at the right of the name."""
    footer: Sequence[Line]
    accent: Colour
    large: float
    """The size of the name."""
    small: float
    """The size of everything else."""

    def frame(self, pen: Pen) -> None:
        """Sets head and foot of a page."""
        self.draw(pen, pen.left, pen.right, pen.top, pen.bottom)

    def draw(self, pen: Pen, left: float, right: float, top: float, bottom: float) -> None:
        """Sets head and foot above and below what has these edges."""
        if self.height:
            self._head(pen, left, right, top - self.white - RULE)
        pen.lines(left, bottom + self.below - _depth(self.footer[1:], self.small), self.footer, LEADING * self.small)

    def _head(self, pen: Pen, left: float, right: float, rule: float) -> None:
        pen.items.append(Fill(left, rule, right - left, RULE, self.accent))
        bottom, x = rule - ABOVE_RULE, left
        if self.logo:
            width, height = self.room
            place(self.logo, pen, left, bottom - height, width, height)
            x += width + BESIDE_LOGO
        last = bottom - TAIL * self.small
        under = [] if self.beside else self.line
        name = last - _depth(under, self.small) - _depth(self.name[1:], self.large)
        pen.lines(x, name, self.name, LEADING * self.large)
        pen.lines(x, last - _depth(under[1:], self.small), under, LEADING * self.small)
        if self.beside:
            pen.lines(right - self.line[0].width, last, self.line, 0)


def _depth(rows: Sequence[Line], size: float) -> float:
    return LEADING * size * len(rows)


def banded(layout: Layout, logo: Picture | None, metrics: Metrics, docket: Docket) -> tuple[Layout, Band | None]:
    """The layout with the room that its brand leaves, and the brand as it is set there; as it is where it has none. A
    pocket page, which asks for less, has logo and name alone."""
    brand = layout.brand
    if brand and brand.name and layout.log.arrange == "ticks":
        brand = brand.without(("line", "footer"))
    if brand is None or not (brand.name or brand.line or logo or brand.accent or brand.footer):
        return layout, None
    large, small, width = layout.type.body, layout.type.small, _width(layout)
    page = layout.size[1] / (layout.card_grid[1] if "cards" in layout.program else 1)
    room = fitted(logo, width * WIDEST_LOGO, max(LOGO_PART * page, LEAST_LOGO)) if logo else (0.0, 0.0)
    measure = width - room[0] - (BESIDE_LOGO if logo else 0)
    name = lines([Run(brand.name or "", "bold")], large, measure, metrics)
    line = lines([Run(brand.line)], small, measure, metrics)
    both = sum(one.width for one in (*name, *line)) + APART
    beside = len(name) == len(line) == 1 and both <= measure
    words = _depth(name, large) + (0 if beside else _depth(line, small))
    has_head = bool(name or line or logo or brand.accent)
    white = max(WHITE_PART * page, LEAST_WHITE)
    height = max(room[1], words) + ABOVE_RULE + RULE + white if has_head else 0.0
    footer = lines([Run(brand.footer)], small, width, metrics)
    below = _depth(footer, small) + ABOVE_RULE if footer else 0.0
    if height + below > MOST_OF_PAGE * page:
        docket.error(
            layout.span("brand") or "brand",
            f"the brand takes {(height + below) / MM:.0f} mm of a page that is {page / MM:.0f} mm high",
            "shorten its “name”, “line” and “footer”",
        )
    accent = brand.accent or BLACK
    band = Band(height, white, below, logo, room, name, line, beside, footer, accent, large, small)
    return layout.changed(margins=_margins(layout, height, below)), band


def _margins(layout: Layout, above: float, below: float) -> Margins:
    """The margins with the room for head and foot; pages bound at the top are turned over, so that both ends take either."""
    margins = layout.margins
    if layout.binding == "top":
        either = max(above, below)
        return margins.changed(inside=margins.inside + either, bottom=margins.bottom + either)
    return margins.changed(top=margins.top + above, bottom=margins.bottom + below)


def _width(layout: Layout) -> float:
    """The narrowest width that the brand has on any page: of a card that is cut out, where there are some."""
    left, _, right, _ = layout.frame()
    if "cards" not in layout.program:
        return right - left
    return layout.size[0] / layout.card_grid[0] - layout.margins.inside - layout.margins.outside
