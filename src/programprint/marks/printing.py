"""Pages → marked pages → a PDF whose copies bear codes, and their key."""

from __future__ import annotations

import io
from collections.abc import Sequence

from programprint.build import Printed
from programprint.draw.pdf import draw, draw_copies
from programprint.marks.asked import with_asked
from programprint.marks.key import Keyring
from programprint.marks.place import squared
from programprint.merge.sheet import Sheet
from programprint.order import Order
from programprint.pages import Copy, Pages
from programprint.read.layout import Layout


def marked(pages: Pages, sheets: Sequence[Sheet], layout: Layout) -> Pages:
    """The pages of some *sheets* with squares, and fields that say what they ask for."""
    return squared(with_asked(pages, sheets), layout)


def draw_marked(pages: Pages, order: Order, pdf: str, before: bytes | None) -> Printed:
    """The PDF of marked pages, in as many copies as are asked for, each with codes of its own."""
    ring = Keyring(pages.title, pdf, before)
    copies = ring.coded([Copy("", pages.pages)] * order.copies)
    if order.copies == 1:
        (only,) = copies
        return Printed(draw(pages, order.fillable, only.codes), len(pages), ring.data())
    out = io.BytesIO()
    count = draw_copies(pages, copies, out, order.fillable)
    return Printed(out.getvalue(), count, ring.data())
