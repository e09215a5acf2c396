"""Pictures of exercises: read from inside their folder only, whole, of a sane size, in greys; all else is said at its line."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from shutil import copy

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pillow

from programprint import resources
from programprint.build import build, prepare
from programprint.docket import Docket
from programprint.limits import USUAL
from programprint.order import Order
from programprint.pages import Bitmap, Drawing, Image
from programprint.picture import pictures
from programprint.problems import Span
from programprint.read.drawing import drawing
from programprint.read.picture import LONGEST_SIDE, bitmap
from programprint.read.unprintable import Unprintable

DOCS = Path(__file__).parents[2] / "docs"
PROGRAM = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: bridge, do: 3x8}]}]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'
LINE = '<path d="M10 10 H90" stroke="#000" stroke-width="4" fill="none"/>'


def picture_bytes(
    kind: str = "PNG", size: tuple[int, int] = (40, 20), colour: object = "red", mode: str = "RGB"
) -> bytes:
    out = io.BytesIO()
    Pillow.new(mode, size, colour).save(out, kind)  # type: ignore[arg-type]
    return out.getvalue()


class Shelf:
    """A program with one exercise that has a picture."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.shelf = folder, folder / "exercises"
        self.shelf.mkdir()
        (folder / "program.yaml").write_text(PROGRAM)

    def built(self, image: str) -> tuple[bytes | None, Docket]:
        (self.shelf / "bridge.yaml").write_text(f"name: Bridge\nimage: {image}\n")
        docket = Docket()
        printed = build(self.folder / "program.yaml", Order("cues"), docket)
        return printed.pdf if printed else None, docket


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def refused(shelf: Shelf, image: str) -> str:
    pdf, problems = shelf.built(image)
    assert pdf is None
    (problem,) = problems
    assert isinstance(problem.where, Span)
    assert problem.where.source.name.endswith("bridge.yaml")
    assert problem.where.place == (2, 8)
    assert problem.hint
    return problem.message


@pytest.mark.parametrize(
    "image",
    [
        "../outside.png",
        "pictures/../../outside.png",
        "/etc/outside.png",
        "C:\\outside.png",
        "..\\outside.png",
        "//host/x.png",
    ],
)
def test_a_path_that_leads_out_is_refused(shelf: Shelf, image: str) -> None:
    (shelf.folder / "outside.png").write_bytes(picture_bytes())
    assert "leads out of the folder" in refused(shelf, image)


def test_a_link_that_leads_out_is_refused(shelf: Shelf) -> None:
    (shelf.folder / "outside.png").write_bytes(picture_bytes())
    (shelf.shelf / "inside.png").symlink_to(shelf.folder / "outside.png")
    assert "is a link that leads out" in refused(shelf, "inside.png")


def test_a_link_within_the_folder_is_followed(shelf: Shelf) -> None:
    (shelf.shelf / "one.png").write_bytes(picture_bytes())
    (shelf.shelf / "two.png").symlink_to(shelf.shelf / "one.png")
    assert shelf.built("two.png")[0]


def test_a_link_to_itself_is_refused(shelf: Shelf) -> None:
    (shelf.shelf / "ring.png").symlink_to(shelf.shelf / "ring.png")
    assert "there is no file “ring.png”" in refused(shelf, "ring.png")


