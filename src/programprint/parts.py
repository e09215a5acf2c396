"""Which sides of a layout are printed: all, the logs or the cues alone, and with or without the guide."""

from __future__ import annotations

from programprint.docket import Docket
from programprint.order import Order
from programprint.read.layout import Layout

LOGS = frozenset(("log", "rack", "card", "figures"))
"""The sides that take the pen."""
CUES = frozenset(("cues", "cards", "poster"))
"""The sides that say how exercises are done."""


def in_parts(layout: Layout, order: Order, docket: Docket) -> Layout:
    """The layout with the sides that are asked for. That it has none of them is an error."""
    sides = {*layout.week, *layout.program}
    kept = sides
    if order.logs_only or order.cues_only:
        kept = sides & ((LOGS if order.logs_only else frozenset()) | (CUES if order.cues_only else frozenset()))
        asked = " and ".join(
            name for name, on in (("--logs-only", order.logs_only), ("--cues-only", order.cues_only)) if on
        )
        if not kept:
            found = ", ".join(f"“{side}”" for side in (*layout.week, *layout.program))
            docket.error(
                order.layout, f"this layout has no side for {asked}; it prints {found}", "choose another layout"
            )
            return layout
    guide = order.guide
    if guide is None:
        guide = not order.is_part and kept == sides
    kept = kept | {"guide"} if order.guide else kept if guide else kept - {"guide"}
    if not kept:
        return layout  # a layout of nothing but a guide
    program = [side for side in layout.program if side in kept]
    if order.guide and "guide" not in program:
        program.append("guide")
    return layout.changed(week=[side for side in layout.week if side in kept], program=program)
