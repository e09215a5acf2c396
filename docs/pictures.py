"""Draws the pictures of the documentation from the shipped programs: ``python docs/pictures.py``."""

from __future__ import annotations

from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pypdfium2

from programprint import resources
from programprint.build import Order, build
from programprint.problems import Problems

DOCS = Path(__file__).parent
PICTURES = {
    "handout-log.png": ("unilateral-glute-block", "handout", 4),
    "handout-cues.png": ("unilateral-glute-block", "handout", 5),
    "large-print.png": ("unilateral-glute-block", "large-print", 0),
    "cue-cards.png": ("unilateral-glute-block", "cues", 0),
    "card.png": ("unilateral-glute-block", "card", 0),
    "coach-table.png": ("unilateral-glute-block", "coach", 0),
    "coach-figures.png": ("unilateral-glute-block", "coach", 2),
    "wall.png": ("beginner-full-body", "wall", 0),
    "rack.png": ("unilateral-glute-block", "rack", 3),
}
"""File, program, layout and page, counted from 0."""
DOTS_PER_INCH = 96
MOST_DOTS = 1200
"""Pictures are not larger: a page for the wall is made smaller."""


def draw(program: str, layout: str, page: int) -> pypdfium2.PdfBitmap:
    """One page of a shipped program as a bitmap."""
    with TemporaryDirectory() as folder:
        library = (illustrated(Path(folder)),) if layout == "cues" else ()
        printed = build(resources.programs() / f"{program}.yaml", Order(layout, library=library), Problems())
    assert printed is not None
    sheet = pypdfium2.PdfDocument(printed.pdf)[page]
    return sheet.render(scale=min(DOTS_PER_INCH / 72, MOST_DOTS / max(sheet.get_size())))


def illustrated(folder: Path) -> Path:
    """The folder, with one shipped exercise that has a picture and a video as well."""
    name = "single-leg-hip-thrust.yaml"
    words = (resources.programs() / "exercises" / name).read_text(encoding="utf-8")
    (folder / name).write_text(
        f"{words}image: hip-thrust.svg\nvideo: https://example.org/hip-thrust\n", encoding="utf-8"
    )
    copy(DOCS / "hip-thrust.svg", folder)
    return folder


if __name__ == "__main__":
    for name, (program, layout, page) in PICTURES.items():
        image = draw(program, layout, page).to_pil().convert("L").quantize(16)
        image.save(DOCS / name, optimize=True)
