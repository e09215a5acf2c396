"""A picture → the codes of ours in it: which page of which sheet, and where their corners are."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import cv2
import numpy as np
import zxingcpp
from msgspec import Struct

from programprint.marks.code import SIZE
from programprint.marks.key import parsed

SMALL = 1_600
"""Dots of the longer side in which codes are looked for first: quicker, and blur does less."""
MOST_SHARPENED = 4_200
"""A larger picture is not sharpened: it is no photograph of a page that lacks dots."""
Points = np.ndarray[Any, np.dtype[Any]]
"""Points, × 2, or the dots of a picture."""


class Found(Struct, frozen=True):
    """A code: the id of a sheet, its page, which of the two it is, and its corners in the picture, from the top left one on."""

    sheet: str
    page: int
    which: int
    corners: Points


def codes_in(grey: Points) -> dict[tuple[str, int], dict[int, Found]]:
    """The codes by sheet and page; of one that is found in several sizes of the picture the first."""
    found: dict[tuple[str, int], dict[int, Found]] = defaultdict(dict)
    longest = max(grey.shape)
    if min(grey.shape) < SIZE:
        return {}  # not even a dot for each module
    for side in (*(side for side in (SMALL, 2 * SMALL) if side < longest), longest):
        scale = side / longest
        seen = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
        for code in _read(seen, scale):
            found[code.sheet, code.page].setdefault(code.which, code)
        if found and all(len(one) == 2 for one in found.values()):
            break
    if not found and longest <= MOST_SHARPENED:
        for code in _read(_sharpened(grey), 2.0):
            found[code.sheet, code.page].setdefault(code.which, code)
    return dict(found)


def _sharpened(grey: Points) -> Points:
    """A blurred picture at twice its size, its edges drawn over: takes long, and is tried where nothing else has found a code."""
    large = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return cv2.addWeighted(large, 3.0, cv2.GaussianBlur(large, (0, 0), 4.0), -2.0, 0)


def _read(grey: Points, scale: float) -> list[Found]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = []
    for one in zxingcpp.read_barcodes(grey, formats=formats, try_invert=False):
        if told := parsed(one.text):
            place = one.position
            corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
            at = np.array([(corner.x, corner.y) for corner in corners], float)
            found.append(Found(*told, (at + 0.5) / scale - 0.5))
    return found
