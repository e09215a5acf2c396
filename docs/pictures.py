"""Draws the pictures of the documentation from the shipped programs: ``python docs/pictures.py``.

``python docs/pictures.py --contact contact.png`` draws all layouts on one contact sheet instead, for review: a row a layout,
its first pages at one scale.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import msgspec
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from programprint import resources
from programprint.build import build, merge_program
from programprint.docket import Docket
from programprint.logbook.cells import planned
from programprint.logbook.record import written
from programprint.order import Order
from programprint.read.layouts import layout_names

DOCS = Path(__file__).parent
PICTURES = {
    "handout-log.png": ("unilateral-glute-block", "handout", 2),
    "handout-cues.png": ("unilateral-glute-block", "handout", -2),
    "large-print.png": ("unilateral-glute-block", "large-print", 0),
    "cue-cards.png": ("unilateral-glute-block", "cues", 0),
    "card.png": ("unilateral-glute-block", "card", 0),
    "coach-table.png": ("unilateral-glute-block", "coach", 0),
    "coach-figures.png": ("unilateral-glute-block", "coach", 1),
    "report.png": ("unilateral-glute-block", "report", 0),
    "wall.png": ("beginner-full-body", "wall", 0),
    "figures.png": ("beginner-full-body", "figures", 0),
    "poster.png": ("beginner-full-body", "poster", 0),
    "rack.png": ("unilateral-glute-block", "rack", 3),
    "pocket.png": ("unilateral-glute-block", "pocket", 1),
    "pocket-fold.png": ("unilateral-glute-block", "pocket-fold", 0),
    "arabic.png": ("arabic", "handout", 0),
}
"""File, program, layout and page, counted from 0, or from the end."""
GERMAN = "language-de.png"
"""The first page of the program on the page about languages."""
CONTACT_PROGRAM, CONTACT_PAGES, CONTACT_WIDTH, GAP = "unilateral-glute-block", 6, 3000, 24
DOTS_PER_INCH = 96
MOST_DOTS = 1200
"""Pictures are not larger: a page for the wall is made smaller."""


def draw_german() -> pypdfium2.PdfBitmap:
    """The first page of the German program of the docs."""
    program = (DOCS / "languages.md").read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "block.yaml"
        path.write_text(program, encoding="utf-8")
        printed = build(path, Order(), Docket())
    assert printed is not None
    return pypdfium2.PdfDocument(printed.pdf)[0].render(scale=DOTS_PER_INCH / 72)


def draw(program: str, layout: str, page: int) -> pypdfium2.PdfBitmap:
    """One page of a program that ships, or lies here, as a bitmap."""
    with TemporaryDirectory() as folder:
        library = (illustrated(Path(folder)),) if layout == "cues" else ()
        own = DOCS / f"{program}.yaml"
        path = own if own.exists() else resources.programs() / own.name
        log = logged(program, Path(folder)) if layout == "report" else None
        printed = build(path, Order(layout, library=library, log=log), Docket())
    assert printed is not None
    sheet = pypdfium2.PdfDocument(printed.pdf)[page % printed.pages]
    return sheet.render(scale=min(DOTS_PER_INCH / 72, MOST_DOTS / max(sheet.get_size())))


def logged(program: str, folder: Path) -> Path:
    """A log in the folder: somebody who does a little more on the right, stays away for a week, and leaves out the last sets."""
    sheets = merge_program(resources.programs() / f"{program}.yaml", Order(), Docket())
    assert sheets
    records = []
    for one in planned(sheets):
        week = one.sheet.week
        if week in (1, 2, 4) and one.line.role == "work" and not (week == 4 and one.session is one.sheet.sessions[-1]):
            for side in one.line.sides:
                least = one.entry.groups[one.line.group].do.amount.least or 8
                load = None if one.entry.load_unit == "" else Decimal(16 + 2 * week)
                records.append(
                    msgspec.structs.replace(
                        one.record(side),
                        done=Decimal(least) + (side == "R") * (one.line.number % 2),
                        load=load,
                        load_unit="kg" if load else "",
                        by="coach",
                    )
                )
    (folder / "ada.jsonl").write_bytes(written(records))
    return folder / "ada.jsonl"


def illustrated(folder: Path) -> Path:
    """The folder, with one shipped exercise that has a picture and a video as well."""
    name = "single-leg-hip-thrust.yaml"
    words = (resources.programs() / "exercises" / name).read_text(encoding="utf-8")
    (folder / name).write_text(
        f"{words}image: hip-thrust.svg\nvideo: https://example.org/hip-thrust\n", encoding="utf-8"
    )
    copy(DOCS / "hip-thrust.svg", folder)
    return folder


def row(layout: str) -> Image.Image:
    """The first pages of a layout beside each other, under its name, on white as wide as the contact sheet."""
    printed = build(resources.programs() / f"{CONTACT_PROGRAM}.yaml", Order(layout), Docket())
    assert printed is not None, layout
    document = pypdfium2.PdfDocument(printed.pdf)
    pages = [document[number] for number in range(min(len(document), CONTACT_PAGES))]
    scale = min(0.75, *((CONTACT_WIDTH / CONTACT_PAGES - GAP) / page.get_width() for page in pages))
    images = [page.render(scale=scale).to_pil().convert("L") for page in pages]
    sheet = Image.new("L", (CONTACT_WIDTH, max(image.height for image in images) + 3 * GAP), 255)
    pen = ImageDraw.Draw(sheet)
    pen.text((GAP, GAP // 2), f"{layout}: {printed.pages} pages", 0, ImageFont.load_default(24))
    x = GAP
    for image in images:
        sheet.paste(image, (x, 2 * GAP))
        pen.rectangle((x - 1, 2 * GAP - 1, x + image.width, 2 * GAP + image.height), outline=160)
        x += image.width + GAP
    return sheet


def contact(path: Path) -> None:
    """Writes the contact sheet, a PNG or a PDF by its name."""
    rows = [row(name) for name in layout_names([resources.layouts()])]
    sheet = Image.new("L", (CONTACT_WIDTH, sum(image.height for image in rows)), 255)
    y = 0
    for image in rows:
        sheet.paste(image, (0, y))
        y += image.height
    sheet.save(path)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--contact"]:
        contact(Path(sys.argv[2] if len(sys.argv) > 2 else "contact.png"))
        sys.exit()
    drawn = {name: draw(*page) for name, page in PICTURES.items()} | {GERMAN: draw_german()}
    for name, bitmap in drawn.items():
        bitmap.to_pil().convert("L").quantize(16).save(DOCS / name, optimize=True)
