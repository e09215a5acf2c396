"""The path of a picture → the picture in greys, checked: inside its folder, of a known kind, whole, and of a sane size."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from programprint.docket import Docket
from programprint.limits import USUAL, Limits, leads_out, raised
from programprint.pages import Bitmap, Picture
from programprint.problems import Span
from programprint.read.files import READABLE
from programprint.read.hush import hushed
from programprint.read.unprintable import Unprintable

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

LONGEST_SIDE = 1600
"""Dots kept along the longer side: 300 to the inch on a picture 135 mm wide."""
_KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_SHRINK = f"shrink it to {LONGEST_SIDE} dots along its longer side"


def read_picture(name: str, folder: Path, where: Span | None, docket: Docket, field: str = "image") -> Picture | None:
    """The picture *name* in *folder*; None, with the problem added at *where*, when it cannot be printed. *field* names it."""
    try:
        limits = docket.limits
        path = _inside(name, folder, docket)
        data = _bytes(path, name, docket)
        if path.suffix.lower() == ".svg":
            from programprint.read.drawing import drawing

            return drawing(data, limits)
        return bitmap(data, _KINDS[path.suffix.lower()], limits)
    except Unprintable as fault:
        docket.error(where, f"“{field}”: {fault.message}", fault.hint)
        return None


def _inside(name: str, folder: Path, docket: Docket) -> Path:
    """The path of the file; nothing may lead out of the folder: no ``..``, no path from the root, no link. Only a folder that
    the command allows is as good."""
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    named_out = ".." in (*posix.parts, *windows.parts) or posix.is_absolute() or windows.anchor
    if named_out and not _is_allowed(folder / name, docket):
        raise Unprintable(
            f"“{name}” leads out of the folder of this file",
            "put the picture beside this file, or in a folder below it; or allow its folder: --allow DIR",
        )
    if posix.suffix.lower() not in (*_KINDS, ".svg"):
        raise Unprintable(f"“{name}” is no picture that can be printed", "save it as .svg, .png or .jpg")
    path = folder / name
    docket.look_at(path)
    if docket.files.kind(path) != "file":
        hint = "mend the path; it starts from this file's folder"
        raise Unprintable(f"there is no file “{name}” beside this one", hint)
    if docket.leads_out(path, folder):
        raise Unprintable(
            f"“{name}” is a link that leads out of the folder of this file", "put the picture itself there"
        )
    return path


def _is_allowed(path: Path, docket: Docket) -> bool:
    return any(not leads_out(path, allowed, (), docket.files.real) for allowed in docket.limits.allowed)


def _bytes(path: Path, name: str, docket: Docket) -> bytes:
    limits = docket.limits
    try:
        data = docket.files.data(path, limits.picture + 1)
    except OSError as fault:
        raise Unprintable(f"“{name}” cannot be read: {fault.strerror or fault}", READABLE) from None
    if len(data) > limits.picture:
        raise Unprintable(f"the file is larger than {limits.picture:,} bytes", f"{_SHRINK}; {raised('picture')}")
    return data


def bitmap(data: bytes, kind: str, limits: Limits = USUAL) -> Bitmap:
    """A PNG or JPEG upright, in greys on white, no larger than paper can show."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    too_many = Unprintable(f"the picture has more than {limits.dots:,} dots", f"{_SHRINK}; {raised('dots')}")
    try:
        with hushed():  # many dots are counted here, and a broken note of the camera is none of ours
            opened = Image.open(io.BytesIO(data), formats=(kind,))
            if opened.width * opened.height > limits.dots:
                raise too_many
            opened.draft("L", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then decoded no larger than it need be
            image = _grey(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError:
        raise too_many from None
    except UnidentifiedImageError:
        raise Unprintable(f"this is no {kind} file, whatever its name says", "save it anew as .png or .jpg") from None
    except (OSError, SyntaxError, ValueError) as fault:
        raise Unprintable(f"the picture is broken: {fault}", "save it anew as .png or .jpg") from None
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    image.save(out, kind, **({"quality": 88} if kind == "JPEG" else {}))
    return Bitmap(*image.size, out.getvalue())


def _grey(image: PillowImage) -> PillowImage:
    """The image in shades of grey, white where it is clear."""
    from PIL import Image

    if image.mode.startswith("I"):  # sixteen bits a dot
        return image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("L")
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("L")
