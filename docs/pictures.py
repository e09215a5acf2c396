"""Draws the pictures of the documentation from the shipped programs: ``python docs/pictures.py``."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from programprint import resources
from programprint.build import Order, build
from programprint.problems import Problems

DOCS = Path(__file__).parent
PICTURES = {
    "handout-log.png": ("unilateral-glute-block", "handout", 4),
    "handout-cues.png": ("unilateral-glute-block", "handout", 5),
    "large-print.png": ("unilateral-glute-block", "large-print", 0),
}
"""File, program, layout and page, counted from 0."""
DOTS_PER_INCH = 96


def draw(program: str, layout: str, page: int) -> pypdfium2.PdfBitmap:
    """One page of a shipped program as a bitmap."""
    printed = build(resources.programs() / f"{program}.yaml", Order(layout), Problems())
    assert printed is not None
    return pypdfium2.PdfDocument(printed.pdf)[page].render(scale=DOTS_PER_INCH / 72)


if __name__ == "__main__":
    for name, (program, layout, page) in PICTURES.items():
        image = draw(program, layout, page).to_pil().convert("L").quantize(16)
        image.save(DOCS / name, optimize=True)