@pytest.mark.parametrize(
    ("image", "data", "said"),
    [
        ("missing.png", None, "there is no file “missing.png” beside this one"),
        ("a.gif", picture_bytes("GIF"), "is no picture that can be printed"),
        ("a.png", picture_bytes("GIF"), "this is no PNG file, whatever its name says"),
        ("a.jpg", picture_bytes("PNG"), "this is no JPEG file"),
        ("a.png", b"", "this is no PNG file"),
        ("a.png", picture_bytes(size=(300, 300), colour=(1, 2, 3))[:150], "the picture is broken"),
        ("a.jpeg", picture_bytes("JPEG", size=(300, 300))[:700], "broken"),
        ("a.png", b"\0" * 10_000_001, "larger than 10,000,000 bytes"),
        ("a.svg", b"no drawing", "this is no SVG file"),
        ("a.svg", b"<html/>", "this is no SVG file"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_said_at_its_line(
    shelf: Shelf, image: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (shelf.shelf / image).write_bytes(data)
    assert said in refused(shelf, image)


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that unfold into a picture of any size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [5001, 10_000, 20_000, 2_000_000])
def test_a_picture_that_unfolds_is_refused_before_it_is_decoded(side: int) -> None:
    assert side * side > USUAL.dots
    with pytest.raises(Unprintable, match="more than 25,000,000 dots"):
        bitmap(png_that_claims(side, side), "PNG")


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("JPEG", "RGB"), ("JPEG", "CMYK")]
)
def test_pictures_of_every_mode_become_grey(kind: str, mode: str) -> None:
    made = bitmap(picture_bytes(kind, mode=mode, colour=0), kind)
    assert Pillow.open(io.BytesIO(made.data)).mode == "L"
    assert (made.width, made.height) == (40, 20)


def test_clear_parts_are_white() -> None:
    made = bitmap(picture_bytes(mode="RGBA", colour=(0, 0, 0, 0)), "PNG")
    assert Pillow.open(io.BytesIO(made.data)).getextrema() == (255, 255)


def test_sixteen_bits_a_dot_are_read() -> None:
    made = bitmap(picture_bytes(mode="I;16", colour=32768), "PNG")
    (low, high) = Pillow.open(io.BytesIO(made.data)).getextrema()
    assert 126 <= low <= high <= 129  # type: ignore[operator]


def test_a_large_picture_is_made_smaller() -> None:
    made = bitmap(picture_bytes("JPEG", (4000, 1000)), "JPEG")
    assert max(made.width, made.height) == LONGEST_SIDE
    assert made.width == 4 * made.height


def test_a_photograph_stands_upright() -> None:
    out = io.BytesIO()
    turned = Pillow.Exif()
    turned[0x0112] = 6
    Pillow.new("RGB", (40, 20)).save(out, "JPEG", exif=turned)
    made = bitmap(out.getvalue(), "JPEG")
    assert (made.width, made.height) == (20, 40)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<text>Hi</text>", "<text>"),
        ('<image href="http://example.org/x.png"/>', "<image>"),
        ('<image href="file:///etc/passwd"/>', "<image>"),
        ('<use href="#a"/>', "<use>"),
        ("<script>1</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<path d="M0 0 H9" fill="url(#g)"/>', "gradient"),
        ('<style>@import "http://example.org/a.css";</style>', "gradient, a pattern or a clip"),
        ('<path d="M0 0 H9" style="opacity:0.5"/>', "opacity"),
        ('<path d="M0 0 H9" display="none"/>', "display"),
        ('<path d="M0 0 H9" stroke="#000" stroke-dasharray="2 2"/>', "stroke-dasharray"),
        ("", "the drawing is empty"),
        ('<path d="M0 0 H9" fill="none"/>', "the drawing is empty"),
    ],
)
def test_a_drawing_that_would_print_otherwise_is_refused_by_name(inside: str, said: str) -> None:
    with pytest.raises(Unprintable) as refusal:
        drawing(SVG.format(inside).encode())
    assert said in refusal.value.message
    assert refusal.value.hint


def test_a_drawing_that_multiplies_itself_is_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + SVG.format(LINE)
    with pytest.raises(Unprintable):
        drawing(bomb.encode())


def test_a_drawing_says_how_large_it_is() -> None:
    with pytest.raises(Unprintable, match="how large"):
        drawing(SVG.format(LINE).replace(' viewBox="0 0 100 50"', "").encode())
    made = drawing(SVG.format(LINE).replace('viewBox="0 0 100 50"', 'width="100px" height="50"').encode())
    assert (made.width, made.height) == (100, 50)


def test_transforms_and_styles_of_a_drawing_are_followed() -> None:
    made = drawing(
        SVG.format(
            "<style>.a{fill:none;stroke:#fff;stroke-width:2}</style>"
            '<g transform="translate(10 5) scale(3)"><path class="a" d="M0 0 L10 0"/></g>'
            '<rect width="5" height="5" fill="red" fill-opacity="0.5"/>'
        ).encode()
    )
    line, square = made.shapes
    assert line.outlines == (((10.0, 5.0), (40.0, 5.0)),)
    assert (line.fill, line.stroke, line.weight) == (None, 1.0, 6.0)
    assert square.stroke is None
    assert square.fill == pytest.approx(1 - 0.701 * 0.5, abs=0.01)


def images_of(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every picture of dots in a file."""
    streams = (found for found in document.objects if isinstance(found, pikepdf.Stream))
    return [found for found in streams if found.get("/Subtype") == "/Image"]


def test_a_drawing_stays_a_drawing_and_is_seen(shelf: Shelf) -> None:
    """Lines in the PDF, no dots; dark where the drawing is, white where it is not."""
    copy(DOCS / "hip-thrust.svg", shelf.shelf / "a.svg")
    pdf, problems = shelf.built("a.svg")
    assert not len(problems)
    assert pdf is not None
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert images_of(document) == []
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L")
    picture = image.crop((60, 150, 560, 360))
    assert picture.getextrema() == (0, 255)


def test_a_photograph_is_embedded_once_in_greys(shelf: Shelf) -> None:
    (shelf.shelf / "a.jpg").write_bytes(picture_bytes("JPEG", (300, 200)))
    pdf, _ = shelf.built("a.jpg")
    assert pdf is not None
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (found,) = images_of(document)
        assert found.ColorSpace == "/DeviceGray"
        assert (int(found.Width), int(found.Height)) == (300, 200)


def test_the_same_picture_makes_the_same_bytes(shelf: Shelf) -> None:
    (shelf.shelf / "a.png").write_bytes(picture_bytes())
    assert shelf.built("a.png")[0] == shelf.built("a.png")[0]


def test_a_build_looks_at_the_picture_even_where_it_is_missing(shelf: Shelf) -> None:
    """So a build that watches starts again when it comes or changes."""
    _, problems = shelf.built("a.png")
    assert shelf.shelf / "a.png" in problems.looked_at


def test_values_are_frozen() -> None:
    assert hash(bitmap(picture_bytes(), "PNG")) == hash(bitmap(picture_bytes(), "PNG"))
    assert isinstance(bitmap(picture_bytes(), "PNG"), Bitmap)
    assert isinstance(hash(drawing(SVG.format(LINE).encode())), int)
    assert isinstance(drawing(SVG.format(LINE).encode()), Drawing)


def test_a_broken_note_of_the_camera_is_nothing_to_speak_of() -> None:
    """Warnings are errors here."""
    out, noted = io.BytesIO(), Pillow.Exif()
    noted[0x0112] = 6
    Pillow.new("RGB", (20, 10), "red").save(out, "JPEG", exif=noted)
    whole = out.getvalue()
    start = whole.index(b"Exif\0\0") + 6
    for at in range(start, start + 30):
        broken = bytearray(whole)
        broken[at : at + 2] = b"\xff\xff"
        try:
            assert bitmap(bytes(broken), "JPEG").width in (10, 20)
        except Unprintable:
            continue


def test_a_page_sent_as_an_image_shows_its_figures() -> None:
    program = resources.programs() / "unilateral-glute-block.yaml"
    pages = prepare(program, Order("figures"), Docket())
    printed = build(program, Order("figures"), Docket())
    assert pages is not None
    assert printed is not None
    (first, *_) = pages
    figures = [item for item in first.items if isinstance(item, Image)]
    assert len(figures) == 3
    shown = Pillow.open(io.BytesIO(next(iter(pictures(printed.pdf))))).convert("L")
    scale = shown.width / first.width
    for figure in figures:
        left, top = figure.x * scale, figure.y * scale
        place = shown.crop((int(left), int(top), int(left + figure.width * scale), int(top + figure.height * scale)))
        dots = place.histogram()
        black, white = sum(dots[:64]) / sum(dots), sum(dots[192:]) / sum(dots)
        assert 0.05 < black < 0.6
        assert white > 0.3
