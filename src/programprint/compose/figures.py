"""Figures with names → a sheet of them, for who draws and who looks them over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from programprint.compose.type.metrics import Metrics
from programprint.figure.body import TALL
from programprint.figure.notation import Figure
from programprint.figure.picture import picture
from programprint.pages import MM, Image, Item, Page, Pages, Text

WIDTH, HEIGHT, MARGIN, GAP = 210 * MM, 297 * MM, 12 * MM, 6 * MM
SIZE = 7.0


def contact_sheet(figures: Iterable[tuple[str, Figure]], height: float, metrics: Metrics, whole: bool = False) -> Pages:
    """Figures in rows, a person *height* millimetres tall, on one scale; a *whole* sheet is one page, long as it must be."""
    pages: list[tuple[Item, ...]] = []
    items: list[Item] = []
    y = MARGIN
    for row in _rows(figures, height / TALL, metrics):
        high = max(image.height for image, _ in row) + 2.2 * SIZE
        if not whole and items and y + high > HEIGHT - MARGIN:
            pages.append(tuple(items))
            items, y = [], MARGIN
        for image, caption in row:
            foot = y + high - 2.2 * SIZE
            items.append(Image(image.x, foot - image.height, image.width, image.height, image.picture))
            items.append(Text(caption.x, foot + 1.3 * SIZE, caption.text, "regular", SIZE, caption.width))
        y += high + GAP
    pages.append(tuple(items))
    long = max(y - GAP + MARGIN, 4 * MARGIN) if whole else HEIGHT
    frame = MARGIN, MARGIN, WIDTH - MARGIN, long - MARGIN
    sheets = tuple(Page(WIDTH, long, frame, page, (), label=str(number)) for number, page in enumerate(pages, 1))
    return Pages("Figures", "", "en", sheets)


def _rows(
    figures: Iterable[tuple[str, Figure]], scale: float, metrics: Metrics
) -> Iterable[Sequence[tuple[Image, Text]]]:
    """Images and captions side by side, as many as go into the width; where they stand in height is not yet said."""
    row: list[tuple[Image, Text]] = []
    x = MARGIN
    for name, figure in figures:
        drawing = picture(figure, scale)
        room = WIDTH - 2 * MARGIN
        size = min(scale * MM, room / drawing.width)
        wide, text = drawing.width * size, metrics.width(name, "regular", SIZE)
        if row and x + max(wide, text) > WIDTH - MARGIN:
            yield row
            row, x = [], MARGIN
        image = Image(x, 0.0, wide, drawing.height * size, drawing)
        row.append((image, Text(x, 0.0, name, "regular", SIZE, text)))
        x += max(wide, text) + GAP
    if row:
        yield row
