"""Files → pictures: photographs, scans of many pages, folders of both. They are hostile input, bounded before they are
unpacked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from programprint.docket import Docket
from programprint.logbook.record import mark_of
from programprint.read.files import read_bytes

ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf", ".heic", ".heif", ".webp", ".bmp")
MOST_DOTS = 60_000_000
"""Dots of a picture: no phone makes more."""
MOST_PAGES = 2_000
"""Pages of a scan."""
LONGEST = 4_200
"""Dots of the longer side that are worth having: more is scaled down."""
DOTS = 200
"""Dots per inch at which the page of a PDF is seen."""
_AGAIN = "take it again as JPEG or PNG, or scan it to PDF; HEIC needs pip install 'programprint[heic]'"
Array = np.ndarray[Any, np.dtype[np.uint8]]


class Picture(Struct, frozen=True):
    """A picture with its name, the mark of its file, and its dots: height × width × 3, blue, green, red. *two_tone*: it knows no
    greys."""

    name: str
    mark: str
    dots: Array
    two_tone: bool = False


def files_in(paths: Iterable[Path], docket: Docket) -> Iterator[Path]:
    """The files among *paths*, and the pictures in the folders among them, in order of their names. A folder without any is a
    problem."""
    for path in paths:
        if path.is_dir():
            inside = sorted(
                one for one in path.rglob("*") if one.suffix.lower() in ENDINGS and not one.name.startswith(".")
            )
            if not inside:
                docket.error(
                    docket.files.shown(path), "there is no picture in this folder", "name the folder of the scans"
                )
            yield from inside
        else:
            yield path


def pictures(path: Path, docket: Docket) -> Iterator[Picture]:
    """The pictures in a file. What cannot be read is a problem, and the rest goes on."""
    data = read_bytes(path, docket)
    if data is None:
        return
    name, mark = docket.files.shown(path), mark_of(data)
    try:
        yield from (
            _of_pdf(data, name, mark, docket) if data.startswith(b"%PDF") else _of_image(data, name, mark, docket)
        )
    except UnidentifiedImageError:
        docket.error(name, "this is no picture, or a broken one", _AGAIN)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        MemoryError,
        Image.DecompressionBombError,
        RuntimeError,
    ) as fault:
        docket.error(name, f"this picture cannot be read: {fault}", _AGAIN)


def count(path: Path) -> int:
    """How many pictures are in a file, as far as that is quickly told."""
    import pypdfium2

    try:
        if path.suffix.lower() == ".pdf":
            return len(pypdfium2.PdfDocument(str(path)))
        _know_more()
        with Image.open(path) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, RuntimeError, Image.DecompressionBombError):
        return 1


def _too_large(width: int, height: int, name: str, docket: Docket) -> bool:
    if width * height > MOST_DOTS:
        message = f"{width} × {height} dots are more than any phone makes"
        docket.error(name, message, f"save it with {MOST_DOTS // 1_000_000} million dots or fewer")
    return width * height > MOST_DOTS


def _of_image(data: bytes, name: str, mark: str, docket: Docket) -> Iterator[Picture]:
    _know_more()
    Image.MAX_IMAGE_PIXELS = 2 * MOST_DOTS
    with Image.open(io.BytesIO(data)) as image:
        if _too_large(*image.size, name, docket):
            return
        count = getattr(image, "n_frames", 1)
        for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
            if number > MOST_PAGES or _too_large(*frame.size, name, docket):
                return
            two_tone = frame.mode == "1"
            if frame.format == "JPEG":
                frame.draft("RGB", (LONGEST, LONGEST))
            turned = _in_colours(ImageOps.exif_transpose(frame))
            turned.thumbnail((LONGEST, LONGEST))
            told = f"{name}, page {number}" if count > 1 else name
            yield Picture(
                told, f"{mark}/{number}" if count > 1 else mark, np.asarray(turned)[:, :, ::-1].copy(), two_tone
            )


def _in_colours(image: Image.Image) -> Image.Image:
    """A picture in red, green and blue: greys of 16 bits become those of 8, and what can be seen through lies on white."""
    if image.mode.startswith("I") or image.mode == "F":
        greys = np.asarray(image, dtype=float)
        most = 65_535.0 if image.mode.startswith("I") else max(float(np.nanmax(greys, initial=0)), 1.0)
        image = Image.fromarray(np.clip(np.nan_to_num(greys) * 255 / most, 0, 255).astype(np.uint8))
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return image.convert("RGB")


def _know_more() -> None:
    """HEIC, where a package for it is there."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return
    register_heif_opener()


def _of_pdf(data: bytes, name: str, mark: str, docket: Docket) -> Iterator[Picture]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if not len(document):
        raise ValueError("it has no pages")
    try:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            width, height = page.get_size()
            scale = min(DOTS / 72, LONGEST / max(width, height, 1))
            if width < 1 or height < 1:
                continue
            dots = np.asarray(page.render(scale=scale).to_numpy())
            yield Picture(f"{name}, page {number + 1}", f"{mark}/{number + 1}", dots[:, :, :3].copy())
    finally:
        document.close()
