"""Figures and bodies on a bad copier: after two copies limbs stand apart, nothing has broken, and no ink has run over."""

from __future__ import annotations

import pypdfium2
import pytest
from figure_record import names, shipped
from paper import some
from PIL import Image, ImageFilter

from programprint.draw.pdf import draw
from programprint.figure.areas import BACK, FRONT
from programprint.figure.body import TALL
from programprint.figure.picture import picture
from programprint.figure.worked import ROLES, worked
from programprint.figure.worked import TALL as WHOLE
from programprint.pages import MM, Drawing, Page, Pages
from programprint.pages import Image as Placed

DOTS = 300 / 72
FEW = 12
"""Dots that nobody misses: the corners of some gaps."""


def printed(drawing: Drawing, scale: float) -> Image.Image:
    """A drawing in black and white at 300 dots to the inch, for *scale* millimetres a unit."""
    width, height = drawing.width * scale * MM, drawing.height * scale * MM
    edge = 4 * MM
    page = Page(
        width + 2 * edge, height + 2 * edge, (0, 0, width, height), (Placed(edge, edge, width, height, drawing),), ()
    )
    document = pypdfium2.PdfDocument(draw(Pages("", "", "en", (page,))))
    image: Image.Image = document[0].render(scale=DOTS).to_pil().convert("L")
    document.close()
    return image.point(lambda value: 255 if value > 128 else 0)


def copied_twice(image: Image.Image) -> Image.Image:
    """Black and white twice over, blurred in between, as other pages are tried."""
    for _ in range(2):
        image = image.filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: 255 if value > 150 else 0)
    return image


def lost(sharp: Image.Image, copy: Image.Image, shade: int) -> int:
    """How many dots have changed their shade that stood inside a line, or a gap, of three dots at least."""
    inside = sharp.filter(ImageFilter.MinFilter(3) if shade else ImageFilter.MaxFilter(3))
    return sum(one == shade != other for one, other in zip(inside.tobytes(), copy.tobytes(), strict=True))


@pytest.mark.parametrize("name", some(names(), every=28))
def test_a_figure_of_30_mm_keeps_its_limbs_apart_after_two_copies(name: str) -> None:
    """Every gap is still white, and every line still black."""
    scale = 30 / TALL
    sharp = printed(picture(shipped()[name], scale), scale)
    copy = copied_twice(sharp)
    assert lost(sharp, copy, 255) <= FEW
    assert lost(sharp, copy, 0) <= FEW


def test_limbs_that_stand_too_close_are_noticed() -> None:
    scale = 30 / TALL
    sharp = printed(picture(shipped()["back-squat"], scale), scale)
    narrow = sharp.resize((sharp.width // 2, sharp.height // 2)).point(lambda value: 255 if value > 128 else 0)
    copy = copied_twice(narrow).resize(sharp.size)
    assert lost(sharp, copy, 255) + lost(sharp, copy, 0) > 10 * FEW


@pytest.mark.parametrize("muscle", some(sorted({*FRONT, *BACK}), every=4))
def test_the_inks_of_a_body_of_20_mm_are_told_apart_after_two_copies(muscle: str) -> None:
    scale = 20 / WHOLE
    bare, outline, hatched, solid = (
        copied_twice(printed(worked(muscles, scale), scale)).tobytes()
        for muscles in ((), *(((muscle, ink),) for ink in (*ROLES.values(),)[::-1]))
    )
    area = [at for at, (one, other) in enumerate(zip(bare, solid, strict=True)) if one and not other]
    assert area
    assert sum(hatched[at] > 0 for at in area) > 0.2 * len(area)
    assert all(sum(one != other for one, other in zip(bare, ink, strict=True)) > FEW for ink in (outline, hatched))
    assert sum(one != other for one, other in zip(outline, hatched, strict=True)) > FEW
